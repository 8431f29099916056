// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/leaderboard.h"
#include "core/verifier/calledattempt.h"
#include "tests/support/generatedbenchmark.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <bit>
#include <cmath>

using namespace acr;
using namespace acr::test;

namespace {

Attempt truthOf(ModelIndex model, double score)
{
    return {.model = model, .passed = score >= 1, .graded = true, .applied = true, .score = score, .costUsd = 0.25};
}

/// Shares of calls on failed, partial and resolved answers that are seen as passed, as worthless, and not at all.
struct Shares {
    double passed = 0;
    double worthless = 0;
    double silent = 0;
};

Shares sharesFor(const RecordedVerifier& verifier, double score)
{
    Shares shares;
    constexpr std::uint32_t tasks = 4000;
    constexpr std::uint16_t models = 4;
    for (std::uint32_t task = 0; task < tasks; ++task) {
        for (std::uint16_t model = 0; model < models; ++model) {
            const Attempt seen = verifier.judge(TaskIndex(task), truthOf(ModelIndex(model), score));
            shares.passed += seen.passed ? 1.0 : 0.0;
            shares.silent += isMissing(seen.score) ? 1.0 : 0.0;
            shares.worthless += seen.score == 0 ? 1.0 : 0.0;
        }
    }
    for (double* share : {&shares.passed, &shares.worthless, &shares.silent})
        *share /= tasks * models;
    return shares;
}

bool near(double value, double expected)
{
    return std::abs(value - expected) <
           0.012; // four standard errors of a share of 16 000 calls, and of 4 000 tasks for missing verdicts
}

} // namespace

class VerifierTest final : public QObject {
    Q_OBJECT

private slots:
    void aVerdictBecomesTheAttempts()
    {
        ModelReply reply;
        reply.costUsd = 0.5;
        reply.details.answer = "an answer";
        Attempt attempt = calledAttempt(ModelIndex(3), reply);
        QCOMPARE(attempt.model.position(), std::size_t{3});
        QVERIFY(!attempt.graded && !attempt.passed && attempt.applied && isMissing(attempt.score));
        QCOMPARE(attempt.costUsd, 0.5);
        setVerdict(attempt, {.verdict = Verdict::Failed, .score = 0.25, .applied = false});
        QVERIFY(attempt.graded && !attempt.passed && !attempt.applied);
        QCOMPARE(attempt.score, 0.25);
        // A later one replaces it.
        setVerdict(attempt, {.verdict = Verdict::Passed, .score = 1});
        QVERIFY(attempt.graded && attempt.passed && attempt.applied);
        QCOMPARE(attempt.score, 1.0);
        setVerdict(attempt, Judgement());
        QVERIFY(!attempt.graded && !attempt.passed && isMissing(attempt.score));
        // By convention.
        setVerdict(attempt, {.score = 1});
        QVERIFY(!attempt.graded && attempt.passed);

        reply.details.failure = CallFailure::ServerError;
        const Attempt failed = calledAttempt(ModelIndex(3), reply);
        QVERIFY(!failed.graded && !failed.passed && !failed.applied);
    }

    void errorsComeAtTheRatesThatWereAsked()
    {
        const RecordedVerifier verifier({.falsePass = 0.2, .falseFail = 0.1});
        QVERIFY(near(sharesFor(verifier, 0).passed, 0.2));
        QVERIFY(near(sharesFor(verifier, 1).worthless, 0.1));
        QVERIFY(near(sharesFor(verifier, 1).passed, 0.9));
        QVERIFY(near(sharesFor(verifier, 0.4).passed, 0.2));
        QVERIFY(near(sharesFor(verifier, 0.4).worthless, 0.1));
        const RecordedVerifier partial({.gradedShare = 0.7});
        QVERIFY(std::abs(sharesFor(partial, 1).silent - 0.3) < 0.03);
    }

    void theSameCallGetsTheSameVerdictInAnyOrder()
    {
        const RecordedVerifier verifier({.falsePass = 0.3, .falseFail = 0.3, .gradedShare = 0.8, .seed = 5});
        const RecordedVerifier again(verifier.settings());
        for (std::uint32_t task = 500; task-- > 0;) {
            for (std::uint16_t model = 0; model < 5; ++model) {
                const Attempt a = verifier.judge(TaskIndex(task), truthOf(ModelIndex(model), 0));
                const Attempt b = again.judge(TaskIndex(task), truthOf(ModelIndex(model), 0));
                QCOMPARE(std::bit_cast<std::uint64_t>(a.score), std::bit_cast<std::uint64_t>(b.score));
                QCOMPARE(a.graded, b.graded);
            }
        }
    }

