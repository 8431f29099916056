// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The shapes of other routing benchmarks with what is special about each, in files made here; benchmarks of one's own
/// without the usual names; and decisions that lie in a folder.

#include "core/benchmark/audit.h"
#include "core/benchmark/import.h"
#include "core/benchmark/importer.h"
#include "core/benchmark/jsonlistreader.h"
#include "core/benchmark/limits.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fmt/format.h>

#include <fstream>

using namespace acr;
namespace fs = std::filesystem;

namespace {

class Folder {
public:
    [[nodiscard]] fs::path path() const { return m_folder.path().toStdString(); }
    fs::path write(const std::string& name, const std::string& bytes) const
    {
        const fs::path file = path() / name;
        fs::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << bytes;
        return file;
    }

private:
    QTemporaryDir m_folder;
};

struct Read {
    Benchmark benchmark;
    std::string errors;
    std::shared_ptr<AnswerSpool> answers = std::make_shared<AnswerSpool>();

    [[nodiscard]] Outcome outcome(std::string_view task, std::string_view model) const
    {
        const auto t = benchmark.tasks.find(task);
        const auto m = benchmark.model(model);
        return t && m ? benchmark.outcomes.outcome(*t, *m) : Outcome();
    }
    [[nodiscard]] std::string facet(std::string_view task, Facet facet) const
    {
        const auto t = benchmark.tasks.find(task);
        return t ? benchmark.tasks.categoryName(*t, facet) : "no such task";
    }
    [[nodiscard]] std::string prompt(std::string_view task) const
    {
        const auto t = benchmark.tasks.find(task);
        return t ? benchmark.tasks.prompt(*t) : "no such task";
    }
    /// The models' answers to a task as one text.
    [[nodiscard]] std::string answer(std::string_view task) const
    {
        std::string text;
        const auto t = benchmark.tasks.find(task);
        const auto found = t ? answers->answers(*t) : std::vector<ModelAnswer>();
        for (const ModelAnswer& one : found ? *found : std::vector<ModelAnswer>())
            text += benchmark.models[one.model.position()].name + ":" + one.text + ";";
        return text;
    }
};

Read read(const fs::path& path)
{
    Read result;
    ImportOptions options;
    options.answers = result.answers;
    auto imported = importBenchmark(path, options);
    if (imported) {
        result.benchmark = std::move(*imported);
    } else {
        for (const Error& error : imported.error().items())
            result.errors += describe(error) + "\n";
    }
    return result;
}

std::string modelNames(const Benchmark& benchmark)
{
    return benchmark.modelNames();
}

/// A run of LLMRouterBench.
std::string runOf(const std::string& model, const std::string& records, const std::string& more = {},
                  const std::string& split = "test")
{
    return R"({"performance": 0.5, "model_name": ")" + model + R"(", "dataset_name": "aime", "split": ")" + split +
           "\"" + more + ",\n  \"records\": [\n" + records + "\n]}\n";
}

} // namespace

class ImportersTest final : public QObject {
    Q_OBJECT

private slots:
    void routerBenchIsAWideTable();
    void routerBenchMayHaveOtherColumns();
    void routerBenchComparesItsOracle();
    void aPickleIsRefusedWithItsConversion();
    void llmRouterBenchKeepsTheNewestRun();
    void llmRouterBenchReadsNamesWithoutAHead();
    void llmRouterBenchJoinsRunsByIndex();
    void routerArenaTellsRoutedCallsFromOthers();
    void routerArenaJoinsRouters();
    void routeLlmReadsBooleans();
    void llmRouterFindsTasksWithoutIds();
    void llmRouterHasPricesInAnotherFile();
    void poolsMayHaveAllModels_data();
    void poolsMayHaveAllModels();
    void stoppingGivesNothing_data();
    void stoppingGivesNothing();
    void listsAreReadPieceByPiece();
    void aShareOfTheTasksIsForProbing();
    void ownFilesAreRecognisedByTheirFields();
    void decisionsInAFolderAreFound();
    void aNameDecidesBeforeTheContent();
};

