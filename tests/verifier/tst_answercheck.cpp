// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Answers are judged by running them; no answer passes without solving its task.

#include "core/base/parallel.h"
#include "core/verifier/answercheck.h"
#include "core/verifier/answercode.h"
#include "tests/support/shareddata.h"

#include <QtTest>

#include <mutex>

using namespace acr;
using namespace acr::test;

namespace {

RunnableTask addTask()
{
    RunnableTask task;
    task.id = "add";
    task.language = "python";
    task.prompt = "from typing import List\n\n\ndef add(numbers: List[int]) -> int:\n    \"\"\"The sum.\"\"\"\n";
    task.tests = "def check(candidate):\n    assert candidate([1, 2]) == 3\n    assert candidate([]) == 0\n"
                 "    assert candidate([-5, 5, 1]) == 1\n";
    task.entryPoint = "add";
    task.timeLimitSeconds = 3;
    return task;
}

} // namespace

class AnswerCheckTest : public QObject {
    Q_OBJECT

    std::optional<AnswerCheck> m_check;

    [[nodiscard]] ToolVerdict judge(const RunnableTask& task, const std::string& answer) const
    {
        const auto verdict = m_check->check(task, answer);
        if (!verdict)
            qFatal("%s", describe(verdict.error()).c_str());
        return *verdict;
    }

private slots:
    void init()
    {
        if (m_check)
            return;
        auto sandbox = Sandbox::open();
        if (!sandbox)
            QSKIP(("no sandbox on this machine: " + describe(sandbox.error())).c_str());
        m_check.emplace(std::move(*sandbox));
    }