    void aHigherRateErrsWhereverALowerOneDoes()
    {
        const RecordedVerifier few({.falsePass = 0.1, .falseFail = 0.1, .gradedShare = 0.6});
        const RecordedVerifier many({.falsePass = 0.4, .falseFail = 0.3, .gradedShare = 0.4});
        for (std::uint32_t task = 0; task < 2000; ++task) {
            for (const double score : {0.0, 1.0}) {
                const Attempt truth = truthOf(ModelIndex(2), score);
                const Attempt fewSeen = few.judge(TaskIndex(task), truth);
                const Attempt manySeen = many.judge(TaskIndex(task), truth);
                if (isMissing(fewSeen.score))
                    QVERIFY(isMissing(manySeen.score));
                else if (fewSeen.score != score)
                    QVERIFY(manySeen.score != score);
            }
        }
    }

    void whatIsPaidIsAlwaysSeenAndWhatNobodyGradedStaysSo()
    {
        const RecordedVerifier verifier({.falsePass = 1, .gradedShare = 0.5});
        for (std::uint32_t task = 0; task < 200; ++task) {
            Attempt ungraded = truthOf(ModelIndex(0), 0);
            ungraded.graded = false;
            const Attempt seen = verifier.judge(TaskIndex(task), ungraded);
            QCOMPARE(seen.costUsd, 0.25);
            QVERIFY(!seen.graded && !seen.passed);
        }
    }

    void aPanelOfToolsErrsLessThanOneTool()
    {
        Benchmark benchmark = generatedBenchmark(3, {.tasks = 200});
        ToolWeights tools;
        QVERIFY(tools.add("", {{"tests", 2}, {"lint", 2}, {"rubric", 2}, {"build", 2}, {"review", 2}}));
        const RecordedVerifier one({.falsePass = 0.2, .falseFail = 0.2}, &benchmark.tasks);
        const RecordedVerifier panel({.falsePass = 0.2, .falseFail = 0.2, .tools = tools}, &benchmark.tasks);
        int oneWrong = 0;
        int panelWrong = 0;
        for (std::uint32_t task = 0; task < benchmark.tasks.size(); ++task) {
            for (std::uint16_t model = 0; model < 5; ++model) {
                const Attempt truth = truthOf(ModelIndex(model), task % 2 == 0 ? 1 : 0);
                oneWrong += one.judge(TaskIndex(task), truth).passed != truth.passed ? 1 : 0;
                panelWrong += panel.judge(TaskIndex(task), truth).passed != truth.passed ? 1 : 0;
            }
        }
        QVERIFY2(panelWrong * 2 < oneWrong, qPrintable(QStringLiteral("%1 against %2").arg(panelWrong).arg(oneWrong)));
    }

    void weightsSumToOneAndTheSilentShareTheirs()
    {
        ToolWeights weights;
        QVERIFY(weights.add("", {{"tests", 3}, {"lint", 1}}));
        QVERIFY(weights.add("bug_fixing", {{"tests", 1}}));
        QCOMPARE(weights.of("algorithm").size(), std::size_t{2});
        QCOMPARE(weights.of("algorithm")[0].weight, 0.75);
        QCOMPARE(weights.of("bug_fixing").size(), std::size_t{1});
        const double both[] = {1, 0};
        const double silent[] = {missing, 0.5};
        const double none[] = {missing, missing};
        QCOMPARE(ToolWeights::combined(weights.of(""), both), 0.75);
        QCOMPARE(ToolWeights::combined(weights.of(""), silent), 0.5);
        QVERIFY(isMissing(ToolWeights::combined(weights.of(""), none)));
        const ToolWeights defaults = defaultToolWeights();
        for (const ToolWeights::Row& row : defaults.rows()) {
            double sum = 0;
            for (const ToolWeight& tool : row.tools)
                sum += tool.weight;
            QVERIFY(std::abs(sum - 1) < 1e-12);
        }
    }

