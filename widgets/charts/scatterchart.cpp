// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/scatterchart.h"

#include "widgets/charts/labellayout.h"
#include "widgets/charts/snapshot.h"
#include "widgets/theme/colourscale.h"
#include "widgets/theme/marker.h"
#include "widgets/theme/numbers.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace acr::ui {

namespace {

constexpr std::size_t maxLabels = 64;

/// The radius of the ring around a chosen marker.
double ringOf(double size)
{
    return size * 0.9;
}

QSizeF labelSize(const QString& name, const QFontMetricsF& metrics)
{
    return {metrics.horizontalAdvance(name) + 1, metrics.height() - 2};
}

/// Labels may reach a little beyond the right end of the plot.
QRectF labelBounds(const QRectF& plot)
{
    return plot.adjusted(0, 0, space::m, 0);
}

/// The part of a segment inside of 0 … 1 in both directions (Liang and Barsky); false when there is none.
bool cutToUnit(QPointF& from, QPointF& to)
{
    const QPointF way = to - from;
    double begin = 0;
    double end = 1;
    const auto against = [&](double speed, double room) {
        if (speed == 0)
            return room >= 0;
        if (speed < 0)
            begin = std::max(begin, room / speed);
        else
            end = std::min(end, room / speed);
        return begin <= end;
    };
    if (!against(-way.x(), from.x()) || !against(way.x(), 1 - from.x()) || !against(-way.y(), from.y()) ||
        !against(way.y(), 1 - from.y()))
        return false;
    to = from + end * way;
    from += begin * way;
    return true;
}

/// A line cut to 0 … 1 in both directions: in several pieces when it leaves and comes back.
std::vector<QPolygonF> cutToUnit(const QPolygonF& line)
{
    std::vector<QPolygonF> pieces;
    for (qsizetype i = 1; i < line.size(); ++i) {
        QPointF from = line[i - 1];
        QPointF to = line[i];
        if (!cutToUnit(from, to))
            continue;
        if (pieces.empty() || pieces.back().last() != from)
            pieces.push_back({from});
        pieces.back() << to;
    }
    return pieces;
}

/// The axis from fraction `from` to fraction `to` of what it shows now.
void cutAxis(Axis& axis, double from, double to)
{
    const double low = axis.value(from);
    const double high = axis.value(to);
    if (high > low && std::isfinite(high - low) && (!axis.logarithmic || low > 0)) {
        axis.low = low;
        axis.high = high;
    }
}

} // namespace

ScatterChart::ScatterChart(const ThemeManager& themes, QWidget* parent)
    : ChartWidget(themes, parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setEmptyText(tr("No points yet"), tr("Pick at least one policy."));
}

void ScatterChart::rearrange()
{
    m_layout.reset();
    update();
}

void ScatterChart::setItems(std::vector<ScatterItem> items)
{
    m_items = std::move(items);
    m_hovered = -1;
    fitAxes();
    describe();
    rearrange();
    emit contentChanged();
}

void ScatterChart::setAxisTitles(const QString& x, const QString& y)
{
    m_x.title = x;
    m_y.title = y;
    describe();
    rearrange();
}

void ScatterChart::setXFormat(const QString& prefix, const QString& suffix)
{
    m_x.prefix = prefix;
    m_x.suffix = suffix;
    rearrange();
}

void ScatterChart::setYFormat(const QString& prefix, const QString& suffix)
{
    m_y.prefix = prefix;
    m_y.suffix = suffix;
    rearrange();
}

void ScatterChart::setLogarithmicX(bool logarithmic)
{
    if (m_x.logarithmic == logarithmic)
        return;
    m_x.logarithmic = logarithmic;
    fitAxes();
    rearrange();
}

void ScatterChart::setFront(std::vector<QPointF> front, const QString& label)
{
    m_front = std::move(front);
    m_frontLabel = label;
    rearrange();
}

void ScatterChart::setMarkerSize(double size)
{
    m_markerSize = size;
    rearrange();
}

