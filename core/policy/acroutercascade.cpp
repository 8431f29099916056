// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/policy/acrouterparts.h"
#include "core/policy/beliefrows.h"
#include "core/policy/common.h"
#include "core/policy/entries.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

namespace acr {

namespace {

using Classes = Solvability::Classes;

/// Up to this many models every order of calls is evaluated; beyond, only the next call.
constexpr std::size_t mostPlanned = 10;

/// The order of calls is Pandora's problem (Weitzman 1979), with results that depend on each other through the task's
/// difficulty. With F the models that failed and U_F(k) the weight of difficulty class k after these failures, the
/// value of further calls is exactly
///     G(F) = max(0, max_j Σ_k U_F(k)·(g·P_j(k) − c_j) + G(F ∪ j)),   U_{F∪j}(k) = U_F(k)·(1 − P_j(k)),
/// where g is what a resolved task adds to the current best answer and c_j the cost, both as reward. Larger pools use
/// the reservation value g − c_j/p_j, with p_j the probability given the failures.
class PandoraCascadePolicy final : public CloneablePolicy<PandoraCascadePolicy> {
public:
    PandoraCascadePolicy(AcRouterParts parts, Solvability solvability)
        : m_restart(std::move(parts.restart))
        , m_weights(parts.weights)
        , m_exploration(parts.exploration)
        , m_belief(std::move(parts.belief))
        , m_solvability(std::move(solvability))
        , m_probability(m_belief.models())
        , m_variance(m_belief.models())
    {}

    ModelIndex choose(const TaskContext& context) override
    {
        m_leaf = m_belief.groups().leafOf(context.task);
        m_kind = m_belief.groups().kindOf(context.task);
        m_belief.look(m_leaf, m_view);
        m_solvability.look(m_leaf, m_kind, m_probability, m_variance);
        m_untried.clear();
        for (std::size_t j = 0; j < m_belief.models(); ++j) {
            if (context.isAvailable(ModelIndex::at(j)))
                m_untried.push_back(j);
        }
        m_weight.fill(1.0 / difficultyClasses);
        m_worth.clear();
        m_first = *next(m_weights.score, true);
        return ModelIndex::at(m_first);
    }

    std::optional<ModelIndex> escalate(const TaskContext&, std::span<const Attempt> attempts) override
    {
        const std::size_t last = attempts.back().model.position();
        const bool silent = isMissing(attempts.back().score) && !attempts.back().passed;
        m_worth.push_back(silent ? chanceOf(last) : scoreOf(attempts.back()));
        const double hand = std::ranges::max(m_worth);
        if (attempts.back().passed || hand >= 1)
            return std::nullopt;
        if (silent) {
            std::erase(m_untried, last);
            return unverified(hand);
        }
        const double score = scoreOf(attempts.back());
        for (std::size_t k = 0; k < difficultyClasses; ++k)
            m_weight[k] *= score * m_probability[last][k] + (1 - score) * (1 - m_probability[last][k]);
        std::erase(m_untried, last);
        const auto model = m_untried.empty() ? std::nullopt : next(m_weights.score * (1 - hand), false);
        return model ? std::optional(ModelIndex::at(*model)) : std::nullopt;
    }

    [[nodiscard]] std::size_t settle(std::span<const Attempt>) const override
    {
        // The best known answer; among equals the earliest.
        return static_cast<std::size_t>(std::ranges::max_element(m_worth) - m_worth.begin());
    }

    void learn(const TaskContext&, std::span<const Attempt> attempts) override
    {
        m_evidence.clear();
        for (const Attempt& attempt : attempts) {
            m_belief.learn(m_leaf, attempt.model, missing, attempt.costUsd);
            if (!isMissing(attempt.score))
                m_evidence.push_back({attempt.model, std::clamp(attempt.score, 0.0, 1.0)});
            ++(isMissing(attempt.score) ? m_silent : m_heard);
        }
        m_solvability.learn(m_leaf, m_kind, m_evidence);
    }

    [[nodiscard]] Ballot ballot() const override
    {
        std::vector<double> values(m_belief.models(), missing);
        for (const Candidate& candidate : m_firstCandidates)
            values[candidate.model] = candidate.value;
        Ballot ballot = ballotOver(ModelIndex::at(m_first), std::move(values),
                                   m_belief.groups().leaf(m_leaf).familiar ? "known_source" : "unfamiliar");
        for (const Candidate& candidate : m_firstCandidates) {
            const ModelIndex model = ModelIndex::at(candidate.model);
            ballot.votes.push_back({"score", model, m_weights.score * candidate.probability});
            ballot.votes.push_back({"cost", model, m_weights.cost * m_view.cost[candidate.model]});
            ballot.votes.push_back({"escalation", model,
                                    candidate.value - m_weights.score * candidate.probability -
                                        m_weights.cost * m_view.cost[candidate.model]});
        }
        ballot.pivotal = pivotalOf(ballot);
        ballot.flip = flip();
        return ballot;
    }

