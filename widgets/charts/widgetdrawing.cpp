// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/widgetdrawing.h"

#include "widgets/charts/chartwidget.h"

#include <QFontMetricsF>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPainterPathStroker>

#include <algorithm>
#include <cmath>
#include <optional>

namespace acr::ui {

namespace {

QPainterPath pathOf(const QRectF& rect)
{
    QPainterPath path;
    path.addRect(rect);
    return path;
}

/// Passes what is painted on it to another painter, moved by an offset and cut to a rectangle.
class RelayEngine final : public QPaintEngine {
public:
    explicit RelayEngine(QPainter& target)
        : QPaintEngine(AllFeatures)
        , m_target(target)
        , m_ground(target.transform())
        , m_cutsShapes(target.paintEngine()->type() == SVG)
        , m_plainGlyphs(target.paintEngine()->type() == Pdf)
    {}

    /// `sight` is what may be painted, in the painter's coordinates; the origin of what follows is at `origin`.
    void place(const QPointF& origin, const QRectF& sight)
    {
        m_origin = QTransform::fromTranslate(origin.x(), origin.y());
        m_sight = sight;
    }

    bool begin(QPaintDevice*) override
    {
        m_own.reset();
        m_clips = false;
        m_clipIsSet = false;
        m_transform = {};
        m_target.save();
        m_target.setPen(QPen());
        m_target.setBrush(Qt::NoBrush);
        m_target.setBackgroundMode(Qt::TransparentMode);
        m_target.setOpacity(1);
        m_target.setRenderHints(m_target.renderHints(), false);
        setActive(true);
        return true;
    }
    bool end() override
    {
        m_target.restore();
        setActive(false);
        return true;
    }
    /// That of the target: painting code asks for it where text has to stay text.
    Type type() const override { return m_target.paintEngine()->type(); }

    void updateState(const QPaintEngineState& change) override
    {
        const DirtyFlags dirty = change.state();
        if (dirty & DirtyTransform)
            m_transform = change.transform();
        if (dirty & DirtyClipPath)
            clip(change.clipPath(), change.clipOperation());
        else if (dirty & DirtyClipRegion)
            clip(change.clipRegion(), change.clipOperation());
        if (dirty & DirtyClipEnabled)
            m_clips = change.isClipEnabled();
        if (dirty & (DirtyClipPath | DirtyClipRegion | DirtyClipEnabled))
            m_clipIsSet = false;
        if (dirty & DirtyPen)
            m_target.setPen(change.pen());
        if (dirty & DirtyBrush)
            m_target.setBrush(change.brush());
        if (dirty & DirtyBrushOrigin)
            m_target.setBrushOrigin(change.brushOrigin());
        if (dirty & DirtyBackground)
            m_target.setBackground(change.backgroundBrush());
        if (dirty & DirtyBackgroundMode)
            m_target.setBackgroundMode(change.backgroundMode());
        if (dirty & DirtyOpacity)
            m_target.setOpacity(change.opacity());
        if (dirty & DirtyHints) {
            m_target.setRenderHints(m_target.renderHints(), false);
            m_target.setRenderHints(change.renderHints());
        }
    }

