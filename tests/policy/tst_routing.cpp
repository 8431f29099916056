// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a language model is asked when it routes, by variant, and how its answers are read; the policy "llm" decides by
/// recorded answers, and says how to record them where there are none.

#include "core/benchmark/taskcatalog.h"
#include "core/policy/routing.h"
#include "core/session/replay.h"

#include <QtTest>

using namespace acr;

namespace {

/// Two dimensions of four probing tasks and a stream of two tasks; the second model is better in the first dimension.
Benchmark benchmarkOfTest()
{
    Benchmark made;
    made.name = "routed";
    for (const char* const name : {"gpt-5", "gpt-5-mini", "opus"})
        made.models.push_back({.name = name});
    TaskCatalog catalog;
    Split probing{std::string(probingSplit), {}};
    Split stream{"stream", {}};
    for (int i = 0; i < 10; ++i) {
        TaskRequest request;
        request.id = "t" + std::to_string(i);
        request.prompt = "Prompt number " + std::to_string(i);
        request.category(Facet::Dimension) = i % 2 == 0 ? "even" : "odd";
        const auto index = catalog.add(request);
        (i < 8 ? probing : stream).tasks.push_back(*index);
    }
    made.tasks = catalog.tasks();
    made.outcomes = OutcomeMatrix(made.tasks.size(), made.models.size());
    for (std::size_t i = 0; i < made.tasks.size(); ++i) {
        for (std::size_t j = 0; j < made.models.size(); ++j) {
            Outcome outcome;
            outcome.score = j == (i % 2 == 0 ? 1U : 2U) ? 1 : 0;
            outcome.costUsd = 0.01 * static_cast<double>(j + 1);
            made.outcomes.setOutcome(TaskIndex::at(i), ModelIndex::at(j), outcome);
        }
    }
    made.splits = {probing, stream};
    return made;
}

PolicySpec specOf(const std::string& variant)
{
    return *parsePolicySpec("llm:router@variant=" + variant);
}

} // namespace

class RoutingTest : public QObject {
    Q_OBJECT

private slots:
    void theQuestionGrowsByVariant()
    {
        const Benchmark benchmark = benchmarkOfTest();
        const auto stream = makeStream(benchmark, {.split = "stream"});
        QVERIFY(stream);
        const PolicySetup setup = replaySetup(benchmark, *stream, {});
        const auto ask = [&](RouterVariant variant) {
            return RoutingPrompt(setup, variant).questionOf(stream->tasks.front());
        };
        const ModelQuestion vanilla = ask(RouterVariant::Vanilla);
        QVERIFY(vanilla.prompt.find("Prompt number 8") != std::string::npos);
        for (const Model& model : benchmark.models)
            QVERIFY(vanilla.prompt.find(model.name) != std::string::npos);
        QVERIFY(vanilla.prompt.find("even") == std::string::npos);
        QVERIFY(vanilla.prompt.find("mean score") == std::string::npos);
        const ModelQuestion dimension = ask(RouterVariant::Dimension);
        QVERIFY(dimension.prompt.find("Dimension: even") != std::string::npos);
        QVERIFY(dimension.prompt.find("mean score") == std::string::npos);
        const ModelQuestion statistics = ask(RouterVariant::Statistics);
        QVERIFY(statistics.prompt.find("Results on 4 earlier tasks of the dimension even") != std::string::npos);
        QVERIFY(statistics.prompt.find("gpt-5-mini: mean score 1.000, mean cost $0.020000") != std::string::npos);
        const ModelQuestion anonymous = ask(RouterVariant::Anonymous);
        QVERIFY(anonymous.prompt.find("Model B: mean score 1.000") != std::string::npos);
        for (const Model& model : benchmark.models)
            QVERIFY(anonymous.prompt.find(model.name) == std::string::npos);
        const ModelQuestion examples = ask(RouterVariant::Examples);
        QCOMPARE(QString::fromStdString(examples.prompt).count("Best model: gpt-5-mini"), 3);
        // Nothing of the stream's outcomes, and no other task of the stream.
        QVERIFY(examples.prompt.find("Prompt number 9") == std::string::npos);
    }

