// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Predicts from the probed tasks of the same source whose prompts are similar how the models' scores on a task differ
/// from each other: a kernel ridge regression for each dimension and source.
///
/// With the cosine s of two prompts the kernel is  k = max(0, (s − t)/(1 − t))³ + l·s:  its first part connects
/// near-duplicates only, its second all prompts of the source. The prediction is  kᵀ(K + λI)⁻¹R  with the probed
/// tasks' differences R. A task that was itself probed is predicted as if it had not been (the closed form of
/// leave-one-out,  r − (K + λI)⁻¹r / diag (K + λI)⁻¹). Cost: O(n³ + n² · dimensions) a source with n probed tasks,
/// O(n · dimensions) a task; of larger sources `mostTasks` probed tasks are used. Immutable; thread-safe.
#pragma once

#include "core/benchmark/task.h"
#include "core/memory/bytevectors.h"

#include <Eigen/Core>

#include <span>
#include <unordered_map>
#include <vector>

namespace acr {

struct PromptKernelSettings {
    double trust = 2;       ///< λ; 0: there is no kernel
    double threshold = 0.3; ///< t: least cosine of near-duplicates
    double broad = 0.3;     ///< l
};

class PromptKernel {
public:
    static constexpr std::size_t mostTasks = 1000;

    struct Source {
        std::vector<TaskIndex> tasks;
        ByteVectors vectors;         ///< by task
        Eigen::MatrixXd differences; ///< tasks × models
    };

    PromptKernel(std::span<const Source> sources, const PromptKernelSettings& settings);

    /// Whether the task is one of those that the source's fit was made of.
    [[nodiscard]] bool contains(std::size_t source, TaskIndex task) const
    {
        return m_fits[source].columnOf.contains(task);
    }
    /// Writes the predicted differences of a task of the source. `vector`: of its prompt, of the same encoder; not used
    /// where the fit contains the task. Shapes: dimensions, models.
    void predict(std::size_t source, TaskIndex task, std::span<const float> vector,
                 std::span<double> differences) const;

private:
    struct Fit {
        ByteVectors keys;        ///< by task
        Eigen::MatrixXd weights; ///< models × tasks
        Eigen::MatrixXd leftOut; ///< models × tasks: predictions of the tasks themselves
        std::unordered_map<TaskIndex, Eigen::Index> columnOf;
    };
    [[nodiscard]] double kernel(double cosine) const;

    PromptKernelSettings m_settings;
    std::vector<Fit> m_fits; ///< by source
};

} // namespace acr
