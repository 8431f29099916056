// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/curveplot.h"

#include "widgets/theme/colourscale.h"
#include "widgets/theme/linecolours.h"
#include "widgets/theme/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <tuple>

namespace acr::ui {

namespace {

constexpr double dashLength = 6;
/// By number of the pattern: no two that follow each other are alike.
constexpr std::array ghostDashes{9.0, 3.0, 16.0, 5.0, 24.0, 12.0};
constexpr double ghostWidth = 1.25;
constexpr double ghostFade = 0.3;

/// The colour, paler, but not less visible than a thin line must be.
QColor ghostColour(const QColor& full, const Theme& theme)
{
    const QColor ground = theme.colours().card;
    for (double fade = ghostFade; fade > 0.01; fade -= 0.05) {
        const QColor pale = blend(full, ground, fade);
        if (contrastRatio(pale, ground) >= thinLineContrast)
            return pale;
    }
    return withContrast(full, ground, thinLineContrast);
}

constexpr double logMargin = 1.15; ///< beyond the ends of a symlog axis

} // namespace

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
    if (logY) {
        if (found.low > 0) {
            const double factor = found.high > found.low ? std::pow(found.high / found.low, 0.04) : 2;
            return {found.low / factor, found.high * factor};
        }
        if (found.low < 0 || found.high > 0)
            return {found.low * logMargin, found.high > 0 ? found.high * logMargin : 0};
    }
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

bool CurvePlot::isZoomed() const
{
    if (!range)
        return false;
    const MinMax all = dataRange();
    return isEmpty() || (range->first < all.high && range->second > all.low);
}

std::pair<double, double> CurvePlot::visibleRange() const
{
    if (isZoomed())
        return *range;
    const MinMax all = dataRange();
    return {all.low, all.high};
}

Axis CurvePlot::xAxis() const
{
    Axis axis;
    std::tie(axis.low, axis.high) = visibleRange();
    axis.title = xTitle;
    axis.wholeNumbers = true;
    axis.scaleWords = scaleWords;
    axis.setLogarithmic(logX);
    return axis;
}

Axis CurvePlot::yAxis() const
{
    Axis axis;
    std::tie(axis.low, axis.high) = visibleValues();
    axis.title = yTitle;
    axis.prefix = prefix;
    axis.suffix = suffix;
    axis.scaleWords = scaleWords;
    axis.setLogarithmic(logY);
    return axis;
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
    if (curves[curve].ghost > 0) {
        const bool front = isInFront(curve);
        return {ghostColour(theme.colour(ink), theme), front ? ghostWidth + 0.75 : ghostWidth, true};
    }
    if (isInFront(curve))
        return theme.strokeForward(ink);
    return someIsInFront() ? strokeBehind(ink, theme) : theme.stroke(ink);
}

double CurvePlot::dashOf(std::size_t curve, const Theme& theme) const
{
    if (curves[curve].ghost > 0)
        return ghostDashes.at(static_cast<std::size_t>(curves[curve].ghost - 1) % ghostDashes.size());
    return strokeOf(curve, theme).dashed ? dashLength : 0;
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

std::optional<std::size_t> CurvePlot::bestSingle() const
{
    const auto last = [](const Curve& curve) { return (*curve.values)[curve.values->size() - 1]; };
    const auto bound = std::find_if(curves.begin(), curves.end(), [](const Curve& curve) {
        return referenceOf(curve.ink) == Reference::Bound && !curve.values->empty();
    });
    std::optional<std::size_t> best;
    double least = 0;
    for (std::size_t i = 0; bound != curves.end() && i < curves.size(); ++i) {
        if (referenceOf(curves[i].ink) != Reference::SingleModel || curves[i].ghost > 0 || curves[i].values->empty())
            continue;
        const double distance = std::abs(last(curves[i]) - last(*bound));
        if (std::isnan(distance) || (best && distance >= least))
            continue;
        best = i;
        least = distance;
    }
    return best;
}

std::vector<std::size_t> CurvePlot::labelOrder(const Theme& theme) const
{
    const std::optional<std::size_t> single = bestSingle();
    const auto rank = [&](std::size_t i) {
        if (static_cast<int>(i) == hovered)
            return 8;
        if (isInFront(i))
            return 7;
        if (curves[i].ghost > 0)
            return 2;
        switch (referenceOf(curves[i].ink)) {
        case Reference::Bound: return 5;
        case Reference::Chance: return 4;
        case Reference::SingleModel: return i == single ? 3 : 1;
        case Reference::None: break;
        }
        return theme.stroke(curves[i].ink).width > thinLine ? 6 : 1;
    };
    // Of curves that count the same, the one painted last comes first.
    std::vector<std::size_t> order(curves.size());
    std::iota(order.rbegin(), order.rend(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rank(a) > rank(b); });
    return order;
}

} // namespace acr::ui
