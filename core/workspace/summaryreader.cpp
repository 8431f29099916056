// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/summaryreader.h"

#include "core/workspace/rows.h"

#include <array>
#include <limits>
#include <optional>

namespace acr::store {

namespace {

std::optional<DataKind> kindNamed(std::string_view name)
{
    for (const DataKind kind : {DataKind::Recorded, DataKind::Simulated, DataKind::Live}) {
        if (dataKindName(kind) == name)
            return kind;
    }
    return std::nullopt;
}

} // namespace

Result<DataKind> readKind(const Database& database, std::string_view name)
{
    const auto kind = kindNamed(name);
    if (!kind)
        return damaged(database, std::string(name), "recorded, simulated, live");
    return *kind;
}

Result<BenchmarkShape> shapeOf(Database& database, BenchmarkId id)
{
    Result<Statement> statement =
        database.prepare("SELECT task_count, model_count, block_tasks FROM benchmark WHERE id = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    const Result<bool> hasRow = statement->bind(id.value).step();
    if (!hasRow)
        return tl::unexpected(hasRow.error());
    if (!*hasRow)
        return unknownBenchmark(database, id);
    std::array<std::int64_t, 3> numbers{};
    for (int column = 0; column < 3; ++column)
        numbers[static_cast<std::size_t>(column)] = statement->integer(column);
    const bool possible = numbers[0] >= 0 && numbers[0] <= std::numeric_limits<std::uint32_t>::max() &&
                          numbers[1] >= 0 && numbers[1] <= std::numeric_limits<std::uint16_t>::max() &&
                          numbers[2] > 0 && numbers[2] <= std::numeric_limits<std::int32_t>::max();
    if (!possible)
        return damaged(database, fmt::format("benchmark {}: {} × {}", id.value, numbers[0], numbers[1]), "its shape");
    return BenchmarkShape{static_cast<std::size_t>(numbers[0]), static_cast<std::size_t>(numbers[1]),
                          static_cast<std::size_t>(numbers[2])};
}

Result<std::vector<BenchmarkSummary>> summaries(Database& database)
{
    Result<Statement> statement = database.prepare(
        "SELECT id, name, kind, origin, created_utc, content_hash, prompt_hash, task_count, model_count, "
        "prompt_count FROM benchmark ORDER BY id");
    if (!statement)
        return tl::unexpected(statement.error());
    std::vector<BenchmarkSummary> result;
    for (;;) {
        const Result<bool> hasRow = statement->step();
        if (!hasRow)
            return tl::unexpected(hasRow.error());
        if (!*hasRow)
            return result;
        const Result<DataKind> kind = readKind(database, statement->text(2));
        if (!kind)
            return tl::unexpected(kind.error());
        BenchmarkSummary summary{.id = {statement->integer(0)},
                                 .name = std::string(statement->text(1)),
                                 .kind = *kind,
                                 .origin = std::string(statement->text(3)),
                                 .createdUtc = std::string(statement->text(4)),
                                 .contentHash = std::string(statement->text(5)),
                                 .promptHash = std::string(statement->text(6)),
                                 .tasks = static_cast<std::size_t>(statement->integer(7)),
                                 .models = static_cast<std::size_t>(statement->integer(8)),
                                 .prompts = static_cast<std::size_t>(statement->integer(9)),
                                 .splits = {}};
        auto read =
            forEachRow(database, "SELECT name, length(tasks) FROM split WHERE benchmark_id = ? ORDER BY position",
                       summary.id, [&](const Statement& row) -> Result<void> {
                           const auto bytes = static_cast<std::size_t>(row.integer(1));
                           summary.splits.push_back({std::string(row.text(0)), bytes / sizeof(std::uint32_t)});
                           return {};
                       });
        if (!read)
            return tl::unexpected(read.error());
        result.push_back(std::move(summary));
    }
}

} // namespace acr::store
