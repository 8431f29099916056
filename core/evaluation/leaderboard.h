// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The leaderboard: policies on one stream, side by side. Command line and window show these same rows.
#pragma once

#include "core/evaluation/metrics.h"
#include "core/evaluation/published.h"
#include "core/session/replay.h"

#include <vector>

namespace acr {

struct LeaderboardSettings {
    /// The seed is that of the first run. Without an encoding, one is made for the table and shared by its rows.
    /// Policies that were not trained before are trained for their row.
    ReplaySettings replay{{.seed = 1}};
    /// Runs of each seeded policy, with consecutive seeds.
    std::size_t seeds = 10;
    /// 0: as many as the machine has.
    std::size_t threads = 0;
};

struct LeaderboardRow {
    PolicySpec spec;
    /// spec.text()
    std::string policy;
    PolicyFamily family = PolicyFamily::Fixed;
    /// Mean over the runs, or the exact expectation: see isExpectation().
    Metrics metrics;
    /// Standard deviation of CumReg over the seeds; missing with fewer than two.
    double cumRegretSd = missing;
    /// One per seed; a single one for policies without a seed.
    std::vector<Run> runs;
    /// Which published router the row stands for, on whatever data; empty: none. See publishedRouter().
    std::string_view router;
    /// Only on the published streams; see publishedStream().
    std::optional<PublishedFigure> published;

    /// All figures are the exact expectation over uniform choice; the runs only show how far seeds spread.
    [[nodiscard]] bool isExpectation() const;
};

/// Every policy that can run here: all models, the recorded files that cover some of the stream, and the rest of the
/// registry as far as the benchmark has what it needs. Of the policies that take training: those that are
/// trained under that convention of missing scores.
[[nodiscard]] std::vector<PolicySpec>
applicablePolicies(const Benchmark& benchmark, const Stream& stream, std::span<const DecisionSet> decisions,
                   std::span<const std::shared_ptr<const TrainedPolicy>> trained = {},
                   MissingScores missingScores = MissingScores::AsZero);

/// Whether the policy can run on the stream with what the benchmark has.
[[nodiscard]] bool canRun(const PolicySpec& spec, const Benchmark& benchmark, const Stream& stream,
                          std::span<const DecisionSet> decisions);

/// Rows in the order of the specs. Errors: those of the first policy that can't run; Cancelled.
[[nodiscard]] Result<std::vector<LeaderboardRow>> leaderboard(const Benchmark& benchmark, const Stream& stream,
                                                              std::span<const PolicySpec> specs,
                                                              const LeaderboardSettings& settings,
                                                              const Progress& progress = {});

} // namespace acr
