// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/models/columnfit.h"

#include <algorithm>
#include <cstdint>
#include <numeric>

namespace acr::ui {

namespace {

/// Grows widths towards `aim` by the remaining room, in proportion to what each lacks.
void grow(std::vector<int>& widths, std::span<const FitColumn> columns, int FitColumn::*aim, int room)
{
    std::int64_t lacking = 0;
    for (std::size_t i = 0; i < widths.size(); ++i)
        if (widths[i] > 0)
            lacking += std::max(0, columns[i].*aim - widths[i]);
    std::int64_t left = room;
    for (const int width : widths)
        left -= width;
    left = std::min(left, lacking);
    for (std::size_t i = 0; i < widths.size() && left > 0 && lacking > 0; ++i) {
        if (widths[i] == 0)
            continue;
        const std::int64_t lacks = std::max(0, columns[i].*aim - widths[i]);
        const std::int64_t share = left * lacks / lacking;
        widths[i] += static_cast<int>(share);
        left -= share;
        lacking -= lacks;
    }
}

} // namespace

std::vector<int> fitColumns(std::span<const FitColumn> columns, int room)
{
    std::vector<int> widths;
    widths.reserve(columns.size());
    std::int64_t sum = 0;
    for (const FitColumn& column : columns) {
        widths.push_back(std::max(1, std::min(column.minimum, column.wanted)));
        sum += widths.back();
    }
    while (sum > room) {
        std::size_t first = columns.size();
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (widths[i] > 0 && columns[i].foldRank > 0 &&
                (first == columns.size() || columns[i].foldRank > columns[first].foldRank))
                first = i;
        if (first == columns.size())
            break;
        const int folded = columns[first].foldRank;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].foldRank != folded)
                continue;
            sum -= widths[i];
            widths[i] = 0;
        }
    }
    grow(widths, columns, &FitColumn::wanted, room);
    grow(widths, columns, &FitColumn::maximum, room);
    return widths;
}

void widenColumns(std::vector<int>& widths, int room)
{
    std::int64_t sum = std::accumulate(widths.begin(), widths.end(), std::int64_t{0});
    std::int64_t rest = room - sum;
    for (int& width : widths) {
        if (rest <= 0 || sum <= 0)
            return;
        const std::int64_t share = rest * width / sum;
        sum -= width;
        rest -= share;
        width += static_cast<int>(share);
    }
}

} // namespace acr::ui
