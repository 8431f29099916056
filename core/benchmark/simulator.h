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

#include <array>
#include <cstddef>
#include <cstdint>

namespace acr {

inline constexpr std::size_t simulatedDimensionCount = 9;
/// Models of the published pool; larger pools are filled with invented models.
inline constexpr std::size_t publishedModelCount = 8;

struct SimulatorOptions {
    std::uint64_t seed = 1;
    /// Tasks of each dimension, in the published order: code generation, algorithm, bug fixing, completion,
    /// refactoring, data science, multi-language, understanding, test generation. Up to 1 000 000 in all.
    std::array<std::size_t, simulatedDimensionCount> dimensionTasks{1111, 1111, 1111, 1111, 1111,
                                                                    1111, 1111, 1111, 1111};
    /// Tasks of the agentic stream, which is called `ood<n>`. At least 0.
    std::size_t agenticTasks = 176;
    /// 1 to 256. The first eight are the published pool.
    std::size_t models = publishedModelCount;
    /// Whether to generate prompts, which take most of the time and memory.
    bool prompts = true;
    /// Share of the single-call tasks that are for probing.
    double probingShare = 7080.0 / 9999.0;
    /// Mean score of the best model of each task. The simulator comes as near as the means allow.
    double oracleMean = 0.59;
    double agenticOracleMean = 0.79;
    /// Share of the model-specific variance that is explained by topic and source, in [0, 1].
    double topicShare = 0.6;
    /// Standard deviation, over models, of the change of ability from the first to the last task, in standard
    /// deviations of the latent result. The means over all tasks do not change.
    double drift = 0;
};

/// Options with that many single-call tasks spread evenly over the dimensions, and no agentic ones.
[[nodiscard]] SimulatorOptions simulatorOptionsFor(std::size_t tasks, std::size_t models);

/// Errors: BadParameter for options out of range, Cancelled.
[[nodiscard]] Result<Benchmark> simulate(const SimulatorOptions& options = {}, const Progress& progress = {});

} // namespace acr
