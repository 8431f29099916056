// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A radar chart: one closed line per series over axes from a common centre, all on one scale. For three to some dozen
/// axes and a handful of series; the names of the series stand beside it, with their markers.
///
/// The series under the mouse, or the selected one, is drawn in front and the others are dimmed. A click on a line or a
/// name selects, up and down go through the series, Escape clears the selection. A click on the name of an axis, or
/// left and right, select an axis. GUI thread only.
#pragma once

#include "widgets/charts/axis.h"
#include "widgets/charts/chartwidget.h"
#include "widgets/theme/ink.h"

#include <QPolygonF>
#include <QStringList>

#include <optional>
#include <vector>

namespace acr::ui {

struct RadarSeries {
    QString id; ///< stable; what the signals carry
    QString name;
    Ink ink;
    std::vector<double> values; ///< one per axis; NaN: no point there
};

class RadarChart final : public ChartWidget {
    Q_OBJECT

public:
    explicit RadarChart(const ThemeManager& themes, QWidget* parent = nullptr);

    /// REQUIRES: every series has one value for each axis.
    void setData(const QStringList& axes, std::vector<RadarSeries> series);
    /// Title of the distance from the centre, with its unit; from the centre (low) to the rim (high).
    void setScale(const Axis& scale);

    void setSelected(const QString& id);
    [[nodiscard]] const QString& selected() const { return m_selected; }
    /// Index of the series whose line or name is at the position, or −1.
    [[nodiscard]] int seriesAt(const QPointF& position) const;
    /// Where a value stands, in the widget's coordinates.
    [[nodiscard]] QPointF positionOf(std::size_t series, std::size_t axis) const;
    [[nodiscard]] ChartNumbers numbers(Extent extent) const override;
    /// y of the settings is the distance from the centre.
    [[nodiscard]] AxisOffers axisOffers() const override;
    [[nodiscard]] AxisSettings axisSettings() const override { return {{}, m_setting}; }
    void setAxisSettings(const AxisSettings& settings) override;
    [[nodiscard]] bool hasDataIn(const AxisSettings& settings) const override;
    [[nodiscard]] ShownAxes shownAxes() const override { return {.y = m_scale}; }

    /// The axis that is selected beside a series, or −1.
    void setSelectedAxis(int axis);
    [[nodiscard]] int selectedAxis() const { return m_axis; }
    /// The axis whose name or end is at the position, or −1.
    [[nodiscard]] int axisAt(const QPointF& position) const;
    /// Where the name of an axis stands, in the widget's coordinates.
    [[nodiscard]] QRectF axisNameRect(std::size_t axis) const;

signals:
    /// Empty when the selection was cleared.
    void seriesSelected(const QString& id);
    void axisSelected(int axis);

protected:
    bool isEmpty() const override { return m_axes.size() < 3 || m_series.empty(); }
    void paintContent(QPainter& painter, const QRectF& area, const Theme& theme) const override;
    void paintOnScreen(QPainter& painter) override;
    void dropLayout() override { m_layout.reset(); }
    /// The number of an axis, a QPoint of series and axis for a value, the id for a line.
    [[nodiscard]] QVariant itemAtPlace(const QPointF& position) const override;
    [[nodiscard]] QVariant selectedItem() const override;
    [[nodiscard]] std::optional<ChartPlane> planeIn(const QRectF& area, const QPaintDevice* device,
                                                    const Theme& theme) const override;
    void writeSnapshot(QJsonObject& snapshot) const override;
    bool readSnapshot(const QJsonObject& snapshot) override;
    bool event(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    struct AxisName {
        QRectF box;
        QString text; ///< elided
    };
    struct ScaleLabel {
        double fraction = 0; ///< of the radius
        QRectF box;
        QString text;
    };
    /// Where everything is. What is selected or under the mouse has no part in it.
    struct Layout {
        QRectF area;
        QPointF centre;
        double radius = 0;
        QRectF names; ///< the column of names
        double lineHeight = 0;
        std::vector<AxisName> axisNames;
        std::vector<ScaleLabel> scale;
        std::vector<QPolygonF> lines;     ///< one a series
        std::vector<QString> seriesNames; ///< elided; those that have room
        [[nodiscard]] bool hasRoom() const { return radius >= 16; }
    };
    /// Without lines and names.
    [[nodiscard]] Layout frameFor(const QRectF& area, const QFontMetricsF& metrics) const;
    [[nodiscard]] Layout layoutFor(const QRectF& area, const QPaintDevice* device, const Theme& theme) const;
    [[nodiscard]] QPointF pointAt(const Layout& layout, std::size_t axis, double fraction) const;
    [[nodiscard]] QPolygonF lineOf(const Layout& layout, std::size_t series) const;
    /// The layout on screen, made when it is first asked for.
    [[nodiscard]] const Layout& shownLayout() const;
    [[nodiscard]] QRectF nameRect(const Layout& layout, std::size_t axis, const QFontMetricsF& metrics) const;
    void paintWeb(QPainter& painter, const Layout& layout, const Theme& theme) const;
    void paintSeries(QPainter& painter, const Layout& layout, const Theme& theme) const;
    void paintScale(QPainter& painter, const Layout& layout, const Theme& theme) const;
    /// How many names have room beside the web.
    [[nodiscard]] int namesShown(const Layout& layout) const;
    void paintNames(QPainter& painter, const Layout& layout, const Theme& theme) const;
    void paintLayout(QPainter& painter, const Layout& layout, const Theme& theme) const;
    [[nodiscard]] bool isForward(std::size_t series) const;
    [[nodiscard]] bool anyForward() const { return m_hovered >= 0 || !m_selected.isEmpty(); }
    void choose(const QString& id);
    void chooseAxis(int axis);
    void describe();

    /// The scale of the data, with what was set.
    void arrangeScale();

    QStringList m_axes;
    std::vector<RadarSeries> m_series;
    Axis m_data;  ///< the scale that the data need
    Axis m_scale; ///< as it is shown
    AxisSetting m_setting;
    QString m_selected;
    int m_axis = -1;
    int m_hovered = -1;
    mutable std::optional<Layout> m_layout; ///< on screen; none: out of date
};

} // namespace acr::ui