void ScatterChart::setSelected(const QString& id)
{
    if (m_selected == id)
        return;
    m_selected = id;
    rearrange();
}

void ScatterChart::describe()
{
    setAccessibleDescription(
        tr("%1 against %2, %n points.", nullptr, static_cast<int>(m_items.size())).arg(m_y.title, m_x.title));
}

bool ScatterChart::showable(double x, double y) const
{
    return std::isfinite(x) && std::isfinite(y) && (!m_x.logarithmic || x > 0) && (!m_y.logarithmic || y > 0);
}

AxisSettings ScatterChart::axisSettings() const
{
    return {{m_settings.x.range, m_x.logarithmic}, {m_settings.y.range, m_y.logarithmic}};
}

void ScatterChart::setAxisSettings(const AxisSettings& settings)
{
    m_settings = settings;
    m_x.logarithmic = settings.x.logarithmic;
    m_y.logarithmic = settings.y.logarithmic;
    fitAxes();
    rearrange();
}

bool ScatterChart::hasDataIn(const AxisSettings& settings) const
{
    const auto in = [](const AxisSetting& side, double value) {
        return !side.range || (value >= side.range->first && value <= side.range->second);
    };
    return std::ranges::any_of(
        m_items, [&](const ScatterItem& item) { return in(settings.x, item.x) && in(settings.y, item.y); });
}

void ScatterChart::fitAxes()
{
    const double infinity = std::numeric_limits<double>::infinity();
    std::pair x(infinity, -infinity);
    std::pair y(infinity, -infinity);
    for (const ScatterItem& item : m_items) {
        if (!showable(item.x, item.y))
            continue;
        const bool whole = !m_y.logarithmic || item.y - item.yHalf > 0;
        const bool wholeX = !m_x.logarithmic || item.x - item.xHalf > 0;
        x = {std::min(x.first, wholeX ? item.x - item.xHalf : item.x), std::max(x.second, item.x + item.xHalf)};
        y = {std::min(y.first, whole ? item.y - item.yHalf : item.y), std::max(y.second, item.y + item.yHalf)};
    }
    const auto fit = [](Axis& axis, std::pair<double, double> range, bool fromZero) {
        const auto [low, high] = range;
        if (!(low <= high)) {
            axis.low = axis.logarithmic ? 1 : 0;
            axis.high = axis.logarithmic ? 10 : 1;
        } else if (axis.logarithmic) {
            const double factor = high > low ? std::pow(high / low, 0.08) : 2;
            axis.low = low / factor;
            axis.high = high * factor;
        } else {
            const double by = high > low ? (high - low) * 0.08 : std::max(1e-9, std::abs(high) * 0.1);
            axis.low = fromZero && low >= 0 && low < 0.25 * high ? 0 : low - by;
            axis.high = high + by;
        }
    };
    fit(m_x, x, true);
    fit(m_y, y, false);
    // A range that was asked for, as long as it is one of these data.
    const auto ask = [](Axis& axis, const AxisSetting& side, std::pair<double, double> range) {
        if (!side.range || (axis.logarithmic && !(side.range->first > 0)))
            return;
        if (range.first <= range.second && (side.range->first > range.second || side.range->second < range.first))
            return;
        std::tie(axis.low, axis.high) = *side.range;
    };
    ask(m_x, m_settings.x, x);
    ask(m_y, m_settings.y, y);
}

void ScatterChart::keepShown()
{
    m_settings.x.range = std::pair(m_x.low, m_x.high);
    m_settings.y.range = std::pair(m_y.low, m_y.high);
    rearrange();
    emit axisSettingsChanged();
}

std::optional<ChartPlane> ScatterChart::planeIn(const QRectF& area, const QPaintDevice* device,
                                                const Theme& theme) const
{
    if (device == this && area == contentArea())
        return ChartPlane{shownLayout().plot, shownLayout().x, shownLayout().y};
    const Layout frame = frameFor(area, device, theme);
    return ChartPlane{frame.plot, frame.x, frame.y};
}

