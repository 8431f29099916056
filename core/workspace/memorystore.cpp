// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/memorystore.h"

#include "core/policy/memoryfiles.h"
#include "core/base/column.h"
#include "core/workspace/names.h"
#include "core/workspace/rows.h"

#include <fmt/format.h>

#include <algorithm>

namespace acr {

namespace {

constexpr std::size_t blockEntries = 2048;

enum Flag : std::uint8_t { Passed = 1, Graded = 2, Applied = 4, Pinned = 8 };

std::uint8_t flagsOf(const Attempt& attempt)
{
    return static_cast<std::uint8_t>((attempt.passed ? Passed : 0) | (attempt.graded ? Graded : 0) |
                                     (attempt.applied ? Applied : 0));
}

void setFlags(Attempt& attempt, std::uint8_t flags)
{
    attempt.passed = (flags & Passed) != 0;
    attempt.graded = (flags & Graded) != 0;
    attempt.applied = (flags & Applied) != 0;
}

struct EntryColumns {
    std::vector<std::uint32_t> task;
    std::vector<std::uint32_t> step;
    std::vector<std::uint16_t> model;
    std::vector<std::uint8_t> flags;
    std::vector<double> score;
    std::vector<double> cost;
    std::vector<float> keys;

    void resize(std::size_t entries, std::size_t dimensions)
    {
        task.resize(entries);
        step.resize(entries);
        model.resize(entries);
        flags.resize(entries);
        score.resize(entries);
        cost.resize(entries);
        keys.resize(entries * dimensions);
    }
};

Unexpected unknownSnapshot(const Database& database, std::string_view name)
{
    return failure(ErrorCode::UnknownName, fmt::format("'{}'", name), "the name of a memory snapshot of this benchmark",
                   {database.file(), 0, 0});
}

} // namespace

MemoryStore::MemoryStore(Workspace& workspace)
    : m_workspace(workspace)
    , m_database(*workspace.m_database)
{}

Result<void> MemoryStore::save(const Benchmark& benchmark, BenchmarkId id, std::string_view name,
                               const MemorySnapshot& snapshot)
{
    if (auto checked = store::checkName(name, {m_database.file(), 0, 0}); !checked)
        return checked;
    return m_workspace.atomically([&]() -> Result<void> {
        const auto all = list(id);
        if (!all)
            return Unexpected(all.error());
        if (std::ranges::count(*all, name, &MemorySummary::name) > 0)
            return failure(ErrorCode::Duplicate, fmt::format("the snapshot name '{}'", name), "another name",
                           {m_database.file(), 0, 0});
        auto statement = m_database.prepare(
            "INSERT INTO memory_snapshot(benchmark_id, name, created_utc, policy, encoder, steps, gathered, "
            "dimensions, capacity, "
            "entry_count, beliefs) VALUES(?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, ?, ?, ?, ?, ?, ?, ?)");
        if (!statement)
            return Unexpected(statement.error());
        const std::string beliefs = beliefsText(snapshot.beliefs, benchmark);
        statement->bind(id.value)
            .bind(name)
            .bind(std::string_view(snapshot.policy))
            .bind(std::string_view(snapshot.encoder))
            .bind(static_cast<std::int64_t>(snapshot.steps))
            .bind(std::int64_t{snapshot.gathered ? 1 : 0})
            .bind(static_cast<std::int64_t>(snapshot.entries.dimensions()))
            .bind(static_cast<std::int64_t>(snapshot.entries.capacity()))
            .bind(static_cast<std::int64_t>(snapshot.entries.size()))
            .bind(std::string_view(beliefs));
        if (auto inserted = statement->run(); !inserted)
            return inserted;
        return insertBlocks(m_database.lastInsertId(), snapshot.entries);
    });
}

Result<void> MemoryStore::insertBlocks(std::int64_t snapshotId, const VectorStore& entries)
{
    auto statement = m_database.prepare(
        "INSERT INTO memory_block(snapshot_id, block, entry_count, task, step, model, flags, score, cost_usd, keys) "
        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!statement)
        return Unexpected(statement.error());
    const std::vector<MemoryId> ids = entries.ids();
    const std::size_t dimensions = entries.dimensions();
    EntryColumns columns;
    for (std::size_t first = 0; first < ids.size(); first += blockEntries) {
        const std::size_t count = std::min(blockEntries, ids.size() - first);
        columns.resize(count, dimensions);
        for (std::size_t i = 0; i < count; ++i) {
            const MemoryId entry = ids[first + i];
            const Experience& experience = *entries.find(entry);
            columns.task[i] = experience.task.value;
            columns.step[i] = experience.step;
            columns.model[i] = experience.attempt.model.value;
            columns.flags[i] =
                static_cast<std::uint8_t>(flagsOf(experience.attempt) | (entries.isPinned(entry) ? Pinned : 0));
            columns.score[i] = experience.attempt.score;
            columns.cost[i] = experience.attempt.costUsd;
            entries.keyOf(entry, std::span(columns.keys).subspan(i * dimensions, dimensions));
        }
        const ColumnBytes<std::uint32_t> task(columns.task);
        const ColumnBytes<std::uint32_t> step(columns.step);
        const ColumnBytes<std::uint16_t> model(columns.model);
        const ColumnBytes<std::uint8_t> flags(columns.flags);
        const ColumnBytes<double> score(columns.score);
        const ColumnBytes<double> cost(columns.cost);
        const ColumnBytes<float> keys(columns.keys);
        statement->bind(snapshotId)
            .bind(static_cast<std::int64_t>(first / blockEntries))
            .bind(static_cast<std::int64_t>(count))
            .bind(task.bytes())
            .bind(step.bytes())
            .bind(model.bytes())
            .bind(flags.bytes())
            .bind(score.bytes())
            .bind(cost.bytes())
            .bind(keys.bytes());
        if (auto inserted = statement->run(); !inserted)
            return inserted;
    }
    return {};
}

Result<std::vector<MemorySummary>> MemoryStore::list(BenchmarkId id)
{
    std::vector<MemorySummary> all;
    const auto read = store::forEachRow(
        m_database,
        "SELECT name, created_utc, policy, encoder, steps, entry_count, capacity FROM memory_snapshot "
        "WHERE benchmark_id = ? ORDER BY id",
        id, [&](const Statement& row) -> Result<void> {
            all.push_back({std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)),
                           std::string(row.text(3)), static_cast<std::uint64_t>(row.integer(4)),
                           static_cast<std::size_t>(row.integer(5)), static_cast<std::size_t>(row.integer(6))});
            return {};
        });
    if (!read)
        return Unexpected(read.error());
    return all;
}

