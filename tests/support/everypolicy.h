// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Every policy of the registry, with each value of each of its choices, and a benchmark on which all of them can run.
/// New policies of the registry are included automatically.
#pragma once

#include "core/session/replay.h"
#include "tests/support/generatedbenchmark.h"

#include <string>
#include <vector>

namespace acr::test {

/// Contains prompts and the model names of published chains and priors, so that no policy is skipped. At least eight
/// models.
inline Benchmark benchmarkForEveryPolicy(std::uint64_t seed, std::size_t tasks = 160, std::size_t models = 8)
{
    Benchmark benchmark = generatedBenchmark(seed, {.tasks = tasks, .models = models, .missingScoreShare = 0.03});
    const char* names[] = {"claude-opus-4-6", "claude-sonnet-4-6", "gpt-5.4",   "glm-5",
                           "kimi-k2.5",       "MiniMax-M2.7",      "Qwen3-Max", "qwen3.5-plus"};
    for (std::size_t j = 0; j < std::size(names); ++j)
        benchmark.models[j].name = names[j];
    Random random(seed + 1);
    const char* words[] = {"sort", "parse", "matrix", "fix", "loop", "string", "tree", "hash"};
    std::vector<std::string> prompts(benchmark.tasks.size());
    for (std::string& prompt : prompts) {
        for (int i = 0; i < 6; ++i)
            prompt += std::string(words[random.below(8)]) + ' ';
    }
    for (std::size_t i = 0; i < prompts.size(); ++i)
        benchmark.tasks.setPrompt(TaskIndex::at(i), prompts[i]);
    return benchmark;
}

/// Decision files that recorded policies and voters replay: one that somebody made without looking at outcomes.
inline std::vector<DecisionSet> someDecisions(const Benchmark& benchmark)
{
    DecisionSet set{.name = "somebody", .decisions = {}, .unknownTasks = 0};
    for (std::size_t i = 0; i < benchmark.tasks.size(); ++i) {
        RecordedDecision decision;
        decision.task = TaskIndex::at(i);
        decision.chosen = ModelIndex::at(i % benchmark.models.size());
        set.decisions.push_back(decision);
    }
    std::vector<DecisionSet> sets{set};
    // Answers of a router, by variant.
    for (const char* const variant : {"vanilla", "dimension", "statistics", "anonymous", "examples"}) {
        set.name = std::string("llm someone ") + variant;
        sets.push_back(set);
    }
    return sets;
}

/// Specs of all policies; the argument of each kind is filled in. An unknown kind of argument gives an empty text, on
/// which parsing fails: add it here.
inline std::vector<std::string> everyPolicy()
{
    std::vector<std::string> specs;
    for (const PolicyInfo& info : policies()) {
        std::string spec(info.id);
        if (info.argument == modelArgument)
            spec += ":gpt-5.4";
        else if (info.argument == decisionFileArgument)
            spec += ":somebody";
        else if (info.argument == routerArgument)
            spec += ":someone";
        else if (!info.argument.empty())
            spec += ":";
        specs.push_back(spec);
        for (const ParameterSpec& parameter : info.parameters) {
            for (const std::string_view choice : parameter.choices) {
                if (ParameterValue(std::string(choice)) != parameter.defaultValue)
                    specs.push_back(spec + "@" + std::string(parameter.name) + "=" + std::string(choice));
            }
        }
    }
    return specs;
}

} // namespace acr::test
