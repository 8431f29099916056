// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Predicts from the ids of tasks what dimension and source do not explain, for tasks without a prompt: tasks of one
/// collection that are numbered close together often share a library, a contest or an author, and tasks with the same
/// number in a source are often one problem asked in two ways.
///
/// From the probed tasks' differences to their source's prior mean (less the mean over models, which does not change a
/// decision) it predicts, for each task of a stream and each model, a correction of the prior mean. Three parts, each
/// shrunk towards 0 by a pseudo-count: the kind (words of the id: `hex_go`), the neighbourhood in the kind (weights
/// exp(−|difference of numbers| / reach)), and the twins (same source, same numbers). A task that was itself probed
/// does not see its own outcome. Cost: O((probed + stream)·models). Thread-safety: a pure function.
#pragma once

#include "core/memory/priorset.h"
#include "core/memory/taskcorrections.h"

#include <span>

namespace acr {

struct IdNeighbourhoodSettings {
    double kindTrust = 20;      ///< pseudo-count of the kind
    double reach = 25;          ///< of neighbours, in numbers
    double neighbourTrust = 20; ///< pseudo-count of the neighbourhood
    double twinTrust = 15;      ///< pseudo-count of the twins
};

/// Empty without training tasks or priors.
[[nodiscard]] TaskCorrections
idNeighbourhoodCorrections(std::size_t models, const TaskTable& tasks, std::span<const TaskIndex> stream,
                           std::span<const TaskIndex> training, const OutcomeMatrix& outcomes, MissingScores convention,
                           const PriorSet& priors, const IdNeighbourhoodSettings& settings);

} // namespace acr
