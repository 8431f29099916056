// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/annotation.h"

#include "widgets/charts/labellayout.h"
#include "widgets/charts/snapshot.h"
#include "widgets/theme/theme.h"

#include <QFontMetricsF>
#include <QLineF>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace acr::ui {

namespace {

constexpr const char* annotationKinds[] = {"text", "arrow", "span-x", "span-y"};
constexpr double annotationReach = 6; ///< pixels
constexpr double arrowHead = 10;
constexpr double widestShare = 0.4; ///< of the plot: a text that is wider gets more lines
constexpr double minWidth = 90;
constexpr double boxMargin = 3;
constexpr int annotationFlags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;

bool isSpan(const Annotation& annotation)
{
    return annotation.kind == Annotation::Kind::SpanX || annotation.kind == Annotation::Kind::SpanY;
}

/// Of a span in the plot, in pixels; empty: outside of it.
QRectF bandOf(const Annotation& annotation, const ChartPlane& plane)
{
    const QPointF from = plane.pixelOf(annotation.from);
    const QPointF to = plane.pixelOf(annotation.to);
    const QRectF& plot = plane.plot;
    if (annotation.kind == Annotation::Kind::SpanX) {
        const double left = std::max(plot.left(), std::min(from.x(), to.x()));
        const double right = std::min(plot.right(), std::max(from.x(), to.x()));
        return right >= left ? QRectF(left, plot.top(), std::max(1.0, right - left), plot.height()) : QRectF();
    }
    const double top = std::max(plot.top(), std::min(from.y(), to.y()));
    const double bottom = std::min(plot.bottom(), std::max(from.y(), to.y()));
    return bottom >= top ? QRectF(plot.left(), top, plot.width(), std::max(1.0, bottom - top)) : QRectF();
}

/// The part of the line from a place in the plot towards one outside of it that is in the plot.
QPointF cutToPlot(const QRectF& plot, const QPointF& inside, const QPointF& outside)
{
    double share = 1;
    const QPointF way = outside - inside;
    const auto against = [&](double speed, double room) {
        if (speed > room && speed > 0)
            share = std::min(share, room / speed);
    };
    against(way.x(), plot.right() - inside.x());
    against(-way.x(), inside.x() - plot.left());
    against(way.y(), plot.bottom() - inside.y());
    against(-way.y(), inside.y() - plot.top());
    return inside + share * way;
}

bool contains(const QRectF& plot, const QPointF& pixel)
{
    return plot.adjusted(-1, -1, 1, 1).contains(pixel);
}

double distanceTo(const QLineF& line, const QPointF& pixel)
{
    const QPointF way = line.p2() - line.p1();
    const double length = QPointF::dotProduct(way, way);
    const double share = length > 0 ? std::clamp(QPointF::dotProduct(pixel - line.p1(), way) / length, 0.0, 1.0) : 0.0;
    return QLineF(line.p1() + share * way, pixel).length();
}

void paintArrow(QPainter& painter, const QPointF& tail, const QPointF& head, const QColor& colour)
{
    const QLineF line(tail, head);
    if (line.length() < 1)
        return;
    const QPointF along = (head - tail) / line.length();
    const QPointF across(-along.y(), along.x());
    const double size = std::min(arrowHead, line.length());
    const QPointF base = head - size * along;
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(tail, base);
    const QPointF corners[] = {head, base + size * 0.42 * across, base - size * 0.42 * across};
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(corners, 3);
}

} // namespace

QString annotationText(const QString& typed)
{
    return typed.simplified().left(longestAnnotation);
}

QJsonArray annotationsToJson(const QList<Annotation>& annotations)
{
    QJsonArray array;
    for (const Annotation& each : annotations)
        array.append(
            QJsonObject{{QStringLiteral("kind"), QLatin1String(annotationKinds[static_cast<std::size_t>(each.kind)])},
                        {QStringLiteral("at"),
                         snapshot::ofNumbers(std::array{each.from.x(), each.from.y(), each.to.x(), each.to.y()})},
                        {QStringLiteral("words"), each.text}});
    return array;
}

QList<Annotation> annotationsFromJson(const QJsonValue& json)
{
    QList<Annotation> read;
    for (const auto& value : json.toArray()) {
        const QJsonObject each = value.toObject();
        const std::vector<double> at = snapshot::toNumbers(each.value(QLatin1String("at")));
        const QString kind = each.value(QLatin1String("kind")).toString();
        const auto* const found =
            std::ranges::find(annotationKinds, kind, [](const char* name) { return QLatin1String(name); });
        const bool whole = at.size() == 4 && std::ranges::all_of(at, [](double place) { return std::isfinite(place); });
        if (!whole || found == std::end(annotationKinds) || read.size() >= maxAnnotations)
            continue;
        read.append({static_cast<Annotation::Kind>(found - annotationKinds), QPointF(at[0], at[1]),
                     QPointF(at[2], at[3]), annotationText(each.value(QLatin1String("words")).toString())});
    }
    return read;
}

