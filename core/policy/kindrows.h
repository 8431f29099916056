// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The kinds of tasks within sources that the probed tasks support, and how far `acrouter` corrects its expected
/// scores there: rows of beliefs below those of sources, for display. Computed from the training tasks with the priors
/// that are learned from them, as the policy computes its corrections, and independent of a user's priors.
/// Thread-safety: pure functions.
#pragma once

#include "core/memory/idneighbourhood.h"
#include "core/memory/probedkinds.h"
#include "core/policy/policy.h"
#include "core/policy/registry.h"

#include <memory>
#include <string>
#include <vector>

namespace acr {

/// A kind within a source; see ProbedKinds.
struct KindRow {
    struct Cell {
        double score = missing; ///< mean over the probed tasks of the kind; missing where none counts
        /// Mean over the same tasks of what is added to the expected score by ids (IdNeighbourhood::correct()).
        double correction = 0;
    };
    std::string dimension;
    std::string source;
    KindCriterion by;
    std::string kind;
    std::size_t tasks = 0;     ///< probed
    std::vector<Cell> cells{}; ///< by model of the pool
};

/// By source in the order of the training tasks, and by kind. Empty where the policy corrects nothing by ids: other
/// policies than `acrouter`, its cascade, a cold start, a reach of 0, no training tasks; and where no source has a
/// supported division. The stream of the setup is not used.
[[nodiscard]] std::vector<KindRow> kindRows(const PolicySpec& spec, const PolicySetup& setup);

/// The priors that `acrouter` learns from the training tasks; empty for a cold start.
[[nodiscard]] PriorSet priorsOfAcRouter(const ParameterSet& parameters, const PolicySetup& setup);
/// By which it corrects expected scores; null where it does not read ids.
[[nodiscard]] std::shared_ptr<const IdNeighbourhood>
idNeighbourhoodOfAcRouter(const ParameterSet& parameters, const PolicySetup& setup, const PriorSet& learned);

} // namespace acr
