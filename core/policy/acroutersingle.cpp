// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/policy/acrouterparts.h"
#include "core/policy/common.h"
#include "core/policy/entries.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace acr {

namespace {

using ByModel = std::array<double, mostBeliefModels>;

constexpr double none = -std::numeric_limits<double>::infinity();

class SinglePolicy final : public CloneablePolicy<SinglePolicy> {
public:
    explicit SinglePolicy(AcRouterParts parts)
        : m_restart(std::move(parts.restart))
        , m_weights(parts.weights)
        , m_exploration(parts.exploration)
        , m_belief(std::move(parts.belief))
        , m_vicinity(std::move(parts.vicinity))
    {
    }

    ModelIndex choose(const TaskContext& context) override
    {
        const std::size_t models = m_belief.models();
        m_leaf = m_belief.groups().leafOf(context.task);
        m_belief.look(m_leaf, m_view);
        m_offsets = m_vicinity->empty() ? nullptr : m_vicinity->of(context.task);
        for (std::size_t j = 0; m_offsets != nullptr && j < models; ++j)
            m_view.score[j] += static_cast<double>(m_offsets[j]);
        for (std::size_t j = 0; j < models; ++j)
            m_mean[j] = context.isAvailable(ModelIndex::at(j)) ? m_weights.score * m_view.score[j] + m_weights.cost * m_view.cost[j] : none;
        m_decision = decide(m_mean, m_bonus);
        return ModelIndex::at(m_decision.pick);
    }

    void learn(const TaskContext&, std::span<const Attempt> attempts) override
    {
        for (const Attempt& attempt : attempts)
            m_belief.learn(m_leaf, attempt.model, attempt.score - (m_offsets != nullptr ? static_cast<double>(m_offsets[attempt.model.position()]) : 0), attempt.costUsd);
    }

    [[nodiscard]] Ballot ballot() const override
    {
        const std::size_t models = m_belief.models();
        std::vector<double> values(models);
        for (std::size_t j = 0; j < models; ++j)
            values[j] = std::isfinite(m_mean[j]) ? m_mean[j] + m_bonus[j] : missing;
        const bool familiar = m_belief.groups().leaf(m_leaf).familiar;
        Ballot ballot = ballotOver(ModelIndex::at(m_decision.pick), std::move(values),
                                   m_decision.pick != m_decision.greedy ? "explored" : familiar ? "known_source" : "unfamiliar");
        for (std::size_t j = 0; j < models; ++j) {
            if (isMissing(ballot.values[j]))
                continue;
            ballot.votes.push_back({"score", ModelIndex::at(j), m_weights.score * m_view.score[j]});
            ballot.votes.push_back({"cost", ModelIndex::at(j), m_weights.cost * m_view.cost[j]});
            if (m_bonus[j] > 0)
                ballot.votes.push_back({"exploration", ModelIndex::at(j), m_bonus[j]});
        }
        ballot.pivotal = pivotalOf(ballot);
        return ballot;
    }

    [[nodiscard]] std::unique_ptr<Policy> restarted(const PriorSet& priors) const override { return m_restart(priors); }
    [[nodiscard]] std::vector<BeliefRow> beliefs() const override
    {
        return beliefRows(m_belief, m_exploration.variance);
    }

private:
    struct Decision {
        std::size_t pick = 0;
        std::size_t greedy = 0;
    };

    /// The model of the highest mean with what exploring it adds, which is written to `bonus`.
    Decision decide(const ByModel& mean, ByModel& bonus) const
    {
        const std::size_t models = m_belief.models();
        double best = none;
        double second = none;
        Decision decision;
        for (std::size_t j = 0; j < models; ++j) {
            if (mean[j] > best) {
                second = best;
                best = mean[j];
                decision.greedy = j;
            } else if (mean[j] > second) {
                second = mean[j];
            }
        }
        decision.pick = decision.greedy;
        double highest = none;
        const double block = m_exploration.block;
        for (std::size_t j = 0; j < models; ++j) {
            bonus[j] = 0;
            const double evidence = m_view.evidence[j];
            const double variance = m_exploration.variance * block / (evidence * (evidence + block));
            const double gap = mean[j] - (j == decision.greedy ? second : best);
            if (gap * gap < 16 * variance) {
                const double spread = std::sqrt(variance);
                bonus[j] = m_weights.score * m_exploration.horizon * spread * expectedGain(-std::abs(gap) / spread);
            }
            if (mean[j] + bonus[j] > highest) {
                highest = mean[j] + bonus[j];
                decision.pick = j;
            }
        }
        return decision;
    }

    std::function<std::unique_ptr<Policy>(const PriorSet&)> m_restart;
    RewardWeights m_weights;
    Exploration m_exploration;
    Belief m_belief;
    std::shared_ptr<const Vicinity> m_vicinity;
    const float* m_offsets = nullptr; ///< of the task at hand, shared with copies; null without a vicinity
    Belief::View m_view{};
    ByModel m_mean{};
    ByModel m_bonus{};
    std::uint32_t m_leaf = 0;
    Decision m_decision;
};

} // namespace

std::unique_ptr<Policy> makeAcRouterSingle(AcRouterParts parts)
{
    return std::make_unique<SinglePolicy>(std::move(parts));
}

} // namespace acr
