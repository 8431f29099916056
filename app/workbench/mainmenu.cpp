// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/mainmenu.h"

#include "app/workbench/about.h"
#include "app/workbench/language.h"
#include "app/workbench/mainwindow.h"
#include "app/workbench/placehistory.h"
#include "app/workbench/workspacedialogs.h"
#include "widgets/charts/chartexport.h"
#include "widgets/pages/chartdesk.h"
#include "widgets/shell/availability.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/plaintext.h"

#include <QActionGroup>
#include <QDir>
#include <QDockWidget>
#include <QFileInfo>
#include <QMenuBar>

namespace acr::ui {

namespace {

void addChoice(QMenu& menu, QActionGroup& group, QAction* action, bool chosen)
{
    action->setCheckable(true);
    action->setChecked(chosen);
    group.addAction(action);
    menu.addAction(action);
}

} // namespace

MainMenu::MainMenu(MainWindow& window, const Services& services, ActionRegistry& actions, WorkspaceDialogs& dialogs)
    : QObject(&window)
    , m_window(window)
    , m_services(services)
    , m_actions(actions)
{
    buildFileMenu(dialogs);
    buildEditMenu();
    buildViewMenu();
    m_pageMenu = m_window.menuBar()->addMenu(tr("&Page"));
    m_pageMenu->setObjectName(QStringLiteral("pageMenu"));
    buildHelpMenu();
    fillRecentMenu();
    connect(&m_services.windowState, &WindowState::recentFilesChanged, this, &MainMenu::fillRecentMenu);
}

void MainMenu::buildFileMenu(WorkspaceDialogs& dialogs)
{
    QMenu* menu = m_window.menuBar()->addMenu(tr("&File"));
    const auto add = [&](const ActionRegistry::Description& description, void (WorkspaceDialogs::*slot)()) {
        menu->addAction(m_actions.add(description, this, [&dialogs, slot] { (dialogs.*slot)(); }));
    };
    add({QStringLiteral("file.simulate"), tr("New simulated benchmark…"), QKeySequence::New, QStringLiteral("add")},
        &WorkspaceDialogs::simulate);
    add({QStringLiteral("file.openFolder"), tr("Open benchmark folder…"), Qt::CTRL | Qt::SHIFT | Qt::Key_O,
         QStringLiteral("folder"), tr("Import a CodeRouterBench folder, or one of your own, into this workspace")},
        &WorkspaceDialogs::chooseBenchmarkFolder);
    add({QStringLiteral("file.download"),
         tr("Download CodeRouterBench…"),
         {},
         {},
         tr("Fetch the published files, check them, and import them into this workspace")},
        &WorkspaceDialogs::downloadBenchmark);
    add({QStringLiteral("file.importFile"), tr("Import file…"), Qt::CTRL | Qt::Key_I, QStringLiteral("import"),
         tr("Import a results table or a matrix into this workspace")},
        &WorkspaceDialogs::chooseImportFile);
    add({QStringLiteral("file.importDecisions"),
         tr("Import decisions…"),
         {},
         {},
         tr("Compare with what another router chose")},
        &WorkspaceDialogs::chooseDecisions);
    add({QStringLiteral("file.attachPrompts"),
         tr("Attach prompts…"),
         {},
         {},
         tr("Join the files of the data sets that the tasks were taken from, or a file of prompts")},
        &WorkspaceDialogs::choosePrompts);
    add({QStringLiteral("file.aliases"),
         tr("Model aliases…"),
         {},
         QStringLiteral("edit"),
         tr("The names that files of decisions use for the models of the benchmark")},
        &WorkspaceDialogs::editAliases);
    add({QStringLiteral("file.removeBenchmark"), tr("Remove benchmark…"), {}, QStringLiteral("remove")},
        &WorkspaceDialogs::removeBenchmark);
    menu->addSeparator();
    add({QStringLiteral("file.watchCluster"),
         tr("Watch a cluster run…"),
         {},
         QStringLiteral("live"),
         tr("Show how far a planned experiment is, and merge it into this workspace when it is complete")},
        &WorkspaceDialogs::watchClusterRun);
    menu->addSeparator();
    add({QStringLiteral("file.newWorkspace"), tr("New workspace…"), {}, QStringLiteral("file")},
        &WorkspaceDialogs::newWorkspace);
    add({QStringLiteral("file.open"), tr("Open workspace…"), QKeySequence::Open, QStringLiteral("open")},
        &WorkspaceDialogs::chooseWorkspace);
    m_recentMenu = menu->addMenu(tr("Recent"));
    add({QStringLiteral("file.saveAs"), tr("Save workspace as…"), Qt::CTRL | Qt::SHIFT | Qt::Key_S,
         QStringLiteral("save"), tr("Copy the workspace and go on with the copy; every change is saved by itself")},
        &WorkspaceDialogs::saveAs);
    menu->addSeparator();
    menu->addAction(m_actions.add({QStringLiteral("file.exportPage"), tr("Export page as image…"),
                                   Qt::CTRL | Qt::SHIFT | Qt::Key_E, QStringLiteral("export")},
                                  this, [this] { m_window.exportPage(); }));
    menu->addSeparator();
    menu->addAction(m_actions.add({QStringLiteral("file.quit"), tr("Quit"), Qt::CTRL | Qt::Key_Q}, this,
                                  [this] { m_window.close(); }));
}

void MainMenu::buildEditMenu()
{
    QMenu* menu = m_window.menuBar()->addMenu(tr("&Edit"));
    QAction* undo = m_services.undo.createUndoAction(this, tr("Undo"));
    undo->setShortcut(QKeySequence::Undo);
    undo->setIcon(icon(m_services.themes, QStringLiteral("undo")));
    QAction* redo = m_services.undo.createRedoAction(this, tr("Redo"));
    redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    redo->setIcon(icon(m_services.themes, QStringLiteral("redo")));
    m_actions.add(QStringLiteral("edit.undo"), undo);
    m_actions.add(QStringLiteral("edit.redo"), redo);
    explainDisabled(*undo, tr("Nothing to undo."));
    explainDisabled(*redo, tr("Nothing to redo."));
    menu->addActions({undo, redo});
    menu->addSeparator();
    menu->addAction(m_actions.add({QStringLiteral("edit.bookmark"), tr("Bookmark this view"), Qt::CTRL | Qt::Key_D,
                                   QStringLiteral("pin"), tr("Make the page as it is a slide of the storyboard")},
                                  this, [this] { m_window.bookmarkView(); }));
    menu->addSeparator();
    menu->addAction(m_actions.add({QStringLiteral("edit.shortcuts"),
                                   tr("Keyboard shortcuts…"),
                                   {},
                                   QStringLiteral("settings"),
                                   tr("Give commands other keys")},
                                  this, [this] { m_window.editShortcuts(); }));
}

void MainMenu::buildViewMenu()
{
    QMenu* menu = m_window.menuBar()->addMenu(tr("&View"));
    for (const Page* page : m_window.pages())
        menu->addAction(m_actions.action(QStringLiteral("page.") + page->id()));
    menu->addSeparator();
    PlaceHistory& history = m_window.history();
    QAction* const back = m_actions.add({QStringLiteral("view.back"), tr("Back"), Qt::ALT | Qt::Key_Left,
                                         QStringLiteral("back"), tr("To the page and the tasks before")},
                                        this, [&history] { history.goBack(); });
    QAction* const forward = m_actions.add(
        {QStringLiteral("view.forward"), tr("Forward"), Qt::ALT | Qt::Key_Right, QStringLiteral("forward")}, this,
        [&history] { history.goForward(); });
    const auto enable = [&history, back, forward] {
        back->setEnabled(history.canGoBack());
        forward->setEnabled(history.canGoForward());
    };
    connect(&history, &PlaceHistory::changed, this, enable);
    enable();
    menu->addActions({back, forward});
    menu->addSeparator();

    buildChartMenu(*menu->addMenu(tr("Chart")));
    menu->addSeparator();
    buildThemeMenu(*menu->addMenu(tr("Theme")));
    buildTextSizeMenu(*menu->addMenu(tr("Text size")));
    buildLanguageMenu(*menu->addMenu(tr("Language")));
    menu->addSeparator();
    menu->addAction(
        m_actions.add({QStringLiteral("view.commands"), tr("Find a command…"), Qt::CTRL | Qt::Key_K,
                       QStringLiteral("search"), tr("Commands, streams, policies, models and tasks by a few letters")},
                      this, [this] { m_window.showCommands(); }));
    menu->addAction(
        m_actions.add({QStringLiteral("view.focusStream"), tr("Go to the stream bar"), Qt::CTRL | Qt::Key_L}, this,
                      [this] { m_window.focusStream(); }));
    menu->addAction(m_actions.add({QStringLiteral("view.jobs"),
                                   tr("Background work"),
                                   {},
                                   QStringLiteral("refresh"),
                                   tr("What runs in the background, and what gave no result")},
                                  this, [this] { m_window.showJobs(); }));
    menu->addAction(m_actions.add({QStringLiteral("view.fullScreen"), tr("Full screen"), Qt::Key_F11}, this,
                                  [this] { m_window.setWindowState(m_window.windowState() ^ Qt::WindowFullScreen); }));
    menu->addAction(m_actions.add({QStringLiteral("view.restoreLayout"), tr("Restore default layout")}, this,
                                  [this] { m_window.restoreDefaultLayout(); }));
}

void MainMenu::buildChartMenu(QMenu& into)
{
    const auto add = [&](const ActionRegistry::Description& description,
                         const std::function<void(ChartDesk&, ChartWidget&)>& act) {
        into.addAction(m_actions.add(description, this, [this, act] {
            const Page* const page = m_window.currentPage();
            ChartWidget* const chart = page != nullptr ? page->chartDesk().current() : nullptr;
            if (chart != nullptr)
                act(page->chartDesk(), *chart);
            else
                m_window.say(tr("This page shows no chart now."));
        }));
    };
    add({QStringLiteral("chart.table"), tr("Show chart as table"), {}, QStringLiteral("table")},
        [](ChartDesk& desk, ChartWidget& chart) { desk.showTable(chart); });
    add({QStringLiteral("chart.range"), tr("Axis range…")}, [this](ChartDesk&, ChartWidget& chart) {
        if (chart.hasAxisSettings())
            chart.askAxisRange();
        else
            m_window.say(tr("The axes of this chart have no range to set."));
    });
    into.addSeparator();
    add({QStringLiteral("chart.annotateText"), tr("Annotate chart: text"), {}, QStringLiteral("edit")},
        [](ChartDesk&, ChartWidget& chart) { chart.annotate(AnnotationLayer::Tool::Text); });
    add({QStringLiteral("chart.annotateArrow"), tr("Annotate chart: arrow")},
        [](ChartDesk&, ChartWidget& chart) { chart.annotate(AnnotationLayer::Tool::Arrow); });
    add({QStringLiteral("chart.annotateSpan"), tr("Annotate chart: span")},
        [](ChartDesk&, ChartWidget& chart) { chart.annotate(AnnotationLayer::Tool::Span); });
    into.addSeparator();
    add({QStringLiteral("chart.copyPicture"), tr("Copy chart as picture")},
        [](ChartDesk&, ChartWidget& chart) { copyToClipboard(chart, {}, ClipboardFormat::Picture); });
    add({QStringLiteral("chart.copyDrawing"), tr("Copy chart as drawing (SVG)")},
        [](ChartDesk&, ChartWidget& chart) { copyToClipboard(chart, {}, ClipboardFormat::Drawing); });
    add({QStringLiteral("chart.copyData"), tr("Copy chart data as CSV")},
        [](ChartDesk& desk, ChartWidget& chart) { desk.copyNumbers(chart); });
    add({QStringLiteral("chart.saveData"), tr("Save chart data as CSV…"), {}, QStringLiteral("export")},
        [](ChartDesk& desk, ChartWidget& chart) { desk.saveNumbers(chart); });
}

void MainMenu::buildThemeMenu(QMenu& into)
{
    Preferences& preferences = m_services.preferences;
    auto* themes = new QActionGroup(this);
    const std::tuple<QString, QString, ThemePreference> looks[] = {
        {QStringLiteral("system"), tr("As the system"), ThemePreference::System},
        {QStringLiteral("light"), tr("Light"), ThemePreference::Light},
        {QStringLiteral("dark"), tr("Dark"), ThemePreference::Dark}};
    for (const auto& [id, text, look] : looks)
        addChoice(into, *themes,
                  m_actions.add({QStringLiteral("view.theme.") + id, text}, this,
                                [&preferences, look = look] { preferences.setTheme(look); }),
                  preferences.theme() == look);
}

void MainMenu::buildTextSizeMenu(QMenu& into)
{
    Preferences& preferences = m_services.preferences;
    const auto add = [&](const char* id, const QString& text, const QList<QKeySequence>& shortcuts,
                         std::function<void()> chosen) {
        QAction* action = m_actions.add({QLatin1String(id), text}, this, std::move(chosen));
        action->setShortcuts(shortcuts);
        into.addAction(action);
    };
    add("view.larger", tr("Larger"), {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)},
        [&preferences] { preferences.setPointSize(preferences.pointSize() + 1); });
    add("view.smaller", tr("Smaller"), {QKeySequence(Qt::CTRL | Qt::Key_Minus)},
        [&preferences] { preferences.setPointSize(preferences.pointSize() - 1); });
    add("view.normalSize", tr("Normal"), {QKeySequence(Qt::CTRL | Qt::Key_0)},
        [&preferences] { preferences.setPointSize(defaultPointSize); });
}

