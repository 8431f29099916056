// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a bar chart shows, as a value that knows nothing of pixels: categories, and one value a category for each part.
/// BarPicture paints it.
#pragma once

#include "widgets/theme/ink.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <utility>
#include <vector>

namespace acr::ui {

struct BarPart {
    QString name;
    Ink ink;
    std::vector<double> values; ///< one per category; NaN where missing
    /// Half widths of the values' intervals, one per category, or empty. Shown side by side only.
    std::vector<double> halfWidths;
    /// One per category, or empty: the bars have these colours instead, and the parts differ by texture (fillPart). For
    /// categories with a colour of their own, such as models.
    std::vector<Ink> inks = {};
};

enum class BarArrangement { Stacked, SideBySide };

struct BarPlot {
    QStringList categories; ///< names may be empty and may repeat
    std::vector<BarPart> parts;
    BarArrangement arrangement = BarArrangement::Stacked;
    QString title;  ///< of the values, with their unit
    QString prefix; ///< before and after each number
    QString suffix;
    int decimals = 1; ///< of the values at the bars' ends
    /// Values that are shown; none, or one in which no bar is: all of them, from zero.
    std::optional<std::pair<double, double>> range;
    /// Linear around zero (symlog), unless a range above zero is shown.
    bool logarithmic = false;
    QStringList scaleWords; ///< see Axis

    [[nodiscard]] bool isEmpty() const { return categories.isEmpty() || parts.empty(); }
    /// Some bar is in this range of values, or a part of one.
    [[nodiscard]] bool hasBarsIn(const std::pair<double, double>& values) const;
    /// The scale is not the one that Qt Charts has by itself.
    [[nodiscard]] bool hasOwnScale() const { return logarithmic || (range && hasBarsIn(*range)); }
};

/// How far a category's bars go to either side of zero.
struct BarReach {
    double below = 0;
    double above = 0;
    bool any = false; ///< there is a value at all
};
[[nodiscard]] BarReach reachOf(const BarPlot& plot, int category);
/// Some sums of stacks are above zero and others below: differences, whose numbers all have a sign.
[[nodiscard]] bool hasSumsOfBothSigns(const BarPlot& plot);

} // namespace acr::ui
