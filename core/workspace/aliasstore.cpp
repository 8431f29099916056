// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/aliasstore.h"

#include "core/benchmark/aliases.h"
#include "core/workspace/rows.h"
#include "core/workspace/summaryreader.h"

namespace acr::store {

Result<std::vector<Alias>> readAliases(Database& database, BenchmarkId id)
{
    std::vector<Alias> aliases;
    const auto read = forEachRow(database, "SELECT name, model FROM alias WHERE benchmark_id = ? ORDER BY position", id,
                                 [&](const Statement& row) -> Result<void> {
                                     aliases.push_back({std::string(row.text(0)), std::string(row.text(1))});
                                     return {};
                                 });
    if (!read)
        return tl::unexpected(read.error());
    return aliases;
}

Result<void> insertAliases(Database& database, BenchmarkId id, std::span<const Alias> aliases)
{
    Result<Statement> statement = database.prepare("INSERT INTO alias VALUES(?, ?, ?, ?)");
    if (!statement)
        return tl::unexpected(statement.error());
    std::int64_t position = 0;
    for (const Alias& alias : aliases) {
        if (auto inserted = statement->bind(id.value).bind(position++).bind(alias.name).bind(alias.model).run();
            !inserted)
            return inserted;
    }
    return {};
}

Result<void> replaceAliases(Database& database, BenchmarkId id, std::span<const Alias> aliases)
{
    if (const Result<BenchmarkShape> shape = shapeOf(database, id); !shape)
        return tl::unexpected(shape.error());
    std::vector<Model> models;
    const auto read = forEachRow(database, "SELECT name FROM model WHERE benchmark_id = ? ORDER BY position", id,
                                 [&](const Statement& row) -> Result<void> {
                                     models.push_back({.name = std::string(row.text(0))});
                                     return {};
                                 });
    if (!read)
        return read;
    if (auto fit = checkAliases(models, aliases); !fit)
        return fit;
    Result<Statement> statement = database.prepare("DELETE FROM alias WHERE benchmark_id = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    if (auto removed = statement->bind(id.value).run(); !removed)
        return removed;
    return insertAliases(database, id, aliases);
}

} // namespace acr::store
