// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// No router uses outcomes that it did not pay for: of models that it did not call, of later tasks, or of the reported
/// splits while it is fitted.

#include "core/evaluation/leaderboard.h"
#include "core/evaluation/priortuning.h"
#include "core/memory/priorjson.h"
#include "core/policy/common.h"
#include "core/policy/entries.h"
#include "core/policy/policyneeds.h"
#include "core/policy/trainedpolicy.h"
#include "tests/support/everypolicy.h"

#include <QtTest>

#include <bit>
#include <cmath>
#include <functional>

using namespace acr;
using namespace acr::test;

namespace {

/// Also with wrong feedback, and with mostly missing feedback.
const std::vector<VerifierSettings> verifiers{
    {}, {.falsePass = 0.2, .falseFail = 0.1, .gradedShare = 0.8}, {.gradedShare = 0.3, .tools = defaultToolWeights()}};

bool sameBits(double a, double b)
{
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) || (std::isnan(a) && std::isnan(b));
}

/// Decisions and what was seen of them, over the first steps of two runs.
bool sameSteps(const Run& a, const Run& b, std::size_t count)
{
    if (a.steps.size() < count || b.steps.size() < count)
        return false;
    for (std::size_t i = 0; i < count; ++i) {
        const auto left = a.attemptsOf(a.steps[i]);
        const auto right = b.attemptsOf(b.steps[i]);
        if (a.steps[i].task != b.steps[i].task || a.steps[i].chosen != b.steps[i].chosen || left.size() != right.size())
            return false;
        for (std::size_t k = 0; k < left.size(); ++k) {
            if (left[k].model != right[k].model || !sameBits(left[k].score, right[k].score) ||
                !sameBits(left[k].costUsd, right[k].costUsd))
                return false;
        }
    }
    return true;
}

/// What a policy may know (`seen`) and the real outcomes (`truth`) are two benchmarks.
struct World {
    const Benchmark& seen;
    const Benchmark& truth;
    const Stream& stream;
    std::span<const DecisionSet> decisions;
    VerifierSettings verifier{};
    /// What replays would grant a policy of `seen`; false: nothing.
    bool hindsight = true;
};

/// What makes the policy under test: a spec of the registry, or one that is written here.
using MakePolicy = std::function<Result<std::unique_ptr<Policy>>(const PolicySetup&, const OutcomeMatrix* hindsight)>;

MakePolicy registered(const std::string& text)
{
    return [text](const PolicySetup& setup, const OutcomeMatrix* hindsight) -> Result<std::unique_ptr<Policy>> {
        const auto spec = parsePolicySpec(text);
        if (!spec)
            return tl::unexpected(spec.error());
        return makePolicy(*spec, setup, hindsight);
    };
}

Result<Run> follow(const MakePolicy& make, const World& world)
{
    const PolicySetup setup = replaySetup(world.seen, world.stream, {{.seed = 3, .decisions = world.decisions}});
    auto policy = make(setup, world.hindsight ? &world.seen.outcomes : nullptr);
    if (!policy)
        return tl::unexpected(policy.error());
    ReplayEnvironment environment(world.truth.outcomes, MissingScores::AsZero,
                                  RecordedVerifier(world.verifier, &world.truth.tasks));
    StreamReplay replayed(world.stream, std::move(*policy), environment);
    replayed.runToEnd();
    return replayed.takeRun();
}

Result<Run> follow(const std::string& text, const World& world)
{
    return follow(registered(text), world);
}

/// Other outcomes for a call that was not paid for. Costs stay where a policy is granted their sums.
void falsify(Benchmark& benchmark, TaskIndex task, ModelIndex model, Hindsight granted, const Outcome& outcome)
{
    Outcome other = outcome;
    if (granted == Hindsight::StreamCosts)
        other.costUsd = benchmark.outcomes.outcome(task, model).costUsd;
    benchmark.outcomes.setOutcome(task, model, other);
}

