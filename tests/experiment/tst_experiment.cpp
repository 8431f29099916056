// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/experimentoutput.h"
#include "core/evaluation/leaderboard.h"
#include "core/policy/routing.h"
#include "core/workspace/experimentstore.h"
#include "tests/support/everypolicy.h"

#include <nlohmann/json.hpp>

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

using namespace acr;
using namespace acr::test;

namespace {

constexpr const char* text = R"({
  "format": "acrouter-experiment", "version": 1, "name": "small",
  "streams": ["id_test", {"split": "ood", "needs": "a split that is not here"}],
  "orders": ["natural", {"shuffled": 3}],
  "verifiers": ["perfect", {"false_pass": 0.2, "graded": 0.7}],
  "policies": ["oracle", "always:*", "linucb", {"policy": "lints", "parameters": {"v": [0, 0.5]}}, "acrouter@start=cold",
               {"policy": "recorded:nobody", "needs": "decisions of nobody"}],
  "seeds": 2, "baseline": "linucb"
})";

ExperimentDefinition definition()
{
    return readExperiment("small.json", text).value();
}

std::string bytesOf(const ExperimentResult& result, const Benchmark& benchmark)
{
    return experimentJson(definition(), result, benchmark).dump();
}

/// Keeps cells in memory, and stops the run after some.
class CountingStore final : public CellStore {
public:
    Result<std::optional<CellResult>> find(const std::string& key) override
    {
        const auto found = cells.find(key);
        return found == cells.end() ? std::nullopt : std::optional<CellResult>(found->second);
    }
    Result<void> keep(const std::string& key, const CellResult& result) override
    {
        cells[key] = result;
        if (cells.size() == stopAt)
            stop.request_stop();
        return {};
    }

    std::map<std::string, CellResult> cells;
    std::size_t stopAt = 0;
    std::stop_source stop;
};

QByteArray output(QProcess& process)
{
    if (!process.waitForFinished(120000))
        qFatal("the program does not end");
    return process.readAllStandardOutput();
}

} // namespace

class ExperimentTest final : public QObject {
    Q_OBJECT

private slots:
    void theResultIsTheSameOnAnyNumberOfThreads()
    {
        const Benchmark benchmark = generatedBenchmark(31, {.tasks = 160});
        const auto one = runExperiment(definition(), benchmark, {.threads = 1});
        const auto two = runExperiment(definition(), benchmark, {.threads = 2});
        QVERIFY2(one.has_value(), one ? "" : describe(one.error()).c_str());
        QVERIFY(two);
        QCOMPARE(bytesOf(*one, benchmark), bytesOf(*two, benchmark));
    }

    void aRunThatWasStoppedGoesOnWhereItWas()
    {
        const Benchmark benchmark = generatedBenchmark(32, {.tasks = 120});
        const auto whole = runExperiment(definition(), benchmark, {.threads = 2});
        CountingStore store;
        store.stopAt = 20;
        Progress progress;
        progress.stop = store.stop.get_token();
        const auto stopped =
            runExperiment(definition(), benchmark, {.benchmarkHash = "h", .threads = 2, .store = &store}, progress);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        const std::size_t kept = store.cells.size();
        QVERIFY(kept >= 20 && kept < whole->cells);
        const auto resumed =
            runExperiment(definition(), benchmark, {.benchmarkHash = "h", .threads = 2, .store = &store});
        QVERIFY(resumed);
        QCOMPARE(resumed->reused, kept);
        QCOMPARE(bytesOf(*resumed, benchmark), bytesOf(*whole, benchmark));
        // Another benchmark shares no cells.
        const auto other =
            runExperiment(definition(), benchmark, {.benchmarkHash = "g", .threads = 2, .store = &store});
        QCOMPARE(other->reused, std::size_t{0});
    }

