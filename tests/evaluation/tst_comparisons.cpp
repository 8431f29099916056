// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Comparisons of runs: by group of tasks, of a fork with its parent, of the oracle with and without an event, and of a
/// decision with the one beyond its smallest flip.

#include "core/base/doubledouble.h"
#include "core/evaluation/oraclechange.h"
#include "core/evaluation/priordesk.h"
#include "core/evaluation/priortrial.h"
#include "core/evaluation/rundifference.h"
#include "core/evaluation/runningmetrics.h"
#include "core/evaluation/streamcurves.h"
#include "core/session/sessionengine.h"
#include "tests/session/sessiondata.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace acr;
using namespace acr::test;

namespace {

Run runOf(const Benchmark& benchmark, const Stream& stream, const char* spec)
{
    return replay(benchmark, stream, parsePolicySpec(spec).value(), {}).value();
}

SessionTrack trackOf(const SessionSources& sources, const SessionDefinition& definition)
{
    return recordSession(sources, definition).value();
}

RunningMetrics metricsOf(const SessionTrack& track)
{
    RunningMetrics metrics;
    metrics.extend(track.run(), oracleOf(track.setting()));
    return metrics;
}

SessionEvent eventOf(const char* text)
{
    return parseEvent(text).value();
}

} // namespace

class ComparisonsTest final : public QObject {
    Q_OBJECT

private slots:
    void theGroupsOfADifferenceAddUpToItsTotal()
    {
        const Benchmark benchmark = generatedBenchmark(5, {.tasks = 600, .models = 5});
        const Stream stream = makeStream(benchmark, {.split = "id_test"}).value();
        const OracleTable oracle(benchmark.outcomes, stream.tasks, {});
        const Run a = runOf(benchmark, stream, "acrouter");
        const Run b = runOf(benchmark, stream, "always:model-1");
        const double plain = evaluate(a, oracle).cumRegret - evaluate(b, oracle).cumRegret;
        QVERIFY(plain != 0);
        const double total = differenceBy(a, b, oracle, benchmark.tasks, Facet::Dimension).total.difference;
        QVERIFY(std::abs(total - plain) < 1e-9);
        for (const Facet facet : {Facet::Dimension, Facet::Source, Facet::SourceSplit}) {
            const RunDifference difference = differenceBy(a, b, oracle, benchmark.tasks, facet);
            // The same bits, whatever the groups.
            QCOMPARE(difference.total.difference, total);
            QCOMPARE(difference.total.tasks, stream.tasks.size());
            DoubleDouble sum;
            std::size_t tasks = 0;
            double last = INFINITY;
            for (const DifferenceGroup& group : difference.groups) {
                sum = sum + DoubleDouble{group.difference, 0};
                tasks += group.tasks;
                QVERIFY(std::abs(group.difference) <= last);
                last = std::abs(group.difference);
                QVERIFY(std::abs(group.quality + group.cost - group.difference) < 1e-12);
                QVERIFY(std::abs(group.regretA - group.regretB - group.difference) < 1e-12);
                QCOMPARE(differingTasks(a, b, oracle, benchmark.tasks, facet, &group.name).size(), group.differing);
            }
            QVERIFY(std::abs(sum.high - total) < 1e-13 * static_cast<double>(difference.groups.size()));
            QCOMPARE(tasks, stream.tasks.size());
            QCOMPARE(differingTasks(a, b, oracle, benchmark.tasks, facet, nullptr).size(), difference.total.differing);
            for (const FacetMetrics& entry : evaluateBy(a, oracle, benchmark.tasks, facet)) {
                const auto group = std::ranges::find(difference.groups, entry.category, &DifferenceGroup::category);
                QVERIFY(group != difference.groups.end());
                QVERIFY(std::abs(group->regretA - entry.metrics.cumRegret) < 1e-9);
            }
        }
        const RunDifference none = differenceBy(a, a, oracle, benchmark.tasks, Facet::Dimension);
        QCOMPARE(none.total.difference, 0.0);
        QCOMPARE(none.total.differing, std::size_t(0));
    }

    void theOtherWayRoundADifferenceHasTheOtherSign()
    {
        const Benchmark benchmark = generatedBenchmark(6, {.tasks = 300});
        const Stream stream = makeStream(benchmark, {.split = "id_test"}).value();
        const OracleTable oracle(benchmark.outcomes, stream.tasks, {});
        const Run a = runOf(benchmark, stream, "linucb");
        Run b = runOf(benchmark, stream, "knn");
        b.steps.erase(b.steps.begin() + 10, b.steps.begin() + 20);
        const RunDifference there = differenceBy(a, b, oracle, benchmark.tasks, Facet::Dimension);
        const RunDifference back = differenceBy(b, a, oracle, benchmark.tasks, Facet::Dimension);
        QCOMPARE(there.total.tasks, stream.tasks.size() - 10);
        QCOMPARE(back.total.difference, -there.total.difference);
        for (std::size_t i = 0; i < there.groups.size(); ++i)
            QCOMPARE(back.groups[i].difference, -there.groups[i].difference);
    }

