// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Translated names of the Statistics page, and the format of a metric's values.
#pragma once

#include "widgets/charts/axis.h"
#include "widgets/pages/statistics/statisticsdata.h"

#include <QString>

namespace acr::ui {

/// "Score", "Cost", …
[[nodiscard]] QString metricTitle(StatisticMetric metric);
/// With the unit, for axes: "mean cost (USD)".
[[nodiscard]] QString metricAxisTitle(StatisticMetric metric);
/// What is measured, for tool tips.
[[nodiscard]] QString metricHelp(StatisticMetric metric);
/// A value with its unit: "0.315", "$0.0042", "1 204 ms", "33.59 %". An em dash for a missing one.
[[nodiscard]] QString metricText(StatisticMetric metric, double value);
/// The same with more digits, for tool tips: "0.315218", "$0.00423157", "1 204.31 ms".
[[nodiscard]] QString metricReading(StatisticMetric metric, double value);
/// A difference of two values with its sign: "+0.012", "−$0.0004".
[[nodiscard]] QString metricDifference(StatisticMetric metric, double value);
/// The higher a value of the metric is, the better.
[[nodiscard]] bool higherIsBetter(StatisticMetric metric);
/// A mean with half of its interval and its count, on two lines. The more important one is the first, which may stand
/// alone: "0.315 ±.024" over "n 347", or "2 103" over "±107 · 347". Latencies in seconds; half of a cost's interval as
/// a share of the mean, "$0.0042" over "±8 % · 347".
[[nodiscard]] QString cellText(StatisticMetric metric, const MeanEstimate& estimate);
/// Title, prefix and suffix of an axis of the metric, without range.
[[nodiscard]] Axis metricAxis(StatisticMetric metric);
/// The group's name, "All tasks" for the last row, "(not given)" for the nameless group.
[[nodiscard]] QString rowTitle(const StatisticsData& data, std::size_t row);
[[nodiscard]] QString modelTitle(const StatisticsData& data, std::size_t model);

} // namespace acr::ui
