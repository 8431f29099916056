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

/// Steady estimates are sums, so feedback in any order gives the same ones up to rounding, and corrected or withdrawn
/// feedback is as if it had been so from the start. Agile estimates and case probabilities follow the order of feedback
/// and keep the first score of an attempt; the nearest-neighbour residual evicts its oldest entries in the order of
/// feedback.
class SinglePolicy final : public CloneablePolicy<SinglePolicy> {
public:
    explicit SinglePolicy(AcRouterParts parts)
        : m_restart(std::move(parts.restart))
        , m_weights(parts.weights)
        , m_exploration(parts.exploration)
        , m_belief(std::move(parts.belief))
        , m_idNeighbourhood(std::move(parts.idNeighbourhood))
        , m_promptRidge(std::move(parts.promptRidge))
        , m_neighbourResidual(std::move(parts.neighbourResidual))
        , m_admission(std::move(parts.admission))
    {}

    [[nodiscard]] Result<void> admit(std::span<const TaskIndex> tasks) override
    {
        const std::vector<TaskIndex> more = TaskAdmission::unknownTo(m_belief.groups(), tasks);
        if (more.empty())
            return {};
        const auto vectors = m_admission->vectors();
        if (!vectors)
            return Unexpected(vectors.error());
        m_belief.admit(m_admission->grouped(m_belief.groups(), more));
        m_admission->addCorrections(m_belief.models(), more, vectors->get(), m_idNeighbourhood, m_promptRidge);
        if (m_neighbourResidual)
            m_neighbourResidual->setVectors(*vectors);
        return {};
    }

    void decide(const TaskContext& request, Decision& decision) const override
    {
        const std::size_t models = m_belief.models();
        State& state = decision.state<State>();
        state.learned.clear();
        state.leaf = m_belief.groups().leafOf(request.task);
        m_belief.look(state.leaf, state.view);
        correct(request.task, state);
        for (std::size_t j = 0; j < models; ++j)
            state.mean[j] = m_weights.score * state.view.score[j] + m_weights.cost * state.view.cost[j];
        if (request.available != TaskContext{}.available) {
            for (std::size_t j = 0; j < models; ++j)
                state.mean[j] = request.isAvailable(ModelIndex::at(j)) ? state.mean[j] : none;
        }
        const Choice choice = best(state.view, state.mean, state.bonus);
        decideFor(ModelIndex::at(choice.pick),
                  choice.pick != choice.greedy                        ? "explored"
                  : m_belief.groups().leaf(state.leaf).inDistribution ? "known_source"
                                                                      : "unfamiliar",
                  request, decision);
    }

    void observe(Decision& decision, std::span<const Attempt> attempts) override
    {
        State& state = decision.state<State>();
        const auto surpriseOf = [&](const Attempt& attempt) {
            const std::size_t j = attempt.model.position();
            return attempt.score - state.view.score[j] + state.recalled[j];
        };
        for (std::size_t i = 0; i < attempts.size() || i < state.learned.size(); ++i) {
            if (i == state.learned.size()) {
                const Attempt& attempt = attempts[i];
                const std::size_t j = attempt.model.position();
                Learned& now = state.learned.emplace_back();
                now.model = attempt.model;
                if (m_neighbourResidual && !isMissing(attempt.score))
                    now.entry = m_neighbourResidual->remember(decision.context.task, decision.context.step, attempt,
                                                              surpriseOf(attempt));
                now.score = attempt.score - state.correction[j];
                now.costUsd = attempt.costUsd;
                m_belief.learn(state.leaf, now.model, now.score, now.costUsd);
                continue;
            }
            Learned& before = state.learned[i];
            const bool given = i < attempts.size();
            const ModelIndex model = given ? attempts[i].model : before.model;
            const double score = given ? attempts[i].score - state.correction[model.position()] : missing;
            const double cost = given ? attempts[i].costUsd : missing;
            if (model == before.model) {
                m_belief.correct(state.leaf, model, before.score, score, before.costUsd, cost);
            } else {
                m_belief.correct(state.leaf, before.model, before.score, missing, before.costUsd, missing);
                m_belief.learn(state.leaf, model, score, cost);
            }
            if (m_neighbourResidual && before.entry) {
                Attempt amended = given ? attempts[i] : Attempt{.model = model};
                m_neighbourResidual->amend(*before.entry, amended, surpriseOf(amended));
            } else if (m_neighbourResidual && !isMissing(score)) {
                before.entry = m_neighbourResidual->remember(decision.context.task, decision.context.step, attempts[i],
                                                             surpriseOf(attempts[i]));
            }
            before.model = model;
            before.score = score;
            before.costUsd = cost;
        }
    }

