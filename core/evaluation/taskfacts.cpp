// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/taskfacts.h"

#include "core/policy/common.h"

#include <algorithm>

namespace acr {

namespace {

void countIf(bool condition, std::uint16_t& count)
{
    if (condition)
        ++count;
}

TaskFacts factsOf(const OutcomeMatrix& outcomes, TaskIndex task, const RewardWeights& weights, MissingScores convention,
                  double solvesAt)
{
    TaskFacts facts;
    const auto scores = outcomes.scores(task);
    const auto costs = outcomes.costs(task);
    const auto flags = outcomes.flags(task);
    double sum = 0;
    for (std::size_t j = 0; j < scores.size(); ++j) {
        countIf(!isMissing(scores[j]), facts.known);
        countIf(!isMissing(costs[j]), facts.knownCosts);
        countIf((flags[j] & static_cast<std::uint8_t>(OutcomeFlag::Ungraded)) != 0, facts.ungraded);
        if (!scoreCounts(outcomes, task, ModelIndex::at(j), convention))
            continue;
        const double score = isMissing(scores[j]) ? 0.0 : scores[j];
        const double value = reward(weights, score, costs[j]);
        sum += score;
        countIf(score > 0, facts.scoring);
        countIf(score >= solvesAt, facts.fullScore);
        const bool first = facts.counted == 0;
        if (first || score > facts.bestScore) {
            facts.bestScore = score;
            facts.atBestScore = 0;
            facts.cheapestBestUsd = missing;
        }
        if (score == facts.bestScore) {
            ++facts.atBestScore;
            if (score > 0 && !isMissing(costs[j]))
                facts.cheapestBestUsd =
                    isMissing(facts.cheapestBestUsd) ? costs[j] : std::min(facts.cheapestBestUsd, costs[j]);
        }
        if (first || value > facts.oracleReward) {
            facts.oracleReward = value;
            facts.optimal = 0;
        }
        countIf(value == facts.oracleReward, facts.optimal);
        ++facts.counted;
    }
    if (facts.counted > 0)
        facts.meanScore = sum / facts.counted;
    return facts;
}

} // namespace

std::vector<TaskFacts> taskFacts(const OutcomeMatrix& outcomes, std::span<const TaskIndex> tasks,
                                 const RewardWeights& weights, MissingScores convention, double solvesAt)
{
    std::vector<TaskFacts> all;
    all.reserve(tasks.size());
    for (const TaskIndex task : tasks)
        all.push_back(factsOf(outcomes, task, weights, convention, solvesAt));
    return all;
}

} // namespace acr
