// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The command line as used by scripts: output, exit codes, and files that are never partially written.

#include "core/base/random.h"
#include "core/workspace/database.h"
#include "core/workspace/experimentstore.h"
#include "core/workspace/workspace.h"
#include "tests/support/commandline.h"
#include "tests/support/shareddata.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <fstream>
#include <map>
#include <set>

using Json = nlohmann::json;

namespace {

using Outcome = acr::test::CommandResult;
using acr::test::acrouter;

/// The same through a shell, for what a process can't be given otherwise: bytes that are no text, closed streams.
Outcome shell(const QString& command, const QString& folder = {})
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), command});
    if (!process.waitForFinished(120000))
        qFatal("the command did not end");
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

/// An own benchmark with `tasks` tasks and three models.
void writeOwnBenchmark(const QString& folder, int tasks)
{
    QDir().mkpath(folder);
    std::ofstream taskFile((folder + "/tasks.jsonl").toStdString());
    std::ofstream results((folder + "/model_results.jsonl").toStdString());
    acr::Random random(1);
    for (int i = 0; i < tasks; ++i) {
        taskFile << Json{{"task_id", "task " + std::to_string(i)},
                         {"dimension", i % 2 == 0 ? "parsing" : "sorting"},
                         {"split", i % 3 == 0 ? "id_test" : "probing"},
                         {"prompt", "Write number " + std::to_string(i)}}
                 << '\n';
        for (const char* model : {"small", "middle", "large"}) {
            results << Json{{"task_id", "task " + std::to_string(i)},
                            {"model", model},
                            {"score", static_cast<double>(random.below(3)) / 2},
                            {"cost_usd", 0.001 * static_cast<double>(random.below(100))}}
                    << '\n';
        }
    }
}

} // namespace

class CommandLineTest final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

