// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Predicts from the ids of tasks what dimension and source do not explain, for tasks without a prompt: tasks of one
/// collection that are numbered close together often share a library, a contest or an author, and tasks with the same
/// number in a source are often one problem asked in two ways.
///
/// From the probed tasks' differences to their source's prior mean (less the mean over models, which does not change a
/// decision) it predicts, for any task and each model, a correction of the prior mean. Three parts, each shrunk towards
/// 0 by a pseudo-count: the kind (words of the id: `hex_go`), the neighbourhood in the kind (weights
/// exp(−|difference of numbers| / reach)), and the twins (same source, same numbers). A task that was itself probed
/// does not see its own outcome. Cost: O(probed · log probed + probed · models) to fit, O(log probed + models) a task.
/// Immutable; thread-safe.
#pragma once

#include "core/memory/priorset.h"
#include "core/memory/taskcorrections.h"

#include <span>
#include <unordered_map>
#include <vector>

namespace acr {

struct IdNeighbourhoodSettings {
    double kindTrust = 20;      ///< pseudo-count of the kind
    double reach = 25;          ///< of neighbours, in numbers
    double neighbourTrust = 20; ///< pseudo-count of the neighbourhood
    double twinTrust = 15;      ///< pseudo-count of the twins
};

class IdNeighbourhood {
public:
    /// The inputs are used during construction only.
    IdNeighbourhood(std::size_t models, const TaskTable& tasks, std::span<const TaskIndex> training,
                    const OutcomeMatrix& outcomes, MissingScores convention, const PriorSet& priors,
                    const IdNeighbourhoodSettings& settings);

    /// Whether there was nothing to learn from: no training tasks, or no priors.
    [[nodiscard]] bool empty() const { return m_entries.empty(); }
    /// Writes the corrections of a task of the table. Shape: models.
    void correct(const TaskTable& tasks, TaskIndex task, std::span<float> offsets) const;
    /// Of all these tasks; empty where this is.
    [[nodiscard]] TaskCorrections corrections(const TaskTable& tasks, std::span<const TaskIndex> stream) const;

private:
    /// Where a task stands among the others.
    struct Place {
        std::uint64_t kind = 0;
        std::uint64_t twin = 0;
        double number = 0;
        TaskIndex task;
    };
    struct Kind {
        std::size_t first = 0; ///< of its entries
        std::size_t last = 0;  ///< one behind
        std::size_t mean = 0;  ///< of m_kindMeans
    };
    [[nodiscard]] static Place placeOf(const TaskTable& tasks, TaskIndex task);
    /// Sums over the neighbours before and behind, by model, and of their weights; see m_before.
    void learnNeighbours(const Kind& kind);
    void addNeighbours(const std::vector<double>& sums, std::size_t entry, double number,
                       std::vector<double>& to) const;

    std::size_t m_models;
    IdNeighbourhoodSettings m_settings;
    std::vector<Place> m_entries; ///< the probed tasks, by kind, number and index
    /// By entry × models: the difference less the mean of the kind.
    std::vector<double> m_residuals;
    /// By entry × (1 + models): sum of the weights and of the weighted residuals of the entry and those before it (or
    /// behind it) in the kind, as seen from the entry's number.
    std::vector<double> m_before;
    std::vector<double> m_behind;
    std::unordered_map<std::uint64_t, Kind> m_kinds;
    std::vector<double> m_kindMeans; ///< kinds × models
    /// By key: number of probed twins and the sum of their residuals. Shape: 1 + models.
    std::unordered_map<std::uint64_t, std::vector<double>> m_twins;
    std::vector<std::int32_t> m_entryOf; ///< by task; −1: was not probed
};

} // namespace acr
