// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/policy/acrouterparts.h"
#include "core/policy/beliefrows.h"
#include "core/policy/common.h"
#include "core/policy/entries.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace acr {

namespace {

using ByModel = std::array<double, maxModels>;

const ExpectedGainTable& gainTable()
{
    static const ExpectedGainTable table;
    return table;
}

constexpr double none = -std::numeric_limits<double>::infinity();

class SinglePolicy final : public CloneablePolicy<SinglePolicy> {
public:
    explicit SinglePolicy(AcRouterParts parts)
        : m_restart(std::move(parts.restart))
        , m_weights(parts.weights)
        , m_exploration(parts.exploration)
        , m_belief(std::move(parts.belief))
        , m_vicinity(std::move(parts.vicinity))
        , m_reading(std::move(parts.reading))
        , m_recollection(std::move(parts.recollection))
    {}

    ModelIndex choose(const TaskContext& context) override
    {
        const std::size_t models = m_belief.models();
        m_leaf = m_belief.groups().leafOf(context.task);
        m_belief.look(m_leaf, m_view);
        correct(context.task);
        for (std::size_t j = 0; j < models; ++j)
            m_mean[j] = m_weights.score * m_view.score[j] + m_weights.cost * m_view.cost[j];
        if (context.available != TaskContext{}.available) {
            for (std::size_t j = 0; j < models; ++j)
                m_mean[j] = context.isAvailable(ModelIndex::at(j)) ? m_mean[j] : none;
        }
        m_decision = decide(m_mean, m_bonus);
        return ModelIndex::at(m_decision.pick);
    }

    void learn(const TaskContext& context, std::span<const Attempt> attempts) override
    {
        for (const Attempt& attempt : attempts) {
            const std::size_t j = attempt.model.position();
            if (m_recollection && !isMissing(attempt.score))
                m_recollection->remember(context.task, context.step, attempt,
                                         attempt.score - m_view.score[j] + m_recalled[j]);
            m_belief.learn(m_leaf, attempt.model, attempt.score - m_correction[j], attempt.costUsd);
        }
    }

    [[nodiscard]] Ballot ballot() const override
    {
        const std::size_t models = m_belief.models();
        std::vector<double> values(models);
        for (std::size_t j = 0; j < models; ++j)
            values[j] = std::isfinite(m_mean[j]) ? m_mean[j] + m_bonus[j] : missing;
        const bool familiar = m_belief.groups().leaf(m_leaf).familiar;
        Ballot ballot = ballotOver(ModelIndex::at(m_decision.pick), std::move(values),
                                   m_decision.pick != m_decision.greedy ? "explored"
                                   : familiar                           ? "known_source"
                                                                        : "unfamiliar");
        for (std::size_t j = 0; j < models; ++j) {
            if (isMissing(ballot.values[j]))
                continue;
            ballot.votes.push_back({"score", ModelIndex::at(j), m_weights.score * m_view.score[j]});
            ballot.votes.push_back({"cost", ModelIndex::at(j), m_weights.cost * m_view.cost[j]});
            if (m_bonus[j] > 0)
                ballot.votes.push_back({"exploration", ModelIndex::at(j), m_bonus[j]});
        }
        ballot.pivotal = pivotalOf(ballot);
        ballot.flip = flip();
        return ballot;
    }

    [[nodiscard]] const VectorStore* memory() const override
    {
        return m_recollection ? &m_recollection->store() : nullptr;
    }

