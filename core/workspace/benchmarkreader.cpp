// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/benchmarkreader.h"

#include "core/base/column.h"
#include "core/benchmark/limits.h"
#include "core/benchmark/textcheck.h"
#include "core/workspace/aliasstore.h"
#include "core/workspace/names.h"
#include "core/workspace/outcomecolumns.h"
#include "core/workspace/rows.h"
#include "core/workspace/siblingrows.h"
#include "core/workspace/summaryreader.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace acr::store {

namespace {

Result<void> readHead(Database& database, BenchmarkId id, Benchmark& benchmark)
{
    bool found = false;
    auto read = forEachRow(database, "SELECT name, kind, origin FROM benchmark WHERE id = ?", id,
                           [&](const Statement& row) -> Result<void> {
                               found = true;
                               benchmark.name = row.text(0);
                               benchmark.origin = row.text(2);
                               const Result<DataKind> kind = readKind(database, row.text(1));
                               if (!kind)
                                   return tl::unexpected(kind.error());
                               benchmark.kind = *kind;
                               return {};
                           });
    if (read && !found)
        return unknownBenchmark(database, id);
    return read;
}

Result<void> readLists(Database& database, BenchmarkId id, Benchmark& benchmark)
{
    auto read = forEachRow(database,
                           "SELECT name, provider, tier, input_price_per_million, output_price_per_million, note "
                           "FROM model WHERE benchmark_id = ? ORDER BY position",
                           id, [&](const Statement& row) -> Result<void> {
                               benchmark.models.push_back({.name = std::string(row.text(0)),
                                                           .provider = std::string(row.text(1)),
                                                           .tier = std::string(row.text(2)),
                                                           .inputPricePerMillion = row.real(3),
                                                           .outputPricePerMillion = row.real(4),
                                                           .note = std::string(row.text(5))});
                               return {};
                           });
    if (!read)
        return read;
    auto aliases = readAliases(database, id);
    if (!aliases)
        return tl::unexpected(aliases.error());
    benchmark.aliases = std::move(*aliases);
    return forEachRow(database,
                      "SELECT kind, subject, found, expected, example FROM import_fact WHERE benchmark_id = ? "
                      "ORDER BY position",
                      id, [&](const Statement& row) -> Result<void> {
                          benchmark.importFacts.push_back({.kind = std::string(row.text(0)),
                                                           .subject = std::string(row.text(1)),
                                                           .found = row.real(2),
                                                           .expected = row.real(3),
                                                           .example = std::string(row.text(4))});
                          return {};
                      });
}

Result<void> readCategories(Database& database, BenchmarkId id, TaskTable& tasks)
{
    return forEachRow(database,
                      "SELECT facet, position, name FROM category WHERE benchmark_id = ? ORDER BY facet, position", id,
                      [&](const Statement& row) -> Result<void> {
                          // An unknown facet, for example of another program, is ignored, and its column is not read.
                          const auto facet = facetNamed(row.text(0));
                          if (!facet)
                              return {};
                          const CategoryIndex index = tasks.editCategories(*facet).intern(row.text(2));
                          if (index.value != row.integer(1))
                              return damaged(database, fmt::format("category {} at {}", row.text(2), row.integer(1)),
                                             std::to_string(index.value));
                          return {};
                      });
}

/// Which facet each category column of a block holds; nothing for an unknown facet.
std::vector<std::optional<Facet>> facetColumns(std::string_view names)
{
    std::vector<std::optional<Facet>> columns;
    while (!names.empty()) {
        const std::size_t comma = std::min(names.find(','), names.size());
        columns.push_back(facetNamed(names.substr(0, comma)));
        names.remove_prefix(std::min(comma + 1, names.size()));
    }
    return columns;
}

struct TaskBlockReader {
    const Database& database;
    TaskTable& tasks;
    std::vector<std::string_view> ids;
    std::vector<std::string_view> originals;
    std::vector<std::uint32_t> categories;
    std::vector<std::int32_t> promptChars;

