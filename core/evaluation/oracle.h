// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The per-task oracle: the best reward that any single model reached, which regret is measured against.
/// r*_i = max_j R_ij (arXiv 2606.22902). Thread-safety: const after construction.
#pragma once

#include "core/benchmark/modelset.h"
#include "core/benchmark/reward.h"

#include <cstdint>
#include <span>
#include <vector>

namespace acr {

class OracleTable {
public:
    struct Entry {
        double reward = 0;
        /// Score and cost of the optimal model (of the cheapest where several are optimal).
        double score = 0;
        double costUsd = 0;
        std::uint16_t optimalModels = 0; ///< models that reach the reward exactly
        bool solvable = false;           ///< some model has a score above 0
        bool known = false;              ///< some score counts under the convention
        /// Every model that can be called has a verified score, and where outcomes are those of the called models only,
        /// the task was chosen at random for that.
        bool complete = false;
    };

    /// Computes the entries of the given tasks. `available` has the models that can be called, by position in the
    /// given tasks; empty: all of them. A model that could not be called is no part of the oracle.
    OracleTable(const OutcomeMatrix& outcomes, std::span<const TaskIndex> tasks, const RewardWeights& weights,
                MissingScores convention = MissingScores::AsZero, std::span<const ModelSet> available = {});

    /// REQUIRES: the task is one of those given.
    [[nodiscard]] const Entry& operator[](TaskIndex task) const { return m_entries[task.position()]; }
    [[nodiscard]] bool isOptimal(TaskIndex task, ModelIndex model) const;
    [[nodiscard]] bool isAvailable(TaskIndex task, ModelIndex model) const
    {
        return m_available.empty() || m_available[task.position()].contains(model);
    }

    [[nodiscard]] const OutcomeMatrix& outcomes() const { return *m_outcomes; }
    [[nodiscard]] const RewardWeights& weights() const { return m_weights; }
    [[nodiscard]] MissingScores convention() const { return m_convention; }

private:
    const OutcomeMatrix* m_outcomes;
    RewardWeights m_weights;
    MissingScores m_convention;
    std::vector<Entry> m_entries;      ///< by task; only the given tasks are filled
    std::vector<ModelSet> m_available; ///< by task; empty: everything
};

} // namespace acr
