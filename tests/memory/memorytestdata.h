// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A memory that uses every field.
#pragma once

#include "core/policy/memorysnapshot.h"
#include "tests/support/generatedbenchmark.h"

namespace acr::test {

inline MemorySnapshot memoryOf(const Benchmark& benchmark, std::size_t entries, std::uint32_t dimensions = 6,
                               std::size_t capacity = 5000)
{
    Random random(entries + 1);
    MemorySnapshot snapshot;
    snapshot.policy = "linucb@alpha=0.5";
    snapshot.encoder = "an encoder \"in quotes\"";
    snapshot.steps = entries;
    snapshot.gathered = true;
    snapshot.entries = VectorStore(dimensions, capacity);
    std::vector<float> key(dimensions);
    for (std::size_t i = 0; i < entries; ++i) {
        for (float& number : key)
            number = static_cast<float>(random.normal());
        Experience experience{TaskIndex::at(random.below(benchmark.tasks.size())), static_cast<std::uint32_t>(i), {}};
        if (i % 11 == 0)
            experience.step = Experience::beforeStream;
        Attempt& attempt = experience.attempt;
        attempt.model = ModelIndex::at(random.below(benchmark.models.size()));
        attempt.score = i % 5 == 0 ? missing : random.uniform();
        attempt.costUsd = i % 3 == 0 ? missing : random.uniform() / 7;
        attempt.passed = i % 2 == 0;
        attempt.graded = i % 4 != 0;
        attempt.applied = i % 6 != 0;
        const auto id = snapshot.entries.remember(key, experience);
        if (id && i % 9 == 0)
            snapshot.entries.pin(*id);
    }
    for (const char* source : {"", "mbpp", "an \"odd\"\n one"}) {
        BeliefRow row{"dimension-1", source, {}};
        for (std::size_t j = 0; j < benchmark.models.size(); ++j)
            row.cells.push_back(
                {random.uniform(), j == 0 ? missing : random.uniform(), 10 * random.uniform(), random.uniform()});
        snapshot.beliefs.push_back(std::move(row));
    }
    return snapshot;
}

} // namespace acr::test
