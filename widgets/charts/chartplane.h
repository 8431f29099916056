// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Where data coordinates are in the plot of a chart: two axes over a rectangle. Charts without value axes have
/// coordinates of their own: columns and rows of a heatmap, categories of bars counted from the top. A plain value.
#pragma once

#include "widgets/charts/axis.h"

#include <QPointF>
#include <QRectF>

namespace acr::ui {

struct ChartPlane {
    QRectF plot;
    Axis x;
    Axis y; ///< low at the bottom of the plot; low may be above high

    [[nodiscard]] QPointF pixelOf(const QPointF& place) const
    {
        return {plot.left() + x.fraction(place.x()) * plot.width(),
                plot.bottom() - y.fraction(place.y()) * plot.height()};
    }
    [[nodiscard]] QPointF placeOf(const QPointF& pixel) const
    {
        return {x.value((pixel.x() - plot.left()) / plot.width()),
                y.value((plot.bottom() - pixel.y()) / plot.height())};
    }
    [[nodiscard]] bool hasRoom() const { return plot.width() >= 16 && plot.height() >= 16; }
};

/// An axis that only gives places.
[[nodiscard]] inline Axis plainAxis(double low, double high)
{
    Axis axis;
    axis.low = low;
    axis.high = high;
    return axis;
}

} // namespace acr::ui
