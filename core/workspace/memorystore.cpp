// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/memorystore.h"

#include "core/base/column.h"
#include "core/benchmark/limits.h"
#include "core/benchmark/textcheck.h"
#include "core/policy/memoryfiles.h"
#include "core/workspace/names.h"
#include "core/workspace/rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <limits>

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
    return failure(ErrorCode::UnknownName, fmt::format("'{}'", name), "the name of a memory snapshot",
                   {database.file(), 0, 0});
}

/// The names that the entries and beliefs of a memory use, renumbered in the order of the table.
class UsedNames {
public:
    static constexpr std::uint32_t unused = std::numeric_limits<std::uint32_t>::max();

    explicit UsedNames(const NameTable& names)
        : m_names(names)
        , m_numbers(names.size(), unused)
    {}
    void use(std::size_t index) { m_numbers[index] = 0; }
    void number()
    {
        std::size_t characters = 0;
        for (std::size_t i = 0; i < m_numbers.size(); ++i)
            characters += m_numbers[i] != unused ? m_names[i].size() : 0;
        m_column.reserve(m_numbers.size(), characters);
        for (std::size_t i = 0; i < m_numbers.size(); ++i) {
            if (m_numbers[i] == unused)
                continue;
            m_numbers[i] = m_count++;
            m_column.add(m_names[i]);
        }
    }
    [[nodiscard]] std::int64_t count() const { return m_count; }
    /// By index of the table.
    [[nodiscard]] std::span<const std::uint32_t> numbers() const { return m_numbers; }
    [[nodiscard]] std::vector<std::byte> bytes() const { return m_column.bytes(); }

private:
    const NameTable& m_names;
    std::vector<std::uint32_t> m_numbers;
    TextColumn m_column;
    std::uint32_t m_count = 0;
};

/// False when the bytes are not so many different names.
bool readNames(std::span<const std::byte> bytes, std::int64_t count, std::size_t maximum, NameTable& names)
{
    std::vector<std::string_view> texts;
    if (count < 0 || static_cast<std::size_t>(count) > std::min(maximum, bytes.size()) ||
        !readTextColumn(bytes, static_cast<std::size_t>(count), texts))
        return false;
    names.reserve(texts.size());
    for (const std::string_view text : texts) {
        if (text.empty() || text.size() > store::maxNameBytes || invalidUtf8(text))
            return false;
        names.intern(text);
    }
    return names.size() == texts.size();
}

Result<void> insertEdits(Statement& statement, std::span<const MemoryEdit> edits,
                         const std::function<void(Statement&)>& bindOwner)
{
    for (std::size_t i = 0; i < edits.size(); ++i) {
        const MemoryEdit& edit = edits[i];
        bindOwner(statement);
        statement.bind(static_cast<std::int64_t>(i))
            .bind(static_cast<std::int64_t>(edit.kind))
            .bind(std::string_view(edit.entry.task))
            .bind(static_cast<std::int64_t>(edit.entry.step))
            .bind(std::string_view(edit.entry.model))
            .bind(static_cast<std::int64_t>(flagsOf(edit.amended)))
            .bind(edit.amended.score)
            .bind(edit.amended.costUsd);
        if (auto inserted = statement.run(); !inserted)
            return inserted;
    }
    return {};
}

constexpr std::string_view editColumns = "kind, task, step, model, flags, score, cost_usd";

/// Reads rows of those columns.
Result<std::vector<MemoryEdit>> readEdits(const Database& database, Statement& statement)
{
    std::vector<MemoryEdit> edits;
    for (;;) {
        const auto hasRow = statement.step();
        if (!hasRow)
            return Unexpected(hasRow.error());
        if (!*hasRow)
            return edits;
        const std::int64_t kind = statement.integer(0);
        const std::int64_t step = statement.integer(2);
        if (kind < 0 || kind > 3 || step < 0 || step > std::int64_t{Experience::beforeStream})
            return store::damaged(database, fmt::format("edit {}", edits.size()), "a change of an entry");
        MemoryEdit edit;
        edit.kind = static_cast<MemoryEdit::Kind>(kind);
        edit.entry = {std::string(statement.text(1)), static_cast<std::uint32_t>(step), std::string(statement.text(3))};
        setFlags(edit.amended, static_cast<std::uint8_t>(statement.integer(4)));
        edit.amended.score = statement.isNull(5) ? missing : statement.real(5);
        edit.amended.costUsd = statement.isNull(6) ? missing : statement.real(6);
        edits.push_back(std::move(edit));
    }
}

} // namespace

MemoryStore::MemoryStore(Workspace& workspace)
    : m_workspace(workspace)
    , m_database(*workspace.m_database)
{}

