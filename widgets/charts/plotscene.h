// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The part of a chart that Qt Charts draws: a QChart with its plot area, axes, grid lines and series, in a
/// scene that is painted into whatever the chart is painted into (screen, PNG, SVG, PDF). What the chart
/// paints itself comes from two items of that QChart, one below its series and one above.
///
/// Tick texts and axis titles are painted by the chart (see axis.h), not by Qt Charts: Inter's figures are
/// proportional and Qt Charts has no way to line them up, and it turns the title of a vertical axis on its
/// side. Animations are off, and OpenGL is never used (it needs a native window). GUI thread only.
#pragma once

#include "widgets/charts/axis.h"

#include <QGraphicsScene>
#include <QRectF>

#include <functional>

class QAbstractAxis;
class QChart;
class QLogValueAxis;
class QPainter;
class QValueAxis;

namespace acr::ui {

class LayerItem;

class PlotScene final {
public:
    /// Paints in the coordinates of the painter that render() was given.
    using Painting = std::function<void(QPainter&)>;
    enum class Edges { Crisp, Smooth };

    PlotScene();
    ~PlotScene();
    PlotScene(const PlotScene&) = delete;
    PlotScene& operator=(const PlotScene&) = delete;

    [[nodiscard]] QChart& chart() { return *m_chart; }
    /// The chart within `area`, its plot area exactly at `plot`; pens of all its axes from the theme. To be
    /// called after follow(), whose new grid shows once the chart is arranged.
    void arrange(const QRectF& area, const QRectF& plot, const Theme& theme);
    /// Paints everything. `edges` is for what Qt Charts draws; the layers are always antialiased.
    void render(QPainter& painter, Edges edges, const Painting& below, const Painting& above);

private:
    QGraphicsScene m_scene;
    QChart* m_chart;    ///< owned by the scene
    LayerItem* m_below; ///< owned by the chart, as is the other
    LayerItem* m_above;
    QRectF m_area; ///< what is painted: the chart's area and a little around it
};

/// Range and grid of an axis of Qt Charts as those of ours, with at most about `ticks` lines. An axis without
/// a finite range is left as it is.
void follow(QValueAxis& chartAxis, const Axis& axis, int ticks);
void follow(QLogValueAxis& chartAxis, const Axis& axis, int ticks);

} // namespace acr::ui
