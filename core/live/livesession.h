// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A live session: tasks are routed to real models, their answers are run, and the policy learns from the verdicts.
///
/// Several tasks are in flight. A task is decided when it is started. A model whose endpoint fails is replaced by the
/// next one of the decision. Nothing more is called when the budget is used up. Thread-safety: one thread.
#pragma once

#include "core/base/progress.h"
#include "core/benchmark/decisions.h"
#include "core/live/budgetedprovider.h"
#include "core/live/liveworld.h"
#include "core/provider/httpprovider.h"
#include "core/sandbox/sandbox.h"
#include "core/session/openloop.h"
#include "core/verifier/runnabletask.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace acr {

struct LiveSettings {
    /// A policy's spec.
    std::string policy = "acrouter";
    std::uint64_t seed = 1;
    RewardWeights weights;
    Budget budget;
    /// Tasks in flight.
    std::size_t parallel = 8;
    /// Answers that are run at once.
    std::size_t verifierThreads = 2;
    HttpProviderSettings provider;
};

/// A task that ended.
struct LiveTurn {
    TaskIndex task;
    /// Which attempt is the answer.
    std::size_t answer = 0;
    std::vector<Attempt> attempts;
    /// By attempt: what the verifier saw; empty where the call failed.
    std::vector<Judgement> judgements;
    /// Another model was called in place of one that failed.
    bool fellBack = false;
    /// Why the policy decided so; see Ballot::reason.
    std::string reason;
};

class LiveSession {
public:
    using Ended = std::function<void(const LiveTurn&)>;

    /// The world and the tasks are borrowed; the tasks are added to the catalog. Errors: those of TaskCatalog::add(),
    /// parsePolicySpec(), makePolicy().
    [[nodiscard]] static Result<std::unique_ptr<LiveSession>> make(LiveWorld& world, const EndpointSet& endpoints,
                                                                   std::span<const RunnableTask> tasks, Sandbox sandbox,
                                                                   const LiveSettings& settings);
    ~LiveSession();

    /// Routes all tasks, in their order. `ended` is called when a task has its answer. Errors: Cancelled, after what
    /// was open has been cancelled; those of Policy::admit().
    [[nodiscard]] Result<void> run(const Ended& ended, const std::stop_token& stop);

    /// See BudgetedProvider.
    [[nodiscard]] double spentUsd() const;
    [[nodiscard]] std::size_t calls() const;
    [[nodiscard]] bool budgetExhausted() const;

private:
    struct Parts;
    explicit LiveSession(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> m_parts;
};

/// What a live session saw as a benchmark: a cell for each model that was called, missing cells elsewhere; one split,
/// "live", in the order of the tasks.
[[nodiscard]] Benchmark liveBenchmark(std::string name, const LiveWorld& world, std::span<const RunnableTask> tasks,
                                      std::span<const LiveTurn> turns);
/// The session's decisions, by task of that benchmark.
[[nodiscard]] DecisionSet liveDecisions(std::string name, const LiveWorld& world, const Benchmark& live,
                                        std::span<const LiveTurn> turns);

} // namespace acr
