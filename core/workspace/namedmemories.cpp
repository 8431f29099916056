// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/namedmemories.h"

#include "core/base/column.h"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace acr::store {

namespace {

constexpr const char* namedMemoryTables = R"sql(
ALTER TABLE memory_block RENAME TO earlier_memory_block;
ALTER TABLE memory_snapshot RENAME TO earlier_memory_snapshot;
ALTER TABLE memory_edit RENAME TO earlier_memory_edit;

-- tasks, models: ids and names by number, one uint32 end offset each, then the texts one after the other.
-- benchmark: the name of the one on which it was gathered. version: changes of the memory before. beliefs: JSON as
-- memoryfiles.h describes it.
CREATE TABLE memory_snapshot(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    created_utc TEXT NOT NULL,
    benchmark TEXT NOT NULL,
    policy TEXT NOT NULL,
    encoder TEXT NOT NULL,
    version INTEGER NOT NULL,
    steps INTEGER NOT NULL,
    gathered INTEGER NOT NULL,
    dimensions INTEGER NOT NULL CHECK(dimensions > 0),
    capacity INTEGER NOT NULL CHECK(capacity > 0),
    entry_count INTEGER NOT NULL,
    task_count INTEGER NOT NULL,
    tasks BLOB NOT NULL,
    model_count INTEGER NOT NULL,
    models BLOB NOT NULL,
    beliefs TEXT NOT NULL
);

-- Entries by column, oldest first. task: uint32, model: uint16, numbers of the snapshot's names; step: uint32 (2^32 - 1:
-- before the stream); flags: uint8 (1 passed, 2 graded, 4 applied, 8 pinned); score, cost_usd: float64; keys: float32,
-- entries x dimensions.
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

-- Changes by hand to the memory of a run (which one is the business of whoever asks), in order. task: its id; model: its
-- name. kind: 0 pin, 1 unpin, 2 forget, 3 amend; flags as above.
CREATE TABLE memory_edit(
    benchmark_id INTEGER NOT NULL REFERENCES benchmark(id) ON DELETE CASCADE,
    run TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    task TEXT NOT NULL,
    step INTEGER NOT NULL,
    model TEXT NOT NULL,
    flags INTEGER NOT NULL,
    score REAL,
    cost_usd REAL,
    PRIMARY KEY(benchmark_id, run, position)
) WITHOUT ROWID;

-- The same to a snapshot.
CREATE TABLE memory_snapshot_edit(
    snapshot_id INTEGER NOT NULL REFERENCES memory_snapshot(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    task TEXT NOT NULL,
    step INTEGER NOT NULL,
    model TEXT NOT NULL,
    flags INTEGER NOT NULL,
    score REAL,
    cost_usd REAL,
    PRIMARY KEY(snapshot_id, position)
) WITHOUT ROWID;

-- What a trained policy learned, as its method stores it; there is none of policies that earlier versions trained.
CREATE TABLE trained_learner(
    benchmark_id INTEGER NOT NULL,
    spec TEXT NOT NULL,
    missing_scores INTEGER NOT NULL,
    learner BLOB NOT NULL,
    PRIMARY KEY(benchmark_id, spec, missing_scores),
    FOREIGN KEY(benchmark_id, spec, missing_scores)
        REFERENCES trained_policy(benchmark_id, spec, missing_scores) ON DELETE CASCADE
);
)sql";

/// What the changes by hand of a snapshot were stored under.
constexpr std::string_view runOfSnapshot = "snapshot ";

/// Names of one benchmark by position.
struct Names {
    std::string benchmark;
    std::vector<std::string> tasks;
    std::vector<std::string> models;
};

/// Calls `use` with each row. False after an error that it reports.
template <class Use>
Result<void> eachRow(Statement& statement, const Use& use)
{
    for (;;) {
        const auto hasRow = statement.step();
        if (!hasRow)
            return Unexpected(hasRow.error());
        if (!*hasRow)
            return {};
        if (Result<void> used = use(statement); !used)
            return used;
    }
}

class Migrator {
public:
    explicit Migrator(Database& database)
        : m_database(database)
    {}

    Result<void> run()
    {
        if (auto made = m_database.execute(namedMemoryTables); !made)
            return made;
        if (auto moved = moveSnapshots(); !moved)
            return moved;
        if (auto moved = moveEdits(); !moved)
            return moved;
        return m_database.execute("INSERT INTO memory_block SELECT * FROM earlier_memory_block;"
                                  "DROP TABLE earlier_memory_block;"
                                  "DROP TABLE earlier_memory_snapshot;"
                                  "DROP TABLE earlier_memory_edit;");
    }

private:
    /// Damaged tables give fewer names; the memory is then refused when it is opened.
    Result<const Names*> namesOf(std::int64_t benchmark)
    {
        const auto known = m_names.find(benchmark);
        if (known != m_names.end())
            return &known->second;
        Names names;
        const auto read = [&](std::string_view sql, const auto& use) -> Result<void> {
            auto statement = m_database.prepare(sql);
            if (!statement)
                return Unexpected(statement.error());
            statement->bind(benchmark);
            return eachRow(*statement, use);
        };
        if (auto done = read("SELECT name FROM benchmark WHERE id = ?",
                             [&](const Statement& row) -> Result<void> {
                                 names.benchmark = row.text(0);
                                 return {};
                             });
            !done)
            return Unexpected(done.error());
        if (auto done = read("SELECT name FROM model WHERE benchmark_id = ? ORDER BY position",
                             [&](const Statement& row) -> Result<void> {
                                 names.models.emplace_back(row.text(0));
                                 return {};
                             });
            !done)
            return Unexpected(done.error());
        std::vector<std::string_view> ids;
        if (auto done = read("SELECT task_count, ids FROM task_block WHERE benchmark_id = ? ORDER BY block",
                             [&](const Statement& row) -> Result<void> {
                                 const std::int64_t count = row.integer(0);
                                 if (count >= 0 && static_cast<std::size_t>(count) <= row.bytes(1).size() &&
                                     readTextColumn(row.bytes(1), static_cast<std::size_t>(count), ids))
                                     names.tasks.insert(names.tasks.end(), ids.begin(), ids.end());
                                 return {};
                             });
            !done)
            return Unexpected(done.error());
        return &m_names.emplace(benchmark, std::move(names)).first->second;
    }