/// Whether decisions stay the same when all that the policy could peek at is poisoned, and the environment alone holds
/// what is. The setup and the hindsight are those of replays. An error where the policy can't run here.
Result<bool> ignoresOutcomesOfTheStream(const MakePolicy& make, Hindsight granted, const VerifierSettings& verifier)
{
    const Benchmark truth = benchmarkForEveryPolicy(21);
    const Stream stream = makeStream(truth, {.split = "id_test", .order = StreamOrder::Shuffled, .seed = 4}).value();
    const auto decisions = someDecisions(truth);
    Benchmark poisoned = truth;
    for (const TaskIndex task : stream.tasks) {
        for (std::size_t j = 0; j < truth.models.size(); ++j)
            falsify(poisoned, task, ModelIndex::at(j), granted, {.score = 1e6, .costUsd = 1e6});
    }
    const auto honest = follow(make, {truth, truth, stream, decisions, verifier});
    if (!honest)
        return tl::unexpected(honest.error());
    const auto tempted = follow(make, {poisoned, truth, stream, decisions, verifier});
    if (!tempted)
        return tl::unexpected(tempted.error());
    return sameSteps(*honest, *tempted, stream.tasks.size());
}

/// The model that scored best in outcomes that are none of its business. Matrices outlive the policy.
class Peeker final : public CloneablePolicy<Peeker> {
public:
    Peeker(const OutcomeMatrix* outcomes, std::size_t models)
        : m_outcomes(outcomes)
        , m_models(models)
    {}
    void decide(const TaskContext& request, Decision& decision) const override
    {
        std::vector<double> values(m_models, 0.0);
        for (std::size_t j = 0; m_outcomes != nullptr && j < m_models; ++j) {
            // Not the poison itself, which is the same for all: the score as far as it is one.
            const double score = m_outcomes->outcome(request.task, ModelIndex::at(j)).score;
            values[j] = score <= 1 ? score : 0.0;
        }
        decideFor(bestModel(values, request), "peeked", request, decision);
    }
    void valuesOf(const Decision&, std::vector<double>& values) const override { values.assign(m_models, 0.0); }
    [[nodiscard]] Ballot explain(const Decision&) const override { return {}; }

private:
    const OutcomeMatrix* m_outcomes;
    std::size_t m_models;
};

Result<std::unique_ptr<Policy>> makePeekerAtHindsight(const PolicySpec&, const PolicySetup& setup,
                                                      const OutcomeMatrix* outcomes)
{
    return std::make_unique<Peeker>(outcomes, setup.models.size());
}

Result<std::unique_ptr<Policy>> makePeekerAtTraining(const PolicySpec&, const PolicySetup& setup)
{
    return std::make_unique<Peeker>(setup.trainingOutcomes, setup.models.size());
}

/// The entry as the registry would make it.
MakePolicy asRegistered(PolicyEntry entry)
{
    return [entry = std::move(entry)](const PolicySetup& setup, const OutcomeMatrix* hindsight) {
        return makePolicy(entry, {}, setup, hindsight);
    };
}

/// Skips methods defined by hindsight, and parts that a build may lack.
bool isOutside(const std::string& text, const Result<Run>& run)
{
    return text == "oracle" || (!run && run.error().code == ErrorCode::NotAvailable);
}

void everyPolicyRows()
{
    QTest::addColumn<QString>("policy");
    for (const std::string& text : everyPolicy())
        QTest::newRow(text.c_str()) << QString::fromStdString(text);
}

Stream testStream(const Benchmark& benchmark)
{
    return makeStream(benchmark, {.split = "id_test", .order = StreamOrder::Shuffled, .seed = 4}).value();
}

Outcome noise(Random& random)
{
    Outcome outcome;
    outcome.score = static_cast<double>(random.below(2));
    outcome.costUsd = random.uniform();
    return outcome;
}

} // namespace

