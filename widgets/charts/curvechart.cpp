// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/curvechart.h"

#include "widgets/charts/crosshairpanel.h"
#include "widgets/charts/snapshot.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEngine>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

constexpr double curveReach = 8; ///< pixels from a curve that still count as on it
constexpr double fewestSteps = 4;
constexpr std::size_t maxInSnapshot = 4000; ///< values of a curve; more can't be seen

/// The values as 32-bit floats; a longer curve is read at evenly spaced x, its ends included.
QString packedValues(const CurveData& data, double& step)
{
    std::vector<float> values;
    const std::size_t count = std::min(data.size(), maxInSnapshot);
    const double stride = count > 1 ? static_cast<double>(data.size() - 1) / static_cast<double>(count - 1) : 1;
    for (std::size_t i = 0; i < count; ++i)
        values.push_back(static_cast<float>(
            count == data.size()
                ? data[i]
                : valueAt(data, {}, std::min(stride * static_cast<double>(i), static_cast<double>(data.size() - 1)))));
    step *= stride;
    return snapshot::packed(values);
}

std::shared_ptr<CurveData> unpackedValues(const QJsonValue& value)
{
    const std::vector<float> values = snapshot::unpacked(value);
    return std::make_shared<CurveData>(std::vector<double>(values.begin(), values.end()));
}

} // namespace

CurveChart::CurveChart(const ThemeManager& themes, QWidget* parent)
    : ChartWidget(themes, parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setEmptyText(tr("No curves yet"), tr("Pick at least one policy to see its curve."));
}

void CurveChart::setAxisTitles(const QString& x, const QString& y)
{
    m_plot.xTitle = x;
    m_plot.yTitle = y;
    describe();
    rearrange();
}

void CurveChart::setValueFormat(const QString& prefix, const QString& suffix, int decimals)
{
    m_plot.prefix = prefix;
    m_plot.suffix = suffix;
    m_plot.decimals = decimals;
    rearrange();
}

void CurveChart::setZeroIncluded(bool included)
{
    m_plot.zeroIncluded = included;
    rearrange();
}

void CurveChart::setCurves(std::vector<Curve> curves)
{
    m_plot.curves = std::move(curves);
    m_plot.hovered = -1;
    describe();
    dataChanged();
}

void CurveChart::append(std::size_t curve, std::span<const double> values)
{
    m_plot.curves[curve].values->append(values);
    dataChanged();
}

void CurveChart::append(std::size_t curve, std::span<const double> values, std::span<const double> low,
                        std::span<const double> high)
{
    Curve& target = m_plot.curves[curve];
    target.values->append(values);
    if (!target.low)
        target.low = std::make_shared<CurveData>();
    if (!target.high)
        target.high = std::make_shared<CurveData>();
    target.low->append(low);
    target.high->append(high);
    dataChanged();
}

void CurveChart::dataChanged()
{
    rearrange();
    emit contentChanged();
}

void CurveChart::setEvents(std::vector<ChartEvent> events)
{
    m_plot.events = std::move(events);
    update();
}

void CurveChart::describe()
{
    QStringList names;
    for (const Curve& curve : m_plot.curves)
        names << curve.name;
    setAccessibleDescription(
        tr("%1 over %2. Curves: %3. Use the arrow keys to pan, plus and minus to zoom, zero to show "
           "everything.")
            .arg(m_plot.yTitle, m_plot.xTitle, names.join(QStringLiteral(", "))));
}

void CurveChart::rearrange()
{
    m_picture.reset();
    repaintCurves();
}

void CurveChart::repaintCurves()
{
    m_rasterScale = 0;
    update();
}

void CurveChart::dropLayout()
{
    rearrange();
}

const CurvePicture& CurveChart::picture() const
{
    const QRectF area = contentArea();
    if (!m_picture || m_picture->area() != area) {
        m_picture.emplace(m_plot, area, this, theme());
        countLayout();
    }
    return *m_picture;
}

