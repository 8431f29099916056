// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/mainwindow.h"

#include "app/workbench/changedfilesbar.h"
#include "app/workbench/chartstates.h"
#include "app/workbench/commands.h"
#include "app/workbench/dockarea.h"
#include "app/workbench/mainmenu.h"
#include "app/workbench/pagecommands.h"
#include "app/workbench/placehistory.h"
#include "app/workbench/tour.h"
#include "app/workbench/windowviews.h"
#include "app/workbench/workspacedialogs.h"
#include "widgets/charts/chartexport.h"
#include "widgets/document/deskstate.h"
#include "widgets/pages/pageregistry.h"
#include "widgets/pages/present/presentpage.h"
#include "widgets/shell/availability.h"
#include "widgets/shell/commandpalette.h"
#include "widgets/shell/errordialog.h"
#include "widgets/shell/errortext.h"
#include "widgets/shell/helpview.h"
#include "widgets/shell/jobsindicator.h"
#include "widgets/shell/keyboardmap.h"
#include "widgets/shell/keytooltips.h"
#include "widgets/shell/messages.h"
#include "widgets/shell/rail.h"
#include "widgets/shell/retrybar.h"
#include "widgets/shell/shortcutdialog.h"
#include "widgets/shell/streambar.h"
#include "widgets/shell/tourguide.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/savedialog.h"
#include "widgets/theme/sentences.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QMouseEvent>
#include <QPointer>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>

namespace acr::ui {

namespace {

const QSize firstSize(1440, 900);
constexpr int titleBar = 40; ///< of the window manager, about
const QSize smallestSize(960, 600);
constexpr int messageMs = 6000;
constexpr int helpWidth = 400;

QStringList localFiles(const QMimeData& data)
{
    QStringList files;
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    return files;
}

template <class Wanted>
Wanted* pageOf(const QList<Page*>& pages)
{
    for (Page* page : pages) {
        if (auto* wanted = qobject_cast<Wanted*>(page))
            return wanted;
    }
    return nullptr;
}

} // namespace

MainWindow::MainWindow(const Services& services)
    : m_services(services)
    , m_actions(services.themes)
    , m_shortcuts(services.preferences)
    , m_catalog(services.windowState)
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    setMinimumSize(smallestSize);
    m_dialogs = new WorkspaceDialogs(m_services, *this);
    m_history =
        new PlaceHistory(m_services.document,
                         {[this] { return currentPage() != nullptr ? currentPage()->id() : QString(); },
                          [this](const QString& page) { showPage(page); },
                          [this] { return currentPage() != nullptr ? currentPage()->placeState() : QJsonObject(); },
                          [this](const QJsonObject& state) {
                              if (currentPage() != nullptr)
                                  currentPage()->restorePlace(state);
                          }},
                         this);
    build();
    m_chartStates = new ChartStates(m_pages, m_services, this);
    m_menu = new MainMenu(*this, m_services, m_actions, *m_dialogs);
    buildCommands();
    connectServices();
    restoreWindowState();
    updateTitle();
    updateBenchmarks();
    updateEmptyState();
    qApp->installEventFilter(this);
}

MainWindow::~MainWindow() = default;

