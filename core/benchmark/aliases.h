// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Tables of model aliases: the benchmark's own, or one that the user edited. Thread-safety: pure functions.
#pragma once

#include "core/base/error.h"
#include "core/benchmark/benchmark.h"

#include <optional>
#include <span>
#include <string_view>

namespace acr {

/// Checks a table of aliases against a pool of models. Errors: Empty (an alias without a name), UnknownModel
/// (its model is not in the pool), Duplicate (a name that occurs twice), Conflict (a name of the pool, which is always
/// looked up first).
[[nodiscard]] Result<void> checkAliases(std::span<const Model> models, std::span<const Alias> aliases);

/// Like Benchmark::modelOrAlias, with another table; the first entry of a name is used.
[[nodiscard]] std::optional<ModelIndex> findModel(const Benchmark& benchmark, std::span<const Alias> aliases,
                                                  std::string_view name);

} // namespace acr