    [[nodiscard]] std::vector<BeliefRow> beliefs() const override { return beliefRows(m_belief, m_solvability); }
    [[nodiscard]] std::unique_ptr<Policy> restarted(const PriorSet& priors) const override { return m_restart(priors); }

private:
    struct Candidate {
        std::size_t model = 0;
        double probability = 0; ///< of resolving the task, given the failures so far
        double value = 0;       ///< reward of calling it and continuing optimally
    };

    /// Probability that the model resolves the task, given the failures so far.
    [[nodiscard]] double chanceOf(std::size_t model, double norm) const
    {
        double solved = 0;
        for (std::size_t k = 0; k < difficultyClasses; ++k)
            solved += m_weight[k] * m_probability[model][k];
        return solved / norm;
    }
    [[nodiscard]] double chanceOf(std::size_t model) const
    {
        return chanceOf(model, std::accumulate(m_weight.begin(), m_weight.end(), 0.0));
    }

    /// The untried model whose answer is worth its cost when no verdict will show which answer is better.
    [[nodiscard]] std::optional<ModelIndex> unverified(double hand) const
    {
        std::optional<ModelIndex> best;
        double most = 0;
        for (const std::size_t j : m_untried) {
            const double worth = m_weights.score * (chanceOf(j) - hand) + m_weights.cost * m_view.cost[j];
            if (worth > most) {
                most = worth;
                best = ModelIndex::at(j);
            }
        }
        return best;
    }

    /// Values of first calls, given the share of calls without a verdict. Without a verdict there is at most one more
    /// call.
    void expectSilence()
    {
        constexpr double doubt = 10;
        const double silence = m_silent / (m_silent + m_heard + doubt);
        for (Candidate& candidate : m_firstCandidates) {
            double alone = m_weights.score * candidate.probability;
            for (const Candidate& other : m_firstCandidates) {
                if (other.model != candidate.model)
                    alone = std::max(alone,
                                     m_weights.score * other.probability + m_weights.cost * m_view.cost[other.model]);
            }
            candidate.value += silence * (alone + m_weights.cost * m_view.cost[candidate.model] - candidate.value);
        }
    }

    /// The smallest change of the cost weight by which another model would be called first. A plan has no closed form,
    /// so it is found by search. Changes of less than a thousandth count as one thousandth.
    [[nodiscard]] std::optional<FlipChange> flip() const
    {
        if (m_weights.cost == 0 || m_firstCandidates.size() < 2)
            return std::nullopt;
        PandoraCascadePolicy other(*this);
        other.m_untried.clear();
        for (const Candidate& candidate : m_firstCandidates)
            other.m_untried.push_back(candidate.model);
        other.m_weight.fill(1.0 / difficultyClasses);
        const auto pickAt = [&](double change) {
            other.m_weights.cost = m_weights.cost * (1 + change);
            return *other.next(m_weights.score, true);
        };
        std::optional<FlipChange> least;
        for (const double sign : {-1.0, 1.0}) {
            const double most = least ? std::abs(least->to / least->from - 1) : sign < 0 ? 1 : 15;
            const auto change = smallestChange({}, most, [&](double size) { return pickAt(sign * size) != m_first; });
            if (change)
                least = FlipChange{.kind = FlipChange::Kind::VoterWeight,
                                   .subject = "cost",
                                   .model = {},
                                   .from = m_weights.cost,
                                   .to = m_weights.cost * (1 + sign * *change),
                                   .pickAfter = ModelIndex::at(pickAt(sign * *change))};
        }
        return least;
    }

    static double scoreOf(const Attempt& attempt)
    {
        return isMissing(attempt.score) ? 0.0 : std::clamp(attempt.score, 0.0, 1.0);
    }

