// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The item-response model behind the simulator: from latent results to scores of a wanted mean, and the search for
/// the share of a result that is a model's own. See simulator.h for the formulas.
#pragma once

#include "core/benchmark/simulatorfacts.h"

#include <functional>
#include <span>
#include <vector>

namespace acr::simulation {

/// Scores of one model on the tasks of one section, whose mean is `mean` to within half a task (binary) or a
/// thousandth (graded): the threshold, which is the model's ability, is found from the latent results themselves.
void scoresOfMean(std::span<const double> latent, double mean, const ScoreShape& shape, std::span<double> scores);

/// A section as the search sees it: latent parts of a sample of its tasks.
struct SectionSample {
    std::span<const double> easiness;
    /// What moves the result besides, by model: drift.
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
