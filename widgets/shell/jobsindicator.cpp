// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/jobsindicator.h"

#include "widgets/shell/jobrow.h"
#include "widgets/shell/unfinishedrow.h"
#include "widgets/theme/icons.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

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
    , m_unfinished(new QToolButton(this))
    , m_list(new QFrame(this, Qt::Popup))
    , m_listLayout(new QVBoxLayout(m_list))
    , m_nothing(new QLabel(tr("Nothing runs in the background."), m_list))
{
    setObjectName(QStringLiteral("jobs"));
    m_more->setObjectName(QStringLiteral("moreJobs"));
    m_more->setAutoRaise(true);
    m_more->setToolTip(tr("All that runs in the background"));
    m_unfinished->setObjectName(QStringLiteral("unfinishedJobs"));
    m_unfinished->setAutoRaise(true);
    m_unfinished->setIcon(icon(themes, QStringLiteral("warning")));
    m_unfinished->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_unfinished->setToolTip(tr("Work that was cancelled or failed"));
    for (QToolButton* const button : {m_more, m_unfinished})
        button->setSizePolicy(button->sizePolicy().horizontalPolicy(), QSizePolicy::Ignored);
    m_list->setObjectName(QStringLiteral("jobList"));
    m_list->setFrameShape(QFrame::StyledPanel);
    m_list->setAccessibleName(m_more->toolTip());
    m_listLayout->setContentsMargins(space::m, space::m, space::m, space::m);
    m_listLayout->setSpacing(space::s);
    m_listLayout->addWidget(m_nothing);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::s, 0, space::s, 0);
    layout->setSpacing(space::s);
    layout->addWidget(m_oldest);
    layout->addWidget(m_more);
    layout->addWidget(m_unfinished);
    // As high whichever of its parts is shown.
    followTheme(*this, m_themes, [this] { setMinimumHeight(busyHeight()); });
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
    connect(&m_jobs, &Jobs::unfinishedChanged, this, &JobsIndicator::refresh);
    connect(m_more, &QToolButton::clicked, this, &JobsIndicator::openList);
    connect(m_unfinished, &QToolButton::clicked, this, &JobsIndicator::openList);
}

int JobsIndicator::busyHeight() const
{
    return m_oldest->sizeHint().height();
}

JobRow* JobsIndicator::makeRow(QWidget* parent)
{
    auto* row = new JobRow(m_themes, parent);
    connect(row, &JobRow::cancelRequested, this, [this](JobId job) { m_jobs.cancel(job); });
    return row;
}

void JobsIndicator::refresh()
{
    // A job that has just begun may end at once.
    const bool waiting = m_delay.isActive() && !isVisible();
    const QList<Jobs::Info> running = waiting ? QList<Jobs::Info>() : m_jobs.running();
    const qsizetype unfinished = m_jobs.unfinished().size();
    if (running.isEmpty())
        m_countDown.stop();
    else if (!m_countDown.isActive())
        m_countDown.start();
    m_oldest->setVisible(!running.isEmpty());
    if (!running.isEmpty())
        m_oldest->setJob(running.front());
    m_more->setVisible(running.size() > 1);
    m_more->setText(tr("%n more", nullptr, static_cast<int>(running.size()) - 1));
    m_unfinished->setVisible(unfinished > 0);
    m_unfinished->setText(tr("%1 without a result").arg(unfinished));
    // Last, so that it gets the size that its parts need.
    setVisible(!running.isEmpty() || unfinished > 0);
    if (!m_list->isVisible())
        return;
    if (!isVisible())
        m_list->hide();
    else
        refreshList();
}

void JobsIndicator::refreshList()
{
    const QList<Jobs::Info> running = m_jobs.running();
    const QList<Jobs::Unfinished> unfinished = m_jobs.unfinished();
    const auto before = std::pair(m_rows.size(), m_again.size());
    while (m_rows.size() > running.size()) {
        JobRow* last = m_rows.takeLast();
        last->hide();
        last->deleteLater();
    }
    while (m_rows.size() < running.size()) {
        auto* row = makeRow(m_list);
        // What runs is above what gave no result.
        m_listLayout->insertWidget(static_cast<int>(m_rows.size()), row);
        row->show();
        m_rows << row;
    }
    for (qsizetype i = 0; i < running.size(); ++i)
        m_rows[i]->setJob(running[i]);
    const auto isThere = [&](const UnfinishedRow* row) {
        return std::ranges::find(unfinished, row->id(), &Jobs::Unfinished::id) != unfinished.end();
    };
    for (UnfinishedRow* row : QList<UnfinishedRow*>(m_again)) {
        if (isThere(row))
            continue;
        m_again.removeOne(row);
        row->hide();
        row->deleteLater();
    }
    for (const Jobs::Unfinished& work : unfinished) {
        if (std::ranges::find(m_again, work.id, &UnfinishedRow::id) != m_again.end())
            continue;
        auto* row = new UnfinishedRow(m_themes, work, m_list);
        connect(row, &UnfinishedRow::retryRequested, &m_jobs, &Jobs::retry);
        connect(row, &UnfinishedRow::forgetRequested, &m_jobs, &Jobs::withdraw);
        m_listLayout->addWidget(row);
        row->show();
        m_again << row;
    }
    m_nothing->setVisible(running.isEmpty() && unfinished.isEmpty());
    if (m_list->isVisible() && before != std::pair(m_rows.size(), m_again.size()))
        placeList();
}

void JobsIndicator::placeList()
{
    m_listLayout->activate();
    m_list->adjustSize();
    // Above the status bar, at the right end of the window.
    const QWidget& bar = parentWidget() != nullptr ? *window() : *this;
    const QPoint corner = isVisible() ? mapToGlobal(QPoint(width(), 0))
                                      : bar.mapToGlobal(QPoint(bar.width() - space::s, bar.height() - space::xl));
    m_list->move(corner - QPoint(m_list->width() + space::s, m_list->height()));
}

void JobsIndicator::openList()
{
    refreshList();
    placeList();
    m_list->show();
    // Of an empty list nothing takes the keyboard, but Escape closes it.
    m_list->setFocus();
    if (!m_again.isEmpty())
        m_again.front()->findChild<QWidget*>(QStringLiteral("retryJob"))->setFocus();
    else if (!m_rows.isEmpty())
        m_rows.front()->findChild<QWidget*>(QStringLiteral("cancelJob"))->setFocus();
}

} // namespace acr::ui

#include "moc_jobsindicator.cpp"
