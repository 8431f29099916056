// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Helpers of the window's tests: small simulated benchmarks that load at once, and waiting for jobs.
#pragma once

#include "widgets/document/workspacefile.h"

#include <QtTest>

namespace acr::test {

inline SimulatorOptions smallBenchmark(std::uint64_t seed = 1)
{
    SimulatorOptions options;
    options.seed = seed;
    options.dimensionTasks.fill(20);
    options.agenticTasks = 16;
    return options;
}

inline constexpr int patienceMs = 60'000;

/// REQUIRES the calling test to return when the result is false.
inline bool waitUntilCalm(ui::Jobs& jobs, ui::Document& document)
{
    return QTest::qWaitFor([&] { return jobs.idle() && !document.computing(); }, patienceMs);
}

} // namespace acr::test
