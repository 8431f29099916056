// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How `acrouter` reads prompts: what it learns from them, and that reading never costs much.

#include "core/base/random.h"
#include "core/benchmark/import.h"
#include "core/benchmark/promptjoin.h"
#include "core/benchmark/simulator.h"
#include "core/evaluation/leaderboard.h"
#include "core/memory/correctionweights.h"
#include "core/memory/promptmodel.h"
#include "core/memory/stackingweights.h"
#include "tests/support/generatedbenchmark.h"
#include "tests/support/shareddata.h"

#include <QtTest>

#include <array>
#include <functional>
#include <set>

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

/// The benchmark with the prompts of these tasks that have one given out anew among them.
Benchmark withOthersTexts(Benchmark data, std::span<const TaskIndex> tasks)
{
    std::vector<TaskIndex> having;
    std::vector<std::string> texts;
    for (const TaskIndex task : tasks) {
        if (data.tasks[task].promptChars >= 0) {
            having.push_back(task);
            texts.emplace_back(data.tasks.prompt(task));
        }
    }
    Random(6).shuffle(std::span(texts));
    for (std::size_t i = 0; i < having.size(); ++i)
        data.tasks.setPrompt(having[i], texts[i]);
    return data;
}

/// Sum over five folds of the probing split, each in turn the stream of what learned from the others. Its tests are
/// skipped under sanitizers.
[[maybe_unused]] double regretOfFolds(
    const Benchmark& data, const char* spec = "acrouter",
    const std::function<Benchmark(const Benchmark&)>& change = [](const Benchmark& fold) { return fold; })
{
    constexpr std::size_t folds = 5;
    std::vector<TaskIndex> probed = data.split("probing")->tasks;
    Random(1).shuffle(std::span(probed));
    double sum = 0;
    for (std::size_t fold = 0; fold < folds; ++fold) {
        Benchmark part = data;
        for (Split& split : part.splits) {
            if (split.name != "probing" && split.name != "id_test")
                continue;
            split.tasks.clear();
            for (std::size_t i = 0; i < probed.size(); ++i) {
                if ((i % folds == fold) == (split.name == "id_test"))
                    split.tasks.push_back(probed[i]);
            }
        }
        sum += regretOf(change(part), spec, 1);
    }
    return sum;
}

[[maybe_unused]] Benchmark withRealPrompts(Benchmark data, const std::filesystem::path& prompts)
{
    const std::array paths{prompts};
    const PromptJoin joined = joinPrompts(paths, data).value();
    for (const JoinedPrompt& prompt : joined.prompts)
        data.tasks.setPrompt(prompt.task, prompt.text);
    return data;
}

} // namespace

class PromptModelTest final : public QObject {
    Q_OBJECT

private slots:
    void formerNamesOfParametersAreRead()
    {
        for (const char* name : {"common", "dimension", "source", "pooled", "odds", "limit"}) {
            const auto spec = parsePolicySpec(std::string("acrouter@reading_") + name + "=1");
            QVERIFY2(spec.has_value(), name);
            QCOMPARE(spec->text(), std::string("acrouter@prompt_") + name + "=1");
        }
    }

    void stackingWeightsAreNeverNegative()
    {
        using Weights = std::array<double, 2>;
        const Weights both = stackingWeights({.own = {1, 1}, .with = {0.5, 0.25}, .shared = 0});
        QVERIFY(both == (Weights{0.5, 0.25}));
        const Weights first = stackingWeights({.own = {1, 1}, .with = {0.5, -0.25}, .shared = 0});
        QVERIFY(first == (Weights{0.5, 0}));
        const Weights none = stackingWeights({.own = {1, 1}, .with = {-0.5, -0.25}, .shared = 0});
        QVERIFY(none == (Weights{0, 0}));
        // The first is twice the second.
        const Weights same = stackingWeights({.own = {4, 1}, .with = {2, 1}, .shared = 2});
        QVERIFY(same == (Weights{0, 1}));
    }

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

    void promptsThatAreWrongInTheStreamHardlyCostAnything()
    {
        for (const std::uint64_t seed : {43U, 44U}) {
            const Benchmark data = simulatedWithPrompts(seed);
            const std::vector<TaskIndex> stream = makeStream(data, {.split = "id_test"}).value().tasks;
            const double without = regretOf(data, "acrouter@memory=off");
            const double with = regretOf(withOthersTexts(data, stream));
            QVERIFY2(with <= without + 1.5, qPrintable(QString("%1 %2").arg(with).arg(without)));
        }
    }

