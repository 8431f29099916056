// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/parallel.h"
#include "core/evaluation/leaderboard.h"
#include "core/policy/trainedpolicy.h"
#include "tests/support/generatedbenchmark.h"

#include <QtTest>

#include <set>

using namespace acr;

namespace {

constexpr std::array methods{"logreg", "mlp", "mf", "sw@k=30", "gbdt"};

/// Only the words of the prompt tell which model solves a task.
Benchmark separableBenchmark()
{
    constexpr std::array<std::array<const char*, 3>, 3> words{
        {{"graph", "shortest", "edges"}, {"table", "query", "rows"}, {"pixel", "shader", "colour"}}};
    Benchmark benchmark = test::generatedBenchmark(9, {.tasks = 400, .models = 4});
    Random random(4);
    for (std::size_t i = 0; i < benchmark.tasks.size(); ++i) {
        const std::size_t topic = random.below(words.size());
        std::string prompt;
        for (int word = 0; word < 12; ++word)
            prompt += std::string(random.below(3) == 0 ? "please" : words[topic][random.below(3)]) + " ";
        benchmark.tasks.setPrompt(TaskIndex::at(i), prompt);
        for (std::size_t j = 0; j < benchmark.models.size(); ++j)
            benchmark.outcomes.setOutcome(TaskIndex::at(i), ModelIndex::at(j),
                                          {.score = j == topic ? 1.0
                                                    : j == 3   ? 0.4
                                                               : 0.0,
                                           .costUsd = 0.01});
    }
    return benchmark;
}

std::span<const TaskIndex> tasksOf(const Benchmark& benchmark, std::string_view split)
{
    return benchmark.split(split)->tasks;
}

std::vector<TaskIndex> allTasksOf(const Benchmark& benchmark)
{
    std::vector<TaskIndex> tasks;
    for (std::size_t i = 0; i < benchmark.tasks.size(); ++i)
        tasks.push_back(TaskIndex::at(i));
    return tasks;
}

Result<TrainedPolicy> train(const Benchmark& benchmark, const char* spec, const Progress& progress = {})
{
    const Stream none;
    return trainPolicy(parsePolicySpec(spec).value(), replaySetup(benchmark, none, {}), allTasksOf(benchmark),
                       progress);
}

bool leftOut(const Result<TrainedPolicy>& trained)
{
    return !trained && trained.error().code == ErrorCode::NotAvailable;
}

void addMethodRows()
{
    QTest::addColumn<QString>("method");
    for (const char* method : methods)
        QTest::newRow(method) << method;
}

} // namespace

/// Trains the row's method, or skips it where it is no part of the build.
#define ACR_TRAIN(variable, benchmark)                                                                                 \
    QFETCH(QString, method);                                                                                           \
    const auto variable = train(benchmark, qPrintable(method));                                                        \
    if (leftOut(variable))                                                                                             \
        QSKIP(describe(variable.error()).c_str());                                                                     \
    QVERIFY(variable.has_value())

class LearnersTest final : public QObject {
    Q_OBJECT

private slots:
    void learnsWhatCanBeLearned_data() { addMethodRows(); }
    void learnsWhatCanBeLearned()
    {
        const Benchmark benchmark = separableBenchmark();
        ACR_TRAIN(trained, benchmark);
        QCOMPARE(trained->trainingTasks, 200U);
        QCOMPARE(trained->withoutPrompt, 0U);
        const Stream stream = makeStream(benchmark, {.split = "id_test"}).value();
        const Run run = replay(benchmark, stream, parsePolicySpec(method.toStdString()).value(), {}).value();
        const Metrics metrics = evaluate(run, OracleTable(benchmark.outcomes, stream.tasks, {}));
        QVERIFY2(metrics.avgPerfPct > 95, qPrintable(QString::number(metrics.avgPerfPct)));
    }

    void seesOnlyWhatItIsGiven_data() { addMethodRows(); }
    void seesOnlyWhatItIsGiven()
    {
        // Without prompts, tasks differ in nothing but their categories and ids.
        Benchmark benchmark = separableBenchmark();
        for (std::size_t i = 0; i < benchmark.tasks.size(); ++i)
            benchmark.tasks.removePrompt(TaskIndex::at(i));
        ACR_TRAIN(trained, benchmark);
        const auto valuesOf = [&](const char* information) {
            return train(benchmark, qPrintable(method + "@information=" + information)).value().values;
        };
        const auto kinds = [&](const std::vector<float>& values) {
            std::set<std::vector<float>> different;
            for (std::size_t i = 0; i < values.size(); i += benchmark.models.size())
                different.emplace(values.begin() + static_cast<std::ptrdiff_t>(i),
                                  values.begin() + static_cast<std::ptrdiff_t>(i + benchmark.models.size()));
            return different.size();
        };
        QCOMPARE(kinds(valuesOf("prompt")), std::size_t{1});
        const std::size_t dimensions = kinds(valuesOf("statistics"));
        QVERIFY(dimensions >= 1 && dimensions <= benchmark.tasks.categories(Facet::Dimension).size());
        QVERIFY(kinds(trained->values) > dimensions);
    }

