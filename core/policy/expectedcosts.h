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
        return std::span(m_costs).subspan((*m_tasks)[task].category(Facet::Dimension).position() * m_models, m_models);
    }

private:
    const TaskTable* m_tasks;
    std::size_t m_models;
    std::vector<double> m_costs; ///< dimensions × models
};

} // namespace acr
