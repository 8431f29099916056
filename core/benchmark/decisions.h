// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What somebody's router chose, read from a file: replayed as a policy, used as a voter, compared with ours.
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
    /// What the router got, where the file says so; missing otherwise (then the outcome matrix says).
    double score = missing;
    double costUsd = missing;
};

struct DecisionSet {
    /// The name after `recorded:`; by default the file's stem.
    std::string name;
    std::vector<RecordedDecision> decisions;
    /// Rows of the file whose task the benchmark does not have.
    std::uint64_t unknownTasks = 0;
};

} // namespace acr