class HonestyTest final : public QObject {
    Q_OBJECT

private slots:
    void noPolicySeesAnOutcomeItDidNotPayFor_data() { everyPolicyRows(); }
    void noPolicySeesAnOutcomeItDidNotPayFor()
    {
        QFETCH(QString, policy);
        const std::string text = policy.toStdString();
        const Hindsight granted = policyInfo(parsePolicySpec(text).value().id)->hindsight;
        for (const VerifierSettings& verifier : verifiers) {
            const auto honest = ignoresOutcomesOfTheStream(registered(text), granted, verifier);
            if (text == "oracle") {
                QVERIFY(honest && !*honest);
                return;
            }
            if (!honest && honest.error().code == ErrorCode::NotAvailable)
                QSKIP("not part of this build");
            QVERIFY2(honest.has_value(), honest ? "" : describe(honest.error()).c_str());
            QVERIFY2(*honest, verifierText(verifier).c_str());
        }
    }

    void aPolicyThatPeeksIsCaught()
    {
        const auto passes = [](const MakePolicy& make) {
            return ignoresOutcomesOfTheStream(make, Hindsight::None, {}).value();
        };
        // Handed the matrix, by itself or under the cover of what it may be fitted on: the test sees it.
        QVERIFY(!passes([](const PolicySetup& setup, const OutcomeMatrix* hindsight) {
            return makePeekerAtHindsight({}, setup, hindsight);
        }));
        QVERIFY(
            !passes([](const PolicySetup& setup, const OutcomeMatrix*) { return makePeekerAtTraining({}, setup); }));
        QVERIFY(!passes(asRegistered({.info = {.id = "peeker"}, .make = makePeekerAtTraining})));
        // Only who is made with the matrix gets it, and who is so is listed below.
        QVERIFY(!passes(asRegistered({.info = {.id = "peeker"}, .make = makePeekerAtHindsight})));
    }

    void hindsightIsTheOraclesAndTheTieRuleOfTheRelease()
    {
        std::vector<std::string> outcomes;
        std::vector<std::string> costs;
        for (const PolicyInfo& info : policies()) {
            if (info.hindsight == Hindsight::Outcomes)
                outcomes.emplace_back(info.id);
            if (info.hindsight == Hindsight::StreamCosts)
                costs.emplace_back(info.id);
        }
        QCOMPARE(outcomes, std::vector<std::string>{"oracle"});
        QCOMPARE(costs, (std::vector<std::string>{"knn", "linucb"}));
    }

    /// Nobody knew what its stream would cost.
    void replaysOfALiveSessionAreNotToldTheCostsOfTheStream_data()
    {
        QTest::addColumn<QString>("policy");
        QTest::newRow("knn") << QStringLiteral("knn");
        QTest::newRow("linucb") << QStringLiteral("linucb");
    }
    void replaysOfALiveSessionAreNotToldTheCostsOfTheStream()
    {
        QFETCH(QString, policy);
        Benchmark benchmark = benchmarkForEveryPolicy(26);
        QVERIFY(hindsightOf(benchmark, benchmark.outcomes).streamCosts);
        benchmark.origin = liveOrigin;
        QVERIFY(!hindsightOf(benchmark, benchmark.outcomes).streamCosts);
        const Stream stream = testStream(benchmark);
        const PolicySpec spec = parsePolicySpec(policy.toStdString()).value();
        const auto told = replay(benchmark, stream, spec, {{.seed = 3}});
        QVERIFY(told.has_value());
        // As a policy that is given no outcomes at all.
        const auto untold = follow(policy.toStdString(), {.seen = benchmark,
                                                          .truth = benchmark,
                                                          .stream = stream,
                                                          .decisions = {},
                                                          .verifier = {},
                                                          .hindsight = false});
        QVERIFY(untold.has_value());
        QVERIFY(sameSteps(*told, *untold, stream.tasks.size()));
    }

