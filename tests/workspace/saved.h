// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The data that the saving program saves and that must be found afterwards, by number.
#pragma once

#include "core/workspace/workspace.h"
#include "tests/workspace/generated.h"

#include <string>
#include <vector>

namespace acr::test {

inline Shape numberedShape(std::uint64_t number)
{
    return {.tasks = 200 + number * 977 % 3000, .models = 2 + number % 7, .prompts = number % 3 == 0};
}

inline Benchmark numberedBenchmark(std::uint64_t number)
{
    Benchmark benchmark = generatedBenchmark(number, numberedShape(number));
    benchmark.name = std::to_string(number);
    return benchmark;
}

inline DecisionSet numberedDecisions(std::uint64_t number)
{
    return generatedDecisions(number, "decisions", numberedShape(number), true, true);
}

/// Saves a benchmark with its decisions as one change.
inline Result<void> saveNumbered(Workspace& workspace, std::uint64_t number)
{
    const Benchmark benchmark = numberedBenchmark(number);
    const std::vector<DecisionSet> decisions{numberedDecisions(number)};
    return workspace.atomically([&]() -> Result<void> {
        const Result<BenchmarkId> id = workspace.saveBenchmark(benchmark);
        if (!id)
            return tl::unexpected(id.error());
        return workspace.saveDecisionSets(*id, decisions);
    });
}

/// The error in the benchmark of that summary, or an empty text.
inline std::string problemWith(Workspace& workspace, const BenchmarkSummary& summary)
{
    const std::uint64_t number = std::stoull(summary.name);
    const Result<Benchmark> benchmark = workspace.loadBenchmark(summary.id, {.prompts = true});
    if (!benchmark)
        return describe(benchmark.error());
    if (std::string differs = difference(numberedBenchmark(number), *benchmark, true); !differs.empty())
        return differs;
    const Result<std::vector<DecisionSet>> sets = workspace.decisionSets(summary.id);
    if (!sets)
        return describe(sets.error());
    if (sets->size() != 1)
        return std::to_string(sets->size()) + " decision sets";
    return difference(numberedDecisions(number), sets->front());
}

} // namespace acr::test
