// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/stackingweights.h"

#include <algorithm>
#include <cstddef>

namespace acr {

std::array<double, 2> stackingWeights(const StackingSums& sums)
{
    const auto& [own, with, shared] = sums;
    const double determinant = own[0] * own[1] - shared * shared;
    std::array<double, 2> share{};
    if (determinant > 1e-9 * own[0] * own[1])
        share = {(with[0] * own[1] - with[1] * shared) / determinant,
                 (with[1] * own[0] - with[0] * shared) / determinant};
    for (std::size_t one = 0; one < 2; ++one) {
        if (share[one] <= 0) {
            share[one] = 0;
            share[1 - one] = own[1 - one] > 0 ? std::max(0.0, with[1 - one] / own[1 - one]) : 0;
        }
    }
    return share;
}

} // namespace acr
