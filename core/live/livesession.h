// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A live session: tasks are routed to models, their answers are run, and the policy learns from the verdicts.
///
/// Several tasks are in flight. A task is decided when it is started. A model whose endpoint fails is replaced by the
/// next one of the decision. Nothing more is called when the budget is used up. A random share of the tasks, the shadow
/// tasks, is sent to every model, so that regret can be measured (liveregret.h); the policy does not learn from the
/// models that it did not ask for.
///
/// Models can judge answers too, and are paid from the same budget; see modeltools.h. The policy "llm" asks a model of
/// the endpoints which model to take, before a task is decided. What it answered and cost is in the journal; a router
/// that fails, or whose answer names no model, gives the fallback of routing.h.
///
/// A session goes on from its journal: what the policy had learned is learned again, in the same order. A call that was
/// started and has no end is not made again, since nobody knows whether it was billed: it counts as failed, at the most
/// that it can have cost, and another model is called in its place.
///
/// Thread-safety: one thread makes and runs a session, on which all events are reported. The functions marked below may
/// be called from any thread while the session exists.
#pragma once

#include "core/base/clock.h"
#include "core/base/progress.h"
#include "core/live/budgetedprovider.h"
#include "core/live/livejournal.h"
#include "core/live/liveworld.h"
#include "core/live/modeltools.h"
#include "core/policy/routing.h"
#include "core/provider/httpprovider.h"
#include "core/sandbox/sandbox.h"
#include "core/session/routersettings.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace acr {

/// What a provider of a live session can use. All of it outlives the provider.
struct LiveSurroundings {
    const EndpointSet& endpoints;
    /// Its timers run on the session's thread.
    Clock& clock;
    /// It is polled by the session.
    HttpTransport& transport;
    std::function<const RunnableTask&(TaskIndex)> taskOf;
    /// What a model is told.
    std::function<ChatRequest(const ModelCall&)> prompts;
    /// Ends the session's wait for something to happen. From any thread.
    std::function<void()> wake;
    HttpProviderSettings http;
};
using LiveProviderFactory = std::function<std::unique_ptr<ModelProvider>(const LiveSurroundings&)>;

struct LiveSettings : RouterSettings {
    Budget budget{};
    /// Tasks in flight.
    std::size_t parallel = 8;
    /// Answers that are run at once.
    std::size_t verifierThreads = 2;
    /// Share of the tasks that are sent to every model, in [0, 1]. Which ones follows from seed and number.
    double shadowShare = 0;
    /// With the policy "llm": its model is asked about every task, and no task is answered. See routes().
    bool routeOnly = false;
    /// A model or helper of the endpoints that judges answers; empty: none.
    std::string judge;
    /// How often the model of an answer is asked again, to see whether it agrees with itself; 0: not.
    std::uint32_t samples = 0;
    /// Of the world's encoder, RecordedEncoder::name(); empty: the program's own. Each task's vector is asked for, and
    /// paid from the budget, before the task is decided. Where the encoder fails, the vector is all 0.
    std::string encoder;
    /// Of the tools "run", "judge" and "self_consistency"; see modeltools.h.
    ToolWeights tools{};
    HttpProviderSettings http{};
    /// Empty: real endpoints, over HTTP.
    LiveProviderFactory provider{};
    /// In place of the sandbox; it answers on the session's thread. Empty: answers are run.
    std::function<std::unique_ptr<Verifier>()> verifier{};
    /// Null: nothing is written down. Borrowed.
    LiveJournal* journal = nullptr;

    /// What the policy is made with; see LiveWorld::setup().
    [[nodiscard]] PolicySettings ofPolicy() const { return policySettingsOf(*this); }
};

class LiveSession {
public:
    /// The world is borrowed; tasks are added to its catalog. Without a sandbox no answer is run, and every verdict is
    /// unknown. `earlier`: the records of the session that goes on; its tasks are there already. Errors: those of
    /// parsePolicySpec(), makePolicy(), SessionFold::add() and Policy::admit(); UnknownName (a router,
    /// judge or encoder that is no model of the endpoints).
    [[nodiscard]] static Result<std::unique_ptr<LiveSession>> make(LiveWorld& world, const EndpointSet& endpoints,
                                                                   std::optional<Sandbox> sandbox,
                                                                   const LiveSettings& settings,
                                                                   std::span<const JournalRecord> earlier = {});
    ~LiveSession();

    /// Adds a task behind those that wait. From any thread, also before run().
    void add(RunnableTask task);
    /// No task will be added: run() returns when all are done, or the budget is used up. From any thread.
    void finish();
    /// From any thread.
    void setPaused(bool paused);
    /// A person's verdict on a call of a task that ended. The policy learns from it. Ignored where there is no such
    /// task or call, or the call gave no answer. From any thread.
    void judge(std::string taskId, PersonVerdict verdict);
    /// Counts the calls made so far. From any thread.
    void setBudget(const Budget& budget);
    /// Runs `action` on the session's thread soon, while run() runs. From any thread.
    void post(std::function<void(LiveSession&)> action);

    /// Routes tasks until they are done; see finish(). Once. Events are reported on this thread, those of an earlier
    /// run first. Errors: Cancelled, after what was open has been cancelled; those of the journal and of
    /// Policy::admit().
    [[nodiscard]] Result<void> run(const LiveObserver& observer, const std::stop_token& stop);

    // Below: on the session's thread only.

    /// The turns that have ended, in the order of their numbers.
    [[nodiscard]] std::vector<std::shared_ptr<const LiveTurn>> turns() const;
    /// Why the policy decided so; nothing where the turn has not been decided. See Policy::explain(): the smallest flip
    /// is that of the present state, and LiveBallots has the ballot of the moment of the decision.
    [[nodiscard]] std::optional<Ballot> explain(std::uint64_t turn) const;
    [[nodiscard]] const Policy& policy() const;
    /// What the router of the policy "llm" chose so far, by task of the world's catalog; empty for other policies.
    [[nodiscard]] RoutingChoices routes() const;
    /// Tasks that have not ended.
    [[nodiscard]] std::size_t waiting() const;
    /// Of calls in the journal that another run made, those that were lost.
    [[nodiscard]] std::size_t lostCalls() const;
    /// Decisions of the earlier runs that the policy would take differently now.
    [[nodiscard]] std::size_t changedDecisions() const;

    /// See BudgetedProvider.
    [[nodiscard]] double spentUsd() const;
    [[nodiscard]] std::size_t calls() const;
    [[nodiscard]] bool budgetExhausted() const;
    /// By the calls of this run; see seemsOffline().
    [[nodiscard]] bool offline() const;

private:
    struct Parts;
    explicit LiveSession(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> m_parts;
};

} // namespace acr
