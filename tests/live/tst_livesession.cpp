// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A live session with models of the test's own: events come in order and after the journal has them, tasks may come
/// from another thread, and a session that goes on from its journal makes no call twice.

#include "core/live/liveregret.h"
#include "core/live/livesession.h"
#include "tests/support/delayedmodels.h"

#include <QtTest>

#include <map>
#include <set>
#include <thread>

using namespace acr;
using namespace acr::test;

namespace {

/// By the ids of their tasks and the names of their models.
using Made = std::map<std::pair<std::string, std::string>, int>;

/// A model named "down" fails, and one named "away" can't be reached. Counts the calls.
std::unique_ptr<ModelProvider> scriptedModels(const LiveSurroundings& of, Made& made)
{
    return std::make_unique<DelayedModels>(of, [&made](const ModelCall& call, const LiveSurroundings& surroundings) {
        const std::string& model = surroundings.endpoints.models[call.model.position()].model;
        const std::string& task = surroundings.taskOf(call.task).id;
        ++made[{task, model}];
        DelayedReply answered;
        answered.piece = "piece of " + task;
        answered.reply.costUsd = 0.25;
        CallDetails& details = answered.reply.details;
        details.latencySeconds = 0.5;
        details.requestId = "r";
        if (model == "down") {
            details.failure = CallFailure::ServerError;
            details.failureText = "out of order";
        } else if (model == "away") {
            answered.reply.costUsd = 0;
            details.failure = CallFailure::Unreachable;
            details.failureText = "no connection";
        } else {
            details.answer = "answer of " + model;
        }
        return answered;
    });
}

/// Says at once that every answer is right.
class ApprovingVerifier final : public Verifier {
public:
    void verify(const ModelCall&, const ModelReply&, Handler handler) override
    {
        Judgement judgement;
        judgement.verdict = Verdict::Passed;
        judgement.score = 1;
        judgement.tools.push_back({"tests", Verdict::Passed, 1, "all of them"});
        handler(judgement);
    }
};

/// Keeps records; fails from the given number of batches on.
class KeptJournal final : public LiveJournal {
public:
    Result<void> append(std::span<const JournalRecord> records) override
    {
        if (batches++ >= failAfter)
            return failure(ErrorCode::FileUnwritable, "full", "space");
        kept.insert(kept.end(), records.begin(), records.end());
        return {};
    }

    std::vector<JournalRecord> kept;
    int batches = 0;
    int failAfter = std::numeric_limits<int>::max();
};

RunnableTask task(int number)
{
    RunnableTask made;
    made.id = "t" + std::to_string(number);
    made.prompt = "Task " + std::to_string(number);
    made.dimension = "d";
    made.language = "python";
    return made;
}

template <class Kind>
int count(const std::vector<LiveEvent>& events)
{
    return static_cast<int>(
        std::ranges::count_if(events, [](const LiveEvent& event) { return std::holds_alternative<Kind>(event); }));
}

} // namespace

class LiveSessionTest final : public QObject {
    Q_OBJECT

    static LiveSettings settings(Made& made, LiveJournal* journal)
    {
        LiveSettings set;
        set.policy = "acrouter@start=cold";
        set.parallel = 3;
        set.journal = journal;
        set.provider = [&made](const LiveSurroundings& surroundings) { return scriptedModels(surroundings, made); };
        return set;
    }

