// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/radarchart.h"

#include "widgets/charts/labellayout.h"
#include "widgets/charts/snapshot.h"
#include "widgets/theme/linecolours.h"
#include "widgets/theme/marker.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tokens.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLineF>
#include <QMouseEvent>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

namespace acr::ui {

namespace {

constexpr double radarMarkerSize = 8;
constexpr double radarReach = 7; ///< how near the mouse has to come to a line
constexpr int rings = 4;
constexpr std::size_t maxInColour = 32; ///< of more lines only those in front have colours

double distanceTo(const QPointF& point, const QPointF& from, const QPointF& to)
{
    const QPointF along = to - from;
    const double length = QPointF::dotProduct(along, along);
    const double at = length > 0 ? std::clamp(QPointF::dotProduct(point - from, along) / length, 0.0, 1.0) : 0;
    return QLineF(point, from + at * along).length();
}

} // namespace

RadarChart::RadarChart(const ThemeManager& themes, QWidget* parent)
    : ChartWidget(themes, parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
}

void RadarChart::setData(const QStringList& axes, std::vector<RadarSeries> series)
{
    m_axes = axes;
    m_series = std::move(series);
    m_hovered = -1;
    if (m_axis >= axes.size())
        m_axis = -1;
    arrangeScale();
    describe();
    emit contentChanged();
}

void RadarChart::setScale(const Axis& scale)
{
    m_data = scale;
    arrangeScale();
}

AxisOffers RadarChart::axisOffers() const
{
    return {.y = {tr("Radial axis"), true, true}};
}

void RadarChart::setAxisSettings(const AxisSettings& settings)
{
    m_setting = settings.y;
    arrangeScale();
}

bool RadarChart::hasDataIn(const AxisSettings& settings) const
{
    const auto& range = settings.y.range;
    return !range || std::ranges::any_of(m_series, [&](const RadarSeries& series) {
        return std::ranges::any_of(series.values,
                                   [&](double value) { return value >= range->first && value <= range->second; });
    });
}

void RadarChart::arrangeScale()
{
    m_scale = m_data;
    if (m_setting.range && hasDataIn(axisSettings()))
        std::tie(m_scale.low, m_scale.high) = *m_setting.range;
    m_scale.setLogarithmic(m_setting.logarithmic);
    m_layout.reset();
    update();
}

void RadarChart::setSelected(const QString& id)
{
    if (m_selected == id)
        return;
    m_selected = id;
    describe();
    update();
}

std::optional<ChartPlane> RadarChart::planeIn(const QRectF& area, const QPaintDevice* device, const Theme& theme) const
{
    // The centre is 0, 0 and the rim is 1; the names around it are in reach too.
    const auto planeOf = [](const Layout& layout) {
        const double reach = layout.radius + layout.lineHeight;
        const double units = layout.radius > 0 ? reach / layout.radius : 1;
        return ChartPlane{QRectF(layout.centre.x() - reach, layout.centre.y() - reach, 2 * reach, 2 * reach),
                          plainAxis(-units, units), plainAxis(-units, units)};
    };
    if (device == this && area == contentArea())
        return planeOf(shownLayout());
    return planeOf(frameFor(area, QFontMetricsF(theme.font(FontRole::Caption), device)));
}

ChartNumbers RadarChart::numbers(Extent) const
{
    ChartNumbers made;
    made.columns.push_back(
        {.key = QStringLiteral("axis"), .title = tr("Axis"), .texts = {m_axes.begin(), m_axes.end()}});
    for (const RadarSeries& series : m_series)
        made.columns.push_back({.key = series.name,
                                .title = series.name,
                                .numbers = series.values,
                                .prefix = m_scale.prefix,
                                .suffix = m_scale.suffix,
                                .decimals = 3});
    return made;
}

void RadarChart::setSelectedAxis(int axis)
{
    const int kept = axis < m_axes.size() ? axis : -1;
    if (m_axis == kept)
        return;
    m_axis = kept;
    describe();
    update();
}

void RadarChart::chooseAxis(int axis)
{
    setSelectedAxis(axis);
    emit axisSelected(axis);
}

void RadarChart::choose(const QString& id)
{
    setSelected(id);
    emit seriesSelected(id);
}

void RadarChart::describe()
{
    QString text = m_scale.title;
    for (const RadarSeries& series : m_series) {
        if (series.id != m_selected)
            continue;
        text = series.name;
        for (std::size_t i = 0; i < series.values.size(); ++i)
            if (m_axis < 0 || static_cast<int>(i) == m_axis)
                text += QStringLiteral(", %1 %2").arg(m_axes[static_cast<qsizetype>(i)],
                                                      numbers::reading(series.values[i]));
    }
    setAccessibleDescription(text);
}

bool RadarChart::isForward(std::size_t series) const
{
    return static_cast<int>(series) == m_hovered || (!m_selected.isEmpty() && m_series[series].id == m_selected);
}

RadarChart::Layout RadarChart::frameFor(const QRectF& area, const QFontMetricsF& metrics) const
{
    Layout layout;
    layout.area = area;
    layout.lineHeight = metrics.height() + space::xs;
    double widest = 0;
    for (const RadarSeries& series : m_series)
        widest = std::max(widest, metrics.horizontalAdvance(series.name));
    widest = std::min(widest + radarMarkerSize + space::s, area.width() * 0.35);
    layout.names = QRectF(area.right() - widest, area.top(), widest, area.height());
    // Names of axes stand left and right of the web; the longest decides.
    double axisName = 0;
    for (const QString& name : m_axes)
        axisName = std::max(axisName, metrics.horizontalAdvance(name));
    const double room = area.width() - widest - space::l;
    const double sides = std::min(axisName + space::s + radarMarkerSize / 2, room * 0.3);
    layout.radius = std::max(0.0, std::min(room / 2 - sides, area.height() / 2 - layout.lineHeight - space::xs));
    layout.centre = QPointF(area.left() + room / 2, area.center().y());
    return layout;
}

RadarChart::Layout RadarChart::layoutFor(const QRectF& area, const QPaintDevice* device, const Theme& theme) const
{
    const QFontMetricsF metrics(theme.font(FontRole::Caption), device);
    Layout layout = frameFor(area, metrics);
    for (std::size_t axis = 0; axis < static_cast<std::size_t>(m_axes.size()); ++axis) {
        const QRectF box = nameRect(layout, axis, metrics);
        layout.axisNames.push_back(
            {box, metrics.elidedText(m_axes[static_cast<qsizetype>(axis)], Qt::ElideMiddle, box.width())});
    }
    // The scale is on the first axis; at the rim stands the axis's name.
    const QRectF axisName = layout.axisNames.empty() ? QRectF() : layout.axisNames.front().box.adjusted(0, 0, 0, 2);
    for (const Tick& tick : m_scale.ticks(rings)) {
        const double fraction = m_scale.fraction(tick.value);
        const QPointF at = pointAt(layout, 0, fraction);
        QRectF box(at.x() + 3, at.y() - metrics.height() / 2, metrics.horizontalAdvance(tick.label) + 4,
                   metrics.height());
        if (box.intersects(axisName))
            box.moveTop(at.y() + 1);
        layout.scale.push_back({fraction, box, tick.label});
    }
    for (std::size_t i = 0; i < m_series.size(); ++i)
        layout.lines.push_back(lineOf(layout, i));
    std::vector<QString> names;
    for (int i = 0; i < namesShown(layout); ++i)
        names.push_back(m_series[static_cast<std::size_t>(i)].name);
    const double room = layout.names.width() - radarMarkerSize - space::xs;
    layout.seriesNames = elideApart(names, std::vector<double>(names.size(), room), metrics);
    return layout;
}

const RadarChart::Layout& RadarChart::shownLayout() const
{
    const QRectF area = contentArea();
    if (!m_layout || m_layout->area != area) {
        m_layout.emplace(layoutFor(area, this, theme()));
        countLayout();
    }
    return *m_layout;
}

QPointF RadarChart::pointAt(const Layout& layout, std::size_t axis, double fraction) const
{
    const double angle =
        2 * std::numbers::pi * static_cast<double>(axis) / static_cast<double>(m_axes.size()) - std::numbers::pi / 2;
    return layout.centre + layout.radius * std::clamp(fraction, 0.0, 1.0) * QPointF(std::cos(angle), std::sin(angle));
}

QPolygonF RadarChart::lineOf(const Layout& layout, std::size_t series) const
{
    QPolygonF line;
    for (std::size_t axis = 0; axis < m_series[series].values.size(); ++axis)
        if (const double value = m_series[series].values[axis]; std::isfinite(value))
            line << pointAt(layout, axis, m_scale.fraction(value));
    if (line.size() > 1)
        line << line.front();
    return line;
}

QRectF RadarChart::nameRect(const Layout& layout, std::size_t axis, const QFontMetricsF& metrics) const
{
    const QPointF end = pointAt(layout, axis, 1);
    const QPointF out = end - layout.centre;
    const bool upright = std::abs(out.x()) < layout.radius * 0.2;
    const double room = upright       ? layout.radius * 1.6
                        : out.x() > 0 ? layout.names.left() - end.x() - 2 * space::s
                                      : end.x() - space::s;
    const double width = std::min(metrics.horizontalAdvance(m_axes[static_cast<qsizetype>(axis)]), room);
    const double left = upright       ? end.x() - width / 2
                        : out.x() > 0 ? end.x() + space::s
                                      : end.x() - width - space::s; // clear of a marker at the end
    const double top =
        upright ? (out.y() < 0 ? end.y() - metrics.height() - 2 : end.y() + 2) : end.y() - metrics.height() / 2;
    return {left, top, width + 1, metrics.height()};
}

QRectF RadarChart::axisNameRect(std::size_t axis) const
{
    return shownLayout().axisNames[axis].box;
}

int RadarChart::axisAt(const QPointF& position) const
{
    if (isEmpty() || isLoading())
        return -1;
    const std::vector<AxisName>& names = shownLayout().axisNames;
    for (std::size_t axis = 0; axis < names.size(); ++axis)
        if (names[axis].box.adjusted(-space::xs, 0, space::xs, 0).contains(position))
            return static_cast<int>(axis);
    return -1;
}

QPointF RadarChart::positionOf(std::size_t series, std::size_t axis) const
{
    return pointAt(shownLayout(), axis, m_scale.fraction(m_series[series].values[axis]));
}

int RadarChart::seriesAt(const QPointF& position) const
{
    if (isEmpty() || isLoading())
        return -1;
    const Layout& layout = shownLayout();
    if (layout.names.contains(position)) {
        const auto line = static_cast<int>((position.y() - layout.names.top()) / layout.lineHeight);
        return line < static_cast<int>(layout.seriesNames.size()) ? line : -1;
    }
    int nearest = -1;
    double distance = radarReach;
    for (std::size_t i = 0; i < layout.lines.size(); ++i) {
        const QPolygonF& line = layout.lines[i];
        for (qsizetype at = 0; at + 1 < line.size(); ++at) {
            const double away = distanceTo(position, line[at], line[at + 1]);
            if (away < distance) {
                distance = away;
                nearest = static_cast<int>(i);
            }
        }
    }
    return nearest;
}

void RadarChart::paintWeb(QPainter& painter, const Layout& layout, const Theme& theme) const
{
    const Colours& colours = theme.colours();
    painter.setFont(theme.font(FontRole::Caption));
    painter.setBrush(Qt::NoBrush);
    const std::size_t axes = layout.axisNames.size();
    for (const ScaleLabel& label : layout.scale) {
        QPolygonF ring;
        for (std::size_t axis = 0; axis <= axes; ++axis)
            ring << pointAt(layout, axis % axes, label.fraction);
        painter.setPen(QPen(colours.grid, 1));
        painter.drawPolyline(ring);
    }
    for (std::size_t axis = 0; axis < axes; ++axis) {
        const QPointF end = pointAt(layout, axis, 1);
        painter.setPen(QPen(colours.line, 1));
        painter.drawLine(layout.centre, end);
        const QRectF& box = layout.axisNames[axis].box;
        painter.setPen(colours.text);
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip,
                         layout.axisNames[axis].text);
        if (static_cast<int>(axis) == m_axis) {
            painter.setPen(QPen(colours.accent, 2));
            painter.drawLine(box.bottomLeft(), box.bottomRight());
        }
    }
}

