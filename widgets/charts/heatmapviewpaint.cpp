// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/axis.h"
#include "widgets/charts/heatmapview.h"
#include "widgets/theme/columnhead.h"
#include "widgets/theme/marker.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tabular.h"

#include <QFontMetricsF>
#include <QPaintEngine>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace acr::ui {

namespace {

constexpr int missing = -1;
constexpr double barWidth = 12;
constexpr double cellMargin = 2; ///< above and below the digits in a cell
constexpr double slant = -40;    ///< degrees
constexpr int mostRowsMerged = 64;

QFontMetricsF metricsOf(const Theme& theme, const QPaintDevice* device)
{
    return QFontMetricsF(theme.font(FontRole::Caption), device);
}

} // namespace

HeatmapView::Layout HeatmapView::layoutFor(const QRectF& area, const QPaintDevice* device, const Theme& theme) const
{
    Layout layout;
    const QFontMetricsF metrics = metricsOf(theme, device);
    const double line = metrics.height();

    double barLabels = 0;
    Axis bar;
    bar.low = m_scale.low;
    bar.high = m_scale.high;
    bar.prefix = m_scale.prefix;
    bar.suffix = m_scale.suffix;
    for (const Tick& tick : bar.ticks(4))
        barLabels = std::max(barLabels, tabularWidth(metrics, tick.label) + space::xs);
    // A title that would take much room beside the cells for itself stands along the bar.
    const double titled = metrics.horizontalAdvance(m_scale.title) - barWidth;
    layout.titleAlong = titled > barLabels + line;
    layout.barTicks = barLabels;
    barLabels = layout.titleAlong ? barLabels + line : std::max(barLabels, titled);
    const double right = std::ceil(space::l + barWidth + barLabels);
    layout.barLabels = barLabels;

    double widestHead = 0;
    for (const HeatmapColumn& column : m_columns)
        widestHead = std::max(widestHead, ColumnHead{column.label, {}}.width(column.ink.has_value(), metrics));

    // Row names need the row's height, which needs the head's height, which needs the width that row names
    // leave.
    const double roughRow = (area.height() - line * 2) / std::max(1.0, m_rowSpan);
    layout.namedRows = m_rowLabels && roughRow >= line * 0.9;
    double left = 0;
    if (layout.namedRows) {
        const int first = static_cast<int>(m_firstRow);
        const int last = std::min(rowCount(), static_cast<int>(std::ceil(m_firstRow + m_rowSpan)));
        for (int place = first; place < last; ++place)
            left = std::max(left, metrics.horizontalAdvance(rowLabel(rowAt(place))));
        left = std::min(left, area.width() * 0.28) + space::s;
    } else {
        left = tabularWidth(metrics, numbers::count(rowCount())) + space::s;
    }
    const double columnWidth = (area.width() - left - right) / std::max(1.0, m_columnSpan);
    // Names stand in a line each, else in two lines each, else they are turned.
    const double headRoom = columnWidth - space::xs;
    double widestFolded = 0;
    for (const HeatmapColumn& column : m_columns) {
        const ColumnHead head = ColumnHead::of(column.label, column.ink.has_value(), headRoom, metrics);
        widestFolded = std::max(widestFolded, head.width(column.ink.has_value(), metrics));
        layout.headLines = std::max(layout.headLines, head.second.isEmpty() ? 1 : 2);
    }
    layout.slantedHeads = widestFolded > headRoom;
    if (m_columns.empty())
        layout.headHeight = line / 2;
    else if (layout.slantedHeads)
        layout.headHeight =
            std::min(widestHead * std::sin(-slant * std::numbers::pi / 180), area.height() * 0.3) + line * 0.9;
    else
        layout.headHeight = line * layout.headLines + space::s;
    layout.titleAtHead =
        layout.namedRows && !m_columns.empty() && metrics.horizontalAdvance(m_rowTitle) <= left - space::s;
    const double title = m_rowTitle.isEmpty() || layout.titleAtHead ? 0 : line + space::xs;
    layout.plot =
        QRectF(area.adjusted(std::ceil(left), std::ceil(layout.headHeight), -right, -std::ceil(title)).toRect());
    // The highest label is centred on the bar's end: it keeps clear of the title above it.
    const double over = layout.titleAlong ? line / 2 : line * 1.5 + space::xs;
    layout.bar = QRectF(layout.plot.right() + space::l, layout.plot.top() + over, barWidth,
                        std::min(220.0, layout.plot.height() - over - line / 2));
    return layout;
}

