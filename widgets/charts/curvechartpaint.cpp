// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/curvechart.h"
#include "widgets/charts/labellayout.h"
#include "widgets/theme/colourscale.h"
#include "widgets/theme/tabular.h"

#include <QPaintEngine>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace acr::ui {

namespace {

constexpr double curveLabelGap = 10;
constexpr double leader = 12; ///< room for the line from a curve's end to a label that had to move
constexpr double handle = 5;
/// How far curves behind the selected one step back. On white less: thin lines pale sooner there.
constexpr double backgroundFade = 0.3;

double pixelOf(const QRectF& plot, const Axis& y, double value)
{
    return plot.bottom() - y.fraction(value) * plot.height();
}

} // namespace

CurveChart::Layout CurveChart::layoutFor(const QRectF& area, const QPaintDevice* device, const Theme& theme) const
{
    Layout layout;
    const auto [xLow, xHigh] = visibleRange();
    const auto [low, high] = visibleValues();
    layout.x.title = m_xTitle;
    layout.x.low = xLow;
    layout.x.high = xHigh;
    layout.x.wholeNumbers = true;
    layout.y.title = m_yTitle;
    layout.y.low = low;
    layout.y.high = high;
    layout.y.prefix = m_prefix;
    layout.y.suffix = m_suffix;

    const QFontMetricsF metrics(theme.font(FontRole::Caption), device);
    double widest = 0;
    const double most = area.width() * 0.3;
    for (const Curve& curve : m_curves) {
        layout.labels.push_back(
            metrics.elidedText(curve.name, Qt::ElideMiddle, most - metrics.horizontalAdvance(u'0') * 9));
        const double last = curve.values->empty() ? 0 : (*curve.values)[curve.values->size() - 1];
        widest = std::max(widest, metrics.horizontalAdvance(layout.labels.back()) + curveLabelGap +
                                      tabularWidth(metrics, valueText(last)));
    }
    // In a narrow chart the curves come first; names are then in the crosshair's panel.
    const bool labelled = area.width() >= 360;
    const double right = labelled ? std::min(widest, most) + leader + space::xs : space::s;
    const double top = verticalTitleHeight(theme, device, layout.y);
    const double bottom = horizontalAxisHeight(theme, device, layout.x);
    const double left = verticalAxisWidth(theme, device, area.height() - top - bottom, layout.y);
    layout.plot = area.adjusted(std::ceil(left), top, -std::ceil(right), -bottom);
    layout.plot = QRectF(layout.plot.toRect()); // whole pixels: columns are exact and lines crisp
    layout.labelLeft = layout.plot.right() + leader;
    if (!labelled)
        layout.labels.clear();
    return layout;
}

