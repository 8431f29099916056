// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/random.h"
#include "core/benchmark/import.h"
#include "core/benchmark/simulator.h"
#include "core/evaluation/leaderboard.h"
#include "core/memory/belief.h"
#include "core/memory/probeddifferences.h"
#include "core/memory/promptridge.h"
#include "core/memory/vectorstore.h"
#include "core/policy/expectedgain.h"
#include "tests/support/shareddata.h"

#include <QtTest>

#include <functional>
#include <numeric>
#include <set>

using namespace acr;

namespace {

const Benchmark* realData(const std::filesystem::path& folder)
{
    static const auto imported = importBenchmark(folder, {});
    return imported ? &*imported : nullptr;
}

/// Mean over shuffled orders 1 … n, or natural order where n is 0; the order's seed is the policy's seed as well.
Metrics meanOverOrders(const Benchmark& data, const char* split, const char* spec, std::uint64_t orders)
{
    std::vector<Metrics> metrics;
    for (std::uint64_t order = std::min<std::uint64_t>(orders, 1); order <= orders; ++order) {
        const Stream stream = makeStream(data, {.split = split,
                                                .order = order == 0 ? StreamOrder::Natural : StreamOrder::Shuffled,
                                                .seed = order})
                                  .value();
        const Run run = replay(data, stream, parsePolicySpec(spec).value(), {{.seed = order}}).value();
        metrics.push_back(evaluate(run, OracleTable(data.outcomes, stream.tasks, {})));
    }
    return meanOf(metrics);
}

} // namespace

class AcRouterTest final : public QObject {
    Q_OBJECT

private slots:
    void reachesItsFiguresOnRealStreams_data()
    {
        QTest::addColumn<QString>("split");
        QTest::addColumn<QString>("spec");
        QTest::addColumn<int>("orders");
        QTest::addColumn<double>("maxRegret");
        QTest::addColumn<double>("minPerformance");
        QTest::newRow("warm") << "id_test"
                              << "acrouter" << 10 << 236.0 << 51.9;
        QTest::newRow("unfamiliar tasks") << "ood176"
                                          << "acrouter" << 20 << 36.0 << 58.0;
        QTest::newRow("unfamiliar tasks, cascade") << "ood176"
                                                   << "acrouter@mode=cascade" << 20 << 14.0 << 76.0;
        QTest::newRow("unfamiliar tasks, cascade, as they come") << "ood176"
                                                                 << "acrouter@mode=cascade" << 0 << 13.5 << 76.0;
        QTest::newRow("cascade") << "id_test"
                                 << "acrouter@mode=cascade" << 2 << 6.0 << 59.9;
    }
    void reachesItsFiguresOnRealStreams()
    {
        ACR_NEED_SHARED(folder, "coderouterbench");
        QFETCH(QString, split);
        QFETCH(QString, spec);
        QFETCH(int, orders);
        QFETCH(double, maxRegret);
        QFETCH(double, minPerformance);
        const Benchmark* data = realData(folder);
        QVERIFY(data != nullptr);
        const Metrics mean =
            meanOverOrders(*data, qPrintable(split), qPrintable(spec), static_cast<std::uint64_t>(orders));
        QVERIFY2(mean.cumRegret <= maxRegret, qPrintable(QString::number(mean.cumRegret)));
        QVERIFY2(mean.avgPerfPct >= minPerformance, qPrintable(QString::number(mean.avgPerfPct)));
    }

    void withoutPriorsItBeatsTheBandits()
    {
        ACR_NEED_SHARED(folder, "coderouterbench");
        const Benchmark* data = realData(folder);
        QVERIFY(data != nullptr);
        for (const std::uint64_t orders : {10, 0}) {
            const double ours = meanOverOrders(*data, "id_test", "acrouter@start=cold", orders).cumRegret;
            QVERIFY(ours < 0.85 * meanOverOrders(*data, "id_test", "linucb", orders).cumRegret);
            QVERIFY(ours < 0.85 * meanOverOrders(*data, "id_test", "lints", orders).cumRegret);
        }
    }

    void aCascadeStopsAtSuccessAndSettlesOnTheBestAnswer()
    {
        SimulatorOptions options = simulatorOptionsFor(900, 12);
        options.prompts = false;
        const Benchmark data = simulate(options).value();
        const Stream stream = makeStream(data, {.split = "id_test"}).value();
        const Run run = replay(data, stream, parsePolicySpec("acrouter@mode=cascade").value(), {}).value();
        for (const Step& step : run.steps) {
            const auto attempts = run.attemptsOf(step);
            for (std::size_t i = 0; i < attempts.size(); ++i) {
                QVERIFY(attempts[i].score <= step.score);
                QVERIFY(!attempts[i].passed || i + 1 == attempts.size());
                for (std::size_t k = 0; k < i; ++k)
                    QVERIFY(attempts[i].model != attempts[k].model);
            }
        }
    }

