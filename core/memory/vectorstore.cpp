// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/vectorstore.h"

#include <algorithm>
#include <bit>
#include <cassert>

namespace acr {

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
    std::vector<float> unit(m_dimensions);
    scaleToUnit(key, unit);
    const MemoryId id = m_nextId++;
    append(unit, experience, id, false);
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

} // namespace acr
