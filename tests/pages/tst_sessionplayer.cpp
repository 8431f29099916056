// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/documentfixture.h"
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

private:
    QTemporaryDir m_folder; ///< of files that a second fixture opens
    std::unique_ptr<test::DocumentFixture> m_fixture;

    Document& document() { return m_fixture->document; }
    SessionPlayer& player() { return m_fixture->player; }
    /// Shows a benchmark; nobody has asked for its session.
    [[nodiscard]] bool open(std::size_t tasks = 1200)
    {
        return m_fixture->open(benchmark(tasks), {.split = "id_test"});
    }
    /// Waits for the whole session, and for its fork where there is one.
    [[nodiscard]] bool computed()
    {
        return QTest::qWaitFor(
            [this] {
                return player().lane().track() != nullptr && player().lane().track()->finished() &&
                       !player().lane().computing() && !player().fork().computing();
            },
            test::patienceMs);
    }
    [[nodiscard]] bool openComputed()
    {
        if (!open())
            return false;
        player().want();
        return computed();
    }

private slots:
    void init() { m_fixture = std::make_unique<test::DocumentFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void aSessionIsComputedWhenSomebodyWantsIt()
    {
        QVERIFY(open());
        QVERIFY(test::handlePending());
        QVERIFY(player().lane().track() == nullptr && !player().lane().computing());
        player().want();
        QVERIFY(computed());
        QCOMPARE(player().lane().size(), std::size_t{600});
        QCOMPARE(player().cursor().value_or(99), std::size_t{599});
        const SessionSources sources{document().benchmark(), "unsaved", document().decisions()};
        const auto expected = recordSession(sources, player().lane().definition());
        QVERIFY(expected && !firstDifference(expected->run(), player().lane().track()->run()));
        QCOMPARE(player().lane().metrics().steps(), std::size_t{600});
    }

    void itFollowsTheStreamAndTheWeights()
    {
        QVERIFY(openComputed());
        QVERIFY(document().setStream({.split = "id_test", .order = StreamOrder::Shuffled, .seed = 4}));
        QTRY_COMPARE(player().lane().track()->setting().definition.stream.seed, std::uint64_t{4});
        QVERIFY(computed());
        player().seek(321);
        document().setWeights({1, -0.5});
        QTRY_COMPARE(player().lane().track()->setting().definition.weights.cost, -0.5);
        QVERIFY(computed());
        QTRY_COMPARE(player().cursor().value_or(0), std::size_t{321});
    }

    void playingEndsWhereTheSessionEnds()
    {
        QVERIFY(openComputed());
        player().setSpeed(SessionPlayer::unlimitedSpeed);
        const QSignalSpy moves(&player(), &SessionPlayer::cursorMoved);
        player().setPlaying(true);
        QVERIFY(player().playing());
        QTRY_VERIFY(!player().playing());
        QCOMPARE(player().cursor().value_or(0), std::size_t{599});
        QVERIFY(moves.size() > 1);
        QVERIFY(document().selectedTask() == player().lane().track()->run().steps[599].task);
        // At the end it restarts from the beginning.
        player().setSpeed(1);
        player().setPlaying(true);
        QCOMPARE(player().cursor().value_or(99), std::size_t{0});
    }

    void breakpointsStopAtTheFirstStepThatMeetsThem()
    {
        QVERIFY(openComputed());
        const std::vector<Breakpoint> breakpoints{{BreakpointKind::Regret, 0.9, {}}};
        const auto expected = firstBreak(breakpoints, *player().lane().track(), *player().lane().oracle(), 1);
        QVERIFY(expected.has_value());
        player().setBreakpoints(breakpoints);
        player().setSpeed(SessionPlayer::unlimitedSpeed);
        const QSignalSpy stopped(&player(), &SessionPlayer::stoppedAt);
        player().setPlaying(true);
        QTRY_COMPARE(stopped.size(), 1);
        QCOMPARE(player().cursor().value_or(0), *expected);
        QVERIFY(!player().playing());
    }

    void beliefsAreThoseOfTheStep()
    {
        QVERIFY(openComputed());
        const auto evidence = [&] {
            double sum = 0;
            for (const BeliefRow& row : player().beliefs()) {
                for (const BeliefRow::Cell& cell : row.cells)
                    sum += cell.evidence;
            }
            return sum;
        };
        player().seek(599);
        const double late = evidence();
        player().seek(0);
        const double early = evidence();
        QVERIFY(late > early);
        player().seek(599);
        QCOMPARE(evidence(), late);
    }

    void aForkStandsBesideTheSession()
    {
        QVERIFY(open());
        player().play("always:model-1", 1);
        QVERIFY(computed());
        player().seek(200);
        player().forkHere({.policy = "always:model-2"});
        QTRY_VERIFY(player().hasFork());
        QVERIFY(computed());
        QTRY_COMPARE(player().divergence().value_or(0), std::size_t{200});
        QCOMPARE(player().fork().size(), std::size_t{600});
        player().keepFork();
        QTRY_COMPARE(player().lane().definition().policy, std::string("always:model-2"));
        QVERIFY(computed());
        QVERIFY(!player().hasFork());
        QVERIFY(player().lane().track()->run().steps[199].chosen == ModelIndex(1));
        QVERIFY(player().lane().track()->run().steps[200].chosen == ModelIndex(2));
        player().dropFork();
    }

    void eventsBeginItAnewAndKeepThePlace()
    {
        QVERIFY(open());
        player().play("always:model-1", 1);
        QVERIFY(computed());
        player().seek(250);
        player().setEvents({{.after = 100, .kind = SessionEventKind::Down, .model = "model-1"}});
        QTRY_COMPARE(player().lane().track()->setting().definition.events.size(), std::size_t{1});
        QVERIFY(computed());
        QTRY_COMPARE(player().cursor().value_or(0), std::size_t{250});
        QVERIFY(player().lane().track()->run().steps[99].chosen == ModelIndex(1));
        QVERIFY(player().lane().track()->run().steps[100].chosen != ModelIndex(1));
        const QSignalSpy failures(&player(), &SessionPlayer::failed);
        player().setEvents({{.after = 100, .kind = SessionEventKind::Down, .model = "nobody"}});
        QTRY_COMPARE(failures.size(), 1);
    }

    void anotherBenchmarkEndsTheSession()
    {
        QVERIFY(openComputed());
        QVERIFY(open(400));
        player().want();
        QVERIFY(computed());
        QCOMPARE(player().lane().size(), std::size_t{200});
        document().clear();
        QVERIFY(player().lane().track() == nullptr);
        QVERIFY(!player().cursor());
    }

    void savedSessionsComeBackAsTheyWere()
    {
        QVERIFY(
            m_fixture->openInWorkspace(*benchmark(), {.split = "id_test", .order = StreamOrder::Shuffled, .seed = 9}));
        player().play("linucb", 1, {{.after = 40, .kind = SessionEventKind::Down, .model = "model-0"}});
        QTRY_VERIFY(player().lane().track() != nullptr && player().lane().size() > 0);
        QVERIFY(player().save("mine"));
        QVERIFY(computed());
        QCOMPARE(player().savedSessions().size(), std::size_t{1});
        const std::string digest = runDigest(player().lane().track()->run());
        SessionStore store(*m_fixture->workspace.workspace());
        const auto stored = store.load(*player().lane().saved());
        QVERIFY(stored && runDigest(*stored) == digest);
        QCOMPARE(player().save("").error().code, ErrorCode::BadParameter);

        QVERIFY(document().setStream({.split = "id_test"}));
        QTRY_VERIFY(player().lane().name().isEmpty());
        QVERIFY(computed());
        const QSignalSpy failures(&player(), &SessionPlayer::failed);
        player().openSaved(*store.named("mine"));
        QTRY_COMPARE(player().lane().name(), QString("mine"));
        QVERIFY(computed());
        QCOMPARE(runDigest(player().lane().track()->run()), digest);
        QCOMPARE(document().stream()->definition.seed, std::uint64_t{9});
        QVERIFY(failures.isEmpty());

        // One that was recorded by a policy that decided differently opens as it was recorded.
        Run changed = player().lane().track()->run();
        changed.steps[12].chosen = ModelIndex(changed.steps[12].chosen == ModelIndex(1) ? 2 : 1);
        changed.attempts[changed.steps[12].firstAttempt].model = changed.steps[12].chosen;
        const auto old = store.add(*m_fixture->workspace.current(), "of an older policy",
                                   player().lane().track()->setting(), std::nullopt);
        QVERIFY(old && store.append(*old, changed, true));
        player().openSaved(*store.named("of an older policy"));
        QTRY_COMPARE(player().lane().name(), QString("of an older policy"));
        QVERIFY(computed());
        const SessionLane& lane = player().lane();
        QCOMPARE(runDigest(lane.track()->run()), runDigest(changed));
        // Nobody asked for a state, so none was computed.
        QVERIFY(lane.track()->checkpoints() == 0 && !lane.track()->hasState(0) && !lane.reachingStates());
        const QSignalSpy moved(&player(), &SessionPlayer::cursorMoved);
        QVERIFY(player().beliefs().empty());
        QTRY_VERIFY(lane.track()->hasState(0) && !lane.reachingStates());
        QVERIFY(!moved.isEmpty());
        QVERIFY(lane.differences().steps >= 1);
        QCOMPARE(lane.differences().first, std::size_t{12});
        QCOMPARE(runDigest(lane.track()->run()), runDigest(changed));
        const QSignalSpy verified(&player(), &SessionPlayer::verified);
        player().verify();
        QTRY_VERIFY(player().verification().has_value());
        QVERIFY(player().verification()->decisions >= 1);
        QCOMPARE(player().verification()->first.front().step, std::size_t{12});
        // A fork goes on with what was recorded.
        player().seek(300);
        player().forkHere({.policy = "always:model-2"});
        QTRY_VERIFY(player().hasFork() && player().fork().track()->finished());
        QCOMPARE(player().fork().track()->run().steps[12].chosen, changed.steps[12].chosen);
        QVERIFY(failures.isEmpty());
        QCOMPARE(store.load(*old)->steps[12].chosen, changed.steps[12].chosen);

        QVERIFY(player().removeSaved(*store.named("mine")));
        QVERIFY(std::ranges::none_of(player().savedSessions(),
                                     [](const SessionSummary& session) { return session.name == "mine"; }));
    }

    void aSessionThatHasNotEndedGoesOn()
    {
        QVERIFY(m_fixture->openInWorkspace(*benchmark(), {.split = "id_test"}));
        player().play("acrouter", 1);
        QVERIFY(computed());
        const SessionTrack whole = *player().lane().track();
        SessionStore store(*m_fixture->workspace.workspace());
        const auto stored = [&](const char* name, const Run& run) {
            const auto id = store.add(*m_fixture->workspace.current(), name, whole.setting());
            return id && store.append(*id, run, false);
        };
        const SessionTrack part = whole.prefix(350, whole.sharedSetting());
        QVERIFY(stored("part", part.run()));
        player().openSaved(*store.named("part"));
        QTRY_COMPARE(player().lane().name(), QString("part"));
        QVERIFY(computed());
        QVERIFY(!firstDifference(player().lane().track()->run(), whole.run()));
        QTRY_VERIFY(store.named("part")->finished);
        QCOMPARE(store.named("part")->steps, whole.size());
        QCOMPARE(runDigest(*store.load(store.named("part")->id)), runDigest(whole.run()));
        // What was not recorded of a decision is known after it was repeated.
        QCOMPARE(player().lane().track()->reason(5), whole.reason(5));
        // One whose policy would decide differently stays as it is.
        Run changed = part.run();
        changed.steps[12].chosen = ModelIndex(changed.steps[12].chosen == ModelIndex(1) ? 2 : 1);
        changed.attempts[changed.steps[12].firstAttempt].model = changed.steps[12].chosen;
        QVERIFY(stored("changed", changed));
        player().openSaved(*store.named("changed"));
        QTRY_COMPARE(player().lane().name(), QString("changed"));
        QTRY_VERIFY(!player().lane().computing() && player().lane().differences().steps > 0);
        QCOMPARE(player().lane().size(), std::size_t{350});
        QVERIFY(player().lane().track()->hasState(200));
        QCOMPARE(store.named("changed")->steps, std::size_t{350});
    }

    void aSessionThatNobodyNamedIsThereAfterAKill()
    {
        const QString file = m_folder.filePath(QStringLiteral("w.acrw"));
        QVERIFY(test::saveInFile(file, *benchmark()));
        std::string digest;
        {
            QVERIFY(m_fixture->openFile(file));
            player().play("linucb", 7, {{.after = 40, .kind = SessionEventKind::Down, .model = "model-0"}});
            QTRY_VERIFY(player().lane().track() != nullptr && player().lane().track()->finished() &&
                        player().lane().saved());
            digest = runDigest(player().lane().track()->run());
            player().seek(100);
            player().forkHere({.policy = "always:model-2"});
            QTRY_VERIFY(player().fork().track() != nullptr && player().fork().track()->finished() &&
                        player().fork().saved());
            QCOMPARE(player().savedSessions().size(), std::size_t{2});
            QVERIFY(player().lane().name().isEmpty());
            // Another reader of the file sees what a kill would leave.
            auto other = Workspace::open(file.toStdString());
            QVERIFY(other.has_value());
            SessionStore store(*other);
            const auto last = store.named(SavedSessions::unnamedSession);
            QVERIFY(last && last->finished && runDigest(*store.load(last->id)) == digest);
            QCOMPARE(store.named(SavedSessions::unnamedFork)->parent, std::optional(last->id));
        }
        m_fixture.reset();
        init();
        QVERIFY(m_fixture->openFile(file));
        player().want();
        QTRY_VERIFY(player().lane().track() != nullptr && player().lane().track()->finished());
        QCOMPARE(runDigest(player().lane().track()->run()), digest);
        QCOMPARE(player().lane().definition().events.size(), std::size_t{1});
        player().play("acrouter", 1);
        QTRY_VERIFY(player().lane().track()->finished() && player().lane().saved());
        QTRY_COMPARE(std::ranges::count(player().savedSessions(), std::string(SavedSessions::unnamedSession),
                                        &SessionSummary::name),
                     1);
    }
};

QTEST_GUILESS_MAIN(SessionPlayerTest)
#include "tst_sessionplayer.moc"
