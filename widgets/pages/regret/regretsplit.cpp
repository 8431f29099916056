// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/regret/regretsplit.h"

#include <algorithm>
#include <map>

namespace acr::ui {

std::vector<Facet> usefulFacets(const StreamResults& results)
{
    std::vector<Facet> useful;
    const TaskTable& tasks = results.benchmark->tasks;
    for (std::size_t i = 0; i < facetCount; ++i) {
        const auto facet = static_cast<Facet>(i);
        if (facet == Facet::Split || results.stream->tasks.empty())
            continue;
        const CategoryIndex first = tasks[results.stream->tasks.front()].category(facet);
        const bool differs = std::ranges::any_of(results.stream->tasks,
                                                 [&](TaskIndex task) { return tasks[task].category(facet) != first; });
        if (differs || facet == Facet::Dimension)
            useful.push_back(facet);
    }
    return useful;
}

RegretSplit regretSplit(const StreamResults& results, const LeaderboardRow& row, Facet facet)
{
    const TaskTable& tasks = results.benchmark->tasks;
    std::map<CategoryIndex, RegretGroup> groups;
    const auto add = [&](CategoryIndex category, const Metrics& metrics, double weight) {
        RegretGroup& group = groups[category];
        group.tasks += weight * static_cast<double>(metrics.n);
        group.quality += weight * metrics.qualityRegret;
        group.cost += weight * metrics.costRegret;
    };
    if (row.isExpectation()) {
        std::map<CategoryIndex, std::vector<TaskIndex>> members;
        for (const TaskIndex task : results.stream->tasks)
            members[tasks[task].category(facet)].push_back(task);
        for (const auto& [category, group] : members)
            add(category, uniformExpectation(group, results.oracle), 1);
    } else {
        for (const Run& run : row.runs) {
            for (const FacetMetrics& entry : evaluateBy(run, results.oracle, tasks, facet))
                add(entry.category, entry.metrics, 1.0 / static_cast<double>(row.runs.size()));
        }
    }
    RegretSplit split{facet, {}};
    for (auto& [category, group] : groups) {
        group.name = QString::fromStdString(tasks.categories(facet).name(category));
        split.groups.push_back(std::move(group));
    }
    std::ranges::stable_sort(split.groups,
                             [](const RegretGroup& a, const RegretGroup& b) { return a.regret() > b.regret(); });
    return split;
}

StepKind kindOf(const StepRegret& regret)
{
    switch (regret.verdict) {
    case StepVerdict::Optimal: return StepKind::Optimal;
    case StepVerdict::Tied: return StepKind::Tied;
    case StepVerdict::Avoidable: return regret.quality > 0 ? StepKind::WorseAnswer : StepKind::Dearer;
    case StepVerdict::Unsolvable: return StepKind::Unsolvable;
    case StepVerdict::Unknown: break;
    }
    return StepKind::Unknown;
}

KindSplit kindSplit(const StreamResults& results, const LeaderboardRow& row)
{
    KindSplit split{};
    const auto add = [&](const Step& step, double weight) {
        const StepRegret regret = stepRegret(step, results.oracle);
        KindShare& share = split[static_cast<std::size_t>(kindOf(regret))];
        share.tasks += weight;
        share.regret += weight * regret.regret;
    };
    if (!row.isExpectation()) {
        for (const Run& run : row.runs) {
            for (const Step& step : run.steps)
                add(step, 1.0 / static_cast<double>(row.runs.size()));
        }
        return split;
    }
    const OutcomeMatrix& outcomes = results.benchmark->outcomes;
    for (const TaskIndex task : results.stream->tasks) {
        for (std::size_t j = 0; j < outcomes.models(); ++j) {
            const Outcome cell = outcomes.outcome(task, ModelIndex::at(j));
            const bool verified = !cell.has(OutcomeFlag::Ungraded) && !isMissing(cell.score);
            Step step;
            step.task = task;
            step.chosen = ModelIndex::at(j);
            step.costUsd = costOrZero(cell.costUsd);
            if (verified)
                step.score = cell.score;
            else if (results.settings.missingScores == MissingScores::AsZero)
                step.score = isMissing(cell.score) ? 0 : cell.score;
            add(step, 1.0 / static_cast<double>(outcomes.models()));
        }
    }
    return split;
}

} // namespace acr::ui
