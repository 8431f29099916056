// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/taskcatalog.h"
#include "core/session/replay.h"
#include "core/workspace/database.h"
#include "core/workspace/trainedpolicystore.h"
#include "tests/support/generatedbenchmark.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

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
           a.models == b.models && a.learner == b.learner &&
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

    void aLoadedPolicyPredictsNewTasksAsBefore_data()
    {
        QTest::addColumn<QString>("spec");
        for (const char* spec : {"logreg@epochs=3", "mlp@epochs=3", "mf@epochs=3", "sw@k=5", "gbdt@rounds=5"})
            QTest::newRow(spec) << QString(spec);
    }
    void aLoadedPolicyPredictsNewTasksAsBefore()
    {
        QFETCH(const QString, spec);
        const auto parsed = parsePolicySpec(spec.toStdString());
        QVERIFY2(parsed, parsed ? "" : describe(parsed.error()).c_str());
        if (const auto can = canTrain(parsed->id, m_benchmark.models.size()); !can)
            QSKIP(describe(can.error()).c_str());
        const TrainedPolicy trained = trainedOn(m_benchmark, spec.toUtf8().constData());
        QVERIFY(!trained.learner.empty());
        {
            auto workspace = Workspace::open(m_file).value();
            QVERIFY(TrainedPolicyStore(workspace).save(m_id, trained).has_value());
        }
        auto workspace = Workspace::open(m_file, Workspace::OpenMode::ReadOnly).value();
        const auto loaded = TrainedPolicyStore(workspace).load(m_id).value();
        QCOMPARE(loaded.size(), 1U);
        const auto before = predictionOfNewTask(std::make_shared<const TrainedPolicy>(trained));
        QVERIFY2(before, before ? "" : describe(before.error()).c_str());
        QCOMPARE(*predictionOfNewTask(loaded.front()), *before);
        for (const double value : *before)
            QVERIFY(std::isfinite(value));
    }

    void aPolicyOfAnEarlierVersionSaysThatItCantPredictNewTasks()
    {
        auto workspace = Workspace::open(m_file).value();
        TrainedPolicyStore store(workspace);
        TrainedPolicy trained = trainedOn(m_benchmark, "sw@k=5");
        QVERIFY(store.save(m_id, trained).has_value());
        // Saving it again without a learner takes the earlier one away.
        trained.learner.clear();
        QVERIFY(store.save(m_id, trained).has_value());
        const auto loaded = store.load(m_id).value();
        QVERIFY(loaded.front()->learner.empty());
        const auto prediction = predictionOfNewTask(loaded.front());
        QVERIFY(!prediction);
        QCOMPARE(prediction.error().code, ErrorCode::NotApplicable);
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
    /// The values of a task that is added to the benchmark's after training.
    Result<std::vector<double>> predictionOfNewTask(const std::shared_ptr<const TrainedPolicy>& trained)
    {
        TaskCatalog catalog(m_benchmark.tasks);
        const std::vector<std::shared_ptr<const TrainedPolicy>> known{trained};
        PolicySetup setup = replaySetup(m_benchmark, {}, {});
        setup.tasks = &catalog.tasks();
        setup.open = true;
        setup.encoding = std::make_shared<const TaskEncoding>(catalog.tasks(), setup.training);
        setup.trained = known;
        auto policy = makePolicy(parsePolicySpec(trained->spec).value(), setup);
        if (!policy)
            return Unexpected(policy.error());
        TaskRequest request{.id = "new/1"};
        request.category(Facet::Dimension) = m_benchmark.tasks.categories(Facet::Dimension).names().back();
        const TaskIndex task = catalog.add(request).value();
        if ((*policy)->covers(task))
            return failure(ErrorCode::Conflict, "a prediction", "none before it is admitted");
        if (auto admitted = (*policy)->admit(std::span(&task, 1)); !admitted)
            return Unexpected(admitted.error());
        std::vector<double> values;
        (*policy)->valuesOf((*policy)->decide({task, 0}), values);
        return values;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_file;
    Benchmark m_benchmark;
    BenchmarkId m_id;
};

QTEST_GUILESS_MAIN(TrainedPolicyStoreTest)
#include "tst_trainedpolicystore.moc"
