// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A BarPlot as a chart of Qt Charts, which arranges and paints it: bars, axes, names and legend. The grid, and values
/// and intervals at the bars' ends, for which the library has no format, are items of the same scene.
///
/// Building one takes some milliseconds, painting it about one: keep it while plot, size and theme stay the same.
#pragma once

#include "widgets/charts/axis.h"
#include "widgets/charts/barplot.h"
#include "widgets/theme/theme.h"

#include <QFont>
#include <QRectF>
#include <QSizeF>

#include <memory>

class QAbstractBarSeries;
class QChart;
class QGraphicsLineItem;
class QGraphicsScene;
class QPainter;

namespace acr::ui {

class BarPicture {
public:
    /// REQUIRES: the plot has categories and parts. It is not kept. `size` is in logical pixels of the screen.
    BarPicture(const BarPlot& plot, const QSizeF& size, const Theme& theme);
    ~BarPicture();
    BarPicture(const BarPicture&) = delete;
    BarPicture& operator=(const BarPicture&) = delete;

    [[nodiscard]] const QSizeF& size() const { return m_size; }
    /// The plot inside of the axes; the origin is the picture's upper left corner.
    [[nodiscard]] const QRectF& plotArea() const { return m_plotArea; }
    /// There is room for a plot at all.
    [[nodiscard]] bool hasRoom() const { return m_plotArea.width() >= 16 && m_plotArea.height() >= 16; }
    /// The scale of values.
    [[nodiscard]] const Axis& scale() const { return m_scale; }
    /// The row of a category: as wide as the plot.
    [[nodiscard]] QRectF band(int category) const;

    /// Everything, without a background.
    void paint(QPainter& painter, const QRectF& area) const;

private:
    void addBars(const BarPlot& plot);
    /// Returns the room that the names take.
    [[nodiscard]] double addNames(const BarPlot& plot);
    /// Where rows are low, writes the names itself, in a smaller font where it has to; where they are lower than a line
    /// of that, leaves names, and the numbers of stacks, out. May change the plot's place, not its height.
    void fitNames(const BarPlot& plot, double nameWidth);
    /// All names in that font, in place of those of Qt Charts, which hides some of lines that are close to each other.
    void writeNames(const BarPlot& plot, double nameWidth, const QFont& font);
    /// `width` is about that of the plot. Returns how far a label may go beyond it.
    [[nodiscard]] double addScale(const BarPlot& plot, double width);
    void addLegend(const BarPlot& plot);
    /// A bar in the colour of its category, where the part has one for each.
    void addOwnBar(const BarPlot& plot, std::size_t part, int category, const QRectF& rect);
    /// Marks that a bar between two values goes on beyond the scale.
    void addCuts(double from, double to, double top);
    /// `withSign`: of the sum, also where it is above zero.
    void markStack(const BarPlot& plot, int category, bool withSign);
    void markSideBySide(const BarPlot& plot, int category);
    /// In front of the bars. Owned by the chart.
    QGraphicsLineItem* addLine(const QPointF& from, const QPointF& to, const QColor& colour, double width = 1);
    void addValue(const QString& text, const QPointF& end, bool leftwards);
    [[nodiscard]] double xOf(double value) const;

    const Theme m_theme;
    const QSizeF m_size;
    const int m_categories;
    const bool m_ownScale; ///< Qt Charts has neither the values nor the scale
    std::unique_ptr<QGraphicsScene> m_scene;
    QChart* m_chart;                      ///< of the scene
    QAbstractBarSeries* m_bars = nullptr; ///< of the chart
    QRectF m_plotArea;
    int m_every = 1;    ///< one of so many categories has its name
    double m_thick = 0; ///< of one bar
    QFont m_valueFont;  ///< as small as that of the names
    Axis m_scale;
    std::vector<Tick> m_ticks; ///< of the scale
};

} // namespace acr::ui
