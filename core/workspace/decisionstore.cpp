// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/decisionstore.h"

#include "core/base/column.h"
#include "core/workspace/summaryreader.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace acr::store {

namespace {

/// A decision set by column, as it is stored.
struct DecisionColumns {
    std::vector<std::uint32_t> task;
    std::vector<std::uint16_t> chosen;
    std::vector<double> score;
    std::vector<double> cost;
    std::vector<std::uint16_t> chainLength;
    std::vector<std::uint16_t> chain;

    void resize(std::size_t decisions)
    {
        task.resize(decisions);
        chosen.resize(decisions);
        score.resize(decisions, missing);
        cost.resize(decisions, missing);
        chainLength.resize(decisions);
    }
};

/// Error OutOfRange when a decision names a task or a model that the benchmark does not have, TooLarge for a chain that
/// is too long to store.
Result<DecisionColumns> columnsOf(const DecisionSet& set, const BenchmarkShape& shape)
{
    DecisionColumns columns;
    columns.resize(set.decisions.size());
    const auto known = [&](ModelIndex model) { return model.position() < shape.models; };
    for (std::size_t at = 0; at < set.decisions.size(); ++at) {
        const RecordedDecision& decision = set.decisions[at];
        if (decision.task.position() >= shape.tasks)
            return failure(ErrorCode::OutOfRange, fmt::format("{}: {}", set.name, decision.task.value),
                           fmt::format("< {}", shape.tasks));
        if (!known(decision.chosen) || !std::ranges::all_of(decision.chain, known))
            return failure(ErrorCode::OutOfRange, fmt::format("{}: {}", set.name, decision.chosen.value),
                           fmt::format("< {}", shape.models));
        if (decision.chain.size() > std::numeric_limits<std::uint16_t>::max())
            return failure(ErrorCode::TooLarge, std::to_string(decision.chain.size()),
                           std::to_string(std::numeric_limits<std::uint16_t>::max()));
        columns.task[at] = decision.task.value;
        columns.chosen[at] = decision.chosen.value;
        columns.score[at] = decision.score;
        columns.cost[at] = decision.costUsd;
        columns.chainLength[at] = static_cast<std::uint16_t>(decision.chain.size());
        for (const ModelIndex model : decision.chain)
            columns.chain.push_back(model.value);
    }
    return columns;
}

Result<DecisionSet> readSet(const Database& database, const Statement& row, const BenchmarkShape& shape)
{
    DecisionSet set{
        .name = std::string(row.text(0)), .decisions = {}, .unknownTasks = static_cast<std::uint64_t>(row.integer(1))};
    const auto damaged = [&] {
        return failure(ErrorCode::Malformed, fmt::format("decision_set {}", set.name),
                       fmt::format("{} decisions", row.integer(2)), {database.file(), 0, 0});
    };
    if (row.integer(2) < 0 || std::cmp_greater(row.integer(2), row.bytes(3).size()))
        return damaged();
    DecisionColumns columns;
    columns.resize(static_cast<std::size_t>(row.integer(2)));
    columns.chain.resize(row.bytes(8).size() / sizeof(std::uint16_t));
    bool fits = readColumn<std::uint32_t>(row.bytes(3), columns.task) &&
                readColumn<std::uint16_t>(row.bytes(4), columns.chosen);
    fits = fits && (row.isNull(5) || readColumn<double>(row.bytes(5), columns.score));
    fits = fits && (row.isNull(6) || readColumn<double>(row.bytes(6), columns.cost));
    fits = fits && (row.isNull(7) || readColumn<std::uint16_t>(row.bytes(7), columns.chainLength));
    fits = fits && readColumn<std::uint16_t>(row.bytes(8), columns.chain);
    const auto known = [&](std::uint16_t model) { return model < shape.models; };
    fits = fits && std::ranges::all_of(columns.task, [&](std::uint32_t task) { return task < shape.tasks; }) &&
           std::ranges::all_of(columns.chosen, known) && std::ranges::all_of(columns.chain, known);
    if (!fits)
        return damaged();
    auto chain = columns.chain.cbegin();
    set.decisions.resize(columns.task.size());
    for (std::size_t at = 0; at < columns.task.size(); ++at) {
        RecordedDecision& decision = set.decisions[at];
        decision.task = TaskIndex(columns.task[at]);
        decision.chosen = ModelIndex(columns.chosen[at]);
        decision.score = columns.score[at];
        decision.costUsd = columns.cost[at];
        if (columns.chainLength[at] > columns.chain.cend() - chain)
            return damaged();
        for (const auto end = chain + columns.chainLength[at]; chain != end; ++chain)
            decision.chain.emplace_back(*chain);
    }
    return set;
}

} // namespace

