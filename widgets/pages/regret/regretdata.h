// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The data of the regret page, computed from the leaderboard's runs. Pure functions: any thread.
#pragma once

#include "widgets/charts/curvedata.h"
#include "widgets/document/document.h"

#include <QString>

#include <array>
#include <memory>
#include <vector>

namespace acr::ui {

/// The metric of a curve over the stream.
enum class RegretMetric { CumRegret, AvgPerf, Cost };
inline constexpr std::size_t regretMetricCount = 3;

/// The curves of one row, by metric. Shape: one value per position of the stream, NaN before the first; where
/// the policy does not cover a task the value before it stands on. The start of the running AvgPerf is left
/// out (see leaveOutStart()). Low and high are null for a single run.
struct RowCurves {
    QString policy;
    struct Lines {
        std::shared_ptr<CurveData> mean;
        std::shared_ptr<CurveData> low;
        std::shared_ptr<CurveData> high;
    };
    std::array<Lines, regretMetricCount> metrics;

    [[nodiscard]] const Lines& of(RegretMetric metric) const { return metrics[static_cast<std::size_t>(metric)]; }
};

/// One a row, in the order of the rows; fewer when the progress says stop.
[[nodiscard]] std::vector<RowCurves> rowCurves(const StreamResults& results, const Progress& progress = {});

/// Instantaneous regret by position in the stream; NaN where the row does not cover the task. Mean over the
/// seeds; of `random` the exact expectation, so that the sum is the row's CumReg.
[[nodiscard]] std::vector<double> regretByPosition(const StreamResults& results, const LeaderboardRow& row);

/// The row of that policy text, or null.
[[nodiscard]] const LeaderboardRow* rowOf(const StreamResults& results, const QString& policy);
[[nodiscard]] inline QString policyOf(const LeaderboardRow& row)
{
    return QString::fromStdString(row.policy);
}
/// The row's name, the same in every table, box and chart of a page: without "(recorded)" where no other row has the
/// short name.
[[nodiscard]] QString policyNameIn(const StreamResults& results, const QString& policy);
/// The row covers every task of the stream, so its sums can be ranked with others.
[[nodiscard]] bool coversStream(const StreamResults& results, const LeaderboardRow& row);
/// Whether the row is a bound: the oracle, also as recorded decisions.
[[nodiscard]] bool isBound(const LeaderboardRow& row);

/// The default row: acrouter where there is one, else the lowest CumReg that is not a bound. Empty when there are no
/// rows.
[[nodiscard]] QString headlinePolicy(const StreamResults& results);
/// The default reference: the published router's decisions, else its method, else uniform choice.
[[nodiscard]] QString referencePolicy(const StreamResults& results);

} // namespace acr::ui
