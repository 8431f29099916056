// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/livecalls.h"

#include <utility>

namespace acr {

LiveCalls::LiveCalls(ModelProvider& provider, Session session)
    : m_provider(provider)
    , m_session(std::move(session))
{}

CallId LiveCalls::call(const ModelCall& call, Handler handler)
{
    const CallId id = m_next++;
    Call made{.call = m_session.number(call), .asked = call, .handler = std::move(handler)};
    if (m_session.wasMade(made.call)) {
        made.state = State::Made;
        m_made.push_back(id);
    } else {
        m_new.push_back(id);
    }
    m_calls.emplace(id, std::move(made));
    return id;
}

std::vector<LiveCalls::Held> LiveCalls::takeNew()
{
    std::vector<Held> held;
    for (const CallId id : std::exchange(m_new, {})) {
        const auto found = m_calls.find(id);
        if (found == m_calls.end())
            continue;
        found->second.state = State::Taken;
        m_taken.push_back(id);
        held.push_back({found->second.call, found->second.asked});
    }
    return held;
}

bool LiveCalls::release()
{
    const std::deque<CallId> taken = std::exchange(m_taken, {});
    for (const CallId id : taken) {
        const auto found = m_calls.find(id);
        if (found == m_calls.end())
            continue;
        found->second.state = State::Left;
        ModelCall asked = found->second.asked;
        asked.onText = [this, call = found->second.call](std::string_view piece) { m_session.text(call, piece); };
        const CallId inner = m_provider.call(asked, [this, id](const ModelReply& reply) { finish(id, reply); });
        // The reply may have come at once.
        if (const auto still = m_calls.find(id); still != m_calls.end())
            still->second.inner = inner;
    }
    return !taken.empty();
}

bool LiveCalls::answerMade(const std::function<ModelReply(const LiveCall&)>& reply)
{
    if (m_made.empty())
        return false;
    const CallId id = m_made.front();
    m_made.pop_front();
    auto node = m_calls.extract(id);
    if (!node.empty())
        node.mapped().handler(reply(node.mapped().call));
    return true;
}

void LiveCalls::finish(CallId id, const ModelReply& reply)
{
    auto node = m_calls.extract(id);
    if (node.empty())
        return;
    m_session.finished(node.mapped().call, reply);
    node.mapped().handler(reply);
}

void LiveCalls::cancelAll()
{
    std::vector<CallId> open;
    for (const auto& [id, call] : m_calls)
        open.push_back(id);
    for (const CallId id : open)
        cancel(id);
}

void LiveCalls::cancel(CallId id)
{
    const auto found = m_calls.find(id);
    if (found == m_calls.end())
        return;
    if (found->second.state == State::Left) {
        m_provider.cancel(found->second.inner);
        return;
    }
    // It was not sent: nothing was written down of a new call.
    ModelReply reply;
    reply.costUsd = 0;
    reply.details.failure = CallFailure::Cancelled;
    reply.details.failureText = "cancelled before it was sent";
    if (found->second.state == State::Taken) {
        finish(id, reply);
        return;
    }
    auto node = m_calls.extract(id);
    node.mapped().handler(reply);
}

} // namespace acr
