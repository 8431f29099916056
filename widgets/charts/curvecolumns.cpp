// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/curvecolumns.h"

#include <algorithm>
#include <cmath>

namespace acr::ui {

double valueAt(const CurveData& data, const Spacing& spacing, double x)
{
    const double where = (x - spacing.first) / spacing.step;
    if (data.empty() || !(where >= 0) || where > static_cast<double>(data.size() - 1))
        return std::numeric_limits<double>::quiet_NaN();
    const double left = std::floor(where);
    const auto index = static_cast<std::size_t>(left);
    if (where == left)
        return data[index];
    return std::lerp(data[index], data[index + 1], where - left);
}

MinMax rangeBetween(const CurveData& data, const Spacing& spacing, double from, double to)
{
    MinMax found;
    if (data.empty())
        return found;
    const double last = static_cast<double>(data.size() - 1);
    const double begin = std::max(0.0, (from - spacing.first) / spacing.step);
    const double end = std::min(last, (to - spacing.first) / spacing.step);
    if (!(begin <= end))
        return found;
    const double firstInside = std::ceil(begin);
    const double lastInside = std::floor(end);
    if (firstInside <= lastInside)
        found = data.range(static_cast<std::size_t>(firstInside), static_cast<std::size_t>(lastInside) + 1);
    if (begin != firstInside)
        found.include(valueAt(data, {0, 1}, begin));
    if (end != lastInside)
        found.include(valueAt(data, {0, 1}, end));
    return found;
}

void cutIntoColumns(const CurveData& data, const Spacing& spacing, double from, double to, int count,
                    std::vector<MinMax>& columns)
{
    columns.resize(static_cast<std::size_t>(std::max(0, count)));
    const double width = (to - from) / count;
    for (int column = 0; column < count; ++column) {
        columns[static_cast<std::size_t>(column)] =
            rangeBetween(data, spacing, from + column * width, from + (column + 1) * width);
    }
}

} // namespace acr::ui
