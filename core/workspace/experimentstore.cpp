// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/experimentstore.h"

#include "core/base/column.h"
#include "core/workspace/rows.h"

#include <array>

namespace acr {

namespace {

/// The order is that of the file.
constexpr std::array figures{
    &CellResult::n,          &CellResult::avgPerfPct,  &CellResult::cumRegret,       &CellResult::qualityRegret,
    &CellResult::costRegret, &CellResult::costUsd,     &CellResult::oracleAgreement, &CellResult::coverage,
    &CellResult::attempts,   &CellResult::missingCosts};

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
    std::array<double, figures.size()> values{};
    CellResult result;
    result.regret.resize(statement->bytes(1).size() / sizeof(double));
    if (!readColumn(statement->bytes(0), std::span<double>(values)) ||
        !readColumn(statement->bytes(1), std::span(result.regret)))
        return store::damaged(m_database, "experiment_cell", "columns of numbers");
    for (std::size_t i = 0; i < figures.size(); ++i)
        result.*figures[i] = values[i];
    return result;
}

Result<void> ExperimentStore::keep(const std::string& key, const CellResult& result)
{
    return m_database.atomically([&]() -> Result<void> {
        auto statement = m_database.prepare(
            "INSERT OR REPLACE INTO experiment_cell(benchmark_id, key, figures, regret) VALUES(?, ?, ?, ?)");
        if (!statement)
            return Unexpected(statement.error());
        std::array<double, figures.size()> values{};
        for (std::size_t i = 0; i < figures.size(); ++i)
            values[i] = result.*figures[i];
        const ColumnBytes<double> figureBytes(values);
        const ColumnBytes<double> regretBytes(result.regret);
        return statement->bind(m_benchmark.value)
            .bind(std::string_view(key))
            .bind(figureBytes.bytes())
            .bind(regretBytes.bytes())
            .run();
    });
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
