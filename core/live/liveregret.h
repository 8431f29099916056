// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What is known of the regret of a live session, where nobody knows what the other models would have done: three
/// figures that are never mixed.
///
/// - Measured: on shadow tasks on which every model has a verdict, the reward of the best single call minus the reward
///   that the session got (score of the answer, cost of all attempts). Shadow tasks are a random share of all, so their
///   mean is an unbiased estimate for the session; its interval is that of Student's t.
/// - Estimated: from the policy's beliefs in the task's dimension when the turn ended. A model that was not called
///   solves the task with its expected score, independently of the others, at its expected cost; a model that was
///   called has the score that it has. The estimate is the expected best reward minus the reward that the session got,
///   which is the expected one where the answer has no verdict. Models that solve the same tasks make the real best
///   lower than independent ones: the estimate is then too high.
/// - Unknown: all other tasks.
///
/// A missing cost counts as 0, as elsewhere. Thread-safety: pure functions.
#pragma once

#include "core/benchmark/reward.h"
#include "core/live/liveturn.h"
#include "core/memory/beliefrow.h"

#include <cstddef>
#include <memory>
#include <span>

namespace acr {

struct LiveRegret {
    struct Measured {
        std::size_t tasks = 0;
        /// Per task; missing without tasks.
        double mean = missing;
        /// Of the 95 % interval of the mean; missing with fewer than two tasks.
        double low = missing;
        double high = missing;
    };
    struct Estimated {
        std::size_t tasks = 0;
        /// Per task; missing without tasks.
        double mean = missing;
    };
    Measured measured;
    Estimated estimated;
    std::size_t unknownTasks = 0;
    /// Shadow tasks that can't be measured: a call failed, was not made, or has no verdict. They are among the
    /// estimated or the unknown ones.
    std::size_t unmeasuredShadowTasks = 0;
};

/// `models`: of the pool.
[[nodiscard]] LiveRegret liveRegret(std::span<const std::shared_ptr<const LiveTurn>> turns, std::size_t models,
                                    const RewardWeights& weights);

/// Missing where the task is no shadow task, or can't be measured.
[[nodiscard]] double measuredRegret(const LiveTurn& turn, std::size_t models, const RewardWeights& weights);
/// `beliefs`: of a policy. Missing where they say nothing of the task's dimension, or not of all models.
[[nodiscard]] double estimatedRegret(const LiveTurn& turn, std::span<const BeliefRow> beliefs, std::size_t models,
                                     const RewardWeights& weights);
/// With the beliefs that the turn has.
[[nodiscard]] double estimatedRegret(const LiveTurn& turn, std::size_t models, const RewardWeights& weights);
/// Those in the turn's dimension; null where there are none.
[[nodiscard]] std::shared_ptr<const BeliefRow> beliefsOf(const LiveTurn& turn, std::span<const BeliefRow> beliefs);

} // namespace acr