void HeatmapView::rowColours(double from, double to, std::vector<int>& indices) const
{
    const int columns = m_data->columns;
    const int rows = rowCount();
    const int first = std::clamp(static_cast<int>(from), 0, rows - 1);
    const int last = std::clamp(static_cast<int>(std::ceil(to)), first + 1, rows);
    const int count = last - first;
    const auto index = [this](double value) { return ColourScale::index(value, m_scale.low, m_scale.high); };
    if (count == 1 || to - from < 1 || m_merge == HeatmapMerge::Nearest) {
        const int row = rowAt(std::clamp(static_cast<int>((from + to) / 2), 0, rows - 1));
        for (int column = 0; column < columns; ++column) {
            const float value = m_data->at(row, column);
            indices[static_cast<std::size_t>(column)] = std::isnan(value) ? missing : index(static_cast<double>(value));
        }
        return;
    }
    const int stride = (count + mostRowsMerged - 1) / mostRowsMerged;
    for (int column = 0; column < columns; ++column) {
        double sum = 0;
        int present = 0;
        for (int place = first; place < last; place += stride) {
            const float value = m_data->at(rowAt(place), column);
            if (!std::isnan(value)) {
                sum += static_cast<double>(value);
                ++present;
            }
        }
        indices[static_cast<std::size_t>(column)] = present == 0 ? missing : index(sum / present);
    }
}

void HeatmapView::buildImage(QSize size, double scale, const Theme& theme) const
{
    if (m_image.size() != size)
        m_image = QImage(size, QImage::Format_RGB32);
    const int width = size.width();
    const ColourScale& colours = m_scale.colours();
    const QRgb ground = theme.colours().card.rgb();
    const QRgb hatch = blend(theme.colours().card, theme.colours().edge, 0.7).rgb();
    const int period = std::max(4, static_cast<int>(std::lround(5 * scale)));
    const int thick = std::max(1, static_cast<int>(std::lround(scale)));

    // The column of the matrix at each pixel, and whether a gap between columns is there.
    const double columnWidth = width / m_columnSpan;
    const double rowHeight = size.height() / m_rowSpan;
    const bool columnGaps = columnWidth >= 8 * scale;
    const bool rowGaps = rowHeight >= 10 * scale;
    std::vector<int> columnOf(static_cast<std::size_t>(width));
    int before = -1;
    for (int x = 0; x < width; ++x) {
        const int column =
            std::clamp(static_cast<int>(m_firstColumn + (x + 0.5) / columnWidth), 0, m_data->columns - 1);
        const bool gap = columnGaps && before >= 0 && column != before;
        for (int t = 0; gap && t < thick; ++t)
            columnOf[static_cast<std::size_t>(std::max(0, x - t))] = missing;
        columnOf[static_cast<std::size_t>(x)] = gap ? missing : column;
        before = column;
    }
    std::vector<int> indices(static_cast<std::size_t>(m_data->columns));
    int previousPlace = -1;
    bool previousWhole = false;
    int gapLeft = 0;
    for (int y = 0; y < size.height(); ++y) {
        auto* const line = reinterpret_cast<QRgb*>(m_image.scanLine(y));
        const double from = m_firstRow + y / rowHeight;
        const int place = static_cast<int>(m_firstRow + (y + 0.5) / rowHeight);
        if (rowGaps && previousPlace >= 0 && place != previousPlace)
            gapLeft = thick;
        const bool samePlace = place == previousPlace && rowHeight >= 1;
        previousPlace = place;
        if (gapLeft > 0) {
            --gapLeft;
            std::fill(line, line + width, ground);
            previousWhole = false;
            continue;
        }
        if (samePlace && previousWhole) {
            std::copy_n(reinterpret_cast<const QRgb*>(m_image.constScanLine(y - 1)), width, line);
            continue;
        }
        rowColours(rowHeight >= 1 ? place : from, rowHeight >= 1 ? place + 1 : from + 1 / rowHeight, indices);
        previousWhole = true;
        for (int x = 0; x < width; ++x) {
            const int column = columnOf[static_cast<std::size_t>(x)];
            const int index = column == missing ? missing : indices[static_cast<std::size_t>(column)];
            if (index != missing) {
                line[x] = colours.at(index);
            } else if (column == missing) {
                line[x] = ground;
            } else {
                line[x] = (x + y) % period < thick ? hatch : ground;
                previousWhole = false;
            }
        }
    }
}