Result<MemorySnapshot> MemoryStore::load(const Benchmark& benchmark, BenchmarkId id, std::string_view name)
{
    MemorySnapshot snapshot;
    const auto read = m_database.consistently([&]() -> Result<void> {
        auto statement = m_database.prepare("SELECT id, policy, encoder, steps, dimensions, capacity, entry_count, "
                                            "beliefs, gathered FROM memory_snapshot "
                                            "WHERE benchmark_id = ? AND name = ?");
        if (!statement)
            return Unexpected(statement.error());
        const auto hasRow = statement->bind(id.value).bind(name).step();
        if (!hasRow)
            return Unexpected(hasRow.error());
        if (!*hasRow)
            return unknownSnapshot(m_database, name);
        const std::int64_t dimensions = statement->integer(4);
        const std::int64_t capacity = statement->integer(5);
        if (dimensions < 1 || dimensions > 65536 || capacity < 1)
            return store::damaged(m_database, fmt::format("{} dimensions, {} entries", dimensions, capacity),
                                  "dimensions and capacity of a memory");
        snapshot.policy = statement->text(1);
        snapshot.encoder = statement->text(2);
        snapshot.steps = static_cast<std::uint64_t>(statement->integer(3));
        snapshot.gathered = statement->integer(8) != 0;
        snapshot.entries = VectorStore(static_cast<std::uint32_t>(dimensions), static_cast<std::size_t>(capacity));
        ErrorList errors(1);
        auto beliefs =
            readBeliefs(statement->text(7), fmt::format("{}, memory {}", m_database.file(), name), benchmark, errors);
        if (!beliefs)
            return Unexpected(errors.items().front());
        snapshot.beliefs = std::move(*beliefs);
        if (auto blocks = readBlocks(benchmark, statement->integer(0), snapshot.entries); !blocks)
            return blocks;
        if (snapshot.entries.size() != static_cast<std::size_t>(statement->integer(6)))
            return store::damaged(m_database, fmt::format("{} entries", snapshot.entries.size()),
                                  fmt::format("{} entries", statement->integer(6)));
        return {};
    });
    if (!read)
        return Unexpected(read.error());
    return snapshot;
}

