// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/pointmap.h"

#include "widgets/charts/snapshot.h"
#include "widgets/theme/linecolours.h"
#include "widgets/theme/marker.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/sentences.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEngine>
#include <QWheelEvent>

#include <algorithm>
#include <array>
#include <cmath>

namespace acr::ui {

namespace {

constexpr double mapMarkerSize = 7;
constexpr double dimmedSize = 5;
constexpr double quietSize = 3;
constexpr int valueSteps = 32;
/// Of every point against the card, whatever its state: other points stand out by size and saturation. One end of a
/// scale is nearly as dark or as light as the card.
constexpr double pointContrast = 3;
constexpr double margin = 12;
constexpr double mapReach = 9;
constexpr double maxZoom = 200;
constexpr std::size_t maxNamedUnseen = 24;          ///< of more kinds the legend names those that occur only
constexpr double maxLegendShare = 0.34;             ///< of the height
constexpr std::size_t maxPointsInSnapshot = 20'000; ///< of either sort: entries, and others behind them

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

/// The height of a line of the legend.
double legendLine(const QFontMetricsF& metrics)
{
    return std::ceil(metrics.height()) + 2;
}

QColor quietColour(const Theme& theme)
{
    return withContrast(blend(theme.colours().muted, theme.colours().card, 0.6), theme.colours().card, pointContrast);
}

QColor dimmedColour(const QColor& colour, const Theme& theme)
{
    return withContrast(blend(colour, theme.colours().card, 0.72), theme.colours().card, pointContrast);
}

/// Of the points of a layer: background, dimmed, in front.
double sizeInLayer(int layer)
{
    return layer == 0 ? quietSize : layer == 1 ? dimmedSize : mapMarkerSize;
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
    nameKinds();
    rearrange();
    emit contentChanged();
}

void PointMap::setKinds(std::vector<MapKind> kinds)
{
    m_kinds = std::move(kinds);
    nameKinds();
    rearrange();
}

void PointMap::nameKinds()
{
    std::vector<bool> occurs(m_kinds.size(), m_kinds.size() <= maxNamedUnseen);
    for (const MapPoint& point : m_points) {
        if (!point.quiet && point.kind < occurs.size())
            occurs[point.kind] = true;
    }
    m_hasQuiet = std::ranges::any_of(m_points, &MapPoint::quiet);
    m_named.clear();
    for (std::size_t i = 0; i < occurs.size(); ++i) {
        if (occurs[i])
            m_named.push_back(i);
    }
}

void PointMap::setScale(std::optional<HeatmapScale> scale)
{
    const QString before = colourMeaning();
    m_data = std::move(scale);
    arrangeScale();
    // Who keeps ranges gives that of the other colours.
    if (before != colourMeaning())
        emit subjectChanged();
}

void PointMap::arrangeScale()
{
    m_scale = m_data;
    if (m_scale)
        m_scale->setRange(m_settings.colour.range);
    rearrange();
}

AxisOffers PointMap::axisOffers() const
{
    AxisOffers offers{.x = {horizontalAxis()}, .y = {verticalAxis()}};
    if (m_scale)
        offers.colour.name = colourAxis();
    return offers;
}

void PointMap::setAxisSettings(const AxisSettings& settings)
{
    const bool samePlace = settings.x == m_settings.x && settings.y == m_settings.y;
    m_settings = settings;
    if (!samePlace)
        fit();
    arrangeScale();
}

bool PointMap::hasDataIn(const AxisSettings& settings) const
{
    const auto in = [](const AxisSetting& side, float value) {
        const auto at = static_cast<double>(value);
        return !side.range || (at >= side.range->first && at <= side.range->second);
    };
    return std::ranges::any_of(
        m_points, [&](const MapPoint& point) { return in(settings.x, point.x) && in(settings.y, point.y); });
}

QString PointMap::problemWith(const AxisSettings& settings) const
{
    const QString ofColours = m_data ? problemOfColours(*m_data, settings) : QString();
    return ofColours.isEmpty() ? ChartWidget::problemWith(settings) : ofColours;
}

ChartWidget::ShownAxes PointMap::shownAxes() const
{
    ShownAxes axes;
    if (const auto plane = shownPlane()) {
        axes.x = plane->x;
        axes.y = plane->y;
    }
    if (m_scale)
        axes.colour = axisOfColours(*m_scale);
    return axes;
}

QString PointMap::colourMeaning() const
{
    return meaningOf(m_data.value_or(HeatmapScale()));
}

void PointMap::setToolTipText(std::function<QString(std::size_t)> text)
{
    m_toolTip = std::move(text);
}

void PointMap::setQuietName(const QString& name)
{
    m_quietName = name;
    rearrange();
}

void PointMap::setCaption(const QString& caption)
{
    m_caption = caption;
    rearrange();
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

void PointMap::rearrange()
{
    m_layout.reset();
    changed();
}

void PointMap::dropLayout()
{
    m_layout.reset();
    m_imageScale = 0;
}

void PointMap::changed()
{
    m_imageScale = 0;
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
    m_whole = m_extent;
    if (hasDataIn(m_settings)) {
        // A side without a range has no say in the scale.
        const auto& x = m_settings.x.range;
        const auto& y = m_settings.y.range;
        if (x || y)
            m_whole = QRectF(QPointF(x ? x->first : m_extent.center().x(), y ? y->first : m_extent.center().y()),
                             QPointF(x ? x->second : m_extent.center().x(), y ? y->second : m_extent.center().y()));
    }
    m_centre = m_whole.center();
    m_zoom = 1;
}

PointMap::Layout PointMap::layoutFor(const QRectF& area, const QPaintDevice* device, const Theme& theme) const
{
    // The points keep most of the area.
    const QFontMetricsF metrics(theme.font(FontRole::Caption), device);
    const double lines = std::max(1.0, std::floor(area.height() * maxLegendShare / legendLine(metrics)));
    Layout layout;
    layout.area = area;
    const double below = arrangeLegend(layout.legend, area, lines, metrics);
    layout.plot = area.adjusted(0, 0, 0, -below);
    for (LegendPart& part : layout.legend)
        part.place.translate(0, area.height() - below);
    return layout;
}

const PointMap::Layout& PointMap::shownLayout() const
{
    const QRectF area = contentArea();
    if (!m_layout || m_layout->area != area) {
        m_layout.emplace(layoutFor(area, this, theme()));
        countLayout();
    }
    return *m_layout;
}

double PointMap::scaleIn(const QRectF& plot) const
{
    const double across = std::max(1.0, plot.width() - 2 * margin) / std::max(1e-9, m_whole.width());
    const double along = std::max(1.0, plot.height() - 2 * margin) / std::max(1e-9, m_whole.height());
    return std::min(across, along) * m_zoom;
}

std::optional<ChartPlane> PointMap::planeIn(const QRectF& area, const QPaintDevice* device, const Theme& theme) const
{
    const bool onScreen = device == this && area == contentArea();
    const QRectF plot = onScreen ? plotArea() : layoutFor(area, device, theme).plot;
    const double half = 0.5 / scaleIn(plot);
    return ChartPlane{plot, plainAxis(m_centre.x() - half * plot.width(), m_centre.x() + half * plot.width()),
                      plainAxis(m_centre.y() - half * plot.height(), m_centre.y() + half * plot.height())};
}

ChartNumbers PointMap::numbers(Extent extent) const
{
    const QRectF plot = plotArea();
    ChartColumn kind{.key = QStringLiteral("kind"), .title = tr("Kind")};
    ChartColumn x{.key = QStringLiteral("x"), .title = QStringLiteral("x"), .decimals = 4};
    ChartColumn y{.key = QStringLiteral("y"), .title = QStringLiteral("y"), .decimals = 4};
    ChartColumn value{.key = QStringLiteral("value"),
                      .title = m_scale ? m_scale->title : QString(),
                      .prefix = m_scale ? m_scale->prefix : QString(),
                      .suffix = m_scale ? m_scale->suffix : QString(),
                      .decimals = 3};
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const MapPoint& point = m_points[i];
        if (extent == Extent::Visible && !plot.contains(placeIn(plot, i)))
            continue;
        kind.texts.push_back(point.quiet                   ? tr("in the background")
                             : point.kind < m_kinds.size() ? m_kinds[point.kind].name
                                                           : QString());
        x.numbers.push_back(static_cast<double>(point.x));
        y.numbers.push_back(static_cast<double>(point.y));
        value.numbers.push_back(static_cast<double>(point.value));
    }
    ChartNumbers made{{std::move(kind), std::move(x), std::move(y)}};
    if (m_scale)
        made.columns.push_back(std::move(value));
    return made;
}

QPointF PointMap::placeIn(const QRectF& plot, std::size_t point) const
{
    const double scale = scaleIn(plot);
    const MapPoint& at = m_points[point];
    return {plot.center().x() + (static_cast<double>(at.x) - m_centre.x()) * scale,
            plot.center().y() - (static_cast<double>(at.y) - m_centre.y()) * scale};
}

QPointF PointMap::positionOf(std::size_t point) const
{
    return placeIn(plotArea(), point);
}

double PointMap::arrangeLegend(std::vector<LegendPart>& legend, const QRectF& area, double lines,
                               const QFontMetricsF& metrics) const
{
    using Mark = LegendPart::Mark;
    const double line = legendLine(metrics);
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
    const auto widthOf = [&](const QString& text) { return metrics.horizontalAdvance(text) + 1; };
    if (m_scale) {
        const QString low = m_scale->prefix + numbers::compact(m_scale->low) + m_scale->suffix;
        const QString high = m_scale->prefix + numbers::compact(m_scale->high) + m_scale->suffix;
        constexpr double bar = 96;
        const double width = metrics.horizontalAdvance(m_scale->title) + metrics.horizontalAdvance(low) +
                             metrics.horizontalAdvance(high) + bar + 3 * space::s + 1;
        const QRectF place = put(width);
        double at = place.left();
        const auto write = [&](const QString& text) {
            legend.push_back({.place = QRectF(at, place.top(), widthOf(text), line), .text = text});
            at += metrics.horizontalAdvance(text) + space::s;
        };
        write(m_scale->title);
        write(low);
        legend.push_back({.place = QRectF(at, place.top() + 3, bar, line - 6), .text = {}, .mark = Mark::Scale});
        at += bar + space::s;
        write(high);
    } else {
        const double lastLine = y + (lines - 1) * line;
        for (std::size_t i = 0; i < m_named.size(); ++i) {
            const MapKind& kind = m_kinds[m_named[i]];
            const double wide = widthOf(kind.name) + line;
            if (y >= lastLine && i + 1 < m_named.size()) {
                // What has no room is counted.
                const QString rest = tr("and %n more", nullptr, static_cast<int>(m_named.size() - i));
                if (x + wide + space::m + widthOf(rest) > area.right()) {
                    legend.push_back({.place = put(widthOf(rest)), .text = rest});
                    break;
                }
            }
            legend.push_back({.place = put(wide), .text = kind.name, .mark = Mark::Kind, .kind = m_named[i]});
        }
    }
    if (m_hasQuiet && !m_quietName.isEmpty())
        legend.push_back({.place = put(widthOf(m_quietName) + line), .text = m_quietName, .mark = Mark::Quiet});
    if (!m_caption.isEmpty()) {
        QRectF place = put(widthOf(m_caption));
        place.moveRight(std::max(area.right(), place.right()));
        legend.push_back({.place = place, .text = m_caption, .atRight = true});
    }
    return y + line - area.top();
}

void PointMap::paintLegend(QPainter& painter, const Layout& layout, const Theme& theme) const
{
    using Mark = LegendPart::Mark;
    const int atLeft = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip;
    const int atRight = Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip;
    painter.setFont(theme.font(FontRole::Caption));
    for (const LegendPart& part : layout.legend) {
        const QRectF& place = part.place;
        if (part.mark == Mark::Scale) {
            const double step = place.width() / valueSteps;
            for (int i = 0; i < valueSteps; ++i)
                painter.fillRect(QRectF(place.left() + step * i, place.top(), step + 0.5, place.height()),
                                 stepColour(i, theme));
            continue;
        }
        const QPointF mark(place.left() + place.height() / 2, place.center().y());
        if (part.mark == Mark::Kind) {
            const Ink& ink = m_kinds[part.kind].ink;
            drawMarker(painter, mark, mapMarkerSize + 1, theme.marker(ink), theme.colour(ink));
        } else if (part.mark == Mark::Quiet) {
            drawMarker(painter, mark, quietSize, MarkerShape::Circle, quietColour(theme));
        }
        painter.setPen(theme.colours().muted);
        painter.drawText(place.adjusted(part.mark == Mark::None ? 0 : place.height(), 0, 0, 0),
                         part.atRight ? atRight : atLeft, part.text);
    }
}

QColor PointMap::stepColour(int step, const Theme& theme) const
{
    return withContrast(m_scale->colours(theme).colour(step, 0, valueSteps - 1), theme.colours().card, pointContrast);
}

QColor PointMap::colourOf(const MapPoint& point, const Theme& theme) const
{
    if (point.quiet)
        return quietColour(theme);
    if (m_scale) {
        if (std::isnan(point.value))
            return theme.colours().muted;
        const int step = static_cast<int>(
            std::lround((std::clamp(static_cast<double>(point.value), m_scale->low, m_scale->high) - m_scale->low) /
                        std::max(1e-12, m_scale->high - m_scale->low) * (valueSteps - 1)));
        return stepColour(step, theme);
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

QImage PointMap::markersAsImage(const QSize& size, double scale, const Theme& theme) const
{
    QImage image(size * scale, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
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
                    colour = dimmedColour(colour, theme);
                sprite = markerSprite(sizeInLayer(layer), scale, shapeOf(m_points[i], theme), colour);
            }
            const QPointF place = placeIn(plot, i) * scale;
            if (plot.contains(place / scale))
                stamp(image, sprite, static_cast<int>(std::lround(place.x())) - sprite.width() / 2,
                      static_cast<int>(std::lround(place.y())) - sprite.height() / 2);
        }
    }
    return image;
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
                colour = dimmedColour(colour, theme);
            drawMarker(painter, place, sizeInLayer(layer), shapeOf(m_points[i], theme), colour);
        }
    }
}