void MainMenu::buildLanguageMenu(QMenu& into)
{
    Preferences& preferences = m_services.preferences;
    auto* languages = new QActionGroup(this);
    addChoice(into, *languages,
              m_actions.add({QStringLiteral("view.language.system"), tr("As the system")}, this,
                            [&preferences] { preferences.setLanguage({}); }),
              preferences.language().isEmpty());
    for (const QString& code : Language::available())
        addChoice(into, *languages,
                  m_actions.add({QStringLiteral("view.language.") + code, Language::nameOf(code)}, this,
                                [&preferences, code] { preferences.setLanguage(code); }),
                  preferences.language() == code);
}

void MainMenu::buildHelpMenu()
{
    QMenu* menu = m_window.menuBar()->addMenu(tr("&Help"));
    const auto topic = [&](const char* id, const QString& text, const char* name) {
        return m_actions.add({QLatin1String(id), text}, this,
                             [this, name = QLatin1String(name)] { m_window.showHelp(name); });
    };
    menu->addAction(m_actions.add(
        {QStringLiteral("help.page"), tr("Help for this page"), QKeySequence::HelpContents, QStringLiteral("help")},
        this, [this] { m_window.showHelp(m_window.currentPage() ? m_window.currentPage()->id() : QString()); }));
    menu->addAction(
        m_actions.add({QStringLiteral("help.tour"), tr("Take the tour")}, this, [this] { m_window.startTour(); }));
    menu->addAction(topic("help.contents", tr("Contents"), "overview"));
    menu->addAction(m_actions.add({QStringLiteral("help.keyboard"), tr("Keyboard map"), Qt::CTRL | Qt::Key_Slash,
                                   QStringLiteral("table"), tr("All keys of the program on one sheet")},
                                  this, [this] { m_window.showKeyboardMap(); }));
    menu->addAction(topic("help.metrics", tr("Metrics and definitions"), "metrics"));
    menu->addAction(topic("help.policies", tr("Routing policies"), "policies"));
    menu->addAction(topic("help.formats", tr("File formats"), "formats"));
    menu->addAction(topic("help.commandLine", tr("Command line"), "commandline"));
    menu->addAction(topic("help.changes", tr("What is new"), "changelog"));
    menu->addSeparator();
    menu->addAction(
        m_actions.add({QStringLiteral("help.about"), tr("About ACRouter Workbench"), {}, QStringLiteral("info")}, this,
                      [this] { showAbout(m_window); }));
    menu->addAction(
        m_actions.add({QStringLiteral("help.aboutQt"), tr("About Qt")}, this, [this] { showAboutQt(m_window); }));
}

