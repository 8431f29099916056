// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The text that stands for a task where texts are compared: its prompt, or, where there is none, the words of its ids
/// and its categories (dimension, source, bench, language, difficulty). Never its split, and never an outcome.
#pragma once

#include "core/benchmark/task.h"

#include <string>
#include <string_view>

namespace acr {

/// True when the benchmark has a prompt for the task, loaded or not.
[[nodiscard]] inline bool hasPrompt(const TaskTable& tasks, TaskIndex task)
{
    return tasks[task].promptChars > 0;
}

/// The prompt itself, or the metadata as words, written to `buffer`. REQUIRES: prompts are loaded where there are any.
[[nodiscard]] std::string_view taskText(const TaskTable& tasks, TaskIndex task, std::string& buffer);

} // namespace acr