void ImportersTest::routerBenchIsAWideTable()
{
    const Folder folder;
    const fs::path file = folder.write(
        "routerbench_0shot.csv",
        "sample_id,prompt,eval_name,WizardLM/WizardLM-13B-V1.2,gpt-4-1106-preview,"
        "gpt-4-1106-preview|model_response,WizardLM/WizardLM-13B-V1.2|model_response,"
        "gpt-4-1106-preview|total_cost,WizardLM/WizardLM-13B-V1.2|total_cost,oracle_model_to_route_to\n"
        "mmlu-anatomy.val.2,\"['Which one?\\nA) \"\"x\"\"', 'two']\",mmlu-anatomy,0.0,1.0,\"['A,\n B']\",['B'],7.4e-04,"
        "2.19e-05,gpt-4-1106-preview\n"
        "mbpp.dev.325,['Write it.'],mbpp,0.0,0.0,[''],[''],0.001,0.0,no_model_correct\n"
        "mtbench.3,['Say.'],mtbench,,0.75,,['ok'],0.002,,gpt-4-1106-preview\n");
    const Read got = read(file);
    QVERIFY2(got.errors.empty(), got.errors.c_str());
    QCOMPARE(got.benchmark.name, std::string("routerbench_0shot"));
    QCOMPARE(modelNames(got.benchmark), std::string("WizardLM/WizardLM-13B-V1.2, gpt-4-1106-preview"));
    QCOMPARE(got.benchmark.tasks.size(), std::size_t{3});
    QCOMPARE(got.benchmark.splits.size(), std::size_t{1});
    QCOMPARE(got.benchmark.splits[0].name, std::string("test"));
    QCOMPARE(got.outcome("mmlu-anatomy.val.2", "gpt-4-1106-preview").score, 1.0);
    QCOMPARE(got.outcome("mmlu-anatomy.val.2", "gpt-4-1106-preview").costUsd, 7.4e-04);
    QCOMPARE(got.outcome("mmlu-anatomy.val.2", "WizardLM/WizardLM-13B-V1.2").costUsd, 2.19e-05);
    QCOMPARE(got.facet("mmlu-anatomy.val.2", Facet::Source), std::string("mmlu-anatomy"));
    QCOMPARE(got.facet("mmlu-anatomy.val.2", Facet::Dimension), std::string("mmlu"));
    QCOMPARE(got.facet("mbpp.dev.325", Facet::Dimension), std::string("mbpp"));
    QCOMPARE(got.prompt("mmlu-anatomy.val.2"), std::string("['Which one?\\nA) \"x\"', 'two']"));
    // A blank score is missing, and a score may be a fraction.
    QVERIFY(isMissing(got.outcome("mtbench.3", "WizardLM/WizardLM-13B-V1.2").score));
    QCOMPARE(got.outcome("mtbench.3", "gpt-4-1106-preview").score, 0.75);
    QCOMPARE(got.answer("mmlu-anatomy.val.2"),
             std::string("WizardLM/WizardLM-13B-V1.2:['B'];gpt-4-1106-preview:['A,\n B'];"));
    QCOMPARE(got.answer("mtbench.3"), std::string("WizardLM/WizardLM-13B-V1.2:['ok'];"));
    QVERIFY(got.benchmark.importFacts.empty());
}

void ImportersTest::routerBenchMayHaveOtherColumns()
{
    const Folder folder;
    // An index that pandas wrote, and columns that somebody added: they have no answers and costs.
    folder.write("data/mine.csv", ",sample_id,eval_name,embedding,a|total_cost,b|total_cost,b,a,split\n"
                                  "0,s1,e,\"[0.1, 0.2]\",0.1,0.2,True,False,train\n"
                                  "1,s2,e,\"[0.1, 0.2]\",0.1,0.2,0,1.0,test\n");
    Read got = read(folder.path());
    QVERIFY2(got.errors.empty(), got.errors.c_str());
    QCOMPARE(modelNames(got.benchmark), std::string("b, a"));
    QCOMPARE(got.outcome("s1", "b").score, 1.0);
    QCOMPARE(got.outcome("s1", "a").score, 0.0);
    QCOMPARE(got.outcome("s2", "a").costUsd, 0.1);
    QVERIFY(!got.benchmark.tasks.hasPrompts());
    // Without any costs and answers, all that is left are models.
    const Folder plain;
    plain.write("routerbench.csv", "Unnamed: 0,sample_id,eval_name,x,y/z\n0,s1,e,1,0.5\n");
    got = read(plain.path());
    QVERIFY2(got.errors.empty(), got.errors.c_str());
    QCOMPARE(modelNames(got.benchmark), std::string("x, y/z"));
}

void ImportersTest::routerBenchComparesItsOracle()
{
    const Folder folder;
    folder.write("routerbench.csv", "sample_id,eval_name,a,b,oracle_model_to_route_to\n"
                                    "s1,e,0,0,no_model_correct\ns2,e,1,0,no_model_correct\ns3,e,0,1,b\n");
    const Read got = read(folder.path());
    QVERIFY2(got.errors.empty(), got.errors.c_str());
    const auto findings = audit(got.benchmark);
    const auto found = std::ranges::find(findings, AuditKind::SummaryDisagrees, &AuditFinding::kind);
    QVERIFY(found != findings.end());
    QCOMPARE(found->subject, std::string("no_model_correct"));
    QCOMPARE(found->found, 1.0);
    QCOMPARE(found->expected, 2.0);
}

