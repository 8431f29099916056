// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/schema.h"

#include "core/workspace/experimentschema.h"
#include "core/workspace/memoryschema.h"
#include "core/workspace/priorschema.h"
#include "core/workspace/sessionschema.h"
#include "core/workspace/storyboardschema.h"
#include "core/workspace/trainedpolicyschema.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

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

constexpr std::array<Migration, 7> allMigrations{makeFirstTables,     makeExperimentTables, makeMemoryTables,
                                                 makeSessionTables,   makePriorTable,       makeTrainedPolicyTable,
                                                 makeStoryboardTables};

std::uint32_t bigEndian(std::span<const char, 4> bytes)
{
    std::uint32_t value = 0;
    for (const char byte : bytes)
        value = value << 8U | static_cast<unsigned char>(byte);
    return value;
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
