// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Turns driven through a provider and a verifier: like a replay where answers are there at once, and sound where they
/// are late, fail, time out or are cancelled.

#include "core/provider/recordedprovider.h"
#include "core/session/loop.h"
#include "core/session/openloop.h"
#include "core/verifier/recordedverdicts.h"
#include "tests/support/everypolicy.h"

#include <QtTest>

using namespace acr;
using namespace acr::test;

namespace {

struct World {
    Benchmark benchmark = benchmarkForEveryPolicy(61, 900);
    Stream stream = makeStream(benchmark, {.split = "id_test", .order = StreamOrder::Shuffled, .seed = 2}).value();
    std::vector<DecisionSet> decisions = someDecisions(benchmark);
    VerifierSettings verifier{.falsePass = 0.1, .falseFail = 0.2, .gradedShare = 0.8, .seed = 5};

    [[nodiscard]] ReplaySettings settings() const
    {
        ReplaySettings settings;
        settings.seed = 3;
        settings.verifier = verifier;
        settings.decisions = decisions;
        return settings;
    }
    [[nodiscard]] std::unique_ptr<Policy> make(const std::string& text) const
    {
        const auto spec = parsePolicySpec(text);
        auto made = makePolicy(*spec, replaySetup(benchmark, stream, settings()), &benchmark.outcomes);
        return made ? std::move(*made) : nullptr;
    }
    [[nodiscard]] RecordedVerdicts verdicts() const
    {
        return RecordedVerdicts(benchmark.outcomes, MissingScores::AsZero,
                                RecordedVerifier(verifier, &benchmark.tasks));
    }
};

const World& world()
{
    static const World made;
    return made;
}

/// What ended turns were, in the order in which they ended.
struct Ended {
    std::uint32_t step = 0;
    std::size_t answer = 0;
    std::vector<Attempt> attempts;

    explicit Ended(const Turn& turn)
        : step(turn.decision().context.step)
        , answer(turn.answer())
        , attempts(turn.attempts().begin(), turn.attempts().end())
    {}
    [[nodiscard]] QString text() const
    {
        QString text = QString::number(step);
        for (const Attempt& attempt : attempts)
            text += QStringLiteral(" %1:%2:%3:%4")
                        .arg(attempt.model.value)
                        .arg(attempt.score)
                        .arg(attempt.costUsd)
                        .arg(static_cast<int>(attempt.verdict()));
        return text + QStringLiteral(" -> %1").arg(answer);
    }
};

/// All tasks of the stream, so many in flight.
std::vector<Ended> runAtOnce(Policy& policy, std::size_t inFlight, const SimulatedService& service,
                             OpenLoopLimits limits = {})
{
    SimulatedClock clock;
    RecordedProvider provider(world().benchmark.outcomes, clock, service);
    RecordedVerdicts verdicts = world().verdicts();
    OpenLoop loop(policy, provider, verdicts, clock, limits);
    std::vector<Ended> ended;
    std::size_t next = 0;
    while (next < world().stream.tasks.size() || loop.open() > 0) {
        while (next < world().stream.tasks.size() && loop.open() < inFlight) {
            const TaskContext request{world().stream.tasks[next], static_cast<std::uint32_t>(next)};
            ++next;
            if (policy.covers(request.task))
                loop.start(request, [&](const Turn& turn) { ended.emplace_back(turn); });
        }
        clock.runNext();
    }
    return ended;
}

void everyPolicyRows()
{
    QTest::addColumn<QString>("spec");
    for (const std::string& spec : everyPolicy())
        QTest::newRow(spec.c_str()) << QString::fromStdString(spec);
}

} // namespace

class OpenLoopTest : public QObject {
    Q_OBJECT

private slots:
    void answersAtOnceGiveTheReplay_data() { everyPolicyRows(); }
    void answersAtOnceGiveTheReplay()
    {
        QFETCH(const QString, spec);
        const auto policy = world().make(spec.toStdString());
        if (!policy)
            QSKIP("can't be made here");
        const auto run =
            replay(world().benchmark, world().stream, *parsePolicySpec(spec.toStdString()), world().settings());
        QVERIFY(run);
        RecordedProvider provider(world().benchmark.outcomes);
        RecordedVerdicts verdicts = world().verdicts();
        SystemClock clock;
        OpenLoop loop(*policy, provider, verdicts, clock);
        std::vector<Ended> ended;
        for (std::size_t i = 0; i < world().stream.tasks.size(); ++i) {
            if (policy->covers(world().stream.tasks[i]))
                loop.start({world().stream.tasks[i], static_cast<std::uint32_t>(i)},
                           [&](const Turn& turn) { ended.emplace_back(turn); });
            QCOMPARE(loop.open(), std::size_t{0});
        }
        QCOMPARE(ended.size(), run->steps.size());
        for (std::size_t i = 0; i < ended.size(); ++i) {
            const Step& step = run->steps[i];
            const auto attempts = run->attemptsOf(step);
            QCOMPARE(ended[i].attempts.size(), attempts.size());
            QCOMPARE(ended[i].attempts[ended[i].answer].model, step.chosen);
            for (std::size_t k = 0; k < attempts.size(); ++k) {
                QCOMPARE(ended[i].attempts[k].model, attempts[k].model);
                QCOMPARE(ended[i].attempts[k].passed, attempts[k].passed);
                QCOMPARE(ended[i].attempts[k].graded, attempts[k].graded);
                QVERIFY(ended[i].attempts[k].score == attempts[k].score || isMissing(attempts[k].score));
                QVERIFY(ended[i].attempts[k].details != nullptr);
            }
        }
    }

