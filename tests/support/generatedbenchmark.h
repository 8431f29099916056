// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Small benchmarks with random content, for property tests.
#pragma once

#include "core/base/random.h"
#include "core/benchmark/benchmark.h"

#include <string>

namespace acr::test {

struct GeneratedShape {
    std::size_t tasks = 120;
    std::size_t models = 5;
    double missingScoreShare = 0;
    double missingCostShare = 0.05;
    double ungradedShare = 0.05;
    bool binaryScores = false;
};

/// Two splits, "probing" and "id_test", alternating; four dimensions; scores on a coarse grid, so that ties occur.
inline Benchmark generatedBenchmark(std::uint64_t seed, const GeneratedShape& shape = {})
{
    Random random(seed);
    Benchmark benchmark;
    benchmark.name = "generated " + std::to_string(seed);
    for (std::size_t j = 0; j < shape.models; ++j) {
        Model model;
        model.name = "model-" + std::to_string(j);
        model.inputPricePerMillion = 0.1 * static_cast<double>(1 + random.below(50));
        model.outputPricePerMillion = 5 * model.inputPricePerMillion;
        benchmark.models.push_back(std::move(model));
    }
    benchmark.splits = {{"probing", {}}, {"id_test", {}}};
    benchmark.outcomes = OutcomeMatrix(shape.tasks, shape.models);
    for (std::size_t i = 0; i < shape.tasks; ++i) {
        const std::string dimension = "dimension-" + std::to_string(random.below(4));
        const std::string split = i % 2 == 0 ? "probing" : "id_test";
        Task task;
        task.id = "dim1_source" + std::to_string(random.below(3)) + "_" + std::to_string(i);
        const auto intern = [&](Facet facet, const std::string& name) {
            task.categories[static_cast<std::size_t>(facet)] = benchmark.tasks.editCategories(facet).intern(name);
        };
        intern(Facet::Dimension, dimension);
        intern(Facet::Split, split);
        intern(Facet::SourceSplit, split == "probing" ? "val" : "test");
        intern(Facet::Source, std::string(sourceOfTaskId(task.id)));
        const TaskIndex index = benchmark.tasks.add(std::move(task));
        benchmark.splits[i % 2].tasks.push_back(index);
        for (std::size_t j = 0; j < shape.models; ++j) {
            Outcome outcome;
            outcome.score =
                shape.binaryScores ? static_cast<double>(random.below(2)) : static_cast<double>(random.below(5)) / 4;
            if (random.uniform() < shape.missingScoreShare)
                outcome.score = missing;
            if (random.uniform() < shape.ungradedShare) {
                outcome.score = 0;
                outcome.set(OutcomeFlag::Ungraded);
            }
            outcome.costUsd =
                random.uniform() < shape.missingCostShare ? missing : 0.01 * static_cast<double>(random.below(300));
            outcome.inputTokens = static_cast<std::int32_t>(random.below(5000));
            outcome.outputTokens = static_cast<std::int32_t>(random.below(5000));
            outcome.totalTokens = outcome.inputTokens + outcome.outputTokens;
            benchmark.outcomes.setOutcome(index, ModelIndex::at(j), outcome);
        }
    }
    return benchmark;
}

} // namespace acr::test