void RadarChart::paintSeries(QPainter& painter, const Layout& layout, const Theme& theme) const
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < m_series.size(); ++i)
        order.push_back(i);
    std::ranges::stable_sort(order, {}, [this](std::size_t i) { return isForward(i); });
    for (const std::size_t i : order) {
        const bool forward = isForward(i);
        const bool behind = !forward && (anyForward() || m_series.size() > maxInColour);
        const Stroke stroke = behind ? strokeBehind(m_series[i].ink, theme) : theme.stroke(m_series[i].ink);
        const QColor& colour = stroke.colour;
        const QPolygonF& line = layout.lines[i];
        if (forward) {
            QColor fill = colour;
            fill.setAlphaF(0.12F);
            painter.setPen(Qt::NoPen);
            painter.setBrush(fill);
            painter.drawPolygon(line);
        }
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour, forward ? stroke.width + 0.5 : stroke.width));
        painter.drawPolyline(line);
        if (behind)
            continue;
        for (const QPointF& point : line)
            drawMarker(painter, point, radarMarkerSize - 1, theme.marker(m_series[i].ink), colour,
                       theme.colours().card);
    }
}

void RadarChart::paintScale(QPainter& painter, const Layout& layout, const Theme& theme) const
{
    // Above the lines, with its own background.
    QColor ground = theme.colours().card;
    ground.setAlphaF(0.75F);
    painter.setFont(theme.font(FontRole::Caption));
    painter.setPen(theme.colours().muted);
    for (const ScaleLabel& label : layout.scale) {
        painter.fillRect(label.box, ground);
        painter.drawText(label.box, Qt::AlignCenter | Qt::TextSingleLine | Qt::TextDontClip, label.text);
    }
}