void MainMenu::setPage(const Page* page)
{
    m_pageMenu->clear();
    if (page == nullptr)
        return;
    m_pageMenu->addActions(page->pageActions());
    const QList<QDockWidget*> docks = page->pageDocks();
    if (!docks.isEmpty() && !m_pageMenu->isEmpty())
        m_pageMenu->addSeparator();
    for (const QDockWidget* dock : docks)
        m_pageMenu->addAction(dock->toggleViewAction());
    m_pageMenu->menuAction()->setVisible(!m_pageMenu->isEmpty());
}

void MainMenu::fillRecentMenu()
{
    m_recentMenu->clear();
    const QStringList files = m_services.windowState.recentFiles();
    const QString home = QDir::homePath() + QLatin1Char('/');
    for (const QString& file : files) {
        const QString text =
            QDir::toNativeSeparators(file.startsWith(home) ? QStringLiteral("~/") + file.mid(home.size()) : file);
        QAction* action = m_recentMenu->addAction(escapeMnemonics(text));
        action->setObjectName(QStringLiteral("file.recent.") + file);
        connect(action, &QAction::triggered, this, [this, file] { m_window.openPath(file); });
    }
    m_recentMenu->addSeparator();
    connect(m_recentMenu->addAction(tr("Clear list")), &QAction::triggered, this,
            [this] { m_services.windowState.clearRecentFiles(); });
    m_recentMenu->setEnabled(!files.isEmpty());
}

} // namespace acr::ui

#include "moc_mainmenu.cpp"
