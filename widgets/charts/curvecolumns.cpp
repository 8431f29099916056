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

namespace {

/// Calls store(column, extent) for each column that the curve reaches.
template <class Extent, class Store>
void cut(const CurveData& data, const Spacing& spacing, double from, double to, int count, const Store& store)
{
    if (data.empty() || count <= 0)
        return;
    const double last = static_cast<double>(data.size() - 1);
    const double first = (from - spacing.first) / spacing.step;
    const double width = (to - from) / count / spacing.step;
    // Neighbours share an edge: its place and the value there are worked out once.
    struct Edge {
        double place;      ///< in steps, within the curve
        std::size_t below; ///< the step at or before it
        bool between;      ///< it stands between two steps
        double value;      ///< interpolated, if between
    };
    const auto edgeAt = [&](int column) {
        const double place = std::clamp(first + column * width, 0.0, last);
        Edge edge{place, static_cast<std::size_t>(place), false, 0};
        edge.between = static_cast<double>(edge.below) != place;
        if (edge.between)
            edge.value = std::lerp(data[edge.below], data[edge.below + 1], place - static_cast<double>(edge.below));
        return edge;
    };
    if (!std::isfinite(first) || !std::isfinite(width))
        return;
    Edge left = edgeAt(0);
    for (int column = 0; column < count; ++column) {
        const Edge right = edgeAt(column + 1);
        // Columns wholly before or after the curve stay empty.
        if (first + (column + 1) * width >= 0 && first + column * width <= last) {
            Extent found;
            const std::size_t inside = left.below + (left.between ? 1 : 0);
            if (inside <= right.below)
                found = data.extent<Extent>(inside, right.below + 1);
            if (left.between)
                found.include(left.value);
            if (right.between)
                found.include(right.value);
            store(static_cast<std::size_t>(column), found);
        }
        left = right;
    }
}

} // namespace

void cutIntoColumns(const CurveData& data, const Spacing& spacing, double from, double to, int count,
                    std::vector<MinMax>& columns)
{
    columns.assign(static_cast<std::size_t>(std::max(0, count)), MinMax());
    cut<MinMax>(data, spacing, from, to, count,
                [&](std::size_t column, const MinMax& found) { columns[column] = found; });
}

void cutBandIntoColumns(const CurveData& low, const CurveData& high, const Spacing& spacing, double from, double to,
                        int count, std::vector<MinMax>& columns)
{
    columns.assign(static_cast<std::size_t>(std::max(0, count)), MinMax());
    cut<Lowest>(low, spacing, from, to, count,
                [&](std::size_t column, const Lowest& found) { columns[column].low = found.low; });
    cut<Highest>(high, spacing, from, to, count,
                 [&](std::size_t column, const Highest& found) { columns[column].high = found.high; });
}

} // namespace acr::ui
