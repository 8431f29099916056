// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/import.h"
#include "core/evaluation/portfolio.h"
#include "core/evaluation/taskselection.h"
#include "core/session/stream.h"
#include "tests/support/generatedbenchmark.h"
#include "tests/support/shareddata.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <bit>
#include <cmath>
#include <fstream>

using namespace acr;
using Json = nlohmann::json;

namespace {

bool close(double value, double expected, double tolerance = 1e-9)
{
    return std::abs(value - expected) <= tolerance * std::max(1.0, std::abs(expected));
}

constexpr std::uint64_t worlds = 20;

/// Odd ones with missing scores, even ones with shares only.
Benchmark world(std::uint64_t seed)
{
    return test::generatedBenchmark(
        seed, {.tasks = 90, .models = 5, .missingScoreShare = seed % 2 == 1 ? 0.1 : 0, .binaryScores = seed % 2 == 0});
}

std::vector<TaskIndex> everyTask(const Benchmark& benchmark)
{
    return makeStream(benchmark, {.split = std::string(allTasks)})->tasks;
}

/// Mean oracle reward of the models whose bit is set; 0 for none of them.
double worthOf(const Benchmark& benchmark, std::span<const TaskIndex> tasks, unsigned models, MissingScores convention)
{
    double sum = 0;
    std::size_t counted = 0;
    for (const TaskIndex task : tasks) {
        bool known = false;
        bool any = false;
        double best = 0;
        for (std::size_t j = 0; j < benchmark.models.size(); ++j) {
            const double value = metricValue(benchmark.outcomes, task, ModelIndex::at(j),
                                             {.metric = StatisticMetric::Reward, .missingScores = convention});
            if (isMissing(value))
                continue;
            known = true;
            if ((models >> j & 1U) == 0)
                continue;
            best = any ? std::max(best, value) : value;
            any = true;
        }
        counted += known ? 1 : 0;
        sum += any ? best : 0;
    }
    return sum / static_cast<double>(counted);
}

} // namespace

class ModelStatisticsTest final : public QObject {
    Q_OBJECT

private slots:
    void studentPointsAreThoseOfTheTables_data()
    {
        QTest::addColumn<double>("freedom");
        QTest::addColumn<double>("point");
        const std::pair<double, double> rows[] = {{1, 12.706205}, {2, 4.302653},   {3, 3.182446},  {5, 2.570582},
                                                  {6, 2.446912},  {7, 2.364624},   {10, 2.228139}, {15, 2.131450},
                                                  {30, 2.042272}, {120, 1.979930}, {1e6, 1.959966}};
        for (const auto& [freedom, point] : rows)
            QTest::addRow("%g", freedom) << freedom << point;
    }
    void studentPointsAreThoseOfTheTables()
    {
        QFETCH(const double, freedom);
        QFETCH(const double, point);
        QVERIFY(close(studentPoint(freedom), point, 1e-4));
        QVERIFY(studentPoint(freedom + 0.5) < studentPoint(freedom));
    }

    void intervalsAreThoseOfTheirPapers()
    {
        // Wilson: 5 of 10, none of 10.
        QVERIFY(close(shareEstimate(5, 10).low, 0.236593, 1e-5) && close(shareEstimate(5, 10).high, 0.763407, 1e-5));
        QVERIFY(shareEstimate(0, 10).low == 0 && close(shareEstimate(0, 10).high, 0.277533, 1e-5));
        QCOMPARE(shareEstimate(10, 10).high, 1.0);
        QVERIFY(isMissing(shareEstimate(0, 0).mean));
        // Newcombe's first example: 56 of 70 against 48 of 80.
        const Interval difference = differenceOf(shareEstimate(48, 80), shareEstimate(56, 70));
        QVERIFY(close(difference.estimate, 0.2) && close(difference.low, 0.0524, 1e-4) &&
                close(difference.high, 0.3339, 1e-4));
        // Student: 1 … 5 has the mean 3 and s² = 2.5.
        const MeanEstimate mean = meanEstimate(std::vector<double>{1, 2, missing, 3, 4, 5});
        QCOMPARE(mean.n, std::size_t(5));
        QVERIFY(close(mean.mean, 3) && close(mean.high - 3, 2.776445 * std::sqrt(0.5), 1e-6) &&
                close(3 - mean.low, mean.high - 3));
        QVERIFY(isMissing(meanEstimate(std::vector<double>{0.5}).low));
        QVERIFY(isMissing(meanEstimate({}).mean));
    }

