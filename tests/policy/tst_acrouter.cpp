// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/import.h"
#include "core/benchmark/simulator.h"
#include "core/evaluation/leaderboard.h"
#include "tests/support/shareddata.h"

#include <QtTest>

using namespace acr;

namespace {

const Benchmark* realData(const std::filesystem::path& folder)
{
    static const auto imported = importBenchmark(folder, {});
    return imported ? &*imported : nullptr;
}

/// Mean over shuffled orders 1 … n; the order's seed is the policy's seed as well.
Metrics meanOverOrders(const Benchmark& data, const char* split, const char* spec, std::uint64_t orders)
{
    std::vector<Metrics> metrics;
    for (std::uint64_t order = 1; order <= orders; ++order) {
        const Stream stream = makeStream(data, {.split = split, .order = StreamOrder::Shuffled, .seed = order}).value();
        const Run run = replay(data, stream, parsePolicySpec(spec).value(), {.seed = order}).value();
        metrics.push_back(evaluate(run, OracleTable(data.outcomes, stream.tasks, {})));
    }
    return meanOf(metrics);
}

} // namespace

class AcRouterTest final : public QObject {
    Q_OBJECT

private slots:
    void reachesItsFiguresOnRealStreams_data()
    {
        QTest::addColumn<QString>("split");
        QTest::addColumn<QString>("spec");
        QTest::addColumn<int>("orders");
        QTest::addColumn<double>("mostRegret");
        QTest::addColumn<double>("leastPerformance");
        QTest::newRow("warm") << "id_test" << "acrouter" << 10 << 236.0 << 51.9;
        QTest::newRow("unfamiliar tasks") << "ood176" << "acrouter" << 20 << 36.0 << 58.0;
        QTest::newRow("unfamiliar tasks, cascade") << "ood176" << "acrouter@mode=cascade" << 20 << 15.4 << 73.0;
        QTest::newRow("cascade") << "id_test" << "acrouter@mode=cascade" << 2 << 6.0 << 59.9;
    }
    void reachesItsFiguresOnRealStreams()
    {
        ACR_NEED_SHARED(folder, "coderouterbench");
        QFETCH(QString, split);
        QFETCH(QString, spec);
        QFETCH(int, orders);
        QFETCH(double, mostRegret);
        QFETCH(double, leastPerformance);
        const Benchmark* data = realData(folder);
        QVERIFY(data != nullptr);
        const Metrics mean = meanOverOrders(*data, qPrintable(split), qPrintable(spec), static_cast<std::uint64_t>(orders));
        QVERIFY2(mean.cumRegret <= mostRegret, qPrintable(QString::number(mean.cumRegret)));
        QVERIFY2(mean.avgPerfPct >= leastPerformance, qPrintable(QString::number(mean.avgPerfPct)));
    }

    void withoutPriorsItBeatsTheBandits()
    {
        ACR_NEED_SHARED(folder, "coderouterbench");
        const Benchmark* data = realData(folder);
        QVERIFY(data != nullptr);
        const double ours = meanOverOrders(*data, "id_test", "acrouter@start=cold", 10).cumRegret;
        QVERIFY(ours < meanOverOrders(*data, "id_test", "linucb", 10).cumRegret);
        QVERIFY(ours < meanOverOrders(*data, "id_test", "lints", 10).cumRegret);
    }

    void aCascadeStopsAtSuccessAndSettlesOnTheBestAnswer()
    {
        SimulatorOptions options = simulatorOptionsFor(900, 12);
        options.prompts = false;
        const Benchmark data = simulate(options).value();
        const Stream stream = makeStream(data, {.split = "id_test"}).value();
        const Run run = replay(data, stream, parsePolicySpec("acrouter@mode=cascade").value(), {}).value();
        for (const Step& step : run.steps) {
            const auto attempts = run.attemptsOf(step);
            for (std::size_t i = 0; i < attempts.size(); ++i) {
                QVERIFY(attempts[i].score <= step.score);
                QVERIFY(!attempts[i].passed || i + 1 == attempts.size());
                for (std::size_t k = 0; k < i; ++k)
                    QVERIFY(attempts[i].model != attempts[k].model);
            }
        }
    }

    void startsColdWhereNothingWasProbed()
    {
        SimulatorOptions options = simulatorOptionsFor(300, 5);
        options.probingShare = 0;
        options.prompts = false;
        const Benchmark data = simulate(options).value();
        const Stream stream = makeStream(data, {.split = "id_test"}).value();
        const Run warm = replay(data, stream, parsePolicySpec("acrouter").value(), {}).value();
        const Run cold = replay(data, stream, parsePolicySpec("acrouter@start=cold").value(), {}).value();
        for (std::size_t i = 0; i < warm.steps.size(); ++i)
            QCOMPARE(warm.steps[i].chosen, cold.steps[i].chosen);
    }
};

QTEST_APPLESS_MAIN(AcRouterTest)
#include "tst_acrouter.moc"
