// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A router's memory of the tasks it has seen: the embedding of a task as key, one attempt as value.
///
/// An entry is written from one Attempt, the call of a model that was made and paid for; outcomes of models that were
/// not called can't be stored. Keys and queries are scaled to unit length, so that similarity is the cosine; a key of
/// zeros is similar to nothing (0). Neighbours come most similar first, among equals the older first; the search gives
/// the same bytes on every machine and on any number of threads.
///
/// The search is exact, unless the capacity is so large that the settings call for an approximate index. Then the
/// entries are divided into segments: each has a graph, which is built while the next one fills and dropped when most
/// of its entries are gone; entries in no graph are searched exactly, and candidates of the graphs are ranked by exact
/// keys. See memoryrecall.h.
///
/// At most `capacity` entries are kept: a new one evicts the oldest that is not pinned. Forgotten entries are removed
/// at once. remember() is O(dimensions) amortised.
///
/// A copy shares full blocks of 64 entries with the original and duplicates only the one being filled: cheap enough for
/// a checkpoint. Copies go on independently. Thread-safety: concurrent queries are safe; changes need exclusive access.
/// Copies are independent of each other.
#pragma once

#include "core/benchmark/task.h"
#include "core/memory/attempt.h"
#include "core/memory/priorset.h"
#include "core/memory/similarity.h"

#include <cstdint>
#include <deque>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace acr {

/// Grows with every entry remembered, from 0; never used twice in a store.
using MemoryId = std::uint64_t;

/// The value of an entry.
struct Experience {
    /// For entries from before the stream (warm-up from the probing split).
    static constexpr std::uint32_t beforeStream = std::numeric_limits<std::uint32_t>::max();

    TaskIndex task;
    /// Position in the stream.
    std::uint32_t step = beforeStream;
    /// The model that was called, what it got and what it cost.
    Attempt attempt;
};

/// An entry that a query found. The pointer is good until the store changes.
struct Neighbour {
    MemoryId id = 0;
    float similarity = 0;
    const Experience* experience = nullptr;
};

/// When a store keeps an approximate index, and how much it looks at.
struct MemoryIndex {
    static constexpr std::size_t never = std::numeric_limits<std::size_t>::max();

    /// Stores of at least this capacity keep one; 0: all, `never`: none.
    std::size_t fromCapacity = 100000;
    /// Entries of one segment.
    std::uint32_t segment = 32768;
    /// Candidates taken from each segment.
    std::uint32_t effort = 64;
    /// Number of candidates ranked by their exact keys, as a multiple of k.
    std::uint32_t weighed = 4;
};

class SegmentGraph;

class VectorStore {
public:
    static constexpr std::uint32_t defaultDimensions = 256;

    /// REQUIRES: dimensions > 0, capacity > 0.
    explicit VectorStore(std::uint32_t dimensions = defaultDimensions, std::size_t capacity = MemorySettings{}.capacity,
                         const MemoryIndex& index = {});

