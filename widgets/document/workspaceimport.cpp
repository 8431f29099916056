// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Imports into the open workspace: each is a job with its own database connection.
#include "widgets/document/workspacefile.h"

#include "core/benchmark/import.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace acr::ui {

/// The result of an import job, shared by the job and the window.
struct WorkspaceFile::Import {
    std::string workspace;
    QString path;
    ErrorList errors;
    std::shared_ptr<const Benchmark> benchmark{};
    /// Of the saved benchmark; of the one that was open for decisions and prompts.
    std::optional<BenchmarkId> id{};
    bool isNewBenchmark = false;
    std::vector<DecisionSet> decisions{};
    std::uint64_t prompts = 0;

    void fail(const Error& error) { errors.add(error); }
};

namespace {

/// Runs `body` on the job's own connection and returns the errors.
Result<void> withWorkspace(const std::string& file, const std::function<Result<void>(Workspace&)>& body)
{
    auto workspace = Workspace::open(file);
    return workspace ? body(*workspace) : Result<void>(Unexpected(workspace.error()));
}

/// The files are not damaged; they are of another kind.
bool isNotRecognised(const ErrorList& errors)
{
    return !errors.empty() && errors.items().front().code == ErrorCode::NotRecognised;
}

/// A file of decisions says so in its first object; a results table never has that key.
bool holdsDecisions(const QString& path)
{
    constexpr qint64 enough = 65536;
    QFile file(path);
    return QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly) && file.read(enough).contains("\"chosen_model\"");
}

/// Reading is most of an import; saving is the rest.
Progress part(const Progress& whole, double from, double to)
{
    Progress progress;
    progress.stop = whole.stop;
    progress.report = [report = whole.report, from, to](double fraction) {
        if (report)
            report(from + (to - from) * fraction);
    };
    return progress;
}

Result<BenchmarkId> save(const std::string& file, const Benchmark& benchmark, const Progress& progress)
{
    BenchmarkId id;
    auto saved = withWorkspace(file, [&](Workspace& workspace) -> Result<void> {
        auto made = workspace.saveBenchmark(benchmark, progress);
        if (!made)
            return Unexpected(made.error());
        id = *made;
        return {};
    });
    return saved ? Result<BenchmarkId>(id) : Unexpected(saved.error());
}

Result<void> saveDecisions(const std::string& file, BenchmarkId id, const std::vector<DecisionSet>& sets)
{
    return withWorkspace(file, [&](Workspace& workspace) { return workspace.saveDecisionSets(id, sets); });
}

constexpr double readingShare = 0.7;

} // namespace

void WorkspaceFile::startImport(const QString& path, const QString& title,
                                std::function<void(Import&, const Progress&)> work)
{
    if (m_readOnly) {
        fail(title, Error{ErrorCode::FileUnwritable,
                          {m_workspace->file(), 0, 0},
                          tr("the workspace is open for reading only").toStdString(),
                          {}});
        return;
    }
    auto import = std::make_shared<Import>();
    import->workspace = m_workspace->file();
    import->path = path;
    import->id = m_current;
    m_jobs.start(
        this, title, [import, work](const Progress& progress) { work(*import, progress); },
        [this, import, id = m_current, title, work](const Result<void>& ran) {
            // A job that was cancelled after saving is undone as well.
            if (!ran) {
                undoImport(*import);
                emit importCancelled(title, [this, import, id, title, work] {
                    if (m_workspace && m_workspace->file() == import->workspace && m_current == id)
                        startImport(import->path, title, work);
                });
            } else if (import->errors.empty())
                accept(*import);
            else
                emit failed(title, import->errors);
        });
}

void WorkspaceFile::undoImport(const Import& import)
{
    if (!import.isNewBenchmark || !import.id)
        return;
    auto removed =
        withWorkspace(import.workspace, [&](Workspace& workspace) { return workspace.removeBenchmark(*import.id); });
    if (!removed)
        fail(tr("Taking back the import"), removed.error());
}

void WorkspaceFile::accept(const Import& import)
{
    // The user may have opened another file meanwhile; the import is in the original one.
    if (!m_workspace || m_workspace->file() != import.workspace)
        return;
    saveNow();
    refreshBenchmarks();
    QString what;
    if (import.isNewBenchmark) {
        m_loading.drop();
        show(*import.id, import.benchmark, import.decisions);
        what = tr("%n task(s) imported", nullptr, static_cast<int>(import.benchmark->tasks.size()));
    } else if (import.prompts > 0) {
        what = tr("%n prompt(s) attached", nullptr, static_cast<int>(import.prompts));
        if (import.id == m_current)
            show(*import.id, import.benchmark, *m_document.decisions());
    } else {
        what = tr("Decisions of %n router(s) imported", nullptr, static_cast<int>(import.decisions.size()));
        if (import.id == m_current)
            m_document.addDecisions(import.decisions);
    }
    emit benchmarksChanged();
    emit imported(import.path, what);
}

