// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/scatterchart.h"

#include "widgets/charts/labellayout.h"
#include "widgets/theme/colourscale.h"
#include "widgets/theme/marker.h"
#include "widgets/theme/numbers.h"

#include <QChart>
#include <QFontMetricsF>
#include <QLineSeries>
#include <QLogValueAxis>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

constexpr std::size_t mostLabels = 64;

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

} // namespace

ScatterChart::ScatterChart(const ThemeManager& themes, QWidget* parent)
    : ChartWidget(themes, parent)
    , m_scene(std::make_unique<PlotScene>())
    , m_xAxis(nullptr)
    , m_yAxis(new QValueAxis)
{
    m_scene->chart().addAxis(m_yAxis, Qt::AlignLeft);
    m_yAxis->setLineVisible(false);
    makeXAxis();
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setEmptyText(tr("No points yet"), tr("Pick at least one policy."));
}

ScatterChart::~ScatterChart() = default;

void ScatterChart::makeXAxis()
{
    QChart& chart = m_scene->chart();
    if (m_xAxis) {
        chart.removeAxis(m_xAxis);
        delete m_xAxis;
    }
    if (m_x.logarithmic)
        m_xAxis = new QLogValueAxis;
    else
        m_xAxis = new QValueAxis;
    chart.addAxis(m_xAxis, Qt::AlignBottom);
    for (QLineSeries* piece : m_frontPieces)
        piece->attachAxis(m_xAxis);
}

void ScatterChart::setItems(std::vector<ScatterItem> items)
{
    m_items = std::move(items);
    m_hovered = -1;
    fitAxes();
    describe();
    update();
}

void ScatterChart::setAxisTitles(const QString& x, const QString& y)
{
    m_x.title = x;
    m_y.title = y;
    describe();
    update();
}

void ScatterChart::setXFormat(const QString& prefix, const QString& suffix)
{
    m_x.prefix = prefix;
    m_x.suffix = suffix;
    update();
}

void ScatterChart::setYFormat(const QString& prefix, const QString& suffix)
{
    m_y.prefix = prefix;
    m_y.suffix = suffix;
    update();
}

void ScatterChart::setLogarithmicX(bool logarithmic)
{
    if (m_x.logarithmic == logarithmic)
        return;
    m_x.logarithmic = logarithmic;
    fitAxes();
    makeXAxis();
    update();
}

void ScatterChart::setFront(std::vector<QPointF> front, const QString& label)
{
    m_front = std::move(front);
    m_frontLabel = label;
    update();
}

void ScatterChart::setMarkerSize(double size)
{
    m_markerSize = size;
    update();
}

void ScatterChart::setSelected(const QString& id)
{
    if (m_selected == id)
        return;
    m_selected = id;
    update();
}

void ScatterChart::describe()
{
    setAccessibleDescription(
        tr("%1 against %2, %n points.", nullptr, static_cast<int>(m_items.size())).arg(m_y.title, m_x.title));
}

bool ScatterChart::showable(double x, double y) const
{
    return std::isfinite(x) && std::isfinite(y) && (!m_x.logarithmic || x > 0);
}

void ScatterChart::fitAxes()
{
    double xLow = std::numeric_limits<double>::infinity();
    double xHigh = -xLow;
    double yLow = xLow;
    double yHigh = -xLow;
    for (const ScatterItem& item : m_items) {
        if (!showable(item.x, item.y))
            continue;
        xLow = std::min(xLow, item.x);
        xHigh = std::max(xHigh, item.x);
        yLow = std::min(yLow, item.y - item.yHalf);
        yHigh = std::max(yHigh, item.y + item.yHalf);
    }
    if (!(xLow <= xHigh)) {
        xLow = m_x.logarithmic ? 1 : 0;
        xHigh = m_x.logarithmic ? 10 : 1;
        yLow = 0;
        yHigh = 1;
    }
    const auto margin = [](double low, double high) {
        return high > low ? (high - low) * 0.08 : std::max(1e-9, std::abs(high) * 0.1);
    };
    if (m_x.logarithmic) {
        const double factor = xHigh > xLow ? std::pow(xHigh / xLow, 0.08) : 2;
        m_x.low = xLow / factor;
        m_x.high = xHigh * factor;
    } else {
        const double by = margin(xLow, xHigh);
        m_x.low = xLow >= 0 && xLow < 0.25 * xHigh ? 0 : xLow - by;
        m_x.high = xHigh + by;
    }
    const double by = margin(yLow, yHigh);
    m_y.low = yLow - by;
    m_y.high = yHigh + by;
}

