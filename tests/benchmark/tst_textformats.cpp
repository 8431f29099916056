// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/random.h"
#include "core/benchmark/audit.h"
#include "core/benchmark/coderouterbench.h"
#include "core/benchmark/csvreader.h"
#include "core/benchmark/decisionfiles.h"
#include "core/benchmark/import.h"
#include "core/benchmark/jsonlinesreader.h"
#include "core/benchmark/matrixjson.h"
#include "core/benchmark/ownbenchmark.h"
#include "core/benchmark/promptfile.h"
#include "core/benchmark/textcheck.h"

#include <QTemporaryDir>
#include <QtTest>

#include <nlohmann/json.hpp>

#include <array>
#include <fstream>

using namespace acr;

namespace {

constexpr std::array<FieldSpec, 2> xAndY{{{.name = "x"}, {.name = "y"}}};

SourceItem item(std::string name, std::string bytes)
{
    return {.name = std::move(name), .path = {}, .bytes = std::move(bytes)};
}

/// Text with the characters that matter for quoting.
std::string difficultText(Random& random)
{
    constexpr std::array<std::string_view, 10> parts{",", "\"", "\n", "\r\n", " ", "a", "é", "模型", "😀", "\t"};
    std::string text;
    for (std::uint64_t i = random.below(12); i > 0; --i)
        text += parts.at(random.below(parts.size()));
    return text;
}

QString allText(const ErrorList& errors)
{
    QString all;
    for (const Error& error : errors.items())
        all += QString::fromStdString(describe(error)) + '\n';
    return all;
}

} // namespace

class TextFormatsTest final : public QObject {
    Q_OBJECT

private slots:
    void anyTextSurvivesCsv();
    void anyTextSurvivesJsonLines();
    void placesAreRightInAnyOrder();
    void csvReadsItsDialects_data();
    void csvReadsItsDialects();
    void filesAreReadLikeMemoryHoweverTheChunksFall();
    void numbersAreReadToTheLastBit();
    void prefixesOfATableNeverCrashAndNeverPass();
    void theUnionAndTheSplitTablesGiveTheSameBenchmark();
    void aliasesOfTheUserWin();
    void ownBenchmarksTakeCsvAndJsonAlike();
    void costsFollowFromTokensWhereTheSourceNamesNone();
    void scoresOutsideTheRangeAreKeptAndReported();
    void aMatrixWithoutIdsHasTheOrderOfItsKeys();
    void decisionsAreReadBackAsWritten();
    void promptsAreAttachedToWhatIsThere();
};

void TextFormatsTest::anyTextSurvivesCsv()
{
    Random random(11);
    for (int round = 0; round < 300; ++round) {
        std::vector<std::array<std::string, 2>> rows(1 + random.below(8));
        std::string table = "x,y\n";
        for (auto& row : rows) {
            row = {difficultText(random), difficultText(random)};
            // A row of one blank field would be a blank line; two fields never are.
            table += csvField(row[0]) + ',' + csvField(row[1]) + (random.below(2) == 0 ? "\n" : "\r\n");
        }
        TextSource source("t.csv", table);
        ErrorList errors;
        const Progress progress;
        CsvReader reader(source, xAndY, errors, progress);
        for (const auto& row : rows) {
            QVERIFY(reader.next());
            QCOMPARE(std::string(reader[0].text), row[0]);
            QCOMPARE(std::string(reader[1].text), row[1]);
        }
        QVERIFY(!reader.next());
        QVERIFY2(errors.empty(), qPrintable(allText(errors)));
    }
}

void TextFormatsTest::anyTextSurvivesJsonLines()
{
    Random random(12);
    for (int round = 0; round < 300; ++round) {
        const std::string x = difficultText(random);
        const std::string y = difficultText(random);
        const nlohmann::json object{{"x", x}, {"other", {{"deep", {1, nullptr, true}}}}, {"y", y}};
        const std::string lines = object.dump(-1, ' ', random.below(2) == 0) + "\r\n\n" + object.dump();
        TextSource source("t.jsonl", lines);
        ErrorList errors;
        const Progress progress;
        JsonLinesReader reader(source, xAndY, errors, progress);
        for (int i = 0; i < 2; ++i) {
            QVERIFY(reader.next());
            QCOMPARE(std::string(reader[0].text), x);
            QCOMPARE(std::string(reader[1].text), y);
        }
        QCOMPARE(reader.line(), std::uint64_t{3});
        QVERIFY(!reader.next());
        QVERIFY(errors.empty());
    }
}

