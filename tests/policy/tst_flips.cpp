// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/session.h"
#include "tests/support/generatedbenchmark.h"

#include <QtTest>

#include <algorithm>

using namespace acr;

namespace {

/// The values of a ballot when its flip has gone this share of the way.
std::vector<double> valuesAt(const Ballot& ballot, double share)
{
    const FlipChange& flip = *ballot.flip;
    const double change = share * (flip.to - flip.from);
    std::vector<double> values = ballot.values;
    if (flip.kind == FlipChange::Kind::PriorMean) {
        values[flip.model.position()] += change;
        return values;
    }
    for (const Vote& vote : ballot.votes) {
        if (vote.voter == flip.subject)
            values[vote.model.position()] += vote.weight * change / flip.from;
    }
    return values;
}

} // namespace

class FlipsTest final : public QObject {
    Q_OBJECT

private slots:
    void justBeyondTheSmallestChangeTheOtherModelIsPicked_data()
    {
        QTest::addColumn<QString>("policy");
        for (const char* policy : {"linucb", "linucb@alpha=0.2", "lints", "group_map@min_count=5", "dimension_best"})
            QTest::newRow(policy) << QString(policy);
    }
    void justBeyondTheSmallestChangeTheOtherModelIsPicked()
    {
        QFETCH(const QString, policy);
        const Benchmark benchmark = test::generatedBenchmark(9, {.tasks = 400, .models = 5});
        const auto stream = makeStream(benchmark, {.split = "id_test"});
        QVERIFY(stream.has_value());
        const auto run = replay(benchmark, *stream, *parsePolicySpec(policy.toStdString()), {.record = {.ballots = true}});
        QVERIFY(run.has_value());
        int flips = 0;
        for (const Ballot& ballot : run->ballots) {
            // Of equals one is picked by rank: there the change is none.
            if (!ballot.flip || ballot.flip->to == ballot.flip->from)
                continue;
            ++flips;
            const std::size_t pick = ballot.pick.position();
            const std::size_t other = ballot.flip->pickAfter.position();
            const auto before = valuesAt(ballot, 0.999);
            QVERIFY(std::ranges::all_of(before, [&](double value) { return isMissing(value) || value <= before[pick]; }));
            const auto after = valuesAt(ballot, 1.001);
            QVERIFY(after[other] > after[pick]);
            QVERIFY(other != pick && ballot.flip->to >= 0);
        }
        QVERIFY(flips > 20);
    }

    void whoHasNoNumberToChangeSaysNothing()
    {
        const Benchmark benchmark = test::generatedBenchmark(9);
        const auto stream = makeStream(benchmark, {.split = "id_test"});
        for (const char* policy : {"always:model-1", "random", "oracle"}) {
            const auto run = replay(benchmark, *stream, *parsePolicySpec(policy), {.record = {.ballots = true}});
            QVERIFY(run.has_value());
            QVERIFY(std::ranges::none_of(run->ballots, [](const Ballot& ballot) { return ballot.flip.has_value(); }));
        }
    }
};

QTEST_APPLESS_MAIN(FlipsTest)
#include "tst_flips.moc"