int RadarChart::namesShown(const Layout& layout) const
{
    const auto room = static_cast<int>(layout.names.height() / layout.lineHeight);
    const int count = static_cast<int>(m_series.size());
    // The title of the scale stands below them, and before it how many have no room.
    return count <= room ? count : std::max(0, room - 2);
}

void RadarChart::paintNames(QPainter& painter, const Layout& layout, const Theme& theme) const
{
    const auto shown = static_cast<int>(layout.seriesNames.size());
    const auto lineAt = [&](int i) {
        return QRectF(layout.names.left(), layout.names.top() + i * layout.lineHeight, layout.names.width(),
                      layout.lineHeight);
    };
    if (const int rest = static_cast<int>(m_series.size()) - shown; rest > 0) {
        painter.setFont(theme.font(FontRole::Caption));
        painter.setPen(theme.colours().muted);
        painter.drawText(lineAt(shown), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         tr("and %n more", nullptr, rest));
    }
    for (std::size_t i = 0; i < layout.seriesNames.size(); ++i) {
        const QRectF line = lineAt(static_cast<int>(i));
        const bool back = anyForward() && !isForward(i);
        QFont font = theme.font(FontRole::Caption);
        if (isForward(i))
            font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        drawMarker(painter, QPointF(line.left() + radarMarkerSize / 2, line.center().y()), radarMarkerSize,
                   theme.marker(m_series[i].ink), theme.colour(m_series[i].ink));
        painter.setPen(back ? theme.colours().muted : theme.colours().text);
        const QRectF box = line.adjusted(radarMarkerSize + space::xs, 0, 0, 0);
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip,
                         layout.seriesNames[i]);
    }
    painter.setFont(theme.font(FontRole::Caption));
    painter.setPen(theme.colours().muted);
    painter.drawText(layout.names, Qt::AlignLeft | Qt::AlignBottom | Qt::TextWordWrap, m_scale.shownTitle());
}

