// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A vector of which only the entries that are not zero are kept, by rising index. Keeps its memory when it is filled
/// anew. A value; not for sharing between threads while it is filled.
#pragma once

#include <Eigen/Core>

#include <span>
#include <vector>

namespace acr {

class SparseVector {
public:
    struct Entry {
        Eigen::Index index;
        double value;
    };

    void clear() { m_entries.clear(); }
    /// REQUIRES: an index above all that are there.
    void add(Eigen::Index index, double value) { m_entries.push_back({index, value}); }
    [[nodiscard]] std::span<const Entry> entries() const { return m_entries; }

    [[nodiscard]] double dot(const Eigen::VectorXd& other) const
    {
        double sum = 0;
        for (const Entry& entry : m_entries)
            sum += entry.value * other[entry.index];
        return sum;
    }

private:
    std::vector<Entry> m_entries;
};

} // namespace acr
