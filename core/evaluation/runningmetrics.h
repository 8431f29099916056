// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Running metrics of a session: cumulative regret, AvgPerf and cost after any step, in constant time.
/// Sums are taken in the order of the steps, so the last of them are those of evaluate().
/// Thread-safety: one thread while it grows; const access from any number.
#pragma once

#include "core/evaluation/metrics.h"
#include "core/session/sessiontrack.h"

#include <vector>

namespace acr {

/// The oracle of a session. The setting has to outlive it.
[[nodiscard]] OracleTable oracleOf(const SessionSetting& setting);

class RunningMetrics {
public:
    /// After so many steps.
    struct Sums {
        double cumRegret = 0;
        double qualityRegret = 0;
        double costRegret = 0;
        double score = 0;
        double costUsd = 0;
        std::uint32_t scored = 0;
        /// Picks that are reward-optimal.
        std::uint32_t agreed = 0;
        /// Steps by verdict, and USD spent on attempts that were not the answer.
        std::uint32_t verdicts[stepVerdictCount] = {};
        double lostUsd = 0;
        /// What the oracle would have: its scores and costs over the tasks that have one.
        double oracleScore = 0;
        double oracleCostUsd = 0;
        std::uint32_t oracleKnown = 0;
        /// See MeasuredRegret.
        std::uint32_t measuredTasks = 0;
        bool calledOnly = false;
        double measuredSum = 0;
        double measuredSquares = 0;

        /// 100 · mean score; missing before anything was scored.
        [[nodiscard]] double avgPerfPct() const { return scored > 0 ? 100 * score / scored : missing; }
        [[nodiscard]] MeasuredRegret measured() const
        {
            return measuredOf(calledOnly, measuredTasks, measuredSum, measuredSquares);
        }
        [[nodiscard]] double oraclePerfPct() const
        {
            return oracleKnown > 0 ? 100 * oracleScore / oracleKnown : missing;
        }
    };

    RunningMetrics() { m_after.emplace_back(); }
    /// Adds the steps of the run that are not included yet.
    void extend(const Run& run, const OracleTable& oracle);

    [[nodiscard]] std::size_t steps() const { return m_after.size() - 1; }
    /// REQUIRES: steps ≤ steps().
    [[nodiscard]] const Sums& after(std::size_t steps) const { return m_after[steps]; }

private:
    std::vector<Sums> m_after;
};

/// A fork minus its parent session after the same number of steps.
struct ForkDifference {
    std::size_t steps = 0;
    double cumRegret = 0;
    double avgPerfPct = missing; ///< in points
    double costUsd = 0;
};
/// After so many steps, or as many as both have.
[[nodiscard]] ForkDifference forkDifference(const RunningMetrics& fork, const RunningMetrics& parent,
                                            std::size_t steps);

} // namespace acr