    void valuesOf(const Decision& decision, std::vector<double>& values) const override
    {
        const State& state = decision.state<State>();
        values.resize(m_belief.models());
        for (std::size_t j = 0; j < values.size(); ++j)
            values[j] = std::isfinite(state.mean[j]) ? state.mean[j] + state.bonus[j] : missing;
    }

    [[nodiscard]] Ballot explain(const Decision& decision) const override
    {
        const State& state = decision.state<State>();
        Ballot ballot = ballotOf(*this, decision);
        for (std::size_t j = 0; j < m_belief.models(); ++j) {
            if (isMissing(ballot.values[j]))
                continue;
            ballot.votes.push_back({"score", ModelIndex::at(j), m_weights.score * state.view.score[j]});
            ballot.votes.push_back({"cost", ModelIndex::at(j), m_weights.cost * state.view.cost[j]});
            if (state.bonus[j] > 0)
                ballot.votes.push_back({"exploration", ModelIndex::at(j), state.bonus[j]});
        }
        ballot.pivotal = pivotalOf(ballot);
        ballot.flip = flip(decision);
        return ballot;
    }

    [[nodiscard]] const VectorStore* memory() const override
    {
        return m_neighbourResidual ? &m_neighbourResidual->store() : nullptr;
    }

    [[nodiscard]] std::unique_ptr<Policy> restarted(const PriorSet& priors) const override { return m_restart(priors); }
    [[nodiscard]] std::vector<BeliefRow> beliefs() const override
    {
        return beliefRows(m_belief, m_exploration.variance);
    }

private:
    /// What was learned from one attempt.
    struct Learned {
        ModelIndex model;
        double score = missing; ///< less the correction
        double costUsd = missing;
        std::optional<MemoryId> entry;
    };
    struct State final : CloneableState<State> {
        ByModel correction{}; ///< the part of the expected scores that is not from beliefs
        ByModel recalled{};   ///< the part of it that is from the neighbourResidual
        Belief::View view{};
        ByModel mean{};
        ByModel bonus{};
        std::uint32_t leaf = 0;
        std::vector<Learned> learned; ///< by attempt
    };

    /// Adds the corrections from ids, prompts and similar calls to the expected scores.
    void correct(TaskIndex task, State& state) const
    {
        const std::size_t models = m_belief.models();
        if (!m_idNeighbourhood.empty()) {
            const float* const offsets = m_idNeighbourhood.of(task);
            for (std::size_t j = 0; j < models; ++j)
                state.correction[j] = static_cast<double>(offsets[j]);
        } else {
            std::fill_n(state.correction.data(), models, 0.0);
        }
        if (!m_promptRidge.empty()) {
            const float* const offsets = m_promptRidge.of(task);
            for (std::size_t j = 0; j < models; ++j)
                state.correction[j] += static_cast<double>(offsets[j]);
        }
        if (m_neighbourResidual) {
            std::fill_n(state.recalled.data(), models, 0.0);
            m_neighbourResidual->recall(task, std::span(state.recalled).first(models));
            for (std::size_t j = 0; j < models; ++j)
                state.correction[j] += state.recalled[j];
        }
        for (std::size_t j = 0; j < models; ++j)
            state.view.score[j] += state.correction[j];
    }