QRectF annotationBox(const Annotation& annotation, const ChartPlane& plane, const Theme& theme,
                     const QPaintDevice* device)
{
    if (annotation.text.isEmpty() || !plane.hasRoom())
        return {};
    const QRectF& plot = plane.plot;
    const QFontMetricsF metrics(theme.font(FontRole::Caption), device);
    const double widest = std::min(plot.width(), std::max(minWidth, plot.width() * widestShare));
    const QSizeF size =
        metrics.boundingRect(QRectF(0, 0, widest - 2 * boxMargin, 1e6), annotationFlags, annotation.text).size() +
        QSizeF(2 * boxMargin + 1, 2);
    const QPointF from = plane.pixelOf(annotation.from);
    const QPointF to = plane.pixelOf(annotation.to);
    QPointF corner;
    switch (annotation.kind) {
    case Annotation::Kind::Text:
        if (!contains(plot, from))
            return {};
        corner = from - QPointF(0, size.height() / 2);
        break;
    case Annotation::Kind::Arrow: {
        if (!contains(plot, to))
            return {};
        const QPointF tail = cutToPlot(plot, to, from);
        corner = QPointF(tail.x() - size.width() / 2, to.y() >= tail.y() ? tail.y() - size.height() - 1 : tail.y() + 1);
        break;
    }
    case Annotation::Kind::SpanX:
    case Annotation::Kind::SpanY: {
        const QRectF band = bandOf(annotation, plane);
        if (band.isEmpty())
            return {};
        // The labels of events stand in the first line of a plot.
        corner = annotation.kind == Annotation::Kind::SpanX
                     ? QPointF(band.left() + boxMargin, plot.top() + metrics.height() + 2 * boxMargin)
                     : QPointF(plot.left() + boxMargin, band.top() + boxMargin);
        break;
    }
    }
    corner.setX(std::max(plot.left(), std::min(corner.x(), plot.right() - size.width())));
    corner.setY(std::max(plot.top(), std::min(corner.y(), plot.bottom() - size.height())));
    return {corner, size};
}

void paintAnnotations(QPainter& painter, const QList<Annotation>& annotations, const ChartPlane& plane,
                      const Theme& theme)
{
    if (annotations.isEmpty() || !plane.hasRoom())
        return;
    const Colours& colours = theme.colours();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    // Spans first: they must not pale the others.
    for (const Annotation& each : annotations) {
        const QRectF band = isSpan(each) ? bandOf(each, plane) : QRectF();
        if (band.isEmpty())
            continue;
        QColor shade = colours.accent;
        shade.setAlphaF(theme.isDark() ? 0.22F : 0.13F);
        painter.fillRect(band, shade);
        painter.setPen(QPen(colours.accent, 1));
        const bool upright = each.kind == Annotation::Kind::SpanX;
        for (const QPointF& end : {plane.pixelOf(each.from), plane.pixelOf(each.to)}) {
            if (upright && end.x() >= plane.plot.left() && end.x() <= plane.plot.right())
                painter.drawLine(QPointF(end.x(), band.top()), QPointF(end.x(), band.bottom()));
            else if (!upright && end.y() >= plane.plot.top() && end.y() <= plane.plot.bottom())
                painter.drawLine(QPointF(band.left(), end.y()), QPointF(band.right(), end.y()));
        }
    }
    for (const Annotation& each : annotations) {
        if (each.kind != Annotation::Kind::Arrow)
            continue;
        const QPointF head = plane.pixelOf(each.to);
        if (contains(plane.plot, head))
            paintArrow(painter, cutToPlot(plane.plot, head, plane.pixelOf(each.from)), head, colours.text);
    }
    painter.setFont(theme.font(FontRole::Caption));
    for (const Annotation& each : annotations) {
        const QRectF box = annotationBox(each, plane, theme, painter.device());
        if (box.isEmpty())
            continue;
        paintLabelGround(painter, box, theme);
        painter.setPen(colours.text);
        painter.drawText(box.adjusted(boxMargin, 1, 0, 2), annotationFlags | Qt::TextDontClip, each.text);
    }
    painter.restore();
}

AnnotationPart annotationPartAt(const Annotation& annotation, const ChartPlane& plane, const Theme& theme,
                                const QPaintDevice* device, const QPointF& pixel)
{
    if (!plane.plot.adjusted(-annotationReach, -annotationReach, annotationReach, annotationReach).contains(pixel))
        return AnnotationPart::None;
    const QPointF from = plane.pixelOf(annotation.from);
    const QPointF to = plane.pixelOf(annotation.to);
    const bool inBox = annotationBox(annotation, plane, theme, device).contains(pixel);
    switch (annotation.kind) {
    case Annotation::Kind::Text: return inBox ? AnnotationPart::Body : AnnotationPart::None;
    case Annotation::Kind::Arrow:
        if (!contains(plane.plot, to))
            return AnnotationPart::None;
        if (QLineF(to, pixel).length() <= annotationReach)
            return AnnotationPart::To;
        if (QLineF(from, pixel).length() <= annotationReach)
            return AnnotationPart::From;
        return inBox || distanceTo(QLineF(from, to), pixel) <= annotationReach - 1 ? AnnotationPart::Body
                                                                                   : AnnotationPart::None;
    case Annotation::Kind::SpanX:
    case Annotation::Kind::SpanY: {
        if (inBox)
            return AnnotationPart::Body;
        const bool upright = annotation.kind == Annotation::Kind::SpanX;
        const auto away = [&](const QPointF& end) {
            return std::abs(upright ? end.x() - pixel.x() : end.y() - pixel.y());
        };
        if (away(to) <= annotationReach)
            return AnnotationPart::To;
        return away(from) <= annotationReach ? AnnotationPart::From : AnnotationPart::None;
    }
    }
    return AnnotationPart::None;
}

} // namespace acr::ui
