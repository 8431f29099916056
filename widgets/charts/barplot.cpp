// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/barplot.h"

#include <algorithm>
#include <cmath>

namespace acr::ui {

BarReach reachOf(const BarPlot& plot, int category)
{
    BarReach reach;
    const auto at = static_cast<std::size_t>(category);
    for (const BarPart& part : plot.parts) {
        const double value = part.values[at];
        if (!std::isfinite(value))
            continue;
        reach.any = true;
        if (plot.arrangement == BarArrangement::Stacked) {
            (value > 0 ? reach.above : reach.below) += value;
        } else {
            const double half = part.halfWidths.empty() ? 0 : part.halfWidths[at];
            reach.above = std::max(reach.above, value + half);
            reach.below = std::min(reach.below, value - half);
        }
    }
    return reach;
}

bool hasSumsOfBothSigns(const BarPlot& plot)
{
    bool anyAbove = false;
    bool anyBelow = false;
    for (int category = 0; category < plot.categories.size(); ++category) {
        const BarReach reach = reachOf(plot, category);
        anyAbove = anyAbove || reach.above + reach.below > 0;
        anyBelow = anyBelow || reach.above + reach.below < 0;
    }
    return plot.arrangement == BarArrangement::Stacked && anyAbove && anyBelow;
}

bool BarPlot::hasBarsIn(const std::pair<double, double>& values) const
{
    for (int category = 0; category < categories.size(); ++category) {
        const BarReach reach = reachOf(*this, category);
        if (reach.any && reach.above >= values.first && reach.below <= values.second)
            return true;
    }
    return false;
}

} // namespace acr::ui
