// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Small results to test the regret page's parts on: a simulated benchmark with two recorded routers, one of
/// which leaves tasks out.
#pragma once

#include "core/base/random.h"
#include "core/benchmark/simulator.h"
#include "widgets/document/document.h"

#include <memory>

namespace acr::test {

inline Benchmark smallBenchmark()
{
    SimulatorOptions options;
    options.dimensionTasks.fill(30);
    options.agenticTasks = 12;
    options.prompts = false;
    return simulate(options).value();
}

/// Picks at random, on every `every`-th task of the split.
inline DecisionSet someDecisions(const Benchmark& benchmark, std::string name, std::string_view split,
                                 std::uint64_t seed, std::size_t every)
{
    Random random(seed);
    DecisionSet set{std::move(name), {}, 0};
    const std::vector<TaskIndex>& tasks = benchmark.split(split)->tasks;
    for (std::size_t i = 0; i < tasks.size(); i += every) {
        RecordedDecision decision;
        decision.task = tasks[i];
        decision.chosen = ModelIndex::at(random.below(benchmark.models.size()));
        set.decisions.push_back(std::move(decision));
    }
    return set;
}

inline std::vector<DecisionSet> twoRouters(const Benchmark& benchmark)
{
    return {someDecisions(benchmark, "first", "id_test", 1, 1), someDecisions(benchmark, "second", "id_test", 2, 1),
            someDecisions(benchmark, "partial", "id_test", 3, 3)};
}

inline std::shared_ptr<const ui::StreamResults> resultsOf(std::shared_ptr<const Benchmark> benchmark,
                                                          std::vector<DecisionSet> decisions, std::string split,
                                                          std::span<const std::string> only = {})
{
    auto shared = std::make_shared<const std::vector<DecisionSet>>(std::move(decisions));
    auto stream = std::make_shared<const Stream>(makeStream(*benchmark, {.split = std::move(split)}).value());
    std::vector<PolicySpec> specs;
    if (only.empty())
        specs = applicablePolicies(*benchmark, *stream, *shared);
    for (const std::string& text : only)
        specs.push_back(parsePolicySpec(text).value());
    LeaderboardSettings settings{.seeds = 3};
    settings.replay.decisions = *shared;
    auto rows = leaderboard(*benchmark, *stream, specs, settings).value();
    OracleTable oracle(benchmark->outcomes, stream->tasks, settings.replay.weights, settings.replay.missingScores);
    return std::make_shared<const ui::StreamResults>(
        ui::StreamResults{benchmark, shared, stream, settings.replay, std::move(oracle), std::move(rows)});
}

inline std::shared_ptr<const ui::StreamResults> smallResults()
{
    auto benchmark = std::make_shared<const Benchmark>(smallBenchmark());
    return resultsOf(benchmark, twoRouters(*benchmark), "id_test");
}

} // namespace acr::test
