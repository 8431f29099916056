// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The item-response model behind the simulator: from latent results to scores with a given mean, and the search for
/// the model-specific share of the variance. See simulator.h for the formulas.
#pragma once

#include "core/benchmark/simulatorfacts.h"

#include <functional>
#include <span>
#include <vector>

namespace acr::simulation {

/// Scores of one model on the tasks of one section, whose mean is `mean` to within half a task (binary) or a
/// thousandth (graded): the threshold, which is the model's ability, is a quantile of the latent results.
void scoresOfMean(std::span<const double> latent, double mean, const ScoreShape& shape, std::span<double> scores);

/// Input of the search: the latent parts of a sample of the section's tasks.
struct SectionSample {
    std::span<const double> easiness;
    /// Additional shift of the result, by model: drift.
    std::vector<std::vector<double>> shift;
    std::vector<std::vector<double>> own;
    std::vector<double> means;
    ScoreShape shape;
};

/// The variance share 1 − λ² of `own` for which the best score of each task, averaged over all samples, is `target`,
/// or the nearest that the means allow.
[[nodiscard]] double ownShareFor(std::span<const SectionSample> samples, double target);

/// λ·easiness + √(share)·own + shift. Shapes: equal lengths.
void latentResults(double ownShare, std::span<const double> easiness, std::span<const double> own,
                   std::span<const double> shift, std::span<double> latent);

} // namespace acr::simulation
