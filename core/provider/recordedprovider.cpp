// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/provider/recordedprovider.h"

#include "core/base/elementaryfunctions.h"
#include "core/base/random.h"

#include <cmath>

namespace acr {

namespace {

constexpr double secondsPerMillisecond = 1e-3;

Random randomOf(const SimulatedService& service, const ModelCall& call)
{
    return Random(derivedSeed(derivedSeed(derivedSeed(service.seed, call.task.value), call.model.value), call.sample));
}

} // namespace

RecordedProvider::RecordedProvider(const OutcomeMatrix& outcomes)
    : m_outcomes(outcomes)
{}

RecordedProvider::RecordedProvider(const OutcomeMatrix& outcomes, Clock& clock, const SimulatedService& service)
    : m_outcomes(outcomes)
    , m_clock(&clock)
    , m_service(service)
{}

ModelReply RecordedProvider::replyTo(const ModelCall& call) const
{
    const Outcome outcome = m_outcomes.outcome(call.task, call.model);
    ModelReply reply;
    reply.costUsd = outcome.costUsd;
    reply.details.tokens.input = outcome.inputTokens;
    reply.details.tokens.output = outcome.outputTokens;
    if (outcome.latencyMs >= 0)
        reply.details.latencySeconds = secondsPerMillisecond * outcome.latencyMs;
    if (m_clock == nullptr)
        return reply;
    Random random = randomOf(m_service, call);
    if (random.uniform() < m_service.failureShare) {
        reply = {};
        reply.costUsd = 0;
        reply.details.failure = CallFailure::ServerError;
        reply.details.failureText = "simulated failure";
    }
    if (isMissing(reply.details.latencySeconds))
        reply.details.latencySeconds = -m_service.meanLatencySeconds * portableLog1p(-random.uniform());
    return reply;
}

CallId RecordedProvider::call(const ModelCall& call, Handler handler)
{
    const CallId id = m_next++;
    ModelReply reply = replyTo(call);
    if (m_clock == nullptr) {
        handler(reply);
        return id;
    }
    const double latency = reply.details.latencySeconds;
    const TimerId timer = m_clock->callAfter(latency, [this, id, reply = std::move(reply)] {
        auto waiting = m_waiting.extract(id);
        waiting.mapped().handler(reply);
    });
    m_waiting.emplace(id, Waiting{timer, std::move(handler)});
    return id;
}

void RecordedProvider::cancel(CallId call)
{
    auto waiting = m_waiting.extract(call);
    if (waiting.empty())
        return;
    m_clock->cancel(waiting.mapped().timer);
    ModelReply reply;
    reply.costUsd = 0;
    reply.details.failure = CallFailure::Cancelled;
    waiting.mapped().handler(reply);
}

} // namespace acr
