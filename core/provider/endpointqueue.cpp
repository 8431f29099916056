// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/provider/endpointqueue.h"

#include "core/provider/heldkeys.h"

#include <algorithm>

namespace acr {

namespace {

constexpr long tooManyRequests = 429;
constexpr long unavailable = 503;
constexpr long overloaded = 529;

} // namespace

bool wasNotBilled(const HttpReply& reply)
{
    if (reply.failure == CallFailure::Cancelled)
        return false;
    return reply.neverSent || reply.status == tooManyRequests || reply.status == unavailable ||
           reply.status == overloaded;
}

CallFailure failureOf(const HttpReply& reply)
{
    constexpr long firstServerError = 500;
    if (reply.failure != CallFailure::None)
        return reply.failure;
    if (reply.status == tooManyRequests)
        return CallFailure::RateLimited;
    return reply.status >= firstServerError ? CallFailure::ServerError : CallFailure::Refused;
}

bool certainlyFree(const HttpReply& reply)
{
    if (reply.failure != CallFailure::None)
        return reply.neverSent;
    return failureOf(reply) != CallFailure::ServerError || wasNotBilled(reply);
}

std::string failureTextOf(const HttpReply& reply)
{
    constexpr long firstRedirect = 300;
    constexpr long firstRefusal = 400;
    if (reply.failure != CallFailure::None)
        return reply.failureText;
    const std::string message = chatErrorText(reply.body);
    std::string text = "status " + std::to_string(reply.status);
    if (reply.status >= firstRedirect && reply.status < firstRefusal)
        text += ": redirects are not followed";
    return message.empty() ? text : text + ": " + message;
}

EndpointQueue::EndpointQueue(std::vector<Endpoint> endpoints, HttpTransport& transport, Clock& clock,
                             const RequestLimits& limits)
    : m_endpoints(std::move(endpoints))
    , m_transport(transport)
    , m_clock(clock)
    , m_limits(limits)
    , m_loads(m_endpoints.size())
{}

EndpointQueue::~EndpointQueue()
{
    // Handlers find no entry any more.
    std::map<Id, Entry> entries;
    entries.swap(m_entries);
    for (const auto& [id, entry] : entries) {
        if (entry.timer)
            m_clock.cancel(*entry.timer);
        if (entry.request)
            m_transport.cancel(*entry.request);
    }
    for (const Load& load : m_loads) {
        if (load.timer)
            m_clock.cancel(*load.timer);
    }
}

std::string EndpointQueue::withoutKey(std::size_t endpoint, std::string text) const
{
    const PrivateText held = keyNamed(m_endpoints[endpoint].keyVariable);
    const std::string& key = held.text;
    if (key.empty())
        return text;
    for (std::size_t at = text.find(key); at != std::string::npos; at = text.find(key, at))
        text.replace(at, key.size(), "***");
    return text;
}

bool EndpointQueue::isUnderWay(Id id) const
{
    const auto found = m_entries.find(id);
    return found != m_entries.end() && found->second.request.has_value();
}

EndpointQueue::Id EndpointQueue::add(Post post, Handler handler)
{
    const Id id = m_next++;
    const std::size_t endpoint = post.endpoint;
    Entry& entry = m_entries[id];
    entry.post = std::move(post);
    entry.handler = std::move(handler);
    m_loads[endpoint].waiting.push_back(id);
    startWaiting(endpoint);
    return id;
}

void EndpointQueue::startLater(std::size_t endpoint, double delay)
{
    Load& load = m_loads[endpoint];
    if (!load.timer)
        load.timer = m_clock.callAfter(delay, [this, endpoint] {
            m_loads[endpoint].timer.reset();
            startWaiting(endpoint);
        });
}

void EndpointQueue::startWaiting(std::size_t endpoint)
{
    const Endpoint& limits = m_endpoints[endpoint];
    Load& load = m_loads[endpoint];
    while (!load.waiting.empty() && load.inFlight < limits.maxInFlight) {
        const double wait = load.nextStart - m_clock.now();
        if (wait > 0) {
            startLater(endpoint, wait);
            return;
        }
        const Id id = load.waiting.front();
        load.waiting.pop_front();
        ++load.inFlight;
        Entry& entry = m_entries.find(id)->second;
        entry.waiting = false;
        entry.deadline = m_clock.now() + m_limits.wholeSeconds;
        send(id);
    }
}

void EndpointQueue::send(Id id)
{
    Entry& entry = m_entries.find(id)->second;
    entry.timer.reset();
    const Endpoint& endpoint = m_endpoints[entry.post.endpoint];
    const PrivateText key = keyNamed(endpoint.keyVariable);
    if (!endpoint.keyVariable.empty() && key.text.empty()) {
        HttpReply reply;
        reply.failure = CallFailure::Refused;
        reply.failureText = "the environment variable " + endpoint.keyVariable + " is not set";
        reply.neverSent = true;
        reply.mayWorkLater = false;
        onReply(id, reply);
        return;
    }
    // Repeats count as well.
    if (endpoint.requestsPerMinute > 0) {
        constexpr double minute = 60;
        double& next = m_loads[entry.post.endpoint].nextStart;
        next = std::max(next, m_clock.now()) + minute / endpoint.requestsPerMinute;
    }
    ChatMessage message = entry.post.message();
    entry.request = m_transport.start({.url = std::move(message.url),
                                       .headers = chatHeaders(endpoint, key.text),
                                       .body = std::move(message.body),
                                       .connectSeconds = m_limits.connectSeconds,
                                       .firstByteSeconds = m_limits.firstByteSeconds,
                                       .silentSeconds = m_limits.silentSeconds,
                                       .wholeSeconds = std::max(0.0, entry.deadline - m_clock.now()),
                                       .maxReplyBytes = entry.post.maxReplyBytes,
                                       // Packing holds pieces back.
                                       .compressed = !entry.post.receiver,
                                       .receiver = entry.post.receiver},
                                      [this, id](const HttpReply& reply) { onReply(id, reply); });
}

std::optional<double> EndpointQueue::delayBeforeRepeat(const Entry& entry, const HttpReply& reply)
{
    if (!wasNotBilled(reply) || !reply.mayWorkLater || entry.repeats >= m_limits.maxRepeats)
        return std::nullopt;
    double delay = std::min(m_limits.longestDelaySeconds,
                            m_limits.firstDelaySeconds * static_cast<double>(std::uint64_t{1} << entry.repeats));
    delay *= 0.5 + 0.5 * m_random.uniform();
    if (!isMissing(reply.retryAfterSeconds)) {
        if (reply.retryAfterSeconds > m_limits.longestDelaySeconds)
            return std::nullopt;
        delay = std::max(delay, reply.retryAfterSeconds);
    }
    return m_clock.now() + delay < entry.deadline ? std::optional(delay) : std::nullopt;
}

void EndpointQueue::onReply(Id id, const HttpReply& reply)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return;
    Entry& entry = found->second;
    entry.request.reset();
    Load& load = m_loads[entry.post.endpoint];
    if (!isMissing(reply.retryAfterSeconds) && wasNotBilled(reply))
        load.nextStart =
            std::max(load.nextStart, m_clock.now() + std::min(reply.retryAfterSeconds, m_limits.longestDelaySeconds));
    if (const auto delay = delayBeforeRepeat(entry, reply)) {
        ++entry.repeats;
        entry.timer = m_clock.callAfter(*delay, [this, id] { send(id); });
        return;
    }
    const Entry answered = take(id);
    HttpReply shown = reply;
    shown.body = withoutKey(answered.post.endpoint, std::move(shown.body));
    answered.handler(shown);
}

EndpointQueue::Entry EndpointQueue::take(Id id)
{
    auto node = m_entries.extract(id);
    Entry& entry = node.mapped();
    const std::size_t endpoint = entry.post.endpoint;
    if (entry.timer)
        m_clock.cancel(*entry.timer);
    Load& load = m_loads[endpoint];
    if (entry.waiting)
        std::erase(load.waiting, id);
    else
        --load.inFlight;
    // Not at once: what starts may end at once as well.
    if (!load.waiting.empty())
        startLater(endpoint, 0);
    return std::move(entry);
}

void EndpointQueue::cancel(Id id)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return;
    if (found->second.request) {
        m_transport.cancel(*found->second.request);
        return;
    }
    const Entry entry = take(id);
    HttpReply reply;
    reply.failure = CallFailure::Cancelled;
    reply.failureText = "cancelled";
    reply.neverSent = true;
    entry.handler(reply);
}

void EndpointQueue::release(Id id)
{
    if (!m_entries.contains(id))
        return;
    if (const Entry entry = take(id); entry.request)
        m_transport.release(*entry.request);
}

} // namespace acr
