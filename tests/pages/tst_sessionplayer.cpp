// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/generatedbenchmark.h"
#include "widgets/document/sessionplayer.h"

#include <QSignalSpy>
#include <QtTest>

using namespace acr;
using namespace acr::ui;

namespace {

std::shared_ptr<const Benchmark> benchmark(std::size_t tasks = 1200)
{
    return std::make_shared<const Benchmark>(test::generatedBenchmark(5, {.tasks = tasks}));
}

} // namespace

class SessionPlayerTest final : public QObject {
    Q_OBJECT

    struct Bench {
        Jobs jobs;
        Document document{jobs};
        SessionPlayer player{document, jobs, nullptr};

        bool computed()
        {
            return QTest::qWaitFor(
                [this] {
                    return player.lane().track() != nullptr && player.lane().track()->finished() &&
                           !player.lane().computing() && !player.fork().computing();
                },
                60000);
        }
    };

private slots:
    void aSessionIsComputedWhenSomebodyWantsIt()
    {
        Bench bench;
        bench.document.setContents(benchmark(), {}, {.split = "id_test"});
        QTest::qWait(20);
        QVERIFY(bench.player.lane().track() == nullptr && !bench.player.lane().computing());
        bench.player.want();
        QVERIFY(bench.computed());
        QCOMPARE(bench.player.lane().size(), std::size_t{600});
        QCOMPARE(bench.player.cursor().value_or(99), std::size_t{599});
        const SessionSources sources{bench.document.benchmark(), "unsaved", bench.document.decisions()};
        const auto expected = recordSession(sources, bench.player.lane().definition());
        QVERIFY(expected && !firstDifference(expected->run(), bench.player.lane().track()->run()));
        QCOMPARE(bench.player.lane().metrics().steps(), std::size_t{600});
    }

    void itFollowsTheStreamAndTheWeights()
    {
        Bench bench;
        bench.document.setContents(benchmark(), {}, {.split = "id_test"});
        bench.player.want();
        QVERIFY(bench.computed());
        QVERIFY(bench.document.setStream({.split = "id_test", .order = StreamOrder::Shuffled, .seed = 4}));
        QTRY_COMPARE(bench.player.lane().track()->setting().definition.stream.seed, std::uint64_t{4});
        QVERIFY(bench.computed());
        bench.player.seek(321);
        bench.document.setWeights({1, -0.5});
        QTRY_COMPARE(bench.player.lane().track()->setting().definition.weights.cost, -0.5);
        QVERIFY(bench.computed());
        QTRY_COMPARE(bench.player.cursor().value_or(0), std::size_t{321});
    }

    void playingEndsWhereTheSessionEnds()
    {
        Bench bench;
        bench.document.setContents(benchmark(), {}, {.split = "id_test"});
        bench.player.want();
        QVERIFY(bench.computed());
        bench.player.setSpeed(SessionPlayer::unlimitedSpeed);
        const QSignalSpy moves(&bench.player, &SessionPlayer::cursorMoved);
        bench.player.setPlaying(true);
        QVERIFY(bench.player.playing());
        QTRY_VERIFY(!bench.player.playing());
        QCOMPARE(bench.player.cursor().value_or(0), std::size_t{599});
        QVERIFY(moves.size() > 1);
        QVERIFY(bench.document.selectedTask() == bench.player.lane().track()->run().steps[599].task);
        // At the end it restarts from the beginning.
        bench.player.setSpeed(1);
        bench.player.setPlaying(true);
        QCOMPARE(bench.player.cursor().value_or(99), std::size_t{0});
    }

    void breakpointsStopAtTheFirstStepThatMeetsThem()
    {
        Bench bench;
        bench.document.setContents(benchmark(), {}, {.split = "id_test"});
        bench.player.want();
        QVERIFY(bench.computed());
        const std::vector<Breakpoint> breakpoints{{BreakpointKind::Regret, 0.9, {}}};
        const auto expected = firstBreak(breakpoints, *bench.player.lane().track(), *bench.player.lane().oracle(), 1);
        QVERIFY(expected.has_value());
        bench.player.setBreakpoints(breakpoints);
        bench.player.setSpeed(SessionPlayer::unlimitedSpeed);
        const QSignalSpy stopped(&bench.player, &SessionPlayer::stoppedAt);
        bench.player.setPlaying(true);
        QTRY_COMPARE(stopped.size(), 1);
        QCOMPARE(bench.player.cursor().value_or(0), *expected);
        QVERIFY(!bench.player.playing());
    }