    /// Runs a new session, or one that goes on, over so many tasks.
    static std::vector<LiveEvent> run(const EndpointSet& set, const LiveSettings& live, int tasks,
                                      std::span<const JournalRecord> earlier, Result<void>* result = nullptr,
                                      const std::function<void(LiveSession&, const LiveEvent&)>& also = {})
    {
        LiveWorld world(set, nullptr);
        const auto session = LiveSession::make(world, set, std::nullopt, live, earlier);
        if (!session)
            qFatal("%s", describe(session.error()).c_str());
        for (int i = 0; i < tasks; ++i)
            (*session)->add(task(i));
        (*session)->finish();
        std::vector<LiveEvent> events;
        const auto ran = (*session)->run(
            [&](const LiveEvent& event) {
                events.push_back(event);
                if (also)
                    also(**session, event);
            },
            {});
        if (result != nullptr)
            *result = ran;
        return events;
    }

private slots:
    void eventsComeInOrderAndAfterTheJournal()
    {
        Made made;
        KeptJournal journal;
        const EndpointSet set = endpointsOf({"a", "b", "down"});
        const LiveSettings live = settings(made, &journal);
        std::map<std::pair<std::uint64_t, std::uint64_t>, int> stateOf;
        int wrong = 0;
        const auto events = run(set, live, 30, {}, nullptr, [&](LiveSession& session, const LiveEvent& event) {
            const auto in = [&](const LiveCall& call, int before, int after) {
                int& state = stateOf[{call.turn, call.call}];
                wrong += state == before ? 0 : 1;
                state = after;
            };
            SessionFold fold({});
            for (const JournalRecord& record : journal.kept)
                wrong += fold.add(record) ? 0 : 1;
            const auto& turns = fold.folded().turns;
            if (const auto* const started = std::get_if<LiveCallStarted>(&event)) {
                in(started->call, 0, 1);
                wrong += turns[started->call.turn].calls.size() > started->call.call ? 0 : 1;
                // It has not left.
                const std::string model = set.models[started->call.model.position()].model;
                wrong += made.contains({"t" + std::to_string(started->call.turn), model}) ? 1 : 0;
            } else if (const auto* const text = std::get_if<LiveCallText>(&event)) {
                in(text->call, 1, 1);
            } else if (const auto* const end = std::get_if<LiveCallFinished>(&event)) {
                in(end->call, 1, 2);
                wrong += turns[end->call.turn].calls[end->call.call].finished.has_value() ? 0 : 1;
            } else if (const auto* const verdict = std::get_if<LiveVerdict>(&event)) {
                in(verdict->call, 2, 3);
            } else if (const auto* const decided = std::get_if<LiveDecided>(&event)) {
                wrong += decided->values.size() == 3 ? 0 : 1;
                wrong += session.explain(decided->turn) ? 0 : 1;
            } else if (const auto* const turn = std::get_if<LiveTurnEnded>(&event)) {
                wrong += turns[turn->turn->number].answer.has_value() ? 0 : 1;
                wrong += session.explain(turn->turn->number) ? 0 : 1;
            }
        });
        QCOMPARE(wrong, 0);
        QCOMPARE(count<LiveTaskQueued>(events), 30);
        QCOMPARE(count<LiveDecided>(events), 30);
        QCOMPARE(count<LiveTurnEnded>(events), 30);
        QVERIFY(count<LiveCallText>(events) >= 30);
        QVERIFY(count<LiveFellBack>(events) > 0);
        QVERIFY(count<LiveEndpointHealth>(events) > 0);
        for (const auto& [call, times] : made)
            QCOMPARE(times, 1);
    }

    void aMachineSeemsOfflineWhereNoEndpointCanBeReached_data()
    {
        QTest::addColumn<QStringList>("models");
        QTest::addColumn<bool>("offline");
        QTest::newRow("reached") << QStringList{"a"} << false;
        QTest::newRow("away") << QStringList{"away"} << true;
        QTest::newRow("out of order") << QStringList{"down"} << false;
        QTest::newRow("one of two answers") << QStringList{"away", "a"} << false;
    }
    void aMachineSeemsOfflineWhereNoEndpointCanBeReached()
    {
        QFETCH(const QStringList, models);
        QFETCH(const bool, offline);
        EndpointSet set = endpointsOf({});
        for (const QString& name : models) {
            // Each has an endpoint of its own.
            EndpointModel& model = set.models.emplace_back();
            model.model = model.servedAs = name.toStdString();
            model.inputPerMillion = model.outputPerMillion = 1;
            model.endpoint = set.models.size() - 1;
            set.endpoints.resize(set.models.size(), set.endpoints.front());
        }
        Made made;
        LiveSettings live = settings(made, nullptr);
        live.shadowShare = 1;
        LiveWorld world(set, nullptr);
        const auto session = LiveSession::make(world, set, std::nullopt, live);
        QVERIFY(session.has_value());
        QVERIFY(!(*session)->offline());
        (*session)->add(task(1));
        (*session)->finish();
        QVERIFY((*session)->run({}, {}).has_value());
        QCOMPARE((*session)->offline(), offline);
    }