ChartNumbers ScatterChart::numbers(Extent extent) const
{
    ChartColumn name{.key = QStringLiteral("name"), .title = tr("Name")};
    ChartColumn x{.key = QStringLiteral("x"), .title = m_x.title, .prefix = m_x.prefix, .suffix = m_x.suffix};
    ChartColumn y{.key = QStringLiteral("y"), .title = m_y.title, .prefix = m_y.prefix, .suffix = m_y.suffix};
    ChartColumn xHalf{.key = QStringLiteral("x_half"), .title = QStringLiteral("± ") + m_x.title, .numbers = {}};
    ChartColumn yHalf{.key = QStringLiteral("y_half"), .title = QStringLiteral("± ") + m_y.title, .numbers = {}};
    bool hasXHalf = false;
    bool hasYHalf = false;
    const double missing = std::numeric_limits<double>::quiet_NaN();
    for (const ScatterItem& item : m_items) {
        const bool inside = showable(item.x, item.y) && item.x >= m_x.low && item.x <= m_x.high && item.y >= m_y.low &&
                            item.y <= m_y.high;
        if (extent == Extent::Visible && !inside)
            continue;
        name.texts.push_back(!item.note.isEmpty() ? item.note : item.name.isEmpty() ? item.id : item.name);
        x.numbers.push_back(item.x);
        y.numbers.push_back(item.y);
        xHalf.numbers.push_back(item.xHalf > 0 ? item.xHalf : missing);
        yHalf.numbers.push_back(item.yHalf > 0 ? item.yHalf : missing);
        hasXHalf |= item.xHalf > 0;
        hasYHalf |= item.yHalf > 0;
    }
    ChartNumbers made{{std::move(name), std::move(x), std::move(y)}};
    if (hasXHalf)
        made.columns.push_back(std::move(xHalf));
    if (hasYHalf)
        made.columns.push_back(std::move(yHalf));
    return made;
}

QPointF ScatterChart::Layout::at(double xValue, double yValue) const
{
    return {plot.left() + x.fraction(xValue) * plot.width(), plot.bottom() - y.fraction(yValue) * plot.height()};
}

ScatterChart::Layout ScatterChart::frameFor(const QRectF& area, const QPaintDevice* device, const Theme& theme) const
{
    Layout layout;
    layout.area = area;
    layout.x = m_x;
    layout.y = m_y;
    const double top = verticalTitleHeight(theme, device, m_y);
    const double bottom = horizontalAxisHeight(theme, device, m_x);
    const double left = verticalAxisWidth(theme, device, area.height() - top - bottom, m_y);
    layout.plot = QRectF(area.adjusted(std::ceil(left), top, -space::m, -bottom).toRect());
    return layout;
}

ScatterChart::Layout ScatterChart::layoutFor(const QRectF& area, const QPaintDevice* device, const Theme& theme) const
{
    Layout layout = frameFor(area, device, theme);
    layout.front = frontIn(layout);
    layout.places.reserve(m_items.size());
    for (const ScatterItem& item : m_items) {
        if (!showable(item.x, item.y)) {
            layout.places.emplace_back();
            continue;
        }
        layout.places.emplace_back(layout.at(item.x, item.y));
        if (item.xHalf > 0 && showable(item.x - item.xHalf, item.y))
            layout.lines.emplace_back(layout.at(item.x - item.xHalf, item.y), layout.at(item.x + item.xHalf, item.y));
        if (item.yHalf > 0 && showable(item.x, item.y - item.yHalf))
            layout.lines.emplace_back(layout.at(item.x, item.y - item.yHalf), layout.at(item.x, item.y + item.yHalf));
    }
    for (const QPolygonF& piece : layout.front)
        for (qsizetype i = 1; i < piece.size(); ++i)
            layout.lines.emplace_back(piece[i - 1], piece[i]);
    arrangeLabels(layout, QFontMetricsF(theme.font(FontRole::Caption), device));
    return layout;
}