    void decisionsDependOnNothingThatComesLater_data() { everyPolicyRows(); }
    void decisionsDependOnNothingThatComesLater()
    {
        QFETCH(QString, policy);
        const std::string text = policy.toStdString();
        const PolicySpec spec = parsePolicySpec(text).value();
        const Hindsight granted = policyInfo(spec.id)->hindsight;
        const Benchmark truth = benchmarkForEveryPolicy(22);
        const Stream stream = testStream(truth);
        const auto decisions = someDecisions(truth);
        const ReplaySettings settings{{.seed = 3, .decisions = decisions}, {}, verifiers[1]};
        const auto run = replay(truth, stream, spec, settings);
        if (isOutside(text, run))
            return;
        QVERIFY2(run.has_value(), run ? "" : describe(run.error()).c_str());
        // An alternative matrix: up to a step the calls made have the same outcomes; all other calls and everything
        // later differ.
        for (const std::size_t cut : {std::size_t{0}, stream.tasks.size() / 3, stream.tasks.size() - 1}) {
            Benchmark other = truth;
            Random random(cut);
            for (std::size_t i = 0; i < stream.tasks.size(); ++i) {
                const auto called = run->attemptsOf(run->steps[i]);
                for (std::size_t j = 0; j < truth.models.size(); ++j) {
                    const bool known =
                        i < cut && std::ranges::find(called, ModelIndex::at(j), &Attempt::model) != called.end();
                    if (!known)
                        falsify(other, stream.tasks[i], ModelIndex::at(j), granted, noise(random));
                }
            }
            const auto there = replay(other, stream, spec, settings);
            QVERIFY(there);
            QVERIFY2(sameSteps(*run, *there, cut), std::to_string(cut).c_str());
            // The first call of the next task is still the same; what comes back is not.
            QCOMPARE(there->attemptsOf(there->steps[cut]).front().model,
                     run->attemptsOf(run->steps[cut]).front().model);
        }
    }

    void oursAndTheFittedOnesTakeNothingFromHindsight()
    {
        const Benchmark truth = benchmarkForEveryPolicy(23);
        const Stream stream = testStream(truth);
        const auto decisions = someDecisions(truth);
        int looked = 0;
        for (const std::string& text : everyPolicy()) {
            const auto spec = parsePolicySpec(text);
            const PolicyFamily family = policyInfo(spec->id)->family;
            if (family != PolicyFamily::Ours && family != PolicyFamily::Fitted)
                continue;
            const auto without = follow(text, {truth, truth, stream, decisions, {}, false});
            const auto with = follow(text, {truth, truth, stream, decisions});
            if (isOutside(text, without))
                continue;
            QVERIFY2(without && with && sameSteps(*without, *with, stream.tasks.size()), text.c_str());
            ++looked;
        }
        QVERIFY(looked >= 5);
    }

    void whatIsFittedKnowsNothingOfTheTestSplit()
    {
        const Benchmark truth = benchmarkForEveryPolicy(24);
        Benchmark other = truth;
        Random random(1);
        for (const TaskIndex task : truth.split("id_test")->tasks) {
            for (std::size_t j = 0; j < truth.models.size(); ++j)
                other.outcomes.setOutcome(task, ModelIndex::at(j), noise(random));
            other.tasks.setPrompt(task, "words that no probing prompt has: zebra quagga okapi");
        }
        const auto& probing = truth.split("probing")->tasks;
        QCOMPARE(priorJson(learnPriors(truth.models, truth.tasks, probing, truth.outcomes, MissingScores::AsZero)),
                 priorJson(learnPriors(other.models, other.tasks, probing, other.outcomes, MissingScores::AsZero)));
        QCOMPARE(TextVectors::fit(truth.tasks, probing).toBytes(), TextVectors::fit(other.tasks, probing).toBytes());
        const auto vectors = encodingOf(truth)->vectors();
        const auto otherVectors = encodingOf(other)->vectors();
        QVERIFY(vectors && otherVectors);
        for (const TaskIndex task : probing)
            QVERIFY(std::ranges::equal((**vectors)[task], (**otherVectors)[task]));
    }