QPointF ScatterChart::Layout::at(double xValue, double yValue) const
{
    return {plot.left() + x.fraction(xValue) * plot.width(), plot.bottom() - y.fraction(yValue) * plot.height()};
}

ScatterChart::Layout ScatterChart::layoutFor(const QRectF& area, const QPaintDevice* device, const Theme& theme) const
{
    Layout layout{area, m_x, m_y};
    const double top = verticalTitleHeight(theme, device, m_y);
    const double bottom = horizontalAxisHeight(theme, device, m_x);
    const double left = verticalAxisWidth(theme, device, area.height() - top - bottom, m_y);
    layout.plot = QRectF(area.adjusted(std::ceil(left), top, -space::m, -bottom).toRect());
    return layout;
}

QRectF ScatterChart::plotArea() const
{
    return layoutFor(contentArea(), this, theme()).plot;
}

QPointF ScatterChart::positionOf(std::size_t item) const
{
    return layoutFor(contentArea(), this, theme()).at(m_items[item].x, m_items[item].y);
}

void ScatterChart::paintContent(QPainter& painter, const QRectF& area, const Theme& theme) const
{
    const Layout layout = layoutFor(area, painter.device(), theme);
    if (layout.plot.width() < 16 || layout.plot.height() < 16)
        return;
    if (auto* linear = qobject_cast<QValueAxis*>(m_xAxis))
        follow(*linear, layout.x, horizontalTicks(layout.plot));
    else if (auto* logarithmic = qobject_cast<QLogValueAxis*>(m_xAxis))
        follow(*logarithmic, layout.x, horizontalTicks(layout.plot));
    follow(*m_yAxis, layout.y, verticalTicks(layout.plot));
    arrangeFront(layout, theme);
    m_scene->arrange(area, layout.plot, theme);
    const auto above = [&](QPainter& over) {
        paintZeroLine(over, theme, layout.plot, layout.y);
        paintHorizontalTexts(over, theme, layout.plot, layout.x);
        paintVerticalTexts(over, theme, layout.plot, layout.y);
        paintFrontLabel(over, layout, theme);
        paintItems(over, layout, theme);
        paintLabels(over, layout, theme);
    };
    m_scene->render(painter, m_front.empty() ? PlotScene::Edges::Crisp : PlotScene::Edges::Smooth, {}, above);
}

void ScatterChart::arrangeFront(const Layout& layout, const Theme& theme) const
{
    QPolygonF line;
    for (const QPointF& point : m_front)
        if (showable(point.x(), point.y()))
            line << QPointF(layout.x.fraction(point.x()), layout.y.fraction(point.y()));
    // Cut here, because drawings without clipping exist (SVG).
    const std::vector<QPolygonF> pieces = cutToUnit(line);
    while (m_frontPieces.size() < pieces.size()) {
        auto* piece = new QLineSeries;
        m_scene->chart().addSeries(piece);
        piece->attachAxis(m_xAxis);
        piece->attachAxis(m_yAxis);
        m_frontPieces.push_back(piece);
    }
    const QPen pen(blend(theme.colours().accent, theme.colours().card, 0.25), 1.5, Qt::DashLine);
    for (std::size_t i = 0; i < m_frontPieces.size(); ++i) {
        QList<QPointF> points;
        if (i < pieces.size())
            for (const QPointF& point : pieces[i])
                points << QPointF(layout.x.value(point.x()), layout.y.value(point.y()));
        if (m_frontPieces[i]->points() != points)
            m_frontPieces[i]->replace(points);
        m_frontPieces[i]->setPen(pen);
    }
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
    // Below a rising line, where the Pareto front leaves room.
    painter.drawText(QPointF(middle.x() + space::s, middle.y() + metrics.ascent() + 2), m_frontLabel);
}

