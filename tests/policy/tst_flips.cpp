// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/policy/common.h"
#include "core/session/replay.h"
#include "tests/support/generatedbenchmark.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace acr;

namespace {

/// The values of a ballot when its flip has gone this share of the way.
std::vector<double> valuesAt(const Ballot& ballot, double share)
{
    const FlipChange& flip = *ballot.flip;
    const double change = share * (flip.to - flip.from);
    std::vector<double> values = ballot.values;
    if (flip.kind == FlipChange::Kind::PriorMean || flip.kind == FlipChange::Kind::Value) {
        values[flip.model.position()] += change;
        return values;
    }
    for (const Vote& vote : ballot.votes) {
        if (vote.voter == flip.subject)
            values[vote.model.position()] += vote.weight * change / flip.from;
    }
    return values;
}

/// Of a run over a generated benchmark. Throws where one can't be made.
std::vector<Ballot> ballotsOf(const std::string& policy)
{
    const Benchmark benchmark = test::generatedBenchmark(9, {.tasks = 400, .models = 5});
    const Stream stream = makeStream(benchmark, {.split = "id_test"}).value();
    return replay(benchmark, stream, parsePolicySpec(policy).value(), {{}, {.ballots = true}}).value().ballots;
}

} // namespace

class FlipsTest final : public QObject {
    Q_OBJECT

private slots:
    void justBeyondTheSmallestChangeTheOtherModelIsPicked_data()
    {
        QTest::addColumn<QString>("policy");
        for (const char* policy :
             {"linucb", "linucb@alpha=0.2", "lints", "group_map@min_count=5", "dimension_best", "logreg", "oracle"})
            QTest::newRow(policy) << QString(policy);
    }
    void justBeyondTheSmallestChangeTheOtherModelIsPicked()
    {
        QFETCH(const QString, policy);
        int flips = 0;
        for (const Ballot& ballot : ballotsOf(policy.toStdString())) {
            // Of equals one is picked by rank: there the change is none.
            if (!ballot.flip || ballot.flip->to == ballot.flip->from)
                continue;
            ++flips;
            const std::size_t pick = ballot.pick.position();
            const std::size_t other = ballot.flip->pickAfter.position();
            const auto before = valuesAt(ballot, 0.999);
            QVERIFY(
                std::ranges::all_of(before, [&](double value) { return isMissing(value) || value <= before[pick]; }));
            const auto after = valuesAt(ballot, 1.001);
            QVERIFY(after[other] > after[pick]);
            QVERIFY(other != pick && ballot.flip->to >= 0);
        }
        QVERIFY(flips > 20);
    }

    /// The means of rewards are recomputed with the one score changed.
    void aNeighbourWhoseScoreFlipsThePickFlipsIt()
    {
        int flips = 0;
        for (const Ballot& ballot : ballotsOf("knn@k=12")) {
            if (ballot.votes.empty() || std::isnan(ballot.margin))
                continue;
            QVERIFY(ballot.flip.has_value());
            const FlipChange& flip = *ballot.flip;
            if (flip.kind != FlipChange::Kind::NeighbourScore)
                continue;
            QVERIFY(flip.to >= 0 && flip.to <= 1 && flip.pickAfter != ballot.pick);
            const ModelIndex model = flip.model;
            const double change = flip.to - flip.from;
            double sum = 0;
            double count = 0;
            for (const Vote& vote : ballot.votes) {
                sum += vote.model == model ? vote.weight : 0;
                count += vote.model == model ? 1 : 0;
            }
            const auto valuesWith = [&](double share) {
                std::vector<double> values = ballot.values;
                values[model.position()] = (sum + RewardWeights().score * share * change) / count;
                return values;
            };
            QVERIFY(std::abs(valuesWith(0)[model.position()] - ballot.values[model.position()]) < 1e-12);
            if (change == 0)
                continue;
            ++flips;
            const auto before = valuesWith(0.999);
            QVERIFY(std::ranges::all_of(
                before, [&](double value) { return isMissing(value) || value <= before[ballot.pick.position()]; }));
            const auto after = valuesWith(1.001);
            QVERIFY(after[flip.pickAfter.position()] > after[ballot.pick.position()]);
        }
        QVERIFY(flips > 20);
    }

