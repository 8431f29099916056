// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a search has found so far. Thread-safety: one thread at a time.
#pragma once

#include "core/memory/vectorstore.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace acr {

/// The best k neighbours of at least a similarity, in a list of the caller's. Until finish() it is a heap with the
/// worst on top; after it, most similar first, the older first among equals. REQUIRES: the list outlives it; k > 0.
class NearestSoFar {
public:
    NearestSoFar(std::vector<Neighbour>& found, std::size_t k, double threshold)
        : m_found(found)
        , m_k(k)
        , m_threshold(threshold)
    {
        m_found.clear();
    }
    /// Entries of one block. Bit e of `present`: entry e is there.
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

} // namespace acr
