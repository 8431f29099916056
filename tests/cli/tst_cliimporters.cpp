// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Other routing benchmarks on the command line, from their files to figures: import, table, replay, priors, tasks,
/// audit, answers.

#include "tests/support/commandline.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>
#include <fstream>
#include <functional>

using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

using Ended = acr::test::CommandResult;
using acr::test::acrouter;

constexpr int tasks = 80;
const std::vector<std::string> models{"org/weak", "strong-1"};

/// Whether a model is right about a task: the strong one three times out of four, the weak one on every other.
bool right(int task, const std::string& model)
{
    return model == models[0] ? task % 2 == 0 : task % 4 != 3;
}
std::string promptOf(int task)
{
    return "Question " + std::to_string(task) + ",\nwhat?";
}
std::string answerOf(int task, const std::string& model)
{
    return "```python\nprint(\"" + model + " " + std::to_string(task) + "\")\n```";
}
double costOf(const std::string& model)
{
    return model == models[0] ? 0.001 : 0.01;
}

std::string csv(std::string text)
{
    for (std::size_t at = text.find('"'); at != std::string::npos; at = text.find('"', at + 2))
        text.insert(at, 1, '"');
    return "\"" + text + "\"";
}

void write(const fs::path& file, const std::string& bytes)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
}

void writeRouterBench(const fs::path& folder)
{
    std::string text = "sample_id,prompt,eval_name";
    for (const std::string& model : models)
        text += "," + model + "," + model + "|model_response," + model + "|total_cost";
    text += ",oracle_model_to_route_to\n";
    for (int t = 0; t < tasks; ++t) {
        text += "s." + std::to_string(t) + "," + csv(promptOf(t)) + "," + (t % 3 == 0 ? "mbpp" : "mmlu-law");
        for (const std::string& model : models)
            text += std::string(",") + (right(t, model) ? "1.0" : "0.0") + "," + csv(answerOf(t, model)) + "," +
                    std::to_string(costOf(model));
        text += right(t, models[0]) ? "," + models[0] : right(t, models[1]) ? "," + models[1] : ",no_model_correct";
        text += "\n";
    }
    write(folder / "routerbench_0shot.csv", text);
}

void writeLlmRouterBench(const fs::path& folder)
{
    for (const std::string& model : models) {
        for (const char* set : {"aime", "mbpp"}) {
            Json run{{"model_name", model}, {"dataset_name", set}, {"split", "test"}, {"demo", false}};
            for (int t = 0; t < tasks / 2; ++t)
                run["records"].push_back({{"index", t},
                                          {"origin_query", promptOf(t)},
                                          {"prompt", promptOf(t)},
                                          {"prediction", "x"},
                                          {"raw_output", answerOf(t, model)},
                                          {"score", right(t, model) ? 1.0 : 0.0},
                                          {"prompt_tokens", 100},
                                          {"completion_tokens", 10},
                                          {"cost", costOf(model)}});
            const std::string name = model == models[0] ? "org_weak" : model;
            write(folder / set / (std::string(set) + "-test-" + name + "-20250101_000000.json"), run.dump(2));
        }
    }
}

void writeRouterArena(const fs::path& folder)
{
    Json rows = Json::array();
    for (int t = 0; t < tasks; ++t) {
        for (const std::string& model : models)
            rows.push_back({{"global index", "Arc_" + std::to_string(t)},
                            {"prompt", promptOf(t)},
                            {"prediction", model},
                            {"generated_result",
                             {{"generated_answer", answerOf(t, model)},
                              {"token_usage", {{"input_tokens", 100}, {"output_tokens", 10}, {"total_tokens", 110}}}}},
                            {"cost", costOf(model)},
                            {"accuracy", right(t, model) ? 1.0 : 0.0},
                            {"for_optimality", model != models[t % 2]}});
    }
    write(folder / "my-router.json", rows.dump(2));
}

void writeRouteLlm(const fs::path& folder)
{
    for (const char* subject : {"law", "anatomy"}) {
        std::string text =
            "prompt," + models[0] + "," + models[1] + "," + models[0] + "_response," + models[1] + "_response\n";
        for (int t = 0; t < tasks / 2; ++t)
            text += csv(promptOf(t)) + "," + (right(t, models[0]) ? "True" : "False") + "," +
                    (right(t, models[1]) ? "True" : "False") + "," + csv(answerOf(t, models[0])) + "," +
                    csv(answerOf(t, models[1])) + "\n";
        write(folder / ("mmlu_" + std::string(subject) + ".csv"), text);
    }
}

void writeLlmRouter(const fs::path& folder)
{
    std::string text;
    for (int t = 0; t < tasks; ++t) {
        for (const std::string& model : models)
            text += Json{{"task_name", t % 3 == 0 ? "gsm8k" : "mmlu"},
                         {"query", promptOf(t)},
                         {"ground_truth", "x"},
                         {"metric", "em"},
                         {"task_id", nullptr},
                         {"model_name", model},
                         {"response", answerOf(t, model)},
                         {"token_num", 110},
                         {"input_tokens", 100},
                         {"output_tokens", 10},
                         {"response_time", 0.5},
                         {"performance", right(t, model) ? 1.0 : 0.0}}
                        .dump() +
                    "\n";
    }
    write(folder / "routing_test_data.jsonl", text);
    write(folder / "default_llm.json", Json{{models[0], {{"input_price", 8}, {"output_price", 20}}},
                                            {models[1], {{"input_price", 80}, {"output_price", 200}}}}
                                           .dump(1));
}

