// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How `acrouter` reads prompts: what it learns from them, and that reading never costs much.

#include "core/base/random.h"
#include "core/benchmark/import.h"
#include "core/benchmark/promptjoin.h"
#include "core/benchmark/simulator.h"
#include "core/evaluation/leaderboard.h"
#include "core/memory/promptreading.h"
#include "core/memory/readingweights.h"
#include "tests/support/generatedbenchmark.h"
#include "tests/support/shareddata.h"

#include <QtTest>

using namespace acr;

namespace {

constexpr std::uint64_t orders = 4;

Benchmark simulatedWithPrompts(std::uint64_t seed)
{
    SimulatorOptions options = simulatorOptionsFor(4000, 8);
    options.seed = seed;
    return simulate(options).value();
}

Run runOf(const Benchmark& data, std::uint64_t order, const char* spec = "acrouter")
{
    const Stream stream = makeStream(data, {.split = "id_test", .order = StreamOrder::Shuffled, .seed = order}).value();
    return replay(data, stream, parsePolicySpec(spec).value(), {{.seed = order}}).value();
}

/// Mean over shuffled orders.
double regretOf(const Benchmark& data, const char* spec = "acrouter", std::uint64_t count = orders)
{
    double sum = 0;
    for (std::uint64_t order = 1; order <= count; ++order) {
        const Run run = runOf(data, order, spec);
        std::vector<TaskIndex> tasks;
        for (const Step& step : run.steps)
            tasks.push_back(step.task);
        sum += evaluate(run, OracleTable(data.outcomes, tasks, {})).cumRegret;
    }
    return sum / static_cast<double>(count);
}

/// The benchmark with the texts given out anew.
template <class TextOf>
Benchmark withTexts(Benchmark data, const TextOf& textOf)
{
    for (std::size_t i = 0; i < data.tasks.size(); ++i)
        data.tasks.setPrompt(TaskIndex::at(i), textOf(i));
    return data;
}

} // namespace

class PromptReadingTest final : public QObject {
    Q_OBJECT

private slots:
    void aConstantTextIsNeverWorse()
    {
        const Benchmark data = simulatedWithPrompts(41);
        const Benchmark constant = withTexts(data, [](std::size_t) { return std::string("Write the code."); });
        const double without = regretOf(data, "acrouter@memory=off");
        const double with = regretOf(constant);
        QVERIFY2(with <= without + 1.5, qPrintable(QString("%1 %2").arg(with).arg(without)));
    }

    void promptsOfOtherTasksHardlyCostAnything()
    {
        const Benchmark data = simulatedWithPrompts(42);
        std::vector<std::size_t> others(data.tasks.size());
        std::iota(others.begin(), others.end(), std::size_t{0});
        Random(5).shuffle(std::span(others));
        const Benchmark wrong =
            withTexts(data, [&](std::size_t i) { return data.tasks.prompt(TaskIndex::at(others[i])); });
        const double without = regretOf(data, "acrouter@memory=off");
        const double with = regretOf(wrong);
        QVERIFY2(with <= without + 1.5, qPrintable(QString("%1 %2").arg(with).arg(without)));
        // And right ones are worth something.
        const double right = regretOf(data);
        QVERIFY2(right < 0.95 * without, qPrintable(QString("%1 %2").arg(right).arg(without)));
    }

    void promptsThatAreWrongInTheStreamFade()
    {
        const Benchmark data = simulatedWithPrompts(43);
        std::vector<TaskIndex> stream = makeStream(data, {.split = "id_test"}).value().tasks;
        std::vector<TaskIndex> others = stream;
        Random(6).shuffle(std::span(others));
        Benchmark late = data;
        for (std::size_t i = 0; i < stream.size(); ++i)
            late.tasks.setPrompt(stream[i], data.tasks.prompt(others[i]));
        const double without = regretOf(data, "acrouter@memory=off");
        const double trusting = regretOf(late, "acrouter@reading_odds=50@reading_limit=50");
        const double with = regretOf(late);
        QVERIFY2(trusting > with, qPrintable(QString("%1 %2").arg(trusting).arg(with)));
        QVERIFY2(with < without + 0.5 * (trusting - without), qPrintable(QString("%1 %2").arg(with).arg(without)));
    }

