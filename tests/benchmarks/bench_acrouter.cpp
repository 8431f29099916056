// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Measures `acrouter` beside its peers.
///
///     bench_acrouter table [policy …]   the reported streams: real ID test and OOD176, five simulated benchmarks
///     bench_acrouter tune SUITE policy …  the streams on which defaults are chosen, and none that is reported
///     bench_acrouter speed              decisions per second, a replay after a change of priors, a long stream
///
/// Suites of tune: val (real, priors from the train part of probing, stream from its val part), cold (real probing
/// tasks, no priors), abroad (real: a dimension or source left out of the priors), simood (simulated agentic streams),
/// simid (simulated single-call streams, some drifting), cascade (simulated agentic streams and left-out dimensions).

#include "core/base/random.h"
#include "core/benchmark/import.h"
#include "core/benchmark/simulator.h"
#include "core/evaluation/leaderboard.h"
#include "core/evaluation/statistics.h"
#include "tests/support/shareddata.h"

#include <fmt/format.h>

#include <chrono>
#include <map>
#include <set>

using namespace acr;

namespace {

/// A stream, what may be fitted on, and the matrix that both come from.
struct Trial {
    std::shared_ptr<const Benchmark> benchmark;
    std::vector<TaskIndex> stream;
    std::vector<TaskIndex> training;
    std::string label;
    bool shuffled = true;
};

std::shared_ptr<const Benchmark> realData()
{
    const auto folder = test::sharedData("coderouterbench");
    if (!folder) {
        fmt::print("{}\n", test::sharedDataMissing("coderouterbench"));
        std::exit(2);
    }
    auto imported = importBenchmark(*folder, {});
    if (!imported)
        std::exit(2);
    return std::make_shared<const Benchmark>(std::move(*imported));
}

std::shared_ptr<const Benchmark> simulated(std::uint64_t seed, std::size_t models, double drift, double oracleMean, bool prompts, std::size_t tasks = 0)
{
    SimulatorOptions options = tasks > 0 ? simulatorOptionsFor(tasks, models) : SimulatorOptions{};
    options.seed = seed;
    options.models = models;
    options.drift = drift;
    options.oracleMean = oracleMean;
    options.prompts = prompts;
    return std::make_shared<const Benchmark>(simulate(options).value());
}

double regretOf(const Trial& trial, const PolicySpec& spec, std::uint64_t order, std::uint64_t seed)
{
    Stream stream;
    stream.tasks = trial.stream;
    if (order > 0)
        Random(derivedSeed(order, 77)).shuffle(std::span(stream.tasks));
    PolicySetup setup;
    setup.models = trial.benchmark->models;
    setup.tasks = &trial.benchmark->tasks;
    setup.stream = stream.tasks;
    setup.training = trial.training;
    setup.trainingOutcomes = &trial.benchmark->outcomes;
    setup.hindsight = &trial.benchmark->outcomes;
    setup.seed = seed;
    auto policy = makePolicy(spec, setup);
    if (!policy) {
        fmt::print("{}\n", describe(policy.error()));
        std::exit(2);
    }
    ReplayEnvironment environment(trial.benchmark->outcomes);
    Session session(stream, std::move(*policy), environment);
    session.runToEnd();
    return evaluate(session.run(), OracleTable(trial.benchmark->outcomes, stream.tasks, {})).cumRegret;
}

std::vector<TaskIndex> sample(std::vector<TaskIndex> tasks, std::size_t count, std::uint64_t seed)
{
    Random(seed).shuffle(std::span(tasks));
    tasks.resize(std::min(count, tasks.size()));
    return tasks;
}

std::vector<Trial> trialsOf(std::string_view suite)
{
    std::vector<Trial> trials;
    const bool real = suite == "val" || suite == "cold" || suite == "abroad" || suite == "casabroad";
    if (real) {
        const auto data = realData();
        const auto& probing = data->split(probingSplit)->tasks;
        if (suite == "cold") {
            for (std::uint64_t seed = 1; seed <= 3; ++seed)
                trials.push_back({data, sample(probing, 2900, seed), {}, "probing"});
        } else if (suite == "val") {
            // Folds of the probing split, the val part first.
            for (std::size_t fold = 0; fold < 4; ++fold) {
                Trial trial{data, {}, {}, fmt::format("fold{}", fold)};
                std::size_t i = 0;
                for (const TaskIndex task : probing) {
                    const bool val = data->tasks.categoryName(task, Facet::SourceSplit) == "val";
                    const bool held = fold == 0 ? val : (!val && i++ % 3 == fold - 1);
                    (held ? trial.stream : trial.training).push_back(task);
                }
                trials.push_back(std::move(trial));
            }
        } else {
            std::map<std::string, std::vector<TaskIndex>> byDimension;
            std::map<std::string, std::vector<TaskIndex>> bySource;
            for (const TaskIndex task : probing) {
                const std::string& dimension = data->tasks.categoryName(task, Facet::Dimension);
                byDimension[dimension].push_back(task);
                bySource[dimension + "/" + data->tasks.categoryName(task, Facet::Source)].push_back(task);
            }
            const auto leaveOut = [&](const std::string& name, const std::vector<TaskIndex>& tasks) {
                const std::set<TaskIndex> out(tasks.begin(), tasks.end());
                Trial trial{data, sample(tasks, 176, 5), {}, name};
                for (const TaskIndex task : probing) {
                    if (!out.contains(task))
                        trial.training.push_back(task);
                }
                trials.push_back(std::move(trial));
            };
            for (const auto& [name, tasks] : byDimension)
                leaveOut(name, tasks);
            for (const auto& [name, tasks] : bySource) {
                if (tasks.size() >= 50)
                    leaveOut(name, tasks);
            }
        }
    } else {
        const bool agentic = suite == "simood" || suite == "cascade";
        static constexpr std::array<std::size_t, 6> pools{8, 16, 4, 12, 8, 10};
        static constexpr std::array<double, 6> drifts{0, 0.5, 1.0, 0, 1.5, 0};
        for (std::uint64_t i = 0; i < pools.size(); ++i) {
            const auto data = simulated(9000 + i, pools[i], drifts[i], 0.55 + 0.02 * static_cast<double>(i), suite == "simtext");
            Trial trial{data, {}, data->split(probingSplit)->tasks, fmt::format("m{}d{}", pools[i], drifts[i])};
            trial.stream = agentic ? data->splits.back().tasks : data->split("id_test")->tasks;
            trial.shuffled = agentic;
            trials.push_back(std::move(trial));
        }
    }
    return trials;
}

void tune(std::string_view suite, std::span<char*> specs)
{
    const auto trials = trialsOf(suite);
    const std::uint64_t orders = suite == "val" || suite == "cold" ? 3 : 8;
    fmt::print("{:60}", suite);
    for (const Trial& trial : trials)
        fmt::print("{:>8.8}", trial.label);
    fmt::print("\n");
    for (const char* text : specs) {
        const auto spec = parsePolicySpec(text);
        if (!spec) {
            fmt::print("{}\n", describe(spec.error()));
            continue;
        }
        double sum = 0;
        fmt::print("{:60}", text);
        for (const Trial& trial : trials) {
            double mean = 0;
            const std::uint64_t runs = trial.shuffled ? orders : 1;
            for (std::uint64_t order = 0; order < runs; ++order)
                mean += regretOf(trial, *spec, trial.shuffled ? order + 1 : 0, order + 1) / static_cast<double>(runs);
            fmt::print("{:8.2f}", mean);
            sum += mean;
        }
        fmt::print("  = {:.2f}\n", sum);
        std::fflush(stdout);
    }
}

void showStream(const Benchmark& data, std::string_view split, std::span<const std::string> specs, std::size_t orders)
{
    fmt::print("\n{} ({} tasks), natural order, then mean of {} shuffled orders\n", split, data.split(split)->tasks.size(), orders);
    fmt::print("{:60} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8}\n", "policy", "natural", "AvgPerf", "mean", "sd", "AvgPerf", "$");
    for (const std::string& text : specs) {
        const auto spec = parsePolicySpec(text);
        std::vector<Metrics> metrics;
        for (std::size_t order = 0; order <= orders; ++order) {
            const Stream stream = makeStream(data, {.split = std::string(split), .order = order == 0 ? StreamOrder::Natural : StreamOrder::Shuffled, .seed = order}).value();
            const Run run = replay(data, stream, spec.value(), {.seed = order + 1}).value();
            metrics.push_back(evaluate(run, OracleTable(data.outcomes, stream.tasks, {})));
        }
        const Metrics natural = metrics.front();
        const Metrics mean = meanOf(std::span(metrics).subspan(1));
        double squares = 0;
        for (std::size_t i = 1; i < metrics.size(); ++i)
            squares += (metrics[i].cumRegret - mean.cumRegret) * (metrics[i].cumRegret - mean.cumRegret);
        fmt::print("{:60} {:8.2f} {:8.2f} {:8.2f} {:8.2f} {:8.2f} {:8.2f}\n", text, natural.cumRegret, natural.avgPerfPct, mean.cumRegret,
                   std::sqrt(squares / static_cast<double>(orders - 1)), mean.avgPerfPct, mean.costUsd);
    }
}

void table(std::span<char*> given)
{
    std::vector<std::string> extra(given.begin(), given.end());
    const auto data = realData();
    std::vector<std::string> id{"group_map", "dimension_best", "linucb", "lints", "acrouter", "acrouter@start=cold"};
    std::vector<std::string> ood{"always:gpt-5.4", "linucb", "lints@v=0.35", "cascade", "acrouter", "acrouter@start=cold"};
    if (!extra.empty())
        id = ood = extra;
    showStream(*data, "id_test", id, 10);
    showStream(*data, "ood176", ood, 20);
}

void simulatedTable(std::span<char*> given)
{
    static constexpr std::array<std::size_t, 5> pools{4, 8, 12, 16, 6};
    static constexpr std::array<double, 5> drifts{0.8, 0, 0.4, 1.2, 2.0};
    for (std::uint64_t i = 0; i < pools.size(); ++i) {
        const auto data = simulated(4242 + 17 * i, pools[i], drifts[i], 0.57 + 0.01 * static_cast<double>(i), true);
        fmt::print("\nsimulated: {} models, drift {}\n", pools[i], drifts[i]);
        const Stream stream = makeStream(*data, {.split = "id_test"}).value();
        const OracleTable oracle(data->outcomes, stream.tasks, {});
        std::vector<PolicySpec> specs;
        if (given.empty())
            specs = applicablePolicies(*data, stream, {});
        for (const char* text : given)
            specs.push_back(parsePolicySpec(text).value());
        const auto rows = leaderboard(*data, stream, specs, {.seeds = 3});
        for (const auto& row : *rows)
            fmt::print("  {:50} {:9.2f} {:7.2f}\n", row.policy, row.metrics.cumRegret, row.metrics.avgPerfPct);
    }
}

double seconds(const std::chrono::steady_clock::time_point& start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void speed()
{
    const auto data = realData();
    const Stream stream = makeStream(*data, {.split = "id_test"}).value();
    const auto spec = parsePolicySpec("acrouter").value();
    const ReplaySettings settings;
    const auto setup = replaySetup(*data, stream, settings);
    double make = 1e9;
    double run = 1e9;
    for (int round = 0; round < 50; ++round) {
        auto start = std::chrono::steady_clock::now();
        auto policy = makePolicy(spec, setup).value();
        make = std::min(make, seconds(start));
        start = std::chrono::steady_clock::now();
        ReplayEnvironment environment(data->outcomes);
        Session session(stream, std::move(policy), environment);
        session.runToEnd();
        run = std::min(run, seconds(start));
    }
    const double n = static_cast<double>(stream.tasks.size());
    fmt::print("ID test: construct {:.2f} ms, replay {:.3f} ms, {:.2f} million decisions/s\n", 1e3 * make, 1e3 * run, n / run / 1e6);
}

} // namespace

int main(int argc, char** argv)
{
    const std::string_view mode = argc > 1 ? argv[1] : "table";
    const std::span<char*> rest(argv + std::min(argc, 2), argv + argc);
    if (mode == "table")
        table(rest);
    else if (mode == "simulated")
        simulatedTable(rest);
    else if (mode == "speed")
        speed();
    else if (mode == "tune" && rest.size() > 1)
        tune(rest.front(), rest.subspan(1));
    else
        fmt::print("bench_acrouter table|simulated|speed [policy …] | tune val|cold|abroad|simood|simid|simtext|cascade policy …\n");
}
