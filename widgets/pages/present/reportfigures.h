// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The figures behind the slides of a storyboard: for each stream that they show, the curves of cumulative regret and
/// the leaderboard, recomputed from the data. Thread-safety: pure functions.
#pragma once

#include "widgets/document/document.h"
#include "widgets/document/streamjson.h"
#include "widgets/models/tableexport.h"
#include "widgets/pages/present/slide.h"

#include <QJsonObject>

#include <map>

namespace acr::ui {

/// What a slide's figures depend on.
struct FigureRequest {
    BenchmarkId benchmark;
    StreamDefinition stream;
    WeightSettings scoring;
    std::size_t seeds = 10;

    bool operator==(const FigureRequest&) const = default;
};
/// Nothing when the slide's state names no stream.
[[nodiscard]] std::optional<FigureRequest> figureRequest(const Slide& slide);

/// A benchmark with its decision files and trained policies.
struct ReportBenchmark {
    std::shared_ptr<const Benchmark> benchmark;
    std::shared_ptr<const std::vector<DecisionSet>> decisions;
    std::shared_ptr<const TrainedPolicies> trained; ///< null: none
};

struct ReportFigures {
    /// "CodeRouterBench, id_test, natural order, 2 919 tasks, recorded"
    QString caption;
    /// {"x", "y", "series": [{"name", "colour", "dark" (the colour on dark ground), "ours", "dash", "values"}]}:
    /// cumulative regret after each task, mean over the seeds.
    QJsonObject chart;
    TextTable table;
};

/// Benchmark, split, order, number of tasks, weight of costs, and whether outcomes were recorded.
[[nodiscard]] QStringList streamFacts(const Benchmark& benchmark, const Stream& stream, const RewardWeights& weights);
/// The leaderboard for display: reportColumns().
[[nodiscard]] TextTable leaderboardText(std::span<const LeaderboardRow> rows);
[[nodiscard]] ReportFigures figuresOf(const StreamResults& results);

/// Computes the figures of each request; a benchmark that is not in `loaded` is read from the workspace file.
/// Errors: those of the workspace, of makeStream and of leaderboard; Cancelled.
[[nodiscard]] Result<std::vector<ReportFigures>> computeFigures(const std::vector<FigureRequest>& requests,
                                                                const std::string& workspaceFile,
                                                                std::map<BenchmarkId, ReportBenchmark> loaded,
                                                                const Progress& progress);

} // namespace acr::ui
