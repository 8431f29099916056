// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The published decisions and the figures recomputed for them, against ours, on the real tables.

#include "core/benchmark/import.h"
#include "core/evaluation/leaderboard.h"
#include "tests/support/shareddata.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <cmath>
#include <fstream>

using namespace acr;
using Json = nlohmann::json;

namespace {

constexpr double relativeTolerance = 1e-9;

bool close(double value, double expected)
{
    return std::abs(value - expected) <= relativeTolerance * std::max(1e-300, std::abs(expected));
}

std::vector<Json> linesOf(const std::filesystem::path& path)
{
    std::ifstream file(path);
    std::vector<Json> lines;
    for (std::string line; std::getline(file, line);) {
        if (!line.empty())
            lines.push_back(Json::parse(line));
    }
    return lines;
}

/// Our spec for a row of expected_metrics.json; empty for rows that are no policy of their own.
std::string specFor(const std::string& row)
{
    if (row.starts_with("dimension_best"))
        return "dimension_best";
    if (row.starts_with("random"))
        return "random";
    if (row.starts_with("verify_and_escalate k="))
        return "cascade@k=" + row.substr(row.find('=') + 1, 1);
    return row;
}

} // namespace

class ReferenceTest final : public QObject {
    Q_OBJECT

    std::optional<Benchmark> m_benchmark;
    std::vector<DecisionSet> m_decisions;

    [[nodiscard]] Stream natural(const char* split) const { return makeStream(*m_benchmark, {.split = split}).value(); }

    [[nodiscard]] Run run(const char* split, const std::string& spec) const
    {
        const Stream stream = natural(split);
        return replay(*m_benchmark, stream, parsePolicySpec(spec).value(),
                      {{.decisions = m_decisions, .mayOpenFiles = true}})
            .value();
    }

private slots:
    void initTestCase()
    {
        ACR_NEED_SHARED(tables, "coderouterbench");
        ACR_NEED_SHARED(reference, "reference");
        auto benchmark = importBenchmark(tables, {});
        QVERIFY(benchmark);
        m_benchmark = std::move(*benchmark);
        auto decisions = importDecisions(reference, *m_benchmark, {});
        if (!decisions)
            QFAIL(describe(decisions.error().items().front()).c_str());
        m_decisions = std::move(*decisions);
    }

    void everyRowOfTheTableEqualsTheExpectedFigures_data()
    {
        QTest::addColumn<QString>("stream");
        QTest::addColumn<QString>("row");
        ACR_NEED_SHARED(expected, "reference/expected_metrics.json");
        const Json json = Json::parse(std::ifstream(expected));
        for (const auto& [stream, rows] : json["streams"].items()) {
            for (const auto& [row, figures] : rows.items())
                QTest::newRow((stream + " " + row).c_str())
                    << QString::fromStdString(stream) << QString::fromStdString(row);
        }
    }
    void everyRowOfTheTableEqualsTheExpectedFigures()
    {
        QFETCH(QString, stream);
        QFETCH(QString, row);
        ACR_NEED_SHARED(expected, "reference/expected_metrics.json");
        const Json figures = Json::parse(std::ifstream(expected))["streams"][stream.toStdString()][row.toStdString()];
        const PolicySpec spec = parsePolicySpec(specFor(row.toStdString())).value();
        const Stream tasks = natural(qPrintable(stream));
        const auto table = leaderboard(*m_benchmark, tasks, std::span(&spec, 1),
                                       {.replay = {{.seed = 1, .decisions = m_decisions}}, .seeds = 1});
        if (!table)
            QFAIL(describe(table.error()).c_str());
        const Metrics& metrics = table->front().metrics;
        QStringList wrong;
        const auto check = [&](const char* key, double value) {
            if (figures.contains(key) && !close(value, figures[key].get<double>()))
                wrong << QStringLiteral("%1: %2, expected %3")
                             .arg(key)
                             .arg(value, 0, 'g', 17)
                             .arg(figures[key].get<double>(), 0, 'g', 17);
        };
        QCOMPARE(metrics.n, figures["n"].get<std::size_t>());
        check("avg_perf_pct", metrics.avgPerfPct);
        check("cum_regret", metrics.cumRegret);
        check("cost_usd", metrics.costUsd);
        check("perf_per_dollar", metrics.perfPerDollar);
        check("picked_a_reward_optimal_model", metrics.oracleAgreement);
        check("mean_steps", static_cast<double>(metrics.attempts) / static_cast<double>(metrics.n));
        QCOMPARE(wrong, QStringList());
        if (figures.contains("escalations")) {
            const ModelIndex strong = *m_benchmark->model("claude-opus-4-6");
            const auto& attempts = table->front().runs.front().attempts;
            QCOMPARE(std::ranges::count(attempts, strong, &Attempt::model),
                     figures["escalations"].get<std::ptrdiff_t>());
        }
    }

