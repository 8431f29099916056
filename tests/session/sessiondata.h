// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Sessions over generated benchmarks.
#pragma once

#include "core/session/sessionengine.h"
#include "tests/support/generatedbenchmark.h"

namespace acr::test {

inline SessionSources sourcesOf(std::uint64_t seed, std::size_t tasks)
{
    return {std::make_shared<const Benchmark>(generatedBenchmark(seed, {.tasks = tasks})), "generated",
            std::make_shared<const std::vector<DecisionSet>>()};
}

inline SessionDefinition definitionOf(std::string policy, StreamOrder order = StreamOrder::Shuffled)
{
    SessionDefinition definition;
    definition.benchmark = "generated";
    definition.stream = {.split = "id_test", .order = order, .seed = 3};
    definition.policy = std::move(policy);
    definition.seed = 11;
    return definition;
}

} // namespace acr::test