    void tasksComeFromAnotherThread()
    {
        Made made;
        const EndpointSet set = endpointsOf({"a", "b"});
        LiveWorld world(set, nullptr);
        const auto session = LiveSession::make(world, set, std::nullopt, settings(made, nullptr));
        QVERIFY(session.has_value());
        std::jthread user([&] {
            for (int i = 0; i < 50; ++i)
                (*session)->add(task(i));
            (*session)->add(task(7));
            (*session)->setPaused(true);
            (*session)->setPaused(false);
            (*session)->finish();
        });
        int ended = 0;
        int refused = 0;
        int pauses = 0;
        const auto ran = (*session)->run(
            [&](const LiveEvent& event) {
                ended += std::holds_alternative<LiveTurnEnded>(event) ? 1 : 0;
                refused += std::holds_alternative<LiveTaskRefused>(event) ? 1 : 0;
                pauses += std::holds_alternative<LivePaused>(event) ? 1 : 0;
            },
            {});
        QVERIFY(ran.has_value());
        QCOMPARE(ended, 50);
        QCOMPARE(refused, 1);
        QCOMPARE(pauses, 2);
        QCOMPARE((*session)->waiting(), std::size_t{0});
    }

    /// Cut anywhere, the journal gives a session that does the rest.
    void goesOnFromAnyPlace()
    {
        Made whole;
        KeptJournal journal;
        const EndpointSet set = endpointsOf({"a", "b", "down"});
        LiveSettings first = settings(whole, &journal);
        first.shadowShare = 0.3;
        run(set, first, 12, {});
        QVERIFY(journal.kept.size() > 50);
        for (std::size_t cut = 0; cut <= journal.kept.size(); ++cut) {
            std::vector<JournalRecord> earlier(journal.kept.begin(),
                                               journal.kept.begin() + static_cast<std::ptrdiff_t>(cut));
            SessionFold before({});
            for (const JournalRecord& record : earlier)
                QVERIFY(before.add(record).has_value());
            std::set<std::pair<std::string, std::string>> started;
            int open = 0;
            for (const JournalTurn& turn : before.folded().turns) {
                for (const JournalTurn::Call& call : turn.calls) {
                    started.emplace(turn.request.task, call.model);
                    open += call.finished ? 0 : 1;
                }
            }
            Made made;
            KeptJournal rest;
            LiveSettings second = settings(made, &rest);
            second.shadowShare = 0.3;
            int ended = 0;
            int lost = 0;
            const auto known = static_cast<int>(before.folded().turns.size());
            LiveWorld world(set, nullptr);
            const auto session = LiveSession::make(world, set, std::nullopt, second, earlier);
            QVERIFY2(session.has_value(), session ? "" : describe(session.error()).c_str());
            for (int i = known; i < 12; ++i)
                (*session)->add(task(i));
            (*session)->finish();
            const auto ran = (*session)->run(
                [&](const LiveEvent& event) {
                    ended += std::holds_alternative<LiveTurnEnded>(event) ? 1 : 0;
                    if (const auto* const end = std::get_if<LiveCallFinished>(&event))
                        lost += end->lost ? 1 : 0;
                },
                {});
            QVERIFY(ran.has_value());
            QCOMPARE(ended, 12);
            QCOMPARE(lost, open);
            QCOMPARE((*session)->lostCalls(), static_cast<std::size_t>(open));
            QCOMPARE((*session)->changedDecisions(), std::size_t{0});
            for (const auto& [call, times] : made) {
                QCOMPARE(times, 1);
                QVERIFY(!started.contains(call));
            }
            // All of it folds, and every task has an answer.
            earlier.insert(earlier.end(), rest.kept.begin(), rest.kept.end());
            SessionFold fold({});
            for (const JournalRecord& record : earlier)
                QVERIFY(fold.add(record).has_value());
            QCOMPARE(fold.folded().turns.size(), std::size_t{12});
            std::size_t calls = 0;
            for (const JournalTurn& turn : fold.folded().turns) {
                QVERIFY(turn.answer.has_value());
                calls += turn.calls.size();
                if (turn.request.shadow)
                    QCOMPARE(turn.calls.size(), std::size_t{3});
            }
            QCOMPARE((*session)->calls(), calls);
        }
    }