void CurveChart::paintContent(QPainter& painter, const QRectF& area, const Theme& theme) const
{
    const CurvePicture drawn(m_plot, area, painter.device(), theme);
    if (!drawn.hasRoom())
        return;
    drawn.paintFrame(painter);
    if (painter.paintEngine()->type() == QPaintEngine::Raster) {
        CurveRaster raster;
        drawn.rasterise(raster, rasterScale(painter));
        raster.drawAt(painter, drawn.plotArea().topLeft(), rasterScale(painter));
    } else {
        drawn.paintShapes(painter);
    }
    drawn.paintMarks(painter);
}

void CurveChart::paintOnScreen(QPainter& painter)
{
    const CurvePicture& shown = picture();
    if (!shown.hasRoom())
        return;
    const double scale = rasterScale(painter);
    const bool current =
        m_rasterScale == scale && m_raster.image().size() == (shown.plotArea().size() * scale).toSize();
    if (!current) {
        shown.rasterise(m_raster, scale);
        m_rasterScale = scale;
    }
    shown.paintFrame(painter);
    m_raster.drawAt(painter, shown.plotArea().topLeft(), scale);
    shown.paintMarks(painter);
}

void CurveChart::paintOverlay(QPainter& painter)
{
    paintFocusRing(painter);
    if (m_crosshair && !m_dragged)
        paintCrosshair(painter, *this, m_plot, picture(), theme(), *m_crosshair);
}

std::optional<ChartPlane> CurveChart::planeIn(const QRectF& area, const QPaintDevice* device, const Theme& theme) const
{
    if (device == this && area == contentArea())
        return ChartPlane{picture().plotArea(), picture().x(), picture().y()};
    const CurvePicture drawn(m_plot, area, device, theme);
    return ChartPlane{drawn.plotArea(), drawn.x(), drawn.y()};
}

AxisSettings CurveChart::axisSettings() const
{
    return {{m_plot.range, m_plot.logX}, {m_plot.values, m_plot.logY}};
}

void CurveChart::setAxisSettings(const AxisSettings& settings)
{
    const auto before = visibleRange();
    const bool wasZoomed = isZoomed();
    m_plot.range = settings.x.range;
    m_plot.logX = settings.x.logarithmic;
    m_plot.values = settings.y.range;
    m_plot.logY = settings.y.logarithmic;
    rearrange();
    if (const auto [low, high] = visibleRange(); before != std::pair(low, high) || wasZoomed != isZoomed())
        emit visibleRangeChanged(low, high);
}

bool CurveChart::hasDataIn(const AxisSettings& settings) const
{
    CurvePlot plot = m_plot;
    plot.range = settings.x.range;
    if (plot.range && !plot.isZoomed())
        return false;
    if (!settings.y.range)
        return true;
    const auto [low, high] = plot.visibleRange();
    MinMax found;
    for (const Curve& curve : plot.curves)
        found.include(rangeBetween(*curve.values, curve.spacing, low, high));
    return !found.empty() && settings.y.range->first <= found.high && settings.y.range->second >= found.low;
}

ChartNumbers CurveChart::numbers(Extent extent) const
{
    const auto [low, high] = visibleRange();
    // Every x at which a curve has a value, once.
    std::vector<double> places;
    const auto placeOf = [](const Curve& curve, std::size_t i) {
        return curve.spacing.first + curve.spacing.step * static_cast<double>(i);
    };
    for (const Curve& curve : m_plot.curves)
        for (std::size_t i = 0; i < curve.values->size(); ++i)
            if (const double x = placeOf(curve, i); extent == Extent::All || (x >= low && x <= high))
                places.push_back(x);
    std::ranges::sort(places);
    places.erase(std::unique(places.begin(), places.end()), places.end());

    ChartNumbers made;
    made.columns.push_back({.key = QStringLiteral("x"), .title = m_plot.xTitle, .numbers = places, .decimals = 0});
    const auto add = [&](const QString& key, const QString& title, const Curve& curve, const CurveData& from) {
        ChartColumn column{.key = key,
                           .title = title,
                           .numbers = std::vector(places.size(), std::numeric_limits<double>::quiet_NaN()),
                           .prefix = m_plot.prefix,
                           .suffix = m_plot.suffix,
                           .decimals = m_plot.decimals};
        for (std::size_t i = 0; i < from.size(); ++i) {
            const auto found = std::ranges::lower_bound(places, placeOf(curve, i));
            if (found != places.end() && *found == placeOf(curve, i))
                column.numbers[static_cast<std::size_t>(found - places.begin())] = from[i];
        }
        made.columns.push_back(std::move(column));
    };
    for (const Curve& curve : m_plot.curves) {
        const QString name = curve.name.isEmpty() ? curve.id : curve.name;
        add(curve.id, name, curve, *curve.values);
        if (!curve.low || !curve.high)
            continue;
        add(curve.id + QStringLiteral(" low"), tr("%1, low", "end of an interval").arg(name), curve, *curve.low);
        add(curve.id + QStringLiteral(" high"), tr("%1, high", "end of an interval").arg(name), curve, *curve.high);
    }
    return made;
}