    void believesWhatItWasTold_data()
    {
        QTest::addColumn<QString>("spec");
        QTest::newRow("single") << "acrouter";
        QTest::newRow("cascade") << "acrouter@mode=cascade";
        QTest::newRow("cold") << "acrouter@start=cold";
    }
    void believesWhatItWasTold()
    {
        QFETCH(QString, spec);
        SimulatorOptions options = simulatorOptionsFor(900, 5);
        options.prompts = false;
        const Benchmark data = simulate(options).value();
        const Stream stream = makeStream(data, {.split = "id_test"}).value();
        const PolicySetup setup = replaySetup(data, stream, {});
        auto policy = makePolicy(parsePolicySpec(spec.toStdString()).value(), setup).value();
        const auto before = policy->beliefs();
        std::set<std::string> dimensions;
        for (const BeliefRow& row : before) {
            QCOMPARE(row.cells.size(), std::size_t{5});
            if (row.source.empty())
                QVERIFY(dimensions.insert(row.dimension).second);
            for (const BeliefRow::Cell& cell : row.cells) {
                QVERIFY(cell.mean >= 0 && cell.mean <= 1);
                QVERIFY(cell.sd > 0 && cell.evidence > 0);
                QVERIFY(!isMissing(cell.costUsd));
            }
        }
        QCOMPARE(dimensions.size(), std::size_t{9});
        ReplayEnvironment environment(data.outcomes);
        StreamReplay replayed(stream, std::move(policy), environment);
        replayed.runToEnd();
        const auto after = replayed.policy().beliefs();
        QCOMPARE(after.size(), before.size());
        double more = 0;
        for (std::size_t i = 0; i < after.size(); ++i) {
            for (std::size_t j = 0; j < after[i].cells.size(); ++j) {
                QVERIFY(after[i].cells[j].sd <= before[i].cells[j].sd * 1.5);
                more += after[i].cells[j].evidence - before[i].cells[j].evidence;
            }
        }
        QVERIFY(more > 0);
    }

    void startsFromTheUsersPriors()
    {
        SimulatorOptions options = simulatorOptionsFor(900, 5);
        options.prompts = false;
        const Benchmark data = simulate(options).value();
        const Stream stream = makeStream(data, {.split = "id_test"}).value();
        PolicySetup setup = replaySetup(data, stream, {});
        PriorSet priors = learnPriors(setup.models, data.tasks, setup.training, data.outcomes, MissingScores::AsZero);
        for (PriorRow& row : priors.dimensions)
            row.cells[3].mean += 10;
        priors.explorationHorizon = 0;
        setup.priors = &priors;
        const auto picks = [&] {
            auto policy = makePolicy(parsePolicySpec("acrouter@reach=0").value(), setup).value();
            std::vector<ModelIndex> chosen;
            for (const TaskIndex task : stream.tasks) {
                const Decision decision = policy->decide({task});
                chosen.push_back(decision.first);
                if (decision.reason == "explored")
                    chosen.clear();
            }
            return chosen;
        };
        QCOMPARE(picks(), std::vector<ModelIndex>(stream.tasks.size(), ModelIndex::at(3)));
        // A cost that outweighs any score.
        priors.weights = RewardWeights{0, -1};
        for (PriorRow& row : priors.sources)
            row.cells[1].costUsd = -1;
        QCOMPARE(picks(), std::vector<ModelIndex>(stream.tasks.size(), ModelIndex::at(1)));
    }

    void thePriorThatFlipsAPickFlipsIt()
    {
        SimulatorOptions options = simulatorOptionsFor(600, 6);
        options.prompts = false;
        const Benchmark data = simulate(options).value();
        const Stream stream = makeStream(data, {.split = "id_test"}).value();
        PolicySetup setup = replaySetup(data, stream, {});
        const PriorSet priors =
            learnPriors(setup.models, data.tasks, setup.training, data.outcomes, MissingScores::AsZero);
        const auto pickWith = [&](const PriorSet& set, TaskIndex task) {
            setup.priors = &set;
            return makePolicy(parsePolicySpec("acrouter").value(), setup).value()->decide({task}).first;
        };
        int flipped = 0;
        for (std::size_t i = 0; i < 40; ++i) {
            const TaskIndex task = stream.tasks[i * stream.tasks.size() / 40];
            setup.priors = &priors;
            const auto policy = makePolicy(parsePolicySpec("acrouter").value(), setup).value();
            const Decision decision = policy->decide({task});
            const ModelIndex pick = decision.first;
            const auto flip = policy->explain(decision).flip;
            if (!flip)
                continue;
            ++flipped;
            QVERIFY(flip->pickAfter != pick);
            for (const double share : {1 - 1e-6, 1 + 1e-6}) {
                PriorSet changed = priors;
                for (PriorRow& row : changed.dimensions) {
                    if (row.dimension == flip->subject)
                        row.cells[flip->model.position()].mean += share * (flip->to - flip->from);
                }
                QCOMPARE(pickWith(changed, task), share < 1 ? pick : flip->pickAfter);
            }
        }
        QVERIFY(flipped > 20);
    }

