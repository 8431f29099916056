// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// One call of a model and the verifier's verdict: all that a router ever learns about an outcome.
#pragma once

#include "core/base/index.h"
#include "core/benchmark/outcomematrix.h"

namespace acr {

/// Costs in USD.
struct Attempt {
    ModelIndex model;
    /// The verifier's verdict: the answer resolved the task.
    bool passed = false;
    /// Whether a verifier gave a verdict.
    bool graded = true;
    /// The answer could be applied (a patch that fits); true where the source does not say.
    bool applied = true;
    double score = missing;
    double costUsd = missing;
};

} // namespace acr
