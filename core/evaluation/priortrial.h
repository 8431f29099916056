// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The change of a prior set that the smallest flip of a decision stands for, to be tried on the prior desk.
/// Thread-safety: pure functions.
#pragma once

#include "core/memory/priorfield.h"
#include "core/policy/policy.h"

#include <optional>

namespace acr {

struct PriorTrial {
    PriorAddress address;
    /// Just beyond the value at which the flip happens, with four decimals.
    double value = 0;
};

/// Nothing where the flip is not about a number of the set, where no value of its range lies beyond the flip, or where
/// the two candidates are level already. `models` are those of the pool.
[[nodiscard]] std::optional<PriorTrial> trialOf(const FlipChange& flip, const PriorSet& priors,
                                                std::span<const Model> models);

} // namespace acr
