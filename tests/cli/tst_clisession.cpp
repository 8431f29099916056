// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// `acrouter session` as used by scripts.

#include "core/workspace/database.h"
#include "tests/support/commandline.h"

#include <nlohmann/json.hpp>

#include <QtTest>

using Json = nlohmann::json;

namespace {

using Outcome = acr::test::CommandResult;
using acr::test::acrouter;

} // namespace

class SessionCommandTest final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_file;

    Json session(QStringList arguments)
    {
        arguments.insert(1, m_file);
        arguments.prepend(QStringLiteral("session"));
        arguments << QStringLiteral("--json");
        const Outcome outcome = acrouter(arguments);
        if (outcome.exitCode != 0)
            qFatal("%s", qPrintable(outcome.errors));
        return Json::parse(outcome.output.toStdString());
    }

    /// Changes the policy in a stored definition, as another version may have written it.
    bool setPolicy(const QString& name, const QString& policy)
    {
        auto database = acr::Database::open(m_file.toStdString(), acr::Database::Access::ReadWrite);
        if (!database)
            return false;
        const auto changed = database->execute(
            QStringLiteral(
                "UPDATE session SET definition = replace(definition, 'linucb@alpha=3', '%1') WHERE name = '%2'")
                .arg(policy, name)
                .toStdString());
        return changed.has_value();
    }

