// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Regret of trained policies, and the cost of training.
///   bench_learners folds DATA SPEC…     mean regret per task over five folds of probing; used to choose parameters
///   bench_learners figures DATA SPEC…   trained on all of probing, on the streams id_test and ood176
/// DATA is a benchmark folder, or `simulated:<seed>` for 4 000 simulated tasks with prompts.
#include "core/base/random.h"
#include "core/benchmark/import.h"
#include "core/benchmark/simulator.h"
#include "core/evaluation/leaderboard.h"
#include "core/policy/trainedpolicy.h"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace {

using namespace acr;

constexpr std::size_t foldCount = 5;

double cpuSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

Result<Benchmark> dataOf(const std::string& name)
{
    constexpr std::string_view simulated = "simulated:";
    if (!name.starts_with(simulated)) {
        auto imported = importBenchmark(name, {});
        if (!imported)
            return Unexpected(imported.error().items().front());
        return std::move(*imported);
    }
    SimulatorOptions options = simulatorOptionsFor(4000, publishedModelCount);
    options.seed = std::strtoull(name.c_str() + simulated.size(), nullptr, 10);
    return simulate(options);
}

Metrics follow(const Benchmark& data, const Stream& stream, const PolicySpec& spec, const PolicySetup& setup,
               const OutcomeMatrix* hindsight)
{
    auto policy = makePolicy(spec, setup, hindsight);
    if (!policy) {
        fmt::print(stderr, "{}\n", describe(policy.error()));
        std::exit(1);
    }
    ReplayEnvironment environment(data.outcomes);
    StreamReplay replayed(stream, std::move(*policy), environment);
    replayed.runToEnd();
    return evaluate(replayed.run(), OracleTable(data.outcomes, stream.tasks, {}));
}

void folds(const Benchmark& data, const PolicySpec& spec, const std::shared_ptr<const TaskEncoding>& encoding)
{
    std::vector<TaskIndex> probing = data.split(probingSplit)->tasks;
    Random order(11);
    order.shuffle(std::span(probing));
    double regret = 0;
    double score = 0;
    double seconds = 0;
    for (std::size_t fold = 0; fold < foldCount; ++fold) {
        Stream held;
        std::vector<TaskIndex> rest;
        for (std::size_t i = 0; i < probing.size(); ++i)
            (i % foldCount == fold ? held.tasks : rest).push_back(probing[i]);
        PolicySetup setup = replaySetup(data, held, {{.encoding = encoding}});
        setup.training = rest;
        const double before = cpuSeconds();
        const Metrics metrics = follow(data, held, spec, setup, nullptr);
        seconds += cpuSeconds() - before;
        regret += metrics.cumRegret;
        score += metrics.avgPerfPct / foldCount;
    }
    fmt::print("{:<60} regret/task {:.4f}  AvgPerf {:.2f}  {:.1f} s cpu a fold\n", spec.text(),
               regret / static_cast<double>(probing.size()), score, seconds / foldCount);
}

void figures(const Benchmark& data, const PolicySpec& spec, const std::shared_ptr<const TaskEncoding>& encoding)
{
    const double before = cpuSeconds();
    for (const Split& split : data.splits) {
        if (split.name == probingSplit)
            continue;
        const Stream stream = makeStream(data, {.split = split.name}).value();
        const Metrics metrics =
            follow(data, stream, spec, replaySetup(data, stream, {{.encoding = encoding}}), &data.outcomes);
        fmt::print("{:<40} {:<10} AvgPerf {:.2f}  CumReg {:.1f}  ${:.2f}\n", spec.text(), split.name,
                   metrics.avgPerfPct, metrics.cumRegret, metrics.costUsd);
    }
    fmt::print("{:<40} {:.1f} s cpu\n", spec.text(), cpuSeconds() - before);
}

} // namespace

int main(int argc, char** argv)
{
    const std::span<char*> arguments(argv, static_cast<std::size_t>(argc));
    if (argc < 4) {
        fmt::print(stderr, "usage: bench_learners folds|figures DATA SPEC…\n");
        return 2;
    }
    const auto data = dataOf(arguments[2]);
    if (!data) {
        fmt::print(stderr, "{}\n", describe(data.error()));
        return 1;
    }
    const auto encoding = encodingOf(*data);
    for (const char* const text : arguments.subspan(3)) {
        const auto spec = parsePolicySpec(text);
        if (!spec) {
            fmt::print(stderr, "{}\n", describe(spec.error()));
            return 2;
        }
        if (std::string_view(arguments[1]) == "folds")
            folds(*data, *spec, encoding);
        else
            figures(*data, *spec, encoding);
        std::fflush(stdout);
    }
    return 0;
}
