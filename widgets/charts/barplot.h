// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a bar chart shows, as a value that knows nothing of pixels: categories, and one value a category for each part.
/// BarPicture paints it.
#pragma once

#include "widgets/theme/ink.h"

#include <QString>
#include <QStringList>

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
};

} // namespace acr::ui
