// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/jobrow.h"

#include "widgets/theme/icons.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace acr::ui {

namespace {

constexpr int progressBarWidth = 140;
constexpr int progressBarSteps = 1000;
constexpr qint64 msPerSecond = 1000;
constexpr qint64 secondsPerMinute = 60;

} // namespace

QString remainingText(qint64 milliseconds)
{
    const qint64 seconds = (milliseconds + msPerSecond - 1) / msPerSecond;
    if (seconds < 2 * secondsPerMinute)
        return QCoreApplication::translate("JobsIndicator", "%1 s left").arg(seconds);
    return QCoreApplication::translate("JobsIndicator", "%1 min left")
        .arg((seconds + secondsPerMinute - 1) / secondsPerMinute);
}

JobRow::JobRow(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_remaining(new QLabel(this))
    , m_cancel(new QToolButton(this))
{
    m_title->setTextFormat(Qt::PlainText);
    m_bar->setRange(0, progressBarSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(progressBarWidth, space::s);
    m_bar->setAccessibleName(tr("Progress"));
    m_cancel->setObjectName(QStringLiteral("cancelJob"));
    m_cancel->setIcon(icon(themes, QStringLiteral("close")));
    m_cancel->setAutoRaise(true);
    m_cancel->setToolTip(tr("Cancel"));
    // Letters of some scripts are higher, and the row is always as high as its button.
    for (QLabel* const label : {m_title, m_remaining})
        label->setSizePolicy(label->sizePolicy().horizontalPolicy(), QSizePolicy::Ignored);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    layout->addWidget(m_title, 1);
    layout->addWidget(m_bar);
    layout->addWidget(m_remaining);
    layout->addWidget(m_cancel);
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        emit cancelRequested(m_job);
    });
}

void JobRow::setJob(const Jobs::Info& job)
{
    if (job.id != m_job)
        m_cancel->setEnabled(true);
    m_job = job.id;
    m_title->setText(job.title);
    m_cancel->setAccessibleName(tr("Cancel: %1").arg(job.title));
    if (const int progress = static_cast<int>(job.fraction * progressBarSteps); progress != m_bar->value()) {
        // A progress bar repaints the window at once, with all that waits to be painted.
        m_bar->setUpdatesEnabled(false);
        m_bar->setValue(progress);
        m_bar->setUpdatesEnabled(true);
    }
    m_remaining->setText(job.remainingMs ? remainingText(*job.remainingMs) : QString());
}

QString JobRow::title() const
{
    return m_title->text();
}

} // namespace acr::ui

#include "moc_jobrow.cpp"
