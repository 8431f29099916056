// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What prompts say of the models' scores, and by source how much the probed tasks say for it.
///
/// The predictions of the prompt ridge and of the prompt kernel are stacked (Wolpert 1992) by source: two non-negative
/// weights minimise the squared error of predictions for probed tasks that the fits have not seen, shrunk towards the
/// weights that do so over all sources. What they explain is what priors and id neighbourhood leave: how much better
/// each model did than all did. The same left-out predictions give the log odds that prompts tell something in a
/// source:  L = L₀ + Σ (|r|² − |r − c|²) / (2σ²M)  over its probed tasks, with differences r of M models and
/// predictions c, so each task counts like one score; the sums of other sources count for less. Cost: that of both
/// fits. Immutable; thread-safe.
#pragma once

#include "core/memory/idneighbourhood.h"
#include "core/memory/promptkernel.h"
#include "core/memory/promptridge.h"

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace acr {

struct PromptModelSettings {
    PromptRidgeSettings ridge;
    PromptKernelSettings kernel;
    double sourceTrust = 50; ///< pseudo-count that shrinks the stacking weights of a source, in tasks
    double variance = 0.2;   ///< σ², of one score
    double pooled = 0.25;    ///< weight of the other sources' evidence for this model, against the source's own
};

class PromptModel {
public:
    /// The task table is borrowed, as are the other inputs during construction. `idNeighbourhood` may be null: ids are
    /// not used. REQUIRES: the vectors are of this table.
    PromptModel(std::size_t models, const TaskTable& tasks, const std::shared_ptr<const TaskVectors>& vectors,
                std::span<const TaskIndex> training, const OutcomeMatrix& outcomes, MissingScores convention,
                const PriorSet& priors, const IdNeighbourhood* idNeighbourhood, const PromptModelSettings& settings);

    /// Whether there was nothing to learn from.
    [[nodiscard]] bool empty() const { return m_ridge.empty(); }
    /// Writes what to add to each model's expected score, of mean 0, and last how much easier than expected the task is
    /// for all of them. 0 where the task has no prompt. Shape: models + 1. REQUIRES: not empty; the vectors are of the
    /// same table and encoder, and contain the task.
    void correct(TaskIndex task, const TaskVectors& vectors, std::span<float> offsets) const;
    /// Of all these tasks. Shape: tasks × (models + 1). REQUIRES: not empty.
    [[nodiscard]] TaskCorrections corrections(std::span<const TaskIndex> stream) const;
    /// L − L₀: what the probed tasks say for following it, those of the source most.
    [[nodiscard]] double evidence(const std::string& dimension, const std::string& source) const;

private:
    static constexpr std::size_t parts = 2; ///< ridge and kernel
    struct Source {
        std::array<double, parts> share{};
        double evidence = 0;
    };
    using Name = std::pair<std::string, std::string>;

    /// Writes the differences that ridge and kernel predict, each of mean 0; returns the ease. Shapes: models.
    float predict(std::size_t source, TaskIndex task, const TaskVectors& vectors,
                  std::array<std::vector<double>, parts>& predicted) const;
    [[nodiscard]] std::optional<std::size_t> sourceOf(TaskIndex task) const;

    std::size_t m_models;
    const TaskTable& m_tasks;
    std::shared_ptr<const TaskVectors> m_vectors;
    double m_pooled;
    PromptRidge m_ridge;
    std::optional<PromptKernel> m_kernel;
    std::map<Name, std::size_t> m_sourceByName;
    std::vector<Source> m_sources;
    std::array<double, parts> m_share{}; ///< over all sources
    double m_evidence = 0;               ///< of all sources
};

} // namespace acr
