// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/numberrows.h"
#include "core/benchmark/limits.h"
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

const ExpectedGainTable& gainTable()
{
    static const ExpectedGainTable table;
    return table;
}

constexpr double none = -std::numeric_limits<double>::infinity();

/// Steady estimates are sums, so feedback in any order gives the same ones up to rounding, and corrected or withdrawn
/// feedback is as if it had been so from the start. Fast estimates and case probabilities follow the order of feedback
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
        , m_prompts(std::move(parts.prompts))
        , m_admission(std::move(parts.admission))
    {
        weighNewSources();
    }

    [[nodiscard]] Result<void> admit(std::span<const TaskIndex> tasks) override
    {
        const std::vector<TaskIndex> more = TaskAdmission::unknownTo(m_belief.groups(), tasks);
        if (more.empty())
            return {};
        const auto vectors = m_admission->vectors();
        if (!vectors)
            return Unexpected(vectors.error());
        m_belief.admit(m_admission->grouped(m_belief.groups(), more));
        m_admission->addCorrections(m_belief.models(), more, vectors->get(), m_idNeighbourhood, m_prompts.corrections);
        if (m_prompts.neighbourResidual)
            m_prompts.neighbourResidual->setVectors(*vectors);
        weighNewSources();
        return {};
    }

    void decide(const TaskContext& request, Decision& decision) const override
    {
        if (m_belief.models() == PublishedPool::value)
            decideAmong(PublishedPool(), request, decision);
        else
            decideAmong(m_belief.models(), request, decision);
    }

    void observe(Decision& decision, std::span<const Attempt> attempts) override
    {
        State& state = decision.state<State>();
        const double* const correction = state.correction();
        const auto surpriseOf = [&](const Attempt& attempt) {
            const std::size_t j = attempt.model.position();
            return attempt.score - state.view.score()[j] + state.recalled()[j];
        };
        for (std::size_t i = 0; i < attempts.size() || i < state.learned.size(); ++i) {
            if (i == state.learned.size()) {
                const Attempt& attempt = attempts[i];
                const std::size_t j = attempt.model.position();
                Learned& now = state.learned.emplace_back();
                now.model = attempt.model;
                if (m_prompts.neighbourResidual && !isMissing(attempt.score))
                    now.entry = m_prompts.neighbourResidual->remember(decision.context.task, decision.context.step,
                                                                      attempt, surpriseOf(attempt));
                judgePromptModel(state, attempt);
                now.score = attempt.score - correction[j];
                now.costUsd = attempt.costUsd;
                m_belief.learn(state.leaf, now.model, now.score, now.costUsd);
                continue;
            }
            Learned& before = state.learned[i];
            const bool given = i < attempts.size();
            const ModelIndex model = given ? attempts[i].model : before.model;
            const double score = given ? attempts[i].score - correction[model.position()] : missing;
            const double cost = given ? attempts[i].costUsd : missing;
            if (model == before.model) {
                m_belief.correct(state.leaf, model, before.score, score, before.costUsd, cost);
            } else {
                m_belief.correct(state.leaf, before.model, before.score, missing, before.costUsd, missing);
                m_belief.learn(state.leaf, model, score, cost);
            }
            if (m_prompts.neighbourResidual && before.entry) {
                Attempt amended = given ? attempts[i] : Attempt{.model = model};
                m_prompts.neighbourResidual->amend(*before.entry, amended, surpriseOf(amended));
            } else if (m_prompts.neighbourResidual && !isMissing(score)) {
                before.entry = m_prompts.neighbourResidual->remember(decision.context.task, decision.context.step,
                                                                     attempts[i], surpriseOf(attempts[i]));
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
            values[j] = std::isfinite(state.mean()[j]) ? state.mean()[j] + state.bonus()[j] : missing;
    }

    [[nodiscard]] Ballot explain(const Decision& decision) const override
    {
        const State& state = decision.state<State>();
        Ballot ballot = ballotOf(*this, decision);
        for (std::size_t j = 0; j < m_belief.models(); ++j) {
            if (isMissing(ballot.values[j]))
                continue;
            ballot.votes.push_back({"score", ModelIndex::at(j), m_weights.score * state.view.score()[j]});
            ballot.votes.push_back({"cost", ModelIndex::at(j), m_weights.cost * state.view.cost()[j]});
            if (const double bonus = state.bonus()[j]; bonus > 0)
                ballot.votes.push_back({"exploration", ModelIndex::at(j), bonus});
        }
        ballot.pivotal = pivotalOf(ballot);
        ballot.flip = flip(decision);
        return ballot;
    }

    [[nodiscard]] const VectorStore* memory() const override
    {
        return m_prompts.neighbourResidual ? &m_prompts.neighbourResidual->store() : nullptr;
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
        Belief::View view; ///< the scores with the corrections
        NumberRows<6> rows;
        std::uint32_t leaf = 0;
        std::vector<Learned> learned; ///< by attempt

        // By model.
        /// The part of the expected scores that is not from beliefs.
        [[nodiscard]] double* correction() { return rows.row(0); }
        /// The part of it that is from the nearest-neighbour residual.
        [[nodiscard]] double* recalled() { return rows.row(1); }
        /// Expected reward; −∞ for a model that can't be called.
        [[nodiscard]] double* mean() { return rows.row(2); }
        [[nodiscard]] const double* mean() const { return rows.row(2); }
        /// The value of exploring.
        [[nodiscard]] double* bonus() { return rows.row(3); }
        [[nodiscard]] const double* bonus() const { return rows.row(3); }
        /// What the probed prompts and the similar calls say, before they are weighed.
        [[nodiscard]] double* read() { return rows.row(4); }
        [[nodiscard]] double* similar() { return rows.row(5); }
        double ease = 0; ///< how much easier the task is for all models, as the probed prompts say
    };

    /// Prior weights of prompts in the sources that have none yet.
    void weighNewSources()
    {
        for (std::size_t leaf = m_prompts.promptWeights.size();
             !m_prompts.corrections.empty() && leaf < m_belief.groups().leaves(); ++leaf) {
            const TaskGroups::Leaf& group = m_belief.groups().leaf(static_cast<std::uint32_t>(leaf));
            m_prompts.promptWeights.add(m_prompts.odds +
                                        m_prompts.promptModel->evidence(group.dimensionName, group.sourceName));
        }
        while (m_prompts.neighbourResidual && m_prompts.recallWeights.size() < m_belief.groups().leaves())
            m_prompts.recallWeights.add(m_prompts.odds);
    }

    /// Learns from the score of a call how far prompts are to be followed in its source.
    void judgePromptModel(State& state, const Attempt& attempt)
    {
        if (isMissing(attempt.score))
            return;
        const std::size_t j = attempt.model.position();
        const double surprise = attempt.score - state.view.score()[j];
        if (!m_prompts.corrections.empty()) {
            const double weight = m_prompts.promptWeights.weight(state.leaf);
            m_prompts.promptWeights.learn(
                state.leaf, surprise + state.recalled()[j] + weight * (state.ease + state.read()[j]) - state.ease,
                state.read()[j]);
        }
        if (m_prompts.neighbourResidual)
            m_prompts.recallWeights.learn(state.leaf, surprise + state.recalled()[j], state.similar()[j]);
    }

    template <class Models>
    void decideAmong(Models models, const TaskContext& request, Decision& decision) const
    {
        State& state = decision.state<State>();
        state.learned.clear();
        state.leaf = m_belief.groups().leafOf(request.task);
        state.rows.resize(models);
        m_belief.look(state.leaf, state.view);
        correct(models, request.task, state);
        const double* __restrict const score = state.view.score();
        const double* __restrict const cost = state.view.cost();
        double* __restrict const mean = state.mean();
        for (std::size_t j = 0; j < models; ++j)
            mean[j] = m_weights.score * score[j] + m_weights.cost * cost[j];
        if (!request.available.isAll()) {
            for (std::size_t j = 0; j < models; ++j)
                mean[j] = request.isAvailable(ModelIndex::at(j)) ? mean[j] : none;
        }
        const Choice choice = best(models, state.view.evidence(), mean, state.bonus());
        decideFor(ModelIndex::at(choice.pick),
                  choice.pick != choice.greedy                        ? "explored"
                  : m_belief.groups().leaf(state.leaf).inDistribution ? "known_source"
                                                                      : "unfamiliar",
                  request, decision);
    }

    /// Adds the corrections from ids, prompts and similar calls to the expected scores.
    template <class Models>
    void correct(Models models, TaskIndex task, State& state) const
    {
        double* __restrict const correction = state.correction();
        double* __restrict const recalled = state.recalled();
        double* __restrict const score = state.view.score();
        for (std::size_t j = 0; j < models; ++j)
            recalled[j] = 0;
        if (!m_idNeighbourhood.empty()) {
            const float* __restrict const offsets = m_idNeighbourhood.of(task);
            for (std::size_t j = 0; j < models; ++j)
                correction[j] = static_cast<double>(offsets[j]);
        } else {
            for (std::size_t j = 0; j < models; ++j)
                correction[j] = 0;
        }
        if (!m_prompts.corrections.empty()) {
            const float* const offsets = m_prompts.corrections.of(task);
            const double weight = m_prompts.promptWeights.weight(state.leaf);
            double* __restrict const read = state.read();
            state.ease = static_cast<double>(offsets[models]);
            for (std::size_t j = 0; j < models; ++j)
                read[j] = static_cast<double>(offsets[j]);
            for (std::size_t j = 0; j < models && weight > 0; ++j)
                correction[j] += weight * (state.ease + read[j]);
        }
        if (m_prompts.neighbourResidual) {
            const double weight = m_prompts.recallWeights.weight(state.leaf);
            double* __restrict const similar = state.similar();
            for (std::size_t j = 0; j < models; ++j)
                similar[j] = 0;
            m_prompts.neighbourResidual->recall(task, {similar, models});
            for (std::size_t j = 0; j < models && weight > 0; ++j) {
                recalled[j] = weight * similar[j];
                correction[j] += recalled[j];
            }
        }
        for (std::size_t j = 0; j < models; ++j)
            score[j] += correction[j];
    }

    /// The smallest change of the prior mean of one model in the task's dimension by which another one would be picked,
    /// with all experience as it is. Expected scores are linear in it, and what exploring adds follows from them.
    [[nodiscard]] std::optional<FlipChange> flip(const Decision& decision) const
    {
        const State& state = decision.state<State>();
        const TaskGroups::Leaf& leaf = m_belief.groups().leaf(state.leaf);
        const std::size_t models = m_belief.models();
        std::optional<FlipChange> smallest;
        std::vector<double> slopes(models);
        std::vector<double> mean(models);
        std::vector<double> bonus(models);
        const double* const evidence = state.view.evidence();
        const double* const meanNow = state.mean();
        for (std::size_t j = 0; j < models; ++j) {
            const double from = m_belief.dimensionPrior(state.leaf, ModelIndex::at(j));
            if (isMissing(from))
                continue;
            m_belief.sensitivity(state.leaf, ModelIndex::at(j), slopes);
            const auto pickAt = [&](double change) {
                for (std::size_t i = 0; i < models; ++i)
                    mean[i] = meanNow[i] + m_weights.score * slopes[i] * change;
                return best(models, evidence, mean.data(), bonus.data()).pick;
            };
            for (const double sign : {-1.0, 1.0}) {
                const double maximum =
                    std::min(sign > 0 ? 1 - from : from, smallest ? std::abs(smallest->to - smallest->from) : 1.0);
                const auto change =
                    smallestChange({.finest = 1e-5, .growth = 1.2, .halvings = 40}, maximum,
                                   [&](double size) { return pickAt(sign * size) != decision.pick.position(); });
                if (change)
                    smallest = FlipChange{.kind = FlipChange::Kind::PriorMean,
                                          .subject = leaf.dimensionName,
                                          .model = ModelIndex::at(j),
                                          .from = from,
                                          .to = from + sign * *change,
                                          .pickAfter = ModelIndex::at(pickAt(sign * *change))};
            }
        }
        return smallest;
    }

    struct Choice {
        std::size_t pick = 0;
        std::size_t greedy = 0;
    };

    /// The first model of those that `is` holds for, by bits of up to 64 models at a time; 0: it holds for none.
    template <class Models, class Is>
    static std::size_t firstWhere(Models models, const Is& is)
    {
        for (std::size_t begin = 0; begin < models; begin += wordBits) {
            if (const std::uint64_t bits = bitsWhere(begin, std::min<std::size_t>(begin + wordBits, models), is))
                return begin + static_cast<std::size_t>(std::countr_zero(bits));
        }
        return 0;
    }
    template <class Is>
    static std::uint64_t bitsWhere(std::size_t begin, std::size_t end, const Is& is)
    {
        std::uint64_t bits = 0;
        for (std::size_t j = begin; j < end; ++j)
            bits |= static_cast<std::uint64_t>(is(j)) << (j - begin);
        return bits;
    }

    /// The model with the highest sum of mean and exploration value; the latter is written to `bonus`. Shapes: models.
    template <class Models>
    Choice best(Models models, const double* __restrict evidence, const double* __restrict mean,
                double* __restrict bonus) const
    {
        // Without branches, which nobody could predict.
        double highestMean = none;
        double second = none;
        for (std::size_t j = 0; j < models; ++j) {
            second = std::max(second, std::min(mean[j], highestMean));
            highestMean = std::max(highestMean, mean[j]);
        }
        Choice choice;
        choice.greedy = firstWhere(models, [&](std::size_t j) { return mean[j] == highestMean; });
        const double block = m_exploration.block;
        const auto gapOf = [&](std::size_t j) { return mean[j] - (j == choice.greedy ? second : highestMean); };
        // Beyond four standard deviations there is nothing to gain.
        const double reach = 16 * m_exploration.variance * block;
        for (std::size_t j = 0; j < models; ++j)
            bonus[j] = 0;
        for (std::size_t begin = 0; begin < models; begin += wordBits) {
            std::uint64_t close = bitsWhere(begin, std::min<std::size_t>(begin + wordBits, models), [&](std::size_t j) {
                const double gap = gapOf(j);
                return gap * gap * evidence[j] * (evidence[j] + block) < reach;
            });
            for (; close != 0; close &= close - 1) {
                const std::size_t j = begin + static_cast<std::size_t>(std::countr_zero(close));
                const double spread = std::sqrt(m_exploration.variance * block / (evidence[j] * (evidence[j] + block)));
                bonus[j] = m_weights.score * m_exploration.horizon * spread * m_gain->at(std::abs(gapOf(j)) / spread);
            }
        }
        double highest = none;
        for (std::size_t j = 0; j < models; ++j)
            highest = std::max(highest, mean[j] + bonus[j]);
        choice.pick = firstWhere(models, [&](std::size_t j) { return mean[j] + bonus[j] == highest; });
        return choice;
    }

    static constexpr std::size_t wordBits = 64;

    std::function<std::unique_ptr<Policy>(const PriorSet&)> m_restart;
    RewardWeights m_weights;
    Exploration m_exploration;
    const ExpectedGainTable* m_gain = &gainTable();
    Belief m_belief;
    TaskCorrections m_idNeighbourhood;
    PromptParts m_prompts;
    std::shared_ptr<const TaskAdmission> m_admission;
};

} // namespace

std::unique_ptr<Policy> makeAcRouterSingle(AcRouterParts parts)
{
    return std::make_unique<SinglePolicy>(std::move(parts));
}

} // namespace acr