void ImportersTest::aPickleIsRefusedWithItsConversion()
{
    const Folder folder;
    const fs::path file = folder.write("routerbench_0shot.pkl", "\x80\x04.");
    for (const fs::path& path : {file, folder.path()}) {
        const Read got = read(path);
        QVERIFY2(got.errors.find("python3 -c \"import pandas; pandas.read_pickle('routerbench_0shot.pkl')."
                                 "to_csv('routerbench_0shot.csv', index=False)\"") != std::string::npos,
                 got.errors.c_str());
    }
    // A name that is no harmless part of a command is not made one.
    const Read odd = read(folder.write("a'; import os.pkl", "\x80\x04."));
    QVERIFY2(odd.errors.find("read_pickle('FILE.pkl')") != std::string::npos, odd.errors.c_str());
    // Beside its conversion it is no hindrance.
    folder.write("routerbench_0shot.csv", "sample_id,eval_name,a,b\ns1,e,0,1\n");
    const Read got = read(folder.path());
    QVERIFY2(got.errors.empty(), got.errors.c_str());
}

void ImportersTest::llmRouterBenchKeepsTheNewestRun()
{
    const Folder folder;
    const std::string record =
        R"({"index": 1, "origin_query": "q", "prompt": "Q: q", "prediction": "4", "ground_truth": "4", )"
        R"("score": %, "prompt_tokens": 15, "completion_tokens": 5, "cost": 0.0001, "raw_output": "It is 4."})";
    const auto scored = [&](const std::string& score) {
        std::string text = record;
        return text.replace(text.find('%'), 1, score);
    };
    folder.write("aime/test/m-1/aime-test-m-1-20250101_235959.json", runOf("m-1", scored("1.0")));
    folder.write("aime/test/m-1/aime-test-m-1-20250102_000000.json", runOf("m-1", scored("0.25")));
    // Newer still, but a demo; and one whose demo is said after the records.
    folder.write("aime/test/m-1/aime-test-m-1-20250103_000000.json", runOf("m-1", scored("1.0"), ", \"demo\": true"));
    std::string late = runOf("m-1", scored("1.0"));
    late.replace(late.rfind("]}"), 2, "], \"demo\": true}");
    folder.write("aime/test/m-1/aime-test-m-1-20250104_000000.json", late);
    folder.write("aime/test/m2/aime-test-m2-20240101_000000.json", runOf("m2", scored("null"), ", \"demo\": false"));
    folder.write("aime/test/m2/notes.json", "{}");
    const Read got = read(folder.path());
    QVERIFY2(got.errors.empty(), got.errors.c_str());
    QCOMPARE(modelNames(got.benchmark), std::string("m-1, m2"));
    QCOMPARE(got.benchmark.tasks.size(), std::size_t{1});
    const Outcome outcome = got.outcome("aime/test/1", "m-1");
    QCOMPARE(outcome.score, 0.25);
    QCOMPARE(outcome.inputTokens, 15);
    QCOMPARE(outcome.outputTokens, 5);
    QCOMPARE(outcome.costUsd, 0.0001);
    QVERIFY(isMissing(got.outcome("aime/test/1", "m2").score));
    QCOMPARE(got.outcome("aime/test/1", "m2").inputTokens, 15);
    QCOMPARE(got.prompt("aime/test/1"), std::string("Q: q"));
    QCOMPARE(got.facet("aime/test/1", Facet::Source), std::string("aime"));
    QCOMPARE(got.facet("aime/test/1", Facet::SourceSplit), std::string("test"));
    QCOMPARE(got.answer("aime/test/1"), std::string("m-1:It is 4.;m2:It is 4.;"));
}

void ImportersTest::llmRouterBenchReadsNamesWithoutAHead()
{
    const Folder folder;
    const std::string records = R"({"records": [{"index": 7, "prompt": "p", "score": true}]})";
    // The name alone: hyphens belong to the model. The folders tell another story where they match.
    folder.write("mbpp-train-Qwen3-8B-20250101_000000.json", records);
    folder.write("math-bench/full-hard/gpt-5/math-bench-full-hard-gpt-5-20250101_000000.json", records);
    const Read got = read(folder.path());
    QVERIFY2(got.errors.empty(), got.errors.c_str());
    QCOMPARE(modelNames(got.benchmark), std::string("gpt-5, Qwen3-8B"));
    QCOMPARE(got.outcome("mbpp/train/7", "Qwen3-8B").score, 1.0);
    QCOMPARE(got.outcome("math-bench/full-hard/7", "gpt-5").score, 1.0);
    // Tasks to train on are those that policies are fitted to.
    QCOMPARE(got.facet("mbpp/train/7", Facet::Split), std::string("probing"));
    QCOMPARE(got.facet("math-bench/full-hard/7", Facet::Split), std::string("test"));
    QVERIFY(got.benchmark.split("probing") != nullptr);
    // One such file alone.
    const Read one = read(folder.path() / "mbpp-train-Qwen3-8B-20250101_000000.json");
    QVERIFY2(one.errors.empty(), one.errors.c_str());
    QCOMPARE(one.benchmark.tasks.size(), std::size_t{1});
}

