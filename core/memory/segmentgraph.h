// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The approximate index over one segment of a large memory: a hierarchical navigable small world graph (Malkov and
/// Yashunin 2018) over keys in eight bits, each with a scale of its own.
///
/// It finds candidates; the store ranks them by their exact keys. The keys are fixed at construction, and the
/// graph grows by advance(), a few keys at a time, so that no single step of a run takes long. Keys enter one by
/// one, in order, levels come from a fixed seed and products are sums of whole numbers: the graph is a function of the
/// keys. Thread-safety: all functions. Copies of a store may share a graph, and any of them may advance it.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <utility>
#include <vector>

namespace acr {

class SegmentGraph {
public:
    /// Shapes: ids n, ascending; keys n × dimensions, of unit length.
    SegmentGraph(std::span<const std::uint64_t> ids, std::span<const float> keys, std::uint32_t dimensions);
    ~SegmentGraph();
    SegmentGraph(const SegmentGraph&) = delete;
    SegmentGraph& operator=(const SegmentGraph&) = delete;

    [[nodiscard]] std::size_t size() const { return m_ids.size(); }
    /// Goes on until at least `count` keys are in the graph.
    void advance(std::size_t count);

    struct Candidate {
        float similarity = 0; ///< about
        std::uint64_t id = 0;
    };
    /// Adds about the `count` nearest keys to `found`, in no order. REQUIRES: advance(size()) was called.
    void search(std::span<const float> unitQuery, std::size_t count, std::vector<Candidate>& found) const;

private:
    struct Graph;

    std::vector<std::uint64_t> m_ids;
    std::unique_ptr<Graph> m_graph;
    std::mutex m_growing;
    std::size_t m_grown = 0;
};

} // namespace acr
