// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/heatmapplot.h"

#include "widgets/theme/numbers.h"

#include <algorithm>
#include <cmath>

namespace acr::ui {

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

int HeatmapPlot::lastPlace() const
{
    return std::min(rowCount(), static_cast<int>(std::ceil(firstRow + rowSpan)));
}

} // namespace acr::ui
