// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/random.h"
#include "core/session/sessionjournal.h"
#include "tests/session/sessiondata.h"

#include <QtTest>

using namespace acr;

namespace {

/// The record after it was stored and read.
JournalRecord stored(const JournalRecord& record)
{
    const auto read = JournalRecord::decode(record.kind(), record.encode());
    if (!read)
        qFatal("%s", describe(read.error()).c_str());
    return *read;
}

/// One task with a failed call, an answer, a verdict of a tool and one of a person.
std::vector<JournalRecord> liveTurn(std::uint64_t turn, const Benchmark& benchmark, TaskIndex task)
{
    const auto model = [&](std::size_t at) { return benchmark.models[at].name; };
    return {
        journalRecord(JournalRequest{turn, benchmark.tasks[task].id, "2026-12-01T08:00:00Z", {model(0), model(1)}}),
        journalRecord(JournalDecision{turn, model(0), model(0), 0.9, 0.125, "known_source", model(1)}),
        journalRecord(JournalCallStarted{turn, 0, model(0), "2026-12-01T08:00:01Z"}),
        journalRecord(JournalCallFinished{.turn = turn, .call = 0, .model = model(0), .costUsd = 0.5, .error = "503"}),
        journalRecord(JournalCallStarted{turn, 1, model(1), "2026-12-01T08:00:02Z"}),
        journalRecord(JournalCallFinished{.turn = turn,
                                          .call = 1,
                                          .model = model(1),
                                          .costUsd = 0.25,
                                          .inputTokens = 100,
                                          .outputTokens = 20,
                                          .latencySeconds = 1.5,
                                          .requestId = "r-1"}),
        journalRecord(JournalAnswer{turn, 1}),
        journalRecord(JournalVerdict{turn, 1, "tests", false, JournalVerdict::Result::Fail, 0, {}}),
        journalRecord(JournalVerdict{turn, 1, "somebody", true, JournalVerdict::Result::Pass, missing, {}})};
}

} // namespace

class SessionJournalTest final : public QObject {
    Q_OBJECT

private slots:
    void recordsComeBackAsTheyWere()
    {
        JournalRecord record(77);
        for (const std::uint64_t value : {std::uint64_t{0}, std::uint64_t{127}, std::uint64_t{128}, ~std::uint64_t{0}})
            record.addWhole(static_cast<std::uint32_t>(value % 1000), value);
        record.addReal(5, -0.1);
        record.addText(6, "a");
        record.addText(6, "");
        record.addText(6, "\xc3\xa9");
        record.add(4000000000U, {std::byte{1}});
        QVERIFY(stored(record) == record);
        QCOMPARE(*stored(record).whole(static_cast<std::uint32_t>(~std::uint64_t{0} % 1000)), ~std::uint64_t{0});
        QCOMPARE(*stored(record).real(5), -0.1);
        QVERIFY(stored(record).texts(6) == (std::vector<std::string>{"a", "", "\xc3\xa9"}));
        QVERIFY(!record.whole(5) && !record.real(6) && !record.whole(1));
        QVERIFY(stored(JournalRecord(3)) == JournalRecord(3));
    }

    void refusedCallsStayInTheirPlaces()
    {
        JournalAnswer answer;
        answer.refused = 1;
        answer.refusals = {"", "dear", ""};
        const auto read = fromRecord<JournalAnswer>(stored(journalRecord(answer)));
        QVERIFY(read.has_value());
        QVERIFY(read->refusals == answer.refusals);
    }

    void anyBytesAreARecordOrAnError()
    {
        const std::vector<std::byte> bytes =
            liveTurn(0, test::generatedBenchmark(1, {.tasks = 10}), TaskIndex(0))[5].encode();
        for (std::size_t length = 0; length < bytes.size(); ++length) {
            const auto read = JournalRecord::decode(6, std::span(bytes).first(length));
            if (read)
                QVERIFY(read->encode() ==
                        std::vector<std::byte>(bytes.begin(), bytes.begin() + static_cast<long>(length)));
            else
                QCOMPARE(read.error().code, ErrorCode::Malformed);
        }
        // A length that is larger than any memory.
        const std::vector<std::byte> huge(11, std::byte{0xff});
        QVERIFY(!JournalRecord::decode(1, huge));
    }