private slots:
    void initTestCase()
    {
        writeOwnBenchmark(path("own"), 300);
        const Outcome imported = acrouter({"import", path("own"), "--into", path("own.acrw")});
        QVERIFY2(imported.exitCode == 0, qPrintable(imported.errors));
        QVERIFY2(imported.output.contains("300 tasks × 3 models"), qPrintable(imported.output));
    }

    void rowsOfPriorsUnfoldToKinds()
    {
        QDir().mkpath(path("kinds"));
        std::ofstream tasks(path("kinds/tasks.jsonl").toStdString());
        std::ofstream results(path("kinds/model_results.jsonl").toStdString());
        acr::Random random(3);
        for (int i = 0; i < 200; ++i) {
            const bool go = i / 2 % 2 == 0;
            const std::string id = (go ? "go_" : "py_") + std::to_string(i);
            tasks << Json{{"task_id", id},
                          {"dimension", "translation"},
                          {"source", "pairs"},
                          {"split", i % 2 == 0 ? "probing" : "id_test"}}
                  << '\n';
            for (const bool forGo : {false, true})
                results << Json{{"task_id", id},
                                {"model", forGo ? "gopher" : "snake"},
                                {"score", random.uniform() < (forGo == go ? 0.9 : 0.1) ? 1 : 0},
                                {"cost_usd", 0.01}}
                        << '\n';
        }
        tasks.close();
        results.close();
        const QString file = path("kinds.acrw");
        const Outcome imported = acrouter({"import", path("kinds"), "--into", file});
        QVERIFY2(imported.exitCode == 0, qPrintable(imported.errors));

        const QStringList show{"priors", file, "show", "learned"};
        const QString dimensions = acrouter(show).output;
        QVERIFY(dimensions.contains("translation") && !dimensions.contains("translation/pairs"));
        const QString sources = acrouter(show + QStringList{"--rows", "sources"}).output;
        QVERIFY(sources.contains("translation/pairs") && !sources.contains("translation/pairs/go"));
        const QString kinds = acrouter(show + QStringList{"--rows", "kinds"}).output;
        QVERIFY2(kinds.contains("translation/pairs/go #") && kinds.contains("translation/pairs/py #"),
                 qPrintable(kinds));

        const Json json = Json::parse(acrouter(show + QStringList{"--rows", "kinds", "--json"}).output.toStdString());
        QVERIFY(json["priors"] == Json::parse(acrouter(show + QStringList{"--json"}).output.toStdString()));
        QCOMPARE(json["kinds"].size(), std::size_t{2});
        for (const Json& kind : json["kinds"]) {
            const bool go = kind["kind"].get<std::string>() == "go #";
            QCOMPARE(kind["by"].get<std::string>(), std::string("id_words"));
            QCOMPARE(kind["tasks"].get<int>(), 50);
            const auto score = kind["scores"]["gopher"].get<double>();
            const auto correction = kind["corrections"]["gopher"].get<double>();
            QVERIFY((score > 0.5) == go);
            QVERIFY((correction > 0) == go);
            QVERIFY((kind["corrections"]["snake"].get<double>() < 0) == go);
            // The table has the same figures.
            QVERIFY2(kinds.contains(QString::asprintf("%.3f %+.3f", score, correction)), qPrintable(kinds));
        }
        QCOMPARE(acrouter(show + QStringList{"--rows", "everything"}).exitCode, 2);
    }

    void priorSetsAreLearnedChangedComparedAndReplayed()
    {
        const QString file = path("own.acrw");
        QCOMPARE(acrouter({"priors", file, "learn", "base"}).exitCode, 0);
        QCOMPARE(
            acrouter({"priors", file, "set", "base", "mean:parsing:large=0.875", "exploration=7", "--as", "edited"})
                .exitCode,
            0);
        const Json sets = Json::parse(acrouter({"priors", file, "list", "--json"}).output.toStdString());
        QCOMPARE(sets.size(), std::size_t{2});
        const Json changes =
            Json::parse(acrouter({"priors", file, "diff", "base", "edited", "--json"}).output.toStdString());
        QCOMPARE(changes.size(), std::size_t{2});
        QCOMPARE(changes[0]["address"].get<std::string>(), std::string("mean:parsing:large"));
        QCOMPARE(changes[0]["after"].get<std::string>(), std::string("0.875"));
        QCOMPARE(acrouter({"priors", file, "export", "edited", path("edited.json")}).exitCode, 0);
        QCOMPARE(acrouter({"priors", file, "import", path("edited.json"), "--name", "back"}).exitCode, 0);
        QVERIFY(acrouter({"priors", file, "diff", "edited", "back"}).output.contains("no difference"));
        QVERIFY(acrouter({"priors", file, "show", "edited"}).output.contains("0.875"));

        const QStringList plain{"replay", file, "--stream", "id_test", "--policy", "acrouter", "--json"};
        QCOMPARE(acrouter(plain + QStringList{"--priors", "base"}).output, acrouter(plain).output);
        const Outcome fromFile = acrouter(plain + QStringList{"--priors", path("edited.json")});
        QCOMPARE(fromFile.output, acrouter(plain + QStringList{"--priors", "edited"}).output);
        QVERIFY(fromFile.output != acrouter(plain).output);
        QCOMPARE(
            acrouter({"table", file, "--stream", "id_test", "--policies", "acrouter", "--priors", "nobody"}).exitCode,
            2);

        QVERIFY(acrouter({"priors", file, "sensitivity", "base", "--stream", "id_test"}).output.contains("mean:"));
        QCOMPARE(acrouter({"priors", file, "tune", "base", "--as", "tuned", "--passes", "1"}).exitCode, 0);
        const Outcome refused =
            acrouter({"priors", file, "tune", "base", "--as", "tuned", "--passes", "1", "--stream", "id_test"});
        QVERIFY2(refused.exitCode == 2 && refused.errors.contains("--mark"), qPrintable(refused.errors));
        QCOMPARE(acrouter({"priors", file, "tune", "base", "--as", "flattered", "--passes", "1", "--stream", "id_test",
                           "--mark"})
                     .exitCode,
                 0);
        QVERIFY(acrouter({"priors", file, "show", "flattered"}).output.contains("tuned on id_test"));

        QCOMPARE(acrouter({"priors", file, "remove", "back"}).exitCode, 0);
        QCOMPARE(acrouter({"priors", file, "remove", "back"}).exitCode, 2);
        QCOMPARE(acrouter({"priors", file, "set", "base", "mean:parsing:large=2"}).exitCode, 2);
        std::ofstream(path("broken.json").toStdString())
            << "{\"format\": \"acrouter-priors\",\n\"version\": 9, \"models\": [\"a\"]}";
        const Outcome newer = acrouter({"priors", file, "import", path("broken.json")});
        QVERIFY2(newer.exitCode == 1 && newer.errors.contains("broken.json:2:12"), qPrintable(newer.errors));
    }

    void aSavedFilterOpensNoFile()
    {
        const QString file = path("own.acrw");
        const QString text = QStringLiteral("pick(\"group_map@map=%1\") = small").arg(path("broken.json"));
        std::ofstream(path("broken.json").toStdString()) << "secret";
        QCOMPARE(acrouter({"filters", file, "save", "opens", text}).exitCode, 0);
        const Outcome saved = acrouter({"tasks", file, "--stream", "id_test", "--where", "@opens"});
        QVERIFY2(saved.exitCode != 0 && saved.errors.contains("a map file that is named on the command line"),
                 qPrintable(saved.errors));
        // The user's own words may name a file, which is then read, and is no map.
        const Outcome typed = acrouter({"tasks", file, "--stream", "id_test", "--where", text});
        QVERIFY2(typed.exitCode != 0 && !typed.errors.contains("named on the command line"), qPrintable(typed.errors));
        QCOMPARE(acrouter({"filters", file, "remove", "opens"}).exitCode, 0);
    }

    void filtersSelectTasksAndAreSaved()
    {
        const QString file = path("own.acrw");
        const QString hard = "score(small) < 0.5 and score(large) >= 1";
        QVERIFY(acrouter({"filters", file}).output.contains("no saved filters"));
        QCOMPARE(acrouter({"filters", file, "save", "hard", hard}).exitCode, 0);
        QCOMPARE(acrouter({"filters", file, "save", "other", "solves(middle)", "--solves-at", "0.5"}).exitCode, 0);
        const Json saved = Json::parse(acrouter({"filters", file, "--json"}).output.toStdString());
        QCOMPARE(saved.size(), std::size_t{2});
        QCOMPARE(saved[0]["text"].get<std::string>(), hard.toStdString());
        QCOMPARE(saved[1]["solves_at"].get<double>(), 0.5);

        // The same text by name and as it is; and the tasks are those that it means.
        const Outcome byName = acrouter({"tasks", file, "--stream", "id_test", "--where", "@hard", "--json"});
        QVERIFY2(byName.exitCode == 0, qPrintable(byName.errors));
        QCOMPARE(acrouter({"tasks", file, "--stream", "id_test", "--where", hard, "--json"}).output, byName.output);
        const Json tasks = Json::parse(byName.output.toStdString());
        QVERIFY(tasks["found"].get<int>() > 0 && tasks["found"].get<int>() < 100);
        for (const Json& row : tasks["rows"])
            QVERIFY(row["scores"]["small"].get<double>() < 0.5 && row["scores"]["large"].get<double>() == 1);
        const Json table = Json::parse(
            acrouter({"table", file, "--stream", "id_test", "--where", "@hard", "--json"}).output.toStdString());
        QCOMPARE(table["n"], tasks["found"]);

        // What a policy did selects tasks, and no stream.
        const QStringList policies{"--where", "regret(random) > 0 and pick(random) = small"};
        const Outcome picked = acrouter(QStringList{"tasks", file, "--stream", "id_test", "--json"} + policies);
        QVERIFY2(picked.exitCode == 0, qPrintable(picked.errors));
        const Json pickedTasks = Json::parse(picked.output.toStdString());
        QVERIFY(pickedTasks["found"].get<int>() > 0);
        for (const Json& row : pickedTasks["rows"])
            QVERIFY(row["policies"]["random"]["pick"] == "small" && row["policies"]["random"]["regret"] > 0);
        const Outcome refused = acrouter(QStringList{"table", file, "--stream", "id_test"} + policies);
        QVERIFY2(refused.exitCode == 2 && refused.errors.contains("random"), qPrintable(refused.errors));

        // An error shows the place.
        const Outcome wrong = acrouter({"tasks", file, "--stream", "id_test", "--where", "solves(smal)"});
        QCOMPARE(wrong.exitCode, 2);
        QVERIFY2(wrong.errors.contains("small") && wrong.errors.contains("\n  solves(smal)\n         ^"),
                 qPrintable(wrong.errors));
        QCOMPARE(acrouter({"tasks", file, "--stream", "id_test", "--where", "@nobody"}).exitCode, 2);
        QCOMPARE(acrouter({"filters", file, "save", "bad", "solves("}).exitCode, 2);
        QCOMPARE(acrouter({"filters", file, "rename", "other", "hard"}).exitCode, 1);
        QCOMPARE(acrouter({"filters", file, "rename", "other", "half"}).exitCode, 0);
        QCOMPARE(acrouter({"filters", file, "remove", "half"}).exitCode, 0);
        QCOMPARE(acrouter({"filters", file, "remove", "half"}).exitCode, 2);
        const Outcome human =
            acrouter({"tasks", file, "--stream", "all", "--where", "prompt contains \"number 7\"", "--limit", "3"});
        QVERIFY2(human.output.contains("task 7") && human.output.contains("the first 3"), qPrintable(human.output));
    }

    void optionsOfAGroupStandAfterItsSubcommandToo()
    {
        const QString file = path("own.acrw");
        for (const QStringList& arguments : {QStringList{"priors", file, "learn", "base2", "--benchmark", "own"},
                                             QStringList{"priors", "--benchmark", "own", file, "list"},
                                             QStringList{"priors", file, "list", "--benchmark", "own"},
                                             QStringList{"memory", file, "list", "--benchmark", "own"}}) {
            const Outcome outcome = acrouter(arguments);
            QVERIFY2(outcome.exitCode == 0, qPrintable(arguments.join(' ') + ": " + outcome.errors));
        }
        const Outcome other = acrouter({"priors", file, "learn", "base2", "--benchmark", "none"});
        QVERIFY2(other.exitCode == 2 && other.errors.contains("own"), qPrintable(other.errors));
        QCOMPARE(acrouter({"priors", file, "learn", "base2", "--colour"}).exitCode, 2);
        QCOMPARE(acrouter({"priors", file, "remove", "base2"}).exitCode, 0);
    }

    void oneDamagedPriorSetHidesNoOther()
    {
        const QString file = path("damaged.acrw");
        QVERIFY(QFile::copy(path("own.acrw"), file));
        QCOMPARE(acrouter({"priors", file, "learn", "good"}).exitCode, 0);
        QCOMPARE(acrouter({"priors", file, "learn", "bad"}).exitCode, 0);
        QVERIFY(acr::Database::open(file.toStdString(), acr::Database::Access::ReadWrite)
                    ->execute("UPDATE prior_set SET document = '{}' WHERE name = 'bad'"));
        const Outcome list = acrouter({"priors", file, "list", "--json"});
        QVERIFY2(list.exitCode == 0, qPrintable(list.errors));
        const Json sets = Json::parse(list.output.toStdString());
        const auto named = [&](const char* name) {
            return *std::ranges::find_if(sets, [&](const Json& set) { return set["name"] == name; });
        };
        QVERIFY(named("bad").contains("damaged") && named("good")["dimensions"] == 2);
        QVERIFY(acrouter({"priors", file, "list"}).output.contains("damaged"));
        QCOMPARE(acrouter({"priors", file, "remove", "bad"}).exitCode, 0);
    }

    void aMemoryIsThatOfTheReplayWithTheSameOptions()
    {
        const QString file = path("own.acrw");
        QCOMPARE(acrouter({"priors", file, "learn", "plain"}).exitCode, 0);
        QCOMPARE(acrouter({"priors", file, "set", "plain", "mean:*:large=0.001", "strength:*:large=1000",
                           "mean:parsing:large=0.001", "strength:parsing:large=1000", "mean:sorting:large=0.001",
                           "strength:sorting:large=1000", "--as", "against large"})
                     .exitCode,
                 0);
        const QStringList options{"--stream",      "id_test",         "--policy",   "acrouter@memory=off", "--priors",
                                  "against large", "--leave-missing", "--verifier", "graded=0.5",          "--json"};
        const QString decisions = path("replayed.jsonl");
        const Outcome replayed = acrouter(QStringList{"replay", file, "--decisions", decisions} + options);
        QVERIFY2(replayed.exitCode == 0, qPrintable(replayed.errors));
        const Outcome memory = acrouter(QStringList{"memory", file, "show", "--limit", "1000"} + options);
        QVERIFY2(memory.exitCode == 0, qPrintable(memory.errors));
        std::map<std::string, std::string> remembered;
        std::size_t ungraded = 0;
        const Json shown = Json::parse(memory.output.toStdString());
        for (const Json& entry : shown["entries"]) {
            remembered[entry["task_id"].get<std::string>()] = entry["model"].get<std::string>();
            ungraded += entry["graded"] == false ? 1U : 0U;
        }
        std::ifstream lines(decisions.toStdString());
        std::size_t compared = 0;
        for (std::string line; std::getline(lines, line); ++compared) {
            const Json decision = Json::parse(line);
            QCOMPARE(remembered[decision["task_id"].get<std::string>()], decision["chosen_model"].get<std::string>());
        }
        QCOMPARE(compared, std::size_t{100});
        QVERIFY2(ungraded > 20, qPrintable(QString::number(ungraded)));
        for (const char* name : {"plain", "against large"})
            QCOMPARE(acrouter({"priors", file, "remove", name}).exitCode, 0);
    }

    void numbersAreWhatTheySay_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("a weight that is no number") << QStringList{"--cost-weight", "nan"};
        QTest::newRow("an infinite weight") << QStringList{"--cost-weight", "-inf"};
        QTest::newRow("a reward for cost") << QStringList{"--cost-weight", "0.5"};
        QTest::newRow("a negative seed") << QStringList{"--seed", "-1"};
        QTest::newRow("a seed past 64 bits") << QStringList{"--seed", "18446744073709551616"};
        QTest::newRow("a seed with a fraction") << QStringList{"--seed", "1.5"};
        QTest::newRow("negative threads") << QStringList{"--threads", "-1"};
        QTest::newRow("a verifier's key twice") << QStringList{"--verifier", "seed=1,seed=2"};
        QTest::newRow("a verifier's tools twice") << QStringList{"--verifier", "tools=default,tools=default"};
    }
    void numbersAreWhatTheySay()
    {
        QFETCH(const QStringList, options);
        const Outcome outcome =
            acrouter(QStringList{"table", path("own.acrw"), "--stream", "id_test", "--policies", "random"} + options);
        QVERIFY2(outcome.exitCode == 2, qPrintable(outcome.errors));
        QVERIFY2(outcome.errors.contains(options.last().section(',', -1)), qPrintable(outcome.errors));
    }

    void namesAreUtf8()
    {
        const QString program = QStringLiteral(ACR_BIN_DIR "/acrouter ");
        const QString broken = QStringLiteral(" \"$(printf 'caf\\351')\"");
        for (const char* command :
             {"priors own.acrw learn", "memory own.acrw snapshot --stream id_test --policy linucb",
              "session run own.acrw --stream id_test --name", "import own --into other.acrw --name"}) {
            const Outcome outcome = shell(program + command + broken, m_folder.path());
            QVERIFY2(outcome.exitCode == 2 && outcome.errors.contains("\\xe9"), qPrintable(command + outcome.errors));
        }
        QVERIFY(!QFile::exists(path("other.acrw")));
        // A path is bytes.
        const Outcome folder =
            shell("cp own.acrw" + broken + " && " + program + "priors" + broken + " list --json", m_folder.path());
        QVERIFY2(folder.exitCode == 0, qPrintable(folder.errors));
        QVERIFY(Json::parse(folder.output.toStdString()).is_array());
    }

    void errorsNeedNoStandardError()
    {
        const QString program = QStringLiteral(ACR_BIN_DIR "/acrouter ");
        for (const char* where : {"2>&-", "2>/dev/full", "2>/dev/null"}) {
            QCOMPARE(shell(program + "table none.acrw --stream id_test " + where, m_folder.path()).exitCode, 1);
            QCOMPARE(shell(program + "table own.acrw --stream none " + where, m_folder.path()).exitCode, 2);
            QCOMPARE(
                shell(program + "table own.acrw --stream id_test --policies nobody " + where, m_folder.path()).exitCode,
                2);
        }
        QCOMPARE(shell(program + "table own.acrw --stream id_test >/dev/full 2>&1", m_folder.path()).exitCode, 1);
        // With all streams closed the workspace is not what error messages are written to.
        QCOMPARE(shell(program + "priors own.acrw learn closed <&- >&- 2>&-", m_folder.path()).exitCode, 0);
        QCOMPARE(
            shell(program + "priors own.acrw learn closed --benchmark none <&- >&- 2>&-", m_folder.path()).exitCode, 2);
        QVERIFY(acr::Workspace::open(path("own.acrw").toStdString())->checkIntegrity()->empty());
        QCOMPARE(acrouter({"priors", path("own.acrw"), "remove", "closed"}).exitCode, 0);
    }

    void aWorkspaceIsAFileWhateverItIsCalled_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("a database in memory") << ":memory:";
        QTest::newRow("an address") << "file:x.acrw";
        QTest::newRow("an address with options") << "file:x.acrw?mode=memory";
    }
    void aWorkspaceIsAFileWhateverItIsCalled()
    {
        QFETCH(const QString, name);
        const QString program = QStringLiteral(ACR_BIN_DIR "/acrouter ");
        const Outcome made = shell(program + "import own --into '" + name + "'", m_folder.path());
        QVERIFY2(made.exitCode == 0, qPrintable(made.errors));
        QVERIFY(QFile::exists(m_folder.path() + '/' + name));
        const Outcome table =
            shell(program + "table '" + name + "' --stream id_test --policies oracle", m_folder.path());
        QVERIFY2(table.exitCode == 0, qPrintable(table.errors));
    }

    void namesSendNoControlCharactersToTheTerminal()
    {
        const QString file = path("own.acrw");
        const QString name = QStringLiteral("\x1b[2Jred \u009b31m\x7f");
        const Outcome run =
            acrouter({"session", "run", file, "--stream", "id_test", "--policy", "always:small", "--name", name});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        const Outcome unknown = acrouter({"session", "show", file, name + "?"});
        QCOMPARE(unknown.exitCode, 2);
        for (const QString& text :
             {run.output, acrouter({"session", "list", file}).output, unknown.errors,
              acrouter({"session", "fork", file, name, "--after", "5", "--policy", "oracle"}).output}) {
            QVERIFY(text.contains(QStringLiteral("red")));
            const bool clean = std::ranges::none_of(text, [](QChar letter) {
                return letter != QLatin1Char('\n') && letter.category() == QChar::Other_Control;
            });
            QVERIFY2(clean, qPrintable(text));
        }
        QCOMPARE(acrouter({"session", "remove", file, name}).exitCode, 0);
    }

    void theStatisticsHaveEveryPartForPeopleAndMachines()
    {
        const QStringList command{"statistics", path("own.acrw"), "--stream", "id_test"};
        const Json json = Json::parse(acrouter(command + QStringList{"--json"}).output.toStdString());
        QCOMPARE(json["n"].get<int>(), 100);
        QCOMPARE(json["groups"].size(), std::size_t{2});
        double shapley = 0;
        for (const Json& model : json["portfolio"]["models"])
            shapley += model["shapley"].get<double>();
        QVERIFY(std::abs(shapley - json["portfolio"]["oracle_reward"].get<double>()) < 1e-12);
        QCOMPARE(json["pairs"]["rows"].size(), std::size_t{6});
        QCOMPARE(json["sets"]["other_n"].get<int>(), 200);
        for (const char* part : {"means", "cells", "sets", "pairs", "portfolio", "explained"}) {
            const Outcome shown = acrouter(command + QStringList{"--part", part});
            QVERIFY2(shown.exitCode == 0 && shown.output.count('\n') > 3, part);
            QVERIFY(acrouter(command + QStringList{"--part", part, "--format", "latex"}).output.contains("tabular"));
        }
        QVERIFY(acrouter(command + QStringList{"--metric", "missing_costs", "--by", "source"}).exitCode == 0);
        QCOMPARE(acrouter(command + QStringList{"--metric", "beauty"}).exitCode, 2);
        const Outcome alone = acrouter({"statistics", path("own.acrw"), "--stream", "probing", "--part", "sets"});
        QVERIFY2(alone.exitCode != 0 && alone.errors.contains("--against"), qPrintable(alone.errors));
        QCOMPARE(
            acrouter({"statistics", path("own.acrw"), "--stream", "probing", "--part", "sets", "--against", "id_test"})
                .exitCode,
            0);
    }

    void theTableIsJsonWithFullPrecision()
    {
        const Outcome table = acrouter({"table", path("own.acrw"), "--stream", "id_test", "--json", "--seeds", "3"});
        QCOMPARE(table.exitCode, 0);
        QCOMPARE(table.errors, QString());
        const Json json = Json::parse(table.output.toStdString());
        QCOMPARE(json["stream"].get<std::string>(), std::string("id_test"));
        QCOMPARE(json["n"].get<int>(), 100);
        QCOMPARE(json["reward"]["cost_weight"].get<double>(), -0.1);
        std::set<std::string> policies;
        for (const Json& row : json["rows"]) {
            for (const char* key : {"policy", "n", "avg_perf_pct", "cum_regret", "cost_usd", "perf_per_dollar",
                                    "oracle_agreement", "coverage", "seeds", "published"})
                QVERIFY2(row.contains(key), key);
            policies.insert(row["policy"].get<std::string>());
            if (row["policy"] == "oracle")
                QCOMPARE(row["cum_regret"].get<double>(), 0.0);
        }
        QVERIFY(policies.contains("always:large") && policies.contains("linucb") &&
                policies.contains("dimension_best"));
    }

    void theDifferenceOfTwoPoliciesIsSplitByGroup()
    {
        const QStringList command{"table",      path("own.acrw"),      "--stream", "id_test",
                                  "--policies", "linucb,always:large", "--seeds",  "1"};
        const Json table = Json::parse(acrouter(command + QStringList{"--json"}).output.toStdString());
        const double expected =
            table["rows"][0]["cum_regret"].get<double>() - table["rows"][1]["cum_regret"].get<double>();
        for (const char* facet : {"dimension", "source"}) {
            const Outcome split = acrouter(command + QStringList{"--by", facet, "--json"});
            QVERIFY2(split.exitCode == 0, qPrintable(split.errors));
            const Json json = Json::parse(split.output.toStdString());
            QVERIFY(std::abs(json["total"]["difference"].get<double>() - expected) < 1e-9);
            double sum = 0;
            int tasks = 0;
            double last = INFINITY;
            for (const Json& group : json["groups"]) {
                sum += group["difference"].get<double>();
                tasks += group["n"].get<int>();
                QVERIFY(std::abs(group["difference"].get<double>()) <= last);
                last = std::abs(group["difference"].get<double>());
            }
            QVERIFY(std::abs(sum - expected) < 1e-9);
            QCOMPARE(tasks, 100);
        }
        const Outcome text = acrouter(command + QStringList{"--by", "dimension"});
        QVERIFY2(text.output.contains("parsing") && text.output.contains("total"), qPrintable(text.output));
        const Outcome alone =
            acrouter({"table", path("own.acrw"), "--stream", "id_test", "--policies", "linucb", "--by", "dimension"});
        QCOMPARE(alone.exitCode, 2);
        QVERIFY2(alone.errors.contains("two policies"), qPrintable(alone.errors));
    }

    void everyFormatHasARowAPolicy_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("expected");
        QTest::newRow("human") << "human"
                               << "always:large ";
        QTest::newRow("markdown") << "markdown"
                                  << "| always:large |";
        QTest::newRow("csv") << "csv"
                             << "\r\nalways:large,100,";
        QTest::newRow("latex") << "latex"
                               << "always:large & 100";
    }
    void everyFormatHasARowAPolicy()
    {
        QFETCH(QString, format);
        QFETCH(QString, expected);
        const Outcome table = acrouter({"table", path("own.acrw"), "--stream", "id_test", "--policies",
                                        "oracle,always:large", "--format", format});
        QCOMPARE(table.exitCode, 0);
        QVERIFY2(table.output.contains(expected), qPrintable(table.output));
    }

    void cellsThatSpreadsheetsWouldRunAreQuotedUnlessAskedOtherwise()
    {
        QDir().mkpath(path("signs"));
        std::ofstream tasks(path("signs/tasks.jsonl").toStdString());
        std::ofstream results(path("signs/model_results.jsonl").toStdString());
        tasks << Json{{"task_id", "a"}, {"split", "id_test"}} << '\n';
        for (const char* model : {"=1+1", "plain"})
            results << Json{{"task_id", "a"}, {"model", model}, {"score", 1}, {"cost_usd", 0.5}} << '\n';
        tasks.close();
        results.close();
        const QString file = path("signs.acrw");
        QCOMPARE(acrouter({"import", path("signs"), "--into", file}).exitCode, 0);
        const QStringList csv{"statistics", file, "--stream", "id_test", "--format", "csv"};
        QVERIFY(acrouter(csv).output.contains(",'=1+1,"));
        QCOMPARE(acrouter(csv + QStringList{"--csv-formulas", "quoted"}).output, acrouter(csv).output);
        const Outcome asIs = acrouter(csv + QStringList{"--csv-formulas", "as-is"});
        QCOMPARE(asIs.exitCode, 0);
        QCOMPARE(asIs.output, acrouter(csv).output.replace("'=1+1", "=1+1"));
        for (const char* command : {"table", "replay", "experiment", "audit", "statistics"})
            QVERIFY2(acrouter({command, "--help"}).output.contains("--csv-formulas"), command);
        for (const char* command : {"list", "show", "diff"})
            QVERIFY2(acrouter({"memory", file, command, "--help"}).output.contains("--csv-formulas"), command);
    }

    void writtenDecisionsReplayToTheSameFigures()
    {
        const QString file = path("decisions/linucb_here.jsonl");
        QDir().mkpath(path("decisions"));
        const Outcome replayed = acrouter({"replay", path("own.acrw"), "--stream", "id_test", "--policy", "linucb",
                                           "--set", "alpha=0.5", "--json", "--decisions", file});
        QVERIFY2(replayed.exitCode == 0, qPrintable(replayed.errors));
        const Outcome added = acrouter({"import", "--decisions", path("decisions"), "--into", path("own.acrw")});
        QVERIFY2(added.exitCode == 0, qPrintable(added.errors));
        const Outcome again =
            acrouter({"replay", path("own.acrw"), "--stream", "id_test", "--policy", "recorded:linucb_here", "--json"});
        QVERIFY2(again.exitCode == 0, qPrintable(again.errors));
        const Json first = Json::parse(replayed.output.toStdString())["rows"][0];
        const Json second = Json::parse(again.output.toStdString())["rows"][0];
        QCOMPARE(first["policy"].get<std::string>(), std::string("linucb@alpha=0.5"));
        QVERIFY(std::abs(first["cum_regret"].get<double>() - second["cum_regret"].get<double>()) < 1e-9);
        QVERIFY(std::abs(first["cost_usd"].get<double>() - second["cost_usd"].get<double>()) < 1e-9);
    }

    void trainedPoliciesAreSavedAndJoinTheTable()
    {
        const QString file = path("trained.acrw");
        QVERIFY(QFile::copy(path("own.acrw"), file));
        const auto figuresOf = [&](const QStringList& more) {
            const Outcome table =
                acrouter(QStringList{"table", file, "--stream", "id_test", "--json", "--seeds", "1"} + more);
            return Json::parse(table.output.toStdString())["rows"];
        };
        const auto has = [](const Json& rows, const char* policy) {
            return std::ranges::any_of(rows, [&](const Json& row) { return row["policy"] == policy; });
        };
        QVERIFY(!has(figuresOf({}), "logreg"));
        const Json onTheSpot = figuresOf({"--policies", "logreg,mf@seed=4"});
        const QStringList train{"train", file, "--policies", "logreg,mf", "--json"};
        const Outcome trained = acrouter(train);
        QVERIFY2(trained.exitCode == 0, qPrintable(trained.errors));
        const Json first = Json::parse(trained.output.toStdString());
        QCOMPARE(first[0]["policy"].get<std::string>(), std::string("logreg"));
        QCOMPARE(first[0]["training_tasks"].get<int>(), 200);
        QCOMPARE(first[0]["without_prompt"].get<int>(), 0);
        QVERIFY(!first[0]["saved_before"].get<bool>());
        const Outcome seeded = acrouter({"train", file, "--policies", "mf", "--seed", "4"});
        QVERIFY2(seeded.output.contains("mf@seed=4"), qPrintable(seeded.output + seeded.errors));
        const Json table = figuresOf({});
        QVERIFY(has(table, "logreg") && has(table, "mf") && has(table, "mf@seed=4"));
        for (const Json& row : onTheSpot) {
            QVERIFY(std::ranges::any_of(table, [&](const Json& other) {
                return other["policy"] == row["policy"] && other["cum_regret"] == row["cum_regret"];
            }));
        }
        const Json again = Json::parse(acrouter(train).output.toStdString());
        QVERIFY(again[0]["saved_before"].get<bool>());
        QCOMPARE(again[0]["fingerprint"], first[0]["fingerprint"]);
        QCOMPARE(acrouter({"train", file, "--policies", "linucb"}).exitCode, 1);
        QCOMPARE(acrouter({"train", file, "--policies", "nonsense"}).exitCode, 2);
    }

    void wrongUseSaysWhatIsPossible_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("mentions");
        const QString file = path("own.acrw");
        QTest::newRow("no command") << QStringList{} << 2 << "subcommand";
        QTest::newRow("unknown command") << QStringList{"tabel"} << 2 << "subcommand";
        QTest::newRow("unknown option") << QStringList{"table", file, "--stream", "id_test", "--colour"} << 2
                                        << "--colour";
        QTest::newRow("no stream") << QStringList{"table", file} << 2 << "--stream";
        QTest::newRow("unknown stream") << QStringList{"table", file, "--stream", "ood"} << 2 << "probing";
        QTest::newRow("unknown policy") << QStringList{"table", file, "--stream", "id_test", "--policies", "best"} << 2
                                        << "dimension_best";
        QTest::newRow("unknown model") << QStringList{"table", file, "--stream", "id_test", "--policies", "always:huge"}
                                       << 1 << "small, middle, large";
        QTest::newRow("bad parameter") << QStringList{"replay",   file,     "--stream", "id_test",
                                                      "--policy", "linucb", "--set",    "alpha=x"}
                                       << 2 << "alpha=x";
        QTest::newRow("bad filter") << QStringList{"table", file, "--stream", "id_test", "--filter", "colour=red"} << 2
                                    << "dimension";
        QTest::newRow("json and format") << QStringList{"table",  file,       "--stream", "id_test",
                                                        "--json", "--format", "csv"}
                                         << 2 << "--format";
        QTest::newRow("formulas of no CSV")
            << QStringList{"table", file, "--stream", "id_test", "--csv-formulas", "as-is"} << 2 << "--format";
        QTest::newRow("unknown way with formulas")
            << QStringList{"table", file, "--stream", "id_test", "--format", "csv", "--csv-formulas", "raw"} << 2
            << "as-is";
        QTest::newRow("no such workspace")
            << QStringList{"table", path("none.acrw"), "--stream", "id_test"} << 1 << "none.acrw";
        QTest::newRow("no workspace") << QStringList{"table", path("own/tasks.jsonl"), "--stream", "id_test"} << 1
                                      << "not a workspace";
        QTest::newRow("unknown benchmark")
            << QStringList{"table", file, "--stream", "id_test", "--benchmark", "yours"} << 2 << "own";
        QTest::newRow("import of nothing") << QStringList{"import", "--into", file} << 2 << "--decisions";
        QTest::newRow("import of a missing folder")
            << QStringList{"import", path("missing"), "--into", path("x.acrw")} << 1 << "missing";
    }
    void wrongUseSaysWhatIsPossible()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, exitCode);
        QFETCH(QString, mentions);
        const Outcome outcome = acrouter(arguments);
        QCOMPARE(outcome.exitCode, exitCode);
        QVERIFY2((outcome.errors + outcome.output).contains(mentions), qPrintable(outcome.errors + outcome.output));
        QVERIFY(!QFile::exists(path("x.acrw")));
    }

    void aBadFileLeavesTheWorkspaceAsItWas()
    {
        writeOwnBenchmark(path("broken"), 50);
        QFile results(path("broken/model_results.jsonl"));
        QVERIFY(results.open(QIODevice::Append));
        results.write("{\"task_id\": \"task 1\", \"model\": \"small\", \"score\": \"good\"}\n");
        results.close();
        const auto benchmarksIn = [&] {
            return acr::Workspace::open(path("own.acrw").toStdString()).value().benchmarks().value().size();
        };
        const std::size_t before = benchmarksIn();
        const Outcome outcome = acrouter({"import", path("broken"), "--into", path("own.acrw")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.errors.contains("model_results.jsonl:151"), qPrintable(outcome.errors));
        QVERIFY2(outcome.errors.contains("nothing was changed"), qPrintable(outcome.errors));
        QCOMPARE(benchmarksIn(), before);
    }

    void badDecisionsOrPromptsLeaveNoWorkspace()
    {
        QFile decisions(path("bad.jsonl"));
        QVERIFY(decisions.open(QIODevice::WriteOnly));
        decisions.write("{\"task_id\": \"task 1\", \"chosen_model\": \"nobody\"}\n");
        decisions.close();
        const QString file = path("never.acrw");
        const auto left = [&] { return QDir(m_folder.path()).entryList({"never.acrw*"}); };
        QCOMPARE(acrouter({"import", path("own"), "--into", file, "--decisions", path("bad.jsonl")}).exitCode, 1);
        QCOMPARE(left(), QStringList());
        QCOMPARE(acrouter({"import", path("own"), "--into", file, "--prompts", path("bad.jsonl")}).exitCode, 1);
        QCOMPARE(left(), QStringList());
        QCOMPARE(acrouter({"import", "--into", file, "--decisions", path("bad.jsonl")}).exitCode, 1);
        QCOMPARE(left(), QStringList());
    }

    void anExperimentThatFailsIsNotListed()
    {
        QFile run(path("fails.json"));
        QVERIFY(run.open(QIODevice::WriteOnly));
        run.write("{\"format\": \"acrouter-experiment\", \"version\": 1, \"name\": \"fails\", "
                  "\"streams\": [\"no such stream\"], \"policies\": [\"oracle\"]}");
        run.close();
        QVERIFY(acrouter({"experiment", path("fails.json"), "--into", path("own.acrw")}).exitCode != 0);
        auto workspace = acr::Workspace::open(path("own.acrw").toStdString());
        QVERIFY(workspace.has_value());
        const acr::BenchmarkId id = workspace->benchmarks().value().front().id;
        const auto definitions = acr::ExperimentStore(*workspace, id).definitions();
        for (const auto& saved : definitions.value())
            QVERIFY(saved.name != "fails");
    }

    void aSecondInterruptEndsTheProgram()
    {
        // Nobody reads the pipe, so the program waits for ever once it is full.
        const QByteArray pipe = path("pipe").toLocal8Bit();
        QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
        const int reader = ::open(pipe.constData(), O_RDWR);
        QFile run(path("wide.json"));
        QVERIFY(run.open(QIODevice::WriteOnly));
        Json wide{{"format", "acrouter-experiment"}, {"version", 1}, {"name", "wide"}, {"streams", {"id_test"}}};
        wide["policies"][0] = {{"policy", "linucb"}, {"parameters", {{"alpha", Json::array()}}}};
        for (int i = 1; i <= 400; ++i)
            wide["policies"][0]["parameters"]["alpha"].push_back(i / 100.0);
        run.write(QByteArray::fromStdString(wide.dump()));
        run.close();
        QProcess process;
        process.setStandardOutputFile(QString::fromLocal8Bit(pipe));
        process.start(QStringLiteral(ACR_BIN_DIR "/acrouter"),
                      {"experiment", path("wide.json"), "--into", path("own.acrw"), "--json"});
        QVERIFY(process.waitForStarted());
        const auto waiting = [&] {
            int bytes = 0;
            return ::ioctl(reader, FIONREAD, &bytes) == 0 && bytes > 60000;
        };
        const bool full = QTest::qWaitFor(waiting, 30000);
        for (int i = 0; full && i < 200 && process.state() != QProcess::NotRunning; ++i) {
            ::kill(static_cast<pid_t>(process.processId()), SIGINT);
            process.waitForFinished(50);
        }
        const bool ended = process.state() == QProcess::NotRunning;
        process.kill();
        process.waitForFinished();
        ::close(reader);
        QVERIFY(full);
        QVERIFY(ended);
    }

    void anImportThatIsKilledLeavesNothingHalfDone()
    {
        writeOwnBenchmark(path("large"), 4000);
        const QString file = path("killed.acrw");
        // Kills are spread over the time that an import takes here and a little longer.
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(acrouter({"import", path("large"), "--into", path("timed.acrw")}).exitCode, 0);
        const auto latest = static_cast<std::uint64_t>(clock.elapsed() * 5 / 4 + 1);
        acr::Random random(2026);
        int finished = 0;
        std::size_t before = 0;
        for (int round = 0; round < 50; ++round) {
            QProcess process;
            process.start(QStringLiteral(ACR_BIN_DIR "/acrouter"), {"import", path("large"), "--into", file});
            QVERIFY(process.waitForStarted());
            QTest::qSleep(static_cast<int>(random.below(latest)));
            process.kill();
            QVERIFY(process.waitForFinished());
            finished += process.exitStatus() == QProcess::NormalExit ? 1 : 0;
            if (!QFile::exists(file))
                continue;
            auto workspace = acr::Workspace::open(file.toStdString());
            if (!workspace)
                QFAIL(acr::describe(workspace.error()).c_str());
            QCOMPARE(workspace->checkIntegrity().value().size(), std::size_t{0});
            const auto benchmarks = workspace->benchmarks().value();
            QVERIFY(benchmarks.size() <= before + 1);
            before = benchmarks.size();
            for (const acr::BenchmarkSummary& summary : benchmarks) {
                QCOMPARE(summary.tasks, std::size_t{4000});
                if (&summary == &benchmarks.back())
                    QCOMPARE(workspace->loadBenchmark(summary.id).value().tasks.size(), std::size_t{4000});
            }
        }
        qInfo("%d of 50 imports ended before they were killed, %zu are in the file", finished, before);
    }

    void theDemoIsLabelledAsSimulated()
    {
        const Outcome made = acrouter({"demo", "--into", path("demo.acrw"), "--json"});
        QVERIFY2(made.exitCode == 0, qPrintable(made.errors));
        QCOMPARE(Json::parse(made.output.toStdString())["tasks"].get<int>(), 10175);
        const Outcome table = acrouter({"table", path("demo.acrw"), "--stream", "ood176", "--json"});
        QVERIFY2(table.exitCode == 0, qPrintable(table.errors));
        QCOMPARE(Json::parse(table.output.toStdString())["data"].get<std::string>(), std::string("simulated"));
    }

    void memoriesAreKeptComparedAndCarriedThroughFiles()
    {
        const QString file = path("remembered.acrw");
        QVERIFY(QFile::copy(path("own.acrw"), file));
        const auto memory = [&](QStringList arguments) {
            arguments.prepend(file);
            arguments.prepend("memory");
            return acrouter(arguments);
        };
        const QStringList replay{"--stream", "id_test", "--policy", "linucb"};
        const Outcome shown = memory(QStringList{"show", "--json", "--at", "40", "--capacity", "25"} + replay);
        QVERIFY2(shown.exitCode == 0, qPrintable(shown.errors));
        const Json json = Json::parse(shown.output.toStdString());
        QCOMPARE(json["size"].get<int>(), 25);
        QCOMPARE(json["entries"][0]["step"].get<int>(), 40);
        QCOMPARE(json["entries"][24]["step"].get<int>(), 16);
        QCOMPARE(memory(QStringList{"snapshot", "early", "--at", "40"} + replay).exitCode, 0);
        QCOMPARE(memory(QStringList{"snapshot", "late", "--at", "70"} + replay).exitCode, 0);
        QVERIFY(memory(QStringList{"snapshot", "late"} + replay).errors.contains("late"));
        QCOMPARE(Json::parse(memory({"list", "--json"}).output.toStdString()).size(), std::size_t{2});
        const Json diff = Json::parse(memory({"diff", "early", "late", "--json"}).output.toStdString());
        QCOMPARE(diff["added"].size(), std::size_t{30});
        QVERIFY(diff["forgotten"].empty() && diff["changed"].empty());
        for (const char* name : {"late.json", "late.jsonl"}) {
            QCOMPARE(memory({"export", path(name), "--snapshot", "late"}).exitCode, 0);
            const Outcome imported = memory({"import", path(name), "--as", name});
            QVERIFY2(imported.exitCode == 0, qPrintable(imported.errors));
            QVERIFY(
                memory({"diff", "late", name}).output.contains("0 added, 0 forgotten, 0 changed, 0 beliefs changed"));
        }
        // Over another benchmark of the workspace, what it lacks is said; nothing of the snapshot is lost.
        QCOMPARE(acrouter({"demo", "--tasks", "60", "--into", file}).exitCode, 0);
        const Outcome elsewhere = memory({"show", "--snapshot", "late", "--json"});
        QVERIFY2(elsewhere.exitCode == 0, qPrintable(elsewhere.errors));
        QVERIFY2(elsewhere.errors.contains("70 of 70 entries are left out: the benchmark "),
                 qPrintable(elsewhere.errors));
        QCOMPARE(Json::parse(elsewhere.output.toStdString())["unplaced"]["entries"].get<int>(), 70);
        QCOMPARE(memory({"export", path("elsewhere.jsonl"), "--snapshot", "late"}).exitCode, 0);
        const auto contentOf = [](const QString& name) {
            QFile written(name);
            return written.open(QIODevice::ReadOnly) ? written.readAll() : QByteArray();
        };
        QVERIFY(!contentOf(path("late.jsonl")).isEmpty());
        QCOMPARE(contentOf(path("elsewhere.jsonl")), contentOf(path("late.jsonl")));
        const Outcome foreign = memory({"import", path("late.jsonl"), "--as", "foreign"});
        QCOMPARE(foreign.exitCode, 0);
        QVERIFY2(foreign.output.contains("foreign: 70 entries") && foreign.errors.contains("70 of 70 entries"),
                 qPrintable(foreign.output + foreign.errors));
        QVERIFY(memory({"diff", "late", "foreign", "--benchmark", "own"}).output.contains("0 added, 0 forgotten"));
        QCOMPARE(Json::parse(memory({"list", "--json", "--benchmark", "own"}).output.toStdString()).size(),
                 std::size_t{5});
        const Outcome recall =
            memory(QStringList{"recall", "--json", "--segment", "64", "--benchmark", "own"} + replay);
        QVERIFY2(recall.exitCode == 0, qPrintable(recall.errors));
        QVERIFY(Json::parse(recall.output.toStdString())["recall"].get<double>() > 0.9);
        QCOMPARE(memory({"remove", "early"}).exitCode, 0);
        QCOMPARE(memory({"show"}).exitCode, 2);
        QCOMPARE(memory({"show", "--snapshot", "early"}).exitCode, 2);
        const Outcome broken = memory({"import", path("own/tasks.jsonl")});
        QCOMPARE(broken.exitCode, 1);
        QVERIFY2(broken.errors.contains("tasks.jsonl:1:"), qPrintable(broken.errors));
    }

    void theAuditOfTheRealDataFindsWhatIsKnown()
    {
        ACR_NEED_SHARED(tables, "coderouterbench");
        ACR_NEED_SHARED(reference, "reference");
        const QString file = path("real.acrw");
        const Outcome imported = acrouter({"import", QString::fromStdString(tables.string()), "--decisions",
                                           QString::fromStdString(reference.string()), "--into", file});
        QVERIFY2(imported.exitCode == 0, qPrintable(imported.errors));
        const Outcome audited = acrouter({"audit", file, "--json"});
        QVERIFY2(audited.exitCode == 0, qPrintable(audited.errors));
        const Json findings = Json::parse(audited.output.toStdString())["findings"];
        const auto count = [&](const char* kind, const char* stream, const char* subject = "") -> double {
            for (const Json& finding : findings) {
                if (finding["kind"] == kind && finding["stream"] == stream &&
                    finding["subject"].get<std::string>().starts_with(subject))
                    return finding["count"].get<double>();
            }
            return -1;
        };
        QCOMPARE(count("ungraded_cells", "ood176"), 473.0);
        QCOMPARE(count("unsolved_tasks", "ood176"), 37.0);
        QCOMPARE(count("unsolved_tasks", "id_test"), 710.0);
        QCOMPARE(count("ties_for_best", "id_test"), 1914.0);
        QCOMPARE(count("missing_costs", "probing"), 48547.0);
        QCOMPARE(count("few_token_counts", "id_test", "Qwen3-Max"), 10.0);
        QVERIFY(count("table_order_differs", "ood176") > 0);
        const auto release = std::ranges::find_if(findings, [](const Json& finding) {
            return finding["subject"] == "recorded:id_release_decisions release cum_regret";
        });
        QVERIFY(release != findings.end());
        QVERIFY(std::abs((*release)["found"].get<double>() - 290.08170004733336) < 1e-6);
        QCOMPARE((*release)["expected"].get<double>(), 202.0);
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_cli.moc"