    /// What was in flight when a session was stopped may have been billed: other models are called in its place.
    void stoppedAndResumed()
    {
        Made made;
        KeptJournal journal;
        const EndpointSet set = endpointsOf({"a", "b", "c"});
        LiveWorld world(set, nullptr);
        const auto first = LiveSession::make(world, set, std::nullopt, settings(made, &journal));
        QVERIFY(first.has_value());
        for (int i = 0; i < 20; ++i)
            (*first)->add(task(i));
        (*first)->finish();
        std::stop_source stop;
        int ended = 0;
        const auto ran = (*first)->run(
            [&](const LiveEvent& event) {
                ended += std::holds_alternative<LiveTurnEnded>(event) ? 1 : 0;
                if (ended >= 8 && std::holds_alternative<LiveCallStarted>(event))
                    stop.request_stop();
            },
            stop.get_token());
        QVERIFY(!ran.has_value());
        QVERIFY(ran.error().code == ErrorCode::Cancelled);
        QVERIFY((*first)->waiting() > 0);
        SessionFold fold({});
        for (const JournalRecord& record : journal.kept)
            QVERIFY(fold.add(record).has_value());
        int cancelled = 0;
        for (const JournalTurn& turn : fold.folded().turns) {
            for (const JournalTurn::Call& call : turn.calls) {
                QVERIFY(call.finished.has_value());
                cancelled += call.finished->failure == "cancelled" ? 1 : 0;
            }
        }
        QVERIFY(cancelled > 0);

        LiveWorld again(set, nullptr);
        const auto second = LiveSession::make(again, set, std::nullopt, settings(made, &journal), journal.kept);
        QVERIFY(second.has_value());
        (*second)->finish();
        QVERIFY((*second)->run({}, {}).has_value());
        QCOMPARE((*second)->waiting(), std::size_t{0});
        QCOMPARE((*second)->turns().size(), std::size_t{20});
        for (const auto& turn : (*second)->turns())
            QVERIFY(turn->attempts[turn->answer].details->failure == CallFailure::None);
        for (const auto& [call, times] : made)
            QCOMPARE(times, 1);
    }

    /// A budget counts the calls of all runs.
    void aBudgetIsThatOfTheSession()
    {
        Made made;
        KeptJournal journal;
        const EndpointSet set = endpointsOf({"a", "b"});
        LiveSettings live = settings(made, &journal);
        live.budget.calls = 5;
        run(set, live, 20, {});
        QCOMPARE(made.size(), std::size_t{5});
        live.budget.calls = 8;
        const std::vector<JournalRecord> earlier = journal.kept;
        LiveWorld world(set, nullptr);
        const auto second = LiveSession::make(world, set, std::nullopt, live, earlier);
        QVERIFY(second.has_value());
        (*second)->finish();
        std::size_t states = 0;
        const auto ran = (*second)->run(
            [&](const LiveEvent& event) {
                const auto* const state = std::get_if<LiveBudgetState>(&event);
                if (state == nullptr)
                    return;
                states += state->calls <= 8 ? 1 : 100;
                // A person raises it, and the rest is done.
                if (state->exhausted && state->budget.calls == 8)
                    (*second)->setBudget({});
            },
            {});
        QVERIFY(ran.has_value());
        QVERIFY((*second)->calls() >= 8);
        QVERIFY(states > 0);
        if ((*second)->budgetExhausted())
            QCOMPARE((*second)->calls(), std::size_t{8});
        else
            QCOMPARE((*second)->waiting(), std::size_t{0});
    }

