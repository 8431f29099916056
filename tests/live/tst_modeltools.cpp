// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Verdicts that models give: how a judge's answer is read, when further answers of a model agree, and how tools count
/// together.

#include "core/live/modeltools.h"

#include <QtTest>

using namespace acr;

namespace {

RunnableTask task()
{
    RunnableTask made;
    made.id = "t";
    made.dimension = "d";
    made.language = "python";
    made.prompt = "Add one.";
    return made;
}

ToolVerdict verdictOf(std::string_view tool, Verdict verdict, double score)
{
    return {std::string(tool), verdict, score, {}};
}

Judgement ran(Verdict verdict)
{
    Judgement judgement;
    judgement.verdict = verdict;
    judgement.score = verdict == Verdict::Unknown ? missing : verdict == Verdict::Passed ? 1 : 0;
    judgement.tools.push_back(verdictOf("tests", verdict, judgement.score));
    return judgement;
}

} // namespace

class ModelToolsTest : public QObject {
    Q_OBJECT

private slots:
    /// The tool that ran the answer may have a weight of its own; else it has that of "run".
    void theToolThatRanHasItsWeight()
    {
        ToolWeights weights;
        QVERIFY(weights.add("test_generation", {{"mutants", 1}, {"judge", 3}}));
        QVERIFY(weights.add("", {{"run", 1}, {"judge", 1}}));
        Judgement seen;
        seen.verdict = Verdict::Passed;
        seen.score = 0.8;
        seen.tools.push_back({"mutants", Verdict::Passed, 0.8, {}});
        const std::vector<ToolVerdict> judge{{"judge", Verdict::Failed, 0, {}}};
        const Judgement own = combined(weights, "test_generation", seen, judge);
        QVERIFY(own.verdict == Verdict::Failed);
        QCOMPARE(own.score, 0.2);
        QCOMPARE(combined(weights, "bug_fixing", seen, judge).score, 0.4);
    }

    void aJudgeIsRead_data()
    {
        QTest::addColumn<QString>("reply");
        QTest::addColumn<int>("verdict");
        QTest::newRow("json") << R"({"verdict": "pass", "reason": "it may fail elsewhere"})" << int(Verdict::Passed);
        QTest::newRow("fenced") << "```json\n{\"verdict\": \"FAIL\"}\n```" << int(Verdict::Failed);
        QTest::newRow("unknown") << R"({"verdict": "unknown"})" << int(Verdict::Unknown);
        QTest::newRow("words") << "It passes all tests and does not fail." << int(Verdict::Passed);
        QTest::newRow("nothing") << "I can't say." << int(Verdict::Unknown);
        QTest::newRow("broken json") << "{\"verdict\": \"fail" << int(Verdict::Failed);
        QTest::newRow("empty") << "" << int(Verdict::Unknown);
    }
    void aJudgeIsRead()
    {
        QFETCH(const QString, reply);
        QFETCH(const int, verdict);
        const ToolVerdict seen = readJudge(reply.toStdString());
        QCOMPARE(int(seen.verdict), verdict);
        QCOMPARE(isMissing(seen.score), seen.verdict == Verdict::Unknown);
    }

    void aJudgeIsNotToldTheSolution()
    {
        RunnableTask known = task();
        known.canonicalSolution = "the solution";
        const ModelQuestion question = judgeQuestion(known, "an answer");
        QVERIFY(question.prompt.find("the solution") == std::string::npos);
        QVERIFY(question.prompt.find("an answer") != std::string::npos);
    }

    void answersThatAgree()
    {
        const std::string own = "Here:\n```python\nx = 1  \n\ny = 2\n```";
        const std::string same = "x = 1\ny = 2";
        const std::string other = "```python\nx = 3\n```";
        const auto of = [&](std::vector<std::string> samples) { return consistencyOf(task(), own, samples); };
        QCOMPARE(of({same, same, other}).verdict, Verdict::Passed);
        QCOMPARE(of({same, same, other}).score, 2.0 / 3);
        QCOMPARE(of({other, other, same}).verdict, Verdict::Failed);
        QCOMPARE(of({"a", "b", "c"}).verdict, Verdict::Unknown);
        QCOMPARE(of({same, other}).verdict, Verdict::Unknown);
        // One sample says nothing.
        QCOMPARE(of({same}).verdict, Verdict::Unknown);
        QCOMPARE(of({}).verdict, Verdict::Unknown);
    }

    void toolsCountByWeight()
    {
        const ToolWeights none;
        // Running decides where it can; else the judge counts more than agreement.
        QVERIFY(!toolsToAsk(none, "d", ran(Verdict::Failed)).judge);
        QVERIFY(toolsToAsk(none, "d", ran(Verdict::Unknown)).judge);
        QVERIFY(toolsToAsk(none, "d", ran(Verdict::Unknown)).consistency);
        const std::vector apart{verdictOf(judgeTool, Verdict::Failed, 0),
                                verdictOf(consistencyTool, Verdict::Passed, 1)};
        const Judgement both = combined(none, "d", ran(Verdict::Unknown), apart);
        QCOMPARE(both.verdict, Verdict::Failed);
        QVERIFY(std::abs(both.score - 0.3) < 1e-12);
        QCOMPARE(both.tools.size(), std::size_t{4});
        QCOMPARE(both.tools.back().tool, std::string(combinedTool));
        const std::vector silent{verdictOf(judgeTool, Verdict::Unknown, missing)};
        QCOMPARE(combined(none, "d", ran(Verdict::Unknown), silent).verdict, Verdict::Unknown);
        QVERIFY(isMissing(combined(none, "d", ran(Verdict::Unknown), silent).score));

        ToolWeights weights;
        QVERIFY(weights.add("d", {{"run", 0.4}, {"judge", 0.6}}).has_value());
        QVERIFY(weights.add("e", {{"run", 1}}).has_value());
        QVERIFY(toolsToAsk(weights, "d", ran(Verdict::Passed)).judge);
        QVERIFY(!toolsToAsk(weights, "d", ran(Verdict::Passed)).consistency);
        QVERIFY(!toolsToAsk(weights, "e", ran(Verdict::Unknown)).judge);
        const std::vector judged{verdictOf(judgeTool, Verdict::Failed, 0)};
        const Judgement overruled = combined(weights, "d", ran(Verdict::Passed), judged);
        QCOMPARE(overruled.verdict, Verdict::Failed);
        QVERIFY(std::abs(overruled.score - 0.4) < 1e-12);
        // A tool that can't tell does not count.
        QCOMPARE(combined(weights, "d", ran(Verdict::Passed), silent).verdict, Verdict::Passed);
        QCOMPARE(combined(weights, "d", ran(Verdict::Passed), silent).score, 1.0);
    }
};

QTEST_GUILESS_MAIN(ModelToolsTest)
#include "tst_modeltools.moc"
