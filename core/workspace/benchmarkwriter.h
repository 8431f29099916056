// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes benchmarks and their prompts. All run in a transaction of the caller. Internal to core/workspace.
#pragma once

#include "core/workspace/database.h"
#include "core/workspace/workspace.h"

namespace acr::store {

[[nodiscard]] Result<BenchmarkId> insertBenchmark(Database& database, const Benchmark& benchmark,
                                                  const Progress& progress);
/// REQUIRES: the tasks and models of the stored benchmark. Error Conflict for other numbers of them.
[[nodiscard]] Result<void> replaceOutcomes(Database& database, BenchmarkId id, const Benchmark& benchmark);
[[nodiscard]] Result<void> replacePrompts(Database& database, BenchmarkId id, std::span<const TaskPrompt> prompts,
                                          const Progress& progress);
/// Removes the prompts of tasks, with what their sources say. REQUIRES: tasks of the benchmark.
[[nodiscard]] Result<void> deletePrompts(Database& database, BenchmarkId id, std::span<const TaskIndex> tasks);
/// Error UnknownName when there is no such benchmark.
[[nodiscard]] Result<void> removeBenchmark(Database& database, BenchmarkId id);

} // namespace acr::store
