// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The data of the Statistics page for one stream, metric and grouping, computed in a job.
/// Immutable once made.
#pragma once

#include "core/base/progress.h"
#include "core/evaluation/portfolio.h"
#include "core/session/stream.h"

#include <memory>
#include <string>
#include <vector>

namespace acr::ui {

struct StatisticsData {
    std::shared_ptr<const Benchmark> benchmark;
    std::shared_ptr<const Stream> stream;
    StatisticSettings settings;
    GroupTable table;
    /// The range of the metric's values; on a logarithmic axis where it spans orders of magnitude.
    double low = 0;
    double high = 1;
    bool logarithmic = false;
    /// By cell of the table: values by bin of that range.
    std::vector<std::vector<double>> histograms;

    /// The split that the stream is compared with: probing, or for a stream of that the first reported one; empty for
    /// none.
    std::string against;
    SetComparison sets; ///< second is the stream
    std::vector<PairCounts> pairs;
    Portfolio portfolio;
    std::vector<Explanation> explanations; ///< of all facets that tell tasks apart
    /// Of the scores, the share that is missing or not graded.
    double missingScores = missing;

    [[nodiscard]] std::size_t models() const { return benchmark->models.size(); }
    /// Rows of the table: the groups, then all tasks.
    [[nodiscard]] std::size_t rows() const { return table.groups.size() + 1; }
    [[nodiscard]] bool isWhole(std::size_t row) const { return row == table.groups.size(); }
    /// The comparison of a cell, or null.
    [[nodiscard]] const CellDifference* difference(std::size_t row, std::size_t model) const;
    /// The explanation by the chosen facet, or null.
    [[nodiscard]] const Explanation* explanation() const;
};

/// Null when it was asked to stop.
[[nodiscard]] std::shared_ptr<const StatisticsData> makeStatistics(std::shared_ptr<const Benchmark> benchmark,
                                                                   std::shared_ptr<const Stream> stream,
                                                                   const StatisticSettings& settings,
                                                                   const Progress& progress);

} // namespace acr::ui
