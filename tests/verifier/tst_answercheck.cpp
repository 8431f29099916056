// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Answers are judged by running them; no answer passes without solving its task.

#include "core/base/parallel.h"
#include "core/base/utf8.h"
#include "core/verifier/answercheck.h"
#include "core/verifier/answercode.h"
#include "tests/support/opensandbox.h"
#include "tests/support/shareddata.h"

#include <QtTest>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

using namespace acr;
using namespace acr::test;

namespace {

RunnableTask addTask()
{
    RunnableTask task = pythonTask(
        "add", "from typing import List\n\n\ndef add(numbers: List[int]) -> int:\n    \"\"\"The sum.\"\"\"\n");
    task.tests = "def check(candidate):\n    assert candidate([1, 2]) == 3\n    assert candidate([]) == 0\n"
                 "    assert candidate([-5, 5, 1]) == 1\n";
    return task;
}

/// The answer is a test suite for this solution.
RunnableTask clampTask()
{
    RunnableTask task =
        pythonTask("clamp", "Write tests for clamp(x, low=0, high=10): the nearer bound; ValueError where low > high.");
    task.dimension = "test_generation";
    task.canonicalSolution = "class Bad(ValueError):\n    pass\n\n\ndef clamp(x: int, low: int = 0, high: int = 10):\n"
                             "    if low > high:\n        raise Bad(\"bounds\")\n"
                             "    if x < low:\n        return low\n"
                             "    if x > high:\n        return high\n    return x\n";
    return task;
}

} // namespace

class AnswerCheckTest : public QObject {
    Q_OBJECT

    std::optional<AnswerCheck> m_check;
    /// As on a machine where programs are not forked.
    std::optional<AnswerCheck> m_withoutForks;

