// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The router of a session: what a replayed and a live session are both asked for, and what a stored one keeps of it.
/// One value, which is passed on whole, so that a new member reaches both. Thread-safety: as any value.
#pragma once

#include "core/benchmark/reward.h"
#include "core/policy/policy.h"

#include <cstdint>
#include <string>

namespace acr {

struct RouterSettings {
    /// A policy's spec; see parsePolicySpec().
    std::string policy = "acrouter";
    /// Of a seeded policy, and of whatever else a session draws.
    std::uint64_t seed = 1;
    RewardWeights weights{};

    bool operator==(const RouterSettings&) const = default;
};

/// What the policy is made with, as far as these say it.
[[nodiscard]] PolicySettings policySettingsOf(const RouterSettings& router);

} // namespace acr
