// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a curve chart shows, as a value that knows nothing of pixels: curves, events, the part of them that is shown,
/// and which curve is in front. CurvePicture paints it.
#pragma once

#include "widgets/charts/axis.h"
#include "widgets/charts/curve.h"
#include "widgets/theme/theme.h"

#include <optional>
#include <utility>
#include <vector>

namespace acr::ui {

/// A curve's value at some x.
struct CurveReading {
    QString id;
    QString name;
    double value; ///< exact where a value stands, interpolated between
};

struct CurvePlot {
    std::vector<Curve> curves;
    std::vector<ChartEvent> events;
    QString xTitle;
    QString yTitle;
    QString prefix; ///< before and after the numbers of y
    QString suffix;
    int decimals = 1; ///< of the values in labels
    /// A curve whose lowest value is near zero starts at zero.
    bool zeroIncluded = true;
    /// x that is shown; none, or one without data: all of the data.
    std::optional<std::pair<double, double>> range;
    /// y that is shown; none: what is visible in the range.
    std::optional<std::pair<double, double>> values;
    bool logX = false;
    bool logY = false;
    QStringList scaleWords; ///< see Axis
    std::optional<double> playhead;
    QString selected; ///< id of the curve in front; empty: none
    int hovered = -1; ///< position of the curve under the mouse

    [[nodiscard]] bool isEmpty() const;
    /// From the first to the last x of any curve; never an empty interval.
    [[nodiscard]] MinMax dataRange() const;
    /// There is a range, and data in it.
    [[nodiscard]] bool isZoomed() const;
    [[nodiscard]] std::pair<double, double> visibleRange() const;
    [[nodiscard]] std::pair<double, double> visibleValues() const;
    /// The axes as they are shown.
    [[nodiscard]] Axis xAxis() const;
    [[nodiscard]] Axis yAxis() const;
    /// Every curve's value at x, highest first; curves that do not reach x are left out.
    [[nodiscard]] std::vector<CurveReading> readings(double x) const;
    [[nodiscard]] QString valueText(double value) const;

    /// Under the mouse or selected.
    [[nodiscard]] bool isInFront(std::size_t curve) const;
    [[nodiscard]] bool someIsInFront() const { return hovered >= 0 || !selected.isEmpty(); }
    /// How a curve is drawn: the one in front in full colour, and then the others step back.
    [[nodiscard]] Stroke strokeOf(std::size_t curve, const Theme& theme) const;
    /// The length of a dash and of the gap after it, along the curve, in logical pixels; 0: a whole line.
    [[nodiscard]] double dashOf(std::size_t curve, const Theme& theme) const;
    /// Positions of the curves: thin ones first, the one in front last.
    [[nodiscard]] std::vector<std::size_t> paintOrder(const Theme& theme) const;
    /// Positions of the curves: those first that keep their labels when there is no room for all. The one in front,
    /// then what is drawn heavily, then what curves are compared with (the bound, random choice, the best single
    /// model), then ghosts.
    [[nodiscard]] std::vector<std::size_t> labelOrder(const Theme& theme) const;

private:
    /// The single model that ends nearest to the bound; none without a bound.
    [[nodiscard]] std::optional<std::size_t> bestSingle() const;
    [[nodiscard]] MinMax valueRange(double low, double high) const;
};

} // namespace acr::ui
