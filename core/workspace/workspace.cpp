// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/workspace.h"

#include "core/base/savefile.h"
#include "core/workspace/aliasstore.h"
#include "core/workspace/benchmarkreader.h"
#include "core/workspace/benchmarkwriter.h"
#include "core/workspace/database.h"
#include "core/workspace/decisionstore.h"
#include "core/workspace/schema.h"
#include "core/workspace/siblingrows.h"
#include "core/workspace/summaryreader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace acr {

namespace {

/// Settings of every connection; does not write.
constexpr const char* connectionSettings =
    "PRAGMA foreign_keys=ON; PRAGMA synchronous=NORMAL; PRAGMA trusted_schema=OFF; "
    "PRAGMA journal_size_limit=16777216;";

/// Between the name of a file and the number of the process that is making it.
constexpr std::string_view unfinishedMark = ".new-";

Unexpected systemFailure(const std::string& file, int number)
{
    return failure(ErrorCode::FileUnwritable, std::generic_category().message(number), {}, {file, 0, 0});
}

/// Removes what programs left beside the file that died while they made it.
void removeAbandoned(const std::string& file)
{
    const std::filesystem::path path(file);
    const std::string start = path.filename().string().append(unfinishedMark);
    std::error_code error;
    std::filesystem::directory_iterator entry(path.has_parent_path() ? path.parent_path() : ".", error);
    std::vector<std::filesystem::path> abandoned;
    for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        if (!name.starts_with(start))
            continue;
        pid_t process = 0;
        const char* const end = name.data() + name.size();
        const auto [rest, status] = std::from_chars(name.data() + start.size(), end, process);
        const std::string_view suffix(rest, static_cast<std::size_t>(end - rest));
        const bool ours = status == std::errc() && process > 0 &&
                          (suffix.empty() || suffix == "-journal" || suffix == "-wal" || suffix == "-shm");
        if (ours && ::kill(process, 0) != 0 && errno == ESRCH)
            abandoned.push_back(entry->path());
    }
    for (const std::filesystem::path& one : abandoned)
        std::filesystem::remove(one, error);
}

/// Writes an empty, up-to-date workspace. Without a journal: the file is deleted on any error.
Result<void> writeEmptyWorkspace(const std::string& file)
{
    Result<Database> database = Database::open(file, Database::Access::Create);
    if (!database)
        return tl::unexpected(database.error());
    auto settings =
        database->execute(fmt::format("PRAGMA page_size=8192; PRAGMA journal_mode=OFF; PRAGMA application_id={}; {}",
                                      workspaceApplicationId, connectionSettings));
    if (!settings)
        return settings;
    if (auto migrated = migrate(*database, migrations(), false); !migrated)
        return migrated;
    return database->execute("PRAGMA journal_mode=WAL");
}

/// Whether a log with changes stands beside the file.
bool hasLog(const std::string& file)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(file + "-wal", error);
    return !error && size > 0;
}

/// True where no file can be made in the folder, so that SQLite can't put its shared memory beside the database.
bool folderIsReadOnly(const std::string& file)
{
    std::filesystem::path folder = std::filesystem::path(file).parent_path();
    if (folder.empty())
        folder = ".";
    return ::access(folder.c_str(), W_OK) != 0;
}

} // namespace

Workspace::Workspace(Database database)
    : m_database(std::make_unique<Database>(std::move(database)))
{}

Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;
Workspace::~Workspace() = default;

const std::string& Workspace::file() const
{
    return m_database->file();
}

void Workspace::setLockWait(std::chrono::milliseconds wait)
{
    m_database->setLockWait(wait);
}

Result<Workspace> Workspace::create(const std::string& file)
{
    std::error_code error;
    if (std::filesystem::exists(std::filesystem::symlink_status(file, error)))
        return systemFailure(file, EEXIST);
    removeAbandoned(file);
    const std::string unfinished = fmt::format("{}{}{}", file, unfinishedMark, ::getpid());
    const auto removeUnfinished = [&] {
        for (const char* suffix : {"", "-journal", "-wal", "-shm"})
            std::filesystem::remove(unfinished + suffix, error);
    };
    removeUnfinished();
    if (Result<void> written = writeEmptyWorkspace(unfinished); !written) {
        removeUnfinished();
        Error problem = written.error();
        problem.place.file = file;
        // A file that can't be created is reported as unwritable, whatever error SQLite gives.
        if (problem.code == ErrorCode::FileUnreadable)
            problem.code = ErrorCode::FileUnwritable;
        return tl::unexpected(std::move(problem));
    }
    // Of two programs that create the same file, one gets an error.
    int renamed = ::renameat2(AT_FDCWD, unfinished.c_str(), AT_FDCWD, file.c_str(), RENAME_NOREPLACE);
    if (renamed != 0 && (errno == EINVAL || errno == ENOSYS))
        renamed =
            std::filesystem::exists(file, error) ? (errno = EEXIST, -1) : ::rename(unfinished.c_str(), file.c_str());
    if (renamed != 0) {
        const int number = errno;
        removeUnfinished();
        return systemFailure(file, number);
    }
    syncFolderOf(file);
    return open(file);
}