    void theSameInputsGiveTheSameBytesOnAnyThread_data() { addMethodRows(); }
    void theSameInputsGiveTheSameBytesOnAnyThread()
    {
        const Benchmark benchmark = separableBenchmark();
        ACR_TRAIN(trained, benchmark);
        std::array<std::optional<TrainedPolicy>, 3> others;
        parallelFor(others.size(), 2, [&](std::size_t i) {
            if (auto again = train(benchmark, qPrintable(method)))
                others[i] = std::move(*again);
        });
        for (const auto& other : others)
            QVERIFY(other == *trained);
    }

    void nothingOfATestTaskReachesTheTraining_data() { addMethodRows(); }
    void nothingOfATestTaskReachesTheTraining()
    {
        const Benchmark benchmark = separableBenchmark();
        ACR_TRAIN(trained, benchmark);
        Benchmark otherOutcomes = benchmark;
        Benchmark otherPrompts = benchmark;
        for (const TaskIndex task : tasksOf(benchmark, "id_test")) {
            otherPrompts.tasks.setPrompt(task, "something else, and nothing to learn from it");
            otherPrompts.tasks.setCategory(task, Facet::Dimension,
                                           otherPrompts.tasks.editCategories(Facet::Dimension).intern("unheard of"));
            for (std::size_t j = 0; j < benchmark.models.size(); ++j)
                otherOutcomes.outcomes.setOutcome(task, ModelIndex::at(j), {.score = 0.123, .costUsd = 99});
        }
        QVERIFY(train(otherOutcomes, qPrintable(method)).value() == *trained);
        QCOMPARE(train(otherPrompts, qPrintable(method)).value().fingerprint, trained->fingerprint);
        Benchmark otherTraining = benchmark;
        for (const TaskIndex task : tasksOf(benchmark, probingSplit).first(20))
            otherTraining.outcomes.setOutcome(task, ModelIndex(3), {.score = 1, .costUsd = 0.01});
        QVERIFY(train(otherTraining, qPrintable(method)).value().fingerprint != trained->fingerprint);
    }

    void aTrainedOneDecidesAsOneThatIsTrainedOnTheSpot_data() { addMethodRows(); }
    void aTrainedOneDecidesAsOneThatIsTrainedOnTheSpot()
    {
        Benchmark benchmark = separableBenchmark();
        ACR_TRAIN(trained, benchmark);
        const Stream stream =
            makeStream(benchmark, {.split = "id_test", .order = StreamOrder::Shuffled, .seed = 3}).value();
        const std::vector saved{std::make_shared<const TrainedPolicy>(*trained)};
        const auto parsed = parsePolicySpec(method.toStdString());
        const PolicySpec& spec = parsed.value();
        const Run fresh = replay(benchmark, stream, spec, {{}, {.ballots = true}}).value();
        // With the saved one, neither prompts nor training outcomes are needed any more.
        QVERIFY(!needsPrompts(spec, benchmark.tasks, {}, saved, MissingScores::AsZero));
        QVERIFY(needsPrompts(spec, benchmark.tasks, {}, saved, MissingScores::Leave));
        const Run loaded = replay(benchmark, stream, spec, {{.trained = saved}, {.ballots = true}}).value();
        for (std::size_t i = 0; i < fresh.steps.size(); ++i) {
            QCOMPARE(loaded.steps[i].chosen, fresh.steps[i].chosen);
            QCOMPARE(loaded.ballots[i].values, fresh.ballots[i].values);
        }
    }