void TextFormatsTest::placesAreRightInAnyOrder()
{
    Random random(8);
    std::string text;
    while (text.size() < 50000)
        text += std::string(random.below(3) == 0 ? random.below(9000) : random.below(5), 'x') + '\n';
    LineCounter lines("f", text);
    for (int i = 0; i < 3000; ++i) {
        const std::size_t offset = random.below(text.size() + 10);
        const std::size_t at = std::min(offset, text.size());
        const std::string before = text.substr(0, at);
        const std::size_t lineStart = before.rfind('\n') == std::string::npos ? 0 : before.rfind('\n') + 1;
        const Place place = lines.place(offset);
        QCOMPARE(place.line, static_cast<std::uint64_t>(1 + std::ranges::count(before, '\n')));
        QCOMPARE(place.column, static_cast<std::uint64_t>(at - lineStart + 1));
    }
}

void TextFormatsTest::csvReadsItsDialects_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("rows");
    QTest::newRow("LF") << QByteArray("x,y\n1,2\n") << "1|2";
    QTest::newRow("CRLF") << QByteArray("x,y\r\n1,2\r\n") << "1|2";
    QTest::newRow("no last line end") << QByteArray("x,y\n1,2") << "1|2";
    QTest::newRow("CRLF, no last line end") << QByteArray("x,y\r\n1,\"2\"") << "1|2";
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbfx,y\n1,2\n") << "1|2";
    QTest::newRow("columns swapped") << QByteArray("y,x\n2,1\n") << "1|2";
    QTest::newRow("unknown columns") << QByteArray("a,x,b,y,c\n0,1,0,2,0\n") << "1|2";
    QTest::newRow("quoted header") << QByteArray("\"x\", y \n1,2\n") << "1|2";
    QTest::newRow("blank lines") << QByteArray("x,y\n\n1,2\n\r\n3,4\n\n") << "1|2 3|4";
    QTest::newRow("blank fields") << QByteArray("x,y\n,\n\"\",\"\"\n") << "| |";
    QTest::newRow("quotes, commas, line breaks") << QByteArray("x,y\n\"a,\"\"b\"\"\",\"c\nd\"\n") << "a,\"b\"|c\nd";
    QTest::newRow("quote inside an unquoted field") << QByteArray("x,y\n5\" disk,a\"b\n") << "5\" disk|a\"b";
    QTest::newRow("Unicode") << QByteArray("x,y\n通义千问Max,é\n") << "通义千问Max|é";
}

void TextFormatsTest::csvReadsItsDialects()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, rows);
    TextSource source("t.csv", std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
    ErrorList errors;
    const Progress progress;
    CsvReader reader(source, xAndY, errors, progress);
    QStringList found;
    while (reader.next())
        found << QString::fromUtf8(reader[0].text.data(), static_cast<qsizetype>(reader[0].text.size())) + '|' +
                     QString::fromUtf8(reader[1].text.data(), static_cast<qsizetype>(reader[1].text.size()));
    QVERIFY2(errors.empty(), qPrintable(allText(errors)));
    QCOMPARE(found.join(' '), rows);
}

void TextFormatsTest::filesAreReadLikeMemoryHoweverTheChunksFall()
{
    // Rows of growing length, so that chunk ends fall everywhere: in quotes, between doubled quotes, after CR.
    std::string table = "x,y\r\n";
    std::vector<std::string> values;
    for (std::size_t i = 0; i < 3000; ++i) {
        values.push_back(std::string(i % 701, 'v') + "\"\"\r\n\"" + std::to_string(i));
        table += csvField(values.back()) + ',' + std::to_string(i) + "\r\n";
    }
    values.push_back(std::string(3'000'000, 'w'));
    table += values.back() + ",last\r\n";
    QTemporaryDir folder;
    const std::filesystem::path path = std::filesystem::path(folder.path().toStdString()) / "t.csv";
    std::ofstream(path, std::ios::binary) << table;
    auto source = TextSource::open(path);
    QVERIFY(source);
    ErrorList errors;
    const Progress progress;
    CsvReader reader(*source, xAndY, errors, progress);
    for (const std::string& value : values) {
        QVERIFY(reader.next());
        QVERIFY(reader[0].text == value);
    }
    QVERIFY(!reader.next());
    QVERIFY(errors.empty());
}

