// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Tasks of a benchmark with attached prompts as tasks of a live session, with the tests that the sources of the
/// prompts have. Thread-safety: as the workspace.
#pragma once

#include "core/verifier/runnabletask.h"
#include "core/workspace/workspace.h"

#include <span>
#include <vector>

namespace acr {

/// Before the id of a task of a benchmark, so that it is not taken for a probed one.
inline constexpr std::string_view promptTaskPrefix = "live:";

/// Those of the tasks that have a prompt, in their order. REQUIRES: a benchmark of the workspace with its prompts
/// loaded. Errors: those of PromptStore; Cancelled.
[[nodiscard]] Result<std::vector<RunnableTask>> promptTasks(Workspace& workspace, BenchmarkId id,
                                                            const Benchmark& benchmark,
                                                            std::span<const TaskIndex> tasks,
                                                            const Progress& progress = {});

} // namespace acr
