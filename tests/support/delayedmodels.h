// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Models for tests of live sessions: each call is answered after a moment of the session's clock.
#pragma once

#include "core/live/livesession.h"

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace acr::test {

/// What a call is answered with.
struct DelayedReply {
    ModelReply reply{};
    double seconds = 0.001;
    /// A piece of the answer that is passed on just before the reply; empty: none.
    std::string piece{};
};

class DelayedModels final : public ModelProvider {
public:
    /// Asked when a call is made.
    using Answers = std::function<DelayedReply(const ModelCall& call, const LiveSurroundings& surroundings)>;

    DelayedModels(const LiveSurroundings& surroundings, Answers answers)
        : m_surroundings(surroundings)
        , m_answers(std::move(answers))
    {}

    CallId call(const ModelCall& call, Handler handler) override
    {
        DelayedReply answered = m_answers(call, m_surroundings);
        const CallId id = ++m_last;
        m_waiting[id] = std::move(handler);
        m_surroundings.clock.callAfter(answered.seconds, [this, id, reply = std::move(answered.reply),
                                                          piece = std::move(answered.piece), onText = call.onText] {
            if (onText && !piece.empty())
                onText(piece);
            answer(id, reply);
        });
        return id;
    }
    void cancel(CallId call) override
    {
        ModelReply reply;
        reply.details.failure = CallFailure::Cancelled;
        answer(call, reply);
    }

private:
    void answer(CallId id, const ModelReply& reply)
    {
        auto node = m_waiting.extract(id);
        if (!node.empty())
            node.mapped()(reply);
    }

    LiveSurroundings m_surroundings;
    Answers m_answers;
    std::map<CallId, Handler> m_waiting;
    CallId m_last = 0;
};

/// A pool of these models at one endpoint, where nothing listens.
inline EndpointSet endpointsOf(const std::vector<std::string>& models)
{
    EndpointSet set;
    set.endpoints.push_back({.name = "here", .baseUrl = "http://127.0.0.1:9", .keyVariable = {}});
    for (const std::string& model : models) {
        EndpointModel& each = set.models.emplace_back();
        each.model = model;
        each.servedAs = model;
        each.inputPerMillion = 1;
        each.outputPerMillion = 1;
    }
    return set;
}

} // namespace acr::test
