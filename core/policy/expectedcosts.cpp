// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/policy/expectedcosts.h"

namespace acr {

ExpectedCosts::ExpectedCosts(const PolicySetup& setup)
    : m_tasks(setup.tasks)
    , m_models(setup.models.size())
    , m_costs(setup.tasks->categories(Facet::Dimension).size() * m_models)
{
    std::vector<double> sums(m_costs.size());
    std::vector<double> counts(m_costs.size());
    std::vector<double> allSums(m_models);
    std::vector<double> allCounts(m_models);
    for (const TaskIndex task : setup.trainingOutcomes != nullptr ? setup.training : std::span<const TaskIndex>()) {
        const auto costs = setup.trainingOutcomes->costs(task);
        const std::size_t row = (*m_tasks)[task].category(Facet::Dimension).position() * m_models;
        for (std::size_t j = 0; j < m_models; ++j) {
            if (isMissing(costs[j]))
                continue;
            sums[row + j] += costs[j];
            ++counts[row + j];
            allSums[j] += costs[j];
            ++allCounts[j];
        }
    }
    m_overall.resize(m_models);
    for (std::size_t j = 0; j < m_models; ++j)
        m_overall[j] = allCounts[j] > 0 ? allSums[j] / allCounts[j] : 0;
    for (std::size_t i = 0; i < m_costs.size(); ++i) {
        const std::size_t j = i % m_models;
        if (counts[i] > 0)
            m_costs[i] = sums[i] / counts[i];
        else
            m_costs[i] = m_overall[j];
    }
}

} // namespace acr
