// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// One turn of the loop: Context → Action → Feedback → Context. Everything that runs policies over streams uses these
/// functions, so that all decisions are made in the same way.
#pragma once

#include "core/session/environment.h"
#include "core/session/run.h"

#include <span>
#include <vector>

namespace acr {

struct TurnOptions {
    /// Filled with the ballot of the first choice when it is not null.
    Ballot* ballot = nullptr;
    /// Whether the outcome in a recorded file replaces the environment's; false where events or prices change the
    /// recorded outcomes.
    bool takeReported = true;
};

/// Takes the policy through one task and appends its attempts. If the first model is unavailable, the first available
/// model of the pool is called instead. An unavailable model later in a cascade ends the attempts. REQUIRES: the policy
/// covers the task; some model is available.
[[nodiscard]] Step takeTurn(Policy& policy, Environment& environment, const TaskContext& context,
                            std::vector<Attempt>& attempts, const TurnOptions& options = {});

/// Repeats a recorded turn of this or another policy: the policy is asked the same questions and learns from the same
/// feedback. A policy that took the turn itself ends in the same state as then.
void retraceTurn(Policy& policy, const TaskContext& context, std::span<const Attempt> attempts);

} // namespace acr