    void aJournalThatCanNotBeWrittenStopsTheSession()
    {
        Made made;
        KeptJournal journal;
        journal.failAfter = 4;
        Result<void> result;
        run(endpointsOf({"a", "b"}), settings(made, &journal), 20, {}, &result);
        QVERIFY(!result.has_value());
        QVERIFY(result.error().code == ErrorCode::FileUnwritable);
        SessionFold fold({});
        std::size_t started = 0;
        for (const JournalRecord& record : journal.kept)
            QVERIFY(fold.add(record).has_value());
        for (const JournalTurn& turn : fold.folded().turns)
            started += turn.calls.size();
        // Nothing left that is not written down.
        QVERIFY(made.size() <= started);
    }

    void aPersonOverrulesAndThePolicyLearns()
    {
        Made made;
        KeptJournal journal;
        const EndpointSet set = endpointsOf({"a", "b"});
        std::string disliked;
        const auto dislike = [&](LiveSession& session, const LiveEvent& event) {
            const auto* const end = std::get_if<LiveTurnEnded>(&event);
            if (end == nullptr)
                return;
            const LiveTurn& turn = *end->turn;
            const std::string model = set.models[turn.attempts[turn.answer].model.position()].model;
            if (disliked.empty())
                disliked = model;
            session.judge(
                turn.request->id,
                {.verdict = model != disliked ? Verdict::Passed : Verdict::Failed, .person = "somebody", .call = {}});
        };
        LiveSettings live = settings(made, &journal);
        live.parallel = 1;
        const auto events = run(set, live, 40, {}, nullptr, dislike);
        int last = 0;
        int changes = 0;
        for (const LiveEvent& event : events) {
            if (const auto* const changed = std::get_if<LiveTurnChanged>(&event)) {
                ++changes;
                const Attempt& answer = changed->turn->attempts[changed->turn->answer];
                QVERIFY(answer.graded);
            } else if (const auto* const end = std::get_if<LiveTurnEnded>(&event); end != nullptr) {
                const Attempt& answer = end->turn->attempts[end->turn->answer];
                QVERIFY(!answer.graded);
                if (end->turn->number >= 30)
                    last += set.models[answer.model.position()].model == disliked ? 1 : 0;
            }
        }
        QVERIFY(changes >= 39);
        QVERIFY(last <= 2);

        // A session that goes on has learned the same.
        Made more;
        KeptJournal rest;
        LiveSettings second = settings(more, &rest);
        LiveWorld world(set, nullptr);
        const auto session = LiveSession::make(world, set, std::nullopt, second, journal.kept);
        QVERIFY(session.has_value());
        QCOMPARE((*session)->changedDecisions(), std::size_t{0});
        for (int i = 100; i < 110; ++i)
            (*session)->add(task(i));
        (*session)->finish();
        QVERIFY((*session)->run({}, {}).has_value());
        int chosen = 0;
        for (const auto& [call, times] : more)
            chosen += call.second == disliked ? 1 : 0;
        QVERIFY(chosen <= 2);
    }