    void theOracleOfASessionIsTheOraclePolicy()
    {
        const SessionSources sources = sourcesOf(7, 400);
        const SessionTrack track = trackOf(sources, definitionOf("linucb"));
        const RunningMetrics metrics = metricsOf(track);
        const Run oracle = runOf(*sources.benchmark, track.setting().stream, "oracle");
        const Metrics expected = evaluate(oracle, oracleOf(track.setting()));
        QVERIFY(std::abs(metrics.after(metrics.steps()).oraclePerfPct() - expected.avgPerfPct) < 1e-9);
        QVERIFY(std::abs(metrics.after(metrics.steps()).oracleCostUsd - expected.costUsd) < 1e-9);
    }

    void aForkIsComparedAfterTheSameSteps()
    {
        const SessionSources sources = sourcesOf(8, 300);
        const SessionDefinition definition = definitionOf("acrouter");
        const SessionTrack parent = trackOf(sources, definition);
        SessionChange change;
        change.policy = "always:model-2";
        const SessionTrack fork = trackOf(sources, forkOf(definition, 50, parent.positionOf(50), change).value());
        const RunningMetrics ofParent = metricsOf(parent);
        const RunningMetrics ofFork = metricsOf(fork);
        QCOMPARE(forkDifference(ofFork, ofParent, 50).cumRegret, 0.0);
        const ForkDifference end = forkDifference(ofFork, ofParent, 100'000);
        QCOMPARE(end.steps, parent.size());
        QCOMPARE(end.cumRegret, ofFork.after(parent.size()).cumRegret - ofParent.after(parent.size()).cumRegret);
        QVERIFY(end.cumRegret != 0);
        QCOMPARE(end.costUsd, ofFork.after(parent.size()).costUsd - ofParent.after(parent.size()).costUsd);
    }

    void anEventChangesTheOracleByWhatItsBestRewardsLose()
    {
        const SessionSources sources = sourcesOf(9, 400);
        SessionDefinition definition = definitionOf("linucb");
        definition.events = {eventOf("down:model-0@20"), eventOf("price:model-1=3@60"), eventOf("up:model-0@120"),
                             eventOf("improve:model-2=0.5@150")};
        const auto setting = makeSetting(sources, definition);
        QVERIFY(setting.has_value());
        const auto changes = oracleChanges(**setting);
        QVERIFY(changes.has_value());
        QCOMPARE(changes->size(), definition.events.size());
        for (std::size_t i = 0; i < changes->size(); ++i) {
            const OracleChange& change = (*changes)[i];
            SessionDefinition otherwise = definition;
            otherwise.events.erase(otherwise.events.begin() + static_cast<std::ptrdiff_t>(i));
            const auto other = makeSetting(sources, otherwise);
            QVERIFY(other.has_value());
            const OracleTable with = oracleOf(**setting);
            const OracleTable without = oracleOf(**other);
            double reward = 0;
            for (const TaskIndex task : (*setting)->stream.tasks)
                reward += with[task].reward - without[task].reward;
            QVERIFY(std::abs(change.reward - reward) < 1e-9);
            QVERIFY(std::abs(change.score + definition.weights.cost * change.costUsd - change.reward) < 1e-9);
            QVERIFY(change.comparable);
            QCOMPARE(change.tasks, (*setting)->stream.tasks.size() - definition.events[i].after);
        }
        // Who is away or dearer can only take from the oracle, who is back or better can only give.
        QVERIFY((*changes)[0].reward < 0 && (*changes)[0].changed > 0);
        QVERIFY((*changes)[1].reward <= 0);
        QVERIFY((*changes)[2].reward > 0);
        QVERIFY((*changes)[3].reward > 0 && (*changes)[3].score > 0);
    }

    void aModelThatJoinsIsComparedWithOneThatNeverJoins()
    {
        const SessionSources sources = sourcesOf(10, 300);
        SessionDefinition definition = definitionOf("linucb");
        definition.events = {eventOf("join:model-3@40")};
        const auto setting = makeSetting(sources, definition);
        QVERIFY(setting.has_value());
        const auto changes = oracleChanges(**setting);
        QVERIFY(changes.has_value());
        QVERIFY(changes->front().reward > 0);
        QCOMPARE(changes->front().tasks, (*setting)->stream.tasks.size() - 40);
        definition.events.clear();
        QVERIFY(oracleChanges(**makeSetting(sources, definition))->empty());
    }

    void curvesAlongTheStreamStandOnWhereARunHasNoTask()
    {
        const Benchmark benchmark = generatedBenchmark(11, {.tasks = 200});
        const Stream stream = makeStream(benchmark, {.split = "id_test"}).value();
        const OracleTable oracle(benchmark.outcomes, stream.tasks, {});
        const Run whole = runOf(benchmark, stream, "knn");
        const Curves plain = curvesOf(whole, oracle);
        const Curves along = curvesAlong(whole, oracle, stream.tasks.size());
        QVERIFY(along.cumRegret == plain.cumRegret && along.avgPerfPct == plain.avgPerfPct &&
                along.costUsd == plain.costUsd);
        Run part = whole;
        part.steps.erase(part.steps.begin(), part.steps.begin() + 3);
        part.steps.erase(part.steps.begin() + 5, part.steps.begin() + 7);
        const Curves gaps = curvesAlong(part, oracle, stream.tasks.size());
        QCOMPARE(gaps.cumRegret.size(), stream.tasks.size());
        QVERIFY(std::isnan(gaps.cumRegret[2]) && !std::isnan(gaps.cumRegret[3]));
        QCOMPARE(gaps.cumRegret[9], gaps.cumRegret[7]);
        QCOMPARE(gaps.cumRegret.back(), evaluate(part, oracle).cumRegret);
        const Run other = runOf(benchmark, stream, "always:model-0");
        const Curves mean = meanCurvesAlong(std::vector{whole, other}, oracle, stream.tasks.size());
        QCOMPARE(mean.cumRegret.back(), (plain.cumRegret.back() + curvesOf(other, oracle).cumRegret.back()) / 2);
    }

    /// At the first task there is no experience that a change of the priors could change as well.
    void theTrialOfAFlipFlipsTheFirstDecision_data()
    {
        QTest::addColumn<QString>("policy");
        QTest::newRow("single") << "acrouter";
        QTest::newRow("cascade") << "acrouter@mode=cascade";
    }
    void theTrialOfAFlipFlipsTheFirstDecision()
    {
        QFETCH(const QString, policy);
        int flips = 0;
        for (std::uint64_t seed = 1; seed <= 12; ++seed) {
            const Benchmark benchmark = generatedBenchmark(seed, {.tasks = 200, .models = 5});
            const Stream stream = makeStream(benchmark, {.split = "id_test"}).value();
            const auto desk =
                PriorDesk::open(benchmark, stream, parsePolicySpec(policy.toStdString()).value(), {{.seed = 1}});
            QVERIFY(desk.has_value());
            PriorSet priors = (*desk)->learned();
            const auto before = (*desk)->ballotAt(priors, stream.tasks.front());
            QVERIFY(before.has_value() && before->has_value());
            if (!(*before)->flip)
                continue;
            const auto trial = trialOf(*(*before)->flip, priors, benchmark.models);
            if (!trial)
                continue;
            if (trial->address.field == PriorField::CostWeight)
                priors.weights = (*desk)->settings().weights;
            QVERIFY(setPriorValue(priors, trial->address, trial->value).has_value());
            const auto after = (*desk)->ballotAt(priors, stream.tasks.front());
            QVERIFY(after.has_value() && after->has_value());
            QVERIFY2((*after)->pick == (*before)->flip->pickAfter, trial->address.text().c_str());
            QVERIFY(std::abs(trial->value - (*before)->flip->to) <= 2e-4);
            ++flips;
        }
        QVERIFY2(flips > 5, qPrintable(QString::number(flips)));
    }

    void aFlipThatIsNoNumberOfTheSetIsNotTried()
    {
        const Benchmark benchmark = generatedBenchmark(3, {.tasks = 60});
        const PriorSet priors = learnPriors(benchmark.models, benchmark.tasks, benchmark.split("probing")->tasks,
                                            benchmark.outcomes, MissingScores::AsZero);
        FlipChange flip{.kind = FlipChange::Kind::Value,
                        .subject = {},
                        .model = ModelIndex::at(1),
                        .from = 0,
                        .to = 1,
                        .pickAfter = ModelIndex::at(1)};
        QVERIFY(!trialOf(flip, priors, benchmark.models));
        flip.kind = FlipChange::Kind::VoterWeight;
        flip.subject = "bonus";
        QVERIFY(!trialOf(flip, priors, benchmark.models));
        flip.kind = FlipChange::Kind::PriorMean;
        flip.subject = "no such dimension";
        QVERIFY(!trialOf(flip, priors, benchmark.models));
        flip.subject = priors.dimensions.front().dimension;
        flip.from = 0.5;
        flip.to = 0.61234567;
        QCOMPARE(trialOf(flip, priors, benchmark.models)->value, 0.6124);
        flip.to = 0.4;
        QCOMPARE(trialOf(flip, priors, benchmark.models)->value, 0.3999);
        flip.from = flip.to;
        QVERIFY(!trialOf(flip, priors, benchmark.models));
    }
};

QTEST_APPLESS_MAIN(ComparisonsTest)
#include "tst_comparisons.moc"
