// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/scratch.h"
#include "core/benchmark/limits.h"
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

/// Of so many models every order of calls is evaluated; of more, that of so many.
constexpr std::size_t maxPlanned = 10;
constexpr std::size_t plannedOfMany = 6;

/// The order of calls is Pandora's problem (Weitzman 1979), with results that depend on each other through the task's
/// difficulty. With F the models that failed and U_F(k) the weight of difficulty class k after these failures, the
/// value of further calls is exactly
///     G(F) = max(0, max_j Σ_k U_F(k)·(g·P_j(k) − c_j) + G(F ∪ j)),   U_{F∪j}(k) = U_F(k)·(1 − P_j(k)),
/// where g is what a resolved task adds to the current best answer and c_j the cost, both as reward. As a failure takes
/// Σ_k U_F(k)·P_j(k) = |U_F| − |U_{F∪j}| from |U_F| = Σ_k U_F(k), the sum over classes is needed once per set only:
///     H(F) = G(F) − g·|U_F| = max(−g·|U_F|, max_j H(F ∪ j) − c_j·|U_F|).
/// After failures without partial success the plan that the first call was chosen by holds the values of the next one.
///
/// In larger pools the plan has the models that matter most, and is exact for them: the one that is worth most alone,
/// and a chain in which each next one has the highest reservation value g − c_j/p_j, with p_j the probability given
/// that the chain failed so far (for results that do not depend on each other this is the optimal order). Any other
/// model is worth what it is worth alone, which is never more than the plan.
///
/// The item-response filter depends on the order of feedback and can't take an attempt back: later feedback for a
/// decision adds attempts whose score was unknown before, and corrects costs; it does not change a score that was
/// learned.
class PandoraCascadePolicy final : public CloneablePolicy<PandoraCascadePolicy> {
public:
    PandoraCascadePolicy(AcRouterParts parts, Solvability solvability)
        : m_restart(std::move(parts.restart))
        , m_weights(parts.weights)
        , m_exploration(parts.exploration)
        , m_belief(std::move(parts.belief))
        , m_solvability(std::move(solvability))
        , m_admission(std::move(parts.admission))
    {}

    [[nodiscard]] Result<void> admit(std::span<const TaskIndex> tasks) override
    {
        const std::vector<TaskIndex> more = TaskAdmission::unknownTo(m_belief.groups(), tasks);
        if (more.empty())
            return {};
        const auto groups = m_admission->grouped(m_belief.groups(), more);
        m_belief.admit(groups);
        m_solvability.admit(groups);
        return {};
    }

    void decide(const TaskContext& request, Decision& decision) const override
    {
        const std::size_t models = m_belief.models();
        State& state = decision.state<State>();
        state.learned.clear();
        state.leaf = m_belief.groups().leafOf(request.task);
        state.kind = m_belief.groups().kindOf(request.task);
        m_belief.lookAtCosts(state.leaf, state.view);
        state.probability.resize(models);
        state.variance.resize(models);
        m_solvability.look(state.leaf, state.kind, state.probability, state.variance);
        Progress& progress = *m_progress;
        progress.untried.clear();
        for (std::size_t j = 0; j < models; ++j) {
            if (request.isAvailable(ModelIndex::at(j)))
                progress.untried.push_back(j);
        }
        progress.weight.fill(1.0 / difficultyClasses);
        const std::size_t first = *nextCall(state, progress, m_weights, m_weights.score, true, state.candidates);
        decideFor(ModelIndex::at(first),
                  m_belief.groups().leaf(state.leaf).inDistribution ? "known_source" : "unfamiliar", request, decision);
    }

