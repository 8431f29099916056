// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What prompts say of the models' scores, and by source how much the probed tasks say for it.
///
/// The id neighbourhood, the prompt ridge and the prompt kernel are stacked (Wolpert 1992) by source: three weights
/// between 0 and 1 minimise the squared error of their predictions for probed tasks that the fits have not seen, shrunk
/// towards the weights that do so over all sources with prompts. They predict what the priors leave: how much better
/// each model did than all did. A reading r̂ replaces the id neighbourhood r̂₀ as far as it is followed. The same
/// left-out predictions give the log odds that prompts tell something in a source:
///     L = L₀ + Σ (|r − r̂₀|² − |r − r̂|²) / (2σ²M)
/// over its probed tasks, with differences r of M models, so each task counts like one score; the sums of other sources
/// count for less. Where texts are vectors of hashed TF-IDF the kernel compares finer ones, of `comparedDimensions`:
/// in few dimensions the cosines of texts that have little in common are mostly noise. Cost: that of both fits.
/// Immutable; thread-safe.
#pragma once

#include "core/features/textvectors.h"
#include "core/memory/idneighbourhood.h"
#include "core/memory/promptkernel.h"
#include "core/memory/promptridge.h"

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace acr {

struct PromptReadingSettings {
    PromptRidgeSettings ridge;
    PromptKernelSettings kernel;
    double sourceTrust = 50; ///< pseudo-count that shrinks the stacking weights of a source, in tasks
    double variance = 0.2;   ///< σ², of one score
    double pooled = 0.25;    ///< weight of the other sources' evidence for reading, against the source's own
};

class PromptReading {
public:
    static constexpr std::size_t comparedDimensions = 2048;

    /// The task table is borrowed, as are the other inputs during construction. `idNeighbourhood` may be null: ids are
    /// not used. REQUIRES: the vectors are of this table.
    PromptReading(std::size_t models, const TaskTable& tasks, const std::shared_ptr<const TaskVectors>& vectors,
                  std::span<const TaskIndex> training, const OutcomeMatrix& outcomes, MissingScores convention,
                  const PriorSet& priors, std::shared_ptr<const IdNeighbourhood> idNeighbourhood,
                  const PromptReadingSettings& settings);

    /// Whether there was nothing to learn from.
    [[nodiscard]] bool empty() const { return m_ridge.empty(); }
    /// Writes what to add to each model's expected score beside the correction of the id neighbourhood, of mean 0, and
    /// last how much easier than expected the task is for all of them. 0 where the task has no prompt. Shape: models
    /// + 1. REQUIRES: not empty; the vectors are of the same table and encoder, and contain the task.
    void correct(TaskIndex task, const TaskVectors& vectors, std::span<float> offsets) const;
    /// Of all these tasks. Shape: tasks × (models + 1). REQUIRES: not empty.
    [[nodiscard]] TaskCorrections corrections(std::span<const TaskIndex> stream) const;
    /// L − L₀: what the probed tasks say for reading, those of the source most.
    [[nodiscard]] double evidence(const std::string& dimension, const std::string& source) const;

private:
    static constexpr std::size_t parts = 3; ///< id neighbourhood, ridge, kernel
    using Weights = std::array<double, parts>;
    /// Differences, each of mean 0. Shapes: models.
    using Predictions = std::array<std::vector<double>, parts>;
    struct Source {
        Weights share{};
        double evidence = 0;
    };
    struct StackingSums;
    using Name = std::pair<std::string, std::string>;

    /// Writes the differences that each part predicts; returns the ease. REQUIRES: a known source.
    float predict(std::size_t source, TaskIndex task, const TaskVectors& vectors, Predictions& predicted) const;
    /// The differences that the ridge predicts, of mean 0; returns the ease.
    float predictByWords(TaskIndex task, const TaskVectors& vectors, std::span<double> predicted) const;
    /// The vector by which the task's prompt is compared, in `buffer` or in `vectors`.
    [[nodiscard]] std::span<const float> comparedVector(TaskIndex task, const TaskVectors& vectors,
                                                        std::vector<float>& buffer) const;
    [[nodiscard]] std::optional<std::size_t> sourceOf(TaskIndex task) const;

    std::size_t m_models;
    const TaskTable& m_tasks;
    std::shared_ptr<const TaskVectors> m_vectors;
    double m_pooled;
    std::shared_ptr<const IdNeighbourhood> m_idNeighbourhood;
    PromptRidge m_ridge;
    std::optional<TextVectors> m_comparedTexts; ///< nothing: the given vectors are compared
    std::optional<PromptKernel> m_kernel;
    std::map<Name, std::size_t> m_sourceByName;
    std::vector<Source> m_sources;
    double m_wordShare = 0; ///< of the ridge alone, in sources that were not probed
    double m_evidence = 0;  ///< of all sources
};

} // namespace acr
