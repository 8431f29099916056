// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The Action of the loop: chooses a model, or the order of calls.
///
/// A policy sees tasks (never outcomes of models that it did not call), decides, and learns from what came back. The
/// session drives it, for every task of a stream: choose, then escalate until it has enough, then settle on one
/// attempt, then learn. A policy is deterministic from its setup.
/// Thread-safety: one thread at a time; different objects are independent, whatever they share is const.
#pragma once

#include "core/base/index.h"
#include "core/benchmark/decisions.h"
#include "core/benchmark/groupmap.h"
#include "core/benchmark/model.h"
#include "core/benchmark/reward.h"
#include "core/benchmark/task.h"
#include "core/features/taskencoding.h"
#include "core/memory/attempt.h"
#include "core/memory/priorset.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace acr {

struct TrainedPolicy;

/// The current task and the available models.
struct TaskContext {
    TaskIndex task;
    /// Position in the stream, from 0.
    std::uint32_t step = 0;
    /// Bit j is set when model j can be called.
    std::uint64_t available = ~std::uint64_t{0};

    [[nodiscard]] bool isAvailable(ModelIndex model) const { return ((available >> model.value) & 1U) != 0; }
};

/// One vote in a decision. The policy defines `weight`: a share of votes or an expected reward.
struct Vote {
    std::string voter;
    ModelIndex model;
    double weight = 0;
};

/// The smallest change of one number that a decision rests on by which it would have been another.
struct FlipChange {
    enum class Kind : std::uint8_t {
        VoterWeight,    ///< the weight of `subject`, a voter
        PriorMean,      ///< the prior mean of `model` in the dimension `subject`; empty: over all tasks
        Value,          ///< the value of `model` in Ballot::values, where that is estimated as a whole
        NeighbourScore, ///< the score of `model` on `task`, a neighbour
    };
    Kind kind = Kind::VoterWeight;
    std::string subject;
    ModelIndex model; ///< for all kinds except VoterWeight
    TaskIndex task{}; ///< of a neighbour
    double from = 0;
    double to = 0; ///< beyond this value the other model is picked; at it the two are level
    ModelIndex pickAfter;
};

/// Why a policy chose as it did.
struct Ballot {
    ModelIndex pick;
    /// The value of each model that the pick maximises; NaN for a model that was no candidate. Shape: models.
    std::vector<double> values;
    std::vector<Vote> votes;
    /// Lead of the pick over the best other candidate; NaN when there was none.
    double margin = missing;
    /// Index into votes of the first voter without which the pick would differ; −1 when there is none. Votes of one
    /// name are one voter's, but neighbours vote each for itself.
    int pivotal = -1;
    /// Nothing where the policy has no such number, or no admissible value flips the pick.
    std::optional<FlipChange> flip;
    /// A stable identifier of the reason: "known_dimension", "global_fallback", "warm_up", "explored", …
    std::string reason;

    /// Null where there is none.
    [[nodiscard]] const Vote* pivotalVote() const
    {
        return pivotal < 0 ? nullptr : &votes[static_cast<std::size_t>(pivotal)];
    }
    /// The vote is one of several of its voter: a share of the value of each model.
    [[nodiscard]] bool votesForMany(const Vote& vote) const;
};

/// A decision with the outcome from a recorded decision file; see DecisionSet.
struct ReportedOutcome {
    double score = missing;
    double costUsd = missing;
};

/// A router's beliefs about one group of tasks, for display. Cells by model.
struct BeliefRow {
    struct Cell {
        double mean = missing;    ///< expected score
        double sd = missing;      ///< of that expectation
        double evidence = 0;      ///< equivalent number of observations, the prior's included
        double costUsd = missing; ///< expected cost
    };
    std::string dimension;
    std::string source; ///< empty: the dimension as a whole
    std::vector<Cell> cells;
};

class VectorStore;

class Policy {
public:
    Policy() = default;
    virtual ~Policy() = default;
    Policy& operator=(const Policy&) = delete;

