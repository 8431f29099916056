// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/curveplot.h"

#include "widgets/theme/linecolours.h"
#include "widgets/theme/numbers.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace acr::ui {

bool CurvePlot::isEmpty() const
{
    return std::all_of(curves.begin(), curves.end(), [](const Curve& curve) { return curve.values->empty(); });
}

MinMax CurvePlot::dataRange() const
{
    MinMax found;
    for (const Curve& curve : curves) {
        if (curve.values->empty())
            continue;
        found.include(curve.spacing.first);
        found.include(curve.spacing.first + curve.spacing.step * static_cast<double>(curve.values->size() - 1));
    }
    if (found.empty())
        found = {0, 1};
    if (found.low == found.high)
        found.high = found.low + 1;
    return found;
}

MinMax CurvePlot::valueRange(double low, double high) const
{
    MinMax found;
    for (const Curve& curve : curves) {
        found.include(rangeBetween(*curve.values, curve.spacing, low, high));
        if (curve.low && curve.high) {
            found.include(rangeBetween(*curve.low, curve.spacing, low, high));
            found.include(rangeBetween(*curve.high, curve.spacing, low, high));
        }
    }
    if (found.empty())
        return {0, 1};
    if (zeroIncluded && found.low > 0 && found.low < 0.4 * found.high)
        found.low = 0;
    if (zeroIncluded && found.high < 0 && found.high > 0.4 * found.low)
        found.high = 0;
    // Nothing but zeros: an axis of regret has no better scale than 1.
    if (zeroIncluded && found.low == 0 && found.high == 0)
        return {0, 1};
    const double span = found.high - found.low;
    const double margin = span > 0 ? span * 0.04 : std::max(1e-12, std::abs(found.high) * 0.1);
    if (found.low != 0 || span == 0)
        found.low -= margin;
    if (found.high != 0 || span == 0)
        found.high += margin;
    return found;
}

std::pair<double, double> CurvePlot::visibleRange() const
{
    if (range)
        return *range;
    const MinMax all = dataRange();
    return {all.low, all.high};
}

std::pair<double, double> CurvePlot::visibleValues() const
{
    if (values)
        return *values;
    const auto [low, high] = visibleRange();
    const MinMax shown = valueRange(low, high);
    return {shown.low, shown.high};
}

std::vector<CurveReading> CurvePlot::readings(double x) const
{
    std::vector<CurveReading> found;
    for (const Curve& curve : curves) {
        const double value = valueAt(*curve.values, curve.spacing, x);
        if (!std::isnan(value))
            found.push_back({curve.id, curve.name, value});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const CurveReading& a, const CurveReading& b) { return a.value > b.value; });
    return found;
}

QString CurvePlot::valueText(double value) const
{
    QString text = prefix + numbers::fixed(value, decimals) + suffix;
    if (value < 0 && !prefix.isEmpty())
        text = numbers::minusSign + prefix + numbers::fixed(-value, decimals) + suffix;
    return text;
}

bool CurvePlot::isInFront(std::size_t curve) const
{
    return static_cast<int>(curve) == hovered || (!selected.isEmpty() && curves[curve].id == selected);
}

Stroke CurvePlot::strokeOf(std::size_t curve, const Theme& theme) const
{
    const Ink& ink = curves[curve].ink;
    if (isInFront(curve))
        return theme.strokeForward(ink);
    return someIsInFront() ? strokeBehind(ink, theme) : theme.stroke(ink);
}

std::vector<std::size_t> CurvePlot::paintOrder(const Theme& theme) const
{
    std::vector<std::size_t> order(curves.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto rank = [&](std::size_t i) {
        if (static_cast<int>(i) == hovered)
            return 100.0;
        return isInFront(i) ? 50.0 : theme.stroke(curves[i].ink).width;
    };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    return order;
}

} // namespace acr::ui
