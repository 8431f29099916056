// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/priors/priorgrid.h"

#include "widgets/pages/priors/priornames.h"
#include "widgets/theme/colourscale.h"
#include "widgets/theme/columnhead.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tabular.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

constexpr double triangleWidth = 14;
constexpr double tallestRow = 64;
/// The strength whose bar is as long as the cell is wide; bars are logarithmic.
constexpr double fullStrength = 2000;

} // namespace

bool PriorGrid::isEmpty() const
{
    return m_rows.empty();
}

QString PriorGrid::rowName(const Row& row) const
{
    if (row.dimension.empty())
        return tr("all tasks");
    return QString::fromStdString(row.source.empty() ? row.dimension : row.source);
}

PriorGrid::Layout PriorGrid::layoutFor(const QRectF& area, const Theme& theme) const
{
    Layout layout;
    if (m_rows.empty())
        return layout;
    const QFontMetricsF metrics(theme.font(FontRole::Caption));
    for (const Row& row : m_rows)
        layout.nameWidth =
            std::max(layout.nameWidth, metrics.horizontalAdvance(rowName(row)) + (row.source.empty() ? 0 : space::m));
    layout.nameWidth = std::min(layout.nameWidth + triangleWidth + space::s, area.width() * 0.3);
    const double columnWidth = (area.width() - layout.nameWidth) / static_cast<double>(m_priors->models.size());
    const bool folded = std::ranges::any_of(m_priors->models, [&](const std::string& name) {
        return !ColumnHead::of(QString::fromStdString(name), true, columnWidth - space::xs, metrics).second.isEmpty();
    });
    layout.headHeight = metrics.height() * (folded ? 2 : 1) + space::s;
    const QRectF room = area.adjusted(layout.nameWidth, layout.headHeight, 0, 0);
    const double least = std::ceil(metrics.height() * 1.3);
    const auto count = static_cast<double>(m_rows.size());
    layout.rowHeight = std::clamp(std::floor(room.height() / count), least, tallestRow);
    layout.rows =
        std::min(static_cast<int>(m_rows.size()), std::max(1, static_cast<int>(room.height() / layout.rowHeight)));
    layout.firstRow = std::clamp(m_firstRow, 0, static_cast<int>(m_rows.size()) - layout.rows);
    layout.plot = QRectF(room.left(), room.top(), room.width(), layout.rows * layout.rowHeight);
    return layout;
}

QRectF PriorGrid::cellIn(const Layout& layout, const Cell& cell) const
{
    const double width = layout.plot.width() / static_cast<double>(m_priors->models.size());
    return QRectF(layout.plot.left() + cell.column * width,
                  layout.plot.top() + (cell.row - layout.firstRow) * layout.rowHeight, width, layout.rowHeight);
}

std::optional<PriorGrid::Cell> PriorGrid::cellAt(const QPointF& position) const
{
    const Layout layout = layoutFor(contentArea(), theme());
    if (m_rows.empty() || !layout.plot.contains(position))
        return std::nullopt;
    const auto models = static_cast<double>(m_priors->models.size());
    const int column = std::min(static_cast<int>((position.x() - layout.plot.left()) / layout.plot.width() * models),
                                static_cast<int>(models) - 1);
    const int row = layout.firstRow + static_cast<int>((position.y() - layout.plot.top()) / layout.rowHeight);
    return row < static_cast<int>(m_rows.size()) ? std::optional(Cell{row, column}) : std::nullopt;
}

std::optional<int> PriorGrid::triangleAt(const QPointF& position) const
{
    const Layout layout = layoutFor(contentArea(), theme());
    if (m_rows.empty() || position.x() >= layout.plot.left() || position.y() < layout.plot.top() ||
        position.y() >= layout.plot.bottom())
        return std::nullopt;
    const int row = layout.firstRow + static_cast<int>((position.y() - layout.plot.top()) / layout.rowHeight);
    return row < static_cast<int>(m_rows.size()) && m_rows[static_cast<std::size_t>(row)].opens ? std::optional(row)
                                                                                                : std::nullopt;
}

QRectF PriorGrid::cellRect(const PriorAddress& address) const
{
    const auto column = m_priors ? m_priors->model(address.name) : std::nullopt;
    const auto row = std::ranges::find_if(m_rows, [&](const Row& candidate) {
        return candidate.dimension == address.dimension && candidate.source == address.source;
    });
    if (!column || row == m_rows.end())
        return {};
    const Layout layout = layoutFor(contentArea(), theme());
    const Cell cell{static_cast<int>(row - m_rows.begin()), static_cast<int>(column->position())};
    return cell.row >= layout.firstRow && cell.row < layout.firstRow + layout.rows ? cellIn(layout, cell) : QRectF();
}

QRectF PriorGrid::triangleRect(const std::string& dimension) const
{
    const QRectF cell = m_priors ? cellRect({PriorField::Mean, dimension, {}, m_priors->models.front()}) : QRectF();
    const Layout layout = layoutFor(contentArea(), theme());
    return cell.isEmpty() ? QRectF()
                          : QRectF(layout.plot.left() - layout.nameWidth, cell.top(), triangleWidth, cell.height());
}

