// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Points with a marker each, labelled beside them where there is room; an optional front line through some
/// of them. From a handful of policies to a map of tens of thousands of entries.
///
/// Wheel zooms at the pointer, drag pans, double click shows everything, a click selects. Keys: arrows pan, +
/// − 0 zoom, Space goes to the next point, Escape clears the selection. GUI thread only.
#pragma once

#include "widgets/charts/axis.h"
#include "widgets/charts/chartwidget.h"
#include "widgets/theme/ink.h"

#include <QLineF>
#include <QPointF>
#include <QPolygonF>
#include <QString>

#include <optional>
#include <vector>

namespace acr::ui {

struct ScatterItem {
    QString id;     ///< stable; what the signals carry
    QString name;   ///< for display; empty for a point without label
    QString note{}; ///< what the tool tip begins with in place of the name
    double x = 0;
    double y = 0;
    Ink ink;
    /// Outlined instead of filled: a published figure beside a recomputed one.
    bool hollow = false;
    /// Half widths of the intervals, 0 for none.
    double xHalf = 0;
    double yHalf = 0;
};

class ScatterChart final : public ChartWidget {
    Q_OBJECT

public:
    explicit ScatterChart(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Earlier items get their labels first. Items that a logarithmic axis cannot show are left out.
    void setItems(std::vector<ScatterItem> items);
    /// Titles with units.
    void setAxisTitles(const QString& x, const QString& y);
    void setXFormat(const QString& prefix, const QString& suffix);
    void setYFormat(const QString& prefix, const QString& suffix);
    void setLogarithmicX(bool logarithmic);
    [[nodiscard]] AxisOffers axisOffers() const override { return {{horizontalAxis(), true}, {verticalAxis(), true}}; }
    [[nodiscard]] AxisSettings axisSettings() const override;
    void setAxisSettings(const AxisSettings& settings) override;
    [[nodiscard]] bool hasDataIn(const AxisSettings& settings) const override;
    [[nodiscard]] ShownAxes shownAxes() const override { return {m_x, m_y}; }
    [[nodiscard]] ChartNumbers numbers(Extent extent) const override;
    /// Joined by straight lines in this order; empty for none.
    void setFront(std::vector<QPointF> front, const QString& label = {});
    void setMarkerSize(double size);

    void setSelected(const QString& id);
    [[nodiscard]] const QString& selected() const { return m_selected; }
    /// Index of the item under a position, or −1.
    [[nodiscard]] int itemAt(const QPointF& position) const;
    /// Where an item stands, in the widget's coordinates.
    [[nodiscard]] QPointF positionOf(std::size_t item) const;
    [[nodiscard]] QRectF plotArea() const { return shownLayout().plot; }

public slots:
    void resetZoom();

signals:
    void itemSelected(const QString& id);
    void itemHovered(const QString& id);

protected:
    bool isEmpty() const override { return m_items.empty(); }
    void paintContent(QPainter& painter, const QRectF& area, const Theme& theme) const override;
    void paintOnScreen(QPainter& painter) override;
    void paintOverlay(QPainter& painter) override;
    void dropLayout() override { m_layout.reset(); }
    void resetView() override { resetZoom(); }
    [[nodiscard]] std::optional<ChartPlane> planeIn(const QRectF& area, const QPaintDevice* device,
                                                    const Theme& theme) const override;
    void writeSnapshot(QJsonObject& snapshot) const override;
    bool readSnapshot(const QJsonObject& snapshot) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    [[nodiscard]] QVariant itemAtPlace(const QPointF& position) const override;
    [[nodiscard]] QVariant selectedItem() const override;
    bool event(QEvent* event) override;

private:
    struct Label {
        std::size_t item;
        QRectF place;
    };
    /// Where everything is. What is under the mouse has no part in it.
    struct Layout {
        QRectF area;
        QRectF plot;
        Axis x;
        Axis y;
        std::vector<std::optional<QPointF>> places; ///< by item; none for those that an axis cannot show
        std::vector<QPolygonF> front;               ///< cut to the plot
        std::vector<QLineF> lines;                  ///< that labels avoid: intervals and the front
        std::vector<Label> labels;                  ///< those that have room
        [[nodiscard]] QPointF at(double xValue, double yValue) const;
    };
    /// The plot and its axes only.
    [[nodiscard]] Layout frameFor(const QRectF& area, const QPaintDevice* device, const Theme& theme) const;
    [[nodiscard]] Layout layoutFor(const QRectF& area, const QPaintDevice* device, const Theme& theme) const;
    void arrangeLabels(Layout& layout, const QFontMetricsF& metrics) const;
    /// The layout on screen, made when it is first asked for.
    [[nodiscard]] const Layout& shownLayout() const;
    /// Other items, axes or texts, or another selected item: the layout is out of date.
    void rearrange();
    [[nodiscard]] bool showable(double x, double y) const;
    [[nodiscard]] bool isSelected(std::size_t item) const;
    /// Selected or under the mouse.
    [[nodiscard]] bool isForward(std::size_t item) const;
    [[nodiscard]] double sizeOf(bool forward) const;
    /// How far labels keep from an item.
    [[nodiscard]] double reachOf(bool forward) const;
    /// The front as lines on the widget, cut to the plot.
    [[nodiscard]] std::vector<QPolygonF> frontIn(const Layout& layout) const;
    /// The label of the item under the mouse, which is larger and comes before the others; null for none.
    [[nodiscard]] QRectF hoveredLabel(const Layout& layout, const QFontMetricsF& metrics) const;
    void paintLayout(QPainter& painter, const Layout& layout, const Theme& theme) const;
    void paintItems(QPainter& painter, const Layout& layout, const Theme& theme) const;
    void paintFront(QPainter& painter, const Layout& layout, const Theme& theme) const;
    void paintFrontLabel(QPainter& painter, const Layout& layout, const Theme& theme) const;
    void paintLabels(QPainter& painter, const Layout& layout, const Theme& theme) const;
    void paintLabel(QPainter& painter, const Label& label, const Theme& theme) const;
    void fitAxes();
    void paintLeftOut(QPainter& painter, const Layout& layout, const Theme& theme) const;
    /// The user moved or zoomed: what is shown now stays.
    void keepShown();
    void zoomAround(const QPointF& fraction, double factor);
    void panBy(const QPointF& fraction);
    [[nodiscard]] QString toolTipOf(const ScatterItem& item) const;
    void describe();

    std::vector<ScatterItem> m_items;
    std::vector<QPointF> m_front;
    QString m_frontLabel;
    Axis m_x;
    Axis m_y;
    AxisSettings m_settings; ///< the ranges that were asked for
    double m_markerSize = 9;
    QString m_selected;
    int m_hovered = -1;
    std::optional<QPointF> m_pressed;
    QPointF m_lastMouse;
    bool m_dragged = false;

    mutable std::optional<Layout> m_layout; ///< on screen; none: out of date
};

} // namespace acr::ui
