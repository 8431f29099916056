// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/provider/httpembedder.h"

#include "core/provider/chatjson.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace acr {

namespace {

/// Gemini takes no more texts in one request.
constexpr std::size_t maxGeminiTexts = 100;

ChatMessage embeddingMessage(const Endpoint& endpoint, const EmbeddingModel& model, std::span<const std::string> texts)
{
    nlohmann::json body;
    std::string url = endpoint.baseUrl;
    if (endpoint.kind == EndpointKind::Gemini) {
        url += "/models/" + model.servedAs + ":batchEmbedContents";
        body["requests"] = nlohmann::json::array();
        for (const std::string& text : texts) {
            nlohmann::json parts = nlohmann::json::array();
            parts.push_back({{"text", text}});
            nlohmann::json request{{"model", "models/" + model.servedAs}};
            request["content"]["parts"] = std::move(parts);
            if (!model.inputType.empty())
                request["taskType"] = model.inputType;
            body["requests"].push_back(std::move(request));
        }
    } else {
        url += "/embeddings";
        body = {{"model", model.servedAs}, {"input", texts}};
        if (!model.inputType.empty())
            body["input_type"] = model.inputType;
    }
    return {std::move(url), body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)};
}

/// Input tokens of a reply; missingCount where it does not say.
std::int32_t tokensOf(EndpointKind kind, const nlohmann::json& reply)
{
    if (kind == EndpointKind::Gemini)
        return countOf(memberOf(reply, "usageMetadata"), "promptTokenCount");
    const nlohmann::json& usage = memberOf(reply, "usage");
    const std::int32_t prompt = countOf(usage, "prompt_tokens");
    return prompt < 0 ? countOf(usage, "total_tokens") : prompt;
}

/// Empty where it is no list of finite numbers.
std::vector<float> vectorOf(const nlohmann::json& list)
{
    std::vector<float> numbers;
    if (!list.is_array())
        return numbers;
    numbers.reserve(list.size());
    for (const nlohmann::json& entry : list) {
        const double value = entry.is_number() ? entry.get<double>() : missing;
        if (!(std::abs(value) <= double{std::numeric_limits<float>::max()}))
            return {};
        numbers.push_back(static_cast<float>(value));
    }
    return numbers;
}

/// The vectors of a batch by text; nothing where one lacks, comes twice, or has another length.
std::vector<std::vector<float>> readVectors(EndpointKind kind, const nlohmann::json& reply, std::size_t count)
{
    const bool isGemini = kind == EndpointKind::Gemini;
    const nlohmann::json& list = memberOf(reply, isGemini ? "embeddings" : "data");
    if (!list.is_array() || list.size() != count)
        return {};
    std::vector<std::vector<float>> vectors(count);
    std::size_t length = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::int32_t given = countOf(list[i], "index");
        const std::size_t index = given < 0 ? i : static_cast<std::size_t>(given);
        std::vector<float> numbers = vectorOf(memberOf(list[i], isGemini ? "values" : "embedding"));
        if (i == 0)
            length = numbers.size();
        if (index >= count || !vectors[index].empty() || numbers.empty() || numbers.size() != length)
            return {};
        vectors[index] = std::move(numbers);
    }
    return vectors;
}

} // namespace

HttpEmbedder::HttpEmbedder(EndpointQueue& queue, EmbeddingModel model, EmbedderSettings settings)
    : m_queue(queue)
    , m_model(std::move(model))
    , m_settings(std::move(settings))
{}

HttpEmbedder::~HttpEmbedder()
{
    // Handlers find no call any more.
    std::map<Id, Call> calls;
    calls.swap(m_calls);
    for (const auto& [id, call] : calls) {
        for (const auto& [first, request] : call.requests)
            m_queue.cancel(request);
    }
}

