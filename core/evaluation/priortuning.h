// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Tunes priors by search on folds of the probing split, which is never reported.
///
/// The search is over edits: an offset to a model's mean in all dimensions or in one, a factor on all
/// pseudo-counts, and the exploration horizon. A fold is replayed with priors learned from the other folds, so the same
/// edits are tried on tasks that their priors have not seen. Coordinate search: an edit stays when it lowers the mean
/// CumReg over the folds by more than its standard error over them; smaller gains are treated as noise. Found edits
/// are then made to the set that the search was given.
///
/// Figures on a stream that was tuned on are optimistic. Tuning on a stream has to be requested explicitly (`shown`),
/// and the set records it permanently. Thread-safety: pure function; the same on any number of threads.
#pragma once

#include "core/evaluation/priordesk.h"
#include "core/memory/priorfield.h"

#include <string>
#include <vector>

namespace acr {

struct TuningSettings {
    /// Of the replays; the seed is also that of the folds.
    ReplaySettings replay{{.seed = 1}};
    std::size_t folds = 5;
    /// Passes over all edits; the search ends early when a pass changes nothing.
    std::size_t passes = 3;
    std::size_t threads = 0;
    /// Tune on this stream in place of the probing split. It is then in `tunedOn` of the result.
    const Stream* shown = nullptr;
};

struct TuningResult {
    PriorSet priors;
    /// Mean CumReg a fold (or of the stream) before and after.
    double regretBefore = 0;
    double regretAfter = 0;
    std::size_t replays = 0;
};

/// Errors: those of the desk; NotApplicable without a probing split; Cancelled.
[[nodiscard]] Result<TuningResult> tunePriors(const Benchmark& benchmark, const PolicySpec& spec,
                                              const PriorSet& priors, const TuningSettings& settings,
                                              const Progress& progress = {});

} // namespace acr
