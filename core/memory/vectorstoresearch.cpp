// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/vectorstore.h"

#include "core/base/parallel.h"
#include "core/memory/segmentgraph.h"

#include <algorithm>
#include <bit>
#include <cassert>

namespace acr {

namespace {

/// The best k so far, the worst of them on top.
class Best {
public:
    Best(std::vector<Neighbour>& found, std::size_t k, double threshold)
        : m_found(found)
        , m_k(k)
        , m_threshold(threshold)
    {
        m_found.clear();
    }
    void offer(const BlockProducts& products, std::uint64_t present, std::span<const MemoryId> ids,
               std::span<const Experience> experiences)
    {
        for (; present != 0; present &= present - 1) {
            const auto e = static_cast<std::size_t>(std::countr_zero(present));
            if (m_found.size() < m_k || products[e] >= m_found.front().similarity)
                offer({ids[e], products[e], &experiences[e]});
        }
    }
    void offer(const Neighbour& neighbour)
    {
        if (m_found.size() < m_k) {
            if (static_cast<double>(neighbour.similarity) < m_threshold)
                return;
            m_found.push_back(neighbour);
        } else {
            if (!before(neighbour, m_found.front()))
                return;
            std::ranges::pop_heap(m_found, before);
            m_found.back() = neighbour;
        }
        std::ranges::push_heap(m_found, before);
    }
    void finish() { std::ranges::sort_heap(m_found, before); }

private:
    static bool before(const Neighbour& a, const Neighbour& b)
    {
        return a.similarity != b.similarity ? a.similarity > b.similarity : a.id < b.id;
    }

    std::vector<Neighbour>& m_found;
    std::size_t m_k;
    double m_threshold;
};

} // namespace

void VectorStore::nearest(std::span<const float> query, std::size_t k, double threshold,
                          std::vector<Neighbour>& found) const
{
    if (m_segments.empty())
        return nearestExact(query, k, threshold, found);
    assert(query.size() == m_dimensions);
    found.clear();
    if (k == 0 || m_size == 0)
        return;
    std::vector<float> unit(m_dimensions);
    scaleToUnit(query, unit);
    searchThroughIndex(unit, k, threshold, found);
}

std::vector<Neighbour> VectorStore::nearest(std::span<const float> query, std::size_t k, double threshold) const
{
    std::vector<Neighbour> found;
    nearest(query, k, threshold, found);
    return found;
}

void VectorStore::nearestExact(std::span<const float> query, std::size_t k, double threshold,
                               std::vector<Neighbour>& found) const
{
    assert(query.size() == m_dimensions);
    Best best(found, k, threshold);
    if (k == 0 || m_size == 0)
        return;
    std::vector<float> unit(m_dimensions);
    scaleToUnit(query, unit);
    BlockProducts products;
    for (std::size_t slot = 0; slot < slotCount(); ++slot) {
        const std::uint64_t present = marksAt(slot).present;
        if (present == 0)
            continue;
        const Block& block = blockAt(slot);
        blockProducts(m_path, block.floats(), unit.data(), m_dimensions, products);
        best.offer(products, present, block.ids, block.experiences);
    }
    best.finish();
}

void VectorStore::searchThroughIndex(std::span<const float> unitQuery, std::size_t k, double threshold,
                                     std::vector<Neighbour>& found) const
{
    Best best(found, k, threshold);
    BlockProducts products;
    for (std::size_t slot = 0; slot < slotCount(); ++slot) {
        const std::uint64_t present = marksAt(slot).present;
        const Block& block = blockAt(slot);
        if (present == 0 || isIndexed(block))
            continue;
        blockProducts(m_path, block.floats(), unitQuery.data(), m_dimensions, products);
        best.offer(products, present, block.ids, block.experiences);
    }

    std::vector<SegmentGraph::Candidate> candidates;
    for (const Segment& segment : m_segments) {
        // Removed entries are found too, so more candidates are needed the more were removed.
        const std::size_t wanted = std::max<std::size_t>(m_index.effort, k) * segment.graph->size() / segment.left;
        segment.graph->search(unitQuery, wanted, candidates);
    }
    std::ranges::sort(candidates, [](const SegmentGraph::Candidate& a, const SegmentGraph::Candidate& b) {
        return a.similarity != b.similarity ? a.similarity > b.similarity : a.id < b.id;
    });
    std::size_t toWeigh = k * m_index.weighed;
    for (const SegmentGraph::Candidate& candidate : candidates) {
        const auto spot = spotOf(candidate.id);
        if (!spot || !isIndexed(blockAt(spot->slot)))
            continue;
        if (toWeigh-- == 0)
            break;
        best.offer({candidate.id, similarityAt(*spot, unitQuery), &blockAt(spot->slot).experiences[spot->entry]});
    }
    best.finish();
}

std::vector<std::vector<Neighbour>> VectorStore::nearestBatch(std::span<const float> queries, std::size_t k,
                                                              double threshold, std::size_t threads) const
{
    assert(queries.size() % m_dimensions == 0);
    const std::size_t count = queries.size() / m_dimensions;
    std::vector<std::vector<Neighbour>> found(count);
    if (k == 0 || m_size == 0)
        return found;
    if (!m_segments.empty()) {
        parallelFor(count, threads, [&](std::size_t q) {
            nearest(queries.subspan(q * m_dimensions, m_dimensions), k, threshold, found[q]);
        });
        return found;
    }
    // So many queries share one pass over the keys; their own tiles stay in the nearest cache.
    constexpr std::size_t together = 8 * queryTile;
    parallelFor((count + together - 1) / together, threads, [&](std::size_t part) {
        const std::size_t first = part * together;
        const std::size_t last = std::min(count, first + together);
        const std::size_t groups = (last - first + queryTile - 1) / queryTile;
        std::vector<float> packed(groups * queryTile * m_dimensions);
        std::vector<float> unit(m_dimensions);
        std::vector<Best> best;
        for (std::size_t q = first; q < last; ++q) {
            scaleToUnit(queries.subspan(q * m_dimensions, m_dimensions), unit);
            float* group = packed.data() + (q - first) / queryTile * queryTile * m_dimensions + (q - first) % queryTile;
            for (std::size_t d = 0; d < m_dimensions; ++d)
                group[d * queryTile] = unit[d];
            best.emplace_back(found[q], k, threshold);
        }
        std::array<BlockProducts, queryTile> products;
        for (std::size_t slot = 0; slot < slotCount(); ++slot) {
            const std::uint64_t present = marksAt(slot).present;
            if (present == 0)
                continue;
            const Block& block = blockAt(slot);
            for (std::size_t group = 0; group < groups; ++group) {
                blockProducts(m_path, block.floats(), packed.data() + group * queryTile * m_dimensions, m_dimensions,
                              products);
                for (std::size_t q = group * queryTile; q < std::min((group + 1) * queryTile, last - first); ++q)
                    best[q].offer(products[q - group * queryTile], present, block.ids, block.experiences);
            }
        }
        for (Best& each : best)
            each.finish();
    });
    return found;
}

} // namespace acr
