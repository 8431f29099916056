// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/provider/httpprovider.h"

#include <utility>

namespace acr {

namespace {

constexpr long okStatus = 200;
constexpr std::uint64_t maxStreamBytes = std::uint64_t{256} << 20U;

bool looksLikeObject(std::string_view body)
{
    const std::size_t first = body.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && body[first] == '{';
}

bool isEventStream(const HttpReply& reply)
{
    return reply.header("content-type").find("text/event-stream") != std::string_view::npos;
}

} // namespace

HttpProvider::HttpProvider(EndpointSet endpoints, HttpTransport& transport, Clock& clock, Prompts prompts,
                           const HttpProviderSettings& settings)
    : m_endpoints(std::move(endpoints))
    , m_clock(clock)
    , m_prompts(std::move(prompts))
    , m_settings(settings)
    , m_queue(m_endpoints.endpoints, transport, clock, settings)
{}

HttpProvider::~HttpProvider()
{
    for (const auto& [id, call] : m_calls) {
        if (call.stallTimer)
            m_clock.cancel(*call.stallTimer);
    }
    // Handlers find no call any more.
    m_calls.clear();
}

ChatMessage HttpProvider::messageFor(const ModelCall& call) const
{
    const EndpointModel& model = m_endpoints.models[call.model.position()];
    ChatRequest request = m_prompts(call);
    request.maxOutputTokens = m_settings.maxOutputTokens;
    request.stream = call.onText != nullptr;
    return chatMessage(m_endpoints.endpoints[model.endpoint], model.servedAs, request);
}

CallId HttpProvider::call(const ModelCall& call, Handler handler)
{
    const CallId id = m_next++;
    Call& made = m_calls[id];
    made.call = call;
    made.handler = std::move(handler);
    made.started = m_clock.now();
    EndpointQueue::Post post;
    post.endpoint = endpointOf(made);
    post.message = [this, call] { return messageFor(call); };
    if (call.onText) {
        post.maxReplyBytes = maxStreamBytes;
        post.receiver = [this, id](const HttpReply& soFar, std::string_view bytes) {
            return takeBytes(id, soFar, bytes);
        };
    }
    const EndpointQueue::Id request =
        m_queue.add(std::move(post), [this, id](const HttpReply& reply) { onReply(id, reply); });
    // It may have been answered already.
    if (const auto found = m_calls.find(id); found != m_calls.end())
        found->second.request = request;
    return id;
}

bool HttpProvider::takeBytes(CallId id, const HttpReply& soFar, std::string_view bytes)
{
    const auto found = m_calls.find(id);
    if (found == m_calls.end())
        return true;
    Call& call = found->second;
    if (soFar.status != okStatus || !isEventStream(soFar))
        return false;
    if (!call.stream) {
        call.stream.emplace(m_endpoints.endpoints[endpointOf(call)].kind);
        watchForStall(id);
    }
    const std::string text = call.stream->feed(bytes);
    if (!text.empty()) {
        const ModelCall::TextHandler onText = call.call.onText;
        onText(text);
    }
    // The handler may have cancelled the call.
    if (const auto open = m_calls.find(id);
        open != m_calls.end() && open->second.stream->state() != ChatStream::State::Open)
        endStream(id);
    return true;
}

void HttpProvider::watchForStall(CallId id)
{
    Call& call = m_calls.find(id)->second;
    call.progressAtTimer = call.stream->progress();
    call.stallTimer = m_clock.callAfter(m_settings.stalledSeconds, [this, id] {
        Call& watched = m_calls.find(id)->second;
        watched.stallTimer.reset();
        if (watched.stream->progress() != watched.progressAtTimer) {
            watchForStall(id);
            return;
        }
        ModelReply reply;
        reply.details = watched.stream->details();
        reply.details.failure = CallFailure::TimedOut;
        reply.details.failureText = "the stream has come to a halt";
        const EndpointQueue::Id request = *watched.request;
        finish(id, reply);
        m_queue.cancel(request); // nobody listens any more
    });
}

/// The stream says all that there is to say; what the connection still brings is not waited for.
void HttpProvider::endStream(CallId id)
{
    Call& call = m_calls.find(id)->second;
    ModelReply reply;
    reply.details = call.stream->details();
    reply.costUsd = m_endpoints.costOf(call.call.model.position(), reply.details);
    const EndpointQueue::Id request = *call.request;
    const bool complete = call.stream->state() == ChatStream::State::Complete;
    finish(id, reply);
    // Nobody listens any more. The connection of a complete answer can be used again.
    if (complete)
        m_queue.release(request);
    else
        m_queue.cancel(request);
}

ModelReply HttpProvider::readAnswer(CallId id, const HttpReply& reply)
{
    Call& call = m_calls.find(id)->second;
    const std::size_t model = call.call.model.position();
    const EndpointKind kind = m_endpoints.endpoints[endpointOf(call)].kind;
    const ModelCall::TextHandler onText = call.call.onText;
    ModelReply result;
    std::string text;
    // Events under another type are events all the same.
    if (!call.stream && onText && !looksLikeObject(reply.body)) {
        call.stream.emplace(kind);
        text = call.stream->feed(reply.body);
    }
    if (call.stream) {
        text += call.stream->end();
        result.details = call.stream->details();
    } else {
        result.details = readChatReply(kind, reply.body);
        text = result.details.answer;
    }
    result.costUsd = m_endpoints.costOf(model, result.details);
    if (onText && !text.empty())
        onText(text);
    return result;
}

void HttpProvider::onReply(CallId id, const HttpReply& reply)
{
    const auto found = m_calls.find(id);
    if (found == m_calls.end())
        return;
    found->second.request.reset();
    ModelReply result;
    if (reply.failure != CallFailure::None || reply.status != okStatus) {
        if (found->second.stream)
            result.details = found->second.stream->details();
        result.details.failure = failureOf(reply);
        result.details.failureText = failureTextOf(reply);
        if (certainlyFree(reply))
            result.costUsd = 0;
    } else {
        result = readAnswer(id, reply);
    }
    finish(id, result);
}

void HttpProvider::finish(CallId id, const ModelReply& reply)
{
    auto node = m_calls.extract(id);
    // A handler of text may have cancelled it.
    if (node.empty())
        return;
    const Call& call = node.mapped();
    if (call.stallTimer)
        m_clock.cancel(*call.stallTimer);
    const std::size_t endpoint = endpointOf(call);
    ModelReply timed = reply;
    CallDetails& details = timed.details;
    details.latencySeconds = m_clock.now() - call.started;
    for (std::string* text : {&details.answer, &details.failureText, &details.requestId, &details.servedModel})
        *text = m_queue.withoutKey(endpoint, std::move(*text));
    call.handler(timed);
}

void HttpProvider::cancel(CallId id)
{
    const auto found = m_calls.find(id);
    if (found == m_calls.end())
        return;
    if (found->second.request) {
        m_queue.cancel(*found->second.request);
        return;
    }
    ModelReply reply;
    reply.details.failure = CallFailure::Cancelled;
    reply.details.failureText = "cancelled";
    finish(id, reply);
}

} // namespace acr
