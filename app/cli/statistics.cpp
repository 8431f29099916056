// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/statisticsoutput.h"

#include <fmt/format.h>

#include <memory>

namespace acr::cli {

namespace {

struct StatisticsOptions {
    StreamOptions stream;
    std::string metric = "score";
    std::string facet = "dimension";
    std::string part = "means";
    std::string against;
};

std::vector<std::string> metricNames()
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < statisticMetricCount; ++i)
        names.emplace_back(statisticMetricName(static_cast<StatisticMetric>(i)));
    return names;
}

std::vector<std::string> facetNames()
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < facetCount; ++i)
        names.emplace_back(facetName(static_cast<Facet>(i)));
    return names;
}

int runStatistics(const StatisticsOptions& options)
{
    auto opened = openBenchmark(options.stream.file, options.stream.benchmark, {.prompts = false, .counts = true});
    if (!opened)
        return report(opened.error());
    const Benchmark& benchmark = opened->benchmark;
    const auto stream = options.stream.openStream(*opened);
    if (!stream)
        return report(stream.error());
    // The other set of tasks: the requested one, or the probing split unless that is the stream.
    std::vector<TaskIndex> against;
    if (!options.against.empty()) {
        const auto other = makeStream(benchmark, {.split = options.against});
        if (!other)
            return report(other.error());
        against = other->tasks;
    } else if (const Split* probing = benchmark.split(probingSplit);
               probing != nullptr && stream->definition.split != probingSplit) {
        against = probing->tasks;
    }

    StatisticsReport facts{.benchmark = &benchmark, .stream = &*stream, .against = std::move(against), .settings = {}};
    facts.settings.metric = *statisticMetricNamed(options.metric);
    facts.settings.facet = *facetNamed(options.facet);
    facts.settings.weights.cost = options.stream.costWeight;
    facts.settings.missingScores = options.stream.leaveMissing ? MissingScores::Leave : MissingScores::AsZero;
    if (options.stream.json) {
        printJson(statisticsJson(facts));
        return Success;
    }
    if (options.part == "sets" && facts.against.empty())
        return report(Error{
            ErrorCode::NotApplicable, {}, "--part sets", "--against SPLIT, or a probing split beside the stream"});
    printTable(statisticsTable(facts, options.part), options.stream.format, options.stream.formulas);
    if (options.stream.format == "human")
        say("\n{}: {}, {} tasks. {}\n", benchmark.name, dataKindName(benchmark.kind), stream->tasks.size(),
            statisticsNote(facts, options.part));
    return Success;
}

} // namespace

void addStatisticsCommand(CLI::App& app, Command& chosen)
{
    auto options = std::make_shared<StatisticsOptions>();
    CLI::App* command = app.add_subcommand(
        "statistics", "What the outcomes say about each model: by dimension, in pairs, as a portfolio");
    options->stream.addTo(*command);
    command->add_option("--metric", options->metric, "What is averaged")
        ->check(CLI::IsMember(metricNames()))
        ->capture_default_str();
    command->add_option("--by", options->facet, "What tasks are grouped by")
        ->check(CLI::IsMember(facetNames()))
        ->capture_default_str();
    command
        ->add_option("--part", options->part,
                     "means: groups × models; cells: a row a mean, with interval and quartiles; sets: the stream "
                     "against another split; "
                     "pairs: who solves what others do not; portfolio: what each model is worth; explained: how much "
                     "of the best choice each grouping explains")
        ->check(CLI::IsMember({"means", "cells", "sets", "pairs", "portfolio", "explained"}))
        ->capture_default_str();
    command->add_option("--against", options->against, "The split that sets compares with (default: probing)");
    command->callback([options, &chosen] { chosen = [options] { return runStatistics(*options); }; });
}

} // namespace acr::cli