    void readingPromptsLowersRegretWhereTheyTell()
    {
        std::size_t remembered = 0;
        double with = 0;
        double without = 0;
        for (const std::uint64_t seed : {31U, 32U}) {
            SimulatorOptions options = simulatorOptionsFor(4000, 10);
            options.seed = seed;
            const Benchmark data = simulate(options).value();
            const Stream stream = makeStream(data, {.split = "id_test"}).value();
            const OracleTable oracle(data.outcomes, stream.tasks, {});
            const PolicySetup setup = replaySetup(data, stream, {});
            const auto regret = [&](const char* spec) {
                ReplayEnvironment environment(data.outcomes);
                StreamReplay replayed(stream, makePolicy(parsePolicySpec(spec).value(), setup).value(), environment);
                replayed.runToEnd();
                if (replayed.policy().memory() != nullptr)
                    remembered = replayed.policy().memory()->size();
                return evaluate(replayed.run(), oracle).cumRegret;
            };
            with += regret("acrouter");
            QCOMPARE(remembered, stream.tasks.size());
            without += regret("acrouter@memory=off");
        }
        QVERIFY2(with < without, qPrintable(QString::number(with - without)));
    }

    void readingForetellsWhatWordsTell_data()
    {
        QTest::addColumn<double>("topicShare");
        QTest::addColumn<bool>("tells");
        QTest::newRow("topics decide who is good") << 1.0 << true;
        QTest::newRow("topics decide nothing") << 0.0 << false;
    }
    void readingForetellsWhatWordsTell()
    {
        QFETCH(const double, topicShare);
        QFETCH(const bool, tells);
        SimulatorOptions options = simulatorOptionsFor(3000, 6);
        options.topicShare = topicShare;
        Benchmark data = simulate(options).value();
        const Stream probing = makeStream(data, {.split = "probing"}).value();
        const PolicySetup setup = replaySetup(data, probing, {});
        const auto vectors = setup.encoding->vectors().value();
        const PriorSet priors =
            learnPriors(setup.models, data.tasks, setup.training, data.outcomes, MissingScores::AsZero);
        const auto predictionsOf = [&](const OutcomeMatrix& outcomes) {
            const PromptRidge ridge(6, data.tasks, vectors, setup.training, outcomes, MissingScores::AsZero, priors,
                                    {});
            std::vector<std::vector<float>> rows;
            for (const TaskIndex task : probing.tasks)
                ridge.correct(task, *vectors, rows.emplace_back(6));
            return rows;
        };
        // Corrections of probed tasks are from a fit that has not seen them, so their correlation with outcomes is a
        // prediction.
        const auto foretold = predictionsOf(data.outcomes);
        const ProbedDifferences differences(data.tasks, probing.tasks, data.outcomes, MissingScores::AsZero, priors);
        double both = 0;
        double all = 0;
        std::vector<double> row(6);
        for (std::size_t i = 0; i < probing.tasks.size(); ++i) {
            differences.of(probing.tasks[i], row);
            const std::vector<float>& corrections = foretold[i];
            const double mean =
                std::accumulate(corrections.begin(), corrections.end(), 0.0) / static_cast<double>(row.size());
            for (std::size_t j = 0; j < row.size(); ++j) {
                const double left = row[j] - (static_cast<double>(corrections[j]) - mean);
                all += row[j] * row[j];
                both += row[j] * row[j] - left * left;
            }
        }
        const double share = both / all;
        QVERIFY2(tells ? share > 0.1 : std::abs(share) < 0.02, qPrintable(QString::number(share)));
        // A task's own outcome changes its correction only through the common stacking weights.
        OutcomeMatrix other = data.outcomes;
        for (std::size_t j = 0; j < row.size(); ++j) {
            Outcome outcome = other.outcome(probing.tasks[0], ModelIndex::at(j));
            outcome.score = 1 - outcome.score;
            other.setOutcome(probing.tasks[0], ModelIndex::at(j), outcome);
        }
        const auto moved = predictionsOf(other);
        for (std::size_t j = 0; j < row.size(); ++j)
            QVERIFY(std::abs(static_cast<double>(moved[0][j] - foretold[0][j])) < 5e-3);
    }

