// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The alias table of a benchmark. All run in a transaction of the caller. Internal to core/workspace.
#pragma once

#include "core/workspace/database.h"
#include "core/workspace/workspace.h"

namespace acr::store {

[[nodiscard]] Result<std::vector<Alias>> readAliases(Database& database, BenchmarkId id);
[[nodiscard]] Result<void> insertAliases(Database& database, BenchmarkId id, std::span<const Alias> aliases);
/// Errors: those of checkAliases, UnknownName.
[[nodiscard]] Result<void> replaceAliases(Database& database, BenchmarkId id, std::span<const Alias> aliases);

} // namespace acr::store