void PointMap::paintContent(QPainter& painter, const QRectF& area, const Theme& theme) const
{
    const Layout layout = layoutFor(area, painter.device(), theme);
    if (layout.plot.width() < 16 || layout.plot.height() < 16)
        return;
    const QPaintEngine::Type type = painter.paintEngine()->type();
    // In SVG and PDF points stay shapes.
    if (type == QPaintEngine::SVG || type == QPaintEngine::Pdf) {
        paintMarkers(painter, layout.plot, theme);
    } else {
        const QSize size = layout.plot.size().toSize();
        painter.drawImage(QRectF(layout.plot.topLeft(), QSizeF(size)),
                          markersAsImage(size, rasterScale(painter), theme));
    }
    paintLegend(painter, layout, theme);
}

void PointMap::paintOnScreen(QPainter& painter)
{
    const Layout& layout = shownLayout();
    if (layout.plot.width() < 16 || layout.plot.height() < 16)
        return;
    const QSize size = layout.plot.size().toSize();
    const double scale = rasterScale(painter);
    if (m_imageScale != scale || m_image.size() != size * scale) {
        m_image = markersAsImage(size, scale, theme());
        m_imageScale = scale;
    }
    painter.drawImage(QRectF(layout.plot.topLeft(), QSizeF(size)), m_image);
    paintLegend(painter, layout, theme());
}

