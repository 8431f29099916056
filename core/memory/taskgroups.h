// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The nested groups of tasks that share experience: source within dimension within region.
///
/// There are two regions. The in-distribution region has the tasks whose dimension and source were probed. The
/// out-of-distribution region has all others: there a dimension's name may mean something else, so experience is not
/// shared between the regions. Built from metadata only. A copyable value that grows; thread-safety: as any value.
#pragma once

#include "core/benchmark/task.h"
#include "core/memory/priorset.h"

#include <limits>
#include <span>
#include <string>
#include <unordered_map>
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

    /// Groups the given tasks. A task is in-distribution when the prior set has a row for its source. Kinds are
    /// computed only on request.
    TaskGroups(const TaskTable& tasks, std::span<const TaskIndex> stream, const PriorSet& priors, bool kinds = false);
    /// Groups more tasks of the table; what is grouped keeps its numbers. REQUIRES: a prior set with the same rows.
    void add(const TaskTable& tasks, std::span<const TaskIndex> more, const PriorSet& priors);

    [[nodiscard]] bool contains(TaskIndex task) const
    {
        return task.position() < m_leafOf.size() && m_leafOf[task.position()] != noLeaf;
    }
    /// REQUIRES: contains(task).
    [[nodiscard]] std::uint32_t leafOf(TaskIndex task) const { return m_leafOf[task.position()]; }
    [[nodiscard]] const Leaf& leaf(std::uint32_t index) const { return m_leaves[index]; }
    /// Tasks of a leaf whose ids have the same words (a project, a language) are of one kind.
    [[nodiscard]] std::uint32_t kindOf(TaskIndex task) const { return m_kindOf[task.position()]; }
    [[nodiscard]] std::size_t kinds() const { return m_kinds; }
    [[nodiscard]] std::size_t leaves() const { return m_leaves.size(); }
    [[nodiscard]] std::size_t dimensions() const { return m_dimensions; }

private:
    static constexpr std::uint32_t noLeaf = std::numeric_limits<std::uint32_t>::max();
    using NumberByKey = std::unordered_map<std::uint64_t, std::uint32_t>;

    bool m_hasKinds;
    std::vector<std::uint32_t> m_leafOf; ///< by task
    std::vector<std::uint32_t> m_kindOf; ///< by task; empty without kinds
    std::vector<Leaf> m_leaves;
    std::size_t m_kinds = 0;
    std::size_t m_dimensions = 0;
    NumberByKey m_leafByKey;
    NumberByKey m_dimensionByKey;
    NumberByKey m_kindByKey;
};

} // namespace acr
