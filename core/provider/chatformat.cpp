// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/provider/chatformat.h"

#include "core/provider/chatjson.h"

namespace acr {

namespace {

using Json = nlohmann::json;

void readOpenAi(const Json& reply, CallDetails& call)
{
    const Json& content = memberOf(memberOf(firstOf(memberOf(reply, "choices")), "message"), "content");
    call.answer = content.is_string() ? content.get<std::string>() : joinedTexts(content);
    readUsage(EndpointKind::OpenAi, memberOf(reply, "usage"), call.tokens);
    call.servedModel = textOf(reply, "model");
    call.requestId = textOf(reply, "id");
}

void readAnthropic(const Json& reply, CallDetails& call)
{
    call.answer = joinedTexts(memberOf(reply, "content"));
    readUsage(EndpointKind::Anthropic, memberOf(reply, "usage"), call.tokens);
    call.servedModel = textOf(reply, "model");
    call.requestId = textOf(reply, "id");
}

void readGemini(const Json& reply, CallDetails& call)
{
    call.answer = joinedTexts(memberOf(memberOf(firstOf(memberOf(reply, "candidates")), "content"), "parts"));
    readUsage(EndpointKind::Gemini, memberOf(reply, "usageMetadata"), call.tokens);
    call.servedModel = textOf(reply, "modelVersion");
    call.requestId = textOf(reply, "responseId");
}

/// OpenAI's own service takes another name for the limit, and refuses the old one for newer models.
const char* tokenLimitName(const Endpoint& endpoint)
{
    return endpoint.baseUrl.starts_with("https://api.openai.com/") ? "max_completion_tokens" : "max_tokens";
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
        body = {{"model", servedAs},
                {"messages", std::move(messages)},
                {tokenLimitName(endpoint), request.maxOutputTokens}};
        // Without being asked, servers do not say what a stream used.
        if (request.stream)
            body["stream_options"] = {{"include_usage", true}};
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
        url += "/models/" + std::string(servedAs) +
               (request.stream ? ":streamGenerateContent?alt=sse" : ":generateContent");
        body = {{"contents", Json::array({{{"role", "user"}, {"parts", Json::array({{{"text", request.prompt}}})}}})},
                {"generationConfig", {{"maxOutputTokens", request.maxOutputTokens}}}};
        if (!request.system.empty())
            body["systemInstruction"] = {{"parts", Json::array({{{"text", request.system}}})}};
        break;
    }
    if (request.stream && endpoint.kind != EndpointKind::Gemini)
        body["stream"] = true;
    return {std::move(url), body.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

std::vector<std::string> chatHeaders(const Endpoint& endpoint, std::string_view key)
{
    std::vector<std::string> headers{"Content-Type: application/json"};
    std::string_view name;
    switch (endpoint.kind) {
    case EndpointKind::OpenAi: name = "Authorization: Bearer "; break;
    case EndpointKind::Anthropic:
        headers.emplace_back("anthropic-version: 2023-06-01");
        name = "x-api-key: ";
        break;
    case EndpointKind::Gemini: name = "x-goog-api-key: "; break;
    }
    if (!key.empty()) {
        // In one piece, so that no part of the key stays in memory that was given back.
        std::string& header = headers.emplace_back();
        header.reserve(name.size() + key.size());
        header.append(name).append(key);
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
    switch (kind) {
    case EndpointKind::OpenAi: readOpenAi(reply, call); break;
    case EndpointKind::Anthropic: readAnthropic(reply, call); break;
    case EndpointKind::Gemini: readGemini(reply, call); break;
    }
    if (call.answer.empty()) {
        call.failure = CallFailure::BadReply;
        const std::string message = errorMessageOf(reply);
        call.failureText = "the reply has no answer" + (message.empty() ? message : ": " + message);
    }
    return call;
}

std::string chatErrorText(std::string_view body)
{
    return errorMessageOf(Json::parse(body, nullptr, false));
}

} // namespace acr
