// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/leaderboard.h"
#include "core/evaluation/statistics.h"
#include "tests/support/generatedbenchmark.h"

#include <QtTest>

#include <cmath>
#include <cstring>

using namespace acr;
using namespace acr::test;

namespace {

constexpr int generatedCases = 40;

Stream streamOf(const Benchmark& benchmark, StreamDefinition definition)
{
    auto stream = makeStream(benchmark, std::move(definition));
    if (!stream)
        qFatal("%s", describe(stream.error()).c_str());
    return std::move(*stream);
}

Run run(const Benchmark& benchmark, const Stream& stream, const char* spec, ReplaySettings settings = {})
{
    auto result = replay(benchmark, stream, parsePolicySpec(spec).value(), settings);
    if (!result)
        qFatal("%s: %s", spec, describe(result.error()).c_str());
    return std::move(*result);
}

bool sameBytes(const Run& a, const Run& b)
{
    const auto equal = [](const auto& left, const auto& right) {
        return left.size() == right.size() &&
               std::equal(left.begin(), left.end(), right.begin(), [](const auto& x, const auto& y) {
                   const auto bits = [](double value) { return std::bit_cast<std::uint64_t>(value); };
                   if constexpr (requires { x.firstAttempt; })
                       return x.task == y.task && x.chosen == y.chosen && x.attemptCount == y.attemptCount &&
                              bits(x.score) == bits(y.score) && bits(x.costUsd) == bits(y.costUsd);
                   else
                       return x.model == y.model && bits(x.score) == bits(y.score) &&
                              bits(x.costUsd) == bits(y.costUsd);
               });
    };
    return equal(a.steps, b.steps) && equal(a.attempts, b.attempts);
}

const std::vector<const char*> deterministicPolicies{"oracle",
                                                     "always:model-0",
                                                     "dimension_best",
                                                     "group_map@min_count=5",
                                                     "knn",
                                                     "knn@variant=frozen",
                                                     "linucb",
                                                     "lints",
                                                     "random",
                                                     "cascade@chain=model-1+model-2@strong=model-3@k=1",
                                                     "acrouter",
                                                     "acrouter@start=cold",
                                                     "acrouter@mode=cascade",
                                                     "logreg@epochs=2",
                                                     "mlp@epochs=2",
                                                     "mf@epochs=2",
                                                     "sw@k=10"};

} // namespace

class EvaluationTest final : public QObject {
    Q_OBJECT

private slots:
    void regretOfTheOracleIsExactlyZero()
    {
        for (int seed = 0; seed < generatedCases; ++seed) {
            const Benchmark benchmark =
                generatedBenchmark(static_cast<std::uint64_t>(seed), {.missingScoreShare = seed % 2 == 0 ? 0.0 : 0.1});
            const Stream stream = streamOf(benchmark, {.split = "id_test"});
            for (const MissingScores convention : {MissingScores::AsZero, MissingScores::Leave}) {
                const Run oracleRun = run(benchmark, stream, "oracle", {{.missingScores = convention}});
                const OracleTable oracle(benchmark.outcomes, stream.tasks, {}, convention);
                const Metrics metrics = evaluate(oracleRun, oracle);
                QCOMPARE(metrics.cumRegret, 0.0);
                QCOMPARE(metrics.verdictCounts[static_cast<std::size_t>(StepVerdict::Avoidable)], std::size_t{0});
                if (convention == MissingScores::AsZero)
                    QCOMPARE(metrics.oracleAgreement, 1.0);
            }
        }
    }

