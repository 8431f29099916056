// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A task of a live session, with everything that came of it. Plain value. Thread-safety: as any value.
#pragma once

#include "core/memory/attempt.h"
#include "core/memory/beliefrow.h"
#include "core/verifier/runnabletask.h"
#include "core/verifier/verifier.h"

#include <memory>
#include <string>
#include <vector>

namespace acr {

struct LiveTurn {
    /// Number in the order in which tasks were added, from 0.
    std::uint64_t number = 0;
    /// In the catalog of the session's world.
    TaskIndex task;
    std::shared_ptr<const RunnableTask> request;
    /// Which attempt is the answer.
    std::size_t answer = 0;
    /// What the policy called, in this order.
    std::vector<Attempt> attempts;
    /// By attempt: the number of its call.
    std::vector<std::uint64_t> calls;
    /// By attempt: what the verifier saw; empty where the call failed.
    std::vector<Judgement> judgements;
    /// Another model was called in place of one that failed.
    bool fellBack = false;
    /// Why the policy decided so; see Ballot::reason.
    std::string reason;
    /// The task was chosen at random to be sent to every model.
    bool shadow = false;
    /// Of a shadow task, the calls of the models that the policy did not call. The policy does not learn from them.
    std::vector<Attempt> shadows;
    /// By shadow: the number of its call.
    std::vector<std::uint64_t> shadowCalls;
    std::vector<Judgement> shadowJudgements;
    /// The regret as the policy's beliefs have it; see liveregret.h.
    double estimatedRegret = missing;
    /// The policy's beliefs in the task's dimension when the turn ended; null where it had none.
    std::shared_ptr<const BeliefRow> beliefs;
};

} // namespace acr
