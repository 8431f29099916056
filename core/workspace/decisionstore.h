// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Sets of recorded decisions. All run in a transaction of the caller. Internal to core/workspace.
#pragma once

#include "core/workspace/database.h"
#include "core/workspace/workspace.h"

namespace acr::store {

[[nodiscard]] Result<void> replaceDecisionSets(Database& database, BenchmarkId id, std::span<const DecisionSet> sets);
[[nodiscard]] Result<std::vector<DecisionSet>> readDecisionSets(Database& database, BenchmarkId id);
[[nodiscard]] Result<void> removeDecisionSet(Database& database, BenchmarkId id, std::string_view name);

} // namespace acr::store
