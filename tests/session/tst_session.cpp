// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/breakpoint.h"
#include "core/evaluation/runningmetrics.h"
#include "core/session/earliersteps.h"
#include "core/session/replay.h"
#include "tests/session/sessiondata.h"

#include <QtTest>

#include <algorithm>
#include <thread>

using namespace acr;
using namespace acr::test;

namespace {

const std::vector<const char*> policyTexts{"oracle",
                                           "always:model-0",
                                           "random",
                                           "dimension_best",
                                           "knn",
                                           "linucb",
                                           "lints",
                                           "cascade@chain=model-1+model-2@strong=model-3@k=1",
                                           "acrouter",
                                           "acrouter@start=cold",
                                           "acrouter@mode=cascade"};

template <class Value>
Value need(Result<Value> result)
{
    if (!result)
        qFatal("%s", describe(result.error()).c_str());
    return std::move(*result);
}

SessionTrack record(const SessionSources& sources, const SessionDefinition& definition,
                    std::size_t chunk = SessionEngine::usualChunk)
{
    SessionEngine engine = need(SessionEngine::make(sources, definition));
    SessionTrack track = engine.start();
    while (!engine.finished())
        track.append(engine.advance(chunk));
    return track;
}

bool identical(const Run& a, const Run& b)
{
    return a.steps.size() == b.steps.size() && a.attempts.size() == b.attempts.size() && !firstDifference(a, b);
}

bool sameBallot(const Ballot& a, const Ballot& b)
{
    const auto same = [](double x, double y) { return x == y || (isMissing(x) && isMissing(y)); };
    return a.pick == b.pick && same(a.margin, b.margin) && a.reason == b.reason && a.pivotal == b.pivotal &&
           std::ranges::equal(a.values, b.values, same) &&
           std::ranges::equal(a.votes, b.votes, [&](const Vote& x, const Vote& y) {
               return x.voter == y.voter && x.model == y.model && same(x.weight, y.weight);
           });
}

void addPolicyRows()
{
    QTest::addColumn<QByteArray>("policy");
    for (const char* text : policyTexts)
        QTest::newRow(text) << QByteArray(text);
}

const std::vector<SessionEvent> manyEvents{
    {.after = 0, .kind = SessionEventKind::Price, .model = "model-0", .amount = 0.25},
    {.after = 20, .kind = SessionEventKind::Down, .model = "model-1"},
    {.after = 25, .kind = SessionEventKind::Improve, .model = "model-2", .amount = 0.4, .seed = 8},
    {.after = 40, .kind = SessionEventKind::Join, .model = "model-3"},
    {.after = 50, .kind = SessionEventKind::Up, .model = "model-1"},
    {.after = 60, .kind = SessionEventKind::Improve, .model = "model-0", .amount = -0.7},
    {.after = 70, .kind = SessionEventKind::Price, .model = "model-0", .amount = 8}};

} // namespace

class SessionTest final : public QObject {
    Q_OBJECT

private slots:
    void aSessionTakesTheStepsOfAReplay_data() { addPolicyRows(); }
    void aSessionTakesTheStepsOfAReplay()
    {
        QFETCH(QByteArray, policy);
        const SessionSources sources = sourcesOf(1, 240);
        const SessionDefinition definition = definitionOf(policy.toStdString());
        const SessionTrack track = record(sources, definition);
        const Stream stream = need(makeStream(*sources.benchmark, definition.stream));
        const Run run = need(
            replay(*sources.benchmark, stream, need(parsePolicySpec(definition.policy)), {{.seed = definition.seed}}));
        QVERIFY(identical(track.run(), run));
        QVERIFY(track.finished());
    }

