// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Columns for the names of a facet that occur among some tasks.
#pragma once

#include "core/benchmark/task.h"

#include <cstdint>
#include <span>
#include <vector>

namespace acr {

/// For each category of the facet its column, counted from `first` in the order of the names; −1 for those that no
/// task has. `used` becomes the number of columns.
[[nodiscard]] std::vector<std::int32_t> oneHotColumns(const TaskTable& tasks, std::span<const TaskIndex> among,
                                                      Facet facet, std::int32_t first, std::int32_t& used);

} // namespace acr
