// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Small simulated benchmarks that load at once.
#pragma once

#include "core/benchmark/simulator.h"

namespace acr::test {

inline SimulatorOptions smallBenchmark(std::uint64_t seed = 1)
{
    SimulatorOptions options;
    options.seed = seed;
    options.dimensionTasks.fill(20);
    options.agenticTasks = 16;
    return options;
}

} // namespace acr::test