    [[nodiscard]] std::optional<ModelIndex> next(const Decision& decision,
                                                 std::span<const Attempt> attempts) const override
    {
        const State& state = decision.state<State>();
        const Attempt& last = attempts.back();
        if (last.passed)
            return std::nullopt;
        if (const std::optional<std::size_t> failed = failedAltogether(state, attempts))
            return afterFailures(state, attempts, *failed);
        Progress& progress = *m_progress;
        follow(state, attempts, progress);
        const double hand = std::ranges::max(progress.worth);
        if (hand >= 1)
            return std::nullopt;
        if (isSilent(last))
            return unverified(state, progress, hand);
        const auto model = progress.untried.empty() ? std::nullopt
                                                    : nextCall(state, progress, m_weights, m_weights.score * (1 - hand),
                                                               false, m_plan->candidates);
        return model ? std::optional(ModelIndex::at(*model)) : std::nullopt;
    }

    [[nodiscard]] std::size_t settle(const Decision& decision, std::span<const Attempt> attempts) const override
    {
        // The best known answer; among equals the earliest.
        if (std::ranges::none_of(attempts, isSilent))
            return static_cast<std::size_t>(std::ranges::max_element(attempts, {}, scoreOf) - attempts.begin());
        follow(decision.state<State>(), attempts, *m_progress);
        return static_cast<std::size_t>(std::ranges::max_element(m_progress->worth) - m_progress->worth.begin());
    }

    void observe(Decision& decision, std::span<const Attempt> attempts) override
    {
        State& state = decision.state<State>();
        m_evidence->clear();
        const bool again = !state.learned.empty();
        for (std::size_t i = 0; i < attempts.size(); ++i) {
            const Attempt& attempt = attempts[i];
            const bool silent = isMissing(attempt.score);
            if (i == state.learned.size()) {
                m_belief.learn(state.leaf, attempt.model, missing, attempt.costUsd);
                if (!silent)
                    m_evidence->push_back({attempt.model, std::clamp(attempt.score, 0.0, 1.0)});
                ++(silent ? m_silent : m_heard);
                state.learned.push_back({attempt.model, attempt.costUsd, silent});
                continue;
            }
            Learned& before = state.learned[i];
            if (before.model == attempt.model)
                m_belief.correct(state.leaf, attempt.model, missing, missing, before.costUsd, attempt.costUsd);
            before.costUsd = attempt.costUsd;
            if (before.silent && !silent) {
                before.silent = false;
                --m_silent;
                ++m_heard;
                m_evidence->push_back({attempt.model, std::clamp(attempt.score, 0.0, 1.0)});
            }
        }
        if (again && m_evidence->empty())
            return;
        m_solvability.learn(state.leaf, state.kind, *m_evidence);
    }

    void valuesOf(const Decision& decision, std::vector<double>& values) const override
    {
        values.assign(m_belief.models(), missing);
        for (const Candidate& candidate : decision.state<State>().candidates)
            values[candidate.model] = candidate.value;
    }

