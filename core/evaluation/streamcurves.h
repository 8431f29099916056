// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Curves of runs by position in the stream, so that runs that cover different tasks can be drawn over each other.
/// Thread-safety: pure functions.
#pragma once

#include "core/evaluation/metrics.h"

#include <span>

namespace acr {

/// One value per position of the stream, shape `length` each. Before the first task of the run it is NaN; where the run
/// has no task, and after its last one, the value before stands on.
[[nodiscard]] Curves curvesAlong(const Run& run, const OracleTable& oracle, std::size_t length);
/// The mean of the runs, position by position. REQUIRES: at least one run.
[[nodiscard]] Curves meanCurvesAlong(std::span<const Run> runs, const OracleTable& oracle, std::size_t length);

} // namespace acr
