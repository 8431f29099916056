// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/audit.h"
#include "core/benchmark/groupmap.h"
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
        const auto task =
            benchmark.tasks.find("new64::featurebench::Lightning-AI__pytorch-lightning.126fa6f1.test_connector."
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

    void theAuditFindsWhatIsKnownToBeOddAndNothingElse()
    {
        ACR_NEED_SHARED(folder, "coderouterbench");
        const auto imported = importBenchmark(folder, {});
        QVERIFY(imported);
        QStringList lines;
        for (const AuditFinding& finding : audit(*imported))
            lines << QString("%1 %2 %3 %4/%5")
                         .arg(auditKindName(finding.kind).data(), finding.stream.c_str(), finding.subject.c_str())
                         .arg(finding.count)
                         .arg(finding.outOf);
        const QStringList expected{
            "missing_costs probing  48547/56640",
            "few_token_counts probing Qwen3-Max 9/1002",
            "repeated_token_counts probing glm-5 125/1013",
            "repeated_token_counts probing MiniMax-M2.7 44/1013",
            "repeated_token_counts probing qwen3.5-plus 102/1013",
            "unsolved_tasks probing  1744/7080",
            "ties_for_best probing  4754/7080",
            "zero_token_records id_test  42/23352",
            "few_token_counts id_test Qwen3-Max 10/2919",
            "repeated_token_counts id_test glm-5 320/2919",
            "repeated_token_counts id_test MiniMax-M2.7 100/2919",
            "repeated_token_counts id_test qwen3.5-plus 253/2919",
            "unsolved_tasks id_test  710/2919",
            "ties_for_best id_test  1914/2919",
            "ungraded_cells ood176  473/1408",
            "zero_token_records ood176  406/1408",
            "repeated_token_counts ood176 claude-opus-4-6 64/166",
            "repeated_token_counts ood176 claude-sonnet-4-6 64/165",
            "repeated_token_counts ood176 gpt-5.4 64/176",
            "repeated_token_counts ood176 glm-5 64/117",
            "repeated_token_counts ood176 kimi-k2.5 64/102",
            "repeated_token_counts ood176 MiniMax-M2.7 64/91",
            "repeated_token_counts ood176 Qwen3-Max 64/89",
            "repeated_token_counts ood176 qwen3.5-plus 64/96",
            "unsolved_tasks ood176  37/176",
            "ties_for_best ood176  166/176",
            "table_order_differs ood176  176/176",
            "summary_disagrees id cost_usd_total 1/1",
            "summary_disagrees id missing_token_records 1/1",
            "summary_disagrees probing cost_usd_total 1/1",
            "summary_disagrees probing missing_token_records 1/1",
        };
        QCOMPARE(lines.join('\n'), expected.join('\n'));
    }

    void findingsHaveExamples()
    {
        ACR_NEED_SHARED(folder, "coderouterbench");
        const auto imported = importBenchmark(folder, {});
        QVERIFY(imported);
        for (const AuditFinding& finding : audit(*imported)) {
            if (finding.kind == AuditKind::SummaryDisagrees)
                continue;
            QVERIFY(!finding.examples.empty());
            QVERIFY(finding.examples.size() <= maxExamples);
        }
    }

    void theGroupMapReproducesTheDecisionsOfTheRelease()
    {
        ACR_NEED_SHARED(folder, "coderouterbench");
        ACR_NEED_SHARED(mapFile, "reference/id_release_group_map.json");
        ACR_NEED_SHARED(decisionFile, "reference/id_release_decisions.jsonl");
        const auto imported = importBenchmark(folder, {});
        QVERIFY(imported);
        const auto map = readGroupMap(mapFile, *imported);
        QVERIFY2(map, map ? "" : describe(map.error()).c_str());
        QCOMPARE(map->levels.size(), std::size_t{3});
        QCOMPARE(map->minCount, 50.0);
        QCOMPARE(map->shrink, 500.0);
        const auto sets = importDecisions(decisionFile, *imported, {});
        QVERIFY(sets);
        std::size_t same = 0;
        for (const RecordedDecision& decision : sets->front().decisions)
            same += map->match(imported->tasks, decision.task).model == decision.chosen ? 1 : 0;
        QCOMPARE(same, std::size_t{2919});
    }
};

QTEST_APPLESS_MAIN(RealDataTest)
#include "tst_realdata.moc"
