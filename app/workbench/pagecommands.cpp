// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/pagecommands.h"

#include "app/workbench/mainwindow.h"
#include "widgets/jobs/jobs.h"
#include "widgets/shell/availability.h"
#include "widgets/shell/shortcuts.h"

namespace acr::ui {

namespace {

constexpr int againMs = 50;

} // namespace

PageCommands::PageCommands(MainWindow& window, Jobs& jobs)
    : QObject(&window)
    , m_window(window)
    , m_jobs(jobs)
{
    m_again.setInterval(againMs);
    connect(&m_again, &QTimer::timeout, this, &PageCommands::decide);
}

void PageCommands::run(Page& page, QAction& action)
{
    if (m_action)
        disconnect(m_action, nullptr, this, nullptr);
    m_page = &page;
    m_action = &action;
    connect(m_action, &QAction::enabledChanged, this, &PageCommands::decide, Qt::QueuedConnection);
    m_window.actions().action(QStringLiteral("page.") + page.id())->trigger();
    // What the page starts to compute when it is shown has been started by then.
    QMetaObject::invokeMethod(this, &PageCommands::decide, Qt::QueuedConnection);
    m_again.start();
}

void PageCommands::decide()
{
    if (!m_page || !m_action) {
        m_again.stop();
        return;
    }
    const bool left = m_window.currentPage() != m_page;
    const bool possible = m_action->isEnabled();
    if (!left && !possible && !(m_jobs.idle() && m_page->settled()))
        return;
    disconnect(m_action, nullptr, this, nullptr);
    const QPointer<QAction> action = m_action;
    m_page = nullptr;
    m_action = nullptr;
    m_again.stop();
    if (left)
        return;
    if (possible) {
        action->trigger();
        return;
    }
    const QString reason = whyDisabled(*action);
    const QString name = withoutMnemonics(action->text());
    emit refused(reason.isEmpty() ? tr("“%1” can't be done now.").arg(name) : tr("“%1”: %2").arg(name, reason));
}

} // namespace acr::ui

#include "moc_pagecommands.cpp"
