// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/provider/embeddingprovider.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace acr {

namespace {

ModelReply replyWithVector(const EmbeddingReply& given)
{
    ModelReply reply;
    reply.costUsd = given.costUsd;
    reply.details.failure = given.failure;
    reply.details.failureText = given.failureText;
    if (given.tokens >= 0)
        reply.details.tokens.input =
            static_cast<std::int32_t>(std::min<std::int64_t>(given.tokens, std::numeric_limits<std::int32_t>::max()));
    if (!given.vectors.empty())
        reply.details.answer = vectorText(given.vectors.front());
    return reply;
}

/// Calls of the provider have even numbers, those of the embedder odd ones.
constexpr CallId kinds = 2;

} // namespace

std::string vectorText(std::span<const float> vector)
{
    return fmt::format("[{}]", fmt::join(vector, ","));
}

std::vector<float> vectorFromText(std::string_view text, std::size_t dimensions)
{
    const auto list = nlohmann::json::parse(text, nullptr, false);
    if (!list.is_array() || list.size() != dimensions)
        return {};
    std::vector<float> vector;
    vector.reserve(dimensions);
    for (const nlohmann::json& entry : list) {
        const double value = entry.is_number() ? entry.get<double>() : missing;
        if (!(std::abs(value) <= double{std::numeric_limits<float>::max()}))
            return {};
        vector.push_back(static_cast<float>(value));
    }
    return vector;
}

EmbeddingProvider::EmbeddingProvider(std::unique_ptr<HttpProvider> provider, ModelIndex model, EmbeddingModel embedding)
    : m_provider(std::move(provider))
    , m_model(model)
    , m_embedder(m_provider->queue(), std::move(embedding))
{}

CallId EmbeddingProvider::call(const ModelCall& call, Handler handler)
{
    if (call.model != m_model)
        return kinds * m_provider->call(call, std::move(handler));
    std::vector<std::string> texts{call.question ? call.question->prompt : std::string()};
    return kinds * m_embedder.embed(std::move(texts), [handler = std::move(handler)](const EmbeddingReply& reply) {
        handler(replyWithVector(reply));
    }) + 1;
}

void EmbeddingProvider::cancel(CallId call)
{
    if (call % kinds == 0)
        m_provider->cancel(call / kinds);
    else
        m_embedder.cancel(call / kinds);
}

} // namespace acr
