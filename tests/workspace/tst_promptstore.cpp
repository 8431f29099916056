// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Joined prompts and near-duplicates in a workspace.

#include "core/workspace/database.h"
#include "core/workspace/promptstore.h"
#include "tests/support/generatedbenchmark.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace acr;

class PromptStoreTest final : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_file;
    Benchmark m_benchmark;
    BenchmarkId m_id;

    /// The first tasks alternate between the two splits.
    static std::vector<JoinedPrompt> prompts()
    {
        return {
            {.task = TaskIndex(0),
             .source = PromptSource::Mbpp,
             .text = "Sort the list.",
             .tests = "assert f([]) == []",
             .entryPoint = "f",
             .solution = "def f(x): return sorted(x)",
             .language = "python",
             .origin = "MBPP/1",
             .note = "made up"},
            {.task = TaskIndex(1), .source = PromptSource::Mbpp, .text = "Sort the  list.", .origin = "MBPP/1"},
            {.task = TaskIndex(3), .source = PromptSource::CruxEval, .text = "def f(x): return x + 1 # what is f(1)?"}};
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath("prompts.acrw").toStdString();
        m_benchmark = test::generatedBenchmark(2);
        auto workspace = Workspace::create(m_file).value();
        m_id = workspace.saveBenchmark(m_benchmark).value();
    }

    void whatASourceSaysComesBack()
    {
        {
            auto workspace = Workspace::open(m_file).value();
            QVERIFY(PromptStore(workspace).attach(m_id, prompts()));
        }
        auto workspace = Workspace::open(m_file, Workspace::OpenMode::ReadOnly).value();
        PromptStore store(workspace);
        const auto facts = store.facts(m_id, TaskIndex(0)).value();
        QVERIFY(facts.has_value());
        QCOMPARE(facts->source, PromptSource::Mbpp);
        QCOMPARE(facts->tests, std::string("assert f([]) == []"));
        QCOMPARE(facts->entryPoint, std::string("f"));
        QCOMPARE(facts->solution, std::string("def f(x): return sorted(x)"));
        QCOMPARE(facts->language, std::string("python"));
        QCOMPARE(facts->note, std::string("made up"));
        QVERIFY(!store.facts(m_id, TaskIndex(2)).value().has_value());
        const Benchmark loaded = workspace.loadBenchmark(m_id, {.prompts = true}).value();
        QCOMPARE(loaded.tasks.prompt(TaskIndex(0)), std::string("Sort the list."));
        QCOMPARE(loaded.tasks[TaskIndex(2)].promptChars, -1);
    }

    void siblingsAreAFacetOfTheLoadedBenchmark()
    {
        auto workspace = Workspace::open(m_file).value();
        const std::string hash = workspace.benchmarks().value().front().contentHash;
        PromptStore store(workspace);
        QVERIFY(store.attach(m_id, prompts()));
        const auto kindOf = [&](std::uint32_t task) {
            return siblingKindOf(workspace.loadBenchmark(m_id).value().tasks, TaskIndex(task));
        };
        QCOMPARE(kindOf(0), SiblingKind::Exact);
        QCOMPARE(kindOf(1), SiblingKind::Exact);
        QCOMPARE(kindOf(2), SiblingKind::Unknown);
        QCOMPARE(kindOf(3), SiblingKind::None);
        QCOMPARE(store.sibling(m_id, TaskIndex(1)).value().nearest, TaskIndex(0));
        QCOMPARE(store.sibling(m_id, TaskIndex(1)).value().similarity, 1.0);
        // They follow from the prompts: the benchmark is the same.
        QCOMPARE(workspace.benchmarks().value().front().contentHash, hash);

        // Other prompts, other siblings; also through the plain way to attach prompts.
        const std::vector<TaskPrompt> other{{TaskIndex(1), "Something else entirely, with words of its own."}};
        QVERIFY(workspace.savePrompts(m_id, other));
        QCOMPARE(kindOf(0), SiblingKind::SameProblem);
    }

    void aSourceIsRemovedWithWhatItSaid()
    {
        auto workspace = Workspace::open(m_file).value();
        PromptStore store(workspace);
        QVERIFY(store.attach(m_id, prompts()));
        QCOMPARE(store.remove(m_id, PromptSource::Mbpp).value(), std::size_t{2});
        const Benchmark loaded = workspace.loadBenchmark(m_id, {.prompts = true}).value();
        QCOMPARE(loaded.tasks[TaskIndex(0)].promptChars, -1);
        QVERIFY(loaded.tasks[TaskIndex(3)].promptChars > 0);
        QCOMPARE(siblingKindOf(loaded.tasks, TaskIndex(3)), SiblingKind::Unknown);
        QVERIFY(!store.facts(m_id, TaskIndex(0)).value().has_value());
        QCOMPARE(workspace.benchmarks().value().front().prompts, std::size_t{1});
        QCOMPARE(store.remove(m_id, PromptSource::Mbpp).value(), std::size_t{0});
        QCOMPARE(store.remove(m_id, PromptSource::CruxEval).value(), std::size_t{1});
        QCOMPARE(workspace.benchmarks().value().front().promptHash, std::string());
        QVERIFY(workspace.checkIntegrity().value().empty());
    }

    void aCancelledAttachmentChangesNothing()
    {
        auto workspace = Workspace::open(m_file).value();
        std::stop_source stop;
        stop.request_stop();
        const auto done = PromptStore(workspace).attach(m_id, prompts(), {.report = {}, .stop = stop.get_token()});
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::Cancelled);
        QCOMPARE(workspace.benchmarks().value().front().prompts, std::size_t{0});
    }

    void damagedRowsAreErrors_data()
    {
        QTest::addColumn<QString>("change");
        QTest::newRow("kinds are short") << "UPDATE prompt_sibling SET kinds = x'00'";
        QTest::newRow("a kind that is none")
            << "UPDATE prompt_sibling SET kinds = replace(hex(zeroblob(120)), '00', x'09')";
        QTest::newRow("a nearest task that is none")
            << "UPDATE prompt_sibling SET nearest = CAST(replace(hex(zeroblob(240)), '00', '~') || '' AS BLOB)";
    }
    void damagedRowsAreErrors()
    {
        QFETCH(QString, change);
        {
            auto workspace = Workspace::open(m_file).value();
            QVERIFY(PromptStore(workspace).attach(m_id, prompts()));
        }
        {
            auto database = Database::open(m_file, Database::Access::ReadWrite).value();
            QVERIFY(database.execute(change.toStdString()));
        }
        auto workspace = Workspace::open(m_file, Workspace::OpenMode::ReadOnly).value();
        const auto loaded = workspace.loadBenchmark(m_id);
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, ErrorCode::Malformed);
    }

    void siblingsOfOtherPromptsAreNotUsed()
    {
        {
            auto workspace = Workspace::open(m_file).value();
            QVERIFY(PromptStore(workspace).attach(m_id, prompts()));
        }
        {
            auto database = Database::open(m_file, Database::Access::ReadWrite).value();
            QVERIFY(database.execute("UPDATE prompt_sibling SET prompt_hash = 'other'"));
        }
        auto workspace = Workspace::open(m_file, Workspace::OpenMode::ReadOnly).value();
        QCOMPARE(siblingKindOf(workspace.loadBenchmark(m_id).value().tasks, TaskIndex(0)), SiblingKind::Unknown);
    }
};

QTEST_APPLESS_MAIN(PromptStoreTest)
#include "tst_promptstore.moc"
