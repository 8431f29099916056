// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/sessionengine.h"
#include "core/workspace/database.h"
#include "core/workspace/sessionstore.h"
#include "tests/support/generatedbenchmark.h"

#include <QtTest>

using namespace acr;

namespace {

template <class Value>
Value need(Result<Value> result)
{
    if (!result)
        qFatal("%s", describe(result.error()).c_str());
    return std::move(*result);
}

void need(const Result<void>& result)
{
    if (!result)
        qFatal("%s", describe(result.error()).c_str());
}

struct Fixture {
    QTemporaryDir folder;
    Workspace workspace = need(Workspace::create(folder.filePath(QStringLiteral("s.acrw")).toStdString()));
    BenchmarkId benchmark = need(workspace.saveBenchmark(test::generatedBenchmark(1, {.tasks = 500})));
    SessionSources sources{std::make_shared<const Benchmark>(need(workspace.loadBenchmark(benchmark))),
                           need(workspace.benchmarks()).front().contentHash, nullptr};
    SessionStore store{workspace};

    [[nodiscard]] SessionDefinition definition(std::string policy) const
    {
        SessionDefinition made;
        made.benchmark = sources.benchmarkHash;
        made.stream.split = "id_test";
        made.policy = std::move(policy);
        return made;
    }
    SessionTrack recordAs(const std::string& name, const SessionDefinition& made, std::size_t chunk,
                          std::optional<SessionId> parent = {})
    {
        SessionEngine engine = need(SessionEngine::make(sources, made));
        const SessionId id = need(store.add(benchmark, name, engine.start().setting(), parent));
        SessionTrack track = engine.start();
        while (!engine.finished()) {
            track.append(engine.advance(chunk));
            need(store.append(id, track.run(), track.finished()));
        }
        return track;
    }
    /// As another program could.
    void change(const std::string& sql)
    {
        need(need(Database::open(workspace.file(), Database::Access::ReadWrite)).execute(sql));
    }
    [[nodiscard]] bool holds(const std::string& name, const SessionTrack& track)
    {
        const Run run = need(store.load(need(store.named(name)).id));
        return runDigest(run) == runDigest(track.run()) && !firstDifference(run, track.run());
    }
};

} // namespace

class SessionStoreTest final : public QObject {
    Q_OBJECT

private slots:
    void whatWasRecordedIsThereBitForBit()
    {
        Fixture fixture;
        const SessionTrack single = fixture.recordAs("single", fixture.definition("linucb"), 7);
        const SessionTrack chains = fixture.recordAs("chains", fixture.definition("acrouter@mode=cascade"), 100);
        QVERIFY(fixture.holds("single", single));
        QVERIFY(fixture.holds("chains", chains));
        const auto list = need(fixture.store.list());
        QCOMPARE(list.size(), std::size_t{2});
        QCOMPARE(list[1].name, std::string("chains"));
        QVERIFY(list[1].finished && !list[1].parent);
        QCOMPARE(list[1].steps, chains.size());
        QVERIFY(list[1].definition == chains.setting().definition);
    }

    void aForkKeepsItsOwnStepsUntilItsOriginGoes()
    {
        Fixture fixture;
        const SessionTrack parent = fixture.recordAs("parent", fixture.definition("always:model-0"), 30);
        const SessionDefinition forked =
            need(forkOf(parent.setting().definition, 100, 100, {.policy = "always:model-1"}));
        const SessionTrack fork = fixture.recordAs("fork", forked, 30, need(fixture.store.named("parent")).id);
        const SessionDefinition second = need(forkOf(forked, 170, 170, {.policy = "random"}));
        const SessionTrack grandchild =
            fixture.recordAs("grandchild", second, 30, need(fixture.store.named("fork")).id);
        QVERIFY(fixture.holds("fork", fork));
        QVERIFY(fixture.holds("grandchild", grandchild));
        QCOMPARE(need(fixture.store.named("fork")).parentName, std::string("parent"));
        need(fixture.store.remove(need(fixture.store.named("parent")).id));
        QVERIFY(!fixture.store.named("parent"));
        QVERIFY(fixture.holds("fork", fork));
        QVERIFY(!need(fixture.store.named("fork")).parent);
        need(fixture.store.remove(need(fixture.store.named("fork")).id));
        QVERIFY(fixture.holds("grandchild", grandchild));
        QVERIFY(need(fixture.workspace.checkIntegrity()).empty());
        need(fixture.workspace.removeBenchmark(fixture.benchmark));
        QVERIFY(need(fixture.store.list()).empty());
    }

    void namesAreUnique()
    {
        Fixture fixture;
        const SessionTrack track = fixture.recordAs("a", fixture.definition("random"), 100);
        QCOMPARE(fixture.store.add(fixture.benchmark, "a", track.setting()).error().code, ErrorCode::Duplicate);
        QCOMPARE(need(fixture.store.freeName("a")), std::string("a 2"));
        const SessionId b = need(fixture.store.add(fixture.benchmark, "b", track.setting()));
        QCOMPARE(fixture.store.rename(b, "a").error().code, ErrorCode::Duplicate);
        need(fixture.store.rename(b, "c"));
        QCOMPARE(need(fixture.store.named("c")).steps, std::size_t{0});
        QCOMPARE(fixture.store.named("b").error().code, ErrorCode::UnknownName);
    }