    void typedRecordsKeepWhatTheyKnow()
    {
        JournalStart start{12, "{}", "linucb@alpha=1", {"a", "b"}};
        JournalRecord record = stored(journalRecord(start));
        record.addText(500, "later");
        const auto read = fromRecord<JournalStart>(record);
        QVERIFY(read.has_value());
        QCOMPARE(read->step, std::uint64_t{12});
        QCOMPARE(read->policy, start.policy);
        QVERIFY(read->models == start.models);
        JournalRecord wrong(1);
        wrong.addText(1, "no number \xff");
        QVERIFY(!fromRecord<JournalStart>(wrong));
        // A verdict that is not known yet says nothing.
        JournalRecord verdict(static_cast<std::uint32_t>(JournalKind::Verdict));
        verdict.addWhole(5, 9);
        QVERIFY(fromRecord<JournalVerdict>(verdict)->result == JournalVerdict::Result::Unknown);
    }

    void blocksFoldToTheSameSteps()
    {
        const SessionSources sources = test::sourcesOf(1, 500);
        const auto track = recordSession(sources, test::definitionOf("acrouter@mode=cascade"));
        QVERIFY(track.has_value());
        SessionFold fold({sources.benchmark->tasks.size(), sources.benchmark->models.size()});
        for (std::size_t from = 0; from < track->size(); from += 37) {
            const std::size_t to = std::min(from + 37, track->size());
            QVERIFY(fold.add(stored(stepsRecord(track->run(), track->notes(), from, to))).has_value());
        }
        QVERIFY(fold.add(journalRecord(JournalEnd{track->size()})).has_value());
        const FoldedSession folded = fold.take();
        QVERIFY(folded.ended && !firstDifference(folded.run, track->run()));
        QCOMPARE(folded.run.steps.size(), track->size());
        for (std::size_t step = 0; step < track->size(); ++step) {
            const StepNote& note = folded.notes.notes[step];
            QVERIFY(note.known && note.priorPick == track->note(step).priorPick);
            QCOMPARE(folded.notes.reasons[note.reason], track->reason(step));
        }
        // Cut anywhere, a block is that of the first steps.
        const JournalRecord whole = stepsRecord(track->run(), track->notes(), 0, 100);
        for (const std::size_t steps : {std::size_t{1}, std::size_t{50}, std::size_t{99}}) {
            SessionFold cut({sources.benchmark->tasks.size(), sources.benchmark->models.size()});
            QVERIFY(cut.add(*firstStepsOf(whole, steps)).has_value());
            QCOMPARE(cut.folded().run.steps.size(), steps);
            QVERIFY(!firstDifference(cut.folded().run, track->run()));
        }
        // A session of 100 000 steps: what notes add to a step.
        const std::size_t with = whole.encode().size();
        const std::size_t without = stepsRecord(track->run(), {}, 0, 100).encode().size();
        QVERIFY2(with - without < 100 * 14, qPrintable(QString::number(with - without)));
    }