    [[nodiscard]] std::uint32_t dimensions() const { return m_dimensions; }
    [[nodiscard]] std::size_t capacity() const { return m_capacity; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] std::size_t pinnedCount() const { return m_pinned; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    /// Whether queries go through graphs for at least some of the entries.
    [[nodiscard]] bool isApproximate() const { return !m_segments.empty(); }
    /// How many entries are found through graphs.
    [[nodiscard]] std::size_t indexedCount() const;
    /// The id that the next entry gets.
    [[nodiscard]] MemoryId nextId() const { return m_nextId; }

    /// Remembers one attempt; returns its id, or nothing where the store is full of pinned entries.
    /// REQUIRES: key has `dimensions` finite numbers.
    std::optional<MemoryId> remember(std::span<const float> key, const Experience& experience);
    /// False where there is no such entry. Pinned entries are never evicted.
    bool pin(MemoryId id, bool pinned = true);
    bool forget(MemoryId id);
    /// Replaces the value of an entry; its key, age and pin stay.
    bool amend(MemoryId id, const Experience& experience);
    /// Evicts the oldest unpinned entries where necessary; pinned ones stay even above the capacity. REQUIRES: > 0.
    void setCapacity(std::size_t capacity);

    /// The at most k nearest entries whose similarity is at least `threshold`. `found` is cleared; its memory is
    /// reused.
    void nearest(std::span<const float> query, std::size_t k, double threshold, std::vector<Neighbour>& found) const;
    [[nodiscard]] std::vector<Neighbour> nearest(std::span<const float> query, std::size_t k, double threshold) const;
    /// As nearest, but always exact.
    void nearestExact(std::span<const float> query, std::size_t k, double threshold,
                      std::vector<Neighbour>& found) const;
    /// As nearest, for many queries at once, on up to `threads` threads (0: all). Shapes: queries n × dimensions.
    [[nodiscard]] std::vector<std::vector<Neighbour>> nearestBatch(std::span<const float> queries, std::size_t k,
                                                                   double threshold, std::size_t threads = 1) const;

    [[nodiscard]] const Experience* find(MemoryId id) const;
    [[nodiscard]] bool isPinned(MemoryId id) const;
    /// The unit-length key. Shape: `key` has `dimensions` places. False where there is no such entry.
    bool keyOf(MemoryId id, std::span<float> key) const;
    /// All entries, oldest first.
    [[nodiscard]] std::vector<MemoryId> ids() const;
    /// The entry that would be evicted next if the store were full.
    [[nodiscard]] std::optional<MemoryId> oldestUnpinned() const;

private:
    /// A cache line of keys: one dimension of one tile.
    struct alignas(64) KeyLine {
        float at[keyTile];
    };
    struct Block {
        std::vector<KeyLine> keys; ///< see similarity.h
        std::vector<Experience> experiences;
        std::vector<MemoryId> ids; ///< ascending

        [[nodiscard]] std::size_t count() const { return ids.size(); }
        [[nodiscard]] const float* floats() const { return keys.front().at; }
    };
    /// A block and which of its entries are there. Bit e: entry e.
    struct Marks {
        std::uint64_t present = 0;
        std::uint64_t pinned = 0;
    };
    struct Slot {
        std::shared_ptr<const Block> block;
        Marks marks;
    };
    /// Entries with ids from `first` to `last`, found through a graph.
    struct Segment {
        std::shared_ptr<const SegmentGraph> graph;
        MemoryId first = 0;
        MemoryId last = 0;
        std::size_t left = 0; ///< of its entries
    };
    /// A graph under construction; its keys are fixed, so copies may share it.
    struct Growing {
        std::shared_ptr<SegmentGraph> graph;
        MemoryId first = 0;
        MemoryId last = 0;
        std::size_t grown = 0;
    };
    struct Spot {
        std::size_t slot = 0; ///< m_full.size(): the block being filled
        std::size_t entry = 0;
    };

    [[nodiscard]] const Block& blockAt(std::size_t slot) const
    {
        return slot < m_full.size() ? *m_full[slot].block : m_filling;
    }
    [[nodiscard]] const Marks& marksAt(std::size_t slot) const
    {
        return slot < m_full.size() ? m_full[slot].marks : m_fillingMarks;
    }
    [[nodiscard]] Marks& marksAt(std::size_t slot)
    {
        return slot < m_full.size() ? m_full[slot].marks : m_fillingMarks;
    }
    [[nodiscard]] std::size_t slotCount() const { return m_full.size() + 1; }
    [[nodiscard]] std::optional<Spot> spotOf(MemoryId id) const;
    [[nodiscard]] std::optional<Spot> spotToGo() const;
    void append(std::span<const float> unitKey, const Experience& experience, MemoryId id, bool pinned);
    void remove(Spot spot);
    void compact();
    /// Exact products with what no graph covers, and with the candidates of the graphs.
    void searchThroughIndex(std::span<const float> unitQuery, std::size_t k, double threshold,
                            std::vector<Neighbour>& found) const;
    [[nodiscard]] bool isIndexed(const Block& block) const;
    [[nodiscard]] float similarityAt(Spot spot, std::span<const float> unitQuery) const;
    void growIndex();
    void leaveIndex(MemoryId id);

    std::uint32_t m_dimensions;
    std::size_t m_capacity;
    std::size_t m_size = 0;
    std::size_t m_pinned = 0;
    MemoryId m_nextId = 0;
    /// Blocks of 64 that are never written to again, oldest first, shared between copies; none is without entries.
    std::deque<Slot> m_full;
    Block m_filling;
    Marks m_fillingMarks;
    /// Every slot before it has pinned entries only.
    std::size_t m_firstUnpinned = 0;
    MemoryIndex m_index;
    std::vector<Segment> m_segments; ///< oldest first
    Growing m_growing;
    /// Ids from here on are in no graph, finished or not.
    MemoryId m_unindexedFrom = 0;
    /// Entries remembered since then.
    std::size_t m_unindexed = 0;
    SimilarityPath m_path = bestSimilarityPath();
};

} // namespace acr
