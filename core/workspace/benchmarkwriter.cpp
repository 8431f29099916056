// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/benchmarkwriter.h"

#include "core/base/column.h"
#include "core/benchmark/limits.h"
#include "core/benchmark/textcheck.h"
#include "core/workspace/aliasstore.h"
#include "core/workspace/contenthash.h"
#include "core/workspace/names.h"
#include "core/workspace/outcomecolumns.h"
#include "core/workspace/siblingrows.h"
#include "core/workspace/summaryreader.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace acr::store {

namespace {

/// The facets of the data; `siblings` follows from the prompts.
constexpr std::size_t storedFacets = static_cast<std::size_t>(Facet::Siblings);

/// Tasks in a block: enough that reading is sequential, few enough that a block of the largest pool stays far below
/// SQLite's limit for one value.
constexpr std::size_t blockTasks = 4096;

Result<void> insertHead(Database& database, const Benchmark& benchmark, std::size_t prompts)
{
    Result<Statement> statement = database.prepare(
        "INSERT INTO benchmark(name, kind, origin, created_utc, content_hash, prompt_hash, task_count, "
        "model_count, prompt_count, block_tasks) "
        "VALUES(?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, ?, ?, ?, ?, ?)");
    if (!statement)
        return tl::unexpected(statement.error());
    const std::string hash = contentHash(benchmark);
    const std::string promptHash = prompts == 0 ? std::string() : promptHashOf(benchmark.tasks);
    return statement->bind(benchmark.name)
        .bind(dataKindName(benchmark.kind))
        .bind(benchmark.origin)
        .bind(hash)
        .bind(promptHash)
        .bind(static_cast<std::int64_t>(benchmark.tasks.size()))
        .bind(static_cast<std::int64_t>(benchmark.models.size()))
        .bind(static_cast<std::int64_t>(prompts))
        .bind(static_cast<std::int64_t>(blockTasks))
        .run();
}

/// Runs the insertion for positions 0 … count − 1; `bind` adds what follows the benchmark and the position.
template <class Bind>
Result<void> insertList(Database& database, BenchmarkId id, std::string_view sql, std::size_t count, Bind bind)
{
    Result<Statement> statement = database.prepare(sql);
    if (!statement)
        return tl::unexpected(statement.error());
    for (std::size_t position = 0; position < count; ++position) {
        statement->bind(id.value).bind(static_cast<std::int64_t>(position));
        if (auto inserted = bind(*statement, position).run(); !inserted)
            return inserted;
    }
    return {};
}

Result<void> insertLists(Database& database, BenchmarkId id, const Benchmark& benchmark)
{
    auto models = insertList(database, id, "INSERT INTO model VALUES(?, ?, ?, ?, ?, ?, ?, ?)", benchmark.models.size(),
                             [&](Statement& statement, std::size_t position) -> Statement& {
                                 const Model& model = benchmark.models[position];
                                 return statement.bind(model.name)
                                     .bind(model.provider)
                                     .bind(model.tier)
                                     .bind(model.inputPricePerMillion)
                                     .bind(model.outputPricePerMillion)
                                     .bind(model.note);
                             });
    if (!models)
        return models;
    if (auto aliases = insertAliases(database, id, benchmark.aliases); !aliases)
        return aliases;
    return insertList(
        database, id, "INSERT INTO import_fact VALUES(?, ?, ?, ?, ?, ?, ?)", benchmark.importFacts.size(),
        [&](Statement& statement, std::size_t position) -> Statement& {
            const ImportFact& fact = benchmark.importFacts[position];
            return statement.bind(fact.kind).bind(fact.subject).bind(fact.found).bind(fact.expected).bind(fact.example);
        });
}

Result<void> insertSplits(Database& database, BenchmarkId id, const Benchmark& benchmark)
{
    Result<Statement> statement = database.prepare("INSERT INTO split VALUES(?, ?, ?, ?)");
    if (!statement)
        return tl::unexpected(statement.error());
    for (std::size_t position = 0; position < benchmark.splits.size(); ++position) {
        const Split& split = benchmark.splits[position];
        std::vector<std::uint32_t> tasks(split.tasks.size());
        std::ranges::transform(split.tasks, tasks.begin(), &TaskIndex::value);
        const ColumnBytes<std::uint32_t> column(tasks);
        statement->bind(id.value).bind(static_cast<std::int64_t>(position)).bind(split.name).bind(column.bytes());
        if (auto inserted = statement->run(); !inserted)
            return inserted;
    }
    return {};
}

Result<void> insertCategories(Database& database, BenchmarkId id, const TaskTable& tasks)
{
    Result<Statement> statement = database.prepare("INSERT INTO category VALUES(?, ?, ?, ?)");
    if (!statement)
        return tl::unexpected(statement.error());
    for (std::size_t facet = 0; facet < storedFacets; ++facet) {
        const std::vector<std::string>& names = tasks.categories(static_cast<Facet>(facet)).names();
        for (std::size_t position = 1; position < names.size(); ++position) {
            statement->bind(id.value)
                .bind(facetName(static_cast<Facet>(facet)))
                .bind(static_cast<std::int64_t>(position))
                .bind(names[position]);
            if (auto inserted = statement->run(); !inserted)
                return inserted;
        }
    }
    return {};
}

Result<void> insertTasks(Statement& statement, BenchmarkId id, std::size_t block, std::span<const Task> tasks,
                         const std::string& facets)
{
    TextColumn ids;
    TextColumn originals;
    ids.reserve(tasks.size(), tasks.size() * 32);
    originals.reserve(tasks.size(), 0);
    std::vector<std::uint32_t> categories;
    categories.reserve(tasks.size() * storedFacets);
    std::vector<std::int32_t> promptChars;
    promptChars.reserve(tasks.size());
    for (const Task& task : tasks) {
        ids.add(task.id);
        originals.add(task.originalId);
        promptChars.push_back(task.promptChars);
    }
    for (std::size_t facet = 0; facet < storedFacets; ++facet) {
        for (const Task& task : tasks)
            categories.push_back(task.categories[facet].value);
    }
    const std::vector<std::byte> idBytes = ids.bytes();
    const std::vector<std::byte> originalBytes = originals.bytes();
    const ColumnBytes<std::uint32_t> categoryBytes(categories);
    const ColumnBytes<std::int32_t> promptBytes(promptChars);
    return statement.bind(id.value)
        .bind(static_cast<std::int64_t>(block))
        .bind(static_cast<std::int64_t>(tasks.size()))
        .bind(std::span(idBytes))
        .bind(std::span(originalBytes))
        .bind(facets)
        .bind(categoryBytes.bytes())
        .bind(promptBytes.bytes())
        .run();
}

template <class Number>
Result<void> insertOutcomes(Statement& statement, BenchmarkId id, std::string_view name, std::size_t block,
                            std::span<const Number> cells)
{
    const ColumnBytes<Number> column(cells);
    return statement.bind(id.value).bind(name).bind(static_cast<std::int64_t>(block)).bind(column.bytes()).run();
}

/// All columns of the tasks from `first` on.
Result<void> insertOutcomeBlock(Statement& statement, BenchmarkId id, std::size_t block, const OutcomeMatrix& outcomes,
                                std::size_t first, std::size_t count)
{
    const std::size_t models = outcomes.models();
    const auto cells = [&](auto column) { return column.subspan(first * models, count * models); };
    auto done = insertOutcomes(statement, id, scoreColumn, block, cells(outcomes.allScores()));
    if (done)
        done = insertOutcomes(statement, id, costColumn, block, cells(outcomes.allCosts()));
    if (done)
        done = insertOutcomes(statement, id, flagColumn, block, cells(outcomes.allFlags()));
    for (std::size_t column = 0; column < countColumns.size() && done; ++column) {
        const auto values = outcomes.all(static_cast<OutcomeMatrix::Column>(column));
        if (!values.empty())
            done = insertOutcomes(statement, id, countColumns[column], block, cells(values));
    }
    return done;
}

Result<void> insertBlocks(Database& database, BenchmarkId id, const Benchmark& benchmark, const Progress& progress)
{
    Result<Statement> taskStatement = database.prepare("INSERT INTO task_block VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
    Result<Statement> outcomeStatement = database.prepare("INSERT INTO outcome_block VALUES(?, ?, ?, ?)");
    if (!taskStatement)
        return tl::unexpected(taskStatement.error());
    if (!outcomeStatement)
        return tl::unexpected(outcomeStatement.error());
    std::string facets;
    for (std::size_t facet = 0; facet < storedFacets; ++facet)
        facets += fmt::format("{}{}", facet == 0 ? "" : ",", facetName(static_cast<Facet>(facet)));

    const std::size_t taskCount = benchmark.tasks.size();
    std::size_t block = 0;
    for (std::size_t first = 0; first < taskCount; first += blockTasks, ++block) {
        if (progress.stopped())
            return failure(ErrorCode::Cancelled);
        progress(static_cast<double>(first) / static_cast<double>(taskCount));
        const std::size_t count = std::min(blockTasks, taskCount - first);
        auto done = insertTasks(*taskStatement, id, block, benchmark.tasks.all().subspan(first, count), facets);
        if (done)
            done = insertOutcomeBlock(*outcomeStatement, id, block, benchmark.outcomes, first, count);
        if (!done)
            return done;
    }
    return {};
}

constexpr std::string_view insertPrompt = "INSERT INTO prompt(benchmark_id, task, text) VALUES(?, ?, ?) "
                                          "ON CONFLICT(benchmark_id, task) DO UPDATE SET text = excluded.text";
/// Number of prompts between two checks for cancellation.
constexpr std::size_t promptStride = 1024;

Result<void> insertPrompts(Database& database, BenchmarkId id, const TaskTable& tasks, const Progress& progress)
{
    Result<Statement> statement = database.prepare(insertPrompt);
    if (!statement)
        return tl::unexpected(statement.error());
    for (std::size_t position = 0; position < tasks.size(); ++position) {
        if (position % promptStride == 0 && progress.stopped())
            return failure(ErrorCode::Cancelled);
        const TaskIndex task = TaskIndex::at(position);
        if (tasks[task].promptChars < 0)
            continue;
        statement->bind(id.value).bind(static_cast<std::int64_t>(position)).bind(tasks.prompt(task));
        if (auto inserted = statement->run(); !inserted)
            return inserted;
    }
    return {};
}

/// The new length of a task's prompt; -1 for none.
struct PromptLength {
    TaskIndex task;
    std::int32_t chars = -1;
};

/// Corrects the prompt lengths in the task blocks.
Result<void> updatePromptChars(Database& database, BenchmarkId id, const BenchmarkShape& shape,
                               std::span<const PromptLength> lengths)
{
    std::map<std::size_t, std::vector<const PromptLength*>> byBlock;
    for (const PromptLength& length : lengths)
        byBlock[length.task.position() / shape.blockTasks].push_back(&length);
    Result<Statement> read =
        database.prepare("SELECT prompt_chars FROM task_block WHERE benchmark_id = ? AND block = ?");
    Result<Statement> write =
        database.prepare("UPDATE task_block SET prompt_chars = ? WHERE benchmark_id = ? AND block = ?");
    if (!read)
        return tl::unexpected(read.error());
    if (!write)
        return tl::unexpected(write.error());
    for (const auto& [block, changed] : byBlock) {
        const std::size_t first = block * shape.blockTasks;
        std::vector<std::int32_t> chars(std::min(shape.blockTasks, shape.tasks - first));
        const Result<bool> hasRow = read->bind(id.value).bind(static_cast<std::int64_t>(block)).step();
        if (!hasRow)
            return tl::unexpected(hasRow.error());
        if (!*hasRow || !readColumn<std::int32_t>(read->bytes(0), chars))
            return failure(ErrorCode::Malformed, fmt::format("task_block {}", block),
                           fmt::format("{} tasks", chars.size()), {database.file(), 0, 0});
        read->reset();
        for (const PromptLength* length : changed)
            chars[length->task.position() - first] = length->chars;
        const ColumnBytes<std::int32_t> column(chars);
        if (auto done = write->bind(column.bytes()).bind(id.value).bind(static_cast<std::int64_t>(block)).run(); !done)
            return done;
    }
    return {};
}

/// Recounts and rehashes all prompts of a benchmark.
Result<void> updatePromptFacts(Database& database, BenchmarkId id)
{
    Result<Statement> read = database.prepare("SELECT task, text FROM prompt WHERE benchmark_id = ? ORDER BY task");
    Result<Statement> write = database.prepare("UPDATE benchmark SET prompt_count = ?, prompt_hash = ? WHERE id = ?");
    if (!read)
        return tl::unexpected(read.error());
    if (!write)
        return tl::unexpected(write.error());
    ContentHasher hasher;
    std::int64_t count = 0;
    read->bind(id.value);
    for (;; ++count) {
        const Result<bool> hasRow = read->step();
        if (!hasRow)
            return tl::unexpected(hasRow.error());
        if (!*hasRow)
            break;
        hasher.add(static_cast<std::uint64_t>(read->integer(0)));
        hasher.add(read->text(1));
    }
    const std::string hash = count == 0 ? std::string() : hasher.digest();
    return write->bind(count).bind(std::string_view(hash)).bind(id.value).run();
}

} // namespace

Result<BenchmarkId> insertBenchmark(Database& database, const Benchmark& benchmark, const Progress& progress)
{
    if (auto usable =
            checkPoolSize(benchmark.models.size(), "benchmark " + shown(benchmark.name), {.file = database.file()});
        !usable)
        return tl::unexpected(usable.error());
    if (auto named = checkNewNames(benchmark, {.file = database.file()}); !named)
        return tl::unexpected(named.error());
    const auto prompts =
        benchmark.tasks.hasPrompts()
            ? std::ranges::count_if(benchmark.tasks.all(), [](const Task& task) { return task.promptChars >= 0; })
            : 0;
    if (auto done = insertHead(database, benchmark, static_cast<std::size_t>(prompts)); !done)
        return tl::unexpected(done.error());
    const BenchmarkId id{database.lastInsertId()};
    auto done = insertLists(database, id, benchmark);
    if (done)
        done = insertCategories(database, id, benchmark.tasks);
    if (done)
        done = insertSplits(database, id, benchmark);
    if (done)
        done = insertBlocks(database, id, benchmark, progress);
    if (done && prompts > 0)
        done = insertPrompts(database, id, benchmark.tasks, progress);
    // Simulated prompts are put together from the same phrases, and say nothing of a leak.
    if (done && prompts > 0 && benchmark.kind != DataKind::Simulated)
        done = replaceSiblings(database, id, benchmark, progress);
    if (!done)
        return tl::unexpected(done.error());
    if (progress.stopped())
        return failure(ErrorCode::Cancelled);
    progress(1.0);
    return id;
}

Result<void> replaceOutcomes(Database& database, BenchmarkId id, const Benchmark& benchmark)
{
    const Result<BenchmarkShape> shape = shapeOf(database, id);
    if (!shape)
        return tl::unexpected(shape.error());
    if (shape->tasks != benchmark.tasks.size() || shape->models != benchmark.models.size())
        return failure(
            ErrorCode::Conflict,
            fmt::format("outcomes of {} tasks and {} models", benchmark.tasks.size(), benchmark.models.size()),
            fmt::format("{} tasks and {} models", shape->tasks, shape->models), {database.file(), 0, 0});
    Result<Statement> head = database.prepare("UPDATE benchmark SET content_hash = ? WHERE id = ?");
    if (!head)
        return tl::unexpected(head.error());
    if (auto updated = head->bind(contentHash(benchmark)).bind(id.value).run(); !updated)
        return updated;
    // Answers and the like are columns of their own, which stay.
    Result<Statement> clear = database.prepare("DELETE FROM outcome_block WHERE benchmark_id = ? AND name = ?");
    if (!clear)
        return tl::unexpected(clear.error());
    std::vector<std::string_view> names{scoreColumn, costColumn, flagColumn};
    names.insert(names.end(), countColumns.begin(), countColumns.end());
    for (const std::string_view name : names) {
        if (auto cleared = clear->bind(id.value).bind(name).run(); !cleared)
            return cleared;
    }
    Result<Statement> insert = database.prepare("INSERT INTO outcome_block VALUES(?, ?, ?, ?)");
    if (!insert)
        return tl::unexpected(insert.error());
    std::size_t block = 0;
    for (std::size_t first = 0; first < shape->tasks; first += shape->blockTasks, ++block) {
        const std::size_t count = std::min(shape->blockTasks, shape->tasks - first);
        if (auto done = insertOutcomeBlock(*insert, id, block, benchmark.outcomes, first, count); !done)
            return done;
    }
    return {};
}

Result<void> replacePrompts(Database& database, BenchmarkId id, std::span<const TaskPrompt> prompts,
                            const Progress& progress)
{
    const Result<BenchmarkShape> shape = shapeOf(database, id);
    if (!shape)
        return tl::unexpected(shape.error());
    Result<Statement> statement = database.prepare(insertPrompt);
    if (!statement)
        return tl::unexpected(statement.error());
    for (std::size_t position = 0; position < prompts.size(); ++position) {
        if (position % promptStride == 0) {
            if (progress.stopped())
                return failure(ErrorCode::Cancelled);
            progress(static_cast<double>(position) / static_cast<double>(prompts.size()));
        }
        const TaskPrompt& prompt = prompts[position];
        if (prompt.task.position() >= shape->tasks)
            return failure(ErrorCode::OutOfRange, std::to_string(prompt.task.value),
                           fmt::format("0 … {}", shape->tasks), {database.file(), 0, 0});
        statement->bind(id.value).bind(std::int64_t{prompt.task.value}).bind(prompt.text);
        if (auto done = statement->run(); !done)
            return done;
    }
    std::vector<PromptLength> lengths;
    for (const TaskPrompt& prompt : prompts)
        lengths.push_back({prompt.task, static_cast<std::int32_t>(codePoints(prompt.text))});
    if (auto done = updatePromptChars(database, id, *shape, lengths); !done)
        return done;
    return updatePromptFacts(database, id);
}

Result<void> deletePrompts(Database& database, BenchmarkId id, std::span<const TaskIndex> tasks)
{
    const Result<BenchmarkShape> shape = shapeOf(database, id);
    if (!shape)
        return tl::unexpected(shape.error());
    std::vector<PromptLength> lengths;
    for (const char* sql : {"DELETE FROM prompt WHERE benchmark_id = ? AND task = ?",
                            "DELETE FROM prompt_fact WHERE benchmark_id = ? AND task = ?"}) {
        Result<Statement> statement = database.prepare(sql);
        if (!statement)
            return tl::unexpected(statement.error());
        lengths.clear();
        for (const TaskIndex task : tasks) {
            lengths.push_back({task, -1});
            if (auto done = statement->bind(id.value).bind(std::int64_t{task.value}).run(); !done)
                return done;
        }
    }
    if (auto done = updatePromptChars(database, id, *shape, lengths); !done)
        return done;
    return updatePromptFacts(database, id);
}

Result<void> removeBenchmark(Database& database, BenchmarkId id)
{
    if (const auto shape = shapeOf(database, id); !shape)
        return tl::unexpected(shape.error());
    Result<Statement> statement = database.prepare("DELETE FROM benchmark WHERE id = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(id.value).run();
}

} // namespace acr::store
