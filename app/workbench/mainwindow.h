// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The main window: creates and connects rail, stream bar, pages, docks and menus.
#pragma once

#include "app/workbench/services.h"
#include "widgets/pages/page.h"
#include "widgets/shell/actionregistry.h"
#include "widgets/shell/commandcatalog.h"
#include "widgets/shell/shortcuts.h"

#include <QMainWindow>

#include <memory>

class QDockWidget;
class QStackedWidget;

namespace acr::ui {

class ChartStates;
class CommandPalette;
class DockArea;
class EmptyState;
class HelpView;
class JobsIndicator;
class MainMenu;
class PlaceHistory;
class Rail;
class RetryBar;
class StreamBar;
class TourGuide;
class WindowViews;
class WorkspaceDialogs;

class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(const Services& services);
    ~MainWindow() override;

    [[nodiscard]] const QList<Page*>& pages() const { return m_pages; }
    [[nodiscard]] Page* currentPage() const;
    /// False when there is no page of that name.
    bool showPage(const QString& id);
    [[nodiscard]] const ActionRegistry& actions() const { return m_actions; }
    /// The keys of all commands.
    [[nodiscard]] Shortcuts& shortcuts() { return m_shortcuts; }
    /// What the palette offers; parts of the program add what they have.
    [[nodiscard]] CommandCatalog& commands() { return m_catalog; }

    /// Opens or imports, by what the path is. Nothing happens for an empty path.
    void openPath(const QString& path);
    void showErrors(const QString& title, const ErrorList& errors);
    /// With a heading of the page, that is at the top.
    void showHelp(const QString& topic, const QString& heading = {});
    /// A sentence in the status bar.
    void say(const QString& sentence);
    /// Opens the dialog for the keys of commands.
    void editShortcuts();
    void showKeyboardMap();
    /// Opens the list of background work.
    void showJobs();
    /// Opens the command palette.
    void showCommands();
    /// Starts the guided tour.
    void startTour();
    void focusStream();
    /// The view that is shown becomes a slide of the storyboard.
    void bookmarkView();
    void exportPage();
    /// The places that the user has been at.
    [[nodiscard]] PlaceHistory& history() const { return *m_history; }
    /// Docks of every page as they were at the first start.
    void restoreDefaultLayout();
    /// Saves window position, docks and pages' state.
    void saveWindowState();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void buildCommands();
    void connectServices();
    void restoreWindowState();
    /// The user goes to a page.
    void visitPage(int index);
    void setCurrentPage(int index);
    void showPlace(TaskPlace place);
    void updateTitle();
    void updateBenchmarks();
    void updateEmptyState();
    void tellOfClusterRun(ClusterRun* run);

    Services m_services;
    ActionRegistry m_actions;
    Shortcuts m_shortcuts;
    CommandCatalog m_catalog;
    std::unique_ptr<WindowViews> m_views;
    QList<Page*> m_pages;
    Rail* m_rail = nullptr;
    StreamBar* m_streamBar = nullptr;
    QStackedWidget* m_body = nullptr;
    DockArea* m_docks = nullptr;
    EmptyState* m_empty = nullptr;
    EmptyState* m_opening = nullptr;
    RetryBar* m_retryBar = nullptr;
    JobsIndicator* m_jobsIndicator = nullptr;
    QDockWidget* m_helpDock = nullptr;
    HelpView* m_help = nullptr;
    CommandPalette* m_palette = nullptr;
    TourGuide* m_tour = nullptr;
    WorkspaceDialogs* m_dialogs = nullptr;
    MainMenu* m_menu = nullptr;
    PlaceHistory* m_history = nullptr;
    ChartStates* m_chartStates = nullptr;
};

} // namespace acr::ui
