// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// ψ(z) = z·Φ(z) + φ(z): the expected gain over a threshold −z standard deviations away (knowledge gradient:
/// Frazier, Powell and Dayanik 2008), and the same from a table, for use in every decision.
/// Thread-safety: pure functions; the table is immutable.
#pragma once

#include "core/base/elementaryfunctions.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace acr {

inline double expectedGain(double z)
{
    constexpr double inverseRootTwoPi = 0.3989422804014327;
    return 0.5 * z * portableErfc(-z * std::numbers::sqrt2 / 2) + inverseRootTwoPi * portableExp(-0.5 * z * z);
}

/// ψ on [−4, 0] by cubics through exact values and slopes (ψ′ = Φ); off by less than 2e-9.
class ExpectedGainTable {
public:
    ExpectedGainTable()
    {
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            const double z = -static_cast<double>(i) / perUnit;
            m_nodes[i] = {expectedGain(z), -0.5 * portableErfc(-z * std::numbers::sqrt2 / 2) / perUnit};
        }
    }

    /// REQUIRES: 0 ≤ below < 4.
    [[nodiscard]] double at(double below) const
    {
        const double position = below * perUnit;
        const auto left = static_cast<std::size_t>(position);
        const double t = position - static_cast<double>(left);
        const Node& a = m_nodes[left];
        const Node& b = m_nodes[left + 1];
        const double rise = b.value - a.value;
        return a.value + t * (a.slope + t * (3 * rise - 2 * a.slope - b.slope + t * (a.slope + b.slope - 2 * rise)));
    }

private:
    static constexpr double perUnit = 32;
    struct Node {
        double value = 0;
        double slope = 0; ///< per step of the table
    };
    std::array<Node, 4 * 32 + 2> m_nodes;
};

} // namespace acr