void PointMap::paintOverlay(QPainter& painter)
{
    const QRectF plot = plotArea();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(plot.adjusted(-1, -1, 1, 1));
    painter.setBrush(Qt::NoBrush);
    for (const auto& [point, width] : {std::pair(m_hovered, 1.0), std::pair(m_chosen, 2.0)}) {
        if (!point)
            continue;
        painter.setPen(QPen(theme().colours().text, width));
        painter.drawEllipse(placeIn(plot, *point), 7.0, 7.0);
    }
    if (m_region.size() > 1) {
        QColor fill = theme().colours().accent;
        fill.setAlphaF(0.12F);
        painter.setBrush(fill);
        painter.setPen(QPen(theme().colours().accent, 1));
        painter.drawPolygon(m_region);
    }
    painter.restore();
    paintFocusRing(painter);
}

void PointMap::resetZoom()
{
    AxisSettings all = m_settings;
    all.x.range.reset();
    all.y.range.reset();
    changeAxisSettings(all);
    fit();
    changed();
}

void PointMap::zoomAt(const QPointF& position, double factor)
{
    const QRectF plot = plotArea();
    const double wanted = std::clamp(m_zoom * factor, 0.5, maxZoom);
    const double across = std::max(1.0, plot.width()) / std::max(1e-9, m_whole.width());
    const double along = std::max(1.0, plot.height()) / std::max(1e-9, m_whole.height());
    const double before = std::min(across, along) * m_zoom;
    const double after = std::min(across, along) * wanted;
    const QPointF away = position - plot.center();
    m_centre += QPointF(away.x() * (1 / before - 1 / after), -away.y() * (1 / before - 1 / after));
    m_zoom = wanted;
    changed();
}

