// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The menu bar of the main window. Every entry is in the window's action registry too, but for the recent files and
/// the actions of the page that is shown.
#pragma once

#include "app/workbench/services.h"
#include "widgets/shell/actionregistry.h"

#include <QObject>

class QMenu;

namespace acr::ui {

class MainWindow;
class Page;
class WorkspaceDialogs;

class MainMenu final : public QObject {
    Q_OBJECT

public:
    /// A child of the window; fills its menu bar. REQUIRES: the window has its pages; the others outlive this.
    MainMenu(MainWindow& window, const Services& services, ActionRegistry& actions, WorkspaceDialogs& dialogs);

    /// The menu of the page that is shown; null: none is.
    void setPage(const Page* page);

private:
    void buildFileMenu(WorkspaceDialogs& dialogs);
    void buildEditMenu();
    void buildViewMenu();
    void buildChartMenu(QMenu& into);
    void buildThemeMenu(QMenu& into);
    void buildTextSizeMenu(QMenu& into);
    void buildLanguageMenu(QMenu& into);
    void buildHelpMenu();
    void fillRecentMenu();

    MainWindow& m_window;
    Services m_services;
    ActionRegistry& m_actions;
    QMenu* m_pageMenu = nullptr;
    QMenu* m_recentMenu = nullptr;
};

} // namespace acr::ui