    void manyAtOnceWithFailuresAllEnd_data() { everyPolicyRows(); }
    void manyAtOnceWithFailuresAllEnd()
    {
        QFETCH(const QString, spec);
        const auto policy = world().make(spec.toStdString());
        if (!policy)
            QSKIP("can't be made here");
        const auto again = policy->clone();
        const std::vector<Ended> ended = runAtOnce(*policy, 64, {.meanLatencySeconds = 3, .failureShare = 0.1});
        QStringList first;
        QStringList steps;
        for (const Ended& one : ended) {
            first += one.text();
            steps += QString::number(one.step);
            for (const Attempt& attempt : one.attempts) {
                const bool failed = attempt.details->failure != CallFailure::None;
                QVERIFY(!failed || (!attempt.graded && isMissing(attempt.score) && attempt.costUsd == 0));
            }
        }
        steps.removeDuplicates();
        QCOMPARE(steps.size(), qsizetype(ended.size()));
        QStringList second;
        for (const Ended& one : runAtOnce(*again, 64, {.meanLatencySeconds = 3, .failureShare = 0.1}))
            second += one.text();
        QCOMPARE(first, second);
    }

    void aCallThatTakesTooLongTimesOut()
    {
        const auto policy = world().make("always:gpt-5.4");
        const std::vector<Ended> ended = runAtOnce(*policy, 8, {.meanLatencySeconds = 1}, {.callSeconds = 0.5});
        std::size_t late = 0;
        for (const Ended& one : ended) {
            const CallDetails& details = *one.attempts.front().details;
            late += details.failure == CallFailure::TimedOut ? 1 : 0;
            QVERIFY(details.failure == CallFailure::TimedOut || details.latencySeconds <= 0.5);
        }
        QCOMPARE(ended.size(), world().stream.tasks.size());
        QVERIFY(late > ended.size() / 3);
        QVERIFY(late < ended.size());
    }

    void aCancelledTurnEndsWithWhatItHas()
    {
        const auto policy = world().make("cascade");
        SimulatedClock clock;
        RecordedProvider provider(world().benchmark.outcomes, clock, {.failureShare = 1});
        RecordedVerdicts verdicts = world().verdicts();
        OpenLoop loop(*policy, provider, verdicts, clock);
        std::vector<Ended> ended;
        const OpenTurnId turn =
            loop.start({world().stream.tasks.front(), 0}, [&](const Turn& one) { ended.emplace_back(one); });
        QVERIFY(clock.runNext());
        QCOMPARE(loop.open(), std::size_t{1});
        loop.cancel(turn);
        QCOMPARE(loop.open(), std::size_t{0});
        QCOMPARE(ended.size(), std::size_t{1});
        QCOMPARE(ended.front().attempts.size(), std::size_t{2});
        QCOMPARE(ended.front().attempts[0].details->failure, CallFailure::ServerError);
        QCOMPARE(ended.front().attempts[1].details->failure, CallFailure::Cancelled);
        QVERIFY(!clock.runNext());
    }

    void aLoopThatEndsCancelsItsCalls()
    {
        const auto policy = world().make("random");
        SimulatedClock clock;
        RecordedProvider provider(world().benchmark.outcomes, clock, {});
        RecordedVerdicts verdicts = world().verdicts();
        bool reported = false;
        {
            OpenLoop loop(*policy, provider, verdicts, clock, {.callSeconds = 100});
            for (std::uint32_t i = 0; i < 5; ++i)
                loop.start({world().stream.tasks[i], i}, [&](const Turn&) { reported = true; });
        }
        QVERIFY(!clock.runNext());
        QVERIFY(!reported);
    }
};

QTEST_APPLESS_MAIN(OpenLoopTest)
#include "tst_openloop.moc"