    /// With another score in the probing split the policy itself decides otherwise.
    void aProbingScoreThatFlipsThePickFlipsIt()
    {
        const Benchmark benchmark = test::generatedBenchmark(11, {.tasks = 200, .models = 4});
        const auto stream = makeStream(benchmark, {.split = "id_test"});
        QVERIFY(stream.has_value());
        const PolicySpec spec = *parsePolicySpec("knn@variant=frozen");
        const auto run = replay(benchmark, *stream, spec, {{}, {.ballots = true}});
        QVERIFY(run.has_value());
        int flips = 0;
        for (std::size_t step = 0; step < run->ballots.size() && flips < 20; ++step) {
            QVERIFY(run->ballots[step].flip.has_value());
            const FlipChange& flip = *run->ballots[step].flip;
            if (flip.kind != FlipChange::Kind::NeighbourScore || flip.to == flip.from)
                continue;
            ++flips;
            const auto pickWith = [&](double share) {
                Benchmark changed = benchmark;
                changed.outcomes.editScores()[changed.outcomes.cell(flip.task, flip.model)] =
                    flip.from + share * (flip.to - flip.from);
                return replay(changed, *stream, spec, {{}, {.ballots = true}})->ballots[step].pick;
            };
            QCOMPARE(pickWith(0.999), run->ballots[step].pick);
            QCOMPARE(pickWith(1.001), flip.pickAfter);
        }
        QVERIFY(flips > 10);
    }

    void ofEqualChangesTheFirstNeighbourIsNamed()
    {
        // Values are half of mean scores: model 0 has 1 in one call, model 1 has 0.5 over three, model 2 was not
        // called.
        const std::vector<NeighbourScore> scores{{TaskIndex::at(4), ModelIndex::at(1), 1},
                                                 {TaskIndex::at(5), ModelIndex::at(0), 1},
                                                 {TaskIndex::at(6), ModelIndex::at(1), 0.25},
                                                 {TaskIndex::at(7), ModelIndex::at(1), 0.25}};
        const std::vector<double> values{0.5, 0.25, missing};
        const auto flip = flipOfNeighbour(scores, 0.5, values, ModelIndex::at(0));
        QVERIFY(flip.has_value());
        // One call of the pick is enough; each of the other's three would have to go up by 1.5.
        QCOMPARE(flip->task, TaskIndex::at(5));
        QCOMPARE(flip->from, 1.0);
        QCOMPARE(flip->to, 0.5);
        QCOMPARE(flip->pickAfter, ModelIndex::at(1));
        // Nobody is second, or a score means nothing.
        QVERIFY(!flipOfNeighbour(scores, 0.5, std::vector<double>{0.5, missing, missing}, ModelIndex::at(0)));
        QVERIFY(!flipOfNeighbour(scores, 0, values, ModelIndex::at(0)));
        // A lead that no score within 0 and 1 makes up.
        QVERIFY(!flipOfNeighbour(scores, 0.1, values, ModelIndex::at(0)));
        // Equals: the nearest of those that could go on.
        QCOMPARE(flipOfNeighbour(scores, 0.5, std::vector<double>{0.5, 0.5, missing}, ModelIndex::at(0))->task,
                 TaskIndex::at(5));
    }