void ImportersTest::llmRouterBenchJoinsRunsByIndex()
{
    const Folder folder;
    folder.write(
        "aime-test-a-20250101_000000.json",
        runOf("a", R"({"index": 1, "origin_query": "one", "prompt": [{"role": "user", "content": "x"}], "score": 1},)"
                   "\n"
                   R"({"index": 2, "origin_query": "two", "score": 0})"));
    folder.write(
        "aime-test-b-20250101_000000.json",
        runOf(
            "b",
            R"({"index": 2, "origin_query": "two", "score": 1}, {"index": "x3", "origin_query": "three", "score": 1},)"
            R"({"index": 1, "origin_query": "another one", "score": 0.5})"));
    const Read got = read(folder.path());
    QVERIFY2(got.errors.empty(), got.errors.c_str());
    QCOMPARE(got.benchmark.tasks.size(), std::size_t{3});
    QCOMPARE(got.outcome("aime/test/1", "b").score, 0.5);
    QCOMPARE(got.outcome("aime/test/2", "b").score, 1.0);
    QVERIFY(got.outcome("aime/test/x3", "a").empty());
    // A prompt may be a list of messages; without one, the query is the prompt.
    QCOMPARE(got.prompt("aime/test/1"), std::string(R"([{"role": "user", "content": "x"}])"));
    QCOMPARE(got.prompt("aime/test/2"), std::string("two"));
    // Runs that did not ask the same are reported.
    QCOMPARE(got.benchmark.importFacts.size(), std::size_t{1});
    QCOMPARE(got.benchmark.importFacts[0].found, 1.0);
    QCOMPARE(got.benchmark.importFacts[0].example, std::string("another origin_query in aime/test"));
}

void ImportersTest::routerArenaTellsRoutedCallsFromOthers()
{
    const Folder folder;
    const fs::path file = folder.write("my-router.json", R"([
  {
    "global index": "ArcMMLU_655",
    "prompt": "Which?\n\nA. \u00e9",
    "prediction": "deepseek/v4-flash",
    "generated_result": {
      "generated_answer": "It is \\boxed{A}, \"A\".",
      "success": true,
      "token_usage": {"input_tokens": 97, "output_tokens": 43, "total_tokens": 706},
      "error": null
    },
    "cost": 2.562e-05,
    "accuracy": 1.0,
    "for_optimality": false
  },
  {"global index": "AIME_2", "prompt": "p", "prediction": "gpt-5-nano", "generated_result": null, "cost": null,
   "accuracy": null},
  {"global index": "ArcMMLU_655", "prediction": "gpt-5-nano", "cost": 0.5, "accuracy": 0, "for_optimality": true}
]
)");
    const Read got = read(file);
    QVERIFY2(got.errors.empty(), got.errors.c_str());
    QCOMPARE(modelNames(got.benchmark), std::string("deepseek/v4-flash, gpt-5-nano"));
    const Outcome outcome = got.outcome("ArcMMLU_655", "deepseek/v4-flash");
    QCOMPARE(outcome.score, 1.0);
    QCOMPARE(outcome.costUsd, 2.562e-05);
    QCOMPARE(outcome.inputTokens, 97);
    // Hidden reasoning counts in the total only.
    QCOMPARE(outcome.totalTokens, 706);
    QCOMPARE(got.outcome("ArcMMLU_655", "gpt-5-nano").costUsd, 0.5);
    // What was not generated yet has no outcome.
    QVERIFY(got.outcome("AIME_2", "gpt-5-nano").empty());
    QCOMPARE(got.facet("ArcMMLU_655", Facet::Dimension), std::string("ArcMMLU"));
    QCOMPARE(got.prompt("ArcMMLU_655"), std::string("Which?\n\nA. \u00e9"));
    QCOMPARE(got.answer("ArcMMLU_655"), std::string("deepseek/v4-flash:It is \\boxed{A}, \"A\".;"));
    // The decisions are those of the routed rows.
    const auto sets = importDecisions(file, got.benchmark, {});
    QVERIFY(sets.has_value());
    QCOMPARE(sets->size(), std::size_t{1});
    QCOMPARE(sets->front().name, std::string("my-router"));
    QCOMPARE(sets->front().decisions.size(), std::size_t{2});
    const RecordedDecision& first = sets->front().decisions[0];
    QCOMPARE(got.benchmark.models[first.chosen.position()].name, std::string("deepseek/v4-flash"));
    QCOMPARE(first.score, 1.0);
    QCOMPARE(first.costUsd, 2.562e-05);
    QVERIFY(isMissing(sets->front().decisions[1].score));
}