void PointMap::panBy(const QPointF& pixels)
{
    const QRectF plot = plotArea();
    const double scale = std::min(std::max(1.0, plot.width()) / std::max(1e-9, m_whole.width()),
                                  std::max(1.0, plot.height()) / std::max(1e-9, m_whole.height())) *
                         m_zoom;
    m_centre += QPointF(-pixels.x() / scale, pixels.y() / scale);
    changed();
}

std::optional<std::size_t> PointMap::pointAt(const QPointF& position) const
{
    if (isEmpty() || isLoading())
        return std::nullopt;
    const QRectF plot = plotArea();
    std::optional<std::size_t> nearest;
    double best = mapReach * mapReach;
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        if (m_points[i].quiet)
            continue;
        const QPointF away = placeIn(plot, i) - position;
        const double distance = QPointF::dotProduct(away, away);
        if (distance < best) {
            best = distance;
            nearest = i;
        }
    }
    return nearest;
}

void PointMap::brush(const QPolygonF& region, bool adding)
{
    std::vector<std::uint8_t> marks =
        adding && m_brushed.size() == m_points.size() ? m_brushed : std::vector<std::uint8_t>(m_points.size());
    const QRectF plot = plotArea();
    const QRectF bounds = region.boundingRect();
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const QPointF place = placeIn(plot, i);
        if (!m_points[i].quiet && bounds.contains(place) && region.containsPoint(place, Qt::OddEvenFill))
            marks[i] = 1;
    }
    if (std::ranges::all_of(marks, [](std::uint8_t mark) { return mark == 0; }))
        marks.clear();
    setBrushed(std::move(marks));
    emit brushChanged();
}