    Result<void> operator()(const Statement& row)
    {
        const std::string where = fmt::format("task_block {}", row.integer(0));
        const std::span<const std::byte> idBytes = row.bytes(2);
        const auto count = static_cast<std::size_t>(row.integer(1));
        if (row.integer(1) < 0 || count > idBytes.size() ||
            tasks.size() + count > std::numeric_limits<std::uint32_t>::max())
            return damaged(database, where, fmt::format("{} tasks", row.integer(1)));
        const std::vector<std::optional<Facet>> facets = facetColumns(row.text(4));
        categories.resize(count * facets.size());
        promptChars.resize(count);
        if (!readTextColumn(idBytes, count, ids) || !readTextColumn(row.bytes(3), count, originals) ||
            !readColumn<std::uint32_t>(row.bytes(5), categories) ||
            !readColumn<std::int32_t>(row.bytes(6), promptChars))
            return damaged(database, where, fmt::format("{} tasks", count));
        for (std::size_t column = 0; column < facets.size(); ++column) {
            const auto values = std::span(categories).subspan(column * count, count);
            if (facets[column] && std::ranges::any_of(values, [limit = tasks.categories(*facets[column]).size()](
                                                                  std::uint32_t value) { return value >= limit; }))
                return damaged(database, where, std::string(facetName(*facets[column])));
        }
        for (std::size_t position = 0; position < count; ++position) {
            if (invalidUtf8(ids[position]) || invalidUtf8(originals[position]))
                return damaged(database, fmt::format("{}: {}", where, shown(ids[position])), "UTF-8");
            Task task{.id = std::string(ids[position]),
                      .originalId = std::string(originals[position]),
                      .categories = {},
                      .promptChars = promptChars[position]};
            for (std::size_t column = 0; column < facets.size(); ++column) {
                if (facets[column])
                    task.categories[static_cast<std::size_t>(*facets[column])] =
                        CategoryIndex(categories[column * count + position]);
            }
            tasks.add(std::move(task));
        }
        return {};
    }
};

Result<void> readTasks(Database& database, BenchmarkId id, const BenchmarkShape& shape, TaskTable& tasks)
{
    // The stored count is only a hint until the blocks are read.
    constexpr std::size_t trusted = 1U << 20U;
    tasks.reserve(std::min(shape.tasks, trusted));
    auto read = forEachRow(database,
                           "SELECT block, task_count, ids, original_ids, facets, categories, prompt_chars "
                           "FROM task_block WHERE benchmark_id = ? ORDER BY block",
                           id, TaskBlockReader{database, tasks, {}, {}, {}, {}});
    if (read && tasks.size() != shape.tasks)
        return damaged(database, fmt::format("{} tasks", tasks.size()), std::to_string(shape.tasks));
    for (std::size_t position = 0; read && position < tasks.size(); ++position) {
        const std::string& taskId = tasks[TaskIndex::at(position)].id;
        if (tasks.find(taskId) != TaskIndex::at(position))
            return damaged(database, taskId, "one task of that id");
    }
    return read;
}

/// Sets the facet that says which tasks have near-duplicates; where nothing is known of them it stays empty.
Result<void> readSiblingKinds(Database& database, BenchmarkId id, TaskTable& tasks)
{
    const auto siblings = readSiblings(database, id, tasks.size());
    if (!siblings)
        return tl::unexpected(siblings.error());
    if (*siblings)
        setSiblingKinds(tasks, (*siblings)->kinds);
    return {};
}

/// Bytes of a column in the file, without reading them.
Result<std::int64_t> columnSize(Database& database, BenchmarkId id, std::string_view name)
{
    Result<Statement> statement =
        database.prepare("SELECT sum(length(data)) FROM outcome_block WHERE benchmark_id = ? AND name = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(id.value).bind(name).step().map([&](bool) { return statement->integer(0); });
}

template <class Number>
Result<void> readOutcomes(Database& database, Statement& statement, BenchmarkId id, std::string_view name,
                          std::span<Number> cells, std::size_t blockCells)
{
    statement.reset();
    statement.bind(id.value).bind(name);
    std::size_t done = 0;
    for (;;) {
        const Result<bool> hasRow = statement.step();
        if (!hasRow)
            return tl::unexpected(hasRow.error());
        if (!*hasRow)
            break;
        const auto block = cells.subspan(done, std::min(blockCells, cells.size() - done));
        if (!readColumn<Number>(statement.bytes(0), block))
            return damaged(database, fmt::format("{}: {} bytes", name, statement.bytes(0).size()),
                           std::to_string(block.size_bytes()));
        done += block.size();
    }
    if (done != cells.size())
        return damaged(database, fmt::format("{}: {}", name, done), std::to_string(cells.size()));
    return {};
}

Result<void> readMatrix(Database& database, BenchmarkId id, const BenchmarkShape& shape, const LoadOptions& options,
                        const Progress& progress, OutcomeMatrix& outcomes)
{
    const std::size_t cells = shape.tasks * shape.models;
    const Result<std::int64_t> scoreBytes = columnSize(database, id, scoreColumn);
    if (!scoreBytes)
        return tl::unexpected(scoreBytes.error());
    // Checked before memory is allocated: a damaged count must not exhaust it.
    if (*scoreBytes < 0 || static_cast<std::size_t>(*scoreBytes) / sizeof(double) != cells)
        return damaged(database, fmt::format("{}: {} bytes", scoreColumn, *scoreBytes), fmt::format("{} cells", cells));
    outcomes = OutcomeMatrix(shape.tasks, shape.models);
    Result<Statement> statement =
        database.prepare("SELECT data FROM outcome_block WHERE benchmark_id = ? AND name = ? ORDER BY block");
    if (!statement)
        return tl::unexpected(statement.error());
    const std::size_t blockCells = shape.blockTasks * shape.models;
    auto read = readOutcomes<double>(database, *statement, id, scoreColumn, outcomes.editScores(), blockCells);
    if (read)
        read = readOutcomes<double>(database, *statement, id, costColumn, outcomes.editCosts(), blockCells);
    if (read)
        read = readOutcomes<std::uint8_t>(database, *statement, id, flagColumn, outcomes.editFlags(), blockCells);
    for (std::size_t column = 0; options.counts && read && column < countColumns.size(); ++column) {
        if (progress.stopped())
            return failure(ErrorCode::Cancelled);
        progress(0.3 + 0.1 * static_cast<double>(column));
        const Result<std::int64_t> size = columnSize(database, id, countColumns[column]);
        if (!size)
            return tl::unexpected(size.error());
        if (*size > 0)
            read = readOutcomes<std::int32_t>(database, *statement, id, countColumns[column],
                                              outcomes.edit(static_cast<OutcomeMatrix::Column>(column)), blockCells);
    }
    return read;
}

Result<void> readSplits(Database& database, BenchmarkId id, Benchmark& benchmark)
{
    return forEachRow(database, "SELECT name, tasks FROM split WHERE benchmark_id = ? ORDER BY position", id,
                      [&](const Statement& row) -> Result<void> {
                          const std::span<const std::byte> bytes = row.bytes(1);
                          std::vector<std::uint32_t> positions(bytes.size() / sizeof(std::uint32_t));
                          if (!readColumn<std::uint32_t>(bytes, positions))
                              return damaged(database, fmt::format("split {}", row.text(0)), "uint32");
                          Split split{std::string(row.text(0)), {}};
                          split.tasks.reserve(positions.size());
                          for (const std::uint32_t position : positions) {
                              if (position >= benchmark.tasks.size())
                                  return damaged(database, fmt::format("split {}: {}", split.name, position),
                                                 fmt::format("< {}", benchmark.tasks.size()));
                              split.tasks.emplace_back(position);
                          }
                          benchmark.splits.push_back(std::move(split));
                          return {};
                      });
}

Result<void> readPrompts(Database& database, BenchmarkId id, TaskTable& tasks)
{
    return forEachRow(database, "SELECT task, text FROM prompt WHERE benchmark_id = ? ORDER BY task", id,
                      [&](const Statement& row) -> Result<void> {
                          const std::int64_t task = row.integer(0);
                          if (task < 0 || std::cmp_greater_equal(task, tasks.size()))
                              return damaged(database, fmt::format("prompt {}", task),
                                             fmt::format("< {}", tasks.size()));
                          tasks.setPrompt(TaskIndex::at(static_cast<std::size_t>(task)), std::string(row.text(1)));
                          return {};
                      });
}

} // namespace

Result<Benchmark> readBenchmark(Database& database, BenchmarkId id, const LoadOptions& options,
                                const Progress& progress)
{
    const Result<BenchmarkShape> shape = shapeOf(database, id);
    if (!shape)
        return tl::unexpected(shape.error());
    Benchmark benchmark;
    auto read = readHead(database, id, benchmark);
    if (read)
        read = checkPoolSize(shape->models, "benchmark " + shown(benchmark.name), {.file = database.file()});
    if (read)
        read = readLists(database, id, benchmark);
    if (read && benchmark.models.size() != shape->models)
        return damaged(database, fmt::format("{} models", benchmark.models.size()), std::to_string(shape->models));
    if (read)
        read = readCategories(database, id, benchmark.tasks);
    if (read)
        read = readTasks(database, id, *shape, benchmark.tasks);
    if (read)
        read = readSiblingKinds(database, id, benchmark.tasks);
    progress(0.2);
    if (read)
        read = readMatrix(database, id, *shape, options, progress, benchmark.outcomes);
    benchmark.outcomes.setCalledOnly(benchmark.origin == liveOrigin);
    if (read)
        read = readSplits(database, id, benchmark);
    if (read)
        read = checkNameSizes(benchmark, {.file = database.file()});
    progress(0.8);
    if (progress.stopped())
        return failure(ErrorCode::Cancelled);
    if (read && options.prompts)
        read = readPrompts(database, id, benchmark.tasks);
    if (!read)
        return tl::unexpected(read.error());
    progress(1.0);
    return benchmark;
}

Result<std::string> readPrompt(Database& database, BenchmarkId id, TaskIndex task)
{
    Result<Statement> statement = database.prepare("SELECT text FROM prompt WHERE benchmark_id = ? AND task = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(id.value).bind(std::int64_t{task.value}).step().map([&](bool hasRow) {
        return hasRow ? std::string(statement->text(0)) : std::string();
    });
}

} // namespace acr::store
