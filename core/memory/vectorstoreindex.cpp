// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/vectorstore.h"

#include "core/memory/segmentgraph.h"

#include <algorithm>

namespace acr {

namespace {

/// Keys that enter a graph with each entry remembered.
constexpr std::size_t grownTogether = 4;
/// A graph is dropped when fewer than one in this many of its entries are left.
constexpr std::size_t sparse = 4;

} // namespace

std::size_t VectorStore::indexedCount() const
{
    std::size_t count = 0;
    for (const Segment& segment : m_segments)
        count += segment.left;
    return count;
}

void VectorStore::growIndex()
{
    ++m_unindexed;
    // Several segments at least, so that the oldest can be dropped while others serve.
    const std::size_t wanted = std::min<std::size_t>(m_index.segment, std::max(keyBlock, m_capacity / 4));
    if (!m_growing.graph && m_unindexed >= wanted) {
        std::vector<MemoryId> fresh = ids();
        fresh.erase(fresh.begin(), std::ranges::lower_bound(fresh, m_unindexedFrom));
        m_unindexedFrom = m_nextId;
        m_unindexed = 0;
        if (fresh.empty())
            return;
        std::vector<float> keys(fresh.size() * m_dimensions);
        for (std::size_t i = 0; i < fresh.size(); ++i)
            keyOf(fresh[i], std::span(keys).subspan(i * m_dimensions, m_dimensions));
        m_growing = {std::make_shared<SegmentGraph>(fresh, keys, m_dimensions), fresh.front(), fresh.back(), 0};
    }
    if (!m_growing.graph)
        return;
    m_growing.grown += grownTogether;
    m_growing.graph->advance(m_growing.grown);
    if (m_growing.grown < m_growing.graph->size())
        return;
    const std::vector<MemoryId> all = ids();
    const auto left = static_cast<std::size_t>(std::ranges::upper_bound(all, m_growing.last) -
                                               std::ranges::lower_bound(all, m_growing.first));
    if (left * sparse >= m_growing.graph->size())
        m_segments.push_back({std::move(m_growing.graph), m_growing.first, m_growing.last, left});
    m_growing = {};
}

void VectorStore::leaveIndex(MemoryId id)
{
    const auto segment =
        std::ranges::find_if(m_segments, [id](const Segment& each) { return each.first <= id && id <= each.last; });
    if (segment == m_segments.end())
        return;
    --segment->left;
    if (segment->left * sparse < segment->graph->size())
        m_segments.erase(segment);
}

bool VectorStore::isIndexed(const Block& block) const
{
    if (block.count() == 0)
        return false;
    const auto after = std::ranges::upper_bound(m_segments, block.ids.front(), {}, &Segment::first);
    return after != m_segments.begin() && block.ids.back() <= std::prev(after)->last;
}

float VectorStore::similarityAt(Spot spot, std::span<const float> unitQuery) const
{
    const KeyLine* lines = blockAt(spot.slot).keys.data() + (spot.entry / keyTile) * m_dimensions;
    float sum = 0;
    for (std::size_t d = 0; d < m_dimensions; ++d)
        sum += lines[d].at[spot.entry % keyTile] * unitQuery[d];
    return sum;
}

} // namespace acr