    void killedAndRunAgainItEndsWithTheSameBytes()
    {
        QTemporaryDir folder;
        const QString program = QStringLiteral(ACR_BIN_DIR "/acrouter");
        const QString file = folder.filePath("x.acrw");
        QProcess demo;
        demo.start(program, {"demo", "--into", file});
        output(demo);
        QFile run(folder.filePath("run.json"));
        QVERIFY(run.open(QIODevice::WriteOnly));
        run.write(
            R"({"format": "acrouter-experiment", "version": 1, "name": "killed", "streams": ["probing"], "orders": [{"shuffled": 12}],
                      "policies": ["linucb", "lints", "acrouter@start=cold"], "seeds": 2, "baseline": "linucb"})");
        run.close();
        const QStringList arguments{"experiment", run.fileName(), "--into", file, "--json", "--threads", "1"};
        QProcess killed;
        killed.start(program, arguments);
        QVERIFY(killed.waitForStarted());
        const auto cells = [&]() -> std::size_t {
            auto workspace = Workspace::open(file.toStdString(), Workspace::OpenMode::ReadOnly);
            if (!workspace)
                return 0;
            return ExperimentStore(*workspace, workspace->benchmarks()->back().id).cellCount().value_or(0);
        };
        QTRY_VERIFY_WITH_TIMEOUT(cells() >= 3 || killed.state() == QProcess::NotRunning, 60000);
        QVERIFY2(killed.state() == QProcess::Running, "it ended before it could be killed");
        ::kill(static_cast<pid_t>(killed.processId()), SIGKILL);
        killed.waitForFinished();
        const std::size_t kept = cells();
        QVERIFY(kept >= 3 && kept < 48);
        QProcess again;
        again.start(program, arguments);
        const QByteArray resumed = output(again);
        QCOMPARE(again.exitCode(), 0);
        QCOMPARE(cells(), std::size_t{48});
        QProcess fresh;
        fresh.start(program, arguments + QStringList{"--fresh"});
        QCOMPARE(output(fresh), resumed);
        QVERIFY(resumed.contains("\"runs\": 24"));
    }

    void rowsAreTheMeansOfTheReplaysTheyStandFor()
    {
        const Benchmark benchmark = generatedBenchmark(33, {.tasks = 200});
        const auto result = runExperiment(definition(), benchmark, {});
        QVERIFY(result);
        const auto rowOf = [&](const char* policy, const char* order, const char* verifier) {
            const auto found = std::ranges::find_if(result->rows, [&](const ExperimentRow& row) {
                return row.policy == policy && row.order == order && row.verifier == verifier;
            });
            if (found == result->rows.end())
                qFatal("no row %s", policy);
            return *found;
        };
        double sum = 0;
        for (const std::uint64_t seed : {1, 2, 3}) {
            const Stream stream =
                makeStream(benchmark, {.split = "id_test", .order = StreamOrder::Shuffled, .seed = seed}).value();
            const OracleTable oracle(benchmark.outcomes, stream.tasks, {});
            sum +=
                evaluate(replay(benchmark, stream, parsePolicySpec("linucb").value(), {}).value(), oracle).cumRegret /
                3;
        }
        const ExperimentRow linucb = rowOf("linucb", "shuffled × 3", "perfect");
        QVERIFY(std::abs(linucb.cumRegret.mean - sum) < 1e-9);
        QCOMPARE(linucb.runs, std::size_t{3});
        QVERIFY(isMissing(linucb.difference.estimate));
        const ExperimentRow lints = rowOf("lints", "shuffled × 3", "perfect");
        QCOMPARE(lints.runs, std::size_t{6});
        QVERIFY(std::abs(lints.difference.estimate - (lints.cumRegret.mean - linucb.cumRegret.mean)) < 1e-9);
        QVERIFY(lints.difference.low < lints.difference.estimate && lints.difference.estimate < lints.difference.high);
        QCOMPARE(rowOf("oracle", "natural", "perfect").cumRegret.mean, 0.0);
        // A verifier that errs changes nothing for those that do not learn, and is another seed for each run.
        const ExperimentRow always = rowOf("always:model-0", "natural", "false_pass=0.2,graded=0.7");
        QCOMPARE(always.runs, std::size_t{2});
        QCOMPARE(always.cumRegret.mean, rowOf("always:model-0", "natural", "perfect").cumRegret.mean);
        QVERIFY(rowOf("linucb", "natural", "false_pass=0.2,graded=0.7").cumRegret.sd > 0);
    }

    void priorsAreAnAxisOfThosePoliciesThatTakeThem()
    {
        const Benchmark benchmark = generatedBenchmark(35, {.tasks = 200});
        const PriorSet learned = learnPriors(benchmark.models, benchmark.tasks, benchmark.split("probing")->tasks,
                                             benchmark.outcomes, MissingScores::AsZero);
        PriorSet bold = learned;
        for (PriorRow& row : bold.dimensions)
            row.cells.front() = {1.0, 1e6, row.cells.front().costUsd};
        PriorSet dear = learned;
        dear.prices.push_back({benchmark.models.front().name, 100, 100});
        const auto priors = [&](const std::string& name) -> Result<PriorSet> {
            if (name == "learned")
                return learned;
            if (name == "bold")
                return bold;
            if (name == "dear")
                return dear;
            return failure(ErrorCode::UnknownName, name, "a prior set");
        };
        const auto run = [&](const char* list) {
            return runExperiment(
                readExperiment(
                    "priors.json",
                    std::string(
                        R"({"format": "acrouter-experiment", "version": 1, "name": "p", "streams": ["id_test"], "baseline": "acrouter",
                "policies": ["oracle", "linucb", "acrouter"], "priors": )") +
                        list + "}")
                    .value(),
                benchmark, {.priors = priors});
        };
        const auto result = run(
            R"(["none", "learned", {"priors": "bold", "label": "by hand"}, {"priors": "lost", "needs": "a set called lost"}])");
        QVERIFY2(result.has_value(), result ? "" : describe(result.error()).c_str());
        const auto rows = [&](const Result<ExperimentResult>& of, const char* policy) {
            std::vector<ExperimentRow> found;
            std::ranges::copy_if(of->rows, std::back_inserter(found),
                                 [&](const ExperimentRow& row) { return row.policy == policy; });
            return found;
        };
        // Those that take none run once, and say so.
        QCOMPARE(rows(result, "linucb").size(), std::size_t{1});
        QCOMPARE(rows(result, "linucb").front().priors, std::string());
        const auto ours = rows(result, "acrouter");
        QCOMPARE(ours.size(), std::size_t{3});
        QCOMPARE(ours[0].priors, std::string("none"));
        QCOMPARE(ours[2].priors, std::string("by hand"));
        // Without a set, acrouter learns the same priors as the set of that name.
        QCOMPARE(ours[0].cumRegret.mean, ours[1].cumRegret.mean);
        QVERIFY(ours[2].cumRegret.mean != ours[0].cumRegret.mean);
        const Stream stream = makeStream(benchmark, {.split = "id_test"}).value();
        const OracleTable oracle(benchmark.outcomes, stream.tasks, {});
        QCOMPARE(ours[2].cumRegret.mean,
                 evaluate(replay(benchmark, stream, parsePolicySpec("acrouter").value(), {{.priors = &bold}}).value(),
                          oracle)
                     .cumRegret);
        // Differences are against the baseline with the first of the priors.
        QVERIFY(isMissing(ours[0].difference.estimate));
        QVERIFY(std::abs(ours[2].difference.estimate - (ours[2].cumRegret.mean - ours[0].cumRegret.mean)) < 1e-9);
        QVERIFY(experimentNotes(definition(), *result).find("priors lost. It needs a set called lost") !=
                std::string::npos);
        // Changed prices affect all policies.
        const auto priced = run(R"(["none", "dear"])");
        QVERIFY2(priced.has_value(), priced ? "" : describe(priced.error()).c_str());
        QCOMPARE(rows(priced, "oracle").size(), std::size_t{2});
        QVERIFY(rows(priced, "oracle")[1].costUsd.mean != rows(priced, "oracle")[0].costUsd.mean ||
                rows(priced, "oracle")[1].oracleAgreement.mean == 1);
        QCOMPARE(rows(priced, "oracle")[1].cumRegret.mean, 0.0);
        const auto lost = run(R"(["lost"])");
        QVERIFY(!lost);
        QCOMPARE(lost.error().found, std::string("lost"));
    }

    void otherPriorsAndOtherVotersAreOtherCells()
    {
        const Benchmark benchmark = benchmarkForEveryPolicy(36);
        const auto run = [&](const char* more, CountingStore& store, const PriorSet& set) {
            const auto read = readExperiment(
                "x.json",
                std::string(
                    R"({"format": "acrouter-experiment", "version": 1, "name": "p", "streams": ["id_test"], "policies": ["acrouter-vote", "acrouter"])") +
                    more + "}");
            const auto result = runExperiment(read.value(), benchmark,
                                              {.benchmarkHash = "h",
                                               .priors = [&](const std::string&) { return Result<PriorSet>(set); },
                                               .store = &store});
            if (!result)
                qFatal("%s", describe(result.error()).c_str());
            return *result;
        };
        const PriorSet learned = learnPriors(benchmark.models, benchmark.tasks, benchmark.split("probing")->tasks,
                                             benchmark.outcomes, MissingScores::AsZero);
        PriorSet other = learned;
        other.explorationHorizon = 7;
        CountingStore store;
        const auto alone = run("", store, learned);
        QVERIFY(alone.trained.empty());
        const auto trained = run(R"(, "trained": ["logreg", "sw"])", store, learned);
        QCOMPARE(trained.trained.size(), std::size_t{2});
        QCOMPARE(trained.reused, std::size_t{1});
        QCOMPARE(run(R"(, "trained": ["logreg", "sw"])", store, learned).reused, std::size_t{2});
        QCOMPARE(run(R"(, "trained": ["logreg", "sw"], "priors": ["a"])", store, learned).reused, std::size_t{0});
        QCOMPARE(run(R"(, "trained": ["logreg", "sw"], "priors": ["a"])", store, other).reused, std::size_t{0});
        QCOMPARE(run(R"(, "trained": ["logreg", "sw"], "priors": ["b"])", store, other).reused, std::size_t{2});
    }

    /// The shipped comparison of what a language model is told, from recorded answers alone.
    void routersHaveARowForEachVariantThatWasRecorded()
    {
        const Benchmark benchmark = generatedBenchmark(35, {.tasks = 80});
        const auto preset = std::ranges::find(experimentPresets(), "information_deficit_llm", &ExperimentPreset::id);
        QVERIFY(preset != experimentPresets().end());
        const auto shipped = readExperiment(std::string(preset->id), std::string(preset->text));
        QVERIFY(shipped.has_value());
        const auto stream = makeStream(benchmark, {.split = "id_test"});
        QVERIFY(stream);
        const std::vector<std::string> variants{"vanilla", "dimension", "statistics", "anonymous", "examples"};
        std::vector<DecisionSet> sets;
        std::vector<std::string> labels;
        const auto record = [&](const std::string& router, const std::string& variant) {
            const auto spec = parsePolicySpec("llm:" + router + "@variant=" + variant);
            if (!spec)
                qFatal("%s", describe(spec.error()).c_str());
            DecisionSet set{.name = routingSetName(*spec), .decisions = {}, .unknownTasks = 0};
            for (const TaskIndex task : stream->tasks)
                set.decisions.push_back(
                    {.task = task, .chosen = ModelIndex::at(0), .chain = {}, .score = missing, .costUsd = missing});
            sets.push_back(std::move(set));
            labels.push_back(spec->text());
        };
        for (const std::string& variant : variants)
            record("one", variant);
        record("other", "vanilla");
        ExperimentSettings settings;
        settings.replay.decisions = sets;
        const auto result = runExperiment(*shipped, benchmark, settings);
        QVERIFY2(result.has_value(), result ? "" : describe(result.error()).c_str());
        QCOMPARE(result->rows.size(), labels.size() + 1);
        for (const std::string& label : labels) {
            const auto row = std::ranges::find(result->rows, label, &ExperimentRow::policy);
            QVERIFY2(row != result->rows.end(), label.c_str());
            QCOMPARE(row->n, stream->tasks.size());
        }
        QVERIFY(experimentNotes(*shipped, *result).find("Left out") == std::string::npos);

        // What was not recorded is said.
        const auto without = runExperiment(*shipped, benchmark, {});
        QVERIFY2(without.has_value(), without ? "" : describe(without.error()).c_str());
        const std::string notes = experimentNotes(*shipped, *without);
        for (const std::string& variant : variants)
            QVERIFY2(notes.find("variant=" + variant) != std::string::npos, notes.c_str());
    }

    void whatCantRunSaysWhatItNeedsAndOnlyWhereThatIsGiven()
    {
        const Benchmark benchmark = generatedBenchmark(34, {.tasks = 60});
        const auto result = runExperiment(definition(), benchmark, {});
        QVERIFY(result);
        const std::string notes = experimentNotes(definition(), *result);
        QVERIFY(notes.find("ood. It needs a split that is not here") != std::string::npos);
        QVERIFY(notes.find("recorded:nobody on id_test. It needs decisions of nobody") != std::string::npos);
        ExperimentDefinition strict = definition();
        strict.policies.back().needs.clear();
        const auto refused = runExperiment(strict, benchmark, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().found, std::string("nobody"));
        strict = definition();
        strict.streams.back().needs.clear();
        QCOMPARE(runExperiment(strict, benchmark, {}).error().found, std::string("ood"));
    }
};

QTEST_GUILESS_MAIN(ExperimentTest)
#include "tst_experiment.moc"
