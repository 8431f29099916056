// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/schema.h"

#include "core/benchmark/textcheck.h"
#include "core/session/stepblock.h"
#include "core/workspace/namedmemories.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace acr {

namespace {

/// Columns are stored in blocks: one BLOB holds a column for some thousand consecutive tasks (benchmark.block_tasks),
/// little-endian, row-major. One SQL row per cell would take ten times as long to read. Positions of tasks and models
/// are those of the benchmark; a benchmark never changes after it was saved, except that prompts can be attached
/// and its aliases edited.
constexpr const char* firstSchema = R"sql(
CREATE TABLE preference(
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE benchmark(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    origin TEXT NOT NULL,
    created_utc TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    prompt_hash TEXT NOT NULL,
    task_count INTEGER NOT NULL,
    model_count INTEGER NOT NULL,
    prompt_count INTEGER NOT NULL,
    block_tasks INTEGER NOT NULL CHECK(block_tasks > 0)
);

CREATE TABLE model(
    benchmark_id INTEGER NOT NULL REFERENCES benchmark(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    provider TEXT NOT NULL,
    tier TEXT NOT NULL,
    input_price_per_million REAL,
    output_price_per_million REAL,
    note TEXT NOT NULL,
    PRIMARY KEY(benchmark_id, position)
) WITHOUT ROWID;

CREATE TABLE alias(
    benchmark_id INTEGER NOT NULL REFERENCES benchmark(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    model TEXT NOT NULL,
    PRIMARY KEY(benchmark_id, position)
) WITHOUT ROWID;

CREATE TABLE import_fact(
    benchmark_id INTEGER NOT NULL REFERENCES benchmark(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    found REAL,
    expected REAL,
    example TEXT NOT NULL,
    PRIMARY KEY(benchmark_id, position)
) WITHOUT ROWID;

-- The names that a facet of the tasks takes; position 0 is the empty name and is not stored.
CREATE TABLE category(
    benchmark_id INTEGER NOT NULL REFERENCES benchmark(id) ON DELETE CASCADE,
    facet TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY(benchmark_id, facet, position)
) WITHOUT ROWID;

-- ids, original_ids: one uint32 end offset a task, then the texts one after the other.
-- categories: uint32, facet by facet as named in facets. prompt_chars: int32, -1 without a prompt.
CREATE TABLE task_block(
    benchmark_id INTEGER NOT NULL REFERENCES benchmark(id) ON DELETE CASCADE,
    block INTEGER NOT NULL,
    task_count INTEGER NOT NULL,
    ids BLOB NOT NULL,
    original_ids BLOB NOT NULL,
    facets TEXT NOT NULL,
    categories BLOB NOT NULL,
    prompt_chars BLOB NOT NULL,
    PRIMARY KEY(benchmark_id, block)
);

-- score and cost_usd: float64, NaN is missing. flags: uint8. The others: int32, -1 is missing.
CREATE TABLE outcome_block(
    benchmark_id INTEGER NOT NULL REFERENCES benchmark(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    block INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY(benchmark_id, name, block)
);

CREATE TABLE prompt(
    benchmark_id INTEGER NOT NULL REFERENCES benchmark(id) ON DELETE CASCADE,
    task INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY(benchmark_id, task)
);

-- tasks: uint32 positions in natural order.
CREATE TABLE split(
    benchmark_id INTEGER NOT NULL REFERENCES benchmark(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    tasks BLOB NOT NULL,
    PRIMARY KEY(benchmark_id, position)
);

-- task: uint32, chosen: uint16, score and cost_usd: float64 (NULL when all are missing), chain: uint16 models one
-- after the other, chain_length: uint16 a decision (both NULL when no decision has a chain).
CREATE TABLE decision_set(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    benchmark_id INTEGER NOT NULL REFERENCES benchmark(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    unknown_tasks INTEGER NOT NULL,
    decision_count INTEGER NOT NULL,
    task BLOB NOT NULL,
    chosen BLOB NOT NULL,
    score BLOB,
    cost_usd BLOB,
    chain_length BLOB,
    chain BLOB,
    UNIQUE(benchmark_id, name)
);
)sql";

Result<void> makeFirstTables(Database& database)
{
    return database.execute(firstSchema);
}

Result<void> makeExperimentTables(Database& database)
{
    return database.execute(R"sql(
-- definition: the experiment file as it was run.
CREATE TABLE experiment(
    benchmark_id INTEGER NOT NULL REFERENCES benchmark(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    definition TEXT NOT NULL,
    updated_utc TEXT NOT NULL,
    PRIMARY KEY(benchmark_id, name)
);

-- One finished replay. key: JSON of everything that its result depends on; experiments that share a cell share the row.
-- figures: float64 in the order of CellResult. regret: float64 by position in the stream, NaN where nothing is known.
CREATE TABLE experiment_cell(
    benchmark_id INTEGER NOT NULL REFERENCES benchmark(id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    figures BLOB NOT NULL,
    regret BLOB NOT NULL,
    PRIMARY KEY(benchmark_id, key)
);
)sql");
}

Result<void> makeMemoryTables(Database& database)
{
    return database.execute(R"sql(
-- beliefs: JSON as memoryfiles.h describes it.
CREATE TABLE memory_snapshot(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    benchmark_id INTEGER NOT NULL REFERENCES benchmark(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    created_utc TEXT NOT NULL,
    policy TEXT NOT NULL,
    encoder TEXT NOT NULL,
    steps INTEGER NOT NULL,
    gathered INTEGER NOT NULL,
    dimensions INTEGER NOT NULL CHECK(dimensions > 0),
    capacity INTEGER NOT NULL CHECK(capacity > 0),
    entry_count INTEGER NOT NULL,
    beliefs TEXT NOT NULL,
    UNIQUE(benchmark_id, name)
);

-- Entries by column, oldest first. task, step: uint32 (step 2^32 - 1: before the stream); model: uint16; flags: uint8 (1 passed,
-- 2 graded, 4 applied, 8 pinned); score, cost_usd: float64; keys: float32, entries x dimensions.
CREATE TABLE memory_block(
    snapshot_id INTEGER NOT NULL REFERENCES memory_snapshot(id) ON DELETE CASCADE,
    block INTEGER NOT NULL,
    entry_count INTEGER NOT NULL CHECK(entry_count > 0),
    task BLOB NOT NULL,
    step BLOB NOT NULL,
    model BLOB NOT NULL,
    flags BLOB NOT NULL,
    score BLOB NOT NULL,
    cost_usd BLOB NOT NULL,
    keys BLOB NOT NULL,
    PRIMARY KEY(snapshot_id, block)
);

-- Changes by hand to the memory of a run (which one is the business of whoever asks), in order.
-- kind: 0 pin, 1 unpin, 2 forget, 3 amend; flags as above.
CREATE TABLE memory_edit(
    benchmark_id INTEGER NOT NULL REFERENCES benchmark(id) ON DELETE CASCADE,
    run TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    task INTEGER NOT NULL,
    step INTEGER NOT NULL,
    model INTEGER NOT NULL,
    flags INTEGER NOT NULL,
    score REAL,
    cost_usd REAL,
    PRIMARY KEY(benchmark_id, run, position)
) WITHOUT ROWID;
)sql");
}

Result<void> makeSessionTables(Database& database)
{
    return database.execute(R"sql(
-- definition: JSON as sessiondefinition.h describes it. A fork whose parent is here has the steps from fork_after on; those
-- before are the parent's. step_count counts all of them.
CREATE TABLE session(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    benchmark_id INTEGER NOT NULL REFERENCES benchmark(id) ON DELETE CASCADE,
    name TEXT NOT NULL UNIQUE,
    created_utc TEXT NOT NULL,
    definition TEXT NOT NULL,
    stream_tasks INTEGER NOT NULL,
    parent_id INTEGER REFERENCES session(id) ON DELETE SET NULL,
    fork_after INTEGER NOT NULL,
    step_count INTEGER NOT NULL,
    finished INTEGER NOT NULL
);

-- Consecutive steps by column. task, position: uint32; chosen, attempts: uint16; score, cost_usd: float64. Then the attempts
-- of these steps one after the other; flags: 1 passed, 2 graded, 4 applied.
CREATE TABLE session_block(
    session_id INTEGER NOT NULL REFERENCES session(id) ON DELETE CASCADE,
    first_step INTEGER NOT NULL,
    step_count INTEGER NOT NULL CHECK(step_count > 0),
    task BLOB NOT NULL,
    position BLOB NOT NULL,
    chosen BLOB NOT NULL,
    attempts BLOB NOT NULL,
    score BLOB NOT NULL,
    cost_usd BLOB NOT NULL,
    attempt_model BLOB NOT NULL,
    attempt_flags BLOB NOT NULL,
    attempt_score BLOB NOT NULL,
    attempt_cost_usd BLOB NOT NULL,
    PRIMARY KEY(session_id, first_step)
);
)sql");
}

Result<void> makePriorTable(Database& database)
{
    return database.execute(R"sql(
-- document: JSON as priorjson.h describes it.
CREATE TABLE prior_set(
    name TEXT PRIMARY KEY NOT NULL,
    document TEXT NOT NULL
) WITHOUT ROWID;
)sql");
}

Result<void> makeTrainedPolicyTable(Database& database)
{
    return database.execute(R"sql(
-- predictions: float32, tasks × models, row-major, NaN for tasks without. Good for the benchmark with these hashes only:
-- other prompts, another training. fingerprint: the 64 bits as a signed number.
CREATE TABLE trained_policy(
    benchmark_id INTEGER NOT NULL REFERENCES benchmark(id) ON DELETE CASCADE,
    spec TEXT NOT NULL,
    missing_scores INTEGER NOT NULL,
    version TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    prompt_hash TEXT NOT NULL,
    created_utc TEXT NOT NULL,
    fingerprint INTEGER NOT NULL,
    training_tasks INTEGER NOT NULL,
    without_prompt INTEGER NOT NULL,
    predictions BLOB NOT NULL,
    PRIMARY KEY(benchmark_id, spec, missing_scores)
);
)sql");
}

Result<void> makeStoryboardTables(Database& database)
{
    return database.execute(R"sql(
-- Bookmarked views in the order in which they are presented. state: JSON of the page and the document; picture: PNG.
CREATE TABLE slide(
    position INTEGER PRIMARY KEY NOT NULL,
    benchmark_id INTEGER NOT NULL REFERENCES benchmark(id) ON DELETE CASCADE,
    page TEXT NOT NULL,
    title TEXT NOT NULL,
    notes TEXT NOT NULL,
    state TEXT NOT NULL,
    picture BLOB NOT NULL
);
)sql");
}

Result<void> makeFilterTable(Database& database)
{
    return database.execute(R"sql(
-- text: as filtersyntax.h describes it.
CREATE TABLE saved_filter(
    name TEXT PRIMARY KEY NOT NULL,
    text TEXT NOT NULL,
    solves_at REAL NOT NULL
) WITHOUT ROWID;
)sql");
}

Result<void> makeDeskTable(Database& database)
{
    return database.execute(R"sql(
-- What is on the desk of a benchmark and was not saved under a name. value: a JSON object; see deskstore.h.
CREATE TABLE desk_entry(
    benchmark_id INTEGER NOT NULL REFERENCES benchmark(id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY(benchmark_id, key)
);
)sql");
}

/// The blocks of earlier versions become records of steps as they are: a damaged one is found when it is read.
Result<void> moveSessionBlocks(Database& database)
{
    auto blocks = database.prepare(
        "SELECT session_id, first_step, step_count, task, position, chosen, attempts, score, cost_usd, attempt_model, "
        "attempt_flags, attempt_score, attempt_cost_usd FROM session_block ORDER BY session_id, first_step");
    auto insert = database.prepare("INSERT INTO session_record(session_id, position, kind, data) VALUES(?, ?, ?, ?)");
    if (!blocks || !insert)
        return tl::unexpected(blocks ? insert.error() : blocks.error());
    std::int64_t session = 0;
    std::int64_t position = 0;
    for (;;) {
        const auto hasRow = blocks->step();
        if (!hasRow)
            return tl::unexpected(hasRow.error());
        if (!*hasRow)
            return {};
        position = blocks->integer(0) == session ? position + 1 : 0;
        session = blocks->integer(0);
        std::array<std::span<const std::byte>, 10> columns;
        for (std::size_t i = 0; i < columns.size(); ++i)
            columns[i] = blocks->bytes(static_cast<int>(i) + 3);
        const JournalRecord record = stepsRecord(static_cast<std::size_t>(blocks->integer(1)),
                                                 static_cast<std::size_t>(blocks->integer(2)), columns);
        const std::vector<std::byte> bytes = record.encode();
        insert->bind(session)
            .bind(position)
            .bind(static_cast<std::int64_t>(record.kind()))
            .bind(std::span<const std::byte>(bytes));
        if (auto inserted = insert->run(); !inserted)
            return inserted;
    }
}

Result<void> makeJournalTable(Database& database)
{
    auto made = database.execute(R"sql(
-- The journal of a session, record by record; see sessionjournal.h for kinds and data. A fork whose parent is here has
-- the records from its fork on, so its first step is the one after fork_after.
CREATE TABLE session_record(
    session_id INTEGER NOT NULL REFERENCES session(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY(session_id, position)
);
)sql");
    if (made)
        made = moveSessionBlocks(database);
    return made ? database.execute("DROP TABLE session_block") : made;
}

constexpr std::array<Migration, 11> allMigrations{makeFirstTables,      makeExperimentTables,    makeMemoryTables,
                                                  makeSessionTables,    makePriorTable,          makeTrainedPolicyTable,
                                                  makeStoryboardTables, makeFilterTable,         makeDeskTable,
                                                  makeJournalTable,     store::makeNamedMemories};

std::uint32_t bigEndian(std::span<const char, 4> bytes)
{
    std::uint32_t value = 0;
    for (const char byte : bytes)
        value = value << 8U | static_cast<unsigned char>(byte);
    return value;
}

using NameSet = std::set<std::string, std::less<>>;

/// Names of the tables that the steps make, those that a later step removes among them, read from a database that they
/// made.
Result<NameSet> tablesOf(std::span<const Migration> steps)
{
    Result<Database> made = Database::inMemory();
    if (!made)
        return tl::unexpected(made.error());
    NameSet names;
    for (const Migration step : steps) {
        if (auto done = step(*made); !done)
            return tl::unexpected(done.error());
        Result<Statement> tables = made->prepare("SELECT name FROM sqlite_master WHERE type = 'table'");
        if (!tables)
            return tl::unexpected(tables.error());
        for (;;) {
            const Result<bool> hasRow = tables->step();
            if (!hasRow)
                return tl::unexpected(hasRow.error());
            if (!*hasRow)
                break;
            names.emplace(tables->text(0));
        }
    }
    return names;
}

} // namespace

std::span<const Migration> migrations()
{
    return allMigrations;
}

std::int64_t schemaVersion()
{
    return static_cast<std::int64_t>(allMigrations.size());
}

Result<FileHeader> readHeader(const std::string& file)
{
    const Place place{file, 0, 0};
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (status.type() == std::filesystem::file_type::not_found)
        return failure(ErrorCode::FileNotFound, {}, {}, place);
    if (error)
        return failure(ErrorCode::FileUnreadable, error.message(), {}, place);
    if (status.type() != std::filesystem::file_type::regular)
        return failure(ErrorCode::NotAWorkspace, {}, {}, place);
    errno = 0;
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return failure(ErrorCode::FileUnreadable, std::generic_category().message(errno), {}, place);
    // Offsets and magic: the "Database Header" of SQLite's file format.
    constexpr std::string_view magic("SQLite format 3\0", 16);
    std::array<char, 100> bytes{};
    stream.read(bytes.data(), bytes.size());
    if (stream.gcount() != static_cast<std::streamsize>(bytes.size()) ||
        !std::string_view(bytes.data(), bytes.size()).starts_with(magic))
        return failure(ErrorCode::NotAWorkspace, {}, {}, place);
    const std::span<const char, 100> header(bytes);
    FileHeader result{.applicationId = bigEndian(header.subspan<68, 4>()),
                      .version = bigEndian(header.subspan<60, 4>())};
    if (result.applicationId != workspaceApplicationId)
        return failure(ErrorCode::NotAWorkspace, {}, {}, place);
    return result;
}

std::string backupName(const std::string& file, std::int64_t version)
{
    return fmt::format("{}.backup-v{}", file, version);
}

Result<void> checkTables(Database& database, std::span<const Migration> steps)
{
    const auto known = tablesOf(steps);
    if (!known)
        return tl::unexpected(known.error());
    const auto foreign = [&](std::string_view type, std::string_view name) {
        return failure(ErrorCode::Malformed, fmt::format("{} {}", type, shown(name)), "the tables of a workspace only",
                       {database.file(), 0, 0});
    };
    Result<Statement> objects = database.prepare("SELECT type, name, sql FROM sqlite_master");
    if (!objects)
        return tl::unexpected(objects.error());
    for (;;) {
        const Result<bool> hasRow = objects->step();
        if (!hasRow)
            return tl::unexpected(hasRow.error());
        if (!*hasRow)
            break;
        const std::string_view type = objects->text(0);
        const std::string_view name = objects->text(1);
        const bool isTable = type == "table" && objects->text(2).starts_with("CREATE TABLE") &&
                             (known->contains(name) || name.starts_with("sqlite_"));
        // What a primary key or a unique column makes has no text.
        const bool isIndex = type == "index" && objects->isNull(2) && name.starts_with("sqlite_autoindex_");
        if (!isTable && !isIndex)
            return foreign(type, name);
    }
    Result<Statement> generated =
        database.prepare("SELECT t.name, c.name FROM sqlite_master t, pragma_table_xinfo(t.name) c WHERE t.type = "
                         "'table' AND c.hidden <> 0");
    if (!generated)
        return tl::unexpected(generated.error());
    const Result<bool> hasRow = generated->step();
    if (!hasRow)
        return tl::unexpected(hasRow.error());
    return *hasRow ? Result<void>(foreign("generated column", generated->text(1))) : Result<void>();
}

Result<void> migrate(Database& database, std::span<const Migration> steps, bool backUp)
{
    const Result<std::int64_t> found = database.number("PRAGMA user_version");
    if (!found)
        return tl::unexpected(found.error());
    const auto newest = static_cast<std::int64_t>(steps.size());
    if (*found > newest)
        return failure(ErrorCode::NewerVersion, std::to_string(*found), std::to_string(newest),
                       {database.file(), 0, 0});
    if (*found == newest)
        return {};
    if (backUp) {
        if (auto copied = database.backUpTo(backupName(database.file(), *found)); !copied)
            return copied;
    }
    for (std::int64_t version = *found; version < newest; ++version) {
        auto done = database.atomically(
            [&]() -> Result<void> {
                // Another program may have migrated the file while this one waited for the lock.
                const Result<std::int64_t> now = database.number("PRAGMA user_version");
                if (!now)
                    return tl::unexpected(now.error());
                if (*now > version)
                    return {};
                if (auto changed = steps[static_cast<std::size_t>(version)](database); !changed)
                    return changed;
                return database.execute(fmt::format("PRAGMA user_version={}", version + 1));
            },
            true);
        if (!done)
            return done;
    }
    return database.checkpoint();
}

} // namespace acr