    void beliefsAreThoseOfTheStep()
    {
        Bench bench;
        bench.document.setContents(benchmark(), {}, {.split = "id_test"});
        bench.player.want();
        QVERIFY(bench.computed());
        const auto evidence = [&] {
            double sum = 0;
            for (const BeliefRow& row : bench.player.beliefs()) {
                for (const BeliefRow::Cell& cell : row.cells)
                    sum += cell.evidence;
            }
            return sum;
        };
        bench.player.seek(599);
        const double late = evidence();
        bench.player.seek(0);
        const double early = evidence();
        QVERIFY(late > early);
        bench.player.seek(599);
        QCOMPARE(evidence(), late);
    }

    void aForkStandsBesideTheSession()
    {
        Bench bench;
        bench.document.setContents(benchmark(), {}, {.split = "id_test"});
        bench.player.play("always:model-1", 1);
        QVERIFY(bench.computed());
        bench.player.seek(200);
        bench.player.forkHere({.policy = "always:model-2"});
        QTRY_VERIFY(bench.player.hasFork());
        QVERIFY(bench.computed());
        QTRY_COMPARE(bench.player.divergence().value_or(0), std::size_t{200});
        QCOMPARE(bench.player.fork().size(), std::size_t{600});
        bench.player.keepFork();
        QTRY_COMPARE(bench.player.lane().definition().policy, std::string("always:model-2"));
        QVERIFY(bench.computed());
        QVERIFY(!bench.player.hasFork());
        QVERIFY(bench.player.lane().track()->run().steps[199].chosen == ModelIndex(1));
        QVERIFY(bench.player.lane().track()->run().steps[200].chosen == ModelIndex(2));
        bench.player.dropFork();
    }

    void eventsBeginItAnewAndKeepThePlace()
    {
        Bench bench;
        bench.document.setContents(benchmark(), {}, {.split = "id_test"});
        bench.player.play("always:model-1", 1);
        QVERIFY(bench.computed());
        bench.player.seek(250);
        bench.player.setEvents({{.after = 100, .kind = SessionEventKind::Down, .model = "model-1"}});
        QTRY_COMPARE(bench.player.lane().track()->setting().definition.events.size(), std::size_t{1});
        QVERIFY(bench.computed());
        QTRY_COMPARE(bench.player.cursor().value_or(0), std::size_t{250});
        QVERIFY(bench.player.lane().track()->run().steps[99].chosen == ModelIndex(1));
        QVERIFY(bench.player.lane().track()->run().steps[100].chosen != ModelIndex(1));
        const QSignalSpy failures(&bench.player, &SessionPlayer::failed);
        bench.player.setEvents({{.after = 100, .kind = SessionEventKind::Down, .model = "nobody"}});
        QTRY_COMPARE(failures.size(), 1);
    }

    void anotherBenchmarkEndsTheSession()
    {
        Bench bench;
        bench.document.setContents(benchmark(), {}, {.split = "id_test"});
        bench.player.want();
        QVERIFY(bench.computed());
        bench.document.setContents(benchmark(400), {}, {.split = "id_test"});
        bench.player.want();
        QVERIFY(bench.computed());
        QCOMPARE(bench.player.lane().size(), std::size_t{200});
        bench.document.clear();
        QVERIFY(bench.player.lane().track() == nullptr);
        QVERIFY(!bench.player.cursor());
    }

