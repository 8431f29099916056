// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/runningmetrics.h"
#include "core/session/sessionretrace.h"
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
            need(store.append(id, track));
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

    void aNameThatCantBeLookedUpIsNotFree()
    {
        Fixture fixture;
        const SessionTrack track = fixture.recordAs("a", fixture.definition("random"), 100);
        const SessionId a = need(fixture.store.named("a")).id;
        // The look-up fails when it is run.
        fixture.change("ALTER TABLE session RENAME TO elsewhere");
        QCOMPARE(fixture.store.freeName("b").error().code, ErrorCode::Database);
        QCOMPARE(fixture.store.add(fixture.benchmark, "b", track.setting()).error().code, ErrorCode::Database);
        QCOMPARE(fixture.store.rename(a, "b").error().code, ErrorCode::Database);
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
            "INSERT INTO session_record SELECT session_id, position + 1000, kind, data FROM session_record; ";
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

    void whatALaterVersionWritesStays()
    {
        Fixture fixture;
        const SessionTrack parent = fixture.recordAs("parent", fixture.definition("linucb"), 30);
        const SessionId parentId = need(fixture.store.named("parent")).id;
        // Of a later version: a record of an unknown kind, unknown fields in known records, unknown columns of steps
        // and of attempts in every block.
        JournalRecord later(4711);
        later.addText(1, "something new");
        later.addWhole(999, 7);
        std::vector<JournalRecord> records = need(fixture.store.records(parentId));
        for (JournalRecord& record : records) {
            if (record.kind() != static_cast<std::uint32_t>(JournalKind::Steps)) {
                record.addText(900, "more");
                continue;
            }
            const auto steps = static_cast<std::size_t>(*record.whole(2));
            std::vector<std::byte> ofSteps{std::byte{1}, std::byte{1}};
            for (std::size_t i = 0; i < steps; ++i)
                ofSteps.push_back(static_cast<std::byte>(i % 200));
            record.add(901, ofSteps);
        }
        records.insert(records.begin() + 2, later);
        fixture.change("DELETE FROM session_record WHERE session_id = " + std::to_string(parentId.value));
        need(fixture.store.appendRecords(parentId, records));

        // It opens, and its record is as it was.
        QVERIFY(fixture.holds("parent", parent));
        const StoredSession stored = need(fixture.store.loadStored(need(fixture.store.named("parent"))));
        QCOMPARE(stored.folded.unknownRecords, std::size_t{1});
        QVERIFY(need(fixture.store.records(parentId)) == records);
        // It is renamed and copied, and gets more steps.
        need(fixture.store.rename(parentId, "renamed"));
        const std::string copy = fixture.folder.filePath(QStringLiteral("copy.acrw")).toStdString();
        need(fixture.workspace.copyTo(copy));
        Workspace copied = need(Workspace::open(copy));
        QVERIFY(need(SessionStore(copied).records(parentId)) == records);
        // A fork takes over the shared part of its blocks, cut within one of them, with what it does not know.
        const SessionDefinition forked = need(forkOf(parent.setting().definition, 100, 100, {.policy = "random"}));
        const SessionTrack fork = fixture.recordAs("fork", forked, 30, parentId);
        need(fixture.store.remove(parentId));
        QVERIFY(fixture.holds("fork", fork));
        std::size_t steps = 0;
        for (const JournalRecord& record : need(fixture.store.records(need(fixture.store.named("fork")).id))) {
            if (steps >= 100 || record.kind() != static_cast<std::uint32_t>(JournalKind::Steps))
                continue;
            const auto count = static_cast<std::size_t>(*record.whole(2));
            const JournalRecord::Field* const field = record.field(901);
            QVERIFY(field != nullptr);
            QCOMPARE(field->bytes.size(), count + 2);
            QCOMPARE(std::to_integer<std::size_t>(field->bytes.back()), (count - 1) % 200);
            steps += count;
        }
        QCOMPARE(steps, std::size_t{100});
    }

    void aDefinitionOfALaterVersionOpensAsARecording()
    {
        Fixture fixture;
        const SessionTrack track = fixture.recordAs("a", fixture.definition("linucb"), 100);
        fixture.change("UPDATE session SET definition = replace(replace(definition, '\"policy\": \"linucb\"', "
                       "'\"policy\": \"newest@depth=3\", \"new key\": {\"a\": [1]}'), '\"version\": 1', "
                       "'\"version\": 2')");
        const SessionSummary summary = need(fixture.store.named("a"));
        QVERIFY(!summary.damage);
        QCOMPARE(summary.definition.policy, std::string("newest@depth=3"));
        QVERIFY(summary.unknown.size() == 2);
        QVERIFY(fixture.holds("a", track));
        const Recording recording = openRecording(fixture.sources, need(fixture.store.loadStored(summary)));
        QVERIFY(!firstDifference(recording.track.run(), track.run()));
        QCOMPARE(recording.notices.size(), std::size_t{2});
        QVERIFY(recording.notices[0].kind == RecordingNotice::Kind::Definition);
        QVERIFY(recording.notices[1].kind == RecordingNotice::Kind::Policy);
        QVERIFY(!verify(fixture.sources, recording));
    }

    void whatARecordingLacksIsSaid_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("by");
        QTest::addColumn<int>("kind");
        using Kind = RecordingNotice::Kind;
        const auto row = [](const char* name, const char* what, const char* by, Kind kind) {
            QTest::newRow(name) << QString::fromUtf8(what) << QString::fromUtf8(by) << static_cast<int>(kind);
        };
        row("another benchmark", R"("benchmark": ")", R"("benchmark": "other)", Kind::Benchmark);
        row("a policy that was removed", R"("policy": "linucb")", R"("policy": "gone:x@depth=3")", Kind::Policy);
        row("a parameter that was removed", R"("policy": "linucb")", R"("policy": "linucb@gone=3")", Kind::Policy);
        row("a split that is gone", R"("split": "id_test")", R"("split": "gone")", Kind::Stream);
        row("another split", R"("split": "id_test")", R"("split": "probing")", Kind::Stream);
        row("a filter of a later version", R"("split": "id_test")", R"("split": "id_test", "where": "later(x) ~ 3")",
            Kind::Definition);
        row("an event of a later version", R"("after": 20,)", R"("after": 20, "new": 1,)", Kind::Definition);
        row("an event of a later kind", R"("kind": "down")", R"("kind": "melt")", Kind::Definition);
        row("an event of another model", R"("model": "model-0")", R"("model": "gone")", Kind::Events);
        row("a convention of a later version", R"("missing_scores": "zero")", R"("missing_scores": "guess")",
            Kind::Definition);
    }
    void whatARecordingLacksIsSaid()
    {
        QFETCH(const QString, what);
        QFETCH(const QString, by);
        QFETCH(const int, kind);
        Fixture fixture;
        SessionDefinition definition = fixture.definition("linucb");
        definition.events = {{.after = 20, .kind = SessionEventKind::Down, .model = "model-0"}};
        const SessionTrack track = fixture.recordAs("a", definition, 100);
        fixture.change("UPDATE session SET definition = replace(definition, '" + what.toStdString() + "', '" +
                       by.toStdString() + "')");
        const SessionSummary summary = need(fixture.store.named("a"));
        QVERIFY(!summary.damage && summary.steps == track.size());
        const Recording recording = openRecording(fixture.sources, need(fixture.store.loadStored(summary)));
        QVERIFY(!recording.notices.empty());
        QCOMPARE(static_cast<int>(recording.notices.front().kind), kind);
        QVERIFY(!describe(recording.notices.front()).empty());
        // All that was recorded is there, with a world to measure regret in.
        const SessionTrack& opened = recording.track;
        QCOMPARE(opened.size(), track.size());
        RunningMetrics metrics;
        metrics.extend(opened.run(), oracleOf(opened.setting()));
        QCOMPARE(metrics.steps(), track.size());
        QCOMPARE(metrics.after(track.size()).costUsd, [&] {
            RunningMetrics expected;
            expected.extend(track.run(), oracleOf(track.setting()));
            return expected.after(track.size()).costUsd;
        }());
        for (std::size_t step = 0; step < track.size(); ++step) {
            QVERIFY(opened.run().steps[step].task == track.run().steps[step].task);
            QVERIFY(opened.run().steps[step].chosen == track.run().steps[step].chosen);
            QVERIFY(opened.setting().stream.tasks[opened.run().steps[step].position] == track.run().steps[step].task);
            QVERIFY(opened.ballotOf(step).pick == track.ballotOf(step).pick);
            QCOMPARE(opened.reason(step), track.reason(step));
        }
        const auto verification = verify(fixture.sources, recording);
        QVERIFY(!verification);
        QVERIFY(verification.error() == recording.notices.front().why);
    }

    void aDamagedJournalSaysWhere_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("says");
        const auto change = [](const char* data) {
            return QStringLiteral("UPDATE session_record SET data = %1 WHERE position = 2").arg(QLatin1String(data));
        };
        QTest::newRow("no field") << change("x'ff'") << "record 3 of session 'a': field 1 of a record, at byte 0";
        QTest::newRow("no steps") << change("x''") << "record 3 of session 'a': a block of steps";
        QTest::newRow("a block is missing") << "DELETE FROM session_record WHERE position = 2"
                                            << "record 3 of session 'a': a block of steps from 201 on";
        QTest::newRow("the end is missing") << "DELETE FROM session_record WHERE position > 2"
                                            << "200 steps of session 'a'";
        QTest::newRow("cut") << change("substr(data, 1, length(data) - 3)") << "record 3 of session 'a': field ";
    }
    void aDamagedJournalSaysWhere()
    {
        QFETCH(const QString, sql);
        QFETCH(const QString, says);
        Fixture fixture;
        fixture.recordAs("a", fixture.definition("linucb"), 100);
        fixture.change(sql.toStdString());
        const auto run = fixture.store.load(need(fixture.store.named("a")).id);
        QVERIFY(!run);
        QCOMPARE(run.error().code, ErrorCode::Malformed);
        QVERIFY2(QString::fromStdString(run.error().found).startsWith(says), run.error().found.c_str());
    }

    void aRecordingOpensWithoutADecision()
    {
        Fixture fixture;
        const SessionTrack track = fixture.recordAs("a", fixture.definition("acrouter"), 100);
        const Recording recording =
            openRecording(fixture.sources, need(fixture.store.loadStored(need(fixture.store.named("a")))));
        const SessionTrack& opened = recording.track;
        QVERIFY(recording.notices.empty() && recording.parameters.empty());
        QVERIFY(opened.finished() && !firstDifference(opened.run(), track.run()));
        QCOMPARE(opened.checkpoints(), std::size_t{0});
        for (std::size_t step = 0; step < track.size(); ++step) {
            QVERIFY(!opened.hasState(step));
            QCOMPARE(opened.reason(step), track.reason(step));
            QCOMPARE(opened.note(step).margin, track.note(step).margin);
            QVERIFY(opened.note(step).priorPick == track.note(step).priorPick);
            QVERIFY(opened.ballotOf(step).values.empty());
            QCOMPARE(opened.ballotOf(step).reason, track.reason(step));
        }
        // Its states come by repeating what was recorded.
        SessionTrack reached = opened;
        SessionRetrace retrace(fixture.sources, opened);
        while (!retrace.finished()) {
            const RetracedSteps retraced = need(retrace.advance(64));
            QVERIFY(retraced.differences.empty() && !retraced.problem);
            retraced.addTo(reached);
        }
        for (const std::size_t step : {std::size_t{0}, track.size() / 2, track.size() - 1}) {
            const Ballot expected = track.ballotOf(step);
            const Ballot ballot = reached.ballotOf(step);
            QVERIFY(ballot.pick == expected.pick && ballot.values == expected.values);
        }
        QVERIFY(need(verify(fixture.sources, recording)).identical());
    }

    void anotherDefaultIsNamed()
    {
        Fixture fixture;
        // As a version recorded it by whose defaults linucb explores four times as much.
        const SessionTrack track = fixture.recordAs("a", fixture.definition("linucb@alpha=4"), 100);
        fixture.change("UPDATE session SET definition = replace(definition, 'linucb@alpha=4', 'linucb')");
        const SessionSummary summary = need(fixture.store.named("a"));
        const Recording recording = openRecording(fixture.sources, need(fixture.store.loadStored(summary)));
        QCOMPARE(recording.parameters.size(), std::size_t{1});
        QCOMPARE(recording.parameters[0].name, std::string("alpha"));
        QCOMPARE(recording.parameters[0].recorded, std::string("4"));
        QVERIFY(!firstDifference(recording.track.run(), track.run()));
        const Verification verification = need(verify(fixture.sources, recording));
        QVERIFY(verification.decisions > 0 && verification.outcomes == 0 && verification.coverage == 0);
        QVERIFY(!verification.first.empty() && verification.first.size() <= Verification::maxShown);
        const StepDifference& first = verification.first.front();
        QVERIFY(first.kind == StepDifference::Kind::Decision && first.recorded && first.now);
        QVERIFY(first.recorded->task == track.run().steps[first.step].task);
        QVERIFY(first.now->chosen != first.recorded->chosen);
        // A different outcome of the same call is told apart from a different decision.
        Run changed = track.run();
        changed.steps[7].score = 0.25;
        changed.attempts[changed.steps[7].firstAttempt].score = 0.25;
        const auto id = need(fixture.store.add(fixture.benchmark, "b", track.setting()));
        need(fixture.store.append(id, changed, true));
        const Verification outcome = need(
            verify(fixture.sources,
                   openRecording(fixture.sources, need(fixture.store.loadStored(need(fixture.store.named("b")))))));
        QVERIFY(outcome.outcomes >= 1);
        QCOMPARE(outcome.first.front().step, std::size_t{7});
        QVERIFY(outcome.first.front().kind == StepDifference::Kind::Outcome);
    }

    void aSessionGoesOnAfterItsRecord()
    {
        Fixture fixture;
        const SessionTrack whole = fixture.recordAs("whole", fixture.definition("acrouter"), 100);
        const SessionDefinition forked =
            need(forkOf(whole.setting().definition, 100, whole.positionOf(100), {.policy = "linucb"}));
        const SessionTrack fork = fixture.recordAs("fork", forked, 100, need(fixture.store.named("whole")).id);
        for (const SessionTrack* const expected : {&whole, &fork}) {
            for (const std::size_t steps : {std::size_t{40}, std::size_t{100}, std::size_t{130}}) {
                StoredSession stored{expected->setting().definition, {}, {}, false};
                const SessionTrack part = expected->prefix(steps, expected->sharedSetting());
                stored.folded.run = part.run();
                stored.folded.notes = part.notes();
                const Recording recording = openRecording(fixture.sources, std::move(stored));
                SessionTrack track = recording.track;
                SessionRetrace retrace(fixture.sources, recording.track);
                while (!retrace.finished())
                    need(retrace.advance(17)).addTo(track);
                while (!retrace.ended())
                    track.append(need(retrace.goOn(23)));
                QVERIFY(track.finished() && track.size() == expected->size());
                QVERIFY(!firstDifference(track.run(), expected->run()));
                for (const std::size_t step : {std::size_t{10}, std::size_t{99}, std::size_t{110}, std::size_t{200}})
                    QVERIFY(track.ballotOf(step).values == expected->ballotOf(step).values);
            }
        }
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