Result<void> replaceDecisionSets(Database& database, BenchmarkId id, std::span<const DecisionSet> sets)
{
    const Result<BenchmarkShape> shape = shapeOf(database, id);
    if (!shape)
        return tl::unexpected(shape.error());
    Result<Statement> statement = database.prepare(
        "INSERT OR REPLACE INTO decision_set(benchmark_id, name, unknown_tasks, decision_count, task, chosen, score, "
        "cost_usd, chain_length, chain) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!statement)
        return tl::unexpected(statement.error());
    for (const DecisionSet& set : sets) {
        const Result<DecisionColumns> columns = columnsOf(set, *shape);
        if (!columns)
            return tl::unexpected(columns.error());
        const ColumnBytes<std::uint32_t> task(columns->task);
        const ColumnBytes<std::uint16_t> chosen(columns->chosen);
        const ColumnBytes<double> score(columns->score);
        const ColumnBytes<double> cost(columns->cost);
        const ColumnBytes<std::uint16_t> chainLength(columns->chainLength);
        const ColumnBytes<std::uint16_t> chain(columns->chain);
        const auto bindUnless = [&](bool empty, std::span<const std::byte> bytes) {
            if (empty)
                statement->bindNull();
            else
                statement->bind(bytes);
        };
        statement->bind(id.value)
            .bind(set.name)
            .bind(static_cast<std::int64_t>(set.unknownTasks))
            .bind(static_cast<std::int64_t>(set.decisions.size()))
            .bind(task.bytes())
            .bind(chosen.bytes());
        bindUnless(std::ranges::all_of(columns->score, isMissing), score.bytes());
        bindUnless(std::ranges::all_of(columns->cost, isMissing), cost.bytes());
        bindUnless(columns->chain.empty(), chainLength.bytes());
        bindUnless(columns->chain.empty(), chain.bytes());
        if (auto inserted = statement->run(); !inserted)
            return inserted;
    }
    return {};
}

Result<std::vector<DecisionSet>> readDecisionSets(Database& database, BenchmarkId id)
{
    const Result<BenchmarkShape> shape = shapeOf(database, id);
    if (!shape)
        return tl::unexpected(shape.error());
    Result<Statement> statement = database.prepare(
        "SELECT name, unknown_tasks, decision_count, task, chosen, score, cost_usd, chain_length, chain "
        "FROM decision_set WHERE benchmark_id = ? ORDER BY name");
    if (!statement)
        return tl::unexpected(statement.error());
    statement->bind(id.value);
    std::vector<DecisionSet> sets;
    for (;;) {
        const Result<bool> hasRow = statement->step();
        if (!hasRow)
            return tl::unexpected(hasRow.error());
        if (!*hasRow)
            return sets;
        Result<DecisionSet> set = readSet(database, *statement, *shape);
        if (!set)
            return tl::unexpected(set.error());
        sets.push_back(std::move(*set));
    }
}

Result<void> removeDecisionSet(Database& database, BenchmarkId id, std::string_view name)
{
    Result<Statement> statement = database.prepare("DELETE FROM decision_set WHERE benchmark_id = ? AND name = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(id.value).bind(name).run();
}

} // namespace acr::store
