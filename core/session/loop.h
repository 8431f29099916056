// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Turns of replays: the environment answers at once, and the policy learns at once. Everything that runs policies over
/// recorded outcomes uses these functions.
#pragma once

#include "core/session/environment.h"
#include "core/session/liverecord.h"
#include "core/session/run.h"
#include "core/session/turn.h"

#include <span>
#include <vector>

namespace acr {

struct TurnOptions {
    /// Filled with the ballot of the decision when it is not null.
    Ballot* ballot = nullptr;
    /// Whether the outcome in a recorded file replaces the environment's; false where events or prices change the
    /// recorded outcomes.
    bool takeReported = true;
    /// Whether the policy learns from the turn.
    bool teach = true;
};

/// Memory that turns reuse, and the last turn that was taken.
struct ReplayedTurn {
    Turn turn;
    std::vector<double> trueScores; ///< by attempt
    // Of a turn of a live session.
    std::vector<Attempt> made; ///< the attempts whose calls the budget allowed
    std::size_t answer = 0;    ///< among those; see answerAmong()
};

/// Takes the policy through one task. `firstAttempt` of the step is left 0. REQUIRES: the policy covers the task; some
/// model is available.
[[nodiscard]] Step takeTurn(Policy& policy, Environment& environment, const TaskContext& context,
                            ReplayedTurn& replayed, const TurnOptions& options = {});

/// Repeats a recorded turn of this or another policy: the policy decides and learns from the same feedback. A policy
/// that took the turn itself ends in the same state as then. `decision` is working memory.
void retraceTurn(Policy& policy, const TaskContext& context, std::span<const Attempt> attempts, Decision& decision);

/// What the policy learned between two decisions of a live session: before that of the step. `open`: its decisions so
/// far, by step.
void learnAsLive(Policy& policy, const LiveRecord& live, std::size_t step, std::span<Decision> open);
/// Takes the policy through a turn of a live session, whose calls gave what is recorded; the policy does not learn.
/// A call that the budget refused is refused again. Where the policy calls other models, `elsewhere` answers. REQUIRES:
/// as takeTurn().
void takeLiveTurn(Policy& policy, const LiveRecord::OpenStep& recorded, Environment& elsewhere,
                  const TaskContext& context, ReplayedTurn& replayed);

} // namespace acr
