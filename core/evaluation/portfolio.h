// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The pool of models as a portfolio: which tasks only one model solves, what the pool loses without a model, and how
/// much of the best choice is explained by a task's group. Thread-safety: pure functions.
#pragma once

#include "core/evaluation/modelstatistics.h"

#include <vector>

namespace acr {

/// Tasks by who solves them: a score of at least `solvedFrom`. Tasks where a score of one of the two does not count are
/// left out.
struct PairCounts {
    std::size_t both = 0;
    std::size_t onlyFirst = 0;
    std::size_t onlySecond = 0;
    std::size_t neither = 0;

    /// How often the first solves what the second does not.
    [[nodiscard]] MeanEstimate rescue() const { return shareEstimate(onlyFirst, onlyFirst + neither); }
};
/// Half of the points: the same as solved for scores of 0 and 1.
inline constexpr double solvedFrom = 0.5;

/// Shape: models × models, row-major; the first of the pair is the row.
[[nodiscard]] std::vector<PairCounts> complementarity(const Benchmark& benchmark, std::span<const TaskIndex> tasks,
                                                      MissingScores convention, double solved = solvedFrom);

/// What one model is worth to the pool, per task in reward.
struct ModelValue {
    double meanReward = missing; ///< always calling it
    /// How much the oracle loses when the model is taken out of the pool; missing for a pool of one.
    MeanEstimate loss;
    /// Its Shapley value in the game whose worth of a set of models is the mean oracle reward of that set (nothing for
    /// none); over the pool they sum to the oracle's reward. Exact, not sampled: the worth of a task is a maximum
    /// (Littlechild and Owen, Management Science 20, 1973).
    double shapley = missing;
    MeanEstimate optimal; ///< share of the tasks on which it is one of the best choices …
    MeanEstimate alone;   ///< … and on which it is the only one
};
struct Portfolio {
    std::size_t tasks = 0; ///< with a score that counts
    double oracleReward = missing;
    std::vector<ModelValue> models;
};
[[nodiscard]] Portfolio portfolioOf(const Benchmark& benchmark, std::span<const TaskIndex> tasks,
                                    const RewardWeights& weights, MissingScores convention);

/// How much of the oracle's choice the facet explains. Rewards are means per task, over tasks with a score that counts.
struct Explanation {
    Facet facet = Facet::Dimension;
    std::size_t groups = 0;
    std::size_t tasks = 0;
    double bestSingle = missing; ///< reward of the model that is best over all these tasks
    ModelIndex bestModel{};
    double bestByGroup = missing; ///< of the best model of each group, chosen on these very tasks
    double learned = missing;     ///< of the best model of each group on the training tasks; missing without those
    double oracle = missing;
    /// (bestByGroup − bestSingle) / (oracle − bestSingle): the share of the gap that knowing the group closes in
    /// hindsight.
    double attained = missing;
    /// The same with `learned`: what was closed by a map fitted elsewhere; below 0 when it did worse than the best
    /// model.
    double attainedByLearned = missing;
    /// Mutual information between group and best choice, and entropy of the best choice, in bits; where several models
    /// are best each counts in parts.
    double information = missing;
    double entropy = missing;
    /// The expected information if groups and choices were independent: (groups − 1)(models − 1) / (2n ln 2), with
    /// models that are ever best. Source: Miller, Note on the bias of information estimates, 1955.
    double informationByChance = missing;
    /// (information − byChance) / (entropy − byChance), at least 0.
    double normalised = missing;
};
/// `training`: tasks to learn the best model of each group on; groups that they lack get the model that is best over
/// all of them. Empty for none.
[[nodiscard]] Explanation explainChoice(const Benchmark& benchmark, std::span<const TaskIndex> tasks, Facet facet,
                                        const RewardWeights& weights, MissingScores convention,
                                        std::span<const TaskIndex> training = {});

} // namespace acr
