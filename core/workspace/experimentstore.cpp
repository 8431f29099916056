// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/experimentstore.h"

#include "core/base/column.h"
#include "core/evaluation/experimentcells.h"
#include "core/workspace/rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace acr {

namespace {

/// KiB.
constexpr int cacheOfInsertion = 65536;

} // namespace

ExperimentStore::ExperimentStore(Workspace& workspace, BenchmarkId benchmark)
    : m_database(*workspace.m_database)
    , m_benchmark(benchmark)
{}

Result<std::optional<CellResult>> ExperimentStore::find(const std::string& key)
{
    auto statement =
        m_database.prepare("SELECT figures, regret FROM experiment_cell WHERE benchmark_id = ? AND key = ?");
    if (!statement)
        return Unexpected(statement.error());
    statement->bind(m_benchmark.value).bind(std::string_view(key));
    const auto hasRow = statement->step();
    if (!hasRow)
        return Unexpected(hasRow.error());
    if (!*hasRow)
        return std::nullopt;
    std::array<double, cellFigures.size()> values{};
    CellResult result;
    result.regret.resize(statement->bytes(1).size() / sizeof(double));
    if (!readColumn(statement->bytes(0), std::span<double>(values)) ||
        !readColumn(statement->bytes(1), std::span(result.regret)))
        return store::damaged(m_database, "experiment_cell", "columns of numbers");
    for (std::size_t i = 0; i < cellFigures.size(); ++i)
        result.*cellFigures[i] = values[i];
    return result;
}

Result<void> ExperimentStore::keep(const std::string& key, const CellResult& result)
{
    return m_database.atomically([&]() -> Result<void> {
        auto statement = m_database.prepare(
            "INSERT OR REPLACE INTO experiment_cell(benchmark_id, key, figures, regret) VALUES(?, ?, ?, ?)");
        if (!statement)
            return Unexpected(statement.error());
        std::array<double, cellFigures.size()> values{};
        for (std::size_t i = 0; i < cellFigures.size(); ++i)
            values[i] = result.*cellFigures[i];
        const ColumnBytes<double> figureBytes(values);
        const ColumnBytes<double> regretBytes(result.regret);
        return statement->bind(m_benchmark.value)
            .bind(std::string_view(key))
            .bind(figureBytes.bytes())
            .bind(regretBytes.bytes())
            .run();
    });
}

Result<ExperimentStore::Added>
ExperimentStore::add(const std::function<Result<bool>(std::string& key, CellResult& result)>& next)
{
    Added count;
    // With SQLite's 2 MB, pages of a large transaction go to the disk and come back again and again.
    const auto before = m_database.number("PRAGMA cache_size");
    if (!before)
        return Unexpected(before.error());
    if (auto enlarged = m_database.execute(fmt::format("PRAGMA cache_size=-{}", cacheOfInsertion)); !enlarged)
        return Unexpected(enlarged.error());
    const auto done = m_database.atomically([&]() -> Result<void> {
        auto insert = m_database.prepare("INSERT INTO experiment_cell(benchmark_id, key, figures, regret) "
                                         "VALUES(?, ?, ?, ?) ON CONFLICT DO NOTHING");
        if (!insert)
            return Unexpected(insert.error());
        auto select =
            m_database.prepare("SELECT figures, regret FROM experiment_cell WHERE benchmark_id = ? AND key = ?");
        if (!select)
            return Unexpected(select.error());
        std::string key;
        CellResult result;
        for (;;) {
            const auto more = next(key, result);
            if (!more)
                return Unexpected(more.error());
            if (!*more)
                return {};
            std::array<double, cellFigures.size()> values{};
            for (std::size_t i = 0; i < cellFigures.size(); ++i)
                values[i] = result.*cellFigures[i];
            const ColumnBytes<double> figures(values);
            const ColumnBytes<double> regret(result.regret);
            insert->bind(m_benchmark.value).bind(std::string_view(key)).bind(figures.bytes()).bind(regret.bytes());
            if (const auto inserted = insert->run(); !inserted)
                return inserted;
            if (m_database.changedRows() > 0) {
                ++count.added;
                continue;
            }
            select->bind(m_benchmark.value).bind(std::string_view(key));
            const auto found = select->step();
            if (!found)
                return Unexpected(found.error());
            const bool same = *found && std::ranges::equal(select->bytes(0), figures.bytes()) &&
                              std::ranges::equal(select->bytes(1), regret.bytes());
            const double other = *found && select->bytes(0).size() == sizeof(values) &&
                                         readColumn(select->bytes(0), std::span<double>(values))
                                     ? values[2]
                                     : missing;
            select->reset();
            if (!same)
                return failure(ErrorCode::Conflict, fmt::format("CumReg {} of {}", result.cumRegret, key),
                               fmt::format("CumReg {}", other), {.file = m_database.file()});
            ++count.present;
        }
    });
    if (auto restored = m_database.execute(fmt::format("PRAGMA cache_size={}", *before)); !restored && done)
        return Unexpected(restored.error());
    if (!done)
        return Unexpected(done.error());
    return count;
}

Result<void> ExperimentStore::forgetCells()
{
    return m_database.atomically([&]() -> Result<void> {
        auto statement = m_database.prepare("DELETE FROM experiment_cell WHERE benchmark_id = ?");
        if (!statement)
            return Unexpected(statement.error());
        return statement->bind(m_benchmark.value).run();
    });
}

Result<std::size_t> ExperimentStore::cellCount()
{
    std::size_t count = 0;
    const auto counted = store::forEachRow(m_database, "SELECT COUNT(*) FROM experiment_cell WHERE benchmark_id = ?",
                                           m_benchmark, [&](const Statement& row) -> Result<void> {
                                               count = static_cast<std::size_t>(row.integer(0));
                                               return {};
                                           });
    if (!counted)
        return Unexpected(counted.error());
    return count;
}

Result<void> ExperimentStore::saveDefinition(std::string_view name, std::string_view definition)
{
    return m_database.atomically([&]() -> Result<void> {
        auto statement =
            m_database.prepare("INSERT OR REPLACE INTO experiment(benchmark_id, name, definition, updated_utc) "
                               "VALUES(?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))");
        if (!statement)
            return Unexpected(statement.error());
        return statement->bind(m_benchmark.value).bind(name).bind(definition).run();
    });
}

Result<std::vector<ExperimentStore::Saved>> ExperimentStore::definitions()
{
    std::vector<Saved> saved;
    const auto read =
        store::forEachRow(m_database, "SELECT name, definition FROM experiment WHERE benchmark_id = ? ORDER BY name",
                          m_benchmark, [&](const Statement& row) -> Result<void> {
                              saved.push_back({std::string(row.text(0)), std::string(row.text(1))});
                              return {};
                          });
    if (!read)
        return Unexpected(read.error());
    return saved;
}

} // namespace acr