void RadarChart::paintContent(QPainter& painter, const QRectF& area, const Theme& theme) const
{
    paintLayout(painter, layoutFor(area, painter.device(), theme), theme);
}

void RadarChart::paintOnScreen(QPainter& painter)
{
    paintLayout(painter, shownLayout(), theme());
}

void RadarChart::paintLayout(QPainter& painter, const Layout& layout, const Theme& theme) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (layout.hasRoom()) {
        paintWeb(painter, layout, theme);
        paintSeries(painter, layout, theme);
        paintScale(painter, layout, theme);
    }
    paintNames(painter, layout, theme);
    painter.restore();
}

bool RadarChart::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int at = seriesAt(help->pos());
        if (at < 0) {
            showToolTip(*help, {});
            return true;
        }
        const RadarSeries& series = m_series[static_cast<std::size_t>(at)];
        QStringList lines{series.name};
        for (std::size_t i = 0; i < series.values.size(); ++i)
            lines << QStringLiteral("%1: %2").arg(m_axes[static_cast<qsizetype>(i)],
                                                  numbers::reading(m_scale.prefix, series.values[i], m_scale.suffix));
        showToolTip(*help, lines.join(u'\n'));
        return true;
    }
    return ChartWidget::event(event);
}

void RadarChart::mouseMoveEvent(QMouseEvent* event)
{
    const int at = seriesAt(event->position());
    if (at == m_hovered)
        return;
    m_hovered = at;
    update();
}

