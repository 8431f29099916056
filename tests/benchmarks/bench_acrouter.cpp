// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Compares `acrouter` with other policies.
///
///     bench_acrouter table [policy …]   the reported streams: real ID test and OOD176
///     bench_acrouter tune SUITE policy …  the streams on which defaults are chosen; none is reported. With the
///                                       difference to the first policy and its standard error over tasks
///     bench_acrouter sources SUITE policy …  the regret of the same by source
///     bench_acrouter simulated [policy …]  five held-out simulated benchmarks, with paired bootstrap
///     bench_acrouter prompts val|test ATTACHMENTS [policy …]  what attaching prompts does; test is for reporting only
///     bench_acrouter speed [policy …]   decisions per second of replays of the real ID test
///     bench_acrouter compare SETTING policy …  table policy × setting × order: mean regret, regret beyond the best
///                                       fixed model in hindsight in the mean and in the worst tenth of the runs, and
///                                       the difference to the first policy with a paired bootstrap over the runs
///     bench_acrouter session policy …   recorded sessions of 100 000 steps
///     bench_acrouter long [policy …]    a stream of a million tasks
///
/// Suites of tune: val (real: cross-validation within the probing split, three partitions), valmore (the same on twelve
/// other partitions, for checking what was chosen on val), valordered (val in the order of ids),
/// cold (real probing tasks, no priors), leftout (real: a dimension or source left out of the priors), simood
/// (simulated agentic streams), simid and simtext (simulated single-call streams, some drifting, without and with
/// prompts), simoodtext (simood with prompts), cascade (simulated agentic streams and left-out dimensions), casleftout
/// (real: as leftout, at agentic costs).
///
/// Settings of compare: dimensions (real: streams of 176 tasks of each dimension, which is left out of the priors),
/// costly (the same at agentic costs, for cascades), agentic (simulated agentic streams for choosing), heldout (others
/// for checking), ood176 and id_test (reported: never for choosing).
///
/// Attachments of prompts, separated by commas: none, all, wrong (each task has the prompt of another), shuffled (of
/// another of its source), late (right ones in training, those of other tasks in the stream), constant, noise (random
/// words), siblings (near-duplicates of the stream have none in training), alone (each source), pairs (any two
/// sources), or the name of a source. `val` is the first partition of the suite, `test` the mean of ten orders.

#include "core/base/random.h"
#include "core/benchmark/import.h"
#include "core/benchmark/promptjoin.h"
#include "core/benchmark/siblings.h"
#include "core/benchmark/simulator.h"
#include "core/evaluation/leaderboard.h"
#include "core/evaluation/statistics.h"
#include "core/session/sessionengine.h"
#include "tests/support/shareddata.h"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <map>
#include <numeric>
#include <set>

#include <sys/resource.h>

using namespace acr;

