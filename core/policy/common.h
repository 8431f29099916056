// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Helpers shared by several policies.
#pragma once

#include "core/policy/policy.h"

#include <vector>

namespace acr {

/// The order in which equal values are broken by the release's online routers: the model with the lower mean cost over
/// the stream wins, then the one whose name sorts last. Where these costs are not known the pool order decides.
class TieRank {
public:
    /// `streamCosts`: what the whole stream costs with each model; empty where it is not known.
    TieRank(std::span<const Model> models, std::span<const double> streamCosts);
    /// True when a beats b at equal value.
    [[nodiscard]] bool before(ModelIndex a, ModelIndex b) const { return m_rank[a.position()] < m_rank[b.position()]; }

private:
    std::vector<std::uint32_t> m_rank;
};

/// Writes what every decision has: a deterministic pick that is called first.
inline void decideFor(ModelIndex pick, std::string_view reason, const TaskContext& request, Decision& decision)
{
    decision.context = request;
    decision.first = pick;
    decision.pick = pick;
    decision.probability = 1;
    decision.reason = reason;
}

/// A ballot of the decision over these values, with its margin; the caller fills in the votes.
[[nodiscard]] Ballot ballotOver(const Decision& decision, std::vector<double> values);
/// As above, over Policy::valuesOf().
[[nodiscard]] Ballot ballotOf(const Policy& policy, const Decision& decision);

/// The values with those of unavailable models missing: they are no candidates.
void keepAvailable(std::span<double> values, const TaskContext& context);

/// The available model with the highest value; NaN is no candidate; equal values go by rank.
/// REQUIRES: some available model has a value.
[[nodiscard]] ModelIndex bestModel(std::span<const double> values, const TaskContext& context, const TieRank& rank);
/// As above, equal values in pool order.
[[nodiscard]] ModelIndex bestModel(std::span<const double> values, const TaskContext& context);

/// Index into the votes of the first voter without whose votes another candidate would have the highest sum; −1: there
/// is none.
[[nodiscard]] int pivotalOf(const Ballot& ballot);

/// The smallest change of the weight of one voter, never below 0, by which another model is level with the pick.
/// `shares`: what the voter adds to each value at its weight. Shapes: models. Nothing where no weight does it, or the
/// weight is 0.
[[nodiscard]] std::optional<FlipChange> flipOfWeight(const std::string& voter, double weight,
                                                     std::span<const double> values, std::span<const double> shares,
                                                     ModelIndex pick);

/// The smallest change of a prior mean in the group `subject` by which another model is level with the pick, where the
/// values are those means: the second rises to the first. Nothing where there is no second.
[[nodiscard]] std::optional<FlipChange> flipOfMean(std::string subject, std::span<const double> means, ModelIndex pick);

/// As above for values that are estimated as a whole: what the second would have to be worth.
[[nodiscard]] std::optional<FlipChange> flipOfValue(std::span<const double> values, ModelIndex pick);

/// What one model scored on a neighbour.
struct NeighbourScore {
    TaskIndex task;
    ModelIndex model;
    double score = 0; ///< in [0, 1]
};

/// The smallest change of one neighbour's score, within [0, 1], by which another model is level with the pick, where
/// the values are means by model of `weight` times these scores, and of costs. Of equal changes the first. Nothing
/// where no score does it.
[[nodiscard]] std::optional<FlipChange> flipOfNeighbour(std::span<const NeighbourScore> scores, double weight,
                                                        std::span<const double> values, ModelIndex pick);

/// The model of that name in the pool. Error UnknownModel, naming those there are.
[[nodiscard]] Result<ModelIndex> modelNamed(std::string_view name, const PolicySetup& setup);

/// The contribution of one task to the sums of its groups: scores, costs, and whether each counts, one after the other
/// in blocks of a value a model. Read once a task, however many groups the task is in.
class TaskSums {
public:
    explicit TaskSums(std::size_t models)
        : m_values(4 * models)
    {}
    void read(const OutcomeMatrix& outcomes, TaskIndex task, MissingScores convention);
    [[nodiscard]] std::span<const double> values() const { return m_values; }

private:
    std::vector<double> m_values;
};

/// Running mean of scores and costs by model over some group of tasks.
class GroupMean {
public:
    explicit GroupMean(std::size_t models)
        : m_models(models)
        , m_sums(4 * models)
    {}
    void add(const TaskSums& task);
    [[nodiscard]] double tasks() const { return m_tasks; }
    /// Mean score by model; NaN where no score counted.
    [[nodiscard]] std::vector<double> meanScores() const;
    /// Mean reward by model: mean score and mean known cost, weighted.
    [[nodiscard]] std::vector<double> meanRewards(const RewardWeights& weights) const;

private:
    std::size_t m_models;
    std::vector<double> m_sums; ///< laid out as TaskSums
    double m_tasks = 0;
};

} // namespace acr
