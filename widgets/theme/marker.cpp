// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme/marker.h"

#include <QPainterPath>
#include <QPolygonF>

#include <cmath>
#include <numbers>

namespace acr::ui {

namespace {

QPolygonF regular(const QPointF& centre, double radius, int corners, double turn)
{
    QPolygonF polygon;
    for (int i = 0; i < corners; ++i) {
        const double angle = turn + 2 * std::numbers::pi * i / corners;
        polygon << centre + QPointF(radius * std::cos(angle), radius * std::sin(angle));
    }
    return polygon;
}

QPolygonF star(const QPointF& centre, double radius)
{
    QPolygonF polygon;
    for (int i = 0; i < 10; ++i) {
        const double angle = -std::numbers::pi / 2 + std::numbers::pi * i / 5;
        const double r = i % 2 == 0 ? radius : radius * 0.45;
        polygon << centre + QPointF(r * std::cos(angle), r * std::sin(angle));
    }
    return polygon;
}

QPolygonF plus(const QPointF& c, double radius, double turn)
{
    const double a = radius;
    const double b = radius * 0.34;
    QPolygonF polygon;
    for (const QPointF& corner :
         {QPointF(-b, -a), QPointF(b, -a), QPointF(b, -b), QPointF(a, -b), QPointF(a, b), QPointF(b, b), QPointF(b, a),
          QPointF(-b, a), QPointF(-b, b), QPointF(-a, b), QPointF(-a, -b), QPointF(-b, -b)}) {
        polygon << c + QPointF(corner.x() * std::cos(turn) - corner.y() * std::sin(turn),
                               corner.x() * std::sin(turn) + corner.y() * std::cos(turn));
    }
    return polygon;
}

QPolygonF shapeOf(const QPointF& centre, double size, MarkerShape shape)
{
    using std::numbers::pi;
    const double r = size / 2;
    switch (shape) {
    case MarkerShape::Circle: break;
    case MarkerShape::Square: return regular(centre, r * 1.25, 4, pi / 4);
    case MarkerShape::Triangle: return regular(centre + QPointF(0, r * 0.2), r * 1.3, 3, -pi / 2);
    case MarkerShape::TriangleDown: return regular(centre - QPointF(0, r * 0.2), r * 1.3, 3, pi / 2);
    case MarkerShape::Diamond: return regular(centre, r * 1.25, 4, 0);
    case MarkerShape::Pentagon: return regular(centre, r * 1.15, 5, -pi / 2);
    case MarkerShape::Hexagon: return regular(centre, r * 1.1, 6, 0);
    case MarkerShape::Plus: return plus(centre, r * 1.15, 0);
    case MarkerShape::Cross: return plus(centre, r * 1.15, pi / 4);
    case MarkerShape::Star: return star(centre, r * 1.35);
    }
    return {};
}

} // namespace

void drawMarker(QPainter& painter, const QPointF& centre, double size, MarkerShape shape, const QColor& fill,
                const QColor& outline)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill);
    painter.setPen(outline.isValid() ? QPen(outline, 1) : QPen(Qt::NoPen));
    if (shape == MarkerShape::Circle)
        painter.drawEllipse(centre, size / 2, size / 2);
    else
        painter.drawPolygon(shapeOf(centre, size, shape));
    painter.restore();
}

} // namespace acr::ui
