// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/openloop.h"

#include "core/verifier/calledattempt.h"

#include <algorithm>
#include <cmath>

namespace acr {

OpenLoop::OpenLoop(Policy& policy, ModelProvider& provider, Verifier& verifier, Clock& clock, OpenLoopLimits limits)
    : m_policy(policy)
    , m_provider(provider)
    , m_verifier(verifier)
    , m_clock(clock)
    , m_limits(limits)
{}

OpenLoop::~OpenLoop()
{
    // What is answered during cancel() finds no turn.
    std::map<OpenTurnId, OpenTurn> turns;
    turns.swap(m_turns);
    for (const auto& [id, turn] : turns) {
        if (turn.deadline)
            m_clock.cancel(*turn.deadline);
        if (turn.call)
            m_provider.cancel(*turn.call);
    }
}

OpenTurnId OpenLoop::start(const TaskContext& request, Finished finished)
{
    const OpenTurnId id = m_next++;
    OpenTurn& opened = m_turns[id];
    opened.finished = std::move(finished);
    opened.turn.start(m_policy, request);
    callNext(id);
    return id;
}

void OpenLoop::cancel(OpenTurnId turn)
{
    const auto found = m_turns.find(turn);
    if (found == m_turns.end())
        return;
    found->second.cancelled = true;
    if (found->second.call)
        m_provider.cancel(*found->second.call);
}

const Turn* OpenLoop::find(OpenTurnId turn) const
{
    const auto found = m_turns.find(turn);
    return found == m_turns.end() ? nullptr : &found->second.turn;
}

void OpenLoop::callNext(OpenTurnId id)
{
    OpenTurn& opened = m_turns.find(id)->second;
    const TaskContext& context = opened.turn.decision().context;
    const ModelCall request{context.task, *opened.turn.toCall(), 0};
    const std::uint32_t number = ++opened.calls;
    if (std::isfinite(m_limits.callSeconds))
        opened.deadline = m_clock.callAfter(m_limits.callSeconds, [this, id] { onDeadline(id); });
    const CallId call = m_provider.call(
        request, [this, id, number, request](const ModelReply& reply) { onReply(id, number, request, reply); });
    // The reply may have come at once, and the turn may have gone on or ended.
    const auto still = m_turns.find(id);
    if (still != m_turns.end() && still->second.answered < number)
        still->second.call = call;
}

void OpenLoop::onDeadline(OpenTurnId id)
{
    OpenTurn& opened = m_turns.find(id)->second;
    opened.deadline.reset();
    opened.timedOut = true;
    if (opened.call)
        m_provider.cancel(*opened.call);
}

void OpenLoop::onReply(OpenTurnId id, std::uint32_t call, const ModelCall& request, ModelReply reply)
{
    const auto found = m_turns.find(id);
    if (found == m_turns.end() || found->second.calls != call)
        return;
    OpenTurn& opened = found->second;
    opened.answered = call;
    opened.call.reset();
    if (opened.deadline)
        m_clock.cancel(*opened.deadline);
    opened.deadline.reset();
    if (opened.timedOut && reply.details.failure == CallFailure::Cancelled)
        reply.details.failure = CallFailure::TimedOut;
    opened.timedOut = false;
    if (!reply.failed()) {
        m_verifier.verify(request, reply, [this, id, call, reply](const Judgement& judgement) {
            onJudgement(id, call, reply, judgement);
        });
        return;
    }
    opened.turn.onFailure(reply.costUsd, std::make_shared<const CallDetails>(std::move(reply.details)));
    proceed(id);
}

void OpenLoop::onJudgement(OpenTurnId id, std::uint32_t call, const ModelReply& reply, const Judgement& judgement)
{
    const auto found = m_turns.find(id);
    if (found == m_turns.end() || found->second.calls != call)
        return;
    Turn& turn = found->second.turn;
    Attempt attempt = calledAttempt(*turn.toCall(), reply);
    setVerdict(attempt, judgement);
    turn.onAttempt(attempt);
    proceed(id);
}

void OpenLoop::proceed(OpenTurnId id)
{
    OpenTurn& opened = m_turns.find(id)->second;
    if (opened.turn.toCall() && opened.cancelled)
        opened.turn.stop();
    if (!opened.turn.toCall() && !opened.cancelled && m_limits.fallBack) {
        if (const auto model = replacementAfterFailures(m_policy, opened.turn))
            opened.turn.fallBack(*model);
    }
    if (opened.turn.toCall()) {
        callNext(id);
        return;
    }
    // The handler may start other turns.
    auto ended = m_turns.extract(id);
    ended.mapped().turn.teach(m_policy);
    ended.mapped().finished(ended.mapped().turn);
}

} // namespace acr
