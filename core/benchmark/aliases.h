// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Tables of other names for models: the benchmark's own, or one that the user edited. Thread-safety: pure functions.
#pragma once

#include "core/base/error.h"
#include "core/benchmark/benchmark.h"

#include <optional>
#include <span>
#include <string_view>

namespace acr {

/// Whether a table of aliases can stand beside a pool of models. Errors: Empty (an alias without a name), UnknownModel
/// (it stands for no model of the pool), Duplicate (a name that is there twice), Conflict (a name that the pool itself
/// has; such an alias would never be looked up).
[[nodiscard]] Result<void> checkAliases(std::span<const Model> models, std::span<const Alias> aliases);

/// Like Benchmark::modelOrAlias, through another table; the first entry of a name counts.
[[nodiscard]] std::optional<ModelIndex> findModel(const Benchmark& benchmark, std::span<const Alias> aliases,
                                                  std::string_view name);

} // namespace acr