void WorkspaceFile::simulate(const SimulatorOptions& options)
{
    startImport({}, tr("Simulating a benchmark"), [options](Import& import, const Progress& progress) {
        auto benchmark = acr::simulate(options, part(progress, 0, readingShare));
        if (!benchmark)
            return import.fail(benchmark.error());
        auto id = save(import.workspace, *benchmark, part(progress, readingShare, 1));
        if (!id)
            return import.fail(id.error());
        import.id = *id;
        import.isNewBenchmark = true;
        import.benchmark = std::make_shared<const Benchmark>(std::move(*benchmark));
    });
}

void WorkspaceFile::importBenchmark(const QString& path)
{
    startImport(path, tr("Importing %1").arg(QFileInfo(path).fileName()),
                [path](Import& import, const Progress& progress) {
                    auto benchmark = acr::importBenchmark(
                        path.toStdString(), {.name = {}, .aliases = {}, .progress = part(progress, 0, readingShare)});
                    if (!benchmark) {
                        import.errors = benchmark.error();
                        return;
                    }
                    auto id = save(import.workspace, *benchmark, part(progress, readingShare, 1));
                    if (!id)
                        return import.fail(id.error());
                    import.id = *id;
                    import.isNewBenchmark = true;
                    import.benchmark = std::make_shared<const Benchmark>(std::move(*benchmark));
                });
}

void WorkspaceFile::importDecisions(const QString& path)
{
    if (!m_document.benchmark() || !m_current)
        return fail(tr("Importing decisions"),
                    Error{ErrorCode::Empty, {}, {}, tr("a benchmark that the decisions are about").toStdString()});
    startImport(
        path, tr("Importing %1").arg(QFileInfo(path).fileName()),
        [path, benchmark = m_document.benchmark(), aliases = m_aliases](Import& import, const Progress& progress) {
            auto sets =
                acr::importDecisions(path.toStdString(), *benchmark,
                                     {.name = {}, .aliases = aliases, .onlyTheseAliases = true, .progress = progress});
            if (!sets) {
                import.errors = sets.error();
                return;
            }
            if (auto saved = saveDecisions(import.workspace, *import.id, *sets); !saved)
                return import.fail(saved.error());
            import.decisions = std::move(*sets);
        });
}

void WorkspaceFile::importPath(const QString& path)
{
    if (holdsDecisions(path))
        return importDecisions(path);
    startImport(path, tr("Importing %1").arg(QFileInfo(path).fileName()),
                [path, open = m_document.benchmark(), aliases = m_aliases](Import& import, const Progress& progress) {
                    auto benchmark = acr::importBenchmark(
                        path.toStdString(), {.name = {}, .aliases = {}, .progress = part(progress, 0, readingShare)});
                    if (benchmark) {
                        auto id = save(import.workspace, *benchmark, part(progress, readingShare, 1));
                        if (!id)
                            return import.fail(id.error());
                        import.id = *id;
                        import.isNewBenchmark = true;
                        import.benchmark = std::make_shared<const Benchmark>(std::move(*benchmark));
                        return;
                    }
                    import.errors = benchmark.error();
                    if (!open || !import.id || !isNotRecognised(benchmark.error()))
                        return;
                    auto sets = acr::importDecisions(
                        path.toStdString(), *open,
                        {.name = {}, .aliases = aliases, .onlyTheseAliases = true, .progress = progress});
                    if (!sets) {
                        if (!isNotRecognised(sets.error()))
                            import.errors = sets.error();
                        return;
                    }
                    import.errors = ErrorList();
                    if (auto saved = saveDecisions(import.workspace, *import.id, *sets); !saved)
                        return import.fail(saved.error());
                    import.decisions = std::move(*sets);
                });
}

void WorkspaceFile::attachPrompts(const QString& path)
{
    if (!m_document.benchmark() || !m_current)
        return fail(tr("Attaching prompts"),
                    Error{ErrorCode::Empty, {}, {}, tr("a benchmark whose tasks the prompts belong to").toStdString()});
    startImport(path, tr("Attaching prompts of %1").arg(QFileInfo(path).fileName()),
                [path, open = m_document.benchmark()](Import& import, const Progress& progress) {
                    Benchmark copy = *open;
                    auto count =
                        acr::attachPrompts(path.toStdString(), copy,
                                           {.name = {}, .aliases = {}, .progress = part(progress, 0, readingShare)});
                    if (!count) {
                        import.errors = count.error();
                        return;
                    }
                    std::vector<TaskPrompt> prompts;
                    for (std::size_t i = 0; i < copy.tasks.size(); ++i) {
                        const TaskIndex task = TaskIndex::at(i);
                        const std::string& prompt = copy.tasks.prompt(task);
                        if (!prompt.empty() && prompt != open->tasks.prompt(task))
                            prompts.push_back({task, prompt});
                    }
                    const auto saved = withWorkspace(import.workspace, [&](Workspace& workspace) {
                        return workspace.savePrompts(*import.id, prompts, part(progress, readingShare, 1));
                    });
                    if (!saved)
                        return import.fail(saved.error());
                    import.prompts = *count;
                    import.benchmark = std::make_shared<const Benchmark>(std::move(copy));
                });
}

} // namespace acr::ui
