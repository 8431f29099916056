// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/provider/chatjson.h"

#include <limits>

namespace acr {

namespace {

const nlohmann::json& noValue()
{
    static const nlohmann::json none;
    return none;
}

/// Where one count is not known, neither is the sum.
std::int32_t sumOfCounts(std::int32_t a, std::int32_t b)
{
    if (a < 0 || b < 0)
        return missingCount;
    const std::int64_t sum = std::int64_t{a} + b;
    return sum > std::numeric_limits<std::int32_t>::max() ? missingCount : static_cast<std::int32_t>(sum);
}

/// A count that is left out where it is 0.
std::int32_t optionalCount(const nlohmann::json& object, const char* name)
{
    return memberOf(object, name).is_null() ? 0 : countOf(object, name);
}

void readOpenAiUsage(const nlohmann::json& usage, TokenUsage& tokens)
{
    tokens = {};
    tokens.input = countOf(usage, "prompt_tokens");
    tokens.output = countOf(usage, "completion_tokens");
    tokens.cachedInput = countOf(memberOf(usage, "prompt_tokens_details"), "cached_tokens");
    if (tokens.cachedInput < 0)
        tokens.cachedInput = countOf(usage, "prompt_cache_hit_tokens");
    tokens.reasoning = countOf(memberOf(usage, "completion_tokens_details"), "reasoning_tokens");
    // Some servers count what the model thought beside the completion. The total tells.
    const std::int32_t beside = sumOfCounts(tokens.output, tokens.reasoning);
    const std::int32_t total = countOf(usage, "total_tokens");
    if (tokens.reasoning > 0 && total >= 0 && total == sumOfCounts(tokens.input, beside))
        tokens.output = beside;
}

void readAnthropicUsage(const nlohmann::json& usage, TokenUsage& tokens)
{
    // Cached input is counted beside the input, not within it. The last event of a stream has the output only.
    if (!memberOf(usage, "input_tokens").is_null()) {
        tokens.cachedInput = countOf(usage, "cache_read_input_tokens");
        tokens.input =
            sumOfCounts(sumOfCounts(countOf(usage, "input_tokens"), optionalCount(usage, "cache_read_input_tokens")),
                        optionalCount(usage, "cache_creation_input_tokens"));
    }
    tokens.output = countOf(usage, "output_tokens");
}

void readGeminiUsage(const nlohmann::json& usage, TokenUsage& tokens)
{
    tokens.input = countOf(usage, "promptTokenCount");
    tokens.cachedInput = countOf(usage, "cachedContentTokenCount");
    tokens.reasoning = countOf(usage, "thoughtsTokenCount");
    tokens.output = sumOfCounts(countOf(usage, "candidatesTokenCount"), optionalCount(usage, "thoughtsTokenCount"));
}

} // namespace

std::int32_t countOf(const nlohmann::json& object, const char* name)
{
    const nlohmann::json& member = memberOf(object, name);
    // A number below zero is read as a signed one.
    if (!member.is_number_unsigned())
        return missingCount;
    const auto value = member.get<std::uint64_t>();
    return value > std::uint64_t{std::numeric_limits<std::int32_t>::max()} ? missingCount
                                                                           : static_cast<std::int32_t>(value);
}

std::string textOf(const nlohmann::json& object, const char* name)
{
    const nlohmann::json& member = memberOf(object, name);
    return member.is_string() ? member.get<std::string>() : std::string();
}

const nlohmann::json& memberOf(const nlohmann::json& object, const char* name)
{
    if (!object.is_object())
        return noValue();
    const auto found = object.find(name);
    return found != object.end() ? *found : noValue();
}

const nlohmann::json& firstOf(const nlohmann::json& list)
{
    return list.is_array() && !list.empty() ? list.front() : noValue();
}

std::string joinedTexts(const nlohmann::json& parts)
{
    std::string text;
    if (!parts.is_array())
        return text;
    for (const nlohmann::json& part : parts) {
        const nlohmann::json& thought = memberOf(part, "thought");
        if (!thought.is_boolean() || !thought.get<bool>())
            text += textOf(part, "text");
    }
    return text;
}

std::string errorMessageOf(const nlohmann::json& reply)
{
    constexpr std::size_t shown = 300;
    const nlohmann::json& error = memberOf(reply, "error");
    std::string text = error.is_string() ? error.get<std::string>() : textOf(error, "message");
    if (text.size() > shown)
        text = text.substr(0, shown) + "…";
    return text;
}

void readUsage(EndpointKind kind, const nlohmann::json& usage, TokenUsage& tokens)
{
    if (!usage.is_object())
        return;
    switch (kind) {
    case EndpointKind::OpenAi: readOpenAiUsage(usage, tokens); break;
    case EndpointKind::Anthropic: readAnthropicUsage(usage, tokens); break;
    case EndpointKind::Gemini: readGeminiUsage(usage, tokens); break;
    }
}

} // namespace acr
