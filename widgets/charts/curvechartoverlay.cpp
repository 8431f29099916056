// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/curvechart.h"
#include "widgets/theme/marker.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tabular.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace acr::ui {

void CurveChart::paintOverlay(QPainter& painter)
{
    paintFocusRing(painter);
    if (!m_crosshair || m_dragged)
        return;
    const Layout layout = layoutFor(contentArea(), this, theme());
    const double fraction = layout.x.fraction(*m_crosshair);
    if (fraction < 0 || fraction > 1)
        return;
    const QRectF& plot = layout.plot;
    const double x = plot.left() + fraction * plot.width();
    painter.setPen(QPen(theme().colours().muted, 1));
    painter.drawLine(QPointF(std::round(x) + 0.5, plot.top()), QPointF(std::round(x) + 0.5, plot.bottom()));
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        const double value = valueAt(*m_curves[i].values, m_curves[i].spacing, *m_crosshair);
        const double y = plot.bottom() - layout.y.fraction(value) * plot.height();
        if (y >= plot.top() && y <= plot.bottom())
            drawMarker(painter, QPointF(x, y), 6, MarkerShape::Circle, strokeOf(i, theme()).colour,
                       theme().colours().card);
    }
    paintPanel(painter, layout, *m_crosshair);
}

void CurveChart::paintPanel(QPainter& painter, const Layout& layout, double at) const
{
    std::vector<Reading> rows = readings(at);
    const QRectF& plot = layout.plot;
    const QFont caption = theme().font(FontRole::Caption);
    QFont strong = caption;
    strong.setWeight(QFont::DemiBold);
    const QFontMetricsF metrics(caption, painter.device());
    const double line = std::ceil(metrics.height()) + 1;
    const auto most = static_cast<std::size_t>(std::max(1.0, (height() - 4 * space::s) / line - 2));
    const std::size_t hidden = rows.size() > most ? rows.size() - most : 0;
    rows.resize(rows.size() - hidden);
    const QString head = m_xTitle.isEmpty() ? numbers::compact(at) : m_xTitle + QLatin1Char(' ') + numbers::exact(at);
    double names = 0;
    double values = 0;
    for (const Reading& row : rows) {
        names = std::max(names, QFontMetricsF(strong, painter.device()).horizontalAdvance(row.name));
        values = std::max(values, tabularWidth(metrics, m_prefix + numbers::exact(row.value) + m_suffix));
    }
    names = std::min(names, 200.0);
    const double swatch = 16;
    const double width = std::max(swatch + names + space::l + values, metrics.horizontalAdvance(head)) + 2 * space::s;
    const double lines = static_cast<double>(rows.size()) + 1 + (hidden > 0 ? 1 : 0);
    const double panelHeight = lines * line + 2 * space::s;
    const double x = plot.left() + layout.x.fraction(at) * plot.width();
    double left = x + space::m;
    // Not over the labels at the curves' ends.
    if (left + width > plot.right() + space::s)
        left = x - space::m - width;
    left = std::max<double>(left, space::xs);
    const double top = std::clamp<double>(plot.center().y() - panelHeight / 2, space::xs,
                                          std::max<double>(space::xs, height() - panelHeight - space::xs));
    painter.save();
    painter.setPen(QPen(theme().colours().line, 1));
    QColor ground = theme().colours().card;
    ground.setAlphaF(0.96F);
    painter.setBrush(ground);
    painter.drawRoundedRect(
        QRectF(std::floor(left) + 0.5, std::floor(top) + 0.5, std::ceil(width), std::ceil(panelHeight)),
        radius::control, radius::control);
    QRectF row(left + space::s, top + space::s, width - 2 * space::s, line);
    painter.setFont(strong);
    painter.setPen(theme().colours().text);
    drawTabular(painter, row, Qt::AlignLeft | Qt::AlignVCenter, head);
    for (const Reading& reading : rows) {
        row.translate(0, line);
        const auto found =
            std::find_if(m_curves.begin(), m_curves.end(), [&](const Curve& c) { return c.id == reading.id; });
        const auto index = static_cast<std::size_t>(found - m_curves.begin());
        const bool front = static_cast<int>(index) == m_hovered || reading.id == m_selected;
        const Stroke stroke = strokeOf(index, theme());
        QPen pen(stroke.colour, std::max(2.0, stroke.width));
        if (stroke.dashed)
            pen.setDashPattern({1.5, 1.5});
        pen.setCapStyle(Qt::FlatCap);
        painter.setPen(pen);
        painter.drawLine(QPointF(row.left(), row.center().y()), QPointF(row.left() + 10, row.center().y()));
        painter.setFont(front ? strong : caption);
        painter.setPen(front || (m_hovered < 0 && m_selected.isEmpty()) ? theme().colours().text
                                                                        : theme().colours().muted);
        painter.drawText(row.adjusted(swatch, 0, 0, 0),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip,
                         metrics.elidedText(reading.name, Qt::ElideMiddle, names));
        drawTabular(painter, row, Qt::AlignRight | Qt::AlignVCenter,
                    m_prefix + numbers::exact(reading.value) + m_suffix);
    }
    if (hidden > 0) {
        row.translate(0, line);
        painter.setPen(theme().colours().muted);
        painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, tr("and %n more", nullptr, static_cast<int>(hidden)));
    }
    painter.restore();
}

} // namespace acr::ui
