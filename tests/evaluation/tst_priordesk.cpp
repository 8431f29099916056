// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/leaderboard.h"
#include "core/evaluation/priorsensitivity.h"
#include "core/evaluation/priortuning.h"
#include "tests/support/generatedbenchmark.h"

#include <QtTest>

using namespace acr;

namespace {

std::unique_ptr<PriorDesk> deskOn(const Benchmark& data, const char* spec = "acrouter", ReplaySettings settings = {})
{
    return PriorDesk::open(data, makeStream(data, {.split = "id_test"}).value(), parsePolicySpec(spec).value(),
                           std::move(settings))
        .value();
}

PriorSet changed(PriorSet set)
{
    for (const std::string& model : set.models)
        static_cast<void>(
            setPriorValue(set, {PriorField::Mean, "dimension-2", "", model}, model == "model-4" ? 0.9 : 0.1));
    return set;
}

bool sameBytes(const Run& a, const Run& b)
{
    const auto sameNumber = [](double x, double y) { return x == y || (isMissing(x) && isMissing(y)); };
    const auto sameStep = [&](const Step& x, const Step& y) {
        return x.task == y.task && x.chosen == y.chosen && x.firstAttempt == y.firstAttempt &&
               x.attemptCount == y.attemptCount && sameNumber(x.score, y.score) && x.costUsd == y.costUsd;
    };
    const auto sameAttempt = [&](const Attempt& x, const Attempt& y) {
        return x.model == y.model && x.passed == y.passed && sameNumber(x.score, y.score) &&
               sameNumber(x.costUsd, y.costUsd);
    };
    return std::ranges::equal(a.steps, b.steps, sameStep) && std::ranges::equal(a.attempts, b.attempts, sameAttempt);
}

} // namespace

class PriorDeskTest final : public QObject {
    Q_OBJECT

private slots:
    void replaysAsASessionDoes_data()
    {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<bool>("leave");
        QTest::newRow("single") << "acrouter" << false;
        QTest::newRow("cascade") << "acrouter@mode=cascade" << false;
        QTest::newRow("unknown scores left out") << "acrouter" << true;
        QTest::newRow("a policy without priors") << "linucb" << false;
        QTest::newRow("a seeded policy") << "lints" << false;
    }
    void replaysAsASessionDoes()
    {
        QFETCH(QString, spec);
        QFETCH(bool, leave);
        const Benchmark data = test::generatedBenchmark(21, {.tasks = 300, .missingScoreShare = 0.05});
        const MissingScores convention = leave ? MissingScores::Leave : MissingScores::AsZero;
        const auto desk = deskOn(data, qPrintable(spec), {{.missingScores = convention, .seed = 4}});
        const OracleTable oracle(data.outcomes, desk->stream().tasks, {}, convention);
        std::vector<PriorSet> sets{desk->learned(), changed(desk->learned())};
        sets.push_back(sets[1]);
        sets[2].dimensions.erase(sets[2].dimensions.begin()); // other rows: nothing can be shared
        std::erase_if(sets[2].sources,
                      [&](const PriorRow& row) { return row.dimension == sets[1].dimensions.front().dimension; });
        for (const PriorSet& set : sets) {
            const Run session =
                replay(data, desk->stream(), desk->spec(), {{.missingScores = convention, .seed = 4, .priors = &set}})
                    .value();
            const DeskReplay again = desk->replay(set).value();
            QVERIFY(sameBytes(again.run, session));
            const Metrics metrics = evaluate(session, oracle);
            const DeskFigures figures = desk->figures(set).value();
            QCOMPARE(again.metrics.cumRegret, metrics.cumRegret);
            QVERIFY(figures.n == metrics.n && figures.cumRegret == metrics.cumRegret &&
                    figures.avgPerfPct == metrics.avgPerfPct && figures.costUsd == metrics.costUsd);
            QCOMPARE(again.curves.cumRegret.back(), metrics.cumRegret);
        }
    }

    /// The settings are passed on whole: none of them is lost between the desk and its replays.
    void everySettingReachesTheReplays()
    {
        const Benchmark data = test::generatedBenchmark(24, {.tasks = 300, .missingScoreShare = 0.05});
        const std::span<const TaskIndex> probing = probingTasks(data);
        const auto half = std::make_shared<const std::vector<TaskIndex>>(
            probing.begin(), probing.begin() + static_cast<std::ptrdiff_t>(probing.size() / 2));
        const char* spec = "acrouter@mode=cascade";
        const ReplaySettings all{
            {.weights = {1, -3}, .missingScores = MissingScores::Leave, .seed = 4, .trainOn = half},
            {},
            {.falsePass = 0.3, .falseFail = 0.3}};
        const auto desk = deskOn(data, spec, all);
        const PriorSet set = changed(desk->learned());
        const auto replayed = [&](ReplaySettings settings) {
            settings.priors = &set;
            return replay(data, desk->stream(), desk->spec(), settings).value();
        };
        const Run run = desk->replay(set)->run;
        QVERIFY(sameBytes(run, replayed(all)));
        ReplaySettings other = all;
        other.verifier = {};
        QVERIFY(!sameBytes(run, replayed(other)));
        other = all;
        other.weights = {};
        QVERIFY(!sameBytes(run, replayed(other)));
        other = all;
        other.missingScores = MissingScores::AsZero;
        QVERIFY(!sameBytes(run, replayed(other)));
        other = all;
        other.trainOn = nullptr;
        QVERIFY(deskOn(data, spec, other)->learned() != desk->learned());
    }

