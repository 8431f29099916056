// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Holds the calls of a live session back until its journal has them, and answers those of an earlier run from the
/// journal.
///
/// A call is numbered when it is asked for. The session takes the new ones, writes them down, and sends them.
/// Thread-safety: see ModelProvider.
#pragma once

#include "core/live/liveevents.h"
#include "core/provider/modelprovider.h"

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace acr {

class LiveCalls final : public ModelProvider {
public:
    /// What is asked of the session, and what it is told.
    struct Session {
        /// The number of a new call.
        std::function<LiveCall(const ModelCall&)> number;
        /// Whether an earlier run made the call.
        std::function<bool(const LiveCall&)> wasMade;
        /// Before the asker is told.
        std::function<void(const LiveCall&, const ModelReply&)> finished;
        std::function<void(const LiveCall&, std::string_view)> text;
    };
    /// The provider is borrowed.
    LiveCalls(ModelProvider& provider, Session session);

    CallId call(const ModelCall& call, Handler handler) override;
    /// A call that was not sent is answered as cancelled, and costs nothing.
    void cancel(CallId call) override;
    void cancelAll();

    struct Held {
        LiveCall call;
        ModelCall asked;
    };
    /// The calls that were asked for since the last time. They are sent by release().
    [[nodiscard]] std::vector<Held> takeNew();
    /// Sends the calls that were taken; false where there is none.
    bool release();
    /// Answers the oldest call that an earlier run made; false where there is none. `reply` gives what came of it.
    bool answerMade(const std::function<ModelReply(const LiveCall&)>& reply);

private:
    enum class State : std::uint8_t { New, Taken, Left, Made };
    struct Call {
        LiveCall call;
        ModelCall asked;
        Handler handler;
        State state = State::New;
        CallId inner = 0; ///< where it left
    };

    void finish(CallId id, const ModelReply& reply);

    ModelProvider& m_provider;
    Session m_session;
    std::map<CallId, Call> m_calls;
    std::vector<CallId> m_new;
    std::deque<CallId> m_taken;
    std::deque<CallId> m_made;
    CallId m_next = 1;
};

} // namespace acr