const ScatterChart::Layout& ScatterChart::shownLayout() const
{
    const QRectF area = contentArea();
    if (!m_layout || m_layout->area != area) {
        m_layout.emplace(layoutFor(area, this, theme()));
        countLayout();
    }
    return *m_layout;
}

QPointF ScatterChart::positionOf(std::size_t item) const
{
    return shownLayout().at(m_items[item].x, m_items[item].y);
}

void ScatterChart::paintContent(QPainter& painter, const QRectF& area, const Theme& theme) const
{
    paintLayout(painter, layoutFor(area, painter.device(), theme), theme);
}

void ScatterChart::paintOnScreen(QPainter& painter)
{
    paintLayout(painter, shownLayout(), theme());
}

void ScatterChart::paintLayout(QPainter& painter, const Layout& layout, const Theme& theme) const
{
    if (layout.plot.width() < 16 || layout.plot.height() < 16)
        return;
    paintGrid(painter, theme, layout.plot, &layout.x, &layout.y);
    paintZeroLine(painter, theme, layout.plot, layout.y);
    paintHorizontalTexts(painter, theme, layout.plot, layout.x);
    paintVerticalTexts(painter, theme, layout.plot, layout.y);
    paintFront(painter, layout, theme);
    paintItems(painter, layout, theme);
    paintFrontLabel(painter, layout, theme);
    paintLabels(painter, layout, theme);
    paintLeftOut(painter, layout, theme);
}

void ScatterChart::paintLeftOut(QPainter& painter, const Layout& layout, const Theme& theme) const
{
    const auto count = std::ranges::count_if(m_items, [this](const ScatterItem& item) {
        return std::isfinite(item.x) && std::isfinite(item.y) && !showable(item.x, item.y);
    });
    if (count == 0)
        return;
    const QString words =
        tr("%n points at zero or below have no place on a logarithmic scale", nullptr, static_cast<int>(count));
    painter.setFont(theme.font(FontRole::Caption));
    const QFontMetricsF metrics(painter.font(), painter.device());
    const double width = metrics.horizontalAdvance(words) + 2 * space::xs;
    const QRectF box(std::max(layout.plot.left(), layout.plot.right() - width), layout.plot.top() + 1, width,
                     metrics.height());
    paintLabelGround(painter, box, theme);
    painter.setPen(theme.colours().muted);
    painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip, words);
}

std::vector<QPolygonF> ScatterChart::frontIn(const Layout& layout) const
{
    QPolygonF line;
    for (const QPointF& point : m_front)
        if (showable(point.x(), point.y()))
            line << QPointF(layout.x.fraction(point.x()), layout.y.fraction(point.y()));
    // Cut here, because drawings without clipping exist (SVG).
    std::vector<QPolygonF> pieces = cutToUnit(line);
    for (QPolygonF& piece : pieces)
        for (QPointF& point : piece)
            point = {layout.plot.left() + point.x() * layout.plot.width(),
                     layout.plot.bottom() - point.y() * layout.plot.height()};
    return pieces;
}

