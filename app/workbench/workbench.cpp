// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/workbench.h"

#include "app/workbench/mainwindow.h"
#include "widgets/document/undokeeper.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>

#ifdef __GLIBC__
#include <malloc.h>
#endif

/// The linker leaves out resources of a static library unless somebody asks for them. Has to stand outside
/// namespaces.
static void initialiseResources()
{
    Q_INIT_RESOURCE(workbench);
}

namespace acr::ui {

namespace {

/// Memory allocated by jobs is freed by the window and vice versa. With one malloc arena per thread the process would
/// keep many times the memory it uses. Without a fixed mmap threshold, large blocks would also be taken from the arenas
/// after the first one was freed, and with a larger one, columns and replays would leave gaps that the arenas keep.
void keepMemorySmall()
{
#ifdef __GLIBC__
    constexpr int arenas = 2;
    constexpr int ownMapping = 1 << 17;   // bytes
    constexpr int keptAtTheEnd = 2 << 20; // bytes
    mallopt(M_ARENA_MAX, arenas);
    mallopt(M_MMAP_THRESHOLD, ownMapping);
    mallopt(M_TRIM_THRESHOLD, keptAtTheEnd);
#endif
}

} // namespace

Workbench::Workbench(QApplication& application, const QString& settingsFolder, const QString& dataFolder)
    : m_dataFolder(dataFolder)
    , m_language(application)
    , m_preferences(settingsFolder)
    , m_windowState(settingsFolder)
    , m_themes(application)
    , m_document(m_jobs)
    , m_workspace(m_document, m_jobs)
    , m_pins(m_document, m_workspace)
    , m_player(m_document, m_jobs, &m_workspace)
    , m_live(m_workspace, m_jobs)
    , m_imports(m_workspace, m_jobs, settingsFolder)
    , m_clusterRuns(m_workspace, m_jobs)
    , m_download(m_workspace, m_jobs)
{
    keepMemorySmall();
    initialiseResources();
    m_language.use(m_preferences.language());
    applyLooks();
    connect(&m_preferences, &Preferences::looksChanged, this, &Workbench::applyLooks);
    // The user's choice overrides the command line.
    connect(&m_preferences, &Preferences::themeChosen, this, [this] {
        m_themeOverride.reset();
        applyLooks();
    });
    // After the menu that asked for it is closed: the window it belongs to goes away.
    connect(&m_preferences, &Preferences::languageChanged, this, &Workbench::changeLanguage, Qt::QueuedConnection);
    m_document.setSolvesAt(m_preferences.solvesAt());
    connect(&m_document, &Document::solvesAtChanged, this,
            [this] { m_preferences.setSolvesAt(m_document.solvesAt()); });
    m_live.setAcceptsUnbounded(m_preferences.acceptsUnbounded());
    connect(&m_live, &LiveRun::acceptsUnboundedChanged, this,
            [this] { m_preferences.setAcceptsUnbounded(m_live.acceptsUnbounded()); });
    // Undo steps of another benchmark can't be applied to this one, which has its own.
    m_workspace.undoKeeper().follow(m_undo);
    connect(&m_document, &Document::benchmarkChanged, &m_workspace.undoKeeper(), &UndoKeeper::reload);
    connect(&m_workspace, &WorkspaceFile::fileChanged, this, [this] {
        if (m_workspace.file().isEmpty())
            return;
        m_windowState.setLastWorkspace(m_workspace.file());
        m_windowState.addRecentFile(m_workspace.file());
    });
    connect(&m_workspace, &WorkspaceFile::imported, this, [this](const QString& path) {
        if (!path.isEmpty())
            m_windowState.addRecentFile(path);
    });
}

Workbench::~Workbench()
{
    // While the pages are there that know what is on the desk.
    m_workspace.saveNow();
    m_workspace.undoKeeper().drop();
    m_window.reset();
    m_jobs.cancelAll();
}

Services Workbench::services()
{
    return {m_themes, m_preferences, m_windowState, m_jobs,    m_document,    m_workspace,
            m_undo,   m_player,      m_live,        m_imports, m_clusterRuns, m_download};
}

void Workbench::overrideLooks(std::optional<ThemePreference> theme, std::optional<QString> language)
{
    m_themeOverride = theme;
    m_languageOverride = std::move(language);
    m_language.use(m_languageOverride.value_or(m_preferences.language()));
    applyLooks();
}

void Workbench::applyLooks()
{
    m_themes.setPointSize(m_preferences.pointSize());
    m_themes.setPreference(m_themeOverride.value_or(m_preferences.theme()));
}

MainWindow& Workbench::window()
{
    if (!m_window)
        m_window = std::make_unique<MainWindow>(services());
    return *m_window;
}

void Workbench::changeLanguage()
{
    // In the language that the steps to undo are called in.
    m_workspace.saveNow();
    // The user's choice overrides the command line.
    m_languageOverride.reset();
    m_language.use(m_preferences.language());
    if (!m_window)
        return;
    const bool shown = m_window->isVisible();
    m_window->saveWindowState();
    // Undo steps act on what the window's pages hold, and that goes with the window. The new pages take it from the
    // desk, and the steps as well.
    m_workspace.undoKeeper().drop();
    m_window.reset();
    if (shown)
        window().show();
    m_workspace.undoKeeper().reload();
}

Result<void> Workbench::openOrCreate(const QString& file)
{
    if (QFileInfo::exists(file))
        return m_workspace.open(file);
    QDir().mkpath(QFileInfo(file).absolutePath());
    if (auto created = m_workspace.open(file, WorkspaceFile::Mode::Create); !created)
        return created;
    m_workspace.simulate({});
    return {};
}

Result<void> Workbench::openAtStart(const QString& path)
{
    const QString own = QDir(m_dataFolder).filePath(QStringLiteral("Workbench.acrw"));
    if (path.isEmpty()) {
        const QString last = m_windowState.lastWorkspace();
        return openOrCreate(!last.isEmpty() && QFileInfo::exists(last) ? last : own);
    }
    if (path.endsWith(QLatin1String(".acrw"), Qt::CaseInsensitive))
        return m_workspace.open(path);
    if (!QFileInfo::exists(path))
        return failure(ErrorCode::FileNotFound, {}, {}, {path.toStdString(), 0, 0});
    const bool fresh = !QFileInfo::exists(own);
    QDir().mkpath(m_dataFolder);
    if (auto opened = m_workspace.open(own, fresh ? WorkspaceFile::Mode::Create : WorkspaceFile::Mode::Existing);
        !opened)
        return opened;
    m_workspace.importPath(path);
    return {};
}

Result<void> Workbench::openDemo()
{
    return openOrCreate(QDir(m_dataFolder).filePath(QStringLiteral("Demo.acrw")));
}

} // namespace acr::ui

#include "moc_workbench.cpp"
