// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/limits.h"
#include "core/benchmark/simulator.h"
#include "core/workspace/contenthash.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace acr;

namespace {

/// Mean scores as arXiv 2606.22902 prints them in Table 10, row by row.
const std::map<std::string, std::array<double, 9>> publishedMeans{
    {"claude-opus-4-6", {.315, .254, .717, .860, .607, .142, .408, .193, .392}},
    {"gpt-5.4", {.282, .257, .567, .639, .644, .063, .346, .150, .764}},
    {"claude-sonnet-4-6", {.275, .258, .698, .751, .615, .068, .407, .180, .395}},
    {"glm-5", {.298, .472, .728, .537, .516, .079, .362, .174, .592}},
    {"Qwen3-Max", {.262, .310, .660, .591, .336, .111, .350, .123, .827}},
    {"qwen3.5-plus", {.282, .397, .666, .538, .296, .114, .355, .149, .714}},
    {"kimi-k2.5", {.269, .254, .653, .590, .386, .184, .372, .195, .430}},
    {"MiniMax-M2.7", {.239, .073, .528, .563, .603, .145, .331, .184, .494}},
};
const std::array<std::string, 9> dimensions{"code_generation", "algorithm",          "bug_fixing",
                                            "code_completion", "code_refactoring",   "data_science",
                                            "multi_language",  "code_understanding", "test_generation"};

std::string hashOf(const Benchmark& benchmark)
{
    return contentHash(benchmark) + promptHashOf(benchmark.tasks);
}

double best(const Benchmark& benchmark, TaskIndex task)
{
    return std::ranges::max(benchmark.outcomes.scores(task));
}

/// Mean best score over a stream.
double oracle(const Benchmark& benchmark, const Split& split)
{
    double sum = 0;
    for (const TaskIndex task : split.tasks)
        sum += best(benchmark, task);
    return sum / static_cast<double>(split.tasks.size());
}

/// Mean score of the best model of each group.
double bestByGroup(const Benchmark& benchmark, const Split& split, std::span<const Facet> facets)
{
    std::map<std::string, std::vector<double>> groups;
    for (const TaskIndex task : split.tasks) {
        std::string key;
        for (const Facet facet : facets)
            key += benchmark.tasks.categoryName(task, facet) + "|";
        std::vector<double>& sums = groups[key];
        sums.resize(benchmark.models.size());
        for (std::size_t model = 0; model < sums.size(); ++model)
            sums[model] += benchmark.outcomes.scores(task)[model];
    }
    double total = 0;
    for (const auto& [key, sums] : groups)
        total += std::ranges::max(sums);
    return total / static_cast<double>(split.tasks.size());
}

} // namespace

class SimulatorTest final : public QObject {
    Q_OBJECT

private slots:
    void calibratedToThePublishedFigures_data()
    {
        QTest::addColumn<quint64>("seed");
        for (const quint64 seed : {0ULL, 1ULL, 2ULL, 7ULL, 42ULL, 2026ULL, 0xffffffffffffffffULL})
            QTest::addRow("seed %llu", static_cast<unsigned long long>(seed)) << seed;
    }

