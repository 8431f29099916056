// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Predicts from the words of a prompt how scores differ from those of the task's dimension and source: a ridge
/// regression, fitted to the probed tasks.
///
/// How much better each model did on a probed task than on all, and how much easier the task was for all of them than
/// its source's prior mean says (probeddifferences.h), are explained by weights that all dimensions share and by
/// weights of each dimension:
///     min Σ |y − xᵀ(W + W_d)|² + λ·|W|² + λ_d·Σ|W_d|²,
/// once with x as in taskfeatures.h, and once with the text in it condensed to the few directions in which texts of one
/// dimension differ most (latent semantic analysis, Deerwester et al. 1990). The two predictions are stacked (Wolpert
/// 1992): their weights minimise the squared error on the half of the probed tasks that a fit has not seen. Tasks
/// without a prompt are neither used nor corrected. A task that was itself probed is corrected by a fit that has not
/// seen it. Cost: O(probed · features² + dimensions · features³). Immutable; thread-safe.
#pragma once

#include "core/features/taskfeatures.h"
#include "core/features/taskvectors.h"
#include "core/memory/priorset.h"

#include <array>
#include <memory>
#include <span>
#include <vector>

namespace acr {

struct PromptRidgeSettings {
    double common = 30;    ///< λ: against weights that all dimensions share
    double dimension = 30; ///< λ_d: against weights of one dimension
};

class PromptRidge {
public:
    /// The task table is borrowed. REQUIRES: the vectors are of this table.
    PromptRidge(std::size_t models, const TaskTable& tasks, std::shared_ptr<const TaskVectors> vectors,
                std::span<const TaskIndex> training, const OutcomeMatrix& outcomes, MissingScores convention,
                const PriorSet& priors, const PromptRidgeSettings& settings);

    /// Whether there was nothing to learn from.
    [[nodiscard]] bool empty() const { return m_layout == nullptr; }
    /// Writes how each model's score on the task differs from what is expected of all of them, and returns how much
    /// easier than expected the task is for all; 0 where it has no prompt. Shape: models. REQUIRES: not empty; the
    /// vectors are of the same table and encoder, and contain the task.
    float correct(TaskIndex task, const TaskVectors& vectors, std::span<float> offsets) const;

private:
    struct Weights {
        FeatureMatrix common;                   ///< features × (models, and last how easy it is for all)
        std::vector<FeatureMatrix> ofDimension; ///< by category
    };
    static constexpr std::size_t folds = 2;
    /// One feature set: all features, or texts condensed to the few directions in which they differ most.
    struct FeatureView {
        FeatureMatrix projection; ///< text dimensions × directions; empty: all features
        /// One fit per left-out fold, and last the fit to all probed tasks.
        std::array<Weights, folds + 1> fits;
        /// Stacking weights of its predictions: for the differences between models, and for the ease of a task.
        std::array<double, 2> share{};

        [[nodiscard]] FeatureMatrix rows(const FeatureMatrix& features) const;
        [[nodiscard]] Eigen::RowVectorXf row(const Eigen::RowVectorXf& features) const;
    };

    struct Moments;
    /// The directions in which texts of one dimension differ most, each scaled to variance 1.
    [[nodiscard]] FeatureMatrix mainDirections(FeatureMatrix texts, std::span<const TaskIndex> probed) const;
    [[nodiscard]] static Weights solve(std::span<const Moments> dimensions, const PromptRidgeSettings& settings);
    [[nodiscard]] Eigen::RowVectorXf predict(const Weights& weights, const Eigen::RowVectorXf& features,
                                             TaskIndex task) const;

    const TaskTable& m_tasks;
    std::unique_ptr<const TaskFeatures> m_layout; ///< null: no probed task has a prompt
    std::array<FeatureView, 2> m_views;
    std::vector<std::int8_t> m_foldOf; ///< by task; −1: was not probed
};

} // namespace acr
