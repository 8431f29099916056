// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/heatmappicture.h"

#include "widgets/charts/axis.h"
#include "widgets/theme/columnhead.h"
#include "widgets/theme/marker.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tabular.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace acr::ui {

namespace {

constexpr double barWidth = 12;
constexpr double cellMargin = 2; ///< above and below the digits in a cell
constexpr double slant = -40;    ///< degrees
constexpr double slantAngle = -slant * std::numbers::pi / 180;
constexpr double largestStar = 8; ///< of the best cell of a row
constexpr double smallestStar = 5;
constexpr double minStarred = 11;

/// Small cells are filled by their digits: the star keeps to the corner.
double starIn(const QRectF& cell)
{
    return std::clamp(std::min(cell.width() / 8, cell.height() / 6), smallestStar, largestStar);
}

/// The scale of the colours as an axis along their bar.
Axis axisOfBar(const HeatmapPlot& plot)
{
    Axis axis;
    axis.title = plot.scale.title;
    axis.low = plot.scale.low;
    axis.high = plot.scale.high;
    axis.prefix = plot.scale.prefix;
    axis.suffix = plot.scale.suffix;
    axis.logarithmic = plot.scale.logarithmic;
    axis.scaleWords = plot.scaleWords;
    return axis;
}

QFontMetricsF metricsOf(const Theme& theme, const QPaintDevice* device)
{
    return QFontMetricsF(theme.font(FontRole::Caption), device);
}

} // namespace

HeatmapPicture::HeatmapPicture(const HeatmapPlot& plot, const QRectF& area, const QPaintDevice* device,
                               const Theme& theme)
    : m_plot(plot)
    , m_theme(theme)
    , m_area(area)
{
    arrange(device);
}

QRectF HeatmapPicture::cellAt(int place, int column) const
{
    const double height = m_plotArea.height() / m_plot.rowSpan;
    const double width = m_plotArea.width() / m_plot.columnSpan;
    return {m_plotArea.left() + (column - m_plot.firstColumn) * width,
            m_plotArea.top() + (place - m_plot.firstRow) * height, width, height};
}

void HeatmapPicture::arrange(const QPaintDevice* device)
{
    const QFontMetricsF metrics = metricsOf(m_theme, device);
    const double line = metrics.height();

    double barLabels = 0;
    const Axis bar = axisOfBar(m_plot);
    for (const Tick& tick : bar.ticks(4))
        barLabels = std::max(barLabels, tabularWidth(metrics, tick.label) + space::xs);
    for (const double bound : {bar.low, bar.high})
        barLabels = std::max(barLabels, tabularWidth(metrics, boundText(m_plot.scale, bound)) + space::xs);
    // A title that would take much room beside the cells for itself stands along the bar.
    const double titled = metrics.horizontalAdvance(bar.shownTitle()) - barWidth;
    m_titleAlong = titled > barLabels + line;
    m_barTicks = barLabels;
    barLabels = m_titleAlong ? barLabels + line : std::max(barLabels, titled);
    const double right = std::ceil(space::l + barWidth + barLabels);
    m_barLabels = barLabels;

    double widestHead = 0;
    for (const HeatmapColumn& column : m_plot.columns)
        widestHead = std::max(widestHead, ColumnHead{column.label, {}}.width(column.ink.has_value(), metrics));

    // Row names need the row's height, which needs the head's height, which needs the width that row names
    // leave.
    const double roughRow = (m_area.height() - line * 2) / std::max(1.0, m_plot.rowSpan);
    m_namedRows = m_plot.rowLabels && roughRow >= line * 0.9;
    double left = 0;
    if (m_namedRows) {
        const int first = static_cast<int>(m_plot.firstRow);
        const int last = std::min(m_plot.rowCount(), static_cast<int>(std::ceil(m_plot.firstRow + m_plot.rowSpan)));
        for (int place = first; place < last; ++place)
            left = std::max(left, metrics.horizontalAdvance(m_plot.rowLabel(m_plot.rowAt(place))));
        left = std::min(left, m_area.width() * 0.28) + space::s;
    } else {
        left = tabularWidth(metrics, numbers::count(m_plot.rowCount())) + space::s;
    }
    const double columnWidth = (m_area.width() - left - right) / std::max(1.0, m_plot.columnSpan);
    // Names stand in a line each, else in two lines each, else they are turned.
    const double headRoom = columnWidth - space::xs;
    double widestFolded = 0;
    for (const HeatmapColumn& column : m_plot.columns) {
        const ColumnHead head = ColumnHead::of(column.label, column.ink.has_value(), headRoom, metrics);
        widestFolded = std::max(widestFolded, head.width(column.ink.has_value(), metrics));
        m_headLines = std::max(m_headLines, head.second.isEmpty() ? 1 : 2);
    }
    m_slantedHeads = widestFolded > headRoom;
    // Turned names stand side by side at their own angle.
    if (m_slantedHeads)
        m_everyHead = std::max(1, static_cast<int>(std::ceil(line * 0.8 / (columnWidth * std::sin(slantAngle)))));
    // Turned names get a part of the height, and what rows of one line each leave.
    const double headShare = std::max(m_area.height() * 0.3, m_area.height() - m_plot.rowSpan * line - line);
    if (m_plot.columns.empty())
        m_headHeight = line / 2;
    else if (m_slantedHeads)
        m_headHeight = std::min(widestHead * std::sin(slantAngle), headShare) + line * 0.9;
    else
        m_headHeight = line * m_headLines + space::s;
    m_titleAtHead =
        m_namedRows && !m_plot.columns.empty() && metrics.horizontalAdvance(m_plot.rowTitle) <= left - space::s;
    const double title = m_plot.rowTitle.isEmpty() || m_titleAtHead ? 0 : line + space::xs;
    m_plotArea = QRectF(m_area.adjusted(std::ceil(left), std::ceil(m_headHeight), -right, -std::ceil(title)).toRect());
    // The highest label is centred on the bar's end: it keeps clear of the title above it.
    const double over = m_titleAlong ? line / 2 : line * 1.5 + space::xs;
    m_bar = QRectF(m_plotArea.right() + space::l, m_plotArea.top() + over, barWidth,
                   std::min(std::max(220.0, m_plotArea.height() * 0.5), m_plotArea.height() - over - line / 2));
}

