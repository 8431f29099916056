// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The published figures that the simulator is calibrated to, and the pool it simulates.
#pragma once

#include "core/benchmark/model.h"
#include "core/benchmark/simulatoroptions.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace acr::simulation {

/// The nine dimensions and, last, the agentic stream.
inline constexpr std::size_t sectionCount = simulatedDimensionCount + 1;
inline constexpr std::size_t agenticSection = simulatedDimensionCount;

/// Parameters of a simulated model. Token counts and latencies are means over calls; a token count is that of a
/// whole agentic task in the agentic section.
struct ModelTraits {
    Model model;
    std::array<double, sectionCount> meanScore{};
    double inputTokens = 0;
    double outputTokens = 0;
    double latencyMs = 0;
    double agenticInputTokens = 0;
    double agenticOutputTokens = 0;
    double agenticCalls = 0;
};

/// Form of a dimension's scores: number of steps between 0 and 1 (1 for binary scores), and the width of the ramp from
/// 0 to 1 in standard deviations of the latent result.
struct ScoreShape {
    int steps = 1;
    double width = 0;
};

struct SectionFacts {
    std::string_view dimension;
    /// Collections that the tasks are said to come from, with their shares.
    std::array<std::string_view, 3> sources;
    ScoreShape score;
};

/// The nine dimensions; the agentic section has its own rules for ids and benches.
[[nodiscard]] const std::array<SectionFacts, simulatedDimensionCount>& sections();

/// The published pool, then invented models between two published ones each.
[[nodiscard]] std::vector<ModelTraits> modelPool(std::size_t count, std::uint64_t seed);

} // namespace acr::simulation