    void drawPath(const QPainterPath& path) override
    {
        const double reach = strokeReach();
        const QPainterPath placed = toTarget().map(path);
        switch (seen(placed.controlPointRect().adjusted(-reach, -reach, reach, reach))) {
        case Seen::Nothing: return;
        case Seen::Whole: break;
        case Seen::Part:
            if (m_cutsShapes)
                return drawCut(path);
        }
        arrange();
        m_target.drawPath(path);
    }
    void drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) override
    {
        QPainterPath path;
        path.addPolygon(QPolygonF(QList<QPointF>(points, points + count)));
        if (mode != PolylineMode)
            path.closeSubpath();
        path.setFillRule(mode == WindingMode ? Qt::WindingFill : Qt::OddEvenFill);
        const double reach = strokeReach();
        const Seen seenPart = seen(toTarget().map(path).controlPointRect().adjusted(-reach, -reach, reach, reach));
        if (seenPart == Seen::Nothing)
            return;
        if (seenPart == Seen::Part && m_cutsShapes) {
            const QBrush brush = m_target.brush();
            if (mode == PolylineMode)
                m_target.setBrush(Qt::NoBrush);
            drawCut(path);
            m_target.setBrush(brush);
            return;
        }
        arrange();
        if (mode == PolylineMode)
            m_target.drawPolyline(points, count);
        else
            m_target.drawPolygon(points, count, path.fillRule());
    }
    void drawPixmap(const QRectF& rect, const QPixmap& pixmap, const QRectF& source) override
    {
        if (seen(toTarget().mapRect(rect)) == Seen::Nothing)
            return;
        arrange();
        m_target.drawPixmap(rect, pixmap, source);
    }
    void drawTiledPixmap(const QRectF& rect, const QPixmap& pixmap, const QPointF& origin) override
    {
        if (seen(toTarget().mapRect(rect)) == Seen::Nothing)
            return;
        arrange();
        m_target.drawTiledPixmap(rect, pixmap, origin);
    }
    void drawImage(const QRectF& rect, const QImage& image, const QRectF& source,
                   Qt::ImageConversionFlags flags) override
    {
        if (seen(toTarget().mapRect(rect)) == Seen::Nothing)
            return;
        arrange();
        m_target.drawImage(rect, image, source, flags);
    }
    void drawTextItem(const QPointF& position, const QTextItem& item) override
    {
        const QString text = item.text();
        if (text.isEmpty()) // glyphs without characters
            return QPaintEngine::drawTextItem(position, item);
        const QRectF box(position.x(), position.y() - item.ascent(), item.width(), item.ascent() + item.descent());
        const QRectF placed = toTarget().mapRect(box);
        if (!sight().boundingRect().contains(placed.center()))
            return;
        arrange();
        QFont font = item.font();
        if (m_plainGlyphs)
            font.setStyleStrategy(QFont::PreferNoShaping);
        font.setUnderline(font.underline() || item.renderFlags() & QTextItem::Underline);
        font.setResolveMask(QFont::AllPropertiesResolved); // none of them from the painter's default font
        m_target.setFont(font);
        // Without shaping and kerning text has another width; it must not run out of its place.
        const double width = QFontMetricsF(font, m_target.device()).horizontalAdvance(text);
        if (width > 0 && item.width() > 0 && std::abs(width - item.width()) > 0.1) {
            m_target.translate(position);
            m_target.scale(item.width() / width, 1);
            m_target.drawText(QPointF(), text);
            return;
        }
        m_target.drawText(position, text);
    }

private:
    enum class Seen { Nothing, Part, Whole };

    [[nodiscard]] QTransform toTarget() const { return m_transform * m_origin; }
    [[nodiscard]] QPainterPath sight() const
    {
        if (!m_clips || !m_own)
            return pathOf(m_sight);
        // Almost all clips are rectangles, for which this is exact and cheap.
        if (m_ownIsRect)
            return pathOf(m_own->boundingRect() & m_sight);
        return m_own->intersected(pathOf(m_sight));
    }
    [[nodiscard]] Seen seen(const QRectF& box) const
    {
        const QRectF inSight = m_clips && m_own ? m_own->boundingRect() & m_sight : m_sight;
        // A line that is level has a box without height.
        const QRectF grown = box.adjusted(-0.01, -0.01, 0.01, 0.01);
        if (!inSight.intersects(grown))
            return Seen::Nothing;
        return inSight.contains(box) && (!m_clips || !m_own || m_ownIsRect) ? Seen::Whole : Seen::Part;
    }
    [[nodiscard]] double strokeReach() const
    {
        const QPen& pen = m_target.pen();
        return pen.style() == Qt::NoPen ? 0 : std::max(1.0, pen.widthF()) / 2;
    }

    void clip(const QPainterPath& path, Qt::ClipOperation operation)
    {
        m_clips = operation != Qt::NoClip;
        const QPainterPath placed = toTarget().map(path);
        const auto isRect = [](const QPainterPath& shape) {
            return pathOf(shape.boundingRect()).toFillPolygon() == shape.toFillPolygon();
        };
        if (operation == Qt::IntersectClip && m_own) {
            const bool rects = m_ownIsRect && isRect(placed);
            m_own = rects ? pathOf(m_own->boundingRect() & placed.boundingRect()) : m_own->intersected(placed);
            m_ownIsRect = rects;
        } else if (operation == Qt::NoClip) {
            m_own.reset();
        } else {
            m_own = placed;
            m_ownIsRect = isRect(placed);
        }
    }
    void clip(const QRegion& region, Qt::ClipOperation operation)
    {
        QPainterPath path;
        if (region.rectCount() == 1)
            path.addRect(region.boundingRect());
        else
            path.addRegion(region);
        clip(path, operation);
    }

