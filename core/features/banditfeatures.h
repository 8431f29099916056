// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The features of the release's bandits: what LinUCB, LinTS and the online kNN of the published OOD176 table see of a
/// task. No text model, only metadata.
///
/// Layout of a vector: bias 1; one-hot of source split, bench and dimension (the names that occur in the stream, each
/// sorted); prompt length min(len, 10000)/10000 in code points; 32 hash buckets of the tokens `[a-z0-9_]+` of the
/// lower-cased "id original-id bench dimension", counted, the 32 then L2-normalised; one-hot of the names that were
/// admitted later.
/// Hash of a token: h = 0; h = (131·h + byte) mod 1 000 000 007; bucket h mod 32.
#pragma once

#include "core/benchmark/task.h"
#include "core/features/sparsevector.h"

#include <Eigen/Core>

#include <memory>
#include <span>

namespace acr {

class BanditFeatures {
public:
    /// Fixes the layout to the names that occur in the stream.
    BanditFeatures(const TaskTable& tasks, std::span<const TaskIndex> stream);
    /// With a column more for each name of these tasks that the layout does not know; `features` itself where it knows
    /// them all. Vectors computed before stay valid: the new columns are zero in them.
    [[nodiscard]] static std::shared_ptr<const BanditFeatures>
    admitting(std::span<const TaskIndex> tasks, const std::shared_ptr<const BanditFeatures>& features);

    [[nodiscard]] Eigen::Index dimensions() const { return m_dimensions; }
    /// The vector of the task, computed afresh; a category unknown to the layout leaves its block zero.
    [[nodiscard]] Eigen::VectorXd of(TaskIndex task) const;
    /// The same vector without its zeros, which are most of it.
    void of(TaskIndex task, SparseVector& features) const;

private:
    bool admit(std::span<const TaskIndex> tasks);

    const TaskTable& m_tasks;
    /// For each one-hot facet: column of a category, −1 when the stream has none of it.
    std::array<std::vector<std::int32_t>, 3> m_columns;
    Eigen::Index m_firstBucket = 0;
    Eigen::Index m_dimensions = 0;
};

} // namespace acr
