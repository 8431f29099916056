// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/heatmapview.h"

#include "widgets/theme/numbers.h"

#include <algorithm>
#include <cmath>

namespace acr::ui {

HeatmapView::HeatmapView(const ThemeManager& themes, QWidget* parent)
    : ChartWidget(themes, parent)
    , m_data(std::make_shared<HeatmapData>())
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setEmptyText(tr("Nothing to show"), tr("Open a benchmark, or clear the filter."));
}

void HeatmapView::setData(std::shared_ptr<const HeatmapData> data)
{
    const bool sameShape = data->rows == m_data->rows && data->columns == m_data->columns;
    m_data = std::move(data);
    if (!sameShape) {
        m_order.clear();
        m_places.clear();
        m_columns.clear();
        m_rowLabels = nullptr;
        m_selected.reset();
        m_hovered.reset();
        m_firstRow = 0;
        m_rowSpan = rowCount();
        m_firstColumn = 0;
        m_columnSpan = m_data->columns;
    }
    describe();
    changed();
}

void HeatmapView::setRowOrder(std::vector<int> order)
{
    const int before = rowCount();
    m_order = std::move(order);
    m_places.clear();
    if (!m_order.empty()) {
        m_places.assign(static_cast<std::size_t>(m_data->rows), -1);
        for (std::size_t place = 0; place < m_order.size(); ++place)
            m_places[static_cast<std::size_t>(m_order[place])] = static_cast<int>(place);
    }
    if (rowCount() != before) {
        m_firstRow = 0;
        m_rowSpan = rowCount();
        emit visibleRowsChanged(m_firstRow, m_firstRow + m_rowSpan);
    }
    changed();
}

void HeatmapView::setScale(const HeatmapScale& scale)
{
    m_scale = scale;
    describe();
    changed();
}

void HeatmapView::setMerge(HeatmapMerge merge)
{
    m_merge = merge;
    changed();
}

void HeatmapView::setColumns(std::vector<HeatmapColumn> columns)
{
    m_columns = std::move(columns);
    changed();
}

void HeatmapView::setRowLabels(std::function<QString(int)> label)
{
    m_rowLabels = std::move(label);
    changed();
}

void HeatmapView::setRowTitle(const QString& title)
{
    m_rowTitle = title;
    changed();
}

void HeatmapView::setCellText(std::function<QString(const HeatmapCell&)> text)
{
    m_cellText = std::move(text);
    changed();
}

void HeatmapView::setToolTipText(std::function<QString(const HeatmapCell&)> text)
{
    m_toolTipText = std::move(text);
}

void HeatmapView::describe()
{
    setAccessibleDescription(tr("Heatmap of %1: %2 rows, %3 columns. Arrow keys move the selected cell, plus and minus "
                                "zoom, zero shows everything.")
                                 .arg(m_scale.title, numbers::count(rowCount()), numbers::count(m_data->columns)));
}

void HeatmapView::changed()
{
    m_imageValid = false;
    update();
}

bool HeatmapView::isEmpty() const
{
    return rowCount() == 0 || m_data->columns == 0;
}

int HeatmapView::rowCount() const
{
    return m_order.empty() ? m_data->rows : static_cast<int>(m_order.size());
}

int HeatmapView::rowAt(int place) const
{
    return m_order.empty() ? place : m_order[static_cast<std::size_t>(place)];
}

int HeatmapView::placeOf(int row) const
{
    if (row < 0 || row >= m_data->rows)
        return -1;
    return m_order.empty() ? row : m_places[static_cast<std::size_t>(row)];
}

QString HeatmapView::rowLabel(int row) const
{
    return m_rowLabels ? m_rowLabels(row) : numbers::count(row + 1);
}