    /// Whatever a replay depends on reaches a session: none of the settings is as it is by default.
    void aSessionHasTheSettingsOfAReplay_data()
    {
        QTest::addColumn<QByteArray>("policy");
        for (const char* text : {"acrouter", "acrouter@mode=cascade", "linucb", "lints", "knn", "recorded:mine"})
            QTest::newRow(text) << QByteArray(text);
    }
    void aSessionHasTheSettingsOfAReplay()
    {
        QFETCH(QByteArray, policy);
        SessionSources sources = sourcesOf(4, 240);
        const Benchmark& benchmark = *sources.benchmark;
        DecisionSet mine{.name = "mine", .decisions = {}, .unknownTasks = 0};
        for (std::size_t i = 0; i < benchmark.tasks.size(); ++i) {
            RecordedDecision decision;
            decision.task = TaskIndex::at(i);
            decision.chosen = ModelIndex::at(i % benchmark.models.size());
            mine.decisions.push_back(decision);
        }
        sources.decisions = std::make_shared<const std::vector<DecisionSet>>(std::vector{mine});
        sources.encoding = encodingOf(benchmark);
        SessionDefinition definition = definitionOf(policy.toStdString());
        definition.weights = {1, -3};
        definition.missingScores = MissingScores::Leave;
        definition.seed = 77;
        definition.verifier = {.falsePass = 0.2, .falseFail = 0.1, .gradedShare = 0.6, .seed = 4};
        const Stream stream = need(makeStream(benchmark, definition.stream));
        ReplaySettings settings{{.weights = definition.weights,
                                 .missingScores = definition.missingScores,
                                 .seed = definition.seed,
                                 .decisions = *sources.decisions,
                                 .encoding = sources.encoding},
                                {},
                                definition.verifier};
        auto priors = std::make_shared<PriorSet>(learnPriors(benchmark.models, benchmark.tasks, probingTasks(benchmark),
                                                             benchmark.outcomes, definition.missingScores));
        for (PriorRow& dimension : priors->dimensions)
            std::ranges::reverse(dimension.cells);
        if (policy.startsWith("acrouter")) {
            definition.priors = {"mine", priors};
            settings.priors = priors.get();
        }
        const Run run = need(replay(benchmark, stream, need(parsePolicySpec(definition.policy)), settings));
        QVERIFY(identical(record(sources, definition).run(), run));
    }

    void bytesDependOnTheDefinitionOnly_data() { addPolicyRows(); }
    void bytesDependOnTheDefinitionOnly()
    {
        QFETCH(QByteArray, policy);
        const SessionSources sources = sourcesOf(2, 240);
        SessionDefinition definition = definitionOf(policy.toStdString());
        definition.events = manyEvents;
        const SessionTrack whole = record(sources, definition);
        for (const std::size_t chunk : {std::size_t{1}, std::size_t{7}}) {
            const SessionTrack track = record(sources, definition, chunk);
            QVERIFY(identical(track.run(), whole.run()));
            for (std::size_t step = 0; step < track.size(); ++step)
                QVERIFY(track.note(step).priorPick == whole.note(step).priorPick &&
                        track.reason(step) == whole.reason(step));
        }
        std::optional<SessionTrack> first;
        std::optional<SessionTrack> second;
        std::thread one([&] { first = record(sources, definition); });
        std::thread two([&] { second = record(sources, definition, 13); });
        one.join();
        two.join();
        QVERIFY(identical(first->run(), whole.run()) && identical(second->run(), whole.run()));
    }

    void anyStepIsExplainedAsItWasDecided_data() { addPolicyRows(); }
    void anyStepIsExplainedAsItWasDecided()
    {
        QFETCH(QByteArray, policy);
        const SessionSources sources = sourcesOf(3, 300);
        const SessionDefinition definition = definitionOf(policy.toStdString());
        const SessionTrack track = record(sources, definition, 10);
        const Stream stream = need(makeStream(*sources.benchmark, definition.stream));
        ReplayEnvironment environment(sources.benchmark->outcomes);
        StreamReplay session(stream,
                             need(makePolicy(need(parsePolicySpec(definition.policy)),
                                             replaySetup(*sources.benchmark, stream, {{.seed = definition.seed}}),
                                             &sources.benchmark->outcomes)),
                             environment, {.ballots = true});
        session.runToEnd();
        const std::vector<Ballot>& expected = session.run().ballots;
        QCOMPARE(expected.size(), track.size());
        Random random(5);
        std::vector<std::size_t> steps;
        for (std::size_t step = 0; step < track.size(); ++step)
            steps.push_back(step);
        for (std::size_t step = track.size(); step-- > 0;)
            steps.push_back(step);
        for (int i = 0; i < 200; ++i)
            steps.push_back(random.below(track.size()));
        for (const std::size_t step : steps)
            QVERIFY2(sameBallot(track.ballotOf(step), expected[step]), qPrintable(QStringLiteral("step %1").arg(step)));
        // Seeking does not change the session.
        QVERIFY(identical(track.run(), record(sources, definition).run()));
    }

