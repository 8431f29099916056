// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Many decisions are open at once, and feedback comes late, in any order, corrected, or never.

#include "core/memory/vectorstore.h"
#include "core/session/loop.h"
#include "tests/support/everypolicy.h"

#include <QtTest>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <new>

using namespace acr;
using namespace acr::test;

namespace {

std::atomic<std::size_t> allocations{0};

/// Whose statistics are sums over observations.
const std::vector<std::string> orderFree{"linucb", "lints", "linucb@information=none",
                                         "acrouter@memory=off@fast_dimension=0"};

constexpr std::size_t openAtOnce = 1000;

struct World {
    explicit World(std::size_t models)
        : benchmark(benchmarkForEveryPolicy(51, 2600, models))
    {}

    Benchmark benchmark;
    Stream stream = makeStream(benchmark, {.split = "id_test", .order = StreamOrder::Shuffled, .seed = 6}).value();
    std::vector<DecisionSet> decisions = someDecisions(benchmark);

    [[nodiscard]] Result<std::unique_ptr<Policy>> make(const std::string& spec) const
    {
        return makePolicy(parsePolicySpec(spec).value(),
                          replaySetup(benchmark, stream, {{.seed = 3, .decisions = decisions}}), &benchmark.outcomes);
    }
};

const World& world()
{
    static const World made(8);
    return made;
}

/// A pool that takes more than one word.
const World& largeWorld()
{
    static const World made(70);
    return made;
}

/// A decision, what came of its calls, and what was first said of them where that was wrong.
struct Open {
    Decision decision;
    std::vector<Attempt> attempts;
    std::optional<std::vector<Attempt>> wrong;
    bool answered = true;
};

std::vector<Open> decideAll(const Policy& policy)
{
    ReplayEnvironment environment(world().benchmark.outcomes);
    std::vector<Open> opened;
    Random random(8);
    for (std::size_t i = 0; i < std::min(openAtOnce, world().stream.tasks.size()); ++i) {
        const TaskContext request{world().stream.tasks[i], static_cast<std::uint32_t>(i)};
        if (!policy.covers(request.task))
            continue;
        Turn turn;
        turn.start(policy, request);
        while (const auto model = turn.toCall())
            turn.onAttempt(environment.attempt(request, *model).seen);
        Open& one = opened.emplace_back();
        one.decision = turn.decision();
        one.attempts.assign(turn.attempts().begin(), turn.attempts().end());
        one.answered = random.below(10) != 0;
        if (random.below(10) == 0) {
            one.wrong = one.attempts;
            for (Attempt& attempt : *one.wrong) {
                // A wrong score, none yet, or another price.
                const std::uint64_t kind = random.below(3);
                attempt.score = kind == 0 ? 1 - attempt.score : kind == 1 ? missing : attempt.score;
                attempt.costUsd *= kind == 2 ? 2 : 1;
            }
        }
    }
    return opened;
}

void learnInOrder(Policy& policy, std::vector<Open> opened)
{
    for (Open& one : opened) {
        if (one.answered)
            policy.observe(one.decision, one.attempts);
    }
}

void learnInDisorder(Policy& policy, std::vector<Open> opened, std::uint64_t seed)
{
    Random random(seed);
    std::vector<std::size_t> order(opened.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    random.shuffle(std::span(order));
    for (const std::size_t i : order) {
        if (opened[i].answered)
            policy.observe(opened[i].decision, opened[i].wrong ? *opened[i].wrong : opened[i].attempts);
    }
    random.shuffle(std::span(order));
    for (const std::size_t i : order) {
        if (opened[i].answered && opened[i].wrong)
            policy.observe(opened[i].decision, opened[i].attempts);
    }
}

bool near(double a, double b)
{
    return (std::isnan(a) && std::isnan(b)) || std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(a));
}

/// How many values of decisions on the rest of the stream differ between two states of a policy.
std::size_t differences(const Policy& one, const Policy& other)
{
    std::vector<double> values;
    std::vector<double> others;
    std::size_t count = 0;
    for (std::size_t i = 0; i < 200; ++i) {
        const TaskContext request{world().stream.tasks[world().stream.tasks.size() - 1 - i],
                                  static_cast<std::uint32_t>(openAtOnce + i)};
        one.valuesOf(one.decide(request), values);
        other.valuesOf(other.decide(request), others);
        for (std::size_t j = 0; j < values.size(); ++j)
            count += near(values[j], others[j]) ? 0 : 1;
    }
    return count;
}

void everyPolicyRows()
{
    QTest::addColumn<QString>("policy");
    std::vector<std::string> all = everyPolicy();
    all.insert(all.end(), orderFree.begin(), orderFree.end());
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    for (const std::string& text : all)
        QTest::newRow(text.c_str()) << QString::fromStdString(text);
}

} // namespace

