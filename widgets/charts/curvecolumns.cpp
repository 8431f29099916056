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

/// The places of column edges in steps, when columns have equal width.
struct EvenEdges {
    double first;
    double width;

    EvenEdges(const Spacing& spacing, double from, double to, int count)
        : first((from - spacing.first) / spacing.step)
        , width((to - from) / count / spacing.step)
    {}
    [[nodiscard]] bool finite() const { return std::isfinite(first) && std::isfinite(width); }
    [[nodiscard]] double operator()(int column) const { return first + column * width; }
};

/// The same for given edges.
struct GivenEdges {
    const Spacing& spacing;
    std::span<const double> edges;

    [[nodiscard]] bool finite() const { return std::isfinite(edges.front()) && std::isfinite(edges.back()); }
    [[nodiscard]] double operator()(int column) const
    {
        return (edges[static_cast<std::size_t>(column)] - spacing.first) / spacing.step;
    }
};

/// Calls store(column, extent) for each column that the curve reaches.
template <class Extent, class Edges, class Store>
void cut(const CurveData& data, const Edges& placeOf, int count, const Store& store)
{
    if (data.empty() || count <= 0)
        return;
    const double last = static_cast<double>(data.size() - 1);
    // Neighbours share an edge: its place and the value there are worked out once.
    struct Edge {
        double place;      ///< in steps, within the curve
        std::size_t below; ///< the step at or before it
        bool between;      ///< it stands between two steps
        double value;      ///< interpolated, if between
    };
    const auto edgeAt = [&](int column) {
        const double place = std::clamp(placeOf(column), 0.0, last);
        Edge edge{place, static_cast<std::size_t>(place), false, 0};
        edge.between = static_cast<double>(edge.below) != place;
        if (edge.between)
            edge.value = std::lerp(data[edge.below], data[edge.below + 1], place - static_cast<double>(edge.below));
        return edge;
    };
    if (!placeOf.finite())
        return;
    Edge left = edgeAt(0);
    for (int column = 0; column < count; ++column) {
        const Edge right = edgeAt(column + 1);
        // Columns wholly before or after the curve stay empty.
        if (placeOf(column + 1) >= 0 && placeOf(column) <= last) {
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

template <class Edges>
void cutCurve(const CurveData& data, const Edges& edges, int count, std::vector<MinMax>& columns)
{
    columns.assign(static_cast<std::size_t>(std::max(0, count)), MinMax());
    cut<MinMax>(data, edges, count, [&](std::size_t column, const MinMax& found) { columns[column] = found; });
}

template <class Edges>
void cutBand(const CurveData& low, const CurveData& high, const Edges& edges, int count, std::vector<MinMax>& columns)
{
    columns.assign(static_cast<std::size_t>(std::max(0, count)), MinMax());
    cut<Lowest>(low, edges, count, [&](std::size_t column, const Lowest& found) { columns[column].low = found.low; });
    cut<Highest>(high, edges, count,
                 [&](std::size_t column, const Highest& found) { columns[column].high = found.high; });
}

} // namespace

void cutIntoColumns(const CurveData& data, const Spacing& spacing, double from, double to, int count,
                    std::vector<MinMax>& columns)
{
    cutCurve(data, EvenEdges(spacing, from, to, count), count, columns);
}

void cutIntoColumns(const CurveData& data, const Spacing& spacing, std::span<const double> edges,
                    std::vector<MinMax>& columns)
{
    cutCurve(data, GivenEdges{spacing, edges}, static_cast<int>(edges.size()) - 1, columns);
}

void cutBandIntoColumns(const CurveData& low, const CurveData& high, const Spacing& spacing, double from, double to,
                        int count, std::vector<MinMax>& columns)
{
    cutBand(low, high, EvenEdges(spacing, from, to, count), count, columns);
}

void cutBandIntoColumns(const CurveData& low, const CurveData& high, const Spacing& spacing,
                        std::span<const double> edges, std::vector<MinMax>& columns)
{
    cutBand(low, high, GivenEdges{spacing, edges}, static_cast<int>(edges.size()) - 1, columns);
}

} // namespace acr::ui
