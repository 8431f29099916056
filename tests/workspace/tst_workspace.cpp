// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/import.h"
#include "core/benchmark/limits.h"
#include "core/workspace/contenthash.h"
#include "core/workspace/database.h"
#include "core/workspace/workspace.h"
#include "tests/support/shareddata.h"
#include "tests/workspace/generated.h"

#include <QtTest>

#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

using namespace acr;
using acr::test::Shape;

namespace {

std::string said(const Error& error)
{
    return describe(error);
}

/// Fails the test with what the error says. Only for use in a slot.
#define VERIFY_RESULT(result) QVERIFY2((result).has_value(), (result) ? "" : said((result).error()).c_str())

} // namespace

class WorkspaceTest final : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    int m_files = 0;

    std::string newFile() { return m_folder.filePath(QStringLiteral("w%1.acrw").arg(++m_files)).toStdString(); }

private slots:
    void everyFieldOfABenchmarkComesBack_data()
    {
        QTest::addColumn<quint64>("seed");
        QTest::addColumn<int>("tasks");
        QTest::addColumn<int>("models");
        QTest::addColumn<bool>("prompts");
        QTest::newRow("models without tasks") << quint64{2} << 0 << 3 << false;
        QTest::newRow("one cell") << quint64{4} << 1 << 1 << true;
        QTest::newRow("one block to the last task") << quint64{5} << 4096 << 2 << false;
        QTest::newRow("one task more than a block") << quint64{6} << 4097 << 3 << true;
        QTest::newRow("the largest pool") << quint64{7} << 300 << static_cast<int>(maxModels) << false;
        for (quint64 seed = 100; seed < 130; ++seed) {
            Random random(seed);
            QTest::addRow("seed %llu", seed) << seed << static_cast<int>(random.below(400))
                                             << static_cast<int>(1 + random.below(20)) << (random.below(2) == 0);
        }
    }

    void everyFieldOfABenchmarkComesBack()
    {
        QFETCH(quint64, seed);
        QFETCH(int, tasks);
        QFETCH(int, models);
        QFETCH(bool, prompts);
        const Shape shape{static_cast<std::size_t>(tasks), static_cast<std::size_t>(models), prompts};
        const Benchmark benchmark = test::generatedBenchmark(seed, shape);
        const std::string file = newFile();
        BenchmarkId id;
        {
            Result<Workspace> workspace = Workspace::create(file);
            VERIFY_RESULT(workspace);
            const Result<BenchmarkId> saved = workspace->saveBenchmark(benchmark);
            VERIFY_RESULT(saved);
            id = *saved;
        }
        Result<Workspace> workspace = Workspace::open(file);
        VERIFY_RESULT(workspace);
        const Result<Benchmark> lean = workspace->loadBenchmark(id);
        VERIFY_RESULT(lean);
        QCOMPARE(test::difference(benchmark, *lean, false), std::string());
        QVERIFY(!lean->tasks.hasPrompts());
        const Result<Benchmark> whole = workspace->loadBenchmark(id, {.prompts = true});
        VERIFY_RESULT(whole);
        QCOMPARE(test::difference(benchmark, *whole, true), std::string());
        for (std::size_t i = 0; i < std::min<std::size_t>(shape.tasks, 20); ++i) {
            const Result<std::string> prompt = workspace->loadPrompt(id, TaskIndex::at(i));
            VERIFY_RESULT(prompt);
            QCOMPARE(*prompt, benchmark.tasks.prompt(TaskIndex::at(i)));
        }
        const Result<Benchmark> scores = workspace->loadBenchmark(id, {.counts = false});
        VERIFY_RESULT(scores);
        QVERIFY(test::sameBits(scores->outcomes.allScores(), benchmark.outcomes.allScores()));
        QVERIFY(scores->outcomes.all(OutcomeMatrix::Column::InputTokens).empty());
        const auto problems = workspace->checkIntegrity();
        VERIFY_RESULT(problems);
        QVERIFY(problems->empty());
    }

    void poolsThatNothingCanRouteAreRefused()
    {
        Result<Workspace> workspace = Workspace::create(newFile());
        VERIFY_RESULT(workspace);
        for (const std::size_t models : {std::size_t{0}, maxModels + 1}) {
            const auto saved = workspace->saveBenchmark(test::generatedBenchmark(9, {5, models, false}));
            QVERIFY(!saved);
            QCOMPARE(saved.error().code, models == 0 ? ErrorCode::NotApplicable : ErrorCode::TooLarge);
            QCOMPARE(saved.error().place.file, workspace->file());
        }
        const auto benchmarks = workspace->benchmarks();
        VERIFY_RESULT(benchmarks);
        QVERIFY(benchmarks->empty());
    }

    void hashesOfContentStayAsFilesOfEarlierVersionsHoldThem()
    {
        QCOMPARE(contentHash(test::generatedBenchmark(1, {60, 4, true})),
                 std::string("fd0db8d3bb66b821876169102e37dadd"));
        QCOMPARE(contentHash(test::generatedBenchmark(2, {60, 4, true})),
                 std::string("a7ad5059fb66d03038dae51ff0d48def"));
    }

    void whatIsAddedToTheFormatCountsOnlyWhereItSaysSomething()
    {
        const Benchmark benchmark = test::generatedBenchmark(1, {60, 4, true});
        const std::string before = contentHash(benchmark);
        HashedContent content = hashedContentOf(benchmark);
        const std::vector<std::string> names{"", "new"};
        const std::vector<std::int32_t> nothing(60 * 4, missingCount);
        content.facets.push_back({"licence", names, std::vector<std::uint32_t>(60)});
        content.columns.push_back({"cached_tokens", {}});
        content.columns.push_back({"retries", nothing});
        QCOMPARE(contentHash(content), before);
        content.facets.back().categories[7] = 1;
        const std::string withFacet = contentHash(content);
        QVERIFY(withFacet != before);
        const std::vector<std::int32_t> zeros(60 * 4, 0);
        content.columns.back().counts = zeros;
        QVERIFY(contentHash(content) != withFacet);
        content.facets.pop_back();
        QVERIFY(contentHash(content) != before);
    }

    void namesThatAreNotUtf8AreRepairedWhenTheyAreRead()
    {
        const std::string file = newFile();
        Result<Workspace> workspace = Workspace::create(file);
        VERIFY_RESULT(workspace);
        const auto saved = workspace->saveBenchmark(test::generatedBenchmark(4, {5, 2, false}));
        VERIFY_RESULT(saved);
        // No version of the program since then saves such a name.
        QVERIFY(Database::open(file, Database::Access::ReadWrite)
                    ->execute("UPDATE benchmark SET name = CAST(x'636166e9' AS TEXT)")
                    .has_value());
        QCOMPARE(workspace->benchmarks()->front().name, std::string("caf\xef\xbf\xbd"));
    }

    void filesOfProgramsThatDiedAreRemovedWhenTheFileIsMade()
    {
        const std::string file = newFile();
        const pid_t child = ::fork();
        if (child == 0)
            ::_exit(0);
        ::waitpid(child, nullptr, 0);
        const std::string dead = file + ".new-" + std::to_string(child);
        const std::string alive = file + ".new-" + std::to_string(::getppid());
        for (const std::string& name : {dead, dead + "-journal", alive, file + ".new-notes"})
            std::ofstream(name) << "x";
        const auto made = Workspace::create(file);
        VERIFY_RESULT(made);
        QVERIFY(!std::filesystem::exists(dead) && !std::filesystem::exists(dead + "-journal"));
        QVERIFY(std::filesystem::exists(alive) && std::filesystem::exists(file + ".new-notes"));
    }

    void theReleaseComesBack()
    {
        ACR_NEED_SHARED(folder, "coderouterbench");
        const auto imported = importBenchmark(folder, {});
        QVERIFY(imported.has_value());
        Result<Workspace> workspace = Workspace::create(newFile());
        VERIFY_RESULT(workspace);
        const Result<BenchmarkId> id = workspace->saveBenchmark(*imported);
        VERIFY_RESULT(id);
        const Result<Benchmark> loaded = workspace->loadBenchmark(*id, {.prompts = true});
        VERIFY_RESULT(loaded);
        QCOMPARE(test::difference(*imported, *loaded, true), std::string());
    }

    void aSummaryTellsABenchmarkWithoutLoadingIt()
    {
        const Benchmark benchmark = test::generatedBenchmark(11, {50, 4, true});
        Result<Workspace> workspace = Workspace::create(newFile());
        VERIFY_RESULT(workspace);
        const auto first = workspace->saveBenchmark(benchmark);
        const auto second = workspace->saveBenchmark(benchmark);
        VERIFY_RESULT(second);
        const auto all = workspace->benchmarks();
        VERIFY_RESULT(all);
        QCOMPARE(all->size(), std::size_t{2});
        const BenchmarkSummary& summary = all->front();
        QVERIFY(summary.id == *first);
        QCOMPARE(summary.name, benchmark.name);
        QVERIFY(summary.kind == benchmark.kind);
        QCOMPARE(summary.tasks, std::size_t{50});
        QCOMPARE(summary.models, std::size_t{4});
        QCOMPARE(summary.splits.size(), benchmark.splits.size());
        for (std::size_t i = 0; i < summary.splits.size(); ++i)
            QCOMPARE(summary.splits[i].tasks, benchmark.splits[i].tasks.size());
        QCOMPARE(summary.createdUtc.size(), std::string("2026-01-01T00:00:00Z").size());
        QCOMPARE(summary.contentHash.size(), std::size_t{32});
        QCOMPARE(all->at(1).contentHash, summary.contentHash);
        QCOMPARE(all->at(1).promptHash, summary.promptHash);
        const auto named = workspace->benchmarkNamed(benchmark.name);
        VERIFY_RESULT(named);
        QVERIFY(named->has_value() && (*named)->id == *second);
        QVERIFY(!workspace->benchmarkNamed("another")->has_value());
    }

    void theHashFollowsTheContentAndNotTheName()
    {
        Result<Workspace> workspace = Workspace::create(newFile());
        VERIFY_RESULT(workspace);
        Benchmark benchmark = test::generatedBenchmark(12, {20, 3, false});
        (void)workspace->saveBenchmark(benchmark);
        benchmark.name += "!";
        (void)workspace->saveBenchmark(benchmark);
        Outcome outcome = benchmark.outcomes.outcome(TaskIndex(7), ModelIndex(1));
        outcome.score = 0.123;
        benchmark.outcomes.setOutcome(TaskIndex(7), ModelIndex(1), outcome);
        (void)workspace->saveBenchmark(benchmark);
        const auto all = workspace->benchmarks();
        VERIFY_RESULT(all);
        QCOMPARE(all->at(0).contentHash, all->at(1).contentHash);
        QVERIFY(all->at(1).contentHash != all->at(2).contentHash);
    }

    void aliasesAreReplacedWholeOrNotAtAll_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QStringList>("models");
        QTest::addColumn<int>("error");
        const auto row = [](const char* title, const QStringList& names, const QStringList& models, int error) {
            QTest::newRow(title) << names << models << error;
        };
        row("none", {}, {}, -1);
        row("two names of one model", {"one", "通义千问"}, {"m0", "m0"}, -1);
        row("without a name", {"one", ""}, {"m0", "m1"}, static_cast<int>(ErrorCode::Empty));
        row("of no model", {"one", "two"}, {"m0", "nobody"}, static_cast<int>(ErrorCode::UnknownModel));
        row("twice", {"one", "one"}, {"m0", "m1"}, static_cast<int>(ErrorCode::Duplicate));
        row("the name of a model", {"one", "m1"}, {"m0", "m0"}, static_cast<int>(ErrorCode::Conflict));
    }

    void aliasesAreReplacedWholeOrNotAtAll()
    {
        QFETCH(const QStringList, names);
        QFETCH(const QStringList, models);
        QFETCH(const int, error);
        const std::string file = newFile();
        Benchmark benchmark = test::generatedBenchmark(14, {20, 2, false});
        benchmark.models[0].name = "m0";
        benchmark.models[1].name = "m1";
        benchmark.aliases = {{"before", "m1"}};
        std::vector<Alias> wanted;
        for (qsizetype i = 0; i < names.size(); ++i)
            wanted.push_back({names[i].toStdString(), models[i].toStdString()});
        BenchmarkId id;
        std::string hash;
        {
            Result<Workspace> workspace = Workspace::create(file);
            VERIFY_RESULT(workspace);
            id = *workspace->saveBenchmark(benchmark);
            hash = workspace->benchmarks()->front().contentHash;
            const auto saved = workspace->saveAliases(id, wanted);
            QCOMPARE(saved ? -1 : static_cast<int>(saved.error().code), error);
        }
        Result<Workspace> again = Workspace::open(file);
        VERIFY_RESULT(again);
        QVERIFY(*again->aliases(id) == (error < 0 ? wanted : benchmark.aliases));
        QVERIFY(again->loadBenchmark(id)->aliases == *again->aliases(id));
        // The tables are the same whatever files call the models.
        QCOMPARE(again->benchmarks()->front().contentHash, hash);
    }

    void promptsCanBeAttachedLater()
    {
        const std::string file = newFile();
        Result<Workspace> workspace = Workspace::create(file);
        VERIFY_RESULT(workspace);
        Benchmark benchmark = test::generatedBenchmark(13, {5000, 2, false});
        const auto id = workspace->saveBenchmark(benchmark);
        VERIFY_RESULT(id);
        const std::vector<TaskPrompt> prompts{
            {TaskIndex(0), "première"}, {TaskIndex(4999), "最后"}, {TaskIndex(17), ""}};
        VERIFY_RESULT(workspace->savePrompts(*id, prompts));
        for (const TaskPrompt& prompt : prompts)
            benchmark.tasks.setPrompt(prompt.task, prompt.text);
        const auto loaded = workspace->loadBenchmark(*id, {.prompts = true});
        VERIFY_RESULT(loaded);
        QCOMPARE(test::difference(benchmark, *loaded, true), std::string());
        const auto lean = workspace->loadBenchmark(*id);
        QCOMPARE(lean->tasks[TaskIndex(4999)].promptChars, 2);
        // The hash is that of a benchmark which was saved with the same prompts.
        const auto again = workspace->saveBenchmark(benchmark);
        VERIFY_RESULT(again);
        const auto all = workspace->benchmarks();
        QCOMPARE(all->at(0).promptHash, all->at(1).promptHash);
        QCOMPARE(all->at(0).prompts, std::size_t{3});
        const auto beyond =
            workspace->savePrompts(*id, std::vector<TaskPrompt>{{TaskIndex(1), "kept out"}, {TaskIndex(5000), "x"}});
        QVERIFY(!beyond && beyond.error().code == ErrorCode::OutOfRange);
        QCOMPARE(*workspace->loadPrompt(*id, TaskIndex(1)), std::string());
    }

    void decisionSetsComeBackAndReplaceEachOtherByName()
    {
        const Shape shape{300, 5, false};
        Result<Workspace> workspace = Workspace::create(newFile());
        VERIFY_RESULT(workspace);
        const auto id = workspace->saveBenchmark(test::generatedBenchmark(14, shape));
        VERIFY_RESULT(id);
        const std::vector<DecisionSet> sets{test::generatedDecisions(1, "a", shape, false, false),
                                            test::generatedDecisions(2, "b", shape, true, false),
                                            test::generatedDecisions(3, "c", shape, true, true),
                                            {"empty", {}, 7}};
        VERIFY_RESULT(workspace->saveDecisionSets(*id, sets));
        const std::vector<DecisionSet> changed{test::generatedDecisions(9, "b", shape, false, true)};
        VERIFY_RESULT(workspace->saveDecisionSets(*id, changed));
        const auto loaded = workspace->decisionSets(*id);
        VERIFY_RESULT(loaded);
        QCOMPARE(loaded->size(), std::size_t{4});
        QCOMPARE(test::difference(sets[0], loaded->at(0)), std::string());
        QCOMPARE(test::difference(changed[0], loaded->at(1)), std::string());
        QCOMPARE(test::difference(sets[2], loaded->at(2)), std::string());
        QCOMPARE(test::difference(sets[3], loaded->at(3)), std::string());
        VERIFY_RESULT(workspace->removeDecisionSet(*id, "c"));
        QCOMPARE(workspace->decisionSets(*id)->size(), std::size_t{3});

        DecisionSet wrong = sets[0];
        wrong.decisions[3].task = TaskIndex(300);
        const auto refused = workspace->saveDecisionSets(*id, std::vector{sets[2], wrong});
        QVERIFY(!refused && refused.error().code == ErrorCode::OutOfRange);
        QCOMPARE(workspace->decisionSets(*id)->size(), std::size_t{3});
    }

    void removingABenchmarkTakesWhatBelongsToIt()
    {
        const Shape shape{100, 3, true};
        Result<Workspace> workspace = Workspace::create(newFile());
        VERIFY_RESULT(workspace);
        const auto id = workspace->saveBenchmark(test::generatedBenchmark(15, shape));
        const auto other = workspace->saveBenchmark(test::generatedBenchmark(16, shape));
        VERIFY_RESULT(other);
        VERIFY_RESULT(
            workspace->saveDecisionSets(*id, std::vector{test::generatedDecisions(1, "a", shape, true, true)}));
        VERIFY_RESULT(workspace->removeBenchmark(*id));
        const auto gone = workspace->loadBenchmark(*id);
        QVERIFY(!gone && gone.error().code == ErrorCode::UnknownName);
        QVERIFY(!workspace->decisionSets(*id));
        QVERIFY(!workspace->removeBenchmark(*id));
        VERIFY_RESULT(workspace->loadBenchmark(*other));
        QVERIFY(workspace->checkIntegrity()->empty());
    }

    void preferencesAreKept()
    {
        const std::string file = newFile();
        {
            Result<Workspace> workspace = Workspace::openOrCreate(file);
            VERIFY_RESULT(workspace);
            VERIFY_RESULT(workspace->setPreference("stream", "id_test"));
            VERIFY_RESULT(workspace->setPreference("stream", "ood176"));
            VERIFY_RESULT(workspace->setPreference("leer", ""));
        }
        Result<Workspace> workspace = Workspace::openOrCreate(file);
        VERIFY_RESULT(workspace);
        QCOMPARE(**workspace->preference("stream"), std::string("ood176"));
        QCOMPARE(**workspace->preference("leer"), std::string());
        QVERIFY(!workspace->preference("page")->has_value());
    }

    void aStoppedSaveLeavesNothing()
    {
        Result<Workspace> workspace = Workspace::create(newFile());
        VERIFY_RESULT(workspace);
        const Benchmark benchmark = test::generatedBenchmark(17, {20000, 3, true});
        for (int stopAfter = 0; stopAfter < 6; ++stopAfter) {
            std::stop_source source;
            int reports = 0;
            const Progress progress{[&](double) {
                                        if (++reports > stopAfter)
                                            source.request_stop();
                                    },
                                    source.get_token()};
            const auto saved = workspace->saveBenchmark(benchmark, progress);
            if (reports > stopAfter && stopAfter < 5) {
                QVERIFY(!saved);
                QVERIFY(saved.error().code == ErrorCode::Cancelled);
                QVERIFY(workspace->benchmarks()->empty());
            }
        }
        QVERIFY(workspace->checkIntegrity()->empty());
    }

    void severalChangesAreOneOrNone()
    {
        const Shape shape{10, 2, false};
        Result<Workspace> workspace = Workspace::create(newFile());
        VERIFY_RESULT(workspace);
        const auto failed = workspace->atomically([&]() -> Result<void> {
            const auto id = workspace->saveBenchmark(test::generatedBenchmark(18, shape));
            if (!id)
                return tl::unexpected(id.error());
            DecisionSet wrong{"wrong", {{.task = TaskIndex(99), .chosen = ModelIndex(0), .chain = {}}}, 0};
            return workspace->saveDecisionSets(*id, std::vector{wrong});
        });
        QVERIFY(!failed);
        QVERIFY(workspace->benchmarks()->empty());
        const auto done = workspace->atomically([&]() -> Result<void> {
            const auto id = workspace->saveBenchmark(test::generatedBenchmark(18, shape));
            if (!id)
                return tl::unexpected(id.error());
            return workspace->saveDecisionSets(*id, std::vector{test::generatedDecisions(1, "a", shape, true, true)});
        });
        VERIFY_RESULT(done);
        QCOMPARE(workspace->benchmarks()->size(), std::size_t{1});
    }
};

QTEST_APPLESS_MAIN(WorkspaceTest)
#include "tst_workspace.moc"
