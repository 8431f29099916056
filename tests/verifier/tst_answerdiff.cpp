// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Answers that are diffs: they give the changed program where they fit the code in the prompt, and nothing elsewhere.

#include "core/verifier/answercheck.h"
#include "core/verifier/answerdiff.h"
#include "tests/support/opensandbox.h"

#include <QtTest>

using namespace acr;

class AnswerDiffTest : public QObject {
    Q_OBJECT

    static RunnableTask brokenTask()
    {
        RunnableTask task = test::pythonTask(
            "add", "Repair this function:\n\n```python\ndef add(a, b):\n    # The sum.\n    return a - b\n```\n\n"
                   "It has to add its arguments.");
        task.dimension = "bug_fixing";
        task.tests = "assert add(1, 2) == 3\nassert add(-1, 1) == 0\n";
        return task;
    }

private slots:
    void aDiffIsKnownByItsHead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("diff");
        QTest::newRow("with both file names") << QByteArray("--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n") << true;
        QTest::newRow("of git") << QByteArray("diff --git a/x b/x\nindex 1..2\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n")
                                << true;
        QTest::newRow("a hunk alone") << QByteArray("\n@@ -1,2 +1,2 @@ def f():\n a\n") << true;
        QTest::newRow("a hunk without numbers") << QByteArray("@@\n-a\n+b\n") << true;
        QTest::newRow("no hunk") << QByteArray("--- a/x\n+++ b/x\n") << false;
        QTest::newRow("a program") << QByteArray("def f():\n    return 1\n") << false;
        QTest::newRow("a program that mentions one") << QByteArray("s = '''\n@@ -1 +1 @@\n'''\n") << false;
        QTest::newRow("front matter") << QByteArray("--- title\ntext\n@@\n") << false;
        QTest::newRow("nothing") << QByteArray(" \n") << false;
    }
    void aDiffIsKnownByItsHead()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const bool, diff);
        QCOMPARE(isDiff(text.toStdString()), diff);
    }

    void hunksAreAppliedWhereTheirLinesAre_data()
    {
        QTest::addColumn<QByteArray>("diff");
        QTest::addColumn<QByteArray>("changed"); ///< of the lines a b c d b e; empty: it does not fit
        QTest::newRow("as it says") << QByteArray("--- x\n+++ x\n@@ -2,2 +2,2 @@\n b\n-c\n+C\n")
                                    << QByteArray("abCdbe");
        QTest::newRow("a wrong number") << QByteArray("@@ -40,1 +40,1 @@\n-c\n+C\n") << QByteArray("abCdbe");
        QTest::newRow("the nearer of two places") << QByteArray("@@ -5 +5 @@\n-b\n+B\n") << QByteArray("abcdBe");
        QTest::newRow("the other of two places") << QByteArray("@@ -1 +1 @@\n-b\n+B\n") << QByteArray("aBcdbe");
        QTest::newRow("which of two is not said") << QByteArray("@@\n-b\n+B\n") << QByteArray();
        QTest::newRow("one place, not said") << QByteArray("@@ ... @@\n d\n-b\n+B\n") << QByteArray("abcdBe");
        QTest::newRow("two hunks") << QByteArray("@@ -1 +1 @@\n-a\n+A\n@@ -6 +6 @@\n-e\n+E\n+F\n")
                                   << QByteArray("AbcdbEF");
        QTest::newRow("the second stands before the first")
            << QByteArray("@@ -6 +6 @@\n-e\n+E\n@@ -1 +1 @@\n-a\n+A\n") << QByteArray();
        QTest::newRow("lines are taken out") << QByteArray("@@ -2,4 +2,2 @@\n b\n-c\n-d\n b\n") << QByteArray("abbe");
        QTest::newRow("lines are added behind a line") << QByteArray("@@ -3,0 +4 @@\n+X\n") << QByteArray("abcXdbe");
        QTest::newRow("white space at the ends")
            << QByteArray("@@ -3 +3 @@\r\n-c \r\n+C\n\n\n") << QByteArray("abCdbe");
        QTest::newRow("no new line at the end")
            << QByteArray("@@ -6 +6 @@\n-e\n\\ No newline at end of file\n+E\n\\ No newline at end of file\n")
            << QByteArray("abcdbE");
        QTest::newRow("other code") << QByteArray("@@ -3 +3 @@\n-x\n+C\n") << QByteArray();
        QTest::newRow("two files") << QByteArray(
                                          "--- x\n+++ x\n@@ -1 +1 @@\n-a\n+A\n--- y\n+++ y\n@@ -1 +1 @@\n-q\n+Q\n")
                                   << QByteArray();
        QTest::newRow("words in a hunk") << QByteArray("@@ -3 +3 @@\n-c\nand then\n+C\n") << QByteArray();
    }
    void hunksAreAppliedWhereTheirLinesAre()
    {
        QFETCH(const QByteArray, diff);
        QFETCH(const QByteArray, changed);
        const auto seen = withDiff("a\nb\nc\nd\nb\ne\n", diff.toStdString());
        QCOMPARE(seen.has_value(), !changed.isEmpty());
        if (seen)
            QCOMPARE(QByteArray::fromStdString(*seen).replace("\n", ""), changed);
    }

    /// As a model answers, in the sandbox.
    void aDiffIsJudgedAsTheProgramThatItGives_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("verdict");
        QTest::addColumn<QByteArray>("trace");
        const int passed = static_cast<int>(Verdict::Passed);
        const int failed = static_cast<int>(Verdict::Failed);
        QTest::newRow("right")
            << QByteArray(
                   "The sign is wrong.\n\n```diff\n--- a/add.py\n+++ b/add.py\n@@ -1,3 +1,3 @@\n def add(a, b):\n"
                   "     # The sum.\n-    return a - b\n+    return a + b\n```\n")
            << passed << QByteArray();
        QTest::newRow("bare") << QByteArray("@@ -3 +3 @@\n-    return a - b\n+    return a + b\n") << passed
                              << QByteArray();
        QTest::newRow("wrong") << QByteArray("```diff\n@@ -3 +3 @@\n-    return a - b\n+    return a * b\n```\n")
                               << failed << QByteArray();
        QTest::newRow("of other code") << QByteArray(
                                              "```diff\n@@ -3 +3 @@\n-    return x - y\n+    return a + b\n```\n")
                                       << failed << QByteArray("does not fit the code in the prompt");
    }
    void aDiffIsJudgedAsTheProgramThatItGives()
    {
        QFETCH(const QByteArray, answer);
        QFETCH(const int, verdict);
        QFETCH(const QByteArray, trace);
        ACR_NEED_SANDBOX(sandbox);
        const AnswerCheck check(std::move(*sandbox));
        const auto seen = check.check(brokenTask(), answer.toStdString());
        QVERIFY(seen);
        QVERIFY2(static_cast<int>(seen->verdict) == verdict, seen->trace.c_str());
        QVERIFY2(seen->trace.find(trace.toStdString()) != std::string::npos, seen->trace.c_str());
    }
};

QTEST_GUILESS_MAIN(AnswerDiffTest)
#include "tst_answerdiff.moc"
