// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/heatmapimage.h"

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

constexpr int noColour = -1;
constexpr int maxRowsMerged = 64;

/// The colours of one line of pixels, which stands for the places from `from` to `to`: an index a column, or
/// `noColour`.
void rowColours(const HeatmapPlot& plot, double from, double to, std::vector<int>& indices)
{
    const int columns = plot.data->columns;
    const int rows = plot.rowCount();
    const int first = std::clamp(static_cast<int>(from), 0, rows - 1);
    const int last = std::clamp(static_cast<int>(std::ceil(to)), first + 1, rows);
    const int count = last - first;
    const auto index = [&plot](double value) { return plot.scale.index(value); };
    if (count == 1 || to - from < 1 || plot.merge == HeatmapMerge::Nearest) {
        const int row = plot.rowAt(std::clamp(static_cast<int>((from + to) / 2), 0, rows - 1));
        for (int column = 0; column < columns; ++column) {
            const float value = plot.data->at(row, column);
            indices[static_cast<std::size_t>(column)] =
                std::isnan(value) ? noColour : index(static_cast<double>(value));
        }
        return;
    }
    const int stride = (count + maxRowsMerged - 1) / maxRowsMerged;
    for (int column = 0; column < columns; ++column) {
        double sum = 0;
        int present = 0;
        for (int place = first; place < last; place += stride) {
            const float value = plot.data->at(plot.rowAt(place), column);
            if (!std::isnan(value)) {
                sum += static_cast<double>(value);
                ++present;
            }
        }
        indices[static_cast<std::size_t>(column)] = present == 0 ? noColour : index(sum / present);
    }
}

} // namespace

void paintHeatmapImage(QImage& image, QSize size, double scale, const HeatmapPlot& plot, const Theme& theme)
{
    if (image.size() != size)
        image = QImage(size, QImage::Format_RGB32);
    const int width = size.width();
    const ColourScale& colours = plot.scale.colours(theme);
    const QRgb ground = theme.colours().card.rgb();
    const QRgb hatch = blend(theme.colours().card, theme.colours().edge, 0.7).rgb();
    const int period = std::max(4, static_cast<int>(std::lround(5 * scale)));
    const int thick = std::max(1, static_cast<int>(std::lround(scale)));

    // The column of the matrix at each pixel, and whether a gap between columns is there.
    const double columnWidth = width / plot.columnSpan;
    const double rowHeight = size.height() / plot.rowSpan;
    const bool columnGaps = columnWidth >= 8 * scale;
    const bool rowGaps = rowHeight >= 10 * scale;
    std::vector<int> columnOf(static_cast<std::size_t>(width));
    int before = -1;
    for (int x = 0; x < width; ++x) {
        const int column =
            std::clamp(static_cast<int>(plot.firstColumn + (x + 0.5) / columnWidth), 0, plot.data->columns - 1);
        const bool gap = columnGaps && before >= 0 && column != before;
        for (int t = 0; gap && t < thick; ++t)
            columnOf[static_cast<std::size_t>(std::max(0, x - t))] = noColour;
        columnOf[static_cast<std::size_t>(x)] = gap ? noColour : column;
        before = column;
    }
    std::vector<int> indices(static_cast<std::size_t>(plot.data->columns));
    int previousPlace = -1;
    bool previousWhole = false;
    int gapLeft = 0;
    for (int y = 0; y < size.height(); ++y) {
        auto* const line = reinterpret_cast<QRgb*>(image.scanLine(y));
        const double from = plot.firstRow + y / rowHeight;
        const int place = static_cast<int>(plot.firstRow + (y + 0.5) / rowHeight);
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
            std::copy_n(reinterpret_cast<const QRgb*>(image.constScanLine(y - 1)), width, line);
            continue;
        }
        rowColours(plot, rowHeight >= 1 ? place : from, rowHeight >= 1 ? place + 1 : from + 1 / rowHeight, indices);
        previousWhole = true;
        for (int x = 0; x < width; ++x) {
            const int column = columnOf[static_cast<std::size_t>(x)];
            const int index = column == noColour ? noColour : indices[static_cast<std::size_t>(column)];
            if (index != noColour) {
                line[x] = colours.at(index);
            } else if (column == noColour) {
                line[x] = ground;
            } else {
                line[x] = (x + y) % period < thick ? hatch : ground;
                previousWhole = false;
            }
        }
    }
}

} // namespace acr::ui
