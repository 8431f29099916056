// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Curves over a stream: any number of them, any length, each labelled at its end. This class is the widget: it keeps
/// what is shown (CurvePlot), arranges it once for a size (CurvePicture), and turns mouse and keys into changes.
///
/// Wheel zooms x at the pointer (with Shift: y), drag pans, double click shows everything. Keys: left and
/// right pan, + and − zoom, 0 shows everything, Shift with left and right moves the crosshair by one step, up
/// and down select a curve, Escape clears the selection. A click selects the curve under the mouse. GUI thread only.
#pragma once

#include "widgets/charts/chartwidget.h"
#include "widgets/charts/curvepicture.h"
#include "widgets/charts/curveplot.h"
#include "widgets/charts/curveraster.h"

#include <QPointF>

#include <optional>
#include <span>
#include <vector>

namespace acr::ui {

class CurveChart final : public ChartWidget {
    Q_OBJECT

public:
    explicit CurveChart(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Titles with units, for example "task in stream" and "cumulative regret (reward)".
    void setAxisTitles(const QString& x, const QString& y);
    /// Put before and after the numbers of y, for example "$" or " %"; `decimals` of the values in labels and
    /// the crosshair's panel (the axis chooses its own).
    void setValueFormat(const QString& prefix, const QString& suffix, int decimals);
    /// A curve whose lowest value is near zero starts at zero; off for values such as shares that vary
    /// little.
    void setZeroIncluded(bool included);

    void setCurves(std::vector<Curve> curves);
    [[nodiscard]] const std::vector<Curve>& curves() const { return m_plot.curves; }
    /// Adds values at the end of a curve: O(new values). REQUIRES: curve < curves().size().
    void append(std::size_t curve, std::span<const double> values);
    void append(std::size_t curve, std::span<const double> values, std::span<const double> low,
                std::span<const double> high);
    /// A shared CurveData was changed by its owner.
    void dataChanged();
    void setEvents(std::vector<ChartEvent> events);

    /// The part of x on screen. A range wider than the data shows the data.
    void setVisibleRange(double low, double high);
    [[nodiscard]] std::pair<double, double> visibleRange() const { return m_plot.visibleRange(); }
    [[nodiscard]] std::pair<double, double> visibleValues() const { return m_plot.visibleValues(); }
    [[nodiscard]] bool isZoomed() const { return m_plot.isZoomed(); }
    [[nodiscard]] AxisOffers axisOffers() const override { return {{horizontalAxis(), true}, {verticalAxis(), true}}; }
    [[nodiscard]] AxisSettings axisSettings() const override;
    void setAxisSettings(const AxisSettings& settings) override;
    [[nodiscard]] bool hasDataIn(const AxisSettings& settings) const override;
    [[nodiscard]] ShownAxes shownAxes() const override { return {m_plot.xAxis(), m_plot.yAxis()}; }
    [[nodiscard]] ChartNumbers numbers(Extent extent) const override;

    /// The crosshair, also when a linked chart moves it; none hides it.
    void setCrosshair(std::optional<double> x);
    [[nodiscard]] std::optional<double> crosshair() const { return m_crosshair; }
    /// Where a session stands: a line with a handle. None hides it.
    void setPlayhead(std::optional<double> x);
    /// The curve in front, by id; empty for none.
    void setSelected(const QString& id);
    [[nodiscard]] const QString& selected() const { return m_plot.selected; }

    using Reading = CurveReading;
    /// Every curve's value at x, highest first; curves that do not reach x are left out.
    [[nodiscard]] std::vector<Reading> readings(double x) const { return m_plot.readings(x); }
    /// Where the curves are painted, in the widget's coordinates.
    [[nodiscard]] QRectF plotArea() const { return picture().plotArea(); }

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
    bool isEmpty() const override { return m_plot.isEmpty(); }
    void paintContent(QPainter& painter, const QRectF& area, const Theme& theme) const override;
    void paintOnScreen(QPainter& painter) override;
    void paintOverlay(QPainter& painter) override;
    void dropLayout() override;
    void resetView() override { resetZoom(); }
    [[nodiscard]] std::optional<ChartPlane> planeIn(const QRectF& area, const QPaintDevice* device,
                                                    const Theme& theme) const override;
    void writeSnapshot(QJsonObject& snapshot) const override;
    bool readSnapshot(const QJsonObject& snapshot) override;

    [[nodiscard]] QVariant itemAtPlace(const QPointF& position) const override;
    [[nodiscard]] QVariant selectedItem() const override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    /// The plot arranged for the widget as it is now.
    [[nodiscard]] const CurvePicture& picture() const;
    void setRange(std::optional<std::pair<double, double>> range);
    void zoomAround(double fraction, double factor);
    void zoomValues(double fraction, double factor);
    void panBy(double fraction, double valueFraction);
    void moveCrosshair(std::optional<double> x);
    void hoverAt(const QPointF& position);
    void stepSelection(int direction);
    [[nodiscard]] int curveNear(const QPointF& position) const;
    void setHovered(int curve);
    /// Other curves, ranges or texts: arranged and painted anew.
    void rearrange();
    /// The same in other colours.
    void repaintCurves();
    void describe();

    CurvePlot m_plot;
    std::optional<double> m_crosshair;
    std::optional<QPointF> m_pressed;
    QPointF m_lastMouse;
    bool m_dragged = false;

    /// Arranged when it is first asked for; none after a change.
    mutable std::optional<CurvePicture> m_picture;
    /// The curves as they were last painted on screen, and at which scale; 0: they have changed since.
    CurveRaster m_raster;
    double m_rasterScale = 0;
};

} // namespace acr::ui
