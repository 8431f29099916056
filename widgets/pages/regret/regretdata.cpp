// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/regret/regretdata.h"

#include "widgets/pages/runningmean.h"
#include "widgets/shell/policynames.h"

#include <algorithm>
#include <limits>

namespace acr::ui {

namespace {

/// Puts values that stand one a step onto the positions of the stream.
std::vector<double> alongStream(std::vector<double> values, const Run& run, const Stream& stream)
{
    if (values.size() == stream.tasks.size())
        return values;
    std::vector<double> spread;
    spread.reserve(stream.tasks.size());
    std::size_t step = 0;
    double last = std::numeric_limits<double>::quiet_NaN();
    for (const TaskIndex task : stream.tasks) {
        if (step < run.steps.size() && run.steps[step].task == task)
            last = values[step++];
        spread.push_back(last);
    }
    return spread;
}

RowCurves::Lines linesOf(std::vector<std::vector<double>> curves)
{
    if (curves.size() == 1)
        return {std::make_shared<CurveData>(std::move(curves.front())), nullptr, nullptr};
    Band band = bandOf(curves);
    return {std::make_shared<CurveData>(std::move(band.mean)), std::make_shared<CurveData>(std::move(band.low)),
            std::make_shared<CurveData>(std::move(band.high))};
}

/// The runs of `random` give its band; its line is the exact expectation, as its row in the leaderboard is.
void makeExact(RowCurves& lines, const StreamResults& results)
{
    Curves exact = uniformCurves(results.stream->tasks, results.oracle);
    leaveOutStart(exact.avgPerfPct, exact.avgPerfPct.size());
    std::array curves{&exact.cumRegret, &exact.avgPerfPct, &exact.costUsd};
    for (std::size_t metric = 0; metric < regretMetricCount; ++metric)
        lines.metrics[metric].mean = std::make_shared<CurveData>(std::move(*curves[metric]));
}

} // namespace

std::vector<RowCurves> rowCurves(const StreamResults& results, const Progress& progress)
{
    std::vector<RowCurves> all;
    all.reserve(results.rows.size());
    for (const LeaderboardRow& row : results.rows) {
        if (progress.stopped())
            break;
        std::array<std::vector<std::vector<double>>, regretMetricCount> byMetric;
        for (const Run& run : row.runs) {
            Curves curves = curvesOf(run, results.oracle);
            byMetric[0].push_back(alongStream(std::move(curves.cumRegret), run, *results.stream));
            byMetric[1].push_back(alongStream(std::move(curves.avgPerfPct), run, *results.stream));
            leaveOutStart(byMetric[1].back(), byMetric[1].back().size());
            byMetric[2].push_back(alongStream(std::move(curves.costUsd), run, *results.stream));
        }
        RowCurves lines{policyOf(row), {}};
        if (!row.runs.empty()) {
            for (std::size_t metric = 0; metric < regretMetricCount; ++metric)
                lines.metrics[metric] = linesOf(std::move(byMetric[metric]));
            if (row.isExpectation())
                makeExact(lines, results);
        }
        all.push_back(std::move(lines));
        progress(static_cast<double>(all.size()) / static_cast<double>(results.rows.size()));
    }
    return all;
}

std::vector<double> regretByPosition(const StreamResults& results, const LeaderboardRow& row)
{
    const std::vector<TaskIndex>& tasks = results.stream->tasks;
    std::vector<double> regret(tasks.size(), std::numeric_limits<double>::quiet_NaN());
    if (row.isExpectation()) {
        for (std::size_t i = 0; i < tasks.size(); ++i)
            regret[i] = uniformExpectation(std::span(&tasks[i], 1), results.oracle).cumRegret;
        return regret;
    }
    for (std::size_t index = 0; index < row.runs.size(); ++index) {
        const Run& run = row.runs[index];
        std::size_t step = 0;
        for (std::size_t i = 0; i < tasks.size() && step < run.steps.size(); ++i) {
            if (run.steps[step].task != tasks[i])
                continue;
            const double value =
                stepRegret(run.steps[step++], results.oracle).regret / static_cast<double>(row.runs.size());
            regret[i] = index == 0 ? value : regret[i] + value;
        }
    }
    return regret;
}

const LeaderboardRow* rowOf(const StreamResults& results, const QString& policy)
{
    const std::string text = policy.toStdString();
    const auto found = std::ranges::find(results.rows, text, &LeaderboardRow::policy);
    return found == results.rows.end() ? nullptr : &*found;
}

QString policyNameIn(const StreamResults& results, const QString& policy)
{
    QStringList policies;
    for (const LeaderboardRow& row : results.rows)
        policies << policyOf(row);
    return policyLabelAmong(policy, policies);
}

bool coversStream(const StreamResults& results, const LeaderboardRow& row)
{
    return row.metrics.n == results.stream->tasks.size();
}

bool isBound(const LeaderboardRow& row)
{
    return row.family == PolicyFamily::Bound || row.router == "Oracle";
}

QString headlinePolicy(const StreamResults& results)
{
    const LeaderboardRow* best = nullptr;
    const auto better = [](const LeaderboardRow& row, const LeaderboardRow& than) {
        const bool ours = row.family == PolicyFamily::Ours;
        if (ours != (than.family == PolicyFamily::Ours))
            return ours;
        return row.metrics.cumRegret < than.metrics.cumRegret;
    };
    for (const LeaderboardRow& row : results.rows) {
        if (!isBound(row) && coversStream(results, row) && (best == nullptr || better(row, *best)))
            best = &row;
    }
    if (best == nullptr && !results.rows.empty())
        best = &results.rows.front();
    return best == nullptr ? QString() : policyOf(*best);
}

QString referencePolicy(const StreamResults& results)
{
    // In the order of how directly the row stands for what was published.
    for (const PolicyFamily family : {PolicyFamily::Recorded, PolicyFamily::Cascade, PolicyFamily::Fitted}) {
        for (const LeaderboardRow& row : results.rows) {
            if (row.family == family && row.router == "ACRouter")
                return policyOf(row);
        }
    }
    for (const LeaderboardRow& row : results.rows) {
        if (row.isExpectation())
            return policyOf(row);
    }
    return results.rows.empty() ? QString() : policyOf(results.rows.front());
}

} // namespace acr::ui