void MainWindow::build()
{
    auto* central = new QWidget(this);
    m_rail = new Rail(m_services.themes, central);
    m_streamBar = new StreamBar(m_services.document, m_services.undo, m_services.themes, central);
    m_streamBar->setWorkspace(&m_services.workspace);
    m_body = new QStackedWidget(central);
    m_docks = new DockArea(m_body);
    m_empty = new EmptyState(
        m_services.themes, QStringLiteral("benchmark"), tr("No benchmark is open"),
        tr("Open a folder of CodeRouterBench, drop files here, or start with a simulated benchmark."), m_body);
    m_empty->setAction(tr("Open benchmark folder…"));
    m_opening = new EmptyState(m_services.themes, QStringLiteral("benchmark"), tr("A benchmark is being opened"),
                               tr("The status bar shows how far it is."), m_body);
    m_body->addWidget(m_docks);
    m_body->addWidget(m_empty);
    m_body->addWidget(m_opening);

    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    m_retryBar = new RetryBar(m_services.themes, central);
    right->addWidget(m_streamBar);
    right->addWidget(m_retryBar);
    right->addWidget(new ChangedFilesBar(m_services.imports, m_services.themes, central));
    right->addWidget(m_body, 1);
    auto* layout = new QHBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_rail);
    layout->addLayout(right, 1);
    setCentralWidget(central);

    statusBar()->setSizeGripEnabled(false);
    m_jobsIndicator = new JobsIndicator(m_services.jobs, m_services.themes, this);
    statusBar()->addPermanentWidget(m_jobsIndicator);
    // The bar is as high when nothing runs, so that the page does not move with each job.
    auto* const room = new QWidget(this);
    followTheme(*room, m_services.themes, [this, room] { room->setFixedSize(1, m_jobsIndicator->busyHeight()); });
    statusBar()->addPermanentWidget(room);

    m_help = new HelpView;
    m_helpDock = new QDockWidget(tr("Help"));
    m_helpDock->setObjectName(QStringLiteral("helpDock"));
    m_helpDock->setWidget(m_help);
    m_help->setMinimumWidth(helpWidth / 2);
    m_docks->addSharedDock(m_helpDock, Qt::RightDockWidgetArea);

    m_views = std::make_unique<WindowViews>(*this, m_services);
    m_pages = makePages({m_services.document, m_services.jobs, m_services.themes, m_services.undo, m_services.workspace,
                         m_services.player, m_services.live, *m_views},
                        m_docks);
    if (auto* present = pageOf<PresentPage>(m_pages))
        connect(present, &PresentPage::said, this,
                [this](const QString& sentence) { statusBar()->showMessage(sentence, messageMs); });
    int number = 0;
    for (Page* page : m_pages) {
        const QKeySequence shortcut(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + number));
        m_docks->addPage(page);
        m_rail->addPage(page->title(), page->iconName(), shortcut.toString(QKeySequence::NativeText));
        m_actions.add({QStringLiteral("page.") + page->id(), page->title(), shortcut, page->iconName()}, this,
                      [this, number] {
                          visitPage(number);
                          // After switching pages by keys, the page has the keyboard focus.
                          QWidget* const inside = m_pages[number]->focusWidget();
                          (inside != nullptr ? inside : m_pages[number])->setFocus(Qt::ShortcutFocusReason);
                      });
        ++number;
    }
}

void MainWindow::buildCommands()
{
    auto* pageCommands = new PageCommands(*this, m_services.jobs);
    connect(pageCommands, &PageCommands::refused, this, &MainWindow::say);
    new KeyToolTips(*this);
    registerShortcuts(m_shortcuts, *this);
    registerCommands(m_catalog, *this, m_services, m_shortcuts, *pageCommands);
    const auto showPageKeys = [this] {
        for (int i = 0; i < m_pages.size(); ++i)
            m_rail->setShortcut(i, m_shortcuts.text(QStringLiteral("page.") + m_pages[i]->id()));
    };
    connect(&m_shortcuts, &Shortcuts::changed, this, showPageKeys);
    showPageKeys();
}

