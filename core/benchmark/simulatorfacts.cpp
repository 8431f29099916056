// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/simulatorfacts.h"

#include "core/base/elementaryfunctions.h"
#include "core/base/random.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace acr::simulation {

namespace {

/// Name, provider, tier, prices in and out; mean scores by dimension, then agentic; tokens in and out, latency; agentic
/// tokens in and out, calls.
std::vector<ModelTraits> publishedPool()
{
    return {
        {{"claude-opus-4-6", "Anthropic", "premium", 5.0, 25.0, {}},
         {.315, .254, .717, .860, .607, .142, .408, .193, .392, .636},
         281,
         410,
         7400,
         206000,
         3130,
         17.1},
        {{"claude-sonnet-4-6", "Anthropic", "high", 3.0, 15.0, {}},
         {.275, .258, .698, .751, .615, .068, .407, .180, .395, .432},
         281,
         516,
         7900,
         245000,
         4200,
         19.0},
        {{"gpt-5.4", "OpenAI", "high", 2.5, 15.0, {}},
         {.282, .257, .567, .639, .644, .063, .346, .150, .764, .642},
         251,
         337,
         7800,
         34600,
         1150,
         5.2},
        {{"glm-5", "Zhipu", "low", 0.8, 3.0, {}},
         {.298, .472, .728, .537, .516, .079, .362, .174, .592, .449},
         235,
         1840,
         38600,
         255000,
         4450,
         15.2},
        {{"kimi-k2.5", "Moonshot", "mid", 0.01, 2.9, {}},
         {.269, .254, .653, .590, .386, .184, .372, .195, .430, .199},
         246,
         276,
         12100,
         218000,
         2120,
         12.2},
        {{"MiniMax-M2.7", "MiniMax", "mid", 1.0, 3.0, {}},
         {.239, .073, .528, .563, .603, .145, .331, .184, .494, .352},
         246,
         1628,
         24300,
         99100,
         1890,
         7.1},
        {{"Qwen3-Max", "Alibaba", "mid", 0.34, 1.38, {}},
         {.262, .310, .660, .591, .336, .111, .350, .123, .827, .330},
         263,
         316,
         16100,
         65900,
         1080,
         6.0},
        {{"qwen3.5-plus", "Alibaba", "low", 0.11, 0.66, {}},
         {.282, .397, .666, .538, .296, .114, .355, .149, .714, .273},
         257,
         2546,
         37400,
         292000,
         4780,
         15.3},
    };
}

/// A model interpolated between two others, with random deviations.
ModelTraits inventedModel(const std::vector<ModelTraits>& published, std::size_t number, Random random)
{
    const ModelTraits& first = published[random.below(published.size())];
    const ModelTraits& second = published[random.below(published.size())];
    const double weight = random.uniform();
    const auto between = [&](double a, double b, double spread) {
        return portableExp(weight * portableLog(a) + (1 - weight) * portableLog(b) + spread * random.normal());
    };
    const auto price = [&](double a, double b) { return std::max(0.01, std::round(100 * between(a, b, 0.3)) / 100); };
    ModelTraits traits;
    traits.model.name = fmt::format("simulated-{:02}", number);
    traits.model.provider = "Simulated";
    traits.model.inputPricePerMillion = price(first.model.inputPricePerMillion, second.model.inputPricePerMillion);
    traits.model.outputPricePerMillion = price(first.model.outputPricePerMillion, second.model.outputPricePerMillion);
    traits.model.tier = traits.model.outputPricePerMillion >= 20   ? "premium"
                        : traits.model.outputPricePerMillion >= 10 ? "high"
                        : traits.model.outputPricePerMillion >= 2  ? "mid"
                                                                   : "low";
    for (std::size_t section = 0; section < sectionCount; ++section) {
        const double mean = weight * first.meanScore[section] + (1 - weight) * second.meanScore[section];
        traits.meanScore[section] = std::clamp(mean + 0.03 * random.normal(), 0.02, 0.97);
    }
    traits.inputTokens = between(first.inputTokens, second.inputTokens, 0.05);
    traits.outputTokens = between(first.outputTokens, second.outputTokens, 0.2);
    traits.latencyMs = between(first.latencyMs, second.latencyMs, 0.2);
    traits.agenticInputTokens = between(first.agenticInputTokens, second.agenticInputTokens, 0.2);
    traits.agenticOutputTokens = between(first.agenticOutputTokens, second.agenticOutputTokens, 0.2);
    traits.agenticCalls = between(first.agenticCalls, second.agenticCalls, 0.1);
    return traits;
}

} // namespace

const std::array<SectionFacts, simulatedDimensionCount>& sections()
{
    static constexpr std::array<SectionFacts, simulatedDimensionCount> facts{{
        {"code_generation", {"snippets", "utilities", "services"}, {1, 0}},
        {"algorithm", {"contest", "puzzles", "interview"}, {1, 0}},
        {"bug_fixing", {"defects", "regressions", "reviews"}, {12, 2.0}},
        {"code_completion", {"gaps", "tails", "signatures"}, {1, 0}},
        {"code_refactoring", {"legacy", "cleanup", "renames"}, {100, 4.0}},
        {"data_science", {"frames", "plots", "arrays"}, {1, 0}},
        {"multi_language", {"polyglot", "ports", "bindings"}, {10, 1.5}},
        {"code_understanding", {"summaries", "outputs", "questions"}, {100, 4.0}},
        {"test_generation", {"units", "properties", "coverage"}, {1, 0}},
    }};
    return facts;
}

std::vector<ModelTraits> modelPool(std::size_t count, std::uint64_t seed)
{
    const std::vector<ModelTraits> published = publishedPool();
    std::vector<ModelTraits> pool(published.begin(),
                                  published.begin() + static_cast<std::ptrdiff_t>(std::min(count, published.size())));
    for (std::size_t number = pool.size() + 1; number <= count; ++number)
        pool.push_back(inventedModel(published, number, Random(derivedSeed(seed, number))));
    return pool;
}

} // namespace acr::simulation