    [[nodiscard]] std::unique_ptr<Policy> restarted(const PriorSet& priors) const override { return m_restart(priors); }
    [[nodiscard]] std::vector<BeliefRow> beliefs() const override
    {
        return beliefRows(m_belief, m_exploration.variance);
    }

private:
    /// Adds the corrections from ids, prompts and similar calls to the expected scores.
    void correct(TaskIndex task)
    {
        const std::size_t models = m_belief.models();
        if (!m_vicinity.empty()) {
            const float* const offsets = m_vicinity.of(task);
            for (std::size_t j = 0; j < models; ++j)
                m_correction[j] = static_cast<double>(offsets[j]);
        } else {
            std::fill_n(m_correction.data(), models, 0.0);
        }
        if (!m_reading.empty()) {
            const float* const offsets = m_reading.of(task);
            for (std::size_t j = 0; j < models; ++j)
                m_correction[j] += static_cast<double>(offsets[j]);
        }
        if (m_recollection) {
            std::fill_n(m_recalled.data(), models, 0.0);
            m_recollection->recall(task, std::span(m_recalled).first(models));
            for (std::size_t j = 0; j < models; ++j)
                m_correction[j] += m_recalled[j];
        }
        for (std::size_t j = 0; j < models; ++j)
            m_view.score[j] += m_correction[j];
    }

    /// The smallest change of the prior mean of one model in the task's dimension by which another one would be picked,
    /// with all experience as it is. Expected scores are linear in it, and what exploring adds follows from them.
    [[nodiscard]] std::optional<FlipChange> flip() const
    {
        const TaskGroups::Leaf& leaf = m_belief.groups().leaf(m_leaf);
        const std::size_t models = m_belief.models();
        std::optional<FlipChange> least;
        ByModel slopes{};
        ByModel mean{};
        ByModel bonus{};
        for (std::size_t j = 0; j < models; ++j) {
            const double from = m_belief.dimensionPrior(m_leaf, ModelIndex::at(j));
            if (isMissing(from))
                continue;
            m_belief.sensitivity(m_leaf, ModelIndex::at(j), std::span(slopes).first(models));
            const auto pickAt = [&](double change) {
                for (std::size_t i = 0; i < models; ++i)
                    mean[i] = m_mean[i] + m_weights.score * slopes[i] * change;
                return decide(mean, bonus).pick;
            };
            for (const double sign : {-1.0, 1.0}) {
                const double most =
                    std::min(sign > 0 ? 1 - from : from, least ? std::abs(least->to - least->from) : 1.0);
                const auto change = smallestChange({.finest = 1e-5, .growth = 1.2, .halvings = 40}, most,
                                                   [&](double size) { return pickAt(sign * size) != m_decision.pick; });
                if (change)
                    least = FlipChange{.kind = FlipChange::Kind::PriorMean,
                                       .subject = leaf.dimensionName,
                                       .model = ModelIndex::at(j),
                                       .from = from,
                                       .to = from + sign * *change,
                                       .pickAfter = ModelIndex::at(pickAt(sign * *change))};
            }
        }
        return least;
    }

    struct Decision {
        std::size_t pick = 0;
        std::size_t greedy = 0;
    };

    /// The model with the highest sum of mean and exploration value; the latter is written to `bonus`.
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
        const double block = m_exploration.block;
        const auto gapOf = [&](std::size_t j) { return mean[j] - (j == decision.greedy ? second : best); };
        // Beyond four standard deviations there is nothing to gain.
        const double reach = 16 * m_exploration.variance * block;
        std::uint64_t close = 0;
        for (std::size_t j = 0; j < models; ++j) {
            const double evidence = m_view.evidence[j];
            const double gap = gapOf(j);
            close |= static_cast<std::uint64_t>(gap * gap * evidence * (evidence + block) < reach) << j;
            bonus[j] = 0;
        }
        for (; close != 0; close &= close - 1) {
            const auto j = static_cast<std::size_t>(std::countr_zero(close));
            const double evidence = m_view.evidence[j];
            const double spread = std::sqrt(m_exploration.variance * block / (evidence * (evidence + block)));
            bonus[j] = m_weights.score * m_exploration.horizon * spread * m_gain->at(std::abs(gapOf(j)) / spread);
        }
        double highest = none;
        decision.pick = decision.greedy;
        for (std::size_t j = 0; j < models; ++j) {
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
    const ExpectedGainTable* m_gain = &gainTable();
    Belief m_belief;
    TaskCorrections m_vicinity;
    TaskCorrections m_reading;
    std::optional<Recollection> m_recollection;
    ByModel m_correction{}; ///< of the current task: the part of its expected scores that is not from beliefs
    ByModel m_recalled{};   ///< the part of it that is from the recollection
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