QString PriorGrid::toolTipOf(const Cell& cell) const
{
    const PriorAddress address = addressOf(cell);
    const auto now = [&](PriorField field) { return valueOf(*m_priors, cell, field); };
    const double was = m_reference ? priorValue(*m_reference, address).value_or(missing) : missing;
    QString text = tr("%1: %2").arg(priorAddressTitle(address), numbers::exact(now(PriorField::Mean)));
    if (!isMissing(was) && was != now(PriorField::Mean))
        text += QLatin1Char('\n') + tr("compared with %1").arg(numbers::exact(was));
    text += QLatin1Char('\n') + tr("strength: %1 tasks").arg(numbers::exact(now(PriorField::Strength)));
    text += QLatin1Char('\n') + (isMissing(now(PriorField::Cost))
                                     ? tr("expected cost: unknown")
                                     : tr("expected cost: $%1").arg(numbers::exact(now(PriorField::Cost))));
    return text;
}

void PriorGrid::paintContent(QPainter& painter, const QRectF& area, const Theme& theme) const
{
    const Layout layout = layoutFor(area, theme);
    painter.save();
    painter.setFont(theme.font(FontRole::Caption));
    paintHeads(painter, layout, theme);
    paintNames(painter, layout, theme);
    painter.setFont(theme.cellFont(layout.rowHeight, 1));
    for (int row = layout.firstRow; row < layout.firstRow + layout.rows; ++row) {
        for (int column = 0; column < static_cast<int>(m_priors->models.size()); ++column)
            paintCell(painter, cellIn(layout, {row, column}).adjusted(0.5, 0.5, -0.5, -0.5), {row, column});
    }
    if (layout.rows < static_cast<int>(m_rows.size())) {
        // How much of the rows is on screen.
        const double all = static_cast<double>(m_rows.size());
        const QRectF bar(layout.plot.right() - 3, layout.plot.top() + layout.firstRow / all * layout.plot.height(), 3,
                         layout.rows / all * layout.plot.height());
        painter.fillRect(bar, theme.colours().edge);
    }
    painter.restore();
}

void PriorGrid::paintHeads(QPainter& painter, const Layout& layout, const Theme& theme) const
{
    const QFontMetricsF metrics(painter.font(), painter.device());
    for (int column = 0; column < static_cast<int>(m_priors->models.size()); ++column) {
        const QRectF cell = cellIn(layout, {layout.firstRow, column});
        const QString name = QString::fromStdString(m_priors->models[static_cast<std::size_t>(column)]);
        const double room = cell.width() - space::xs;
        drawColumnHead(painter,
                       QRectF(cell.left() + space::xs / 2.0, layout.plot.top() - space::xs - layout.headHeight, room,
                              layout.headHeight),
                       ColumnHead::of(name, true, room, metrics), Ink::model(name, column), theme);
    }
}

void PriorGrid::paintNames(QPainter& painter, const Layout& layout, const Theme& theme) const
{
    const QFontMetricsF metrics(painter.font(), painter.device());
    const double left = layout.plot.left() - layout.nameWidth;
    for (int at = layout.firstRow; at < layout.firstRow + layout.rows; ++at) {
        const Row& row = m_rows[static_cast<std::size_t>(at)];
        const QRectF cell = cellIn(layout, {at, 0});
        const double indent = triangleWidth + (row.source.empty() ? 0 : space::m);
        painter.setPen(row.source.empty() && !row.dimension.empty() ? theme.colours().text : theme.colours().muted);
        const double room = layout.nameWidth - indent - space::s;
        painter.drawText(QRectF(left + indent, cell.top(), room, cell.height()),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         metrics.elidedText(rowName(row), Qt::ElideMiddle, room));
        if (!row.opens)
            continue;
        const QPointF centre(left + triangleWidth / 2, cell.center().y());
        QPainterPath triangle;
        if (m_expanded.contains(row.dimension)) {
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
        painter.fillPath(triangle, theme.colours().muted);
        painter.restore();
    }
}

void PriorGrid::paintCell(QPainter& painter, const QRectF& rect, const Cell& cell) const
{
    const double mean = valueOf(*m_priors, cell, PriorField::Mean);
    const double strength = valueOf(*m_priors, cell, PriorField::Strength);
    const QColor ground = ColourScale::sequential().colour(mean, 0, 1);
    const QColor ink = ColourScale::textOn(ground);
    painter.fillRect(rect, ground);
    painter.setPen(ink);
    drawTabular(painter, rect, Qt::AlignCenter, numbers::fixed(mean, rect.width() > 56 ? 3 : 2));
    // The strength: a pale bar at the bottom.
    const double share = std::clamp(std::log1p(strength) / std::log1p(fullStrength), 0.0, 1.0);
    QColor quiet = ink;
    quiet.setAlphaF(0.55F);
    painter.fillRect(QRectF(rect.left() + 2, rect.bottom() - 4, (rect.width() - 4) * share, 2), quiet);
    const PriorAddress address = addressOf(cell);
    const double was = m_reference ? priorValue(*m_reference, address).value_or(missing) : missing;
    const double change = isMissing(was) ? 0 : mean - was;
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

void PriorGrid::paintOverlay(QPainter& painter)
{
    paintFocusRing(painter);
    if (!m_selected || m_rows.empty())
        return;
    const Layout layout = layoutFor(contentArea(), theme());
    if (m_selected->row < layout.firstRow || m_selected->row >= layout.firstRow + layout.rows)
        return;
    const QRectF rect = cellIn(layout, *m_selected);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().colours().card, 4));
    painter.drawRect(rect.adjusted(1, 1, -1, -1));
    painter.setPen(QPen(theme().colours().accent, 2));
    painter.drawRect(rect.adjusted(1, 1, -1, -1));
    painter.restore();
}

} // namespace acr::ui
