// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/live/linediff.h"

#include <algorithm>

namespace acr::ui {

namespace {

/// Cells of the table of lengths, two bytes each.
constexpr qsizetype largestTable = 4'000'000;

} // namespace

std::vector<DiffLine> lineDiff(const QStringList& first, const QStringList& second)
{
    const qsizetype shorter = std::min(first.size(), second.size());
    qsizetype head = 0;
    while (head < shorter && first[head] == second[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && first[first.size() - 1 - tail] == second[second.size() - 1 - tail])
        ++tail;
    const qsizetype rows = first.size() - head - tail;
    const qsizetype columns = second.size() - head - tail;

    std::vector<DiffLine> lines;
    lines.reserve(static_cast<std::size_t>(head + tail + rows + columns));
    for (qsizetype i = 0; i < head; ++i)
        lines.push_back({DiffLine::Kind::Both, first[i]});
    qsizetype i = 0;
    qsizetype j = 0;
    if (rows > 0 && columns > 0 && (rows + 1) * (columns + 1) <= largestTable) {
        // The length of the longest common subsequence of what is left from row i and column j on.
        const auto width = static_cast<std::size_t>(columns + 1);
        std::vector<std::uint16_t> lengths(static_cast<std::size_t>(rows + 1) * width);
        const auto length = [&](qsizetype row, qsizetype column) -> std::uint16_t& {
            return lengths[static_cast<std::size_t>(row) * width + static_cast<std::size_t>(column)];
        };
        for (qsizetype row = rows - 1; row >= 0; --row) {
            for (qsizetype column = columns - 1; column >= 0; --column) {
                length(row, column) = first[head + row] == second[head + column]
                                          ? static_cast<std::uint16_t>(length(row + 1, column + 1) + 1)
                                          : std::max(length(row + 1, column), length(row, column + 1));
            }
        }
        while (i < rows && j < columns) {
            if (first[head + i] == second[head + j]) {
                lines.push_back({DiffLine::Kind::Both, first[head + i]});
                ++i;
                ++j;
            } else if (length(i + 1, j) >= length(i, j + 1)) {
                lines.push_back({DiffLine::Kind::First, first[head + i++]});
            } else {
                lines.push_back({DiffLine::Kind::Second, second[head + j++]});
            }
        }
    }
    while (i < rows)
        lines.push_back({DiffLine::Kind::First, first[head + i++]});
    while (j < columns)
        lines.push_back({DiffLine::Kind::Second, second[head + j++]});
    for (qsizetype k = tail; k > 0; --k)
        lines.push_back({DiffLine::Kind::Both, first[first.size() - k]});
    return lines;
}

} // namespace acr::ui
