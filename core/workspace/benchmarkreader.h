// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads benchmarks and single prompts. All run in a transaction of the caller. Internal to core/workspace.
#pragma once

#include "core/workspace/database.h"
#include "core/workspace/workspace.h"

#include <string>

namespace acr::store {

[[nodiscard]] Result<Benchmark> readBenchmark(Database& database, BenchmarkId id, const LoadOptions& options,
                                              const Progress& progress);
[[nodiscard]] Result<std::string> readPrompt(Database& database, BenchmarkId id, TaskIndex task);

} // namespace acr::store
