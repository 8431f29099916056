// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/estimate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

namespace acr {

namespace {

/// Two-sided 95 % point of the normal distribution.
constexpr double normalPoint = 1.959963984540054;

double square(double value)
{
    return value * value;
}

/// Mean ranks from 1.
std::vector<double> ranksOf(std::span<const double> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t i) { return std::pair(values[i], i); });
    std::vector<double> ranks(values.size());
    for (std::size_t from = 0; from < order.size();) {
        std::size_t to = from;
        while (to < order.size() && values[order[to]] == values[order[from]])
            ++to;
        for (std::size_t i = from; i < to; ++i)
            ranks[order[i]] = static_cast<double>(from + to + 1) / 2;
        from = to;
    }
    return ranks;
}

} // namespace

double studentPoint(double freedom)
{
    // Exact for whole numbers up to 6, where the series below is too coarse; between them by the reciprocal.
    constexpr std::array<double, 6> exact{12.706204736, 4.302652730, 3.182446305,
                                          2.776445105,  2.570581836, 2.446911851};
    if (freedom < exact.size()) {
        const auto below = static_cast<std::size_t>(freedom);
        const double at = (1 / static_cast<double>(below) - 1 / freedom) * static_cast<double>(below * (below + 1));
        return exact[below - 1] + at * (exact[below] - exact[below - 1]);
    }
    // Cornish-Fisher expansion in 1/freedom (Abramowitz and Stegun 26.7.5).
    const double z = normalPoint;
    const double z2 = z * z;
    const double first = z * (z2 + 1) / 4;
    const double second = z * ((5 * z2 + 16) * z2 + 3) / 96;
    const double third = z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
    const double fourth = z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92160;
    return z + (first + (second + (third + fourth / freedom) / freedom) / freedom) / freedom;
}

MeanEstimate shareEstimate(std::size_t hits, std::size_t n)
{
    MeanEstimate estimate;
    estimate.n = n;
    if (n == 0)
        return estimate;
    const double count = static_cast<double>(n);
    const double share = static_cast<double>(hits) / count;
    const double z2 = normalPoint * normalPoint;
    const double centre = (share + z2 / (2 * count)) / (1 + z2 / count);
    const double half =
        normalPoint / (1 + z2 / count) * std::sqrt(share * (1 - share) / count + z2 / (4 * count * count));
    estimate.mean = share;
    estimate.low = hits == 0 ? 0 : centre - half;
    estimate.high = hits == n ? 1 : centre + half;
    estimate.deviation = n < 2 ? missing : std::sqrt(share * (1 - share) * count / (count - 1));
    estimate.isShare = true;
    return estimate;
}

MeanEstimate meanEstimate(std::span<const double> values)
{
    std::size_t n = 0;
    std::size_t ones = 0;
    bool isShare = true;
    double sum = 0;
    for (const double value : values) {
        if (isMissing(value))
            continue;
        ++n;
        sum += value;
        isShare = isShare && (value == 0 || value == 1);
        ones += value == 1 ? 1 : 0;
    }
    if (isShare)
        return shareEstimate(ones, n);
    MeanEstimate estimate;
    estimate.n = n;
    const double count = static_cast<double>(n);
    estimate.mean = sum / count;
    if (n < 2)
        return estimate;
    double squares = 0;
    for (const double value : values)
        if (!isMissing(value))
            squares += square(value - estimate.mean);
    estimate.deviation = std::sqrt(squares / (count - 1));
    const double half = studentPoint(count - 1) * estimate.deviation / std::sqrt(count);
    estimate.low = estimate.mean - half;
    estimate.high = estimate.mean + half;
    return estimate;
}

Interval differenceOf(const MeanEstimate& a, const MeanEstimate& b)
{
    Interval difference;
    difference.estimate = b.mean - a.mean;
    if (a.n == 0 || b.n == 0 || isMissing(a.low) || isMissing(b.low))
        return difference;
    if (a.isShare && b.isShare) {
        difference.low = difference.estimate - std::sqrt(square(b.mean - b.low) + square(a.high - a.mean));
        difference.high = difference.estimate + std::sqrt(square(b.high - b.mean) + square(a.mean - a.low));
        return difference;
    }
    if (a.n < 2 || b.n < 2)
        return difference;
    const double varianceA = square(a.deviation) / static_cast<double>(a.n);
    const double varianceB = square(b.deviation) / static_cast<double>(b.n);
    const double variance = varianceA + varianceB;
    double half = 0;
    if (variance > 0) {
        const double freedom = square(variance) / (square(varianceA) / static_cast<double>(a.n - 1) +
                                                   square(varianceB) / static_cast<double>(b.n - 1));
        half = studentPoint(std::max(1.0, freedom)) * std::sqrt(variance);
    }
    difference.low = difference.estimate - half;
    difference.high = difference.estimate + half;
    return difference;
}

double quantile(std::span<const double> sorted, double q)
{
    const double place = q * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    if (below + 1 >= sorted.size())
        return sorted.back();
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[below + 1] - sorted[below]);
}

std::vector<double> histogram(std::span<const double> values, double low, double high, std::size_t bins,
                              bool logarithmic)
{
    std::vector<double> counts(bins);
    const double from = logarithmic ? std::log(low) : low;
    const double width = ((logarithmic ? std::log(high) : high) - from) / static_cast<double>(bins);
    for (const double value : values) {
        if (isMissing(value))
            continue;
        const double place = ((logarithmic ? std::log(std::max(value, low)) : value) - from) / width;
        ++counts[static_cast<std::size_t>(std::clamp(place, 0.0, static_cast<double>(bins - 1)))];
    }
    return counts;
}

double rankCorrelation(std::span<const double> a, std::span<const double> b)
{
    std::vector<double> first;
    std::vector<double> second;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (isMissing(a[i]) || isMissing(b[i]))
            continue;
        first.push_back(a[i]);
        second.push_back(b[i]);
    }
    const std::vector<double> ranksA = ranksOf(first);
    const std::vector<double> ranksB = ranksOf(second);
    const double middle = (static_cast<double>(first.size()) + 1) / 2;
    double both = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        both += (ranksA[i] - middle) * (ranksB[i] - middle);
        squaresA += square(ranksA[i] - middle);
        squaresB += square(ranksB[i] - middle);
    }
    return squaresA > 0 && squaresB > 0 ? both / std::sqrt(squaresA * squaresB) : missing;
}

} // namespace acr
