// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Beliefs as rows for people to look at. Thread-safety: pure functions.
#pragma once

#include "core/memory/belief.h"
#include "core/memory/solvability.h"
#include "core/policy/policy.h"

#include <vector>

namespace acr {

/// Belief rows: for each dimension of the stream its own row, then those of its sources. `variance`: of one score.
[[nodiscard]] std::vector<BeliefRow> beliefRows(const Belief& belief, double variance);
/// As above, with the probabilities that a cascade's models resolve a task; a dimension's are the means of its
/// sources'.
[[nodiscard]] std::vector<BeliefRow> beliefRows(const Belief& belief, const Solvability& solvability);

} // namespace acr