    [[nodiscard]] ToolVerdict judge(const RunnableTask& task, const std::string& answer, bool forks = true) const
    {
        const auto verdict = (forks ? m_check : m_withoutForks)->check(task, answer);
        if (!verdict)
            qFatal("%s", describe(verdict.error()).c_str());
        return *verdict;
    }

private slots:
    void init()
    {
        if (m_check)
            return;
        ACR_NEED_SANDBOX(sandbox);
        m_withoutForks.emplace(sandbox->withoutForks());
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

    void testSuites_data()
    {
        QTest::addColumn<QByteArray>("suite");
        QTest::addColumn<int>("verdict");
        QTest::addColumn<double>("score");
        QTest::addColumn<QByteArray>("trace");
        const int passed = static_cast<int>(Verdict::Passed);
        const int failed = static_cast<int>(Verdict::Failed);
        const int unknown = static_cast<int>(Verdict::Unknown);
        const QByteArray calls = "assert clamp(5, 0, 10) == 5\nassert clamp(50, 0, 10) == 10\n";
        // Of the nine mutants two behave as the solution does.
        QTest::newRow("as pytest has it")
            << QByteArray("```python\nimport pytest\nfrom solution import clamp, Bad\n\ndef test_inside():\n"
                          "    assert clamp(5, 0, 10) == 5\n\n"
                          "@pytest.mark.parametrize(\"x, bound\", [(-1, 0), (11, 10), (0, 0)])\n"
                          "def test_bounds(x, bound):\n    assert clamp(x) == bound\n    assert clamp(4, 4, 4) == 4\n\n"
                          "class TestErrors:\n    def test_order(self):\n"
                          "        with pytest.raises(Bad, match=\"^bounds\"):\n            clamp(1, 5, 2)\n```\n")
            << passed << 7.0 / 9 << QByteArray("7 of 9 mutants found, 100 % of lines reached\nnot found: line 8:");
        QTest::newRow("test cases")
            << QByteArray("import unittest\nfrom clamping import clamp\n\nclass Cases(unittest.TestCase):\n"
                          "    def test_all(self):\n        self.assertEqual(clamp(-1), 0)\n"
                          "        self.assertEqual(clamp(11), 10)\n        self.assertEqual(clamp(4, 4, 4), 4)\n"
                          "        self.assertEqual(clamp(3), 3)\n"
                          "        self.assertRaises(ValueError, clamp, 1, 5, 2)\n\nunittest.main()\n")
            << passed << 6.0 / 9 << QByteArray("6 of 9 mutants found, 100 % of lines reached");
        QTest::newRow("few cases") << calls << failed << 2.0 / 9
                                   << QByteArray("2 of 9 mutants found, 75 % of lines reached");
        QTest::newRow("with a copy of the function")
            << QByteArray("def clamp(x, low=0, high=10):\n    return 5 if x == 5 else 10\n\n") + calls << failed
            << 2.0 / 9 << QByteArray("2 of 9 mutants");
        QTest::newRow("a wrong case") << QByteArray("assert clamp(5, 0, 10) == 6\n") << failed << 0.0
                                      << QByteArray("it fails against the reference solution: line 1");
        QTest::newRow("calls nothing") << QByteArray("def test_nothing():\n    assert True\n") << failed << 0.0
                                       << QByteArray("it calls no function");
        QTest::newRow("empty") << QByteArray("\n") << failed << 0.0 << QByteArray("it calls no function");
        QTest::newRow("exits with 0") << calls + "import sys\nsys.exit(0)\n"
                                      << failed << 0.0 << QByteArray("it fails against the reference solution");
        QTest::newRow("ends its process") << calls + "import os\nos._exit(0)\n"
                                          << failed << 0.0 << QByteArray("it fails against the reference solution");
        QTest::newRow("fails always") << calls + "assert False\n"
                                      << failed << 0.0 << QByteArray("it fails against the reference solution");
        QTest::newRow("fails by chance") << calls + "import random\nassert random.random() < 0.1\n"
                                         << failed << 0.0 << QByteArray("it fails against the reference solution");
        QTest::newRow("writes a verdict")
            << calls + "import os\nfor f in range(3, 20):\n    try:\n        os.write(f, b'{\"end\": \"pass\"}')\n"
                       "    except OSError:\n        pass\n"
            << failed << 0.0 << QByteArray("it fails against the reference solution");
        QTest::newRow("looks for the program")
            << calls + "import gc\nfor held in gc.get_objects():\n"
                       "    if isinstance(held, dict) and 'program' in held:\n        raise ValueError\n"
            << failed << 2.0 / 9 << QByteArray("2 of 9 mutants");
        QTest::newRow("reads files") << calls + "import os\nassert os.listdir('/task') == ['runner.py']\n"
                                                "assert 'raise Bad' not in open('/task/runner.py').read()\n"
                                     << failed << 2.0 / 9 << QByteArray("2 of 9 mutants");
        QTest::newRow("runs for ever") << calls + "while True:\n    pass\n"
                                       << failed << 0.0 << QByteArray("more than 3 s");
        QTest::newRow("no program") << QByteArray("def test(:\n") << failed << 0.0
                                    << QByteArray("the tests are no Python program");
        QTest::newRow("what is not supported")
            << QByteArray("import pytest\n@pytest.fixture\ndef ten():\n    return 10\n") << unknown << missing
            << QByteArray("pytest.fixture is not supported");
    }
    /// No suite passes that does not tell the solution from mutants of it.
    void testSuites()
    {
        QFETCH(const QByteArray, suite);
        QFETCH(const int, verdict);
        QFETCH(const double, score);
        QFETCH(const QByteArray, trace);
        for (const bool forks : {true, false}) {
            const ToolVerdict seen = judge(clampTask(), suite.toStdString(), forks);
            QCOMPARE(seen.tool, std::string("mutants"));
            QVERIFY2(static_cast<int>(seen.verdict) == verdict, seen.trace.c_str());
            QVERIFY2(QByteArray::fromStdString(seen.trace).contains(trace), seen.trace.c_str());
            if (isMissing(score))
                QVERIFY(isMissing(seen.score));
            else
                QVERIFY2(std::abs(seen.score - score) < 1e-12, seen.trace.c_str());
        }
    }

    /// A solution that does not run is no reason to fail a suite.
    void aSuiteNeedsASolution()
    {
        RunnableTask task = clampTask();
        task.canonicalSolution = "def other():\n    return 1\n";
        QCOMPARE(judge(task, "assert True\n").verdict, Verdict::Unknown);
        task.canonicalSolution = "import no_such_module\ndef clamp(x):\n    return x\n";
        QCOMPARE(judge(task, "assert clamp(1) == 1\n").verdict, Verdict::Unknown);
        task.canonicalSolution = "def clamp(x):\n    pass\n";
        QCOMPARE(judge(task, "assert clamp(1) is None\n").verdict, Verdict::Unknown);
        // With tests of its own a task of this dimension is one as any other.
        task = addTask();
        task.dimension = "test_generation";
        task.canonicalSolution = "    return sum(numbers)\n";
        QCOMPARE(judge(task, "    return sum(numbers)\n").tool, std::string("tests"));
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
        QTest::newRow("ends its process with 0") << QByteArray("import os\nos._exit(0)\n") << failed;
        QTest::newRow("kills whom it can")
            << QByteArray("import os\nfor p in range(1, 4000):\n    try:\n        os.kill(p, 9) if p != os.getpid() "
                          "else 0\n    except OSError:\n        pass\ndef add(numbers):\n    return 0\n")
            << failed;
        QTest::newRow("changes what runs it")
            << QByteArray("import sys\nfor name, value in list(vars(sys.modules['__main__']).items()):\n"
                          "    if name in ('encode', 'send', 'to_text'):\n"
                          "        vars(sys.modules['__main__'])[name] = lambda *a: b'pass'\n"
                          "def add(numbers):\n    return 0\n")
            << failed;
        QTest::newRow("a child that goes on")
            << QByteArray("import os\nif os.fork() == 0:\n    os.setsid()\n    while True:\n        pass\n"
                          "def add(numbers):\n    return 0\n")
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
        RunnableTask task = addTask();
        task.timeLimitSeconds = 1;
        for (const bool forks : {true, false}) {
            const ToolVerdict seen = judge(task, answer.toStdString(), forks);
            QVERIFY2(static_cast<int>(seen.verdict) == verdict, seen.trace.c_str());
            QCOMPARE(seen.trace.empty(), seen.verdict == Verdict::Passed);
        }
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

    /// Other programs take the processors from the answer, which so takes longer than its limit by the clock.
    void aBusyMachineFailsNoAnswer()
    {
        std::atomic<bool> done = false;
        std::vector<std::jthread> others;
        for (unsigned i = 0; i < 2 * std::max(1U, std::thread::hardware_concurrency()); ++i)
            others.emplace_back([&done] {
                while (!done) {
                }
            });
        RunnableTask python = addTask();
        python.timeLimitSeconds = 4;
        const ToolVerdict answer =
            judge(python, "import time\ndef add(numbers):\n    while time.process_time() < 2:\n        pass\n"
                          "    return sum(numbers)\n");
        RunnableTask bash;
        bash.language = "bash";
        bash.timeLimitSeconds = 4;
        bash.expectedOutput = "0\n";
        bash.hasExpectedOutput = true;
        const ToolVerdict program = judge(bash, "i=200000\nwhile [ $i != 0 ]; do i=$((i - 1)); done\necho $i\n");
        done = true;
        QVERIFY2(answer.verdict == Verdict::Passed, answer.trace.c_str());
        QVERIFY2(program.verdict == Verdict::Passed, program.trace.c_str());
    }
    void anAnswerThatWaitsIsEndedByTheClock()
    {
        RunnableTask task = addTask();
        task.timeLimitSeconds = 1;
        const ToolVerdict waits = judge(task, "import time\ndef add(numbers):\n    time.sleep(100)\n");
        QCOMPARE(waits.verdict, Verdict::Failed);
        QVERIFY2(waits.trace.find("more than 3 s by the clock") != std::string::npos, waits.trace.c_str());
        const ToolVerdict works = judge(task, "def add(numbers):\n    while True:\n        pass\n");
        QCOMPARE(works.verdict, Verdict::Failed);
        // Where the machine is so busy that it gets less than a third of a processor, the clock ends it.
        QVERIFY2(works.trace.find("more than 1 s") != std::string::npos ||
                     works.trace.find("more than 3 s by the clock") != std::string::npos,
                 works.trace.c_str());
        RunnableTask compiled;
        compiled.language = "c";
        compiled.timeLimitSeconds = 1;
        compiled.hasExpectedOutput = true;
        const ToolVerdict loops = judge(compiled, "int main(void) { for (;;) ; }\n");
        if (loops.verdict == Verdict::Unknown)
            QSKIP(loops.trace.c_str());
        QCOMPARE(loops.verdict, Verdict::Failed);
        QVERIFY2(loops.trace.find("more than 1 s") == 0 || loops.trace.find("more than 3 s by the clock") == 0,
                 loops.trace.c_str());
        const ToolVerdict sleeps = judge(compiled, "#include <unistd.h>\nint main(void) { sleep(100); }\n");
        QCOMPARE(sleeps.verdict, Verdict::Failed);
        QVERIFY2(sleeps.trace.find("more than 3 s by the clock") == 0, sleeps.trace.c_str());
    }
    void aBodyInPlaceOfTheOneThatThePromptHas()
    {
        RunnableTask task = addTask();
        task.prompt =
            "def add(numbers):\n    from math import fsum\n    \"\"\"The sum.\"\"\"\n    return fsum(numbers)";
        QCOMPARE(judge(task, "    return fsum(numbers)\n").verdict, Verdict::Passed);
        QCOMPARE(judge(task, "    return fsum(numbers) + 1\n").verdict, Verdict::Failed);
    }

    void aProgramInThePromptThatPassesAloneSaysNothingOfTheAnswer()
    {
        RunnableTask task = addTask();
        for (const bool forks : {true, false}) {
            task.prompt = "def add(numbers):\n    print('added')\n    return sum(numbers)\n\n";
            const ToolVerdict alone = judge(task, "# nothing to add\n", forks);
            QCOMPARE(alone.verdict, Verdict::Unknown);
            QCOMPARE(alone.trace, std::string("the program in the prompt passes its tests without the answer"));
            // Without the answer it ends, fails, waits, goes on or prints for ever. The answer is the one that counts.
            task.timeLimitSeconds = 1;
            for (const char* const without : {"os._exit(0)", "raise SystemExit(0)", "return 1 / 0", "time.sleep(1000)",
                                              "pass", "print('x' * 10 ** 6, flush=True)", "os.kill(0, 9)"}) {
                task.prompt = "import os, time\ndef add(numbers):\n    while 'ready' not in globals():\n        " +
                              std::string(without) + "\n";
                const ToolVerdict verdict = judge(task, "    return sum(numbers)\nready = True\n", forks);
                QVERIFY2(verdict.verdict == Verdict::Passed, (without + (": " + verdict.trace)).c_str());
            }
        }
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
        QTest::newRow("typescript") << "typescript"
                                    << "import * as fs from 'fs';\nconst [a, b]: number[] = fs.readFileSync(0, "
                                       "'utf8').split(' ').map(Number);\nconsole.log(a + b);";
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

    void noProgramPassesWithoutSolvingItsTask_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("verdict");
        const int passed = static_cast<int>(Verdict::Passed);
        const int failed = static_cast<int>(Verdict::Failed);
        const auto row = [](const char* language, const char* name, const char* answer, int verdict) {
            QTest::addRow("%s, %s", language, name) << QString(language) << QByteArray(answer) << verdict;
        };
        row("javascript", "right", "const twice = (x) => 2 * x;\n", passed);
        row("javascript", "wrong", "const twice = (x) => x * x;\n", failed);
        row("javascript", "ends with 0", "process.exit(0);\nconst twice = 0;\n", failed);
        row("javascript", "ends with 0 in the function", "function twice() { process.exit(0); }\n", failed);
        row("javascript", "changes assertions", "console.assert = () => {};\nfunction twice() { return 0; }\n", failed);
        row("javascript", "swallows errors",
            "process.on('uncaughtException', () => process.exit(0));\nfunction twice() { return 0; }\n", failed);
        row("javascript", "is silent", "console.log = () => {};\nfunction twice() { return 0; }\n", failed);
        row("javascript", "runs for ever", "function twice() { for (;;) {} }\n", failed);
        row("typescript", "right", "const twice = (x: number): number => 2 * x;\n", passed);
        row("typescript", "wrong", "const twice = (x: number): number => x * x;\n", failed);
        row("typescript", "of wrong types", "const twice = (x: number): string => 2 * x;\n", failed);
        row("typescript", "ends with 0", "process.exit(0);\nconst twice: any = 0;\n", failed);
        row("typescript", "ends with 0 in the function", "function twice(x: number): any { process.exit(0); }\n",
            failed);
        row("typescript", "changes assertions",
            "console.assert = () => {};\nfunction twice(x: number): number { return 0; }\n", failed);
        row("c", "right", "int twice(int x) { return 2 * x; }\n", passed);
        row("c", "wrong", "int twice(int x) { return x * x; }\n", failed);
        row("c", "ends with 0", "#include <stdlib.h>\nint twice(int x) { exit(0); }\n", failed);
        row("c", "ends with 0 before main",
            "#include <unistd.h>\n__attribute__((constructor)) void early(void) { _exit(0); }\n"
            "int twice(int x) { return 0; }\n",
            failed);
        row("c", "switches assertions off", "#define NDEBUG\nint twice(int x) { return 0; }\n", failed);
        row("c", "includes a file of the host", "#include \"/etc/passwd\"\nint twice(int x) { return 0; }\n", failed);
        row("c", "runs for ever", "int twice(int x) { for (;;) { } }\n", failed);
        row("cpp", "right", "int twice(int x) { return 2 * x; }\n", passed);
        row("cpp", "ends with 0", "#include <cstdlib>\nint twice(int) { std::_Exit(0); }\n", failed);
        row("cpp", "ends before main",
            "#include <unistd.h>\nint early = (_exit(0), 0);\nint twice(int) { return 0; }\n", failed);
        row("cpp", "switches assertions off", "#define NDEBUG\nint twice(int) { return 0; }\n", failed);
        row("cpp", "a compiler that never ends",
            "template <int n> struct S { static constexpr int v = S<n - 1>::v + S<n - 2>::v; };\nint twice(int) { "
            "return S<-1>::v; }\n",
            failed);
        row("bash", "right", "twice() { echo $((2 * $1)); }\n", passed);
        row("bash", "ends with 0", "exit 0\n", failed);
        row("bash", "ends with 0 in the function", "twice() { exit 0; }\n", failed);
        row("bash", "ends in a trap", "trap 'exit 0' EXIT\ntwice() { echo 0; }\n", failed);
    }
    /// Once with tests that assert, once with tests that print, whose expected output stays outside.
    void noProgramPassesWithoutSolvingItsTask()
    {
        QFETCH(const QString, language);
        QFETCH(const QByteArray, answer);
        QFETCH(const int, verdict);
        RunnableTask task;
        task.id = "twice";
        task.language = language.toStdString();
        task.entryPoint = "twice";
        task.timeLimitSeconds = 3;
        const std::map<QString, std::pair<const char*, const char*>> tests{
            {"javascript",
             {"console.assert(twice(3) === 6);\nconsole.assert(twice(-1) === -2);\n",
              "console.log(twice(3), twice(-1));\n"}},
            {"typescript",
             {"console.assert(twice(3) === 6);\nconsole.assert(twice(-1) === -2);\n",
              "console.log(twice(3), twice(-1));\n"}},
            {"c",
             {"#include <assert.h>\nint main(void) { assert(twice(3) == 6); assert(twice(-1) == -2); }\n",
              "#include <stdio.h>\nint main(void) { printf(\"%d %d\\n\", twice(3), twice(-1)); }\n"}},
            {"cpp",
             {"#include <cassert>\nint main() { assert(twice(3) == 6); assert(twice(-1) == -2); }\n",
              "#include <iostream>\nint main() { std::cout << twice(3) << ' ' << twice(-1) << std::endl; }\n"}},
            {"bash",
             {"[ \"$(twice 3)\" = 6 ] || exit 1\n[ \"$(twice -1)\" = -2 ] || exit 1\n",
              "echo \"$(twice 3) $(twice -1)\"\n"}}};
        task.tests = tests.at(language).first;
        const ToolVerdict asserted = judge(task, answer.toStdString());
        if (asserted.verdict == Verdict::Unknown)
            QSKIP(asserted.trace.c_str());
        QVERIFY2(static_cast<int>(asserted.verdict) == verdict, asserted.trace.c_str());
        task.tests = tests.at(language).second;
        task.expectedOutput = "6 -2\n";
        task.hasExpectedOutput = true;
        const ToolVerdict printed = judge(task, answer.toStdString());
        QVERIFY2(static_cast<int>(printed.verdict) == verdict, printed.trace.c_str());
        QCOMPARE(printed.trace.empty(), verdict == static_cast<int>(Verdict::Passed));
    }

    void examplesOfThePromptAreTests_data()
    {
        QTest::addColumn<QByteArray>("prompt");
        QTest::addColumn<QByteArray>("right");
        QTest::addColumn<QByteArray>("wrong");
        QTest::addColumn<QString>("seen"); ///< in the trace of the wrong one
        const QByteArray add = "def add(a, b):\n    return a + b\n";
        QTest::newRow("doctest") << QByteArray("Write add(a, b).\n\n>>> add(1, 2)\n3\n>>> add('a', 'b')\n'ab'\n") << add
                                 << QByteArray("def add(a, b):\n    return 3\n") << "add('a', 'b') gives 3";
        QTest::newRow("in a docstring")
            << QByteArray("def add(a, b):\n    \"\"\"The sum.\n\n    >>> x = add(2, 2)\n    >>> x\n    4\n    \"\"\"\n")
            << QByteArray("    return a + b\n") << QByteArray("    return a * b + 1\n") << "x gives 5";
        QTest::newRow("printed") << QByteArray("Write add.\n>>> print(add(1, 2))\n3\n") << add
                                 << QByteArray("def add(a, b):\n    return 4\n") << "in place of 3";
        QTest::newRow("assertions") << QByteArray("Write add. It holds that\n\n    assert add(1, 2) == 3\n") << add
                                    << QByteArray("def add(a, b):\n    return a\n") << "assert add(1, 2) == 3";
        QTest::newRow("input and output")
            << QByteArray("Read two numbers and print their sum.\n\nExample input 1:\n3 4\n\nExample output 1:\n7\n\n"
                          "### Input\n```\n1\n2\n```\n### Output\n```\n3\n```\n")
            << QByteArray("import sys\nprint(sum(map(int, sys.stdin.read().split())))\n")
            << QByteArray("print(sum(map(int, input().split())))\n") << "example 2 of the prompt: line 1";
    }
    void examplesOfThePromptAreTests()
    {
        QFETCH(const QByteArray, prompt);
        QFETCH(const QByteArray, right);
        QFETCH(const QByteArray, wrong);
        QFETCH(const QString, seen);
        RunnableTask task;
        task.id = "from the prompt";
        task.language = "python";
        task.prompt = prompt.toStdString();
        if (prompt.startsWith("def "))
            task.entryPoint = "add";
        const ToolVerdict good = judge(task, right.toStdString());
        QVERIFY2(good.verdict == Verdict::Passed, good.trace.c_str());
        QCOMPARE(good.tool, std::string("examples"));
        const ToolVerdict bad = judge(task, wrong.toStdString());
        QCOMPARE(bad.verdict, Verdict::Failed);
        QVERIFY2(QString::fromStdString(bad.trace).contains(seen), bad.trace.c_str());
    }

    void whatCannotBeComparedIsUnknown_data()
    {
        QTest::addColumn<QByteArray>("prompt");
        QTest::newRow("an object") << QByteArray(">>> add(1, 2)\n<Sum object at 0x7f>\n");
        QTest::newRow("an assertion on two lines") << QByteArray("assert add(1,\n           2) == 3\n");
        QTest::newRow("an error") << QByteArray(">>> add(1, None)\nTraceback (most recent call last):\n");
        QTest::newRow("nothing") << QByteArray("Write add(a, b).\n");
    }
    void whatCannotBeComparedIsUnknown()
    {
        QFETCH(const QByteArray, prompt);
        RunnableTask task;
        task.id = "from the prompt";
        task.language = "python";
        task.prompt = prompt.toStdString();
        const ToolVerdict verdict = judge(task, "def add(a, b):\n    return a + b\n");
        QVERIFY2(verdict.verdict == Verdict::Unknown, verdict.trace.c_str());
        QVERIFY(!verdict.trace.empty());
        QVERIFY(isMissing(verdict.score));
    }

    void whatCannotBeParsedFails_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QByteArray>("good");
        QTest::addColumn<QByteArray>("bad");
        QTest::newRow("python") << "python" << QByteArray("def f():\n    return 1\n") << QByteArray("def f(:\n");
        QTest::newRow("javascript") << "javascript" << QByteArray("const f = () => 1;\n")
                                    << QByteArray("const f = (=> 1;\n");
        QTest::newRow("typescript") << "typescript" << QByteArray("const f = (): number => 1;\n")
                                    << QByteArray("const f = (): number => 'one';\n");
        QTest::newRow("bash") << "bash" << QByteArray("f() { echo 1; }\n") << QByteArray("f() { echo 1\n");
        QTest::newRow("c") << "c" << QByteArray("int f(void) { return 1; }\n")
                           << QByteArray("int f(void) { return 1 }\n");
        QTest::newRow("cpp") << "cpp" << QByteArray("int f() { return 1; }\n") << QByteArray("int f() { return 1 }\n");
    }
    void whatCannotBeParsedFails()
    {
        QFETCH(const QString, language);
        QFETCH(const QByteArray, good);
        QFETCH(const QByteArray, bad);
        RunnableTask task;
        task.id = "no tests";
        task.language = language.toStdString();
        task.prompt = "Write f.";
        const ToolVerdict parsed = judge(task, good.toStdString());
        QVERIFY2(parsed.verdict == Verdict::Unknown, parsed.trace.c_str());
        if (parsed.tool != "syntax")
            QSKIP(parsed.trace.c_str());
        const ToolVerdict broken = judge(task, bad.toStdString());
        QCOMPARE(broken.verdict, Verdict::Failed);
        QCOMPARE(broken.tool, std::string("syntax"));
        QVERIFY(broken.trace.size() > 20);
    }

    void anyBytesOfAProgramAreAReadableTrace()
    {
        RunnableTask task;
        task.id = "bytes";
        task.language = "python";
        task.hasExpectedOutput = true;
        task.expectedOutput = "x";
        const ToolVerdict verdict = judge(task, "import os\nos.write(1, bytes(range(128, 256)))\n");
        QCOMPARE(verdict.verdict, Verdict::Failed);
        QVERIFY(!invalidUtf8(verdict.trace));
    }

    void withoutTestsNothingIsKnown()
    {
        RunnableTask task;
        task.language = "python";
        QCOMPARE(judge(task, "x = 1").verdict, Verdict::Unknown);
        task.tests = "assert True";
        task.language = "cobol";
        const ToolVerdict verdict = judge(task, "x = 1");
        QCOMPARE(verdict.verdict, Verdict::Unknown);
        QVERIFY(verdict.trace.find("cobol") != std::string::npos);
    }

    void referenceSolutionsPassAndBrokenOnesFail_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("broken"); ///< %1: the function's name
        QTest::newRow("HumanEval") << "humaneval.jsonl" << 12 << "    return None\n";
        QTest::newRow("MBPP") << "mbpp.jsonl" << 12 << "def %1(*a, **k):\n    return 'wrong'\n";
        QTest::newRow("CRUXEval") << "cruxeval.jsonl" << 10 << "'no such value'";
        QTest::newRow("HumanEvalPack") << "humanevalpack.jsonl" << 10 << "}";
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