void ImportersTest::routerArenaJoinsRouters()
{
    const Folder folder;
    folder.write("one.json", R"([{"global index": "A_1", "prompt": "p", "prediction": "m", "cost": 1, "accuracy": 1},
                                 {"global index": "A_2", "prediction": "m", "cost": 1, "accuracy": 0, "for_optimality": true},
                                 {"global index": "A_2", "prediction": "m", "cost": 9, "accuracy": 1}])");
    folder.write("two.json",
                 R"([{"global index": "A_1", "prompt": "another", "prediction": "m", "cost": 2, "accuracy": 0},
                                 {"global index": "A_2", "prediction": "n", "cost": 3, "accuracy": 1}])");
    // Other prompts under the same indices.
    folder.write("one-robustness.json", R"([{"global index": "A_9", "prompt": "q", "prediction": "z"}])");
    folder.write("metrics.json", R"({"accuracy": 1})");
    const Read got = read(folder.path());
    QVERIFY2(got.errors.empty(), got.errors.c_str());
    QCOMPARE(modelNames(got.benchmark), std::string("m, n"));
    QCOMPARE(got.benchmark.tasks.size(), std::size_t{2});
    // The first call of a model counts.
    QCOMPARE(got.outcome("A_1", "m").costUsd, 1.0);
    QCOMPARE(got.outcome("A_2", "m").costUsd, 1.0);
    QCOMPARE(got.outcome("A_2", "n").costUsd, 3.0);
    QVERIFY(got.outcome("A_1", "n").empty());
    QCOMPARE(got.prompt("A_1"), std::string("p"));
    const auto sets = importFoundDecisions(folder.path(), got.benchmark, {});
    QVERIFY(sets.has_value());
    QCOMPARE(sets->size(), std::size_t{2});
    QCOMPARE(sets->at(1).name, std::string("two"));
    QCOMPARE(sets->at(0).decisions.size(), std::size_t{2});
}

void ImportersTest::routeLlmReadsBooleans()
{
    const Folder folder;
    folder.write("mmlu/responses/mmlu_anatomy.csv", "prompt,mixtral-8x7b-instruct-v0.1,gpt-4-1106-preview\n"
                                                    "\"A \"\"dished face\"\"?\nA. x,\nAnswer:\",True,False\n"
                                                    "\"B?\",False,true\n"
                                                    "\"B?\",1,0\n");
    folder.write("gsm8k/gsm8k_responses.csv",
                 "prompt,mixtral-8x7b-instruct-v0.1,gpt-4-1106-preview,mixtral-8x7b-instruct-v0.1_response,"
                 "gpt-4-1106-preview_response\nJanet?,True,,\" 16 - 3\n#### 18\",eighteen\n");
    folder.write("contaminated_prompts.jsonl", "[\"x\"]\n");
    const Read got = read(folder.path());
    QVERIFY2(got.errors.empty(), got.errors.c_str());
    QCOMPARE(modelNames(got.benchmark), std::string("mixtral-8x7b-instruct-v0.1, gpt-4-1106-preview"));
    QCOMPARE(got.benchmark.tasks.size(), std::size_t{4});
    QCOMPARE(got.outcome("mmlu_anatomy/1", "mixtral-8x7b-instruct-v0.1").score, 1.0);
    QCOMPARE(got.outcome("mmlu_anatomy/1", "gpt-4-1106-preview").score, 0.0);
    QCOMPARE(got.outcome("mmlu_anatomy/2", "gpt-4-1106-preview").score, 1.0);
    // The same prompt twice is two tasks: there are no ids.
    QCOMPARE(got.outcome("mmlu_anatomy/3", "gpt-4-1106-preview").score, 0.0);
    QCOMPARE(got.prompt("mmlu_anatomy/1"), std::string("A \"dished face\"?\nA. x,\nAnswer:"));
    QCOMPARE(got.facet("mmlu_anatomy/1", Facet::Source), std::string("mmlu_anatomy"));
    QCOMPARE(got.facet("mmlu_anatomy/1", Facet::Dimension), std::string("mmlu"));
    QCOMPARE(got.facet("gsm8k_responses/1", Facet::Source), std::string("gsm8k"));
    QVERIFY(isMissing(got.outcome("gsm8k_responses/1", "gpt-4-1106-preview").score));
    QVERIFY(isMissing(got.outcome("gsm8k_responses/1", "mixtral-8x7b-instruct-v0.1").costUsd));
    QCOMPARE(got.answer("gsm8k_responses/1"),
             std::string("mixtral-8x7b-instruct-v0.1: 16 - 3\n#### 18;gpt-4-1106-preview:eighteen;"));
}