    /// The smallest change of the prior mean of one model in the task's dimension by which another one would be picked,
    /// with all experience as it is. Expected scores are linear in it, and what exploring adds follows from them.
    [[nodiscard]] std::optional<FlipChange> flip(const Decision& decision) const
    {
        const State& state = decision.state<State>();
        const TaskGroups::Leaf& leaf = m_belief.groups().leaf(state.leaf);
        const std::size_t models = m_belief.models();
        std::optional<FlipChange> least;
        ByModel slopes{};
        ByModel mean{};
        ByModel bonus{};
        for (std::size_t j = 0; j < models; ++j) {
            const double from = m_belief.dimensionPrior(state.leaf, ModelIndex::at(j));
            if (isMissing(from))
                continue;
            m_belief.sensitivity(state.leaf, ModelIndex::at(j), std::span(slopes).first(models));
            const auto pickAt = [&](double change) {
                for (std::size_t i = 0; i < models; ++i)
                    mean[i] = state.mean[i] + m_weights.score * slopes[i] * change;
                return best(state.view, mean, bonus).pick;
            };
            for (const double sign : {-1.0, 1.0}) {
                const double most =
                    std::min(sign > 0 ? 1 - from : from, least ? std::abs(least->to - least->from) : 1.0);
                const auto change =
                    smallestChange({.finest = 1e-5, .growth = 1.2, .halvings = 40}, most,
                                   [&](double size) { return pickAt(sign * size) != decision.pick.position(); });
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

    struct Choice {
        std::size_t pick = 0;
        std::size_t greedy = 0;
    };

    /// The model with the highest sum of mean and exploration value; the latter is written to `bonus`.
    Choice best(const Belief::View& view, const ByModel& mean, ByModel& bonus) const
    {
        const std::size_t models = m_belief.models();
        double highestMean = none;
        double second = none;
        Choice choice;
        for (std::size_t j = 0; j < models; ++j) {
            if (mean[j] > highestMean) {
                second = highestMean;
                highestMean = mean[j];
                choice.greedy = j;
            } else if (mean[j] > second) {
                second = mean[j];
            }
        }
        const double block = m_exploration.block;
        const auto gapOf = [&](std::size_t j) { return mean[j] - (j == choice.greedy ? second : highestMean); };
        // Beyond four standard deviations there is nothing to gain.
        const double reach = 16 * m_exploration.variance * block;
        std::uint64_t close = 0;
        for (std::size_t j = 0; j < models; ++j) {
            const double evidence = view.evidence[j];
            const double gap = gapOf(j);
            close |= static_cast<std::uint64_t>(gap * gap * evidence * (evidence + block) < reach) << j;
            bonus[j] = 0;
        }
        for (; close != 0; close &= close - 1) {
            const auto j = static_cast<std::size_t>(std::countr_zero(close));
            const double evidence = view.evidence[j];
            const double spread = std::sqrt(m_exploration.variance * block / (evidence * (evidence + block)));
            bonus[j] = m_weights.score * m_exploration.horizon * spread * m_gain->at(std::abs(gapOf(j)) / spread);
        }
        double highest = none;
        choice.pick = choice.greedy;
        for (std::size_t j = 0; j < models; ++j) {
            if (mean[j] + bonus[j] > highest) {
                highest = mean[j] + bonus[j];
                choice.pick = j;
            }
        }
        return choice;
    }

    std::function<std::unique_ptr<Policy>(const PriorSet&)> m_restart;
    RewardWeights m_weights;
    Exploration m_exploration;
    const ExpectedGainTable* m_gain = &gainTable();
    Belief m_belief;
    TaskCorrections m_idNeighbourhood;
    TaskCorrections m_promptRidge;
    std::optional<NeighbourResidual> m_neighbourResidual;
    std::shared_ptr<const TaskAdmission> m_admission;
};

} // namespace

std::unique_ptr<Policy> makeAcRouterSingle(AcRouterParts parts)
{
    return std::make_unique<SinglePolicy>(std::move(parts));
}

} // namespace acr