    /// Fail, then taken back, then unknown: the verdict that counts, the estimate of the regret and the journal follow.
    void aPersonsVerdictCanBeTakenBack()
    {
        Made made;
        KeptJournal journal;
        const EndpointSet set = endpointsOf({"a", "b"});
        LiveSettings live = settings(made, &journal);
        live.parallel = 1;
        live.verifier = [] { return std::make_unique<ApprovingVerifier>(); };
        std::vector<std::shared_ptr<const LiveTurn>> states;
        const std::vector<PersonVerdict> said{{.verdict = Verdict::Failed, .comment = "too slow", .call = {}},
                                              {.withdrawn = true, .call = {}},
                                              {.call = {}}};
        const auto events = run(set, live, 30, {}, nullptr, [&](LiveSession& session, const LiveEvent& event) {
            const auto* const end = std::get_if<LiveTurnEnded>(&event);
            const auto* const change = std::get_if<LiveTurnChanged>(&event);
            const auto turn = end != nullptr ? end->turn : change != nullptr ? change->turn : nullptr;
            if (turn == nullptr || turn->number != 25)
                return;
            states.push_back(turn);
            if (states.size() <= said.size())
                session.judge("t25", said[states.size() - 1]);
        });
        QCOMPARE(states.size(), std::size_t{4});
        const std::vector expected{Verdict::Passed, Verdict::Failed, Verdict::Passed, Verdict::Unknown};
        for (std::size_t i = 0; i < states.size(); ++i) {
            const LiveTurn& turn = *states[i];
            QCOMPARE(turn.attempts[turn.answer].verdict(), expected[i]);
            QCOMPARE(turn.judgements[turn.answer].verdict, expected[i]);
            QCOMPARE(turn.estimatedRegret, estimatedRegret(turn, 2, live.weights));
        }
        QVERIFY(!isMissing(states[0]->estimatedRegret));
        QVERIFY(states[1]->estimatedRegret > states[0]->estimatedRegret);
        QCOMPARE(states[2]->estimatedRegret, states[0]->estimatedRegret);
        // What the tools and the person said, with the comment.
        QCOMPARE(QString::fromStdString(states[1]->judgements[states[1]->answer].tools.back().trace), "too slow");
        QCOMPARE(states[1]->judgements[states[1]->answer].tools.size(), std::size_t{2});
        QCOMPARE(states[2]->judgements[states[2]->answer].tools.size(), std::size_t{1});
        std::vector<bool> withdrawn;
        for (const LiveEvent& event : events) {
            if (const auto* const verdict = std::get_if<LiveVerdict>(&event); verdict != nullptr && verdict->person)
                withdrawn.push_back(verdict->withdrawn);
        }
        QCOMPARE(withdrawn, (std::vector<bool>{false, true, false}));

        Made more;
        LiveSettings second = settings(more, nullptr);
        LiveWorld world(set, nullptr);
        const auto session = LiveSession::make(world, set, std::nullopt, second, journal.kept);
        QVERIFY(session.has_value());
        QCOMPARE((*session)->changedDecisions(), std::size_t{0});
        const auto turns = (*session)->turns();
        QCOMPARE(turns[25]->attempts[turns[25]->answer].verdict(), Verdict::Unknown);
        QCOMPARE(turns[25]->estimatedRegret, states[3]->estimatedRegret);
        QCOMPARE(turns[24]->estimatedRegret, estimatedRegret(*turns[24], 2, live.weights));
    }

    /// Of a shadow task, every call can be judged, and the measured regret follows.
    void aPersonJudgesACallThatIsNotTheAnswer()
    {
        Made made;
        KeptJournal journal;
        const EndpointSet set = endpointsOf({"a", "b"});
        LiveSettings live = settings(made, &journal);
        live.shadowShare = 1;
        live.verifier = [] { return std::make_unique<ApprovingVerifier>(); };
        std::shared_ptr<const LiveTurn> before;
        std::shared_ptr<const LiveTurn> after;
        run(set, live, 3, {}, nullptr, [&](LiveSession& session, const LiveEvent& event) {
            const auto* const change = std::get_if<LiveTurnChanged>(&event);
            if (change == nullptr || change->turn->number != 1)
                return;
            if (before != nullptr) {
                after = change->turn;
                return;
            }
            before = change->turn;
            session.judge("t1", {.verdict = Verdict::Failed, .call = before->shadowCalls.front()});
            session.judge("t1", {.verdict = Verdict::Failed, .call = 99});
        });
        QVERIFY(before != nullptr && after != nullptr);
        QCOMPARE(before->shadows.front().verdict(), Verdict::Passed);
        QCOMPARE(after->shadows.front().verdict(), Verdict::Failed);
        QCOMPARE(after->attempts[after->answer].verdict(), Verdict::Passed);
        QVERIFY(!isMissing(measuredRegret(*after, 2, live.weights)));
        Made more;
        LiveSettings second = settings(more, nullptr);
        second.verifier = live.verifier;
        LiveWorld world(set, nullptr);
        const auto session = LiveSession::make(world, set, std::nullopt, second, journal.kept);
        QVERIFY(session.has_value());
        QCOMPARE((*session)->turns()[1]->shadows.front().verdict(), Verdict::Failed);
    }

