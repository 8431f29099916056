// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/published.h"

#include "core/policy/registry.h"

#include <algorithm>
#include <array>

namespace acr {

namespace {

constexpr std::array publishedRows{
    PublishedFigure{"Oracle", "id_test", "paper", 57.00, 0, 6.95},
    PublishedFigure{"Oracle", "ood176", "paper", 75.89, 0, 32.71},
    PublishedFigure{"ACRouter", "id_test", "paper", 49.98, 205.5, 13.21},
    PublishedFigure{"ACRouter", "ood176", "paper", 62.50, 17.0, 52.97},
    PublishedFigure{"LinTS", "id_test", "paper", 46.48, 307.4, 10.35},
    PublishedFigure{"LinTS", "ood176", "paper", 46.43, 35.9, 61.91},
    PublishedFigure{"LinUCB", "id_test", "paper", 46.84, 296.9, 10.69},
    PublishedFigure{"LinUCB", "ood176", "paper", 49.82, 31.1, 51.90},
    PublishedFigure{"DimensionBest", "id_test", "paper", 47.50, 277.4, 12.89},
    PublishedFigure{"kNN Retrieval", "id_test", "paper", 47.18, 286.7, 7.77},
    PublishedFigure{"kNN Retrieval", "ood176", "paper", 14.29, 66.7, 9.86},
    PublishedFigure{"LogReg", "id_test", "paper", 47.26, 284.4, 7.54},
    PublishedFigure{"LogReg", "ood176", "paper", 19.64, 61.8, 16.79},
    PublishedFigure{"RouteLLM-BERT", "id_test", "paper", 47.22, 285.5, 7.59},
    PublishedFigure{"RouteLLM-BERT", "ood176", "paper", 21.43, 59.4, 16.48},
    PublishedFigure{"TF-IDF+MLP", "id_test", "paper", 46.97, 292.8, 7.69},
    PublishedFigure{"TF-IDF+MLP", "ood176", "paper", 13.39, 67.9, 11.44},
    PublishedFigure{"Qwen3.5-0.8B-FT", "id_test", "paper", 46.41, 309.1, 6.81},
    PublishedFigure{"Qwen3.5-0.8B-FT", "ood176", "paper", 55.36, 27.2, 74.81},
    PublishedFigure{"RouteLLM-MF", "id_test", "paper", 46.16, 316.5, 7.46},
    PublishedFigure{"RouteLLM-MF", "ood176", "paper", 8.93, 72.7, 9.50},
    PublishedFigure{"Always Opus 4.6", "id_test", "paper", 43.83, 387.1, 34.02},
    PublishedFigure{"Always Opus 4.6", "ood176", "paper", 57.14, 26.7, 89.28},
    PublishedFigure{"Always Kimi-K2.5", "id_test", "paper", 36.66, 593.3, 2.90},
    PublishedFigure{"Always Kimi-K2.5", "ood176", "paper", 18.75, 62.3, 15.37},
    PublishedFigure{"Always Qwen3.5-Plus", "id_test", "paper", 37.16, 580.2, 18.14},
    PublishedFigure{"Always Qwen3.5-Plus", "ood176", "paper", 2.68, 80.1, 14.11},
    PublishedFigure{"Random", "id_test", "paper", 38.75, 533.6, 15.64},
    PublishedFigure{"Random", "ood176", "paper", 31.25, 50.4, 36.76},
    PublishedFigure{"ACRouter", "id_test", "release", 50.14, 202.0, 22.31},
    PublishedFigure{"ACRouter", "ood176", "release", 73.30, 15.9, 86.72},
};

struct PublishedTasks {
    std::string_view stream;
    std::size_t count;
    std::uint64_t digest; ///< digestOfNames() of the ids
};
constexpr std::array publishedTasks{
    PublishedTasks{"id_test", 2919, 0x6538729e546052c7U},
    PublishedTasks{"ood176", 176, 0xca9fc14d4cfda636U},
};
constexpr std::size_t publishedPoolSize = 8;
/// digestOfNames() of the pool.
constexpr std::uint64_t publishedPool = 0x424366e7a64f635eU;

/// The same for the same names in any order: the sum of each name's FNV-1a, mixed by SplitMix64's finaliser.
template <class Names, class NameOf>
std::uint64_t digestOfNames(const Names& names, NameOf nameOf)
{
    std::uint64_t sum = 0;
    for (const auto& name : names) {
        std::uint64_t hash = 0xcbf29ce484222325U;
        for (const char letter : std::string_view(nameOf(name)))
            hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3U;
        hash = (hash ^ (hash >> 30U)) * 0xbf58476d1ce4e5b9U;
        hash = (hash ^ (hash >> 27U)) * 0x94d049bb133111ebU;
        sum += hash ^ (hash >> 31U);
    }
    return sum;
}

} // namespace

std::span<const PublishedFigure> publishedFigures()
{
    return publishedRows;
}

std::string_view publishedStream(const Benchmark& benchmark, std::span<const TaskIndex> tasks)
{
    const auto found = std::ranges::find(publishedTasks, tasks.size(), &PublishedTasks::count);
    if (found == publishedTasks.end() || benchmark.kind != DataKind::Recorded ||
        benchmark.models.size() != publishedPoolSize)
        return {};
    const bool same =
        digestOfNames(benchmark.models, [](const Model& model) -> const std::string& { return model.name; }) ==
            publishedPool &&
        digestOfNames(tasks, [&](TaskIndex task) -> const std::string& { return benchmark.tasks[task].id; }) ==
            found->digest;
    return same ? found->stream : std::string_view();
}

std::string_view publishedRouter(std::string_view policy, std::string_view stream)
{
    const std::size_t colon = policy.find(':');
    const std::string_view argument = colon == std::string_view::npos ? std::string_view() : policy.substr(colon + 1);
    const PolicyInfo* info = policyInfo(policy.substr(0, colon));
    if (info == nullptr || info->argument.empty() != argument.empty())
        return {};
    const auto name = std::ranges::find_if(info->published, [&](const PublishedName& candidate) {
        return candidate.argument == argument && (candidate.stream.empty() || candidate.stream == stream);
    });
    return name == info->published.end() ? std::string_view() : name->router;
}

std::optional<PublishedFigure> publishedFor(std::string_view policy, std::string_view stream)
{
    const std::string_view router = publishedRouter(policy, stream);
    std::optional<PublishedFigure> best;
    for (const PublishedFigure& figure : publishedRows) {
        const bool fits = figure.router == router && figure.stream == stream;
        if (fits && (!best || figure.source == "release"))
            best = figure;
    }
    return best;
}

} // namespace acr
