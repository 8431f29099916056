// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/taskselection.h"

namespace acr {

namespace {

template <class Wanted>
std::vector<TaskIndex> tasksWhere(std::span<const TaskIndex> tasks, const Wanted& wanted)
{
    std::vector<TaskIndex> chosen;
    for (const TaskIndex task : tasks)
        if (wanted(task))
            chosen.push_back(task);
    return chosen;
}

} // namespace

std::vector<TaskIndex> tasksWithValue(const Benchmark& benchmark, std::span<const TaskIndex> tasks, ModelIndex model,
                                      const StatisticSettings& settings)
{
    return tasksWhere(
        tasks, [&](TaskIndex task) { return !isMissing(metricValue(benchmark.outcomes, task, model, settings)); });
}

std::vector<TaskIndex> tasksOnlyFirstSolves(const Benchmark& benchmark, std::span<const TaskIndex> tasks,
                                            MissingScores convention, ModelIndex first, ModelIndex second,
                                            double solved)
{
    const StatisticSettings settings{.metric = StatisticMetric::Score, .missingScores = convention};
    return tasksWhere(tasks, [&](TaskIndex task) {
        // Comparisons with a missing score are false.
        return metricValue(benchmark.outcomes, task, first, settings) >= solved &&
               metricValue(benchmark.outcomes, task, second, settings) < solved;
    });
}

std::vector<TaskIndex> tasksSolvedBy(const Benchmark& benchmark, std::span<const TaskIndex> tasks,
                                     MissingScores convention, ModelIndex model, double solved)
{
    const StatisticSettings settings{.metric = StatisticMetric::Score, .missingScores = convention};
    return tasksWhere(tasks,
                      [&](TaskIndex task) { return metricValue(benchmark.outcomes, task, model, settings) >= solved; });
}

std::vector<TaskIndex> tasksBestFor(const Benchmark& benchmark, std::span<const TaskIndex> tasks,
                                    const RewardWeights& weights, MissingScores convention, ModelIndex model)
{
    const StatisticSettings settings{
        .metric = StatisticMetric::Reward, .weights = weights, .missingScores = convention};
    return tasksWhere(tasks, [&](TaskIndex task) {
        const double own = metricValue(benchmark.outcomes, task, model, settings);
        if (isMissing(own))
            return false;
        for (std::size_t j = 0; j < benchmark.models.size(); ++j)
            if (metricValue(benchmark.outcomes, task, ModelIndex::at(j), settings) > own)
                return false;
        return true;
    });
}

std::vector<TaskIndex> tasksOfSteps(const Run& run, const OracleTable& oracle,
                                    const std::function<bool(const Step& step, const StepRegret& regret)>& wanted)
{
    std::vector<TaskIndex> tasks;
    for (const Step& step : run.steps)
        if (wanted(step, stepRegret(step, oracle)))
            tasks.push_back(step.task);
    return tasks;
}

} // namespace acr
