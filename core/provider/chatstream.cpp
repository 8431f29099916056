// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/provider/chatstream.h"

#include "core/provider/chatjson.h"

#include <utility>

namespace acr {

namespace {

constexpr std::size_t maxAnswerBytes = std::size_t{16} << 20U;

void keepName(const nlohmann::json& object, const char* name, std::string& kept)
{
    if (std::string text = textOf(object, name); !text.empty())
        kept = std::move(text);
}

} // namespace

std::string ChatStream::feed(std::string_view bytes)
{
    if (m_state == State::Open && !m_events.feed(bytes, [this](const ServerEvent& event) { read(event); }))
        breakOff(CallFailure::BadReply, "an event of the stream is too large");
    return std::exchange(m_fresh, {});
}

std::string ChatStream::end()
{
    if (m_state == State::Open)
        m_events.end([this](const ServerEvent& event) { read(event); });
    if (m_state == State::Open) {
        if (m_finishReason && m_kind != EndpointKind::Anthropic)
            m_state = State::Complete;
        else
            breakOff(CallFailure::ServerError, "the stream ended before the answer did");
    }
    return std::exchange(m_fresh, {});
}

CallDetails ChatStream::details() const
{
    CallDetails call = m_call;
    if (m_state == State::Complete) {
        if (call.answer.empty()) {
            call.failure = CallFailure::BadReply;
            call.failureText = "the reply has no answer";
        }
        return call;
    }
    call.tokens.output = missingCount;
    call.tokens.reasoning = missingCount;
    if (call.failure == CallFailure::None) {
        call.failure = CallFailure::ServerError;
        call.failureText = "the stream broke off";
    }
    return call;
}

void ChatStream::breakOff(CallFailure failure, std::string text)
{
    m_state = State::Broken;
    m_call.failure = failure;
    m_call.failureText = std::move(text);
}

void ChatStream::take(std::string_view text)
{
    if (m_call.answer.size() + text.size() > maxAnswerBytes) {
        breakOff(CallFailure::BadReply, "the answer is too large");
        return;
    }
    m_call.answer += text;
    m_fresh += text;
}

void ChatStream::read(const ServerEvent& event)
{
    if (m_state != State::Open)
        return;
    switch (m_kind) {
    case EndpointKind::OpenAi: readOpenAi(event); break;
    case EndpointKind::Anthropic: readAnthropic(event); break;
    case EndpointKind::Gemini: readGemini(event); break;
    }
}

void ChatStream::readOpenAi(const ServerEvent& event)
{
    if (event.data == "[DONE]") {
        m_state = State::Complete;
        return;
    }
    const auto chunk = nlohmann::json::parse(event.data, nullptr, false);
    if (!chunk.is_object())
        return breakOff(CallFailure::BadReply, "an event of the stream is no JSON object");
    if (!memberOf(chunk, "error").is_null())
        return breakOff(CallFailure::ServerError, "an error within the stream: " + errorMessageOf(chunk));
    ++m_progress;
    keepName(chunk, "id", m_call.requestId);
    keepName(chunk, "model", m_call.servedModel);
    readUsage(m_kind, memberOf(chunk, "usage"), m_call.tokens);
    const auto& choices = memberOf(chunk, "choices");
    for (const auto& choice : choices.is_array() ? choices : nlohmann::json::array()) {
        // Only one answer was asked for.
        if (const auto& index = memberOf(choice, "index"); index.is_number_integer() && index != 0)
            continue;
        const auto& content = memberOf(memberOf(choice, "delta"), "content");
        take(content.is_string() ? content.get<std::string>() : joinedTexts(content));
        m_finishReason = m_finishReason || memberOf(choice, "finish_reason").is_string();
    }
}

void ChatStream::readAnthropic(const ServerEvent& event)
{
    const auto chunk = nlohmann::json::parse(event.data, nullptr, false);
    if (!chunk.is_object())
        return breakOff(CallFailure::BadReply, "an event of the stream is no JSON object");
    const std::string type = textOf(chunk, "type");
    if (type == "error")
        return breakOff(CallFailure::ServerError, "an error within the stream: " + errorMessageOf(chunk));
    if (type == "ping")
        return;
    ++m_progress;
    if (type == "message_start") {
        const auto& message = memberOf(chunk, "message");
        keepName(message, "id", m_call.requestId);
        keepName(message, "model", m_call.servedModel);
        readUsage(m_kind, memberOf(message, "usage"), m_call.tokens);
    } else if (type == "content_block_start") {
        take(textOf(memberOf(chunk, "content_block"), "text"));
    } else if (type == "content_block_delta") {
        take(textOf(memberOf(chunk, "delta"), "text"));
    } else if (type == "message_delta") {
        readUsage(m_kind, memberOf(chunk, "usage"), m_call.tokens);
    } else if (type == "message_stop" && m_state == State::Open) {
        m_state = State::Complete;
    }
}

void ChatStream::readGemini(const ServerEvent& event)
{
    const auto chunk = nlohmann::json::parse(event.data, nullptr, false);
    if (!chunk.is_object())
        return breakOff(CallFailure::BadReply, "an event of the stream is no JSON object");
    if (!memberOf(chunk, "error").is_null())
        return breakOff(CallFailure::ServerError, "an error within the stream: " + errorMessageOf(chunk));
    ++m_progress;
    keepName(chunk, "responseId", m_call.requestId);
    keepName(chunk, "modelVersion", m_call.servedModel);
    readUsage(m_kind, memberOf(chunk, "usageMetadata"), m_call.tokens);
    const auto& candidate = firstOf(memberOf(chunk, "candidates"));
    take(joinedTexts(memberOf(memberOf(candidate, "content"), "parts")));
    m_finishReason = m_finishReason || memberOf(candidate, "finishReason").is_string();
}

} // namespace acr
