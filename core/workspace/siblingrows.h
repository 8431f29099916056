// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Near-duplicates of tasks, which are computed when prompts change and stored with them. All run in a transaction of
/// the caller. Internal to core/workspace.
#pragma once

#include "core/benchmark/siblings.h"
#include "core/workspace/database.h"
#include "core/workspace/workspace.h"

#include <optional>

namespace acr::store {

/// Computes and stores them for a benchmark whose prompts are loaded. Error Cancelled.
[[nodiscard]] Result<void> replaceSiblings(Database& database, BenchmarkId id, const Benchmark& benchmark,
                                           const Progress& progress);
/// As above, for prompts that were changed.
[[nodiscard]] Result<void> recomputeSiblings(Database& database, BenchmarkId id, const Progress& progress);
/// Nothing when none are stored for the prompts that the benchmark has now.
[[nodiscard]] Result<std::optional<Siblings>> readSiblings(Database& database, BenchmarkId id, std::size_t tasks);

} // namespace acr::store
