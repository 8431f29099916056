// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What names in a workspace may be. Internal to core/workspace. Thread-safety: pure functions.
#pragma once

#include "core/base/error.h"
#include "core/benchmark/benchmark.h"

#include <cstddef>
#include <string_view>

namespace acr::store {

/// Of names, ids and the like in a benchmark. Messages list names, so one of megabytes would make them useless.
inline constexpr std::size_t maxNameBytes = 4096;

/// What the user may call a session, a snapshot or a prior set. Error BadParameter.
[[nodiscard]] Result<void> checkName(std::string_view name, const Place& place);

/// All names of a benchmark, ids among them; not where it came from, nor notes. Error TooLarge for one beyond
/// maxNameBytes.
[[nodiscard]] Result<void> checkNameSizes(const Benchmark& benchmark, const Place& place);
/// As above. Error Malformed also, for a name that is not UTF-8.
[[nodiscard]] Result<void> checkNewNames(const Benchmark& benchmark, const Place& place);

} // namespace acr::store