    void calibratedToThePublishedFigures()
    {
        QFETCH(quint64, seed);
        SimulatorOptions options;
        options.seed = seed;
        options.prompts = false;
        const Result<Benchmark> simulated = simulate(options);
        QVERIFY(simulated.has_value());
        const Benchmark& benchmark = *simulated;
        for (std::size_t dimension = 0; dimension < dimensions.size(); ++dimension) {
            for (std::size_t model = 0; model < benchmark.models.size(); ++model) {
                double sum = 0;
                double tasks = 0;
                for (const std::string_view name : {"probing", "id_test"}) {
                    for (const TaskIndex task : benchmark.split(name)->tasks) {
                        if (benchmark.tasks.categoryName(task, Facet::Dimension) != dimensions[dimension])
                            continue;
                        sum += benchmark.outcomes.score(task, ModelIndex::at(model));
                        ++tasks;
                    }
                }
                const std::string& name = benchmark.models[model].name;
                const double published = publishedMeans.at(name)[dimension];
                QVERIFY2(
                    std::abs(sum / tasks - published) <= 0.002,
                    qPrintable(QStringLiteral("%1 %2: %3 for %4")
                                   .arg(QString::fromStdString(name), QString::fromStdString(dimensions[dimension]))
                                   .arg(sum / tasks)
                                   .arg(published)));
            }
        }
        for (const char* stream : {"probing", "id_test"}) {
            const double mean = oracle(benchmark, *benchmark.split(stream));
            QVERIFY2(mean >= 0.57 && mean <= 0.61, qPrintable(QStringLiteral("%1: %2").arg(stream).arg(mean)));
        }
        const double agentic = oracle(benchmark, *benchmark.split("ood176"));
        QVERIFY2(std::abs(agentic - 0.79) < 0.015, qPrintable(QString::number(agentic)));
        // Knowing the source helps more than knowing only the dimension; knowing the language helps too.
        const Split& probing = *benchmark.split("probing");
        const double byDimension = bestByGroup(benchmark, probing, std::array{Facet::Dimension});
        const double bySource = bestByGroup(benchmark, probing, std::array{Facet::Dimension, Facet::Source});
        const double byLanguage =
            bestByGroup(benchmark, probing, std::array{Facet::Dimension, Facet::Source, Facet::Language});
        QVERIFY2(bySource > byDimension + 0.005 && byLanguage > bySource + 0.005,
                 qPrintable(QStringLiteral("%1 %2 %3").arg(byDimension).arg(bySource).arg(byLanguage)));
    }

    void shapedLikeTheRelease()
    {
        const Result<Benchmark> simulated = simulate();
        QVERIFY(simulated.has_value());
        const Benchmark& benchmark = *simulated;
        QCOMPARE(benchmark.name, std::string("Simulated benchmark"));
        QVERIFY(benchmark.kind == DataKind::Simulated);
        QCOMPARE(benchmark.models.size(), std::size_t{8});
        QCOMPARE(benchmark.tasks.size(), std::size_t{9 * 1111 + 176});
        QCOMPARE(benchmark.split("probing")->tasks.size(), std::size_t{7080});
        QCOMPARE(benchmark.split("id_test")->tasks.size(), std::size_t{2919});
        QCOMPARE(benchmark.split("ood176")->tasks.size(), std::size_t{176});
        std::map<std::string, int> benches;
        std::map<std::string, int> perDimension;
        for (std::size_t i = 0; i < benchmark.tasks.size(); ++i) {
            const TaskIndex task = TaskIndex::at(i);
            const Task& entry = benchmark.tasks[task];
            QCOMPARE(benchmark.tasks.find(entry.id), std::optional(task));
            const std::string& split = benchmark.tasks.categoryName(task, Facet::Split);
            if (split == "ood176") {
                ++benches[benchmark.tasks.categoryName(task, Facet::SourceSplit)];
                QVERIFY(entry.promptChars > 600);
                continue;
            }
            ++perDimension[benchmark.tasks.categoryName(task, Facet::Dimension)];
            QCOMPARE(std::string(sourceOfTaskId(entry.id)), benchmark.tasks.categoryName(task, Facet::Source));
            QVERIFY2(entry.promptChars >= 150 && entry.promptChars <= 800,
                     qPrintable(QString::number(entry.promptChars)));
        }
        QCOMPARE(benches.size(), std::size_t{2});
        QCOMPARE(benches["old112"], 112);
        QCOMPARE(perDimension.size(), std::size_t{9});
        for (const auto& [dimension, count] : perDimension)
            QCOMPARE(count, 1111);
    }

