// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/experimentrun.h"

#include "core/base/parallel.h"
#include "core/evaluation/experimentcells.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>

namespace acr {

namespace {

MeanSd meanSd(const std::vector<const CellResult*>& runs, double CellResult::*member)
{
    MeanSd result;
    const double count = static_cast<double>(runs.size());
    double sum = 0;
    for (const CellResult* run : runs)
        sum += run->*member;
    result.mean = sum / count;
    if (runs.size() < 2)
        return result;
    double squares = 0;
    for (const CellResult* run : runs)
        squares += (run->*member - result.mean) * (run->*member - result.mean);
    result.sd = std::sqrt(squares / (count - 1));
    return result;
}

/// Mean regret by task over the runs that judged it.
std::vector<double> meanRegret(const std::vector<const CellResult*>& runs)
{
    std::vector<double> mean(runs.front()->regret.size(), missing);
    for (std::size_t i = 0; i < mean.size(); ++i) {
        double sum = 0;
        double count = 0;
        for (const CellResult* run : runs) {
            if (!isMissing(run->regret[i])) {
                sum += run->regret[i];
                ++count;
            }
        }
        if (count > 0)
            mean[i] = sum / count;
    }
    return mean;
}

Interval differenceOf(const std::vector<double>& a, const std::vector<double>& b)
{
    std::vector<double> left;
    std::vector<double> right;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        if (!isMissing(a[i]) && !isMissing(b[i])) {
            left.push_back(a[i]);
            right.push_back(b[i]);
        }
    }
    return pairedBootstrap(left, right);
}

void summarise(ExperimentPlan& plan, const ExperimentDefinition& definition, const Benchmark& benchmark,
               const std::vector<CellResult>& results)
{
    std::vector<std::vector<const CellResult*>> runs(plan.rows.size());
    for (std::size_t i = 0; i < plan.cells.size(); ++i)
        runs[plan.cells[i].row].push_back(&results[i]);
    std::map<std::array<std::string, 3>, std::vector<double>> baselines;
    std::vector<std::size_t> references; ///< the rows that they are of, ascending
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        ExperimentRow& row = plan.rows[i];
        if (!row.needs.empty() || runs[i].empty())
            continue;
        row.runs = runs[i].size();
        row.n = static_cast<std::size_t>(runs[i].front()->n);
        row.cumRegret = meanSd(runs[i], &CellResult::cumRegret);
        row.avgPerfPct = meanSd(runs[i], &CellResult::avgPerfPct);
        row.costUsd = meanSd(runs[i], &CellResult::costUsd);
        row.oracleAgreement = meanSd(runs[i], &CellResult::oracleAgreement);
        row.qualityRegret = meanSd(runs[i], &CellResult::qualityRegret).mean;
        row.costRegret = meanSd(runs[i], &CellResult::costRegret).mean;
        row.attempts = meanSd(runs[i], &CellResult::attempts).mean;
        row.missingCosts = meanSd(runs[i], &CellResult::missingCosts).mean;
        if (row.policy == definition.baseline &&
            baselines.try_emplace({row.stream, row.order, row.verifier}, meanRegret(runs[i])).second)
            references.push_back(i);
    }
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        ExperimentRow& row = plan.rows[i];
        const auto baseline = baselines.find({row.stream, row.order, row.verifier});
        if (row.runs > 0 && baseline != baselines.end() && !std::ranges::binary_search(references, i))
            row.difference = differenceOf(meanRegret(runs[i]), baseline->second);
    }
    // Published figures apply to a whole split in its natural order, with a perfect verifier and without the user's
    // priors.
    std::vector<std::string_view> printed;
    for (const ExperimentTrajectory& trajectory : plan.trajectories)
        printed.push_back(publishedStream(benchmark, trajectory.stream.tasks));
    for (const ExperimentCell& cell : plan.cells) {
        const StreamDefinition& stream = plan.trajectories[cell.trajectory].stream.definition;
        const ExperimentPolicy& policy = plan.policies[cell.policy];
        const auto given = std::ranges::find(policy.published, stream.split, &std::pair<std::string, double>::first);
        // A file that gives figures for a stream of the release means that stream, not another one of its name.
        const bool isRelease =
            std::ranges::find(publishedFigures(), stream.split, &PublishedFigure::stream) != publishedFigures().end();
        const bool isAnother = isRelease && printed[cell.trajectory] != stream.split;
        if (given != policy.published.end() && !isAnother && stream.filter.empty() &&
            definition.verifiers[cell.verifier].perfect() && plan.trajectories[cell.trajectory].priors.empty())
            plan.rows[cell.row].published =
                PublishedFigure{.router = {}, .stream = {}, .source = "experiment", .avgPerfPct = given->second};
        else if (stream.filter.empty() && stream.order == StreamOrder::Natural &&
                 definition.verifiers[cell.verifier].perfect() && plan.trajectories[cell.trajectory].priors.empty())
            plan.rows[cell.row].published = publishedFor(policy.spec.text(), printed[cell.trajectory]);
    }
}

} // namespace

