// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Two runs on the same stream, task by task: where they chose differently and what it cost. Pure functions.
#pragma once

#include "widgets/document/document.h"

#include <cstdint>
#include <vector>

namespace acr::ui {

/// A task on which A and B ended with different models.
struct FlippedTask {
    TaskIndex task;
    std::uint32_t position = 0; ///< in the stream, from 0
    ModelIndex pickA;
    ModelIndex pickB;
    double scoreA = missing;
    double scoreB = missing;
    double costA = 0;
    double costB = 0;
    double regretA = 0;
    double regretB = 0;

    /// Below zero: A did better.
    [[nodiscard]] double delta() const { return regretA - regretB; }
};

struct RunComparison {
    /// Largest |Δregret| first, then in stream order.
    std::vector<FlippedTask> flipped;
    std::size_t common = 0; ///< tasks that both cover; every sum is over these
    std::size_t onlyA = 0;
    std::size_t onlyB = 0;
    double cumRegretA = 0;
    double cumRegretB = 0;
    double deltaScore = 0;   ///< Σ s_A − Σ s_B, a missing score counting as 0
    double deltaCost = 0;    ///< USD
    double flippedDelta = 0; ///< the part of ΔCumReg that the flipped tasks make up
    std::size_t better = 0;  ///< flipped tasks with less regret for A
    std::size_t worse = 0;
    /// Cumulative Δregret, A − B, by position in the stream.
    std::vector<double> curve;

    [[nodiscard]] double deltaRegret() const { return cumRegretA - cumRegretB; }
};

/// REQUIRES: both runs are of the results' stream.
[[nodiscard]] RunComparison compareRuns(const StreamResults& results, const Run& a, const Run& b);

} // namespace acr::ui
