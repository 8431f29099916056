// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The voters of the prior desk are those of the ballots, and no ballot is computed for them: only for the task that
/// somebody asks about.

#include "core/evaluation/priordesk.h"
#include "tests/support/countedpolicy.h"
#include "tests/support/generatedbenchmark.h"

#include <QtTest>

#include <algorithm>
#include <set>

using namespace acr;

class DeskVotersTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { addPolicy(test::countedEntry()); }

    void onlyTheTaskThatIsAskedAboutIsExplained()
    {
        const Benchmark data = test::generatedBenchmark(31, {.tasks = 300});
        test::explanations = 0;
        const auto desk = PriorDesk::open(data, makeStream(data, {.split = "id_test"}).value(),
                                          parsePolicySpec("counted").value(), {});
        QVERIFY(desk.has_value());
        // Every decision has one voter.
        const PriorSet& learned = (*desk)->learned();
        QVERIFY(learned.vote.voters.empty());
        QVERIFY(!learned.vote.mainPrior.empty());
        QVERIFY((*desk)->replay(learned).has_value());
        QVERIFY((*desk)->figures(learned).has_value());
        QCOMPARE(test::explanations.load(), 0);
        const auto ballot = (*desk)->ballotAt(learned, (*desk)->stream().tasks[7]);
        QVERIFY(ballot.has_value() && ballot->has_value());
        QCOMPARE(test::explanations.load(), 1);
    }

    void theVotersOfADecisionAreThoseOfItsBallot()
    {
        const Benchmark data = test::generatedBenchmark(32, {.tasks = 300});
        const Stream stream = makeStream(data, {.split = "id_test"}).value();
        const PolicySpec spec = parsePolicySpec("acrouter-vote").value();
        const auto desk = PriorDesk::open(data, stream, spec, {});
        QVERIFY(desk.has_value());
        const PriorSet& learned = (*desk)->learned();
        // As the ballots of the whole stream say.
        const auto run = replay(data, stream, spec, {{}, {.ballots = true}});
        QVERIFY(run.has_value());
        std::set<std::string> voting;
        for (const Ballot& ballot : run->ballots) {
            for (const Vote& vote : ballot.votes)
                voting.insert(vote.voter);
        }
        QVERIFY(!voting.empty());
        std::set<std::string> shown;
        for (const VoteSettings::Voter& voter : learned.vote.voters)
            shown.insert(voter.name);
        if (!learned.vote.mainPrior.empty())
            shown.insert(std::string(mainPriorVoter));
        QVERIFY(shown == voting);
    }
};

QTEST_GUILESS_MAIN(DeskVotersTest)
#include "tst_deskvoters.moc"
