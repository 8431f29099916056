// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A CurvePlot arranged in an area: where the plot lies, what its axes show, and the painting of all of it. Curves are
/// worked out once, as columns of pixels; they are laid into an image for the screen, or drawn as lines where shapes
/// have to stay shapes. A frame costs pixels, not values.
#pragma once

#include "widgets/charts/axis.h"
#include "widgets/charts/curveplot.h"
#include "widgets/charts/curveraster.h"

#include <QPainter>
#include <QRectF>

#include <functional>
#include <vector>

namespace acr::ui {

class CurvePicture {
public:
    /// Arranges the plot. `plot` is kept by reference: it has to outlive the picture, and when its curves, titles,
    /// numbers or ranges change the picture is out of date; what is in front may change. `device` is only measured.
    CurvePicture(const CurvePlot& plot, const QRectF& area, const QPaintDevice* device, const Theme& theme);

    [[nodiscard]] const QRectF& area() const { return m_area; }
    [[nodiscard]] const QRectF& plotArea() const { return m_plotArea; }
    [[nodiscard]] const Axis& x() const { return m_x; }
    [[nodiscard]] const Axis& y() const { return m_y; }
    [[nodiscard]] double xOf(double pixel) const;
    [[nodiscard]] double pixelX(double x) const { return m_plotArea.left() + m_x.fraction(x) * m_plotArea.width(); }
    [[nodiscard]] double pixelY(double y) const { return m_plotArea.bottom() - m_y.fraction(y) * m_plotArea.height(); }
    /// There is room for a plot at all.
    [[nodiscard]] bool hasRoom() const { return m_plotArea.width() >= 16 && m_plotArea.height() >= 16; }

    /// Grid, axes and their texts.
    void paintFrame(QPainter& painter) const;
    /// Bands and curves into an image of the plot area; `scale` device pixels to a pixel.
    void rasterise(CurveRaster& raster, double scale) const;
    /// Bands and curves as shapes.
    void paintShapes(QPainter& painter) const;
    /// Events, playhead, and the curves' names and values at their ends.
    void paintMarks(QPainter& painter) const;

private:
    /// A band (filled) or a curve, as what it covers of each column: pixels downwards from the top of the plot.
    struct Trace {
        bool isBand = false;
        QColor colour;
        double width = 1;
        double dash = 0; ///< length of dashes; 0: a whole line
        std::vector<MinMax> columns;
    };
    /// Calls visit for each band, then for each curve, as they are painted; `rows` is the plot's height in the unit of
    /// the columns. The trace is only valid during the call.
    void forTraces(int columns, double rows, const std::function<void(const Trace&)>& visit) const;
    void paintEvents(QPainter& painter) const;
    void paintPlayhead(QPainter& painter) const;
    void paintLabels(QPainter& painter) const;

    const CurvePlot& m_plot;
    Theme m_theme;
    QRectF m_area;
    QRectF m_plotArea;
    Axis m_x;
    Axis m_y;
    double m_labelLeft = 0;
    std::vector<QString> m_labels; ///< one a curve, elided; empty: no room for them
};

} // namespace acr::ui