    void badWeightsAreRefused_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        const auto row = [](const char* name, const char* json, ErrorCode code, int line, int column) {
            QTest::newRow(name) << json << static_cast<int>(code) << line << column;
        };
        row("empty", "", ErrorCode::Malformed, 1, 1);
        row("a list", "[]", ErrorCode::WrongType, 1, 1);
        row("unknown key", "{\"false_pass\": 0.1,\n \"false_alarm\": 1}", ErrorCode::UnknownName, 2, 2);
        row("key twice", "{\"seed\": 1, \"seed\": 2}", ErrorCode::Duplicate, 1, 13);
        row("rate above one", "{\"false_pass\": 1.5}", ErrorCode::OutOfRange, 1, 16);
        row("rate negative", "{\"graded\":\n-0.1}", ErrorCode::OutOfRange, 2, 1);
        row("rate a text", "{\"false_fail\": \"0.1\"}", ErrorCode::WrongType, 1, 16);
        row("rates beyond one", "{\"false_fail\": 0.6, \"false_pass\": 0.6}", ErrorCode::OutOfRange, 1, 1);
        row("seed with a fraction", "{\"seed\": 1.5}", ErrorCode::OutOfRange, 1, 10);
        row("tools a list", "{\"tools\": []}", ErrorCode::WrongType, 1, 11);
        row("tools of a dimension a number", "{\"tools\": {\"*\": 1}}", ErrorCode::WrongType, 1, 17);
        row("no tools", "{\"tools\": {\"*\": {}}}", ErrorCode::Empty, 1, 17);
        row("weights all zero", "{\"tools\": {\"*\": {\"tests\": 0}}}", ErrorCode::Empty, 1, 17);
        row("weight negative", "{\"tools\": {\"*\": {\"tests\": -1}}}", ErrorCode::OutOfRange, 1, 27);
        row("tool without name", "{\"tools\": {\"*\": {\"\": 1}}}", ErrorCode::BadParameter, 1, 17);
        row("truncated", "{\"tools\": {", ErrorCode::Malformed, 1, 12);
        row("broken UTF-8", "{\"tools\": {\"\xff\": {}}}", ErrorCode::Malformed, 1, 13);
    }
    void badWeightsAreRefused()
    {
        QFETCH(QString, json);
        const auto read = readVerifier(
            json == "{\"tools\": {\"\xff\": {}}}" ? std::string("{\"tools\": {\"\xff\": {}}}") : json.toStdString());
        QVERIFY(!read);
        const Error& error = read.error();
        QTEST(static_cast<int>(error.code), "code");
        QTEST(static_cast<int>(error.place.line), "line");
        QTEST(static_cast<int>(error.place.column), "column");
    }

    void settingsReadBackAsTheyWereWritten()
    {
        VerifierSettings settings{.falsePass = 0.1,
                                  .falseFail = 0.05,
                                  .gradedShare = 0.8,
                                  .seed = 18446744073709551615ULL,
                                  .tools = defaultToolWeights()};
        const auto read = readVerifier(verifierJson(settings).dump());
        QVERIFY2(read.has_value(), read ? "" : describe(read.error()).c_str());
        QCOMPARE(read->falsePass, settings.falsePass);
        QCOMPARE(read->seed, settings.seed);
        QCOMPARE(read->tools.rows().size(), settings.tools.rows().size());
        QCOMPARE(verifierJson(*read).dump(), verifierJson(settings).dump());
        QCOMPARE(parseVerifier(verifierText(settings)).value().falseFail, settings.falseFail);
        QVERIFY(parseVerifier("").value().perfect());
        QVERIFY(parseVerifier("perfect").value().perfect());
        for (const char* bad : {"false_pass", "false_pass=x", "false_pass=2", "x=1", "seed=-1", "tools=none",
                                "false_pass=0.7,false_fail=0.7", "seed=1,seed=2", "tools=default,tools=default"})
            QVERIFY2(!parseVerifier(bad), bad);
    }

    void regretIsMeasuredByTheRecordedScoreWhateverTheVerifierSays()
    {
        const Benchmark benchmark = generatedBenchmark(8, {.tasks = 300, .ungradedShare = 0});
        const Stream stream = makeStream(benchmark, {.split = "id_test"}).value();
        const OracleTable oracle(benchmark.outcomes, stream.tasks, {});
        const auto metricsOf = [&](const char* policy, const VerifierSettings& verifier) {
            return evaluate(
                replay(benchmark, stream, parsePolicySpec(policy).value(), {{.seed = 1}, {}, verifier}).value(),
                oracle);
        };
        const VerifierSettings bad{.falsePass = 0.4, .falseFail = 0.4, .gradedShare = 0.5};
        // A policy that does not learn gets the same, however wrong the verifier is.
        QCOMPARE(metricsOf("always:model-1", bad).cumRegret, metricsOf("always:model-1", {}).cumRegret);
        // A cascade that trusts a verifier that passes everything stops at its first call.
        const char* cascade = "cascade@chain=model-0+model-1@strong=model-2@k=1";
        QCOMPARE(metricsOf(cascade, {.falsePass = 1}).attempts, stream.tasks.size());
        QVERIFY(metricsOf(cascade, {}).attempts > stream.tasks.size());
        // Regret of single calls stays a regret.
        for (const char* policy : {"linucb", "lints", "knn", "acrouter@start=cold"}) {
            const Run run = replay(benchmark, stream, parsePolicySpec(policy).value(), {{.seed = 1}, {}, bad}).value();
            for (const Step& step : run.steps)
                QVERIFY(stepRegret(step, oracle).regret >= 0);
        }
    }

    void withoutFeedbackNothingIsLearned()
    {
        const Benchmark benchmark = generatedBenchmark(9, {.tasks = 200});
        const Stream stream = makeStream(benchmark, {.split = "id_test"}).value();
        for (const char* policy : {"linucb@alpha=0", "lints@v=0"}) {
            const Run run =
                replay(benchmark, stream, parsePolicySpec(policy).value(), {{.seed = 1}, {}, {.gradedShare = 0}})
                    .value();
            for (const Step& step : run.steps)
                QVERIFY2(step.chosen == run.steps.front().chosen, policy);
        }
    }
};

QTEST_APPLESS_MAIN(VerifierTest)
#include "tst_verifier.moc"
