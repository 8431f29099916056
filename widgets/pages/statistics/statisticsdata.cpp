// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/statistics/statisticsdata.h"

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

constexpr std::size_t bins = 40;
/// From here on values are shown on a logarithmic axis.
constexpr double wide = 50;

bool isAmount(StatisticMetric metric)
{
    return metric == StatisticMetric::Cost || metric == StatisticMetric::Latency || metric == StatisticMetric::Tokens;
}

/// The values of every cell as histograms over one range.
void addHistograms(StatisticsData& data)
{
    const std::size_t whole = data.table.groups.size();
    double minimum = missing;
    double positive = missing;
    double maximum = missing;
    for (std::size_t model = 0; model < data.models(); ++model) {
        const CellStatistics& cell = data.table.at(whole, model);
        if (cell.estimate.n == 0)
            continue;
        minimum = isMissing(minimum) ? cell.minimum : std::min(minimum, cell.minimum);
        maximum = isMissing(maximum) ? cell.maximum : std::max(maximum, cell.maximum);
    }
    const auto isReal = [](double value) { return std::isfinite(value) && value > 0; };
    if (isAmount(data.settings.metric)) {
        for (std::size_t model = 0; model < data.models(); ++model)
            for (const double value :
                 metricValues(data.benchmark->outcomes, data.stream->tasks, ModelIndex::at(model), data.settings))
                if (isReal(value) && !(value >= positive))
                    positive = value;
    }
    data.low = isMissing(minimum) ? 0 : std::min(0.0, minimum);
    data.high = isMissing(maximum) || maximum <= data.low ? data.low + 1 : maximum;
    if (!isAmount(data.settings.metric) && data.settings.metric != StatisticMetric::Reward)
        data.high = 1;
    data.logarithmic = isReal(positive) && data.high / positive > wide;
    if (data.logarithmic)
        data.low = positive;
    for (std::size_t row = 0; row < data.rows(); ++row) {
        const auto& tasks = data.isWhole(row) ? data.stream->tasks : data.table.groups[row].tasks;
        for (std::size_t model = 0; model < data.models(); ++model)
            data.histograms.push_back(
                histogram(metricValues(data.benchmark->outcomes, tasks, ModelIndex::at(model), data.settings), data.low,
                          data.high, bins, data.logarithmic));
    }
}

std::string otherSplit(const Benchmark& benchmark, const Stream& stream)
{
    if (stream.definition.split != probingSplit)
        return benchmark.split(probingSplit) != nullptr ? std::string(probingSplit) : std::string();
    const auto reported =
        std::ranges::find_if(benchmark.splits, [](const Split& split) { return split.name != probingSplit; });
    return reported == benchmark.splits.end() ? std::string() : reported->name;
}

} // namespace

const CellDifference* StatisticsData::difference(std::size_t row, std::size_t model) const
{
    if (isWhole(row))
        return nullptr;
    // The models of a group stand together.
    for (std::size_t first = 0; first < sets.cells.size(); first += models()) {
        if (sets.cells[first].group == table.groups[row].name)
            return &sets.cells[first + model];
    }
    return nullptr;
}

const Explanation* StatisticsData::explanation() const
{
    const auto found = std::ranges::find(explanations, settings.facet, &Explanation::facet);
    return found == explanations.end() ? nullptr : &*found;
}

std::shared_ptr<const StatisticsData> makeStatistics(std::shared_ptr<const Benchmark> benchmark,
                                                     std::shared_ptr<const Stream> stream,
                                                     const StatisticSettings& settings, const Progress& progress)
{
    auto data = std::make_shared<StatisticsData>();
    data->benchmark = std::move(benchmark);
    data->stream = std::move(stream);
    data->settings = settings;
    const Benchmark& world = *data->benchmark;
    const auto& tasks = data->stream->tasks;
    data->table = groupTable(world, tasks, settings);
    addHistograms(*data);
    progress(0.4);
    if (progress.stopped())
        return nullptr;
    data->against = otherSplit(world, *data->stream);
    std::span<const TaskIndex> training;
    if (!data->against.empty()) {
        const auto& other = world.split(data->against)->tasks;
        data->sets = compareSets(world, other, tasks, settings);
        if (data->against == probingSplit)
            training = other;
    }
    progress(0.6);
    if (progress.stopped())
        return nullptr;
    data->pairs = complementarity(world, tasks, settings.missingScores);
    data->portfolio = portfolioOf(world, tasks, settings.weights, settings.missingScores);
    for (std::size_t i = 0; i < facetCount && !progress.stopped(); ++i) {
        Explanation explained =
            explainChoice(world, tasks, static_cast<Facet>(i), settings.weights, settings.missingScores, training);
        if (explained.groups > 1)
            data->explanations.push_back(explained);
    }
    std::size_t absent = 0;
    for (const TaskIndex task : tasks)
        for (std::size_t model = 0; model < data->models(); ++model)
            absent += scoreCounts(world.outcomes, task, ModelIndex::at(model), MissingScores::Leave) ? 0 : 1;
    if (!tasks.empty() && data->models() > 0)
        data->missingScores = static_cast<double>(absent) / static_cast<double>(tasks.size() * data->models());
    progress(1);
    return progress.stopped() ? nullptr : std::shared_ptr<const StatisticsData>(std::move(data));
}

} // namespace acr::ui