Json jsonOf(const QStringList& arguments)
{
    const Ended ended = acrouter(arguments);
    if (ended.exitCode != 0)
        qWarning("%s", qPrintable(ended.errors));
    return Json::parse(ended.output.toStdString(), nullptr, false);
}

} // namespace

Q_DECLARE_METATYPE(std::function<void(const fs::path&)>)

class CommandLineImportersTest final : public QObject {
    Q_OBJECT

private slots:
    void aBenchmarkGoesAllTheWay_data();
    void aBenchmarkGoesAllTheWay();
    void routerArenaBringsItsRouter();
    void decisionsAloneJoinTheBenchmark();
    void ownFilesBringTheirVoters();
    void whatFailsLeavesNothing();
};

void CommandLineImportersTest::aBenchmarkGoesAllTheWay_data()
{
    QTest::addColumn<std::function<void(const fs::path&)>>("writer");
    QTest::addColumn<bool>("costs");
    using Writer = std::function<void(const fs::path&)>;
    QTest::newRow("RouterBench") << Writer(writeRouterBench) << true;
    QTest::newRow("LLMRouterBench") << Writer(writeLlmRouterBench) << true;
    QTest::newRow("RouterArena") << Writer(writeRouterArena) << true;
    QTest::newRow("RouteLLM") << Writer(writeRouteLlm) << false;
    QTest::newRow("LLMRouter") << Writer(writeLlmRouter) << true;
}

void CommandLineImportersTest::aBenchmarkGoesAllTheWay()
{
    QFETCH(std::function<void(const fs::path&)>, writer);
    QFETCH(bool, costs);
    QTemporaryDir folder;
    const fs::path data = fs::path(folder.path().toStdString()) / "data";
    writer(data);
    const QString file = folder.filePath("x.acrw");
    const QString from = QString::fromStdString(data.string());

    const Json imported = jsonOf({"import", from, "--into", file, "--probing", "0.4", "--json"});
    QCOMPARE(imported["tasks"], tasks);
    QCOMPARE(imported["models"], 2);
    QCOMPARE(imported["answers"], 2 * tasks);

    // The tasks that are not for fitting, with scores as they were written.
    const Json found = jsonOf({"tasks", file, "--stream", "test", "--json"});
    const int streamed = found["found"];
    QVERIFY(streamed > tasks / 3 && streamed < tasks);
    const Json solved =
        jsonOf({"tasks", file, "--stream", "test", "--where", "solves(org/weak) and fails(strong-1)", "--json"});
    QCOMPARE(solved["found"], 0);
    const Json prompt =
        jsonOf({"tasks", file, "--stream", "test", "--where", "prompt contains \"Question\"", "--json"});
    QCOMPARE(prompt["found"], streamed);

    // Policies that are fitted, priors that are learned, and one that starts from them.
    const Json table = jsonOf({"table", file, "--stream", "test", "--policies",
                               "oracle,always:org/weak,always:strong-1,dimension_best,linucb,acrouter", "--json"});
    QCOMPARE(table["rows"].size(), std::size_t{6});
    for (const Json& row : table["rows"]) {
        QVERIFY2(row["cum_regret"].is_number(), row.dump().c_str());
        QVERIFY(row["cum_regret"].get<double>() >= -1e-9);
        if (costs)
            QVERIFY2(row["cost_usd"].get<double>() > 0, row.dump().c_str());
    }
    QCOMPARE(table["rows"][0]["cum_regret"].get<double>(), 0.0);
    QCOMPARE(acrouter({"priors", file, "learn", "base"}).exitCode, 0);
    const Ended replay =
        acrouter({"replay", file, "--stream", "test", "--policy", "acrouter", "--priors", "base", "--json"});
    QVERIFY2(replay.exitCode == 0, qPrintable(replay.errors));
    QCOMPARE(acrouter({"audit", file, "--json"}).exitCode, 0);

    // Answers come back with their tasks.
    const std::string id = found["rows"][0]["task"];
    const Ended answers = acrouter({"answers", file, "--task", QString::fromStdString(id), "--model", "strong-1"});
    QVERIFY2(answers.exitCode == 0, qPrintable(answers.errors));
    const Json answer = Json::parse(answers.output.toStdString(), nullptr, false);
    QCOMPARE(answer["task_id"], id);
    QCOMPARE(answer["model"], "strong-1");
    QVERIFY(answer["answer"].get<std::string>().starts_with("```python\nprint(\"strong-1 "));
    QCOMPARE(acrouter({"answers", file}).output.count('\n'), 2 * tasks);
    QCOMPARE(acrouter({"answers", file, "--task", "none"}).exitCode, 1);
    QCOMPARE(acrouter({"answers", file, "--model", "none"}).exitCode, 1);
}