    void aDamagedDefinitionIsOfItsOwnSessionOnly()
    {
        Fixture fixture;
        const SessionTrack parent = fixture.recordAs("parent", fixture.definition("random"), 100);
        const SessionDefinition forked =
            need(forkOf(parent.setting().definition, 100, 100, {.policy = "always:model-1"}));
        const SessionTrack fork = fixture.recordAs("fork", forked, 100, need(fixture.store.named("parent")).id);
        fixture.change("UPDATE session SET definition = '{\"format\": 1}' WHERE name = 'parent'");
        QCOMPARE(fixture.store.named("parent").error().code, ErrorCode::NotRecognised);
        // A name that can't be read is taken all the same.
        QCOMPARE(fixture.store.add(fixture.benchmark, "parent", parent.setting()).error().code, ErrorCode::Duplicate);
        QCOMPARE(fixture.store.rename(need(fixture.store.named("fork")).id, "parent").error().code,
                 ErrorCode::Duplicate);
        const auto list = need(fixture.store.list());
        QCOMPARE(list.size(), std::size_t{2});
        QVERIFY(list[0].damage && !list[1].damage);
        QCOMPARE(list[1].parentName, std::string("parent"));
        // The fork is whole, and stays so when its damaged origin goes.
        QVERIFY(fixture.holds("fork", fork));
        need(fixture.store.remove(list[0].id));
        QVERIFY(fixture.holds("fork", fork));
        QCOMPARE(need(fixture.store.list()).size(), std::size_t{1});
    }

    void namesAreTextThatAllOutputsCanHold()
    {
        Fixture fixture;
        const SessionTrack track = fixture.recordAs("a", fixture.definition("random"), 100);
        for (const std::string& name : {std::string(), std::string("\xff"), std::string(201, 'x')}) {
            QCOMPARE(fixture.store.add(fixture.benchmark, name, track.setting()).error().code, ErrorCode::BadParameter);
            QCOMPARE(fixture.store.rename(need(fixture.store.named("a")).id, name).error().code,
                     ErrorCode::BadParameter);
        }
    }

    void aCircleOfForksIsDamage_data()
    {
        QTest::addColumn<int>("length");
        for (const int length : {1, 2, 3})
            QTest::addRow("%d", length) << length;
    }
    void aCircleOfForksIsDamage()
    {
        QFETCH(const int, length);
        Fixture fixture;
        const SessionTrack track = fixture.recordAs("1", fixture.definition("random"), 100);
        std::vector<SessionId> ids{need(fixture.store.named("1")).id};
        for (int i = 1; i < length; ++i) {
            const SessionDefinition forked =
                need(forkOf(track.setting().definition, 100, 100, {.policy = "always:model-1"}));
            fixture.recordAs(std::to_string(i + 1), forked, 100, ids.back());
            ids.push_back(need(fixture.store.named(std::to_string(i + 1))).id);
        }
        fixture.change("UPDATE session SET fork_after = 100, parent_id = " + std::to_string(ids.back().value) +
                       " WHERE name = '1'");
        for (const SessionId id : ids)
            QCOMPARE(fixture.store.load(id).error().code, ErrorCode::Malformed);
        QCOMPARE(need(fixture.store.list()).size(), ids.size());
        for (const SessionId id : ids)
            need(fixture.store.remove(id));
        QVERIFY(need(fixture.store.list()).empty());
    }

    void aStreamTakesEachTaskOnce_data()
    {
        QTest::addColumn<QString>("sql");
        const QString again =
            "INSERT INTO session_block SELECT session_id, first_step + (SELECT step_count FROM session), "
            "step_count, task, position, chosen, attempts, score, cost_usd, attempt_model, "
            "attempt_flags, attempt_score, attempt_cost_usd FROM session_block; ";
        QTest::newRow("steps repeated") << again + "UPDATE session SET step_count = 2 * step_count";
        QTest::newRow("steps repeated, and the stream said to be as long")
            << again + "UPDATE session SET step_count = 2 * step_count, stream_tasks = 2 * step_count";
        QTest::newRow("a stream of more tasks than there are") << "UPDATE session SET stream_tasks = 1000000000";
        QTest::newRow("a stream of fewer tasks than were taken") << "UPDATE session SET stream_tasks = 10";
    }
    void aStreamTakesEachTaskOnce()
    {
        QFETCH(const QString, sql);
        Fixture fixture;
        fixture.recordAs("a", fixture.definition("random"), 100);
        fixture.change(sql.toStdString());
        const auto run = fixture.store.load(need(fixture.store.named("a")).id);
        QVERIFY(!run);
        QCOMPARE(run.error().code, ErrorCode::Malformed);
    }

    void stepsThatDoNotFollowAreRefused()
    {
        Fixture fixture;
        const SessionTrack track = fixture.recordAs("a", fixture.definition("random"), 100);
        Run shorter = track.run();
        shorter.steps.resize(10);
        QCOMPARE(fixture.store.append(need(fixture.store.named("a")).id, shorter, false).error().code,
                 ErrorCode::Conflict);
        QVERIFY(fixture.holds("a", track));
    }
};

QTEST_APPLESS_MAIN(SessionStoreTest)
#include "tst_sessionstore.moc"