// Counts allocations of this program.
void* operator new(std::size_t size)
{
    allocations.fetch_add(1, std::memory_order_relaxed);
    if (void* const memory = std::malloc(size == 0 ? 1 : size))
        return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept
{
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept
{
    std::free(memory);
}

class OpenDecisionsTest final : public QObject {
    Q_OBJECT

private slots:
    void feedbackInAnyOrderTeachesTheSame_data() { everyPolicyRows(); }
    void feedbackInAnyOrderTeachesTheSame()
    {
        QFETCH(QString, policy);
        const std::string text = policy.toStdString();
        const auto made = world().make(text);
        if (!made && made.error().code == ErrorCode::NotAvailable)
            QSKIP("not part of this build");
        QVERIFY2(made.has_value(), made ? "" : describe(made.error()).c_str());
        const std::vector<Open> opened = decideAll(**made);
        QCOMPARE(opened.size(), openAtOnce);
        const auto inOrder = (*made)->clone();
        learnInOrder(*inOrder, opened);
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            const auto disordered = (*made)->clone();
            learnInDisorder(*disordered, opened, seed);
            const std::size_t differing = differences(*inOrder, *disordered);
            if (std::ranges::find(orderFree, text) != orderFree.end()) {
                QCOMPARE(differing, std::size_t{0});
                const auto expected = inOrder->beliefs();
                const auto found = disordered->beliefs();
                QCOMPARE(found.size(), expected.size());
                for (std::size_t i = 0; i < found.size(); ++i) {
                    for (std::size_t j = 0; j < found[i].cells.size(); ++j)
                        QVERIFY(near(found[i].cells[j].mean, expected[i].cells[j].mean) &&
                                near(found[i].cells[j].sd, expected[i].cells[j].sd) &&
                                near(found[i].cells[j].evidence, expected[i].cells[j].evidence) &&
                                near(found[i].cells[j].costUsd, expected[i].cells[j].costUsd));
                }
            }
            if (const VectorStore* memory = disordered->memory())
                QVERIFY(memory->size() <= memory->capacity());
        }
    }

    /// What was observed of a decision is taken back when it is observed again with nothing.
    void withdrawnFeedbackIsAsIfItHadNotBeen()
    {
        for (const std::string& text : orderFree) {
            const auto made = world().make(text);
            QVERIFY(made.has_value());
            std::vector<Open> opened = decideAll(**made);
            const auto never = (*made)->clone();
            const auto withdrawn = (*made)->clone();
            for (std::size_t i = 0; i < opened.size(); ++i) {
                Open copy = opened[i];
                withdrawn->observe(opened[i].decision, opened[i].attempts);
                if (i % 2 == 0)
                    never->observe(copy.decision, copy.attempts);
            }
            for (std::size_t i = 1; i < opened.size(); i += 2)
                withdrawn->observe(opened[i].decision, {});
            QVERIFY2(differences(*never, *withdrawn) == 0, text.c_str());
        }
    }

    /// A decision is a function of the request and of what was observed: deciding leaves nothing behind.
    void decidingLeavesNoTrace_data() { everyPolicyRows(); }
    void decidingLeavesNoTrace()
    {
        QFETCH(QString, policy);
        const auto made = world().make(policy.toStdString());
        if (!made && made.error().code == ErrorCode::NotAvailable)
            QSKIP("not part of this build");
        QVERIFY(made.has_value());
        Policy& router = **made;
        ReplayEnvironment environment(world().benchmark.outcomes);
        Decision reused;
        ReplayedTurn turn;
        std::vector<double> values;
        std::vector<double> again;
        for (std::uint32_t i = 0; i < 60; ++i) {
            const TaskContext request{world().stream.tasks[i], i};
            const Decision decision = router.decide(request);
            router.valuesOf(decision, values);
            // Other tasks, out of order, with new and with used memory.
            for (const std::uint32_t other : {i + 40, i / 2, i})
                router.decide({world().stream.tasks[other], other}, reused);
            router.valuesOf(reused, again);
            QVERIFY(reused.first == decision.first && reused.reason == decision.reason);
            QVERIFY(std::ranges::equal(values, again,
                                       [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }));
            const Ballot ballot = router.explain(decision);
            QCOMPARE(ballot.pick, decision.pick);
            QVERIFY(near(ballot.margin, marginOf(decision.pick, values)));
            QCOMPARE(takeTurn(router, environment, request, turn).attemptCount > 0, true);
            QVERIFY(turn.turn.decision().first == decision.first);
        }
    }

    void aReplayAllocatesNothingPerDecision_data()
    {
        QTest::addColumn<QString>("policy");
        QTest::addColumn<bool>("large");
        for (const char* text :
             {"oracle", "random", "always:gpt-5.4", "dimension_best", "group_map", "recorded:somebody", "linucb",
              "lints", "cascade", "acrouter", "acrouter@memory=off", "acrouter@mode=cascade", "acrouter@start=cold"}) {
            QTest::newRow(text) << QString(text) << false;
            QTest::addRow("%s, larger pool", text) << QString(text) << true;
        }
    }
    void aReplayAllocatesNothingPerDecision()
    {
        QFETCH(QString, policy);
        QFETCH(bool, large);
        const World& where = large ? largeWorld() : world();
        auto made = where.make(policy.toStdString());
        QVERIFY(made.has_value());
        ReplayEnvironment environment(where.benchmark.outcomes);
        StreamReplay replayed(where.stream, std::move(*made), environment);
        // Every arm of a bandit has learned by then.
        constexpr std::size_t warm = 700;
        while (replayed.position() < warm)
            QVERIFY(replayed.step());
        // The record of more attempts than tasks grows by doubling, whoever decides.
        const std::size_t doublings = replayed.run().attempts.size() > replayed.run().steps.size() ? 2 : 0;
        // A memory grows by whole blocks.
        constexpr std::size_t allocationsOfBlock = 6;
        const std::size_t blocks =
            policy == "acrouter" ? (where.stream.tasks.size() - warm) / keyBlock + 1 : std::size_t{0};
        const std::size_t before = allocations.load();
        replayed.runToEnd();
        QVERIFY(replayed.run().steps.size() == where.stream.tasks.size());
        const std::size_t allocated = allocations.load() - before;
        QVERIFY2(allocated <= doublings + allocationsOfBlock * blocks, std::to_string(allocated).c_str());
    }

    void aTurnGoesOnAfterAFailureAndTakesLateVerdicts()
    {
        const auto made = world().make("cascade@k=0");
        QVERIFY(made.has_value());
        Turn turn;
        turn.start(**made, {world().stream.tasks[0], 0});
        const ModelIndex first = turn.toCall().value();
        turn.onFailure(0.25);
        QVERIFY(turn.toCall().has_value() && *turn.toCall() != first);
        QVERIFY(isMissing(turn.attempts()[0].score) && !turn.attempts()[0].graded && !turn.attempts()[0].applied);
        QCOMPARE(turn.attempts()[0].costUsd, 0.25);
        const ModelIndex second = *turn.toCall();
        turn.onAttempt({.model = second, .passed = true, .score = 1, .costUsd = 0.5});
        QVERIFY(!turn.toCall());
        QCOMPARE(turn.answer(), std::size_t{1});
        turn.onVerdict(1, false, 0);
        QVERIFY(!turn.attempts()[1].passed && turn.attempts()[1].score == 0);
        // A model that is down is stood in for.
        const auto always = world().make("recorded:somebody");
        const TaskIndex task = TaskIndex::at(2);
        TaskContext request{task, 0};
        request.available = ModelSet::none();
        request.available.insert(ModelIndex(3));
        turn.start(**always, request);
        QVERIFY(turn.stoodIn());
        QCOMPARE(turn.toCall().value(), ModelIndex(3));
    }
};

QTEST_APPLESS_MAIN(OpenDecisionsTest)
#include "tst_opendecisions.moc"