void HeatmapPicture::readCellTexts(const QPaintDevice* device)
{
    if (std::exchange(m_textsRead, true) || !hasRoom())
        return;
    const QSizeF cell = cellAt(0, 0).size();
    // Lines of numbers reach below their foot hardly ever: they may stand closer than lines of text.
    const auto heightOf = [](const QFontMetricsF& metrics, qsizetype lines) {
        return lines == 1 ? metrics.height() * 0.9
                          : metrics.capHeight() + static_cast<double>(lines - 1) * metrics.ascent() + 2 * cellMargin;
    };
    // Cells without room for a line may be millions.
    const QFontMetricsF smallestText(m_theme.cellFont(0, 1, device), device);
    if (!m_plot.cellText || cell.height() < heightOf(smallestText, 1) ||
        cell.width() < smallestText.horizontalAdvance(u'0'))
        return;
    qsizetype maximum = 0;
    const int first = static_cast<int>(m_plot.firstRow);
    const int last = std::min(m_plot.rowCount(), static_cast<int>(std::ceil(m_plot.firstRow + m_plot.rowSpan)));
    for (int place = first; place < last; ++place) {
        for (int column = 0; column < m_plot.data->columns; ++column) {
            m_cellTexts.push_back(m_plot.cellText({m_plot.rowAt(place), column}).split(QLatin1Char('\n')));
            maximum = std::max(maximum, m_cellTexts.back().size());
        }
    }
    // All cells or none: numbers in some of them only would read as a difference.
    const auto fits = [&](const QFontMetricsF& metrics, qsizetype lines) {
        return cell.height() >= heightOf(metrics, lines) &&
               std::ranges::all_of(m_cellTexts, [&](const QStringList& text) {
                   return std::ranges::all_of(text.first(std::min(lines, text.size())), [&](const QString& line) {
                       return tabularWidth(metrics, line) + 2 <= cell.width();
                   });
               });
    };
    // More lines before larger ones.
    for (m_cellLines = maximum; m_cellLines > 0; --m_cellLines) {
        for (const double height : {cell.height(), 0.0}) {
            m_cellFont = m_theme.cellFont(height, m_cellLines, device);
            const QFontMetricsF metrics(m_cellFont, device);
            if (!fits(metrics, m_cellLines))
                continue;
            // A first line as wide as the cell leaves no corner for the star.
            const auto widest = [&](qsizetype line) {
                double width = 0;
                for (const QStringList& text : m_cellTexts)
                    width = std::max(width, line < text.size() ? tabularWidth(metrics, text[line]) : 0);
                return width;
            };
            m_starsBelow = m_cellLines > 1 && cell.width() - widest(0) < 2 * (starIn(QRectF({}, cell)) + 2) &&
                           widest(m_cellLines - 1) < widest(0);
            return;
        }
    }
}

void HeatmapPicture::paint(QPainter& painter, const QImage& cells) const
{
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(m_plotArea, cells, QRectF(cells.rect()));
    painter.restore();
    paintHeads(painter);
    paintRows(painter);
    paintCellTexts(painter);
    paintMarks(painter);
    paintBar(painter);
}

