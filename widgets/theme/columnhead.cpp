// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme/columnhead.h"

#include "widgets/theme/marker.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace acr::ui {

ColumnHead ColumnHead::of(const QString& name, bool ink, double room, const QFontMetricsF& metrics)
{
    ColumnHead best{name, {}};
    if (best.width(ink, metrics) <= room)
        return best;
    for (qsizetype hyphen = name.indexOf(u'-'); hyphen >= 0; hyphen = name.indexOf(u'-', hyphen + 1)) {
        ColumnHead folded{name.left(hyphen + 1), name.mid(hyphen + 1)};
        if (folded.width(ink, metrics) < best.width(ink, metrics))
            best = std::move(folded);
    }
    return best;
}

double ColumnHead::width(bool ink, const QFontMetricsF& metrics) const
{
    return std::max(metrics.horizontalAdvance(first) + lead(ink), metrics.horizontalAdvance(second));
}

void drawColumnHead(QPainter& painter, const QRectF& room, const ColumnHead& head, const std::optional<Ink>& ink,
                    const Theme& theme)
{
    const QFontMetricsF metrics(painter.font(), painter.device());
    const double line = metrics.height();
    const double lead = ColumnHead::lead(ink.has_value());
    const QString first = metrics.elidedText(head.first, Qt::ElideMiddle, room.width() - lead);
    const double width = metrics.horizontalAdvance(first) + lead;
    const double left = room.center().x() - width / 2;
    const double top = room.bottom() - line * (head.second.isEmpty() ? 1 : 2);
    if (ink)
        drawMarker(painter, QPointF(left + ColumnHead::markerSize / 2, top + line / 2), ColumnHead::markerSize,
                   theme.marker(*ink), theme.colour(*ink));
    painter.setPen(theme.colours().text);
    painter.drawText(QRectF(left + lead, top, width, line),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip, first);
    if (!head.second.isEmpty())
        painter.drawText(QRectF(room.left(), top + line, room.width(), line),
                         Qt::AlignCenter | Qt::TextSingleLine | Qt::TextDontClip,
                         metrics.elidedText(head.second, Qt::ElideMiddle, room.width()));
}

} // namespace acr::ui
