// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/pointmap.h"

#include "widgets/theme/marker.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/sentences.h"

#include <QFontMetricsF>
#include <QPaintEngine>

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

constexpr double mapMarkerSize = 7;
constexpr double quietSize = 3;
constexpr int valueSteps = 32;
constexpr double margin = 12;

/// Lays a small picture over a large one; both premultiplied.
void stamp(QImage& target, const QImage& sprite, int left, int top)
{
    const int firstX = std::max(0, -left);
    const int lastX = std::min(sprite.width(), target.width() - left);
    for (int y = std::max(0, -top); y < std::min(sprite.height(), target.height() - top); ++y) {
        const auto* from = reinterpret_cast<const QRgb*>(sprite.constScanLine(y));
        auto* to = reinterpret_cast<QRgb*>(target.scanLine(top + y)) + left;
        for (int x = firstX; x < lastX; ++x) {
            const QRgb source = from[x];
            const int alpha = qAlpha(source);
            if (alpha == 0)
                continue;
            if (alpha == 255) {
                to[x] = source;
                continue;
            }
            const QRgb below = to[x];
            const int rest = 255 - alpha;
            to[x] = qRgba(qRed(source) + qRed(below) * rest / 255, qGreen(source) + qGreen(below) * rest / 255,
                          qBlue(source) + qBlue(below) * rest / 255, alpha + qAlpha(below) * rest / 255);
        }
    }
}

QImage markerSprite(double size, double scale, MarkerShape shape, const QColor& colour)
{
    const int side = static_cast<int>(std::ceil((size * 1.5 + 2) * scale)) | 1;
    QImage sprite(side, side, QImage::Format_ARGB32_Premultiplied);
    sprite.fill(Qt::transparent);
    QPainter painter(&sprite);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(scale, scale);
    drawMarker(painter, QPointF(side / (2 * scale), side / (2 * scale)), size, shape, colour);
    return sprite;
}

} // namespace

PointMap::PointMap(const ThemeManager& themes, QWidget* parent)
    : ChartWidget(themes, parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setEmptyText(tr("Nothing to map yet"), tr("Move the step forward: each attempt becomes a point."));
    describe();
}

void PointMap::setPoints(std::vector<MapPoint> points)
{
    m_points = std::move(points);
    m_brushed.clear();
    m_brushedCount = 0;
    m_chosen.reset();
    m_hovered.reset();
    QRectF extent;
    if (!m_points.empty()) {
        const auto [left, right] = std::ranges::minmax(m_points, {}, &MapPoint::x);
        const auto [top, bottom] = std::ranges::minmax(m_points, {}, &MapPoint::y);
        extent = QRectF(QPointF(left.x, top.y), QPointF(right.x, bottom.y));
    }
    if (extent != m_extent) {
        m_extent = extent;
        fit();
    }
    changed();
}

void PointMap::setKinds(std::vector<MapKind> kinds)
{
    m_kinds = std::move(kinds);
    changed();
}

void PointMap::setScale(std::optional<HeatmapScale> scale)
{
    m_scale = std::move(scale);
    changed();
}

void PointMap::setToolTipText(std::function<QString(std::size_t)> text)
{
    m_toolTip = std::move(text);
}

void PointMap::setCaption(const QString& caption)
{
    m_caption = caption;
    changed();
}

void PointMap::setTool(Tool tool)
{
    m_tool = tool;
    m_region.clear();
    setCursor(tool == Tool::Pan ? Qt::OpenHandCursor : Qt::CrossCursor);
    update();
}

void PointMap::setBrushed(std::vector<std::uint8_t> marks)
{
    m_brushed = std::move(marks);
    m_brushedCount =
        static_cast<std::size_t>(std::ranges::count_if(m_brushed, [](std::uint8_t mark) { return mark != 0; }));
    changed();
}

void PointMap::setChosen(std::optional<std::size_t> point)
{
    if (m_chosen == point)
        return;
    m_chosen = point;
    update();
}

void PointMap::changed()
{
    m_imageValid = false;
    describe();
    update();
}

void PointMap::describe()
{
    const auto shown = std::ranges::count(m_points, false, &MapPoint::quiet);
    setAccessibleDescription(joinSentences(
        {tr("%n points.", nullptr, static_cast<int>(shown)),
         m_brushedCount > 0 ? tr("%n brushed.", nullptr, static_cast<int>(m_brushedCount)) : QString(), m_caption}));
}

void PointMap::fit()
{
    m_centre = m_extent.center();
    m_zoom = 1;
}