Result<void> MemoryStore::readBlocks(const Benchmark& benchmark, std::int64_t snapshotId, VectorStore& entries)
{
    auto statement = m_database.prepare(
        "SELECT entry_count, task, step, model, flags, score, cost_usd, keys FROM memory_block WHERE snapshot_id = ? "
        "ORDER BY block");
    if (!statement)
        return Unexpected(statement.error());
    statement->bind(snapshotId);
    const std::size_t dimensions = entries.dimensions();
    EntryColumns columns;
    for (;;) {
        const auto hasRow = statement->step();
        if (!hasRow)
            return Unexpected(hasRow.error());
        if (!*hasRow)
            return {};
        const std::int64_t count = statement->integer(0);
        if (count < 1 || static_cast<std::size_t>(count) > blockEntries)
            return store::damaged(m_database, fmt::format("{} entries in a block", count),
                                  fmt::format("1 to {}", blockEntries));
        columns.resize(static_cast<std::size_t>(count), dimensions);
        const bool good =
            readColumn<std::uint32_t>(statement->bytes(1), columns.task) &&
            readColumn<std::uint32_t>(statement->bytes(2), columns.step) &&
            readColumn<std::uint16_t>(statement->bytes(3), columns.model) &&
            readColumn<std::uint8_t>(statement->bytes(4), columns.flags) &&
            readColumn<double>(statement->bytes(5), columns.score) &&
            readColumn<double>(statement->bytes(6), columns.cost) &&
            readColumn<float>(statement->bytes(7), columns.keys) &&
            std::ranges::all_of(columns.task, [&](std::uint32_t task) { return task < benchmark.tasks.size(); }) &&
            std::ranges::all_of(columns.model, [&](std::uint16_t model) { return model < benchmark.models.size(); });
        if (!good || entries.size() + columns.task.size() > entries.capacity())
            return store::damaged(m_database, "a block of a memory", "columns of its entries");
        for (std::size_t i = 0; i < columns.task.size(); ++i) {
            Experience experience{TaskIndex(columns.task[i]), columns.step[i], {}};
            experience.attempt.model = ModelIndex(columns.model[i]);
            experience.attempt.score = columns.score[i];
            experience.attempt.costUsd = columns.cost[i];
            setFlags(experience.attempt, columns.flags[i]);
            const auto added =
                entries.remember(std::span(columns.keys).subspan(i * dimensions, dimensions), experience);
            if (added && (columns.flags[i] & Pinned) != 0)
                entries.pin(*added);
        }
    }
}

Result<void> MemoryStore::rename(BenchmarkId id, std::string_view from, std::string_view to)
{
    if (auto checked = store::checkName(to, {m_database.file(), 0, 0}); !checked)
        return checked;
    return m_workspace.atomically([&]() -> Result<void> {
        const auto all = list(id);
        if (!all)
            return Unexpected(all.error());
        if (std::ranges::count(*all, from, &MemorySummary::name) == 0)
            return unknownSnapshot(m_database, from);
        if (from != to && std::ranges::count(*all, to, &MemorySummary::name) > 0)
            return failure(ErrorCode::Duplicate, fmt::format("the snapshot name '{}'", to), "another name",
                           {m_database.file(), 0, 0});
        auto statement = m_database.prepare("UPDATE memory_snapshot SET name = ? WHERE benchmark_id = ? AND name = ?");
        if (!statement)
            return Unexpected(statement.error());
        return statement->bind(to).bind(id.value).bind(from).run();
    });
}