void MainWindow::connectServices()
{
    WorkspaceFile& workspace = m_services.workspace;
    connect(m_rail, &Rail::pageChosen, this, &MainWindow::visitPage);
    connect(&m_services.document, &Document::placeRequested, this, &MainWindow::showPlace);
    connect(m_streamBar, &StreamBar::benchmarkChosen, this, [&workspace](qint64 id) { workspace.showBenchmark({id}); });
    connect(m_streamBar, &StreamBar::auditRequested, this, [this] {
        if (showPage(QStringLiteral("benchmark")))
            currentPage()->reveal(QStringLiteral("audit"));
    });
    connect(m_empty, &EmptyState::actionTriggered, m_dialogs, &WorkspaceDialogs::chooseBenchmarkFolder);
    connect(&workspace, &WorkspaceFile::fileChanged, this, &MainWindow::updateTitle);
    connect(&workspace, &WorkspaceFile::unsavedChanged, this, &MainWindow::updateTitle);
    const DeskState& desk = workspace.desk();
    connect(&desk, &DeskState::unsavedChanged, this, &MainWindow::updateTitle);
    connect(&desk, &DeskState::said, this, &MainWindow::say);
    connect(&desk, &DeskState::damaged, this, [this](const QString& key, const Error& error) {
        say(tr("What was on the desk under “%1” can't be read and was left out. %2").arg(key, errorSentence(error)));
    });
    connect(&desk, &DeskState::failed, this, [this](const Error& error) {
        say(tr("What is on the desk could not be saved yet. %1").arg(errorSentence(error)));
    });
    connect(&workspace, &WorkspaceFile::benchmarksChanged, this, &MainWindow::updateBenchmarks);
    connect(&workspace, &WorkspaceFile::benchmarksChanged, this, &MainWindow::updateEmptyState);
    connect(&workspace, &WorkspaceFile::failed, this, &MainWindow::showErrors);
    m_retryBar->follow(workspace.loadingJob());
    connect(&workspace, &WorkspaceFile::fileChanged, m_retryBar, &RetryBar::withdrawOffers);
    connect(&workspace, &WorkspaceFile::importEnded, m_retryBar,
            [this](const QString& title, const Error& error, const std::function<void()>& retry) {
                m_retryBar->offer(m_services.jobs, title, error, retry);
            });
    connect(&workspace, &WorkspaceFile::imported, this,
            [this](const QString&, const QString& what) { statusBar()->showMessage(what, messageMs); });
    connect(&m_services.clusterRuns, &ClusterRuns::ended, this, &MainWindow::tellOfClusterRun);
    connect(&m_services.download, &BenchmarkDownload::ended, m_retryBar,
            [this](const QString& title, const Error& error, const std::function<void()>& retry) {
                m_retryBar->offer(m_services.jobs, title, error, retry);
            });
    connect(&m_services.download, &BenchmarkDownload::downloaded, this,
            [this](const QString& folder) { say(tr("Downloaded into %1").arg(QDir::toNativeSeparators(folder))); });
    connect(&m_services.document, &Document::benchmarkChanged, this, &MainWindow::updateEmptyState);
    connect(&m_services.document, &Document::benchmarkChanged, this, &MainWindow::updateTitle);
    connect(&m_services.document, &Document::failed, this, [this](const Error& error) {
        if (error.code == ErrorCode::Cancelled)
            return;
        ErrorList errors;
        errors.add(error);
        showErrors(tr("Computing the leaderboard"), errors);
    });
    connect(&workspace, &WorkspaceFile::openingChanged, this, &MainWindow::updateEmptyState);
    connect(m_dialogs, &WorkspaceDialogs::pathChosen, this, &MainWindow::openPath);
    connect(m_dialogs, &WorkspaceDialogs::failed, this, &MainWindow::showErrors);
}

void MainWindow::tellOfClusterRun(ClusterRun* run)
{
    if (const auto& result = run->result()) {
        say(tr("%1: %n replay(s) merged", nullptr, static_cast<int>(result->added + result->present)).arg(run->name()));
        return;
    }
    const Jobs::RetryId offer = m_retryBar->offer(m_services.jobs, run->title(), run->problem().value_or(Error{}),
                                                  [run = QPointer<ClusterRun>(run)] {
                                                      if (run)
                                                          run->start();
                                                  });
    // It may be begun again in its dialog as well.
    connect(
        run, &ClusterRun::changed, this, [this, offer] { m_services.jobs.withdraw(offer); }, Qt::SingleShotConnection);
}

