// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The data of a heatmap, as values.
#pragma once

#include "widgets/theme/colourscale.h"
#include "widgets/theme/ink.h"
#include "widgets/theme/theme.h"

#include <QString>

#include <cmath>
#include <cstddef>
#include <memory>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

namespace acr::ui {

/// A dense matrix, row after row. NaN is a missing value.
struct HeatmapData {
    int rows = 0;
    int columns = 0;
    std::vector<float> values; ///< rows × columns

    [[nodiscard]] float at(int row, int column) const
    {
        return values[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                      static_cast<std::size_t>(column)];
    }
};

struct HeatmapColumn {
    QString label;
    /// Marker and colour beside the label (a model), or none.
    std::optional<Ink> ink;
};

/// How values become colours, and what the colour bar says.
struct HeatmapScale {
    enum class Kind { Sequential, Diverging };
    Kind kind = Kind::Sequential;
    double low = 0;
    double high = 1;
    QString title; ///< with the unit, for example "score" or "cost (USD)"
    QString prefix;
    QString suffix;
    /// Of the bounds in the legend; below 0: as many as they need, at most four digits.
    int decimals = -1;
    /// Colours stand for the logarithms of the values: equal steps are equal factors. Zero and what is below have the
    /// colour of the low end. REQUIRES: Sequential and low > 0.
    bool logarithmic = false;

    /// Whether colours can stand for this range: those of a diverging scale have zero in their middle.
    [[nodiscard]] bool canShow(const std::pair<double, double>& range) const
    {
        return kind == Kind::Sequential || range.first == -range.second;
    }
    /// Another range, if there is one and colours can stand for it.
    void setRange(const std::optional<std::pair<double, double>>& range)
    {
        if (range && canShow(*range))
            std::tie(low, high) = *range;
    }

    [[nodiscard]] const ColourScale& colours(const Theme& theme) const
    {
        return kind == Kind::Sequential ? ColourScale::sequential() : ColourScale::diverging(theme.isDark());
    }
    /// Which of the colours() a value has; outside values have that of their end. The caller handles NaN.
    [[nodiscard]] int index(double value) const
    {
        if (!logarithmic)
            return ColourScale::index(value, low, high);
        return value > 0 ? ColourScale::index(std::log(value), std::log(low), std::log(high)) : 0;
    }
    [[nodiscard]] QColor colour(double value, const Theme& theme) const
    {
        return QColor::fromRgb(colours(theme).at(index(value)));
    }
};

/// A bound of the scale as its legend says it.
[[nodiscard]] QString boundText(const HeatmapScale& scale, double value);

/// A cell in the matrix's own rows and columns, whatever the order on screen.
struct HeatmapCell {
    int row = 0;
    int column = 0;
    bool operator==(const HeatmapCell&) const = default;
};

/// The cells with the highest (or lowest) value of their row; several where they are equal, none in rows of one value
/// or of missing ones.
[[nodiscard]] std::vector<HeatmapCell> bestOfRows(const HeatmapData& data, bool highest);

/// The value of a pixel that several rows share.
enum class HeatmapMerge {
    Mean,    ///< the mean of those that are not missing
    Nearest, ///< one of them: for values that have no mean, such as a winner
};

} // namespace acr::ui