Result<void> MemoryStore::save(std::string_view name, const MemoryState& state)
{
    if (auto checked = store::checkName(name, {m_database.file(), 0, 0}); !checked)
        return checked;
    UsedNames tasks(state.tasks);
    UsedNames models(state.models);
    for (const MemoryId id : state.entries.ids()) {
        const Experience& experience = *state.entries.find(id);
        tasks.use(experience.task.position());
        models.use(experience.attempt.model.position());
    }
    tasks.number();
    models.number();
    return m_workspace.atomically([&]() -> Result<void> {
        const auto all = list();
        if (!all)
            return Unexpected(all.error());
        if (std::ranges::count(*all, name, &MemorySummary::name) > 0)
            return failure(ErrorCode::Duplicate, fmt::format("the snapshot name '{}'", name), "another name",
                           {m_database.file(), 0, 0});
        auto statement = m_database.prepare(
            "INSERT INTO memory_snapshot(name, created_utc, benchmark, policy, encoder, version, steps, gathered, "
            "dimensions, capacity, entry_count, task_count, tasks, model_count, models, beliefs) "
            "VALUES(?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        if (!statement)
            return Unexpected(statement.error());
        const std::vector<std::byte> taskBytes = tasks.bytes();
        const std::vector<std::byte> modelBytes = models.bytes();
        const std::string beliefs = beliefsText(state.beliefs, state.models.all());
        statement->bind(name)
            .bind(std::string_view(state.benchmark))
            .bind(std::string_view(state.policy))
            .bind(std::string_view(state.encoder))
            .bind(static_cast<std::int64_t>(state.version))
            .bind(static_cast<std::int64_t>(state.steps))
            .bind(std::int64_t{state.gathered ? 1 : 0})
            .bind(static_cast<std::int64_t>(state.entries.dimensions()))
            .bind(static_cast<std::int64_t>(state.entries.capacity()))
            .bind(static_cast<std::int64_t>(state.entries.size()))
            .bind(tasks.count())
            .bind(std::span<const std::byte>(taskBytes))
            .bind(models.count())
            .bind(std::span<const std::byte>(modelBytes))
            .bind(std::string_view(beliefs));
        if (auto inserted = statement->run(); !inserted)
            return inserted;
        return insertBlocks(m_database.lastInsertId(), state, tasks.numbers(), models.numbers());
    });
}

Result<void> MemoryStore::insertBlocks(std::int64_t snapshotId, const MemoryState& state,
                                       std::span<const std::uint32_t> taskNumbers,
                                       std::span<const std::uint32_t> modelNumbers)
{
    const VectorStore& entries = state.entries;
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
            columns.task[i] = taskNumbers[experience.task.position()];
            columns.step[i] = experience.step;
            columns.model[i] = static_cast<std::uint16_t>(modelNumbers[experience.attempt.model.position()]);
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

Result<std::vector<MemorySummary>> MemoryStore::list()
{
    std::vector<MemorySummary> all;
    auto row = m_database.prepare("SELECT name, created_utc, benchmark, policy, encoder, version, steps, entry_count, "
                                  "capacity FROM memory_snapshot ORDER BY id");
    if (!row)
        return Unexpected(row.error());
    for (;;) {
        const auto hasRow = row->step();
        if (!hasRow)
            return Unexpected(hasRow.error());
        if (!*hasRow)
            return all;
        all.push_back({std::string(row->text(0)), std::string(row->text(1)), std::string(row->text(2)),
                       std::string(row->text(3)), std::string(row->text(4)),
                       static_cast<std::uint64_t>(row->integer(5)), static_cast<std::uint64_t>(row->integer(6)),
                       static_cast<std::size_t>(row->integer(7)), static_cast<std::size_t>(row->integer(8))});
    }
}

Result<MemoryState> MemoryStore::load(std::string_view name)
{
    MemoryState state;
    const auto read = m_database.consistently([&]() -> Result<void> {
        auto row = m_database.prepare(
            "SELECT id, benchmark, policy, encoder, version, steps, gathered, dimensions, capacity, entry_count, "
            "task_count, tasks, model_count, models, beliefs FROM memory_snapshot WHERE name = ?");
        if (!row)
            return Unexpected(row.error());
        const auto hasRow = row->bind(name).step();
        if (!hasRow)
            return Unexpected(hasRow.error());
        if (!*hasRow)
            return unknownSnapshot(m_database, name);
        const std::int64_t dimensions = row->integer(7);
        const std::int64_t capacity = row->integer(8);
        if (dimensions < 1 || dimensions > 65536 || capacity < 1)
            return store::damaged(m_database, fmt::format("{} dimensions, {} entries", dimensions, capacity),
                                  "dimensions and capacity of a memory");
        state.benchmark = row->text(1);
        state.policy = row->text(2);
        state.encoder = row->text(3);
        state.version = static_cast<std::uint64_t>(row->integer(4));
        state.steps = static_cast<std::uint64_t>(row->integer(5));
        state.gathered = row->integer(6) != 0;
        state.entries = VectorStore(static_cast<std::uint32_t>(dimensions), static_cast<std::size_t>(capacity));
        if (!readNames(row->bytes(11), row->integer(10), std::numeric_limits<std::uint32_t>::max(), state.tasks) ||
            !readNames(row->bytes(13), row->integer(12), maxModels, state.models))
            return store::damaged(m_database, fmt::format("memory {}", shown(name)), "names of its tasks and models");
        if (auto blocks = readBlocks(row->integer(0), state); !blocks)
            return blocks;
        if (state.entries.size() != static_cast<std::size_t>(row->integer(9)))
            return store::damaged(m_database, fmt::format("{} entries", state.entries.size()),
                                  fmt::format("{} entries", row->integer(9)));
        ErrorList errors(1);
        auto beliefs =
            readBeliefs(row->text(14), fmt::format("{}, memory {}", m_database.file(), name), state.models, errors);
        if (!beliefs)
            return Unexpected(errors.items().front());
        state.beliefs = std::move(*beliefs);
        return {};
    });
    if (!read)
        return Unexpected(read.error());
    return state;
}

Result<void> MemoryStore::readBlocks(std::int64_t snapshotId, MemoryState& state)
{
    VectorStore& entries = state.entries;
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
            std::ranges::all_of(columns.task, [&](std::uint32_t task) { return task < state.tasks.size(); }) &&
            std::ranges::all_of(columns.model, [&](std::uint16_t model) { return model < state.models.size(); });
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

Result<std::int64_t> MemoryStore::idOf(std::string_view name)
{
    auto statement = m_database.prepare("SELECT id FROM memory_snapshot WHERE name = ?");
    if (!statement)
        return Unexpected(statement.error());
    const auto hasRow = statement->bind(name).step();
    if (!hasRow)
        return Unexpected(hasRow.error());
    if (!*hasRow)
        return unknownSnapshot(m_database, name);
    return statement->integer(0);
}

Result<void> MemoryStore::rename(std::string_view from, std::string_view to)
{
    if (auto checked = store::checkName(to, {m_database.file(), 0, 0}); !checked)
        return checked;
    return m_workspace.atomically([&]() -> Result<void> {
        const auto id = idOf(from);
        if (!id)
            return Unexpected(id.error());
        if (from != to && idOf(to))
            return failure(ErrorCode::Duplicate, fmt::format("the snapshot name '{}'", to), "another name",
                           {m_database.file(), 0, 0});
        auto statement = m_database.prepare("UPDATE memory_snapshot SET name = ? WHERE id = ?");
        if (!statement)
            return Unexpected(statement.error());
        return statement->bind(to).bind(*id).run();
    });
}

Result<void> MemoryStore::remove(std::string_view name)
{
    return m_workspace.atomically([&]() -> Result<void> {
        const auto id = idOf(name);
        if (!id)
            return Unexpected(id.error());
        auto statement = m_database.prepare("DELETE FROM memory_snapshot WHERE id = ?");
        if (!statement)
            return Unexpected(statement.error());
        return statement->bind(*id).run();
    });
}

Result<std::string> MemoryStore::freeName(std::string_view name)
{
    const auto all = list();
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
            fmt::format("INSERT INTO memory_edit(benchmark_id, run, position, {}) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        editColumns));
        if (!statement)
            return Unexpected(statement.error());
        return insertEdits(*statement, edits, [&](Statement& each) { each.bind(id.value).bind(run); });
    });
}

Result<std::vector<MemoryEdit>> MemoryStore::edits(BenchmarkId id, std::string_view run)
{
    auto statement = m_database.prepare(
        fmt::format("SELECT {} FROM memory_edit WHERE benchmark_id = ? AND run = ? ORDER BY position", editColumns));
    if (!statement)
        return Unexpected(statement.error());
    statement->bind(id.value).bind(run);
    return readEdits(m_database, *statement);
}

Result<void> MemoryStore::saveSnapshotEdits(std::string_view name, std::span<const MemoryEdit> edits)
{
    return m_workspace.atomically([&]() -> Result<void> {
        const auto id = idOf(name);
        if (!id)
            return Unexpected(id.error());
        auto old = m_database.prepare("DELETE FROM memory_snapshot_edit WHERE snapshot_id = ?");
        if (!old)
            return Unexpected(old.error());
        if (auto removed = old->bind(*id).run(); !removed)
            return removed;
        auto statement = m_database.prepare(
            fmt::format("INSERT INTO memory_snapshot_edit(snapshot_id, position, {}) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        editColumns));
        if (!statement)
            return Unexpected(statement.error());
        return insertEdits(*statement, edits, [&](Statement& each) { each.bind(*id); });
    });
}

Result<std::vector<MemoryEdit>> MemoryStore::snapshotEdits(std::string_view name)
{
    const auto id = idOf(name);
    if (!id)
        return Unexpected(id.error());
    auto statement = m_database.prepare(
        fmt::format("SELECT {} FROM memory_snapshot_edit WHERE snapshot_id = ? ORDER BY position", editColumns));
    if (!statement)
        return Unexpected(statement.error());
    statement->bind(*id);
    return readEdits(m_database, *statement);
}

} // namespace acr
