// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What can be told of benchmarks without loading them. All run in a transaction of the caller. Internal to
/// core/workspace.
#pragma once

#include "core/workspace/database.h"
#include "core/workspace/workspace.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace acr::store {

[[nodiscard]] Result<std::vector<BenchmarkSummary>> summaries(Database& database);

struct BenchmarkShape {
    std::size_t tasks = 0;
    std::size_t models = 0;
    std::size_t blockTasks = 0;
};
/// Error UnknownName when there is no such benchmark.
[[nodiscard]] Result<BenchmarkShape> shapeOf(Database& database, BenchmarkId id);

/// Error Malformed for a name that is no kind.
[[nodiscard]] Result<DataKind> readKind(const Database& database, std::string_view name);

} // namespace acr::store
