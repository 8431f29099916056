// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The beliefs of the session's router about the cells of the Statistics page, after the step at the cursor: the third
/// source beside the two splits. A value.
#pragma once

#include "widgets/document/sessionplayer.h"
#include "widgets/pages/statistics/statisticsdata.h"

#include <QString>

#include <vector>

namespace acr::ui {

struct StatisticsBelief {
    struct Cell {
        double mean = missing;     ///< of the metric
        double sd = missing;       ///< of that expectation; missing where the router has none of the metric
        double evidence = missing; ///< observations that it is worth
        double start = missing;    ///< the mean before the first step: the prior's
    };
    QString policy;
    std::size_t steps = 0; ///< taken so far
    /// By group and model, row by row; empty when nothing is believed of the metric or the groups.
    std::vector<Cell> cells;
    std::size_t models = 0;
    /// Mean distances from the stream's means, over the cells that all three have: of the belief, and of the split that
    /// the stream is compared with.
    double distance = missing;
    double splitDistance = missing;

    [[nodiscard]] bool empty() const { return cells.empty(); }
    /// Null where nothing is believed.
    [[nodiscard]] const Cell* at(std::size_t row, std::size_t model) const;
};

/// Scores, costs and rewards of dimensions and of sources; everything else stays empty.
[[nodiscard]] StatisticsBelief beliefAt(const SessionPlayer& player, const StatisticsData& data);

} // namespace acr::ui