void TextFormatsTest::numbersAreReadToTheLastBit()
{
    Random random(5);
    for (int i = 0; i < 2000; ++i) {
        const double value = (random.uniform() - 0.5) * std::pow(10.0, static_cast<double>(random.below(40)) - 20.0);
        const ParsedNumber parsed = parseNumber(nlohmann::json(value).dump());
        QCOMPARE(parsed.status, NumberStatus::Good);
        QVERIFY(parsed.value == value);
    }
}

void TextFormatsTest::prefixesOfATableNeverCrashAndNeverPass()
{
    const std::string header = "task_id,model,score\n";
    const std::string table = header + "\"t\"\"1\",a,0.5\nt2,\"b\nc\",1.25\n";
    for (std::size_t length = 0; length < table.size(); ++length) {
        const std::vector<SourceItem> files{item("id_test_results_long.csv", table.substr(0, length))};
        const auto imported = importCodeRouterBench(files, {});
        // A file cut inside a number or at the end of a row is still valid; cut anywhere else it is not.
        if (imported)
            QVERIFY(length > header.size());
        else
            QVERIFY(!imported.error().empty());
    }
}

void TextFormatsTest::theUnionAndTheSplitTablesGiveTheSameBenchmark()
{
    const std::string header = "task_id,split,dimension,model,score,cost_usd\n";
    const std::string probing = "p1,probing,d,a,1,0.1\np1,probing,d,b,0,0.2\n";
    const std::string test = "t1,id_test,e,b,0.5,0.3\nt1,id_test,e,a,0.25,\n";
    const auto apart = importCodeRouterBench(std::vector{item("id_probing_results_long.csv", header + probing),
                                                         item("id_test_results_long.csv", header + test)},
                                             {});
    const auto together = importCodeRouterBench(std::vector{item("id_results_long.csv", header + probing + test)}, {});
    const auto both = importCodeRouterBench(std::vector{item("id_probing_results_long.csv", header + probing),
                                                        item("id_test_results_long.csv", header + test),
                                                        item("id_results_long.csv", header + probing + test)},
                                            {});
    for (const auto* imported : {&apart, &together, &both}) {
        QVERIFY(*imported);
        const Benchmark& benchmark = **imported;
        QCOMPARE(benchmark.modelNames(), std::string("a, b"));
        QCOMPARE(benchmark.splits.size(), std::size_t{2});
        QCOMPARE(benchmark.splits[0].name, std::string("probing"));
        const TaskIndex task = *benchmark.tasks.find("t1");
        QCOMPARE(benchmark.outcomes.score(task, ModelIndex(0)), 0.25);
        QVERIFY(isMissing(benchmark.outcomes.cost(task, ModelIndex(0))));
        QCOMPARE(benchmark.outcomes.cost(task, ModelIndex(1)), 0.3);
    }
}

void TextFormatsTest::aliasesOfTheUserWin()
{
    const std::vector files{item("models.json", R"([{"model": "Qwen3-Max"}, {"model": "other"}])"),
                            item("id_test_results_long.csv", "task_id,model,score\nt,通义千问Max,1\nt,mine,0\n")};
    ImportOptions options;
    options.aliases = {{"mine", "other"}};
    const auto imported = importCodeRouterBench(files, options);
    QVERIFY2(imported, imported ? "" : qPrintable(allText(imported.error())));
    QCOMPARE(imported->outcomes.score(TaskIndex(0), ModelIndex(0)), 1.0);
    QCOMPARE(imported->outcomes.score(TaskIndex(0), ModelIndex(1)), 0.0);
    options.aliases = {{"mine", "nobody"}};
    QVERIFY(!importCodeRouterBench(files, options));
}