    void singleShotRegretIsNeverNegativeAndItsPartsAddUp()
    {
        for (int seed = 0; seed < generatedCases; ++seed) {
            const Benchmark benchmark = generatedBenchmark(static_cast<std::uint64_t>(100 + seed));
            const Stream stream = streamOf(benchmark, {.split = "id_test", .order = StreamOrder::Shuffled, .seed = 5});
            const OracleTable oracle(benchmark.outcomes, stream.tasks, {});
            for (const char* policy :
                 {"random", "linucb", "lints", "knn", "dimension_best", "group_map", "always:model-4"}) {
                const Run result = run(benchmark, stream, policy, {{.seed = 9}});
                double sum = 0;
                for (const Step& step : result.steps) {
                    const StepRegret parts = stepRegret(step, oracle);
                    QVERIFY2(parts.regret >= 0, policy);
                    QVERIFY(std::abs(parts.regret - (parts.quality + parts.cost)) < 1e-12);
                    sum += parts.regret;
                }
                const Metrics metrics = evaluate(result, oracle);
                QCOMPARE(metrics.cumRegret, sum);
                QCOMPARE(curvesOf(result, oracle).cumRegret.back(), sum);
                double byDimension = 0;
                std::size_t count = 0;
                for (const FacetMetrics& group : evaluateBy(result, oracle, benchmark.tasks, Facet::Dimension)) {
                    byDimension += group.metrics.cumRegret;
                    count += group.metrics.n;
                }
                QVERIFY(std::abs(byDimension - sum) < 1e-9);
                QCOMPARE(count, result.steps.size());
                double byVerdict = 0;
                for (const double part : metrics.verdictRegret)
                    byVerdict += part;
                QVERIFY(std::abs(byVerdict - sum) < 1e-9);
            }
        }
    }

    void replaysAreIdenticalOnOneAndTwoThreads()
    {
        const Benchmark benchmark = generatedBenchmark(7, {.tasks = 400});
        const Stream stream = streamOf(benchmark, {.split = "id_test"});
        std::vector<PolicySpec> specs;
        for (const char* text : deterministicPolicies)
            specs.push_back(parsePolicySpec(text).value());
        const auto one = leaderboard(benchmark, stream, specs, {.seeds = 4, .threads = 1});
        const auto two = leaderboard(benchmark, stream, specs, {.seeds = 4, .threads = 2});
        QVERIFY(one && two);
        for (std::size_t i = 0; i < one->size(); ++i) {
            QCOMPARE((*one)[i].runs.size(), (*two)[i].runs.size());
            for (std::size_t r = 0; r < (*one)[i].runs.size(); ++r)
                QVERIFY2(sameBytes((*one)[i].runs[r], (*two)[i].runs[r]), (*one)[i].policy.c_str());
            QCOMPARE((*one)[i].metrics.cumRegret, (*two)[i].metrics.cumRegret);
        }
    }

    void aClonedPolicyGoesOnAsTheOriginal_data()
    {
        QTest::addColumn<QString>("policy");
        for (const char* policy : deterministicPolicies)
            QTest::newRow(policy) << policy;
    }
    void aClonedPolicyGoesOnAsTheOriginal()
    {
        QFETCH(QString, policy);
        const Benchmark benchmark = generatedBenchmark(11, {.tasks = 300});
        const Stream stream = streamOf(benchmark, {.split = "id_test"});
        const Run whole = run(benchmark, stream, qPrintable(policy), {{.seed = 3}});
        ReplayEnvironment environment(benchmark.outcomes);
        auto made = makePolicy(parsePolicySpec(policy.toStdString()).value(),
                               replaySetup(benchmark, stream, {{.seed = 3}}), &benchmark.outcomes);
        QVERIFY(made);
        StreamReplay first(stream, std::move(*made), environment);
        for (int i = 0; i < 40; ++i)
            first.step();
        std::unique_ptr<Policy> copy = first.policy().clone();
        first.runToEnd();
        QVERIFY(sameBytes(first.run(), whole));
        Turn turn;
        for (std::size_t i = 40; i < stream.tasks.size(); ++i) {
            const TaskContext context{stream.tasks[i], static_cast<std::uint32_t>(i)};
            turn.start(*copy, context);
            while (const auto model = turn.toCall())
                turn.onAttempt(environment.attempt(context, *model).seen);
            QCOMPARE(turn.attempts()[turn.answer()].model, whole.steps[i].chosen);
            turn.teach(*copy);
        }
    }