    void aStateIsReachedTurnByTurn_data() { addPolicyRows(); }
    void aStateIsReachedTurnByTurn()
    {
        QFETCH(QByteArray, policy);
        const SessionSources sources = sourcesOf(3, 300);
        const SessionTrack whole = record(sources, definitionOf(policy.toStdString()), 100);
        // Copies share no state before a step.
        const SessionTrack slow = whole;
        const std::size_t last = whole.size() - 1;
        // Forwards, back, and past a target that was given up.
        for (const std::size_t step : {last / 2, last / 3, last - 1, std::size_t{0}}) {
            std::size_t calls = 1;
            while (!slow.approachState(step, std::chrono::milliseconds(0)))
                ++calls;
            QVERIFY(calls <= step + 1);
            QVERIFY2(sameBallot(slow.ballotOf(step), whole.ballotOf(step)), qPrintable(QString::number(step)));
            static_cast<void>(slow.approachState(last, std::chrono::milliseconds(0)));
        }
        QVERIFY(slow.approachState(last, std::chrono::hours(1)));
        QCOMPARE(whole.recordedBallotOf(last).pick, whole.ballotOf(last).pick);
        QCOMPARE(whole.recordedBallotOf(last).reason, whole.ballotOf(last).reason);
        QVERIFY(whole.recordedBallotOf(last).votes.empty());
    }

    void theNearestEarlierStepsAreFound()
    {
        const SessionSources sources = sourcesOf(14, 300);
        const SessionTrack track = record(sources, definitionOf("random"));
        const auto vectors = need(encodingOf(*sources.benchmark)->vectors());
        for (const std::size_t step : {std::size_t{0}, std::size_t{1}, std::size_t{5}, std::size_t{149}}) {
            const auto found = nearestEarlierSteps(track.run(), step, *vectors, 6);
            std::vector<double> all;
            for (std::size_t i = 0; i < step; ++i) {
                double sum = 0;
                for (std::size_t d = 0; d < vectors->dimensions(); ++d)
                    sum += static_cast<double>((*vectors)[track.run().steps[step].task][d]) *
                           static_cast<double>((*vectors)[track.run().steps[i].task][d]);
                if (sum > 0)
                    all.push_back(sum);
            }
            std::ranges::sort(all, std::greater());
            QCOMPARE(found.size(), std::min<std::size_t>(6, all.size()));
            for (std::size_t i = 0; i < found.size(); ++i) {
                QVERIFY(std::abs(static_cast<double>(found[i].similarity) - all[i]) < 1e-5);
                QVERIFY(found[i].step < step);
            }
        }
    }

    void checkpointsStayFew()
    {
        const SessionSources sources = sourcesOf(4, 6000);
        const SessionTrack track = record(sources, definitionOf("acrouter"), 3);
        QVERIFY(track.checkpoints() <= SessionTrack::maxCheckpoints);
        QVERIFY(track.checkpoints() > SessionTrack::maxCheckpoints / 4);
    }

    void aForkThatChangesNothingGoesOnTheSame_data() { addPolicyRows(); }
    void aForkThatChangesNothingGoesOnTheSame()
    {
        QFETCH(QByteArray, policy);
        const SessionSources sources = sourcesOf(5, 240);
        SessionDefinition definition = definitionOf(policy.toStdString());
        definition.events = manyEvents;
        const SessionTrack parent = record(sources, definition, 16);
        for (const std::uint32_t after : {0U, 1U, 33U, 64U, 120U}) {
            const SessionDefinition forked = need(forkOf(definition, after, parent.positionOf(after), {}));
            SessionEngine engine = need(SessionEngine::makeFork(sources, forked, parent));
            QCOMPARE(engine.start().size(), std::size_t{after});
            SessionTrack track = engine.start();
            while (!engine.finished())
                track.append(engine.advance(11));
            QVERIFY(identical(track.run(), parent.run()));
            QVERIFY(!firstDivergence(track.run(), parent.run()));
            QVERIFY(identical(record(sources, forked).run(), parent.run()));
        }
    }

