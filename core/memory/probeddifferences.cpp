// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/probeddifferences.h"

#include <algorithm>

namespace acr {

ProbedDifferences::ProbedDifferences(const TaskTable& tasks, std::span<const TaskIndex> training,
                                     const OutcomeMatrix& outcomes, MissingScores convention, const PriorSet& priors)
    : m_groups(tasks, training, priors)
    , m_outcomes(outcomes)
    , m_convention(convention)
    , m_priors(priors)
{}

double ProbedDifferences::of(TaskIndex task, std::span<double> row) const
{
    std::ranges::fill(row, 0.0);
    const TaskGroups::Leaf& leaf = m_groups.leaf(m_groups.leafOf(task));
    if (leaf.sourceRow < 0)
        return 0;
    const auto& dimension = m_priors.dimensions[static_cast<std::size_t>(leaf.dimensionRow)].cells;
    const auto& source = m_priors.sources[static_cast<std::size_t>(leaf.sourceRow)].cells;
    const auto scores = m_outcomes.scores(task);
    double mean = 0;
    double counted = 0;
    for (std::size_t j = 0; j < row.size(); ++j) {
        if (!scoreCounts(m_outcomes, task, ModelIndex::at(j), m_convention))
            continue;
        row[j] = (isMissing(scores[j]) ? 0 : scores[j]) - dimension[j].mean - source[j].mean;
        mean += row[j];
        ++counted;
    }
    if (counted == 0)
        return 0;
    mean /= counted;
    for (std::size_t j = 0; j < row.size(); ++j) {
        if (scoreCounts(m_outcomes, task, ModelIndex::at(j), m_convention))
            row[j] -= mean;
    }
    return mean;
}

} // namespace acr
