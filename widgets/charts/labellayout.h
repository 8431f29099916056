// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Placement of labels without overlap.
#pragma once

#include <QLineF>
#include <QRectF>

#include <QString>

#include <vector>

class QFontMetricsF;
class QPainter;

namespace acr::ui {

class Theme;

/// Labels in a column with the desired centres `wanted`. Returns their centres: at least
/// `spacing` apart and within low … high where there is room, moved as little as possible (least squares,
/// pool adjacent violators). The order by `wanted` is kept.
[[nodiscard]] std::vector<double> spreadLabels(const std::vector<double>& wanted, double spacing, double low,
                                               double high);

/// The names, each elided in the middle to its room, so that names that differ look different: where the middle is what
/// tells them apart, it is the common beginning that is left out. Only a room of a few letters can make them equal.
[[nodiscard]] std::vector<QString> elideApart(const std::vector<QString>& names, const std::vector<double>& rooms,
                                              const QFontMetricsF& metrics);

/// A mark that a label stands beside; no label covers the circle with this radius around it.
struct LabelledPoint {
    QPointF at;
    double radius = 0;
};

/// Places labels beside points: tries right, left, above, below and between, and takes the first spot that covers no
/// earlier label, no point, none of `lines` and stays inside `bounds`. Where a line is in the way of every spot, the
/// first that covers only lines. A label without such a spot gets a null rectangle. One label for each of `sizes`,
/// earlier ones are more important; points beyond them have no label and are only kept free.
[[nodiscard]] std::vector<QRectF> placeLabels(const std::vector<LabelledPoint>& points,
                                              const std::vector<QSizeF>& sizes, const QRectF& bounds,
                                              const std::vector<QLineF>& lines = {});

/// The card's colour, nearly opaque, so that lines under a label do not make it unreadable.
void paintLabelGround(QPainter& painter, const QRectF& place, const Theme& theme);

} // namespace acr::ui
