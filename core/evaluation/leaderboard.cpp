// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/leaderboard.h"

#include "core/base/parallel.h"
#include "core/policy/policyneeds.h"
#include "core/policy/routing.h"
#include "core/policy/trainedpolicy.h"

#include <algorithm>
#include <cmath>
#include <mutex>

namespace acr {

namespace {

/// One replay of the table: which row, which seed.
struct Job {
    std::size_t row;
    std::size_t run;
};

double standardDeviation(std::span<const Metrics> runs)
{
    if (runs.size() < 2)
        return missing;
    const double count = static_cast<double>(runs.size());
    double mean = 0;
    for (const Metrics& run : runs)
        mean += run.cumRegret / count;
    double squares = 0;
    for (const Metrics& run : runs)
        squares += (run.cumRegret - mean) * (run.cumRegret - mean);
    return std::sqrt(squares / (count - 1));
}

} // namespace

bool LeaderboardRow::isExpectation() const
{
    const PolicyInfo* info = policyInfo(spec.id);
    return info != nullptr && info->uniform;
}

bool canRun(const PolicySpec& spec, const Benchmark& benchmark, const Stream& stream,
            std::span<const DecisionSet> decisions)
{
    // Training takes too long for a check: all it needs is a split to train on.
    if (const PolicyInfo* info = policyInfo(spec.id); info != nullptr && info->trained)
        return benchmark.split(probingSplit) != nullptr && canTrain(spec.id, benchmark.models.size()).has_value();
    ReplaySettings settings;
    settings.decisions = decisions;
    return makePolicy(spec, replaySetup(benchmark, stream, settings), hindsightOf(benchmark, benchmark.outcomes))
        .has_value();
}

std::vector<PolicySpec> applicablePolicies(const Benchmark& benchmark, const Stream& stream,
                                           std::span<const DecisionSet> decisions,
                                           std::span<const std::shared_ptr<const TrainedPolicy>> trained,
                                           MissingScores missingScores)
{
    std::vector<PolicySpec> specs;
    std::vector<bool> inStream(benchmark.tasks.size(), false);
    for (const TaskIndex task : stream.tasks)
        inStream[task.position()] = true;
    const auto hasAny = [&](const DecisionSet& set) {
        return std::ranges::any_of(
            set.decisions, [&](const RecordedDecision& decision) { return inStream[decision.task.position()]; });
    };
    // Unknown models in a spec are found without tasks and without fitting.
    const Stream noTasks;
    PolicySetup untaught = replaySetup(benchmark, noTasks, {});
    untaught.training = {};
    for (const PolicyInfo& info : policies()) {
        PolicySpec spec;
        spec.id = info.id;
        spec.parameters = ParameterSet::defaults(info.parameters);
        if (info.argument == modelArgument) {
            for (const Model& model : benchmark.models) {
                spec.argument = model.name;
                specs.push_back(spec);
            }
        } else if (info.argument == decisionFileArgument) {
            for (const DecisionSet& set : decisions) {
                spec.argument = set.name;
                if (hasAny(set) && !routerOfSet(set))
                    specs.push_back(spec);
            }
        } else if (info.argument == routerArgument) {
            for (const DecisionSet& set : decisions) {
                auto router = routerOfSet(set);
                if (router && router->id == info.id && hasAny(set))
                    specs.push_back(std::move(*router));
            }
        } else if (info.trained) {
            for (const auto& candidate : trained) {
                auto parsed = parsePolicySpec(candidate->spec);
                if (parsed && parsed->id == info.id && candidate->missingScores == missingScores)
                    specs.push_back(std::move(*parsed));
            }
        } else if (needsOf(spec).asksTrained && trained.empty()) {
            // Without trained voters the vote is incomplete, and encoding texts for it alone would slow down the table.
        } else if (needsOf(spec).training
                       ? benchmark.split(probingSplit) != nullptr
                       : makePolicy(spec, untaught, hindsightOf(benchmark, benchmark.outcomes)).has_value()) {
            specs.push_back(spec);
        }
    }
    return specs;
}

Result<std::vector<LeaderboardRow>> leaderboard(const Benchmark& benchmark, const Stream& stream,
                                                std::span<const PolicySpec> specs, const LeaderboardSettings& settings,
                                                const Progress& progress)
{
    const auto world = PricedWorld::of(benchmark, settings.replay.priors);
    if (!world)
        return Unexpected(world.error());
    const std::string_view printedStream = publishedStream(benchmark, stream.tasks);
    std::vector<LeaderboardRow> rows(specs.size());
    std::vector<Job> jobs;
    for (std::size_t i = 0; i < specs.size(); ++i) {
        const PolicyInfo* info = policyInfo(specs[i].id);
        rows[i].spec = specs[i];
        rows[i].policy = specs[i].text();
        rows[i].family = info != nullptr ? info->family : PolicyFamily::Fixed;
        rows[i].router = publishedRouter(rows[i].policy, stream.definition.split);
        rows[i].published = publishedFor(rows[i].policy, printedStream);
        rows[i].runs.resize(info != nullptr && info->seeded ? std::max<std::size_t>(1, settings.seeds) : 1);
        for (std::size_t run = 0; run < rows[i].runs.size(); ++run)
            jobs.push_back({i, run});
    }

    ReplaySettings shared = settings.replay;
    if (!shared.encoding)
        shared.encoding = encodingOf(benchmark, {.threads = settings.threads, .progress = {}});
    std::mutex mutex;
    std::optional<std::pair<std::size_t, Error>>
        firstError; ///< of the earliest job, so that every thread count reports the same
    std::size_t done = 0;
    parallelFor(jobs.size(), settings.threads, [&](std::size_t index) {
        const Job job = jobs[index];
        ReplaySettings one = shared;
        one.seed += job.run;
        Progress quiet;
        quiet.stop = progress.stop;
        auto run = replay(benchmark, *world, stream, specs[job.row], one, quiet);
        const std::scoped_lock lock(mutex);
        if (run)
            rows[job.row].runs[job.run] = std::move(*run);
        else if (!firstError || index < firstError->first)
            firstError = {index, run.error()};
        progress(static_cast<double>(++done) / static_cast<double>(jobs.size()));
    });
    if (firstError)
        return Unexpected(firstError->second);

    const OracleTable oracle(world->outcomes(), stream.tasks, shared.weights, shared.missingScores);
    for (LeaderboardRow& row : rows) {
        std::vector<Metrics> metrics;
        for (const Run& run : row.runs)
            metrics.push_back(evaluate(run, oracle));
        row.cumRegretSd = standardDeviation(metrics);
        row.metrics = row.isExpectation() ? uniformExpectation(stream.tasks, oracle) : meanOf(metrics);
    }
    return rows;
}

} // namespace acr