void PointMap::choose(std::optional<std::size_t> point)
{
    setChosen(point);
    emit pointChosen(point);
}

void PointMap::stepChosen(int by)
{
    const auto count = static_cast<std::ptrdiff_t>(m_points.size());
    std::ptrdiff_t at = m_chosen ? static_cast<std::ptrdiff_t>(*m_chosen) : by > 0 ? -1 : count;
    for (std::ptrdiff_t tried = 0; tried < count; ++tried) {
        at = (at + by + count) % count;
        const auto point = static_cast<std::size_t>(at);
        if (!m_points[point].quiet && (m_brushedCount == 0 || m_brushed[point] != 0))
            return choose(point);
    }
}

bool PointMap::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto point = pointAt(help->pos());
        if (point && m_toolTip)
            showToolTip(*help, m_toolTip(*point));
        else
            showToolTip(*help, {});
        return true;
    }
    return ChartWidget::event(event);
}

QVariant PointMap::itemAtPlace(const QPointF& position) const
{
    const auto point = pointAt(position);
    return point ? QVariant(static_cast<qulonglong>(*point)) : QVariant();
}

QVariant PointMap::selectedItem() const
{
    return m_chosen ? QVariant(static_cast<qulonglong>(*m_chosen)) : QVariant();
}

void PointMap::mousePressEvent(QMouseEvent* event)
{
    if (isEmpty() || (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton))
        return;
    m_pressed = event->position();
    m_lastMouse = event->position();
    m_dragged = false;
    m_panning = event->button() == Qt::MiddleButton || m_tool == Tool::Pan;
}

