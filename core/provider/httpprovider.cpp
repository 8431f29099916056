// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/provider/httpprovider.h"

#include <algorithm>
#include <cstdlib>

namespace acr {

namespace {

constexpr long tooManyRequests = 429;
constexpr long unavailable = 503;
constexpr long overloaded = 529;

/// Whether the provider has not done, and not billed, anything.
bool wasNotBilled(const HttpReply& reply)
{
    if (reply.failure == CallFailure::Cancelled)
        return false;
    return reply.neverSent || reply.status == tooManyRequests || reply.status == unavailable ||
           reply.status == overloaded;
}

CallFailure failureOfStatus(long status)
{
    constexpr long firstServerError = 500;
    if (status == tooManyRequests)
        return CallFailure::RateLimited;
    return status >= firstServerError ? CallFailure::ServerError : CallFailure::Refused;
}

/// The endpoint's key; empty: it has none, or the variable is not set.
std::string keyOf(const Endpoint& endpoint)
{
    const char* const key = endpoint.keyVariable.empty() ? nullptr : std::getenv(endpoint.keyVariable.c_str());
    return key == nullptr ? std::string() : std::string(key);
}

/// The text without the key, which servers are known to repeat in their errors.
std::string withoutKey(std::string text, const std::string& key)
{
    if (key.empty())
        return text;
    for (std::size_t at = text.find(key); at != std::string::npos; at = text.find(key, at))
        text.replace(at, key.size(), "***");
    return text;
}

} // namespace

HttpProvider::HttpProvider(EndpointSet endpoints, HttpTransport& transport, Clock& clock, Prompts prompts,
                           const HttpProviderSettings& settings)
    : m_endpoints(std::move(endpoints))
    , m_transport(transport)
    , m_clock(clock)
    , m_prompts(std::move(prompts))
    , m_settings(settings)
    , m_loads(m_endpoints.endpoints.size())
{}

HttpProvider::~HttpProvider()
{
    // Handlers find no call any more.
    std::map<CallId, Call> calls;
    calls.swap(m_calls);
    for (const auto& [id, call] : calls) {
        if (call.timer)
            m_clock.cancel(*call.timer);
        if (call.request)
            m_transport.cancel(*call.request);
    }
    for (const Load& load : m_loads) {
        if (load.timer)
            m_clock.cancel(*load.timer);
    }
}

CallId HttpProvider::call(const ModelCall& call, Handler handler)
{
    const CallId id = m_next++;
    Call& made = m_calls[id];
    made.call = call;
    made.handler = std::move(handler);
    made.started = m_clock.now();
    const std::size_t endpoint = endpointOf(made);
    m_loads[endpoint].waiting.push_back(id);
    startWaiting(endpoint);
    return id;
}

void HttpProvider::startWaiting(std::size_t endpoint)
{
    constexpr double minute = 60;
    Load& load = m_loads[endpoint];
    const Endpoint& limits = m_endpoints.endpoints[endpoint];
    while (!load.waiting.empty() && load.inFlight < limits.maxInFlight) {
        const double wait = load.nextStart - m_clock.now();
        if (wait > 0) {
            if (!load.timer)
                load.timer = m_clock.callAfter(wait, [this, endpoint] {
                    m_loads[endpoint].timer.reset();
                    startWaiting(endpoint);
                });
            return;
        }
        if (limits.requestsPerMinute > 0)
            load.nextStart = m_clock.now() + minute / limits.requestsPerMinute;
        const CallId id = load.waiting.front();
        load.waiting.pop_front();
        ++load.inFlight;
        send(id);
    }
}

void HttpProvider::send(CallId id)
{
    Call& call = m_calls.find(id)->second;
    call.timer.reset();
    const EndpointModel& model = m_endpoints.models[call.call.model.position()];
    const Endpoint& endpoint = m_endpoints.endpoints[model.endpoint];
    const std::string key = keyOf(endpoint);
    if (!endpoint.keyVariable.empty() && key.empty()) {
        ModelReply reply;
        reply.costUsd = 0;
        reply.details.failure = CallFailure::Refused;
        reply.details.failureText = "the environment variable " + endpoint.keyVariable + " is not set";
        finish(id, reply);
        return;
    }
    ChatRequest request = m_prompts(call.call);
    request.maxOutputTokens = m_settings.maxOutputTokens;
    ChatMessage message = chatMessage(endpoint, model.servedAs, request);
    call.request = m_transport.start({.url = std::move(message.url),
                                      .headers = chatHeaders(endpoint, key),
                                      .body = std::move(message.body),
                                      .silentSeconds = m_settings.silentSeconds,
                                      .wholeSeconds = m_settings.wholeSeconds},
                                     [this, id](const HttpReply& reply) { onReply(id, reply); });
}

void HttpProvider::onReply(CallId id, const HttpReply& reply)
{
    const auto found = m_calls.find(id);
    if (found == m_calls.end())
        return;
    Call& call = found->second;
    call.request.reset();
    if (wasNotBilled(reply) && call.repeats < m_settings.maxRepeats) {
        double delay = std::min(m_settings.longestDelaySeconds,
                                m_settings.firstDelaySeconds * static_cast<double>(std::uint64_t{1} << call.repeats));
        delay *= 0.5 + 0.5 * m_random.uniform();
        if (!isMissing(reply.retryAfterSeconds))
            delay = std::min(m_settings.longestDelaySeconds, std::max(delay, reply.retryAfterSeconds));
        ++call.repeats;
        call.timer = m_clock.callAfter(delay, [this, id] { send(id); });
        return;
    }
    constexpr long ok = 200;
    const EndpointModel& model = m_endpoints.models[call.call.model.position()];
    ModelReply result;
    if (reply.failure != CallFailure::None) {
        result.details.failure = reply.failure;
        result.details.failureText = reply.failureText;
        if (reply.neverSent)
            result.costUsd = 0;
    } else if (reply.status != ok) {
        result.details.failure = failureOfStatus(reply.status);
        // Before it is shortened, which may cut a key in two.
        const std::string text = chatErrorText(withoutKey(reply.body, keyOf(m_endpoints.endpoints[model.endpoint])));
        result.details.failureText = "status " + std::to_string(reply.status) + (text.empty() ? "" : ": " + text);
        // A refusal is not billed; what a failed server did is not known.
        if (result.details.failure != CallFailure::ServerError || wasNotBilled(reply))
            result.costUsd = 0;
    } else {
        result.details = readChatReply(m_endpoints.endpoints[model.endpoint].kind, reply.body);
        result.costUsd = m_endpoints.costOf(call.call.model.position(), result.details);
    }
    finish(id, result);
}

void HttpProvider::finish(CallId id, const ModelReply& reply)
{
    auto node = m_calls.extract(id);
    const std::size_t endpoint = endpointOf(node.mapped());
    ModelReply timed = reply;
    timed.details.latencySeconds = m_clock.now() - node.mapped().started;
    Load& load = m_loads[endpoint];
    --load.inFlight;
    // Not at once: what starts may end at once as well.
    if (!load.timer && !load.waiting.empty())
        load.timer = m_clock.callAfter(0, [this, endpoint] {
            m_loads[endpoint].timer.reset();
            startWaiting(endpoint);
        });
    node.mapped().handler(timed);
}

void HttpProvider::cancel(CallId id)
{
    const auto found = m_calls.find(id);
    if (found == m_calls.end())
        return;
    Call& call = found->second;
    if (call.request) {
        m_transport.cancel(*call.request);
        return;
    }
    const std::size_t endpoint = endpointOf(call);
    ModelReply reply;
    reply.costUsd = 0;
    reply.details.failure = CallFailure::Cancelled;
    if (call.timer) {
        m_clock.cancel(*call.timer);
    } else {
        std::erase(m_loads[endpoint].waiting, id);
        ++m_loads[endpoint].inFlight; // finish() counts it down
    }
    finish(id, reply);
}

} // namespace acr