    void savedSessionsComeBackAsTheyWere()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("w.acrw"));
        {
            auto workspace = Workspace::create(file.toStdString());
            QVERIFY(workspace && workspace->saveBenchmark(*benchmark()));
        }
        Jobs jobs;
        Document document(jobs);
        WorkspaceFile workspace(document, jobs);
        SessionPlayer player(document, jobs, &workspace);
        QVERIFY(workspace.open(file));
        QTRY_VERIFY(document.benchmark() != nullptr);
        QVERIFY(document.setStream({.split = "id_test", .order = StreamOrder::Shuffled, .seed = 9}));
        player.play("linucb", 1, {{.after = 40, .kind = SessionEventKind::Down, .model = "model-0"}});
        QTRY_VERIFY(player.lane().track() != nullptr && player.lane().size() > 0);
        QVERIFY(player.save("mine"));
        const auto computed = [&] {
            return player.lane().track() != nullptr && player.lane().track()->finished() && !player.lane().computing();
        };
        QTRY_VERIFY(computed());
        QCOMPARE(player.savedSessions().size(), std::size_t{1});
        const std::string digest = runDigest(player.lane().track()->run());
        SessionStore store(*workspace.workspace());
        const auto stored = store.load(*player.lane().saved());
        QVERIFY(stored && runDigest(*stored) == digest);
        QCOMPARE(player.save("").error().code, ErrorCode::BadParameter);

        QVERIFY(document.setStream({.split = "id_test"}));
        QTRY_VERIFY(computed() && player.lane().name().isEmpty());
        const QSignalSpy failures(&player, &SessionPlayer::failed);
        player.openSaved(*store.named("mine"));
        QTRY_VERIFY(computed() && player.lane().name() == QString("mine"));
        QCOMPARE(runDigest(player.lane().track()->run()), digest);
        QCOMPARE(document.stream()->definition.seed, std::uint64_t{9});
        QVERIFY(failures.isEmpty());

        Run changed = player.lane().track()->run();
        changed.steps[12].chosen = ModelIndex(changed.steps[12].chosen == ModelIndex(1) ? 2 : 1);
        const auto old =
            store.add(*workspace.current(), "of an older policy", player.lane().track()->setting(), std::nullopt);
        QVERIFY(old && store.append(*old, changed, true));
        const QSignalSpy differences(&player, &SessionPlayer::differsFromSaved);
        player.openSaved(*store.named("of an older policy"));
        QTRY_COMPARE(differences.size(), 1);
        QCOMPARE(differences.front().front().value<std::size_t>(), std::size_t{12});
        QTRY_VERIFY(computed() && player.lane().name().isEmpty());
        QVERIFY(failures.isEmpty());
        QCOMPARE(store.load(*old)->steps[12].chosen, changed.steps[12].chosen);

        QVERIFY(player.removeSaved(*store.named("mine")));
        QVERIFY(std::ranges::none_of(player.savedSessions(),
                                     [](const SessionSummary& session) { return session.name == "mine"; }));
    }

    void aSessionThatNobodyNamedIsThereAfterAKill()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("w.acrw"));
        {
            auto workspace = Workspace::create(file.toStdString());
            QVERIFY(workspace && workspace->saveBenchmark(*benchmark()));
        }
        std::string digest;
        {
            Jobs jobs;
            Document document(jobs);
            WorkspaceFile workspace(document, jobs);
            SessionPlayer player(document, jobs, &workspace);
            QVERIFY(workspace.open(file));
            QTRY_VERIFY(document.benchmark() != nullptr);
            player.play("linucb", 7, {{.after = 40, .kind = SessionEventKind::Down, .model = "model-0"}});
            QTRY_VERIFY(player.lane().track() != nullptr && player.lane().track()->finished() && player.lane().saved());
            digest = runDigest(player.lane().track()->run());
            player.seek(100);
            player.forkHere({.policy = "always:model-2"});
            QTRY_VERIFY(player.fork().track() != nullptr && player.fork().track()->finished() && player.fork().saved());
            QCOMPARE(player.savedSessions().size(), std::size_t{2});
            QVERIFY(player.lane().name().isEmpty());
            // Another reader of the file sees what a kill would leave.
            auto other = Workspace::open(file.toStdString());
            QVERIFY(other.has_value());
            SessionStore store(*other);
            const auto last = store.named(SavedSessions::unnamedSession);
            QVERIFY(last && last->finished && runDigest(*store.load(last->id)) == digest);
            QCOMPARE(store.named(SavedSessions::unnamedFork)->parent, std::optional(last->id));
        }
        Jobs jobs;
        Document document(jobs);
        WorkspaceFile workspace(document, jobs);
        SessionPlayer player(document, jobs, &workspace);
        QVERIFY(workspace.open(file));
        QTRY_VERIFY(document.benchmark() != nullptr);
        player.want();
        QTRY_VERIFY(player.lane().track() != nullptr && player.lane().track()->finished());
        QCOMPARE(runDigest(player.lane().track()->run()), digest);
        QCOMPARE(player.lane().definition().events.size(), std::size_t{1});
        player.play("acrouter", 1);
        QTRY_VERIFY(player.lane().track()->finished() && player.lane().saved());
        QTRY_COMPARE(std::ranges::count(player.savedSessions(), std::string(SavedSessions::unnamedSession),
                                        &SessionSummary::name),
                     1);
    }
};

QTEST_GUILESS_MAIN(SessionPlayerTest)
#include "tst_sessionplayer.moc"
