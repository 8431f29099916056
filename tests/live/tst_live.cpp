// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// `acrouter live` against scripted models: it routes, runs the answers, learns, keeps its budget, measures regret on
/// shadow tasks, survives kills without a lost or repeated call, takes verdicts of people, shows no key, and leaves a
/// session and a benchmark that replays.

#include "core/sandbox/sandbox.h"
#include "tests/support/commandline.h"
#include "tests/support/mockserver.h"

#include <QtTest>

#include <map>
#include <mutex>
#include <set>

#include <signal.h>
#include <sys/resource.h>

using namespace acr::test;
using Json = nlohmann::json;

namespace {

constexpr int taskCount = 24;

// Of the test that kills a session. The limits of time follow from these, for a slow machine under sanitizers.
#ifdef ACR_SANITIZED
constexpr int fewKills = 4;
#else
constexpr int fewKills = 12;
#endif
constexpr int tasksPerKill = 10;
/// Milliseconds that a task takes at most, calls and the run of its answer included.
constexpr int taskLimitMs = 2'000;
/// Milliseconds from the start of a killed process to its end at most.
constexpr int killLimitMs = 15'000;

/// ACR_KILLS, where it is a number above 0.
int killCount()
{
    const int wanted = qEnvironmentVariableIntValue("ACR_KILLS");
    return wanted > 0 ? wanted : fewKills;
}

using Outcome = acr::test::CommandResult;

void write(const QString& path, const std::string& text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), qint64(text.size())) != qint64(text.size()))
        qFatal("%s can't be written", qPrintable(path));
}

