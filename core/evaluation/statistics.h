// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Intervals of differences, and the Pareto front.
#pragma once

#include "core/benchmark/outcomematrix.h"

#include <cstdint>
#include <span>
#include <vector>

namespace acr {

struct Interval {
    double estimate = missing;
    double low = missing;
    double high = missing;
};

/// Percentile bootstrap interval of Σ(a_i − b_i) over paired per-task values (for instance instantaneous regret of two
/// runs on the same tasks), 95 % by default. Deterministic from the seed. Shapes: a and b of the same length.
/// Source: Efron and Tibshirani, An Introduction to the Bootstrap, 1993.
[[nodiscard]] Interval pairedBootstrap(std::span<const double> a, std::span<const double> b,
                                       std::size_t resamples = 2000, double confidence = 0.95, std::uint64_t seed = 1);

/// Positions of the points on the Pareto front: none has a lower cost at no lower score, or a higher score at no
/// higher cost. Sorted by cost. Shapes: both of the same length; points with a missing value are left out.
[[nodiscard]] std::vector<std::size_t> paretoFront(std::span<const double> costs, std::span<const double> scores);

} // namespace acr
