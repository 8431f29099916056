// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/vectorstore.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>

namespace acr {

namespace {

void scaleToUnit(std::span<const float> from, std::span<float> into)
{
    double squares = 0;
    for (const float number : from)
        squares += static_cast<double>(number) * static_cast<double>(number);
    const double factor = squares > 0 ? 1.0 / std::sqrt(squares) : 0.0;
    std::ranges::transform(from, into.begin(), [factor](float number) { return static_cast<float>(static_cast<double>(number) * factor); });
}

/// The best k so far, the worst of them on top. Candidates come in order of age, so an equal one is never better.
class Best {
public:
    Best(std::vector<Neighbour>& found, std::size_t k, double threshold)
        : m_found(found)
        , m_k(k)
        , m_threshold(threshold)
    {
        m_found.clear();
    }
    void offer(const BlockProducts& products, std::uint64_t present, std::span<const MemoryId> ids, std::span<const Experience> experiences)
    {
        for (; present != 0; present &= present - 1) {
            const auto e = static_cast<std::size_t>(std::countr_zero(present));
            const float similarity = products[e];
            if (m_found.size() == m_k ? similarity > m_found.front().similarity : static_cast<double>(similarity) >= m_threshold)
                add({ids[e], similarity, &experiences[e]});
        }
    }
    void finish() { std::ranges::sort_heap(m_found, before); }

private:
    static bool before(const Neighbour& a, const Neighbour& b)
    {
        return a.similarity != b.similarity ? a.similarity > b.similarity : a.id < b.id;
    }
    void add(const Neighbour& neighbour)
    {
        if (m_found.size() == m_k) {
            std::ranges::pop_heap(m_found, before);
            m_found.back() = neighbour;
        } else {
            m_found.push_back(neighbour);
        }
        std::ranges::push_heap(m_found, before);
    }

    std::vector<Neighbour>& m_found;
    std::size_t m_k;
    double m_threshold;
};

} // namespace

VectorStore::VectorStore(std::uint32_t dimensions, std::size_t capacity)
    : m_dimensions(dimensions)
    , m_capacity(capacity)
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
    std::vector<float> unit(m_dimensions);
    scaleToUnit(key, unit);
    const MemoryId id = m_nextId++;
    append(unit, experience, id, false);
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
    m_pinned -= (marks.pinned & bit) != 0 ? 1 : 0;
    marks.present &= ~bit;
    marks.pinned &= ~bit;
    --m_size;
    if (spot.slot < m_full.size() && marks.present == 0) {
        m_full.erase(m_full.begin() + static_cast<std::ptrdiff_t>(spot.slot));
        if (m_firstUnpinned > spot.slot)
            --m_firstUnpinned;
    }
    // Scattered gaps would make every search pay for them. As many entries left as are copied now, so it stays cheap.
    if (m_full.size() > 4 && m_full.size() * keyBlock > 2 * m_size)
        compact();
}

void VectorStore::compact()
{
    VectorStore dense(m_dimensions, m_capacity);
    std::vector<float> key(m_dimensions);
    for (const MemoryId id : ids()) {
        keyOf(id, key);
        dense.append(key, *find(id), id, isPinned(id));
    }
    dense.m_nextId = m_nextId;
    *this = std::move(dense);
}

std::optional<VectorStore::Spot> VectorStore::spotOf(MemoryId id) const
{
    std::size_t slot = m_full.size();
    if (m_filling.count() == 0 || id < m_filling.ids.front()) {
        const auto after = std::ranges::upper_bound(m_full, id, {}, [](const Slot& each) { return each.block->ids.front(); });
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
    for (std::size_t slot = m_firstUnpinned; slot < slots(); ++slot) {
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

void VectorStore::nearest(std::span<const float> query, std::size_t k, double threshold, std::vector<Neighbour>& found) const
{
    assert(query.size() == m_dimensions);
    Best best(found, k, threshold);
    if (k == 0 || m_size == 0)
        return;
    std::vector<float> unit(m_dimensions);
    scaleToUnit(query, unit);
    BlockProducts products;
    for (std::size_t slot = 0; slot < slots(); ++slot) {
        const std::uint64_t present = marksAt(slot).present;
        if (present == 0)
            continue;
        const Block& block = blockAt(slot);
        blockProducts(m_path, block.floats(), unit.data(), m_dimensions, products);
        best.offer(products, present, block.ids, block.experiences);
    }
    best.finish();
}

std::vector<Neighbour> VectorStore::nearest(std::span<const float> query, std::size_t k, double threshold) const
{
    std::vector<Neighbour> found;
    nearest(query, k, threshold, found);
    return found;
}

std::vector<std::vector<Neighbour>> VectorStore::nearestBatch(std::span<const float> queries, std::size_t k, double threshold,
                                                              std::size_t threads) const
{
    assert(queries.size() % m_dimensions == 0);
    const std::size_t count = queries.size() / m_dimensions;
    std::vector<std::vector<Neighbour>> found(count);
    if (k == 0 || m_size == 0)
        return found;
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
        for (std::size_t slot = 0; slot < slots(); ++slot) {
            const std::uint64_t present = marksAt(slot).present;
            if (present == 0)
                continue;
            const Block& block = blockAt(slot);
            for (std::size_t group = 0; group < groups; ++group) {
                blockProducts(m_path, block.floats(), packed.data() + group * queryTile * m_dimensions, m_dimensions, products);
                for (std::size_t q = group * queryTile; q < std::min((group + 1) * queryTile, last - first); ++q)
                    best[q].offer(products[q - group * queryTile], present, block.ids, block.experiences);
            }
        }
        for (Best& each : best)
            each.finish();
    });
    return found;
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
    for (std::size_t slot = 0; slot < slots(); ++slot) {
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

} // namespace acr
