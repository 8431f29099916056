// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/jobsindicator.h"

#include "widgets/shell/jobrow.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace acr::ui {

namespace {

constexpr int shownAfterMs = 200;
constexpr int countDownMs = 500;

} // namespace

JobsIndicator::JobsIndicator(Jobs& jobs, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_jobs(jobs)
    , m_themes(themes)
    , m_oldest(makeRow(this))
    , m_more(new QToolButton(this))
    , m_list(new QFrame(this, Qt::Popup))
    , m_listLayout(new QVBoxLayout(m_list))
{
    setObjectName(QStringLiteral("jobs"));
    m_more->setObjectName(QStringLiteral("moreJobs"));
    m_more->setAutoRaise(true);
    m_more->setToolTip(tr("All that runs in the background"));
    m_list->setObjectName(QStringLiteral("jobList"));
    m_list->setFrameShape(QFrame::StyledPanel);
    m_list->setAccessibleName(m_more->toolTip());
    m_listLayout->setContentsMargins(space::s, space::s, space::s, space::s);
    m_listLayout->setSpacing(space::xs);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::s, 0, space::s, 0);
    layout->setSpacing(space::s);
    layout->addWidget(m_oldest);
    layout->addWidget(m_more);
    hide();

    m_delay.setSingleShot(true);
    m_delay.setInterval(shownAfterMs);
    m_countDown.setInterval(countDownMs);
    connect(&m_delay, &QTimer::timeout, this, &JobsIndicator::refresh);
    connect(&m_countDown, &QTimer::timeout, this, &JobsIndicator::refresh);
    connect(&m_jobs, &Jobs::started, this, [this] {
        if (isVisible())
            refresh();
        else if (!m_delay.isActive())
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
    connect(m_more, &QToolButton::clicked, this, &JobsIndicator::openList);
}

JobRow* JobsIndicator::makeRow(QWidget* parent)
{
    auto* row = new JobRow(m_themes, parent);
    connect(row, &JobRow::cancelRequested, this, [this](JobId job) { m_jobs.cancel(job); });
    return row;
}

void JobsIndicator::refresh()
{
    const QList<Jobs::Info> running = m_jobs.running();
    setVisible(!running.isEmpty());
    if (running.isEmpty()) {
        m_countDown.stop();
        m_list->hide();
        return;
    }
    if (!m_countDown.isActive())
        m_countDown.start();
    m_oldest->setJob(running.front());
    m_more->setVisible(running.size() > 1);
    m_more->setText(tr("%n more", nullptr, static_cast<int>(running.size()) - 1));
    while (m_rows.size() > running.size()) {
        JobRow* last = m_rows.takeLast();
        last->hide();
        last->deleteLater();
    }
    while (m_rows.size() < running.size()) {
        m_rows << makeRow(m_list);
        m_listLayout->addWidget(m_rows.back());
    }
    for (qsizetype i = 0; i < running.size(); ++i)
        m_rows[i]->setJob(running[i]);
}

void JobsIndicator::openList()
{
    m_list->adjustSize();
    // Above the button: the status bar is at the bottom of the window.
    const QPoint corner = m_more->mapToGlobal(QPoint(m_more->width(), 0));
    m_list->move(corner - QPoint(m_list->width(), m_list->height()));
    m_list->show();
}

} // namespace acr::ui