Page* MainWindow::currentPage() const
{
    return m_docks->current();
}

void MainWindow::bookmarkView()
{
    auto* present = pageOf<PresentPage>(m_pages);
    if (present != nullptr && currentPage() != present)
        present->bookmark();
}

void MainWindow::focusStream()
{
    m_streamBar->focusStream();
}

void MainWindow::exportPage()
{
    if (!currentPage())
        return;
    askWhereToSave(*this,
                   {tr("Export page as image"),
                    currentPage()->id(),
                    {tr("PNG image (*.png)"), tr("SVG drawing (*.svg)"), tr("PDF document (*.pdf)")},
                    m_services.windowState.lastFolder()},
                   [this, page = currentPage()](const QString& file) {
                       m_services.windowState.setLastFolder(QFileInfo(file).absolutePath());
                       if (const auto problem = exportView(*page, file))
                           showNotExported(*this, *problem);
                       else
                           statusBar()->showMessage(tr("Saved %1").arg(QDir::toNativeSeparators(file)), messageMs);
                   });
}

bool MainWindow::showPage(const QString& id)
{
    for (int i = 0; i < m_pages.size(); ++i) {
        if (m_pages[i]->id() == id) {
            setCurrentPage(i);
            return true;
        }
    }
    return false;
}

void MainWindow::visitPage(int index)
{
    if (index >= 0 && index < m_pages.size() && m_pages[index] != currentPage())
        m_history->leave();
    setCurrentPage(index);
}

void MainWindow::showPlace(TaskPlace place)
{
    const auto go = [this](const QString& page, const QString& part) {
        if (showPage(page) && !part.isEmpty())
            currentPage()->reveal(part);
    };
    switch (place) {
    case TaskPlace::List: return go(QStringLiteral("benchmark"), QStringLiteral("tasks"));
    case TaskPlace::Step: return go(QStringLiteral("session"), {});
    case TaskPlace::RegretCurve: return go(QStringLiteral("regret"), {});
    case TaskPlace::Memory: return go(QStringLiteral("memory"), {});
    case TaskPlace::Priors: return go(QStringLiteral("priors"), QStringLiteral("flipped"));
    }
}

void MainWindow::setCurrentPage(int index)
{
    if (index < 0 || index >= m_pages.size())
        return;
    m_rail->setCurrent(index);
    m_docks->showPage(m_pages[index]);
    m_services.workspace.setPreference(QStringLiteral("page"), m_pages[index]->id());
    if (m_helpDock->isVisible())
        m_help->showTopic(m_pages[index]->id());
    m_menu->setPage(currentPage());
}

void MainWindow::openPath(const QString& path)
{
    if (path.isEmpty())
        return;
    m_services.windowState.setLastFolder(QFileInfo(path).absolutePath());
    const auto refuse = [&](const Error& error) {
        ErrorList errors;
        errors.add(error);
        showErrors(tr("%1 can't be opened").arg(QFileInfo(path).fileName()), errors);
    };
    if (!QFileInfo::exists(path)) {
        m_services.windowState.removeRecentFile(path);
        return refuse({ErrorCode::FileNotFound, {path.toStdString(), 0, 0}, {}, {}});
    }
    if (path.endsWith(QLatin1String(".acrw"), Qt::CaseInsensitive)) {
        if (auto opened = m_services.workspace.open(path); !opened)
            refuse(opened.error());
        return;
    }
    if (m_services.workspace.file().isEmpty())
        return refuse({ErrorCode::Empty, {}, {}, tr("an open workspace to import into").toStdString()});
    m_services.workspace.importPath(path);
}

