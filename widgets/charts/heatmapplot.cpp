// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/heatmapplot.h"

#include "widgets/theme/numbers.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace acr::ui {

QString boundText(const HeatmapScale& scale, double value)
{
    if (scale.prefix == QLatin1String("$"))
        return numbers::dollars(value) + scale.suffix;
    // Rounded to few decimals the low end of a logarithmic scale may be zero.
    const bool rounded = scale.decimals >= 0 && !scale.logarithmic;
    const QString number = rounded ? numbers::fixed(value, scale.decimals) : numbers::compact(value);
    return scale.prefix + number + scale.suffix;
}

std::vector<HeatmapCell> bestOfRows(const HeatmapData& data, bool highest)
{
    std::vector<HeatmapCell> found;
    for (int row = 0; row < data.rows; ++row) {
        float best = std::numeric_limits<float>::quiet_NaN();
        float worst = best;
        for (int column = 0; column < data.columns; ++column) {
            const float value = data.at(row, column);
            if (std::isnan(value))
                continue;
            const bool first = std::isnan(best);
            best = first ? value : highest ? std::max(best, value) : std::min(best, value);
            worst = first ? value : highest ? std::min(worst, value) : std::max(worst, value);
        }
        for (int column = 0; best != worst && column < data.columns; ++column)
            if (data.at(row, column) == best)
                found.push_back({row, column});
    }
    return found;
}

int HeatmapPlot::rowCount() const
{
    return order.empty() ? data->rows : static_cast<int>(order.size());
}

int HeatmapPlot::rowAt(int place) const
{
    return order.empty() ? place : order[static_cast<std::size_t>(place)];
}

int HeatmapPlot::placeOf(int row) const
{
    if (row < 0 || row >= data->rows)
        return -1;
    return order.empty() ? row : places[static_cast<std::size_t>(row)];
}

QString HeatmapPlot::rowLabel(int row) const
{
    return rowLabels ? rowLabels(row) : numbers::count(row + 1);
}

bool HeatmapPlot::isMarked(const HeatmapCell& cell) const
{
    return std::ranges::find(marks, cell) != marks.end();
}

int HeatmapPlot::lastPlace() const
{
    return std::min(rowCount(), static_cast<int>(std::ceil(firstRow + rowSpan)));
}

} // namespace acr::ui