    void tuningReadsTheProbingSplitAloneUnlessAskedAndSaysSo()
    {
        const Benchmark truth = benchmarkForEveryPolicy(28);
        const Stream stream = testStream(truth);
        Benchmark other = truth;
        Random random(2);
        for (const TaskIndex task : stream.tasks) {
            for (std::size_t j = 0; j < truth.models.size(); ++j)
                other.outcomes.setOutcome(task, ModelIndex::at(j), noise(random));
        }
        const auto spec = parsePolicySpec("acrouter");
        const PriorSet priors = learnPriors(truth.models, truth.tasks, truth.split("probing")->tasks, truth.outcomes,
                                            MissingScores::AsZero);
        const auto tuned = tunePriors(truth, *spec, priors, {.folds = 2, .passes = 1});
        const auto blind = tunePriors(other, *spec, priors, {.folds = 2, .passes = 1});
        QVERIFY2(tuned && blind, tuned ? "" : describe(tuned.error()).c_str());
        QCOMPARE(priorJson(tuned->priors), priorJson(blind->priors));
        QCOMPARE(tuned->regretAfter, blind->regretAfter);
        // Tuning on the shown stream works only on explicit request, and marks the set permanently.
        const auto flattering = tunePriors(truth, *spec, priors, {.folds = 2, .passes = 1, .shown = &stream});
        QVERIFY(flattering);
        QCOMPARE(flattering->priors.tunedOn, std::vector<std::string>{"id_test"});
        QVERIFY(tuned->priors.tunedOn.empty());
    }

    void whoTrainsOnNothingSaysSo()
    {
        // Without a probing split nothing is fitted to reported tasks.
        Benchmark benchmark = benchmarkForEveryPolicy(25);
        benchmark.splits.front().name = "id_train";
        const Stream stream = testStream(benchmark);
        const auto decisions = someDecisions(benchmark);
        for (const std::string& text : everyPolicy()) {
            const auto spec = parsePolicySpec(text);
            const auto run = follow(text, {benchmark, benchmark, stream, decisions, {}, false});
            if (!needsOf(*spec).training) {
                QVERIFY2(text == "oracle" || run, text.c_str());
                continue;
            }
            QVERIFY2(!run &&
                         (run.error().code == ErrorCode::NotApplicable || run.error().code == ErrorCode::NotAvailable),
                     text.c_str());
        }
    }

    void whoReadsPromptsSaysSo()
    {
        const Benchmark benchmark = benchmarkForEveryPolicy(27);
        Benchmark other = benchmark;
        // The same lengths, which are metadata, and other words.
        for (std::size_t i = 0; i < other.tasks.size(); ++i) {
            std::string prompt(benchmark.tasks.prompt(TaskIndex::at(i)));
            std::ranges::reverse(prompt);
            other.tasks.setPrompt(TaskIndex::at(i), prompt);
        }
        const Stream stream = testStream(benchmark);
        const auto decisions = someDecisions(benchmark);
        for (const std::string& text : everyPolicy()) {
            if (needsOf(*parsePolicySpec(text)).text)
                continue;
            const auto one = follow(text, {benchmark, benchmark, stream, decisions, {}, true});
            const auto two = follow(text, {other, other, stream, decisions, {}, true});
            QVERIFY2(one && two && sameSteps(*one, *two, stream.tasks.size()), text.c_str());
        }
        QVERIFY(needsOf(*parsePolicySpec("acrouter@memory=on")).text &&
                needsOf(*parsePolicySpec("acrouter@memory=auto")).text);
        QVERIFY(!needsOf(*parsePolicySpec("acrouter@memory=off")).text &&
                !needsOf(*parsePolicySpec("acrouter@memory=auto@start=cold")).text);
        // By default it reads prompts where probed tasks have prompts.
        const auto asks = [](const Benchmark& data, const char* spec, std::span<const TaskIndex> training) {
            return needsPrompts(*parsePolicySpec(spec), data.tasks, training, {}, MissingScores::AsZero);
        };
        const auto& probing = benchmark.split(probingSplit)->tasks;
        QVERIFY(asks(benchmark, "acrouter", probing) && !asks(benchmark, "acrouter", {}) &&
                asks(benchmark, "acrouter@memory=on", {}));
    }

