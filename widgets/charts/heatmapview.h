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
    [[nodiscard]] const HeatmapData& data() const { return *m_data; }
    /// Which row of the matrix stands at each place from the top; empty for the matrix's own order. Its
    /// length may be less than the matrix's rows: a filter. REQUIRES: entries within the matrix.
    void setRowOrder(std::vector<int> order);
    void setScale(const HeatmapScale& scale);
    void setMerge(HeatmapMerge merge);
    void setColumns(std::vector<HeatmapColumn> columns);
    /// Name of a matrix row; called only for visible rows that are tall enough.
    void setRowLabels(std::function<QString(int row)> label);
    /// Title of the rows and their order, for example "task in stream".
    /// The text beside the row: its label, or its number from 1.
    [[nodiscard]] QString rowLabel(int row) const;
    void setRowTitle(const QString& title);
    /// Text in cells that are large enough; empty for none.
    void setCellText(std::function<QString(const HeatmapCell&)> text);
    /// Tool tip of a cell, with exact values. Without one the row, the column and the value are shown.
    void setToolTipText(std::function<QString(const HeatmapCell&)> text);

    /// Places on screen, from the top, fractions of a row allowed.
    [[nodiscard]] std::pair<double, double> visibleRows() const { return {m_firstRow, m_firstRow + m_rowSpan}; }
    void setVisibleRows(double first, double last);
    [[nodiscard]] std::pair<double, double> visibleColumns() const;
    /// Pans, if need be, so that the matrix row is on screen.
    void ensureVisible(int row);

    void setSelected(std::optional<HeatmapCell> cell);
    [[nodiscard]] std::optional<HeatmapCell> selected() const { return m_selected; }
    [[nodiscard]] std::optional<HeatmapCell> cellAt(const QPointF& position) const;
    /// Where a cell is painted, in the widget's coordinates; empty when it is off screen or filtered out.
    [[nodiscard]] QRectF cellRect(const HeatmapCell& cell) const;
    [[nodiscard]] QRectF plotArea() const;
    /// How many lines of the cells' text have room, in every cell alike; 0: none.
    [[nodiscard]] int cellLines() const;
    /// Number of rows: the order's length, or the matrix's rows.
    [[nodiscard]] int rowCount() const;

public slots:
    void resetZoom();

signals:
    void cellSelected(const acr::ui::HeatmapCell& cell);
    void cellActivated(const acr::ui::HeatmapCell& cell);
    void cellHovered(const acr::ui::HeatmapCell& cell);
    void columnClicked(int column);
    void visibleRowsChanged(double first, double last);

protected:
    bool isEmpty() const override;
    void paintContent(QPainter& painter, const QRectF& area, const Theme& theme) const override;
    void paintOverlay(QPainter& painter) override;
    void themeSwitched() override { m_imageValid = false; }
    void resetView() override { resetZoom(); }

    bool event(QEvent* event) override;
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
        QRectF bar;
        double barLabels = 0;     ///< room right of the colour bar
        double barTicks = 0;      ///< what its numbers take of that
        bool titleAlong = false;  ///< the scale's title stands along the bar
        bool titleAtHead = false; ///< the rows' title stands above their names
        double headHeight = 0;
        int headLines = 1;
        bool slantedHeads = false;
        bool namedRows = false;
    };
    struct CellTexts {
        QFont font;
        qsizetype lines = 0;            ///< of each text that have room; 0: none
        std::vector<QStringList> texts; ///< in lines, of the cells on screen, row by row
    };
    [[nodiscard]] CellTexts cellTextsFor(const Layout& layout, const QPaintDevice* device, const Theme& theme) const;
    [[nodiscard]] Layout layoutFor(const QRectF& area, const QPaintDevice* device, const Theme& theme) const;
    [[nodiscard]] int rowAt(int place) const;
    [[nodiscard]] int placeOf(int row) const;
    [[nodiscard]] QString cellToolTip(const HeatmapCell& cell) const;
    [[nodiscard]] QRectF cellIn(const QRectF& plot, int place, int column) const;
    void buildImage(QSize size, double scale, const Theme& theme) const;
    void rowColours(double from, double to, std::vector<int>& indices) const;
    void paintHeads(QPainter& painter, const Layout& layout, const Theme& theme) const;
    void paintRows(QPainter& painter, const Layout& layout, const Theme& theme) const;
    void paintCells(QPainter& painter, const Layout& layout, const Theme& theme) const;
    void paintBar(QPainter& painter, const Layout& layout, const Theme& theme) const;
    void zoomRows(double fraction, double factor);
    void zoomColumns(double fraction, double factor);
    void showRows(double first, double span);
    void showColumns(double first, double span);
    void select(const HeatmapCell& cell);
    void changed();
    void describe();

    std::shared_ptr<const HeatmapData> m_data;
    std::vector<int> m_order;
    std::vector<int> m_places; ///< place of each matrix row, −1 when filtered out
    HeatmapScale m_scale;
    HeatmapMerge m_merge = HeatmapMerge::Mean;
    std::vector<HeatmapColumn> m_columns;
    std::function<QString(int)> m_rowLabels;
    QString m_rowTitle;
    std::function<QString(const HeatmapCell&)> m_cellText;
    std::function<QString(const HeatmapCell&)> m_toolTipText;

    double m_firstRow = 0;
    double m_rowSpan = 0;
    double m_firstColumn = 0;
    double m_columnSpan = 0;
    std::optional<HeatmapCell> m_selected;
    std::optional<HeatmapCell> m_hovered;
    std::optional<QPointF> m_pressed;
    QPointF m_lastMouse;
    bool m_dragged = false;

    mutable QImage m_image;
    mutable double m_imageScale = 0;
    mutable bool m_imageDark = false;
    mutable bool m_imageValid = false;
};

} // namespace acr::ui