void HeatmapPicture::paintMarks(QPainter& painter) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const HeatmapCell& mark : m_plot.marks) {
        const int place = m_plot.placeOf(mark.row);
        if (place < 0)
            continue;
        const QRectF cell = cellAt(place, mark.column);
        if (cell.height() < minStarred || cell.width() < minStarred ||
            !m_plotArea.adjusted(-1, -1, 1, 1).contains(cell))
            continue;
        const auto value = static_cast<double>(m_plot.data->at(mark.row, mark.column));
        const QColor ground = std::isnan(value) ? m_theme.colours().card : m_plot.scale.colour(value, m_theme);
        const double star = starIn(cell);
        const QPointF corner = m_starsBelow ? cell.bottomLeft() + QPointF(star / 2 + 1, -star / 2 - 2)
                                            : cell.topLeft() + QPointF(star / 2 + 1, star / 2 + 1);
        drawMarker(painter, corner, star, MarkerShape::Star, ColourScale::textOn(ground));
    }
    painter.restore();
}

void HeatmapPicture::paintHeads(QPainter& painter) const
{
    painter.save();
    painter.setFont(m_theme.font(FontRole::Caption));
    const QFontMetricsF metrics(painter.font(), painter.device());
    for (std::size_t i = 0; i < m_plot.columns.size(); ++i) {
        const QRectF cell = cellAt(0, static_cast<int>(i));
        const double centre = cell.center().x();
        if (centre < m_plotArea.left() || centre > m_plotArea.right())
            continue;
        if (i % static_cast<std::size_t>(m_everyHead) != 0)
            continue;
        const HeatmapColumn& column = m_plot.columns[i];
        const bool ink = column.ink.has_value();
        if (!m_slantedHeads) {
            const double room = cell.width() - space::xs;
            drawColumnHead(painter,
                           QRectF(centre - room / 2, m_plotArea.top() - space::xs - m_headHeight, room, m_headHeight),
                           ColumnHead::of(column.label, ink, room, metrics), column.ink, m_theme);
            continue;
        }
        painter.save();
        painter.translate(centre, m_plotArea.top() - space::xs - 2);
        const double angle = slantAngle;
        // The marker is not turned: a square would read as a diamond.
        if (ink)
            drawMarker(painter, QPointF(std::cos(angle), -std::sin(angle)) * (ColumnHead::markerSize / 2),
                       ColumnHead::markerSize, m_theme.marker(*column.ink), m_theme.colour(*column.ink));
        painter.rotate(slant);
        const double lead = ColumnHead::lead(ink);
        const double up = (m_headHeight - metrics.height() * 0.9) / std::sin(angle) + 1;
        const double across = (m_bar.right() + m_barLabels - centre) / std::cos(angle);
        const ColumnHead head{column.label, {}};
        const double width = std::min({head.width(false, metrics), up - lead, across - lead});
        drawColumnHead(painter, QRectF(lead, -metrics.height() / 2, width, metrics.height()), head, {}, m_theme);
        painter.restore();
    }
    painter.restore();
}

void HeatmapPicture::paintRows(QPainter& painter) const
{
    painter.save();
    painter.setFont(m_theme.font(FontRole::Caption));
    const QFontMetricsF metrics(painter.font(), painter.device());
    const QRectF& plot = m_plotArea;
    const double room = plot.left() - space::s;
    if (m_namedRows) {
        painter.setPen(m_theme.colours().text);
        const int first = static_cast<int>(m_plot.firstRow);
        const int last = std::min(m_plot.rowCount(), static_cast<int>(std::ceil(m_plot.firstRow + m_plot.rowSpan)));
        for (int place = first; place < last; ++place) {
            const QRectF cell = cellAt(place, 0);
            if (cell.center().y() < plot.top() || cell.center().y() > plot.bottom())
                continue;
            const double maximum = std::min(room, plot.width());
            painter.drawText(QRectF(0, cell.center().y() - metrics.height() / 2, room, metrics.height()),
                             Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip,
                             metrics.elidedText(m_plot.rowLabel(m_plot.rowAt(place)), Qt::ElideMiddle, maximum));
        }
    } else {
        painter.setPen(m_theme.colours().muted);
        Axis places;
        places.low = m_plot.firstRow + 0.5;
        places.high = m_plot.firstRow + m_plot.rowSpan + 0.5;
        places.wholeNumbers = true;
        for (const Tick& tick : places.ticks(std::max(2, static_cast<int>(plot.height() / 56)))) {
            const double y = plot.top() + (tick.value - 0.5 - m_plot.firstRow) / m_plot.rowSpan * plot.height();
            if (tick.value < 1 || y < plot.top() || y > plot.bottom())
                continue;
            drawTabular(painter, QRectF(room - 200, y - metrics.height() / 2, 200, metrics.height()),
                        Qt::AlignRight | Qt::AlignVCenter, tick.label);
        }
    }
    if (!m_plot.rowTitle.isEmpty()) {
        painter.setPen(m_theme.colours().muted);
        if (m_titleAtHead)
            painter.drawText(QRectF(0, plot.top() - space::xs - metrics.height(), room, metrics.height()),
                             Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip,
                             m_plot.rowTitle);
        else
            painter.drawText(QRectF(plot.left(), plot.bottom() + space::xs, plot.width(), metrics.height()),
                             Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine | Qt::TextDontClip, m_plot.rowTitle);
    }
    painter.restore();
}