    void codeIsFoundInAnswers_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QString>("code");
        QTest::newRow("bare") << "def f():\n    pass\n"
                              << "def f():\n    pass\n";
        QTest::newRow("fenced") << "Here:\n```python\nx = 1\n```\nDone."
                                << "x = 1\n";
        QTest::newRow("without a tag") << "```\nx = 1\n```"
                                       << "x = 1\n";
        QTest::newRow("another name") << "~~~py\nx = 1\n~~~"
                                      << "x = 1\n";
        QTest::newRow("the longest of its language")
            << "```python\na\n```\n```js\nlonger than all of the others\n```\n```python\nlonger\n```"
            << "longer\n";
        QTest::newRow("another language only") << "```text\nx = 1\n```"
                                               << "x = 1\n";
        QTest::newRow("not closed") << "```python\nx = 1\ny = 2"
                                    << "x = 1\ny = 2\n";
        QTest::newRow("a fence inside a longer one") << "````python\ns = '''\n```\n'''\n````"
                                                     << "s = '''\n```\n'''\n";
    }
    void codeIsFoundInAnswers()
    {
        QFETCH(const QString, answer);
        QFETCH(const QString, code);
        QCOMPARE(QString::fromStdString(codeOf(answer.toStdString(), "python")), code);
    }

    void pythonAnswers_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("verdict");
        const int passed = static_cast<int>(Verdict::Passed);
        const int failed = static_cast<int>(Verdict::Failed);
        const int unknown = static_cast<int>(Verdict::Unknown);
        const QByteArray right = "def add(numbers):\n    return sum(numbers)\n";
        QTest::newRow("whole function") << right << passed;
        QTest::newRow("completion") << QByteArray("    return sum(numbers)\n") << passed;
        QTest::newRow("in a fence") << QByteArray("Sure!\n```python\n" + right + "```\n") << passed;
        QTest::newRow("uses the prompt's imports")
            << QByteArray("def add(numbers: List[int]) -> int:\n    return sum(numbers)\n") << passed;
        QTest::newRow("prints") << QByteArray(
                                       "def add(numbers):\n    print('{', flush=True)\n    return sum(numbers)\n")
                                << passed;
        QTest::newRow("wrong") << QByteArray("def add(numbers):\n    return 3\n") << failed;
        QTest::newRow("raises") << QByteArray("def add(numbers):\n    raise ValueError('no')\n") << failed;
        QTest::newRow("does not parse") << QByteArray("def add(numbers:\n") << failed;
        QTest::newRow("another name") << QByteArray("def plus(numbers):\n    return sum(numbers)\n") << failed;
        QTest::newRow("empty") << QByteArray() << failed;
        QTest::newRow("exits with 0") << QByteArray("import sys\nsys.exit(0)\n") << failed;
        QTest::newRow("exits with 0 in the function")
            << QByteArray("import os\ndef add(numbers):\n    os._exit(0)\n") << failed;
        QTest::newRow("changes check")
            << QByteArray("import builtins\ndef check(candidate):\n    pass\nbuiltins.check = check\n"
                          "def add(numbers):\n    return 0\n")
            << failed;
        QTest::newRow("a value that equals everything")
            << QByteArray("class Any(int):\n    def __eq__(self, other):\n        return True\n"
                          "def add(numbers):\n    return Any(7)\n")
            << failed;
        QTest::newRow("an object that equals everything")
            << QByteArray("class Any:\n    def __eq__(self, other):\n        return True\n"
                          "def add(numbers):\n    return Any()\n")
            << unknown;
        QTest::newRow("an object that is true")
            << QByteArray("import re\ndef add(numbers):\n    return re.match('a', 'a')\n") << unknown;
        QTest::newRow("its own builtins") << QByteArray("def sum(x):\n    return 3\ndef len(x):\n    return 0\n"
                                                        "def add(numbers):\n    return sum(numbers)\n")
                                          << failed;
        QTest::newRow("runs for ever") << QByteArray("def add(numbers):\n    while True:\n        pass\n") << failed;
        QTest::newRow("recursion without end") << QByteArray("def add(numbers):\n    return add(numbers)\n") << failed;
        QTest::newRow("writes a verdict")
            << QByteArray("import os\nfor f in range(20):\n    try:\n        os.write(f, b'pass\\n')\n"
                          "    except OSError:\n        pass\ndef add(numbers):\n    return 9\n")
            << failed;
        QTest::newRow("a reply that is no JSON")
            << QByteArray("import os, struct\nfor f in range(3, 20):\n    try:\n"
                          "        os.write(f, struct.pack('<I', 4) + b'xxxx')\n    except OSError:\n        pass\n"
                          "def add(numbers):\n    return sum(numbers)\n")
            << failed;
    }
    void pythonAnswers()
    {
        QFETCH(const QByteArray, answer);
        QFETCH(const int, verdict);
        const ToolVerdict seen = judge(addTask(), answer.toStdString());
        QVERIFY2(static_cast<int>(seen.verdict) == verdict, seen.trace.c_str());
        QCOMPARE(seen.trace.empty(), seen.verdict == Verdict::Passed);
    }

    void theTraceSaysWhatWasWrong()
    {
        QVERIFY(judge(addTask(), "def add(numbers):\n    return 3\n").trace.find("candidate([]) == 0") !=
                std::string::npos);
        QVERIFY(judge(addTask(), "def add(numbers):\n    while True:\n        pass\n").trace.find("3 s") !=
                std::string::npos);
    }

    void argumentsThatAreChangedInPlace()
    {
        RunnableTask task = addTask();
        task.prompt.clear();
        task.entryPoint = "double";
        task.tests =
            "x = [1, 2]\nd = {'a': {1}}\ndouble(x, d)\nassert x == [2, 4]\nassert d == {'a': {1}, 'b': (2.5, None)}\n"
            "assert list(squares(3)) == [0, 1, 4]\n";
        QCOMPARE(judge(task, "def double(x, d):\n    x[:] = [2 * v for v in x]\n    d['b'] = (2.5, None)\n"
                             "def squares(n):\n    return (i * i for i in range(n))\n")
                     .verdict,
                 Verdict::Passed);
    }

    void aHoleInAnAssertion()
    {
        RunnableTask task = addTask();
        task.entryPoint = "f";
        task.prompt = "def f(x):\n    return [x] * 2\n\nassert f('a') == ??";
        task.tests = "assert f('a') == ['a', 'a']";
        QCOMPARE(judge(task, "['a', 'a']").verdict, Verdict::Passed);
        QCOMPARE(judge(task, "['a']").verdict, Verdict::Failed);
        QCOMPARE(judge(task, "exit(0)").verdict, Verdict::Failed);
        QCOMPARE(judge(task, "f('a')").verdict, Verdict::Failed);
    }

    void programsByTheirOutput_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("program");
        QTest::newRow("python") << "python"
                                << "a, b = map(int, input().split())\nprint(a + b)";
        QTest::newRow("javascript") << "javascript"
                                    << "const [a, b] = require('fs').readFileSync(0, 'utf8').split(' ').map(Number);\n"
                                       "console.log(a + b);";
        QTest::newRow("c") << "c"
                           << "#include <stdio.h>\nint main(void) { int a, b; scanf(\"%d %d\", &a, &b); "
                              "printf(\"%d\\n\", a + b); }";
        QTest::newRow("cpp") << "cpp"
                             << "#include <iostream>\nint main() { int a, b; std::cin >> a >> b; std::cout << a + b; }";
        QTest::newRow("java")
            << "java"
            << "import java.util.*; class Main { public static void main(String[] x) { Scanner s = new "
               "Scanner(System.in); System.out.println(s.nextInt() + s.nextInt()); } }";
        QTest::newRow("rust") << "rust"
                              << "fn main() { let mut s = String::new(); std::io::stdin().read_line(&mut s).unwrap(); "
                                 "let t: i32 = s.split_whitespace().map(|x| x.parse::<i32>().unwrap()).sum(); "
                                 "println!(\"{}\", t); }";
        QTest::newRow("go") << "go"
                            << "package main\nimport \"fmt\"\nfunc main() { var a, b int; fmt.Scan(&a, &b); "
                               "fmt.Println(a + b) }";
    }
    void programsByTheirOutput()
    {
        QFETCH(const QString, language);
        QFETCH(const QString, program);
        RunnableTask task;
        task.id = "sum";
        task.language = language.toStdString();
        task.input = "20 22\n";
        task.expectedOutput = "42\n";
        task.hasExpectedOutput = true;
        const ToolVerdict verdict = judge(task, program.toStdString());
        if (verdict.verdict == Verdict::Unknown)
            QSKIP(verdict.trace.c_str());
        QVERIFY2(verdict.verdict == Verdict::Passed, verdict.trace.c_str());
        task.expectedOutput = "43";
        QCOMPARE(judge(task, program.toStdString()).verdict, Verdict::Failed);
    }

    void testsThatFollowTheProgram()
    {
        RunnableTask task;
        task.id = "twice";
        task.language = "cpp";
        task.entryPoint = "twice";
        task.tests = "#include <cassert>\nint main() { assert(twice(2) == 4); }\n";
        const std::string right = "int twice(int x) { return 2 * x; }\n";
        const ToolVerdict verdict = judge(task, right);
        if (verdict.verdict == Verdict::Unknown)
            QSKIP(verdict.trace.c_str());
        QVERIFY2(verdict.verdict == Verdict::Passed, verdict.trace.c_str());
        QCOMPARE(judge(task, "int twice(int x) { return x; }\n").verdict, Verdict::Failed);
        QCOMPARE(judge(task, "#include <cstdlib>\nint twice(int) { std::exit(0); }\n").verdict, Verdict::Failed);
        QCOMPARE(judge(task, "int twice(int x) { return x }").verdict, Verdict::Failed);
    }

    void withoutTestsNothingIsKnown()
    {
        RunnableTask task;
        task.language = "python";
        QCOMPARE(judge(task, "x = 1").verdict, Verdict::Unknown);
        task.tests = "assert True";
        task.language = "cobol";
        QCOMPARE(judge(task, "x = 1").verdict, Verdict::Unknown);
    }

    void referenceSolutionsPassAndBrokenOnesFail_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("broken"); ///< %1: the function's name
        QTest::newRow("HumanEval") << "humaneval.jsonl" << 30 << "    return None\n";
        QTest::newRow("MBPP") << "mbpp.jsonl" << 30 << "def %1(*a, **k):\n    return 'wrong'\n";
        QTest::newRow("CRUXEval") << "cruxeval.jsonl" << 20 << "'no such value'";
        QTest::newRow("HumanEvalPack") << "humanevalpack.jsonl" << 15 << "}";
    }
    /// Of real prompts, spread over the file, so that each language has its share.
    void referenceSolutionsPassAndBrokenOnesFail()
    {
        QFETCH(const QString, file);
        QFETCH(const int, count);
        QFETCH(const QString, broken);
        ACR_NEED_SHARED(path, "prompts/" + file.toStdString());
        auto source = TextSource::open(path);
        QVERIFY(source);
        ErrorList errors;
        std::vector<RunnableTask> tasks = readRunnableTasks(*source, {}, errors);
        QVERIFY(errors.empty());
        const std::vector<std::string> languages = AnswerCheck::languages();
        std::erase_if(tasks, [&](const RunnableTask& task) {
            // The answer to a task of test generation is tests.
            return task.id.find("testgen") != std::string::npos || task.canonicalSolution.empty() ||
                   task.tests.empty() || std::ranges::find(languages, task.language) == languages.end();
        });
        const auto wanted = static_cast<std::size_t>(
            qEnvironmentVariableIsSet("ACR_ALL_REFERENCES") ? static_cast<int>(tasks.size()) : count);
        const std::size_t stride = std::max<std::size_t>(1, tasks.size() / wanted);
        QStringList wrong;
        std::mutex mutex;
        parallelFor(std::min(wanted, tasks.size()), 2, [&](std::size_t i) {
            const RunnableTask& task = tasks[i * stride];
            const ToolVerdict right = judge(task, task.canonicalSolution);
            const std::string other =
                (broken.contains("%1") ? broken.arg(QString::fromStdString(task.entryPoint)) : broken).toStdString();
            const ToolVerdict bad = judge(task, other);
            const std::scoped_lock lock(mutex);
            if (right.verdict != Verdict::Passed)
                wrong += QString::fromStdString(task.id + ", the reference: " + right.trace);
            if (bad.verdict == Verdict::Passed)
                wrong += QString::fromStdString(task.id + ", a broken one passes");
        });
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }
};

QTEST_GUILESS_MAIN(AnswerCheckTest)
#include "tst_answercheck.moc"