void ScatterChart::paintFront(QPainter& painter, const Layout& layout, const Theme& theme) const
{
    painter.setPen(QPen(theme.colours().accent, 1.5, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    for (const QPolygonF& piece : layout.front)
        painter.drawPolyline(piece);
}

void ScatterChart::paintFrontLabel(QPainter& painter, const Layout& layout, const Theme& theme) const
{
    QPolygonF line;
    for (const QPointF& point : m_front)
        if (showable(point.x(), point.y()))
            line << layout.at(point.x(), point.y());
    if (m_frontLabel.isEmpty() || line.size() < 2)
        return;
    const QPointF middle = (line[line.size() - 2] + line[line.size() - 1]) / 2;
    if (!layout.plot.contains(middle))
        return;
    painter.setFont(theme.font(FontRole::Caption));
    painter.setPen(theme.colours().accent);
    const QFontMetricsF metrics(painter.font(), painter.device());
    // Below a rising line, where the Pareto front leaves room. Bars of intervals may run there.
    const QRectF box(middle.x() + space::s, middle.y() + 2, metrics.horizontalAdvance(m_frontLabel) + 1,
                     metrics.height());
    paintLabelGround(painter, box, theme);
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip, m_frontLabel);
}

bool ScatterChart::isSelected(std::size_t item) const
{
    return !m_selected.isEmpty() && m_items[item].id == m_selected;
}

bool ScatterChart::isForward(std::size_t item) const
{
    return static_cast<int>(item) == m_hovered || isSelected(item);
}

double ScatterChart::sizeOf(bool forward) const
{
    return m_markerSize * (forward ? 1.35 : 1);
}

double ScatterChart::reachOf(bool forward) const
{
    return forward ? ringOf(sizeOf(true)) + 3 : sizeOf(false) / 2 + 2.5;
}

void ScatterChart::paintItems(QPainter& painter, const Layout& layout, const Theme& theme) const
{
    const QRectF plot = layout.plot.adjusted(-1, -1, 1, 1);
    const bool many = m_items.size() > 500;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const ScatterItem& item = m_items[i];
        if (!layout.places[i] || !plot.contains(*layout.places[i]))
            continue;
        const QPointF centre = *layout.places[i];
        const bool forward = isForward(i);
        const QColor colour = theme.colour(item.ink);
        painter.setPen(QPen(colour, 1));
        // Intervals end at the plot, also where they have no end on a logarithmic scale.
        const auto inPlot = [&](double xValue, double yValue) {
            const QPointF place = layout.at(xValue, yValue);
            return QPointF(std::clamp(place.x(), plot.left(), plot.right()),
                           std::clamp(place.y(), plot.top(), plot.bottom()));
        };
        if (item.xHalf > 0)
            painter.drawLine(inPlot(item.x - item.xHalf, item.y), inPlot(item.x + item.xHalf, item.y));
        if (item.yHalf > 0)
            painter.drawLine(inPlot(item.x, item.y - item.yHalf), inPlot(item.x, item.y + item.yHalf));
        const double size = sizeOf(forward);
        if (item.hollow)
            drawMarker(painter, centre, size, theme.marker(item.ink), theme.colours().card, colour);
        else
            drawMarker(painter, centre, size, theme.marker(item.ink), colour, many ? QColor() : theme.colours().card);
        if (forward) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme.colours().text, 1.5));
            painter.drawEllipse(centre, ringOf(size), ringOf(size));
        }
    }
}

void ScatterChart::arrangeLabels(Layout& layout, const QFontMetricsF& metrics) const
{
    std::vector<std::size_t> shown;
    std::vector<LabelledPoint> others;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if (!layout.places[i] || !layout.plot.contains(*layout.places[i]))
            continue;
        if (!m_items[i].name.isEmpty() && shown.size() < maxLabels)
            shown.push_back(i);
        else
            others.push_back({*layout.places[i], reachOf(isSelected(i))});
    }
    // The selected item is labelled first.
    std::stable_partition(shown.begin(), shown.end(), [this](std::size_t i) { return isSelected(i); });
    std::vector<LabelledPoint> points;
    std::vector<QSizeF> sizes;
    for (const std::size_t i : shown) {
        points.push_back({*layout.places[i], reachOf(isSelected(i))});
        sizes.push_back(labelSize(m_items[i].name, metrics));
    }
    points.insert(points.end(), others.begin(), others.end());
    const std::vector<QRectF> places = placeLabels(points, sizes, labelBounds(layout.plot), layout.lines);
    for (std::size_t i = 0; i < shown.size(); ++i)
        if (!places[i].isNull())
            layout.labels.push_back({shown[i], places[i]});
}

