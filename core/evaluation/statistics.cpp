// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/statistics.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>

namespace acr {

Interval pairedBootstrap(std::span<const double> a, std::span<const double> b, std::size_t resamples, double confidence,
                         std::uint64_t seed)
{
    const std::size_t n = std::min(a.size(), b.size());
    if (n == 0)
        return {};
    std::vector<double> differences(n);
    double total = 0;
    for (std::size_t i = 0; i < n; ++i) {
        differences[i] = a[i] - b[i];
        total += differences[i];
    }
    Random random(seed);
    std::vector<double> sums(resamples);
    for (double& sum : sums) {
        sum = 0;
        for (std::size_t i = 0; i < n; ++i)
            sum += differences[random.below(n)];
    }
    std::ranges::sort(sums);
    const auto quantile = [&](double share) {
        const double position = share * static_cast<double>(resamples - 1);
        const auto below = static_cast<std::size_t>(position);
        const std::size_t above = std::min(below + 1, resamples - 1);
        const double part = position - static_cast<double>(below);
        return sums[below] * (1 - part) + sums[above] * part;
    };
    const double tail = (1 - confidence) / 2;
    return {total, quantile(tail), quantile(1 - tail)};
}

std::vector<std::size_t> paretoFront(std::span<const double> costs, std::span<const double> scores)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < costs.size(); ++i) {
        if (!isMissing(costs[i]) && !isMissing(scores[i]))
            order.push_back(i);
    }
    std::ranges::sort(order, [&](std::size_t left, std::size_t right) {
        if (costs[left] != costs[right])
            return costs[left] < costs[right];
        return scores[left] != scores[right] ? scores[left] > scores[right] : left < right;
    });
    std::vector<std::size_t> front;
    for (const std::size_t point : order) {
        const bool better = front.empty() || scores[point] > scores[front.back()];
        const bool equal =
            !front.empty() && scores[point] == scores[front.back()] && costs[point] == costs[front.back()];
        if (better || equal)
            front.push_back(point);
    }
    return front;
}

} // namespace acr