    void followsModelsThatChange()
    {
        double fast = 0;
        double steady = 0;
        for (const std::uint64_t seed : {41U, 42U}) {
            SimulatorOptions options = simulatorOptionsFor(6000, 5);
            options.seed = seed;
            options.prompts = false;
            options.drift = 2;
            const Benchmark data = simulate(options).value();
            const Stream stream = makeStream(data, {.split = "id_test"}).value();
            const OracleTable oracle(data.outcomes, stream.tasks, {});
            fast += evaluate(replay(data, stream, parsePolicySpec("acrouter").value(), {}).value(), oracle).cumRegret;
            steady +=
                evaluate(replay(data, stream, parsePolicySpec("acrouter@fast_dimension=0").value(), {}).value(), oracle)
                    .cumRegret;
        }
        QVERIFY2(fast < 0.9 * steady, qPrintable(QStringLiteral("%1 %2").arg(fast).arg(steady)));
    }

    void hardTimesForAllModelsAreNoChangeOfOne()
    {
        // Blocks of easy and hard tasks for all models: an estimate of the called model alone would detect a change of
        // the model.
        SimulatorOptions options = simulatorOptionsFor(3000, 4);
        options.prompts = false;
        const Benchmark data = simulate(options).value();
        const Stream stream = makeStream(data, {.split = "id_test"}).value();
        const auto priors = std::make_shared<const PriorSet>(learnPriors(
            data.models, data.tasks, replaySetup(data, stream, {}).training, data.outcomes, MissingScores::AsZero));
        const auto groups = std::make_shared<const TaskGroups>(data.tasks, stream.tasks, *priors);
        BeliefSettings settings{.inDistribution = {3000, 1000, 100, 50, std::numeric_limits<double>::infinity()},
                                .outOfDistribution = {6, 10, 6, 0.5, 20},
                                .priorCap = 1000,
                                .dimensionShare = 0.2,
                                .fast = {.trust = 7, .window = 10, .odds = -4, .maximum = 10, .variance = 0.2}};
        const auto agilityAfter = [&](const std::function<double(std::size_t, std::size_t)>& shift) {
            Belief belief(data.models, priors, groups, settings);
            Random random(7);
            double highest = 0;
            for (std::size_t i = 0; i < stream.tasks.size(); ++i) {
                const std::uint32_t leaf = groups->leafOf(stream.tasks[i]);
                Belief::View view;
                Belief(data.models, priors, groups, settings).look(leaf, view);
                const std::size_t model = random.below(4);
                belief.learn(leaf, ModelIndex::at(model), view.score()[model] + shift(i, model) + 0.3 * random.normal(),
                             0.001);
                highest = std::max(highest, belief.fastWeight());
            }
            return highest;
        };
        QVERIFY(agilityAfter([](std::size_t, std::size_t) { return 0.0; }) < 0.2);
        QVERIFY(agilityAfter([](std::size_t i, std::size_t) { return i / 100 % 2 == 0 ? 0.25 : -0.25; }) < 0.2);
        QVERIFY(agilityAfter([](std::size_t i, std::size_t model) { return (i / 200 + model) % 2 == 0 ? 0.3 : -0.3; }) >
                0.9);
    }

    void aCascadeWithASilentVerifierIsHardlyWorseThanOneCallATask()
    {
        SimulatorOptions options = simulatorOptionsFor(3000, 6);
        options.prompts = false;
        const Benchmark data = simulate(options).value();
        const Stream stream = makeStream(data, {.split = "id_test"}).value();
        const OracleTable oracle(data.outcomes, stream.tasks, {});
        const auto regret = [&](const char* spec, double graded) {
            ReplaySettings settings;
            settings.verifier.gradedShare = graded;
            return evaluate(replay(data, stream, parsePolicySpec(spec).value(), settings).value(), oracle).cumRegret;
        };
        const double single = regret("acrouter", 1);
        double before = 0;
        for (const double graded : {1.0, 0.8, 0.6, 0.4, 0.2, 0.0}) {
            const double cascade = regret("acrouter@mode=cascade", graded);
            QVERIFY2(cascade > before && cascade < 1.25 * single,
                     qPrintable(QStringLiteral("%1: %2, one call %3").arg(graded).arg(cascade).arg(single)));
            before = cascade;
        }
    }