    /// False where the policy can't decide the task (a recorded file without it); the session skips it.
    [[nodiscard]] virtual bool covers(TaskIndex) const { return true; }
    /// The first model to call. REQUIRES: covers(task), and at least one model is available.
    virtual ModelIndex choose(const TaskContext& context) = 0;
    /// The next model to call after these attempts, or nothing to stop.
    virtual std::optional<ModelIndex> escalate(const TaskContext&, std::span<const Attempt>) { return std::nullopt; }
    /// Which of the attempts is the answer. REQUIRES: at least one attempt.
    [[nodiscard]] virtual std::size_t settle(std::span<const Attempt> attempts) const { return attempts.size() - 1; }
    /// Feedback for the models that were called, and for no other.
    virtual void learn(const TaskContext&, std::span<const Attempt>) {}
    /// The outcome in a recorded file that replaces the environment's in the sums.
    [[nodiscard]] virtual std::optional<ReportedOutcome> reported(TaskIndex) const { return std::nullopt; }
    /// The ballot of the last choose(). REQUIRES: choose was called, learn was not called since.
    [[nodiscard]] virtual Ballot ballot() const = 0;
    /// Its current beliefs by group; empty for policies without beliefs.
    [[nodiscard]] virtual std::vector<BeliefRow> beliefs() const { return {}; }
    /// Its memory of single tasks; null for policies without one. Valid until the policy learns again.
    [[nodiscard]] virtual const VectorStore* memory() const { return nullptr; }
    /// A policy at the start of the same stream that begins with these priors, sharing everything that does not depend
    /// on them, which makes it fast. It decides as one that makePolicy() builds from them. Null where that is not
    /// possible: the policy takes no priors, or these have other rows. REQUIRES: the priors' models are those of the
    /// pool.
    [[nodiscard]] virtual std::unique_ptr<Policy> restarted(const PriorSet&) const { return nullptr; }
    /// An independent copy, for checkpoints and forks.
    [[nodiscard]] virtual std::unique_ptr<Policy> clone() const = 0;

protected:
    Policy(const Policy&) = default;
};

/// The inputs from which a policy is constructed.
struct PolicySetup {
    std::span<const Model> models;
    const TaskTable* tasks = nullptr;
    /// The tasks of the stream, in order. Only their metadata is used.
    std::span<const TaskIndex> stream;
    /// Tasks whose outcomes policies may be fitted to, and those outcomes; empty when the benchmark has no probing
    /// split.
    std::span<const TaskIndex> training;
    const OutcomeMatrix* trainingOutcomes = nullptr;
    /// The user's priors, in place of those learned from the training tasks; may be null. Borrowed during construction
    /// only.
    const PriorSet* priors = nullptr;
    /// All outcomes, for methods that are defined by hindsight; null: there is none to give. A policy gets no more of
    /// it than its PolicyInfo::hindsight says: makePolicy() takes the rest away.
    const OutcomeMatrix* hindsight = nullptr;
    /// What the whole stream costs with each model; empty where it is not known or not granted. Filled by makePolicy()
    /// from the hindsight. Shape: models.
    std::vector<double> streamCosts{};
    /// Tasks as vectors, for methods that read prompts; made when first asked for. May be null: such methods then
    /// report NotApplicable.
    std::shared_ptr<const TaskEncoding> encoding{};
    /// Policies that were trained on this benchmark before; those that are not here are trained when they are made.
    std::span<const std::shared_ptr<const TrainedPolicy>> trained{};
    /// Cancels a training, which then reports Cancelled.
    std::stop_token stop{};
    RewardWeights weights;
    MissingScores missingScores = MissingScores::AsZero;
    std::uint64_t seed = 0;
    /// Reads a group map file for the benchmark. Empty unless the user named the file: a spec that was read from a
    /// file must not open another one.
    std::function<Result<GroupMap>(const std::string& path)> groupMap;
    /// Looks up a recorded decision file by name; may be empty.
    std::function<const DecisionSet*(std::string_view)> decisions;
};

/// A ballot over plain values: computes the margin; the caller fills in the votes. `available` as in TaskContext: a
/// model that could not be called was no candidate.
[[nodiscard]] Ballot ballotOver(ModelIndex pick, std::vector<double> values, std::string reason,
                                std::uint64_t available = ~std::uint64_t{0});

} // namespace acr
