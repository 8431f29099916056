// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/prompttasks.h"

#include "core/verifier/answercode.h"
#include "core/workspace/promptstore.h"

namespace acr {

Result<std::vector<RunnableTask>> promptTasks(Workspace& workspace, BenchmarkId id, const Benchmark& benchmark,
                                              std::span<const TaskIndex> tasks, const Progress& progress)
{
    constexpr std::size_t stride = 256;
    PromptStore store(workspace);
    std::vector<RunnableTask> made;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        if (i % stride == 0) {
            if (progress.stopped())
                return failure(ErrorCode::Cancelled);
            progress(static_cast<double>(i) / static_cast<double>(tasks.size()));
        }
        const std::string& prompt = benchmark.tasks.prompt(tasks[i]);
        if (prompt.empty())
            continue;
        const auto facts = store.facts(id, tasks[i]);
        if (!facts)
            return Unexpected(facts.error());
        RunnableTask task;
        task.id = std::string(promptTaskPrefix) + benchmark.tasks[tasks[i]].id;
        task.prompt = prompt;
        task.dimension = benchmark.tasks.categoryName(tasks[i], Facet::Dimension);
        task.source = benchmark.tasks.categoryName(tasks[i], Facet::Source);
        task.difficulty = benchmark.tasks.categoryName(tasks[i], Facet::Difficulty);
        task.language = languageName(benchmark.tasks.categoryName(tasks[i], Facet::Language));
        if (*facts) {
            task.tests = (*facts)->tests;
            task.entryPoint = (*facts)->entryPoint;
            task.canonicalSolution = (*facts)->solution;
            if (!(*facts)->language.empty())
                task.language = languageName((*facts)->language);
        }
        made.push_back(std::move(task));
    }
    return made;
}

} // namespace acr