std::string readBack(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// For calls that are not by acrouter(), which has it.
const QStringList acceptUnbounded{QStringLiteral("--accept-unbounded")};

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

    /// A connection is tried several times, which takes seconds.
    void aMachineThatIsOfflineIsNamed()
    {
        {
            const MockServer server(scripted);
            writeEndpoints("offline.json", server.url(), {"strong"});
        }
        // Nobody listens there any more.
        write(in("one.jsonl"), Json{{"task_id", "t1"}, {"prompt", "Write times(x), which gives x times 1."}}.dump());
        const Outcome outcome = acrouter({"live", "run", in("offline.acrw"), "--tasks", in("one.jsonl"), "--endpoints",
                                          in("offline.json"), "--policy", "always:strong"});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QVERIFY2(outcome.output.contains("this machine seems to be offline"), qPrintable(outcome.output));
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

    void shadowTasksMeasureRegret()
    {
        const MockServer server(scripted);
        writeEndpoints("s.json", server.url(), {"strong", "weak"});
        const auto run = [&](const QString& file, const QStringList& more) {
            return acrouter(QStringList{"live", "run", in(file), "--tasks", in("tasks.jsonl"), "--endpoints",
                                        in("s.json"), "--json"} +
                            more);
        };
        const Outcome half = run("s.acrw", {"--shadow", "0.5", "--seed", "3"});
        QVERIFY2(half.exitCode == 0, qPrintable(half.errors));
        const Json json = Json::parse(half.output.toStdString());
        const auto costOf = [](const std::string& model) {
            return (model == "strong" ? 100 * 100 + 50 * 400 : 100 * 10 + 50 * 40) / 1e6;
        };
        double sum = 0;
        int shadows = 0;
        std::set<std::string> chosen;
        for (const Json& turn : json["turns"]) {
            const bool shadow = turn["shadow"].get<bool>();
            const int number = std::stoi(turn["task"].get<std::string>().substr(1));
            std::size_t calls = turn["attempts"].size();
            QCOMPARE(shadow ? 2 - calls : 0, turn["shadow_calls"].size());
            if (!shadow)
                continue;
            ++shadows;
            chosen.insert(turn["task"].get<std::string>());
            double spent = 0;
            for (const Json& attempt : turn["attempts"])
                spent += costOf(attempt["model"]);
            const bool solved = turn["chosen"] == "strong" || number % 2 == 0;
            const double best = number % 2 == 0 ? 1 - 0.1 * costOf("weak") : 1 - 0.1 * costOf("strong");
            sum += best - ((solved ? 1 : 0) - 0.1 * spent);
        }
        QVERIFY(shadows > 4 && shadows < taskCount - 4);
        const Json& regret = json["regret"];
        QCOMPARE(regret["measured"]["tasks"].get<int>(), shadows);
        QVERIFY(std::abs(regret["measured"]["mean"].get<double>() - sum / shadows) < 1e-9);
        QVERIFY(regret["measured"]["low"] <= regret["measured"]["mean"]);
        QVERIFY(regret["measured"]["high"] >= regret["measured"]["mean"]);
        QCOMPARE(shadows + regret["estimated"]["tasks"].get<int>() + regret["unknown"]["tasks"].get<int>(),
                 json["answered"].get<int>());
        QVERIFY(regret["estimated"]["tasks"].get<int>() > 0);

        // The same seed chooses the same tasks; the benchmark has all cells of theirs.
        const Json again = Json::parse(run("s2.acrw", {"--shadow", "0.5", "--seed", "3"}).output.toStdString());
        std::set<std::string> repeated;
        for (const Json& turn : again["turns"]) {
            if (turn["shadow"].get<bool>())
                repeated.insert(turn["task"].get<std::string>());
        }
        QVERIFY(chosen == repeated);

        const Json none = Json::parse(run("s3.acrw", {}).output.toStdString());
        QCOMPARE(none["regret"]["measured"]["tasks"].get<int>(), 0);
        QVERIFY(none["regret"]["measured"]["mean"].is_null());
        // Shadow calls are within the budget as well.
        const Json little = Json::parse(
            run("s4.acrw", {"--shadow", "1", "--budget", "0.2", "--max-tokens", "60"}).output.toStdString());
        QVERIFY(little["spent_usd"].get<double>() <= 0.2);
        QVERIFY(little["budget_exhausted"].get<bool>());
        const Outcome text = acrouter({"live", "show", in("s.acrw"), "live"});
        QVERIFY(text.output.contains(QStringLiteral("on %1 shadow tasks, 95 % interval").arg(shadows)));
        QVERIFY(text.output.contains("regret estimated from beliefs: "));
        QVERIFY(text.output.contains("regret unknown: "));
    }

    /// The number of kills is ACR_KILLS.
    void killsLoseNothingAndPayNothingTwice()
    {
        const int kills = killCount();
        std::mutex mutex;
        std::map<std::pair<std::string, std::string>, int> made;
        const MockServer server([&](const MockRequest& request) {
            const Json body = Json::parse(request.body);
            const std::string prompt = body["messages"].back()["content"];
            {
                const std::scoped_lock lock(mutex);
                ++made[{prompt.substr(0, prompt.find('.')), body["model"].get<std::string>()}];
            }
            MockReply reply = scripted(request);
            reply.delayMs = 3;
            return reply;
        });
        writeEndpoints("k.json", server.url(), {"strong", "weak", "third"});
        const int tasks = tasksPerKill * kills;
        std::string lines;
        for (int i = 0; i < tasks; ++i) {
            Json line{{"task_id", "t" + std::to_string(i)},
                      {"dimension", "d"},
                      {"prompt",
                       "t" + std::to_string(i) + ". Write times(x), which gives x times " + std::to_string(i) + "."}};
            // Only some are run, which takes longer than all else.
            if (i % 8 == 0) {
                line["entry_point"] = "times";
                line["tests"] = {"assert times(3) == 3 * " + std::to_string(i)};
            }
            lines += line.dump() + "\n";
        }
        write(in("k.jsonl"), lines);
        QRandomGenerator random(7);
        std::set<QString> reported;
        const auto noteReported = [&](const QByteArray& output) {
            // The last line may be cut.
            const QList<QByteArray> said = output.left(output.lastIndexOf('\n') + 1).split('\n');
            for (const QByteArray& line : said) {
                if (line.startsWith('t') && line.contains(": "))
                    reported.insert(QString::fromUtf8(line.left(line.indexOf(": "))));
            }
        };
        for (int i = 0; i < kills; ++i) {
            QStringList arguments{"live", "run", in("k.acrw"), "--endpoints", in("k.json"), "--parallel", "4"};
            arguments += i == 0 ? QStringList{"--tasks", in("k.jsonl"), "--name", "k", "--shadow", "0.2"}
                                : QStringList{"--resume", "k"};
            QProcess process;
            const int before = server.requests();
            const int more = 1 + int(random.bounded(6));
            process.start(QStringLiteral(ACR_BIN_DIR "/acrouter"), arguments + acceptUnbounded);
            QVERIFY(process.waitForStarted());
            while (process.state() == QProcess::Running && server.requests() < before + more)
                process.waitForFinished(1);
            // Anywhere within the next calls.
            QTest::qSleep(int(random.bounded(8)));
            const bool runs = process.state() == QProcess::Running;
            ::kill(pid_t(process.processId()), SIGKILL);
            process.waitForFinished();
            QVERIFY2(runs, process.readAllStandardError().constData());
            noteReported(process.readAllStandardOutput());
        }
        const Outcome killed = acrouter({"live", "show", in("k.acrw"), "k", "--json"});
        QVERIFY2(killed.exitCode == 0, qPrintable(killed.errors));
        const Json shown = Json::parse(killed.output.toStdString());
        const int left = tasks - shown["answered"].get<int>();
        const Outcome last = acrouter(
            {"live", "run", in("k.acrw"), "--endpoints", in("k.json"), "--parallel", "4", "--resume", "k", "--json"},
            commandLimitMs + left * taskLimitMs);
        QVERIFY2(last.exitCode == 0, qPrintable(last.errors));
        const Json json = Json::parse(last.output.toStdString());
        QVERIFY2(!last.errors.contains("differently"), qPrintable(last.errors));
        QCOMPARE(json["answered"].get<int>(), tasks);
        QVERIFY(json["waiting"].empty());

        std::set<std::pair<std::string, std::string>> known;
        std::set<std::pair<std::string, std::string>> answered;
        for (const Json& turn : json["turns"]) {
            for (const char* list : {"attempts", "shadow_calls"}) {
                for (const Json& attempt : turn[list]) {
                    const std::pair call(turn["task"].get<std::string>(), attempt["model"].get<std::string>());
                    QVERIFY(known.insert(call).second);
                    if (!attempt.contains("failure"))
                        answered.insert(call);
                }
            }
        }
        std::set<std::pair<std::string, std::string>> unknown;
        for (const Json& call : json["unknown_calls"])
            unknown.emplace(call["task"].get<std::string>(), call["model"].get<std::string>());
        // None was paid twice, none is missing in the journal, and what is unknown is not answered.
        for (const auto& [call, times] : made) {
            QCOMPARE(times, 1);
            QVERIFY2(known.contains(call), (call.first + " " + call.second).c_str());
            QVERIFY(answered.contains(call) != unknown.contains(call));
        }
        for (const auto& call : answered)
            QVERIFY(made.contains(call));
        QVERIFY(known.size() == json["calls"].get<std::size_t>());
        // At most what was in flight is unknown.
        QVERIFY(unknown.size() <= std::size_t(kills) * 4 * 3);
        qInfo("%d kills, %zu calls, %zu of them unknown", kills, made.size(), unknown.size());

        // What was said to be done was done before the kill.
        std::set<QString> done;
        for (const Json& turn : shown["turns"])
            done.insert(QString::fromStdString(turn["task"].get<std::string>()));
        for (const QString& task : reported)
            QVERIFY2(done.contains(task), qPrintable(task));
    }

    /// They are in the workspace: a session goes on without their file.
    void aSessionKeepsItsEndpoints()
    {
        const MockServer server(scripted);
        writeEndpoints("kept.json", server.url(), {"strong", "weak"});
        const Outcome begun = acrouter({"live", "run", in("kept.acrw"), "--tasks", in("tasks.jsonl"), "--endpoints",
                                        in("kept.json"), "--name", "kept", "--calls", "5", "--json"});
        QVERIFY2(begun.exitCode == 0, qPrintable(begun.errors));
        QVERIFY(Json::parse(begun.output.toStdString())["budget_exhausted"].get<bool>());
        QVERIFY(QFile::remove(in("kept.json")));
        const Outcome rest = acrouter({"live", "run", in("kept.acrw"), "--resume", "kept", "--json"});
        QVERIFY2(rest.exitCode == 0, qPrintable(rest.errors));
        QCOMPARE(Json::parse(rest.output.toStdString())["answered"].get<int>(), taskCount);

        // Built-in models have none, and their models have to be named again.
        const Outcome builtIn =
            acrouter({"live", "run", in("kept.acrw"), "--built-in", "--name", "simulated", "--calls", "3", "--json"});
        QVERIFY2(builtIn.exitCode == 0, qPrintable(builtIn.errors));
        const Outcome unknown = acrouter({"live", "run", in("kept.acrw"), "--resume", "simulated"});
        QVERIFY(unknown.exitCode != 0);
        QVERIFY2(unknown.errors.contains("--built-in"), qPrintable(unknown.errors));
        // A new session needs them.
        QCOMPARE(acrouter({"live", "run", in("kept.acrw"), "--tasks", in("tasks.jsonl")}).exitCode, 2);
    }

    void twoProgramsDoNotGoOnWithOneSession()
    {
        const MockServer server([](const MockRequest& request) {
            MockReply reply = scripted(request);
            reply.delayMs = 200;
            return reply;
        });
        writeEndpoints("two.json", server.url(), {"strong", "weak"});
        QCOMPARE(acrouter({"live", "run", in("two.acrw"), "--tasks", in("tasks.jsonl"), "--endpoints", in("two.json"),
                           "--name", "two", "--calls", "1", "--json"})
                     .exitCode,
                 0);
        const QStringList arguments{"live", "run", in("two.acrw"), "--endpoints", in("two.json"), "--resume", "two"};
        QProcess first;
        QProcess second;
        first.start(QStringLiteral(ACR_BIN_DIR "/acrouter"), arguments + acceptUnbounded);
        second.start(QStringLiteral(ACR_BIN_DIR "/acrouter"), arguments + acceptUnbounded);
        QVERIFY(first.waitForFinished() && second.waitForFinished());
        QCOMPARE(std::min(first.exitCode(), second.exitCode()), 0);
        const QByteArray errors = first.readAllStandardError() + second.readAllStandardError();
        // The slower one stops before its first call, or finds nothing to do.
        const Json json = Json::parse(acrouter({"live", "show", in("two.acrw"), "two", "--json"}).output.toStdString());
        QCOMPARE(json["answered"].get<int>(), taskCount);
        QVERIFY2(json["calls"].get<int>() == server.requests(), errors.constData());
    }

    void aPersonsVerdictCounts()
    {
        const MockServer server(scripted);
        writeEndpoints("p.json", server.url(), {"strong", "weak"});
        std::string untested;
        for (int i = 0; i < 12; ++i)
            untested += Json{{"task_id", "u" + std::to_string(i)},
                             {"dimension", "d"},
                             {"prompt", "Write times(x), which gives x times " + std::to_string(i) + "."}}
                            .dump() +
                        "\n";
        write(in("u.jsonl"), untested);
        const Outcome first = acrouter({"live", "run", in("p.acrw"), "--tasks", in("u.jsonl"), "--endpoints",
                                        in("p.json"), "--name", "p", "--json"});
        QVERIFY2(first.exitCode == 0, qPrintable(first.errors));
        const Json before = Json::parse(first.output.toStdString());
        QCOMPARE(before["passed"].get<int>(), 0);
        const std::string disliked = before["turns"][0]["chosen"];
        int failed = 0;
        for (const Json& turn : before["turns"]) {
            const bool pass = turn["chosen"] != disliked;
            failed += pass ? 0 : 1;
            const Outcome judged =
                acrouter({"live", "verdict", in("p.acrw"), "p", QString::fromStdString(turn["task"].get<std::string>()),
                          pass ? "pass" : "fail", "--by", "me"});
            QVERIFY2(judged.exitCode == 0, qPrintable(judged.errors));
        }
        QCOMPARE(acrouter({"live", "verdict", in("p.acrw"), "p", "nobody", "pass"}).exitCode, 2);
        const Json now = Json::parse(acrouter({"live", "show", in("p.acrw"), "p", "--json"}).output.toStdString());
        QCOMPARE(now["passed"].get<int>(), 12 - failed);
        for (const Json& turn : now["turns"])
            QCOMPARE(turn["attempts"].back()["verdict"].get<std::string>(),
                     std::string(turn["chosen"] == disliked ? "failed" : "passed"));
        // The benchmark says so, too.
        const Outcome session = acrouter({"session", "show", in("p.acrw"), "p", "--json"});
        QVERIFY2(session.exitCode == 0, qPrintable(session.errors));

        // A session that goes on has learned from them.
        std::string others = untested;
        for (int i = 20; i < 40; ++i)
            others += Json{{"task_id", "u" + std::to_string(i)},
                           {"dimension", "d"},
                           {"prompt", "Write times(x), which gives x times " + std::to_string(i) + "."}}
                          .dump() +
                      "\n";
        write(in("v.jsonl"), others);
        const Outcome more = acrouter({"live", "run", in("p.acrw"), "--tasks", in("v.jsonl"), "--endpoints",
                                       in("p.json"), "--resume", "p", "--json"});
        QVERIFY2(more.exitCode == 0, qPrintable(more.errors));
        QVERIFY2(!more.errors.contains("differently"), qPrintable(more.errors));
        const Json after = Json::parse(more.output.toStdString());
        QCOMPARE(after["answered"].get<int>(), 32);
        int again = 0;
        for (std::size_t i = 12; i < 32; ++i)
            again += after["turns"][i]["chosen"] == disliked ? 1 : 0;
        QVERIFY2(again <= 4, qPrintable(more.output));
    }

    void aLiveSessionIsASessionAndABenchmark()
    {
        const MockServer server(scripted);
        writeEndpoints("l.json", server.url(), {"strong", "weak"});
        const Outcome run = acrouter({"live", "run", in("l.acrw"), "--tasks", in("tasks.jsonl"), "--endpoints",
                                      in("l.json"), "--name", "week", "--shadow", "0.5", "--json"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        const Json live = Json::parse(run.output.toStdString());

        const Json list = Json::parse(acrouter({"session", "list", in("l.acrw"), "--json"}).output.toStdString());
        QCOMPARE(list.size(), std::size_t{1});
        QCOMPARE(list[0]["session"].get<std::string>(), std::string("week"));
        QCOMPARE(list[0]["steps"].get<int>(), taskCount);
        QVERIFY(list[0]["finished"].get<bool>());
        const Outcome steps = acrouter({"session", "export", in("l.acrw"), "week", "--what", "steps"});
        QVERIFY2(steps.exitCode == 0, qPrintable(steps.errors));
        const auto lines = steps.output.split('\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), qsizetype(taskCount));
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const Json step = Json::parse(lines[i].toStdString());
            const Json& turn = live["turns"][std::size_t(i)];
            QCOMPARE(step["task"].get<std::string>(), turn["task"].get<std::string>());
            QCOMPARE(step["chosen"].get<std::string>(), turn["chosen"].get<std::string>());
            QCOMPARE(step["attempts"].size(), turn["attempts"].size());
        }
        // Its recorded decisions replay to the same models; another policy replays on what was seen.
        for (const char* policy : {"recorded:live", "acrouter", "always:strong"}) {
            const Outcome replayed = acrouter({"replay", in("l.acrw"), "--benchmark", "week", "--stream", "live",
                                               "--policy", policy, "--leave-missing", "--json"});
            QVERIFY2(replayed.exitCode == 0, qPrintable(replayed.errors));
        }
        // It teaches priors: of a set, and of a session that names it.
        const Outcome learned = acrouter({"priors", in("l.acrw"), "--benchmark", "week", "learn", "mine"});
        QVERIFY2(learned.exitCode == 0, qPrintable(learned.errors));
        const Json priors = Json::parse(
            acrouter({"priors", in("l.acrw"), "--benchmark", "week", "show", "mine", "--json"}).output.toStdString());
        QVERIFY(priors.dump().find("odd") != std::string::npos);
        write(in("next.jsonl"), Json{{"task_id", "n1"},
                                     {"dimension", "odd"},
                                     {"prompt", "Write times(x), which gives x times 3."},
                                     {"entry_point", "times"},
                                     {"tests", {"assert times(3) == 9"}}}
                                        .dump() +
                                    "\n");
        const Outcome next = acrouter({"live", "run", in("l.acrw"), "--tasks", in("next.jsonl"), "--endpoints",
                                       in("l.json"), "--name", "next", "--benchmark", "week"});
        QVERIFY2(next.exitCode == 0, qPrintable(next.errors));
        QVERIFY2(next.output.contains(QStringLiteral("priors from %1 probed tasks").arg(taskCount)),
                 qPrintable(next.output));
        // Weak fails on odd tasks, which the week has shown.
        QVERIFY2(next.output.contains("n1: strong passed"), qPrintable(next.output));
        // A second one of the same workspace takes another name, and its priors from no live session.
        const Outcome second = acrouter(
            {"live", "run", in("l.acrw"), "--tasks", in("tasks.jsonl"), "--endpoints", in("l.json"), "--json"});
        QVERIFY2(second.exitCode == 0, qPrintable(second.errors));
        QCOMPARE(Json::parse(second.output.toStdString())["session"].get<std::string>(), std::string("live"));
        const Outcome taken = acrouter(
            {"live", "run", in("l.acrw"), "--tasks", in("tasks.jsonl"), "--endpoints", in("l.json"), "--name", "week"});
        QCOMPARE(taken.exitCode, 1);
        QCOMPARE(acrouter({"live", "run", in("l.acrw"), "--endpoints", in("l.json"), "--resume", "none"}).exitCode, 2);
    }

    /// A session goes on from the priors that it began with, and verifies, also where the session that gave them has
    /// been judged, or has gone on, since.
    void priorsStayThoseOfTheBeginning()
    {
        const MockServer server(scripted);
        writeEndpoints("f.json", server.url(), {"strong", "weak"});
        const auto writeTasks = [&](const QString& name, const std::string& prefix, int from, int to) {
            std::string lines;
            for (int i = from; i < to; ++i)
                lines += Json{{"task_id", prefix + std::to_string(i)},
                              {"dimension", i % 2 == 0 ? "even" : "odd"},
                              {"prompt", "Write times(x), which gives x times " + std::to_string(i) + "."},
                              {"entry_point", "times"},
                              {"tests", {"assert times(3) == 3 * " + std::to_string(i)}}}
                             .dump() +
                         "\n";
            write(in(name), lines);
        };
        const auto run = [&](const QStringList& more) {
            return acrouter(
                QStringList{"live", "run", in("f.acrw"), "--endpoints", in("f.json"), "--parallel", "4", "--json"} +
                more);
        };
        const auto verified = [&] {
            const Outcome outcome = acrouter({"session", "verify", in("f.acrw"), "next", "--json"});
            return outcome.exitCode == 0 && Json::parse(outcome.output.toStdString())["identical"].get<bool>();
        };
        const Outcome week = run({"--tasks", in("tasks.jsonl"), "--name", "week", "--shadow", "1"});
        QVERIFY2(week.exitCode == 0, qPrintable(week.errors));
        writeTasks("f1.jsonl", "f", 0, 6);
        const Outcome next = run({"--tasks", in("f1.jsonl"), "--name", "next", "--benchmark", "week"});
        QVERIFY2(next.exitCode == 0, qPrintable(next.errors));
        QVERIFY(verified());

        for (const char* task : {"t1", "t3"}) {
            const Outcome judged = acrouter({"live", "verdict", in("f.acrw"), "week", task, "fail"});
            QVERIFY2(judged.exitCode == 0, qPrintable(judged.errors));
        }
        QVERIFY(verified());
        writeTasks("f2.jsonl", "f", 6, 12);
        const Outcome afterVerdicts = run({"--tasks", in("f2.jsonl"), "--resume", "next"});
        QVERIFY2(afterVerdicts.exitCode == 0, qPrintable(afterVerdicts.errors));
        QVERIFY2(!afterVerdicts.errors.contains("differently"), qPrintable(afterVerdicts.errors));
        QCOMPARE(Json::parse(afterVerdicts.output.toStdString())["answered"].get<int>(), 12);
        QVERIFY(verified());

        writeTasks("f3.jsonl", "more", 0, 4);
        const Outcome longer = run({"--tasks", in("f3.jsonl"), "--resume", "week"});
        QVERIFY2(longer.exitCode == 0, qPrintable(longer.errors));
        QVERIFY(verified());
        writeTasks("f4.jsonl", "f", 12, 14);
        const Outcome afterTasks = run({"--tasks", in("f4.jsonl"), "--resume", "next"});
        QVERIFY2(afterTasks.exitCode == 0, qPrintable(afterTasks.errors));
        QCOMPARE(Json::parse(afterTasks.output.toStdString())["answered"].get<int>(), 14);
        QVERIFY(verified());
    }

    /// The vectors of tasks come from a remote encoder, are paid from the budget, and are in the workspace: nothing is
    /// asked twice, and replays need no network.
    void aRemoteEncoderGivesVectors()
    {
        std::mutex mutex;
        std::map<std::string, int> asked;
        std::atomic<bool> works = true;
        {
            const MockServer server([&](const MockRequest& request) {
                if (!request.path.ends_with("/embeddings"))
                    return scripted(request);
                if (!works)
                    return MockReply{.status = 400, .body = R"({"error": {"message": "no"}})"};
                const std::scoped_lock lock(mutex);
                const Json body = Json::parse(request.body);
                Json data = Json::array();
                for (const Json& input : body["input"]) {
                    const std::string text = input;
                    ++asked[text];
                    const int number = std::stoi(text.substr(text.find("times ") + 6));
                    data.push_back(
                        {{"index", data.size()}, {"embedding", {number % 2 == 0 ? 1.0 : -1.0, 0.1 * number, 0.7}}});
                }
                return MockReply{.body = Json{{"data", data}, {"usage", {{"prompt_tokens", 10}}}}.dump()};
            });
            writeEndpoints("enc.json", server.url(), {"strong", "weak"});
            Json endpoints = Json::parse(readBack(in("enc.json")));
            endpoints["embeddings"] = {{{"model", "vec"}, {"endpoint", "local"}, {"input_per_1m", 1000}}};
            write(in("enc.json"), endpoints.dump());
            const QStringList begin{
                "live",   "run",   in("enc.acrw"), "--endpoints", in("enc.json"), "--tasks", in("tasks.jsonl"),
                "--name", "enc",   "--encoder",    "remote:vec",  "--parallel",   "3",       "--calls",
                "20",     "--json"};
            const Outcome unknownLength = acrouter(begin);
            QVERIFY(unknownLength.exitCode != 0);
            QVERIFY2(unknownLength.errors.contains("dimensions"), qPrintable(unknownLength.errors));
            endpoints["embeddings"][0]["dimensions"] = 3;
            write(in("enc.json"), endpoints.dump());
            const Outcome first = acrouter(begin);
            QVERIFY2(first.exitCode == 0, qPrintable(first.errors));
            QVERIFY(Json::parse(first.output.toStdString())["budget_exhausted"].get<bool>());
            const Outcome rest = acrouter({"live", "run", in("enc.acrw"), "--endpoints", in("enc.json"), "--resume",
                                           "enc", "--parallel", "3", "--json"});
            QVERIFY2(rest.exitCode == 0, qPrintable(rest.errors));
            QVERIFY2(!rest.errors.contains("differently"), qPrintable(rest.errors));
            const Json json = Json::parse(rest.output.toStdString());
            QCOMPARE(json["answered"].get<int>(), taskCount);
            // A vector costs 0.01 USD, and so do weak models three times.
            QVERIFY(json["spent_usd"].get<double>() >= 0.01 * taskCount);
            QCOMPARE(asked.size(), std::size_t{taskCount});
            for (const auto& [text, times] : asked)
                QVERIFY2(times == 1, text.c_str());

            // An encoder that fails stops nobody.
            works = false;
            const Outcome without =
                acrouter({"live", "run", in("enc.acrw"), "--endpoints", in("enc.json"), "--tasks", in("tasks.jsonl"),
                          "--name", "without", "--encoder", "remote:vec", "--json"});
            QVERIFY2(without.exitCode == 0, qPrintable(without.errors));
            QCOMPARE(Json::parse(without.output.toStdString())["answered"].get<int>(), taskCount);
        }
        for (const char* session : {"enc", "without"}) {
            const Outcome verified = acrouter({"session", "verify", in("enc.acrw"), session, "--json"});
            QVERIFY2(verified.exitCode == 0, qPrintable(verified.output + verified.errors));
            QVERIFY(Json::parse(verified.output.toStdString())["identical"].get<bool>());
        }
        const Outcome replayed =
            acrouter({"replay", in("enc.acrw"), "--benchmark", "enc", "--stream", "live", "--policy", "acrouter",
                      "--encoder", "remote:vec", "--leave-missing", "--json"});
        QVERIFY2(replayed.exitCode == 0, qPrintable(replayed.errors));
        const Outcome unknown = acrouter({"live", "run", in("enc.acrw"), "--endpoints", in("enc.json"), "--tasks",
                                          in("tasks.jsonl"), "--encoder", "remote:other"});
        QVERIFY(unknown.exitCode != 0);
    }

    /// Tasks of the same text are asked about once, also when they come at once, and the session verifies where that
    /// call fails and where it does not.
    void tasksOfOneTextShareOneVector_data()
    {
        QTest::addColumn<bool>("fails");
        QTest::newRow("the call is answered") << false;
        QTest::newRow("the call fails") << true;
    }
    void tasksOfOneTextShareOneVector()
    {
        QFETCH(const bool, fails);
        std::atomic<int> asked = 0;
        const MockServer server([&](const MockRequest& request) {
            if (!request.path.ends_with("/embeddings"))
                return scripted(request);
            // A second call for a text would give another result than the first one.
            if ((++asked > 3) != fails)
                return MockReply{.status = 400, .body = R"({"error": {"message": "no"}})", .delayMs = 20};
            Json data = Json::array();
            data.push_back({{"index", 0}, {"embedding", {1.0, 0.1 * asked.load(), 0.7}}});
            return MockReply{.body = Json{{"data", data}, {"usage", {{"prompt_tokens", 10}}}}.dump(), .delayMs = 20};
        });
        writeEndpoints("same.json", server.url(), {"strong", "weak"});
        Json endpoints = Json::parse(readBack(in("same.json")));
        endpoints["embeddings"] = {
            {{"model", "vec"}, {"endpoint", "local"}, {"input_per_1m", 1000}, {"dimensions", 3}}};
        write(in("same.json"), endpoints.dump());
        std::string tasks;
        for (int i = 0; i < 12; ++i)
            tasks += Json{{"task_id", "same" + std::to_string(i)},
                          {"dimension", i % 2 == 0 ? "even" : "odd"},
                          {"prompt", "Write times(x), which gives x times " + std::to_string(i % 3) + "."},
                          {"tests", {"assert times(3) == 3 * " + std::to_string(i % 3)}}}
                         .dump() +
                     "\n";
        write(in("same.jsonl"), tasks);
        const QString file = in(fails ? "same-failed.acrw" : "same.acrw");
        const Outcome ran = acrouter({"live", "run", file, "--endpoints", in("same.json"), "--tasks", in("same.jsonl"),
                                      "--name", "same", "--encoder", "remote:vec", "--parallel", "12", "--json"});
        QVERIFY2(ran.exitCode == 0, qPrintable(ran.errors));
        QCOMPARE(Json::parse(ran.output.toStdString())["answered"].get<int>(), 12);
        QCOMPARE(asked.load(), 3);
        const Outcome verified = acrouter({"session", "verify", file, "same", "--json"});
        QVERIFY2(verified.exitCode == 0, qPrintable(verified.output + verified.errors));
        QVERIFY(Json::parse(verified.output.toStdString())["identical"].get<bool>());
        // All tasks have a vector in the workspace.
        const Outcome replayed = acrouter({"replay", file, "--benchmark", "same", "--stream", "live", "--policy",
                                           "acrouter", "--encoder", "remote:vec", "--leave-missing", "--json"});
        QVERIFY2(replayed.exitCode == 0, qPrintable(replayed.errors));
    }

    void verifyFindsNoDifference_data()
    {
        QTest::addColumn<QString>("policy");
        QTest::addColumn<QString>("priors");
        QTest::addColumn<bool>("dear");
        QTest::newRow("acrouter") << "acrouter"
                                  << "" << false;
        QTest::newRow("with priors") << "acrouter"
                                     << "week" << false;
        QTest::newRow("cascade with priors") << "acrouter@mode=cascade"
                                             << "week" << false;
        QTest::newRow("linucb") << "linucb"
                                << "week" << false;
        QTest::newRow("lints") << "lints"
                               << "" << false;
        QTest::newRow("knn") << "knn"
                             << "" << false;
        // The budget never allows the strong model, and goes on allowing the others.
        QTest::newRow("a dear call is refused in the middle") << "cascade@chain=weak+strong+fair@strong=down@k=9"
                                                              << "" << true;
        QTest::newRow("a dear call is refused last") << "cascade@chain=weak+fair+strong@strong=down@k=9"
                                                     << "" << true;
    }
    /// Several tasks are in flight, an endpoint fails, the budget ends the first run, a person gives a late verdict:
    /// the session, computed again, decides the same at every step, and its record says why it decided.
    void verifyFindsNoDifference()
    {
        QFETCH(const QString, policy);
        QFETCH(const QString, priors);
        QFETCH(const bool, dear);
        const QString name = QString::fromLatin1(QTest::currentDataTag()).replace(' ', '-');
        const QString file = in("v-" + name + ".acrw");
        const MockServer server(scripted);
        QStringList models{"strong", "weak", "down"};
        if (dear)
            models << "fair";
        writeEndpoints("v.json", server.url(), models);
        if (!priors.isEmpty()) {
            const Outcome taught =
                acrouter({"live", "run", file, "--tasks", in("tasks.jsonl"), "--endpoints", in("v.json"), "--name",
                          priors, "--shadow", "1", "--policy", "acrouter@start=cold"});
            QVERIFY2(taught.exitCode == 0, qPrintable(taught.errors));
            std::string others;
            for (int i = 0; i < taskCount; ++i)
                others += Json{{"task_id", "o" + std::to_string(i)},
                               {"dimension", i % 2 == 0 ? "even" : "odd"},
                               {"prompt", "Write times(x), which gives x times " + std::to_string(i) + "."},
                               {"entry_point", "times"},
                               {"tests", {"assert times(3) == " + std::to_string(3 * i)}}}
                              .dump() +
                          "\n";
            write(in("verified.jsonl"), others);
        }
        QStringList run{
            "live",        "run",        file,     "--tasks", in(priors.isEmpty() ? "tasks.jsonl" : "verified.jsonl"),
            "--endpoints", in("v.json"), "--name", "v",       "--policy",
            policy,        "--parallel", "6",      "--json"};
        run << (dear ? QStringList{"--budget", "0.05", "--max-tokens", "60"} : QStringList{"--calls", "9"});
        if (!priors.isEmpty())
            run << "--benchmark" << priors;
        const Outcome first = acrouter(run);
        QVERIFY2(first.exitCode == 0, qPrintable(first.errors));
        const Json begun = Json::parse(first.output.toStdString());
        QVERIFY(begun["budget_exhausted"].get<bool>());
        if (dear) {
            int wentOn = 0;
            for (const Json& turn : begun["turns"])
                wentOn += turn["attempts"].size() == 2 && turn["attempts"][1]["model"] == "fair" ? 1 : 0;
            QVERIFY(wentOn > 0);
        }
        const Outcome judged = acrouter({"live", "verdict", file, "v",
                                         QString::fromStdString(begun["turns"][1]["task"].get<std::string>()), "fail"});
        QVERIFY2(judged.exitCode == 0, qPrintable(judged.errors));
        const Outcome rest =
            acrouter({"live", "run", file, "--endpoints", in("v.json"), "--resume", "v", "--parallel", "6", "--json"});
        QVERIFY2(rest.exitCode == 0, qPrintable(rest.errors));
        QVERIFY2(!rest.errors.contains("differently"), qPrintable(rest.errors));
        QCOMPARE(Json::parse(rest.output.toStdString())["answered"].get<int>(), taskCount);

        const Outcome verified = acrouter({"session", "verify", file, "v", "--json"});
        QVERIFY2(verified.exitCode == 0, qPrintable(verified.output + verified.errors));
        const Json verification = Json::parse(verified.output.toStdString());
        QVERIFY(verification["identical"].get<bool>());
        QCOMPARE(verification["steps"].get<int>(), taskCount);
        // What the journal says of a decision is in the steps.
        const Outcome steps = acrouter({"session", "export", file, "v", "--what", "steps"});
        QVERIFY2(steps.exitCode == 0, qPrintable(steps.errors));
        for (const QString& line : steps.output.split('\n', Qt::SkipEmptyParts)) {
            const Json step = Json::parse(line.toStdString());
            QVERIFY2(!step["reason"].get<std::string>().empty(), qPrintable(line));
        }
        const Outcome shown = acrouter({"session", "show", file, "v", "--step", "20", "--json"});
        QVERIFY2(shown.exitCode == 0, qPrintable(shown.errors));
        QVERIFY2(!shown.errors.contains("differently"), qPrintable(shown.errors));
    }

    /// Neither in the workspace and its journal, nor in exports and what is written to the terminal, nor among the
    /// arguments. A core dump has no place here: see aCrashLeavesNoKey().
    void noKeyIsShown()
    {
        const QByteArray key = "test-key-4f1c0d5e9b7a42d8";
        std::atomic<int> count = 0;
        std::atomic<bool> sent = true;
        const MockServer server([&](const MockRequest& request) {
            sent = sent && request.headers.find(key.toStdString()) != std::string::npos;
            // Servers repeat keys in their errors.
            if (++count % 3 == 0)
                return MockReply{.status = 401,
                                 .body = Json{{"error",
                                               {{"message", std::string(180, 'x') + " Incorrect API key provided: " +
                                                                key.toStdString() + ", " + key.toStdString()}}}}
                                             .dump()};
            return scripted(request);
        });
        write(
            in("key.json"),
            Json{{"endpoints", {{{"name", "local"}, {"base_url", server.url()}, {"api_key_env", "ACR_TEST_LIVE_KEY"}}}},
                 {"models", {{{"model", "strong"}, {"endpoint", "local"}}, {{"model", "weak"}, {"endpoint", "local"}}}}}
                .dump());
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("ACR_TEST_LIVE_KEY", QString::fromUtf8(key));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(ACR_BIN_DIR "/acrouter"),
                      {"live", "run", in("key.acrw"), "--tasks", in("tasks.jsonl"), "--endpoints", in("key.json"),
                       "--name", "key", "--shadow", "0.5", "--accept-unbounded"});
        QVERIFY(process.waitForStarted());
        while (server.requests() < 4)
            QVERIFY(!process.waitForFinished(1));
        QFile arguments(QStringLiteral("/proc/%1/cmdline").arg(process.processId()));
        QVERIFY(arguments.open(QIODevice::ReadOnly));
        const QByteArray cmdline = arguments.readAll();
        QVERIFY(cmdline.contains("key.acrw"));
        ::kill(pid_t(process.processId()), SIGSTOP);
        std::map<QString, QByteArray> seen;
        const auto takeFiles = [&] {
            for (const QFileInfo& file : QDir(m_folder.path()).entryInfoList({"key.acrw*"}, QDir::Files)) {
                QFile opened(file.filePath());
                if (opened.open(QIODevice::ReadOnly))
                    seen[file.fileName()] += opened.readAll();
            }
        };
        takeFiles();
        ::kill(pid_t(process.processId()), SIGCONT);
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);
        takeFiles();
        seen["output"] = process.readAllStandardOutput();
        seen["errors"] = process.readAllStandardError();
        seen["arguments"] = cmdline;
        seen["show"] = acrouter({"live", "show", in("key.acrw"), "key", "--json"}).output.toUtf8();
        for (const QString what : {"decisions", "steps", "definition"}) {
            const Outcome written = acrouter({"session", "export", in("key.acrw"), "key", "--what", what});
            QVERIFY2(written.exitCode == 0 && !written.output.isEmpty(), qPrintable(written.errors));
            seen["export of " + what] = written.output.toUtf8() + written.errors.toUtf8();
        }
        const Outcome table =
            acrouter({"table", in("key.acrw"), "--benchmark", "key", "--stream", "live", "--leave-missing", "--json"});
        seen["table"] = table.output.toUtf8() + table.errors.toUtf8();
        QVERIFY(sent);
        QVERIFY(seen["show"].contains("Incorrect API key provided: ***"));
        QVERIFY(seen.contains("key.acrw"));
        for (const auto& [name, content] : seen) {
            // A part of it would be a find as well.
            QVERIFY2(!content.contains(key.left(16)), qPrintable(name));
            QVERIFY2(!content.contains(key.right(10)), qPrintable(name));
        }
    }

    /// A model is asked to route: it is paid from the budget and recorded, so that its decisions replay without a
    /// network.
    void aModelRoutes()
    {
        const MockServer server([](const MockRequest& request) {
            const Json body = Json::parse(request.body);
            if (body["model"] != "router")
                return scripted(request);
            const std::string prompt = body["messages"].back()["content"];
            const int number = std::stoi(prompt.substr(prompt.find("times ") + 6));
            if (number == 5)
                return MockReply{.status = 500, .body = R"({"error": {"message": "out of order"}})"};
            const std::string answer = number % 2 == 0 ? "{\"model\": \"weak\"}" : "The odd ones need strong.";
            return MockReply{.body = openAiReply(answer, "router", 100, 10)};
        });
        writeEndpoints("route.json", server.url(), {"strong", "weak"});
        Json endpoints = Json::parse(readBack(in("route.json")));
        endpoints["helpers"] = {
            {{"model", "router"}, {"endpoint", "local"}, {"input_per_1m", 1}, {"output_per_1m", 2}}};
        write(in("route.json"), endpoints.dump());
        const QString policy = "llm:router@variant=vanilla";
        const Outcome run =
            acrouter({"live", "run", in("route.acrw"), "--tasks", in("tasks.jsonl"), "--endpoints", in("route.json"),
                      "--policy", policy, "--name", "routed", "--parallel", "3", "--calls", "21", "--json"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        QVERIFY(Json::parse(run.output.toStdString())["budget_exhausted"].get<bool>());
        const int asked = server.requests();
        QCOMPARE(asked, 21);
        const Outcome rest = acrouter(
            {"live", "run", in("route.acrw"), "--endpoints", in("route.json"), "--resume", "routed", "--json"});
        QVERIFY2(rest.exitCode == 0, qPrintable(rest.errors));
        // A call of the router and one of a model for each task, none of them twice.
        QCOMPARE(server.requests(), 2 * taskCount);
        const Json json = Json::parse(rest.output.toStdString());
        QCOMPARE(json["answered"].get<int>(), taskCount);
        QCOMPARE(json["calls"].get<int>(), 2 * taskCount);
        double cost = 0;
        for (const Json& turn : json["turns"]) {
            const int number = std::stoi(turn["task"].get<std::string>().substr(1));
            QCOMPARE(turn["chosen"].get<std::string>(), std::string(number % 2 == 0 ? "weak" : "strong"));
            QCOMPARE(turn["reason"].get<std::string>(), std::string(number == 5       ? "fallback"
                                                                    : number % 2 == 0 ? "json"
                                                                                      : "name_in_text"));
            cost += turn["attempts"][0]["cost_usd"].get<double>() + (number == 5 ? 0 : 120.0 / 1e6);
        }
        const double paid = json["spent_usd"].get<double>();
        // What a failed server did is not known: the call counts at the most that it can cost.
        QVERIFY(paid > cost && paid < cost + 0.02);

        const Outcome verified = acrouter({"session", "verify", in("route.acrw"), "routed", "--json"});
        QVERIFY2(verified.exitCode == 0, qPrintable(verified.output + verified.errors));
        const Outcome replayed = acrouter({"replay", in("route.acrw"), "--benchmark", "routed", "--stream", "live",
                                           "--policy", policy, "--leave-missing", "--json"});
        QVERIFY2(replayed.exitCode == 0, qPrintable(replayed.errors));
        QCOMPARE(server.requests(), 2 * taskCount);
        const Outcome other = acrouter({"replay", in("route.acrw"), "--benchmark", "routed", "--stream", "live",
                                        "--policy", "llm:router@variant=dimension"});
        QVERIFY(other.exitCode != 0);
        QVERIFY2(other.errors.contains("acrouter live route"), qPrintable(other.errors));

        // The same for the tasks of a benchmark, without calling its models.
        const QStringList record{"live",        "route",          in("route.acrw"),
                                 "--benchmark", "routed",         "--stream",
                                 "live",        "--policy",       "llm:router@variant=dimension",
                                 "--endpoints", in("route.json"), "--name",
                                 "recording",   "--json"};
        const Outcome some = acrouter(record + QStringList{"--calls", "10"});
        QVERIFY2(some.exitCode == 0, qPrintable(some.errors));
        QCOMPARE(Json::parse(some.output.toStdString())["tasks"].get<int>(), 10);
        const Outcome more = acrouter({"live", "route", in("route.acrw"), "--resume", "recording", "--stream", "live",
                                       "--endpoints", in("route.json"), "--json"});
        QVERIFY2(more.exitCode == 0, qPrintable(more.errors));
        QCOMPARE(Json::parse(more.output.toStdString())["tasks"].get<int>(), taskCount);
        QCOMPARE(server.requests(), 3 * taskCount);
        const Outcome known = acrouter({"replay", in("route.acrw"), "--benchmark", "routed", "--stream", "live",
                                        "--policy", "llm:router@variant=dimension", "--leave-missing", "--json"});
        QVERIFY2(known.exitCode == 0, qPrintable(known.errors));

        const Outcome unknown = acrouter({"live", "run", in("route.acrw"), "--tasks", in("tasks.jsonl"), "--endpoints",
                                          in("route.json"), "--policy", "llm:nobody", "--name", "unknown"});
        QCOMPARE(unknown.exitCode, 2);
        QVERIFY2(unknown.errors.contains("strong, weak, router"), qPrintable(unknown.errors));
    }

    /// A judge and further answers of the same model decide where a task has no tests. They are paid from the budget,
    /// and a session that goes on asks nobody twice.
    void modelsJudge()
    {
        std::mutex mutex;
        std::map<std::string, int> asked;
        const MockServer server([&](const MockRequest& request) {
            const Json body = Json::parse(request.body);
            const std::string model = body["model"];
            const std::string prompt = body["messages"].back()["content"];
            const int number = std::stoi(prompt.substr(prompt.find("times ") + 6));
            {
                const std::scoped_lock lock(mutex);
                ++asked[model + std::to_string(number)];
            }
            if (model != "judge")
                return scripted(request);
            const bool right = prompt.find("return None") == std::string::npos;
            return MockReply{
                .body = openAiReply(number == 4 ? "I can't tell."
                                                : std::string("{\"verdict\": \"") + (right ? "pass" : "fail") + "\"}",
                                    "judge", 100, 10),
                .delayMs = 20};
        });
        writeEndpoints("judge.json", server.url(), {"strong", "weak"});
        Json endpoints = Json::parse(readBack(in("judge.json")));
        endpoints["helpers"] = {{{"model", "judge"}, {"endpoint", "local"}, {"input_per_1m", 1}, {"output_per_1m", 2}}};
        write(in("judge.json"), endpoints.dump());
        std::string untested;
        for (int i = 0; i < 10; ++i)
            untested += Json{{"task_id", "j" + std::to_string(i)},
                             {"dimension", "d"},
                             {"prompt", "Write times(x), which gives x times " + std::to_string(i) + "."}}
                            .dump() +
                        "\n";
        write(in("judged.jsonl"), untested);
        const QStringList tools{"--judge", "judge", "--samples", "2", "--json"};
        QStringList run{"live",
                        "run",
                        in("judge.acrw"),
                        "--tasks",
                        in("judged.jsonl"),
                        "--endpoints",
                        in("judge.json"),
                        "--policy",
                        "always:weak",
                        "--name",
                        "judged",
                        "--parallel",
                        "2"};
        QProcess killed;
        killed.start(QStringLiteral(ACR_BIN_DIR "/acrouter"), run + tools + acceptUnbounded);
        while (killed.state() != QProcess::NotRunning && server.requests() < 17)
            killed.waitForFinished(2);
        killed.kill();
        killed.waitForFinished();
        const Outcome rest = acrouter(QStringList{"live", "run", in("judge.acrw"), "--endpoints", in("judge.json"),
                                                  "--resume", "judged", "--tasks", in("judged.jsonl")} +
                                      tools);
        QVERIFY2(rest.exitCode == 0, qPrintable(rest.errors));
        const Json json = Json::parse(rest.output.toStdString());
        QCOMPARE(json["answered"].get<int>(), 10);
        // One answer, two further ones and a judge for each task; a call that was lost is not made again.
        for (const auto& [what, times] : asked)
            QVERIFY2(times <= (what.starts_with("judge") ? 1 : 3), what.c_str());
        const Outcome steps = acrouter({"session", "export", in("judge.acrw"), "judged", "--what", "steps"});
        QVERIFY2(steps.exitCode == 0, qPrintable(steps.errors));
        int judgedSteps = 0;
        for (const QString& line : steps.output.split('\n', Qt::SkipEmptyParts)) {
            const Json step = Json::parse(line.toStdString());
            const int number = std::stoi(step["task"].get<std::string>().substr(1));
            const Json& attempt = step["attempts"].back();
            std::map<std::string, std::string> verdicts;
            for (const Json& verdict : attempt["verdicts"])
                verdicts[verdict["by"]] = verdict["verdict"];
            if (!verdicts.contains("judge") || verdicts["judge"] == "unknown")
                continue;
            ++judgedSteps;
            const bool right = number % 2 == 0 || attempt["model"] == "strong";
            QCOMPARE(verdicts["judge"], std::string(right ? "passed" : "failed"));
            QCOMPARE(verdicts["combined"], std::string(right ? "passed" : "failed"));
            QCOMPARE(attempt["passed"].get<bool>(), right);
        }
        QVERIFY(judgedSteps >= 6);
        const Outcome verified = acrouter({"session", "verify", in("judge.acrw"), "judged", "--json"});
        QVERIFY2(verified.exitCode == 0, qPrintable(verified.output + verified.errors));
    }

    /// Vectors of a remote encoder are asked for once; replays read them from the workspace.
    void aRemoteEncoderIsRecorded()
    {
        const MockServer server([](const MockRequest& request) {
            if (!request.path.ends_with("/embeddings"))
                return scripted(request);
            const Json body = Json::parse(request.body);
            Json data = Json::array();
            for (const Json& text : body["input"]) {
                const std::size_t length = text.get<std::string>().size();
                data.push_back({{"index", data.size()}, {"embedding", {1.0, double(length % 7), double(length % 3)}}});
            }
            return MockReply{.body = Json{{"data", data}, {"usage", {{"prompt_tokens", 1000}}}}.dump()};
        });
        writeEndpoints("embed.json", server.url(), {"strong", "weak"});
        const QString file = in("embed.acrw");
        const Outcome run = acrouter({"live", "run", file, "--tasks", in("tasks.jsonl"), "--endpoints",
                                      in("embed.json"), "--name", "seen", "--json"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        Json endpoints = Json::parse(readBack(in("embed.json")));
        endpoints["embeddings"] = {{{"model", "vectors"}, {"endpoint", "local"}, {"input_per_1m", 2}}};
        write(in("embed.json"), endpoints.dump());
        const QStringList embed{"prompts",        file,      "--benchmark", "seen",  "embed", "--endpoints",
                                in("embed.json"), "--model", "vectors",     "--json"};
        const int before = server.requests();
        const Outcome poor = acrouter(embed + QStringList{"--budget", "0.000001"});
        QVERIFY2(poor.exitCode == 0, qPrintable(poor.errors));
        QVERIFY(Json::parse(poor.output.toStdString())["budget_exhausted"].get<bool>());
        QCOMPARE(server.requests(), before);
        const QStringList replay{"replay",   file,       "--benchmark", "seen",           "--stream",        "live",
                                 "--policy", "acrouter", "--encoder",   "remote:vectors", "--leave-missing", "--json"};
        const Outcome early = acrouter(replay);
        QVERIFY(early.exitCode != 0);
        QVERIFY2(early.errors.contains("prompts FILE embed"), qPrintable(early.errors));
        const Outcome given = acrouter(embed);
        QVERIFY2(given.exitCode == 0, qPrintable(given.errors));
        const Json json = Json::parse(given.output.toStdString());
        QCOMPARE(json["tasks"].get<int>(), taskCount);
        QCOMPARE(json["encoder"].get<std::string>(), std::string("remote:vectors"));
        QVERIFY(std::abs(json["cost_usd"].get<double>() - 0.002) < 1e-12);
        QCOMPARE(server.requests(), before + 1);
        const Outcome again = acrouter(embed);
        QVERIFY2(again.exitCode == 0, qPrintable(again.errors));
        const Outcome replayed = acrouter(replay);
        QVERIFY2(replayed.exitCode == 0, qPrintable(replayed.errors));
        QCOMPARE(server.requests(), before + 1);
    }

    /// The built-in router needs no network.
    void theSimulatedRouterRoutes()
    {
        const Outcome run =
            acrouter({"live", "run", in("simroute.acrw"), "--built-in", "--policy",
                      "llm:simulated-router@variant=dimension", "--name", "sim", "--calls", "24", "--json"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        const Json json = Json::parse(run.output.toStdString());
        QVERIFY(json["answered"].get<int>() >= 8);
        for (const Json& turn : json["turns"])
            QCOMPARE(turn["reason"].get<std::string>(), std::string("json"));
    }

    /// A process that has used a key writes no core dump, where the same process without a key does.
    void aCrashLeavesNoKey()
    {
        QFile pattern("/proc/sys/kernel/core_pattern");
        QVERIFY(pattern.open(QIODevice::ReadOnly));
        const QByteArray names = pattern.readAll().trimmed();
        if (names.startsWith('|') || names.contains('/'))
            QSKIP(("core dumps of this machine go to " + names).constData());
        const QByteArray key = "test-key-90ab3e7d51c2f846";
        std::atomic<bool> sent = false;
        const MockServer server([&](const MockRequest& request) {
            sent = sent || request.headers.find(key.toStdString()) != std::string::npos;
            return MockReply{.silent = true};
        });
        const auto crash = [&](const char* name, bool withKey) {
            Json endpoint{{"name", "local"}, {"base_url", server.url()}};
            if (withKey)
                endpoint["api_key_env"] = "ACR_TEST_CRASH_KEY";
            write(in("crash.json"),
                  Json{{"endpoints", {endpoint}},
                       {"models",
                        {{{"model", "strong"}, {"endpoint", "local"}}, {{"model", "weak"}, {"endpoint", "local"}}}}}
                      .dump());
            QDir(m_folder.path()).mkdir(name);
            QProcess process;
            auto environment = QProcessEnvironment::systemEnvironment();
            environment.insert("ACR_TEST_CRASH_KEY", QString::fromUtf8(key));
            process.setProcessEnvironment(environment);
            process.setWorkingDirectory(in(name));
            process.setChildProcessModifier([] {
                const rlimit all{RLIM_INFINITY, RLIM_INFINITY};
                setrlimit(RLIMIT_CORE, &all);
            });
            const int before = server.requests();
            process.start(QStringLiteral(ACR_BIN_DIR "/acrouter"),
                          {"live", "run", in(QString(name) + ".acrw"), "--tasks", in("tasks.jsonl"), "--endpoints",
                           in("crash.json"), "--accept-unbounded"});
            while (process.state() != QProcess::NotRunning && server.requests() == before)
                process.waitForFinished(10);
            ::kill(pid_t(process.processId()), SIGSEGV);
            process.waitForFinished();
            return QDir(in(name)).entryInfoList(QDir::Files | QDir::Hidden);
        };
        const auto without = crash("without", false);
        if (without.isEmpty())
            QSKIP("this machine writes no core dumps");
        const auto with = crash("with", true);
        QVERIFY(sent);
        QVERIFY2(with.isEmpty(), with.isEmpty() ? "" : qPrintable(with.front().fileName()));
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

int main(int argc, char** argv)
{
    // QtTest ends a test function after five minutes, which is too early for many kills.
    constexpr const char* functionLimit = "QTEST_FUNCTION_TIMEOUT";
    constexpr int usualFunctionLimitMs = 300'000;
    if (!qEnvironmentVariableIsSet(functionLimit) && killCount() > fewKills)
        qputenv(functionLimit,
                QByteArray::number(usualFunctionLimitMs + killCount() * (killLimitMs + tasksPerKill * taskLimitMs)));
    QCoreApplication application(argc, argv);
    LiveTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_live.moc"
