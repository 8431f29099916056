// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/import.h"
#include "tests/support/shareddata.h"

#include <QtTest>

using namespace acr;

namespace {

QString text(const ErrorList& errors)
{
    QString all = QString::number(errors.total()) + " errors";
    for (std::size_t i = 0; i < std::min<std::size_t>(errors.items().size(), 10); ++i)
        all += '\n' + QString::fromStdString(describe(errors.items()[i]));
    return all;
}

} // namespace

class RealDataTest final : public QObject {
    Q_OBJECT

private slots:
    void theReleaseFolderIsReadWhole()
    {
        ACR_NEED_SHARED(folder, "coderouterbench");
        const auto imported = importBenchmark(folder, {});
        QVERIFY2(imported, qPrintable(text(imported ? ErrorList() : imported.error())));
        const Benchmark& benchmark = *imported;
        QCOMPARE(benchmark.name, std::string("coderouterbench"));
        QCOMPARE(benchmark.models.size(), std::size_t{8});
        QCOMPARE(benchmark.models[3].name, std::string("glm-5"));
        QCOMPARE(benchmark.models[6].inputPricePerMillion, 0.34);
        QCOMPARE(benchmark.tasks.size(), std::size_t{7080 + 2919 + 176});
        QCOMPARE(benchmark.splits.size(), std::size_t{3});
        QCOMPARE(benchmark.splits[0].name, std::string("probing"));
        QCOMPARE(benchmark.splits[0].tasks.size(), std::size_t{7080});
        QCOMPARE(benchmark.splits[1].name, std::string("id_test"));
        QCOMPARE(benchmark.splits[1].tasks.size(), std::size_t{2919});
        QCOMPARE(benchmark.splits[2].name, std::string("ood176"));
        QCOMPARE(benchmark.splits[2].tasks.size(), std::size_t{176});
    }

    void singleCellsAreWhatTheTablesSay()
    {
        ACR_NEED_SHARED(folder, "coderouterbench");
        const auto imported = importBenchmark(folder, {});
        QVERIFY(imported);
        const Benchmark& benchmark = *imported;
        const auto task = benchmark.tasks.find("new64::featurebench::Lightning-AI__pytorch-lightning.126fa6f1.test_connector."
                                               "825ef3b1.lv1");
        QVERIFY(task);
        const Outcome opus = benchmark.outcomes.outcome(*task, ModelIndex(0));
        QCOMPARE(opus.score, 0.0);
        QCOMPARE(opus.costUsd, 1.107425);
        QCOMPARE(opus.inputTokens, 205845);
        QCOMPARE(opus.outputTokens, 3128);
        QCOMPARE(opus.calls, 17);
        QVERIFY(opus.has(OutcomeFlag::Applied));
        QVERIFY(!opus.has(OutcomeFlag::Ungraded));
        QCOMPARE(benchmark.tasks.categoryName(*task, Facet::Source), std::string("featurebench"));

        const auto train = benchmark.tasks.find("dim1_bcb_BigCodeBench/767");
        QVERIFY(train);
        const Outcome untold = benchmark.outcomes.outcome(*train, ModelIndex(0));
        QCOMPARE(untold.score, 1.0);
        QVERIFY(isMissing(untold.costUsd));
        QCOMPARE(untold.inputTokens, missingCount);
        QCOMPARE(untold.totalTokens, 235);
        QCOMPARE(untold.latencyMs, 2984);
        QVERIFY(untold.has(OutcomeFlag::NoTokenRecord));
        QCOMPARE(benchmark.tasks.categoryName(*train, Facet::Source), std::string("bcb"));
        QCOMPARE(benchmark.tasks.categoryName(*train, Facet::SourceSplit), std::string("train"));
        QCOMPARE(benchmark.tasks.categoryName(*train, Facet::Dimension), std::string("code_generation"));
    }

    void streamsHaveTheOrderOfTheTaskLists()
    {
        ACR_NEED_SHARED(folder, "coderouterbench");
        const auto imported = importBenchmark(folder, {});
        QVERIFY(imported);
        const Benchmark& benchmark = *imported;
        const auto first = [&](const char* split) { return benchmark.tasks[benchmark.split(split)->tasks[0]].id; };
        QCOMPARE(first("ood176"), std::string("old112::astropy__astropy-13033"));
        QCOMPARE(first("id_test"), std::string("dim1_mbpp_631"));
        QCOMPARE(first("probing"), std::string("dim1_humaneval_HumanEval_51"));
        const auto fact = std::ranges::find(benchmark.importFacts, "ood176", &ImportFact::subject);
        QVERIFY(fact != benchmark.importFacts.end());
        QCOMPARE(fact->kind, std::string("table_order_differs"));
    }

    void promptsLanguagesAndAliasesComeFromTheRawMatrix()
    {
        ACR_NEED_SHARED(folder, "coderouterbench");
        const auto imported = importBenchmark(folder, {});
        QVERIFY(imported);
        const Benchmark& benchmark = *imported;
        const auto task = benchmark.tasks.find("old112::astropy__astropy-13033");
        QVERIFY(task);
        QVERIFY(benchmark.tasks.prompt(*task).starts_with("TimeSeries: misleading exception"));
        QCOMPARE(benchmark.tasks.categoryName(*task, Facet::Language), std::string("python"));
        QCOMPARE(benchmark.tasks.categoryName(*task, Facet::Difficulty), std::string("hard"));
        QCOMPARE(benchmark.modelOrAlias("kimi-k2.6"), benchmark.model("kimi-k2.5"));
        QCOMPARE(benchmark.modelOrAlias("通义千问Max"), benchmark.model("Qwen3-Max"));
        QCOMPARE(benchmark.modelOrAlias("qwen3.6-plus"), benchmark.model("Qwen3-Max"));
    }

    void allRecordedDecisionsAreRead()
    {
        ACR_NEED_SHARED(folder, "coderouterbench");
        ACR_NEED_SHARED(reference, "reference");
        const auto imported = importBenchmark(folder, {});
        QVERIFY(imported);
        const auto sets = importDecisions(reference, *imported, {});
        QVERIFY2(sets, qPrintable(text(sets ? ErrorList() : sets.error())));
        QCOMPARE(sets->size(), std::size_t{33});
        const auto cascade = std::ranges::find(*sets, "ACRouter_ours", &DecisionSet::name);
        QVERIFY(cascade != sets->end());
        QCOMPARE(cascade->decisions.size(), std::size_t{176});
        QCOMPARE(cascade->decisions[0].chain.size(), std::size_t{5});
        QCOMPARE(cascade->decisions[0].costUsd, 1.218106);
        QCOMPARE(cascade->decisions[0].score, 0.0);
        const auto release = std::ranges::find(*sets, "id_release_decisions", &DecisionSet::name);
        QVERIFY(release != sets->end());
        QCOMPARE(release->decisions.size(), std::size_t{2919});
    }
};

QTEST_APPLESS_MAIN(RealDataTest)
#include "tst_realdata.moc"
