// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/curvepicture.h"

#include "widgets/charts/labellayout.h"
#include "widgets/theme/linecolours.h"
#include "widgets/theme/tabular.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

constexpr double curveLabelGap = 10;
constexpr double leader = 12;        ///< room for the line from a curve's end to a label that had to move
constexpr double minForLabels = 108; ///< a short name and its value
constexpr double handle = 5;
constexpr double gapShare = 0.7;  ///< of a gap in the dash before it, as CurveRaster draws it
constexpr double narrowest = 300; ///< of a chart with labels; in a narrower one the curves come first

} // namespace

CurvePicture::CurvePicture(const CurvePlot& plot, const QRectF& area, const QPaintDevice* device, const Theme& theme)
    : m_plot(plot)
    , m_theme(theme)
    , m_area(area)
    , m_x(plot.xAxis())
    , m_y(plot.yAxis())
{
    const QFontMetricsF metrics(theme.font(FontRole::Caption), device);
    double widest = 0;
    const double widestAllowed = std::max(area.width() * 0.3, minForLabels);
    const bool labelled = area.width() >= narrowest;
    if (labelled) {
        std::vector<QString> names;
        std::vector<double> values;
        std::vector<double> rooms;
        for (const Curve& curve : plot.curves) {
            const double last = curve.values->empty() ? 0 : (*curve.values)[curve.values->size() - 1];
            names.push_back(curve.name);
            values.push_back(curveLabelGap + tabularWidth(metrics, plot.valueText(last)));
            // The selected one is bold.
            rooms.push_back(widestAllowed - values.back() - space::xs);
        }
        m_labels = elideApart(names, rooms, metrics);
        for (std::size_t i = 0; i < m_labels.size(); ++i)
            widest = std::max(widest, metrics.horizontalAdvance(m_labels[i]) + values[i]);
    }
    double right = labelled ? std::min(widest, widestAllowed) + leader + space::xs : space::s;
    const double top = verticalTitleHeight(theme, device, m_y);
    const double bottom = horizontalAxisHeight(theme, device, m_x);
    const double left = verticalAxisWidth(theme, device, area.height() - top - bottom, m_y);
    // The text of a tick at the end reaches beyond the plot by half of its width.
    const QRectF rough = area.adjusted(left, top, -right, -bottom);
    for (const Tick& tick : m_x.ticks(horizontalTicks(rough)))
        right = std::max(right, tabularWidth(metrics, tick.label) / 2 - (1 - m_x.fraction(tick.value)) * rough.width());
    // Whole pixels: columns are exact and lines crisp.
    m_plotArea = QRectF(area.adjusted(std::ceil(left), top, -std::ceil(right), -bottom).toRect());
    m_labelLeft = m_plotArea.right() + leader;
}

double CurvePicture::xOf(double pixel) const
{
    return m_x.value((pixel - m_plotArea.left()) / m_plotArea.width());
}

void CurvePicture::paintFrame(QPainter& painter) const
{
    paintGrid(painter, m_theme, m_plotArea, &m_x, &m_y);
    paintZeroLine(painter, m_theme, m_plotArea, m_y);
    paintHorizontalTexts(painter, m_theme, m_plotArea, m_x);
    paintVerticalTexts(painter, m_theme, m_plotArea, m_y);
}

void CurvePicture::forTraces(int columns, double rows, const std::function<void(const Trace&)>& visit) const
{
    const double unit = rows / (m_y.high - m_y.low);
    Trace trace;
    const auto toRows = [&] {
        for (MinMax& column : trace.columns) {
            if (column.empty())
                continue;
            if (m_y.logarithmic)
                column = {(1 - m_y.fraction(column.high)) * rows, (1 - m_y.fraction(column.low)) * rows};
            else
                column = {(m_y.high - column.high) * unit, (m_y.high - column.low) * unit};
        }
    };
    std::vector<double> edges; // of the columns, on a logarithmic axis
    if (m_x.logarithmic)
        for (int column = 0; column <= columns; ++column)
            edges.push_back(m_x.value(static_cast<double>(column) / columns));
    const std::vector<std::size_t> order = m_plot.paintOrder(m_theme);
    trace.isBand = true;
    for (const std::size_t i : order) {
        const Curve& curve = m_plot.curves[i];
        if (!curve.low || !curve.high)
            continue;
        if (m_x.logarithmic)
            cutBandIntoColumns(*curve.low, *curve.high, curve.spacing, edges, trace.columns);
        else
            cutBandIntoColumns(*curve.low, *curve.high, curve.spacing, m_x.low, m_x.high, columns, trace.columns);
        toRows();
        trace.colour = m_plot.strokeOf(i, m_theme).colour;
        trace.colour.setAlphaF(m_theme.isDark() ? 0.2F : 0.14F);
        visit(trace);
    }
    trace.isBand = false;
    for (const std::size_t i : order) {
        const Curve& curve = m_plot.curves[i];
        if (m_x.logarithmic)
            cutIntoColumns(*curve.values, curve.spacing, edges, trace.columns);
        else
            cutIntoColumns(*curve.values, curve.spacing, m_x.low, m_x.high, columns, trace.columns);
        toRows();
        const Stroke stroke = m_plot.strokeOf(i, m_theme);
        trace.colour = stroke.colour;
        trace.width = stroke.width;
        trace.dash = m_plot.dashOf(i, m_theme);
        visit(trace);
    }
}

