// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The expected cost of a call of each model on a task, for methods that learn scores only: the mean of the known
/// costs in the task's dimension on the training tasks, or over all of them where the dimension has none; 0 where
/// nothing is known. USD. Immutable; thread-safe.
#pragma once

#include "core/policy/policy.h"

namespace acr {

class ExpectedCosts {
public:
    explicit ExpectedCosts(const PolicySetup& setup);
    /// Shape: models.
    [[nodiscard]] std::span<const double> of(TaskIndex task) const
    {
        const std::size_t row = (*m_tasks)[task].category(Facet::Dimension).position() * m_models;
        return row < m_costs.size() ? std::span(m_costs).subspan(row, m_models) : std::span(m_overall);
    }

private:
    const TaskTable* m_tasks;
    std::size_t m_models;
    std::vector<double> m_costs;   ///< dimensions × models
    std::vector<double> m_overall; ///< of dimensions that came later; by model
};

} // namespace acr
