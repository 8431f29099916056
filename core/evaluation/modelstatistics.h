// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the outcomes say about each model in each group of tasks (dimension, source, …): means with intervals,
/// quartiles, what is missing; and two sets of tasks side by side. Thread-safety: pure functions.
#pragma once

#include "core/benchmark/benchmark.h"
#include "core/benchmark/reward.h"
#include "core/evaluation/estimate.h"

#include <optional>
#include <string_view>

namespace acr {

enum class StatisticMetric : std::uint8_t {
    Score,         ///< 0 to 1, as it enters AvgPerf under the convention
    Cost,          ///< USD a call, where it is known
    Latency,       ///< milliseconds, where it is known
    Tokens,        ///< input and output, where they are known
    Reward,        ///< ε₁·score + ε₂·cost; an unknown cost counts as 0
    MissingScores, ///< 1 for a cell without a verified score: none recorded, or not graded
    MissingCosts,  ///< 1 for a cell without a cost
};
inline constexpr std::size_t statisticMetricCount = 7;
/// "score", "cost_usd", "latency_ms", "tokens", "reward", "missing_scores", "missing_costs".
[[nodiscard]] std::string_view statisticMetricName(StatisticMetric metric);
[[nodiscard]] std::optional<StatisticMetric> statisticMetricNamed(std::string_view name);

struct StatisticSettings {
    StatisticMetric metric = StatisticMetric::Score;
    Facet facet = Facet::Dimension;
    RewardWeights weights{};
    MissingScores missingScores = MissingScores::AsZero;
};

/// NaN where the cell has no such value, or where it does not count.
[[nodiscard]] double metricValue(const OutcomeMatrix& outcomes, TaskIndex task, ModelIndex model,
                                 const StatisticSettings& settings);
/// Of each task, NaN included.
[[nodiscard]] std::vector<double> metricValues(const OutcomeMatrix& outcomes, std::span<const TaskIndex> tasks,
                                               ModelIndex model, const StatisticSettings& settings);

struct CellStatistics {
    MeanEstimate estimate;
    double minimum = missing;
    double lowerQuartile = missing;
    double median = missing;
    double upperQuartile = missing;
    double maximum = missing;
};

/// Groups × models.
struct GroupTable {
    struct Group {
        std::string name; ///< empty: tasks of which the facet is not known
        std::vector<TaskIndex> tasks;
    };

    std::vector<Group> groups; ///< those that occur, in the benchmark's order; the nameless one last
    std::size_t models = 0;
    /// groups × models, a group after the other, then a row over all tasks.
    std::vector<CellStatistics> cells;

    /// Row groups.size() is the one over all tasks.
    [[nodiscard]] const CellStatistics& at(std::size_t row, std::size_t model) const
    {
        return cells[row * models + model];
    }
};

[[nodiscard]] std::vector<GroupTable::Group> groupsOf(const TaskTable& table, std::span<const TaskIndex> tasks,
                                                      Facet facet);
[[nodiscard]] GroupTable groupTable(const Benchmark& benchmark, std::span<const TaskIndex> tasks,
                                    const StatisticSettings& settings);

/// The same group and model in two sets of tasks.
struct CellDifference {
    std::string group;
    ModelIndex model;
    MeanEstimate first;
    MeanEstimate second;
    Interval difference; ///< second − first
};
struct SetComparison {
    std::vector<CellDifference> cells; ///< of groups that both sets have, a group after the other
    double rankCorrelation = missing;  ///< of the cells' means, Spearman
    double meanAbsolute = missing;     ///< mean of |second − first|
    std::size_t apart = 0;             ///< cells whose interval of the difference excludes 0
};
[[nodiscard]] SetComparison compareSets(const Benchmark& benchmark, std::span<const TaskIndex> first,
                                        std::span<const TaskIndex> second, const StatisticSettings& settings);

} // namespace acr