Result<ExperimentResult> runExperiment(const ExperimentDefinition& definition, const Benchmark& benchmark,
                                       const ExperimentSettings& settings, const Progress& progress)
{
    auto plan = planExperiment(definition, benchmark, settings);
    if (!plan)
        return Unexpected(plan.error());
    ExperimentCells cells(definition, benchmark, *plan, settings);
    std::vector<CellResult> results(plan->cells.size());
    std::mutex mutex;
    std::optional<std::pair<std::size_t, Error>>
        firstError; ///< of the earliest cell, so that every thread count reports the same
    std::vector<std::string> skipped(plan->rows.size()); ///< what rows that can't run need
    std::size_t done = 0;
    std::size_t reused = 0;
    parallelFor(plan->cells.size(), settings.threads, [&](std::size_t index) {
        const ExperimentCell& cell = plan->cells[index];
        const ExperimentPolicy& policy = plan->policies[cell.policy];
        const std::string key = settings.store == nullptr ? std::string() : cells.keyOf(index);
        const auto finish = [&](std::optional<Error> error, bool mayBeLeftOut = false) {
            if (error && mayBeLeftOut && !policy.needs.empty() && error->code != ErrorCode::Cancelled)
                skipped[cell.row] = policy.needs;
            else if (error && (!firstError || index < firstError->first))
                firstError = {index, std::move(*error)};
            progress(static_cast<double>(++done) / static_cast<double>(plan->cells.size()));
        };
        {
            const std::scoped_lock lock(mutex);
            // After an error, only earlier cells can change what is reported.
            if ((firstError && index > firstError->first) || progress.stopped())
                return finish(progress.stopped() ? std::optional<Error>(Error{ErrorCode::Cancelled, {}, {}, {}})
                                                 : std::nullopt);
            if (settings.store != nullptr) {
                auto found = settings.store->find(key);
                if (!found)
                    return finish(found.error());
                if (*found && (*found)->regret.size() == plan->trajectories[cell.trajectory].stream.tasks.size()) {
                    results[index] = std::move(**found);
                    ++reused;
                    return finish(std::nullopt);
                }
            }
        }
        auto result = cells.run(index, progress.stop);
        if (!result) {
            const std::scoped_lock lock(mutex);
            return finish(result.error(), true);
        }
        results[index] = std::move(*result);
        const std::scoped_lock lock(mutex);
        auto kept = settings.store == nullptr ? Result<void>() : settings.store->keep(key, results[index]);
        finish(kept ? std::nullopt : std::optional<Error>(kept.error()));
    });
    if (firstError)
        return Unexpected(firstError->second);
    for (std::size_t i = 0; i < skipped.size(); ++i) {
        if (!skipped[i].empty())
            plan->rows[i].needs = skipped[i];
    }
    summarise(*plan, definition, benchmark, results);
    return ExperimentResult{std::move(plan->rows), results.size(), reused, cells.trained()};
}

} // namespace acr