    void anotherOrderIsAnotherStream()
    {
        const Benchmark data = test::generatedBenchmark(22, {.tasks = 300});
        const auto desk = deskOn(data);
        const PriorSet set = changed(desk->learned());
        const Stream shuffled =
            makeStream(data, {.split = "id_test", .order = StreamOrder::Shuffled, .seed = 9}).value();
        const Run session = replay(data, shuffled, desk->spec(), {{.priors = &set}}).value();
        QCOMPARE(desk->figures(set, shuffled.tasks)->cumRegret,
                 evaluate(session, OracleTable(data.outcomes, shuffled.tasks, {})).cumRegret);
    }

    void pricesMoveTheOracleToo()
    {
        const Benchmark data = test::generatedBenchmark(23);
        const auto desk = deskOn(data);
        PriorSet set = desk->learned();
        set.prices = {{"model-1", 40, 80}};
        const auto rows = leaderboard(data, desk->stream(), std::vector{desk->spec()},
                                      {.replay = {{.seed = 1, .priors = &set}}, .threads = 1})
                              .value();
        QCOMPARE(desk->figures(set)->cumRegret, rows[0].metrics.cumRegret);
        QCOMPARE(desk->replay(set)->metrics.costUsd, rows[0].metrics.costUsd);
        QVERIFY(desk->figures(desk->learned())->costUsd != rows[0].metrics.costUsd);
    }

    void flipsAreTheTasksThatWentAnotherWay()
    {
        const Benchmark data = test::generatedBenchmark(24, {.tasks = 300});
        const auto desk = deskOn(data);
        const DeskReplay before = desk->replay(desk->learned()).value();
        const DeskReplay after = desk->replay(changed(desk->learned())).value();
        const std::vector<Flip> flips = flipsBetween(before, after);
        QVERIFY(!flips.empty());
        QVERIFY(flipsBetween(before, before).empty());
        double change = 0;
        for (const Flip& flip : flips) {
            QVERIFY(flip.before != flip.after);
            QCOMPARE(before.run.steps[flip.step].chosen, flip.before);
            change += flip.regretAfter - flip.regretBefore;
        }
        QVERIFY(std::abs(change - (after.metrics.cumRegret - before.metrics.cumRegret)) < 1e-9);
    }

    void sensitivityIsWhatReplaysSay()
    {
        const Benchmark data = test::generatedBenchmark(25, {.tasks = 300});
        const auto desk = deskOn(data);
        const PriorSet& set = desk->learned();
        const auto ranked = priorSensitivity(*desk, set, {.threads = 1}).value();
        const auto again = priorSensitivity(*desk, set, {.threads = 2}).value();
        QVERIFY(ranked.front().effect() > 0);
        const double base = desk->figures(set)->cumRegret;
        for (std::size_t i = 0; i < ranked.size(); ++i) {
            QVERIFY(ranked[i].address == again[i].address && ranked[i].regretLower == again[i].regretLower &&
                    ranked[i].regretHigher == again[i].regretHigher);
            QVERIFY(i == 0 || ranked[i - 1].effect() >= ranked[i].effect());
            if (i > 20 || ranked[i].address.field > PriorField::Cost)
                continue;
            PriorSet moved = set;
            QVERIFY(setPriorValue(moved, ranked[i].address, ranked[i].higher).has_value());
            QCOMPARE(ranked[i].regretHigher, desk->figures(moved)->cumRegret - base);
        }
        std::stop_source stop;
        stop.request_stop();
        Progress stopped;
        stopped.stop = stop.get_token();
        QCOMPARE(priorSensitivity(*desk, set, {}, stopped).error().code, ErrorCode::Cancelled);
    }

    void tuningUsesTheProbingSplitAlone()
    {
        Benchmark data = test::generatedBenchmark(26, {.tasks = 400});
        const PolicySpec spec = parsePolicySpec("acrouter").value();
        const PriorSet set = changed(deskOn(data)->learned());
        const TuningResult tuned = tunePriors(data, spec, set, {.passes = 1, .threads = 2}).value();
        QVERIFY(tuned.regretAfter <= tuned.regretBefore);
        QVERIFY(tuned.priors.tunedOn.empty());
        QVERIFY(checkPriors(tuned.priors).has_value());
        // Neither the stream's outcomes nor the number of threads change the result.
        for (const TaskIndex task : data.split("id_test")->tasks) {
            for (std::size_t j = 0; j < data.models.size(); ++j)
                data.outcomes.setOutcome(task, ModelIndex::at(j), {.score = 0.5, .costUsd = 1});
        }
        QVERIFY(tunePriors(data, spec, set, {.passes = 1, .threads = 1})->priors == tuned.priors);
    }

    void tuningOnTheShownStreamIsMarked()
    {
        const Benchmark data = test::generatedBenchmark(27);
        const Stream shown = makeStream(data, {.split = "id_test"}).value();
        const auto desk = deskOn(data);
        const TuningResult tuned =
            tunePriors(data, desk->spec(), desk->learned(), {.passes = 1, .shown = &shown}).value();
        QCOMPARE(tuned.priors.tunedOn, std::vector<std::string>{"id_test"});
        QCOMPARE(desk->figures(tuned.priors)->cumRegret, tuned.regretAfter);
        QVERIFY(tuned.regretAfter <= tuned.regretBefore);
    }

    void withoutAProbingSplitThereIsNothingToTuneOn()
    {
        Benchmark data = test::generatedBenchmark(28);
        const PriorSet set = deskOn(data)->learned();
        data.splits.erase(data.splits.begin());
        QCOMPARE(tunePriors(data, parsePolicySpec("acrouter").value(), set, {}).error().code, ErrorCode::NotApplicable);
    }
};

QTEST_GUILESS_MAIN(PriorDeskTest)
#include "tst_priordesk.moc"
