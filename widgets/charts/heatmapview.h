// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A matrix as colours, from nine by eight cells with numbers to millions of cells. One image per frame.
///
/// Wheel zooms the rows at the pointer (with Shift the columns, with Control both), drag pans, double click
/// shows everything, a click selects a cell. Keys: arrows move the selection, Page up and Page down pan, +
/// and − zoom, 0 shows everything. Missing cells are hatched. GUI thread only.
#pragma once

#include "widgets/charts/chartwidget.h"
#include "widgets/charts/heatmap.h"
#include "widgets/charts/heatmappicture.h"
#include "widgets/charts/heatmapplot.h"

#include <QImage>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace acr::ui {

class HeatmapView final : public ChartWidget {
    Q_OBJECT

public:
    explicit HeatmapView(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Replaces the matrix; order, heads and labels of the old one are dropped when the shape changes.
    void setData(std::shared_ptr<const HeatmapData> data);
    [[nodiscard]] const HeatmapData& data() const { return *m_plot.data; }
    /// Which row of the matrix stands at each place from the top; empty for the matrix's own order. Its
    /// length may be less than the matrix's rows: a filter. REQUIRES: entries within the matrix.
    void setRowOrder(std::vector<int> order);
    void setScale(const HeatmapScale& scale);
    void setMerge(HeatmapMerge merge);
    void setColumns(std::vector<HeatmapColumn> columns);
    /// Name of a matrix row; called only for visible rows that are tall enough.
    void setRowLabels(std::function<QString(int row)> label);
    /// What the rows are and how they are ordered, for example "task in stream".
    /// What stands beside the row: its label, or its number from 1.
    [[nodiscard]] QString rowLabel(int row) const { return m_plot.rowLabel(row); }
    void setRowTitle(const QString& title);
    /// Text in cells that are large enough; empty for none.
    void setCellText(std::function<QString(const HeatmapCell&)> text);
    /// Cells with a star: the best of their rows. The tool tips say what that means, unless it is empty. Dropped with
    /// data of another shape.
    void setMarks(std::vector<HeatmapCell> marks, const QString& meaning);
    [[nodiscard]] const std::vector<HeatmapCell>& marks() const { return m_plot.marks; }
    /// With the range of colours that was set.
    [[nodiscard]] const HeatmapScale& scale() const { return m_plot.scale; }
    /// Tool tip of a cell, with exact values. Without one the row, the column and the value are shown.
    void setToolTipText(std::function<QString(const HeatmapCell&)> text);

    /// Places on screen, from the top, fractions of a row allowed.
    [[nodiscard]] std::pair<double, double> visibleRows() const
    {
        return {m_plot.firstRow, m_plot.firstRow + m_plot.rowSpan};
    }
    void setVisibleRows(double first, double last);
    [[nodiscard]] std::pair<double, double> visibleColumns() const;
    /// Pans, if need be, so that the matrix row is on screen.
    void ensureVisible(int row);

    void setSelected(std::optional<HeatmapCell> cell);
    [[nodiscard]] std::optional<HeatmapCell> selected() const { return m_selected; }
    [[nodiscard]] std::optional<HeatmapCell> cellAt(const QPointF& position) const;
    /// Where a cell is painted, in the widget's coordinates; empty when it is off screen or filtered out.
    [[nodiscard]] QRectF cellRect(const HeatmapCell& cell) const;
    [[nodiscard]] QRectF plotArea() const { return picture().plotArea(); }
    /// How many lines of the cells' text have room, in every cell alike; 0: none.
    [[nodiscard]] int cellLines() const;
    /// Number of rows: the order's length, or the matrix's rows.
    [[nodiscard]] int rowCount() const { return m_plot.rowCount(); }
    [[nodiscard]] ChartNumbers numbers(Extent extent) const override;
    /// The range of the colours; values beyond it have the colour of its end. Colours may be logarithmic where no value
    /// is below zero and those above it span more than a factor of 10.
    [[nodiscard]] AxisOffers axisOffers() const override;
    [[nodiscard]] AxisSettings axisSettings() const override { return {{}, {}, {m_colours, m_logarithmic}}; }
    void setAxisSettings(const AxisSettings& settings) override;
    [[nodiscard]] QString problemWith(const AxisSettings& settings) const override;
    [[nodiscard]] ShownAxes shownAxes() const override;
    [[nodiscard]] QString colourMeaning() const override;

public slots:
    void resetZoom();

signals:
    void cellSelected(const acr::ui::HeatmapCell& cell);
    void cellHovered(const acr::ui::HeatmapCell& cell);
    void columnClicked(int column);
    void visibleRowsChanged(double first, double last);

protected:
    bool isEmpty() const override { return m_plot.isEmpty(); }
    void paintContent(QPainter& painter, const QRectF& area, const Theme& theme) const override;
    void paintOnScreen(QPainter& painter) override;
    void paintOverlay(QPainter& painter) override;
    void dropLayout() override { changed(); }
    void resetView() override { resetZoom(); }
    [[nodiscard]] QVariant itemAtPlace(const QPointF& position) const override;
    [[nodiscard]] QVariant selectedItem() const override;
    [[nodiscard]] std::optional<ChartPlane> planeIn(const QRectF& area, const QPaintDevice* device,
                                                    const Theme& theme) const override;
    void writeSnapshot(QJsonObject& snapshot) const override;
    [[nodiscard]] QList<Annotation> annotationsOfSnapshot() const override;
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
    /// The plot arranged for the widget as it is now.
    [[nodiscard]] const HeatmapPicture& picture() const;
    [[nodiscard]] QString cellToolTip(const HeatmapCell& cell) const;
    void zoomRows(double fraction, double factor);
    void zoomColumns(double fraction, double factor);
    void showRows(double first, double span);
    void showColumns(double first, double span);
    void select(const HeatmapCell& cell);
    void changed();
    void describe();

    [[nodiscard]] bool canBeLogarithmic() const;
    void arrangeScale();

    HeatmapPlot m_plot;
    HeatmapScale m_data; ///< the scale that the data need
    std::optional<std::pair<double, double>> m_colours;
    bool m_logarithmic = false; ///< the user's choice
    /// The range of the data above zero; none where they have no such value, or one below zero.
    std::optional<std::pair<double, double>> m_positive;
    std::function<QString(const HeatmapCell&)> m_toolTipText;
    QString m_meaningOfMarks;
    std::optional<HeatmapCell> m_selected;
    std::optional<HeatmapCell> m_hovered;
    std::optional<QPointF> m_pressed;
    QPointF m_lastMouse;
    bool m_dragged = false;

    /// Arranged when it is first asked for; none after a change.
    mutable std::optional<HeatmapPicture> m_picture;
    /// The cells as they were last painted on screen, and at which scale; 0: they have changed since.
    QImage m_image;
    double m_imageScale = 0;
};

} // namespace acr::ui