    void ranksAndQuantilesAreThoseByHand()
    {
        QCOMPARE(quantile(std::vector<double>{1, 2, 3, 4}, 0.25), 1.75);
        QCOMPARE(quantile(std::vector<double>{7}, 0.75), 7.0);
        QCOMPARE(rankCorrelation(std::vector<double>{1, 2, 3, 9}, std::vector<double>{10, 20, 30, 31}), 1.0);
        QCOMPARE(rankCorrelation(std::vector<double>{1, 2, 3}, std::vector<double>{3, 2, missing}), -1.0);
        QVERIFY(close(rankCorrelation(std::vector<double>{1, 2, 2, 3}, std::vector<double>{1, 3, 2, 4}),
                      0.9486832980505138));
        QVERIFY(isMissing(rankCorrelation(std::vector<double>{1, 1}, std::vector<double>{1, 2})));
    }

    void histogramsCountEveryValueOnce()
    {
        const std::vector<double> values{0, 0.1, 0.5, 0.5, 1, missing};
        QVERIFY((histogram(values, 0, 1, 2) == std::vector<double>{2, 3}));
        QVERIFY(
            (histogram(std::vector<double>{0, 1, 10, 99, 100, 1000}, 1, 100, 2, true) == std::vector<double>{2, 4}));
    }

