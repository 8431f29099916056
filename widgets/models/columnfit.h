// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How the columns of a table share the width that there is: long texts give way first, then whole columns fold away in
/// an agreed order; room to spare goes to the long texts. Widths in pixels.
#pragma once

#include <span>
#include <vector>

namespace acr::ui {

struct FitColumn {
    int least = 0; ///< narrower it would say nothing
    int wanted = 0;
    int most = 0; ///< wider is of no use
    /// Columns of larger numbers fold away first; 0 stays whatever happens.
    int foldRank = 0;
};

/// The width of each column; 0 for one that is folded away. They fill the room, unless each is at its most, and exceed
/// it only when the columns that stay need more at their least.
[[nodiscard]] std::vector<int> fitColumns(std::span<const FitColumn> columns, int room);

} // namespace acr::ui