    void uniformExpectationIsTheMeanOverManySeeds()
    {
        const Benchmark benchmark = generatedBenchmark(3, {.tasks = 200});
        const Stream stream = streamOf(benchmark, {.split = "id_test"});
        const OracleTable oracle(benchmark.outcomes, stream.tasks, {});
        const Metrics exact = uniformExpectation(stream.tasks, oracle);
        double regret = 0;
        double performance = 0;
        constexpr std::uint64_t seeds = 600;
        for (std::uint64_t seed = 0; seed < seeds; ++seed) {
            const Metrics metrics = evaluate(run(benchmark, stream, "random", {{.seed = seed}}), oracle);
            regret += metrics.cumRegret / seeds;
            performance += metrics.avgPerfPct / seeds;
        }
        QVERIFY2(std::abs(regret - exact.cumRegret) < 0.01 * exact.cumRegret, qPrintable(QString::number(regret)));
        QVERIFY(std::abs(performance - exact.avgPerfPct) < 0.5);
    }

    void curvesOfUniformChoiceEndAtItsExpectation()
    {
        const Benchmark benchmark = generatedBenchmark(4, {.tasks = 120, .ungradedShare = 0.3});
        const Stream stream = streamOf(benchmark, {.split = "id_test"});
        for (const MissingScores convention : {MissingScores::AsZero, MissingScores::Leave}) {
            const OracleTable oracle(benchmark.outcomes, stream.tasks, {}, convention);
            const Curves curves = uniformCurves(stream.tasks, oracle);
            QCOMPARE(curves.cumRegret.size(), stream.tasks.size());
            for (const std::size_t n : {std::size_t{1}, stream.tasks.size() / 2, stream.tasks.size()}) {
                const Metrics exact = uniformExpectation(std::span(stream.tasks).first(n), oracle);
                QVERIFY(std::abs(curves.cumRegret[n - 1] - exact.cumRegret) < 1e-9);
                QVERIFY(std::abs(curves.costUsd[n - 1] - exact.costUsd) < 1e-9);
                QVERIFY(isMissing(exact.avgPerfPct) ? isMissing(curves.avgPerfPct[n - 1])
                                                    : std::abs(curves.avgPerfPct[n - 1] - exact.avgPerfPct) < 1e-9);
            }
        }
    }

    void leavingMissingScoresOutLowersCoverageAndNotTheMean()
    {
        Benchmark benchmark = generatedBenchmark(5, {.ungradedShare = 0.4});
        const Stream stream = streamOf(benchmark, {.split = "id_test"});
        const Metrics zero =
            evaluate(run(benchmark, stream, "always:model-0"), OracleTable(benchmark.outcomes, stream.tasks, {}));
        const Metrics left =
            evaluate(run(benchmark, stream, "always:model-0", {{.missingScores = MissingScores::Leave}}),
                     OracleTable(benchmark.outcomes, stream.tasks, {}, MissingScores::Leave));
        QCOMPARE(zero.coverage, left.coverage);
        QVERIFY(zero.coverage < 0.8);
        QVERIFY(left.avgPerfPct > zero.avgPerfPct);
        QVERIFY(std::abs(left.avgPerfPct * left.coverage - zero.avgPerfPct) < 1e-9);
    }

    void aPolicyNeverSeesOutcomesItDidNotPayFor()
    {
        // The policies get a matrix whose reported split is falsified; only the environment has the real one.
        const Benchmark truth = generatedBenchmark(21, {.tasks = 300});
        Benchmark poisoned = truth;
        const Stream stream = streamOf(truth, {.split = "id_test"});
        for (const TaskIndex task : stream.tasks) {
            for (std::size_t j = 0; j < truth.models.size(); ++j)
                poisoned.outcomes.setOutcome(task, ModelIndex::at(j), {.score = 1e6, .costUsd = 1e6});
        }
        for (const char* text : deterministicPolicies) {
            if (std::string_view(text) == "oracle")
                continue;
            const auto parsed = parsePolicySpec(text);
            const PolicySpec& spec = parsed.value();
            const auto follow = [&](const Benchmark& seen) {
                const PolicySetup setup = replaySetup(seen, stream, {{.seed = 1}});
                ReplayEnvironment environment(truth.outcomes);
                StreamReplay replayed(stream, makePolicy(spec, setup).value(), environment);
                replayed.runToEnd();
                return replayed.takeRun();
            };
            QVERIFY2(sameBytes(follow(truth), follow(poisoned)), text);
        }
    }