    Result<void> moveSnapshots()
    {
        auto earlier = m_database.prepare("SELECT id, benchmark_id, name FROM earlier_memory_snapshot ORDER BY id");
        if (!earlier)
            return Unexpected(earlier.error());
        auto moved = m_database.prepare(
            "INSERT INTO memory_snapshot SELECT id, ?, created_utc, ?, policy, encoder, entry_count, steps, gathered, "
            "dimensions, capacity, entry_count, ?, ?, ?, ?, beliefs FROM earlier_memory_snapshot WHERE id = ?");
        if (!moved)
            return Unexpected(moved.error());
        return eachRow(*earlier, [&](const Statement& row) -> Result<void> {
            const std::int64_t id = row.integer(0);
            const std::int64_t benchmark = row.integer(1);
            const std::string before(row.text(2));
            const auto names = namesOf(benchmark);
            if (!names)
                return Unexpected(names.error());
            const std::string name = freeName(before, (*names)->benchmark);
            m_snapshots[{benchmark, std::string(runOfSnapshot) + before}] = id;
            TextColumn tasks;
            for (const std::string& task : (*names)->tasks)
                tasks.add(task);
            TextColumn models;
            for (const std::string& model : (*names)->models)
                models.add(model);
            const std::vector<std::byte> taskBytes = tasks.bytes();
            const std::vector<std::byte> modelBytes = models.bytes();
            moved->bind(std::string_view(name))
                .bind(std::string_view((*names)->benchmark))
                .bind(static_cast<std::int64_t>((*names)->tasks.size()))
                .bind(std::span<const std::byte>(taskBytes))
                .bind(static_cast<std::int64_t>((*names)->models.size()))
                .bind(std::span<const std::byte>(modelBytes))
                .bind(id);
            return moved->run();
        });
    }

    std::string freeName(const std::string& name, const std::string& benchmark)
    {
        std::string free = name;
        for (int number = 1; !m_taken.insert(free).second; ++number)
            free = number == 1 ? fmt::format("{} ({})", name, benchmark)
                               : fmt::format("{} ({}) {}", name, benchmark, number);
        return free;
    }

    /// Changes of entries that the benchmark does not have are left out.
    Result<void> moveEdits()
    {
        auto earlier = m_database.prepare("SELECT benchmark_id, run, position, task, model FROM earlier_memory_edit");
        if (!earlier)
            return Unexpected(earlier.error());
        constexpr std::string_view values = "kind, ?, step, ?, flags, score, cost_usd FROM earlier_memory_edit "
                                            "WHERE benchmark_id = ? AND run = ? AND position = ?";
        auto ofRun =
            m_database.prepare(fmt::format("INSERT INTO memory_edit SELECT benchmark_id, run, position, {}", values));
        if (!ofRun)
            return Unexpected(ofRun.error());
        auto ofSnapshot =
            m_database.prepare(fmt::format("INSERT INTO memory_snapshot_edit SELECT ?, position, {}", values));
        if (!ofSnapshot)
            return Unexpected(ofSnapshot.error());
        return eachRow(*earlier, [&](const Statement& row) -> Result<void> {
            const std::int64_t benchmark = row.integer(0);
            const std::string run(row.text(1));
            const auto names = namesOf(benchmark);
            if (!names)
                return Unexpected(names.error());
            const auto nameAt = [](const std::vector<std::string>& all, std::int64_t at) -> std::optional<std::string> {
                if (at < 0 || static_cast<std::size_t>(at) >= all.size())
                    return std::nullopt;
                return all[static_cast<std::size_t>(at)];
            };
            const auto task = nameAt((*names)->tasks, row.integer(3));
            const auto model = nameAt((*names)->models, row.integer(4));
            const auto snapshot = m_snapshots.find({benchmark, run});
            // Changes of a snapshot that is gone are of nothing.
            if (!task || !model || (snapshot == m_snapshots.end() && run.starts_with(runOfSnapshot)))
                return {};
            Statement& insert = snapshot == m_snapshots.end() ? *ofRun : *ofSnapshot;
            if (snapshot != m_snapshots.end())
                insert.bind(snapshot->second);
            return insert.bind(std::string_view(*task))
                .bind(std::string_view(*model))
                .bind(benchmark)
                .bind(std::string_view(run))
                .bind(row.integer(2))
                .run();
        });
    }

    Database& m_database;
    std::map<std::int64_t, Names> m_names;
    std::set<std::string> m_taken;
    /// By benchmark and what their changes are stored under: their ids.
    std::map<std::pair<std::int64_t, std::string>, std::int64_t> m_snapshots;
};

} // namespace

Result<void> makeNamedMemories(Database& database)
{
    return Migrator(database).run();
}

} // namespace acr::store
