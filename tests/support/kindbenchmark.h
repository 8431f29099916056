// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A benchmark whose ids tell kinds of tasks apart.
#pragma once

#include "core/base/random.h"
#include "core/benchmark/benchmark.h"

#include <string>

namespace acr::test {

/// The dimension "translation" with two sources of 200 tasks, and the splits "probing" and "id_test" with half of each.
/// In the source "pairs" ids name one of two languages, go and py, for which one of the four models each is good. In
/// "plain" all tasks are alike.
inline Benchmark benchmarkWithKinds(std::uint64_t seed = 1)
{
    constexpr std::size_t tasks = 400;
    Random random(seed);
    Benchmark benchmark;
    benchmark.name = "kinds " + std::to_string(seed);
    for (int j = 0; j < 4; ++j) {
        Model model;
        model.name = "model-" + std::to_string(j);
        model.inputPricePerMillion = 1;
        model.outputPricePerMillion = 5;
        benchmark.models.push_back(std::move(model));
    }
    benchmark.splits = {{"probing", {}}, {"id_test", {}}};
    benchmark.outcomes = OutcomeMatrix(tasks, benchmark.models.size());
    for (std::size_t i = 0; i < tasks; ++i) {
        const bool pairs = i < tasks / 2;
        const bool go = i / 2 % 2 == 0;
        const std::string source = pairs ? "pairs" : "plain";
        Task task;
        task.id = "dim1_" + source + (!pairs ? "_" : go ? "_go_" : "_py_") + std::to_string(i);
        const auto intern = [&](Facet facet, const std::string& name) {
            task.categories[static_cast<std::size_t>(facet)] = benchmark.tasks.editCategories(facet).intern(name);
        };
        intern(Facet::Dimension, "translation");
        intern(Facet::Source, source);
        intern(Facet::Split, benchmark.splits[i % 2].name);
        const TaskIndex index = benchmark.tasks.add(std::move(task));
        benchmark.splits[i % 2].tasks.push_back(index);
        for (std::size_t j = 0; j < benchmark.models.size(); ++j) {
            const double right = !pairs || j > 1 ? 0.5 : (j == 0) == go ? 0.9 : 0.2;
            Outcome outcome;
            outcome.score = random.uniform() < right ? 1 : 0;
            outcome.costUsd = 0.01;
            benchmark.outcomes.setOutcome(index, ModelIndex::at(j), outcome);
        }
    }
    return benchmark;
}

} // namespace acr::test