void PointMap::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF position = event->position();
    if (!m_pressed) {
        const auto point = pointAt(position);
        if (point != m_hovered) {
            m_hovered = point;
            update();
        }
        return;
    }
    if (!m_dragged && (position - *m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    m_dragged = true;
    if (m_panning) {
        panBy(position - m_lastMouse);
    } else if (m_tool == Tool::Lasso) {
        if (m_region.isEmpty())
            m_region << *m_pressed;
        m_region << position;
        update();
    } else {
        m_region = QPolygonF(QRectF(*m_pressed, position).normalized());
        update();
    }
    m_lastMouse = position;
}

void PointMap::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_pressed)
        return;
    m_pressed.reset();
    const QPolygonF region = std::exchange(m_region, {});
    if (!m_dragged) {
        const auto point = pointAt(event->position());
        if (!point && m_brushedCount > 0)
            brush({}, false);
        choose(point);
    } else if (!m_panning && region.size() > 2) {
        brush(region, event->modifiers().testFlag(Qt::ShiftModifier));
    }
    update();
}

void PointMap::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && !activateAt(event->position()))
        resetZoom();
}

void PointMap::wheelEvent(QWheelEvent* event)
{
    const double notches = event->angleDelta().y() / 120.0;
    if (isEmpty() || notches == 0) {
        event->ignore();
        return;
    }
    zoomAt(event->position(), std::pow(1.25, notches));
    event->accept();
}

void PointMap::keyPressEvent(QKeyEvent* event)
{
    constexpr double pan = 40;
    const QPointF middle = plotArea().center();
    switch (event->key()) {
    case Qt::Key_Left: return panBy({pan, 0});
    case Qt::Key_Right: return panBy({-pan, 0});
    case Qt::Key_Up: return panBy({0, pan});
    case Qt::Key_Down: return panBy({0, -pan});
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoomAt(middle, 1.25);
    case Qt::Key_Minus:
    case Qt::Key_Underscore: return zoomAt(middle, 0.8);
    case Qt::Key_0: return resetZoom();
    case Qt::Key_Space: return stepChosen(1);
    case Qt::Key_Backspace: return stepChosen(-1);
    case Qt::Key_A:
        if (event->modifiers().testFlag(Qt::ControlModifier))
            return brush(QPolygonF(plotArea()), false);
        break;
    case Qt::Key_Escape:
        if (m_brushedCount == 0 && !m_chosen)
            break;
        if (m_brushedCount > 0)
            brush({}, false);
        return choose(std::nullopt);
    default: break;
    }
    ChartWidget::keyPressEvent(event);
}

void PointMap::leaveEvent(QEvent*)
{
    if (m_hovered) {
        m_hovered.reset();
        update();
    }
}