    void groupsShareTheTasksAndTheirMeansMakeUpTheWhole()
    {
        for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
            const Benchmark benchmark = world(seed);
            const auto tasks = everyTask(benchmark);
            for (std::size_t m = 0; m < statisticMetricCount; ++m) {
                StatisticSettings settings{.metric = static_cast<StatisticMetric>(m),
                                           .facet = seed % 3 == 0 ? Facet::Source : Facet::Dimension};
                settings.missingScores = seed % 4 < 2 ? MissingScores::AsZero : MissingScores::Leave;
                const GroupTable table = groupTable(benchmark, tasks, settings);
                std::size_t members = 0;
                for (const auto& group : table.groups)
                    members += group.tasks.size();
                QCOMPARE(members, tasks.size());
                for (std::size_t model = 0; model < table.models; ++model) {
                    double sum = 0;
                    std::size_t n = 0;
                    for (std::size_t row = 0; row < table.groups.size(); ++row) {
                        const CellStatistics& cell = table.at(row, model);
                        n += cell.estimate.n;
                        sum += cell.estimate.n == 0 ? 0 : cell.estimate.mean * static_cast<double>(cell.estimate.n);
                        if (cell.estimate.n < 2)
                            continue;
                        QVERIFY(cell.estimate.low <= cell.estimate.mean && cell.estimate.mean <= cell.estimate.high);
                        QVERIFY(cell.minimum <= cell.lowerQuartile && cell.lowerQuartile <= cell.median &&
                                cell.median <= cell.upperQuartile && cell.upperQuartile <= cell.maximum);
                    }
                    const MeanEstimate& all = table.at(table.groups.size(), model).estimate;
                    QCOMPARE(n, all.n);
                    QVERIFY(n == 0 || close(sum / static_cast<double>(n), all.mean));
                }
            }
        }
    }

    void aSetComparedWithItselfDiffersNowhere()
    {
        const Benchmark benchmark = world(3);
        const auto tasks = everyTask(benchmark);
        const SetComparison same = compareSets(benchmark, tasks, tasks, {});
        QCOMPARE(same.apart, std::size_t(0));
        QCOMPARE(same.meanAbsolute, 0.0);
        QCOMPARE(same.rankCorrelation, 1.0);
        const SetComparison halves = compareSets(benchmark, benchmark.splits[0].tasks, benchmark.splits[1].tasks, {});
        const SetComparison turned = compareSets(benchmark, benchmark.splits[1].tasks, benchmark.splits[0].tasks, {});
        QCOMPARE(halves.cells.size(), turned.cells.size());
        for (const CellDifference& cell : halves.cells) {
            const auto other = std::ranges::find_if(
                turned.cells, [&](const CellDifference& c) { return c.group == cell.group && c.model == cell.model; });
            QVERIFY(close(cell.difference.estimate, -other->difference.estimate) &&
                    close(cell.difference.low, -other->difference.high));
        }
    }

    void pairsCountEveryTaskOnceAndBothWays()
    {
        for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
            const Benchmark benchmark = world(seed);
            const auto tasks = everyTask(benchmark);
            const auto pairs = complementarity(benchmark, tasks, MissingScores::AsZero);
            const std::size_t models = benchmark.models.size();
            for (std::size_t a = 0; a < models; ++a) {
                for (std::size_t b = 0; b < models; ++b) {
                    const PairCounts& pair = pairs[a * models + b];
                    const PairCounts& turned = pairs[b * models + a];
                    QCOMPARE(pair.both + pair.onlyFirst + pair.onlySecond + pair.neither, tasks.size());
                    QVERIFY(pair.onlyFirst == turned.onlySecond && pair.both == turned.both);
                    if (a == b)
                        QCOMPARE(pair.onlyFirst, std::size_t(0));
                }
            }
        }
    }

    void theTasksBehindAFigureAreAsManyAsItCounts()
    {
        for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
            const Benchmark benchmark = world(seed);
            const auto tasks = everyTask(benchmark);
            const MissingScores convention = seed % 2 == 0 ? MissingScores::AsZero : MissingScores::Leave;
            const auto pairs = complementarity(benchmark, tasks, convention);
            const Portfolio portfolio = portfolioOf(benchmark, tasks, {}, convention);
            const StatisticSettings settings{.metric = StatisticMetric::Cost, .missingScores = convention};
            const GroupTable table = groupTable(benchmark, tasks, settings);
            const std::size_t models = benchmark.models.size();
            for (std::size_t a = 0; a < models; ++a) {
                const ModelIndex model = ModelIndex::at(a);
                for (std::size_t b = 0; b < models; ++b)
                    QCOMPARE(
                        tasksOnlyFirstSolves(benchmark, tasks, convention, model, ModelIndex::at(b), solvedFrom).size(),
                        pairs[a * models + b].onlyFirst);
                QCOMPARE(static_cast<double>(tasksBestFor(benchmark, tasks, {}, convention, model).size()) /
                             static_cast<double>(portfolio.tasks),
                         portfolio.models[a].optimal.mean);
                for (std::size_t row = 0; row < table.groups.size(); ++row)
                    QCOMPARE(tasksWithValue(benchmark, table.groups[row].tasks, model, settings).size(),
                             table.at(row, a).estimate.n);
            }
        }
    }

    void valuesOfModelsAreThoseOfAllOrdersOfThePool()
    {
        for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
            const Benchmark benchmark = world(seed);
            const auto tasks = everyTask(benchmark);
            const MissingScores convention = seed % 4 < 2 ? MissingScores::AsZero : MissingScores::Leave;
            const Portfolio portfolio = portfolioOf(benchmark, tasks, {}, convention);
            const unsigned pool = (1U << benchmark.models.size()) - 1;
            QVERIFY(close(portfolio.oracleReward, worthOf(benchmark, tasks, pool, convention)));
            double total = 0;
            const double models = static_cast<double>(benchmark.models.size());
            for (std::size_t j = 0; j < benchmark.models.size(); ++j) {
                double shapley = 0;
                for (unsigned set = 0; set <= pool; ++set) {
                    if ((set >> j & 1U) != 0)
                        continue;
                    const double before = std::popcount(set);
                    const double weight =
                        std::tgamma(before + 1) * std::tgamma(models - before) / std::tgamma(models + 1);
                    shapley += weight * (worthOf(benchmark, tasks, set | 1U << j, convention) -
                                         worthOf(benchmark, tasks, set, convention));
                }
                QVERIFY(close(portfolio.models[j].shapley, shapley));
                total += portfolio.models[j].shapley;
                // Without other scores that count there is no estimate for the rest of the pool.
                if (convention == MissingScores::AsZero)
                    QVERIFY(close(portfolio.models[j].loss.mean,
                                  portfolio.oracleReward - worthOf(benchmark, tasks, pool & ~(1U << j), convention)));
                QVERIFY(portfolio.models[j].alone.mean <= portfolio.models[j].optimal.mean);
            }
            QVERIFY(close(total, portfolio.oracleReward));
        }
    }

    void explanationsStayBetweenTheBestModelAndTheOracle()
    {
        for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
            const Benchmark benchmark = world(seed);
            const auto tasks = everyTask(benchmark);
            const auto explained = explainChoice(benchmark, tasks, Facet::Dimension, {}, MissingScores::AsZero, tasks);
            QVERIFY(explained.bestSingle <= explained.bestByGroup + 1e-12 &&
                    explained.bestByGroup <= explained.oracle + 1e-12);
            QVERIFY(explained.attained >= -1e-12 && explained.attained <= 1 + 1e-12);
            // Learned on the same tasks, it is the best by group.
            QVERIFY(close(explained.learned, explained.bestByGroup));
            QVERIFY(explained.information >= 0 && explained.information <= explained.entropy + 1e-12);
            QVERIFY(explained.normalised >= 0 && explained.normalised <= 1 + 1e-12);
            const auto nothing = explainChoice(benchmark, tasks, Facet::Language, {}, MissingScores::AsZero);
            QCOMPARE(nothing.groups, std::size_t(1));
            QVERIFY(std::abs(nothing.information) < 1e-12 && std::abs(nothing.attained) < 1e-12 &&
                    isMissing(nothing.learned));
        }
    }

    void aGroupThatDecidesExplainsAll()
    {
        Benchmark benchmark = test::generatedBenchmark(5, {.tasks = 400, .models = 4, .ungradedShare = 0});
        for (std::size_t i = 0; i < benchmark.tasks.size(); ++i) {
            const auto task = TaskIndex::at(i);
            const std::size_t group = benchmark.tasks[task].category(Facet::Dimension).position() - 1;
            for (std::size_t j = 0; j < 4; ++j)
                benchmark.outcomes.setOutcome(task, ModelIndex::at(j),
                                              {.score = j == group ? 1.0 : 0.0, .costUsd = 0.01});
        }
        const auto explained = explainChoice(benchmark, everyTask(benchmark), Facet::Dimension, {},
                                             MissingScores::AsZero, benchmark.splits[0].tasks);
        QVERIFY(close(explained.attained, 1) && close(explained.attainedByLearned, 1));
        QVERIFY(close(explained.information, explained.entropy) && close(explained.normalised, 1));
        const auto noise = explainChoice(benchmark, everyTask(benchmark), Facet::Source, {}, MissingScores::AsZero);
        QVERIFY(noise.normalised < 0.05 && noise.attained < 0.1);
    }

    void meansOfTheRealTablesAreTheExpectedOnes()
    {
        ACR_NEED_SHARED(folder, "coderouterbench");
        ACR_NEED_SHARED(file, "reference/expected_metrics.json");
        const auto imported = importBenchmark(folder, {});
        QVERIFY(imported.has_value());
        std::ifstream stream(file);
        const Json expected = Json::parse(stream);
        for (const auto& [split, key] :
             {std::pair("probing", "id_dimension_means_probing"), std::pair("id_test", "id_dimension_means_test")}) {
            const GroupTable table = groupTable(*imported, imported->split(split)->tasks, {});
            QCOMPARE(table.groups.size(), expected[key].size());
            for (std::size_t row = 0; row < table.groups.size(); ++row)
                for (std::size_t model = 0; model < table.models; ++model)
                    QVERIFY(close(table.at(row, model).estimate.mean,
                                  expected[key][table.groups[row].name][imported->models[model].name].get<double>()));
        }
        const auto& id = imported->split("id_test")->tasks;
        const Json& oracle = expected["streams"]["id_test"]["oracle"];
        const double reward = oracle["avg_perf_pct"].get<double>() / 100 -
                              0.1 * oracle["cost_usd"].get<double>() / static_cast<double>(id.size());
        QVERIFY(close(portfolioOf(*imported, id, {}, MissingScores::AsZero).oracleReward, reward));
    }
};

QTEST_GUILESS_MAIN(ModelStatisticsTest)
#include "tst_modelstatistics.moc"