void CommandLineImportersTest::routerArenaBringsItsRouter()
{
    QTemporaryDir folder;
    const fs::path data = fs::path(folder.path().toStdString()) / "data";
    writeRouterArena(data);
    const QString file = folder.filePath("x.acrw");
    const Json imported =
        jsonOf({"import", QString::fromStdString((data / "my-router.json").string()), "--into", file, "--json"});
    QCOMPARE(imported["decision_files"], 1);
    const Json table = jsonOf({"table", file, "--stream", "test", "--policies", "recorded:my-router", "--json"});
    // It chose the weak model for even tasks, about which that is right, and the strong one for the others.
    QCOMPARE(table["rows"][0]["avg_perf_pct"].get<double>(), 75.0);
}

void CommandLineImportersTest::decisionsAloneJoinTheBenchmark()
{
    QTemporaryDir folder;
    const fs::path root = folder.path().toStdString();
    writeRouterBench(root / "data");
    const QString file = folder.filePath("x.acrw");
    QCOMPARE(acrouter({"import", QString::fromStdString((root / "data").string()), "--into", file}).exitCode, 0);
    for (const char* voter : {"one", "two"})
        write(root / "id_voters" / (std::string(voter) + ".jsonl"),
              "{\"chosen_model\": \"strong-1\", \"task_id\": \"s.1\"}\n");
    const QString voters = QString::fromStdString((root / "id_voters").string());
    const Json joined = jsonOf({"import", voters, "--into", file, "--json"});
    QCOMPARE(joined["decision_files"], 2);
    QCOMPARE(joined["tasks"], tasks);
    const Json one = jsonOf({"import", voters + "/one.jsonl", "--into", file, "--name", "three", "--json"});
    QCOMPARE(one["decision_files"], 1);
    // Without a benchmark they have nothing to join.
    const Ended refused = acrouter({"import", voters, "--into", folder.filePath("new.acrw")});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY(!QFile::exists(folder.filePath("new.acrw")));
}

void CommandLineImportersTest::ownFilesBringTheirVoters()
{
    QTemporaryDir folder;
    const fs::path root = folder.path().toStdString();
    write(root / "own" / "outcomes.jsonl", "{\"task_id\": \"t1\", \"model\": \"a\", \"score\": 1}\n"
                                           "{\"task_id\": \"t1\", \"model\": \"b\", \"score\": 0}\n");
    write(root / "own" / "id_voters" / "mine.jsonl", "{\"chosen_model\": \"b\", \"task_id\": \"t1\"}\n");
    write(root / "own" / "id_voters" / "foreign.jsonl", "{\"chosen_model\": \"b\", \"task_id\": \"t9\"}\n");
    const QString file = folder.filePath("x.acrw");
    const QString own = QString::fromStdString((root / "own").string());
    const Json imported = jsonOf({"import", own, "--into", file, "--json"});
    QCOMPARE(imported["tasks"], 1);
    QCOMPARE(imported["decision_files"], 1);
    const Json table = jsonOf({"table", file, "--stream", "all", "--policies", "recorded:mine", "--json"});
    QCOMPARE(table["rows"][0]["avg_perf_pct"].get<double>(), 0.0);
    // A fault in one of them is a fault of the import.
    write(root / "own" / "id_voters" / "mine.jsonl", "{\"chosen_model\": \"z\", \"task_id\": \"t1\"}\n");
    const Ended refused = acrouter({"import", own, "--into", folder.filePath("y.acrw")});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY(refused.errors.contains("mine.jsonl:1:18"));
    QVERIFY(!QFile::exists(folder.filePath("y.acrw")));
}

void CommandLineImportersTest::whatFailsLeavesNothing()
{
    QTemporaryDir folder;
    const fs::path root = folder.path().toStdString();
    const QString file = folder.filePath("x.acrw");
    writeRouteLlm(root / "data");
    QCOMPARE(acrouter({"import", QString::fromStdString((root / "data").string()), "--into", file}).exitCode, 0);
    QFile before(file);
    QVERIFY(before.open(QIODevice::ReadOnly));
    const QByteArray bytes = before.readAll();
    write(root / "data" / "mmlu_zoology.csv", "prompt,org/weak,strong-1\np,True,perhaps\n");
    const Ended refused = acrouter({"import", QString::fromStdString((root / "data").string()), "--into", file});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errors.contains("mmlu_zoology.csv:2:8: found 'perhaps', expected true, false, 1 or 0"),
             qPrintable(refused.errors));
    QFile after(file);
    QVERIFY(after.open(QIODevice::ReadOnly));
    QVERIFY(after.readAll() == bytes);
    write(root / "rb" / "routerbench_0shot.pkl", "\x80\x04.");
    const Ended pickle = acrouter({"import", QString::fromStdString((root / "rb").string()), "--into", file});
    QCOMPARE(pickle.exitCode, 1);
    QVERIFY2(pickle.errors.contains("to_csv('routerbench_0shot.csv', index=False)"), qPrintable(pickle.errors));
}

QTEST_GUILESS_MAIN(CommandLineImportersTest)
#include "tst_cliimporters.moc"