    void costsFollowFromTokensAndPrices()
    {
        SimulatorOptions options;
        options.prompts = false;
        options.models = 12;
        const Result<Benchmark> simulated = simulate(options);
        QVERIFY(simulated.has_value());
        const Benchmark& benchmark = *simulated;
        for (std::size_t i = 0; i < benchmark.tasks.size(); ++i) {
            for (std::size_t j = 0; j < benchmark.models.size(); ++j) {
                const Outcome outcome = benchmark.outcomes.outcome(TaskIndex::at(i), ModelIndex::at(j));
                QCOMPARE(outcome.costUsd, priceOf(benchmark.models[j], outcome.inputTokens, outcome.outputTokens));
                QCOMPARE(outcome.totalTokens, outcome.inputTokens + outcome.outputTokens);
                QVERIFY(outcome.inputTokens > 0 && outcome.outputTokens > 0 && outcome.latencyMs > 0 &&
                        outcome.calls > 0);
                QVERIFY(outcome.score >= 0 && outcome.score <= 1);
            }
        }
    }

    void tokensFollowThePublishedMeans()
    {
        SimulatorOptions options;
        options.prompts = false;
        const Result<Benchmark> simulated = simulate(options);
        QVERIFY(simulated.has_value());
        const std::map<std::string, std::array<double, 2>> published{
            {"claude-opus-4-6", {281, 410}}, {"claude-sonnet-4-6", {281, 516}}, {"gpt-5.4", {251, 337}},
            {"glm-5", {235, 1840}},          {"kimi-k2.5", {246, 276}},         {"MiniMax-M2.7", {246, 1628}},
            {"Qwen3-Max", {263, 316}},       {"qwen3.5-plus", {257, 2546}}};
        const Split& stream = *simulated->split("id_test");
        for (std::size_t j = 0; j < simulated->models.size(); ++j) {
            std::array<double, 2> sums{};
            for (const TaskIndex task : stream.tasks) {
                const Outcome outcome = simulated->outcomes.outcome(task, ModelIndex::at(j));
                sums[0] += outcome.inputTokens;
                sums[1] += outcome.outputTokens;
            }
            for (std::size_t side = 0; side < 2; ++side) {
                const double mean = sums.at(side) / static_cast<double>(stream.tasks.size());
                const double wanted = published.at(simulated->models[j].name).at(side);
                QVERIFY2(std::abs(mean / wanted - 1) < 0.08,
                         qPrintable(QStringLiteral("%1 for %2").arg(mean).arg(wanted)));
            }
        }
    }

    void theSameSeedGivesTheSameBytes()
    {
        SimulatorOptions options;
        options.dimensionTasks.fill(60);
        const std::string first = hashOf(*simulate(options));
        QCOMPARE(hashOf(*simulate(options)), first);
        options.seed = 2;
        QVERIFY(hashOf(*simulate(options)) != first);
    }

    void promptsDoNotChangeTheRest()
    {
        SimulatorOptions options;
        options.dimensionTasks.fill(60);
        const Result<Benchmark> with = simulate(options);
        options.prompts = false;
        const Result<Benchmark> without = simulate(options);
        QVERIFY(!without->tasks.hasPrompts());
        QCOMPARE(contentHash(*with), contentHash(*without));
    }

    void promptsShowTheTopic()
    {
        // Words of one topic occur with each other far more often than with those of another.
        const Result<Benchmark> simulated = simulate();
        int both = 0;
        int polygons = 0;
        int mixed = 0;
        for (std::size_t i = 0; i < simulated->tasks.size(); ++i) {
            const std::string& prompt = simulated->tasks.prompt(TaskIndex::at(i));
            if (prompt.find("polygons") == std::string::npos)
                continue;
            ++polygons;
            both += prompt.find("coordinates") != std::string::npos ? 1 : 0;
            mixed += prompt.find("foreign keys") != std::string::npos ? 1 : 0;
        }
        QVERIFY(polygons > 100);
        QVERIFY(both > polygons / 5);
        QCOMPARE(mixed, 0);
    }

    void otherSizesAndPools_data()
    {
        QTest::addColumn<int>("tasks");
        QTest::addColumn<int>("agentic");
        QTest::addColumn<int>("models");
        QTest::newRow("nothing") << 0 << 0 << 1;
        QTest::newRow("one task, one model") << 1 << 0 << 1;
        QTest::newRow("agentic only") << 0 << 3 << 4;
        QTest::newRow("uneven") << 1000 << 17 << 5;
        QTest::newRow("larger pool") << 900 << 176 << 16;
        QTest::newRow("largest pool") << 90 << 10 << static_cast<int>(maxModels);
        QTest::newRow("many tasks") << 30000 << 0 << 8;
    }

