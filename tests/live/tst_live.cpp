// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// `acrouter live run` against scripted models: it routes, runs the answers, learns, keeps its budget, and leaves a
/// benchmark that replays.

#include "core/sandbox/sandbox.h"
#include "tests/support/commandline.h"
#include "tests/support/mockserver.h"

#include <QtTest>

using namespace acr::test;
using Json = nlohmann::json;

namespace {

constexpr int taskCount = 24;

using Outcome = acr::test::CommandResult;

void write(const QString& path, const std::string& text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), qint64(text.size())) != qint64(text.size()))
        qFatal("%s can't be written", qPrintable(path));
}

/// The answer of a model to "times N": the strong one is right, the weak one on even numbers only.
MockReply scripted(const MockRequest& request)
{
    const Json body = Json::parse(request.body);
    const std::string model = body["model"];
    const std::string prompt = body["messages"].back()["content"];
    const int number = std::stoi(prompt.substr(prompt.find("times ") + 6));
    if (model == "down")
        return {.status = 500, .body = R"({"error": {"message": "out of order"}})"};
    const bool right = model == "strong" || number % 2 == 0;
    return {.body = openAiReply("```python\ndef times(x):\n    return " +
                                    std::string(right ? "x * " + std::to_string(number) : "None") + "\n```",
                                model, 100, 50),
            .delayMs = 5};
}

} // namespace

class LiveTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] QString in(const QString& name) const { return m_folder.filePath(name); }

    void writeEndpoints(const QString& name, const std::string& url, const QStringList& models)
    {
        Json list = Json::array();
        for (const QString& model : models)
            list.push_back({{"model", model.toStdString()},
                            {"endpoint", "local"},
                            {"input_per_1m", model == "strong" ? 100 : 10},
                            {"output_per_1m", model == "strong" ? 400 : 40}});
        write(in(name), Json{{"endpoints", {{{"name", "local"}, {"base_url", url}}}}, {"models", list}}.dump());
    }

private slots:
    void initTestCase()
    {
        if (const auto sandbox = acr::Sandbox::open(); !sandbox)
            QSKIP(("no sandbox on this machine: " + acr::describe(sandbox.error())).c_str());
        qunsetenv("http_proxy");
        qunsetenv("all_proxy");
        std::string tasks;
        for (int i = 0; i < taskCount; ++i)
            tasks += Json{{"task_id", "t" + std::to_string(i)},
                          {"dimension", i % 2 == 0 ? "even" : "odd"},
                          {"prompt", "Write times(x), which gives x times " + std::to_string(i) + "."},
                          {"entry_point", "times"},
                          {"tests", {"assert times(3) == 3 * " + std::to_string(i)}}}
                         .dump() +
                     "\n";
        write(in("tasks.jsonl"), tasks);
    }

    void routesRunsAndLearns()
    {
        const MockServer server(scripted);
        writeEndpoints("e.json", server.url(), {"strong", "weak"});
        const Outcome router = acrouter({"live", "run", in("w.acrw"), "--tasks", in("tasks.jsonl"), "--endpoints",
                                         in("e.json"), "--name", "routed", "--parallel", "4", "--json"});
        QVERIFY2(router.exitCode == 0, qPrintable(router.errors));
        const Json json = Json::parse(router.output.toStdString());
        QCOMPARE(json["answered"].get<int>(), taskCount);
        QCOMPARE(json["turns"].size(), std::size_t{taskCount});
        double spent = 0;
        int passed = 0;
        for (const Json& turn : json["turns"]) {
            const int number = std::stoi(turn["task"].get<std::string>().substr(1));
            for (const Json& attempt : turn["attempts"]) {
                const bool strong = attempt["model"] == "strong";
                QCOMPARE(attempt["verdict"].get<std::string>(),
                         std::string(strong || number % 2 == 0 ? "passed" : "failed"));
                const double cost = (strong ? 100 * 100 + 50 * 400 : 100 * 10 + 50 * 40) / 1e6;
                QVERIFY(std::abs(attempt["cost_usd"].get<double>() - cost) < 1e-12);
                spent += cost;
                passed += attempt["verdict"] == "passed" ? 1 : 0;
            }
        }
        QVERIFY(std::abs(json["spent_usd"].get<double>() - spent) < 1e-9);
        QCOMPARE(json["passed"].get<int>(), passed);

        // What it saw is a benchmark, and its decisions replay.
        const Outcome replayed = acrouter({"replay", in("w.acrw"), "--benchmark", "routed", "--stream", "live",
                                           "--policy", "recorded:live", "--json"});
        QVERIFY2(replayed.exitCode == 0, qPrintable(replayed.errors));
        QVERIFY(replayed.output.contains("recorded:live"));
    }

    void anEndpointThatFailsIsReplaced()
    {
        const MockServer server(scripted);
        writeEndpoints("down.json", server.url(), {"down", "strong"});
        const Outcome outcome = acrouter({"live", "run", in("d.acrw"), "--tasks", in("tasks.jsonl"), "--endpoints",
                                          in("down.json"), "--policy", "acrouter@start=cold", "--json"});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        const Json json = Json::parse(outcome.output.toStdString());
        QCOMPARE(json["passed"].get<int>(), taskCount);
        int replaced = 0;
        for (const Json& turn : json["turns"]) {
            QCOMPARE(turn["chosen"].get<std::string>(), std::string("strong"));
            const bool failedFirst = turn["attempts"][0]["verdict"] == "server_error";
            QCOMPARE(turn["fell_back"].get<bool>(), failedFirst);
            replaced += failedFirst ? 1 : 0;
        }
        QVERIFY(replaced > 0);
    }

    void theBudgetIsNeverPassed()
    {
        const MockServer server(scripted);
        writeEndpoints("b.json", server.url(), {"strong", "weak"});
        for (const char* budget : {"0", "0.05", "0.2"}) {
            const Outcome outcome = acrouter({"live", "run", in(QStringLiteral("b%1.acrw").arg(budget)), "--tasks",
                                              in("tasks.jsonl"), "--endpoints", in("b.json"), "--budget", budget,
                                              "--max-tokens", "60", "--parallel", "8", "--json"});
            QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
            const Json json = Json::parse(outcome.output.toStdString());
            QVERIFY(json["spent_usd"].get<double>() <= std::stod(budget));
            QVERIFY(json["budget_exhausted"].get<bool>());
        }
        const Outcome calls = acrouter({"live", "run", in("c.acrw"), "--tasks", in("tasks.jsonl"), "--endpoints",
                                        in("b.json"), "--calls", "5", "--json"});
        QCOMPARE(Json::parse(calls.output.toStdString())["calls"].get<int>(), 5);
    }

    void badInputIsNamed()
    {
        write(in("bad.json"), R"({"endpoints": [], "models": [{"model": "m", "endpoint": "nowhere"}]})");
        const Outcome outcome =
            acrouter({"live", "run", in("never.acrw"), "--tasks", in("tasks.jsonl"), "--endpoints", in("bad.json")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY(outcome.errors.contains("bad.json:1"));
        QVERIFY(!QFileInfo::exists(in("never.acrw")));
    }
};

QTEST_GUILESS_MAIN(LiveTest)
#include "tst_live.moc"
