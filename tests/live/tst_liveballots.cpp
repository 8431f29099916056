// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Ballots of a live session are computed from its journal when somebody asks, and are those of the moments of the
/// decisions, whatever was learned since and in whatever order they are asked for.

#include "core/base/random.h"
#include "core/live/liveballots.h"
#include "tests/support/countedpolicy.h"
#include "tests/support/delayedmodels.h"

#include <QtTest>

#include <algorithm>
#include <iomanip>
#include <map>
#include <sstream>
#include <thread>

using namespace acr;

namespace {

constexpr std::size_t taskCount = 60;

std::uint64_t drawOf(TaskIndex task, ModelIndex model)
{
    return Random(derivedSeed(task.position() + 1, model.position())).uniform() < 0.5 ? 0 : 1;
}

/// Answers after some milliseconds that differ by task and model, so answers come in another order than the calls.
test::DelayedReply unevenReply(const ModelCall& call, const LiveSurroundings&)
{
    const double share = Random(derivedSeed(7 * call.task.position() + 3, call.model.position())).uniform();
    test::DelayedReply answered{.reply = {}, .seconds = 0.001 + 0.008 * share};
    answered.reply.costUsd = 0.25;
    if (share < 0.1)
        answered.reply.details.failure = CallFailure::ServerError;
    else
        answered.reply.details.answer = "an answer";
    return answered;
}

class DrawnVerifier final : public Verifier {
public:
    void verify(const ModelCall& call, const ModelReply&, Handler handler) override
    {
        const bool passes = drawOf(call.task, call.model) == 1;
        Judgement judgement;
        judgement.verdict = passes ? Verdict::Passed : Verdict::Failed;
        judgement.score = passes ? 1 : 0;
        judgement.tools.push_back({"tests", judgement.verdict, judgement.score, "some output"});
        handler(judgement);
    }
};

class LoggedJournal final : public LiveJournal {
public:
    explicit LoggedJournal(RecordLog& log)
        : m_log(log)
    {}
    Result<void> append(std::span<const JournalRecord> records) override
    {
        m_log.append(records);
        return {};
    }

private:
    RecordLog& m_log;
};

EndpointSet threeModels()
{
    return test::endpointsOf({"a", "b", "c"});
}

RunnableTask numbered(std::size_t number)
{
    RunnableTask made;
    made.id = "t" + std::to_string(number);
    made.prompt = "Sort the list number " + std::to_string(number) + (number % 2 == 0 ? " by size" : " by name");
    made.dimension = number % 3 == 0 ? "sorting" : "searching";
    made.language = "python";
    return made;
}

/// Every number of it, with all digits.
std::string textOf(const Ballot& ballot)
{
    std::ostringstream text;
    text << std::setprecision(17) << ballot.pick.value << ' ' << ballot.margin << ' ' << ballot.pivotal << ' '
         << ballot.reason;
    for (const double value : ballot.values)
        text << ' ' << value;
    for (const Vote& vote : ballot.votes)
        text << ' ' << vote.voter << '=' << vote.model.value << ':' << vote.weight;
    if (ballot.flip)
        text << " flip " << static_cast<int>(ballot.flip->kind) << ' ' << ballot.flip->subject << ' '
             << ballot.flip->model.value << ' ' << ballot.flip->task.value << ' ' << ballot.flip->from << ' '
             << ballot.flip->to << ' ' << ballot.flip->pickAfter.value;
    return text.str();
}

} // namespace

class LiveBallotsTest final : public QObject {
    Q_OBJECT

    struct Played {
        LiveSettings settings;
        std::shared_ptr<RecordLog> log = std::make_shared<RecordLog>();
        /// By turn, of the moment of the decision; where somebody looked.
        std::map<std::uint64_t, std::string> ballots;
        std::size_t outOfOrder = 0; ///< turns that ended before an earlier one
    };

    /// A session in which a person corrects verdicts while it goes on.
    static Played play(const EndpointSet& set, const std::string& policy, bool looks)
    {
        Played played;
        played.settings.policy = policy;
        played.settings.seed = 5;
        played.settings.parallel = 6;
        played.settings.provider = [](const LiveSurroundings& surroundings) -> std::unique_ptr<ModelProvider> {
            return std::make_unique<test::DelayedModels>(surroundings, unevenReply);
        };
        played.settings.verifier = []() -> std::unique_ptr<Verifier> { return std::make_unique<DrawnVerifier>(); };
        LoggedJournal journal(*played.log);
        LiveSettings settings = played.settings;
        settings.journal = &journal;
        LiveWorld world(set, nullptr);
        const auto session = LiveSession::make(world, set, std::nullopt, settings);
        if (!session)
            qFatal("%s", describe(session.error()).c_str());
        for (std::size_t i = 0; i < taskCount; ++i)
            (*session)->add(numbered(i));
        (*session)->finish();
        std::uint64_t last = 0;
        const auto ran = (*session)->run(
            [&](const LiveEvent& event) {
                if (const auto* const decided = std::get_if<LiveDecided>(&event); decided != nullptr && looks) {
                    if (const auto ballot = (*session)->explain(decided->turn))
                        played.ballots[decided->turn] = textOf(*ballot);
                }
                const auto* const ended = std::get_if<LiveTurnEnded>(&event);
                if (ended == nullptr)
                    return;
                const std::uint64_t turn = ended->turn->number;
                played.outOfOrder += turn < last ? 1 : 0;
                last = std::max(last, turn);
                if (turn % 4 == 3)
                    (*session)->judge("t" + std::to_string(turn / 2),
                                      {.verdict = turn % 8 == 3 ? Verdict::Failed : Verdict::Passed, .call = {}});
            },
            {});
        if (!ran)
            qFatal("%s", describe(ran.error()).c_str());
        return played;
    }

