// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Distributes the width of a table among its columns: long texts shrink first, then whole columns are hidden in a
/// given order. Spare room goes to the long texts. Widths in pixels.
#pragma once

#include <span>
#include <vector>

namespace acr::ui {

struct FitColumn {
    int minimum = 0; ///< minimum useful width
    int wanted = 0;
    int maximum = 0; ///< maximum useful width
    /// Columns with larger numbers are hidden first, those with the same number together; 0 is never hidden.
    int foldRank = 0;
};

/// The width of each column; 0 for a hidden one. The widths fill the room unless all are at their maximum, and exceed
/// it only when the remaining columns need more at their minimum.
[[nodiscard]] std::vector<int> fitColumns(std::span<const FitColumn> columns, int room);
/// Gives what the widths leave of the room to all columns that are shown, in proportion to their widths.
void widenColumns(std::vector<int>& widths, int room);

} // namespace acr::ui