void PointMap::writeSnapshot(QJsonObject& made) const
{
    const auto quiet = static_cast<std::size_t>(std::ranges::count(m_points, true, &MapPoint::quiet));
    const auto stepOf = [](std::size_t count) { return std::max<std::size_t>(1, count / maxPointsInSnapshot); };
    const std::size_t steps[] = {stepOf(m_points.size() - quiet), stepOf(quiet)};
    std::size_t seen[] = {0, 0};
    std::vector<float> x;
    std::vector<float> y;
    std::vector<float> values;
    std::vector<float> kinds; // −1: a quiet one
    for (const MapPoint& point : m_points) {
        const std::size_t sort = point.quiet ? 1 : 0;
        if (seen[sort]++ % steps[sort] != 0)
            continue;
        x.push_back(point.x);
        y.push_back(point.y);
        values.push_back(point.value);
        kinds.push_back(point.quiet ? -1 : static_cast<float>(point.kind));
    }
    QJsonArray names;
    for (const MapKind& kind : m_kinds)
        names.append(
            QJsonObject{{QStringLiteral("name"), kind.name}, {QStringLiteral("ink"), snapshot::ofInk(kind.ink)}});
    made = {{QStringLiteral("kind"), QStringLiteral("map")},
            {QStringLiteral("px"), snapshot::packed(x)},
            {QStringLiteral("py"), snapshot::packed(y)},
            {QStringLiteral("pk"), snapshot::packed(kinds)},
            {QStringLiteral("kinds"), names},
            {QStringLiteral("caption"), m_caption}};
    const auto range = [&](const QString& name, const AxisSetting& side) {
        if (side.range)
            made[name] = snapshot::ofNumbers(std::array{side.range->first, side.range->second});
    };
    if (m_hasQuiet && !m_quietName.isEmpty())
        made[QStringLiteral("note")] = m_quietName;
    range(QStringLiteral("rangeX"), m_settings.x);
    range(QStringLiteral("rangeY"), m_settings.y);
    if (m_scale) {
        made[QStringLiteral("scale")] = snapshot::ofScale(*m_scale);
        made[QStringLiteral("pv")] = snapshot::packed(values);
    }
}

bool PointMap::readSnapshot(const QJsonObject& from)
{
    const std::vector<float> x = snapshot::unpacked(from.value(QLatin1String("px")));
    const std::vector<float> y = snapshot::unpacked(from.value(QLatin1String("py")));
    const std::vector<float> places = snapshot::unpacked(from.value(QLatin1String("pk")));
    const std::vector<float> values = snapshot::unpacked(from.value(QLatin1String("pv")));
    if (x.empty() || x.size() != y.size() || x.size() != places.size() ||
        (!values.empty() && values.size() != x.size()))
        return false;
    std::vector<MapPoint> points;
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (!std::isfinite(x[i]) || !std::isfinite(y[i]) || !(places[i] < 65536))
            return false;
        points.push_back({x[i], y[i], values.empty() ? 0 : values[i],
                          static_cast<std::uint16_t>(std::max(0.0F, places[i])), places[i] < 0});
    }
    std::vector<MapKind> kinds;
    QStringList names;
    for (const auto& value : from.value(QLatin1String("kinds")).toArray()) {
        const QJsonObject each = value.toObject();
        names.append(each.value(QLatin1String("name")).toString());
        kinds.push_back({names.last(), snapshot::toInk(each.value(QLatin1String("ink")))});
    }
    setKinds(std::move(kinds));
    setScale(from.contains(QLatin1String("scale"))
                 ? std::optional(snapshot::toScale(from.value(QLatin1String("scale"))))
                 : std::nullopt);
    setQuietName(from.value(QLatin1String("note")).toString());
    setCaption(from.value(QLatin1String("caption")).toString());
    m_settings = {{snapshot::toRange(from.value(QLatin1String("rangeX"))), false},
                  {snapshot::toRange(from.value(QLatin1String("rangeY"))), false}};
    setPoints(std::move(points));
    fit();
    setToolTipText([this, names](std::size_t point) {
        const MapPoint& at = m_points[point];
        const QString name = names.value(at.kind);
        return m_scale && !std::isnan(at.value)
                   ? QStringLiteral("%1, %2 %3")
                         .arg(name, m_scale->title, numbers::compact(static_cast<double>(at.value)))
                   : name;
    });
    return true;
}

} // namespace acr::ui

#include "moc_pointmap.cpp"
