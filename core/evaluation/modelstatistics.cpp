// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/modelstatistics.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace acr {

namespace {

constexpr std::array<std::string_view, statisticMetricCount> metricNames{
    "score", "cost_usd", "latency_ms", "tokens", "reward", "missing_scores", "missing_costs"};

double countAt(const OutcomeMatrix& outcomes, OutcomeMatrix::Column column, std::size_t cell)
{
    const auto all = outcomes.all(column);
    return all.empty() || all[cell] < 0 ? missing : all[cell];
}

CellStatistics statisticsOf(std::vector<double>& values)
{
    CellStatistics cell;
    cell.estimate = meanEstimate(values);
    std::erase_if(values, isMissing);
    if (values.empty())
        return cell;
    std::ranges::sort(values);
    cell.minimum = values.front();
    cell.lowerQuartile = quantile(values, 0.25);
    cell.median = quantile(values, 0.5);
    cell.upperQuartile = quantile(values, 0.75);
    cell.maximum = values.back();
    return cell;
}

} // namespace

std::string_view statisticMetricName(StatisticMetric metric)
{
    return metricNames[static_cast<std::size_t>(metric)];
}

std::optional<StatisticMetric> statisticMetricNamed(std::string_view name)
{
    const auto found = std::ranges::find(metricNames, name);
    if (found == metricNames.end())
        return std::nullopt;
    return static_cast<StatisticMetric>(found - metricNames.begin());
}

double metricValue(const OutcomeMatrix& outcomes, TaskIndex task, ModelIndex model, const StatisticSettings& settings)
{
    const std::size_t cell = outcomes.cell(task, model);
    const double score = outcomes.allScores()[cell];
    const double cost = outcomes.allCosts()[cell];
    switch (settings.metric) {
    case StatisticMetric::Score:
        if (!scoreCounts(outcomes, task, model, settings.missingScores))
            return missing;
        return isMissing(score) ? 0 : score;
    case StatisticMetric::Cost: return cost;
    case StatisticMetric::Latency: return countAt(outcomes, OutcomeMatrix::Column::LatencyMs, cell);
    case StatisticMetric::Tokens: {
        const double total = countAt(outcomes, OutcomeMatrix::Column::TotalTokens, cell);
        // NaN where one of the two is not known.
        return isMissing(total) ? countAt(outcomes, OutcomeMatrix::Column::InputTokens, cell) +
                                      countAt(outcomes, OutcomeMatrix::Column::OutputTokens, cell)
                                : total;
    }
    case StatisticMetric::Reward:
        return scoreCounts(outcomes, task, model, settings.missingScores) ? reward(settings.weights, score, cost)
                                                                          : missing;
    case StatisticMetric::MissingScores: return scoreCounts(outcomes, task, model, MissingScores::Leave) ? 0 : 1;
    case StatisticMetric::MissingCosts: return isMissing(cost) ? 1 : 0;
    }
    return missing;
}

std::vector<double> metricValues(const OutcomeMatrix& outcomes, std::span<const TaskIndex> tasks, ModelIndex model,
                                 const StatisticSettings& settings)
{
    std::vector<double> values;
    values.reserve(tasks.size());
    for (const TaskIndex task : tasks)
        values.push_back(metricValue(outcomes, task, model, settings));
    return values;
}

std::vector<GroupTable::Group> groupsOf(const TaskTable& table, std::span<const TaskIndex> tasks, Facet facet)
{
    const CategoryTable& categories = table.categories(facet);
    std::vector<GroupTable::Group> all(std::max<std::size_t>(1, categories.size()));
    for (std::size_t i = 0; i < categories.size(); ++i)
        all[i].name = categories.names()[i];
    for (const TaskIndex task : tasks)
        all[table[task].category(facet).position()].tasks.push_back(task);
    // Category 0 is the empty name.
    std::rotate(all.begin(), all.begin() + 1, all.end());
    std::erase_if(all, [](const GroupTable::Group& group) { return group.tasks.empty(); });
    return all;
}

GroupTable groupTable(const Benchmark& benchmark, std::span<const TaskIndex> tasks, const StatisticSettings& settings)
{
    GroupTable table;
    table.models = benchmark.models.size();
    table.groups = groupsOf(benchmark.tasks, tasks, settings.facet);
    table.cells.resize((table.groups.size() + 1) * table.models);
    for (std::size_t model = 0; model < table.models; ++model) {
        for (std::size_t row = 0; row <= table.groups.size(); ++row) {
            const std::span<const TaskIndex> rowTasks =
                row < table.groups.size() ? std::span<const TaskIndex>(table.groups[row].tasks) : tasks;
            std::vector<double> values = metricValues(benchmark.outcomes, rowTasks, ModelIndex::at(model), settings);
            table.cells[row * table.models + model] = statisticsOf(values);
        }
    }
    return table;
}

SetComparison compareSets(const Benchmark& benchmark, std::span<const TaskIndex> first,
                          std::span<const TaskIndex> second, const StatisticSettings& settings)
{
    SetComparison comparison;
    const auto groups = groupsOf(benchmark.tasks, first, settings.facet);
    const auto others = groupsOf(benchmark.tasks, second, settings.facet);
    std::vector<double> firstMeans;
    std::vector<double> secondMeans;
    double absolute = 0;
    for (const GroupTable::Group& group : groups) {
        const auto other = std::ranges::find(others, group.name, &GroupTable::Group::name);
        if (other == others.end())
            continue;
        for (std::size_t model = 0; model < benchmark.models.size(); ++model) {
            CellDifference cell{
                .group = group.name, .model = ModelIndex::at(model), .first = {}, .second = {}, .difference = {}};
            cell.first = meanEstimate(metricValues(benchmark.outcomes, group.tasks, cell.model, settings));
            cell.second = meanEstimate(metricValues(benchmark.outcomes, other->tasks, cell.model, settings));
            cell.difference = differenceOf(cell.first, cell.second);
            if (cell.first.n > 0 && cell.second.n > 0) {
                firstMeans.push_back(cell.first.mean);
                secondMeans.push_back(cell.second.mean);
                absolute += std::abs(cell.difference.estimate);
            }
            comparison.apart += cell.difference.low > 0 || cell.difference.high < 0 ? 1 : 0;
            comparison.cells.push_back(std::move(cell));
        }
    }
    if (!firstMeans.empty())
        comparison.meanAbsolute = absolute / static_cast<double>(firstMeans.size());
    comparison.rankCorrelation = rankCorrelation(firstMeans, secondMeans);
    return comparison;
}

} // namespace acr
