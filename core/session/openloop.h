// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Drives turns through a model provider and a verifier: many tasks may be open at once, calls take time and can fail,
/// and verdicts come later. A replay is the same with recorded answers that are there at once.
///
/// A task is decided when it is started, with what the policy has learned by then. The policy learns from a turn when
/// the turn has its answer, but not from calls that were cancelled. Thread-safety: one thread, that of the event loop
/// which runs clock, provider and verifier.
#pragma once

#include "core/base/clock.h"
#include "core/provider/modelprovider.h"
#include "core/session/turn.h"
#include "core/verifier/verifier.h"

#include <functional>
#include <limits>
#include <map>
#include <optional>

namespace acr {

struct OpenLoopLimits {
    /// Seconds after which a call is cancelled and counts as timed out; infinite: never.
    double callSeconds = std::numeric_limits<double>::infinity();
    /// Where a turn would end and none of its calls gave an answer, the next model by the decision's values is called.
    bool fallBack = false;
};

/// Never used twice by a loop.
using OpenTurnId = std::uint64_t;

class OpenLoop {
public:
    /// With the turn as it ended. The policy has learned from its calls that were not cancelled.
    using Finished = std::function<void(const Turn& turn)>;

    /// All are borrowed.
    OpenLoop(Policy& policy, ModelProvider& provider, Verifier& verifier, Clock& clock, OpenLoopLimits limits = {});
    /// Ends the calls that are open; their turns are not reported.
    ~OpenLoop();
    OpenLoop(const OpenLoop&) = delete;
    OpenLoop& operator=(const OpenLoop&) = delete;

    /// REQUIRES: as Turn::start().
    OpenTurnId start(const TaskContext& request, Finished finished);
    /// Ends the turn's call as cancelled. The turn then has the attempts that it has, and is reported.
    void cancel(OpenTurnId turn);
    /// A turn without an answer yet; null: it has one. Valid until the loop goes on.
    [[nodiscard]] const Turn* find(OpenTurnId turn) const;
    /// Turns without an answer yet.
    [[nodiscard]] std::size_t open() const { return m_turns.size(); }

private:
    struct OpenTurn {
        Turn turn;
        Finished finished;
        std::optional<CallId> call; ///< that is not answered
        std::optional<TimerId> deadline;
        std::uint32_t calls = 0;    ///< number of calls so far; tells a late answer from that of the present call
        std::uint32_t answered = 0; ///< number of the last call that was answered
        bool timedOut = false;
        bool cancelled = false;
    };

    void callNext(OpenTurnId id);
    void onReply(OpenTurnId id, std::uint32_t call, const ModelCall& request, ModelReply reply);
    void onJudgement(OpenTurnId id, std::uint32_t call, const ModelReply& reply, const Judgement& judgement);
    void onDeadline(OpenTurnId id);
    void proceed(OpenTurnId id);

    Policy& m_policy;
    ModelProvider& m_provider;
    Verifier& m_verifier;
    Clock& m_clock;
    OpenLoopLimits m_limits;
    std::map<OpenTurnId, OpenTurn> m_turns;
    OpenTurnId m_next = 0;
};

} // namespace acr
