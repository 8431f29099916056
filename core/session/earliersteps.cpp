// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/earliersteps.h"

#include <algorithm>
#include <array>

namespace acr {

namespace {

/// A fixed order of additions makes the result reproducible; four parallel sums make it fast.
float product(std::span<const float> a, std::span<const float> b)
{
    std::array<float, 4> sums{};
    std::size_t i = 0;
    for (; i + 4 <= a.size(); i += 4) {
        for (std::size_t lane = 0; lane < 4; ++lane)
            sums[lane] += a[i + lane] * b[i + lane];
    }
    for (; i < a.size(); ++i)
        sums[0] += a[i] * b[i];
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

} // namespace

std::vector<EarlierStep> nearestEarlierSteps(const Run& run, std::size_t step, const TaskVectors& vectors,
                                             std::size_t count)
{
    const auto nearer = [](const EarlierStep& a, const EarlierStep& b) {
        return a.similarity != b.similarity ? a.similarity > b.similarity : a.step > b.step;
    };
    const std::span<const float> key = vectors[run.steps[step].task];
    std::vector<EarlierStep> nearest;
    for (std::size_t i = 0; i < step; ++i) {
        const EarlierStep candidate{i, product(key, vectors[run.steps[i].task])};
        if (!(candidate.similarity > 0) || (nearest.size() == count && !nearer(candidate, nearest.back())))
            continue;
        if (nearest.size() == count)
            nearest.pop_back();
        nearest.insert(std::ranges::upper_bound(nearest, candidate, nearer), candidate);
    }
    return nearest;
}

} // namespace acr
