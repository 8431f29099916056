// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/siblingrows.h"

#include "core/base/column.h"
#include "core/workspace/benchmarkreader.h"
#include "core/workspace/rows.h"

#include <algorithm>

namespace acr::store {

Result<void> replaceSiblings(Database& database, BenchmarkId id, const Benchmark& benchmark, const Progress& progress)
{
    const Split* const probing = benchmark.split(probingSplit);
    std::vector<std::string> origins(benchmark.tasks.size());
    const auto read = forEachRow(database, "SELECT task, origin FROM prompt_fact WHERE benchmark_id = ?", id,
                                 [&](const Statement& row) -> Result<void> {
                                     const std::int64_t task = row.integer(0);
                                     if (task < 0 || std::cmp_greater_equal(task, origins.size()))
                                         return damaged(database, fmt::format("prompt_fact {}", task),
                                                        fmt::format("< {}", origins.size()));
                                     origins[static_cast<std::size_t>(task)] = row.text(1);
                                     return {};
                                 });
    if (!read)
        return read;
    const Siblings siblings =
        findSiblings(benchmark.tasks, probing != nullptr ? std::span(probing->tasks) : std::span<const TaskIndex>(),
                     origins, progress);
    if (progress.stopped())
        return failure(ErrorCode::Cancelled);
    auto removing = database.prepare("DELETE FROM prompt_sibling WHERE benchmark_id = ?");
    if (!removing)
        return tl::unexpected(removing.error());
    if (auto removed = removing->bind(id.value).run(); !removed)
        return removed;
    if (std::ranges::all_of(siblings.kinds, [](SiblingKind kind) { return kind == SiblingKind::Unknown; }))
        return {};
    auto statement = database.prepare("INSERT INTO prompt_sibling(benchmark_id, prompt_hash, kinds, nearest, "
                                      "similarity) SELECT id, prompt_hash, ?, ?, ? FROM benchmark WHERE id = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    std::vector<std::uint8_t> kinds(siblings.kinds.size());
    std::ranges::transform(siblings.kinds, kinds.begin(),
                           [](SiblingKind kind) { return static_cast<std::uint8_t>(kind); });
    std::vector<std::uint32_t> nearest(siblings.nearest.size());
    std::ranges::transform(siblings.nearest, nearest.begin(), &TaskIndex::value);
    const ColumnBytes<std::uint8_t> kindBytes(kinds);
    const ColumnBytes<std::uint32_t> nearestBytes(nearest);
    const ColumnBytes<float> similarityBytes(siblings.similarity);
    return statement->bind(kindBytes.bytes())
        .bind(nearestBytes.bytes())
        .bind(similarityBytes.bytes())
        .bind(id.value)
        .run();
}

Result<void> recomputeSiblings(Database& database, BenchmarkId id, const Progress& progress)
{
    Progress quiet;
    quiet.stop = progress.stop;
    const auto benchmark = readBenchmark(database, id, {.prompts = true, .counts = false}, quiet);
    if (!benchmark)
        return tl::unexpected(benchmark.error());
    return replaceSiblings(database, id, *benchmark, progress);
}

Result<std::optional<Siblings>> readSiblings(Database& database, BenchmarkId id, std::size_t tasks)
{
    std::optional<Siblings> found;
    const auto read = forEachRow(
        database,
        "SELECT s.kinds, s.nearest, s.similarity FROM prompt_sibling s JOIN benchmark b ON b.id = s.benchmark_id AND "
        "b.prompt_hash = s.prompt_hash WHERE s.benchmark_id = ?",
        id, [&](const Statement& row) -> Result<void> {
            std::vector<std::uint8_t> kinds(tasks);
            std::vector<std::uint32_t> nearest(tasks);
            Siblings siblings;
            siblings.similarity.resize(tasks);
            const auto isKind = [](std::uint8_t kind) { return kind <= static_cast<std::uint8_t>(SiblingKind::Exact); };
            const auto isTask = [&](std::uint32_t task) { return task < tasks; };
            if (!readColumn<std::uint8_t>(row.bytes(0), kinds) || !readColumn<std::uint32_t>(row.bytes(1), nearest) ||
                !readColumn<float>(row.bytes(2), siblings.similarity) || !std::ranges::all_of(kinds, isKind) ||
                !std::ranges::all_of(nearest, isTask))
                return damaged(database, "prompt_sibling", fmt::format("{} tasks", tasks));
            for (const std::uint8_t kind : kinds)
                siblings.kinds.push_back(static_cast<SiblingKind>(kind));
            for (const std::uint32_t task : nearest)
                siblings.nearest.emplace_back(task);
            found = std::move(siblings);
            return {};
        });
    if (!read)
        return tl::unexpected(read.error());
    return found;
}

} // namespace acr::store