QRectF ScatterChart::hoveredLabel(const Layout& layout, const QFontMetricsF& metrics) const
{
    const auto item = static_cast<std::size_t>(m_hovered);
    if (m_items[item].name.isEmpty() || !layout.places[item] || !layout.plot.contains(*layout.places[item]))
        return {};
    std::vector<LabelledPoint> points;
    points.push_back({*layout.places[item], reachOf(true)});
    for (std::size_t i = 0; i < m_items.size(); ++i)
        if (i != item && layout.places[i] && layout.plot.contains(*layout.places[i]))
            points.push_back({*layout.places[i], reachOf(isSelected(i))});
    return placeLabels(points, {labelSize(m_items[item].name, metrics)}, labelBounds(layout.plot), layout.lines)
        .front();
}

void ScatterChart::paintLabels(QPainter& painter, const Layout& layout, const Theme& theme) const
{
    painter.setFont(theme.font(FontRole::Caption));
    // The label of a selected item has its place in the layout.
    const bool enlarged = m_hovered >= 0 && !isSelected(static_cast<std::size_t>(m_hovered));
    const auto hovered = static_cast<std::size_t>(std::max(0, m_hovered));
    QRectF own;
    QRectF ring;
    if (enlarged && layout.places[hovered]) {
        own = hoveredLabel(layout, QFontMetricsF(painter.font(), painter.device()));
        const double reach = reachOf(true);
        ring = QRectF(*layout.places[hovered] - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach));
    }
    for (const Label& label : layout.labels) {
        // Its own label is at the distance of the larger marker where there is room; labels in its way are left out.
        if (enlarged &&
            (label.item == hovered ? !own.isNull() : label.place.intersects(own) || label.place.intersects(ring)))
            continue;
        paintLabel(painter, label, theme);
    }
    if (!own.isNull())
        paintLabel(painter, {hovered, own}, theme);
}

void ScatterChart::paintLabel(QPainter& painter, const Label& label, const Theme& theme) const
{
    paintLabelGround(painter, label.place, theme);
    painter.setPen(isForward(label.item) ? theme.colours().text : theme.colours().muted);
    painter.drawText(label.place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip,
                     m_items[label.item].name);
}

void ScatterChart::paintOverlay(QPainter& painter)
{
    paintFocusRing(painter);
}

QString ScatterChart::toolTipOf(const ScatterItem& item) const
{
    QString x = !item.note.isEmpty() ? item.note : item.name.isEmpty() ? item.id : item.name;
    x += QLatin1Char('\n') + m_x.title + QStringLiteral(": ") + numbers::reading(m_x.prefix, item.x, m_x.suffix);
    if (item.xHalf > 0)
        x += QStringLiteral(" ± ") + numbers::reading(m_x.prefix, item.xHalf, m_x.suffix);
    x += QLatin1Char('\n') + m_y.title + QStringLiteral(": ") + numbers::reading(m_y.prefix, item.y, m_y.suffix);
    if (item.yHalf > 0)
        x += QStringLiteral(" ± ") + numbers::reading(m_y.prefix, item.yHalf, m_y.suffix);
    return x;
}

void ScatterChart::resetZoom()
{
    const AxisSettings before = axisSettings();
    m_settings = {};
    fitAxes();
    rearrange();
    if (before != axisSettings())
        emit axisSettingsChanged();
}

void ScatterChart::zoomAround(const QPointF& fraction, double factor)
{
    cutAxis(m_x, fraction.x() * (1 - factor), fraction.x() * (1 - factor) + factor);
    cutAxis(m_y, fraction.y() * (1 - factor), fraction.y() * (1 - factor) + factor);
    keepShown();
}

void ScatterChart::panBy(const QPointF& fraction)
{
    cutAxis(m_x, fraction.x(), 1 + fraction.x());
    cutAxis(m_y, fraction.y(), 1 + fraction.y());
    keepShown();
}

