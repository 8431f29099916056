// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The menus of the main window.
#include "app/workbench/mainwindow.h"

#include "app/workbench/dockarea.h"
#include "app/workbench/language.h"
#include "widgets/shell/streambar.h"
#include "widgets/theme/icons.h"

#include <QActionGroup>
#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QMenuBar>

namespace acr::ui {

void MainWindow::buildMenus()
{
    buildFileMenu();
    buildEditMenu();
    buildViewMenu();
    m_pageMenu = menuBar()->addMenu(tr("&Page"));
    buildHelpMenu();
    fillRecentMenu();
}

void MainWindow::buildFileMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&File"));
    const auto add = [&](const ActionRegistry::Description& description, void (MainWindow::*slot)()) {
        menu->addAction(m_actions.add(description, this, [this, slot] { (this->*slot)(); }));
    };
    add({QStringLiteral("file.simulate"), tr("New simulated benchmark…"), QKeySequence::New, QStringLiteral("add")},
        &MainWindow::simulate);
    add({QStringLiteral("file.openFolder"), tr("Open benchmark folder…"), Qt::CTRL | Qt::SHIFT | Qt::Key_O,
         QStringLiteral("folder"), tr("Import a CodeRouterBench folder, or one of your own, into this workspace")},
        &MainWindow::chooseBenchmarkFolder);
    add({QStringLiteral("file.importFile"), tr("Import file…"), Qt::CTRL | Qt::Key_I, QStringLiteral("import"),
         tr("Import a results table or a matrix into this workspace")},
        &MainWindow::chooseImportFile);
    add({QStringLiteral("file.importDecisions"),
         tr("Import decisions…"),
         {},
         {},
         tr("Compare with what another router chose")},
        &MainWindow::chooseDecisions);
    add({QStringLiteral("file.attachPrompts"), tr("Attach prompts…"), {}, {}, tr("Add the texts of the tasks")},
        &MainWindow::choosePrompts);
    add({QStringLiteral("file.aliases"),
         tr("Model aliases…"),
         {},
         QStringLiteral("edit"),
         tr("The names that files of decisions use for the models of the benchmark")},
        &MainWindow::editAliases);
    add({QStringLiteral("file.removeBenchmark"), tr("Remove benchmark…"), {}, QStringLiteral("remove")},
        &MainWindow::removeBenchmark);
    menu->addSeparator();
    add({QStringLiteral("file.newWorkspace"), tr("New workspace…"), {}, QStringLiteral("file")},
        &MainWindow::newWorkspace);
    add({QStringLiteral("file.open"), tr("Open workspace…"), QKeySequence::Open, QStringLiteral("open")},
        &MainWindow::chooseWorkspace);
    m_recentMenu = menu->addMenu(tr("Recent"));
    add({QStringLiteral("file.saveAs"), tr("Save workspace as…"), Qt::CTRL | Qt::SHIFT | Qt::Key_S,
         QStringLiteral("save"), tr("Copy the workspace and go on with the copy; every change is saved by itself")},
        &MainWindow::saveAs);
    menu->addSeparator();
    add({QStringLiteral("file.exportPage"), tr("Export page as image…"), Qt::CTRL | Qt::SHIFT | Qt::Key_E,
         QStringLiteral("export")},
        &MainWindow::exportPage);
    menu->addSeparator();
    menu->addAction(
        m_actions.add({QStringLiteral("file.quit"), tr("Quit"), Qt::CTRL | Qt::Key_Q}, this, [this] { close(); }));
}

void MainWindow::buildEditMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Edit"));
    QAction* undo = m_services.undo.createUndoAction(this, tr("Undo"));
    undo->setShortcut(QKeySequence::Undo);
    undo->setIcon(icon(m_services.themes, QStringLiteral("undo")));
    QAction* redo = m_services.undo.createRedoAction(this, tr("Redo"));
    redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    redo->setIcon(icon(m_services.themes, QStringLiteral("redo")));
    m_actions.add(QStringLiteral("edit.undo"), undo);
    m_actions.add(QStringLiteral("edit.redo"), redo);
    menu->addActions({undo, redo});
    menu->addSeparator();
    menu->addAction(m_actions.add({QStringLiteral("edit.bookmark"), tr("Bookmark this view"), Qt::CTRL | Qt::Key_D,
                                   QStringLiteral("pin"), tr("Make the page as it is a slide of the storyboard")},
                                  this, [this] { bookmarkView(); }));
}

