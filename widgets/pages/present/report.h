// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A storyboard as one HTML file that needs nothing else: pictures, notes, and for each stream that the slides show the
/// curves, interactive, and the leaderboard. The figures are recomputed from the slides' streams, weights and seeds, so
/// they are recomputed figures, not read from a picture. Thread-safety: pure functions.
#pragma once

#include "widgets/document/document.h"
#include "widgets/models/tableexport.h"
#include "widgets/pages/present/slide.h"

#include <QJsonObject>

#include <map>

namespace acr::ui {

/// The settings that a slide's figures depend on.
/// The file name that is offered for a report.
inline const QString proposedReport = QStringLiteral("storyboard.html");

struct FigureRequest {
    BenchmarkId benchmark;
    StreamDefinition stream;
    RewardWeights weights;
    MissingScores missingScores = MissingScores::AsZero;
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

/// The leaderboard for display: policy, n, CumReg, its deviation over seeds, AvgPerf, cost, Perf/$, agreement.
[[nodiscard]] TextTable leaderboardText(std::span<const LeaderboardRow> rows);
[[nodiscard]] ReportFigures figuresOf(const StreamResults& results);

/// Computes the figures of each request; a benchmark that is not in `loaded` is read from the workspace file.
/// Errors: those of the workspace, of makeStream and of leaderboard; Cancelled.
[[nodiscard]] Result<std::vector<ReportFigures>> computeFigures(const std::vector<FigureRequest>& requests,
                                                                const std::string& workspaceFile,
                                                                std::map<BenchmarkId, ReportBenchmark> loaded,
                                                                const Progress& progress);

/// `requests` and `figures` belong together; a slide shows the figures of its own request.
/// The title of a report with this path: the file name as words, unless it is the proposed name.
[[nodiscard]] QString reportTitle(const QString& path, const QList<Slide>& slides);
[[nodiscard]] QByteArray htmlReport(const QString& title, const QList<Slide>& slides,
                                    const std::vector<FigureRequest>& requests,
                                    const std::vector<ReportFigures>& figures);

/// The report's script: plain JavaScript that draws SVG, without libraries and requests.
[[nodiscard]] const char* reportScript();
[[nodiscard]] const char* reportStyle();

} // namespace acr::ui