void HeatmapView::paintContent(QPainter& painter, const QRectF& area, const Theme& theme) const
{
    const Layout layout = layoutFor(area, painter.device(), theme);
    if (layout.plot.width() < 16 || layout.plot.height() < 16)
        return;
    // Drawings of lines carry the cells as a picture; twice the resolution keeps their edges crisp in print.
    const bool raster = painter.paintEngine()->type() == QPaintEngine::Raster;
    const double scale = raster ? painter.device()->devicePixelRatioF() : 2;
    const QSize size = (layout.plot.size() * scale).toSize();
    if (!m_imageValid || m_image.size() != size || m_imageScale != scale || m_imageDark != theme.isDark()) {
        buildImage(size, scale, theme);
        m_imageScale = scale;
        m_imageDark = theme.isDark();
        m_imageValid = true;
    }
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(layout.plot, m_image, QRectF(m_image.rect()));
    painter.restore();
    paintHeads(painter, layout, theme);
    paintRows(painter, layout, theme);
    paintCells(painter, layout, theme);
    paintBar(painter, layout, theme);
}

void HeatmapView::paintHeads(QPainter& painter, const Layout& layout, const Theme& theme) const
{
    painter.save();
    painter.setFont(theme.font(FontRole::Caption));
    const QFontMetricsF metrics(painter.font(), painter.device());
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const QRectF cell = cellIn(layout.plot, 0, static_cast<int>(i));
        const double centre = cell.center().x();
        if (centre < layout.plot.left() || centre > layout.plot.right())
            continue;
        const HeatmapColumn& column = m_columns[i];
        const bool ink = column.ink.has_value();
        if (!layout.slantedHeads) {
            const double room = cell.width() - space::xs;
            drawColumnHead(
                painter,
                QRectF(centre - room / 2, layout.plot.top() - space::xs - layout.headHeight, room, layout.headHeight),
                ColumnHead::of(column.label, ink, room, metrics), column.ink, theme);
            continue;
        }
        painter.save();
        painter.translate(centre, layout.plot.top() - space::xs - 2);
        const double angle = -slant * std::numbers::pi / 180;
        // The marker is not turned: a square would read as a diamond.
        if (ink)
            drawMarker(painter, QPointF(std::cos(angle), -std::sin(angle)) * (ColumnHead::markerSize / 2),
                       ColumnHead::markerSize, theme.marker(*column.ink), theme.colour(*column.ink));
        painter.rotate(slant);
        const double lead = ColumnHead::lead(ink);
        const double up = (layout.headHeight - metrics.height() * 0.9) / std::sin(angle) + 1;
        const double across = (layout.bar.right() + layout.barLabels - centre) / std::cos(angle);
        const ColumnHead head{column.label, {}};
        const double width = std::min({head.width(false, metrics), up - lead, across - lead});
        drawColumnHead(painter, QRectF(lead, -metrics.height() / 2, width, metrics.height()), head, {}, theme);
        painter.restore();
    }
    painter.restore();
}