    [[nodiscard]] Ballot explain(const Decision& decision) const override
    {
        const State& state = decision.state<State>();
        Ballot ballot = ballotOf(*this, decision);
        for (const Candidate& candidate : state.candidates) {
            const ModelIndex model = ModelIndex::at(candidate.model);
            ballot.votes.push_back({"score", model, m_weights.score * candidate.probability});
            ballot.votes.push_back({"cost", model, m_weights.cost * state.cost(candidate.model)});
            ballot.votes.push_back({"escalation", model,
                                    candidate.value - m_weights.score * candidate.probability -
                                        m_weights.cost * state.cost(candidate.model)});
        }
        ballot.pivotal = pivotalOf(ballot);
        ballot.flip = flip(decision);
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
    struct Learned {
        ModelIndex model;
        double costUsd = missing;
        bool silent = true; ///< no score was learned
    };
    struct State final : CloneableState<State> {
        Belief::View view;
        std::vector<Classes> probability;  ///< by model
        std::vector<double> variance;      ///< of each model's ability, in squared logits
        std::vector<Candidate> candidates; ///< of the first call
        std::vector<Learned> learned;      ///< by attempt
        std::uint32_t leaf = 0;
        std::uint32_t kind = 0;

        [[nodiscard]] double cost(std::size_t model) const { return view.cost()[model]; }
    };
    /// Where a turn is after some attempts.
    struct Progress {
        Classes weight{}; ///< of the classes after the failures so far, not normalised
        std::vector<std::size_t> untried;
        std::vector<bool> tried; ///< by model
        /// Of the attempts at the task: the verdict, or without one the expected score of the model.
        std::vector<double> worth;
    };
    /// What a plan follows from.
    struct PlanInputs {
        std::vector<std::size_t> untried;
        Classes weight{};
        std::vector<Classes> probability; ///< by model
        std::vector<double> cost;         ///< by untried, as negative reward
        double gain = 0;

        bool operator==(const PlanInputs&) const = default;
    };
    struct Plan {
        std::vector<std::size_t> members; ///< the planned models, as positions in the untried
        std::vector<double> cost;         ///< by member, as negative reward
        std::vector<double> left;         ///< |U|, by set of the members that failed
        std::vector<double> going;        ///< H, by that set
        std::vector<double> fewClasses;   ///< U of some classes, by the sets without the last member
        std::vector<Candidate> candidates;
        std::vector<bool> isMember;  ///< by position in the untried
        std::vector<double> byClass; ///< classes × untried: the probabilities of resolving the task
        std::vector<double> solved;  ///< by position in the untried
        /// Of the plan for the first call, where it has all models; otherwise nothing is untried.
        PlanInputs made;
        PlanInputs wanted;
    };

    static bool isSilent(const Attempt& attempt) { return isMissing(attempt.score) && !attempt.passed; }

    /// Brings the progress of the decision's turn to where these attempts lead.
    void follow(const State& state, std::span<const Attempt> attempts, Progress& progress) const
    {
        progress.weight.fill(1.0 / difficultyClasses);
        progress.worth.clear();
        progress.tried.assign(m_belief.models(), false);
        for (const Attempt& attempt : attempts) {
            const std::size_t model = attempt.model.position();
            const double score = scoreOf(attempt);
            if (isSilent(attempt)) {
                progress.worth.push_back(chanceOf(state, progress.weight, model));
            } else {
                progress.worth.push_back(score);
                for (std::size_t k = 0; k < difficultyClasses; ++k)
                    progress.weight[k] *=
                        score * state.probability[model][k] + (1 - score) * (1 - state.probability[model][k]);
            }
            progress.tried[model] = true;
            // Many failures make the weights small. A power of two changes no bit of their ratios.
            if (std::ranges::max(progress.weight) < 0x1p-500) {
                for (double& weight : progress.weight)
                    weight *= 0x1p500;
            }
        }
        progress.untried.clear();
        for (const Candidate& candidate : state.candidates) {
            if (!progress.tried[candidate.model])
                progress.untried.push_back(candidate.model);
        }
    }

    /// The candidates that failed, as bits, where the plan for the first call holds the values of what comes next:
    /// every attempt failed without partial success, and the plan has all models.
    [[nodiscard]] static std::optional<std::size_t> failedAltogether(const State& state,
                                                                     std::span<const Attempt> attempts)
    {
        const std::size_t count = state.candidates.size();
        if (count > maxPlanned || count == 0)
            return std::nullopt;
        std::size_t failed = 0;
        for (const Attempt& attempt : attempts) {
            const auto at = std::ranges::find(state.candidates, attempt.model.position(), &Candidate::model);
            if (attempt.passed || isSilent(attempt) || scoreOf(attempt) > 0 || at == state.candidates.end())
                return std::nullopt;
            const std::size_t bit = std::size_t{1} << (at - state.candidates.begin());
            if ((failed & bit) != 0)
                return std::nullopt;
            failed |= bit;
        }
        return failed;
    }

    [[nodiscard]] std::optional<ModelIndex> afterFailures(const State& state, std::span<const Attempt> attempts,
                                                          std::size_t failed) const
    {
        Progress& progress = *m_progress;
        const std::size_t count = state.candidates.size();
        if (failed == (std::size_t{1} << count) - 1)
            return std::nullopt;
        progress.untried.clear();
        for (const Candidate& candidate : state.candidates)
            progress.untried.push_back(candidate.model);
        progress.weight.fill(1.0 / difficultyClasses);
        planFirst(state, progress, m_weights, m_weights.score);
        const Plan& made = *m_plan;
        std::vector<Candidate>& candidates = m_plan->candidates;
        candidates.clear();
        const Candidate* best = nullptr;
        candidates.reserve(count);
        for (std::size_t i = 0; i < count; ++i) {
            if ((failed >> i & 1U) != 0)
                continue;
            const double chance = 1 - made.left[failed | std::size_t{1} << i] / made.left[failed];
            candidates.push_back(
                {progress.untried[i], chance, valueAfter(made, failed, i, made.cost[i], m_weights.score)});
            if (best == nullptr || candidates.back().value > best->value)
                best = &candidates.back();
        }
        if (best->value > 0)
            return ModelIndex::at(best->model);
        follow(state, attempts, progress);
        const auto model = lesson(state, progress, m_weights.score, candidates);
        return model ? std::optional(ModelIndex::at(*model)) : std::nullopt;
    }

    /// The value of calling member i after the set of members failed.
    [[nodiscard]] static double valueAfter(const Plan& made, std::size_t failed, std::size_t i, double cost,
                                           double gain)
    {
        return gain - cost + made.going[failed | std::size_t{1} << i] / made.left[failed];
    }

    /// Probability that the model resolves the task, given the failures so far.
    static double chanceOf(const State& state, const Classes& weight, std::size_t model, double norm)
    {
        double solved = 0;
        for (std::size_t k = 0; k < difficultyClasses; ++k)
            solved += weight[k] * state.probability[model][k];
        return solved / norm;
    }
    static double chanceOf(const State& state, const Classes& weight, std::size_t model)
    {
        return chanceOf(state, weight, model, std::accumulate(weight.begin(), weight.end(), 0.0));
    }

    /// The untried model whose answer is worth its cost when no verdict will show which answer is better.
    [[nodiscard]] std::optional<ModelIndex> unverified(const State& state, const Progress& progress, double hand) const
    {
        std::optional<ModelIndex> best;
        double maximum = 0;
        for (const std::size_t j : progress.untried) {
            const double worth =
                m_weights.score * (chanceOf(state, progress.weight, j) - hand) + m_weights.cost * state.cost(j);
            if (worth > maximum) {
                maximum = worth;
                best = ModelIndex::at(j);
            }
        }
        return best;
    }

    /// Values of first calls, given the share of calls without a verdict. Without a verdict there is at most one more
    /// call.
    void expectSilence(const State& state, const RewardWeights& weights, std::vector<Candidate>& candidates) const
    {
        constexpr double doubt = 10;
        const double silence = m_silent / (m_silent + m_heard + doubt);
        // The best of the others is the best of all, or the second for the best itself.
        const auto worthOf = [&](const Candidate& candidate) {
            return weights.score * candidate.probability + weights.cost * state.cost(candidate.model);
        };
        std::size_t best = 0;
        double second = -std::numeric_limits<double>::infinity();
        for (std::size_t i = 1; i < candidates.size(); ++i) {
            const double worth = worthOf(candidates[i]);
            const double maximum = worthOf(candidates[best]);
            second = std::max(second, std::min(worth, maximum));
            if (worth > maximum)
                best = i;
        }
        const double first = worthOf(candidates[best]);
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            Candidate& candidate = candidates[i];
            const double alone = std::max(weights.score * candidate.probability, i == best ? second : first);
            candidate.value += silence * (alone + weights.cost * state.cost(candidate.model) - candidate.value);
        }
    }

