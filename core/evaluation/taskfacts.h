// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Statistics of the outcomes of each task, independent of any router: difficulty, best models, missing values.
/// Thread-safety: pure functions.
#pragma once

#include "core/benchmark/reward.h"

#include <cstdint>
#include <span>
#include <vector>

namespace acr {

/// Counts are models of the pool. Scores that do not count under the convention take no part in means, bests and ties.
struct TaskFacts {
    double meanScore = missing; ///< over the scores that count
    double bestScore = missing;
    double oracleReward = missing;    ///< r*
    double cheapestBestUsd = missing; ///< lowest known cost at the best score; missing when nobody scores
    std::uint16_t known = 0;          ///< have a recorded score
    std::uint16_t counted = 0;        ///< have a score that counts
    std::uint16_t ungraded = 0;       ///< no verifier ran
    std::uint16_t knownCosts = 0;
    std::uint16_t scoring = 0;     ///< score above 0
    std::uint16_t fullScore = 0;   ///< solve the task: a score of at least solvesAt
    std::uint16_t atBestScore = 0; ///< share the best score, 0 included
    std::uint16_t optimal = 0;     ///< share the best reward

    [[nodiscard]] bool unsolved() const { return counted > 0 && scoring == 0; }
    /// Several models share the best score.
    [[nodiscard]] bool tied() const { return atBestScore > 1; }
};

/// Shape: one entry a task, in the order given.
[[nodiscard]] std::vector<TaskFacts> taskFacts(const OutcomeMatrix& outcomes, std::span<const TaskIndex> tasks,
                                               const RewardWeights& weights,
                                               MissingScores convention = MissingScores::AsZero, double solvesAt = 1);

} // namespace acr