Result<Workspace> Workspace::open(const std::string& file, OpenMode mode)
{
    const Result<FileHeader> header = readHeader(file);
    if (!header)
        return tl::unexpected(header.error());
    const auto newerVersion = [&](std::int64_t version) {
        return failure(ErrorCode::NewerVersion, std::to_string(version), std::to_string(schemaVersion()), {file, 0, 0});
    };
    if (header->version > schemaVersion())
        return newerVersion(header->version);

    auto access = Database::Access::ReadWrite;
    if (mode == OpenMode::Unchanging) {
        access = Database::Access::Immutable;
    } else if (mode == OpenMode::ReadOnly) {
        access = folderIsReadOnly(file) && !hasLog(file) ? Database::Access::Immutable : Database::Access::ReadOnly;
    } else if (folderIsReadOnly(file)) {
        // The log must stand beside the file.
        return systemFailure(file, EACCES);
    }
    Result<Database> database = Database::open(file, access);
    if (!database)
        return tl::unexpected(database.error());
    // The header may be older than the content of the write-ahead log.
    database->leaveUntouched();
    Result<std::int64_t> version = database->number("PRAGMA user_version");
    std::optional<Error> withoutLock;
    if (!version && access == Database::Access::ReadOnly && version.error().code != ErrorCode::Busy && !hasLog(file)) {
        // SQLite makes a small file beside a database even to read it, which a full disk does not allow. All of the
        // data is in the file itself.
        withoutLock = version.error();
        database = Database::open(file, Database::Access::Immutable);
        if (!database)
            return tl::unexpected(database.error());
        database->leaveUntouched();
        version = database->number("PRAGMA user_version");
    }
    if (!version)
        return tl::unexpected(version.error());
    if (*version > schemaVersion())
        return newerVersion(*version);
    if (auto checked = checkTables(*database, migrations()); !checked)
        return tl::unexpected(checked.error());
    if (auto set = database->execute(connectionSettings); !set)
        return tl::unexpected(set.error());
    if (mode != OpenMode::ReadWrite) {
        if (*version < schemaVersion()) {
            // The file stays as it is: a copy in memory is brought up to date.
            database = database->copiedToMemory();
            auto migrated = database ? migrate(*database, migrations(), false) : tl::unexpected(database.error());
            if (migrated)
                migrated = database->execute(fmt::format("{} PRAGMA query_only=1", connectionSettings));
            if (!migrated)
                return tl::unexpected(migrated.error());
        }
        Workspace workspace(std::move(*database));
        workspace.m_withoutLock = std::move(withoutLock);
        return workspace;
    }
    database->closeTidily();
    if (auto migrated = migrate(*database, migrations(), true); !migrated)
        return tl::unexpected(migrated.error());
    if (auto set = database->execute("PRAGMA journal_mode=WAL"); !set)
        return tl::unexpected(set.error());
    return Workspace(std::move(*database));
}

Result<Workspace> Workspace::openOrCreate(const std::string& file)
{
    Result<Workspace> opened = open(file);
    if (!opened && opened.error().code == ErrorCode::FileNotFound)
        return create(file);
    return opened;
}

Result<void> Workspace::atomically(const std::function<Result<void>()>& body)
{
    return m_database->atomically(body, true);
}

Result<BenchmarkId> Workspace::saveBenchmark(const Benchmark& benchmark, const Progress& progress)
{
    Result<BenchmarkId> id = BenchmarkId{};
    const Result<void> saved = atomically([&]() -> Result<void> {
        id = store::insertBenchmark(*m_database, benchmark, progress);
        return id.map([](BenchmarkId) {});
    });
    if (!saved)
        return tl::unexpected(saved.error());
    return id;
}

Result<void> Workspace::replaceOutcomes(BenchmarkId id, const Benchmark& benchmark)
{
    return atomically([&] { return store::replaceOutcomes(*m_database, id, benchmark); });
}

Result<std::vector<BenchmarkSummary>> Workspace::benchmarks()
{
    return store::summaries(*m_database);
}