    void replaysAreTheSameOnOneAndTwoThreads()
    {
        const Benchmark benchmark = benchmarkForEveryPolicy(26);
        const Stream stream = testStream(benchmark);
        const auto decisions = someDecisions(benchmark);
        std::vector<PolicySpec> specs;
        for (const std::string& text : everyPolicy()) {
            const auto spec = parsePolicySpec(text);
            if (canRun(*spec, benchmark, stream, decisions))
                specs.push_back(*spec);
        }
        for (const VerifierSettings& verifier : verifiers) {
            const ReplaySettings replay{{.seed = 1, .decisions = decisions}, {}, verifier};
            const auto one = leaderboard(benchmark, stream, specs, {.replay = replay, .seeds = 2, .threads = 1});
            const auto two = leaderboard(benchmark, stream, specs, {.replay = replay, .seeds = 2, .threads = 2});
            QVERIFY2(one && two, one ? "" : describe(one.error()).c_str());
            for (std::size_t i = 0; i < one->size(); ++i) {
                for (std::size_t r = 0; r < (*one)[i].runs.size(); ++r)
                    QVERIFY2(sameSteps((*one)[i].runs[r], (*two)[i].runs[r], stream.tasks.size()),
                             (*one)[i].policy.c_str());
            }
        }
    }

    void regretOfSingleCallsIsNeverNegativeHoweverWrongTheVerifier()
    {
        for (std::uint64_t seed = 40; seed < 46; ++seed) {
            const Benchmark benchmark = benchmarkForEveryPolicy(seed, 80);
            const Stream stream = testStream(benchmark);
            const auto decisions = someDecisions(benchmark);
            const OracleTable oracle(benchmark.outcomes, stream.tasks, {});
            for (const std::string& text : everyPolicy()) {
                const auto spec = parsePolicySpec(text);
                if (!canRun(*spec, benchmark, stream, decisions))
                    continue;
                const auto run =
                    replay(benchmark, stream, *spec,
                           {{.seed = seed, .decisions = decisions}, {}, verifiers[seed % verifiers.size()]});
                QVERIFY(run);
                for (const Step& step : run->steps) {
                    const double regret = stepRegret(step, oracle).regret;
                    QVERIFY2(step.attemptCount > 1 || regret >= 0, text.c_str());
                    QVERIFY2(text != "oracle" || regret == 0, text.c_str());
                }
            }
        }
    }

    void aCopyGoesOnAsTheOriginal_data() { everyPolicyRows(); }
    void aCopyGoesOnAsTheOriginal()
    {
        QFETCH(QString, policy);
        const Benchmark benchmark = benchmarkForEveryPolicy(27);
        const Stream stream = testStream(benchmark);
        const auto decisions = someDecisions(benchmark);
        const auto spec = parsePolicySpec(policy.toStdString());
        QVERIFY2(spec.has_value(), "a policy with an argument that this test does not know");
        const ReplaySettings settings{{.seed = 3, .decisions = decisions}, {}, verifiers[1]};
        auto made = makePolicy(*spec, replaySetup(benchmark, stream, settings), &benchmark.outcomes);
        if (!made && made.error().code == ErrorCode::NotAvailable)
            return;
        QVERIFY2(made.has_value(), made ? "" : describe(made.error()).c_str());
        ReplayEnvironment environment(benchmark.outcomes, MissingScores::AsZero,
                                      RecordedVerifier(verifiers[1], &benchmark.tasks));
        StreamReplay original(stream, std::move(*made), environment);
        const std::size_t half = stream.tasks.size() / 2;
        for (std::size_t i = 0; i < half; ++i)
            original.step();
        // The copy takes the second half as a stream of its own; positions are given by hand.
        std::unique_ptr<Policy> copy = original.policy().clone();
        original.runToEnd();
        Turn turn;
        for (std::size_t i = half; i < stream.tasks.size(); ++i) {
            const TaskContext context{stream.tasks[i], static_cast<std::uint32_t>(i)};
            turn.start(*copy, context);
            while (const auto model = turn.toCall())
                turn.onAttempt(environment.attempt(context, *model).seen);
            QCOMPARE(turn.attempts().size(), static_cast<std::size_t>(original.run().steps[i].attemptCount));
            QCOMPARE(turn.attempts()[turn.answer()].model, original.run().steps[i].chosen);
            turn.teach(*copy);
        }
    }
};

QTEST_APPLESS_MAIN(HonestyTest)
#include "tst_honesty.moc"