void HeatmapPicture::paintCellTexts(QPainter& painter) const
{
    painter.save();
    painter.setFont(m_cellFont);
    const QFontMetricsF metrics(painter.font(), painter.device());
    const int first = static_cast<int>(m_plot.firstRow);
    const int last = std::min(m_plot.rowCount(), static_cast<int>(std::ceil(m_plot.firstRow + m_plot.rowSpan)));
    if (m_cellLines > 0) {
        auto text = m_cellTexts.begin();
        for (int place = first; place < last; ++place) {
            for (int column = 0; column < m_plot.data->columns; ++column) {
                const QStringList& texts = *text++;
                const QRectF cell = cellAt(place, column);
                if (!m_plotArea.adjusted(-1, -1, 1, 1).contains(cell))
                    continue;
                const auto value = static_cast<double>(m_plot.data->at(m_plot.rowAt(place), column));
                const bool absent = std::isnan(value);
                const QColor ground = absent ? m_theme.colours().card : m_plot.scale.colour(value, m_theme);
                painter.setPen(absent ? m_theme.colours().muted : ColourScale::textOn(ground));
                const qsizetype shown = std::min(m_cellLines, texts.size());
                const double spare = cell.height() - metrics.capHeight() - 2 * cellMargin;
                const double step = shown > 1 ? std::min(metrics.height(), spare / static_cast<double>(shown - 1)) : 0;
                double y = cell.center().y() - (metrics.height() + step * static_cast<double>(shown - 1)) / 2;
                for (qsizetype i = 0; i < shown; ++i, y += step)
                    drawTabular(painter, QRectF(cell.left(), y, cell.width(), metrics.height()),
                                Qt::AlignHCenter | Qt::AlignVCenter, texts[i]);
            }
        }
    }
    painter.restore();
}

void HeatmapPicture::paintBar(QPainter& painter) const
{
    painter.save();
    painter.setFont(m_theme.font(FontRole::Caption));
    const QFontMetricsF metrics(painter.font(), painter.device());
    const QRectF& bar = m_bar;
    QImage ramp(1, ColourScale::size, QImage::Format_RGB32);
    for (int i = 0; i < ColourScale::size; ++i)
        ramp.setPixel(0, i, m_plot.scale.colours(m_theme).at(ColourScale::size - 1 - i));
    painter.drawImage(bar, ramp, QRectF(ramp.rect()));
    painter.setPen(m_theme.colours().muted);
    const Axis axis = axisOfBar(m_plot);
    if (m_titleAlong) {
        painter.save();
        painter.translate(bar.right() + space::xs + m_barTicks, bar.center().y());
        painter.rotate(90);
        painter.drawText(QRectF(-bar.height() / 2, -metrics.height(), bar.height(), metrics.height()),
                         Qt::AlignCenter | Qt::TextSingleLine | Qt::TextDontClip,
                         metrics.elidedText(axis.shownTitle(), Qt::ElideRight, bar.height()));
        painter.restore();
    } else {
        painter.drawText(QPointF(bar.left(), m_plotArea.top() + metrics.ascent()), axis.shownTitle());
    }
    // The bounds are always said; ticks stand between them where there is room.
    for (const double bound : {axis.low, axis.high}) {
        const double y = bound == axis.low ? bar.bottom() : bar.top();
        drawTabular(painter, QRectF(bar.right() + space::xs, y - metrics.height() / 2, 200, metrics.height()),
                    Qt::AlignLeft | Qt::AlignVCenter, boundText(m_plot.scale, bound));
    }
    double free = bar.bottom() - metrics.height();
    for (const Tick& tick : axis.ticks(4)) {
        const double y = bar.bottom() - axis.fraction(tick.value) * bar.height();
        if (y < bar.top() + metrics.height() || y > free)
            continue;
        free = y - metrics.height();
        drawTabular(painter, QRectF(bar.right() + space::xs, y - metrics.height() / 2, 200, metrics.height()),
                    Qt::AlignLeft | Qt::AlignVCenter, tick.label);
    }
    painter.restore();
}

} // namespace acr::ui
