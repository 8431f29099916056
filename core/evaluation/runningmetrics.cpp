// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/runningmetrics.h"

#include <algorithm>

namespace acr {

OracleTable oracleOf(const SessionSetting& setting)
{
    return {setting.world.outcomes(), setting.stream.tasks, setting.definition.weights,
            setting.definition.missingScores, setting.world.available()};
}

void RunningMetrics::extend(const Run& run, const OracleTable& oracle)
{
    for (std::size_t i = steps(); i < run.steps.size(); ++i) {
        const Step& step = run.steps[i];
        Sums sums = m_after.back();
        const StepRegret parts = stepRegret(step, oracle);
        sums.cumRegret += parts.regret;
        sums.qualityRegret += parts.quality;
        sums.costRegret += parts.cost;
        ++sums.verdicts[static_cast<std::size_t>(parts.verdict)];
        sums.costUsd += step.costUsd;
        if (!isMissing(step.score)) {
            sums.score += step.score;
            ++sums.scored;
        }
        sums.agreed += oracle.isOptimal(step.task, step.chosen) ? 1U : 0U;
        for (const Attempt& attempt : run.attemptsOf(step))
            sums.lostUsd += step.attemptCount > 1 && attempt.model != step.chosen ? costOrZero(attempt.costUsd) : 0;
        if (const OracleTable::Entry& best = oracle[step.task]; best.known) {
            sums.oracleScore += best.score;
            sums.oracleCostUsd += best.costUsd;
            ++sums.oracleKnown;
        }
        sums.calledOnly = oracle.outcomes().calledOnly();
        if (oracle[step.task].complete && !isMissing(step.score)) {
            ++sums.measuredTasks;
            sums.measuredSum += parts.regret;
            sums.measuredSquares += parts.regret * parts.regret;
        }
        m_after.push_back(sums);
    }
}

ForkDifference forkDifference(const RunningMetrics& fork, const RunningMetrics& parent, std::size_t steps)
{
    ForkDifference difference;
    difference.steps = std::min({steps, fork.steps(), parent.steps()});
    const RunningMetrics::Sums& forked = fork.after(difference.steps);
    const RunningMetrics::Sums& whole = parent.after(difference.steps);
    difference.cumRegret = forked.cumRegret - whole.cumRegret;
    difference.avgPerfPct = forked.avgPerfPct() - whole.avgPerfPct();
    difference.costUsd = forked.costUsd - whole.costUsd;
    return difference;
}

} // namespace acr