void CurveChart::setVisibleRange(double low, double high)
{
    if (!std::isfinite(low) || !std::isfinite(high) || !(high > low))
        return;
    setRange(std::pair(low, high));
}

void CurveChart::setRange(std::optional<std::pair<double, double>> range)
{
    if (range) {
        const MinMax all = m_plot.dataRange();
        const double width = range->second - range->first;
        if (width >= all.high - all.low) {
            range.reset();
        } else if (m_plot.logX) {
            range = std::pair(std::max(range->first, all.low), std::min(range->second, all.high));
            if (!(range->second > range->first))
                return;
        } else {
            range->first = std::clamp(range->first, all.low, all.high - width);
            range->second = range->first + width;
        }
    }
    if (range == m_plot.range)
        return;
    m_plot.range = range;
    rearrange();
    const auto [low, high] = visibleRange();
    emit visibleRangeChanged(low, high);
    emit axisSettingsChanged();
}

void CurveChart::resetZoom()
{
    if (m_plot.values) {
        m_plot.values.reset();
        rearrange();
        emit axisSettingsChanged();
    }
    setRange(std::nullopt);
}

void CurveChart::setCrosshair(std::optional<double> x)
{
    if (m_crosshair == x)
        return;
    m_crosshair = x;
    update();
}

void CurveChart::setPlayhead(std::optional<double> x)
{
    if (m_plot.playhead == x)
        return;
    m_plot.playhead = x;
    update();
}

void CurveChart::setSelected(const QString& id)
{
    if (m_plot.selected == id)
        return;
    m_plot.selected = id;
    repaintCurves();
}

void CurveChart::zoomAround(double fraction, double factor)
{
    const auto [low, high] = visibleRange();
    if (m_plot.logX) {
        const Axis axis = m_plot.xAxis();
        const double from = fraction * (1 - factor);
        setRange(std::pair(axis.value(from), axis.value(from + factor)));
        return;
    }
    double step = std::numeric_limits<double>::infinity();
    for (const Curve& curve : m_plot.curves)
        step = std::min(step, curve.spacing.step);
    const double width = std::max((high - low) * factor, fewestSteps * step);
    const double anchor = std::lerp(low, high, fraction);
    setRange(std::pair(anchor - fraction * width, anchor + (1 - fraction) * width));
}

void CurveChart::zoomValues(double fraction, double factor)
{
    const Axis axis = m_plot.yAxis();
    const double from = fraction * (1 - factor);
    const std::pair values(axis.value(from), axis.value(from + factor));
    if (!(values.second > values.first) || !std::isfinite(values.second - values.first))
        return;
    m_plot.values = values;
    rearrange();
    emit axisSettingsChanged();
}

void CurveChart::panBy(double fraction, double valueFraction)
{
    if (m_plot.values && valueFraction != 0) {
        const Axis axis = m_plot.yAxis();
        m_plot.values = std::pair(axis.value(valueFraction), axis.value(1 + valueFraction));
        rearrange();
        emit axisSettingsChanged();
    }
    if (!m_plot.range)
        return;
    if (m_plot.logX) {
        const Axis axis = m_plot.xAxis();
        const MinMax all = m_plot.dataRange();
        // At an end of the data it stops, with the same zoom.
        const std::pair moved(axis.value(fraction), axis.value(1 + fraction));
        if (moved.first >= all.low && moved.second <= all.high)
            setRange(moved);
        return;
    }
    const double shift = (m_plot.range->second - m_plot.range->first) * fraction;
    setRange(std::pair(m_plot.range->first + shift, m_plot.range->second + shift));
}

