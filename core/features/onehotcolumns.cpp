// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/features/onehotcolumns.h"

#include <algorithm>

namespace acr {

std::vector<std::int32_t> oneHotColumns(const TaskTable& tasks, std::span<const TaskIndex> among, Facet facet,
                                        std::int32_t first, std::int32_t& used)
{
    const CategoryTable& table = tasks.categories(facet);
    std::vector<bool> occurs(table.size(), false);
    for (const TaskIndex task : among)
        occurs[tasks[task].category(facet).position()] = true;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < occurs.size(); ++i) {
        if (occurs[i])
            order.push_back(i);
    }
    std::ranges::sort(order, {}, [&](std::size_t i) -> const std::string& { return table.names()[i]; });
    std::vector<std::int32_t> columns(table.size(), -1);
    for (std::size_t i = 0; i < order.size(); ++i)
        columns[order[i]] = first + static_cast<std::int32_t>(i);
    used = static_cast<std::int32_t>(order.size());
    return columns;
}

} // namespace acr
