// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Prompts from the public data sets: what ids name, how their files are recognised and joined, and near-duplicates.

#include "core/benchmark/audit.h"
#include "core/benchmark/import.h"
#include "core/benchmark/promptcoverage.h"
#include "core/benchmark/promptjoin.h"
#include "core/benchmark/siblings.h"
#include "tests/support/shareddata.h"

#include <QTemporaryDir>
#include <QtTest>

#include <zlib.h>

#include <fstream>

using namespace acr;

namespace {

/// Tasks of these ids, one model; those with "probing" before a colon are in the probing split, the others in id_test.
Benchmark benchmarkOf(const std::vector<std::string>& ids)
{
    Benchmark benchmark;
    benchmark.name = "made";
    benchmark.models.push_back({.name = "a"});
    benchmark.splits = {{"probing", {}}, {"id_test", {}}};
    benchmark.outcomes = OutcomeMatrix(ids.size(), 1);
    for (std::string id : ids) {
        const bool probing = id.starts_with("probing:");
        Task task;
        task.id = probing ? id.substr(8) : id;
        const TaskIndex index = benchmark.tasks.add(std::move(task));
        benchmark.splits[probing ? 0 : 1].tasks.push_back(index);
    }
    return benchmark;
}

std::string gzipped(const std::string& text)
{
    z_stream stream{};
    constexpr int gzip = 16 + MAX_WBITS;
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzip, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        qFatal("no compression");
    std::vector<Bytef> input(text.begin(), text.end());
    std::vector<Bytef> output(deflateBound(&stream, static_cast<uLong>(text.size())) + 64);
    stream.next_in = input.data();
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = output.data();
    stream.avail_out = static_cast<uInt>(output.size());
    deflate(&stream, Z_FINISH);
    const std::string made(output.begin(), output.end() - static_cast<std::ptrdiff_t>(stream.avail_out));
    deflateEnd(&stream);
    return made;
}

const JoinedPrompt& promptOf(const PromptJoin& join, const Benchmark& benchmark, std::string_view id)
{
    const auto task = benchmark.tasks.find(id);
    const auto found = std::ranges::find(join.prompts, *task, &JoinedPrompt::task);
    if (found == join.prompts.end())
        qFatal("no prompt for %s", std::string(id).c_str());
    return *found;
}

void attach(Benchmark& benchmark, const PromptJoin& join)
{
    std::vector<std::string> origins(benchmark.tasks.size());
    for (const JoinedPrompt& prompt : join.prompts) {
        benchmark.tasks.setPrompt(prompt.task, prompt.text);
        origins[prompt.task.position()] = prompt.origin;
    }
    const Split* probing = benchmark.split(probingSplit);
    setSiblingKinds(benchmark.tasks, findSiblings(benchmark.tasks, probing->tasks, origins).kinds);
}

} // namespace