    void answersAreRead_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<int>("model"); ///< −1: the fallback
        QTest::addColumn<QString>("source");
        QTest::newRow("name") << "gpt-5" << 0 << "exact_name";
        QTest::newRow("name with decoration") << " `GPT-5-mini`.\n" << 1 << "exact_name";
        QTest::newRow("json") << R"({"model": "opus"})" << 2 << "json";
        QTest::newRow("fenced json") << "Sure:\n```json\n{\"reason\": \"a } in text\", \"model\": \"gpt-5\"}\n```" << 0
                                     << "json";
        QTest::newRow("json with a number") << R"({"choice": 2})" << 1 << "json";
        QTest::newRow("json of something else, then a name") << R"({"a": 1} so I take opus)" << 2 << "name_in_text";
        QTest::newRow("broken json") << R"({"model": "gpt-5-mini")" << 1 << "name_in_text";
        QTest::newRow("longer name") << "I choose gpt-5-mini here." << 1 << "name_in_text";
        QTest::newRow("last name") << "Not gpt-5, as opus is better." << 2 << "name_in_text";
        QTest::newRow("index") << "Number 3 fits." << 2 << "index";
        QTest::newRow("index out of range") << "Number 7 fits." << -1 << "fallback";
        QTest::newRow("decimal") << "With 2.5 points" << -1 << "fallback";
        QTest::newRow("another model") << "gemini" << -1 << "fallback";
        QTest::newRow("empty") << "" << -1 << "fallback";
    }
    void answersAreRead()
    {
        QFETCH(const QString, answer);
        QFETCH(const int, model);
        QFETCH(const QString, source);
        const Benchmark benchmark = benchmarkOfTest();
        const auto stream = makeStream(benchmark, {.split = "stream"});
        const RoutingPrompt prompt(replaySetup(benchmark, *stream, {}), RouterVariant::Vanilla);
        const RoutingChoice choice = prompt.read(answer.toStdString());
        QCOMPARE(QString::fromUtf8(routeSourceName(choice.source).data()), source);
        // Two models have the best mean; the fallback is the first of them.
        QCOMPARE(static_cast<int>(choice.model.position()), model < 0 ? 1 : model);
    }

    void lettersStandForModels()
    {
        const Benchmark benchmark = benchmarkOfTest();
        const auto stream = makeStream(benchmark, {.split = "stream"});
        const RoutingPrompt prompt(replaySetup(benchmark, *stream, {}), RouterVariant::Anonymous);
        for (const char* const answer : {"C", "Model C", R"({"model": "Model C"})", "I take Model C, not Model Bx"})
            QCOMPARE(prompt.read(answer).model.position(), std::size_t{2});
    }

    void recordedAnswersReplay()
    {
        const Benchmark benchmark = benchmarkOfTest();
        const auto stream = makeStream(benchmark, {.split = "stream"});
        const PolicySpec spec = specOf("dimension");
        const auto refused = replay(benchmark, *stream, spec, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::NotApplicable);
        QVERIFY(describe(refused.error()).find("acrouter live route") != std::string::npos);
        DecisionSet set{.name = routingSetName(spec), .decisions = {}, .unknownTasks = 0};
        QCOMPARE(QString::fromStdString(set.name), QStringLiteral("llm router dimension"));
        QCOMPARE(QString::fromStdString(routerOfSet(set)->text()), QString::fromStdString(spec.text()));
        set.decisions.push_back(
            {.task = stream->tasks[0], .chosen = ModelIndex::at(1), .chain = {}, .score = missing, .costUsd = 0.5});
        const std::vector sets{set};
        ReplaySettings settings;
        settings.decisions = sets;
        const auto run = replay(benchmark, *stream, spec, settings);
        QVERIFY(run);
        // The other task has no answer.
        QCOMPARE(run->steps.size(), std::size_t{1});
        QCOMPARE(run->uncovered, 1U);
        QCOMPARE(run->steps[0].chosen.position(), std::size_t{1});
        QCOMPARE(run->steps[0].score, 1.0);
        QCOMPARE(run->steps[0].costUsd, 0.02 + 0.5);
        QVERIFY(!replay(benchmark, *stream, specOf("vanilla"), settings));
    }
};

QTEST_GUILESS_MAIN(RoutingTest)
#include "tst_routing.moc"