void MainWindow::buildViewMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&View"));
    for (const Page* page : m_pages)
        menu->addAction(m_actions.action(QStringLiteral("page.") + page->id()));
    menu->addSeparator();

    const auto choice = [this](QMenu* into, QActionGroup* group, const QString& id, const QString& text, bool on,
                               std::function<void()> chosen) {
        QAction* action = m_actions.add({id, text}, this, std::move(chosen));
        action->setCheckable(true);
        action->setChecked(on);
        group->addAction(action);
        into->addAction(action);
    };
    Preferences& preferences = m_services.preferences;
    QMenu* theme = menu->addMenu(tr("Theme"));
    auto* themes = new QActionGroup(this);
    const std::tuple<QString, QString, ThemePreference> looks[] = {
        {QStringLiteral("system"), tr("As the system"), ThemePreference::System},
        {QStringLiteral("light"), tr("Light"), ThemePreference::Light},
        {QStringLiteral("dark"), tr("Dark"), ThemePreference::Dark}};
    for (const auto& [id, text, look] : looks)
        choice(theme, themes, QStringLiteral("view.theme.") + id, text, preferences.theme() == look,
               [&preferences, look = look] { preferences.setTheme(look); });

    QMenu* size = menu->addMenu(tr("Text size"));
    const auto sizeAction = [&](const char* id, const QString& text, const QList<QKeySequence>& shortcuts,
                                std::function<void()> chosen) {
        QAction* action = m_actions.add({QLatin1String(id), text}, this, std::move(chosen));
        action->setShortcuts(shortcuts);
        size->addAction(action);
    };
    sizeAction("view.larger", tr("Larger"),
               {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)},
               [&preferences] { preferences.setPointSize(preferences.pointSize() + 1); });
    sizeAction("view.smaller", tr("Smaller"), {QKeySequence(Qt::CTRL | Qt::Key_Minus)},
               [&preferences] { preferences.setPointSize(preferences.pointSize() - 1); });
    sizeAction("view.normalSize", tr("Normal"), {QKeySequence(Qt::CTRL | Qt::Key_0)},
               [&preferences] { preferences.setPointSize(defaultPointSize); });

    QMenu* language = menu->addMenu(tr("Language"));
    auto* languages = new QActionGroup(this);
    choice(language, languages, QStringLiteral("view.language.system"), tr("As the system"),
           preferences.language().isEmpty(), [&preferences] { preferences.setLanguage({}); });
    for (const QString& code : Language::available())
        choice(language, languages, QStringLiteral("view.language.") + code, Language::nameOf(code),
               preferences.language() == code, [&preferences, code] { preferences.setLanguage(code); });

    menu->addSeparator();
    menu->addAction(
        m_actions.add({QStringLiteral("view.commands"), tr("Find a command…"), Qt::CTRL | Qt::Key_K,
                       QStringLiteral("search"), tr("Commands, streams, policies, models and tasks by a few letters")},
                      this, [this] { showCommands(); }));
    menu->addAction(
        m_actions.add({QStringLiteral("view.focusStream"), tr("Go to the stream bar"), Qt::CTRL | Qt::Key_L}, this,
                      [this] { m_streamBar->focusStream(); }));
    menu->addAction(m_actions.add({QStringLiteral("view.fullScreen"), tr("Full screen"), Qt::Key_F11}, this,
                                  [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); }));
    menu->addAction(m_actions.add({QStringLiteral("view.restoreLayout"), tr("Restore default layout")}, this,
                                  [this] { restoreDefaultLayout(); }));
}

void MainWindow::buildHelpMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Help"));
    const auto topic = [&](const char* id, const QString& text, const char* name) {
        return m_actions.add({QLatin1String(id), text}, this, [this, name = QLatin1String(name)] { showHelp(name); });
    };
    menu->addAction(m_actions.add(
        {QStringLiteral("help.page"), tr("Help for this page"), QKeySequence::HelpContents, QStringLiteral("help")},
        this, [this] { showHelp(currentPage() ? currentPage()->id() : QString()); }));
    menu->addAction(m_actions.add({QStringLiteral("help.tour"), tr("Take the tour")}, this, [this] { startTour(); }));
    menu->addAction(topic("help.contents", tr("Contents"), "overview"));
    menu->addAction(topic("help.metrics", tr("Metrics and definitions"), "metrics"));
    menu->addAction(topic("help.policies", tr("Routing policies"), "policies"));
    menu->addAction(topic("help.formats", tr("File formats"), "formats"));
    menu->addAction(topic("help.commandLine", tr("Command line"), "commandline"));
    menu->addAction(topic("help.changes", tr("What is new"), "changelog"));
    menu->addSeparator();
    menu->addAction(
        m_actions.add({QStringLiteral("help.about"), tr("About ACRouter Workbench"), {}, QStringLiteral("info")}, this,
                      [this] { about(); }));
    menu->addAction(
        m_actions.add({QStringLiteral("help.aboutQt"), tr("About Qt")}, this, [] { QApplication::aboutQt(); }));
}

void MainWindow::fillPageMenu()
{
    m_pageMenu->clear();
    if (!currentPage())
        return;
    m_pageMenu->addActions(currentPage()->pageActions());
    const QList<QDockWidget*> docks = currentPage()->pageDocks();
    if (!docks.isEmpty() && !m_pageMenu->isEmpty())
        m_pageMenu->addSeparator();
    for (const QDockWidget* dock : docks)
        m_pageMenu->addAction(dock->toggleViewAction());
    m_pageMenu->menuAction()->setVisible(!m_pageMenu->isEmpty());
}

void MainWindow::fillRecentMenu()
{
    m_recentMenu->clear();
    const QStringList files = m_services.session.recentFiles();
    const QString home = QDir::homePath() + QLatin1Char('/');
    for (const QString& file : files) {
        QString text =
            QDir::toNativeSeparators(file.startsWith(home) ? QStringLiteral("~/") + file.mid(home.size()) : file);
        text.replace(QLatin1Char('&'), QStringLiteral("&&"));
        connect(m_recentMenu->addAction(text), &QAction::triggered, this, [this, file] { openPath(file); });
    }
    m_recentMenu->addSeparator();
    connect(m_recentMenu->addAction(tr("Clear list")), &QAction::triggered, this,
            [this] { m_services.session.clearRecentFiles(); });
    m_recentMenu->setEnabled(!files.isEmpty());
}

} // namespace acr::ui