void CurveChart::wheelEvent(QWheelEvent* event)
{
    const QRectF plot = plotArea();
    // Some platforms turn Shift + wheel into a horizontal turn.
    const QPoint turned = event->angleDelta();
    const double notches = (turned.y() != 0 ? turned.y() : turned.x()) / 120.0;
    if (isEmpty() || notches == 0 || plot.width() < 1 || plot.height() < 1) {
        event->ignore();
        return;
    }
    const double factor = std::pow(0.8, notches);
    if (event->modifiers() & Qt::ShiftModifier)
        zoomValues(std::clamp((plot.bottom() - event->position().y()) / plot.height(), 0.0, 1.0), factor);
    else
        zoomAround(std::clamp((event->position().x() - plot.left()) / plot.width(), 0.0, 1.0), factor);
    event->accept();
}

int CurveChart::curveNear(const QPointF& position) const
{
    const QRectF plot = plotArea();
    if (!plot.adjusted(-1, -curveReach, 1, curveReach).contains(position))
        return -1;
    const CurvePicture& shown = picture();
    const double from = shown.xOf(position.x() - 0.5);
    const double to = shown.xOf(position.x() + 0.5);
    int nearest = -1;
    double best = curveReach;
    for (std::size_t i = 0; i < m_plot.curves.size(); ++i) {
        const MinMax here = rangeBetween(*m_plot.curves[i].values, m_plot.curves[i].spacing, from, to);
        if (here.empty())
            continue;
        const double top = shown.pixelY(here.high);
        const double bottom = shown.pixelY(here.low);
        const double distance = std::max({0.0, top - position.y(), position.y() - bottom});
        if (distance < best) {
            best = distance;
            nearest = static_cast<int>(i);
        }
    }
    return nearest;
}

void CurveChart::setHovered(int curve)
{
    if (m_plot.hovered == curve)
        return;
    m_plot.hovered = curve;
    setCursor(curve >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    repaintCurves();
}

void CurveChart::moveCrosshair(std::optional<double> x)
{
    if (m_crosshair == x)
        return;
    m_crosshair = x;
    update();
    if (x)
        emit crosshairMoved(*x);
    else
        emit crosshairLeft();
}

void CurveChart::mouseMoveEvent(QMouseEvent* event)
{
    if (isEmpty())
        return;
    const QRectF plot = plotArea();
    const QPointF position = event->position();
    if (m_pressed) {
        if (!m_dragged && (position - *m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
            m_dragged = true;
            setCursor(Qt::ClosedHandCursor);
        }
        if (m_dragged) {
            panBy((m_lastMouse.x() - position.x()) / plot.width(), (position.y() - m_lastMouse.y()) / plot.height());
            m_lastMouse = position;
            return;
        }
    }
    hoverAt(position);
}

void CurveChart::hoverAt(const QPointF& position)
{
    const QRectF plot = plotArea();
    setHovered(curveNear(position));
    if (!plot.contains(position)) {
        moveCrosshair(std::nullopt);
        return;
    }
    const double x = picture().xOf(position.x());
    // On the nearest step, so that what is read is a value that exists.
    const Spacing spacing = m_plot.curves.front().spacing;
    const double snapped = spacing.first + std::round((x - spacing.first) / spacing.step) * spacing.step;
    const MinMax all = m_plot.dataRange();
    moveCrosshair(std::clamp(snapped, all.low, all.high));
}

QVariant CurveChart::itemAtPlace(const QPointF& position) const
{
    const int curve = isEmpty() ? -1 : curveNear(position);
    return curve >= 0 ? QVariant(m_plot.curves[static_cast<std::size_t>(curve)].id) : QVariant();
}

QVariant CurveChart::selectedItem() const
{
    return m_plot.selected.isEmpty() ? QVariant() : QVariant(m_plot.selected);
}

void CurveChart::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || isEmpty())
        return;
    m_pressed = event->position();
    m_lastMouse = event->position();
    m_dragged = false;
}

