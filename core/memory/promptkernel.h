// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Predicts from the probed tasks of the same source whose prompts are similar how the models' scores on a task differ
/// from each other: a kernel ridge regression for each dimension and source.
///
/// With the cosine s of two prompts the kernel is  k = max(0, (s − t)/(1 − t))³ + l·s:  its first part connects
/// near-duplicates only, its second all prompts of the source. The prediction is  kᵀ(K + λI)⁻¹R  with the probed
/// tasks' differences R. A task that was itself probed is predicted as if it had not been (the closed form of
/// leave-one-out,  r − (K + λI)⁻¹r / diag (K + λI)⁻¹). Cost: O(n³) a source with n probed tasks, O(n · dimensions) a
/// task; of larger sources `maxTasks` probed tasks are used. Immutable; thread-safe.
#pragma once

#include "core/features/taskvectors.h"

#include <Eigen/Core>

#include <memory>
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
    static constexpr std::size_t maxTasks = 1000;

    /// By source. Shape: tasks × models.
    struct Source {
        std::vector<TaskIndex> tasks;
        Eigen::MatrixXd differences;
    };

    /// REQUIRES: the vectors contain the tasks, which have prompts.
    PromptKernel(std::shared_ptr<const TaskVectors> vectors, std::span<const Source> sources,
                 const PromptKernelSettings& settings);

    /// Writes the predicted differences of a task of the source. Shape: models. REQUIRES: `vectors` are of the same
    /// encoder and contain the task, which has a prompt.
    void predict(std::size_t source, TaskIndex task, const TaskVectors& vectors, std::span<double> differences) const;

private:
    struct Fit {
        std::vector<TaskIndex> tasks;
        Eigen::MatrixXf keys;    ///< dimensions × tasks
        Eigen::MatrixXd weights; ///< models × tasks
        Eigen::MatrixXd leftOut; ///< models × tasks: predictions of the tasks themselves
        std::unordered_map<TaskIndex, Eigen::Index> columnOf;
    };
    [[nodiscard]] Eigen::MatrixXd kernel(const Eigen::MatrixXf& cosines) const;

    PromptKernelSettings m_settings;
    std::vector<Fit> m_fits; ///< by source
};

} // namespace acr
