// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/clusterdialog.h"

#include "widgets/shell/errortext.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/sentences.h"
#include "widgets/theme/tokens.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace acr::ui {

namespace {

/// Lines of a list; the rest is counted.
constexpr std::size_t shownLines = 8;
constexpr int barSteps = 1000;
constexpr int dialogWidth = 520;

QLabel* lineLabel(QWidget* parent, const char* name)
{
    auto* label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString workerLine(const BegunChunk& begun)
{
    const QString host = QString::fromStdString(begun.host);
    const QString chunk = numbers::count(static_cast<qint64>(begun.chunk));
    return begun.dead ? ClusterDialog::tr("Chunk %1: process %2 on %3 is gone").arg(chunk).arg(begun.process).arg(host)
                      : ClusterDialog::tr("Chunk %1: process %2 on %3, last written %4 s ago")
                            .arg(chunk)
                            .arg(begun.process)
                            .arg(host, numbers::fixed(begun.idleSeconds, 0));
}

template <class Item, class Line>
QString listOf(const QString& heading, const std::vector<Item>& items, const Line& line)
{
    if (items.empty())
        return {};
    QStringList lines{heading};
    for (std::size_t i = 0; i < std::min(items.size(), shownLines); ++i)
        lines << line(items[i]);
    if (items.size() > shownLines)
        lines << ClusterDialog::tr("and %n more", nullptr, static_cast<int>(items.size() - shownLines));
    return lines.join(u'\n');
}

} // namespace

ClusterDialog::ClusterDialog(ClusterRun& run, QWidget* parent)
    : QDialog(parent)
    , m_run(run)
    , m_bar(new QProgressBar(this))
    , m_state(lineLabel(this, "clusterState"))
    , m_workers(lineLabel(this, "clusterWorkers"))
    , m_broken(lineLabel(this, "clusterBroken"))
    , m_mixed(new QCheckBox(tr("Merge chunks of different programs or machines, whose last digits may differ"), this))
    , m_stop(new QPushButton(tr("Stop watching"), this))
    , m_retry(new QPushButton(tr("Try again"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(run.title());
    setMinimumWidth(dialogWidth);
    m_bar->setRange(0, barSteps);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Replays that are done"));
    m_mixed->setChecked(run.mixed());
    m_stop->setToolTip(tr("The workers go on"));
    m_stop->setObjectName(QStringLiteral("stopWatching"));
    m_retry->setObjectName(QStringLiteral("retryRun"));
    auto* where = lineLabel(this, "clusterFolder");
    where->setText(
        tr("%1 on %2, in %3")
            .arg(run.name(), QString::fromStdString(run.folder().facts().benchmark),
                 QDir::toNativeSeparators(QFile::decodeName(QByteArray::fromStdString(run.folder().path().string())))));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_stop, QDialogButtonBox::ActionRole);
    buttons->addButton(m_retry, QDialogButtonBox::ActionRole);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::l, space::l, space::l, space::l);
    layout->setSpacing(space::s);
    for (QWidget* widget : std::initializer_list<QWidget*>{where, m_bar, m_state, m_workers, m_broken, m_mixed})
        layout->addWidget(widget);
    layout->addStretch();
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_stop, &QPushButton::clicked, &run, &ClusterRun::stop);
    connect(m_retry, &QPushButton::clicked, &run, &ClusterRun::start);
    connect(m_mixed, &QCheckBox::toggled, &run, &ClusterRun::setMixed);
    connect(&run, &ClusterRun::changed, this, &ClusterDialog::refresh);
    connect(&run, &QObject::destroyed, this, &QDialog::reject);
    refresh();
}

QString ClusterDialog::stateText() const
{
    QStringList sentences;
    if (const auto& status = m_run.status()) {
        const auto part = [](std::uint64_t value) { return numbers::count(static_cast<qint64>(value)); };
        sentences << tr("%1 of %2 chunks and %3 of %4 replays are there.")
                         .arg(part(status->complete), part(status->chunks), part(status->completeCells),
                              part(status->cells));
        if (!status->begun.empty())
            sentences << tr("%n chunk(s) begun.", nullptr, static_cast<int>(status->begun.size()));
        if (!status->invalid.empty())
            sentences << tr("%n chunk(s) broken.", nullptr, static_cast<int>(status->invalid.size()));
    }
    switch (m_run.state()) {
    case ClusterRun::State::Waiting: break;
    case ClusterRun::State::Merging: sentences << tr("They are being merged into the workspace."); break;
    case ClusterRun::State::Merged: {
        const MergeResult& result = *m_run.result();
        sentences << tr("%n replay(s) merged into the workspace.", nullptr,
                        static_cast<int>(result.added + result.present));
        if (result.skipped > 0)
            sentences << tr("%n could not run.", nullptr, static_cast<int>(result.skipped));
        break;
    }
    case ClusterRun::State::Ended:
        if (m_run.problem())
            sentences << (m_run.problem()->code == ErrorCode::Cancelled
                              ? tr("Nobody watches it any more; its workers go on.")
                              : errorText(*m_run.problem()));
        break;
    }
    return joinSentences(sentences);
}

void ClusterDialog::refresh()
{
    const auto& status = m_run.status();
    m_bar->setValue(status
                        ? static_cast<int>(static_cast<double>(barSteps) * static_cast<double>(status->completeCells) /
                                           static_cast<double>(status->cells))
                        : 0);
    m_state->setText(stateText());
    m_workers->setText(
        status ? listOf(tr("Being computed, or left by a worker that was killed:"), status->begun, workerLine)
               : QString());
    m_workers->setVisible(!m_workers->text().isEmpty());
    m_broken->setText(status ? listOf(tr("Broken; workers compute these chunks again:"), status->invalid, errorText)
                             : QString());
    m_broken->setVisible(!m_broken->text().isEmpty());
    const bool conflict = m_run.problem() && m_run.problem()->code == ErrorCode::Conflict;
    m_mixed->setVisible(conflict || (status && status->fingerprints.size() > 1));
    m_stop->setVisible(m_run.running());
    m_retry->setVisible(!m_run.running() && m_run.state() != ClusterRun::State::Merged);
}

} // namespace acr::ui

#include "moc_clusterdialog.cpp"
