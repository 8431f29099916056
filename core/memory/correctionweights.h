// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How far a correction of expected scores by prompts is followed in each source, learned from the outcomes of called
/// models: the posterior probability that it predicts them better than nothing.
///
/// Each score whose difference from the expectation is ε, where the correction predicted δ of it, adds
/// (ε² − (ε − δ)²)/2σ² to the source's log odds L (Bayesian model averaging). L stays in [−limit − 4, limit], so that
/// a correction that stops or begins to be right is noticed within tens of tasks. Below a probability of about a
/// twentieth the weight is 0: decisions are then exactly those without the correction. A copyable value; thread-safety:
/// as any value.
#pragma once

#include "core/base/elementaryfunctions.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace acr {

class CorrectionWeights {
public:
    /// `limit`: of the log odds. `variance`: σ², of one score.
    CorrectionWeights(double limit, double variance)
        : m_limit(limit)
        , m_variance(variance)
    {}

    /// Number of sources.
    [[nodiscard]] std::size_t size() const { return m_odds.size(); }
    /// One more source, and its prior log odds.
    void add(double odds) { m_odds.push_back(bounded(odds)); }
    [[nodiscard]] double weight(std::size_t source) const
    {
        constexpr double minimum = -3;
        const double odds = m_odds[source];
        return odds < minimum ? 0 : 1 / (1 + portableExp(-odds));
    }
    void learn(std::size_t source, double difference, double predicted)
    {
        m_odds[source] = bounded(m_odds[source] + predicted * (2 * difference - predicted) / (2 * m_variance));
    }

private:
    [[nodiscard]] double bounded(double odds) const { return std::clamp(odds, -m_limit - 4, m_limit); }

    double m_limit;
    double m_variance;
    std::vector<double> m_odds; ///< by source
};

} // namespace acr
