// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/benchmark.h"

#include <algorithm>
#include <array>

namespace acr {

double priceOf(const Model& model, double inputTokens, double outputTokens)
{
    return (inputTokens * model.inputPricePerMillion + outputTokens * model.outputPricePerMillion) / 1e6;
}

std::string_view dataKindName(DataKind kind)
{
    constexpr std::array<std::string_view, 3> names{"recorded", "simulated", "live"};
    return names[static_cast<std::size_t>(kind)];
}

const Split* Benchmark::split(std::string_view splitName) const
{
    const auto found = std::ranges::find(splits, splitName, &Split::name);
    return found == splits.end() ? nullptr : &*found;
}

std::optional<ModelIndex> Benchmark::model(std::string_view modelName) const
{
    const auto found = std::ranges::find(models, modelName, &Model::name);
    if (found == models.end())
        return std::nullopt;
    return ModelIndex::at(static_cast<std::size_t>(found - models.begin()));
}

std::optional<ModelIndex> Benchmark::modelOrAlias(std::string_view modelName) const
{
    if (const auto direct = model(modelName))
        return direct;
    const auto alias = std::ranges::find(aliases, modelName, &Alias::name);
    return alias == aliases.end() ? std::nullopt : model(alias->model);
}

std::string Benchmark::modelNames() const
{
    // A bounded text: errors hold it, and there may be many of them.
    constexpr std::size_t maxBytes = 1000;
    std::string text;
    for (const Model& entry : models) {
        if (text.size() + entry.name.size() > maxBytes)
            return text + (text.empty() ? "…" : ", …");
        if (!text.empty())
            text += ", ";
        text += entry.name;
    }
    return text;
}

const std::vector<Alias>& releaseAliases()
{
    static const std::vector<Alias> aliases{
        {"通义千问Max", "Qwen3-Max"},     {"qwen3.6-plus", "Qwen3-Max"}, {"gpt-5.4-medium", "gpt-5.4"},
        {"MiniMax-M2.5", "MiniMax-M2.7"}, {"kimi-k2.6", "kimi-k2.5"},
    };
    return aliases;
}

bool isOfLiveSession(const Benchmark& benchmark)
{
    return benchmark.kind == DataKind::Live || benchmark.origin == liveOrigin;
}

} // namespace acr
