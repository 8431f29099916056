// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Prompts for the tasks of a benchmark, from records of `task_id, prompt`.
#pragma once

#include "core/base/progress.h"
#include "core/benchmark/benchmark.h"
#include "core/benchmark/textsource.h"

#include <string>
#include <utility>
#include <vector>

namespace acr {

/// The prompts of the file's known tasks, in its order. See attachPrompts().
[[nodiscard]] std::vector<std::pair<TaskIndex, std::string>> readPrompts(TextSource& source, const Benchmark& benchmark,
                                                                         const Progress& progress, ErrorList& errors);

} // namespace acr