Result<void> MemoryStore::remove(BenchmarkId id, std::string_view name)
{
    return m_workspace.atomically([&]() -> Result<void> {
        const auto all = list(id);
        if (!all)
            return Unexpected(all.error());
        if (std::ranges::count(*all, name, &MemorySummary::name) == 0)
            return unknownSnapshot(m_database, name);
        auto statement = m_database.prepare("DELETE FROM memory_snapshot WHERE benchmark_id = ? AND name = ?");
        if (!statement)
            return Unexpected(statement.error());
        return statement->bind(id.value).bind(name).run();
    });
}

Result<std::string> MemoryStore::freeName(BenchmarkId id, std::string_view name)
{
    const auto all = list(id);
    if (!all)
        return Unexpected(all.error());
    std::string candidate(name);
    for (int number = 2; std::ranges::count(*all, candidate, &MemorySummary::name) > 0; ++number)
        candidate = fmt::format("{} {}", name, number);
    return candidate;
}

Result<void> MemoryStore::saveEdits(BenchmarkId id, std::string_view run, std::span<const MemoryEdit> edits)
{
    return m_workspace.atomically([&]() -> Result<void> {
        auto old = m_database.prepare("DELETE FROM memory_edit WHERE benchmark_id = ? AND run = ?");
        if (!old)
            return Unexpected(old.error());
        if (auto removed = old->bind(id.value).bind(run).run(); !removed)
            return removed;
        auto statement = m_database.prepare(
            "INSERT INTO memory_edit(benchmark_id, run, position, kind, task, step, model, flags, score, cost_usd) "
            "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        if (!statement)
            return Unexpected(statement.error());
        for (std::size_t i = 0; i < edits.size(); ++i) {
            const MemoryEdit& edit = edits[i];
            statement->bind(id.value)
                .bind(run)
                .bind(static_cast<std::int64_t>(i))
                .bind(static_cast<std::int64_t>(edit.kind))
                .bind(static_cast<std::int64_t>(edit.entry.task.value))
                .bind(static_cast<std::int64_t>(edit.entry.step))
                .bind(static_cast<std::int64_t>(edit.entry.model.value))
                .bind(static_cast<std::int64_t>(flagsOf(edit.amended)))
                .bind(edit.amended.score)
                .bind(edit.amended.costUsd);
            if (auto inserted = statement->run(); !inserted)
                return inserted;
        }
        return {};
    });
}

Result<std::vector<MemoryEdit>> MemoryStore::edits(const Benchmark& benchmark, BenchmarkId id, std::string_view run)
{
    std::vector<MemoryEdit> edits;
    auto statement = m_database.prepare(
        "SELECT kind, task, step, model, flags, score, cost_usd FROM memory_edit WHERE benchmark_id = ? AND run = ? "
        "ORDER BY position");
    if (!statement)
        return Unexpected(statement.error());
    statement->bind(id.value).bind(run);
    for (;;) {
        const auto hasRow = statement->step();
        if (!hasRow)
            return Unexpected(hasRow.error());
        if (!*hasRow)
            return edits;
        const std::int64_t kind = statement->integer(0);
        const std::int64_t task = statement->integer(1);
        const std::int64_t step = statement->integer(2);
        const std::int64_t model = statement->integer(3);
        if (kind < 0 || kind > 3 || task < 0 || static_cast<std::size_t>(task) >= benchmark.tasks.size() || step < 0 ||
            step > std::int64_t{Experience::beforeStream} || model < 0 ||
            static_cast<std::size_t>(model) >= benchmark.models.size())
            return store::damaged(m_database, fmt::format("edit {}", edits.size()),
                                  "a change of an entry of this benchmark");
        MemoryEdit edit;
        edit.kind = static_cast<MemoryEdit::Kind>(kind);
        edit.entry = {TaskIndex(static_cast<std::uint32_t>(task)), static_cast<std::uint32_t>(step),
                      ModelIndex(static_cast<std::uint16_t>(model))};
        setFlags(edit.amended, static_cast<std::uint8_t>(statement->integer(4)));
        edit.amended.model = edit.entry.model;
        edit.amended.score = statement->isNull(5) ? missing : statement->real(5);
        edit.amended.costUsd = statement->isNull(6) ? missing : statement->real(6);
        edits.push_back(edit);
    }
}

} // namespace acr
