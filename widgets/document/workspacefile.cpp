// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/workspacefile.h"

#include "core/workspace/trainedpolicystore.h"
#include "widgets/document/changevalue.h"
#include "widgets/document/deskstate.h"
#include "widgets/document/streamjson.h"
#include "widgets/document/undokeeper.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QScopedValueRollback>
#include <QThread>

#include <algorithm>
#include <chrono>

namespace acr::ui {

namespace {

constexpr int saveDelayMs = 300;
/// How long the window's thread waits for another connection that writes: with what the user asks for, and with the
/// preferences that are left when the file is closed. Other preferences are saved later.
constexpr std::chrono::milliseconds lockWait{500};
constexpr std::chrono::milliseconds lastLockWait{3000};

const QString aliasStepKind = QStringLiteral("aliases");

QJsonArray aliasesToJson(const std::vector<Alias>& aliases)
{
    QJsonArray rows;
    for (const Alias& alias : aliases)
        rows.append(QJsonArray{QString::fromStdString(alias.name), QString::fromStdString(alias.model)});
    return rows;
}

std::vector<Alias> aliasesFromJson(const QJsonValue& json)
{
    std::vector<Alias> aliases;
    for (const auto& row : json.toArray())
        aliases.push_back({row.toArray().at(0).toString().toStdString(), row.toArray().at(1).toString().toStdString()});
    return aliases;
}

const QString benchmarkKey = QStringLiteral("benchmark");
const QString weightsKey = QStringLiteral("weights");

/// A file of decisions says so in its first object; a results table never has that key.
bool holdsDecisions(const QString& path)
{
    constexpr qint64 enough = 65536;
    QFile file(path);
    return QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly) && file.read(enough).contains("\"chosen_model\"");
}

} // namespace

struct WorkspaceFile::Loaded {
    std::shared_ptr<const Benchmark> benchmark;
    std::vector<DecisionSet> decisions;
    TrainedPolicies trained;
};