int ScatterChart::itemAt(const QPointF& position) const
{
    if (isEmpty() || isLoading())
        return -1;
    const Layout& layout = shownLayout();
    int nearest = -1;
    double best = std::pow(std::max(8.0, m_markerSize), 2);
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if (!layout.places[i])
            continue;
        const QPointF away = *layout.places[i] - position;
        const double distance = QPointF::dotProduct(away, away);
        if (distance < best) {
            best = distance;
            nearest = static_cast<int>(i);
        }
    }
    return nearest;
}

bool ScatterChart::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int item = itemAt(help->pos());
        if (item >= 0)
            showToolTip(*help, toolTipOf(m_items[static_cast<std::size_t>(item)]));
        else
            showToolTip(*help, {});
        return true;
    }
    return ChartWidget::event(event);
}

void ScatterChart::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF position = event->position();
    if (m_pressed && !m_dragged && (position - *m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
        m_dragged = true;
        setCursor(Qt::ClosedHandCursor);
    }
    if (m_pressed && m_dragged) {
        const QRectF plot = plotArea();
        panBy({(m_lastMouse.x() - position.x()) / plot.width(), (position.y() - m_lastMouse.y()) / plot.height()});
        m_lastMouse = position;
        return;
    }
    const int item = itemAt(position);
    if (item == m_hovered)
        return;
    m_hovered = item;
    setCursor(item >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
    emit itemHovered(item >= 0 ? m_items[static_cast<std::size_t>(item)].id : QString());
}

QVariant ScatterChart::itemAtPlace(const QPointF& position) const
{
    const int item = itemAt(position);
    return item >= 0 ? QVariant(m_items[static_cast<std::size_t>(item)].id) : QVariant();
}

QVariant ScatterChart::selectedItem() const
{
    return m_selected.isEmpty() ? QVariant() : QVariant(m_selected);
}

void ScatterChart::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || isEmpty())
        return;
    m_pressed = event->position();
    m_lastMouse = event->position();
    m_dragged = false;
}

void ScatterChart::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    m_pressed.reset();
    setCursor(Qt::ArrowCursor);
    if (m_dragged)
        return;
    const int item = itemAt(event->position());
    const QString id = item >= 0 ? m_items[static_cast<std::size_t>(item)].id : QString();
    setSelected(id == m_selected ? QString() : id);
    emit itemSelected(m_selected);
}

void ScatterChart::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && !activateAt(event->position()))
        resetZoom();
}

void ScatterChart::wheelEvent(QWheelEvent* event)
{
    const QRectF plot = plotArea();
    const double notches = event->angleDelta().y() / 120.0;
    if (isEmpty() || notches == 0 || plot.width() < 1 || plot.height() < 1) {
        event->ignore();
        return;
    }
    zoomAround({std::clamp((event->position().x() - plot.left()) / plot.width(), 0.0, 1.0),
                std::clamp((plot.bottom() - event->position().y()) / plot.height(), 0.0, 1.0)},
               std::pow(0.8, notches));
    event->accept();
}

void ScatterChart::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left: return panBy({-0.1, 0});
    case Qt::Key_Right: return panBy({0.1, 0});
    case Qt::Key_Up: return panBy({0, 0.1});
    case Qt::Key_Down: return panBy({0, -0.1});
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoomAround({0.5, 0.5}, 0.8);
    case Qt::Key_Minus:
    case Qt::Key_Underscore: return zoomAround({0.5, 0.5}, 1.25);
    case Qt::Key_0: return resetZoom();
    case Qt::Key_Space: {
        if (m_items.empty())
            return;
        const auto found = std::find_if(m_items.begin(), m_items.end(),
                                        [this](const ScatterItem& item) { return item.id == m_selected; });
        const bool last = found == m_items.end() || found + 1 == m_items.end();
        setSelected(last ? m_items.front().id : (found + 1)->id);
        emit itemSelected(m_selected);
        return;
    }
    case Qt::Key_Escape:
        setSelected({});
        emit itemSelected({});
        return;
    default: ChartWidget::keyPressEvent(event);
    }
}

