// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/replay.h"
#include "core/workspace/database.h"
#include "core/workspace/trainedpolicystore.h"
#include "tests/support/generatedbenchmark.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace acr;

namespace {

TrainedPolicy trainedOn(const Benchmark& benchmark, const char* spec)
{
    const Stream none;
    return trainPolicy(parsePolicySpec(spec).value(), replaySetup(benchmark, none, {}),
                       benchmark.split("id_test")->tasks)
        .value();
}

/// Equal bytes; NaN, where a task was not predicted, equals NaN.
bool same(const TrainedPolicy& a, const TrainedPolicy& b)
{
    return a.spec == b.spec && a.version == b.version && a.missingScores == b.missingScores &&
           a.fingerprint == b.fingerprint && a.trainingTasks == b.trainingTasks && a.withoutPrompt == b.withoutPrompt &&
           a.models == b.models &&
           std::ranges::equal(std::as_bytes(std::span(a.values)), std::as_bytes(std::span(b.values)));
}

} // namespace

class TrainedPolicyStoreTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath("trained.acrw").toStdString();
        m_benchmark = test::generatedBenchmark(2);
        auto workspace = Workspace::create(m_file).value();
        m_id = workspace.saveBenchmark(m_benchmark).value();
    }

    void aSavedPolicyComesBackAfterTheFileWasClosed()
    {
        const TrainedPolicy mf = trainedOn(m_benchmark, "mf@epochs=2");
        const TrainedPolicy logreg = trainedOn(m_benchmark, "logreg@epochs=2");
        {
            auto workspace = Workspace::open(m_file).value();
            TrainedPolicyStore store(workspace);
            QVERIFY(store.save(m_id, mf) && store.save(m_id, logreg) && store.save(m_id, mf));
        }
        auto workspace = Workspace::open(m_file, Workspace::OpenMode::ReadOnly).value();
        const auto loaded = TrainedPolicyStore(workspace).load(m_id).value();
        QCOMPARE(loaded.size(), 2U);
        QVERIFY(same(*loaded[0], logreg));
        QVERIFY(same(*loaded[1], mf));
    }

    void otherPromptsMakeATrainingStale()
    {
        auto workspace = Workspace::open(m_file).value();
        TrainedPolicyStore store(workspace);
        QVERIFY(store.save(m_id, trainedOn(m_benchmark, "sw@k=5")).has_value());
        QCOMPARE(store.load(m_id)->size(), 1U);
        const std::vector<TaskPrompt> prompts{{TaskIndex(0), "Sort a list."}};
        QVERIFY(workspace.savePrompts(m_id, prompts).has_value());
        QCOMPARE(store.load(m_id)->size(), 0U);
    }

    void aTrainingOfAnotherVersionIsLeftOut()
    {
        auto workspace = Workspace::open(m_file).value();
        TrainedPolicyStore store(workspace);
        TrainedPolicy old = trainedOn(m_benchmark, "sw@k=5");
        old.version = "sw/0 hashed_tfidf/0/256";
        QVERIFY(store.save(m_id, old).has_value());
        QCOMPARE(store.load(m_id)->size(), 0U);
    }

    void removingThePolicyOrTheBenchmarkRemovesIt()
    {
        auto workspace = Workspace::open(m_file).value();
        TrainedPolicyStore store(workspace);
        QVERIFY(store.save(m_id, trainedOn(m_benchmark, "sw@k=5")) &&
                store.save(m_id, trainedOn(m_benchmark, "sw@k=6")));
        QVERIFY(store.remove(m_id, "sw@k=5").has_value());
        QCOMPARE(store.load(m_id)->size(), 1U);
        QVERIFY(workspace.removeBenchmark(m_id).has_value());
        QVERIFY(!store.load(m_id));
    }

    void whatDoesNotFitTheBenchmarkIsRefused()
    {
        auto workspace = Workspace::open(m_file).value();
        TrainedPolicyStore store(workspace);
        TrainedPolicy other = trainedOn(m_benchmark, "sw@k=5");
        other.values.pop_back();
        const auto saved = store.save(m_id, other);
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, ErrorCode::OutOfRange);
        QCOMPARE(store.load(m_id)->size(), 0U);
        QCOMPARE(store.save({99}, other).error().code, ErrorCode::UnknownName);
    }

    void aDamagedTableIsAnErrorThatNamesIt()
    {
        {
            auto workspace = Workspace::open(m_file).value();
            QVERIFY(TrainedPolicyStore(workspace).save(m_id, trainedOn(m_benchmark, "sw@k=5")).has_value());
        }
        {
            auto database = Database::open(m_file, Database::Access::ReadWrite).value();
            QVERIFY(database.execute("UPDATE trained_policy SET predictions = x'0011'").has_value());
        }
        auto workspace = Workspace::open(m_file).value();
        const auto loaded = TrainedPolicyStore(workspace).load(m_id);
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, ErrorCode::Malformed);
        QVERIFY(loaded.error().found.find("sw@k=5") != std::string::npos);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_file;
    Benchmark m_benchmark;
    BenchmarkId m_id;
};

QTEST_GUILESS_MAIN(TrainedPolicyStoreTest)
#include "tst_trainedpolicystore.moc"
