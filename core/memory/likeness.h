// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What probed tasks whose prompts read alike tell of a task beyond its dimension and source.
///
/// The k probed tasks of the highest cosine, above a threshold, weigh in with w = cosine²; their differences to their source's
/// prior mean (less the mean over models, which decides nothing) give each task of a stream and each model a correction
///     Σ w·r / (Σ w + κ)
/// of the prior mean. Tasks without a prompt neither give nor take. A task that was itself probed does not see its own outcome.
/// Cost: O(stream · probed · dimensions), once. Immutable; thread-safe.
#pragma once

#include "core/features/taskvectors.h"
#include "core/memory/priorset.h"

#include <span>
#include <vector>

namespace acr {

struct LikenessSettings {
    std::uint32_t neighbours = 40; ///< k
    double threshold = 0.1;        ///< least cosine
    double trust = 10;             ///< κ
};

class Likeness {
public:
    Likeness() = default;
    Likeness(std::size_t models, const TaskTable& tasks, const TaskVectors& vectors, std::span<const TaskIndex> stream, std::span<const TaskIndex> training,
             const OutcomeMatrix& outcomes, MissingScores convention, const PriorSet& priors, const LikenessSettings& settings);

    [[nodiscard]] bool empty() const { return m_offsets.empty(); }
    /// The corrections of the task's expected scores. Shape: models. REQUIRES: not empty, task is of the stream.
    [[nodiscard]] const float* of(TaskIndex task) const { return m_offsets.data() + m_rowOf[task.position()] * m_models; }

private:
    std::size_t m_models = 0;
    std::vector<std::uint32_t> m_rowOf;
    std::vector<float> m_offsets;
};

} // namespace acr