    void theWeightFadesWithinTensOfTasksAndComesBack()
    {
        ReadingWeights weights(4, 0.2);
        weights.add(100);
        QVERIFY(weights.weight(0) > 0.95);
        // A reading that expects 0.2 and is wrong.
        int tasks = 0;
        for (; weights.weight(0) > 0; ++tasks)
            weights.learn(0, 0, 0.2);
        QVERIFY2(tasks < 100, qPrintable(QString::number(tasks)));
        for (tasks = 0; weights.weight(0) < 0.5; ++tasks)
            weights.learn(0, 0.2, 0.2);
        QVERIFY2(tasks < 100, qPrintable(QString::number(tasks)));
        // What predicts nothing is not judged.
        const double before = weights.weight(0);
        weights.learn(0, 1, 0);
        QCOMPARE(weights.weight(0), before);
    }

    void aProbedTaskIsPredictedWithoutItsOwnOutcome()
    {
        const Benchmark data = simulatedWithPrompts(44);
        const auto encoding = encodingOf(data);
        const auto vectors = encoding->vectors().value();
        PromptKernel::Source source;
        Random random(7);
        for (const TaskIndex task : data.split("probing")->tasks) {
            if (source.tasks.size() < 60)
                source.tasks.push_back(task);
        }
        source.differences.resize(60, 3);
        for (Eigen::Index i = 0; i < 60; ++i) {
            for (Eigen::Index j = 0; j < 3; ++j)
                source.differences(i, j) = random.uniform() - 0.5;
        }
        const auto predict = [&](const PromptKernel::Source& from, TaskIndex task) {
            std::vector<double> predicted(3);
            PromptKernel(vectors, std::span(&from, 1), {}).predict(0, task, *vectors, predicted);
            return predicted;
        };
        const std::vector<double> before = predict(source, source.tasks[11]);
        PromptKernel::Source other = source;
        other.differences.row(11).setConstant(0.9);
        const std::vector<double> after = predict(other, source.tasks[11]);
        // As one that was not probed at all.
        PromptKernel::Source without = source;
        without.tasks.erase(without.tasks.begin() + 11);
        without.differences.resize(59, 3);
        for (Eigen::Index i = 0; i < 59; ++i)
            without.differences.row(i) = source.differences.row(i < 11 ? i : i + 1);
        const std::vector<double> unprobed = predict(without, source.tasks[11]);
        bool tells = false;
        for (std::size_t j = 0; j < 3; ++j) {
            QVERIFY(std::abs(after[j] - before[j]) < 1e-9);
            QVERIFY(std::abs(unprobed[j] - before[j]) < 1e-5);
            tells = tells || std::abs(before[j]) > 1e-3;
        }
        QVERIFY(tells);
    }

    void realPromptsLowerRegret()
    {
        ACR_NEED_SHARED(folder, "coderouterbench");
        ACR_NEED_SHARED(prompts, "prompts");
        const Benchmark bare = importBenchmark(folder, {}).value();
        Benchmark data = bare;
        const std::array paths{prompts};
        const PromptJoin joined = joinPrompts(paths, data).value();
        for (const JoinedPrompt& prompt : joined.prompts)
            data.tasks.setPrompt(prompt.task, prompt.text);
        const double with = regretOf(data, "acrouter", 10);
        const double without = regretOf(bare, "acrouter", 10);
        QVERIFY2(with < 228 && with < without - 5, qPrintable(QString("%1 %2").arg(with).arg(without)));
    }
};

QTEST_GUILESS_MAIN(PromptReadingTest)
#include "tst_promptreading.moc"
