// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A command of the user's judges answers, in the sandbox and in place of all other checks.

#include "core/live/livejournal.h"
#include "core/verifier/answercheck.h"
#include "tests/support/opensandbox.h"

#include <QtTest>

using namespace acr;

class CheckCommandTest : public QObject {
    Q_OBJECT

private slots:
    void itIsReadAndKept()
    {
        TextSource source("tasks.jsonl", R"({"task_id": "t", "check_command": "sh $ANSWER", "language": "bash"})");
        ErrorList errors;
        const std::vector<RunnableTask> tasks = readRunnableTasks(source, {}, errors);
        QVERIFY(errors.empty());
        QCOMPARE(tasks.size(), std::size_t{1});
        QCOMPARE(tasks[0].command, std::string("sh $ANSWER"));
        // A session that goes on has it.
        QCOMPARE(runnableTask(journalRequest(0, tasks[0], false)).command, tasks[0].command);
        // The answer is no suite for the solution.
        RunnableTask suite;
        suite.dimension = "test_generation";
        suite.language = "python";
        suite.canonicalSolution = "def f():\n    return 1\n";
        QVERIFY(asksForTests(suite));
        suite.command = "true";
        QVERIFY(!asksForTests(suite));
    }

    void itDecides_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QByteArray>("command");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("verdict");
        QTest::addColumn<QByteArray>("trace"); ///< a part of it
        const int passed = static_cast<int>(Verdict::Passed);
        const int failed = static_cast<int>(Verdict::Failed);
        const int unknown = static_cast<int>(Verdict::Unknown);
        const QByteArray sum("a, b = map(int, input().split())\nprint(a + b)\n");
        const QByteArray compare("test \"$(python3 -I \"$ANSWER\")\" = 42 && echo as expected");
        QTest::newRow("passes") << "python" << compare << sum << passed << QByteArray("as expected");
        QTest::newRow("fails") << "python" << compare << QByteArray("print(41)\n") << failed
                               << QByteArray("exit code 1");
        QTest::newRow("several lines, with errors")
            << "python" << QByteArray("echo one >&2\nexit 3\n") << sum << failed << QByteArray("exit code 3\none");
        QTest::newRow("can't tell") << "python" << QByteArray("exit 77") << sum << unknown
                                    << QByteArray("exit code 77");
        QTest::newRow("has the tests") << "python" << QByteArray("cat \"$TESTS\"; exit 1") << sum << failed
                                       << QByteArray("the tests");
        QTest::newRow("takes too long") << "python" << QByteArray("sleep 60") << sum << failed
                                        << QByteArray("more than");
        QTest::newRow("no such program") << "python" << QByteArray("no-such-program") << sum << failed
                                         << QByteArray("exit code 127");
        QTest::newRow("takes the code of a fenced answer")
            << "python" << QByteArray("cat \"$ANSWER\"") << QByteArray("Here:\n```python\nx = 1\n```\n") << passed
            << QByteArray("x = 1");
        QTest::newRow("a language without tools") << "cobol" << QByteArray("grep -q DISPLAY \"$ANSWER\"")
                                                  << QByteArray("DISPLAY 'x'.") << passed << QByteArray();
        QTest::newRow("sees no host") << "python" << QByteArray("cat /etc/passwd") << sum << failed
                                      << QByteArray("exit code 1");
        QTest::newRow("does not change the answer")
            << "python" << QByteArray("echo x > \"$ANSWER\"") << sum << failed << QByteArray("exit code");
    }
    void itDecides()
    {
        QFETCH(const QString, language);
        QFETCH(const QByteArray, command);
        QFETCH(const QByteArray, answer);
        QFETCH(const int, verdict);
        QFETCH(const QByteArray, trace);
        ACR_NEED_SANDBOX(sandbox);
        RunnableTask task;
        task.id = "t";
        task.language = language.toStdString();
        task.input = "20 22\n";
        // Neither of the two is what decides.
        task.tests = "the tests";
        task.expectedOutput = "never";
        task.hasExpectedOutput = true;
        task.command = command.toStdString();
        task.timeLimitSeconds = 2;
        const AnswerCheck check(std::move(*sandbox));
        const auto seen = check.check(task, answer.toStdString());
        QVERIFY(seen);
        QVERIFY2(static_cast<int>(seen->verdict) == verdict, seen->trace.c_str());
        QCOMPARE(seen->tool, std::string("command"));
        QVERIFY2(seen->trace.find(trace.toStdString()) != std::string::npos, seen->trace.c_str());
        QCOMPARE(isMissing(seen->score), seen->verdict == Verdict::Unknown);
    }
};

QTEST_GUILESS_MAIN(CheckCommandTest)
#include "tst_checkcommand.moc"