    void regretIsThatOfTheDefinition()
    {
        const auto turnOf = [](bool shadow, double answerScore, double otherScore) {
            auto turn = std::make_shared<LiveTurn>();
            auto request = std::make_shared<RunnableTask>(task(1));
            turn->request = request;
            turn->shadow = shadow;
            const auto attempt = [](int model, double score, double cost) {
                return Attempt{.model = ModelIndex::at(static_cast<std::size_t>(model)),
                               .passed = score >= 1,
                               .graded = !isMissing(score),
                               .score = score,
                               .costUsd = cost,
                               .details = std::make_shared<const CallDetails>()};
            };
            turn->attempts.push_back(attempt(0, answerScore, 0.5));
            turn->judgements.emplace_back();
            if (shadow) {
                turn->shadows.push_back(attempt(1, otherScore, 2));
                turn->shadowJudgements.emplace_back();
            }
            return std::shared_ptr<LiveTurn>(turn);
        };
        const RewardWeights weights;
        QCOMPARE(measuredRegret(*turnOf(true, 0, 1), 2, weights), (1 - 0.2) - (0 - 0.05));
        QCOMPARE(measuredRegret(*turnOf(true, 1, 1), 2, weights), 0.0);
        QVERIFY(isMissing(measuredRegret(*turnOf(false, 1, 1), 2, weights)));
        QVERIFY(isMissing(measuredRegret(*turnOf(true, 1, missing), 2, weights)));
        QVERIFY(isMissing(measuredRegret(*turnOf(true, 1, 1), 3, weights)));

        BeliefRow row;
        row.dimension = "d";
        row.cells = {{.mean = 0.5, .costUsd = 0.5}, {.mean = 0.25, .costUsd = 2}};
        const std::vector<BeliefRow> beliefs{row};
        // It failed: the other one would have solved it with a chance of one quarter, and is dearer than failing.
        QVERIFY(std::abs(estimatedRegret(*turnOf(false, 0, missing), beliefs, 2, weights) -
                         (0.25 * (0.8 + 0.05) + 0.75 * 0)) < 1e-12);
        // It solved it: nothing is better.
        QVERIFY(std::abs(estimatedRegret(*turnOf(false, 1, missing), beliefs, 2, weights)) < 1e-12);
        // Nobody knows: solved by the first with one half; failing that, by the second with one quarter.
        QVERIFY(std::abs(estimatedRegret(*turnOf(false, missing, missing), beliefs, 2, weights) -
                         (0.5 * 0.95 + 0.125 * 0.8 + 0.375 * -0.05 - (0.5 - 0.05))) < 1e-12);
        row.dimension = "another";
        QVERIFY(isMissing(estimatedRegret(*turnOf(false, 1, missing), std::vector{row}, 2, weights)));

        std::vector<std::shared_ptr<const LiveTurn>> turns{turnOf(true, 0, 1), turnOf(true, 1, 1),
                                                           turnOf(true, 1, missing), turnOf(false, 1, missing)};
        auto estimated = turnOf(false, 1, missing);
        estimated->estimatedRegret = 0.125;
        turns.push_back(estimated);
        const LiveRegret regret = liveRegret(turns, 2, weights);
        QCOMPARE(regret.measured.tasks, std::size_t{2});
        QCOMPARE(regret.measured.mean, 0.425);
        QVERIFY(std::abs(regret.measured.high - (0.425 + 12.7062 * 0.425)) < 1e-9);
        QVERIFY(std::abs(regret.measured.low - (0.425 - 12.7062 * 0.425)) < 1e-9);
        QCOMPARE(regret.estimated.tasks, std::size_t{1});
        QCOMPARE(regret.estimated.mean, 0.125);
        QCOMPARE(regret.unknownTasks, std::size_t{2});
        QCOMPARE(regret.unmeasuredShadowTasks, std::size_t{1});
    }
};

QTEST_APPLESS_MAIN(LiveSessionTest)
#include "tst_livesession.moc"