    void aForkSharesItsFirstStepsAndDecidesTheRest()
    {
        const SessionSources sources = sourcesOf(6, 400);
        const SessionDefinition definition = definitionOf("always:model-1");
        const SessionTrack parent = record(sources, definition, 16);
        const SessionDefinition changed = need(forkOf(definition, 70, 70, {.policy = "always:model-2"}));
        const SessionTrack fork = record(sources, changed);
        QCOMPARE(firstDivergence(parent.run(), fork.run()).value_or(0), std::size_t{70});
        QVERIFY(fork.run().steps[69].chosen == ModelIndex(1) && fork.run().steps[70].chosen == ModelIndex(2));
        QCOMPARE(fork.size(), parent.size());
        // The ballots of the shared steps are the parent policy's, later ones its own.
        QCOMPARE(fork.ballotOf(69).pick, ModelIndex(1));
        QCOMPARE(fork.ballotOf(70).pick, ModelIndex(2));
        QCOMPARE(fork.ballotOf(3).pick, ModelIndex(1));
        // A learner that takes over has learned from the shared steps.
        const SessionTrack learner = record(sources, need(forkOf(definition, 70, 70, {.policy = "linucb"})));
        const SessionTrack cold = record(sources, definitionOf("linucb"));
        QVERIFY(!identical(learner.run(), cold.run()));
        // Forks of forks.
        const SessionDefinition second = need(forkOf(changed, 90, 90, {.policy = "always:model-3"}));
        const SessionTrack again = record(sources, second);
        QCOMPARE(firstDivergence(fork.run(), again.run()).value_or(0), std::size_t{90});
        QCOMPARE(firstDivergence(parent.run(), again.run()).value_or(0), std::size_t{70});
    }

    void aForkThatDoesNotFitItsOriginIsRefused()
    {
        const SessionSources sources = sourcesOf(7, 200);
        const SessionDefinition definition = definitionOf("acrouter");
        SessionDefinition late = need(forkOf(definition, 5000, 5000, {}));
        QCOMPARE(SessionEngine::make(sources, late).error().code, ErrorCode::OutOfRange);
        SessionDefinition other = need(forkOf(definition, 10, 10, {}));
        other.weights.cost = -0.5;
        QCOMPARE(SessionEngine::make(sources, other).error().code, ErrorCode::Conflict);
        SessionDefinition rewritten = need(forkOf(definition, 10, 10, {}));
        rewritten.events = {{.after = 3, .kind = SessionEventKind::Down, .model = "model-0"}};
        QCOMPARE(SessionEngine::make(sources, rewritten).error().code, ErrorCode::Conflict);
        SessionDefinition foreign = definition;
        foreign.benchmark = "another";
        QCOMPARE(SessionEngine::make(sources, foreign).error().code, ErrorCode::Conflict);
    }

    void aStoredSessionOpensNoFile()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("map.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("secret");
        file.close();
        const auto engine = SessionEngine::make(sourcesOf(5, 100), definitionOf("group_map@map=" + path.toStdString()));
        QVERIFY(!engine);
        // What the file holds would stand in the error of who read it.
        QCOMPARE(engine.error().code, ErrorCode::NotApplicable);
        QVERIFY(!QString::fromStdString(describe(engine.error())).contains(QStringLiteral("secret")));
    }

    void theOracleHasNoRegretWhateverHappens()
    {
        for (const MissingScores convention : {MissingScores::AsZero, MissingScores::Leave}) {
            const SessionSources sources = sourcesOf(8, 300);
            SessionDefinition definition = definitionOf("oracle");
            definition.events = manyEvents;
            definition.missingScores = convention;
            const SessionTrack track = record(sources, definition);
            RunningMetrics metrics;
            metrics.extend(track.run(), oracleOf(track.setting()));
            QCOMPARE(metrics.after(metrics.steps()).cumRegret, 0.0);
        }
    }

