// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The nested groups of tasks that share experience: source within dimension within region.
///
/// There are two regions. The in-distribution region has the tasks whose dimension and source were probed. The
/// out-of-distribution region (called `abroad`) has all others: there a dimension's name may mean something else, so
/// experience is not shared between the regions. Built from metadata only. Immutable; thread-safe.
#pragma once

#include "core/benchmark/task.h"
#include "core/memory/priorset.h"

#include <span>
#include <string>
#include <vector>

namespace acr {

class TaskGroups {
public:
    struct Leaf {
        std::uint32_t dimension = 0; ///< index of its dimension's group
        bool inDistribution = false;
        /// Row of the prior set; −1 where it has none.
        std::int32_t dimensionRow = -1;
        std::int32_t sourceRow = -1;
        std::string dimensionName;
        std::string sourceName;
    };

    /// Groups the given tasks (others have no leaf). A task is in-distribution when the prior set has a row for its
    /// source. Kinds are computed only on request.
    TaskGroups(const TaskTable& tasks, std::span<const TaskIndex> stream, const PriorSet& priors, bool kinds = false);

    [[nodiscard]] std::uint32_t leafOf(TaskIndex task) const { return m_leafOf[task.position()]; }
    [[nodiscard]] const Leaf& leaf(std::uint32_t index) const { return m_leaves[index]; }
    /// Tasks of a leaf whose ids have the same words (a project, a language) are of one kind.
    [[nodiscard]] std::uint32_t kindOf(TaskIndex task) const { return m_kindOf[task.position()]; }
    [[nodiscard]] std::size_t kinds() const { return m_kinds; }
    [[nodiscard]] std::size_t leaves() const { return m_leaves.size(); }
    [[nodiscard]] std::size_t dimensions() const { return m_dimensions; }

private:
    std::vector<std::uint32_t> m_leafOf;
    std::vector<std::uint32_t> m_kindOf;
    std::vector<Leaf> m_leaves;
    std::size_t m_kinds = 0;
    std::size_t m_dimensions = 0;
};

} // namespace acr