QVariant RadarChart::itemAtPlace(const QPointF& position) const
{
    if (const int axis = axisAt(position); axis >= 0)
        return axis;
    const int series = seriesAt(position);
    if (series < 0)
        return {};
    const RadarSeries& line = m_series[static_cast<std::size_t>(series)];
    for (std::size_t axis = 0; axis < line.values.size(); ++axis)
        if (std::isfinite(line.values[axis]) &&
            QLineF(positionOf(static_cast<std::size_t>(series), axis), position).length() < radarReach)
            return QPoint(series, static_cast<int>(axis));
    return line.id;
}

QVariant RadarChart::selectedItem() const
{
    if (m_axis < 0)
        return m_selected.isEmpty() ? QVariant() : QVariant(m_selected);
    const auto found = std::ranges::find(m_series, m_selected, &RadarSeries::id);
    return found == m_series.end() ? QVariant(m_axis)
                                   : QVariant(QPoint(static_cast<int>(found - m_series.begin()), m_axis));
}

void RadarChart::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const int axis = axisAt(event->position()); axis >= 0) {
        chooseAxis(axis);
        return;
    }
    const int at = seriesAt(event->position());
    if (at >= 0)
        choose(m_series[static_cast<std::size_t>(at)].id == m_selected ? QString()
                                                                       : m_series[static_cast<std::size_t>(at)].id);
}

void RadarChart::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(m_series.size()) - 1;
    if (event->key() == Qt::Key_Escape && !m_selected.isEmpty()) {
        choose({});
        return;
    }
    if (last >= 0 && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)) {
        const int axes = static_cast<int>(m_axes.size());
        const bool right = event->key() == Qt::Key_Right;
        chooseAxis(m_axis < 0 ? (right ? 0 : axes - 1) : (m_axis + (right ? 1 : axes - 1)) % axes);
        return;
    }
    if (last < 0 || (event->key() != Qt::Key_Up && event->key() != Qt::Key_Down)) {
        ChartWidget::keyPressEvent(event);
        return;
    }
    const auto found = std::ranges::find(m_series, m_selected, &RadarSeries::id);
    const bool down = event->key() == Qt::Key_Down;
    const int at = found == m_series.end()
                       ? (down ? 0 : last)
                       : std::clamp(static_cast<int>(found - m_series.begin()) + (down ? 1 : -1), 0, last);
    choose(m_series[static_cast<std::size_t>(at)].id);
}

void RadarChart::leaveEvent(QEvent*)
{
    m_hovered = -1;
    update();
}

void RadarChart::writeSnapshot(QJsonObject& made) const
{
    QJsonArray series;
    for (const RadarSeries& each : m_series)
        series.append(QJsonObject{{QStringLiteral("id"), each.id},
                                  {QStringLiteral("name"), each.name},
                                  {QStringLiteral("ink"), snapshot::ofInk(each.ink)},
                                  {QStringLiteral("values"), snapshot::ofNumbers(each.values)}});
    made = {{QStringLiteral("kind"), QStringLiteral("radar")},
            {QStringLiteral("axes"), QJsonArray::fromStringList(m_axes)},
            {QStringLiteral("scale"), snapshot::ofAxis(m_scale)},
            {QStringLiteral("selected"), m_selected},
            {QStringLiteral("series"), series}};
}

bool RadarChart::readSnapshot(const QJsonObject& from)
{
    const QStringList axes = snapshot::toTexts(from.value(QLatin1String("axes")));
    auto scale = snapshot::toAxis(from.value(QLatin1String("scale")));
    std::vector<RadarSeries> series;
    for (const auto& value : from.value(QLatin1String("series")).toArray()) {
        const QJsonObject each = value.toObject();
        series.push_back({each.value(QLatin1String("id")).toString(), each.value(QLatin1String("name")).toString(),
                          snapshot::toInk(each.value(QLatin1String("ink"))),
                          snapshot::toNumbers(each.value(QLatin1String("values")))});
        if (series.back().values.size() != static_cast<std::size_t>(axes.size()))
            return false;
    }
    if (!scale)
        return false;
    scale->scaleWords = snapshot::toTexts(from.value(QLatin1String("scaleWords")));
    // The snapshot has the scale as it was shown.
    m_setting = {std::nullopt, scale->logarithmic};
    setScale(*scale);
    setData(axes, std::move(series));
    setSelected(from.value(QLatin1String("selected")).toString());
    return !isEmpty();
}

} // namespace acr::ui

#include "moc_radarchart.cpp"
