// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What happens in a live session, as values that can be kept and handed to another thread.
///
/// A turn is a task of the session, by number from 0 in the order in which the tasks were added. A call is one of a
/// turn's, by number from 0 in the order in which they were made; calls of models that the policy did not ask for, on a
/// shadow task, come last. An event is reported after the journal has it, so what was reported is not lost. Costs are
/// in USD. Plain values. Thread-safety: as any value; what they share is const.
#pragma once

#include "core/base/error.h"
#include "core/live/liveturn.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace acr {

struct Budget {
    double usd = std::numeric_limits<double>::infinity();
    std::size_t calls = std::numeric_limits<std::size_t>::max();
};

/// Names a call.
struct LiveCall {
    std::uint64_t turn = 0;
    std::uint64_t call = 0;
    ModelIndex model;
    /// Made on a shadow task, beside what the policy asked for.
    bool shadow = false;
};

struct LiveTaskQueued {
    std::uint64_t turn = 0;
    /// In the catalog of the session's world.
    TaskIndex index;
    std::shared_ptr<const RunnableTask> task;
    /// Every model of the pool is called, as far as the budget allows.
    bool shadow = false;
};

/// A task that can't be added: its id is taken, or empty.
struct LiveTaskRefused {
    std::string id;
    Error why;
};

struct LiveDecided {
    std::uint64_t turn = 0;
    /// As those of Decision.
    ModelIndex first;
    ModelIndex pick;
    double probability = missing;
    std::string reason;
    /// As Policy::valuesOf(). Shape: models. The ballot is computed when somebody asks for it; see LiveBallots.
    std::vector<double> values;
};

/// The call is sent now.
struct LiveCallStarted {
    LiveCall call;
    /// The most that it can cost; missing where the model has no price.
    double limitUsd = missing;
};

/// A further piece of an answer, from a provider that passes it on while it comes.
struct LiveCallText {
    LiveCall call;
    std::string text;
};

/// The call was answered, or failed.
struct LiveCallFinished {
    LiveCall call;
    /// Answer or failure, tokens, latency.
    std::shared_ptr<const CallDetails> details;
    /// Missing where it is not known.
    double costUsd = missing;
    /// The program ended during the call: neither its answer nor whether it was billed is known.
    bool lost = false;
};

/// Of the session's verifier, or of a person. A later one of the same judge replaces the one before.
struct LiveVerdict {
    LiveCall call;
    /// Tools with their traces, or the person with the comment.
    std::shared_ptr<const Judgement> judgement;
    bool person = false;
    /// The person takes back the verdict given before.
    bool withdrawn = false;
    /// UTC, ISO 8601, of a person's verdict.
    std::string utc{};
};

/// All calls of the turn failed so far; another model is called.
struct LiveFellBack {
    std::uint64_t turn = 0;
    ModelIndex from;
    ModelIndex to;
};

/// The turn has its answer. Calls on a shadow task may follow.
struct LiveTurnEnded {
    std::shared_ptr<const LiveTurn> turn;
};

/// The turn has changed after it ended: a later verdict, or calls on a shadow task.
struct LiveTurnChanged {
    std::shared_ptr<const LiveTurn> turn;
};

/// After each change.
struct LiveBudgetState {
    Budget budget;
    /// Of ended calls; those of unknown cost at the most that they can have cost.
    double spentUsd = 0;
    /// The most that calls in flight can cost.
    double setAsideUsd = 0;
    std::size_t calls = 0;
    /// Some call did not fit.
    bool exhausted = false;
};

/// After each change.
struct LiveEndpointHealth {
    /// In the session's EndpointSet.
    std::size_t endpoint = 0;
    std::string name;
    std::size_t inFlight = 0;
    std::size_t answered = 0;
    std::size_t failed = 0;
    /// Since the last answer.
    std::size_t failedInARow = 0;
    /// Of answered calls, mean; missing where there is none.
    double latencySeconds = missing;
    /// Of the last call that failed; empty where none did.
    std::string lastFailure;
    /// The last call that ended found no connection.
    bool unreachable = false;
};

/// Whether some endpoint was called, and none that was could be reached at last.
[[nodiscard]] inline bool seemsOffline(std::span<const LiveEndpointHealth> endpoints)
{
    const auto wasCalled = [](const LiveEndpointHealth& endpoint) { return endpoint.answered + endpoint.failed > 0; };
    return std::ranges::any_of(endpoints, wasCalled) &&
           std::ranges::all_of(endpoints, [&](const LiveEndpointHealth& endpoint) {
               return !wasCalled(endpoint) || endpoint.unreachable;
           });
}

/// No task is started while the session pauses; those that were go on.
struct LivePaused {
    bool paused = false;
};

using LiveEvent = std::variant<LiveTaskQueued, LiveTaskRefused, LiveDecided, LiveCallStarted, LiveCallText,
                               LiveCallFinished, LiveVerdict, LiveFellBack, LiveTurnEnded, LiveTurnChanged,
                               LiveBudgetState, LiveEndpointHealth, LivePaused>;

/// Called on the thread that runs the session.
using LiveObserver = std::function<void(const LiveEvent&)>;

} // namespace acr