    void aChangedBlockIsReadOrRefused()
    {
        const SessionSources sources = test::sourcesOf(1, 60);
        const JournalShape shape{sources.benchmark->tasks.size(), sources.benchmark->models.size()};
        const auto track = recordSession(sources, test::definitionOf("acrouter@mode=cascade"));
        QVERIFY(track.has_value());
        const std::vector<std::byte> whole = stepsRecord(track->run(), track->notes(), 0, track->size()).encode();
        Random random(5);
        int read = 0;
        for (int round = 0; round < 20000; ++round) {
            std::vector<std::byte> bytes = whole;
            for (std::uint64_t change = 0; change <= random.below(3); ++change)
                bytes[random.below(bytes.size())] = static_cast<std::byte>(random.below(256));
            if (random.below(4) == 0)
                bytes.resize(random.below(bytes.size()));
            const auto record = JournalRecord::decode(static_cast<std::uint32_t>(JournalKind::Steps), bytes);
            if (!record)
                continue;
            SessionFold fold(shape);
            if (!fold.add(*record)) {
                QVERIFY(fold.folded().run.steps.empty() && fold.folded().notes.notes.empty());
                continue;
            }
            ++read;
            const FoldedSession& folded = fold.folded();
            QCOMPARE(folded.notes.notes.size(), folded.run.steps.size());
            for (const StepNote& note : folded.notes.notes)
                QVERIFY(!note.known ||
                        (note.reason < folded.notes.reasons.size() && note.priorPick.value < shape.models));
            QVERIFY(firstStepsOf(*record, 1).has_value());
        }
        QVERIFY(read > 1000);
    }

    void aLiveSessionFoldsCallByCall()
    {
        const Benchmark benchmark = test::generatedBenchmark(1, {.tasks = 10});
        SessionFold fold({10, benchmark.models.size()});
        JournalRecord unknown(12345);
        unknown.addText(1, "?");
        std::size_t records = 0;
        for (std::uint64_t turn = 0; turn < 3; ++turn) {
            for (const JournalRecord& record : liveTurn(turn, benchmark, TaskIndex(static_cast<std::uint32_t>(turn)))) {
                const auto added = fold.add(stored(record));
                QVERIFY2(added.has_value(), added ? "" : describe(added.error()).c_str());
                QVERIFY(fold.add(unknown).has_value());
                ++records;
                // A kill between any two records leaves what was there.
                QCOMPARE(runOfTurns(fold.folded().turns, benchmark).steps.size(),
                         records % 9 == 0 || records % 9 > 6 ? turn + 1 : turn);
            }
        }
        QVERIFY(fold.add(journalRecord(JournalEvent{"price", benchmark.models[0].name, 0.5, {}, {}})).has_value());
        const FoldedSession& folded = fold.folded();
        QCOMPARE(folded.unknownRecords, records);
        QCOMPARE(folded.events.size(), std::size_t{1});
        QCOMPARE(folded.turns.size(), std::size_t{3});
        QCOMPARE(folded.turns[1].calls[1].finished->requestId, std::string("r-1"));
        QCOMPARE(folded.turns[1].calls[1].verdict()->judge, std::string("somebody"));
        QCOMPARE(folded.turns[1].decision->reason, std::string("known_source"));
        const Run run = runOfTurns(folded.turns, benchmark);
        QCOMPARE(run.attempts.size(), std::size_t{6});
        QCOMPARE(run.steps[2].score, 1.0);
        QCOMPARE(run.steps[2].costUsd, 0.75);
        QVERIFY(run.steps[2].chosen == ModelIndex(1));
        QVERIFY(!run.attempts[0].graded && !run.attempts[0].applied);
    }

    void recordsThatDoNotFollowAreDamage()
    {
        SessionFold fold({10, 2});
        QVERIFY(!fold.add(journalRecord(JournalDecision{.turn = 0})));
        QVERIFY(!fold.add(journalRecord(JournalRequest{.turn = 1})));
        QVERIFY(fold.add(journalRecord(JournalRequest{.turn = 0})).has_value());
        QVERIFY(!fold.add(journalRecord(JournalCallFinished{.turn = 0, .call = 0})));
        QVERIFY(!fold.add(journalRecord(JournalCallStarted{.turn = 0, .call = 1})));
        QVERIFY(fold.add(journalRecord(JournalCallStarted{.turn = 0, .call = 0})).has_value());
        QVERIFY(!fold.add(journalRecord(JournalAnswer{.turn = 0, .call = 3})));
        QVERIFY(!fold.add(journalRecord(JournalVerdict{.turn = 7})));
    }
};

QTEST_APPLESS_MAIN(SessionJournalTest)
#include "tst_sessionjournal.moc"