void CurvePicture::rasterise(CurveRaster& raster, double scale) const
{
    const QSize size = (m_plotArea.size() * scale).toSize();
    raster.begin(size);
    forTraces(size.width(), size.height(), [&](const Trace& trace) {
        if (trace.isBand)
            raster.fill(trace.columns, trace.colour);
        else
            raster.stroke(trace.columns, trace.width * scale, trace.colour, trace.dash * scale);
    });
}

void CurvePicture::paintShapes(QPainter& painter) const
{
    // Drawings without clipping exist (SVG): what leaves the plot is cut here.
    const double height = m_plotArea.height();
    const int count = std::max(1, static_cast<int>(m_plotArea.width() * 2));
    const auto place = [&](int column, double row) {
        return QPointF(m_plotArea.left() + (column + 0.5) * m_plotArea.width() / count,
                       m_plotArea.top() + std::clamp(row, 0.0, height));
    };
    painter.save();
    forTraces(count, height, [&](const Trace& trace) {
        const auto at = [&](int column) -> const MinMax& { return trace.columns[static_cast<std::size_t>(column)]; };
        if (trace.isBand) {
            QPolygonF outline;
            for (int column = 0; column < count; ++column)
                if (!at(column).empty())
                    outline << place(column, at(column).low);
            for (int column = count - 1; column >= 0; --column)
                if (!at(column).empty())
                    outline << place(column, at(column).high);
            painter.setPen(Qt::NoPen);
            painter.setBrush(trace.colour);
            painter.drawPolygon(outline);
            return;
        }
        painter.setBrush(Qt::NoBrush);
        QPen pen(trace.colour, trace.width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
        if (trace.dash > 0)
            pen.setDashPattern({trace.dash / trace.width, gapShare * trace.dash / trace.width});
        painter.setPen(pen);
        QPolygonF line;
        double previous = 0;
        const auto flush = [&] {
            if (line.size() > 1)
                painter.drawPolyline(line);
            line.clear();
        };
        for (int column = 0; column < count; ++column) {
            const MinMax& rows = at(column);
            if (rows.empty() || rows.low > height || rows.high < 0) {
                flush();
                continue;
            }
            // Both ends of the column, the one nearer to where the line comes from first.
            const bool falling = !line.isEmpty() && std::abs(rows.low - previous) < std::abs(rows.high - previous);
            const double first = falling ? rows.low : rows.high;
            const double second = falling ? rows.high : rows.low;
            line << place(column, first);
            if (std::abs(place(column, first).y() - place(column, second).y()) > 0.25)
                line << place(column, second);
            previous = second;
        }
        flush();
    });
    painter.restore();
}

void CurvePicture::paintMarks(QPainter& painter) const
{
    paintEvents(painter);
    paintPlayhead(painter);
    paintLabels(painter);
}

void CurvePicture::paintEvents(QPainter& painter) const
{
    painter.save();
    painter.setFont(m_theme.font(FontRole::Caption));
    const QFontMetricsF metrics(painter.font(), painter.device());
    double free = m_plotArea.left();
    for (const ChartEvent& event : m_plot.events) {
        const double fraction = m_x.fraction(event.x);
        if (fraction < 0 || fraction > 1)
            continue;
        const double x = std::round(m_plotArea.left() + fraction * m_plotArea.width()) + 0.5;
        const QColor colour = m_theme.colour(event.ink);
        painter.setPen(QPen(colour, 1, Qt::DotLine));
        painter.drawLine(QPointF(x, m_plotArea.top()), QPointF(x, m_plotArea.bottom()));
        const double width = metrics.horizontalAdvance(event.label);
        if (x + space::xs < free || x + space::xs + width > m_plotArea.right())
            continue;
        paintLabelGround(painter, QRectF(x + 1, m_plotArea.top() + 2, width + 2 * space::xs - 1, metrics.height()),
                         m_theme);
        painter.setPen(colour);
        painter.drawText(QPointF(x + space::xs, m_plotArea.top() + metrics.ascent() + 2), event.label);
        free = x + space::xs + width + space::s;
    }
    painter.restore();
}

void CurvePicture::paintPlayhead(QPainter& painter) const
{
    if (!m_plot.playhead)
        return;
    const double fraction = m_x.fraction(*m_plot.playhead);
    if (fraction < 0 || fraction > 1)
        return;
    const double x = std::round(m_plotArea.left() + fraction * m_plotArea.width()) + 0.5;
    const double top = m_plotArea.top();
    painter.save();
    painter.setPen(QPen(m_theme.colours().text, 1));
    painter.drawLine(QPointF(x, top), QPointF(x, m_plotArea.bottom()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.colours().text);
    const QPointF points[] = {{x - handle, top - handle}, {x + handle, top - handle}, {x, top + handle / 2}};
    painter.drawPolygon(points, 3);
    painter.restore();
}

void CurvePicture::paintLabels(QPainter& painter) const
{
    if (m_labels.empty())
        return;
    const QFontMetricsF metrics(m_theme.font(FontRole::Caption), painter.device());
    struct Label {
        std::size_t curve;
        double value;
        double end; ///< y of the curve's end, in the plot
    };
    std::vector<Label> labels;
    for (std::size_t i = 0; i < m_plot.curves.size(); ++i) {
        const Curve& curve = m_plot.curves[i];
        if (curve.values->empty())
            continue;
        const double lastX = curve.spacing.first + curve.spacing.step * static_cast<double>(curve.values->size() - 1);
        const double value = valueAt(*curve.values, curve.spacing, std::min(lastX, m_x.high));
        if (std::isnan(value))
            continue;
        const double y = pixelY(value);
        if (y >= m_plotArea.top() - 1 && y <= m_plotArea.bottom() + 1)
            labels.push_back({i, value, y});
    }
    // When there is no room for all, those of the most important curves are kept.
    const auto fits =
        static_cast<std::size_t>(std::max(1.0, (m_plotArea.height() + metrics.height()) / metrics.height()));
    if (labels.size() > fits) {
        const std::vector<std::size_t> order = m_plot.labelOrder(m_theme);
        const auto place = [&](const Label& label) {
            return std::find(order.begin(), order.end(), label.curve) - order.begin();
        };
        std::stable_sort(labels.begin(), labels.end(),
                         [&](const Label& a, const Label& b) { return place(a) < place(b); });
        labels.resize(fits);
    }
    std::vector<double> wanted;
    for (const Label& label : labels)
        wanted.push_back(label.end);
    const std::vector<double> placed = spreadLabels(wanted, metrics.height(), m_plotArea.top(), m_plotArea.bottom());
    const double right = m_plotArea.right();
    painter.save();
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const std::size_t curve = labels[i].curve;
        const Ink& ink = m_plot.curves[curve].ink;
        const bool front = m_plot.isInFront(curve);
        const bool ours = ink.kind() == Ink::Kind::Accent || ink.kind() == Ink::Kind::Policy;
        const bool strong = front || (!m_plot.someIsInFront() && ours && m_theme.stroke(ink).width >= 2);
        QFont font = m_theme.font(FontRole::Caption);
        if (strong)
            font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        painter.setPen(QPen(m_plot.strokeOf(curve, m_theme).colour, 1));
        painter.drawLine(QPointF(right + 1, labels[i].end), QPointF(right + 4, labels[i].end));
        painter.drawLine(QPointF(right + 4, labels[i].end), QPointF(m_labelLeft - 3, placed[i]));
        const QRectF box(m_labelLeft, placed[i] - metrics.height() / 2, 2000, metrics.height());
        painter.setPen(m_plot.someIsInFront() && !front ? labelBehind(m_theme)
                       : strong                         ? m_theme.colour(ink)
                                                        : m_theme.colours().muted);
        const QFontMetricsF own(font, painter.device());
        // On the baseline of the value.
        painter.drawText(QPointF(m_labelLeft, box.center().y() + (own.ascent() - own.descent()) / 2), m_labels[curve]);
        const double name = own.horizontalAdvance(m_labels[curve]);
        drawTabular(painter, box.translated(name + curveLabelGap * 0.6, 0), Qt::AlignLeft | Qt::AlignVCenter,
                    m_plot.valueText(labels[i].value));
    }
    painter.restore();
}

} // namespace acr::ui
