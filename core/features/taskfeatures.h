// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The features of a task for learners: its text vector, one-hot categories, and the length of its prompt.
///
/// Layout of a row: the text vector (length 1); one-hot of dimension, source, bench, language and difficulty (the names
/// that occur among the training tasks, each sorted; a name unknown to the layout leaves its block zero); 1 when there
/// is a prompt, and ln(1 + characters) / ln(1 + 100 000), at most 1. Without prompt both are 0, and the text vector is
/// of the metadata. Never the split, never an outcome. Immutable; thread-safe. The task table is borrowed.
#pragma once

#include "core/features/taskvectors.h"

#include <Eigen/Core>

#include <array>
#include <memory>
#include <vector>

namespace acr {

/// One row a task.
using FeatureMatrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

class TaskFeatures {
public:
    /// Fixes the layout by the training tasks. REQUIRES: the vectors are of this table.
    TaskFeatures(const TaskTable& tasks, std::shared_ptr<const TaskVectors> vectors,
                 std::span<const TaskIndex> training);

    [[nodiscard]] Eigen::Index dimensions() const { return m_dimensions; }
    [[nodiscard]] FeatureMatrix rows(std::span<const TaskIndex> tasks) const { return rows(tasks, *m_vectors); }
    /// With the vectors of more tasks. REQUIRES: of the same table and encoder.
    [[nodiscard]] FeatureMatrix rows(std::span<const TaskIndex> tasks, const TaskVectors& vectors) const;
    [[nodiscard]] const TaskVectors& vectors() const { return *m_vectors; }

private:
    const TaskTable& m_tasks;
    std::shared_ptr<const TaskVectors> m_vectors;
    /// For each one-hot facet: column of a category, −1 when the training tasks have none of it.
    std::array<std::vector<std::int32_t>, 5> m_columns;
    Eigen::Index m_dimensions = 0;
};

} // namespace acr
