// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The numbers that a chart shows, as a table of columns. Plain values.
#pragma once

#include <QString>

#include <algorithm>
#include <vector>

namespace acr::ui {

struct ChartColumn {
    QString key;   ///< for files: short, lower case where it is not a name of the data
    QString title; ///< translated, with the unit
    /// One of the two has a value a row; the other is empty.
    std::vector<double> numbers{}; ///< NaN where missing
    std::vector<QString> texts{};
    /// Of numbers, for display.
    QString prefix{};
    QString suffix{};
    int decimals = 2;
};

struct ChartNumbers {
    std::vector<ChartColumn> columns; ///< all of the same length

    [[nodiscard]] std::size_t rows() const
    {
        return columns.empty() ? 0 : std::max(columns.front().numbers.size(), columns.front().texts.size());
    }
};

} // namespace acr::ui