void MainWindow::showErrors(const QString& title, const ErrorList& errors)
{
    QString advice;
    const Error first = errors.items().empty() ? Error{} : errors.items().front();
    switch (first.code) {
    case ErrorCode::Busy:
        if (!first.found.empty())
            advice = tr("It is open in %1.").arg(QString::fromStdString(first.found));
        advice = joinSentences(
            {advice, tr("Close it in the other window first, or open another workspace here. Nothing was changed.")});
        break;
    case ErrorCode::NewerVersion: advice = tr("Open it with a newer version of this program."); break;
    case ErrorCode::FileUnwritable:
        advice = tr("Save the workspace under another name with File ▸ Save workspace as…");
        break;
    case ErrorCode::NotRecognised: advice = tr("Help ▸ Contents ▸ File formats lists what can be opened."); break;
    case ErrorCode::FileNotFound: break;
    default: advice = tr("The workspace is as it was before.");
    }
    auto* dialog = new ErrorDialog(title, advice, errors, this);
    dialog->open();
}

void MainWindow::showHelp(const QString& topic, const QString& heading)
{
    const bool wasVisible = m_helpDock->isVisible();
    m_helpDock->show();
    m_helpDock->raise();
    if (!wasVisible && !m_helpDock->isFloating())
        m_docks->resizeDocks({m_helpDock}, {helpWidth}, Qt::Horizontal);
    m_help->showTopic(topic, heading);
}

void MainWindow::showCommands()
{
    if (!m_palette) {
        m_palette = new CommandPalette(m_services.themes, this);
        connect(m_palette, &CommandPalette::taken, this, [this](const QString& id) { m_catalog.noteTaken(id); });
    }
    m_palette->open(m_catalog.commands(), m_catalog.source());
}