PointMap::Layout PointMap::layoutFor(const QRectF& area, const QPaintDevice* device, const Theme& theme) const
{
    const double below = legend(nullptr, area, device, theme);
    return {area.adjusted(0, 0, 0, -below), QRectF(area.left(), area.bottom() - below, area.width(), below)};
}

QRectF PointMap::plotArea() const
{
    return layoutFor(contentArea(), this, theme()).plot;
}

QPointF PointMap::placeIn(const QRectF& plot, std::size_t point) const
{
    const double across = std::max(1.0, plot.width() - 2 * margin) / std::max(1e-9, m_extent.width());
    const double along = std::max(1.0, plot.height() - 2 * margin) / std::max(1e-9, m_extent.height());
    const double scale = std::min(across, along) * m_zoom;
    const MapPoint& at = m_points[point];
    return {plot.center().x() + (static_cast<double>(at.x) - m_centre.x()) * scale,
            plot.center().y() - (static_cast<double>(at.y) - m_centre.y()) * scale};
}

QPointF PointMap::positionOf(std::size_t point) const
{
    return placeIn(plotArea(), point);
}

double PointMap::legend(QPainter* painter, const QRectF& area, const QPaintDevice* device, const Theme& theme) const
{
    const QFont font = theme.font(FontRole::Caption);
    const QFontMetricsF metrics(font, device);
    const double line = std::ceil(metrics.height()) + 2;
    if (painter)
        painter->setFont(font);
    double x = area.left();
    double y = area.top() + space::xs;
    const auto put = [&](double width) {
        if (x + width > area.right() && x > area.left()) {
            x = area.left();
            y += line;
        }
        const QRectF place(x, y, width, line);
        x += width + space::m;
        return place;
    };
    if (m_scale) {
        const QString low = m_scale->prefix + numbers::compact(m_scale->low) + m_scale->suffix;
        const QString high = m_scale->prefix + numbers::compact(m_scale->high) + m_scale->suffix;
        constexpr double bar = 96;
        const double lowWidth = metrics.horizontalAdvance(low);
        const double width = metrics.horizontalAdvance(m_scale->title) + lowWidth + metrics.horizontalAdvance(high) +
                             bar + 3 * space::s + 1;
        const QRectF place = put(width);
        if (painter) {
            painter->setPen(theme.colours().muted);
            double at = place.left();
            const auto write = [&](const QString& text) {
                painter->drawText(QRectF(at, place.top(), metrics.horizontalAdvance(text) + 1, line),
                                  Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip, text);
                at += metrics.horizontalAdvance(text) + space::s;
            };
            write(m_scale->title);
            write(low);
            for (int i = 0; i < valueSteps; ++i)
                painter->fillRect(QRectF(at + bar * i / valueSteps, place.top() + 3, bar / valueSteps + 0.5, line - 6),
                                  m_scale->colours().colour(i, 0, valueSteps - 1));
            at += bar + space::s;
            write(high);
        }
    } else {
        for (const MapKind& kind : m_kinds) {
            const QRectF place = put(metrics.horizontalAdvance(kind.name) + line + 1);
            if (!painter)
                continue;
            drawMarker(*painter, QPointF(place.left() + line / 2, place.center().y()), mapMarkerSize + 1,
                       theme.marker(kind.ink), theme.colour(kind.ink));
            painter->setPen(theme.colours().muted);
            painter->drawText(place.adjusted(line, 0, 0, 0), Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip,
                              kind.name);
        }
    }
    if (!m_caption.isEmpty()) {
        const double width = metrics.horizontalAdvance(m_caption) + 1;
        QRectF place = put(width);
        if (painter) {
            place.moveRight(std::max(area.right(), place.right()));
            painter->setPen(theme.colours().muted);
            painter->drawText(place, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine | Qt::TextDontClip,
                              m_caption);
        }
    }
    return y + line - area.top();
}

QColor PointMap::colourOf(const MapPoint& point, const Theme& theme) const
{
    if (point.quiet)
        return blend(theme.colours().muted, theme.colours().card, 0.6);
    if (m_scale) {
        if (std::isnan(point.value))
            return theme.colours().muted;
        const int step = static_cast<int>(
            std::lround((std::clamp(static_cast<double>(point.value), m_scale->low, m_scale->high) - m_scale->low) /
                        std::max(1e-12, m_scale->high - m_scale->low) * (valueSteps - 1)));
        return m_scale->colours().colour(step, 0, valueSteps - 1);
    }
    return point.kind < m_kinds.size() ? theme.colour(m_kinds[point.kind].ink) : theme.colours().muted;
}