private slots:
    void initTestCase()
    {
        m_file = m_folder.filePath(QStringLiteral("demo.acrw"));
        QCOMPARE(acrouter({"demo", "--into", m_file, "--seed", "3"}).exitCode, 0);
    }

    void aSessionAgreesWithTheReplayAndWithItself()
    {
        const Json whole = session({"run", "--stream", "id_test", "--policy", "acrouter", "--name", "whole"});
        const Outcome replay = acrouter({"replay", m_file, "--stream", "id_test", "--policy", "acrouter", "--json"});
        const Json row = Json::parse(replay.output.toStdString())["rows"][0];
        QCOMPARE(whole["metrics"]["cum_regret"].get<double>(), row["cum_regret"].get<double>());
        QCOMPARE(whole["metrics"]["avg_perf_pct"].get<double>(), row["avg_perf_pct"].get<double>());
        QVERIFY(whole["finished"].get<bool>());
        QCOMPARE(session({"show", "whole"})["digest"], whole["digest"]);
        // Stopped and resumed, it has the same bytes.
        const Json stopped = session(
            {"run", "--stream", "id_test", "--policy", "acrouter", "--name", "stopped", "--break-at", "regret>0.9"});
        QCOMPARE(stopped["stopped_by"].get<std::string>(), std::string("regret>0.9"));
        QVERIFY(!stopped["finished"].get<bool>());
        QCOMPARE(session({"resume", "stopped"})["digest"], whole["digest"]);
    }

    void theMemoryOfASessionIsReadAtAnyStep()
    {
        session({"run", "--stream", "id_test", "--policy", "acrouter@start=cold", "--name", "it remembers @ night"});
        const auto memory = [&](QStringList arguments) {
            arguments.prepend(m_file);
            arguments.prepend("memory");
            return acrouter(arguments);
        };
        const QString name = QStringLiteral("it remembers @ night");
        const auto shown = [&](QStringList arguments) {
            const Outcome outcome = memory(QStringList{"show", "--json"} + arguments);
            if (outcome.exitCode != 0)
                qFatal("%s", qPrintable(outcome.errors));
            return Json::parse(outcome.output.toStdString());
        };
        // As a replay of the same, and at the step that is asked for.
        const Json of = shown({"--session", name, "--at", "300"});
        const Json replayed = shown({"--stream", "id_test", "--policy", "acrouter@start=cold", "--at", "300"});
        QCOMPARE(of["steps"].get<int>(), 300);
        QCOMPARE(of, replayed);
        QCOMPARE(shown({"--session", name, "--at", "300", "--beliefs"}),
                 shown({"--stream", "id_test", "--policy", "acrouter@start=cold", "--at", "300", "--beliefs"}));
        QVERIFY(shown({"--session", name})["steps"].get<int>() > 300);
        const Json diff = Json::parse(
            memory({"diff", "session:" + name + "@300", "session:" + name + "@350", "--json"}).output.toStdString());
        QCOMPARE(diff["added"].size(), std::size_t{50});
        QVERIFY(!diff["beliefs"].empty());
        const QString written = m_folder.filePath(QStringLiteral("session.json"));
        QCOMPARE(memory({"export", written, "--session", name, "--at", "350"}).exitCode, 0);
        QCOMPARE(memory({"import", written, "--as", "kept"}).exitCode, 0);
        QVERIFY(memory({"diff", "kept", "session:" + name + "@350"})
                    .output.contains("0 added, 0 forgotten, 0 changed, 0 beliefs changed"));
        const Outcome recall =
            memory({"recall", "--session", name, "--at", "400", "--segment", "64", "--queries", "20", "--json"});
        QVERIFY2(recall.exitCode == 0 && Json::parse(recall.output.toStdString())["entries"] == 400,
                 qPrintable(recall.errors));
        // A fork stores its shared steps and its own.
        session({"fork", name, "--after", "100", "--policy", "linucb", "--name", "twig"});
        QVERIFY(memory({"diff", "session:twig@100", "session:" + name + "@100"})
                    .output.contains(QStringLiteral("0 added, 0 forgotten, 0 changed")));
        QVERIFY(!memory({"diff", "session:twig@140", "session:" + name + "@140"})
                     .output.contains(QStringLiteral("0 added, 0 forgotten, 0 changed")));
        QCOMPARE(memory({"show", "--session", "nobody"}).exitCode, 2);
        QCOMPARE(memory({"show", "--session", name, "--policy", "linucb"}).exitCode, 2);
        QCOMPARE(memory({"diff", "session:nobody@3", "kept"}).exitCode, 2);
    }

    void aStepExplainsItself()
    {
        session({"run", "--stream", "ood176", "--policy", "acrouter@mode=cascade", "--name", "cascade"});
        const Json step = session({"show", "cascade", "--step", "12"});
        QCOMPARE(step["step"].get<int>(), 12);
        QVERIFY(!step["ballot"]["votes"].empty());
        QVERIFY(!step["attempts"].empty());
        QVERIFY(std::abs(step["regret"].get<double>() - step["quality_regret"].get<double>() -
                         step["cost_regret"].get<double>()) < 1e-12);
        const Outcome people = acrouter({"session", "show", m_file, "cascade", "--step", "12"});
        QVERIFY2(people.output.contains("margin") && people.output.contains("oracle:"), qPrintable(people.output));
    }

    void aForkSharesItsFirstStepsOnDisk()
    {
        session({"run", "--stream", "ood176", "--policy", "random", "--name", "origin"});
        session({"fork", "origin", "--after", "50", "--policy", "linucb", "--name", "branch", "--event",
                 "down:gpt-5.4@60"});
        const Outcome origin = acrouter({"session", "export", m_file, "origin", "--what", "steps"});
        const Outcome branch = acrouter({"session", "export", m_file, "branch", "--what", "steps"});
        const QStringList first = origin.output.split('\n');
        const QStringList second = branch.output.split('\n');
        QCOMPARE(first.size(), second.size());
        const auto chosen = [](const QString& line) {
            return Json::parse(line.toStdString())["chosen"].get<std::string>();
        };
        for (int i = 0; i < 50; ++i)
            QCOMPARE(chosen(first[i]), chosen(second[i]));
        QVERIFY(first.mid(50) != second.mid(50));
        for (int i = 60; i + 1 < second.size(); ++i)
            QVERIFY(chosen(second[i]) != "gpt-5.4");
        const Json list = session({"list"});
        const auto entry = std::ranges::find_if(list, [](const Json& item) { return item["session"] == "branch"; });
        QVERIFY(entry != list.end() && (*entry)["fork_of"] == "origin" && (*entry)["fork_after"] == 50);
        // A definition alone gives the same session again.
        const QString definition = m_folder.filePath(QStringLiteral("branch.json"));
        QCOMPARE(acrouter({"session", "export", m_file, "branch", "--what", "definition", "--to", definition}).exitCode,
                 0);
        const Json again = session({"run", "--definition", definition, "--name", "again"});
        QCOMPARE(again["digest"], session({"show", "branch"})["digest"]);
        // A fork remains complete when its parent is removed.
        QCOMPARE(acrouter({"session", "remove", m_file, "origin"}).exitCode, 0);
        QCOMPARE(session({"show", "branch"})["digest"], again["digest"]);
    }

    void aSessionIsVerified()
    {
        session({"run", "--stream", "id_test", "--policy", "linucb@alpha=3", "--name", "mine"});
        const Json same = session({"verify", "mine"});
        QVERIFY(same["identical"].get<bool>() && same["first"].empty() && same["parameters"].empty());
        QVERIFY(same["steps"].get<int>() > 100);
        const Outcome people = acrouter({"session", "verify", m_file, "mine"});
        QCOMPARE(people.exitCode, 0);
        QVERIFY2(people.output.contains("identical"), qPrintable(people.output));

        // As if linucb had explored more by default when it was recorded, and as a policy that nobody knows.
        const auto store = [this](const QString& name, const QString& policy) {
            session({"run", "--stream", "id_test", "--policy", "linucb@alpha=3", "--name", name});
            return setPolicy(name, policy);
        };
        QVERIFY(store("older", "linucb"));
        QVERIFY(store("unknown", "gone@depth=3"));
        const QStringList verify{"session", "verify", m_file, "older"};
        const Outcome differs = acrouter(verify + QStringList{"--json"});
        QCOMPARE(differs.exitCode, 1);
        const Json report = Json::parse(differs.output.toStdString());
        QVERIFY(!report["identical"].get<bool>() && report["decisions"].get<int>() > 0);
        QCOMPARE(report["parameters"][0]["name"].get<std::string>(), std::string("alpha"));
        QCOMPARE(report["parameters"][0]["recorded"].get<std::string>(), std::string("3"));
        const Json& first = report["first"][0];
        QVERIFY(first["recorded"]["chosen"] != first["now"]["chosen"]);
        QVERIFY(acrouter(verify).output.contains(QString::fromStdString(first["task"].get<std::string>())));
        QVERIFY(acrouter(verify).output.contains("parameter alpha: 3 when it was recorded"));

        // What was recorded is there, and what can't be computed says so.
        QCOMPARE(session({"show", "unknown"})["digest"], session({"show", "mine"})["digest"]);
        const Outcome step = acrouter({"session", "show", m_file, "unknown", "--step", "5"});
        QCOMPARE(step.exitCode, 0);
        QVERIFY2(step.output.contains("step 5 of") && step.errors.contains("gone"), qPrintable(step.errors));
        const Outcome exported = acrouter({"session", "export", m_file, "unknown"});
        QCOMPARE(exported.output, acrouter({"session", "export", m_file, "mine"}).output);
        const Outcome refused = acrouter({"session", "verify", m_file, "unknown"});
        QVERIFY(refused.exitCode != 0 && refused.output.isEmpty());
        QVERIFY2(refused.errors.contains("gone"), qPrintable(refused.errors));
        // A session of a policy that is not known is forked into one that is.
        const Json fork = session({"fork", "unknown", "--after", "100", "--policy", "linucb", "--name", "of unknown"});
        QVERIFY(fork["finished"].get<bool>());
        QCOMPARE(acrouter({"session", "verify", m_file, "of unknown"}).exitCode != 0, true);
        // The router is said to decide differently where it does.
        const Outcome shown = acrouter({"session", "show", m_file, "older", "--step", "200"});
        QCOMPARE(shown.exitCode, 0);
        QVERIFY2(shown.errors.contains("would decide differently now"), qPrintable(shown.errors));
    }

    void mistakesAreNamedAndChangeNothing_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        QTest::newRow("policy") << QStringList{"run", "FILE", "--stream", "id_test", "--policy", "nobody"} << "nobody";
        QTest::newRow("event") << QStringList{"run", "FILE", "--stream", "id_test", "--event", "down:nobody@3"}
                               << "nobody";
        QTest::newRow("event text") << QStringList{"run", "FILE", "--stream", "id_test", "--event", "gone"}
                                    << "down:MODEL@N";
        QTest::newRow("breakpoint") << QStringList{"run", "FILE", "--stream", "id_test", "--break-at", "regret>much"}
                                    << "regret>X";
        QTest::newRow("no stream") << QStringList{"run", "FILE"} << "--stream or --definition";
        QTest::newRow("session") << QStringList{"show", "FILE", "nothing"} << "nothing";
        QTest::newRow("resume") << QStringList{"resume", "FILE", "nothing"} << "nothing";
        QTest::newRow("definition") << QStringList{"run", "FILE", "--definition", "/nonexistent.json"}
                                    << "/nonexistent.json";
    }
    void mistakesAreNamedAndChangeNothing()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        const auto before = session({"list"}).size();
        arguments.replaceInStrings(QStringLiteral("FILE"), m_file);
        arguments.prepend(QStringLiteral("session"));
        const Outcome outcome = acrouter(arguments);
        QVERIFY(outcome.exitCode != 0);
        QVERIFY2(outcome.errors.contains(says), qPrintable(outcome.errors));
        QCOMPARE(session({"list"}).size(), before);
    }
};

QTEST_APPLESS_MAIN(SessionCommandTest)
#include "tst_clisession.moc"