void TextFormatsTest::ownBenchmarksTakeCsvAndJsonAlike()
{
    OwnBenchmarkFiles json;
    json.take(
        item("x/tasks.jsonl",
             "{\"id\": \"t1\", \"dimension\": \"d\", \"split\": \"s\", \"prompt\": \"p,q\"}\n{\"task_id\": \"t2\"}\n"));
    json.take(item("x/model_results.jsonl",
                   "{\"task_id\": \"t1\", \"model\": \"a\", \"score\": 0.5, \"latency_ms\": 1.6}\n"
                   "{\"task_id\": \"t2\", \"model\": \"a\", \"resolved\": true, \"apply_ok\": false}\n"));
    OwnBenchmarkFiles csv;
    csv.take(item("x/tasks.csv", "id,dimension,split,prompt\nt1,d,s,\"p,q\"\nt2,,,\n"));
    csv.take(item("x/model_results.csv",
                  "task_id,model,score,latency_ms,resolved,apply_ok\nt1,a,0.5,1.6,,\nt2,a,,,TRUE,0\n"));
    for (const OwnBenchmarkFiles* files : {&json, &csv}) {
        const auto imported = importOwnBenchmark(*files, {});
        QVERIFY2(imported, imported ? "" : qPrintable(allText(imported.error())));
        QCOMPARE(imported->splits.size(), std::size_t{2});
        QCOMPARE(imported->tasks.prompt(TaskIndex(0)), std::string("p,q"));
        QCOMPARE(imported->outcomes.outcome(TaskIndex(0), ModelIndex(0)).latencyMs, 2);
        const Outcome second = imported->outcomes.outcome(TaskIndex(1), ModelIndex(0));
        QCOMPARE(second.score, 1.0);
        QVERIFY(second.has(OutcomeFlag::AppliedKnown) && !second.has(OutcomeFlag::Applied));
    }
}

void TextFormatsTest::costsFollowFromTokensWhereTheSourceNamesNone()
{
    OwnBenchmarkFiles files;
    files.take(item("models.json", R"([{"name": "a", "input_per_1m": 2, "output_per_1m": 10}, {"name": "b"}])"));
    files.take(item("model_results.csv", "task_id,model,score,input_tokens,output_tokens,cost_usd\n"
                                         "t,a,1,1000,100,\nt,b,1,1000,100,\nu,a,1,1000,100,7\n"));
    const auto imported = importOwnBenchmark(files, {});
    QVERIFY(imported);
    QCOMPARE(imported->outcomes.cost(TaskIndex(0), ModelIndex(0)), 0.003);
    QVERIFY(isMissing(imported->outcomes.cost(TaskIndex(0), ModelIndex(1))));
    QCOMPARE(imported->outcomes.cost(TaskIndex(1), ModelIndex(0)), 7.0);
    const auto findings = audit(*imported);
    const auto off = std::ranges::find(findings, AuditKind::CostsNotFromTokens, &AuditFinding::kind);
    QVERIFY(off != findings.end());
    QCOMPARE(off->count, std::uint64_t{1});
    QCOMPARE(off->outOf, std::uint64_t{2});
    const auto absent = std::ranges::find(findings, AuditKind::MissingCells, &AuditFinding::kind);
    QVERIFY(absent != findings.end());
    QCOMPARE(absent->count, std::uint64_t{1});
}

void TextFormatsTest::scoresOutsideTheRangeAreKeptAndReported()
{
    const auto imported = importCodeRouterBench(
        std::vector{item("id_test_results_long.csv", "task_id,model,score\nt,a,1.5\nt,b,-0.25\nu,a,\nu,b,1\n")}, {});
    QVERIFY(imported);
    QCOMPARE(imported->outcomes.score(TaskIndex(0), ModelIndex(0)), 1.5);
    const auto findings = audit(*imported);
    const auto outside = std::ranges::find(findings, AuditKind::ScoresOutOfRange, &AuditFinding::kind);
    QVERIFY(outside != findings.end());
    QCOMPARE(outside->count, std::uint64_t{2});
    QCOMPARE(outside->severity, AuditSeverity::Fault);
    QCOMPARE(outside->examples[0].text, std::string("1.5"));
}

