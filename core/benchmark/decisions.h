// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The decisions of some router, read from a file. They are replayed as a policy, used as a voter, and compared with
/// other policies.
#pragma once

#include "core/base/index.h"
#include "core/benchmark/outcomematrix.h"

#include <string>
#include <vector>

namespace acr {

struct RecordedDecision {
    TaskIndex task;
    ModelIndex chosen;
    /// The models tried, in order, ending with the last; empty when the file names none.
    std::vector<ModelIndex> chain;
    /// The outcome that the router got, where the file has it; otherwise missing, and the outcome matrix is used.
    double score = missing;
    double costUsd = missing;
};

struct DecisionSet {
    /// The name after `recorded:`; by default the file's stem.
    std::string name;
    std::vector<RecordedDecision> decisions;
    /// Number of rows whose task is not in the benchmark.
    std::uint64_t unknownTasks = 0;
};

} // namespace acr
