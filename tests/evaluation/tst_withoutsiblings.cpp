// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The leaderboard's figures with siblings removed.

#include "core/benchmark/siblings.h"
#include "core/evaluation/withoutsiblings.h"
#include "tests/support/generatedbenchmark.h"

#include <QtTest>

using namespace acr;

namespace {

PolicySpec spec(const char* text)
{
    const auto parsed = parsePolicySpec(text);
    if (!parsed)
        qFatal("no such policy");
    return *parsed;
}

/// Every second test task has the prompt of a probed task, with the same outcomes: memory of it pays.
Benchmark leakingBenchmark()
{
    Benchmark benchmark = test::generatedBenchmark(5, {.tasks = 400, .models = 4, .missingCostShare = 0});
    const auto& probing = benchmark.splits[0].tasks;
    const auto& test = benchmark.splits[1].tasks;
    const auto text = [](std::size_t i) {
        std::string words;
        for (std::size_t w = 0; w < 12; ++w)
            words += "word" + std::to_string(i * 31 + w * 7) + " ";
        return words;
    };
    for (std::size_t i = 0; i < probing.size(); ++i) {
        benchmark.tasks.setPrompt(probing[i], text(i));
        benchmark.tasks.setPrompt(test[i], text(i % 2 == 0 ? i : 1000 + i));
        for (std::size_t j = 0; j < benchmark.models.size(); ++j) {
            const ModelIndex model = ModelIndex::at(j);
            Outcome outcome = benchmark.outcomes.outcome(probing[i], model);
            outcome.score = (i * 7 / 3 + j) % benchmark.models.size() == 0 ? 1 : 0;
            outcome.costUsd = 0.001;
            benchmark.outcomes.setOutcome(probing[i], model, outcome);
            if (i % 2 == 0)
                benchmark.outcomes.setOutcome(test[i], model, outcome);
        }
    }
    setSiblingKinds(benchmark.tasks, findSiblings(benchmark.tasks, probing, {}).kinds);
    return benchmark;
}

} // namespace

class WithoutSiblingsTest final : public QObject {
    Q_OBJECT

private slots:
    void figuresStandBesideThoseOfEachRow()
    {
        const Benchmark benchmark = leakingBenchmark();
        const Stream stream = makeStream(benchmark, {.split = "id_test"}).value();
        const std::vector<PolicySpec> specs{spec("always:model-1"), spec("random"), spec("acrouter"), spec("linucb")};
        LeaderboardSettings settings;
        settings.seeds = 2;
        const auto rows = leaderboard(benchmark, stream, specs, settings).value();
        const auto figures = figuresWithoutSiblings(benchmark, stream, rows, settings).value();
        QCOMPARE(figures.size(), rows.size());
        const OracleTable oracle(benchmark.outcomes, stream.tasks, settings.replay.weights,
                                 settings.replay.missingScores);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            QCOMPARE(figures[i].onNewTasks.n, stream.tasks.size() / 2);
            if (rows[i].isExpectation())
                continue;
            double regret = 0;
            for (const Run& run : rows[i].runs)
                for (const Step& step : run.steps)
                    if (!isSibling(siblingKindOf(benchmark.tasks, step.task)))
                        regret += stepRegret(step, oracle).regret / static_cast<double>(rows[i].runs.size());
            QVERIFY(std::abs(figures[i].onNewTasks.cumRegret - regret) < 1e-9);
        }
        // What reads no prompts remembers no sibling.
        QCOMPARE(figures[0].withheldRegret, rows[0].metrics.cumRegret);
        QCOMPARE(figures[1].withheldRegret, rows[1].metrics.cumRegret);
        // What reads them is replayed on a benchmark without the siblings' prompts.
        const Benchmark withheld = withSiblingsWithheld(benchmark);
        const auto alone = leaderboard(withheld, stream, std::span(specs).subspan(2, 1), settings).value();
        QCOMPARE(figures[2].withheldRegret, alone.front().metrics.cumRegret);
        for (const TaskIndex task : benchmark.split(probingSplit)->tasks)
            QCOMPARE(withheld.tasks.prompt(task).empty(), isSibling(siblingKindOf(benchmark.tasks, task)));

        // Prepared once, the same.
        WithoutSiblingsOptions options;
        options.withheld = withheldSiblings(benchmark);
        const auto again = figuresWithoutSiblings(benchmark, stream, rows, settings, options).value();
        for (std::size_t i = 0; i < rows.size(); ++i)
            QCOMPARE(again[i].withheldRegret, figures[i].withheldRegret);
    }

    void aStreamWithoutPromptsHasNoSuchFigures()
    {
        const Benchmark benchmark = test::generatedBenchmark(5);
        const Stream stream = makeStream(benchmark, {.split = "id_test"}).value();
        QVERIFY(!knowsSiblings(benchmark, stream));
        const auto figures = figuresWithoutSiblings(benchmark, stream, {}, {});
        QVERIFY(!figures);
        QCOMPARE(figures.error().code, ErrorCode::NotApplicable);
    }
};

QTEST_APPLESS_MAIN(WithoutSiblingsTest)
#include "tst_withoutsiblings.moc"