Result<std::optional<BenchmarkSummary>> Workspace::benchmarkNamed(std::string_view name)
{
    return benchmarks().map([&](std::vector<BenchmarkSummary> all) -> std::optional<BenchmarkSummary> {
        const auto found = std::ranges::find(all.rbegin(), all.rend(), name, &BenchmarkSummary::name);
        return found == all.rend() ? std::nullopt : std::optional(std::move(*found));
    });
}

Result<Benchmark> Workspace::loadBenchmark(BenchmarkId id, const LoadOptions& options, const Progress& progress)
{
    Result<Benchmark> benchmark;
    // A consistent snapshot of all tables, even while another program writes.
    const Result<void> read = m_database->consistently([&]() -> Result<void> {
        benchmark = store::readBenchmark(*m_database, id, options, progress);
        return benchmark ? Result<void>() : tl::unexpected(benchmark.error());
    });
    if (!read)
        return tl::unexpected(read.error());
    return benchmark;
}

Result<std::string> Workspace::loadPrompt(BenchmarkId id, TaskIndex task)
{
    return store::readPrompt(*m_database, id, task);
}

Result<void> Workspace::savePrompts(BenchmarkId id, std::span<const TaskPrompt> prompts, const Progress& progress)
{
    return atomically([&]() -> Result<void> {
        if (auto replaced = store::replacePrompts(*m_database, id, prompts, progress); !replaced)
            return replaced;
        return store::recomputeSiblings(*m_database, id, progress);
    });
}

Result<std::vector<Alias>> Workspace::aliases(BenchmarkId id)
{
    return store::readAliases(*m_database, id);
}

Result<void> Workspace::saveAliases(BenchmarkId id, std::span<const Alias> aliases)
{
    return atomically([&] { return store::replaceAliases(*m_database, id, aliases); });
}

Result<void> Workspace::removeBenchmark(BenchmarkId id)
{
    return atomically([&] { return store::removeBenchmark(*m_database, id); });
}

Result<void> Workspace::saveDecisionSets(BenchmarkId id, std::span<const DecisionSet> sets)
{
    return atomically([&] { return store::replaceDecisionSets(*m_database, id, sets); });
}

Result<std::vector<DecisionSet>> Workspace::decisionSets(BenchmarkId id)
{
    return store::readDecisionSets(*m_database, id);
}

Result<void> Workspace::removeDecisionSet(BenchmarkId id, std::string_view name)
{
    return atomically([&] { return store::removeDecisionSet(*m_database, id, name); });
}

Result<void> Workspace::setPreference(std::string_view key, std::string_view value)
{
    Result<Statement> statement = m_database->prepare(
        "INSERT INTO preference(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value");
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(key).bind(value).run();
}

Result<std::optional<std::string>> Workspace::preference(std::string_view key)
{
    Result<Statement> statement = m_database->prepare("SELECT value FROM preference WHERE key = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(key).step().map(
        [&](bool hasRow) { return hasRow ? std::optional(std::string(statement->text(0))) : std::nullopt; });
}

Result<void> Workspace::copyTo(const std::string& file)
{
    std::error_code error;
    removeAbandoned(file);
    const std::string unfinished = fmt::format("{}{}{}", file, unfinishedMark, ::getpid());
    std::filesystem::remove(unfinished, error);
    const Result<void> written = m_database->compactTo(unfinished);
    if (!written) {
        std::filesystem::remove(unfinished, error);
        return failure(ErrorCode::FileUnwritable, written.error().found, {}, {file, 0, 0});
    }
    // The write-ahead log of the replaced file does not belong to the new one.
    for (const char* suffix : {"-wal", "-shm"})
        std::filesystem::remove(file + suffix, error);
    if (::rename(unfinished.c_str(), file.c_str()) != 0) {
        const int number = errno;
        std::filesystem::remove(unfinished, error);
        return systemFailure(file, number);
    }
    syncFolderOf(file);
    return {};
}

Result<std::vector<std::string>> Workspace::checkIntegrity()
{
    std::vector<std::string> problems;
    for (const char* pragma : {"PRAGMA integrity_check", "PRAGMA foreign_key_check"}) {
        Result<Statement> statement = m_database->prepare(pragma);
        if (!statement)
            return tl::unexpected(statement.error());
        for (;;) {
            const Result<bool> hasRow = statement->step();
            if (!hasRow)
                return tl::unexpected(hasRow.error());
            if (!*hasRow)
                break;
            if (statement->text(0) != "ok")
                problems.emplace_back(statement->text(0));
        }
    }
    return problems;
}

} // namespace acr
