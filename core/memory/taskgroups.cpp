// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/taskgroups.h"

#include "core/memory/idparts.h"

namespace acr {

TaskGroups::TaskGroups(const TaskTable& tasks, std::span<const TaskIndex> stream, const PriorSet& priors, bool kinds)
    : m_hasKinds(kinds)
{
    add(tasks, stream, priors);
}

void TaskGroups::add(const TaskTable& tasks, std::span<const TaskIndex> more, const PriorSet& priors)
{
    m_leafOf.resize(tasks.size(), noLeaf);
    m_kindOf.resize(m_hasKinds ? tasks.size() : 0);
    std::uint64_t lastKey = ~std::uint64_t{0};
    std::uint32_t lastLeaf = 0;
    for (const TaskIndex task : more) {
        const auto category = [&](Facet facet) {
            return static_cast<std::uint64_t>(tasks[task].category(facet).position());
        };
        const std::uint64_t dimension = category(Facet::Dimension);
        const std::uint64_t source =
            category(Facet::Source) != 0 ? 2 * category(Facet::Source) : 2 * category(Facet::Bench) + 1;
        const std::uint64_t key = dimension << 32U | source;
        if (key != lastKey) {
            const auto [found, isNew] = m_leafByKey.try_emplace(key, static_cast<std::uint32_t>(m_leaves.size()));
            if (isNew) {
                const std::string& name = dimensionNameOf(tasks, task);
                Leaf leaf;
                leaf.dimensionName = name;
                leaf.sourceName = sourceNameOf(tasks, task);
                const auto position = [](const PriorRow* row, const std::vector<PriorRow>& rows) {
                    return row == nullptr ? -1 : static_cast<std::int32_t>(row - rows.data());
                };
                leaf.dimensionRow = position(priors.dimension(name), priors.dimensions);
                leaf.sourceRow = position(priors.source(name, leaf.sourceName), priors.sources);
                leaf.inDistribution = leaf.sourceRow >= 0;
                const auto [group, newGroup] = m_dimensionByKey.try_emplace(
                    2 * dimension + (leaf.inDistribution ? 1 : 0), static_cast<std::uint32_t>(m_dimensions));
                if (newGroup)
                    ++m_dimensions;
                leaf.dimension = group->second;
                m_leaves.push_back(std::move(leaf));
            }
            lastKey = key;
            lastLeaf = found->second;
        }
        m_leafOf[task.position()] = lastLeaf;
        if (m_hasKinds)
            m_kindOf[task.position()] = m_kindByKey
                                            .try_emplace(idPartsOf(tasks[task].id).kind * 31 + lastLeaf,
                                                         static_cast<std::uint32_t>(m_kindByKey.size()))
                                            .first->second;
    }
    m_kinds = m_kindByKey.size();
}

} // namespace acr