    /// The untried model of the highest value, given the weights of the classes; nothing when none is worth its cost
    /// and no call is required.
    std::optional<std::size_t> next(double gain, bool must)
    {
        const std::size_t count = m_untried.size();
        const double norm = std::accumulate(m_weight.begin(), m_weight.end(), 0.0);
        std::vector<Candidate>& candidates = must ? m_firstCandidates : m_candidates;
        candidates.assign(count, {});
        const bool planned = count <= mostPlanned;
        if (planned)
            plan(gain);
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t j = m_untried[i];
            const double probability = chanceOf(j, norm);
            const double cost = -m_weights.cost * m_view.cost[j];
            const double after = planned ? m_going[std::size_t{1} << i] / norm : 0;
            candidates[i] = {j, probability, gain * probability - cost + after};
        }
        if (must && m_silent > 0)
            expectSilence();
        const auto better = [&](const Candidate& a, const Candidate& b) {
            if (planned || (must && m_silent > 0))
                return a.value > b.value;
            const auto reservation = [&](const Candidate& c) {
                return gain + m_weights.cost * m_view.cost[c.model] / std::max(c.probability, 1e-6);
            };
            return reservation(a) > reservation(b);
        };
        const Candidate& best = *std::ranges::min_element(candidates, better);
        if (must || best.value > 0)
            return best.model;
        // No call is worth its expected cost, but one may be worth it for the information.
        std::optional<std::size_t> lesson;
        double most = 0;
        for (const Candidate& candidate : candidates) {
            const double worth = candidate.value + gain * m_exploration.horizon * lessonOf(candidate, gain, norm);
            if (worth > most) {
                most = worth;
                lesson = candidate.model;
            }
        }
        return lesson;
    }

    /// Expected gain in the value of calling the model from a block of attempts, which may change its probability.
    [[nodiscard]] double lessonOf(const Candidate& candidate, double gain, double norm) const
    {
        const Classes& probability = m_probability[candidate.model];
        double slope = 0;
        for (std::size_t k = 0; k < difficultyClasses; ++k)
            slope += m_weight[k] / norm * probability[k] * (1 - probability[k]);
        const double variance = m_variance[candidate.model];
        const double learned = variance * m_exploration.block * slope;
        const double spread = slope * std::sqrt(variance * learned / (1 + learned));
        const double gap = candidate.value / gain;
        return spread > 0 && -gap < 5 * spread ? spread * expectedGain(gap / spread) : 0;
    }

    /// G for every set of untried models that fails from here on, by bit mask over m_untried; scaled by the weights'
    /// sum.
    void plan(double gain)
    {
        const std::size_t count = m_untried.size();
        const std::size_t sets = std::size_t{1} << count;
        m_going.assign(sets, 0.0);
        m_classes.resize(sets);
        m_classes[0] = m_weight;
        for (std::size_t set = 1; set < sets; ++set) {
            const auto lowest = static_cast<std::size_t>(std::countr_zero(set));
            const Classes& before = m_classes[set & (set - 1)];
            const Classes& probability = m_probability[m_untried[lowest]];
            for (std::size_t k = 0; k < difficultyClasses; ++k)
                m_classes[set][k] = before[k] * (1 - probability[k]);
        }
        for (std::size_t set = sets; set-- > 1;) {
            const Classes& weight = m_classes[set];
            double best = 0;
            for (std::size_t i = 0; i < count; ++i) {
                if ((set >> i & 1U) != 0)
                    continue;
                const std::size_t j = m_untried[i];
                const double cost = -m_weights.cost * m_view.cost[j];
                double value = m_going[set | std::size_t{1} << i];
                for (std::size_t k = 0; k < difficultyClasses; ++k)
                    value += weight[k] * (gain * m_probability[j][k] - cost);
                best = std::max(best, value);
            }
            m_going[set] = best;
        }
    }

    std::function<std::unique_ptr<Policy>(const PriorSet&)> m_restart;
    RewardWeights m_weights;
    Exploration m_exploration;
    Belief m_belief;
    Solvability m_solvability;
    Belief::View m_view{};
    std::vector<Classes> m_probability; ///< by model
    std::vector<double> m_variance;     ///< of each model's ability, in squared logits
    Classes m_weight{};                 ///< of the classes after the failures so far, not normalised
    std::vector<std::size_t> m_untried;
    std::vector<double>
        m_worth;         ///< of the attempts at the task: the verdict, or without one the expected score of the model
    double m_silent = 0; ///< attempts without a verdict, so far
    double m_heard = 0;
    std::vector<double> m_going;
    std::vector<Classes> m_classes;
    std::vector<Candidate> m_candidates;
    std::vector<Candidate> m_firstCandidates;
    std::vector<SolvabilityEvidence> m_evidence;
    std::uint32_t m_leaf = 0;
    std::uint32_t m_kind = 0;
    std::size_t m_first = 0;
};

} // namespace

std::unique_ptr<Policy> makeAcRouterCascade(AcRouterParts parts, Solvability solvability)
{
    return std::make_unique<PandoraCascadePolicy>(std::move(parts), std::move(solvability));
}

} // namespace acr
