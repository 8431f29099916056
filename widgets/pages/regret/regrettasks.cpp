// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/regret/regrettasks.h"

#include "core/evaluation/rundifference.h"
#include "core/evaluation/taskselection.h"
#include "widgets/models/taskview.h"
#include "widgets/pages/regret/regretdata.h"
#include "widgets/pages/regret/regretpage.h"

#include <algorithm>

namespace acr::ui {

namespace {

const Run* runOf(const LeaderboardRow* row, std::size_t seed)
{
    return row == nullptr || row->runs.empty() ? nullptr : &row->runs[std::min(seed, row->runs.size() - 1)];
}

/// The run's name: of a policy with seeds with its seed.
QString runName(const StreamResults& results, const LeaderboardRow& row, const QString& policy, std::size_t seed)
{
    const QString name = policyNameIn(results, policy);
    return row.runs.size() > 1 ? RegretPage::tr("%1, seed %2").arg(name).arg(std::min(seed, row.runs.size() - 1) + 1)
                               : name;
}

/// The tasks of the steps that are wanted. `title` has the place %1 for the name of the run.
TaskList listOf(const StreamResults& results, const QString& policy, std::size_t seed, const QString& title,
                const std::function<bool(const Step&, const StepRegret&)>& wanted)
{
    const LeaderboardRow* row = rowOf(results, policy);
    const Run* run = runOf(row, seed);
    if (run == nullptr)
        return {};
    return {title.arg(runName(results, *row, policy, seed)), tasksOfSteps(*run, results.oracle, wanted)};
}

} // namespace

TaskList tasksBehind(const StreamResults& results, const QString& policy, std::size_t seed, RunFigure figure)
{
    switch (figure) {
    case RunFigure::Score:
        return listOf(results, policy, seed, RegretPage::tr("%1: without the full score"),
                      [](const Step& step, const StepRegret&) { return !(step.score >= 1); });
    case RunFigure::Agreement:
        return listOf(
            results, policy, seed, RegretPage::tr("%1: the oracle's choice"),
            [&](const Step& step, const StepRegret&) { return results.oracle.isOptimal(step.task, step.chosen); });
    case RunFigure::Regret: break;
    }
    return listOf(results, policy, seed, RegretPage::tr("%1: with regret"),
                  [](const Step&, const StepRegret& regret) { return regret.regret > 0; });
}

TaskList tasksOfGroup(const StreamResults& results, const QString& policy, std::size_t seed, Facet facet,
                      const QString& group)
{
    const TaskTable& tasks = results.benchmark->tasks;
    const std::string name = group.toStdString();
    TaskList list = listOf(results, policy, seed, RegretPage::tr("%1: with regret"),
                           [&](const Step& step, const StepRegret& regret) {
                               return regret.regret > 0 && tasks.categoryName(step.task, facet) == name;
                           });
    list.title += QStringLiteral(" · ") + (group.isEmpty() ? RegretPage::tr("not given") : categoryTitle(facet, name));
    return list;
}

TaskList tasksOfKind(const StreamResults& results, const QString& policy, std::size_t seed, StepKind kind,
                     const QString& kindName)
{
    TaskList list = listOf(results, policy, seed, QStringLiteral("%1"),
                           [kind](const Step&, const StepRegret& regret) { return kindOf(regret) == kind; });
    list.title += QStringLiteral(" · ") + kindName;
    return list;
}

TaskList tasksOfDifference(const StreamResults& results, const QString& a, std::size_t seedA, const QString& b,
                           std::size_t seedB, Facet facet, const std::optional<QString>& group)
{
    const LeaderboardRow* rowA = rowOf(results, a);
    const LeaderboardRow* rowB = rowOf(results, b);
    const Run* runA = runOf(rowA, seedA);
    const Run* runB = runOf(rowB, seedB);
    if (runA == nullptr || runB == nullptr)
        return {};
    const std::string name = group.value_or(QString()).toStdString();
    TaskList list{
        RegretPage::tr("%1 and %2 have another regret")
            .arg(runName(results, *rowA, a, seedA), runName(results, *rowB, b, seedB)),
        differingTasks(*runA, *runB, results.oracle, results.benchmark->tasks, facet, group ? &name : nullptr)};
    if (group)
        list.title +=
            QStringLiteral(" · ") + (group->isEmpty() ? RegretPage::tr("not given") : categoryTitle(facet, name));
    return list;
}

} // namespace acr::ui
