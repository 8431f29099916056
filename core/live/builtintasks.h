// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The small programming tasks that come with the program, with tests, a reference solution and plausible wrong ones
/// each: what a first live session routes without a key and without a network. Written for this project.
/// Thread-safety: pure functions.
#pragma once

#include "core/verifier/runnabletask.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

/// The tasks of one language, as JSON lines (runnabletask.h).
struct BuiltInTaskFile {
    std::string_view name;
    std::string_view text;
};
[[nodiscard]] std::span<const BuiltInTaskFile> builtInTaskFiles();

/// All of them; languages and dimensions alternate. Always in the same order.
[[nodiscard]] std::vector<RunnableTask> builtInTasks();

/// Those that can be run here.
struct BuiltInSelection {
    std::vector<RunnableTask> tasks;
    /// By language whose tools are not there: the number of its tasks.
    std::map<std::string, std::size_t> leftOut;
};
/// `languages`: see AnswerCheck::languages().
[[nodiscard]] BuiltInSelection builtInTasksIn(std::span<const std::string> languages);

} // namespace acr