    void decisionsOnOod176AreThePublishedOnes_data()
    {
        QTest::addColumn<QString>("policy");
        QTest::addColumn<QString>("file");
        QTest::newRow("linucb") << "linucb"
                                << "LinUCB";
        QTest::newRow("knn") << "knn"
                             << "kNN_Retrieval";
        QTest::newRow("cascade") << "cascade"
                                 << "ACRouter_ours";
    }
    void decisionsOnOod176AreThePublishedOnes()
    {
        QFETCH(QString, policy);
        QFETCH(QString, file);
        ACR_NEED_SHARED(published, "reference/ood176_decisions/" + file.toStdString() + ".jsonl");
        const std::vector<Json> lines = linesOf(published);
        const Run ours = run("ood176", policy.toStdString());
        QCOMPARE(ours.steps.size(), std::size_t{176});
        QCOMPARE(lines.size(), ours.steps.size());
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const Step& step = ours.steps[i];
            QCOMPARE(m_benchmark->tasks[step.task].id, lines[i]["task_id"].get<std::string>());
            QCOMPARE(m_benchmark->models[step.chosen.position()].name, lines[i]["chosen_model"].get<std::string>());
            if (lines[i].contains("observed_reward")) {
                const double expectedReward = lines[i]["observed_reward"].get<double>();
                QVERIFY(std::abs(reward({}, step.score, step.costUsd) - expectedReward) < 1e-9);
            }
            if (lines[i].contains("chain_run")) {
                std::vector<std::string> chain;
                for (const Attempt& attempt : ours.attemptsOf(step))
                    chain.push_back(m_benchmark->models[attempt.model.position()].name);
                QCOMPARE(chain, lines[i]["chain_run"].get<std::vector<std::string>>());
            }
        }
    }

    void theOraclePicksARewardOptimalModelWhereverThePublishedOneDoes()
    {
        const Stream stream = natural("ood176");
        const OracleTable oracle(m_benchmark->outcomes, stream.tasks, {});
        QCOMPARE(evaluate(run("ood176", "recorded:Oracle"), oracle).cumRegret, 0.0);
        QCOMPARE(evaluate(run("ood176", "oracle"), oracle).cumRegret, 0.0);
    }

    void theReleasesGroupMapReproducesItsDecisions()
    {
        ACR_NEED_SHARED(map, "reference/id_release_group_map.json");
        ACR_NEED_SHARED(published, "reference/id_release_decisions.jsonl");
        const Run ours = run("id_test", "group_map@map=" + map.string());
        const std::vector<Json> lines = linesOf(published);
        QCOMPARE(lines.size(), std::size_t{2919});
        std::map<std::string, std::string> chosen;
        for (const Json& line : lines)
            chosen[line["task_id"]] = line["chosen_model"];
        std::size_t same = 0;
        for (const Step& step : ours.steps) {
            const auto recorded = chosen.find(m_benchmark->tasks[step.task].id);
            QVERIFY(recorded != chosen.end());
            const auto model = m_benchmark->modelOrAlias(recorded->second);
            same += model && *model == step.chosen ? 1U : 0U;
        }
        QCOMPARE(same, std::size_t{2919});
    }

    void theGroupMapFittedOnThePublicTableIsReportedBesideIt()
    {
        const Run release = run("id_test", "recorded:id_release_decisions");
        const Run fitted = run("id_test", "group_map");
        std::size_t same = 0;
        std::map<std::uint32_t, ModelIndex> chosen;
        for (const Step& step : release.steps)
            chosen[step.task.value] = step.chosen;
        for (const Step& step : fitted.steps)
            same += chosen.at(step.task.value) == step.chosen ? 1U : 0U;
        const Stream stream = natural("id_test");
        const Metrics metrics = evaluate(fitted, OracleTable(m_benchmark->outcomes, stream.tasks, {}));
        qInfo("fitted map: %zu of %zu decisions as the release; CumReg %.1f, AvgPerf %.2f %%, $%.2f", same,
              fitted.steps.size(), metrics.cumRegret, metrics.avgPerfPct, metrics.costUsd);
        QVERIFY(same > 2700);
    }

    void publishedFiguresStandBesideTheirRows()
    {
        const auto release = publishedFor("recorded:id_release_decisions", "id_test");
        QVERIFY(release);
        QCOMPARE(release->cumRegret, 202.0);
        QCOMPARE(publishedFor("cascade", "ood176")->cumRegret, 15.9);
        QCOMPARE(publishedFor("linucb", "id_test")->cumRegret, 296.9);
        QVERIFY(!publishedFor("dimension_best", "ood176"));
        QVERIFY(!publishedFor("oracle", "probing"));
    }

    void publishedFiguresStandBesideThePublishedTasksAndPoolOnly()
    {
        const auto printed = [](const Benchmark& benchmark, const StreamDefinition& definition) {
            const Stream stream = makeStream(benchmark, definition).value();
            const PolicySpec spec = parsePolicySpec("linucb").value();
            const auto table = leaderboard(benchmark, stream, std::span(&spec, 1), {}).value();
            return table.front().published ? std::string(table.front().published->stream) : std::string();
        };
        const StreamDefinition whole{.split = "ood176"};
        QCOMPARE(printed(*m_benchmark, whole), std::string("ood176"));
        QCOMPARE(printed(*m_benchmark, {.split = "ood176", .order = StreamOrder::Shuffled, .seed = 3}),
                 std::string("ood176"));
        QCOMPARE(
            printed(*m_benchmark, {.split = "ood176", .filter = {{{Facet::Dimension, {std::string("bug_fixing")}}}}}),
            std::string());
        QCOMPARE(printed(*m_benchmark, {.split = "probing"}), std::string());
        // What it is called does not count.
        Benchmark renamed = *m_benchmark;
        for (Split& split : renamed.splits)
            split.name += " of mine";
        QCOMPARE(printed(renamed, {.split = "ood176 of mine"}), std::string("ood176"));
        Benchmark simulated = *m_benchmark;
        simulated.kind = DataKind::Simulated;
        QCOMPARE(printed(simulated, whole), std::string());
        Benchmark otherPool = *m_benchmark;
        otherPool.models.front().name += "-mini";
        QCOMPARE(printed(otherPool, whole), std::string());
        Benchmark otherTask = *m_benchmark;
        std::ranges::find(otherTask.splits, "ood176", &Split::name)->tasks.back() = natural("id_test").tasks.front();
        QCOMPARE(printed(otherTask, whole), std::string());
    }

    void aSpecNamesAFileOnlyWhereTheUserMay()
    {
        ACR_NEED_SHARED(map, "reference/id_release_group_map.json");
        const Stream stream = natural("id_test");
        const auto run = replay(*m_benchmark, stream, parsePolicySpec("group_map@map=" + map.string()).value(), {});
        QVERIFY(!run);
        QCOMPARE(run.error().code, ErrorCode::NotApplicable);
    }

    void replaysOfTheRealStreamsAreIdenticalOnOneAndTwoThreads()
    {
        for (const char* split : {"ood176", "id_test"}) {
            const Stream stream = natural(split);
            const auto specs = applicablePolicies(*m_benchmark, stream, m_decisions);
            const auto one = leaderboard(*m_benchmark, stream, specs,
                                         {.replay = {{.seed = 1, .decisions = m_decisions}}, .seeds = 2, .threads = 1});
            const auto two = leaderboard(*m_benchmark, stream, specs,
                                         {.replay = {{.seed = 1, .decisions = m_decisions}}, .seeds = 2, .threads = 2});
            QVERIFY(one && two);
            for (std::size_t i = 0; i < one->size(); ++i) {
                const Run& a = (*one)[i].runs.back();
                const Run& b = (*two)[i].runs.back();
                QVERIFY2(std::ranges::equal(a.steps, b.steps, {}, &Step::chosen, &Step::chosen),
                         (*one)[i].policy.c_str());
                QCOMPARE((*one)[i].metrics.cumRegret, (*two)[i].metrics.cumRegret);
            }
        }
    }
};

QTEST_APPLESS_MAIN(ReferenceTest)
#include "tst_reference.moc"