std::vector<std::size_t> CurveChart::paintOrder() const
{
    std::vector<std::size_t> order(m_curves.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto rank = [this](std::size_t i) {
        const Theme& any = theme();
        if (static_cast<int>(i) == m_hovered)
            return 100.0;
        return m_curves[i].id == m_selected && !m_selected.isEmpty() ? 50.0 : any.stroke(m_curves[i].ink).width;
    };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    return order;
}

Stroke CurveChart::strokeOf(std::size_t curve, const Theme& theme) const
{
    const Ink& ink = m_curves[curve].ink;
    const bool front =
        static_cast<int>(curve) == m_hovered || (!m_selected.isEmpty() && m_curves[curve].id == m_selected);
    if (front)
        return theme.strokeForward(ink);
    Stroke stroke = theme.stroke(ink);
    const bool someoneElse = m_hovered >= 0 || !m_selected.isEmpty();
    if (someoneElse)
        stroke.colour = blend(stroke.colour, theme.colours().card, theme.isDark() ? 0.5 : backgroundFade);
    return stroke;
}

void CurveChart::paintContent(QPainter& painter, const QRectF& area, const Theme& theme) const
{
    const Layout layout = layoutFor(area, painter.device(), theme);
    if (layout.plot.width() < 16 || layout.plot.height() < 16)
        return;
    follow(*m_xAxis, layout.x, horizontalTicks(layout.plot));
    follow(*m_yAxis, layout.y, verticalTicks(layout.plot));
    m_scene->arrange(area, layout.plot, theme);
    const auto above = [&](QPainter& over) {
        paintZeroLine(over, theme, layout.plot, layout.y);
        paintHorizontalTexts(over, theme, layout.plot, layout.x);
        paintVerticalTexts(over, theme, layout.plot, layout.y);
        if (over.paintEngine()->type() == QPaintEngine::Raster)
            paintRaster(over, layout, theme);
        else
            paintVector(over, layout, theme);
        paintEvents(over, layout, theme);
        paintLabels(over, layout, theme);
    };
    m_scene->render(painter, PlotScene::Edges::Crisp, {}, above);
}

void CurveChart::paintRaster(QPainter& painter, const Layout& layout, const Theme& theme) const
{
    const QRectF& plot = layout.plot;
    const double scale = painter.device()->devicePixelRatioF();
    const bool current =
        m_rasterValid && m_rasterPlot == plot && m_rasterScale == scale && m_rasterDark == theme.isDark();
    if (!current) {
        const QSize size = (plot.size() * scale).toSize();
        m_raster.begin(size);
        const double rows = size.height();
        const auto toPixels = [&](std::vector<MinMax>& columns) {
            const double unit = rows / (layout.y.high - layout.y.low);
            for (MinMax& column : columns)
                if (!column.empty())
                    column = {(layout.y.high - column.high) * unit, (layout.y.high - column.low) * unit};
        };
        const std::vector<std::size_t> order = paintOrder();
        for (const std::size_t i : order) {
            const Curve& curve = m_curves[i];
            if (!curve.low || !curve.high)
                continue;
            cutBandIntoColumns(*curve.low, *curve.high, curve.spacing, layout.x.low, layout.x.high, size.width(),
                               m_columns);
            toPixels(m_columns);
            QColor shade = strokeOf(i, theme).colour;
            shade.setAlphaF(theme.isDark() ? 0.2F : 0.14F);
            m_raster.fill(m_columns, shade);
        }
        for (const std::size_t i : order) {
            const Stroke stroke = strokeOf(i, theme);
            cutIntoColumns(*m_curves[i].values, m_curves[i].spacing, layout.x.low, layout.x.high, size.width(),
                           m_columns);
            toPixels(m_columns);
            m_raster.stroke(m_columns, stroke.width * scale, stroke.colour, stroke.dashed ? 6 * scale : 0);
        }
        m_rasterPlot = plot;
        m_rasterScale = scale;
        m_rasterDark = theme.isDark();
        m_rasterValid = true;
    }
    QImage image = m_raster.image();
    image.setDevicePixelRatio(scale);
    painter.drawImage(plot.topLeft(), image);
}

void CurveChart::paintVector(QPainter& painter, const Layout& layout, const Theme& theme) const
{
    const QRectF& plot = layout.plot;
    const int count = std::max(1, static_cast<int>(plot.width() * 2));
    // Drawings without clipping exist (SVG): what leaves the plot is cut here.
    const auto y = [&](double value) { return std::clamp(pixelOf(plot, layout.y, value), plot.top(), plot.bottom()); };
    const auto x = [&](int column) { return plot.left() + (column + 0.5) * plot.width() / count; };
    painter.save();
    painter.setClipRect(plot);
    std::vector<MinMax> columns;
    const std::vector<std::size_t> order = paintOrder();
    for (const std::size_t i : order) {
        const Curve& curve = m_curves[i];
        if (!curve.low || !curve.high)
            continue;
        cutBandIntoColumns(*curve.low, *curve.high, curve.spacing, layout.x.low, layout.x.high, count, columns);
        QPolygonF outline;
        for (int column = 0; column < count; ++column)
            if (const MinMax& range = columns[static_cast<std::size_t>(column)]; !range.empty())
                outline << QPointF(x(column), y(range.high));
        for (int column = count - 1; column >= 0; --column)
            if (const MinMax& range = columns[static_cast<std::size_t>(column)]; !range.empty())
                outline << QPointF(x(column), y(range.low));
        QColor shade = strokeOf(i, theme).colour;
        shade.setAlphaF(theme.isDark() ? 0.2F : 0.14F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(shade);
        painter.drawPolygon(outline);
    }
    painter.setBrush(Qt::NoBrush);
    for (const std::size_t i : order) {
        const Stroke stroke = strokeOf(i, theme);
        QPen pen(stroke.colour, stroke.width, stroke.dashed ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
        painter.setPen(pen);
        cutIntoColumns(*m_curves[i].values, m_curves[i].spacing, layout.x.low, layout.x.high, count, columns);
        QPolygonF line;
        double previous = 0;
        const auto flush = [&] {
            if (line.size() > 1)
                painter.drawPolyline(line);
            line.clear();
        };
        for (int column = 0; column < count; ++column) {
            const MinMax& range = columns[static_cast<std::size_t>(column)];
            if (range.empty() || range.high < layout.y.low || range.low > layout.y.high) {
                flush();
                continue;
            }
            // Both ends of the column, the one nearer to where the line comes from first.
            const bool rising = line.isEmpty() || std::abs(range.low - previous) <= std::abs(range.high - previous);
            const double first = rising ? range.low : range.high;
            const double second = rising ? range.high : range.low;
            line << QPointF(x(column), y(first));
            if (std::abs(y(first) - y(second)) > 0.25)
                line << QPointF(x(column), y(second));
            previous = second;
        }
        flush();
    }
    painter.restore();
}

void CurveChart::paintEvents(QPainter& painter, const Layout& layout, const Theme& theme) const
{
    const QRectF& plot = layout.plot;
    painter.save();
    painter.setFont(theme.font(FontRole::Caption));
    const QFontMetricsF metrics(painter.font(), painter.device());
    double free = plot.left();
    for (const ChartEvent& event : m_events) {
        const double fraction = layout.x.fraction(event.x);
        if (fraction < 0 || fraction > 1)
            continue;
        const double x = std::round(plot.left() + fraction * plot.width()) + 0.5;
        const QColor colour = theme.colour(event.ink);
        painter.setPen(QPen(colour, 1, Qt::DotLine));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        const double width = metrics.horizontalAdvance(event.label);
        if (x + space::xs < free || x + space::xs + width > plot.right())
            continue;
        paintLabelGround(painter, QRectF(x + 1, plot.top() + 2, width + 2 * space::xs - 1, metrics.height()), theme);
        painter.setPen(colour);
        painter.drawText(QPointF(x + space::xs, plot.top() + metrics.ascent() + 2), event.label);
        free = x + space::xs + width + space::s;
    }
    if (m_playhead) {
        const double fraction = layout.x.fraction(*m_playhead);
        if (fraction >= 0 && fraction <= 1) {
            const double x = std::round(plot.left() + fraction * plot.width()) + 0.5;
            painter.setPen(QPen(theme.colours().text, 1));
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.colours().text);
            const QPointF points[] = {
                {x - handle, plot.top() - handle}, {x + handle, plot.top() - handle}, {x, plot.top() + handle / 2}};
            painter.drawPolygon(points, 3);
        }
    }
    painter.restore();
}

void CurveChart::paintLabels(QPainter& painter, const Layout& layout, const Theme& theme) const
{
    if (layout.labels.empty())
        return;
    const QRectF& plot = layout.plot;
    const QFontMetricsF metrics(theme.font(FontRole::Caption), painter.device());
    struct Label {
        std::size_t curve;
        double value;
        double end; ///< y of the curve's end, in the plot
    };
    std::vector<Label> labels;
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        const Curve& curve = m_curves[i];
        if (curve.values->empty())
            continue;
        const double lastX = curve.spacing.first + curve.spacing.step * static_cast<double>(curve.values->size() - 1);
        const double value = valueAt(*curve.values, curve.spacing, std::min(lastX, layout.x.high));
        if (std::isnan(value))
            continue;
        const double y = pixelOf(plot, layout.y, value);
        if (y >= plot.top() - 1 && y <= plot.bottom() + 1)
            labels.push_back({i, value, y});
    }
    // When there is no room for all, those in front and then the heavier lines keep their labels.
    const auto fits = static_cast<std::size_t>(std::max(1.0, (plot.height() + metrics.height()) / metrics.height()));
    if (labels.size() > fits) {
        const std::vector<std::size_t> order = paintOrder();
        const auto weight = [&](const Label& label) {
            return std::find(order.begin(), order.end(), label.curve) - order.begin();
        };
        std::stable_sort(labels.begin(), labels.end(),
                         [&](const Label& a, const Label& b) { return weight(a) > weight(b); });
        labels.resize(fits);
    }
    std::vector<double> wanted;
    for (const Label& label : labels)
        wanted.push_back(label.end);
    const std::vector<double> placed = spreadLabels(wanted, metrics.height(), plot.top(), plot.bottom());
    const bool someoneInFront = m_hovered >= 0 || !m_selected.isEmpty();
    painter.save();
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const std::size_t curve = labels[i].curve;
        const Ink& ink = m_curves[curve].ink;
        const bool front =
            static_cast<int>(curve) == m_hovered || (!m_selected.isEmpty() && m_curves[curve].id == m_selected);
        const bool strong = front || (!someoneInFront && theme.stroke(ink).width >= 2);
        QFont font = theme.font(FontRole::Caption);
        if (strong)
            font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        QColor line = strokeOf(curve, theme).colour;
        painter.setPen(QPen(line, 1));
        painter.drawLine(QPointF(plot.right() + 1, labels[i].end), QPointF(plot.right() + 4, labels[i].end));
        painter.drawLine(QPointF(plot.right() + 4, labels[i].end), QPointF(layout.labelLeft - 3, placed[i]));
        const QRectF box(layout.labelLeft, placed[i] - metrics.height() / 2, 2000, metrics.height());
        painter.setPen(someoneInFront && !front ? blend(theme.colours().muted, theme.colours().card, 0.15)
                       : strong                 ? theme.colour(ink)
                                                : theme.colours().muted);
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip,
                         layout.labels[curve]);
        const double name = QFontMetricsF(font, painter.device()).horizontalAdvance(layout.labels[curve]);
        drawTabular(painter, box.translated(name + curveLabelGap * 0.6, 0), Qt::AlignLeft | Qt::AlignVCenter,
                    valueText(labels[i].value));
    }
    painter.restore();
}

} // namespace acr::ui