void CurveChart::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    m_pressed.reset();
    if (m_dragged) {
        setCursor(Qt::ArrowCursor);
        return;
    }
    // A touch, or a click right after the chart came up, moves no mouse before.
    if (!isEmpty())
        hoverAt(event->position());
    const int near = curveNear(event->position());
    if (near >= 0) {
        const QString& id = m_plot.curves[static_cast<std::size_t>(near)].id;
        setSelected(m_plot.selected == id ? QString() : id);
        emit curveSelected(m_plot.selected);
    } else if (plotArea().contains(event->position()) && m_crosshair) {
        emit positionClicked(*m_crosshair);
    }
}

void CurveChart::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && !activateAt(event->position()))
        resetZoom();
}

void CurveChart::leaveEvent(QEvent*)
{
    setHovered(-1);
    moveCrosshair(std::nullopt);
}

void CurveChart::stepSelection(int direction)
{
    const auto [low, high] = visibleRange();
    const std::vector<Reading> order = readings(m_crosshair.value_or(high));
    if (order.empty())
        return;
    const auto found =
        std::find_if(order.begin(), order.end(), [this](const Reading& r) { return r.id == m_plot.selected; });
    const auto count = static_cast<std::ptrdiff_t>(order.size());
    std::ptrdiff_t next = direction > 0 ? 0 : count - 1;
    if (found != order.end())
        next = std::clamp<std::ptrdiff_t>(found - order.begin() + direction, 0, count - 1);
    setSelected(order[static_cast<std::size_t>(next)].id);
    emit curveSelected(m_plot.selected);
}

void CurveChart::keyPressEvent(QKeyEvent* event)
{
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const double direction = event->key() == Qt::Key_Right ? 1 : -1;
        if (!shift) {
            panBy(0.1 * direction, 0);
            return;
        }
        if (isEmpty())
            return;
        const auto [low, high] = visibleRange();
        const Spacing spacing = m_plot.curves.front().spacing;
        const double from = m_crosshair.value_or(direction > 0 ? low - spacing.step : high + spacing.step);
        const MinMax all = m_plot.dataRange();
        moveCrosshair(std::clamp(from + direction * spacing.step, all.low, all.high));
        return;
    }
    case Qt::Key_Up: stepSelection(-1); return;
    case Qt::Key_Down: stepSelection(1); return;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomAround(0.5, 0.8); return;
    case Qt::Key_Minus:
    case Qt::Key_Underscore: zoomAround(0.5, 1.25); return;
    case Qt::Key_0: resetZoom(); return;
    case Qt::Key_Escape:
        moveCrosshair(std::nullopt);
        setSelected({});
        emit curveSelected({});
        return;
    default: ChartWidget::keyPressEvent(event);
    }
}

