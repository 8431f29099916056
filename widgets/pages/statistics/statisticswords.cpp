// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/statistics/statisticswords.h"

#include "widgets/models/roles.h"
#include "widgets/models/taskview.h"
#include "widgets/theme/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

QString text(const char* source)
{
    return QCoreApplication::translate("Statistics", source);
}

struct Words {
    const char* title;
    const char* axis;
    const char* help;
};

constexpr Words words[statisticMetricCount] = {
    {QT_TRANSLATE_NOOP("Statistics", "Score"), QT_TRANSLATE_NOOP("Statistics", "mean score"),
     QT_TRANSLATE_NOOP("Statistics", "Score of the verifier, 0 to 1, as it enters AvgPerf")},
    {QT_TRANSLATE_NOOP("Statistics", "Cost"), QT_TRANSLATE_NOOP("Statistics", "mean cost of a call (USD)"),
     QT_TRANSLATE_NOOP("Statistics", "Cost of a call, where it is known")},
    {QT_TRANSLATE_NOOP("Statistics", "Latency"), QT_TRANSLATE_NOOP("Statistics", "mean latency (ms)"),
     QT_TRANSLATE_NOOP("Statistics", "Time to the answer, where it is known")},
    {QT_TRANSLATE_NOOP("Statistics", "Tokens"), QT_TRANSLATE_NOOP("Statistics", "mean tokens of a call"),
     QT_TRANSLATE_NOOP("Statistics", "Input and output tokens of a call, where they are known")},
    {QT_TRANSLATE_NOOP("Statistics", "Reward"), QT_TRANSLATE_NOOP("Statistics", "mean reward"),
     QT_TRANSLATE_NOOP("Statistics", "ε₁·score + ε₂·cost; an unknown cost counts as 0")},
    {QT_TRANSLATE_NOOP("Statistics", "Missing scores"),
     QT_TRANSLATE_NOOP("Statistics", "share without a verified score"),
     QT_TRANSLATE_NOOP("Statistics", "Calls without a score, or whose answer was not graded")},
    {QT_TRANSLATE_NOOP("Statistics", "Missing costs"), QT_TRANSLATE_NOOP("Statistics", "share without a cost"),
     QT_TRANSLATE_NOOP("Statistics", "Calls whose cost is not recorded")},
};

bool isPercent(StatisticMetric metric)
{
    return metric == StatisticMetric::MissingScores || metric == StatisticMetric::MissingCosts;
}

} // namespace

QString metricTitle(StatisticMetric metric)
{
    return text(words[static_cast<std::size_t>(metric)].title);
}

QString metricAxisTitle(StatisticMetric metric)
{
    return text(words[static_cast<std::size_t>(metric)].axis);
}

QString metricHelp(StatisticMetric metric)
{
    return text(words[static_cast<std::size_t>(metric)].help);
}

QString metricText(StatisticMetric metric, double value)
{
    if (isMissing(value))
        return emDash;
    if (isPercent(metric))
        return numbers::percent(100 * value);
    switch (metric) {
    case StatisticMetric::Cost: return numbers::dollars(value);
    case StatisticMetric::Latency:
        return QCoreApplication::translate("Statistics", "%1 ms").arg(numbers::fixed(value, 0));
    case StatisticMetric::Tokens: return numbers::fixed(value, 0);
    default: return numbers::fixed(value, 3);
    }
}

QString metricReading(StatisticMetric metric, double value)
{
    if (isMissing(value))
        return emDash;
    if (isPercent(metric))
        return numbers::percentReading(100 * value);
    switch (metric) {
    case StatisticMetric::Cost: return numbers::dollarReading(value);
    case StatisticMetric::Latency:
        return QCoreApplication::translate("Statistics", "%1 ms").arg(numbers::reading(value));
    case StatisticMetric::Tokens:
        return QCoreApplication::translate("Statistics", "%1 tokens").arg(numbers::reading(value));
    case StatisticMetric::Reward: return numbers::rewardReading(value);
    default: return numbers::reading(value);
    }
}

QString metricDifference(StatisticMetric metric, double value)
{
    QString text = metricText(metric, value);
    // What rounds to zero has no side.
    const bool zero = std::ranges::none_of(text, [](QChar c) { return c >= u'1' && c <= u'9'; });
    if (isMissing(value) || (value < 0 && !zero))
        return text;
    return (zero ? QChar(0xb1) : QChar(u'+')) + text.remove(numbers::minusSign);
}

bool higherIsBetter(StatisticMetric metric)
{
    return metric == StatisticMetric::Score || metric == StatisticMetric::Reward;
}

QString cellText(StatisticMetric metric, const MeanEstimate& estimate)
{
    QString mean = metricText(metric, estimate.mean);
    const QString count = numbers::count(static_cast<qint64>(estimate.n));
    if (isMissing(estimate.low))
        return QStringLiteral("%1\nn %2").arg(mean, count);
    const double halfWidth = (estimate.high - estimate.low) / 2;
    QString half;
    switch (metric) {
    case StatisticMetric::Latency: {
        const int decimals = estimate.mean < 10'000 ? 2 : 1;
        mean = QCoreApplication::translate("Statistics", "%1 s").arg(numbers::fixed(estimate.mean / 1000, decimals));
        half = numbers::fixed(halfWidth / 1000, decimals);
        break;
    }
    case StatisticMetric::Cost: {
        // Mean costs lie far apart: relative to each the width says more, and is shorter.
        const double share = 100 * halfWidth / estimate.mean;
        half = std::isfinite(share)
                   ? numbers::fixed(share, share >= 0.05 && share < 1 ? 1 : 0) + numbers::percentSuffix()
                   : metricText(metric, halfWidth);
        break;
    }
    default: half = isPercent(metric) ? numbers::fixed(100 * halfWidth, 2) : metricText(metric, halfWidth);
    }
    // Statisticians write halves below 1 without the zero, which makes room for them.
    if (half.size() > 1 && half.startsWith(u'0') && half.at(1).isPunct())
        half.remove(0, 1);
    if (metric == StatisticMetric::Score || metric == StatisticMetric::Reward)
        return QStringLiteral("%1 ±%2\nn %3").arg(mean, half, count);
    return QStringLiteral("%1\n±%2 · %3").arg(mean, half, count);
}

Axis metricAxis(StatisticMetric metric)
{
    Axis axis;
    axis.title = metricAxisTitle(metric);
    if (metric == StatisticMetric::Cost)
        axis.prefix = QStringLiteral("$");
    return axis;
}

QString rowTitle(const StatisticsData& data, std::size_t row)
{
    if (data.isWhole(row))
        return text(QT_TRANSLATE_NOOP("Statistics", "All tasks"));
    return categoryTitle(data.settings.facet, data.table.groups[row].name);
}

QString modelTitle(const StatisticsData& data, std::size_t model)
{
    return QString::fromStdString(data.benchmark->models[model].name);
}

} // namespace acr::ui