void ImportersTest::llmRouterFindsTasksWithoutIds()
{
    const Folder folder;
    const auto row = [](const std::string& name, const std::string& query, const std::string& truth,
                        const std::string& id, const std::string& model, const std::string& more) {
        return fmt::format(
            R"({{"task_name": "{}", "query": "{}", "ground_truth": "{}", "metric": "em", "choices": null, )"
            R"("task_id": {}, "model_name": "{}", "response": "r", "token_num": 12, "input_tokens": 10, )"
            R"("output_tokens": 2, "response_time": 1.7864, "api_key_used": "k", "performance": {}}})"
            "\n",
            name, query, truth, id, model, more);
    };
    folder.write("routing_data/default_routing_train_data.jsonl", row("gsm8k", "one", "1", "null", "a", "1.0") +
                                                                      row("gsm8k", "two", "2", "null", "a", "0.0") +
                                                                      row("gsm8k", "one", "1", "null", "b", "0.5"));
    folder.write("routing_data/default_routing_test_data.jsonl",
                 row("humaneval", "def f", "", "\"HumanEval/0\"", "b", "null") +
                     row("humaneval", "def f", "", "\"HumanEval/0\"", "a", "1") +
                     row("gsm8k", "one", "7", "null", "a", "0.25") + row("mbpp", "w", "", "11", "a", "1"));
    // Queries without a model are no outcomes.
    folder.write("query_data/default_query_test.jsonl",
                 "{\"task_name\": \"gsm8k\", \"query\": \"one\", \"ground_truth\": \"1\", \"metric\": \"em\"}\n");
    const Read got = read(folder.path());
    QVERIFY2(got.errors.empty(), got.errors.c_str());
    QCOMPARE(got.benchmark.tasks.size(), std::size_t{5});
    QCOMPARE(got.benchmark.models.size(), std::size_t{2});
    QCOMPARE(got.outcome("humaneval/HumanEval/0", "a").score, 1.0);
    QVERIFY(isMissing(got.outcome("humaneval/HumanEval/0", "b").score));
    QCOMPARE(got.outcome("mbpp/11", "a").score, 1.0);
    // Files are read in the order of their paths: the test file's query with another truth came first.
    QCOMPARE(got.outcome("gsm8k/1", "a").score, 0.25);
    QCOMPARE(got.facet("gsm8k/1", Facet::Split), std::string("test"));
    QCOMPARE(got.outcome("gsm8k/2", "b").score, 0.5);
    QCOMPARE(got.facet("gsm8k/2", Facet::Split), std::string("probing"));
    QCOMPARE(got.facet("gsm8k/2", Facet::SourceSplit), std::string("train"));
    const Outcome outcome = got.outcome("gsm8k/2", "a");
    QCOMPARE(outcome.totalTokens, 12);
    // Seconds become milliseconds.
    QCOMPARE(outcome.latencyMs, 1786);
    QVERIFY(isMissing(outcome.costUsd));
    QCOMPARE(got.prompt("gsm8k/3"), std::string("two"));
    QCOMPARE(got.answer("gsm8k/2"), std::string("b:r;a:r;"));
}

void ImportersTest::llmRouterHasPricesInAnotherFile()
{
    const Folder folder;
    folder.write(
        "rows.jsonl",
        R"({"task_name": "t", "query": "q", "model_name": "a", "input_tokens": 1000, "output_tokens": 100, "performance": 1})"
        "\n"
        R"({"task_name": "t", "query": "q", "model_name": "b", "input_tokens": 1000, "output_tokens": 100, "performance": 1})"
        "\n");
    folder.write(
        "llm_candidates/default_llm.json",
        R"({"a": {"size": "7B", "feature": "f", "input_price": 2, "output_price": 10, "model": "x/a", "service": "NVIDIA"},
                     "unused": {"input_price": 1, "output_price": 1}})");
    // The same prices with something else beside them.
    folder.write("llm_candidates/default_llm_embeddings.json",
                 R"({"a": {"input_price": 2.0, "output_price": 10.0, "embedding": [0.1, 0.2]}})");
    const Read got = read(folder.path());
    QVERIFY2(got.errors.empty(), got.errors.c_str());
    QCOMPARE(modelNames(got.benchmark), std::string("a, b"));
    QCOMPARE(got.outcome("t/1", "a").costUsd, 0.003);
    QVERIFY(isMissing(got.outcome("t/1", "b").costUsd));
    QCOMPARE(got.benchmark.models[0].inputPricePerMillion, 2.0);
    QCOMPARE(got.benchmark.models[0].provider, std::string("NVIDIA"));
    QCOMPARE(got.benchmark.models[0].tier, std::string("7B"));
}

void ImportersTest::poolsMayHaveAllModels_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    const auto models = [](const auto& part) {
        std::string text;
        for (std::size_t i = 0; i < maxModels; ++i)
            text += part(fmt::format("org/m{}", i));
        return text;
    };
    const auto row = [](const char* tag, const char* name, const std::string& bytes) {
        QTest::newRow(tag) << QString(name) << QByteArray::fromStdString(bytes);
    };
    row("RouterBench", "routerbench.csv",
        "sample_id,eval_name" +
            models([](const std::string& model) { return "," + model + "," + model + "|total_cost"; }) + "\ns1,e" +
            models([](const std::string&) { return ",0.5,0.1"; }) + "\n");
    row("RouterArena", "router.json",
        "[" + models([](const std::string& model) {
            return R"({"global index": "A_1", "for_optimality": true, "cost": 0.1, "accuracy": 0.5, "prediction": ")" +
                   model + "\"},\n";
        }) + R"({"global index": "A_2", "prediction": "org/m7"}])");
    row("RouteLLM", "data.csv",
        "prompt" + models([](const std::string& model) { return "," + model; }) + "\np" +
            models([](const std::string&) { return ",True"; }) + "\n");
    row("LLMRouter", "rows.jsonl", models([](const std::string& model) {
            return R"({"task_name": "t", "query": "q", "performance": 0.5, "model_name": ")" + model + "\"}\n";
        }));
}