void CurveChart::writeSnapshot(QJsonObject& made) const
{
    QJsonArray curves;
    for (const Curve& curve : m_plot.curves) {
        double step = curve.spacing.step;
        QJsonObject each{{QStringLiteral("id"), curve.id},
                         {QStringLiteral("name"), curve.name},
                         {QStringLiteral("ink"), snapshot::ofInk(curve.ink)},
                         {QStringLiteral("first"), curve.spacing.first},
                         {QStringLiteral("v"), packedValues(*curve.values, step)}};
        each[QStringLiteral("step")] = step;
        if (curve.ghost > 0)
            each[QStringLiteral("ghost")] = curve.ghost;
        if (curve.low && curve.high && curve.low->size() == curve.values->size() &&
            curve.high->size() == curve.values->size()) {
            double ignored = 1;
            each[QStringLiteral("low")] = packedValues(*curve.low, ignored);
            each[QStringLiteral("high")] = packedValues(*curve.high, ignored);
        }
        curves.append(each);
    }
    QJsonArray events;
    for (const ChartEvent& event : m_plot.events)
        events.append(QJsonObject{{QStringLiteral("x"), event.x},
                                  {QStringLiteral("label"), event.label},
                                  {QStringLiteral("ink"), snapshot::ofInk(event.ink)}});
    made = {{QStringLiteral("kind"), QStringLiteral("curves")},
            {QStringLiteral("x"), m_plot.xTitle},
            {QStringLiteral("y"), m_plot.yTitle},
            {QStringLiteral("prefix"), m_plot.prefix},
            {QStringLiteral("suffix"), m_plot.suffix},
            {QStringLiteral("decimals"), m_plot.decimals},
            {QStringLiteral("zero"), m_plot.zeroIncluded},
            {QStringLiteral("selected"), m_plot.selected},
            {QStringLiteral("curves"), curves},
            {QStringLiteral("events"), events}};
    if (m_plot.logX)
        made[QStringLiteral("logX")] = true;
    if (m_plot.logY)
        made[QStringLiteral("logY")] = true;
    if (m_plot.range)
        made[QStringLiteral("range")] = QJsonArray{m_plot.range->first, m_plot.range->second};
    if (m_plot.values)
        made[QStringLiteral("values")] = QJsonArray{m_plot.values->first, m_plot.values->second};
    if (m_plot.playhead)
        made[QStringLiteral("playhead")] = *m_plot.playhead;
}

bool CurveChart::readSnapshot(const QJsonObject& from)
{
    setAxisTitles(from.value(QLatin1String("x")).toString(), from.value(QLatin1String("y")).toString());
    setValueFormat(from.value(QLatin1String("prefix")).toString(), from.value(QLatin1String("suffix")).toString(),
                   std::clamp(from.value(QLatin1String("decimals")).toInt(1), 0, 8));
    setZeroIncluded(from.value(QLatin1String("zero")).toBool(true));
    std::vector<Curve> curves;
    for (const auto& value : from.value(QLatin1String("curves")).toArray()) {
        const QJsonObject each = value.toObject();
        Curve curve{
            .id = each.value(QLatin1String("id")).toString(),
            .name = each.value(QLatin1String("name")).toString(),
            .ink = snapshot::toInk(each.value(QLatin1String("ink"))),
            .spacing = {each.value(QLatin1String("first")).toDouble(), each.value(QLatin1String("step")).toDouble(1)}};
        if (!(curve.spacing.step > 0) || !std::isfinite(curve.spacing.first) || !std::isfinite(curve.spacing.step))
            return false;
        curve.values = unpackedValues(each.value(QLatin1String("v")));
        curve.ghost = std::max(0, each.value(QLatin1String("ghost")).toInt());
        if (each.contains(QLatin1String("low"))) {
            curve.low = unpackedValues(each.value(QLatin1String("low")));
            curve.high = unpackedValues(each.value(QLatin1String("high")));
            if (curve.low->size() != curve.values->size() || curve.high->size() != curve.values->size())
                return false;
        }
        curves.push_back(std::move(curve));
    }
    std::vector<ChartEvent> events;
    for (const auto& value : from.value(QLatin1String("events")).toArray()) {
        const QJsonObject each = value.toObject();
        events.push_back({each.value(QLatin1String("x")).toDouble(), each.value(QLatin1String("label")).toString(),
                          snapshot::toInk(each.value(QLatin1String("ink")))});
    }
    m_plot.scaleWords = snapshot::toTexts(from.value(QLatin1String("scaleWords")));
    setCurves(std::move(curves));
    setEvents(std::move(events));
    setSelected(from.value(QLatin1String("selected")).toString());
    setPlayhead(from.contains(QLatin1String("playhead"))
                    ? std::optional(from.value(QLatin1String("playhead")).toDouble())
                    : std::nullopt);
    setAxisSettings(
        {{snapshot::toRange(from.value(QLatin1String("range"))), from.value(QLatin1String("logX")).toBool()},
         {snapshot::toRange(from.value(QLatin1String("values"))), from.value(QLatin1String("logY")).toBool()}});
    return !m_plot.isEmpty();
}

} // namespace acr::ui

#include "moc_curvechart.cpp"
