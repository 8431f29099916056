// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What `acrouter` is put together from. Not for users of the room: they go through registry.h.
#pragma once

#include "core/memory/belief.h"
#include "core/memory/solvability.h"
#include "core/memory/vicinity.h"
#include "core/policy/policy.h"

#include <cmath>
#include <memory>
#include <numbers>

namespace acr {

/// When a call is worth more than its reward: its block of observations may change later picks for the better.
struct Exploration {
    double horizon = 0;    ///< tasks that a better choice pays off on
    double block = 1;      ///< observations that are weighed together
    double variance = 0.2; ///< of one score
};

/// z·Φ(z) + φ(z): the expected gain over a bar that lies −z standard deviations away.
inline double expectedGain(double z)
{
    constexpr double inverseRootTwoPi = 0.3989422804014327;
    return 0.5 * z * std::erfc(-z * std::numbers::sqrt2 / 2) + inverseRootTwoPi * std::exp(-0.5 * z * z);
}

struct AcRouterParts {
    RewardWeights weights;
    Exploration exploration;
    Belief belief;
    std::shared_ptr<const Vicinity> vicinity;
};

/// Calls in the order that is worth most, until the next one is not worth its cost.
[[nodiscard]] std::unique_ptr<Policy> makeAcRouterCascade(AcRouterParts parts, Solvability solvability);

} // namespace acr