    /// The smallest change of the cost weight by which another model would be called first. A plan has no closed form,
    /// so it is found by search. Changes of less than a thousandth count as one thousandth.
    [[nodiscard]] std::optional<FlipChange> flip(const Decision& decision) const
    {
        const State& state = decision.state<State>();
        if (m_weights.cost == 0 || state.candidates.size() < 2)
            return std::nullopt;
        Progress start;
        follow(state, {}, start);
        std::vector<Candidate> candidates;
        const auto pickAt = [&](double change) {
            const RewardWeights weights{m_weights.score, m_weights.cost * (1 + change)};
            return *nextCall(state, start, weights, m_weights.score, true, candidates);
        };
        std::optional<FlipChange> smallest;
        for (const double sign : {-1.0, 1.0}) {
            const double maximum = smallest ? std::abs(smallest->to / smallest->from - 1) : sign < 0 ? 1 : 15;
            const auto change = smallestChange(
                {}, maximum, [&](double size) { return pickAt(sign * size) != decision.pick.position(); });
            if (change)
                smallest = FlipChange{.kind = FlipChange::Kind::VoterWeight,
                                      .subject = "cost",
                                      .model = {},
                                      .from = m_weights.cost,
                                      .to = m_weights.cost * (1 + sign * *change),
                                      .pickAfter = ModelIndex::at(pickAt(sign * *change))};
        }
        return smallest;
    }