void ScatterChart::paintItems(QPainter& painter, const Layout& layout, const Theme& theme) const
{
    const QRectF plot = layout.plot.adjusted(-1, -1, 1, 1);
    const bool many = m_items.size() > 500;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const ScatterItem& item = m_items[i];
        if (!showable(item.x, item.y))
            continue;
        const QPointF centre = layout.at(item.x, item.y);
        if (!plot.contains(centre))
            continue;
        const QColor colour = theme.colour(item.ink);
        painter.setPen(QPen(colour, 1));
        if (item.xHalf > 0)
            painter.drawLine(layout.at(item.x - item.xHalf, item.y), layout.at(item.x + item.xHalf, item.y));
        if (item.yHalf > 0)
            painter.drawLine(layout.at(item.x, item.y - item.yHalf), layout.at(item.x, item.y + item.yHalf));
        const bool front = static_cast<int>(i) == m_hovered || (!m_selected.isEmpty() && item.id == m_selected);
        const double size = m_markerSize * (front ? 1.35 : 1);
        if (item.hollow)
            drawMarker(painter, centre, size, theme.marker(item.ink), theme.colours().card, colour);
        else
            drawMarker(painter, centre, size, theme.marker(item.ink), colour, many ? QColor() : theme.colours().card);
        if (front) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme.colours().text, 1.5));
            painter.drawEllipse(centre, size * 0.9, size * 0.9);
        }
    }
}

void ScatterChart::paintLabels(QPainter& painter, const Layout& layout, const Theme& theme) const
{
    painter.setFont(theme.font(FontRole::Caption));
    const QFontMetricsF metrics(painter.font(), painter.device());
    std::vector<std::size_t> shown;
    std::vector<QPointF> others;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const ScatterItem& item = m_items[i];
        if (!showable(item.x, item.y) || !layout.plot.contains(layout.at(item.x, item.y)))
            continue;
        if (!item.name.isEmpty() && shown.size() < mostLabels)
            shown.push_back(i);
        else
            others.push_back(layout.at(item.x, item.y));
    }
    // The item under the mouse is labelled first.
    std::stable_partition(shown.begin(), shown.end(), [this](std::size_t i) {
        return static_cast<int>(i) == m_hovered || (!m_selected.isEmpty() && m_items[i].id == m_selected);
    });
    std::vector<QPointF> points;
    std::vector<QSizeF> sizes;
    for (const std::size_t i : shown) {
        points.push_back(layout.at(m_items[i].x, m_items[i].y));
        sizes.emplace_back(metrics.horizontalAdvance(m_items[i].name) + 1, metrics.height() - 2);
    }
    points.insert(points.end(), others.begin(), others.end());
    const std::vector<QRectF> places =
        placeLabels(points, sizes, m_markerSize * 0.8, layout.plot.adjusted(0, 0, space::m, 0));
    for (std::size_t i = 0; i < shown.size(); ++i) {
        if (places[i].isNull())
            continue;
        const ScatterItem& item = m_items[shown[i]];
        const bool front = static_cast<int>(shown[i]) == m_hovered || (!m_selected.isEmpty() && item.id == m_selected);
        paintLabelGround(painter, places[i], theme);
        painter.setPen(front ? theme.colours().text : theme.colours().muted);
        painter.drawText(places[i], Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip,
                         item.name);
    }
}

void ScatterChart::paintOverlay(QPainter& painter)
{
    paintFocusRing(painter);
}

QString ScatterChart::toolTipOf(const ScatterItem& item) const
{
    QString x = !item.note.isEmpty() ? item.note : item.name.isEmpty() ? item.id : item.name;
    x += QLatin1Char('\n') + m_x.title + QStringLiteral(": ") + m_x.prefix + numbers::exact(item.x) + m_x.suffix;
    if (item.xHalf > 0)
        x += QStringLiteral(" ± ") + numbers::exact(item.xHalf);
    x += QLatin1Char('\n') + m_y.title + QStringLiteral(": ") + m_y.prefix + numbers::exact(item.y) + m_y.suffix;
    if (item.yHalf > 0)
        x += QStringLiteral(" ± ") + numbers::exact(item.yHalf);
    return x;
}

} // namespace acr::ui
