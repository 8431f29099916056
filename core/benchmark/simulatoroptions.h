// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the built-in benchmark is made of: its size, its seed, and how hard it is.
#pragma once

#include "core/base/error.h"

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

namespace simulation {

/// Error BadParameter for options out of range.
[[nodiscard]] Result<void> checkOptions(const SimulatorOptions& options);

} // namespace simulation

} // namespace acr
