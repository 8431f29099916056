// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/priors/priorgridpainter.h"

#include "core/benchmark/outcomematrix.h"
#include "widgets/theme/colourscale.h"
#include "widgets/theme/columnhead.h"
#include "widgets/theme/marker.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tabular.h"
#include "widgets/theme/tokens.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

/// The strength whose bar is as long as the cell is wide.
constexpr double fullStrength = 2000;
constexpr double bestSize = 8;
constexpr double roomyCell = 56; ///< from this width on, a cell has room for three decimals

} // namespace

PriorGridPainter::PriorGridPainter(const std::vector<std::string>& models, const std::vector<PriorGridRow>& rows,
                                   const PriorGridLayout& layout, const Theme& theme, const Cells& cells)
    : m_models(models)
    , m_rows(rows)
    , m_layout(layout)
    , m_theme(theme)
    , m_cells(cells)
{}

void PriorGridPainter::paint(QPainter& painter) const
{
    painter.save();
    painter.setFont(m_theme.font(FontRole::Caption));
    paintHeads(painter);
    paintNames(painter);
    painter.setFont(m_theme.cellFont(m_layout.rowHeight(), 1));
    for (int row = m_layout.firstRow(); m_layout.showsRow(row); ++row) {
        for (int column = m_layout.firstColumn(); m_layout.showsColumn(column); ++column)
            paintCell(painter, m_layout.cellRect({row, column}).adjusted(0.5, 0.5, -0.5, -0.5), {row, column});
    }
    paintScrollBars(painter);
    painter.restore();
}

void PriorGridPainter::paintScrollBars(QPainter& painter) const
{
    const QRectF& plot = m_layout.plot();
    const double rows = m_layout.rowCount();
    if (m_layout.shownRows() < m_layout.rowCount())
        painter.fillRect(QRectF(plot.right() - 3, plot.top() + m_layout.firstRow() / rows * plot.height(), 3,
                                m_layout.shownRows() / rows * plot.height()),
                         m_theme.colours().edge);
    const double columns = m_layout.columnCount();
    if (m_layout.shownColumns() < m_layout.columnCount())
        painter.fillRect(QRectF(plot.left() + m_layout.firstColumn() / columns * plot.width(), plot.bottom() - 3,
                                std::max(8.0, m_layout.shownColumns() / columns * plot.width()), 3),
                         m_theme.colours().edge);
}

void PriorGridPainter::paintHeads(QPainter& painter) const
{
    const QFontMetricsF metrics(painter.font(), painter.device());
    for (int column = m_layout.firstColumn(); m_layout.showsColumn(column); ++column) {
        const QRectF cell = m_layout.cellRect({m_layout.firstRow(), column});
        const QString name = QString::fromStdString(m_models[static_cast<std::size_t>(column)]);
        const double room = cell.width() - space::xs;
        drawColumnHead(painter,
                       QRectF(cell.left() + space::xs / 2.0, m_layout.plot().top() - space::xs - m_layout.headHeight(),
                              room, m_layout.headHeight()),
                       ColumnHead::of(name, true, room, metrics), Ink::model(name, column), m_theme);
    }
}

void PriorGridPainter::paintNames(QPainter& painter) const
{
    const QFontMetricsF metrics(painter.font(), painter.device());
    for (int at = m_layout.firstRow(); m_layout.showsRow(at); ++at) {
        const PriorGridRow& row = m_rows[static_cast<std::size_t>(at)];
        const QRectF before = m_layout.triangleRect(at, row.level());
        painter.setPen(row.source.empty() && !row.dimension.empty() ? m_theme.colours().text : m_theme.colours().muted);
        const double room = m_layout.nameWidth() - before.width() - row.level() * space::m - space::s;
        painter.drawText(QRectF(before.right(), before.top(), room, before.height()),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         metrics.elidedText(row.title, Qt::ElideMiddle, room));
        if (!row.unfolds)
            continue;
        const QPointF centre = before.center();
        QPainterPath triangle;
        if (row.expanded) {
            triangle.moveTo(centre + QPointF(-4, -2));
            triangle.lineTo(centre + QPointF(4, -2));
            triangle.lineTo(centre + QPointF(0, 3));
        } else {
            triangle.moveTo(centre + QPointF(-2, -4));
            triangle.lineTo(centre + QPointF(3, 0));
            triangle.lineTo(centre + QPointF(-2, 4));
        }
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.fillPath(triangle, m_theme.colours().muted);
        painter.restore();
    }
}

void PriorGridPainter::paintCell(QPainter& painter, const QRectF& rect, const PriorGridCell& cell) const
{
    const double value = m_cells.value(cell);
    const HeatmapScale& scale = m_cells.scale;
    const QColor ground =
        isMissing(value) ? m_theme.colours().raised : scale.colours(m_theme).colour(value, scale.low, scale.high);
    const QColor ink = ColourScale::textOn(ground);
    painter.fillRect(rect, ground);
    // The middle of the scale of changes is hardly darker than a light card.
    if (contrastRatio(ground, m_theme.colours().card) < 1.3) {
        painter.setPen(QPen(m_theme.colours().line, 1));
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
    }
    const int decimals = rect.width() > roomyCell ? 3 : 2;
    const QString text = m_cells.change ? numbers::delta(value, decimals) : numbers::fixed(value, decimals);
    QColor quiet = ink;
    quiet.setAlphaF(0.65F);
    painter.setPen(m_cells.change && text == numbers::delta(0, decimals) ? quiet : ink);
    drawTabular(painter, rect, Qt::AlignCenter, text);
    painter.setPen(ink);
    if (m_cells.isBest(cell)) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        // Clear of the frame of a selected cell where the number leaves room for it.
        const double inset = bestSize / 2 + (rect.width() > roomyCell ? 3 : 1);
        drawMarker(painter, rect.topLeft() + QPointF(inset, inset), bestSize, MarkerShape::Star, ink);
        painter.restore();
        painter.setPen(ink);
    }
    const double share = std::clamp(std::log1p(m_cells.strength(cell)) / std::log1p(fullStrength), 0.0, 1.0);
    QColor faint = ink;
    faint.setAlphaF(0.55F);
    painter.fillRect(QRectF(rect.left() + 2, rect.bottom() - 4, (rect.width() - 4) * share, 2), faint);
    // False where there is no reference.
    const double change = m_cells.difference(cell);
    if (std::abs(change) > 1e-9) {
        QPainterPath corner;
        const bool up = change > 0;
        const QPointF tip(rect.right() - 6, up ? rect.top() + 3 : rect.top() + 9);
        const double base = up ? rect.top() + 9 : rect.top() + 3;
        corner.moveTo(tip);
        corner.lineTo(QPointF(rect.right() - 10, base));
        corner.lineTo(QPointF(rect.right() - 2, base));
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.fillPath(corner, ink);
        painter.restore();
    }
}

} // namespace acr::ui
