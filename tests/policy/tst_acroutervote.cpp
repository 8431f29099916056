// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/leaderboard.h"
#include "core/memory/releasevote.h"
#include "core/memory/vectorstore.h"
#include "core/policy/trainedpolicy.h"
#include "tests/support/generatedbenchmark.h"

#include <QtTest>

#include <cmath>
#include <set>

using namespace acr;

namespace {

/// The generated benchmark with the release's main prior in the pool.
Benchmark withMainPrior(std::uint64_t seed, std::size_t tasks = 200)
{
    Benchmark benchmark = test::generatedBenchmark(seed, {.tasks = tasks, .models = 4});
    benchmark.models[2].name = "claude-opus-4-6";
    return benchmark;
}

DecisionSet recordedAlways(const Benchmark& benchmark, const std::string& name, ModelIndex model)
{
    DecisionSet set;
    set.name = name;
    for (const TaskIndex task : benchmark.split("id_test")->tasks)
        set.decisions.push_back({task, model, {}, missing, missing});
    return set;
}

Run follow(const Benchmark& benchmark, const std::string& spec, ReplaySettings settings = {})
{
    const Stream stream = makeStream(benchmark, {.split = "id_test"}).value();
    settings.record.ballots = true;
    const auto parsed = parsePolicySpec(spec);
    return replay(benchmark, stream, parsed.value(), settings).value();
}

/// The pick when one voter's weight is another.
ModelIndex pickWith(const Ballot& ballot, const std::string& voter, double factor)
{
    std::vector<double> totals(ballot.values.size());
    for (const Vote& vote : ballot.votes)
        totals[vote.model.position()] += vote.weight * (vote.voter == voter ? factor : 1);
    return ModelIndex::at(static_cast<std::size_t>(std::ranges::max_element(totals) - totals.begin()));
}

} // namespace

class AcRouterVoteTest final : public QObject {
    Q_OBJECT

private slots:
    void theReleaseIsWhatThePaperSays()
    {
        const VoteSettings vote = releaseVote();
        QCOMPARE(vote.mainPrior, std::string("claude-opus-4-6"));
        QCOMPARE(vote.mainPriorWeight, 1.79);
        QCOMPARE(vote.boost, 2.5);
        QCOMPARE(vote.specialists.size(), 9U);
        const auto weightOf = [&](std::string_view name) {
            return std::ranges::find(vote.voters, name, &VoteSettings::Voter::name)->weight;
        };
        QCOMPARE(weightOf("llm"), 1.5);
        QCOMPARE(weightOf("memory"), 1.2);
        QCOMPARE(weightOf("dimension_best"), 0.9);
        QCOMPARE(weightOf("mf"), 1.017);
        QCOMPARE(weightOf("recorded:finetuned_router_qwen35_27b_v3"), 1.3);
        for (const VoteSettings::Specialist& specialist : vote.specialists)
            QVERIFY(std::ranges::find(vote.voters, specialist.voter, &VoteSettings::Voter::name) != vote.voters.end());
    }

    void theMainPriorAloneAlwaysCallsItsModel()
    {
        const Run run = follow(withMainPrior(1), "acrouter-vote@static=off@llm=off@memory=off");
        for (const Step& step : run.steps)
            QCOMPARE(step.chosen, ModelIndex(2));
        QCOMPARE(run.ballots.front().votes.size(), 1U);
        QCOMPARE(run.ballots.front().votes.front().voter, std::string("main_prior"));
    }

