// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/vectorstore.h"

#include "core/base/parallel.h"
#include "core/memory/nearestsofar.h"
#include "core/memory/segmentgraph.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>

namespace acr {

namespace {

/// Keys that enter a graph with each entry remembered.
constexpr std::size_t grownTogether = 4;
/// A graph is dropped when fewer than one in this many of its entries are left.
constexpr std::size_t sparse = 4;

/// The key at length 1, in memory of this thread that the next call on it uses again: decisions allocate nothing.
std::span<const float> unitKeyOf(std::span<const float> key)
{
    thread_local std::vector<float> unit;
    unit.resize(key.size());
    scaleToUnit(key, unit);
    return unit;
}

} // namespace

VectorStore::VectorStore(std::uint32_t dimensions, std::size_t capacity, const MemoryIndex& index)
    : m_dimensions(dimensions)
    , m_capacity(capacity)
    , m_index(index)
{
    assert(dimensions > 0 && capacity > 0);
}

std::optional<MemoryId> VectorStore::remember(std::span<const float> key, const Experience& experience)
{
    assert(key.size() == m_dimensions);
    while (m_size >= m_capacity) {
        const auto spot = spotToGo();
        if (!spot)
            return std::nullopt;
        m_firstUnpinned = spot->slot;
        remove(*spot);
    }
    const MemoryId id = m_nextId++;
    append(unitKeyOf(key), experience, id, false);
    if (m_capacity >= m_index.fromCapacity)
        growIndex();
    return id;
}

void VectorStore::append(std::span<const float> unitKey, const Experience& experience, MemoryId id, bool pinned)
{
    if (m_filling.count() == keyBlock) {
        if (m_fillingMarks.present != 0)
            m_full.push_back({std::make_shared<const Block>(std::move(m_filling)), m_fillingMarks});
        m_filling = {};
        m_fillingMarks = {};
    }
    if (m_filling.keys.empty()) {
        m_filling.keys.resize(std::size_t{m_dimensions} * (keyBlock / keyTile));
        m_filling.experiences.reserve(keyBlock);
        m_filling.ids.reserve(keyBlock);
    }
    const std::size_t entry = m_filling.count();
    KeyLine* lines = m_filling.keys.data() + (entry / keyTile) * m_dimensions;
    for (std::size_t d = 0; d < m_dimensions; ++d)
        lines[d].at[entry % keyTile] = unitKey[d];
    m_filling.experiences.push_back(experience);
    m_filling.ids.push_back(id);
    const std::uint64_t bit = std::uint64_t{1} << entry;
    m_fillingMarks.present |= bit;
    if (pinned)
        m_fillingMarks.pinned |= bit;
    ++m_size;
    m_pinned += pinned ? 1 : 0;
}

void VectorStore::remove(Spot spot)
{
    Marks& marks = marksAt(spot.slot);
    const std::uint64_t bit = std::uint64_t{1} << spot.entry;
    leaveIndex(blockAt(spot.slot).ids[spot.entry]);
    m_pinned -= (marks.pinned & bit) != 0 ? 1 : 0;
    marks.present &= ~bit;
    marks.pinned &= ~bit;
    --m_size;
    if (spot.slot < m_full.size() && marks.present == 0) {
        m_full.erase(m_full.begin() + static_cast<std::ptrdiff_t>(spot.slot));
        if (m_firstUnpinned > spot.slot)
            --m_firstUnpinned;
    }
    // Gaps slow down every search, so blocks with many gaps are compacted. At least as many entries were removed as are
    // copied now, which bounds the amortised cost.
    if (m_full.size() > 4 && m_full.size() * keyBlock > 2 * m_size)
        compact();
}

void VectorStore::compact()
{
    VectorStore dense(m_dimensions, m_capacity, m_index);
    std::vector<float> key(m_dimensions);
    for (const MemoryId id : ids()) {
        keyOf(id, key);
        dense.append(key, *find(id), id, isPinned(id));
    }
    dense.m_nextId = m_nextId;
    dense.m_segments = std::move(m_segments);
    dense.m_growing = std::move(m_growing);
    dense.m_unindexedFrom = m_unindexedFrom;
    dense.m_unindexed = m_unindexed;
    *this = std::move(dense);
}

std::optional<VectorStore::Spot> VectorStore::spotOf(MemoryId id) const
{
    std::size_t slot = m_full.size();
    if (m_filling.count() == 0 || id < m_filling.ids.front()) {
        const auto after =
            std::ranges::upper_bound(m_full, id, {}, [](const Slot& each) { return each.block->ids.front(); });
        if (after == m_full.begin())
            return std::nullopt;
        slot = static_cast<std::size_t>(after - m_full.begin()) - 1;
    }
    const std::vector<MemoryId>& ids = blockAt(slot).ids;
    const auto found = std::ranges::lower_bound(ids, id);
    if (found == ids.end() || *found != id)
        return std::nullopt;
    const auto entry = static_cast<std::size_t>(found - ids.begin());
    if (((marksAt(slot).present >> entry) & 1U) == 0)
        return std::nullopt;
    return Spot{slot, entry};
}

std::optional<VectorStore::Spot> VectorStore::spotToGo() const
{
    for (std::size_t slot = m_firstUnpinned; slot < slotCount(); ++slot) {
        const Marks& marks = marksAt(slot);
        if (const std::uint64_t unpinned = marks.present & ~marks.pinned)
            return Spot{slot, static_cast<std::size_t>(std::countr_zero(unpinned))};
    }
    return std::nullopt;
}

bool VectorStore::pin(MemoryId id, bool pinned)
{
    const auto spot = spotOf(id);
    if (!spot)
        return false;
    Marks& marks = marksAt(spot->slot);
    const std::uint64_t bit = std::uint64_t{1} << spot->entry;
    if (((marks.pinned & bit) != 0) == pinned)
        return true;
    marks.pinned ^= bit;
    if (pinned) {
        ++m_pinned;
    } else {
        --m_pinned;
        m_firstUnpinned = std::min(m_firstUnpinned, spot->slot);
    }
    return true;
}

bool VectorStore::forget(MemoryId id)
{
    const auto spot = spotOf(id);
    if (spot)
        remove(*spot);
    return spot.has_value();
}

bool VectorStore::amend(MemoryId id, const Experience& experience)
{
    const auto spot = spotOf(id);
    if (!spot)
        return false;
    if (spot->slot == m_full.size()) {
        m_filling.experiences[spot->entry] = experience;
        return true;
    }
    auto changed = std::make_shared<Block>(*m_full[spot->slot].block);
    changed->experiences[spot->entry] = experience;
    m_full[spot->slot].block = std::move(changed);
    return true;
}

void VectorStore::setCapacity(std::size_t capacity)
{
    assert(capacity > 0);
    m_capacity = capacity;
    while (m_size > m_capacity) {
        const auto spot = spotToGo();
        if (!spot)
            return;
        remove(*spot);
    }
}

const Experience* VectorStore::find(MemoryId id) const
{
    const auto spot = spotOf(id);
    return spot ? &blockAt(spot->slot).experiences[spot->entry] : nullptr;
}

bool VectorStore::isPinned(MemoryId id) const
{
    const auto spot = spotOf(id);
    return spot && ((marksAt(spot->slot).pinned >> spot->entry) & 1U) != 0;
}

bool VectorStore::keyOf(MemoryId id, std::span<float> key) const
{
    assert(key.size() == m_dimensions);
    const auto spot = spotOf(id);
    if (!spot)
        return false;
    const KeyLine* lines = blockAt(spot->slot).keys.data() + (spot->entry / keyTile) * m_dimensions;
    for (std::size_t d = 0; d < m_dimensions; ++d)
        key[d] = lines[d].at[spot->entry % keyTile];
    return true;
}

std::vector<MemoryId> VectorStore::ids() const
{
    std::vector<MemoryId> all;
    all.reserve(m_size);
    for (std::size_t slot = 0; slot < slotCount(); ++slot) {
        for (std::uint64_t present = marksAt(slot).present; present != 0; present &= present - 1)
            all.push_back(blockAt(slot).ids[static_cast<std::size_t>(std::countr_zero(present))]);
    }
    return all;
}

std::optional<MemoryId> VectorStore::oldestUnpinned() const
{
    const auto spot = spotToGo();
    if (!spot)
        return std::nullopt;
    return blockAt(spot->slot).ids[spot->entry];
}

void VectorStore::nearest(std::span<const float> query, std::size_t k, double threshold,
                          std::vector<Neighbour>& found) const
{
    if (m_segments.empty())
        return nearestExact(query, k, threshold, found);
    assert(query.size() == m_dimensions);
    found.clear();
    if (k == 0 || m_size == 0)
        return;
    searchThroughIndex(unitKeyOf(query), k, threshold, found);
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
    NearestSoFar best(found, k, threshold);
    if (k == 0 || m_size == 0)
        return;
    const std::span<const float> unit = unitKeyOf(query);
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
    NearestSoFar best(found, k, threshold);
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
        std::vector<NearestSoFar> best;
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
        for (NearestSoFar& each : best)
            each.finish();
    });
    return found;
}

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
