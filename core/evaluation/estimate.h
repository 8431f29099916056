// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Means with confidence intervals. All intervals are of 95 %. Thread-safety: pure functions.
#pragma once

#include "core/evaluation/statistics.h"

#include <cstddef>
#include <span>
#include <vector>

namespace acr {

/// A mean over the values that are not missing.
struct MeanEstimate {
    double mean = missing;
    /// Where every value is 0 or 1, Wilson's score interval; otherwise mean ± t(n − 1)·s/√n. Missing for a mean of
    /// fewer than two values that are no such shares. Source: Wilson, JASA 22 (1927); Student, Biometrika 6 (1908).
    double low = missing;
    double high = missing;
    /// s, with n − 1 in the denominator; missing with fewer than two values.
    double deviation = missing;
    std::size_t n = 0;
    /// Every value is 0 or 1: the mean is a share.
    bool isShare = false;
};

/// Missing values (NaN) are left out.
[[nodiscard]] MeanEstimate meanEstimate(std::span<const double> values);
/// The estimate of a share from counts.
[[nodiscard]] MeanEstimate shareEstimate(std::size_t hits, std::size_t n);

/// b − a for two independent samples: Newcombe's interval where both are shares, Welch's otherwise; without bounds
/// where one of them has none. Source: Newcombe, Statistics in Medicine 17 (1998), method 10; Welch, Biometrika 34
/// (1947).
[[nodiscard]] Interval differenceOf(const MeanEstimate& a, const MeanEstimate& b);

/// Two-sided 95 % point of Student's t, within 1e-4 of the exact one relative to it. REQUIRES: freedom ≥ 1 (may be a
/// fraction).
[[nodiscard]] double studentPoint(double freedom);

/// Quantile of sorted values by linear interpolation (type 7 of Hyndman and Fan, 1996). REQUIRES: not empty, 0 ≤ q ≤ 1.
[[nodiscard]] double quantile(std::span<const double> sorted, double q);

/// How many values fall into each of `bins` parts of equal width from low to high, on a logarithmic axis if so wished
/// (then low > 0). What lies outside counts to the first or last part; missing values are left out. REQUIRES: low <
/// high.
[[nodiscard]] std::vector<double> histogram(std::span<const double> values, double low, double high, std::size_t bins,
                                            bool logarithmic = false);

/// Spearman's rank correlation, ties with their mean rank; pairs with a missing value are left out. Missing for fewer
/// than two pairs or no variation. Shapes: both of the same length.
[[nodiscard]] double rankCorrelation(std::span<const double> a, std::span<const double> b);

} // namespace acr