    void withoutThePivotalVoterThePickIsAnother_data()
    {
        QTest::addColumn<QString>("policy");
        for (const char* policy : {"linucb", "lints", "knn", "acrouter", "acrouter@mode=cascade"})
            QTest::newRow(policy) << QString(policy);
    }
    void withoutThePivotalVoterThePickIsAnother()
    {
        QFETCH(const QString, policy);
        int pivotal = 0;
        for (const Ballot& ballot : ballotsOf(policy.toStdString())) {
            const Vote* const vote = ballot.pivotalVote();
            if (vote == nullptr)
                continue;
            ++pivotal;
            std::vector<double> left = ballot.values;
            if (ballot.reason == "neighbours") {
                double sum = 0;
                double count = 0;
                for (const Vote& other : ballot.votes) {
                    sum += &other != vote && other.model == vote->model ? other.weight : 0;
                    count += &other != vote && other.model == vote->model ? 1 : 0;
                }
                left[vote->model.position()] = count > 0 ? sum / count : missing;
            } else {
                for (const Vote& other : ballot.votes)
                    left[other.model.position()] -= other.voter == vote->voter ? other.weight : 0;
            }
            const double pick = left[ballot.pick.position()];
            QVERIFY(isMissing(pick) || std::ranges::any_of(left, [&](double value) { return value >= pick; }));
            QVERIFY(ballot.votesForMany(*vote) == (ballot.reason != "neighbours"));
        }
        QVERIFY(pivotal > 20);
    }

    void whoCannotBeCalledIsNoCandidate_data()
    {
        QTest::addColumn<QString>("policy");
        for (const char* policy :
             {"oracle", "random", "always:model-1", "dimension_best", "group_map@min_count=5", "knn",
              "knn@variant=frozen", "logreg", "linucb", "lints", "acrouter", "acrouter@mode=cascade"})
            QTest::newRow(policy) << QString(policy);
    }
    void whoCannotBeCalledIsNoCandidate()
    {
        QFETCH(const QString, policy);
        const Benchmark benchmark = test::generatedBenchmark(9, {.tasks = 200, .models = 5});
        const auto stream = makeStream(benchmark, {.split = "id_test"});
        QVERIFY(stream.has_value());
        auto made = makePolicy(*parsePolicySpec(policy.toStdString()), replaySetup(benchmark, *stream, {}),
                               &benchmark.outcomes);
        QVERIFY(made.has_value());
        Policy& router = **made;
        TaskContext context;
        for (const TaskIndex task : stream->tasks) {
            context.task = task;
            // All at first, then the pick of before can't be called.
            context.available = ModelSet();
            const Decision decided = router.decide(context);
            const ModelIndex before = decided.first;
            QVERIFY(!isMissing(router.explain(decided).values[before.position()]));
            context.available.erase(before);
            Decision decision = router.decide(context);
            const ModelIndex pick = decision.first;
            const Ballot ballot = router.explain(decision);
            QVERIFY(pick != before && ballot.pick == pick);
            QVERIFY(isMissing(ballot.values[before.position()]));
            QVERIFY(isMissing(ballot.margin) || ballot.margin >= -1e-12 || ballot.reason == "warm_up");
            QVERIFY(!ballot.flip || ballot.flip->pickAfter != before);
            const Attempt attempt{.model = pick, .score = benchmark.outcomes.score(task, pick), .costUsd = 0.01};
            router.observe(decision, std::span(&attempt, 1));
            ++context.step;
        }
    }

    void whoHasNoNumberToChangeSaysNothing()
    {
        const Benchmark benchmark = test::generatedBenchmark(9);
        const auto stream = makeStream(benchmark, {.split = "id_test"});
        for (const char* policy : {"always:model-1", "random", "cascade@chain=model-0+model-1@strong=model-2"}) {
            const auto run = replay(benchmark, *stream, *parsePolicySpec(policy), {{}, {.ballots = true}});
            QVERIFY(run.has_value());
            QVERIFY(std::ranges::none_of(run->ballots, [](const Ballot& ballot) { return ballot.flip.has_value(); }));
        }
    }
};

QTEST_APPLESS_MAIN(FlipsTest)
#include "tst_flips.moc"