void ImportersTest::poolsMayHaveAllModels()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    const Folder folder;
    const Read got = read(folder.write(name.toStdString(), bytes.toStdString()));
    QVERIFY2(got.errors.empty(), got.errors.c_str());
    QCOMPARE(got.benchmark.models.size(), maxModels);
    QVERIFY(got.benchmark.outcomes.score(TaskIndex::at(0), ModelIndex::at(maxModels - 1)) > 0);
}

void ImportersTest::stoppingGivesNothing_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char* tag, const char* name, const std::string& before, const std::string& line,
                        const std::string& after) {
        std::string text = before;
        for (int i = 0; i < 20000; ++i)
            text += fmt::format(fmt::runtime(line), i);
        QTest::newRow(tag) << QString(name) << QByteArray::fromStdString(text + after);
    };
    row("RouterBench", "routerbench.csv", "sample_id,eval_name,a,b\n", "s{},e,1,0\n", "");
    row("LLMRouterBench", "aime-test-m-20250101_000000.json", "{\"records\": [", "{{\"index\": {}}},\n",
        "{\"index\": \"x\"}]}");
    row("RouterArena", "router.json", "[", "{{\"global index\": {}, \"prediction\": \"m\"}},\n",
        "{\"global index\": \"x\", \"prediction\": \"m\"}]");
    row("RouteLLM", "data.csv", "prompt,a,b\n", "p{},True,False\n", "");
    row("LLMRouter", "rows.jsonl", "", "{{\"task_name\": \"t\", \"query\": \"q{}\", \"model_name\": \"m\"}}\n", "");
}

void ImportersTest::stoppingGivesNothing()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    const Folder folder;
    const fs::path file = folder.write(name.toStdString(), bytes.toStdString());
    std::stop_source stop;
    ImportOptions options;
    options.progress.stop = stop.get_token();
    double last = 0;
    bool grows = true;
    options.progress.report = [&](double fraction) {
        grows = grows && fraction >= last && fraction <= 1;
        last = fraction;
        if (fraction > 0.6)
            stop.request_stop();
    };
    const auto imported = importBenchmark(file, options);
    QVERIFY(!imported);
    QCOMPARE(imported.error().total(), std::uint64_t{1});
    QCOMPARE(imported.error().items()[0].code, ErrorCode::Cancelled);
    QVERIFY(grows);
}

void ImportersTest::listsAreReadPieceByPiece()
{
    // Of 64 MB, never more than a few objects are in the window.
    const Folder folder;
    std::string element = "{\"x\": \"\\\"}],{[\\\\\", \"y\":\n [1, {\"z\": \"" + std::string(60000, 'a') + "\"}]}";
    {
        std::ofstream out(folder.path() / "big.json", std::ios::binary);
        out << "{\"before\": {\"a\": [1]},\n \"list\": [";
        for (int i = 0; i < 1000; ++i)
            out << (i > 0 ? ",\n" : "") << element;
        out << "], \"after\": \"\\u00e9\"}\n";
    }
    auto source = TextSource::open(folder.path() / "big.json");
    QVERIFY(source.has_value());
    ErrorList errors;
    constexpr std::array<FieldSpec, 2> fields{{{.name = "x"}, {.name = "y"}}};
    constexpr std::array<FieldSpec, 2> headFields{{{.name = "after"}, {.name = "before"}}};
    JsonListReader reader(*source, "list", fields, headFields, errors, {});
    std::size_t count = 0;
    std::size_t widest = 0;
    while (reader.next()) {
        QCOMPARE(reader[0].text, std::string_view("\"}],{[\\"));
        QCOMPARE(reader.place(1).line, 3 + 2 * count);
        QCOMPARE(reader.place(1).column, std::uint64_t{2});
        widest = std::max(widest, source->window().size());
        ++count;
    }
    QCOMPARE(count, std::size_t{1000});
    QVERIFY(errors.empty());
    QVERIFY2(widest < std::size_t{1} << 20U, std::to_string(widest).c_str());
    QCOMPARE(reader.head()[0].text, std::string_view("é"));
    QCOMPARE(reader.head()[1].kind, FieldValue::Kind::Object);
}

