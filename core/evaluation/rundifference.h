// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The difference of two runs' regret by group of tasks: where A loses what it loses against B.
///
/// Differences are summed with twice the digits of a double and rounded once. So the total is the same number whatever
/// the tasks are grouped by, and the sum of the groups is the total. Thread-safety: pure functions.
#pragma once

#include "core/evaluation/metrics.h"

#include <string>
#include <vector>

namespace acr {

struct DifferenceGroup {
    CategoryIndex category;
    std::string name; ///< empty: the tasks without one
    std::size_t tasks = 0;
    std::size_t differing = 0; ///< of these tasks: with another regret
    double regretA = 0;
    double regretB = 0;
    double difference = 0; ///< regret of A − regret of B; below zero: A did better
    double quality = 0;    ///< the part of the difference that comes from scores
    double cost = 0;       ///< the part that comes from costs
};

struct RunDifference {
    Facet facet = Facet::Dimension;
    /// Largest absolute difference first; of equal ones the first in table order.
    std::vector<DifferenceGroup> groups;
    /// Of all groups, without name and category.
    DifferenceGroup total;
};

/// Over the tasks that both runs have. REQUIRES: both are of the same stream, in its order.
[[nodiscard]] RunDifference differenceBy(const Run& a, const Run& b, const OracleTable& oracle, const TaskTable& tasks,
                                         Facet facet);
/// The tasks of that group on which the regrets differ, in the order of the stream; the tasks of all groups where
/// `group` is null. REQUIRES: as above.
[[nodiscard]] std::vector<TaskIndex> differingTasks(const Run& a, const Run& b, const OracleTable& oracle,
                                                    const TaskTable& tasks, Facet facet, const std::string* group);

} // namespace acr
