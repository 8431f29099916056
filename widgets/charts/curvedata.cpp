// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/curvedata.h"

#include <algorithm>

namespace acr::ui {

CurveData::CurveData(std::vector<double> values)
    : m_values(std::move(values))
{
    summarise(0);
}

void CurveData::append(std::span<const double> values)
{
    const std::size_t before = m_values.size();
    m_values.insert(m_values.end(), values.begin(), values.end());
    summarise(before);
}

void CurveData::clear()
{
    m_values.clear();
    m_levels.clear();
}

void CurveData::summarise(std::size_t firstNew)
{
    std::size_t below = m_values.size();
    std::size_t changed = firstNew;
    for (std::size_t level = 0; below > fanOut; ++level) {
        if (level == m_levels.size()) {
            m_levels.emplace_back();
            changed = 0; // a new level starts from all that is below it
        }
        std::vector<MinMax>& blocks = m_levels[level];
        const std::size_t count = (below + fanOut - 1) / fanOut;
        blocks.resize(count);
        for (std::size_t block = changed / fanOut; block < count; ++block) {
            const std::size_t begin = std::max(changed, block * fanOut);
            const std::size_t end = std::min(below, (block + 1) * fanOut);
            for (std::size_t i = begin; i < end; ++i) {
                if (level == 0)
                    blocks[block].include(m_values[i]);
                else
                    blocks[block].include(m_levels[level - 1][i]);
            }
        }
        changed /= fanOut;
        below = count;
    }
}

} // namespace acr::ui
