// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Curves over a stream: any number of them, any length, each labelled at its end. A frame costs pixels, not
/// values: Qt Charts draws axes and grid, and one item over its plot area paints bands, curves, events and
/// labels from the curves' pyramids of minima and maxima (a QLineSeries of 100 000 points misses its frame).
///
/// Wheel zooms x at the pointer (with Shift: y), drag pans, double click shows everything. Keys: left and
/// right pan, + and − zoom, 0 shows everything, Shift with left and right moves the crosshair by one step, up
/// and down select a curve, Escape clears the selection. A click selects the curve under the mouse. GUI thread only.
#pragma once

#include "widgets/charts/axis.h"
#include "widgets/charts/chartwidget.h"
#include "widgets/charts/curve.h"
#include "widgets/charts/curveraster.h"
#include "widgets/charts/plotscene.h"

#include <QPointF>

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace acr::ui {

class CurveChart final : public ChartWidget {
    Q_OBJECT

public:
    explicit CurveChart(const ThemeManager& themes, QWidget* parent = nullptr);
    ~CurveChart() override;

    /// Titles with units, for example "task in stream" and "cumulative regret (reward)".
    void setAxisTitles(const QString& x, const QString& y);
    /// Put before and after the numbers of y, for example "$" or " %"; `decimals` of the values in labels and
    /// the crosshair's panel (the axis chooses its own).
    void setValueFormat(const QString& prefix, const QString& suffix, int decimals);
    /// A curve whose lowest value is near zero starts at zero; off for values such as shares that vary
    /// little.
    void setZeroIncluded(bool included);

    void setCurves(std::vector<Curve> curves);
    [[nodiscard]] const std::vector<Curve>& curves() const { return m_curves; }
    /// Adds values at the end of a curve: O(new values). REQUIRES: curve < curves().size().
    void append(std::size_t curve, std::span<const double> values);
    void append(std::size_t curve, std::span<const double> values, std::span<const double> low,
                std::span<const double> high);
    /// A shared CurveData was changed by its owner.
    void dataChanged();
    void setEvents(std::vector<ChartEvent> events);

    /// The part of x on screen. A range wider than the data shows the data.
    void setVisibleRange(double low, double high);
    [[nodiscard]] std::pair<double, double> visibleRange() const;
    [[nodiscard]] std::pair<double, double> visibleValues() const;
    [[nodiscard]] bool isZoomed() const { return m_range.has_value(); }

    /// The crosshair, also when a linked chart moves it; none hides it.
    void setCrosshair(std::optional<double> x);
    [[nodiscard]] std::optional<double> crosshair() const { return m_crosshair; }
    /// Where a session stands: a line with a handle. None hides it.
    void setPlayhead(std::optional<double> x);
    /// The curve in front, by id; empty for none.
    void setSelected(const QString& id);
    [[nodiscard]] const QString& selected() const { return m_selected; }

    struct Reading {
        QString id;
        QString name;
        double value; ///< exact where a value stands, interpolated between
    };
    /// Every curve's value at x, highest first; curves that do not reach x are left out.
    [[nodiscard]] std::vector<Reading> readings(double x) const;
    /// Where the curves are painted, in the widget's coordinates.
    [[nodiscard]] QRectF plotArea() const;

public slots:
    void resetZoom();

signals:
    void visibleRangeChanged(double low, double high);
    void crosshairMoved(double x);
    void crosshairLeft();
    void curveSelected(const QString& id);
    /// A click on the plot, not on a curve: where a session should go.
    void positionClicked(double x);

protected:
    bool isEmpty() const override;
    void paintContent(QPainter& painter, const QRectF& area, const Theme& theme) const override;
    void paintOverlay(QPainter& painter) override;
    void themeSwitched() override;
    void resetView() override { resetZoom(); }

    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    struct Layout {
        QRectF plot;
        Axis x;
        Axis y;
        double labelLeft = 0;
        std::vector<QString> labels;
    };
    [[nodiscard]] Layout layoutFor(const QRectF& area, const QPaintDevice* device, const Theme& theme) const;
    [[nodiscard]] MinMax dataRange() const;
    [[nodiscard]] MinMax valueRange(double low, double high) const;
    [[nodiscard]] QString valueText(double value) const;
    /// Painting order: steps back first, the one in front last.
    [[nodiscard]] std::vector<std::size_t> paintOrder() const;
    [[nodiscard]] Stroke strokeOf(std::size_t curve, const Theme& theme) const;
    void paintRaster(QPainter& painter, const Layout& layout, const Theme& theme) const;
    void paintVector(QPainter& painter, const Layout& layout, const Theme& theme) const;
    void paintLabels(QPainter& painter, const Layout& layout, const Theme& theme) const;
    void paintEvents(QPainter& painter, const Layout& layout, const Theme& theme) const;
    void paintPanel(QPainter& painter, const Layout& layout, double x) const;

    void setRange(std::optional<std::pair<double, double>> range);
    void zoomAround(double fraction, double factor);
    void zoomValues(double fraction, double factor);
    void panBy(double fraction, double valueFraction);
    void moveCrosshair(std::optional<double> x);
    void hoverAt(const QPointF& position);
    void stepSelection(int direction);
    [[nodiscard]] int curveNear(const QPointF& position) const;
    void setHovered(int curve);
    void changed();
    void describe();

    std::vector<Curve> m_curves;
    std::vector<ChartEvent> m_events;
    QString m_xTitle;
    QString m_yTitle;
    QString m_prefix;
    QString m_suffix;
    int m_decimals = 1;
    bool m_zeroIncluded = true;

    std::optional<std::pair<double, double>> m_range;  ///< x on screen; none follows the data
    std::optional<std::pair<double, double>> m_values; ///< y on screen; none follows what is visible
    std::optional<double> m_crosshair;
    std::optional<double> m_playhead;
    QString m_selected;
    int m_hovered = -1;

    std::optional<QPointF> m_pressed;
    QPointF m_lastMouse;
    bool m_dragged = false;

    /// Painting arranges it for the area and the theme that it paints into.
    std::unique_ptr<PlotScene> m_scene;
    QValueAxis* m_xAxis; ///< owned by the scene's chart, as is the other
    QValueAxis* m_yAxis;

    /// What was last rasterised, and for which picture.
    mutable CurveRaster m_raster;
    mutable QRectF m_rasterPlot;
    mutable double m_rasterScale = 0;
    mutable bool m_rasterDark = false;
    mutable bool m_rasterValid = false;
    mutable std::vector<MinMax> m_columns;
};

} // namespace acr::ui