void TextFormatsTest::aMatrixWithoutIdsHasTheOrderOfItsKeys()
{
    const auto imported = importMatrixJson(
        item("mine.json",
             R"({"matrix": {"z": {"a": {"score": 1}}, "b": {"c": {"resolved": false, "source_model": "c-2"}}},)"
             R"( "metadata": {"b": {"language": "go"}}})"),
        {});
    QVERIFY(imported);
    QCOMPARE(imported->tasks[TaskIndex(0)].id, std::string("z"));
    QCOMPARE(imported->splits[0].name, std::string("mine"));
    QCOMPARE(imported->modelNames(), std::string("a, c"));
    QCOMPARE(imported->tasks.categoryName(TaskIndex(1), Facet::Language), std::string("go"));
    QCOMPARE(imported->modelOrAlias("c-2"), imported->model("c"));
    QVERIFY(isMissing(imported->outcomes.score(TaskIndex(0), ModelIndex(1))));
}

void TextFormatsTest::decisionsAreReadBackAsWritten()
{
    const auto imported = importCodeRouterBench(
        std::vector{item("id_test_results_long.csv", "task_id,model,score\n\"t,\"\"1\"\"\",模\"型,1\nu,b,0\n")}, {});
    QVERIFY(imported);
    const std::vector<DecisionRow> rows{
        {.decision = {TaskIndex(1), ModelIndex(0), {ModelIndex(1), ModelIndex(0)}, 0.8, 0.1 + 0.2},
         .observedReward = -0.5,
         .seed = 7},
        {.decision = {TaskIndex(0), ModelIndex(1), {}, 1, missing}, .observedReward = missing, .seed = {}}};
    QTemporaryDir folder;
    const std::filesystem::path path = std::filesystem::path(folder.path().toStdString()) / "mine.jsonl";
    for (int twice = 0; twice < 2; ++twice)
        QVERIFY(writeDecisions(path, *imported, rows));
    const auto sets = importDecisions(path, *imported, {});
    QVERIFY(sets);
    QCOMPARE(sets->front().name, std::string("mine"));
    QCOMPARE(sets->front().decisions.size(), std::size_t{2});
    const RecordedDecision& first = sets->front().decisions[0];
    QCOMPARE(first.task, TaskIndex(1));
    QVERIFY(first.chain == rows[0].decision.chain);
    QVERIFY(first.costUsd == 0.1 + 0.2);
    QVERIFY(first.score == 0.8);
    QVERIFY(isMissing(sets->front().decisions[1].costUsd));
    QCOMPARE(sets->front().decisions[1].score, 1.0);
    // Nothing is left beside the file.
    QCOMPARE(std::distance(std::filesystem::directory_iterator(path.parent_path()), {}), std::ptrdiff_t{1});
    QVERIFY(!writeDecisions(path / "below-a-file", *imported, rows));
}

void TextFormatsTest::promptsAreAttachedToWhatIsThere()
{
    auto imported =
        importCodeRouterBench(std::vector{item("id_test_results_long.csv", "task_id,model,score\nt,a,1\nu,a,0\n")}, {});
    QVERIFY(imported);
    QTemporaryDir folder;
    const std::filesystem::path path = std::filesystem::path(folder.path().toStdString()) / "p.jsonl";
    std::ofstream(path)
        << "{\"task_id\": \"elsewhere\", \"prompt\": \"x\"}\n{\"task_id\": \"u\", \"prompt\": \"né\"}\n";
    const auto attached = attachPrompts(path, *imported, {});
    QVERIFY(attached);
    QCOMPARE(*attached, std::uint64_t{1});
    QCOMPARE(imported->tasks.prompt(TaskIndex(1)), std::string("né"));
    QCOMPARE(imported->tasks[TaskIndex(1)].promptChars, 2);
    QCOMPARE(imported->tasks[TaskIndex(0)].promptChars, -1);
}

QTEST_APPLESS_MAIN(TextFormatsTest)
#include "tst_textformats.moc"