    void otherSizesAndPools()
    {
        QFETCH(int, tasks);
        QFETCH(int, agentic);
        QFETCH(int, models);
        SimulatorOptions options =
            simulatorOptionsFor(static_cast<std::size_t>(tasks), static_cast<std::size_t>(models));
        options.agenticTasks = static_cast<std::size_t>(agentic);
        const Result<Benchmark> simulated = simulate(options);
        QVERIFY(simulated.has_value());
        QCOMPARE(simulated->tasks.size(), static_cast<std::size_t>(tasks + agentic));
        QCOMPARE(simulated->models.size(), static_cast<std::size_t>(models));
        std::set<std::string> names;
        for (const Model& model : simulated->models) {
            names.insert(model.name);
            QVERIFY(model.inputPricePerMillion > 0 && model.outputPricePerMillion > 0);
        }
        QCOMPARE(names.size(), simulated->models.size());
        std::size_t inSplits = 0;
        for (const Split& split : simulated->splits) {
            QVERIFY(!split.tasks.empty());
            inSplits += split.tasks.size();
        }
        QCOMPARE(inSplits, simulated->tasks.size());
        QVERIFY(std::ranges::none_of(simulated->outcomes.allScores(), isMissing));
        if (agentic > 0)
            QVERIFY(simulated->split("ood" + std::to_string(agentic)) != nullptr);
    }

    void driftMovesAbilitiesAndKeepsTheMeans()
    {
        SimulatorOptions options = simulatorOptionsFor(4500, 8);
        options.prompts = false;
        options.drift = 2;
        const Result<Benchmark> simulated = simulate(options);
        QVERIFY(simulated.has_value());
        double largest = 0;
        for (std::size_t model = 0; model < 8; ++model) {
            std::array<double, 2> halves{};
            for (std::size_t i = 0; i < 4500; ++i)
                halves.at(i * 2 / 4500) += simulated->outcomes.score(TaskIndex::at(i), ModelIndex::at(model)) / 2250;
            double published = 0;
            for (const double mean : publishedMeans.at(simulated->models[model].name))
                published += mean / 9;
            QVERIFY(std::abs((halves[0] + halves[1]) / 2 - published) < 0.005);
            largest = std::max(largest, std::abs(halves[1] - halves[0]));
        }
        QVERIFY2(largest > 0.05, qPrintable(QString::number(largest)));
    }

    void optionsOutOfRangeAreRefused_data()
    {
        QTest::addColumn<int>("which");
        for (int which = 0; which < 8; ++which)
            QTest::addRow("option %d", which) << which;
    }

    void optionsOutOfRangeAreRefused()
    {
        QFETCH(int, which);
        SimulatorOptions options;
        switch (which) {
        case 0: options.models = 0; break;
        case 1: options.models = maxModels + 1; break;
        case 2: options.dimensionTasks[0] = 1'000'000; break;
        case 3: options.agenticTasks = 1'000'001; break;
        case 4: options.oracleMean = std::nan(""); break;
        case 5: options.topicShare = 1.5; break;
        case 6: options = simulatorOptionsFor(500'000, maxModels); break;
        default: options.drift = -1; break;
        }
        const Result<Benchmark> simulated = simulate(options);
        QVERIFY(!simulated);
        QVERIFY(simulated.error().code == ErrorCode::BadParameter);
    }

    void aStoppedSimulationSaysSo()
    {
        std::stop_source source;
        const Progress progress{[&](double fraction) {
                                    if (fraction > 0.5)
                                        source.request_stop();
                                },
                                source.get_token()};
        const Result<Benchmark> simulated = simulate({}, progress);
        QVERIFY(!simulated && simulated.error().code == ErrorCode::Cancelled);
    }
};

QTEST_APPLESS_MAIN(SimulatorTest)
#include "tst_simulator.moc"