namespace {

/// A stream, the tasks to fit to, and the matrix of both.
struct Trial {
    std::shared_ptr<const Benchmark> benchmark;
    std::vector<TaskIndex> stream;
    std::vector<TaskIndex> training;
    std::string label;
    bool shuffled = true;
    RewardWeights weights{};
    /// Of compare(): the tasks of all trials with this label, which have the same training tasks.
    std::vector<TaskIndex> family{};
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

std::shared_ptr<const Benchmark> simulated(std::uint64_t seed, std::size_t models, double drift, double oracleMean,
                                           bool prompts, std::size_t tasks = 0)
{
    SimulatorOptions options = tasks > 0 ? simulatorOptionsFor(tasks, models) : SimulatorOptions{};
    options.seed = seed;
    options.models = models;
    options.drift = drift;
    options.oracleMean = oracleMean;
    options.prompts = prompts;
    return std::make_shared<const Benchmark>(simulate(options).value());
}

Stream streamOf(const Trial& trial, std::uint64_t order)
{
    Stream stream;
    stream.tasks = trial.stream;
    if (order > 0)
        Random(derivedSeed(order, 77)).shuffle(std::span(stream.tasks));
    return stream;
}

/// `encoding`: of the trial's prompts; null: made of all training tasks.
std::unique_ptr<Policy> policyFor(const Trial& trial, const PolicySpec& spec, std::span<const TaskIndex> stream,
                                  std::uint64_t seed, const std::shared_ptr<const TaskEncoding>& encoding = nullptr)
{
    PolicySetup setup;
    setup.models = trial.benchmark->models;
    setup.tasks = &trial.benchmark->tasks;
    setup.stream = stream;
    setup.training = trial.training;
    setup.trainingOutcomes = &trial.benchmark->outcomes;
    if (trial.benchmark->tasks.hasPrompts())
        setup.encoding = encoding != nullptr ? encoding : encodingOf(*trial.benchmark);
    setup.seed = seed;
    setup.weights = trial.weights;
    auto policy = makePolicy(spec, setup, &trial.benchmark->outcomes);
    if (!policy) {
        fmt::print("{}\n", describe(policy.error()));
        std::exit(2);
    }
    return std::move(*policy);
}

/// Regrets by task; the tasks of different benchmarks differ.
using TaskRegrets = std::map<std::pair<const Benchmark*, TaskIndex>, double>;

/// `regrets`: where the regret of each task is added, times `weight`; may be null.
Metrics metricsOf(const Trial& trial, const Stream& stream, std::unique_ptr<Policy> policy,
                  TaskRegrets* regrets = nullptr, double weight = 1)
{
    ReplayEnvironment environment(trial.benchmark->outcomes);
    StreamReplay replayed(stream, std::move(policy), environment);
    replayed.runToEnd();
    const OracleTable oracle(trial.benchmark->outcomes, stream.tasks, trial.weights);
    if (regrets != nullptr) {
        const std::vector<double> sums = curvesOf(replayed.run(), oracle).cumRegret;
        for (std::size_t i = 0; i < sums.size(); ++i)
            (*regrets)[{trial.benchmark.get(), stream.tasks[i]}] += weight * (sums[i] - (i > 0 ? sums[i - 1] : 0));
    }
    return evaluate(replayed.run(), oracle);
}

/// The difference of two sums of regrets over the same tasks, and its standard error.
std::pair<double, double> differenceOf(const TaskRegrets& regrets, const TaskRegrets& others)
{
    double sum = 0;
    double squares = 0;
    for (const auto& [task, regret] : regrets) {
        const double difference = regret - others.at(task);
        sum += difference;
        squares += difference * difference;
    }
    const auto tasks = static_cast<double>(regrets.size());
    return {sum, std::sqrt(std::max(0.0, squares - sum * sum / tasks))};
}

Metrics metricsOf(const Trial& trial, const PolicySpec& spec, std::uint64_t order, std::uint64_t seed,
                  const std::shared_ptr<const TaskEncoding>& encoding = nullptr, TaskRegrets* regrets = nullptr,
                  double weight = 1)
{
    const Stream stream = streamOf(trial, order);
    return metricsOf(trial, stream, policyFor(trial, spec, stream.tasks, seed, encoding), regrets, weight);
}

void showBySource(std::span<char*> names, const std::vector<TaskRegrets>& regrets)
{
    std::map<std::string, std::vector<double>> bySource;
    for (std::size_t i = 0; i < regrets.size(); ++i) {
        for (const auto& [task, regret] : regrets[i]) {
            const TaskTable& tasks = task.first->tasks;
            auto& row = bySource[dimensionNameOf(tasks, task.second) + "/" + sourceNameOf(tasks, task.second)];
            row.resize(regrets.size());
            row[i] += regret;
        }
    }
    for (const char* name : names)
        fmt::print("  {}\n", name);
    for (const auto& [source, row] : bySource) {
        fmt::print("  {:40}", source);
        for (const double regret : row)
            fmt::print("{:10.2f}", regret);
        fmt::print("\n");
    }
}

/// The regret of the best fixed order of models in hindsight: a bound that no router is expected to reach.
double bestFixedChain(const Trial& trial)
{
    const std::size_t models = trial.benchmark->models.size();
    if (models > 12)
        return missing;
    const std::size_t sets = std::size_t{1} << models;
    std::vector<double> value(sets, 0.0);
    std::vector<double> hand(sets);
    std::vector<double> going(sets * models, 0.0);
    for (const TaskIndex task : trial.stream) {
        const auto scores = trial.benchmark->outcomes.scores(task);
        const auto costs = trial.benchmark->outcomes.costs(task);
        for (std::size_t set = 0; set < sets; ++set) {
            hand[set] = 0;
            for (std::size_t j = 0; j < models; ++j) {
                if ((set >> j & 1U) != 0)
                    hand[set] = std::max(hand[set], isMissing(scores[j]) ? 0 : scores[j]);
            }
            for (std::size_t j = 0; j < models && hand[set] < 1; ++j)
                going[set * models + j] += std::max(0.0, (isMissing(scores[j]) ? 0 : scores[j]) - hand[set]) +
                                           trial.weights.cost * costOrZero(costs[j]);
        }
    }
    for (std::size_t set = sets; set-- > 0;) {
        double best = set == 0 ? -1e300 : 0;
        for (std::size_t j = 0; j < models; ++j) {
            if ((set >> j & 1U) == 0)
                best = std::max(best, going[set * models + j] + value[set | std::size_t{1} << j]);
        }
        value[set] = best;
    }
    double oracle = 0;
    for (const TaskIndex task : trial.stream) {
        double best = -1e300;
        for (std::size_t j = 0; j < models; ++j)
            best = std::max(best, trial.benchmark->outcomes.scores(task)[j] +
                                      trial.weights.cost * costOrZero(trial.benchmark->outcomes.costs(task)[j]));
        oracle += best;
    }
    return oracle - value[0];
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
    const bool real = suite == "val" || suite == "valmore" || suite == "valordered" || suite == "cold" ||
                      suite == "leftout" || suite == "casleftout";
    if (real) {
        const auto data = realData();
        const auto& probing = data->split(probingSplit)->tasks;
        if (suite == "cold") {
            for (std::uint64_t seed = 1; seed <= 3; ++seed)
                trials.push_back({data, sample(probing, 2900, seed), {}, "probing"});
            // Sorted by dimension, in the order of the table and in reverse.
            for (const std::uint64_t seed : {4U, 5U, 6U, 7U}) {
                Trial trial{data, sample(probing, 2900, seed), {}, "ordered", false};
                const auto dimension = [&](TaskIndex task) {
                    return (data->tasks[task].category(Facet::Dimension).position() * (2 * seed + 1)) % 19;
                };
                std::ranges::stable_sort(trial.stream, {}, dimension);
                trials.push_back(std::move(trial));
            }
        } else if (suite == "val" || suite == "valmore" || suite == "valordered") {
            // Three partitions into five folds, or twelve others.
            constexpr std::size_t folds = 5;
            const std::uint64_t first = suite == "valmore" ? 4 : 1;
            for (std::uint64_t partition = first; partition <= (suite == "valmore" ? 15U : 3U); ++partition) {
                const std::vector<TaskIndex> shuffled = sample(probing, probing.size(), partition);
                for (std::size_t fold = 0; fold < folds; ++fold) {
                    Trial trial{data, {}, {}, fmt::format("{}.{}", partition, fold)};
                    for (std::size_t i = 0; i < shuffled.size(); ++i)
                        (i % folds == fold ? trial.stream : trial.training).push_back(shuffled[i]);
                    if (suite == "valordered") {
                        // As benchmarks are published: one dimension after the other, and within it one source after
                        // the other.
                        trial.shuffled = false;
                        std::ranges::sort(trial.stream, {},
                                          [&](TaskIndex task) { return std::string_view(data->tasks[task].id); });
                    }
                    trials.push_back(std::move(trial));
                }
            }
        } else {
            std::map<std::string, std::vector<TaskIndex>> byDimension;
            std::map<std::string, std::vector<TaskIndex>> bySource;
            for (const TaskIndex task : probing) {
                const std::string& dimension = data->tasks.categoryName(task, Facet::Dimension);
                byDimension[dimension].push_back(task);
                bySource[dimension + "/" + data->tasks.categoryName(task, Facet::Source)].push_back(task);
            }
            // Streams of tasks that the priors were not learned from. For cascades costs are taken from the val part,
            // where they are known, and weighed so that a call costs what an agentic one does.
            const bool costly = suite == "casleftout";
            const auto streamOf = [&](std::vector<TaskIndex> tasks) {
                if (costly)
                    std::erase_if(tasks, [&](TaskIndex task) {
                        return data->tasks.categoryName(task, Facet::SourceSplit) != "val";
                    });
                return sample(tasks, 120, 5);
            };
            const auto leaveOut = [&](const std::string& name, const std::vector<TaskIndex>& first,
                                      const std::vector<TaskIndex>& second, bool shuffled) {
                std::set<TaskIndex> out(first.begin(), first.end());
                out.insert(second.begin(), second.end());
                Trial trial{data, streamOf(first), {}, name, shuffled};
                const auto rest = streamOf(second);
                trial.stream.insert(trial.stream.end(), rest.begin(), rest.end());
                for (const TaskIndex task : probing) {
                    if (!out.contains(task))
                        trial.training.push_back(task);
                }
                if (costly)
                    trial.weights.cost = -8;
                if (trial.stream.size() >= 40)
                    trials.push_back(std::move(trial));
            };
            for (auto one = byDimension.begin(); one != byDimension.end(); ++one) {
                leaveOut(one->first, one->second, {}, true);
                for (auto other = byDimension.begin(); other != byDimension.end(); ++other) {
                    // One after the other, and mixed.
                    if (one != other)
                        leaveOut(one->first.substr(0, 7), one->second, other->second, one->first > other->first);
                }
            }
            for (const auto& [name, tasks] : bySource)
                leaveOut(name, tasks, {}, true);
        }
    } else {
        const bool agentic = suite == "simood" || suite == "simoodtext" || suite == "cascade";
        static constexpr std::array<std::size_t, 6> pools{8, 16, 4, 12, 8, 10};
        static constexpr std::array<double, 6> drifts{0, 0.5, 1.0, 0, 1.5, 0};
        for (std::uint64_t seed = 0; seed < (agentic ? 3 : 2) * pools.size(); ++seed) {
            const std::size_t i = seed % pools.size();
            const auto data = simulated(9000 + seed, pools[i], drifts[i], 0.55 + 0.02 * static_cast<double>(i),
                                        suite == "simtext" || suite == "simoodtext");
            Trial trial{data, {}, data->split(probingSplit)->tasks, fmt::format("m{}d{}", pools[i], drifts[i])};
            trial.stream = agentic ? data->splits.back().tasks : data->split("id_test")->tasks;
            trial.shuffled = agentic;
            trials.push_back(trial);
            if (agentic) {
                // As such benchmarks are published: one source after the other, and within it one project after the
                // other.
                trial.shuffled = false;
                const auto id = [&](TaskIndex task) -> const std::string& { return data->tasks[task].id; };
                const auto bench = [&](TaskIndex task) { return data->tasks[task].category(Facet::Bench); };
                std::ranges::sort(trial.stream, {}, id);
                std::ranges::stable_sort(trial.stream, {}, bench);
                trials.push_back(trial);
                std::ranges::sort(trial.stream, std::greater<>(), id);
                std::ranges::stable_sort(trial.stream, std::greater<>(), bench);
                trials.push_back(std::move(trial));
            }
        }
    }
    return trials;
}

void tune(std::string_view suite, std::span<char*> specs, bool bySource)
{
    const std::vector<Trial> trials = trialsOf(suite);
    const std::uint64_t orders = suite == "val" || suite == "valmore" ? 1 : suite == "cold" ? 6 : 4;
    const bool wide = trials.size() < 13;
    fmt::print("{}: {} trials\n", suite, trials.size());
    for (std::size_t i = 0; wide && i < trials.size(); ++i)
        fmt::print("{:>8.8}", trials[i].label);
    double chains = 0;
    std::vector<double> chainOf;
    for (const Trial& trial : trials) {
        chainOf.push_back(trial.benchmark->models.size() > 12 || (suite != "cascade" && suite != "casleftout")
                              ? 0
                              : bestFixedChain(trial));
        chains += chainOf.back();
    }
    fmt::print("\nbest fixed chains, in hindsight: {:.2f}\n", chains);
    std::vector<TaskRegrets> regrets;
    for (const char* text : specs) {
        const auto spec = parsePolicySpec(text);
        if (!spec) {
            fmt::print("{}\n", describe(spec.error()));
            return;
        }
        regrets.emplace_back();
        double sum = 0;
        double mixed = 0;
        double ordered = 0;
        double quality = 0;
        std::vector<double> excess;
        fmt::print("{:60}", std::string_view(text).substr(0, 160));
        for (const Trial& trial : trials) {
            double mean = 0;
            const std::uint64_t runs = trial.shuffled ? orders : 1;
            for (std::uint64_t order = 0; order < runs; ++order) {
                const Metrics metrics = metricsOf(trial, *spec, trial.shuffled ? order + 1 : 0, order + 1, nullptr,
                                                  &regrets.back(), 1 / static_cast<double>(runs));
                mean += metrics.cumRegret / static_cast<double>(runs);
                quality += metrics.qualityRegret / static_cast<double>(runs);
                const double chain = chainOf[static_cast<std::size_t>(&trial - trials.data())];
                if (chain > 0)
                    excess.push_back(metrics.cumRegret - chain);
            }
            if (wide)
                fmt::print("{:8.2f}", mean);
            sum += mean;
            (trial.shuffled ? mixed : ordered) += mean;
        }
        fmt::print("  = {:.2f} ({:.2f} shuffled, {:.2f} as they come; {:.2f} of it quality)", sum, mixed, ordered,
                   quality);
        if (!excess.empty()) {
            // Detects lock-in on one model, which the sum does not show.
            std::ranges::sort(excess, std::greater<>());
            const std::size_t worst = (excess.size() + 9) / 10;
            fmt::print(" beyond the best chain {:.2f} a run, {:.2f} in the worst tenth",
                       std::accumulate(excess.begin(), excess.end(), 0.0) / static_cast<double>(excess.size()),
                       std::accumulate(excess.begin(), excess.begin() + static_cast<std::ptrdiff_t>(worst), 0.0) /
                           static_cast<double>(worst));
        }
        if (regrets.size() > 1) {
            const auto [difference, error] = differenceOf(regrets.back(), regrets.front());
            fmt::print(" {:+.2f} ± {:.2f} against the first", difference, error);
        }
        fmt::print("\n");
        std::fflush(stdout);
    }
    if (bySource)
        showBySource(specs, regrets);
}

void showStream(const Benchmark& data, std::string_view split, std::span<const std::string> specs, std::size_t orders)
{
    fmt::print("\n{} ({} tasks), natural order, then mean of {} shuffled orders\n", split,
               data.split(split)->tasks.size(), orders);
    fmt::print("{:60} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8}\n", "policy", "natural", "AvgPerf", "mean", "sd", "AvgPerf",
               "$");
    for (const std::string& text : specs) {
        const auto spec = parsePolicySpec(text);
        std::vector<Metrics> metrics;
        for (std::size_t order = 0; order <= orders; ++order) {
            const Stream stream = makeStream(data, {.split = std::string(split),
                                                    .order = order == 0 ? StreamOrder::Natural : StreamOrder::Shuffled,
                                                    .seed = order})
                                      .value();
            const Run run = replay(data, stream, spec.value(), {{.seed = order + 1}}).value();
            metrics.push_back(evaluate(run, OracleTable(data.outcomes, stream.tasks, {})));
        }
        const Metrics natural = metrics.front();
        const Metrics mean = meanOf(std::span(metrics).subspan(1));
        double squares = 0;
        for (std::size_t i = 1; i < metrics.size(); ++i)
            squares += (metrics[i].cumRegret - mean.cumRegret) * (metrics[i].cumRegret - mean.cumRegret);
        fmt::print("{:60} {:8.2f} {:8.2f} {:8.2f} {:8.2f} {:8.2f} {:8.2f}\n", text, natural.cumRegret,
                   natural.avgPerfPct, mean.cumRegret, std::sqrt(squares / static_cast<double>(orders - 1)),
                   mean.avgPerfPct, mean.costUsd);
    }
}

void table(std::span<char*> given)
{
    std::vector<std::string> extra(given.begin(), given.end());
    const auto data = realData();
    std::vector<std::string> id{"group_map", "dimension_best", "linucb", "lints", "acrouter", "acrouter@start=cold"};
    std::vector<std::string> ood{
        "always:gpt-5.4",       "linucb", "lints@v=0.35", "cascade", "acrouter", "acrouter@start=cold",
        "acrouter@mode=cascade"};
    if (!extra.empty())
        id = ood = extra;
    showStream(*data, "id_test", id, 10);
    showStream(*data, "ood176", ood, 20);
}

/// Five held-out benchmarks, with seeds, pools and drifts that no suite of tune has. All policies that can run, and the
/// paired difference to the best of the others.
void simulatedTable(std::span<char*> given)
{
    struct World {
        std::uint64_t seed;
        std::size_t models;
        double drift;
    };
    static constexpr std::array<World, 5> worlds{
        {{880103, 5, 0.6}, {880121, 8, 1.0}, {880147, 13, 0.4}, {880169, 16, 1.5}, {880193, 10, 0.8}}};
    for (const World& world : worlds) {
        const auto data = simulated(world.seed, world.models, world.drift, 0.59, true);
        fmt::print("\nsimulated: seed {}, {} models, drift {}\n", world.seed, world.models, world.drift);
        const Stream stream = makeStream(*data, {.split = "id_test"}).value();
        const OracleTable oracle(data->outcomes, stream.tasks, {});
        std::vector<PolicySpec> specs;
        if (given.empty())
            specs = applicablePolicies(*data, stream, {});
        for (const char* text : {"logreg", "mlp", "mf", "sw", "gbdt", "acrouter@mode=cascade", "acrouter@memory=off"}) {
            if (given.empty())
                specs.push_back(parsePolicySpec(text).value());
        }
        for (const char* text : given)
            specs.push_back(parsePolicySpec(text).value());
        const auto rows = leaderboard(*data, stream, specs, {.seeds = 3});
        for (const LeaderboardRow& row : *rows)
            fmt::print("  {:50} {:9.2f} {:7.2f}\n", row.policy, row.metrics.cumRegret, row.metrics.avgPerfPct);
        const auto regrets = [&](const Run& run) {
            std::vector<double> each = curvesOf(run, oracle).cumRegret;
            for (std::size_t i = each.size(); i-- > 1;)
                each[i] -= each[i - 1];
            return each;
        };
        // With one call a task against all that make one, and with several against all.
        for (const bool several : {false, true}) {
            const auto isOurs = [&](const LeaderboardRow& row) {
                return row.policy == (several ? "acrouter@mode=cascade" : "acrouter");
            };
            const auto ours = std::ranges::find_if(*rows, isOurs);
            const LeaderboardRow* rival = nullptr;
            for (const LeaderboardRow& row : *rows) {
                const bool mayPlay = row.family != PolicyFamily::Bound && row.family != PolicyFamily::Ours &&
                                     (several || row.family != PolicyFamily::Cascade);
                if (mayPlay && !row.runs.empty() &&
                    (rival == nullptr || row.metrics.cumRegret < rival->metrics.cumRegret))
                    rival = &row;
            }
            if (ours == rows->end() || rival == nullptr)
                continue;
            const Interval ahead = pairedBootstrap(regrets(rival->runs.front()), regrets(ours->runs.front()));
            fmt::print("  {} ahead of {}: {:.1f} %, by {:.1f} … {:.1f} (paired bootstrap, 95 %)\n", ours->policy,
                       rival->policy, 100 * (1 - ours->metrics.cumRegret / rival->metrics.cumRegret), ahead.low,
                       ahead.high);
        }
        const auto with = std::ranges::find(*rows, "acrouter", &LeaderboardRow::policy);
        const auto without = std::ranges::find(*rows, "acrouter@memory=off", &LeaderboardRow::policy);
        if (with != rows->end() && without != rows->end()) {
            const Interval gain = pairedBootstrap(regrets(without->runs.front()), regrets(with->runs.front()));
            fmt::print("  memory gains {:.1f} … {:.1f} (paired bootstrap, 95 %)\n", gain.low, gain.high);
        }
        std::fflush(stdout);
    }
}

/// Prompts of the shared data, by task.
std::vector<JoinedPrompt> realPrompts(const Benchmark& data)
{
    const auto folder = test::sharedData("prompts");
    if (!folder) {
        fmt::print("{}\n", test::sharedDataMissing("prompts"));
        std::exit(2);
    }
    const std::array paths{*folder};
    auto joined = joinPrompts(paths, data);
    if (!joined)
        std::exit(2);
    return std::move(joined->prompts);
}

/// The trial with prompts attached as the name says.
Trial withPrompts(Trial trial, std::span<const JoinedPrompt> prompts, std::string_view name)
{
    auto data = std::make_shared<Benchmark>(*trial.benchmark);
    const std::set<TaskIndex> training(trial.training.begin(), trial.training.end());
    const std::set<TaskIndex> streamed(trial.stream.begin(), trial.stream.end());
    std::vector<const JoinedPrompt*> used;
    for (const JoinedPrompt& prompt : prompts) {
        if (training.contains(prompt.task) || streamed.contains(prompt.task))
            used.push_back(&prompt);
    }
    // The text that each task has: position in `used`.
    std::vector<std::size_t> textOf(used.size());
    std::iota(textOf.begin(), textOf.end(), std::size_t{0});
    const auto permute = [&](const auto& isPermuted, const auto& groupOf) {
        std::map<std::size_t, std::vector<std::size_t>> groups;
        for (std::size_t i = 0; i < used.size(); ++i) {
            if (isPermuted(*used[i]))
                groups[groupOf(*used[i])].push_back(i);
        }
        for (const auto& [group, members] : groups) {
            std::vector<std::size_t> others = members;
            Random(derivedSeed(group, 4711)).shuffle(std::span(others));
            for (std::size_t i = 0; i < members.size(); ++i)
                textOf[members[i]] = others[i];
        }
    };
    const auto everywhere = [](const JoinedPrompt&) { return std::size_t{0}; };
    const auto sourceOf = [](const JoinedPrompt& prompt) { return static_cast<std::size_t>(prompt.source); };
    if (name == "wrong")
        permute([](const JoinedPrompt&) { return true; }, everywhere);
    else if (name == "shuffled")
        permute([](const JoinedPrompt&) { return true; }, sourceOf);
    else if (name == "late")
        permute([&](const JoinedPrompt& prompt) { return streamed.contains(prompt.task); }, everywhere);
    Random random(99);
    for (std::size_t i = 0; i < used.size() && name != "none"; ++i) {
        const bool isSource = promptSourceNamed(name).has_value() || name.find('+') != std::string_view::npos;
        const std::string_view source = promptSourceInfo(used[i]->source).name;
        if (isSource && name.substr(0, name.find('+')) != source && name.substr(name.find('+') + 1) != source)
            continue;
        std::string text = used[textOf[i]]->text;
        if (name == "constant")
            text = "Write the code.";
        if (name == "noise") {
            text.clear();
            for (int word = 0; word < 60; ++word)
                text += fmt::format("w{} ", random.below(2000));
        }
        data->tasks.setPrompt(used[i]->task, text);
    }
    if (name == "siblings") {
        std::vector<std::string> origins(data->tasks.size());
        for (const JoinedPrompt* prompt : used)
            origins[prompt->task.position()] = prompt->origin;
        const Siblings siblings = findSiblings(data->tasks, trial.training, origins);
        for (const TaskIndex task : trial.training) {
            if (isSibling(siblings.kinds[task.position()]))
                data->tasks.removePrompt(task);
        }
    }
    trial.benchmark = std::move(data);
    return trial;
}

void prompts(std::string_view on, std::string_view list, std::span<char*> given)
{
    std::vector<Trial> trials;
    if (on == "test") {
        const auto data = realData();
        trials.push_back({data, data->split("id_test")->tasks, data->split(probingSplit)->tasks, "id_test"});
    } else {
        trials = trialsOf("val");
        trials.resize(5);
    }
    const std::uint64_t orders = on == "test" ? 10 : 1;
    const std::vector<JoinedPrompt> joined = realPrompts(*trials.front().benchmark);
    std::set<std::string> sources;
    for (const JoinedPrompt& prompt : joined)
        sources.emplace(promptSourceInfo(prompt.source).name);
    std::vector<std::string> names;
    while (!list.empty()) {
        const std::string name(list.substr(0, list.find(',')));
        list.remove_prefix(std::min(list.size(), name.size() + 1));
        if (name == "alone") {
            names.insert(names.end(), sources.begin(), sources.end());
        } else if (name == "pairs") {
            for (auto one = sources.begin(); one != sources.end(); ++one) {
                for (auto other = std::next(one); other != sources.end(); ++other)
                    names.push_back(*one + "+" + *other);
            }
        } else {
            names.push_back(name);
        }
    }
    std::vector<const char*> specs(given.begin(), given.end());
    if (specs.empty())
        specs = {"acrouter"};
    for (const std::string& name : names) {
        std::vector<double> sums(specs.size());
        std::vector<TaskRegrets> regrets(specs.size());
        for (const Trial& bare : trials) {
            const Trial trial = withPrompts(bare, joined, name);
            const auto encoding = std::make_shared<const TaskEncoding>(trial.benchmark->tasks, trial.training);
            for (std::size_t i = 0; i < specs.size(); ++i) {
                const auto spec = parsePolicySpec(specs[i]);
                for (std::uint64_t order = 1; spec && order <= orders; ++order)
                    sums[i] +=
                        metricsOf(trial, *spec, order, order, encoding, &regrets[i], 1 / static_cast<double>(orders))
                            .cumRegret /
                        static_cast<double>(orders);
            }
        }
        for (std::size_t i = 0; i < specs.size(); ++i) {
            const auto [difference, error] = differenceOf(regrets[i], regrets.front());
            fmt::print("{:28} {:60} {:9.2f} {:+8.2f} ± {:.2f}\n", name, std::string_view(specs[i]).substr(0, 60),
                       sums[i], difference, error);
        }
        std::fflush(stdout);
    }
}

/// A setting of `compare`: trials of one kind in one order.
struct Comparison {
    std::string setting;
    std::string order;
    std::vector<Trial> trials;
    std::vector<std::uint64_t> orders; ///< by trial; 0: as the stream is
};

/// The best reward of one fixed model in hindsight, as regret.
double bestFixedModel(const Trial& trial)
{
    const OutcomeMatrix& outcomes = trial.benchmark->outcomes;
    std::vector<double> sums(trial.benchmark->models.size(), 0.0);
    double oracle = 0;
    for (const TaskIndex task : trial.stream) {
        double best = -1e300;
        for (std::size_t j = 0; j < sums.size(); ++j) {
            const double score = outcomes.scores(task)[j];
            const double reward =
                (isMissing(score) ? 0 : score) + trial.weights.cost * costOrZero(outcomes.costs(task)[j]);
            sums[j] += reward;
            best = std::max(best, reward);
        }
        oracle += best;
    }
    return oracle - std::ranges::max(sums);
}

/// As benchmarks are published: one source after the other, and within it one project after the other; `reversed`: from
/// the last to the first.
void sortAsPublished(Trial& trial, bool reversed)
{
    const Benchmark& data = *trial.benchmark;
    std::ranges::sort(trial.stream, [&](TaskIndex a, TaskIndex b) {
        if (reversed)
            std::swap(a, b);
        const auto key = [&](TaskIndex task) {
            return std::pair<std::string_view, std::string_view>(sourceNameOf(data.tasks, task), data.tasks[task].id);
        };
        return key(a) < key(b);
    });
}

/// Streams of 176 tasks of one dimension that is left out of the priors. `costly`: at agentic costs, for cascades.
std::vector<Comparison> dimensionComparisons(bool costly)
{
    constexpr std::size_t length = 176;
    const auto data = realData();
    const auto& probing = data->split(probingSplit)->tasks;
    std::map<std::string, std::vector<TaskIndex>> byDimension;
    for (const TaskIndex task : probing)
        byDimension[data->tasks.categoryName(task, Facet::Dimension)].push_back(task);
    std::vector<Comparison> all;
    for (const auto& [dimension, tasks] : byDimension) {
        for (const bool shuffled : {true, false}) {
            Comparison comparison{"without " + dimension, shuffled ? "shuffled" : "natural", {}, {}};
            for (std::uint64_t draw = 1; draw <= 40; ++draw) {
                Trial trial{.benchmark = data,
                            .stream = tasks,
                            .training = {},
                            .label = dimension,
                            .shuffled = shuffled,
                            .family = tasks};
                if (costly) {
                    // Costs are known in this part only.
                    std::erase_if(trial.stream, [&](TaskIndex task) {
                        return data->tasks.categoryName(task, Facet::SourceSplit) != "val";
                    });
                    trial.weights.cost = -8;
                }
                trial.stream = sample(trial.stream, length, derivedSeed(draw, 31));
                if (!shuffled)
                    sortAsPublished(trial, draw % 2 == 0);
                for (const TaskIndex task : probing) {
                    if (data->tasks.categoryName(task, Facet::Dimension) != dimension)
                        trial.training.push_back(task);
                }
                if (trial.stream.size() < 40)
                    break;
                comparison.trials.push_back(std::move(trial));
                comparison.orders.push_back(shuffled ? draw : 0);
            }
            if (!comparison.trials.empty())
                all.push_back(std::move(comparison));
        }
    }
    return all;
}

/// Simulated agentic streams. Seeds of `chosen` are for choosing defaults, the others for checking them.
std::vector<Comparison> agenticComparisons(bool chosen)
{
    static constexpr std::array<std::size_t, 4> pools{8, 8, 5, 12};
    const std::string name = chosen ? "agentic" : "agentic, held out";
    std::vector<Comparison> all{
        {name, "shuffled", {}, {}}, {name, "by source and project", {}, {}}, {name, "the same reversed", {}, {}}};
    for (std::uint64_t i = 0; i < 64; ++i) {
        SimulatorOptions options;
        options.dimensionTasks.fill(400);
        options.seed = (chosen ? 61000 : 73000) + 17 * i;
        options.models = pools[i % pools.size()];
        options.prompts = false;
        options.agenticOracleMean = 0.65 + 0.0025 * static_cast<double>(i);
        const auto data = std::make_shared<const Benchmark>(simulate(options).value());
        Trial trial{data, data->splits.back().tasks, data->split(probingSplit)->tasks, fmt::format("{}", i)};
        trial.family = trial.stream;
        for (const std::uint64_t order : {1U, 2U, 3U, 4U}) {
            all[0].trials.push_back(trial);
            all[0].orders.push_back(order);
        }
        for (std::size_t order = 1; order < all.size(); ++order) {
            sortAsPublished(trial, order == 2);
            all[order].trials.push_back(trial);
            all[order].orders.push_back(0);
        }
    }
    return all;
}

std::vector<Comparison> reportedComparisons(const std::string& split, std::size_t orders)
{
    const auto data = realData();
    Trial trial{data, data->split(split)->tasks, data->split(probingSplit)->tasks, split};
    trial.family = trial.stream;
    std::vector<Comparison> all{{split, "natural", {trial}, {0}}, {split, "shuffled", {}, {}}};
    for (std::uint64_t order = 1; order <= orders; ++order) {
        all[1].trials.push_back(trial);
        all[1].orders.push_back(order);
    }
    return all;
}

/// Regret of a run beyond the best fixed model, for the worst tenth; and of the run itself.
struct Compared {
    std::vector<double> regret;
    std::vector<double> beyond;
};

double worstTenth(std::vector<double> values)
{
    std::ranges::sort(values, std::greater<>());
    const std::size_t count = (values.size() + 9) / 10;
    return std::accumulate(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(count), 0.0) /
           static_cast<double>(count);
}

double meanOfValues(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Table policy × setting × order: mean regret, loss beyond the best fixed model in hindsight in the mean and in the
/// worst tenth of the runs, and the difference to the first policy with a paired bootstrap interval over the runs.
void compare(std::string_view setting, std::span<char*> names)
{
    std::vector<Comparison> comparisons;
    if (setting == "dimensions" || setting == "costly")
        comparisons = dimensionComparisons(setting == "costly");
    else if (setting == "agentic" || setting == "heldout")
        comparisons = agenticComparisons(setting == "agentic");
    else if (setting == "ood176" || setting == "id_test")
        comparisons = reportedComparisons(std::string(setting), setting == "ood176" ? 20 : 10);
    std::vector<PolicySpec> specs;
    for (const char* text : names) {
        auto spec = parsePolicySpec(text);
        if (!spec) {
            fmt::print("{}\n", describe(spec.error()));
            return;
        }
        specs.push_back(std::move(*spec));
    }
    // By order, then by policy: all settings.
    std::map<std::string, std::vector<Compared>> byOrder;
    std::map<std::pair<std::string, std::size_t>, std::unique_ptr<Policy>> starts;
    const auto show = [&](std::string_view order, const std::vector<Compared>& rows) {
        for (std::size_t p = 0; p < names.size(); ++p) {
            const std::vector<double>& regret = rows[p].regret;
            const auto runs = static_cast<double>(regret.size());
            const Interval change = pairedBootstrap(regret, rows[0].regret);
            fmt::print("{:34} {:>22} {:44} {:8.2f} {:8.2f} {:8.2f} {:9.2f} [{:.2f} … {:.2f}]\n", p == 0 ? setting : "",
                       p == 0 ? order : "", names[p], meanOfValues(regret), meanOfValues(rows[p].beyond),
                       worstTenth(rows[p].beyond), change.estimate / runs, change.low / runs, change.high / runs);
        }
        std::fflush(stdout);
    };
    fmt::print("{:34} {:>22} {:44} {:>8} {:>8} {:>8} {:>9}\n", "setting", "order", "policy", "regret", "beyond",
               "tenth", "- first");
    for (const Comparison& comparison : comparisons) {
        std::vector<Compared> rows(names.size());
        for (std::size_t t = 0; t < comparison.trials.size(); ++t) {
            const Trial& trial = comparison.trials[t];
            const double fixed = bestFixedModel(trial);
            for (std::size_t p = 0; p < names.size(); ++p) {
                const Stream stream = streamOf(trial, comparison.orders[t]);
                const PolicySpec& spec = specs[p];
                std::unique_ptr<Policy> policy;
                if (spec.id == "acrouter") {
                    // Its start depends on no order and no seed, and takes longer than a replay.
                    auto& made = starts[{trial.label, p}];
                    if (!made)
                        made = policyFor(trial, spec, trial.family, 1);
                    policy = made->clone();
                } else {
                    policy = policyFor(trial, spec, stream.tasks, t + 1);
                }
                const Metrics metrics = metricsOf(trial, stream, std::move(policy));
                rows[p].regret.push_back(metrics.cumRegret);
                rows[p].beyond.push_back(metrics.cumRegret - fixed);
            }
        }
        std::vector<Compared>& sums = byOrder[comparison.order];
        sums.resize(names.size());
        for (std::size_t p = 0; p < names.size(); ++p) {
            sums[p].regret.insert(sums[p].regret.end(), rows[p].regret.begin(), rows[p].regret.end());
            sums[p].beyond.insert(sums[p].beyond.end(), rows[p].beyond.begin(), rows[p].beyond.end());
        }
        if (std::getenv("ACR_TOTALS") == nullptr) {
            setting = comparison.setting;
            show(comparison.order, rows);
        }
    }
    setting = "all";
    for (const auto& [order, sums] : byOrder)
        show(order, sums);
}

/// CPU time of the process since then; other programs on the machine do not count.
double seconds(std::clock_t start)
{
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

void speed(std::span<char*> names)
{
    const auto data = realData();
    const Stream stream = makeStream(*data, {.split = "id_test"}).value();
    const auto setup = replaySetup(*data, stream, {});
    const PriorSet priors = learnPriors(data->models, data->tasks, setup.training, data->outcomes, setup.missingScores);
    std::vector<const char*> specs(names.begin(), names.end());
    if (specs.empty())
        specs = {"acrouter"};
    for (const char* text : specs) {
        const auto spec = parsePolicySpec(text).value();
        double make = 1e9;
        std::unique_ptr<Policy> made;
        for (int round = 0; round < 20; ++round) {
            const std::clock_t start = std::clock();
            made = makePolicy(spec, setup, &data->outcomes).value();
            make = std::min(make, seconds(start));
        }
        double restart = missing;
        for (int round = 0; round < 20; ++round) {
            const std::clock_t start = std::clock();
            const auto again = made->restarted(priors);
            if (again && !(restart < seconds(start)))
                restart = seconds(start);
        }
        double run = 1e9;
        double spent = 0;
        for (int round = 0; round < 400 && spent < 2; ++round) {
            auto policy = made->clone();
            const std::clock_t start = std::clock();
            ReplayEnvironment environment(data->outcomes);
            StreamReplay replayed(stream, std::move(policy), environment);
            replayed.runToEnd();
            const double taken = seconds(start);
            run = std::min(run, taken);
            spent += taken;
        }
        const double n = static_cast<double>(stream.tasks.size());
        fmt::print(
            "ID test, {}: construct {:.2f} ms, restart {:.3f} ms, replay {:.3f} ms, {:.2f} million decisions/s\n", text,
            1e3 * make, 1e3 * restart, 1e3 * run, n / run / 1e6);
    }
}

/// A session of 100 000 steps, recorded with the notes that pages show.
void session(std::span<char*> names)
{
    SimulatorOptions options = simulatorOptionsFor(100'000, 8);
    options.prompts = false;
    const auto data = std::make_shared<const Benchmark>(simulate(options).value());
    const SessionSources sources{data, "simulated", std::make_shared<const std::vector<DecisionSet>>()};
    for (const char* name : names) {
        SessionDefinition definition;
        definition.benchmark = sources.benchmarkHash;
        definition.stream.split = std::string(allTasks);
        definition.policy = name;
        const std::clock_t start = std::clock();
        const auto track = recordSession(sources, definition);
        if (!track) {
            fmt::print("{}\n", describe(track.error()));
            continue;
        }
        fmt::print("{}: {} steps in {:.0f} ms of CPU time\n", name, track->size(),
                   1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
}

/// A stream of a million tasks: time per decision along the stream, and memory of the process.
void longStream(std::span<char*> names)
{
    constexpr std::size_t parts = 10;
    SimulatorOptions options = simulatorOptionsFor(1'000'000, 8);
    options.prompts = false;
    options.probingShare = 0.01;
    const Benchmark data = simulate(options).value();
    const Stream stream = makeStream(data, {.split = "id_test"}).value();
    std::vector<const char*> specs(names.begin(), names.end());
    if (specs.empty())
        specs = {"acrouter", "acrouter@start=cold", "acrouter@mode=cascade"};
    for (const char* text : specs) {
        ReplayEnvironment environment(data.outcomes);
        StreamReplay replayed(stream, makePolicy(parsePolicySpec(text).value(), replaySetup(data, stream, {})).value(),
                              environment);
        fmt::print("{}: nanoseconds of user CPU time a decision, by tenths of {} tasks:", text, stream.tasks.size());
        for (std::size_t part = 0; part < parts; ++part) {
            const std::size_t end = stream.tasks.size() * (part + 1) / parts;
            const std::size_t begin = replayed.position();
            const std::clock_t start = std::clock();
            while (replayed.position() < end && replayed.step()) {
            }
            fmt::print(" {:.0f}", 1e9 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC /
                                      static_cast<double>(end - begin));
        }
        rusage use{};
        getrusage(RUSAGE_SELF, &use);
        fmt::print("; beliefs of {} rows; process at most {} MB\n", replayed.policy().beliefs().size(),
                   use.ru_maxrss / 1024);
    }
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
        speed(rest);
    else if (mode == "session")
        session(rest);
    else if (mode == "long")
        longStream(rest);
    else if (mode == "prompts" && rest.size() > 1)
        prompts(rest[0], rest[1], rest.subspan(2));
    else if ((mode == "tune" || mode == "sources") && rest.size() > 1)
        tune(rest.front(), rest.subspan(1), mode == "sources");
    else if (mode == "compare" && rest.size() > 1)
        compare(rest.front(), rest.subspan(1));
    else
        fmt::print(
            "bench_acrouter table|simulated|speed|session|long [policy …] | "
            "prompts val|test ATTACHMENTS [policy …] | tune|sources "
            "val|valmore|valordered|cold|leftout|simood|simoodtext|simid|simtext|cascade|casleftout policy … | compare "
            "dimensions|costly|agentic|heldout|ood176|id_test policy …\n");
}
