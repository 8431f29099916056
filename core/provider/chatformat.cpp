// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/provider/chatformat.h"

#include <nlohmann/json.hpp>

#include <limits>

namespace acr {

namespace {

using Json = nlohmann::json;

constexpr std::size_t shownError = 300;

/// The member as a count; missingCount where there is none.
std::int32_t countOf(const Json& object, const char* name)
{
    const auto found = object.is_object() ? object.find(name) : object.end();
    if (found == object.end() || !found->is_number_integer())
        return missingCount;
    const auto value = found->get<std::int64_t>();
    return value < 0 || value > std::numeric_limits<std::int32_t>::max() ? missingCount
                                                                         : static_cast<std::int32_t>(value);
}

std::string textOf(const Json& object, const char* name)
{
    const auto found = object.is_object() ? object.find(name) : object.end();
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const Json& memberOf(const Json& object, const char* name)
{
    static const Json none;
    const auto found = object.is_object() ? object.find(name) : object.end();
    return found != object.end() ? *found : none;
}

/// The texts of a list of parts, one after the other.
std::string joinedTexts(const Json& parts)
{
    std::string text;
    for (const Json& part : parts.is_array() ? parts : Json::array()) {
        // Parts that think aloud are no part of the answer.
        if (!part.value("thought", false))
            text += textOf(part, "text");
    }
    return text;
}

std::int32_t sumOf(std::int32_t a, std::int32_t b)
{
    return a < 0 ? b : b < 0 ? a : a + b;
}

void readOpenAi(const Json& reply, CallDetails& call)
{
    const Json& choices = memberOf(reply, "choices");
    const Json& message = choices.is_array() && !choices.empty() ? memberOf(choices.front(), "message") : choices;
    const Json& content = memberOf(message, "content");
    call.answer = content.is_string() ? content.get<std::string>() : joinedTexts(content);
    const Json& usage = memberOf(reply, "usage");
    call.tokens.input = countOf(usage, "prompt_tokens");
    call.tokens.output = countOf(usage, "completion_tokens");
    call.tokens.cachedInput = countOf(memberOf(usage, "prompt_tokens_details"), "cached_tokens");
    if (call.tokens.cachedInput < 0)
        call.tokens.cachedInput = countOf(usage, "prompt_cache_hit_tokens");
    call.tokens.reasoning = countOf(memberOf(usage, "completion_tokens_details"), "reasoning_tokens");
    call.servedModel = textOf(reply, "model");
    call.requestId = textOf(reply, "id");
}

void readAnthropic(const Json& reply, CallDetails& call)
{
    call.answer = joinedTexts(memberOf(reply, "content"));
    const Json& usage = memberOf(reply, "usage");
    // Here cached input is counted beside the input, not within it.
    const std::int32_t fresh = countOf(usage, "input_tokens");
    call.tokens.cachedInput = countOf(usage, "cache_read_input_tokens");
    call.tokens.input =
        fresh < 0 ? fresh : sumOf(sumOf(fresh, call.tokens.cachedInput), countOf(usage, "cache_creation_input_tokens"));
    call.tokens.output = countOf(usage, "output_tokens");
    call.servedModel = textOf(reply, "model");
    call.requestId = textOf(reply, "id");
}

void readGemini(const Json& reply, CallDetails& call)
{
    const Json& candidates = memberOf(reply, "candidates");
    if (candidates.is_array() && !candidates.empty())
        call.answer = joinedTexts(memberOf(memberOf(candidates.front(), "content"), "parts"));
    const Json& usage = memberOf(reply, "usageMetadata");
    call.tokens.input = countOf(usage, "promptTokenCount");
    call.tokens.cachedInput = countOf(usage, "cachedContentTokenCount");
    call.tokens.reasoning = countOf(usage, "thoughtsTokenCount");
    call.tokens.output = sumOf(countOf(usage, "candidatesTokenCount"), call.tokens.reasoning);
    call.servedModel = textOf(reply, "modelVersion");
    call.requestId = textOf(reply, "responseId");
}

} // namespace

ChatMessage chatMessage(const Endpoint& endpoint, std::string_view servedAs, const ChatRequest& request)
{
    Json body;
    std::string url = endpoint.baseUrl;
    switch (endpoint.kind) {
    case EndpointKind::OpenAi: {
        url += "/chat/completions";
        Json messages = Json::array();
        if (!request.system.empty())
            messages.push_back({{"role", "system"}, {"content", request.system}});
        messages.push_back({{"role", "user"}, {"content", request.prompt}});
        body = {{"model", servedAs}, {"messages", std::move(messages)}, {"max_tokens", request.maxOutputTokens}};
        break;
    }
    case EndpointKind::Anthropic:
        url += "/messages";
        body = {{"model", servedAs},
                {"max_tokens", request.maxOutputTokens},
                {"messages", Json::array({{{"role", "user"}, {"content", request.prompt}}})}};
        if (!request.system.empty())
            body["system"] = request.system;
        break;
    case EndpointKind::Gemini:
        url += "/models/" + std::string(servedAs) + ":generateContent";
        body = {{"contents", Json::array({{{"role", "user"}, {"parts", Json::array({{{"text", request.prompt}}})}}})},
                {"generationConfig", {{"maxOutputTokens", request.maxOutputTokens}}}};
        if (!request.system.empty())
            body["systemInstruction"] = {{"parts", Json::array({{{"text", request.system}}})}};
        break;
    }
    return {std::move(url), body.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

std::vector<std::string> chatHeaders(const Endpoint& endpoint, std::string_view key)
{
    std::vector<std::string> headers{"Content-Type: application/json"};
    switch (endpoint.kind) {
    case EndpointKind::OpenAi:
        if (!key.empty())
            headers.push_back("Authorization: Bearer " + std::string(key));
        break;
    case EndpointKind::Anthropic:
        headers.emplace_back("anthropic-version: 2023-06-01");
        if (!key.empty())
            headers.push_back("x-api-key: " + std::string(key));
        break;
    case EndpointKind::Gemini:
        if (!key.empty())
            headers.push_back("x-goog-api-key: " + std::string(key));
        break;
    }
    return headers;
}

CallDetails readChatReply(EndpointKind kind, std::string_view body)
{
    CallDetails call;
    const Json reply = Json::parse(body, nullptr, false);
    if (!reply.is_object()) {
        call.failure = CallFailure::BadReply;
        call.failureText = "the reply is no JSON object";
        return call;
    }
    try {
        switch (kind) {
        case EndpointKind::OpenAi: readOpenAi(reply, call); break;
        case EndpointKind::Anthropic: readAnthropic(reply, call); break;
        case EndpointKind::Gemini: readGemini(reply, call); break;
        }
    } catch (const Json::exception&) {
        call.answer.clear();
    }
    if (call.answer.empty()) {
        call.failure = CallFailure::BadReply;
        call.failureText = "the reply has no answer";
    }
    return call;
}

std::string chatErrorText(std::string_view body)
{
    const Json reply = Json::parse(body, nullptr, false);
    const Json& error = memberOf(reply, "error");
    std::string text = error.is_string() ? error.get<std::string>() : textOf(error, "message");
    if (text.size() > shownError)
        text = text.substr(0, shownError) + "…";
    return text;
}

} // namespace acr
