// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/import.h"
#include "tests/pages/regrettestdata.h"
#include "tests/support/shareddata.h"
#include "widgets/pages/regret/flippedmodel.h"
#include "widgets/pages/regret/leaderboardmodel.h"
#include "widgets/pages/regret/raworderproxy.h"
#include "widgets/pages/regret/regretdata.h"
#include "widgets/pages/regret/regretdetails.h"
#include "widgets/theme/numbers.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QtTest>

#include <cmath>
#include <map>
#include <numeric>

using namespace acr;
using namespace acr::ui;

class RegretModelsTest final : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<const StreamResults> m_results;

    static bool near(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)}); }

private slots:
    void initTestCase() { m_results = test::smallResults(); }

    void leaderboardModelKeepsTheRules()
    {
        LeaderboardModel model;
        QAbstractItemModelTester tester(&model);
        RawOrderProxy proxy;
        QAbstractItemModelTester proxyTester(&proxy);
        proxy.setSourceModel(&model);
        model.setReference(QStringLiteral("random"));
        model.setResults(m_results);
        QCOMPARE(model.rowCount(), static_cast<int>(m_results->rows.size()));
        model.setIntervals(intervalsAgainst(*m_results, QStringLiteral("random")));
        proxy.sort(LeaderboardModel::CumRegret);
        model.showAll();
        model.showBest(3);
        model.setResults(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void rowsShowWhatTheMetricsSay()
    {
        LeaderboardModel model;
        model.setResults(m_results);
        for (const LeaderboardRow& row : m_results->rows) {
            const QString policy = policyOf(row);
            const auto raw = [&](int column) { return model.indexOf(policy, column).data(SortRole).toDouble(); };
            QCOMPARE(raw(LeaderboardModel::CumRegret), row.metrics.cumRegret);
            QCOMPARE(raw(LeaderboardModel::AvgPerf), row.metrics.avgPerfPct);
            QCOMPARE(raw(LeaderboardModel::Cost), row.metrics.costUsd);
            QCOMPARE(model.indexOf(policy, LeaderboardModel::CumRegret).data().toString(),
                     numbers::regret(row.metrics.cumRegret));
            QVERIFY(!model.indexOf(policy).data(Qt::ToolTipRole).toString().isEmpty());
        }
    }

    void missingNumbersStandLastInBothOrders()
    {
        LeaderboardModel model;
        model.setResults(m_results);
        RawOrderProxy proxy;
        proxy.setSourceModel(&model);
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            proxy.sort(LeaderboardModel::SeedDeviation, order);
            bool missingSeen = false;
            for (int i = 0; i < proxy.rowCount(); ++i) {
                const bool there = proxy.index(i, LeaderboardModel::SeedDeviation).data(SortRole).isValid();
                QVERIFY(!(missingSeen && there));
                missingSeen = missingSeen || !there;
            }
            QVERIFY(missingSeen);
        }
    }

    void partialRowsAndBoundsAreNotRanked()
    {
        LeaderboardModel model;
        model.setResults(m_results);
        QVERIFY(!model.indexOf(QStringLiteral("oracle"), LeaderboardModel::Rank).data(SortRole).isValid());
        QVERIFY(!model.indexOf(QStringLiteral("recorded:partial"), LeaderboardModel::Rank).data(SortRole).isValid());
        QVERIFY(model.indexOf(QStringLiteral("recorded:first"), LeaderboardModel::Rank).data(SortRole).isValid());
        QVERIFY(headlinePolicy(*m_results) != QStringLiteral("oracle"));
    }

    void checksDecideOnCurves()
    {
        LeaderboardModel model;
        model.setReference(QStringLiteral("recorded:first"));
        model.setResults(m_results);
        QVERIFY(model.isShown(QStringLiteral("oracle")));
        QVERIFY(model.isShown(QStringLiteral("recorded:first")));
        QSignalSpy changed(&model, &LeaderboardModel::shownChanged);
        const QModelIndex row = model.indexOf(QStringLiteral("recorded:second"));
        const bool before = model.isShown(QStringLiteral("recorded:second"));
        QVERIFY(model.setData(row, before ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(model.isShown(QStringLiteral("recorded:second")), !before);
        QCOMPARE(changed.count(), 1);
        model.setFamilyShown(PolicyFamily::Recorded, false);
        QVERIFY(!model.isShown(QStringLiteral("recorded:first")));
        // What was checked stays when the same stream is computed again.
        const QStringList shown = model.shown();
        model.setResults(std::make_shared<const StreamResults>(*m_results));
        QCOMPARE(model.shown(), shown);
    }

    void curvesEndAtTheMetrics()
    {
        const std::vector<RowCurves> curves = rowCurves(*m_results);
        QCOMPARE(curves.size(), m_results->rows.size());
        for (std::size_t i = 0; i < curves.size(); ++i) {
            const LeaderboardRow& row = m_results->rows[i];
            const auto& regret = curves[i].of(RegretMetric::CumRegret);
            QCOMPARE(regret.mean->size(), m_results->stream->tasks.size());
            const double last = (*regret.mean)[regret.mean->size() - 1];
            if (row.spec.id != "random")
                QVERIFY2(near(last, row.metrics.cumRegret), row.policy.c_str());
            QCOMPARE(regret.low != nullptr, row.runs.size() > 1);
            if (regret.low)
                QVERIFY((*regret.low)[5] <= (*regret.mean)[5] && (*regret.mean)[5] <= (*regret.high)[5]);
        }
    }

    void regretByPositionSumsToCumReg()
    {
        for (const LeaderboardRow& row : m_results->rows) {
            double sum = 0;
            std::size_t covered = 0;
            for (const double value : regretByPosition(*m_results, row)) {
                sum += std::isnan(value) ? 0 : value;
                covered += std::isnan(value) ? 0 : 1;
            }
            QVERIFY2(near(sum, row.metrics.cumRegret), row.policy.c_str());
            QCOMPARE(covered, row.metrics.n);
        }
    }

    void splitsSumToTheWhole()
    {
        for (const LeaderboardRow& row : m_results->rows) {
            for (const Facet facet : usefulFacets(*m_results)) {
                double regret = 0;
                double tasks = 0;
                for (const RegretGroup& group : regretSplit(*m_results, row, facet).groups) {
                    regret += group.regret();
                    tasks += group.tasks;
                }
                QVERIFY2(near(regret, row.metrics.cumRegret), row.policy.c_str());
                QVERIFY(near(tasks, static_cast<double>(row.metrics.n)));
            }
            double regret = 0;
            for (const KindShare& kind : kindSplit(*m_results, row))
                regret += kind.regret;
            QVERIFY2(near(regret, row.metrics.cumRegret), row.policy.c_str());
        }
    }

    void comparisonCountsWhatBruteForceCounts()
    {
        const LeaderboardRow& a = *rowOf(*m_results, QStringLiteral("recorded:first"));
        const LeaderboardRow& b = *rowOf(*m_results, QStringLiteral("recorded:partial"));
        const RunComparison comparison = compareRuns(*m_results, a.runs.front(), b.runs.front());
        std::map<TaskIndex, ModelIndex> picks;
        for (const RecordedDecision& decision : (*m_results->decisions)[0].decisions)
            picks[decision.task] = decision.chosen;
        std::size_t flipped = 0;
        for (const RecordedDecision& decision : (*m_results->decisions)[2].decisions)
            flipped += picks.at(decision.task) != decision.chosen ? 1U : 0U;
        QCOMPARE(comparison.flipped.size(), flipped);
        QCOMPARE(comparison.common, b.metrics.n);
        QCOMPARE(comparison.onlyA, a.metrics.n - b.metrics.n);
        QVERIFY(near(comparison.curve.back(), comparison.deltaRegret()));
        QVERIFY(near(comparison.flippedDelta, comparison.deltaRegret()));
        for (std::size_t i = 1; i < comparison.flipped.size(); ++i)
            QVERIFY(std::abs(comparison.flipped[i - 1].delta()) >= std::abs(comparison.flipped[i].delta()));
    }

    void comparisonIsAntisymmetric()
    {
        const Run& a = rowOf(*m_results, QStringLiteral("recorded:first"))->runs.front();
        const Run& b = rowOf(*m_results, QStringLiteral("linucb"))->runs.front();
        const RunComparison there = compareRuns(*m_results, a, b);
        const RunComparison back = compareRuns(*m_results, b, a);
        QCOMPARE(there.flipped.size(), back.flipped.size());
        QCOMPARE(there.deltaRegret(), -back.deltaRegret());
        QCOMPARE(there.better, back.worse);
        QVERIFY(compareRuns(*m_results, a, a).flipped.empty());
    }

    void flippedModelKeepsTheRules()
    {
        FlippedModel model;
        QAbstractItemModelTester tester(&model);
        const RunComparison comparison =
            compareRuns(*m_results, rowOf(*m_results, QStringLiteral("recorded:first"))->runs.front(),
                        rowOf(*m_results, QStringLiteral("recorded:second"))->runs.front());
        model.setComparison(m_results, comparison.flipped);
        QCOMPARE(model.rowCount(), static_cast<int>(comparison.flipped.size()));
        QCOMPARE(model.index(0, FlippedModel::Delta).data(SortRole).toDouble(), comparison.flipped.front().delta());
        QCOMPARE(model.indexOf(comparison.flipped[2].task).row(), 2);
        for (const int column : {FlippedModel::PickA, FlippedModel::PickB})
            QVERIFY(model.index(0, column).data(InkRole).isValid());
        QVERIFY(!model.index(0, FlippedModel::Task).data(InkRole).isValid());
        model.setComparison(nullptr, {});
    }

    void intervalsHoldTheDifference()
    {
        const auto intervals = intervalsAgainst(*m_results, QStringLiteral("recorded:first"));
        QVERIFY(!intervals.contains(QStringLiteral("recorded:first")));
        const double base = rowOf(*m_results, QStringLiteral("recorded:first"))->metrics.cumRegret;
        for (const LeaderboardRow& row : m_results->rows) {
            if (policyOf(row) == QStringLiteral("recorded:first"))
                continue;
            const Interval interval = intervals.value(policyOf(row));
            QVERIFY2(interval.low <= interval.estimate && interval.estimate <= interval.high, row.policy.c_str());
            if (coversStream(*m_results, row))
                QVERIFY2(near(interval.estimate, row.metrics.cumRegret - base), row.policy.c_str());
        }
    }

    void noFigureIsPrintedForASimulatedBenchmark()
    {
        for (const LeaderboardRow& row : m_results->rows)
            QVERIFY2(!row.published, row.policy.c_str());
    }

    void factsAddUpToTheDifference()
    {
        for (LeaderboardRow row : m_results->rows) {
            row.published = publishedFor("linucb", "id_test");
            const PublishedFacts facts = publishedFacts(*m_results, row);
            QVERIFY(near(facts.fromOracle + facts.fromOwn + facts.rest, facts.difference()));
        }
    }

    void realRowsEqualTheReferenceAtShownPrecision_data()
    {
        QTest::addColumn<QString>("stream");
        QTest::addColumn<QString>("policy");
        QTest::addColumn<QString>("key");
        QTest::newRow("release, ID") << "id_test"
                                     << "recorded:id_release_decisions"
                                     << "";
        QTest::newRow("gpt, ID") << "id_test"
                                 << "always:gpt-5.4"
                                 << "always:gpt-5.4";
        QTest::newRow("oracle, ID") << "id_test"
                                    << "oracle"
                                    << "oracle";
        QTest::newRow("gpt, OOD") << "ood176"
                                  << "always:gpt-5.4"
                                  << "always:gpt-5.4";
        QTest::newRow("oracle, OOD") << "ood176"
                                     << "oracle"
                                     << "oracle";
    }
    void realRowsEqualTheReferenceAtShownPrecision()
    {
        QFETCH(QString, stream);
        QFETCH(QString, policy);
        QFETCH(QString, key);
        ACR_NEED_SHARED(folder, "coderouterbench");
        ACR_NEED_SHARED(release, "reference/id_release_decisions.jsonl");
        ACR_NEED_SHARED(expectedFile, "reference/expected_metrics.json");
        const auto results = realResults(folder, {release}, stream, policy);
        LeaderboardModel model;
        model.setResults(results);
        const auto shown = [&](int column) { return model.indexOf(policy, column).data().toString(); };
        if (key.isEmpty()) {
            QCOMPARE(shown(LeaderboardModel::CumRegret), QStringLiteral("290.1"));
            QCOMPARE(shown(LeaderboardModel::PublishedRegret), QStringLiteral("202.0"));
            QCOMPARE(shown(LeaderboardModel::RegretDifference), QStringLiteral("+88.1"));
            const PublishedFacts facts = publishedFacts(*results, *rowOf(*results, policy));
            QVERIFY(std::abs(facts.oracleAvgPerfPct - 60.02) < 0.005);
            QVERIFY(std::abs(facts.fromOwn) < 0.2);
            QVERIFY(std::abs(facts.rest) <= facts.rounding);
            QVERIFY(explain(facts).join(QLatin1Char('\n')).contains(QStringLiteral("60.02")));
            return;
        }
        QFile file(QString::fromStdString(expectedFile.string()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject row =
            QJsonDocument::fromJson(file.readAll()).object()["streams"].toObject()[stream].toObject()[key].toObject();
        QVERIFY(!row.isEmpty());
        QCOMPARE(shown(LeaderboardModel::CumRegret), numbers::regret(row["cum_regret"].toDouble()));
        QCOMPARE(shown(LeaderboardModel::AvgPerf), numbers::percent(row["avg_perf_pct"].toDouble()));
        QCOMPARE(shown(LeaderboardModel::Cost), numbers::dollars(row["cost_usd"].toDouble()));
        QCOMPARE(shown(LeaderboardModel::Agreement),
                 numbers::percent(100 * row["picked_a_reward_optimal_model"].toDouble()));
    }

    void realFlippedCountEqualsBruteForce()
    {
        ACR_NEED_SHARED(folder, "coderouterbench");
        ACR_NEED_SHARED(first, "reference/ood176_decisions/LinUCB.jsonl");
        ACR_NEED_SHARED(second, "reference/ood176_decisions/LogReg.jsonl");
        const auto results = realResults(folder, {first, second}, QStringLiteral("ood176"),
                                         QStringLiteral("recorded:LinUCB"), QStringLiteral("recorded:LogReg"));
        std::map<TaskIndex, ModelIndex> picks;
        for (const RecordedDecision& decision : (*results->decisions)[0].decisions)
            picks[decision.task] = decision.chosen;
        std::size_t flipped = 0;
        for (const RecordedDecision& decision : (*results->decisions)[1].decisions)
            flipped += picks.at(decision.task) != decision.chosen ? 1U : 0U;
        const RunComparison comparison =
            compareRuns(*results, results->rows[0].runs.front(), results->rows[1].runs.front());
        QVERIFY(flipped > 0);
        QCOMPARE(comparison.flipped.size(), flipped);
    }

private:
    std::shared_ptr<const Benchmark> m_real;

    std::shared_ptr<const StreamResults> realResults(const std::filesystem::path& folder,
                                                     const std::vector<std::filesystem::path>& files,
                                                     const QString& stream, const QString& policy,
                                                     const QString& other = {})
    {
        if (!m_real)
            m_real = std::make_shared<const Benchmark>(importBenchmark(folder, {}).value());
        std::vector<DecisionSet> decisions;
        for (const std::filesystem::path& file : files)
            decisions.push_back(importDecisions(file, *m_real, {}).value().front());
        std::vector<std::string> only{policy.toStdString()};
        if (!other.isEmpty())
            only.push_back(other.toStdString());
        return test::resultsOf(m_real, std::move(decisions), stream.toStdString(), only);
    }
};

QTEST_MAIN(RegretModelsTest)
#include "tst_regretmodels.moc"
