// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/crosshairpanel.h"

#include "widgets/charts/labellayout.h"
#include "widgets/theme/marker.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tabular.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

constexpr double swatchWidth = 16;
constexpr double widestName = 200;

void paintPanel(QPainter& painter, const QWidget& widget, const CurvePlot& plot, const CurvePicture& picture,
                const Theme& theme, double at)
{
    std::vector<CurveReading> rows = plot.readings(at);
    const QRectF& area = picture.plotArea();
    const QFont caption = theme.font(FontRole::Caption);
    QFont strong = caption;
    strong.setWeight(QFont::DemiBold);
    const QFontMetricsF metrics(caption, painter.device());
    const QFontMetricsF strongMetrics(strong, painter.device());
    const double line = std::ceil(metrics.height()) + 1;
    const auto exactText = [&](double value) { return numbers::reading(plot.prefix, value, plot.suffix); };
    const auto fitting = static_cast<std::size_t>(std::max(1.0, (widget.height() - 4 * space::s) / line - 2));
    const std::size_t hidden = rows.size() > fitting ? rows.size() - fitting : 0;
    rows.resize(rows.size() - hidden);
    const QString head =
        plot.xTitle.isEmpty() ? numbers::compact(at) : plot.xTitle + QLatin1Char(' ') + numbers::reading(at);
    double names = 0;
    double values = 0;
    for (const CurveReading& row : rows) {
        names = std::max(names, strongMetrics.horizontalAdvance(row.name));
        values = std::max(values, tabularWidth(metrics, exactText(row.value)));
    }
    names = std::min(names, widestName);
    std::vector<QString> fullNames;
    for (const CurveReading& row : rows)
        fullNames.push_back(row.name);
    const std::vector<QString> shownTexts = elideApart(fullNames, std::vector<double>(rows.size(), names), metrics);
    const double width =
        std::max(swatchWidth + names + space::l + values, metrics.horizontalAdvance(head)) + 2 * space::s;
    const double lines = static_cast<double>(rows.size()) + 1 + (hidden > 0 ? 1 : 0);
    const double height = lines * line + 2 * space::s;
    const double x = picture.pixelX(at);
    double left = x + space::m;
    // Not over the labels at the curves' ends.
    if (left + width > area.right() + space::s)
        left = x - space::m - width;
    left = std::max<double>(left, space::xs);
    const double top = std::clamp<double>(area.center().y() - height / 2, space::xs,
                                          std::max<double>(space::xs, widget.height() - height - space::xs));
    painter.setPen(QPen(theme.colours().line, 1));
    QColor ground = theme.colours().card;
    ground.setAlphaF(0.96F);
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(std::floor(left) + 0.5, std::floor(top) + 0.5, std::ceil(width), std::ceil(height)),
                            radius::control, radius::control);
    QRectF row(left + space::s, top + space::s, width - 2 * space::s, line);
    painter.setFont(strong);
    painter.setPen(theme.colours().text);
    drawTabular(painter, row, Qt::AlignLeft | Qt::AlignVCenter, head);
    for (const CurveReading& reading : rows) {
        row.translate(0, line);
        const auto found = std::ranges::find(plot.curves, reading.id, &Curve::id);
        const auto curve = static_cast<std::size_t>(found - plot.curves.begin());
        const bool front = plot.isInFront(curve);
        const Stroke stroke = plot.strokeOf(curve, theme);
        QPen pen(stroke.colour, std::max(2.0, stroke.width));
        if (stroke.dashed)
            pen.setDashPattern({1.5, 1.5});
        pen.setCapStyle(Qt::FlatCap);
        painter.setPen(pen);
        painter.drawLine(QPointF(row.left(), row.center().y()), QPointF(row.left() + 10, row.center().y()));
        painter.setFont(front ? strong : caption);
        painter.setPen(front || !plot.someIsInFront() ? theme.colours().text : theme.colours().muted);
        painter.drawText(row.adjusted(swatchWidth, 0, 0, 0),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip,
                         shownTexts[static_cast<std::size_t>(&reading - rows.data())]);
        drawTabular(painter, row, Qt::AlignRight | Qt::AlignVCenter, exactText(reading.value));
    }
    if (hidden > 0) {
        row.translate(0, line);
        painter.setPen(theme.colours().muted);
        painter.drawText(
            row, Qt::AlignLeft | Qt::AlignVCenter,
            QCoreApplication::translate("acr::ui::CurveChart", "and %n more", nullptr, static_cast<int>(hidden)));
    }
}

} // namespace

void paintCrosshair(QPainter& painter, const QWidget& widget, const CurvePlot& plot, const CurvePicture& picture,
                    const Theme& theme, double x)
{
    const double fraction = picture.x().fraction(x);
    if (fraction < 0 || fraction > 1)
        return;
    painter.save();
    const QRectF& area = picture.plotArea();
    const double across = picture.pixelX(x);
    painter.setPen(QPen(theme.colours().muted, 1));
    painter.drawLine(QPointF(std::round(across) + 0.5, area.top()), QPointF(std::round(across) + 0.5, area.bottom()));
    for (std::size_t i = 0; i < plot.curves.size(); ++i) {
        const double y = picture.pixelY(valueAt(*plot.curves[i].values, plot.curves[i].spacing, x));
        if (y >= area.top() && y <= area.bottom())
            drawMarker(painter, QPointF(across, y), 6, MarkerShape::Circle, plot.strokeOf(i, theme).colour,
                       theme.colours().card);
    }
    paintPanel(painter, widget, plot, picture, theme, x);
    painter.restore();
}

} // namespace acr::ui
