// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/oracle.h"

namespace acr {

OracleTable::OracleTable(const OutcomeMatrix& outcomes, std::span<const TaskIndex> tasks, const RewardWeights& weights,
                         MissingScores convention, std::span<const ModelSet> available)
    : m_outcomes(&outcomes)
    , m_weights(weights)
    , m_convention(convention)
    , m_entries(outcomes.tasks())
{
    if (!available.empty()) {
        m_available.resize(outcomes.tasks());
        for (std::size_t i = 0; i < tasks.size(); ++i)
            m_available[tasks[i].position()] = available[i];
    }
    for (const TaskIndex task : tasks) {
        Entry& entry = m_entries[task.position()];
        entry = {};
        const auto scores = outcomes.scores(task);
        const auto costs = outcomes.costs(task);
        entry.complete = true;
        for (std::size_t j = 0; j < scores.size(); ++j) {
            if (!isAvailable(task, ModelIndex::at(j)))
                continue;
            const Outcome cell = outcomes.outcome(task, ModelIndex::at(j));
            entry.complete = entry.complete && !isMissing(cell.score) && !cell.has(OutcomeFlag::Ungraded) &&
                             (!outcomes.calledOnly() || cell.has(OutcomeFlag::Shadow));
            if (!scoreCounts(outcomes, task, ModelIndex::at(j), convention))
                continue;
            const double value = reward(weights, scores[j], costs[j]);
            const double cost = costOrZero(costs[j]);
            entry.solvable = entry.solvable || scores[j] > 0;
            const bool better = !entry.known || value > entry.reward;
            const bool tied = entry.known && value == entry.reward;
            if (tied)
                ++entry.optimalModels;
            if (better)
                entry.optimalModels = 1;
            if (better || (tied && cost < entry.costUsd)) {
                entry.reward = value;
                entry.score = isMissing(scores[j]) ? 0.0 : scores[j];
                entry.costUsd = cost;
            }
            entry.known = true;
        }
    }
}

bool OracleTable::isOptimal(TaskIndex task, ModelIndex model) const
{
    if (!isAvailable(task, model) || !scoreCounts(*m_outcomes, task, model, m_convention))
        return false;
    return reward(m_weights, m_outcomes->score(task, model), m_outcomes->cost(task, model)) == (*this)[task].reward;
}

} // namespace acr
