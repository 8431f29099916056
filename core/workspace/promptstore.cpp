// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/promptstore.h"

#include "core/workspace/benchmarkreader.h"
#include "core/workspace/benchmarkwriter.h"
#include "core/workspace/rows.h"
#include "core/workspace/siblingrows.h"
#include "core/workspace/summaryreader.h"

#include <algorithm>
#include <iterator>

namespace acr {

PromptStore::PromptStore(Workspace& workspace)
    : m_workspace(workspace)
    , m_database(*workspace.m_database)
{}

Result<void> PromptStore::attach(BenchmarkId id, std::span<const JoinedPrompt> prompts, const Progress& progress)
{
    return m_workspace.atomically([&]() -> Result<void> {
        std::vector<TaskPrompt> texts;
        texts.reserve(prompts.size());
        for (const JoinedPrompt& prompt : prompts)
            texts.push_back({prompt.task, prompt.text});
        if (auto replaced = store::replacePrompts(m_database, id, texts, progress); !replaced)
            return replaced;
        auto statement =
            m_database.prepare("INSERT OR REPLACE INTO prompt_fact(benchmark_id, task, source, tests, entry_point, "
                               "solution, language, origin, note) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)");
        if (!statement)
            return Unexpected(statement.error());
        for (const JoinedPrompt& prompt : prompts) {
            statement->bind(id.value)
                .bind(std::int64_t{prompt.task.value})
                .bind(promptSourceInfo(prompt.source).name)
                .bind(std::string_view(prompt.tests))
                .bind(std::string_view(prompt.entryPoint))
                .bind(std::string_view(prompt.solution))
                .bind(std::string_view(prompt.language))
                .bind(std::string_view(prompt.origin))
                .bind(std::string_view(prompt.note));
            if (auto inserted = statement->run(); !inserted)
                return inserted;
        }
        return store::recomputeSiblings(m_database, id, progress);
    });
}

Result<std::size_t> PromptStore::remove(BenchmarkId id, PromptSource source, const Progress& progress)
{
    std::size_t removed = 0;
    const auto done = m_workspace.atomically([&]() -> Result<void> {
        const auto benchmark = store::readBenchmark(m_database, id, {.prompts = false, .counts = false}, {});
        if (!benchmark)
            return Unexpected(benchmark.error());
        const TaskTable& tasks = benchmark->tasks;
        std::vector<bool> chosen(tasks.size());
        const auto read =
            store::forEachRow(m_database, "SELECT task, source FROM prompt_fact WHERE benchmark_id = ?", id,
                              [&](const Statement& row) -> Result<void> {
                                  const std::int64_t task = row.integer(0);
                                  if (task < 0 || std::cmp_greater_equal(task, tasks.size()))
                                      return store::damaged(m_database, fmt::format("prompt_fact {}", task),
                                                            fmt::format("< {}", tasks.size()));
                                  if (row.text(1) == promptSourceInfo(source).name)
                                      chosen[static_cast<std::size_t>(task)] = true;
                                  return {};
                              });
        if (!read)
            return read;
        std::vector<TaskIndex> found;
        for (std::size_t position = 0; position < tasks.size(); ++position) {
            const TaskIndex task = TaskIndex::at(position);
            const auto ref = sourceRefOf(tasks[task].id);
            if (tasks[task].promptChars >= 0 && (chosen[position] || (ref && ref->source == source)))
                found.push_back(task);
        }
        removed = found.size();
        if (auto deleted = store::deletePrompts(m_database, id, found); !deleted)
            return deleted;
        return store::recomputeSiblings(m_database, id, progress);
    });
    if (!done)
        return Unexpected(done.error());
    return removed;
}

Result<std::optional<PromptFacts>> PromptStore::facts(BenchmarkId id, TaskIndex task)
{
    auto statement = m_database.prepare("SELECT source, tests, entry_point, solution, language, origin, note FROM "
                                        "prompt_fact WHERE benchmark_id = ? AND task = ?");
    if (!statement)
        return Unexpected(statement.error());
    const auto hasRow = statement->bind(id.value).bind(std::int64_t{task.value}).step();
    if (!hasRow)
        return Unexpected(hasRow.error());
    if (!*hasRow)
        return std::nullopt;
    return PromptFacts{.source = promptSourceNamed(statement->text(0)).value_or(PromptSource::Own),
                       .tests = std::string(statement->text(1)),
                       .entryPoint = std::string(statement->text(2)),
                       .solution = std::string(statement->text(3)),
                       .language = std::string(statement->text(4)),
                       .origin = std::string(statement->text(5)),
                       .note = std::string(statement->text(6))};
}

Result<TaskSibling> PromptStore::sibling(BenchmarkId id, TaskIndex task)
{
    const auto shape = store::shapeOf(m_database, id);
    if (!shape)
        return Unexpected(shape.error());
    const auto siblings = store::readSiblings(m_database, id, shape->tasks);
    if (!siblings)
        return Unexpected(siblings.error());
    if (!*siblings || task.position() >= shape->tasks)
        return TaskSibling{};
    return TaskSibling{(*siblings)->kinds[task.position()], (*siblings)->nearest[task.position()],
                       (*siblings)->similarity[task.position()]};
}

} // namespace acr
