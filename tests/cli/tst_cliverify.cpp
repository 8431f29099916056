// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// `acrouter verify` as a user runs it: answers become verdicts, and verdicts a benchmark that imports.

#include "core/sandbox/sandbox.h"
#include "tests/support/commandline.h"

#include <nlohmann/json.hpp>

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <unistd.h>

using Json = nlohmann::json;

namespace {

using Outcome = acr::test::CommandResult;
using acr::test::acrouter;

void write(const QString& path, const QByteArray& text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s can't be written", qPrintable(path));
}

const QByteArray tasks =
    R"json({"task_id": "add", "dimension": "code", "prompt": "Write add(a, b).", "entry_point": "add",)json"
    R"json( "tests": ["assert add(1, 2) == 3", "assert add(0, 0) == 0"],)json"
    R"json( "canonical_solution": "def add(a, b):\n    return a + b"})json"
    "\n"
    R"json({"task_id": "echo", "dimension": "io", "input": "hello", "expected_output": "hello\n",)json"
    R"json( "canonical_solution": "print(input())"})json"
    "\n";

const QByteArray answersOfTwo =
    R"json({"task_id": "add", "model": "good", "cost_usd": 0.25,)json"
    R"json( "answer": "```python\ndef add(a, b):\n    return b + a\n```"})json"
    "\n"
    R"json({"task_id": "echo", "model": "good", "answer": "print(input())", "cost_usd": 0.25})json"
    "\n"
    R"json({"task_id": "add", "model": "bad", "answer": "exit(0)", "cost_usd": 0.125})json"
    "\n"
    R"json({"task_id": "echo", "model": "bad", "answer": "print('bye')", "cost_usd": 0.125})json"
    "\n";

} // namespace

class CliVerifyTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] QString in(const QString& name) const { return m_folder.filePath(name); }