MarkerShape PointMap::shapeOf(const MapPoint& point, const Theme& theme) const
{
    if (point.quiet)
        return MarkerShape::Circle;
    if (m_scale)
        return std::isnan(point.value) ? MarkerShape::Cross : MarkerShape::Circle;
    return point.kind < m_kinds.size() ? theme.marker(m_kinds[point.kind].ink) : MarkerShape::Circle;
}

bool PointMap::isDimmed(std::size_t point) const
{
    return m_brushedCount > 0 && m_brushed[point] == 0;
}

void PointMap::buildImage(const QSize& size, double scale, const Theme& theme) const
{
    m_image = QImage(size * scale, QImage::Format_ARGB32_Premultiplied);
    m_image.setDevicePixelRatio(1);
    m_image.fill(Qt::transparent);
    // A sprite for each style: background points, and each colour in full and dimmed.
    std::vector<QImage> sprites(2 * (std::max<std::size_t>(m_kinds.size(), valueSteps) + 1) + 1);
    const std::size_t missingLook = std::max<std::size_t>(m_kinds.size(), valueSteps);
    const auto lookOf = [&](std::size_t i) -> std::size_t {
        const MapPoint& point = m_points[i];
        if (point.quiet)
            return sprites.size() - 1;
        std::size_t look = point.kind;
        if (m_scale)
            look =
                std::isnan(point.value)
                    ? missingLook
                    : static_cast<std::size_t>(std::lround(
                          (std::clamp(static_cast<double>(point.value), m_scale->low, m_scale->high) - m_scale->low) /
                          std::max(1e-12, m_scale->high - m_scale->low) * (valueSteps - 1)));
        return 2 * std::min(look, missingLook) + (isDimmed(i) ? 1 : 0);
    };
    const QRectF plot(0, 0, size.width(), size.height());
    for (int layer = 0; layer < 3; ++layer) {
        for (std::size_t i = 0; i < m_points.size(); ++i) {
            const int belongs = m_points[i].quiet ? 0 : isDimmed(i) ? 1 : 2;
            if (belongs != layer)
                continue;
            QImage& sprite = sprites[lookOf(i)];
            if (sprite.isNull()) {
                QColor colour = colourOf(m_points[i], theme);
                if (layer == 1)
                    colour = blend(colour, theme.colours().card, 0.72);
                sprite =
                    markerSprite(layer == 0 ? quietSize : mapMarkerSize, scale, shapeOf(m_points[i], theme), colour);
            }
            const QPointF place = placeIn(plot, i) * scale;
            if (plot.contains(place / scale))
                stamp(m_image, sprite, static_cast<int>(std::lround(place.x())) - sprite.width() / 2,
                      static_cast<int>(std::lround(place.y())) - sprite.height() / 2);
        }
    }
    m_imageScale = scale;
    m_imageDark = theme.isDark();
    m_imageValid = true;
}

void PointMap::paintMarkers(QPainter& painter, const QRectF& plot, const Theme& theme) const
{
    for (int layer = 0; layer < 3; ++layer) {
        for (std::size_t i = 0; i < m_points.size(); ++i) {
            const int belongs = m_points[i].quiet ? 0 : isDimmed(i) ? 1 : 2;
            const QPointF place = placeIn(plot, i);
            if (belongs != layer || !plot.contains(place))
                continue;
            QColor colour = colourOf(m_points[i], theme);
            if (layer == 1)
                colour = blend(colour, theme.colours().card, 0.72);
            drawMarker(painter, place, layer == 0 ? quietSize : mapMarkerSize, shapeOf(m_points[i], theme), colour);
        }
    }
}

void PointMap::paintContent(QPainter& painter, const QRectF& area, const Theme& theme) const
{
    const Layout layout = layoutFor(area, painter.device(), theme);
    if (layout.plot.width() < 16 || layout.plot.height() < 16)
        return;
    const auto type = painter.paintEngine()->type();
    // On vector devices points are drawn as shapes.
    if (type == QPaintEngine::SVG || type == QPaintEngine::Pdf) {
        paintMarkers(painter, layout.plot, theme);
    } else {
        const QSize size = layout.plot.size().toSize();
        const double scale = painter.device()->devicePixelRatioF() * std::max(1.0, painter.transform().m11());
        if (!m_imageValid || m_image.size() != size * scale || m_imageScale != scale || m_imageDark != theme.isDark())
            buildImage(size, scale, theme);
        painter.drawImage(QRectF(layout.plot.topLeft(), QSizeF(size)), m_image);
    }
    legend(&painter, layout.legend, painter.device(), theme);
}

} // namespace acr::ui