WorkspaceFile::WorkspaceFile(Document& document, Jobs& jobs, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_jobs(jobs)
    , m_desk(new DeskState(this))
    , m_undoKeeper(new UndoKeeper(*m_desk, this))
    , m_loading(jobs, [this] { loadAgain(); })
{
    // Errors of a damaged step are those of the table that it has.
    m_undoKeeper->setHandler(aliasStepKind, this,
                             {[this](const QJsonObject& data, bool forward) {
                                  if (aliasesToJson(m_aliases) == valueToSet(data, !forward).toArray())
                                      applyAliases(aliasesFromJson(valueToSet(data, forward)));
                                  else
                                      m_desk->say(tr("The aliases are not those that the step is about: it does "
                                                     "nothing."));
                              },
                              [] { return tr("Change model aliases"); }});
    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(saveDelayMs);
    connect(&m_saveSoon, &QTimer::timeout, this, &WorkspaceFile::saveDocument);
    connect(&m_document, &Document::streamChanged, this, &WorkspaceFile::saveSoon);
    connect(&m_document, &Document::weightsChanged, this, &WorkspaceFile::saveSoon);
}

WorkspaceFile::~WorkspaceFile()
{
    saveForTheLastTime();
    m_desk->leave();
}

Result<std::unique_ptr<QLockFile>> WorkspaceFile::lock(const QString& file) const
{
    auto lock = std::make_unique<QLockFile>(file + QStringLiteral(".lock"));
    // A lock is stale only if its process has ended: a window may be open for weeks.
    lock->setStaleLockTime(0);
    if (lock->tryLock() || lock->error() != QLockFile::LockFailedError)
        return lock; // A folder without write permission has no second writer either.
    qint64 process = 0;
    QString host;
    QString program;
    lock->getLockInfo(&process, &host, &program);
    const QString who = program.isEmpty() ? QString() : tr("%1, process %2 on %3").arg(program).arg(process).arg(host);
    return failure(ErrorCode::Busy, who.toStdString(), {}, {file.toStdString(), 0, 0});
}

Result<void> WorkspaceFile::open(const QString& file, Mode mode)
{
    const QString path = QDir::cleanPath(QFileInfo(file).absoluteFilePath());
    if (m_workspace && path == this->file())
        return {};
    const std::string name = QDir::toNativeSeparators(path).toStdString();
    bool readOnly = mode == Mode::ReadOnly;
    std::unique_ptr<QLockFile> newLock;
    if (!readOnly) {
        auto locked = lock(path);
        if (!locked)
            return Unexpected(locked.error());
        newLock = std::move(*locked);
    }
    auto opened = [&]() -> Result<Workspace> {
        if (mode == Mode::Create)
            return Workspace::create(name);
        return Workspace::open(name, readOnly ? Workspace::OpenMode::ReadOnly : Workspace::OpenMode::ReadWrite);
    }();
    if (!opened && mode == Mode::Existing && opened.error().code == ErrorCode::FileUnwritable) {
        readOnly = true;
        opened = Workspace::open(name, Workspace::OpenMode::ReadOnly);
    }
    if (!opened)
        return Unexpected(opened.error());

    close();
    m_workspace.emplace(std::move(*opened));
    m_workspace->setLockWait(lockWait);
    m_lock = std::move(newLock);
    m_readOnly = readOnly;
    refreshBenchmarks();
    const qint64 wanted = preference(benchmarkKey).toLongLong();
    const auto same =
        std::ranges::find_if(m_benchmarks, [&](const BenchmarkSummary& summary) { return summary.id.value == wanted; });
    if (same != m_benchmarks.end())
        m_current = same->id;
    else if (!m_benchmarks.empty())
        m_current = m_benchmarks.back().id;
    emit fileChanged();
    emit benchmarksChanged();
    if (m_current)
        loadCurrent(tr("Opening %1").arg(QFileInfo(path).fileName()));
    return {};
}

void WorkspaceFile::close()
{
    if (!m_workspace)
        return;
    saveForTheLastTime();
    m_loading.drop();
    m_current.reset();
    m_shown.reset();
    m_benchmarks.clear();
    m_aliases.clear();
    m_desk->leave();
    m_workspace.reset();
    m_lock.reset();
    m_readOnly = false;
    {
        const QScopedValueRollback filling(m_filling, true);
        m_document.clear();
    }
    emit fileChanged();
    emit benchmarksChanged();
}

QString WorkspaceFile::file() const
{
    return m_workspace ? QString::fromStdString(m_workspace->file()) : QString();
}

void WorkspaceFile::refreshBenchmarks()
{
    auto list = m_workspace->benchmarks();
    if (list)
        m_benchmarks = std::move(*list);
    else
        fail(tr("Reading %1").arg(file()), list.error());
}

void WorkspaceFile::readBenchmarksAgain()
{
    if (!m_workspace)
        return;
    refreshBenchmarks();
    emit benchmarksChanged();
}

void WorkspaceFile::reloadBenchmark()
{
    if (!m_workspace || !m_current)
        return;
    saveNow();
    loadCurrent(tr("Loading the benchmark"));
}

void WorkspaceFile::showBenchmark(BenchmarkId id)
{
    if (m_current == id && (m_loading.running() || m_shown == id))
        return;
    saveNow();
    m_current = id;
    emit benchmarksChanged();
    if (m_shown == id)
        m_loading.drop();
    else
        loadCurrent(tr("Loading the benchmark"));
}

void WorkspaceFile::loadCurrent(const QString& title)
{
    m_wanted = m_current;
    m_loading.start(
        title,
        // A database connection belongs to one thread, so the job opens its own.
        [name = m_workspace->file(), id = *m_current](const Progress& progress) -> Result<Loaded> {
            auto workspace = Workspace::open(name, Workspace::OpenMode::ReadOnly);
            if (!workspace)
                return Unexpected(workspace.error());
            auto benchmark = workspace->loadBenchmark(id, {.prompts = true, .counts = true}, progress);
            if (!benchmark)
                return Unexpected(benchmark.error());
            auto decisions = workspace->decisionSets(id);
            if (!decisions)
                return Unexpected(decisions.error());
            auto trained = TrainedPolicyStore(*workspace).load(id);
            if (!trained)
                return Unexpected(trained.error());
            return Loaded{std::make_shared<const Benchmark>(std::move(*benchmark)), std::move(*decisions),
                          std::move(*trained)};
        },
        [this, id = *m_current](Result<Loaded> loaded) {
            if (loaded) {
                show(id, std::move(loaded->benchmark), std::move(loaded->decisions), std::move(loaded->trained));
            } else {
                if (m_shown && m_current != m_shown) {
                    m_current = m_shown;
                    emit benchmarksChanged();
                }
                if (loaded.error().code != ErrorCode::Cancelled)
                    fail(tr("Loading a benchmark of %1").arg(file()), loaded.error());
            }
            emit openingChanged();
        });
    emit openingChanged();
}

void WorkspaceFile::loadAgain()
{
    const auto wanted = std::ranges::find(m_benchmarks, m_wanted,
                                          [](const BenchmarkSummary& summary) { return std::optional(summary.id); });
    if (wanted == m_benchmarks.end())
        return;
    m_current = m_wanted;
    emit benchmarksChanged();
    loadCurrent(m_loading.title());
}

void WorkspaceFile::show(BenchmarkId id, std::shared_ptr<const Benchmark> benchmark, std::vector<DecisionSet> decisions,
                         TrainedPolicies trained)
{
    const auto contents = m_shown == id ? Document::Contents::Updated : Document::Contents::Another;
    m_desk->setPlace(*m_workspace, id, !m_readOnly);
    m_current = id;
    m_shown = id;
    readAliases();
    {
        const QScopedValueRollback filling(m_filling, true);
        if (const auto saved = weightsFromJson(QJsonDocument::fromJson(preference(weightsKey).toUtf8()).object())) {
            m_document.setWeights(saved->weights);
            m_document.setMissingScores(saved->missingScores);
        }
        const StreamDefinition stream =
            streamFromJson(QJsonDocument::fromJson(preference(streamKey(id)).toUtf8()).object());
        m_document.setContents(std::move(benchmark), std::move(decisions), stream, std::move(trained), contents);
    }
    m_desk->begin();
    setPreference(benchmarkKey, QString::number(id.value));
    emit benchmarksChanged();
}

Result<void> WorkspaceFile::removeBenchmark(BenchmarkId id)
{
    if (auto removed = m_workspace->removeBenchmark(id); !removed)
        return removed;
    refreshBenchmarks();
    if (m_current == id) {
        if (m_shown == id)
            m_desk->forget();
        else
            m_desk->leave();
        m_current.reset();
        m_shown.reset();
        m_loading.drop();
        m_aliases.clear();
        {
            const QScopedValueRollback filling(m_filling, true);
            m_document.clear();
        }
        if (!m_benchmarks.empty()) {
            m_current = m_benchmarks.back().id;
            loadCurrent(tr("Loading the benchmark"));
        }
    }
    emit benchmarksChanged();
    return {};
}

void WorkspaceFile::readAliases()
{
    auto aliases = m_workspace->aliases(*m_current);
    if (!aliases) {
        fail(tr("Reading %1").arg(file()), aliases.error());
        return;
    }
    m_aliases = std::move(*aliases);
    emit aliasesChanged();
}

Result<void> WorkspaceFile::setAliases(std::vector<Alias> aliases)
{
    // While another benchmark is being loaded, the aliases are still those of the one that is shown.
    if (!m_workspace || !m_shown)
        return failure(ErrorCode::Empty);
    if (auto saved = m_workspace->saveAliases(*m_shown, aliases); !saved)
        return saved;
    m_aliases = std::move(aliases);
    emit aliasesChanged();
    return {};
}

void WorkspaceFile::applyAliases(const std::vector<Alias>& aliases)
{
    if (const auto saved = setAliases(aliases); !saved)
        fail(tr("Saving the model aliases"), saved.error());
}

QUndoCommand* WorkspaceFile::aliasStep(const QString& text, const std::vector<Alias>& aliases)
{
    auto* step = new ChangeValue<std::vector<Alias>>(text, m_aliases, aliases,
                                                     [this](const std::vector<Alias>& table) { applyAliases(table); });
    return step->keptAs(aliasStepKind, [](const std::vector<Alias>& before, const std::vector<Alias>& after) {
        return beforeAndAfter(aliasesToJson(before), aliasesToJson(after));
    });
}

WorkspaceImport::Open WorkspaceFile::opened() const
{
    return {m_current, m_document.benchmark(), m_aliases};
}

void WorkspaceFile::startImport(const QString& path, const QString& title, const WorkspaceImport::Open& about,
                                const ImportWork& work)
{
    if (m_readOnly) {
        fail(title, Error{ErrorCode::FileUnwritable,
                          {m_workspace->file(), 0, 0},
                          tr("the workspace is open for reading only").toStdString(),
                          {}});
        return;
    }
    auto import = std::make_shared<WorkspaceImport>(m_workspace->file(), about);
    ++m_imports;
    m_jobs.start(
        this, title, [import, work](const Progress& progress) { work(*import, progress); },
        [this, import, path, title, about, work](const Result<void>& ran) {
            const auto again = [this, import, path, title, about, work] {
                if (m_workspace && m_workspace->file() == import->workspace() && m_current == about.id)
                    startImport(path, title, about, work);
            };
            // A job that was cancelled after saving is undone as well.
            if (!ran) {
                if (const auto undone = import->undo(); !undone)
                    fail(tr("Taking back the import"), undone.error());
                emit importEnded(title, ran.error(), again);
            } else if (import->errors().empty()) {
                accept(path, *import);
            } else {
                emit importEnded(title, import->errors().items().front(), again);
                emit failed(title, import->errors());
            }
            --m_imports;
            emit openingChanged();
        });
    emit openingChanged();
}

void WorkspaceFile::accept(const QString& path, const WorkspaceImport& import)
{
    emit importSaved(import);
    // The user may have opened another file meanwhile; the import is in the original one.
    if (!m_workspace || m_workspace->file() != import.workspace())
        return;
    saveNow();
    refreshBenchmarks();
    QString what;
    if (import.isNewBenchmark()) {
        m_loading.drop();
        show(*import.id(), import.benchmark(), import.decisions());
        what = tr("%n task(s) imported", nullptr, static_cast<int>(import.benchmark()->tasks.size()));
    } else if (import.prompts() > 0) {
        what = tr("%n prompt(s) attached", nullptr, static_cast<int>(import.prompts()));
        if (import.hasImplausiblePrompts())
            what = tr("%1. Some are probably those of other tasks: see the data audit").arg(what);
        if (import.id() == m_current)
            show(*import.id(), import.benchmark(), *m_document.decisions());
    } else {
        what = tr("Decisions of %n router(s) imported", nullptr, static_cast<int>(import.decisions().size()));
        if (import.id() == m_current)
            m_document.addDecisions(import.decisions());
    }
    emit benchmarksChanged();
    emit imported(path, what);
}

void WorkspaceFile::simulate(const SimulatorOptions& options)
{
    startImport({}, tr("Simulating a benchmark"), opened(),
                [options](WorkspaceImport& import, const Progress& progress) { import.simulate(options, progress); });
}

void WorkspaceFile::importBenchmark(const QString& path)
{
    startImport(path, tr("Importing %1").arg(QFileInfo(path).fileName()), opened(),
                [file = path.toStdString()](WorkspaceImport& import, const Progress& progress) {
                    import.readBenchmark(file, progress);
                });
}

void WorkspaceFile::importDecisions(const QString& path)
{
    if (!m_document.benchmark() || !m_current)
        return fail(tr("Importing decisions"),
                    Error{ErrorCode::Empty, {}, {}, tr("a benchmark that the decisions are about").toStdString()});
    startImport(path, tr("Importing %1").arg(QFileInfo(path).fileName()), opened(),
                [file = path.toStdString()](WorkspaceImport& import, const Progress& progress) {
                    import.readDecisions(file, progress);
                });
}

void WorkspaceFile::importPath(const QString& path)
{
    if (holdsDecisions(path))
        return importDecisions(path);
    startImport(path, tr("Importing %1").arg(QFileInfo(path).fileName()), opened(),
                [file = path.toStdString()](WorkspaceImport& import, const Progress& progress) {
                    import.readAny(file, progress);
                });
}

void WorkspaceFile::attachPrompts(const QStringList& paths)
{
    if (!m_document.benchmark() || !m_current)
        return fail(tr("Attaching prompts"),
                    Error{ErrorCode::Empty, {}, {}, tr("a benchmark whose tasks the prompts belong to").toStdString()});
    if (paths.isEmpty())
        return;
    std::vector<std::string> files;
    for (const QString& path : paths)
        files.push_back(path.toStdString());
    const QString title = paths.size() == 1
                              ? tr("Attaching prompts of %1").arg(QFileInfo(paths.front()).fileName())
                              : tr("Attaching prompts of %n file(s)", nullptr, static_cast<int>(paths.size()));
    startImport(paths.front(), title, opened(),
                [files = std::move(files)](WorkspaceImport& import, const Progress& progress) {
                    import.readPrompts(files, progress);
                });
}

Result<void> WorkspaceFile::saveAs(const QString& file)
{
    const QString path = QDir::cleanPath(QFileInfo(file).absoluteFilePath());
    if (path == this->file())
        return {};
    saveNow();
    {
        // Nobody else has the file open that is about to be replaced.
        const auto free = lock(path);
        if (!free)
            return Unexpected(free.error());
    }
    if (auto written = m_workspace->copyTo(path.toStdString()); !written)
        return written;
    if (!m_waiting.isEmpty()) {
        // What this file can't take yet is there in the copy.
        auto copy = Workspace::open(path.toStdString());
        if (!copy)
            return Unexpected(copy.error());
        for (const auto& [key, value] : m_waiting.asKeyValueRange()) {
            if (auto kept = copy->setPreference(key.toStdString(), value.toStdString()); !kept)
                return kept;
        }
    }
    emit copied(this->file(), path);
    return open(path);
}

QString WorkspaceFile::streamKey(BenchmarkId id) const
{
    return QStringLiteral("stream/%1").arg(id.value);
}

QString WorkspaceFile::preference(const QString& key) const
{
    if (!m_workspace)
        return {};
    if (const auto waiting = m_waiting.constFind(key); waiting != m_waiting.cend())
        return *waiting;
    // Only reads: the interface is the same for reading and writing.
    auto value = const_cast<Workspace&>(*m_workspace).preference(key.toStdString());
    return value && *value ? QString::fromStdString(**value) : QString();
}

void WorkspaceFile::setPreference(const QString& key, const QString& value)
{
    savePreference(key, value, std::chrono::milliseconds::zero());
}

void WorkspaceFile::savePreference(const QString& key, const QString& value, std::chrono::milliseconds wait)
{
    if (!m_workspace || m_readOnly || preference(key) == value)
        return;
    m_workspace->setLockWait(wait);
    const auto saved = m_workspace->setPreference(key.toStdString(), value.toStdString());
    m_workspace->setLockWait(lockWait);
    if (!saved && saved.error().code == ErrorCode::Busy) {
        // A job of this window or another program writes, so this is saved later.
        m_waiting.insert(key, value);
        m_saveSoon.start();
        return;
    }
    m_waiting.remove(key);
    if (!saved)
        fail(tr("Saving %1").arg(file()), saved.error());
}

void WorkspaceFile::saveWaiting(std::chrono::milliseconds wait)
{
    const auto waiting = std::exchange(m_waiting, {});
    // Those after one that waited in vain do not wait, too.
    for (const auto& [key, value] : waiting.asKeyValueRange())
        savePreference(key, value, m_waiting.isEmpty() ? wait : std::chrono::milliseconds::zero());
}

void WorkspaceFile::saveSoon()
{
    if (m_filling || !m_workspace || m_readOnly || m_unsaved)
        return;
    m_unsaved = true;
    m_saveSoon.start();
    emit unsavedChanged();
}

void WorkspaceFile::saveForTheLastTime()
{
    if (!m_workspace)
        return;
    saveNow();
    if (m_waiting.isEmpty())
        return;
    saveWaiting(lastLockWait);
    if (!std::exchange(m_waiting, {}).isEmpty())
        fail(tr("Saving %1").arg(file()), Error{ErrorCode::Busy, {file().toStdString(), 0, 0}, {}, {}});
    m_saveSoon.stop();
}

void WorkspaceFile::saveNow()
{
    saveDocument();
    m_desk->flush();
}

void WorkspaceFile::saveDocument()
{
    m_saveSoon.stop();
    saveWaiting(std::chrono::milliseconds::zero());
    if (!m_unsaved)
        return;
    m_unsaved = false;
    const auto compact = [](const QJsonObject& object) {
        return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
    };
    setPreference(weightsKey, compact(weightsToJson({m_document.weights(), m_document.missingScores()})));
    if (m_current && m_document.stream() && m_current == m_shown)
        setPreference(streamKey(*m_current), compact(streamToJson(m_document.stream()->definition)));
    emit unsavedChanged();
}

void WorkspaceFile::fail(const QString& doing, const Error& error)
{
    ErrorList errors;
    errors.add(error);
    emit failed(doing, errors);
}

} // namespace acr::ui

#include "moc_workspacefile.cpp"
