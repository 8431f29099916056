// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/regret/runcomparison.h"

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

double scoreOrZero(double score)
{
    return isMissing(score) ? 0.0 : score;
}

/// The run's step for this task, when the run's next step is that.
const Step* take(const Run& run, std::size_t& next, TaskIndex task)
{
    if (next >= run.steps.size() || run.steps[next].task != task)
        return nullptr;
    return &run.steps[next++];
}

} // namespace

RunComparison compareRuns(const StreamResults& results, const Run& a, const Run& b)
{
    RunComparison comparison;
    const std::vector<TaskIndex>& tasks = results.stream->tasks;
    comparison.curve.reserve(tasks.size());
    std::size_t nextA = 0;
    std::size_t nextB = 0;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        const Step* stepA = take(a, nextA, tasks[i]);
        const Step* stepB = take(b, nextB, tasks[i]);
        if (stepA != nullptr && stepB != nullptr) {
            ++comparison.common;
            FlippedTask both;
            both.task = tasks[i];
            both.position = static_cast<std::uint32_t>(i);
            both.pickA = stepA->chosen;
            both.pickB = stepB->chosen;
            both.scoreA = stepA->score;
            both.scoreB = stepB->score;
            both.costA = stepA->costUsd;
            both.costB = stepB->costUsd;
            both.regretA = stepRegret(*stepA, results.oracle).regret;
            both.regretB = stepRegret(*stepB, results.oracle).regret;
            comparison.cumRegretA += both.regretA;
            comparison.cumRegretB += both.regretB;
            comparison.deltaScore += scoreOrZero(both.scoreA) - scoreOrZero(both.scoreB);
            comparison.deltaCost += both.costA - both.costB;
            if (both.pickA != both.pickB) {
                comparison.flippedDelta += both.delta();
                comparison.better += both.delta() < 0 ? 1U : 0U;
                comparison.worse += both.delta() > 0 ? 1U : 0U;
                comparison.flipped.push_back(both);
            }
        } else {
            comparison.onlyA += stepA != nullptr ? 1U : 0U;
            comparison.onlyB += stepB != nullptr ? 1U : 0U;
        }
        comparison.curve.push_back(comparison.deltaRegret());
    }
    std::ranges::stable_sort(comparison.flipped, [](const FlippedTask& left, const FlippedTask& right) {
        return std::abs(left.delta()) > std::abs(right.delta());
    });
    return comparison;
}

} // namespace acr::ui