    void votesAddUpAndTheMostWin()
    {
        const Benchmark benchmark = withMainPrior(5);
        const std::vector decisions{recordedAlways(benchmark, "finetuned_router_qwen35_2b", ModelIndex(1)),
                                    recordedAlways(benchmark, "finetuned_router_qwen35_08b", ModelIndex(1))};
        const Run run = follow(benchmark, "acrouter-vote@memory=off@static=off", {{.decisions = decisions}});
        for (std::size_t i = 0; i < run.steps.size(); ++i) {
            const Ballot& ballot = run.ballots[i];
            QCOMPARE(ballot.pick, ModelIndex(1)); // 1.1 + 1.05 against 1.79
            QCOMPARE(ballot.values[1], 1.1 + 1.05);
            QCOMPARE(ballot.values[2], 1.79);
            QVERIFY(std::abs(ballot.margin - 0.36) < 1e-9);
            QCOMPARE(ballot.votes[static_cast<std::size_t>(ballot.pivotal)].model, ModelIndex(1));
        }
        QCOMPARE(follow(benchmark, "acrouter-vote@memory=off@static=off@llm=off", {{.decisions = decisions}})
                     .steps.front()
                     .chosen,
                 ModelIndex(2));
    }

    void theNamedLanguageModelVotes()
    {
        const Benchmark benchmark = withMainPrior(5);
        const std::vector decisions{recordedAlways(benchmark, "mine", ModelIndex(3)),
                                    recordedAlways(benchmark, "finetuned_router_qwen35_2b", ModelIndex(3))};
        const Run run =
            follow(benchmark, "acrouter-vote@memory=off@static=off@llm_voter=mine", {{.decisions = decisions}});
        QCOMPARE(run.ballots.front().values[3], 1.5 + 1.1);
        const Stream stream = makeStream(benchmark, {.split = "id_test"}).value();
        const auto refused = makePolicy(parsePolicySpec("acrouter-vote@llm_voter=nobody").value(),
                                        replaySetup(benchmark, stream, {{.decisions = decisions}}));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::UnknownName);
    }

    void aSpecialistCountsMoreInItsDimension()
    {
        const Benchmark benchmark = withMainPrior(7);
        PriorSet priors = learnPriors(benchmark.models, benchmark.tasks, benchmark.split(probingSplit)->tasks,
                                      benchmark.outcomes, MissingScores::AsZero);
        priors.vote = {.voters = {{"recorded:one", 1}},
                       .mainPrior = "claude-opus-4-6",
                       .mainPriorWeight = 2,
                       .specialists = {{"dimension-1", "recorded:one"}},
                       .boost = 3};
        const std::vector decisions{recordedAlways(benchmark, "one", ModelIndex(0))};
        const Run run = follow(benchmark, "acrouter-vote", {{.decisions = decisions, .priors = &priors}});
        for (const Step& step : run.steps)
            QCOMPARE(step.chosen, benchmark.tasks.categoryName(step.task, Facet::Dimension) == "dimension-1"
                                      ? ModelIndex(0)
                                      : ModelIndex(2));
    }

    void aRecordedVoterStandsInForTheTrainedOne()
    {
        const Benchmark benchmark = withMainPrior(3);
        const Stream none;
        const std::vector trained{std::make_shared<const TrainedPolicy>(trainPolicy(parsePolicySpec("mf").value(),
                                                                                    replaySetup(benchmark, none, {}),
                                                                                    benchmark.split("id_test")->tasks)
                                                                            .value())};
        const auto votersOf = [](const Run& run) {
            std::set<std::string> names;
            for (const Vote& vote : run.ballots.front().votes)
                names.insert(vote.voter);
            return names;
        };
        const std::vector decisions{recordedAlways(benchmark, "routellm_mf", ModelIndex(1))};
        const auto without = votersOf(follow(benchmark, "acrouter-vote@memory=off", {{.trained = trained}}));
        QVERIFY(without.contains("mf") && !without.contains("recorded:routellm_mf") &&
                without.contains("dimension_best"));
        const auto with =
            votersOf(follow(benchmark, "acrouter-vote@memory=off", {{.decisions = decisions, .trained = trained}}));
        QVERIFY(!with.contains("mf") && with.contains("recorded:routellm_mf"));
    }

    void theFlipThatIsNamedFlipsAndASmallerOneDoesNot()
    {
        const Benchmark benchmark = withMainPrior(11);
        const std::vector decisions{recordedAlways(benchmark, "finetuned_router_qwen35_2b", ModelIndex(1)),
                                    recordedAlways(benchmark, "logreg", ModelIndex(0)),
                                    recordedAlways(benchmark, "tfidf_mlp", ModelIndex(0))};
        int flips = 0;
        for (const Ballot& ballot : follow(benchmark, "acrouter-vote", {{.decisions = decisions}}).ballots) {
            QVERIFY(ballot.flip.has_value());
            const FlipChange& flip = *ballot.flip;
            QCOMPARE(flip.kind, FlipChange::Kind::VoterWeight);
            const double change = flip.to - flip.from;
            QCOMPARE(pickWith(ballot, flip.subject, (flip.from + 0.999 * change) / flip.from), ballot.pick);
            QCOMPARE(pickWith(ballot, flip.subject, (flip.from + 1.001 * change) / flip.from), flip.pickAfter);
            QVERIFY(flip.pickAfter != ballot.pick && flip.to >= 0);
            for (const Vote& vote : ballot.votes) {
                const double factor = 1 + 0.999 * std::abs(change) / flip.from;
                if (ballot.votes.size() > 1 && vote.voter != "memory")
                    QVERIFY(pickWith(ballot, vote.voter,
                                     std::min(factor, 1 + 0.999 * std::abs(change) / vote.weight)) == ballot.pick);
            }
            ++flips;
        }
        QVERIFY(flips > 0);
    }

    void dimensionBestNamesTheMeanThatWouldHaveFlippedIt()
    {
        for (const Ballot& ballot : follow(withMainPrior(2), "dimension_best").ballots) {
            QVERIFY(ballot.flip.has_value());
            QCOMPARE(ballot.flip->kind, FlipChange::Kind::PriorMean);
            QCOMPARE(ballot.flip->from, ballot.values[ballot.flip->pickAfter.position()]);
            QCOMPARE(ballot.flip->to, ballot.values[ballot.pick.position()]);
            QVERIFY(ballot.flip->subject.starts_with("dimension-"));
        }
    }

    void theMemoryHoldsTheCalledModelsOnly()
    {
        const Benchmark benchmark = withMainPrior(4);
        const Stream stream = makeStream(benchmark, {.split = "id_test"}).value();
        for (const char* warm : {"on", "off"}) {
            const auto spec = parsePolicySpec(std::string("acrouter-vote@warm=") + warm);
            auto policy = makePolicy(spec.value(), replaySetup(benchmark, stream, {})).value();
            const std::size_t before = policy->memory()->size();
            QCOMPARE(before, std::string_view(warm) == "on" ? benchmark.split(probingSplit)->tasks.size() : 0U);
            ReplayEnvironment environment(benchmark.outcomes);
            StreamReplay replayed(stream, std::move(policy), environment);
            replayed.runToEnd();
            const VectorStore& store = *replayed.policy().memory();
            QCOMPARE(store.size(), before + stream.tasks.size());
            for (const MemoryId id : store.ids()) {
                const Experience& experience = *store.find(id);
                if (experience.step == Experience::beforeStream)
                    continue;
                QCOMPARE(experience.attempt.model, replayed.run().steps[experience.step].chosen);
                QCOMPARE(experience.task, stream.tasks[experience.step]);
            }
        }
    }

    void withoutAnyVoterItSaysWhatIsMissing()
    {
        Benchmark benchmark = test::generatedBenchmark(1, {.tasks = 20});
        benchmark.splits[0].name = "another";
        const Stream stream = makeStream(benchmark, {.split = "id_test"}).value();
        const auto made =
            makePolicy(parsePolicySpec("acrouter-vote@memory=off").value(), replaySetup(benchmark, stream, {}));
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::NotApplicable);
    }
};

QTEST_GUILESS_MAIN(AcRouterVoteTest)
#include "tst_acroutervote.moc"