void ScatterChart::leaveEvent(QEvent*)
{
    if (m_hovered < 0)
        return;
    m_hovered = -1;
    update();
    emit itemHovered({});
}

void ScatterChart::writeSnapshot(QJsonObject& made) const
{
    QJsonArray items;
    for (const ScatterItem& item : m_items)
        items.append(QJsonObject{{QStringLiteral("id"), item.id},
                                 {QStringLiteral("name"), item.name},
                                 {QStringLiteral("note"), item.note},
                                 {QStringLiteral("x"), snapshot::ofNumber(item.x)},
                                 {QStringLiteral("y"), snapshot::ofNumber(item.y)},
                                 {QStringLiteral("ink"), snapshot::ofInk(item.ink)},
                                 {QStringLiteral("hollow"), item.hollow},
                                 {QStringLiteral("xHalf"), snapshot::ofNumber(item.xHalf)},
                                 {QStringLiteral("yHalf"), snapshot::ofNumber(item.yHalf)}});
    QJsonArray front;
    for (const QPointF& point : m_front)
        front.append(QJsonArray{snapshot::ofNumber(point.x()), snapshot::ofNumber(point.y())});
    made = {{QStringLiteral("kind"), QStringLiteral("scatter")},
            {QStringLiteral("x"), snapshot::ofAxis(m_x)},
            {QStringLiteral("y"), snapshot::ofAxis(m_y)},
            {QStringLiteral("size"), m_markerSize},
            {QStringLiteral("selected"), m_selected},
            {QStringLiteral("items"), items},
            {QStringLiteral("front"), front},
            {QStringLiteral("frontLabel"), m_frontLabel}};
}

bool ScatterChart::readSnapshot(const QJsonObject& from)
{
    const auto x = snapshot::toAxis(from.value(QLatin1String("x")));
    const auto y = snapshot::toAxis(from.value(QLatin1String("y")));
    if (!x || !y)
        return false;
    m_x = *x;
    m_y = *y;
    m_x.scaleWords = m_y.scaleWords = snapshot::toTexts(from.value(QLatin1String("scaleWords")));
    std::vector<ScatterItem> items;
    for (const auto& value : from.value(QLatin1String("items")).toArray()) {
        const QJsonObject each = value.toObject();
        ScatterItem item{.id = each.value(QLatin1String("id")).toString(),
                         .name = each.value(QLatin1String("name")).toString(),
                         .note = each.value(QLatin1String("note")).toString(),
                         .x = snapshot::toNumber(each.value(QLatin1String("x"))),
                         .y = snapshot::toNumber(each.value(QLatin1String("y"))),
                         .ink = snapshot::toInk(each.value(QLatin1String("ink"))),
                         .hollow = each.value(QLatin1String("hollow")).toBool(),
                         .xHalf = each.value(QLatin1String("xHalf")).toDouble(),
                         .yHalf = each.value(QLatin1String("yHalf")).toDouble()};
        if (std::isfinite(item.x) && std::isfinite(item.y))
            items.push_back(std::move(item));
    }
    std::vector<QPointF> front;
    for (const auto& value : from.value(QLatin1String("front")).toArray()) {
        const std::vector<double> point = snapshot::toNumbers(value);
        if (point.size() == 2 && std::isfinite(point[0]) && std::isfinite(point[1]))
            front.emplace_back(point[0], point[1]);
    }
    setMarkerSize(std::clamp(from.value(QLatin1String("size")).toDouble(9), 1.0, 40.0));
    setFront(std::move(front), from.value(QLatin1String("frontLabel")).toString());
    setItems(std::move(items));
    setSelected(from.value(QLatin1String("selected")).toString());
    // The part that was shown; setItems() fits the axes to all of it.
    m_settings = {};
    std::tie(m_x.low, m_x.high) = std::pair(x->low, x->high);
    std::tie(m_y.low, m_y.high) = std::pair(y->low, y->high);
    rearrange();
    return !m_items.empty();
}

} // namespace acr::ui

#include "moc_scatterchart.cpp"
