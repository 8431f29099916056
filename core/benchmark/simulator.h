// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The built-in benchmark: an item-response model, calibrated to the published means of CodeRouterBench.
///
/// Each task has a latent easiness, a topic and a source; each model has an ability in each dimension and a deviation
/// for each topic and source. A model's latent result on a task is
///     λ·easiness + √(1 − λ²)·own,   own = √topicShare·(deviation for topic and source) + √(1 − topicShare)·noise
/// and its score is 1 above a threshold (binary dimensions) or a clamped, rounded ramp around it (graded ones). The
/// thresholds (the abilities) are set so that the mean of each dimension × model over all tasks is the published one,
/// and λ so that the best model of each task, averaged, is as good as the published tables say. Topic and source can be
/// read from the prompt, the language and the id, so a router that reads prompts can do better than one that only knows
/// the dimension.
///
/// Deterministic: the same options give the same bytes, independent of any other call.
/// Sources of the figures: arXiv 2606.22902, Table 10 (means) and the public result tables (tokens, latency, prices).
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/benchmark/benchmark.h"
#include "core/benchmark/simulatoroptions.h"

namespace acr {

/// Errors: BadParameter for options out of range, Cancelled.
[[nodiscard]] Result<Benchmark> simulate(const SimulatorOptions& options = {}, const Progress& progress = {});

} // namespace acr