private slots:
    void initTestCase()
    {
        if (const auto sandbox = acr::Sandbox::open(); !sandbox)
            QSKIP(("no sandbox on this machine: " + acr::describe(sandbox.error())).c_str());
        write(in("tasks.jsonl"), tasks);
        write(in("answers.jsonl"), answersOfTwo);
    }

    void referenceSolutions()
    {
        const Outcome outcome = acrouter({"verify", in("tasks.jsonl"), "--reference", "--json"});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        const Json json = Json::parse(outcome.output.toStdString());
        QCOMPARE(json["models"][0]["passed"].get<int>(), 2);
        QCOMPARE(json["answers"].size(), std::size_t{2});
        // What bounds the answers, and what does not.
        const auto sandbox = acr::Sandbox::open();
        QVERIFY(sandbox);
        const acr::SandboxStrength strength = sandbox->strength();
        const bool none = strength.controlGroup == acr::ControlGroup::Kind::None;
        QCOMPARE(json["sandbox"]["control_group"] == "none", none);
        QCOMPARE(json["sandbox"]["own_user"].get<bool>(), strength.ownUser);
        QCOMPARE(outcome.errors.contains("no control group can be made here"), none);
    }

    /// As a user who can make no control group, where the test can become one.
    void answersAreRunWithFewerBoundsOnlyWhereThatIsAccepted()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath("tasks.jsonl"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(tasks), qint64(tasks.size()));
        file.close();
        using Permission = QFileDevice::Permission;
        const auto all = Permission::ReadOwner | Permission::ReadGroup | Permission::ReadOther;
        QVERIFY(file.setPermissions(all | Permission::WriteOwner));
        QVERIFY(QFile::setPermissions(folder.path(), all | Permission::WriteOwner | Permission::ExeOwner |
                                                         Permission::ExeGroup | Permission::ExeOther));
        const auto run = [&](const QStringList& more) {
            QProcess process;
            process.setChildProcessModifier([] {
                constexpr unsigned nobody = 65534;
                if (::getuid() == 0 && (::setgid(nobody) != 0 || ::setuid(nobody) != 0))
                    ::_exit(3);
            });
            process.start(QStringLiteral(ACR_BIN_DIR "/acrouter"),
                          QStringList{"verify", file.fileName(), "--reference", "--json"} + more);
            process.waitForFinished(120000);
            const int code = process.error() == QProcess::FailedToStart ? -1 : process.exitCode();
            return Outcome{code, QString::fromUtf8(process.readAllStandardOutput()),
                           QString::fromUtf8(process.readAllStandardError())};
        };
        const Outcome refused = run({});
        if (refused.exitCode == -1)
            QSKIP("another user can't run the command from this folder");
        if (refused.exitCode == 0)
            QSKIP("every user of this machine can make control groups");
        if (!refused.errors.contains("no control group"))
            QSKIP(qPrintable("another user has no sandbox: " + refused.errors));
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.errors.contains("files and processes"), qPrintable(refused.errors));
        QVERIFY2(refused.errors.contains("no answer is run"), qPrintable(refused.errors));
        QVERIFY2(refused.errors.contains("--accept-unbounded"), qPrintable(refused.errors));
        QVERIFY(refused.output.isEmpty());
        const Outcome accepted = run({"--accept-unbounded"});
        QVERIFY2(accepted.exitCode == 0, qPrintable(accepted.errors));
        QVERIFY2(accepted.errors.contains("files and processes"), qPrintable(accepted.errors));
        QVERIFY(!accepted.errors.contains("no answer is run"));
        const Json json = Json::parse(accepted.output.toStdString());
        QCOMPARE(json["models"][0]["passed"].get<int>(), 2);
        QCOMPARE(json["sandbox"]["control_group"].get<std::string>(), std::string("none"));
        QCOMPARE(json["sandbox"]["own_user"].get<bool>(), false);
    }

    void verdictsBecomeABenchmark()
    {
        const Outcome verified = acrouter(
            {"verify", in("tasks.jsonl"), in("answers.jsonl"), "--failures", "--out", in("results"), "--threads", "2"});
        QVERIFY2(verified.exitCode == 0, qPrintable(verified.errors));
        QVERIFY(verified.output.contains("good"));
        QVERIFY(verified.output.contains("echo · bad · failed: line 1 of the output: bye in place of hello"));
        const Outcome imported = acrouter({"import", in("results"), "--into", in("own.acrw")});
        QVERIFY2(imported.exitCode == 0, qPrintable(imported.errors));
        const Outcome table =
            acrouter({"table", in("own.acrw"), "--stream", "all", "--policies", "always:good,always:bad", "--json"});
        QVERIFY2(table.exitCode == 0, qPrintable(table.errors));
        const std::string text = Json::parse(table.output.toStdString()).dump();
        QVERIFY(text.find("always:good") != std::string::npos);
        QVERIFY(text.find("always:bad") != std::string::npos);
    }

    void badInputIsNamed_data()
    {
        QTest::addColumn<QByteArray>("tasksText");
        QTest::addColumn<QByteArray>("answersText");
        QTest::addColumn<QByteArray>("message");
        const QByteArray answer = R"({"task_id": "add", "model": "m", "answer": "x"})";
        QTest::newRow("unknown task") << tasks << QByteArray(R"({"task_id": "sub", "model": "m", "answer": "x"})")
                                      << QByteArray("sub");
        QTest::newRow("no answer") << tasks << QByteArray(R"({"task_id": "add", "model": "m"})")
                                   << QByteArray("answer");
        QTest::newRow("two answers") << tasks << answer + "\n" + answer << QByteArray(":2");
        QTest::newRow("two tasks") << tasks + tasks << answer << QByteArray(":3");
        QTest::newRow("tests of another type")
            << QByteArray(R"({"task_id": "add", "tests": [1]})") << answer << QByteArray("list of texts");
        QTest::newRow("no limit") << QByteArray(R"({"task_id": "add", "time_limit_s": 0})") << answer
                                  << QByteArray("3600");
        QTest::newRow("nothing") << QByteArray("\n") << answer << QByteArray("a task");
    }
    void badInputIsNamed()
    {
        QFETCH(const QByteArray, tasksText);
        QFETCH(const QByteArray, answersText);
        QFETCH(const QByteArray, message);
        write(in("t.jsonl"), tasksText);
        write(in("a.jsonl"), answersText);
        const Outcome outcome = acrouter({"verify", in("t.jsonl"), in("a.jsonl"), "--out", in("never")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.errors.contains(QString::fromUtf8(message)), qPrintable(outcome.errors));
        QVERIFY(!QFileInfo::exists(in("never")));
    }

    void usage()
    {
        QCOMPARE(acrouter({"verify", in("tasks.jsonl")}).exitCode, 2);
        QCOMPARE(acrouter({"verify", in("tasks.jsonl"), in("answers.jsonl"), "--reference"}).exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(CliVerifyTest)
#include "tst_cliverify.moc"