void MainWindow::editShortcuts()
{
    auto* dialog = new ShortcutDialog(m_services.themes, m_shortcuts, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showKeyboardMap()
{
    auto* map = new KeyboardMap(m_services.themes, m_shortcuts, this);
    map->setAttribute(Qt::WA_DeleteOnClose);
    connect(map, &KeyboardMap::changeRequested, this, &MainWindow::editShortcuts);
    map->show();
}

void MainWindow::showJobs()
{
    m_jobsIndicator->openList();
}

void MainWindow::say(const QString& sentence)
{
    statusBar()->showMessage(sentence, messageMs);
}

void MainWindow::startTour()
{
    if (!m_tour)
        m_tour = new TourGuide(m_services.themes, this);
    const auto& benchmark = m_services.document.benchmark();
    m_tour->start(tourSteps(*this, *m_rail, *m_streamBar, benchmark && benchmark->kind == DataKind::Simulated));
}

void MainWindow::restoreDefaultLayout()
{
    m_services.windowState.clearLayouts();
    m_docks->restoreDefaults();
}

void MainWindow::restoreWindowState()
{
    resize(firstSize.boundedTo(screen()->availableSize() - QSize(0, titleBar)));
    restoreGeometry(m_services.windowState.geometry());
    for (Page* page : m_pages) {
        m_docks->setLayout(page, m_services.windowState.layout(page->id()));
        page->restoreState(m_services.windowState.pageState(page->id()));
    }
    if (!showPage(m_services.windowState.lastPage()))
        setCurrentPage(0);
}

void MainWindow::saveWindowState()
{
    m_services.workspace.saveNow();
    m_chartStates->flush();
    m_services.windowState.setGeometry(saveGeometry());
    for (const Page* page : m_pages) {
        if (const QByteArray layout = m_docks->layout(page); !layout.isEmpty())
            m_services.windowState.setLayout(page->id(), layout);
        m_services.windowState.setPageState(page->id(), page->saveState());
    }
    if (currentPage())
        m_services.windowState.setLastPage(currentPage()->id());
}

void MainWindow::updateTitle()
{
    const WorkspaceFile& workspace = m_services.workspace;
    QStringList parts;
    if (m_services.document.benchmark())
        parts.append(QString::fromStdString(m_services.document.benchmark()->name));
    if (!workspace.file().isEmpty()) {
        const QString file = QFileInfo(workspace.file()).fileName() + QStringLiteral("[*]");
        parts.append(workspace.isReadOnly() ? tr("%1 (read-only)").arg(file) : file);
    }
    const QStringList unsaved = workspace.desk().unsaved();
    if (!unsaved.isEmpty()) {
        // Names may hold the placeholder.
        QString names = QLocale().createSeparatedList(unsaved);
        parts.append(tr("%1 edited").arg(names.replace(QStringLiteral("[*]"), QStringLiteral("[*][*]"))));
    }
    parts.append(tr("ACRouter Workbench"));
    setWindowTitle(parts.join(QStringLiteral(" — ")));
    setWindowFilePath(workspace.file());
    setWindowModified(workspace.hasUnsaved() || !unsaved.isEmpty());
}

void MainWindow::updateBenchmarks()
{
    const WorkspaceFile& workspace = m_services.workspace;
    QList<StreamBar::BenchmarkEntry> entries;
    for (const BenchmarkSummary& summary : workspace.benchmarks()) {
        entries.append({summary.id.value, QString::fromStdString(summary.name),
                        tr("%1 tasks × %2 models, from %3")
                            .arg(summary.tasks)
                            .arg(summary.models)
                            .arg(QString::fromStdString(summary.origin))});
    }
    m_streamBar->setBenchmarks(entries, workspace.current() ? workspace.current()->value : 0);
    const bool hasFile = !workspace.file().isEmpty();
    const bool writable = hasFile && !workspace.isReadOnly();
    const bool hasBenchmark = workspace.current().has_value();
    const QString unwritable = hasFile ? tr("The workspace can only be read.") : tr("No workspace is open.");
    const QString noBenchmark = tr("No benchmark is open.");
    for (const char* id : {"file.simulate", "file.openFolder", "file.download", "file.importFile", "file.watchCluster"})
        setAvailable(*m_actions.action(QLatin1String(id)), writable, unwritable);
    for (const char* id : {"file.importDecisions", "file.attachPrompts", "file.removeBenchmark"})
        setAvailable(*m_actions.action(QLatin1String(id)), writable && hasBenchmark,
                     writable ? noBenchmark : unwritable);
    // Without writing they can still be read.
    setAvailable(*m_actions.action(QStringLiteral("file.aliases")), hasBenchmark, noBenchmark);
    setAvailable(*m_actions.action(QStringLiteral("file.saveAs")), hasFile, unwritable);
}

void MainWindow::updateEmptyState()
{
    // The pages say that no benchmark is open: they are covered while one is on its way.
    if (m_services.document.benchmark())
        m_body->setCurrentWidget(m_docks);
    else if (m_services.workspace.isOpening())
        m_body->setCurrentWidget(m_opening);
    else
        m_body->setCurrentWidget(m_services.workspace.current() ? static_cast<QWidget*>(m_docks) : m_empty);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    saveWindowState();
    QMainWindow::closeEvent(event);
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    // Text fields take the palette's keys for themselves: on Linux Ctrl+K deletes to the end of the line. In this
    // window they open the palette everywhere.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const auto* widget = qobject_cast<QWidget*>(watched);
        if (widget != nullptr && widget->window() == this &&
            m_actions.action(QStringLiteral("view.commands"))
                ->shortcuts()
                .contains(QKeySequence(key->keyCombination()))) {
            event->ignore();
            return true;
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::BackButton)
        m_history->goBack();
    else if (event->button() == Qt::ForwardButton)
        m_history->goForward();
    else
        QMainWindow::mouseReleaseEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!localFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QStringList files = localFiles(*event->mimeData());
    event->acceptProposedAction();
    // After the program that the files come from has its answer.
    QMetaObject::invokeMethod(
        this,
        [this, files] {
            for (const QString& file : files)
                openPath(file);
        },
        Qt::QueuedConnection);
}

} // namespace acr::ui

#include "moc_mainwindow.cpp"