    /// The target's clip and transform as those of what is painted here.
    void arrange()
    {
        if (!m_clipIsSet) {
            m_target.setTransform(m_ground);
            const QPainterPath path = sight();
            if (!m_clips || !m_own || m_ownIsRect)
                m_target.setClipRect(path.boundingRect());
            else
                m_target.setClipPath(path);
            m_clipIsSet = true;
        }
        m_target.setTransform(toTarget() * m_ground);
    }

    /// Fills and outlines what is in sight; for targets that don't clip.
    void drawCut(const QPainterPath& path)
    {
        bool invertible = false;
        const QTransform back = toTarget().inverted(&invertible);
        if (!invertible)
            return;
        arrange();
        const QPainterPath frame = back.map(sight());
        const QPen pen = m_target.pen();
        const QBrush brush = m_target.brush();
        if (brush.style() != Qt::NoBrush)
            m_target.fillPath(path.intersected(frame), brush);
        if (pen.style() == Qt::NoPen)
            return;
        QPainterPathStroker stroker(pen);
        if (pen.widthF() <= 0)
            stroker.setWidth(1);
        m_target.fillPath(stroker.createStroke(path).intersected(frame), pen.brush());
    }

    QPainter& m_target;
    const QTransform m_ground; ///< the target's own
    const bool m_cutsShapes;
    const bool m_plainGlyphs;
    QTransform m_origin;
    QRectF m_sight;
    QTransform m_transform;
    std::optional<QPainterPath> m_own; ///< the clip that was asked for, in the painter's coordinates
    bool m_ownIsRect = true;
    bool m_clips = false;
    bool m_clipIsSet = false;
};

/// As large as a widget, with the target's resolution.
class RelayDevice final : public QPaintDevice {
public:
    explicit RelayDevice(QPainter& target)
        : m_engine(target)
        , m_target(*target.device())
    {}

    void place(const QPointF& origin, const QRectF& sight, QSize size)
    {
        m_engine.place(origin, sight);
        m_size = size;
    }
    QPaintEngine* paintEngine() const override { return &m_engine; }

protected:
    int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth: return m_size.width();
        case PdmHeight: return m_size.height();
        case PdmWidthMM: return m_size.width() * m_target.widthMM() / std::max(1, m_target.width());
        case PdmHeightMM: return m_size.height() * m_target.heightMM() / std::max(1, m_target.height());
        case PdmNumColors: return 0;
        case PdmDepth: return 32;
        case PdmDpiX:
        case PdmPhysicalDpiX: return m_target.logicalDpiX();
        case PdmDpiY:
        case PdmPhysicalDpiY: return m_target.logicalDpiY();
        case PdmDevicePixelRatio: return 1;
        case PdmDevicePixelRatioScaled: return static_cast<int>(devicePixelRatioFScale());
        }
        return 0;
    }

private:
    mutable RelayEngine m_engine;
    QPaintDevice& m_target;
    QSize m_size;
};

void drawTree(QWidget& widget, RelayDevice& device, const QPointF& origin, const QRectF& sight, bool isRoot,
              bool plainGlyphs)
{
    device.place(origin, sight, widget.size());
    if (const auto* chart = qobject_cast<const ChartWidget*>(&widget)) {
        QPainter painter(&device);
        chart->paintInto(painter, QRectF(widget.rect()),
                         plainGlyphs ? chart->theme().withPlainGlyphs() : chart->theme());
    } else {
        widget.render(&device, QPoint(), QRegion(),
                      isRoot ? QWidget::RenderFlags(QWidget::DrawWindowBackground) : QWidget::RenderFlags());
    }
    // In the order in which they are stacked.
    for (QObject* object : widget.children()) {
        auto* child = qobject_cast<QWidget*>(object);
        if (child == nullptr || child->isWindow() || child->isHidden())
            continue;
        const QPointF corner = origin + child->pos();
        const QRectF inSight = sight & QRectF(corner, QSizeF(child->size()));
        if (!inSight.isEmpty())
            drawTree(*child, device, corner, inSight, false, plainGlyphs);
    }
}

} // namespace

void drawWidget(const QWidget& view, QPainter& painter)
{
    painter.save();
    RelayDevice device(painter);
    // Rendering does not change what the widget is; Qt only declares it so.
    drawTree(const_cast<QWidget&>(view), device, QPointF(), QRectF(view.rect()), true,
             painter.paintEngine()->type() == QPaintEngine::Pdf);
    painter.restore();
}

} // namespace acr::ui
