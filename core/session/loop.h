// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// One turn of the loop: Context → Action → Feedback → Context. All that runs policies over streams goes through here,
/// so that a decision comes about the same way everywhere.
#pragma once

#include "core/session/environment.h"
#include "core/session/run.h"

#include <span>
#include <vector>

namespace acr {

struct TurnOptions {
    /// Filled with the ballot of the first choice when it is not null.
    Ballot* ballot = nullptr;
    /// Whether the outcome in a recorded file replaces the environment's; not where the world differs from the recorded
    /// one.
    bool takeReported = true;
};

/// Takes the policy through one task and appends its attempts. A model that can't be called is stood in for by the
/// first of the pool that can, and ends a chain of attempts that asks for it later. REQUIRES: the policy covers the
/// task; some model is available.
[[nodiscard]] Step takeTurn(Policy& policy, Environment& environment, const TaskContext& context,
                            std::vector<Attempt>& attempts, const TurnOptions& options = {});

/// Shows the policy a turn that was taken before, by itself or by another policy: it is asked the same questions and
/// learns from the same feedback, so a policy that took the turn itself ends in the state in which it was then.
void retraceTurn(Policy& policy, const TaskContext& context, std::span<const Attempt> attempts);

} // namespace acr