    void theParetoFrontIsWhatNoPointBeats()
    {
        Random random(1);
        for (int round = 0; round < 200; ++round) {
            std::vector<double> costs;
            std::vector<double> scores;
            for (int i = 0; i < 12; ++i) {
                costs.push_back(static_cast<double>(random.below(6)));
                scores.push_back(static_cast<double>(random.below(6)));
            }
            const auto front = paretoFront(costs, scores);
            for (std::size_t i = 0; i < costs.size(); ++i) {
                bool beaten = false;
                for (std::size_t j = 0; j < costs.size(); ++j)
                    beaten = beaten || (costs[j] <= costs[i] && scores[j] >= scores[i] &&
                                        (costs[j] < costs[i] || scores[j] > scores[i]));
                QCOMPARE(std::ranges::find(front, i) == front.end(), beaten);
            }
        }
    }

    void theBootstrapIntervalHoldsTheEstimateAndNarrowsAroundNothing()
    {
        Random random(4);
        std::vector<double> a;
        std::vector<double> b;
        for (int i = 0; i < 500; ++i) {
            b.push_back(random.normal());
            a.push_back(b.back() + 0.3 + 0.5 * random.normal());
        }
        const Interval interval = pairedBootstrap(a, b);
        QVERIFY(interval.low < interval.estimate && interval.estimate < interval.high);
        QVERIFY2(interval.low > 0, "a difference of 150 with a standard error of 11 is sure");
        const Interval same = pairedBootstrap(a, a);
        QCOMPARE(same.low, 0.0);
        QCOMPARE(same.high, 0.0);
    }

    void aBadSpecNamesWhatIsPossible_data()
    {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("mentions");
        const auto row = [](const char* spec, ErrorCode code, const char* mentions) {
            QTest::newRow(spec) << spec << static_cast<int>(code) << mentions;
        };
        row("orakel", ErrorCode::UnknownName, "oracle");
        row("always", ErrorCode::BadParameter, "always:<model>");
        row("oracle:x", ErrorCode::BadParameter, "oracle");
        row("cascade@k=-1", ErrorCode::BadParameter, "0 to 1024");
        row("cascade@k=two", ErrorCode::BadParameter, "whole number");
        row("cascade@k", ErrorCode::BadParameter, "name=value");
        row("linucb@alpha=nan", ErrorCode::BadParameter, "0 to 100");
        row("linucb@beta=1", ErrorCode::UnknownName, "alpha");
        row("knn@variant=cold", ErrorCode::BadParameter, "frozen");
        row("random@k=1", ErrorCode::UnknownName, "no parameter");
    }
    void aBadSpecNamesWhatIsPossible()
    {
        QFETCH(QString, spec);
        QFETCH(int, code);
        QFETCH(QString, mentions);
        const auto parsed = parsePolicySpec(spec.toStdString());
        QVERIFY(!parsed);
        QCOMPARE(static_cast<int>(parsed.error().code), code);
        QVERIFY2(QString::fromStdString(describe(parsed.error())).contains(mentions), describe(parsed.error()).c_str());
    }

    void aSpecReadsBackAsItWasWritten()
    {
        for (const char* text :
             {"oracle", "always:a/b:c", "cascade@k=3", "knn@k=20@variant=frozen", "linucb@alpha=0.5"})
            QCOMPARE(parsePolicySpec(text).value().text(), std::string(text));
        QCOMPARE(parsePolicySpec("cascade@k=2").value().text(), std::string("cascade"));
    }
};

QTEST_APPLESS_MAIN(EvaluationTest)
#include "tst_evaluation.moc"
