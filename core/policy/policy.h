// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The Action of the loop: chooses a model, or the order of calls.
///
/// A policy sees tasks (never outcomes of models that it did not call), decides, and learns from what came back. A Turn
/// asks it, for every task: decide, then next until it has enough, then settle on one attempt; feedback is observed
/// when it comes. Only observe() changes a policy: decisions keep what belongs to them, so any number may be open at
/// once, and feedback may come late, in any order, for a part of the attempts, or never. A policy is deterministic from
/// its setup and from what it observed.
/// Thread-safety: one thread at a time, as const functions may use scratch memory; different objects are independent,
/// whatever they share is const.
#pragma once

#include "core/base/index.h"
#include "core/benchmark/decisions.h"
#include "core/benchmark/groupmap.h"
#include "core/benchmark/model.h"
#include "core/benchmark/reward.h"
#include "core/benchmark/task.h"
#include "core/features/taskencoding.h"
#include "core/memory/attempt.h"
#include "core/memory/beliefrow.h"
#include "core/memory/priorset.h"
#include "core/policy/ballot.h"
#include "core/policy/decision.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace acr {

struct TrainedPolicy;

/// A decision with the outcome from a recorded decision file; see DecisionSet.
struct ReportedOutcome {
    double score = missing;
    double costUsd = missing;
};

class VectorStore;

struct RoutingChoice;
using RoutingChoices = std::map<TaskIndex, RoutingChoice>;

class Policy {
public:
    Policy() = default;
    virtual ~Policy() = default;
    Policy& operator=(const Policy&) = delete;

    /// False where the policy can't decide the task (a recorded file without it); a run skips it.
    [[nodiscard]] virtual bool covers(TaskIndex) const { return true; }
    /// Prepares for tasks of the table that were not in the stream at construction; see TaskCatalog. To be called
    /// before decide() is, for all tasks in the order in which they arrived: a copy may take over an open decision when
    /// it admitted the same tasks in the same order. Tasks that are admitted already are ignored. Errors: those of the
    /// encoder, for policies that read text; the policy is then as before. Policies that keep the default hold nothing
    /// by task.
    [[nodiscard]] virtual Result<void> admit(std::span<const TaskIndex>) { return {}; }
    /// Decides on a task; `decision` is written anew, and its memory reused. Random policies draw the numbers of the
    /// request's step. REQUIRES: the task was in the stream or admitted; covers(task); some model is available.
    virtual void decide(const TaskContext& request, Decision& decision) const = 0;
    [[nodiscard]] Decision decide(const TaskContext& request) const
    {
        Decision decision;
        decide(request, decision);
        return decision;
    }
    // Below, a decision is one that this policy made, or that a policy made of which this one is a copy.
    /// The next model to call after these attempts, or nothing to stop. REQUIRES: at least one attempt.
    [[nodiscard]] virtual std::optional<ModelIndex> next(const Decision&, std::span<const Attempt>) const
    {
        return std::nullopt;
    }
    /// Which of the attempts is the answer. REQUIRES: at least one attempt.
    [[nodiscard]] virtual std::size_t settle(const Decision&, std::span<const Attempt> attempts) const
    {
        return attempts.size() - 1;
    }
    /// Feedback for the models that were called, and for no other. A missing score is not learned from. To be called
    /// again when feedback was corrected, completed or withdrawn, each time with all attempts of the decision: what the
    /// policy learned from this decision before is replaced, as far as its statistics allow (see each policy). The
    /// decision records what was learned from it. Policies that keep the default do not learn.
    virtual void observe(Decision&, std::span<const Attempt>) {}
    /// The outcome in a recorded file that replaces the environment's in the sums.
    [[nodiscard]] virtual std::optional<ReportedOutcome> reported(TaskIndex) const { return std::nullopt; }
    /// What it cost to decide on the task, in USD, beside the calls: a router that is a model itself.
    [[nodiscard]] virtual double decisionCost(TaskIndex) const { return 0; }
    /// The value of each model that the pick maximises; NaN for a model that was no candidate. `values` is resized to
    /// the models.
    virtual void valuesOf(const Decision&, std::vector<double>& values) const = 0;
    /// Why it decided so. Slow compared with deciding. Votes and values are those of the decision; the smallest flip is
    /// sought in the policy's present state.
    [[nodiscard]] virtual Ballot explain(const Decision&) const = 0;
    /// The names of the voters that have a vote in the decision, as in the ballot, without computing the ballot. Empty
    /// for policies that do not decide by a vote (PolicyInfo::votes).
    [[nodiscard]] virtual std::vector<std::string> votersOf(const Decision&) const { return {}; }
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

/// What a policy is made with, beside the benchmark and the stream: one value, which is passed on whole.
struct PolicySettings {
    RewardWeights weights{};
    MissingScores missingScores = MissingScores::AsZero;
    std::uint64_t seed = 0;
    /// Recorded decision files.
    std::span<const DecisionSet> decisions{};
    /// The benchmark's tasks as vectors, shared by many replays. Made when first asked for. Null: whoever needs them
    /// makes its own.
    std::shared_ptr<const TaskEncoding> encoding{};
    /// The prior set in place of priors learned from the training tasks; may be null.
    const PriorSet* priors = nullptr;
    /// Policies that were trained on the benchmark before; those that are not here are trained when they are made.
    std::span<const std::shared_ptr<const TrainedPolicy>> trained{};
    /// Training tasks in place of the whole probing split; null: all of it.
    std::shared_ptr<const std::vector<TaskIndex>> trainOn{};
    /// Whether a spec may name a file (group_map@map=FILE). Only where the user typed the spec or chose the file: what
    /// a workspace, a session or an experiment says must not open files.
    bool mayOpenFiles = false;
    /// Keeps alive what is borrowed above; null: the caller does.
    std::shared_ptr<const void> owner{};
};

/// The inputs from which a policy is constructed. The priors are borrowed during construction only, and adapted to the
/// models.
struct PolicySetup : PolicySettings {
    PolicySetup() = default;
    explicit PolicySetup(const PolicySettings& settings)
        : PolicySettings(settings)
    {}

    std::span<const Model> models;
    const TaskTable* tasks = nullptr;
    /// The tasks of the stream that are known by now, in order. Only their metadata is used.
    std::span<const TaskIndex> stream;
    /// More tasks will be added to the table; see Policy::admit().
    bool open = false;
    /// Tasks whose outcomes policies may be fitted to, and those outcomes; empty when the benchmark has no probing
    /// split.
    std::span<const TaskIndex> training;
    const OutcomeMatrix* trainingOutcomes = nullptr;
    /// Of a live session with the policy "llm": what the router chose so far, which grows. Null in replays, where the
    /// recorded decisions have it; see routing.h.
    std::shared_ptr<const RoutingChoices> routing{};
    /// Cancels a training, which then reports Cancelled.
    std::stop_token stop{};
    /// Reads a group map file for the benchmark. Empty unless the settings allow to open files.
    std::function<Result<GroupMap>(const std::string& path)> groupMap;

    /// The recorded decision file of that name; null: none.
    [[nodiscard]] const DecisionSet* decisionsNamed(std::string_view name) const
    {
        const auto found = std::ranges::find(decisions, name, &DecisionSet::name);
        return found == decisions.end() ? nullptr : &*found;
    }
};

} // namespace acr
