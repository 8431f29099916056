// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/builtintasks.h"

#include "core/base/random.h"

#include <algorithm>

namespace acr {

std::vector<RunnableTask> builtInTasks()
{
    std::vector<RunnableTask> tasks;
    ErrorList errors;
    for (const BuiltInTaskFile& file : builtInTaskFiles()) {
        TextSource source(std::string(file.name), file.text);
        std::ranges::move(readRunnableTasks(source, {}, errors), std::back_inserter(tasks));
    }
    constexpr std::uint64_t order = 20;
    Random(order).shuffle(std::span(tasks));
    return tasks;
}

BuiltInSelection builtInTasksIn(std::span<const std::string> languages)
{
    BuiltInSelection selection;
    for (RunnableTask& task : builtInTasks()) {
        if (std::ranges::find(languages, task.language) == languages.end())
            ++selection.leftOut[task.language];
        else
            selection.tasks.push_back(std::move(task));
    }
    return selection;
}

} // namespace acr
