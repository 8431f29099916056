// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A map of many points without axes: embeddings in the plane. Points have the marker of their kind or the colour of a
/// value. Brushing selects some and dims the others; every point has a contrast of at least 3 : 1. One image per frame,
/// so that tens of thousands of points move smoothly.
///
/// Drag brushes (a rectangle or a lasso; with Shift it adds) or pans, as the tool says; the middle button always pans,
/// the wheel zooms at the pointer, double click shows everything, a click selects a point. Keys: arrows pan, + − 0
/// zoom, Space and Backspace go to the next and previous point, Ctrl+A brushes what is on screen, Escape clears the
/// selection. GUI thread only.
#pragma once

#include "widgets/charts/chartwidget.h"
#include "widgets/charts/heatmap.h"
#include "widgets/theme/ink.h"

#include <QImage>
#include <QPolygonF>

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace acr::ui {

struct MapPoint {
    float x = 0;
    float y = 0;
    /// For a map of values; NaN is missing.
    float value = 0;
    /// Position in the inks, for a map of kinds.
    std::uint16_t kind = 0;
    /// Background points: behind the others, small and grey; can't be brushed or selected.
    bool quiet = false;
};

struct MapKind {
    QString name;
    Ink ink;
};

class PointMap final : public ChartWidget {
    Q_OBJECT

public:
    enum class Tool { Rectangle, Lasso, Pan };

    explicit PointMap(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Replaces the points; brush and selection are cleared. The view is kept when the extent is the same.
    void setPoints(std::vector<MapPoint> points);
    [[nodiscard]] const std::vector<MapPoint>& points() const { return m_points; }
    /// Colours by kind, with a legend of the kinds, or of many of those that occur.
    void setKinds(std::vector<MapKind> kinds);
    /// Colours by value instead; nothing: by kind.
    void setScale(std::optional<HeatmapScale> scale);
    void setToolTipText(std::function<QString(std::size_t point)> text);
    /// What quiet points are; the legend says it where there are some.
    void setQuietName(const QString& name);
    /// A caption below the map, which explains its axes.
    void setCaption(const QString& caption);
    void setTool(Tool tool);
    [[nodiscard]] Tool tool() const { return m_tool; }

    /// By point, not 0: brushed. Empty: none.
    void setBrushed(std::vector<std::uint8_t> marks);
    [[nodiscard]] const std::vector<std::uint8_t>& brushed() const { return m_brushed; }
    void setChosen(std::optional<std::size_t> point);
    [[nodiscard]] std::optional<std::size_t> chosen() const { return m_chosen; }

    [[nodiscard]] QPointF positionOf(std::size_t point) const;
    [[nodiscard]] std::optional<std::size_t> pointAt(const QPointF& position) const;
    [[nodiscard]] QRectF plotArea() const { return shownLayout().plot; }
    [[nodiscard]] ChartNumbers numbers(Extent extent) const override;
    /// Both axes have the same unit: the map shows the ranges and, where it has room, more.
    [[nodiscard]] AxisOffers axisOffers() const override;
    [[nodiscard]] AxisSettings axisSettings() const override { return m_settings; }
    void setAxisSettings(const AxisSettings& settings) override;
    [[nodiscard]] bool hasDataIn(const AxisSettings& settings) const override;
    [[nodiscard]] QString problemWith(const AxisSettings& settings) const override;
    [[nodiscard]] ShownAxes shownAxes() const override;
    [[nodiscard]] QString colourMeaning() const override;

public slots:
    void resetZoom();

signals:
    /// The user brushed; see brushed().
    void brushChanged();
    void pointChosen(std::optional<std::size_t> point);

protected:
    bool isEmpty() const override { return m_points.empty(); }
    void paintContent(QPainter& painter, const QRectF& area, const Theme& theme) const override;
    void paintOnScreen(QPainter& painter) override;
    void paintOverlay(QPainter& painter) override;
    void dropLayout() override;
    void resetView() override { resetZoom(); }
    [[nodiscard]] QVariant itemAtPlace(const QPointF& position) const override;
    [[nodiscard]] QVariant selectedItem() const override;
    [[nodiscard]] std::optional<ChartPlane> planeIn(const QRectF& area, const QPaintDevice* device,
                                                    const Theme& theme) const override;
    void writeSnapshot(QJsonObject& snapshot) const override;
    bool readSnapshot(const QJsonObject& snapshot) override;
    bool event(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    struct LegendPart {
        enum class Mark { None, Kind, Quiet, Scale };
        QRectF place;
        QString text;
        Mark mark = Mark::None; ///< before the text; the scale is alone
        std::size_t kind = 0;   ///< position in m_kinds
        bool atRight = false;   ///< of its place
    };
    /// Where plot and legend are. What is shown of the points, and the mouse, have no part in it.
    struct Layout {
        QRectF area;
        QRectF plot;
        std::vector<LegendPart> legend;
    };
    [[nodiscard]] Layout layoutFor(const QRectF& area, const QPaintDevice* device, const Theme& theme) const;
    /// The layout on screen, made when it is first asked for.
    [[nodiscard]] const Layout& shownLayout() const;
    /// The legend has changed: the layout is out of date.
    void rearrange();
    /// Pixels to a unit of the points.
    [[nodiscard]] double scaleIn(const QRectF& plot) const;
    [[nodiscard]] QPointF placeIn(const QRectF& plot, std::size_t point) const;
    /// Fills the legend from the top of the area, in so many lines, and returns its height.
    double arrangeLegend(std::vector<LegendPart>& legend, const QRectF& area, double lines,
                         const QFontMetricsF& metrics) const;
    void paintLegend(QPainter& painter, const Layout& layout, const Theme& theme) const;
    /// The kinds that the legend names: all, or of many those that occur; and whether there are quiet points.
    void nameKinds();
    /// Of a value, in steps of the scale.
    [[nodiscard]] QColor stepColour(int step, const Theme& theme) const;
    [[nodiscard]] QColor colourOf(const MapPoint& point, const Theme& theme) const;
    [[nodiscard]] MarkerShape shapeOf(const MapPoint& point, const Theme& theme) const;
    [[nodiscard]] bool isDimmed(std::size_t point) const;
    /// The points as an image of the plot; `scale` of its pixels are one of the screen's.
    [[nodiscard]] QImage markersAsImage(const QSize& size, double scale, const Theme& theme) const;
    void paintMarkers(QPainter& painter, const QRectF& plot, const Theme& theme) const;
    void fit();
    void arrangeScale();
    void zoomAt(const QPointF& position, double factor);
    void panBy(const QPointF& pixels);
    void brush(const QPolygonF& region, bool adding);
    void choose(std::optional<std::size_t> point);
    void stepChosen(int by);
    void changed();
    void describe();

    std::vector<MapPoint> m_points;
    std::vector<MapKind> m_kinds;
    std::vector<std::size_t> m_named;    ///< positions in m_kinds
    std::optional<HeatmapScale> m_data;  ///< the scale that the data need
    std::optional<HeatmapScale> m_scale; ///< with the range that was set
    AxisSettings m_settings;
    std::function<QString(std::size_t)> m_toolTip;
    QString m_quietName;
    bool m_hasQuiet = false;
    QString m_caption;
    Tool m_tool = Tool::Rectangle;
    std::vector<std::uint8_t> m_brushed;
    std::size_t m_brushedCount = 0;
    std::optional<std::size_t> m_chosen;
    std::optional<std::size_t> m_hovered;

    QRectF m_extent;   ///< of the points
    QRectF m_whole;    ///< what is shown without zoom: the extent, or the ranges that were set
    QPointF m_centre;  ///< of the view, in the points' units
    double m_zoom = 1; ///< 1: all of the whole
    std::optional<QPointF> m_pressed;
    QPointF m_lastMouse;
    QPolygonF m_region; ///< being drawn
    bool m_dragged = false;
    bool m_panning = false;

    /// The points as they were last painted on screen, and at which scale; 0: they have changed since.
    QImage m_image;
    double m_imageScale = 0;
    mutable std::optional<Layout> m_layout; ///< on screen; none: out of date
};

} // namespace acr::ui
