// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/retrybar.h"

#include "widgets/shell/errortext.h"
#include "widgets/shell/messageline.h"
#include "widgets/theme/tokens.h"

#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace acr::ui {

namespace {

QString problemSentence(const QString& title, const Error& error)
{
    if (error.code == ErrorCode::Cancelled)
        return RetryBar::tr("%1: cancelled.").arg(title);
    // The title names the file, but not where in it.
    return RetryBar::tr("%1: %2").arg(title, error.place.line > 0 ? errorText(error) : errorSentence(error));
}

} // namespace

RetryBar::RetryBar(const ThemeManager& themes, QWidget* parent)
    : QFrame(parent)
    , m_themes(themes)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("retryBar"));
    setAccessibleName(tr("Work without a result"));
    m_layout->setContentsMargins(space::l, space::xs, space::l, space::xs);
    m_layout->setSpacing(space::xs);
    hide();
}

RetryBar::~RetryBar()
{
    if (!m_jobs)
        return;
    // The lines go with this bar; nothing is to be told about them.
    disconnect(m_jobs, nullptr, this, nullptr);
    m_jobs->withdrawAll(this);
}

void RetryBar::follow(LatestJob& job, const QString& consequence)
{
    const auto show = [this, watched = &job, consequence] {
        if (MessageLine* line = m_ofJobs.take(watched))
            remove(line);
        if (!watched->problem())
            return;
        QString sentence = problemSentence(watched->title(), *watched->problem());
        if (!consequence.isEmpty())
            sentence += u' ' + consequence;
        m_ofJobs.insert(watched, add(
                                     sentence, [watched] { watched->retry(); }, false));
    };
    m_followed << &job;
    connect(&job, &LatestJob::changed, this, show);
    connect(&job, &LatestJob::changed, this, &RetryBar::workingChanged);
    connect(&job, &QObject::destroyed, this, [this, watched = &job] {
        m_followed.removeOne(watched);
        emit workingChanged();
        if (MessageLine* line = m_ofJobs.take(watched))
            remove(line);
    });
    show();
}

Jobs::RetryId RetryBar::offer(Jobs& jobs, const QString& title, const Error& error, std::function<void()> retry)
{
    if (m_jobs != &jobs) {
        m_jobs = &jobs;
        connect(m_jobs, &Jobs::unfinishedChanged, this, &RetryBar::followOffers);
    }
    const Jobs::RetryId id = jobs.offerRetry(this, title, error, std::move(retry));
    MessageLine* line = add(
        problemSentence(title, error),
        [this, id] {
            if (m_jobs)
                m_jobs->retry(id);
        },
        true);
    m_offers.insert(id, line);
    connect(line->closeButton(), &QToolButton::clicked, this, [this, id] {
        if (m_jobs)
            m_jobs->withdraw(id);
    });
    return id;
}

void RetryBar::followOffers()
{
    QList<Jobs::RetryId> there;
    for (const Jobs::Unfinished& work : m_jobs->unfinished())
        there.append(work.id);
    for (const Jobs::RetryId id : m_offers.keys()) {
        if (!there.contains(id))
            remove(m_offers.take(id));
    }
}

void RetryBar::withdrawOffers()
{
    if (m_jobs)
        m_jobs->withdrawAll(this);
}

QStringList RetryBar::sentences() const
{
    QStringList list;
    for (const MessageLine* line : m_lines)
        list << line->sentence();
    return list;
}

QStringList RetryBar::working() const
{
    QStringList list;
    for (const LatestJob* job : m_followed) {
        if (job->running())
            list << job->title();
    }
    list.removeDuplicates();
    return list;
}

MessageLine* RetryBar::add(const QString& sentence, std::function<void()> retry, bool canClose)
{
    auto* line = new MessageLine(m_themes, sentence, tr("T&ry again"), QStringLiteral("retry"), canClose, this);
    m_layout->addWidget(line);
    m_lines << line;
    // Queued: the line may go away with what the retry does.
    connect(line->button(), &QPushButton::clicked, this, std::move(retry), Qt::QueuedConnection);
    show();
    return line;
}

void RetryBar::remove(MessageLine* line)
{
    m_lines.removeOne(line);
    line->hide();
    line->deleteLater();
    setVisible(!m_lines.isEmpty());
}

} // namespace acr::ui

#include "moc_retrybar.cpp"