    void sourcesLendEachOtherEvidence()
    {
        const Benchmark data = simulatedWithPrompts(41);
        const std::vector<TaskIndex>& training = data.split("probing")->tasks;
        const auto vectors = encodingOf(data)->vectors().value();
        const PriorSet priors = learnPriors(data.models, data.tasks, training, data.outcomes, MissingScores::AsZero);
        const auto modelOf = [&](double pooled) {
            PromptModelSettings settings;
            settings.pooled = pooled;
            return PromptModel(data.models.size(), data.tasks, vectors, training, data.outcomes, MissingScores::AsZero,
                               priors, nullptr, settings);
        };
        const PromptModel own = modelOf(0);
        const PromptModel quarter = modelOf(0.25);
        const PromptModel all = modelOf(1);
        const double sum = all.evidence("a dimension", "that nobody probed");
        QVERIFY2(sum > 0, qPrintable(QString::number(sum)));
        QCOMPARE(own.evidence("a dimension", "that nobody probed"), 0.0);
        double checked = 0;
        std::set<std::pair<std::string, std::string>> names;
        for (const TaskIndex task : training)
            names.emplace(dimensionNameOf(data.tasks, task), sourceNameOf(data.tasks, task));
        for (const auto& [dimension, source] : names) {
            const double alone = own.evidence(dimension, source);
            checked += alone;
            QVERIFY(std::abs(quarter.evidence(dimension, source) - (alone + 0.25 * (sum - alone))) < 1e-9 * sum);
            QVERIFY(std::abs(all.evidence(dimension, source) - sum) < 1e-9 * sum);
        }
        QVERIFY(std::abs(checked - sum) < 1e-9 * sum);
    }

    void theWeightFadesWithinTensOfTasksAndComesBack()
    {
        CorrectionWeights weights(4, 0.2);
        weights.add(100);
        QVERIFY(weights.weight(0) > 0.95);
        // A correction that expects 0.2 and is wrong.
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

    void onRealProbedTasks()
    {
#ifdef ACR_SANITIZED
        QSKIP("takes minutes under a sanitizer; simulated prompts are read there");
#else
        ACR_NEED_SHARED(folder, "coderouterbench");
        ACR_NEED_SHARED(prompts, "prompts");
        const Benchmark bare = importBenchmark(folder, {}).value();
        const Benchmark data = withRealPrompts(bare, prompts);
        const std::vector<TaskIndex> probed = data.split("probing")->tasks;
        const double without = regretOfFolds(bare);
        const double right = regretOfFolds(data);
        QVERIFY2(right < without - 10, qPrintable(QString("%1 %2").arg(right).arg(without)));
        const double wrong = regretOfFolds(withOthersTexts(data, probed));
        QVERIFY2(wrong <= without + 1.5, qPrintable(QString("%1 %2").arg(wrong).arg(without)));
        Benchmark constant = data;
        for (const TaskIndex task : probed) {
            if (data.tasks[task].promptChars >= 0)
                constant.tasks.setPrompt(task, "Write the code.");
        }
        const double same = regretOfFolds(constant);
        QVERIFY2(same <= without + 1.5, qPrintable(QString("%1 %2").arg(same).arg(without)));
#endif
    }

    void wrongPromptsOfARealStreamCostLessThanWhenTrusted()
    {
#ifdef ACR_SANITIZED
        QSKIP("takes minutes under a sanitizer; simulated prompts are read there");
#else
        ACR_NEED_SHARED(folder, "coderouterbench");
        ACR_NEED_SHARED(prompts, "prompts");
        const Benchmark bare = importBenchmark(folder, {}).value();
        const Benchmark data = withRealPrompts(bare, prompts);
        // Right in training, so that reading is trusted at first.
        const auto late = [](const Benchmark& fold) { return withOthersTexts(fold, fold.split("id_test")->tasks); };
        const double without = regretOfFolds(bare);
        const double trusting = regretOfFolds(data, "acrouter@prompt_odds=50@prompt_limit=50", late);
        const double with = regretOfFolds(data, "acrouter", late);
        QVERIFY2(with < trusting - 3 && with < without + 12,
                 qPrintable(QString("%1 %2 %3").arg(with).arg(without).arg(trusting)));
#endif
    }
};

QTEST_GUILESS_MAIN(PromptModelTest)
#include "tst_promptmodel.moc"