    void nobodyBeatsTheOracleAndNobodyCallsWhoCannotBeCalled_data() { addPolicyRows(); }
    void nobodyBeatsTheOracleAndNobodyCallsWhoCannotBeCalled()
    {
        QFETCH(QByteArray, policy);
        const SessionSources sources = sourcesOf(9, 240);
        SessionDefinition definition = definitionOf(policy.toStdString());
        definition.events = manyEvents;
        const SessionTrack track = record(sources, definition);
        const OracleTable oracle = oracleOf(track.setting());
        for (const Step& step : track.run().steps) {
            if (step.attemptCount == 1)
                QVERIFY(stepRegret(step, oracle).regret >= 0);
            for (const Attempt& attempt : track.run().attemptsOf(step)) {
                QVERIFY(attempt.model != ModelIndex(1) || step.position < 20 || step.position >= 50);
                QVERIFY(attempt.model != ModelIndex(3) || step.position >= 40);
            }
        }
    }

    void eventsChangeExactlyWhatTheySay()
    {
        const SessionSources sources = sourcesOf(10, 800);
        SessionDefinition definition = definitionOf("oracle");
        definition.events = manyEvents;
        const SessionTrack track = record(sources, definition);
        const SessionSetting& setting = track.setting();
        const OutcomeMatrix& before = sources.benchmark->outcomes;
        const OutcomeMatrix& after = setting.world.outcomes();
        std::size_t below = 0;
        std::size_t lifted = 0;
        for (std::size_t position = 0; position < setting.stream.tasks.size(); ++position) {
            const TaskIndex task = setting.stream.tasks[position];
            const double cost = before.cost(task, ModelIndex(0));
            if (!isMissing(cost))
                QCOMPARE(after.cost(task, ModelIndex(0)), position < 70 ? cost * 0.25 : cost * 0.25 * 8);
            for (std::size_t j = 0; j < 5; ++j) {
                const Outcome was = before.outcome(task, ModelIndex::at(j));
                const Outcome is = after.outcome(task, ModelIndex::at(j));
                const bool graded = !was.has(OutcomeFlag::Ungraded) && !isMissing(was.score);
                const bool touched = graded && ((j == 2 && position >= 25) || (j == 0 && position >= 60));
                if (!touched) {
                    QCOMPARE(is.score, was.score);
                    continue;
                }
                QVERIFY(is.score == was.score || is.score == (j == 2 ? 1.0 : 0.0));
                if (j == 2 && was.score < 1) {
                    ++below;
                    lifted += is.score == 1 ? 1U : 0U;
                }
            }
        }
        const double share = static_cast<double>(lifted) / static_cast<double>(below);
        QVERIFY2(share > 0.3 && share < 0.5, qPrintable(QString::number(share)));
        // Tasks outside the stream are as they were.
        for (const TaskIndex task : sources.benchmark->split("probing")->tasks)
            QCOMPARE(after.outcome(task, ModelIndex(2)).score, before.outcome(task, ModelIndex(2)).score);
    }

    void impossibleWorldsAreRefused()
    {
        const SessionSources sources = sourcesOf(11, 100);
        const auto codeOf = [&](std::vector<SessionEvent> events) {
            SessionDefinition definition = definitionOf("random");
            definition.events = std::move(events);
            const auto engine = SessionEngine::make(sources, definition);
            return engine ? std::optional<ErrorCode>() : engine.error().code;
        };
        QCOMPARE(codeOf({{.after = 1, .kind = SessionEventKind::Down, .model = "nobody"}}),
                 std::optional(ErrorCode::UnknownModel));
        QCOMPARE(codeOf({{.after = 50, .kind = SessionEventKind::Down, .model = "model-0"}}),
                 std::optional(ErrorCode::OutOfRange));
        std::vector<SessionEvent> all;
        for (const char* model : {"model-0", "model-1", "model-2", "model-3", "model-4"})
            all.push_back({.after = 7, .kind = SessionEventKind::Down, .model = model});
        QCOMPARE(codeOf(all), std::optional(ErrorCode::Conflict));
        all.pop_back();
        QCOMPARE(codeOf(all), std::optional<ErrorCode>());
    }