class PromptSourcesTest final : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    std::filesystem::path write(const QString& name, const std::string& text)
    {
        const QString path = m_folder->filePath(name);
        QDir().mkpath(QFileInfo(path).absolutePath());
        std::ofstream(path.toStdString(), std::ios::binary) << text;
        return path.toStdString();
    }
    static tl::expected<PromptJoin, ErrorList> join(const std::vector<std::filesystem::path>& paths,
                                                    const Benchmark& benchmark)
    {
        return joinPrompts(paths, benchmark);
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void idsNameProblems_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("problem");
        QTest::addColumn<int>("part");
        QTest::addColumn<QString>("form");
        const auto row = [](const char* id, const char* source, const char* problem, PromptPart part,
                            const char* form) {
            QTest::newRow(id) << id << source << problem << static_cast<int>(part) << form;
        };
        row("dim1_humaneval_HumanEval_51", "humaneval", "51", PromptPart::Problem, "humaneval");
        row("humaneval_HumanEval_51", "humaneval", "51", PromptPart::Problem, "humaneval");
        row("dim4_he_completion_HumanEval_0", "humaneval", "0", PromptPart::FirstHalf, "he_completion");
        row("dim9_he_testgen_HumanEval_150", "humaneval", "150", PromptPart::WithSolution, "he_testgen");
        row("dim1_mbpp_760", "mbpp", "760", PromptPart::Problem, "mbpp");
        row("dim4_mbpp_completion_11", "mbpp", "11", PromptPart::FirstHalf, "mbpp_completion");
        row("dim9_mbpp_testgen_2", "mbpp", "2", PromptPart::WithSolution, "mbpp_testgen");
        row("dim1_bcb_BigCodeBench/767", "bigcodebench", "767", PromptPart::Problem, "bcb");
        row("dim1_bcb_v014_BigCodeBench/1", "bigcodebench", "1", PromptPart::Problem, "bcb_v014");
        row("dim2_bcb_algo2_BigCodeBench/1", "bigcodebench", "1", PromptPart::Docstring, "bcb_algo2");
        row("dim4_bcb_completion_BigCodeBench/1", "bigcodebench", "1", PromptPart::Docstring, "bcb_completion");
        row("dim6_bcb_ds_BigCodeBench/3", "bigcodebench", "3", PromptPart::Problem, "bcb_ds");
        row("dim4_cruxeval_7", "cruxeval", "7", PromptPart::Problem, "cruxeval");
        row("dim6_ds1000_0", "ds1000", "0", PromptPart::Problem, "ds1000");
        row("dim7_hex_cpp_CPP/2", "humanevalpack", "cpp/2", PromptPart::Problem, "hex_cpp");
        row("dim7_hex_js_JavaScript/0", "humanevalpack", "js/0", PromptPart::Problem, "hex_js");
        row("dim7_multiple_rs_HumanEval_0_has_close_elements", "multipl_e", "rs/HumanEval_0_has_close_elements",
            PromptPart::Problem, "multiple_rs");
        row("dim3_debugbench_3851", "debugbench", "3851", PromptPart::Problem, "debugbench");
        row("dim3_debugbench_sup_1072", "debugbench", "36", PromptPart::Problem, "debugbench_sup");
        row("dim5_bugs2fix_2261", "bugs2fix", "2261", PromptPart::Problem, "bugs2fix");
        row("dim5_bugs2fix_sup_7049", "bugs2fix", "49", PromptPart::Problem, "bugs2fix_sup");
        row("dim8_codexglue_3471", "codexglue", "3471", PromptPart::Problem, "codexglue");
        row("dim8_codexglue_sup_15001", "codexglue", "1", PromptPart::Problem, "codexglue_sup");
        row("dim2_lcb_abc354_c", "livecodebench", "abc354_c", PromptPart::Problem, "lcb");
        row("dim9_lcb_testgen_3353", "livecodebench", "3353", PromptPart::Problem, "lcb_testgen");
        row("dim3_swebench_django__django-14999", "swebench", "django__django-14999", PromptPart::Problem, "swebench");
        // No rule, or no problem of the source.
        for (const char* id : {"dim5_canitedit_78", "old112::astropy__astropy-13236", "dim3_debugbench_sup_999",
                               "dim3_debugbench_sup_1001", "dim5_bugs2fix_sup_6999", "dim1_mbpp_", "dim1_mbpp_7x",
                               "dim7_hex_cpp", "dim7_hex_cpp_CPP/x", "dim7_multiple_rs", "", "dim", "dim1_"})
            QTest::newRow(id[0] == '\0' ? "(empty)" : id) << id << QString() << QString() << 0 << QString();
    }
    void idsNameProblems()
    {
        QFETCH(QString, id);
        QFETCH(QString, source);
        QFETCH(QString, problem);
        QFETCH(int, part);
        QFETCH(QString, form);
        const auto ref = sourceRefOf(id.toStdString());
        QCOMPARE(ref.has_value(), !source.isEmpty());
        if (!ref)
            return;
        QCOMPARE(ref->source, *promptSourceNamed(source.toStdString()));
        QCOMPARE(ref->problem, problem.toStdString());
        QCOMPARE(static_cast<int>(ref->part), part);
        QCOMPARE(std::string(ref->form), form.toStdString());
    }

    void eachSourceIsReadInItsOwnFormat_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("content");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<QString>("tests");
        QTest::addColumn<QString>("entryPoint");
        QTest::addColumn<QString>("solution");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("origin");
        const QString humanEval = QStringLiteral(
            R"({"task_id": "HumanEval/3", "prompt": "def f():\n", "entry_point": "f", "canonical_solution": "    a\n    b\n    c\n", "test": "check"})");
        QTest::newRow("HumanEval") << "HumanEval.jsonl" << humanEval << "dim1_humaneval_HumanEval_3"
                                   << "def f():\n"
                                   << "check"
                                   << "f"
                                   << "    a\n    b\n    c\n"
                                   << "python"
                                   << "HumanEval/3 python";
        QTest::newRow("HumanEval, first half") << "HumanEval.jsonl" << humanEval << "dim4_he_completion_HumanEval_3"
                                               << "def f():\n    a\n    b"
                                               << "check"
                                               << "f"
                                               << "    a\n    b\n    c\n"
                                               << "python"
                                               << "HumanEval/3 python";
        QTest::newRow("HumanEval, with solution") << "HumanEval.jsonl" << humanEval << "dim9_he_testgen_HumanEval_3"
                                                  << "def f():\n    a\n    b\n    c\n"
                                                  << "check"
                                                  << "f"
                                                  << "    a\n    b\n    c\n"
                                                  << "python"
                                                  << "HumanEval/3 python";
        const QString sanitized = QStringLiteral(
            R"([{"source_file": "x", "task_id": 7, "prompt": "Write it.", "code": "def g(x):\n    return x", "test_imports": [], "test_list": ["assert g(1) == 1", "assert g(2) == 2"]}])");
        QTest::newRow("MBPP, sanitized, a JSON list") << "sanitized-mbpp.json" << sanitized << "dim1_mbpp_7"
                                                      << "Write it."
                                                      << "assert g(1) == 1\nassert g(2) == 2"
                                                      << "g"
                                                      << "def g(x):\n    return x"
                                                      << "python"
                                                      << "MBPP/7";
        QTest::newRow("MBPP, with code") << "sanitized-mbpp.json" << sanitized << "dim9_mbpp_testgen_7"
                                         << "Write it.\ndef g(x):\n    return x"
                                         << "assert g(1) == 1\nassert g(2) == 2"
                                         << "g"
                                         << "def g(x):\n    return x"
                                         << "python"
                                         << "MBPP/7";
        QTest::newRow("MBPP, full set")
            << "mbpp.jsonl"
            << R"j({"text": "Write it!", "code": "def g(x): pass", "task_id": 7, "test_setup_code": "", "test_list": ["assert g(1)"], "challenge_test_list": []})j"
            << "dim1_mbpp_7"
            << "Write it!"
            << "assert g(1)"
            << "g"
            << "def g(x): pass"
            << "python"
            << "MBPP/7";
        const QString bigCodeBench = QStringLiteral(
            R"({"task_id": "BigCodeBench/5", "complete_prompt": "def t():\n  '''d'''\n", "instruct_prompt": "Do d.", "canonical_solution": "    pass", "code_prompt": "def t():", "test": "import unittest", "entry_point": "task_func", "doc_struct": "{}", "libs": "['os']"})");
        QTest::newRow("BigCodeBench") << "bcb.jsonl" << bigCodeBench << "dim1_bcb_v014_BigCodeBench/5"
                                      << "Do d."
                                      << "import unittest"
                                      << "task_func"
                                      << "    pass"
                                      << "python"
                                      << "BigCodeBench/5";
        QTest::newRow("BigCodeBench, docstring") << "bcb.jsonl" << bigCodeBench << "dim2_bcb_algo2_BigCodeBench/5"
                                                 << "def t():\n  '''d'''\n"
                                                 << "import unittest"
                                                 << "task_func"
                                                 << "    pass"
                                                 << "python"
                                                 << "BigCodeBench/5";
        QTest::newRow("CRUXEval")
            << "cruxeval.jsonl"
            << R"({"code": "def f(x):\n    return x", "input": "1", "output": "1", "id": "sample_9"})"
            << "dim4_cruxeval_9"
            << "def f(x):\n    return x\n\nassert f(1) == ??"
            << "assert f(1) == 1"
            << "f"
            << "1"
            << "python"
            << "";
        QTest::newRow("DS-1000")
            << "ds1000.jsonl"
            << R"({"prompt": "Problem:", "reference_code": "r", "metadata": {"problem_id": 871, "library_problem_id": 54, "library": "Sklearn", "perturbation_type": "Surface", "perturbation_origin_id": 53}, "code_context": "c"})"
            << "dim6_ds1000_871"
            << "Problem:"
            << "c"
            << ""
            << "r"
            << "python"
            << "DS-1000/870";
        QTest::newRow("HumanEvalPack")
            << "humanevalpack.jsonl"
            << R"({"task_id": "JavaScript/4", "prompt": "const f", "declaration": "d", "canonical_solution": "s", "buggy_solution": "b", "bug_type": "t", "test": "tt", "entry_point": "f"})"
            << "dim7_hex_js_JavaScript/4"
            << "const f"
            << "tt"
            << "f"
            << "s"
            << "js"
            << "HumanEval/4 js";
        QTest::newRow("MultiPL-E, a JSON list")
            << "humaneval-rs-reworded.json"
            << R"([{"name": "HumanEval_0_f", "language": "rs", "prompt": "fn f", "doctests": "transform", "tests": "main", "stop_tokens": ["fn"]}])"
            << "dim7_multiple_rs_HumanEval_0_f"
            << "fn f"
            << "main"
            << ""
            << ""
            << "rs"
            << "";
        QTest::newRow("CodeXGLUE code to text")
            << "test.jsonl"
            << R"({"repo": "r", "path": "/etc/passwd", "func_name": "f", "language": "python", "code": "def f(): pass", "docstring": "Does f.", "partition": "test"})"
            << "dim8_codexglue_sup_15000"
            << "def f(): pass"
            << ""
            << ""
            << "Does f."
            << "python"
            << "";
        QTest::newRow("LiveCodeBench")
            << "test.jsonl"
            << R"({"question_title": "t", "question_content": "Count.", "platform": "atcoder", "question_id": "abc301_a", "starter_code": "class S:", "difficulty": "easy", "public_test_cases": "[1]", "private_test_cases": "eJw=", "metadata": "{}"})"
            << "dim9_lcb_testgen_abc301_a"
            << "Count.\n\nclass S:"
            << "[1]"
            << ""
            << ""
            << "python"
            << "LiveCodeBench/abc301_a";
        QTest::newRow("SWE-bench")
            << "swe.json"
            << R"([{"instance_id": "a__a-1", "problem_statement": "It breaks.", "patch": "p", "test_patch": "t", "repo": "a/a"}])"
            << "dim3_swebench_a__a-1"
            << "It breaks."
            << "t"
            << ""
            << "p"
            << "python"
            << "";
        QTest::newRow("CodeXGLUE code refinement, as records") << "test.jsonl"
                                                               << R"({"id": 0, "buggy": "int a", "fixed": "int b"})"
                                                               << "dim5_bugs2fix_sup_7000"
                                                               << "int a"
                                                               << ""
                                                               << ""
                                                               << "int b"
                                                               << "java"
                                                               << "";
        QTest::newRow("prepared")
            << "mine.jsonl"
            << R"({"task_id": "dim3_debugbench_0", "prompt": "bug", "canonical_solution": "fix", "language": "cpp", "slug": "two-sum"})"
            << "dim3_debugbench_0"
            << "bug"
            << ""
            << ""
            << "fix"
            << "cpp"
            << "LeetCode/two-sum cpp";
        QTest::newRow("prepared, CSV") << "mine.csv"
                                       << "task_id,prompt\ndim5_canitedit_78,edit it\n"
                                       << "dim5_canitedit_78"
                                       << "edit it"
                                       << ""
                                       << ""
                                       << ""
                                       << ""
                                       << "";
    }
    void eachSourceIsReadInItsOwnFormat()
    {
        QFETCH(QString, file);
        QFETCH(QString, content);
        QFETCH(QString, id);
        QFETCH(QString, prompt);
        QFETCH(QString, tests);
        QFETCH(QString, entryPoint);
        QFETCH(QString, solution);
        QFETCH(QString, language);
        QFETCH(QString, origin);
        const Benchmark benchmark = benchmarkOf({"other", id.toStdString()});
        for (const bool packed : {false, true}) {
            if (packed && file.endsWith(QLatin1String(".csv")))
                continue;
            const auto path = packed ? write(file + ".gz", gzipped(content.toStdString() + '\n'))
                                     : write(file, content.toStdString() + '\n');
            const auto made = join({path}, benchmark);
            QVERIFY2(made, made ? "" : describe(made.error().items().front()).c_str());
            QCOMPARE(made->prompts.size(), std::size_t{1});
            const JoinedPrompt& found = made->prompts.front();
            QCOMPARE(found.task, *benchmark.tasks.find(id.toStdString()));
            QCOMPARE(QString::fromStdString(found.text), prompt);
            QCOMPARE(QString::fromStdString(found.tests), tests);
            QCOMPARE(QString::fromStdString(found.entryPoint), entryPoint);
            QCOMPARE(QString::fromStdString(found.solution), solution);
            QCOMPARE(QString::fromStdString(found.language), language);
            QCOMPARE(QString::fromStdString(found.origin), origin);
            QCOMPARE(made->files.size(), std::size_t{1});
            QCOMPARE(made->files.front().joined, std::uint64_t{1});
            QCOMPARE(made->files.front().state, JoinedFile::State::Joined);
        }
    }

    void debugBenchIsPlacedByTheOrderOfItsFiles()
    {
        const Benchmark benchmark = benchmarkOf({"dim3_debugbench_0", "dim3_debugbench_1", "dim3_debugbench_2"});
        const auto record = [](const char* slug) {
            return std::string(R"({"slug": ")") + slug + R"(", "buggy_code": "bug )" + slug +
                   R"(", "oracle_code": "x"})";
        };
        const auto first = write("cpp_illegal separation.json", "[" + record("a") + "," + record("b") + "]");
        const auto second = write("cpp_other error.json", "[" + record("c") + "]");
        for (const auto& paths : {std::vector{first, second}, std::vector{second, first}}) {
            const auto made = join(paths, benchmark);
            QVERIFY(made);
            QCOMPARE(promptOf(*made, benchmark, "dim3_debugbench_0").text, std::string("bug a"));
            QCOMPARE(promptOf(*made, benchmark, "dim3_debugbench_2").text, std::string("bug c"));
            QCOMPARE(promptOf(*made, benchmark, "dim3_debugbench_2").origin, std::string("LeetCode/c cpp"));
        }
        // Without the files before it nobody knows where a file's records stand.
        const auto mine = write("mine.jsonl", R"({"task_id": "dim3_debugbench_0", "prompt": "p"})");
        const auto late = join({second, mine}, benchmark);
        QVERIFY(late);
        QCOMPARE(late->files[0].state, JoinedFile::State::Unplaced);
        QCOMPARE(late->prompts.size(), std::size_t{1});
        // One file a language.
        const auto cpp = write("cpp.json", R"([{"slug": "a", "buggy_code": "one", "language": "cpp"}])");
        const auto java = write("java.json", R"([{"slug": "a", "buggy_code": "two", "language": "java"}])");
        const auto whole = join({java, cpp}, benchmark);
        QVERIFY(whole);
        QCOMPARE(promptOf(*whole, benchmark, "dim3_debugbench_0").text, std::string("one"));
        QCOMPARE(promptOf(*whole, benchmark, "dim3_debugbench_1").text, std::string("two"));
    }

    void codeRefinementIsLinesWithTheirAnswersInAnotherFile()
    {
        const Benchmark benchmark = benchmarkOf({"dim5_bugs2fix_1", "dim5_bugs2fix_sup_7002"});
        const auto buggy = write("test.buggy-fixed.buggy", "a ;\nb ;\nc ;");
        const auto fixed = write("test.buggy-fixed.fixed", "A ;\nB ;\nC ;\n");
        const auto made = join({buggy, fixed}, benchmark);
        QVERIFY(made);
        QCOMPARE(promptOf(*made, benchmark, "dim5_bugs2fix_1").text, std::string("b ;"));
        QCOMPARE(promptOf(*made, benchmark, "dim5_bugs2fix_1").solution, std::string("B ;"));
        QCOMPARE(promptOf(*made, benchmark, "dim5_bugs2fix_sup_7002").text, std::string("c ;"));
    }

    void ofSeveralPromptsTheBetterWordingCounts()
    {
        const Benchmark benchmark = benchmarkOf({"dim1_mbpp_7"});
        const auto sanitized =
            write("a.jsonl", R"({"task_id": 7, "prompt": "sanitized", "code": "c", "test_list": []})");
        const auto full = write("b.jsonl", R"({"task_id": 7, "text": "full", "code": "c", "test_list": []})");
        const auto prepared = write("c.jsonl", R"({"task_id": "dim1_mbpp_7", "prompt": "prepared"})");
        const auto text = [&](const std::vector<std::filesystem::path>& paths) {
            return join(paths, benchmark).value().prompts.front().text;
        };
        QCOMPARE(text({sanitized, full}), std::string("sanitized"));
        QCOMPARE(text({full, sanitized, prepared}), std::string("sanitized"));
        QCOMPARE(text({prepared, full}), std::string("prepared"));
        QCOMPARE(text({full}), std::string("full"));
    }

    void foldersAreSearchedAndUnknownFilesSkipped()
    {
        const Benchmark benchmark = benchmarkOf({"dim1_mbpp_7"});
        write("folder/sub/a.jsonl", R"({"task_id": "dim1_mbpp_7", "prompt": "p"})");
        write("folder/order.json", R"(["x", "y"])");
        write("folder/settings.json", "{\n  \"a\": 1\n}\n");
        write("folder/notes.txt", "not read");
        write("folder/.hidden.jsonl", R"({"task_id": "dim1_mbpp_7", "prompt": "hidden"})");
        const auto made = join({m_folder->filePath("folder").toStdString()}, benchmark);
        QVERIFY2(made, made ? "" : describe(made.error().items().front()).c_str());
        QCOMPARE(made->prompts.front().text, std::string("p"));
        QCOMPARE(made->files.size(), std::size_t{3});
        QCOMPARE(std::ranges::count(made->files, JoinedFile::State::NotRecognised, &JoinedFile::state), 2);
    }

    void badFilesAreRefusedWithTheirPlace_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<int>("line");
        const QByteArray good = R"({"task_id": "dim1_mbpp_7", "prompt": "p"})";
        QTest::newRow("of no known kind") << "a.jsonl" << QByteArray(R"({"a": 1})") << ErrorCode::NotRecognised << 0;
        QTest::newRow("no records") << "a.json" << QByteArray("[1, 2]") << ErrorCode::NotRecognised << 0;
        QTest::newRow("empty") << "a.jsonl" << QByteArray(" \n") << ErrorCode::NotRecognised << 0;
        QTest::newRow("for other tasks") << "a.jsonl" << QByteArray(R"({"task_id": "x", "prompt": "p"})")
                                         << ErrorCode::Empty << 0;
        QTest::newRow("the same task twice") << "a.jsonl" << good + '\n' + good << ErrorCode::Duplicate << 2;
        QTest::newRow("a broken line") << "a.jsonl" << good + "\n{\"task_id\": " << ErrorCode::Malformed << 2;
        QTest::newRow("a broken list") << "a.json"
                                       << "[" + good + ",\n{\"task_id\" 3}]" << ErrorCode::Malformed << 2;
        QTest::newRow("not UTF-8") << "a.jsonl" << QByteArray("{\"task_id\": \"dim1_mbpp_7\", \"prompt\": \"\xff\"}")
                                   << ErrorCode::Malformed << 1;
        QTest::newRow("lines that are not UTF-8") << "a.buggy" << QByteArray("a\n\xff\n") << ErrorCode::Malformed << 2;
        QTest::newRow("a field that is missing")
            << "a.jsonl"
            << QByteArray("{\"slug\": \"s\", \"buggy_code\": \"b\", \"language\": \"cpp\"}\n{\"slug\": \"s\"}")
            << ErrorCode::MissingColumn << 2;
        QTest::newRow("metadata without a number")
            << "a.jsonl" << QByteArray(R"({"prompt": "p", "reference_code": "r", "metadata": {}, "code_context": "c"})")
            << ErrorCode::WrongType << 1;
        QTest::newRow("nested too deeply") << "a.json"
                                           << "[" + QByteArray(100'000, '[') << ErrorCode::NotRecognised << 0;
        const std::string packed = gzipped(std::string(100'000, 'x'));
        QTest::newRow("gzip, cut off") << "a.jsonl.gz" << QByteArray::fromStdString(packed.substr(0, packed.size() / 2))
                                       << ErrorCode::Malformed << 0;
        QTest::newRow("gzip, damaged") << "a.jsonl.gz" << QByteArray("\x1f\x8b\x08\x00 nonsense", 13)
                                       << ErrorCode::Malformed << 0;
    }
    void badFilesAreRefusedWithTheirPlace()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, content);
        QFETCH(ErrorCode, code);
        QFETCH(int, line);
        const Benchmark benchmark = benchmarkOf({"dim1_mbpp_7", "dim3_debugbench_0"});
        const auto path = write(file, content.toStdString());
        const auto made = join({path}, benchmark);
        QVERIFY(!made);
        const Error& error = made.error().items().front();
        QVERIFY2(error.code == code, describe(error).c_str());
        QCOMPARE(error.place.file, path.string());
        QCOMPARE(error.place.line, static_cast<std::uint64_t>(line));
    }

    void severalGzipMembersAreOneFile()
    {
        const Benchmark benchmark = benchmarkOf({"a", "b"});
        const std::string large(1'000'000, 'y');
        const auto path = write("two.jsonl.gz", gzipped("{\"task_id\": \"a\", \"prompt\": \"x\"}\n") +
                                                    gzipped("{\"task_id\": \"b\", \"prompt\": \"" + large + "\"}\n"));
        const auto made = join({path}, benchmark);
        QVERIFY2(made, made ? "" : describe(made.error().items().front()).c_str());
        QCOMPARE(promptOf(*made, benchmark, "a").text, std::string("x"));
        QCOMPARE(promptOf(*made, benchmark, "b").text, large);
    }

    void preparedPerturbationsFollowTheirOriginal()
    {
        const Benchmark benchmark = benchmarkOf({"dim6_ds1000_4", "dim6_ds1000_5", "dim6_ds1000_6", "dim6_ds1000_7"});
        const auto line = [](int number, const char* perturbation) {
            return R"({"task_id": "dim6_ds1000_)" + std::to_string(number) + R"(", "prompt": "p", "perturbation": ")" +
                   perturbation + "\"}\n";
        };
        const auto path =
            write("ds.jsonl", line(5, "Surface") + line(4, "Origin") + line(7, "Semantic") + line(6, "Origin"));
        const auto made = join({path}, benchmark);
        QVERIFY(made);
        QCOMPARE(promptOf(*made, benchmark, "dim6_ds1000_5").origin, std::string("DS-1000/4"));
        QCOMPARE(promptOf(*made, benchmark, "dim6_ds1000_7").origin, std::string("DS-1000/6"));
    }

    void ranksCorrelateWithTies()
    {
        QCOMPARE(rankCorrelation({1, 2, 3, 4}, {10, 20, 30, 400}), 1.0);
        QCOMPARE(rankCorrelation({1, 2, 3, 4}, {4, 3, 2, 1}), -1.0);
        // Ranks 0, 1.5, 1.5, 3 and 0, 1, 2, 3.
        QVERIFY(std::abs(rankCorrelation({1, 2, 2, 4}, {1, 2, 3, 4}) - 4.5 / std::sqrt(4.5 * 5)) < 1e-12);
        QVERIFY(isMissing(rankCorrelation({1, 1, 1}, {1, 2, 3})));
        QVERIFY(isMissing(rankCorrelation({1}, {2})));
    }

    void promptsOfOtherTasksAreNoticed()
    {
        std::vector<std::string> ids;
        for (int i = 0; i < 40; ++i)
            ids.push_back("dim1_mbpp_" + std::to_string(i));
        Benchmark benchmark = benchmarkOf(ids);
        for (std::size_t i = 0; i < ids.size(); ++i) {
            Outcome outcome;
            outcome.score = 1;
            outcome.inputTokens = static_cast<std::int32_t>(100 + 10 * i);
            benchmark.outcomes.setOutcome(TaskIndex::at(i), ModelIndex(0), outcome);
        }
        const auto attachShifted = [&](std::size_t shift) {
            for (std::size_t i = 0; i < ids.size(); ++i)
                benchmark.tasks.setPrompt(TaskIndex::at(i), std::string(1 + 7 * i * shift % ids.size(), 'x'));
        };
        for (std::size_t i = 0; i < ids.size(); ++i)
            benchmark.tasks.setPrompt(TaskIndex::at(i), std::string(1 + i, 'x'));
        auto coverage = promptCoverage(benchmark);
        QCOMPARE(coverage.size(), std::size_t{1});
        QCOMPARE(coverage.front().source, PromptSource::Mbpp);
        QCOMPARE(coverage.front().joined, std::size_t{40});
        QCOMPARE(coverage.front().correlation, 1.0);
        QVERIFY(!coverage.front().anyImplausible());
        QVERIFY(std::ranges::none_of(audit(benchmark), [](const AuditFinding& finding) {
            return finding.kind == AuditKind::ImplausiblePrompts;
        }));

        attachShifted(3);
        coverage = promptCoverage(benchmark);
        QVERIFY(coverage.front().anyImplausible());
        const auto findings = audit(benchmark);
        const auto found = std::ranges::find(findings, AuditKind::ImplausiblePrompts, &AuditFinding::kind);
        QVERIFY(found != findings.end());
        QCOMPARE(found->subject, std::string("MBPP mbpp"));
        QCOMPARE(found->count, std::uint64_t{40});
    }

    void siblingsAreFoundOnBothSides()
    {
        Benchmark benchmark =
            benchmarkOf({"probing:p0", "probing:p1", "probing:p2", "probing:p3", "t0", "t1", "t2", "t3", "t4"});
        const auto set = [&](const char* id, const char* prompt) {
            benchmark.tasks.setPrompt(*benchmark.tasks.find(id), prompt);
        };
        const std::string text = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen";
        set("p0", "Sort  the list\n");
        set("p1", (text + " fifteen").c_str());
        set("p2", "Reverse a string in place");
        set("p3", "Nothing in common with any other prompt here at all");
        set("t0", "Sort the list");
        set("t1", (text + " sixteen").c_str());
        set("t2", "Turn round the letters of a word, without a copy");
        set("t3", "Compute the determinant of a matrix by elimination with pivots");
        std::vector<std::string> origins(benchmark.tasks.size());
        origins[benchmark.tasks.find("p2")->position()] = "LeetCode/reverse";
        origins[benchmark.tasks.find("t2")->position()] = "LeetCode/reverse";
        const Siblings found = findSiblings(benchmark.tasks, benchmark.split("probing")->tasks, origins);
        const auto kind = [&](const char* id) { return found.kinds[benchmark.tasks.find(id)->position()]; };
        const auto nearest = [&](const char* id) {
            return benchmark.tasks[found.nearest[benchmark.tasks.find(id)->position()]].id;
        };
        for (const auto& [a, b, expected] :
             {std::tuple("p0", "t0", SiblingKind::Exact), std::tuple("p1", "t1", SiblingKind::Similar),
              std::tuple("p2", "t2", SiblingKind::SameProblem)}) {
            QCOMPARE(kind(a), expected);
            QCOMPARE(kind(b), expected);
            QCOMPARE(nearest(a), std::string(b));
            QCOMPARE(nearest(b), std::string(a));
        }
        QCOMPARE(kind("p3"), SiblingKind::None);
        QCOMPARE(kind("t3"), SiblingKind::None);
        QCOMPARE(nearest("t3"), std::string("t3"));
        QCOMPARE(kind("t4"), SiblingKind::Unknown);

        setSiblingKinds(benchmark.tasks, found.kinds);
        QCOMPARE(benchmark.tasks.categoryName(*benchmark.tasks.find("t2"), Facet::Siblings),
                 std::string("same_problem"));
        const Benchmark withheld = withSiblingsWithheld(benchmark);
        for (const char* id : {"p0", "p1", "p2"})
            QCOMPARE(withheld.tasks[*benchmark.tasks.find(id)].promptChars, -1);
        for (const char* id : {"p3", "t0", "t1", "t2", "t3"})
            QVERIFY(withheld.tasks[*benchmark.tasks.find(id)].promptChars > 0);
    }

    void similarityIsTheShareOfCommonRuns()
    {
        // Against every pair compared directly.
        std::vector<std::string> ids;
        for (int i = 0; i < 60; ++i)
            ids.push_back((i % 2 == 0 ? "probing:" : "") + std::string("x") + std::to_string(i));
        Benchmark benchmark = benchmarkOf(ids);
        const auto words = [](int task) {
            QStringList list;
            for (int w = 0; w < 12; ++w)
                list << QStringLiteral("w%1").arg(w < 3 + task % 9 ? w : 100 * (task / 9) + w);
            return list;
        };
        const auto runs = [&](int task) {
            QSet<QString> set;
            const QStringList list = words(task);
            for (qsizetype i = 0; i + 5 <= list.size(); ++i)
                set.insert(list.mid(i, 5).join(u' '));
            return set;
        };
        for (int i = 0; i < 60; ++i)
            benchmark.tasks.setPrompt(TaskIndex::at(static_cast<std::size_t>(i)), words(i).join(u' ').toStdString());
        const Siblings found = findSiblings(benchmark.tasks, benchmark.split("probing")->tasks, {});
        for (int a = 0; a < 60; ++a) {
            double best = 0;
            for (int b = 0; b < 60; ++b) {
                if (a % 2 == b % 2)
                    continue;
                const double common = static_cast<double>((runs(a) & runs(b)).size());
                best = std::max(best, common / (static_cast<double>(runs(a).size() + runs(b).size()) - common));
            }
            const auto position = static_cast<std::size_t>(a);
            QCOMPARE(isSibling(found.kinds[position]), best >= similarText);
            if (best >= similarText)
                QVERIFY(std::abs(found.similarity[position] - static_cast<float>(best)) < 1e-6F);
        }
    }

    void theRealPromptsAreJoinedAsDocumented()
    {
        ACR_NEED_SHARED(folder, "prompts");
        ACR_NEED_SHARED(data, "coderouterbench");
        Benchmark benchmark = importBenchmark(data, {}).value();
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            if (entry.path().extension() == ".jsonl")
                files.push_back(entry.path());
        }
        std::ranges::sort(files);
        const auto prepared = join(files, benchmark);
        QVERIFY(prepared);
        QCOMPARE(prepared->prompts.size(), std::size_t{6928});
        attach(benchmark, *prepared);
        std::map<PromptSource, SourceCoverage> bySource;
        for (const SourceCoverage& coverage : promptCoverage(benchmark)) {
            QVERIFY2(!coverage.anyImplausible(), std::string(promptSourceInfo(coverage.source).title).c_str());
            bySource[coverage.source] = coverage;
        }
        const auto joined = [&](PromptSource source) { return bySource[source].joined; };
        QCOMPARE(joined(PromptSource::HumanEval), std::size_t{329});
        QCOMPARE(joined(PromptSource::Mbpp), std::size_t{460});
        QCOMPARE(joined(PromptSource::BigCodeBench), std::size_t{1097});
        QCOMPARE(joined(PromptSource::CruxEval), std::size_t{800});
        QCOMPARE(joined(PromptSource::Ds1000), std::size_t{1000});
        QCOMPARE(joined(PromptSource::HumanEvalPack), std::size_t{820});
        QCOMPARE(joined(PromptSource::MultiPlE), std::size_t{291});
        QCOMPARE(joined(PromptSource::DebugBench), std::size_t{1040});
        QCOMPARE(joined(PromptSource::Bugs2Fix), std::size_t{1091});
        QCOMPARE(bySource[PromptSource::LiveCodeBench].tasks, std::size_t{1869});
        QVERIFY(bySource[PromptSource::Ds1000].correlation > 0.95);
        // 79 % of DS-1000's test tasks and 72 % of DebugBench's are variants of a probed problem.
        const SiblingCounts& ds1000 = bySource[PromptSource::Ds1000].siblings;
        QCOMPARE(ds1000.tasks, std::size_t{280});
        QCOMPARE(ds1000.exact + ds1000.sameProblem, std::size_t{221});
        const SiblingCounts& debugBench = bySource[PromptSource::DebugBench].siblings;
        QCOMPARE(debugBench.tasks, std::size_t{311});
        QCOMPARE(debugBench.exact + debugBench.sameProblem, std::size_t{223});

        // The sources' own files give the same texts.
        const auto original = join({folder / "original"}, benchmark);
        QVERIFY(original);
        QCOMPARE(original->prompts.size(), std::size_t{3409});
        std::size_t same = 0;
        for (const JoinedPrompt& prompt : original->prompts) {
            const auto ref = sourceRefOf(benchmark.tasks[prompt.task].id);
            const bool exact = prompt.source != PromptSource::Mbpp && ref->part != PromptPart::FirstHalf;
            const JoinedPrompt& other = *std::ranges::find(prepared->prompts, prompt.task, &JoinedPrompt::task);
            if (exact)
                QVERIFY2(prompt.text == other.text, benchmark.tasks[prompt.task].id.c_str());
            if (prompt.source == PromptSource::Ds1000)
                same += prompt.origin == other.origin ? 1U : 0U;
        }
        // One perturbation does not follow its original.
        QCOMPARE(same, std::size_t{999});
    }
};

QTEST_APPLESS_MAIN(PromptSourcesTest)
#include "tst_promptsources.moc"
