// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The earlier steps of a session whose tasks are nearest to the current one by the cosine of their vectors.
/// Thread-safety: pure functions.
#pragma once

#include "core/features/taskvectors.h"
#include "core/session/run.h"

#include <vector>

namespace acr {

struct EarlierStep {
    std::size_t step = 0;
    float similarity = 0;
};

/// The at most `count` steps before `step` that are most similar to it, most similar first, among equals the later
/// first. Steps with a similarity of 0 are left out. O(step × dimensions). REQUIRES: step < run.steps.size().
[[nodiscard]] std::vector<EarlierStep> nearestEarlierSteps(const Run& run, std::size_t step, const TaskVectors& vectors,
                                                           std::size_t count);

} // namespace acr