void HeatmapView::paintRows(QPainter& painter, const Layout& layout, const Theme& theme) const
{
    painter.save();
    painter.setFont(theme.font(FontRole::Caption));
    const QFontMetricsF metrics(painter.font(), painter.device());
    const QRectF& plot = layout.plot;
    const double room = plot.left() - space::s;
    if (layout.namedRows) {
        painter.setPen(theme.colours().text);
        const int first = static_cast<int>(m_firstRow);
        const int last = std::min(rowCount(), static_cast<int>(std::ceil(m_firstRow + m_rowSpan)));
        for (int place = first; place < last; ++place) {
            const QRectF cell = cellIn(plot, place, 0);
            if (cell.center().y() < plot.top() || cell.center().y() > plot.bottom())
                continue;
            const double most = std::min(room, plot.width());
            painter.drawText(QRectF(0, cell.center().y() - metrics.height() / 2, room, metrics.height()),
                             Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip,
                             metrics.elidedText(rowLabel(rowAt(place)), Qt::ElideMiddle, most));
        }
    } else {
        painter.setPen(theme.colours().muted);
        Axis places;
        places.low = m_firstRow + 0.5;
        places.high = m_firstRow + m_rowSpan + 0.5;
        places.wholeNumbers = true;
        for (const Tick& tick : places.ticks(std::max(2, static_cast<int>(plot.height() / 56)))) {
            const double y = plot.top() + (tick.value - 0.5 - m_firstRow) / m_rowSpan * plot.height();
            if (tick.value < 1 || y < plot.top() || y > plot.bottom())
                continue;
            drawTabular(painter, QRectF(room - 200, y - metrics.height() / 2, 200, metrics.height()),
                        Qt::AlignRight | Qt::AlignVCenter, tick.label);
        }
    }
    if (!m_rowTitle.isEmpty()) {
        painter.setPen(theme.colours().muted);
        if (layout.titleAtHead)
            painter.drawText(QRectF(0, plot.top() - space::xs - metrics.height(), room, metrics.height()),
                             Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip, m_rowTitle);
        else
            painter.drawText(QRectF(plot.left(), plot.bottom() + space::xs, plot.width(), metrics.height()),
                             Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine | Qt::TextDontClip, m_rowTitle);
    }
    painter.restore();
}

HeatmapView::CellTexts HeatmapView::cellTextsFor(const Layout& layout, const QPaintDevice* device,
                                                 const Theme& theme) const
{
    const QSizeF cell = cellIn(layout.plot, 0, 0).size();
    // Lines of numbers reach below their foot hardly ever: they may stand closer than lines of text.
    const auto heightOf = [](const QFontMetricsF& metrics, qsizetype lines) {
        return lines == 1 ? metrics.height() * 0.9
                          : metrics.capHeight() + static_cast<double>(lines - 1) * metrics.ascent() + 2 * cellMargin;
    };
    // Cells without room for a line may be millions.
    const QFontMetricsF least(theme.cellFont(0, 1, device), device);
    if (!m_cellText || cell.height() < heightOf(least, 1) || cell.width() < least.horizontalAdvance(u'0'))
        return {};
    CellTexts found;
    qsizetype most = 0;
    const int first = static_cast<int>(m_firstRow);
    const int last = std::min(rowCount(), static_cast<int>(std::ceil(m_firstRow + m_rowSpan)));
    for (int place = first; place < last; ++place) {
        for (int column = 0; column < m_data->columns; ++column) {
            found.texts.push_back(m_cellText({rowAt(place), column}).split(QLatin1Char('\n')));
            most = std::max(most, found.texts.back().size());
        }
    }
    // All cells or none: numbers in some of them only would read as a difference.
    const auto fits = [&](const QFontMetricsF& metrics, qsizetype lines) {
        return cell.height() >= heightOf(metrics, lines) &&
               std::ranges::all_of(found.texts, [&](const QStringList& text) {
                   return std::ranges::all_of(text.first(std::min(lines, text.size())), [&](const QString& line) {
                       return tabularWidth(metrics, line) + 2 <= cell.width();
                   });
               });
    };
    // More lines before larger ones.
    for (found.lines = most; found.lines > 0; --found.lines) {
        for (const double height : {cell.height(), 0.0}) {
            found.font = theme.cellFont(height, found.lines, device);
            if (fits(QFontMetricsF(found.font, device), found.lines))
                return found;
        }
    }
    return found;
}

int HeatmapView::cellLines() const
{
    return static_cast<int>(cellTextsFor(layoutFor(contentArea(), this, theme()), this, theme()).lines);
}

