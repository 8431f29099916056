// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/priors/priorgridlayout.h"

#include "widgets/theme/columnhead.h"
#include "widgets/theme/tokens.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

constexpr double tallestRow = 96;

} // namespace

PriorGridLayout::PriorGridLayout(const std::vector<PriorGridRow>& rows, const std::vector<std::string>& models,
                                 const QRectF& area, const Theme& theme, const PriorGridCell& first)
    : m_rowCount(static_cast<int>(rows.size()))
    , m_columnCount(static_cast<int>(models.size()))
{
    if (rows.empty())
        return;
    const QFontMetricsF metrics(theme.font(FontRole::Caption));
    for (const PriorGridRow& row : rows)
        m_nameWidth = std::max(m_nameWidth, metrics.horizontalAdvance(row.title) + row.level() * space::m);
    m_nameWidth = std::min(m_nameWidth + triangleWidth + space::s, area.width() * 0.3);
    // A number has room in every column.
    const double narrowest = std::ceil(metrics.horizontalAdvance(QStringLiteral("+0.00"))) + space::xs;
    const double wide = std::max(0.0, area.width() - m_nameWidth);
    m_shownColumns = std::clamp(static_cast<int>(wide / narrowest), 1, m_columnCount);
    m_firstColumn = std::clamp(first.column, 0, m_columnCount - m_shownColumns);
    const double columnWidth = wide / m_shownColumns;
    const bool folded = std::ranges::any_of(models, [&](const std::string& name) {
        return !ColumnHead::of(QString::fromStdString(name), true, columnWidth - space::xs, metrics).second.isEmpty();
    });
    m_headHeight = metrics.height() * (folded ? 2 : 1) + space::s;
    const QRectF room = area.adjusted(m_nameWidth, m_headHeight, 0, 0);
    const double lowestRow = std::ceil(metrics.height() * 1.3);
    m_rowHeight = std::clamp(std::floor(room.height() / m_rowCount), lowestRow, tallestRow);
    m_shownRows = std::min(m_rowCount, std::max(1, static_cast<int>(room.height() / m_rowHeight)));
    m_firstRow = std::clamp(first.row, 0, m_rowCount - m_shownRows);
    m_plot = QRectF(room.left(), room.top(), room.width(), m_shownRows * m_rowHeight);
}

QRectF PriorGridLayout::cellRect(const PriorGridCell& cell) const
{
    const double width = m_plot.width() / std::max(1, m_shownColumns);
    return QRectF(m_plot.left() + (cell.column - m_firstColumn) * width,
                  m_plot.top() + (cell.row - m_firstRow) * m_rowHeight, width, m_rowHeight);
}

QRectF PriorGridLayout::triangleRect(int row, int level) const
{
    return QRectF(m_plot.left() - m_nameWidth + level * space::m, cellRect({row, m_firstColumn}).top(), triangleWidth,
                  m_rowHeight);
}

std::optional<PriorGridCell> PriorGridLayout::cellAt(const QPointF& position) const
{
    if (m_rowCount == 0 || !m_plot.contains(position))
        return std::nullopt;
    const int column =
        m_firstColumn + std::min(static_cast<int>((position.x() - m_plot.left()) / m_plot.width() * m_shownColumns),
                                 m_shownColumns - 1);
    const int row = m_firstRow + static_cast<int>((position.y() - m_plot.top()) / m_rowHeight);
    return row < m_rowCount ? std::optional(PriorGridCell{row, column}) : std::nullopt;
}

std::optional<int> PriorGridLayout::nameAt(const QPointF& position) const
{
    if (m_rowCount == 0 || position.x() >= m_plot.left() || position.y() < m_plot.top() ||
        position.y() >= m_plot.bottom())
        return std::nullopt;
    const int row = m_firstRow + static_cast<int>((position.y() - m_plot.top()) / m_rowHeight);
    return row < m_rowCount ? std::optional(row) : std::nullopt;
}

} // namespace acr::ui