    void theWeightOfCostThatFlipsACascadeFlipsIt()
    {
        SimulatorOptions options = simulatorOptionsFor(600, 6);
        options.prompts = false;
        const Benchmark data = simulate(options).value();
        const Stream stream = makeStream(data, {.split = "id_test"}).value();
        PolicySetup setup = replaySetup(data, stream, {});
        const auto policyWith = [&](double cost) {
            setup.weights.cost = cost;
            return makePolicy(parsePolicySpec("acrouter@mode=cascade").value(), setup).value();
        };
        int flipped = 0;
        for (std::size_t i = 0; i < stream.tasks.size(); i += 9) {
            const TaskIndex task = stream.tasks[i];
            const auto policy = policyWith(-0.1);
            const Decision decision = policy->decide({task});
            const ModelIndex pick = decision.first;
            const auto flip = policy->explain(decision).flip;
            QCOMPARE(policy->decide({task}).first, pick);
            if (!flip)
                continue;
            ++flipped;
            QVERIFY(flip->pickAfter != pick);
            QCOMPARE(policyWith(flip->to)->decide({task}).first, flip->pickAfter);
            QCOMPARE(policyWith(flip->from + 0.99 * (flip->to - flip->from))->decide({task}).first, pick);
        }
        QVERIFY(flipped > 5);
    }

    void theKeptPlanOfACascadeNamesTheSameCalls()
    {
        // After plain failures the next call is read from the plan for the first one. A partial success that is worth
        // nothing has the next call planned anew. More than ten models are never planned together.
        for (const std::size_t models : {2, 8, 10, 12}) {
            SimulatorOptions options = simulatorOptionsFor(900, models);
            options.prompts = false;
            const Result<Benchmark> data = simulate(options);
            QVERIFY(data.has_value());
            const Result<Stream> stream = makeStream(*data, {.split = "id_test"});
            const Result<PolicySpec> spec = parsePolicySpec("acrouter@mode=cascade");
            QVERIFY(stream.has_value() && spec.has_value());
            const Result<std::unique_ptr<Policy>> policy = makePolicy(*spec, replaySetup(*data, *stream, {}));
            QVERIFY(policy.has_value());
            const Decision other = (*policy)->decide({stream->tasks.back()});
            const std::vector<Attempt> otherFailed{{.model = other.first, .score = 0, .costUsd = 0.001}};
            std::size_t calls = 0;
            for (std::size_t i = 0; i < stream->tasks.size(); i += 7) {
                const Decision decision = (*policy)->decide({stream->tasks[i]});
                std::vector<Attempt> failed{{.model = decision.first, .score = 0, .costUsd = 0.001}};
                std::optional<ModelIndex> next = (*policy)->next(decision, failed);
                while (next) {
                    (void)(*policy)->next(other, otherFailed);
                    QVERIFY((*policy)->next(decision, failed) == next);
                    std::vector<Attempt> nearly = failed;
                    nearly.back().score = 1e-11;
                    QVERIFY((*policy)->next(decision, nearly) == next);
                    failed.push_back({.model = *next, .score = 0, .costUsd = 0.001});
                    next = (*policy)->next(decision, failed);
                    ++calls;
                }
                QVERIFY(failed.size() <= models);
            }
            QVERIFY(calls > 0);
        }
    }

    void gainsFromTheTableAreTheGains()
    {
        const ExpectedGainTable table;
        Random random(5);
        for (int i = 0; i < 10000; ++i) {
            const double below = i == 0 ? 0 : std::nextafter(4 * random.uniform(), 0);
            const double off = std::abs(table.at(below) - expectedGain(-below));
            QVERIFY2(off < 2e-9, qPrintable(QStringLiteral("%1: %2").arg(below).arg(off)));
        }
    }

    void startsColdWhereNothingWasProbed()
    {
        SimulatorOptions options = simulatorOptionsFor(300, 5);
        options.probingShare = 0;
        options.prompts = false;
        const Benchmark data = simulate(options).value();
        const Stream stream = makeStream(data, {.split = "id_test"}).value();
        const Run warm = replay(data, stream, parsePolicySpec("acrouter").value(), {}).value();
        const Run cold = replay(data, stream, parsePolicySpec("acrouter@start=cold").value(), {}).value();
        for (std::size_t i = 0; i < warm.steps.size(); ++i)
            QCOMPARE(warm.steps[i].chosen, cold.steps[i].chosen);
    }
};

QTEST_APPLESS_MAIN(AcRouterTest)
#include "tst_acrouter.moc"