HttpEmbedder::Id HttpEmbedder::embed(std::vector<std::string> texts, Handler handler)
{
    const Id id = m_next++;
    Call& call = m_calls[id];
    call.texts = std::move(texts);
    call.handler = std::move(handler);
    call.reply.vectors.resize(call.texts.size());
    call.reply.tokens = 0;
    call.reply.costUsd = 0;
    const EndpointKind kind = m_queue.endpoint(m_model.endpoint).kind;
    if (kind == EndpointKind::Anthropic) {
        fail(id, CallFailure::Refused, "the endpoint has no interface for embeddings");
        return id;
    }
    const std::size_t maxTexts =
        kind == EndpointKind::Gemini ? std::min(m_settings.maxTexts, maxGeminiTexts) : m_settings.maxTexts;
    std::vector<std::pair<std::size_t, std::size_t>> batches; // first text, number of texts
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < call.texts.size(); ++i) {
        bytes += call.texts[i].size();
        if (batches.empty() || batches.back().second == maxTexts || bytes > m_settings.maxBytes) {
            batches.emplace_back(i, 0);
            bytes = call.texts[i].size();
        }
        ++batches.back().second;
    }
    call.openBatches = batches.size();
    if (batches.empty()) {
        finish(id);
        return id;
    }
    // A batch may fail at once.
    for (std::size_t i = 0; i < batches.size() && m_calls.contains(id); ++i)
        send(id, batches[i].first, batches[i].second);
    return id;
}

void HttpEmbedder::send(Id id, std::size_t first, std::size_t count)
{
    EndpointQueue::Post post;
    post.endpoint = m_model.endpoint;
    post.maxReplyBytes = std::uint64_t{256} << 20U;
    post.message = [this, id, first, count] {
        const Call& call = m_calls.find(id)->second;
        return embeddingMessage(m_queue.endpoint(m_model.endpoint), m_model,
                                std::span(call.texts).subspan(first, count));
    };
    const EndpointQueue::Id request = m_queue.add(
        std::move(post), [this, id, first, count](const HttpReply& reply) { onReply(id, first, count, reply); });
    if (const auto found = m_calls.find(id); found != m_calls.end())
        found->second.requests.emplace(first, request);
}

void HttpEmbedder::bill(EmbeddingReply& reply, std::int64_t tokens) const
{
    constexpr double million = 1e6;
    if (tokens < 0 || reply.tokens < 0) {
        reply.tokens = missingCount;
        reply.costUsd = missing;
        return;
    }
    reply.tokens += tokens;
    reply.costUsd =
        tokens == 0 ? reply.costUsd : reply.costUsd + static_cast<double>(tokens) * m_model.inputPerMillion / million;
}

void HttpEmbedder::onReply(Id id, std::size_t first, std::size_t count, const HttpReply& reply)
{
    constexpr long ok = 200;
    const auto found = m_calls.find(id);
    if (found == m_calls.end())
        return;
    Call& call = found->second;
    call.requests.erase(first);
    if (reply.failure != CallFailure::None || reply.status != ok) {
        if (!certainlyFree(reply))
            bill(call.reply, missingCount);
        fail(id, failureOf(reply), failureTextOf(reply));
        return;
    }
    const auto json = nlohmann::json::parse(reply.body, nullptr, false);
    const EndpointKind kind = m_queue.endpoint(m_model.endpoint).kind;
    bill(call.reply, tokensOf(kind, json));
    std::vector<std::vector<float>> vectors = readVectors(kind, json, count);
    const std::size_t length = vectors.empty() ? 0 : vectors.front().size();
    bool fits = !vectors.empty();
    for (const auto& other : call.reply.vectors)
        fits = fits && (other.empty() || other.size() == length);
    if (!fits) {
        fail(id, CallFailure::BadReply, "the reply has not one vector of the same length for each text");
        return;
    }
    for (std::size_t i = 0; i < count; ++i)
        call.reply.vectors[first + i] = std::move(vectors[i]);
    if (--call.openBatches == 0)
        finish(id);
}

void HttpEmbedder::finish(Id id)
{
    const auto node = m_calls.extract(id);
    node.mapped().handler(node.mapped().reply);
}

void HttpEmbedder::fail(Id id, CallFailure failure, std::string text)
{
    auto node = m_calls.extract(id);
    Call& call = node.mapped();
    // What is under way may be billed; what has not left is not.
    bool unknown = false;
    for (const auto& [first, request] : call.requests) {
        unknown = unknown || m_queue.isUnderWay(request);
        m_queue.cancel(request);
    }
    if (unknown)
        bill(call.reply, missingCount);
    call.reply.vectors.clear();
    call.reply.failure = failure;
    call.reply.failureText = std::move(text);
    call.handler(call.reply);
}

void HttpEmbedder::cancel(Id id)
{
    if (m_calls.contains(id))
        fail(id, CallFailure::Cancelled, "cancelled");
}

} // namespace acr