void ImportersTest::aShareOfTheTasksIsForProbing()
{
    const Folder folder;
    std::string rows = "sample_id,eval_name,a,b\n";
    for (int i = 0; i < 1000; ++i)
        rows += fmt::format("s{},e,1,0\n", i);
    const fs::path file = folder.write("routerbench.csv", rows);
    ImportOptions options;
    options.probingShare = 0.3;
    const auto imported = importBenchmark(file, options);
    QVERIFY(imported.has_value());
    QCOMPARE(imported->splits.size(), std::size_t{2});
    const Split* const probing = imported->split("probing");
    const Split* const rest = imported->split("test");
    QVERIFY(probing && rest);
    QVERIFY2(probing->tasks.size() > 250 && probing->tasks.size() < 350, std::to_string(probing->tasks.size()).c_str());
    QCOMPARE(probing->tasks.size() + rest->tasks.size(), std::size_t{1000});
    for (const TaskIndex task : probing->tasks)
        QCOMPARE(imported->tasks.categoryName(task, Facet::Split), std::string("probing"));
    const auto again = importBenchmark(file, options);
    QVERIFY(again.has_value());
    QVERIFY(again->split("probing")->tasks == probing->tasks);
    // What is left of an own benchmark's tasks gets a name, since `all` stands for every task.
    options.probingShare = 0.5;
    std::string own = "task_id,model,score\n";
    for (int i = 0; i < 100; ++i)
        own += fmt::format("t{},a,1\n", i);
    const auto mine = importBenchmark(folder.write("own.csv", own), options);
    QVERIFY(mine.has_value());
    QVERIFY(mine->split("test") && !mine->split("all"));
    QCOMPARE(mine->tasks.categoryName(mine->split("test")->tasks[0], Facet::Split), std::string("test"));
    // All of them, and a benchmark that has its own.
    options.probingShare = 1;
    const auto all = importBenchmark(file, options);
    QVERIFY(all.has_value());
    QCOMPARE(all->splits.size(), std::size_t{1});
    const auto refused = importBenchmark(
        folder.write("tasks_train.jsonl", R"({"task_name": "t", "query": "q", "model_name": "a", "performance": 1})"),
        options);
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().items()[0].code, ErrorCode::NotApplicable);
}

void ImportersTest::ownFilesAreRecognisedByTheirFields()
{
    const Folder folder;
    folder.write("all_my_tasks.jsonl", "{\"id\": \"t1\", \"prompt\": \"p\"}\n{\"id\": \"t2\", \"prompt\": \"q\"}\n");
    // A file for each model, and decisions of a router beside them.
    folder.write("small.jsonl", "{\"task_id\": \"t1\", \"model\": \"small\", \"score\": 1}\n");
    folder.write("large.csv", "task_id,model,resolved,cost_usd\nt1,large,true,0.5\nt2,large,false,0.5\n");
    folder.write("id_voters/mine.jsonl", "{\"chosen_model\": \"large\", \"task_id\": \"t2\"}\n");
    folder.write("id_voters/foreign.jsonl", "{\"chosen_model\": \"large\", \"task_id\": \"elsewhere\"}\n");
    folder.write("answers.jsonl", "{\"task_id\": \"t1\", \"model\": \"small\", \"answer\": \"x\"}\n");
    const Read got = read(folder.path());
    QVERIFY2(got.errors.empty(), got.errors.c_str());
    QCOMPARE(got.benchmark.tasks.size(), std::size_t{2});
    QCOMPARE(modelNames(got.benchmark), std::string("large, small"));
    QCOMPARE(got.outcome("t1", "large").score, 1.0);
    QCOMPARE(got.outcome("t1", "small").score, 1.0);
    QCOMPARE(got.prompt("t2"), std::string("q"));
    const auto sets = importFoundDecisions(folder.path(), got.benchmark, {});
    QVERIFY(sets.has_value());
    QCOMPARE(sets->size(), std::size_t{1});
    QCOMPARE(sets->front().name, std::string("mine"));
    // Two lists of tasks can't be told apart.
    folder.write("more_tasks.jsonl", "{\"id\": \"t3\"}\n");
    const Read two = read(folder.path());
    QVERIFY2(two.errors.find("more_tasks.jsonl") != std::string::npos, two.errors.c_str());
}

void ImportersTest::decisionsInAFolderAreFound()
{
    const Folder folder;
    folder.write("id_voters/a.jsonl", "{\"chosen_model\": \"m\", \"task_id\": \"t\"}\n");
    folder.write("b.json", R"([{"global index": "t", "prediction": "m"}])");
    folder.write("notes.jsonl", "{\"x\": 1}\n");
    const auto files = decisionFiles(folder.path());
    QCOMPARE(files.size(), std::size_t{2});
    QCOMPARE(files[0].filename().string(), std::string("b.json"));
    // A file of decisions is no benchmark of one's own.
    const Read got = read(folder.path() / "id_voters" / "a.jsonl");
    QVERIFY2(got.errors.find("no known kind") != std::string::npos, got.errors.c_str());
}

void ImportersTest::aNameDecidesBeforeTheContent()
{
    // Own results that happen to lie beside a pickle and a list of prompts.
    const Folder folder;
    folder.write("model_results.csv", "task_id,model,score\nt1,a,1\n");
    folder.write("encoder.pkl", "\x80\x04.");
    folder.write("prompts.csv", "prompt,notes\np,n\n");
    const Read got = read(folder.path());
    QVERIFY2(got.errors.empty(), got.errors.c_str());
    QCOMPARE(got.benchmark.tasks.size(), std::size_t{1});
    QCOMPARE(modelNames(got.benchmark), std::string("a"));
}

QTEST_APPLESS_MAIN(ImportersTest)
#include "tst_importers.moc"