    void runningFiguresEndAtTheMetricsOfTheRun_data() { addPolicyRows(); }
    void runningFiguresEndAtTheMetricsOfTheRun()
    {
        QFETCH(QByteArray, policy);
        const SessionSources sources = sourcesOf(12, 300);
        const SessionTrack track = record(sources, definitionOf(policy.toStdString()));
        const OracleTable oracle = oracleOf(track.setting());
        RunningMetrics metrics;
        metrics.extend(track.run(), oracle);
        const Metrics expected = evaluate(track.run(), oracle);
        const RunningMetrics::Sums& sums = metrics.after(metrics.steps());
        QCOMPARE(metrics.steps(), expected.n);
        QCOMPARE(sums.cumRegret, expected.cumRegret);
        QCOMPARE(sums.avgPerfPct(), expected.avgPerfPct);
        QCOMPARE(sums.costUsd, expected.costUsd);
        QCOMPARE(sums.qualityRegret, expected.qualityRegret);
        const Curves curves = curvesOf(track.run(), oracle);
        for (std::size_t step = 0; step < track.size(); ++step) {
            QCOMPARE(metrics.after(step + 1).cumRegret, curves.cumRegret[step]);
            QCOMPARE(metrics.after(step + 1).avgPerfPct(), curves.avgPerfPct[step]);
        }
    }

    void breakpointsStopWhereTheirConditionHolds_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"regret>0.5", "attempts>=3", "model=model-2", "dimension=dimension-1",
                                 "overrules-prior", "explored", "failed"})
            QTest::newRow(text) << QByteArray(text);
    }
    void breakpointsStopWhereTheirConditionHolds()
    {
        QFETCH(QByteArray, text);
        const Breakpoint breakpoint = need(parseBreakpoint(text.toStdString()));
        QCOMPARE(breakpointText(breakpoint), text.toStdString());
        const SessionSources sources = sourcesOf(13, 300);
        QVERIFY(checkBreakpoint(breakpoint, *sources.benchmark));
        const SessionTrack track = record(
            sources, definitionOf(text == "attempts>=3" ? "acrouter@mode=cascade@start=cold" : "acrouter@start=cold"));
        const OracleTable oracle = oracleOf(track.setting());
        const auto holds = [&](std::size_t i) {
            const Step& step = track.run().steps[i];
            switch (breakpoint.kind) {
            case BreakpointKind::Regret: return stepRegret(step, oracle).regret > 0.5;
            case BreakpointKind::Attempts: return step.attemptCount >= 3;
            case BreakpointKind::Model: return step.chosen == ModelIndex(2);
            case BreakpointKind::Dimension:
                return sources.benchmark->tasks.categoryName(step.task, Facet::Dimension) == "dimension-1";
            case BreakpointKind::OverrulesPrior: return track.ballotOf(i).pick != track.note(i).priorPick;
            case BreakpointKind::Explored: return track.ballotOf(i).reason == "explored";
            default: return step.score < 1;
            }
        };
        std::size_t from = 0;
        int stops = 0;
        for (std::size_t i = 0; i < track.size(); ++i) {
            if (!holds(i))
                continue;
            const auto found = firstBreak(std::span(&breakpoint, 1), track, oracle, from);
            QVERIFY(found && *found == i);
            from = i + 1;
            ++stops;
        }
        QVERIFY(!firstBreak(std::span(&breakpoint, 1), track, oracle, from));
        QVERIFY2(stops > 0, "nothing was tried");
    }

    void impossibleBreakpointsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text :
             {"", "regret", "regret>", "regret>much", "attempts>2", "model=", "explored=1", "colour=red", "failed!"})
            QTest::newRow(text) << QByteArray(text);
    }
    void impossibleBreakpointsAreRefused()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(parseBreakpoint(text.toStdString()).error().code, ErrorCode::BadParameter);
    }
};

QTEST_APPLESS_MAIN(SessionTest)
#include "tst_session.moc"