    void theTableListsTheTrainedOnly()
    {
        const Benchmark benchmark = separableBenchmark();
        const Stream stream = makeStream(benchmark, {.split = "id_test"}).value();
        const auto listed = [&](std::span<const std::shared_ptr<const TrainedPolicy>> trained) {
            return std::ranges::count_if(applicablePolicies(benchmark, stream, {}, trained),
                                         [](const PolicySpec& spec) { return policyInfo(spec.id)->trained; });
        };
        QCOMPARE(listed({}), 0);
        const std::vector saved{std::make_shared<const TrainedPolicy>(train(benchmark, "mf@seed=5").value())};
        QCOMPARE(listed(saved), 1);
        const auto rows = leaderboard(benchmark, stream, applicablePolicies(benchmark, stream, {}, saved),
                                      {.replay = {{.seed = 1, .trained = saved}}, .seeds = 2});
        QVERIFY(rows.has_value());
        QVERIFY(std::ranges::any_of(
            *rows, [](const LeaderboardRow& row) { return row.policy == "mf@seed=5" && row.metrics.avgPerfPct > 95; }));
    }

    void costsWeighAsTheUserSays()
    {
        Benchmark benchmark = separableBenchmark();
        for (std::size_t i = 0; i < benchmark.tasks.size(); ++i) {
            for (std::size_t j = 0; j < benchmark.models.size(); ++j) {
                Outcome outcome = benchmark.outcomes.outcome(TaskIndex::at(i), ModelIndex::at(j));
                outcome.costUsd = j == 3 ? 0.01 : 5;
                benchmark.outcomes.setOutcome(TaskIndex::at(i), ModelIndex::at(j), outcome);
            }
        }
        const Stream stream = makeStream(benchmark, {.split = "id_test"}).value();
        const Run run = replay(benchmark, stream, parsePolicySpec("mlp").value(), {{.weights = {1, -1}}}).value();
        QVERIFY(std::ranges::all_of(run.steps, [](const Step& step) { return step.chosen == ModelIndex(3); }));
    }

    void tasksWithoutPromptsAreLearnedByTheirMetadata()
    {
        Benchmark benchmark = test::generatedBenchmark(3, {.tasks = 300, .models = 3});
        for (std::size_t i = 0; i < benchmark.tasks.size(); ++i) {
            const std::size_t best = benchmark.tasks[TaskIndex::at(i)].category(Facet::Dimension).position() % 3;
            for (std::size_t j = 0; j < 3; ++j)
                benchmark.outcomes.setOutcome(TaskIndex::at(i), ModelIndex::at(j),
                                              {.score = j == best ? 0.9 : 0.1, .costUsd = 0});
        }
        const auto trained = train(benchmark, "logreg").value();
        QCOMPARE(trained.withoutPrompt, trained.trainingTasks);
        const Stream stream = makeStream(benchmark, {.split = "id_test"}).value();
        const Run run = replay(benchmark, stream, parsePolicySpec("logreg").value(), {{}, {.ballots = true}}).value();
        QVERIFY(evaluate(run, OracleTable(benchmark.outcomes, stream.tasks, {})).avgPerfPct > 89.9);
        QCOMPARE(run.ballots.front().reason, std::string("from_metadata"));
    }

    void whatCannotBeTrainedSaysWhy_data()
    {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<bool>("probing");
        QTest::addColumn<bool>("stopped");
        QTest::addColumn<int>("code");
        QTest::newRow("no probing split") << "logreg" << false << false << int(ErrorCode::NotApplicable);
        QTest::newRow("no trained method") << "linucb" << true << false << int(ErrorCode::NotApplicable);
        QTest::newRow("logreg stopped") << "logreg" << true << true << int(ErrorCode::Cancelled);
        QTest::newRow("sw stopped") << "sw" << true << true << int(ErrorCode::Cancelled);
    }
    void whatCannotBeTrainedSaysWhy()
    {
        QFETCH(QString, spec);
        QFETCH(bool, probing);
        QFETCH(bool, stopped);
        Benchmark benchmark = separableBenchmark();
        if (!probing)
            benchmark.splits[0].name = "another";
        std::stop_source source;
        if (stopped)
            source.request_stop();
        const auto trained = train(benchmark, qPrintable(spec), {.report = {}, .stop = source.get_token()});
        QVERIFY(!trained);
        QTEST(int(trained.error().code), "code");
    }

    void progressGoesFromNothingToAll()
    {
        std::vector<double> fractions{0};
        QVERIFY(
            train(separableBenchmark(), "mlp", {.report = [&](double fraction) { fractions.push_back(fraction); }}));
        QVERIFY(std::ranges::is_sorted(fractions));
        QCOMPARE(fractions.back(), 1.0);
    }
};

QTEST_GUILESS_MAIN(LearnersTest)
#include "tst_learners.moc"