QString HeatmapView::cellToolTip(const HeatmapCell& cell) const
{
    if (m_toolTipText)
        return m_toolTipText(cell);
    const double value = static_cast<double>(m_data->at(cell.row, cell.column));
    const auto column = static_cast<std::size_t>(cell.column);
    const QString name = column < m_columns.size() ? m_columns[column].label : numbers::count(cell.column + 1);
    return tr("%1 · %2\n%3 %4")
        .arg(rowLabel(cell.row), name, m_scale.title,
             std::isnan(value) ? tr("missing") : m_scale.prefix + numbers::exact(value) + m_scale.suffix);
}

std::pair<double, double> HeatmapView::visibleColumns() const
{
    return {m_firstColumn, m_firstColumn + m_columnSpan};
}

void HeatmapView::showRows(double first, double span)
{
    const double all = rowCount();
    span = std::clamp(span, std::min(all, 4.0), all);
    first = std::clamp(first, 0.0, all - span);
    if (first == m_firstRow && span == m_rowSpan)
        return;
    m_firstRow = first;
    m_rowSpan = span;
    changed();
    emit visibleRowsChanged(first, first + span);
}

void HeatmapView::showColumns(double first, double span)
{
    const double all = m_data->columns;
    span = std::clamp(span, std::min(all, 2.0), all);
    m_firstColumn = std::clamp(first, 0.0, all - span);
    m_columnSpan = span;
    changed();
}

void HeatmapView::setVisibleRows(double first, double last)
{
    if (last > first)
        showRows(first, last - first);
}

void HeatmapView::resetZoom()
{
    showColumns(0, m_data->columns);
    showRows(0, rowCount());
}

void HeatmapView::zoomRows(double fraction, double factor)
{
    const double span = std::clamp(m_rowSpan * factor, std::min<double>(rowCount(), 4), double(rowCount()));
    showRows(m_firstRow + (m_rowSpan - span) * fraction, span);
}

void HeatmapView::zoomColumns(double fraction, double factor)
{
    const double all = m_data->columns;
    const double span = std::clamp(m_columnSpan * factor, std::min(all, 2.0), all);
    showColumns(m_firstColumn + (m_columnSpan - span) * fraction, span);
}

void HeatmapView::ensureVisible(int row)
{
    const int place = placeOf(row);
    if (place < 0)
        return;
    if (place < m_firstRow)
        showRows(place, m_rowSpan);
    else if (place + 1 > m_firstRow + m_rowSpan)
        showRows(place + 1 - m_rowSpan, m_rowSpan);
}

void HeatmapView::setSelected(std::optional<HeatmapCell> cell)
{
    if (cell == m_selected)
        return;
    m_selected = cell;
    update();
}

void HeatmapView::select(const HeatmapCell& cell)
{
    setSelected(cell);
    ensureVisible(cell.row);
    emit cellSelected(cell);
}

QRectF HeatmapView::plotArea() const
{
    return layoutFor(contentArea(), this, theme()).plot;
}

QRectF HeatmapView::cellIn(const QRectF& plot, int place, int column) const
{
    const double height = plot.height() / m_rowSpan;
    const double width = plot.width() / m_columnSpan;
    return {plot.left() + (column - m_firstColumn) * width, plot.top() + (place - m_firstRow) * height, width, height};
}

QRectF HeatmapView::cellRect(const HeatmapCell& cell) const
{
    const int place = placeOf(cell.row);
    if (place < 0)
        return {};
    const QRectF plot = plotArea();
    return cellIn(plot, place, cell.column).intersected(plot);
}

std::optional<HeatmapCell> HeatmapView::cellAt(const QPointF& position) const
{
    const QRectF plot = plotArea();
    if (isEmpty() || isLoading() || !plot.contains(position))
        return std::nullopt;
    const double place = m_firstRow + (position.y() - plot.top()) / plot.height() * m_rowSpan;
    const double column = m_firstColumn + (position.x() - plot.left()) / plot.width() * m_columnSpan;
    return HeatmapCell{rowAt(std::clamp(static_cast<int>(place), 0, rowCount() - 1)),
                       std::clamp(static_cast<int>(column), 0, m_data->columns - 1)};
}

} // namespace acr::ui