void HeatmapView::paintCells(QPainter& painter, const Layout& layout, const Theme& theme) const
{
    const CellTexts cellTexts = cellTextsFor(layout, painter.device(), theme);
    painter.save();
    painter.setFont(cellTexts.font);
    const QFontMetricsF metrics(painter.font(), painter.device());
    const int first = static_cast<int>(m_firstRow);
    const int last = std::min(rowCount(), static_cast<int>(std::ceil(m_firstRow + m_rowSpan)));
    if (cellTexts.lines > 0) {
        auto text = cellTexts.texts.begin();
        for (int place = first; place < last; ++place) {
            for (int column = 0; column < m_data->columns; ++column) {
                const QStringList& texts = *text++;
                const QRectF cell = cellIn(layout.plot, place, column);
                if (!layout.plot.adjusted(-1, -1, 1, 1).contains(cell))
                    continue;
                const auto value = static_cast<double>(m_data->at(rowAt(place), column));
                const bool absent = std::isnan(value);
                const QColor ground =
                    absent ? theme.colours().card : m_scale.colours().colour(value, m_scale.low, m_scale.high);
                painter.setPen(absent ? theme.colours().muted : ColourScale::textOn(ground));
                const qsizetype shown = std::min(cellTexts.lines, texts.size());
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

void HeatmapView::paintBar(QPainter& painter, const Layout& layout, const Theme& theme) const
{
    painter.save();
    painter.setFont(theme.font(FontRole::Caption));
    const QFontMetricsF metrics(painter.font(), painter.device());
    const QRectF& bar = layout.bar;
    QImage ramp(1, ColourScale::size, QImage::Format_RGB32);
    for (int i = 0; i < ColourScale::size; ++i)
        ramp.setPixel(0, i, m_scale.colours().at(ColourScale::size - 1 - i));
    painter.drawImage(bar, ramp, QRectF(ramp.rect()));
    painter.setPen(theme.colours().muted);
    if (layout.titleAlong) {
        painter.save();
        painter.translate(bar.right() + space::xs + layout.barTicks, bar.center().y());
        painter.rotate(90);
        painter.drawText(QRectF(-bar.height() / 2, -metrics.height(), bar.height(), metrics.height()),
                         Qt::AlignCenter | Qt::TextSingleLine | Qt::TextDontClip,
                         metrics.elidedText(m_scale.title, Qt::ElideRight, bar.height()));
        painter.restore();
    } else {
        painter.drawText(QPointF(bar.left(), layout.plot.top() + metrics.ascent()), m_scale.title);
    }
    Axis axis;
    axis.low = m_scale.low;
    axis.high = m_scale.high;
    axis.prefix = m_scale.prefix;
    axis.suffix = m_scale.suffix;
    for (const Tick& tick : axis.ticks(4)) {
        const double y = bar.bottom() - axis.fraction(tick.value) * bar.height();
        drawTabular(painter, QRectF(bar.right() + space::xs, y - metrics.height() / 2, 200, metrics.height()),
                    Qt::AlignLeft | Qt::AlignVCenter, tick.label);
    }
    painter.restore();
}

void HeatmapView::paintOverlay(QPainter& painter)
{
    const QRectF plot = plotArea();
    const auto frame = [&](const HeatmapCell& cell, const QColor& outer, double width) {
        const QRectF rect = cellRect(cell);
        if (rect.isEmpty())
            return;
        // Never thinner than can be seen, and two-toned so that it stands out on every colour of the scale.
        const QRectF seen(rect.left(), rect.center().y() - std::max(rect.height(), 3.0) / 2, rect.width(),
                          std::max(rect.height(), 3.0));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme().colours().card, width + 2));
        painter.drawRect(seen);
        painter.setPen(QPen(outer, width));
        painter.drawRect(seen);
    };
    painter.setClipRect(plot.adjusted(-3, -3, 3, 3));
    if (m_hovered)
        frame(*m_hovered, theme().colours().text, 1);
    if (m_selected)
        frame(*m_selected, theme().colours().accent, 2);
    painter.setClipping(false);
    paintFocusRing(painter);
}

} // namespace acr::ui
