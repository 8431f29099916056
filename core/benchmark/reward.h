// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The reward of a router on a task. R = ε₁·s + ε₂·κ with score s in [0, 1] and cost κ in USD; canonical
/// weights (1, −0.1). Source: arXiv 2606.22902, section on regret.
#pragma once

#include "core/benchmark/outcomematrix.h"

namespace acr {

struct RewardWeights {
    double score = 1.0; ///< ε₁
    double cost = -0.1; ///< ε₂, per USD

    bool operator==(const RewardWeights&) const = default;
};

/// How cells without a verified score enter the sums. `AsZero` is the paper's convention and the default; `Leave`
/// treats ungraded and missing cells as unknown: they leave averages and regret, and coverage says how many.
enum class MissingScores : std::uint8_t { AsZero, Leave };

/// A missing cost counts as 0 in the sums; views that use it say how many are missing.
[[nodiscard]] inline double costOrZero(double costUsd)
{
    return isMissing(costUsd) ? 0.0 : costUsd;
}

/// Whether the cell's score enters sums under the convention: it is there, and graded where that matters.
[[nodiscard]] inline bool scoreCounts(const OutcomeMatrix& outcomes, TaskIndex task, ModelIndex model,
                                      MissingScores convention)
{
    if (convention == MissingScores::AsZero)
        return true;
    const std::size_t cell = outcomes.cell(task, model);
    const bool ungraded = (outcomes.allFlags()[cell] & static_cast<std::uint8_t>(OutcomeFlag::Ungraded)) != 0;
    return !ungraded && !isMissing(outcomes.allScores()[cell]);
}

/// The reward; a missing score counts as 0 here, so callers that leave missing scores out do so before.
[[nodiscard]] inline double reward(const RewardWeights& weights, double score, double costUsd)
{
    return weights.score * (isMissing(score) ? 0.0 : score) + weights.cost * costOrZero(costUsd);
}

} // namespace acr
