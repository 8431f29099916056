// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/jobsindicator.h"

#include "widgets/theme/icons.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace acr::ui {

namespace {

constexpr int shownAfterMs = 200;
constexpr int barWidth = 140;
constexpr int barSteps = 1000;
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

JobsIndicator::JobsIndicator(Jobs& jobs, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_jobs(jobs)
    , m_title(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_remaining(new QLabel(this))
    , m_cancel(new QToolButton(this))
{
    setObjectName(QStringLiteral("jobs"));
    m_bar->setRange(0, barSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(barWidth, space::s);
    m_bar->setAccessibleName(tr("Progress"));
    m_cancel->setObjectName(QStringLiteral("cancelJob"));
    m_cancel->setIcon(icon(themes, QStringLiteral("close")));
    m_cancel->setAutoRaise(true);
    m_cancel->setToolTip(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::s, 0, space::s, 0);
    layout->setSpacing(space::s);
    layout->addWidget(m_title);
    layout->addWidget(m_bar);
    layout->addWidget(m_remaining);
    layout->addWidget(m_cancel);
    hide();

    m_delay.setSingleShot(true);
    m_delay.setInterval(shownAfterMs);
    connect(&m_delay, &QTimer::timeout, this, &JobsIndicator::refresh);
    connect(&m_jobs, &Jobs::started, this, [this] {
        if (!isVisible() && !m_delay.isActive())
            m_delay.start();
    });
    connect(&m_jobs, &Jobs::progressed, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(&m_jobs, &Jobs::finished, this, [this] {
        if (m_jobs.idle())
            m_delay.stop();
        if (m_jobs.idle() || isVisible())
            refresh();
    });
    connect(m_cancel, &QToolButton::clicked, this, &JobsIndicator::cancelShown);
}

void JobsIndicator::refresh()
{
    const QList<Jobs::Info> running = m_jobs.running();
    setVisible(!running.isEmpty());
    if (running.isEmpty()) {
        m_shown = 0;
        return;
    }
    const Jobs::Info& first = running.front();
    if (first.id != m_shown)
        m_cancel->setEnabled(true);
    m_shown = first.id;
    m_title->setText(running.size() == 1 ? first.title
                                         : tr("%1 (and %2 more)").arg(first.title).arg(running.size() - 1));
    m_bar->setValue(static_cast<int>(first.fraction * barSteps));
    m_remaining->setText(first.remainingMs ? remainingText(*first.remainingMs) : QString());
}

void JobsIndicator::cancelShown()
{
    m_cancel->setEnabled(false);
    m_jobs.cancel(m_shown);
}

} // namespace acr::ui