    static std::unique_ptr<LiveBallots> ballotsOf(const EndpointSet& set, const Played& played)
    {
        return std::make_unique<LiveBallots>(
            [pool = set.pool(), settings = played.settings]() -> Result<LiveBallots::Beginning> {
                return LiveBallots::Beginning{pool, settings, nullptr, nullptr};
            },
            played.log);
    }

private slots:
    void initTestCase() { addPolicy(test::countedEntry()); }

    void onDemandTheyAreThoseOfTheMoment_data()
    {
        QTest::addColumn<QString>("policy");
        for (const char* policy : {"acrouter@start=cold", "linucb", "lints", "knn", "random", "counted"})
            QTest::newRow(policy) << policy;
    }
    void onDemandTheyAreThoseOfTheMoment()
    {
        QFETCH(QString, policy);
        const EndpointSet set = threeModels();
        const Played played = play(set, policy.toStdString(), true);
        QCOMPARE(played.ballots.size(), taskCount);
        QVERIFY(played.outOfOrder > 5);
        std::vector<std::uint64_t> turns(taskCount);
        for (std::size_t i = 0; i < taskCount; ++i)
            turns[i] = i;
        const auto check = [&](LiveBallots& ballots) {
            std::size_t different = 0;
            for (const std::uint64_t turn : turns) {
                const auto ballot = ballots.ballotOn(turn);
                const bool same =
                    ballot && *ballot && (*ballot)->asRecorded && textOf((*ballot)->ballot) == played.ballots.at(turn);
                different += same ? 0 : 1;
            }
            return different;
        };
        const auto ballots = ballotsOf(set, played);
        QCOMPARE(check(*ballots), std::size_t{0});
        std::ranges::reverse(turns);
        QCOMPARE(check(*ballots), std::size_t{0});
        // Some at random, in the middle of the session first.
        Random random(9);
        for (std::size_t i = turns.size(); i > 1; --i)
            std::swap(turns[i - 1], turns[static_cast<std::size_t>(random.uniform() * static_cast<double>(i))]);
        turns.resize(20);
        const auto others = ballotsOf(set, played);
        QCOMPARE(check(*others), std::size_t{0});
        // From several threads at once.
        std::atomic<std::size_t> different = 0;
        {
            std::jthread first([&] { different += check(*others); });
            std::jthread second([&] { different += check(*others); });
        }
        QCOMPARE(different.load(), std::size_t{0});
    }

    void nothingIsExplainedUnlessSomebodyLooks()
    {
        const EndpointSet set = threeModels();
        test::explanations = 0;
        const Played played = play(set, "counted", false);
        QCOMPARE(test::explanations.load(), 0);
        const auto ballots = ballotsOf(set, played);
        QCOMPARE(test::explanations.load(), 0);
        QVERIFY(ballots->ballotOn(40).has_value());
        QCOMPARE(test::explanations.load(), 1);
        QVERIFY(ballots->ballotOn(3).has_value());
        QCOMPARE(test::explanations.load(), 2);
    }

    void aCancelledOneCanBeAskedForAgain()
    {
        const EndpointSet set = threeModels();
        const Played played = play(set, "counted", true);
        const auto ballots = ballotsOf(set, played);
        std::stop_source stop;
        // In the middle of the way.
        const auto cancelled = ballots->ballotOn(50, {[&](double) { stop.request_stop(); }, stop.get_token()});
        QVERIFY(!cancelled.has_value());
        QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
        const auto ballot = ballots->ballotOn(50);
        QVERIFY(ballot.has_value() && ballot->has_value());
        QCOMPARE(textOf((*ballot)->ballot), played.ballots.at(50));
        // No decision, no ballot.
        const auto none = ballots->ballotOn(taskCount);
        QVERIFY(none.has_value() && !none->has_value());
    }

    void anotherPolicyThanThatOfTheJournalIsTold()
    {
        const EndpointSet set = threeModels();
        Played played = play(set, "counted", false);
        played.settings.policy = "always:c";
        const auto ballots = ballotsOf(set, played);
        std::size_t others = 0;
        for (std::uint64_t turn = 0; turn < taskCount; ++turn) {
            const auto ballot = ballots->ballotOn(turn);
            QVERIFY(ballot.has_value() && ballot->has_value());
            others += (*ballot)->asRecorded ? 0 : 1;
        }
        QVERIFY(others > 0);
    }
};

QTEST_GUILESS_MAIN(LiveBallotsTest)
#include "tst_liveballots.moc"