    static double scoreOf(const Attempt& attempt)
    {
        return isMissing(attempt.score) ? 0.0 : std::clamp(attempt.score, 0.0, 1.0);
    }

    /// The untried model of the highest value, given the weights of the classes; nothing when none is worth its cost
    /// and no call is required. The values are left in `candidates`.
    std::optional<std::size_t> nextCall(const State& state, const Progress& progress, const RewardWeights& weights,
                                        double gain, bool must, std::vector<Candidate>& candidates) const
    {
        const std::size_t count = progress.untried.size();
        const double norm = std::accumulate(progress.weight.begin(), progress.weight.end(), 0.0);
        candidates.assign(count, {});
        if (must && count <= maxPlanned) {
            planFirst(state, progress, weights, gain);
        } else {
            m_plan->made.untried.clear();
            chooseMembers(state, progress, weights, gain);
            plan(state, progress, weights, gain);
        }
        const Plan& made = *m_plan;
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t j = progress.untried[i];
            const double probability = chanceOf(state, progress.weight, j, norm);
            candidates[i] = {j, probability, gain * probability + weights.cost * state.cost(j)};
        }
        for (std::size_t i = 0; i < made.members.size(); ++i)
            candidates[made.members[i]].value = valueAfter(made, 0, i, made.cost[i], gain);
        if (must && m_silent > 0)
            expectSilence(state, weights, candidates);
        const auto better = [](const Candidate& a, const Candidate& b) { return a.value > b.value; };
        const Candidate& best = *std::ranges::min_element(candidates, better);
        if (must || best.value > 0)
            return best.model;
        return lesson(state, progress, gain, candidates);
    }

    /// Where no call is worth its expected cost: the one that is worth it for the information.
    [[nodiscard]] std::optional<std::size_t> lesson(const State& state, const Progress& progress, double gain,
                                                    std::span<const Candidate> candidates) const
    {
        const double norm = std::accumulate(progress.weight.begin(), progress.weight.end(), 0.0);
        std::optional<std::size_t> model;
        double maximum = 0;
        for (const Candidate& candidate : candidates) {
            const double worth = candidate.value +
                                 gain * m_exploration.horizon * lessonOf(state, progress.weight, candidate, gain, norm);
            if (worth > maximum) {
                maximum = worth;
                model = candidate.model;
            }
        }
        return model;
    }

    /// Expected gain in the value of calling the model from a block of attempts, which may change its probability.
    [[nodiscard]] double lessonOf(const State& state, const Classes& weight, const Candidate& candidate, double gain,
                                  double norm) const
    {
        const Classes& probability = state.probability[candidate.model];
        double slope = 0;
        for (std::size_t k = 0; k < difficultyClasses; ++k)
            slope += weight[k] / norm * probability[k] * (1 - probability[k]);
        const double variance = state.variance[candidate.model];
        const double learned = variance * m_exploration.block * slope;
        const double spread = slope * std::sqrt(variance * learned / (1 + learned));
        const double gap = candidate.value / gain;
        return spread > 0 && -gap < 5 * spread ? spread * expectedGain(gap / spread) : 0;
    }

    /// The models to plan with: all that are untried, or those that matter most.
    void chooseMembers(const State& state, const Progress& progress, const RewardWeights& weights, double gain) const
    {
        std::vector<std::size_t>& members = m_plan->members;
        std::vector<bool>& isMember = m_plan->isMember;
        std::vector<double>& byClass = m_plan->byClass;
        std::vector<double>& solved = m_plan->solved;
        const std::size_t count = progress.untried.size();
        if (count <= maxPlanned) {
            members.resize(count);
            std::iota(members.begin(), members.end(), std::size_t{0});
            return;
        }
        members.clear();
        isMember.assign(count, false);
        solved.resize(count);
        byClass.resize(difficultyClasses * count);
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t k = 0; k < difficultyClasses; ++k)
                byClass[k * count + i] = state.probability[progress.untried[i]][k];
        }
        Classes weight = progress.weight;
        while (members.size() < plannedOfMany) {
            const double norm = std::accumulate(weight.begin(), weight.end(), 0.0);
            std::ranges::fill(solved, 0.0);
            for (std::size_t k = 0; k < difficultyClasses; ++k) {
                for (std::size_t i = 0; i < count; ++i)
                    solved[i] += weight[k] * byClass[k * count + i];
            }
            std::size_t next = 0;
            std::pair<double, double> highest(-std::numeric_limits<double>::infinity(), 0);
            for (std::size_t i = 0; i < count; ++i) {
                if (isMember[i])
                    continue;
                const double probability = solved[i] / norm;
                const double cost = weights.cost * state.cost(progress.untried[i]);
                const std::pair worth(members.empty() ? gain * probability + cost
                                                      : gain + cost / std::max(probability, 1e-6),
                                      probability);
                if (worth > highest) {
                    highest = worth;
                    next = i;
                }
            }
            isMember[next] = true;
            // The first is the one that is worth most alone; the chain begins after it.
            for (std::size_t k = 0; k < difficultyClasses && !members.empty(); ++k)
                weight[k] *= 1 - byClass[k * count + next];
            members.push_back(next);
        }
        // In the order of the pool, in which equal plans are chosen from.
        std::ranges::sort(members);
    }

    /// The plan for the first call, with all untried models as members. It is kept: next() asks for it again.
    void planFirst(const State& state, const Progress& progress, const RewardWeights& weights, double gain) const
    {
        PlanInputs& wanted = m_plan->wanted;
        wanted.untried = progress.untried;
        wanted.weight = progress.weight;
        wanted.probability = state.probability;
        wanted.cost.clear();
        for (const std::size_t j : progress.untried)
            wanted.cost.push_back(-weights.cost * state.cost(j));
        wanted.gain = gain;
        if (m_plan->made == wanted)
            return;
        chooseMembers(state, progress, weights, gain);
        plan(state, progress, weights, gain);
        std::swap(m_plan->made, wanted);
    }

    /// |U| and H for every set of members that fails from here on, by bit mask.
    void plan(const State& state, const Progress& progress, const RewardWeights& weights, double gain) const
    {
        // Clang 14 captures no structured bindings.
        const std::vector<std::size_t>& members = m_plan->members;
        std::vector<double>& cost = m_plan->cost;
        std::vector<double>& left = m_plan->left;
        std::vector<double>& going = m_plan->going;
        std::vector<double>& fewClasses = m_plan->fewClasses;
        const std::size_t count = members.size();
        // A small plan is filled up with members that never succeed at a prohibitive cost.
        constexpr double prohibitive = 1e300;
        cost.assign(std::max(count, blockBits), prohibitive);
        for (std::size_t i = 0; i < count; ++i)
            cost[i] = -weights.cost * state.cost(progress.untried[members[i]]);
        const std::size_t width = cost.size();
        const std::size_t sets = std::size_t{1} << width;
        const std::size_t half = sets / 2;
        // Three classes at a time, as what takes time is to load and store the sums.
        constexpr std::size_t together = 3;
        static_assert(difficultyClasses % together == 0);
        left.assign(sets, 0.0);
        fewClasses.resize(together * half);
        double* __restrict const sum = left.data();
        for (std::size_t k = 0; k < difficultyClasses; k += together) {
            std::array<double, together> last{};
            for (std::size_t c = 0; c < together; ++c) {
                const auto failure = [&](std::size_t i) {
                    return i < count ? 1 - state.probability[progress.untried[members[i]]][k + c] : 1;
                };
                double* const one = fewClasses.data() + c * half;
                one[0] = progress.weight[k + c];
                for (std::size_t i = 0; i + 1 < width; ++i)
                    appendScaled(one, std::size_t{1} << i, failure(i));
                last[c] = failure(width - 1);
            }
            const double* __restrict const one = fewClasses.data();
            const auto [first, second, third] = last;
            for (std::size_t set = 0; set < half; ++set) {
                const double a = one[set];
                const double b = one[half + set];
                const double c = one[2 * half + set];
                sum[set] += a + b + c;
                sum[half + set] += a * first + b * second + c * third;
            }
        }
        // The sets that differ in the first members only are computed side by side. To stop is worth nothing: G = 0.
        going.resize(sets);
        for (std::size_t first = sets; first > 0;) {
            first -= block;
            const double* __restrict const weight = sum + first;
            std::array<double, block> value;
            for (std::size_t low = 0; low < block; ++low)
                value[low] = -gain * weight[low];
            for (std::size_t rest = (sets - 1) & ~(first | (block - 1)); rest != 0; rest &= rest - 1) {
                const double* __restrict const after = going.data() + (first | (rest & (~rest + 1)));
                const double price = cost[static_cast<std::size_t>(std::countr_zero(rest))];
                for (std::size_t low = 0; low < block; ++low)
                    value[low] = std::max(value[low], after[low] - price * weight[low]);
            }
            const auto call = [&](std::size_t low, std::size_t i) {
                value[low] = std::max(value[low], value[low | std::size_t{1} << i] - cost[i] * weight[low]);
            };
            // Written out: a loop takes twice as long.
            static_assert(blockBits == 3);
            call(6, 0);
            call(5, 1);
            call(4, 0);
            call(4, 1);
            call(3, 2);
            call(2, 0);
            call(2, 2);
            call(1, 1);
            call(1, 2);
            call(0, 0);
            call(0, 1);
            call(0, 2);
            std::ranges::copy(value, going.begin() + static_cast<std::ptrdiff_t>(first));
        }
    }
    /// Appends the first `count` numbers times a factor to them.
    static void appendScaled(double* numbers, std::size_t count, double factor)
    {
        double* __restrict const to = numbers + count;
        const double* __restrict const from = numbers;
        for (std::size_t i = 0; i < count; ++i)
            to[i] = from[i] * factor;
    }

    static constexpr std::size_t blockBits = 3;
    static constexpr std::size_t block = std::size_t{1} << blockBits;

    std::function<std::unique_ptr<Policy>(const PriorSet&)> m_restart;
    RewardWeights m_weights;
    Exploration m_exploration;
    Belief m_belief;
    Solvability m_solvability;
    std::shared_ptr<const TaskAdmission> m_admission;
    double m_silent = 0; ///< attempts without a verdict, so far
    double m_heard = 0;
    Scratch<Progress> m_progress;
    Scratch<Plan> m_plan;
    Scratch<std::vector<SolvabilityEvidence>> m_evidence;
};

} // namespace

std::unique_ptr<Policy> makeAcRouterCascade(AcRouterParts parts, Solvability solvability)
{
    return std::make_unique<PandoraCascadePolicy>(std::move(parts), std::move(solvability));
}

} // namespace acr
