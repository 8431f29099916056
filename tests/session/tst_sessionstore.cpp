// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/sessionengine.h"
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
