// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/groupmap.h"
#include "core/benchmark/import.h"
#include "core/benchmark/limits.h"
#include "core/benchmark/textcheck.h"
#include "core/benchmark/textsource.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <functional>

using namespace acr;
namespace fs = std::filesystem;

namespace {

struct File {
    std::string name;
    std::string bytes;
};
using Files = std::vector<File>;

enum class Door { Benchmark, Decisions, Prompts, GroupMap };

/// Where the first error has to be. File empty: the error is about no file in particular.
struct Wanted {
    ErrorCode code;
    std::string file;
    std::uint64_t line = 0;
    std::uint64_t column = 0;
    std::uint64_t total = 1;
};

const std::string idHeader = "task_id,split,source_split,dimension,model,score,cost_usd,input_tokens,output_tokens,"
                             "total_tokens,latency_ms,cost_source\n";
const std::string oodHeader =
    "task_id,source_split,bench,original_task_id,dimension,model,source_model,resolved,apply_ok,"
    "graded,in_tok,out_tok,calls,cost_usd,source_status,cost_source\n";
const std::string goodRow = "t1,id_test,test,d,a,0.5,0.1,10,20,30,5,token_log_pricing\n";
const std::string pool = R"({"models": [{"model": "a", "input_per_1m": 1, "output_per_1m": 2}, {"model": "b"}]})";

const char* const testTable = "id_test_results_long.csv";

Files table(const std::string& rows)
{
    return {{testTable, idHeader + rows}};
}
Files tableWithPool(const std::string& rows)
{
    return {{testTable, idHeader + rows}, {"models.json", pool}};
}
Files oodTable(const std::string& rows)
{
    return {{"ood176_results_long.csv", oodHeader + rows}};
}
Files tasks(const std::string& lines)
{
    return {{"id_test_tasks.jsonl", lines}};
}
Files own(const std::string& results, const std::string& list = R"({"id": "t1"})")
{
    return {{"tasks.jsonl", list}, {"model_results.jsonl", results}};
}
/// Rows of a long table or of results, each about another model: `prefix`, the model's number, `suffix`.
std::string rowsOfModels(std::size_t models, const std::string& prefix, const std::string& suffix)
{
    std::string rows;
    for (std::size_t i = 0; i < models; ++i)
        rows += prefix + "m" + std::to_string(i) + suffix;
    return rows;
}
Files matrix(const std::string& text)
{
    return {{"matrix.json", text}};
}

/// Where a piece of a text stands in it, the last time that it does; an empty piece is the end of the text.
Wanted wantedAt(ErrorCode code, const std::string& file, const std::string& text, std::string_view piece,
                std::uint64_t total = 1)
{
    const std::size_t at = text.rfind(piece);
    if (at == std::string::npos)
        qFatal("no such piece");
    const std::string before = text.substr(0, at);
    const std::size_t lineBreak = before.rfind('\n');
    return {code, file, 1U + static_cast<std::uint64_t>(std::ranges::count(before, '\n')),
            lineBreak == std::string::npos ? at + 1 : at - lineBreak, total};
}

std::string operator""_s(const char* text, std::size_t length)
{
    return {text, length};
}

std::string utf16(const std::string& ascii)
{
    std::string text = "\xff\xfe";
    for (const char c : ascii) {
        text += c;
        text += '\0';
    }
    return text;
}

Benchmark smallBenchmark()
{
    Benchmark benchmark;
    benchmark.models = {{.name = "a"}, {.name = "b"}};
    Task one;
    one.id = "t1";
    Task two;
    two.id = "t2";
    benchmark.splits.push_back({"id_test", {benchmark.tasks.add(one), benchmark.tasks.add(two)}});
    benchmark.outcomes = OutcomeMatrix(2, 2);
    return benchmark;
}

ErrorList errorsOf(Door door, const fs::path& path, Benchmark& benchmark)
{
    switch (door) {
    case Door::Benchmark: {
        auto imported = importBenchmark(path, {});
        return imported ? ErrorList() : imported.error();
    }
    case Door::Decisions: {
        auto imported = importDecisions(path, benchmark, {});
        return imported ? ErrorList() : imported.error();
    }
    case Door::Prompts: {
        auto attached = attachPrompts(path, benchmark, {});
        return attached ? ErrorList() : attached.error();
    }
    case Door::GroupMap: {
        const auto map = readGroupMap(path, benchmark);
        ErrorList errors;
        if (!map)
            errors.add(map.error());
        return errors;
    }
    }
    return ErrorList();
}

} // namespace

Q_DECLARE_METATYPE(Files)
Q_DECLARE_METATYPE(Wanted)
Q_DECLARE_METATYPE(Door)

using Row = std::function<void(const char* name, Files files, Wanted wanted)>;

/// A benchmark of one's own: a list of tasks with `t1`, and results.
void addOwnRows(const Row& row)
{
    using enum ErrorCode;
    const std::string good = "{\"task_id\": \"t1\", \"model\": \"a\", \"score\": 1}\n";
    const std::string results = "model_results.jsonl";
    const std::string table = "model_results.csv";
    const std::string list = "tasks.jsonl";
    const auto text = [&](const char* name, const std::string& bytes, ErrorCode code, std::string_view piece) {
        row(name, own(bytes), wantedAt(code, results, bytes, piece));
    };
    const auto member = [&](const char* name, const std::string& members, ErrorCode code, std::string_view piece) {
        text(name, good + "{\"task_id\": \"t1\", \"model\": \"b\", " + members + "}\n", code, piece);
    };
    const auto csv = [&](const char* name, const std::string& bytes, ErrorCode code, std::string_view piece) {
        row(name, {{table, bytes}}, wantedAt(code, table, bytes, piece));
    };
    const auto tasksOf = [&](const char* name, const std::string& bytes, ErrorCode code, std::string_view piece) {
        row(name, own(good, bytes), wantedAt(code, list, bytes, piece));
    };
    row("own: results empty", own(""), {Empty, results});
    row("own: tasks empty", own("", ""), {Empty, list, 0, 0, 2});
    text("own: results cut off", good + "{\"task_id\": \"t1\", \"model\": \"b\", \"sco", Malformed, "");
    text("own: results are a list", "[" + good.substr(0, good.size() - 1) + "]\n", Malformed, "[");
    text("own: model blank", "{\"task_id\": \"t1\", \"model\": \" \", \"score\": 1}\n", Malformed, "\" \"");
    row("own: without a model", own(good + "{\"task_id\": \"t1\", \"score\": 1}\n"), {MissingColumn, results, 2});
    text("own: model is a number", "{\"task_id\": \"t1\", \"model\": 7, \"score\": 1}\n", WrongType, "7,");
    member("own: resolved is a word", "\"resolved\": \"yes\"", WrongType, "\"yes\"");
    member("own: cost is negative", "\"score\": 1, \"cost_usd\": -0.5", OutOfRange, "-0.5");
    member("own: cost is a text", "\"score\": 1, \"cost_usd\": \"free\"", WrongType, "\"free\"");
    member("own: tokens are a fraction", "\"score\": 1, \"input_tokens\": 1.5", WrongType, "1.5");
    member("own: tokens overflow", "\"score\": 1, \"output_tokens\": 4294967296", OutOfRange, "4294967296");
    member("own: score twice", "\"score\": 1, \"score\": 0", Duplicate, "0}");
    member("own: score without end", "\"score\": 1e999", OutOfRange, "1e999");
    row("own: task without an id", own(good, "{\"id\": \"t1\"}\n{\"prompt\": \"p\"}\n"), {MissingColumn, list, 2});
    tasksOf("own: task with a control character", "{\"id\": \"t1\"}\n{\"id\": \"t\\u0001\"}\n", Malformed,
            "\"t\\u0001\"");
    tasksOf("own: prompt is an object", "{\"id\": \"t1\"}\n{\"id\": \"t2\", \"prompt\": {}}\n", WrongType, "{}}");
    row("own: table without a model", {{table, "task_id,score\nt1,1\n"}}, {MissingColumn, table, 1});
    csv("own: table with a word as score", "task_id,model,score\nt1,a,1\nt1,b,high\n", WrongType, "high");
    csv("own: table with too many fields", "task_id,model,score\nt1,a,1,more\n", Malformed, "more");
    csv("own: table with a quote never closed", "task_id,model,score\nt1,\"a,1\n", Malformed, "\"a");
    row("own: two lists of tasks",
        {{"one.jsonl", "{\"id\": \"t1\"}\n"}, {"results.jsonl", good}, {"two.jsonl", "{\"id\": \"t2\"}\n"}},
        {Duplicate, "two.jsonl"});
}

/// A matrix of tasks × models in one JSON document.
void addMatrixRows(const Row& row)
{
    using enum ErrorCode;
    const std::string file = "matrix.json";
    const std::string good = "{\"score\": 1}";
    const auto text = [&](const char* name, const std::string& bytes, ErrorCode code, std::string_view piece) {
        row(name, matrix(bytes), wantedAt(code, file, bytes, piece));
    };
    const auto cell = [&](const char* name, const std::string& members, ErrorCode code, std::string_view piece) {
        text(name, "{\"matrix\": {\"t\": {\"a\": " + good + ",\n\"b\": {" + members + "}}}}", code, piece);
    };
    row("matrix empty", matrix(""), {Malformed, file, 1, 1});
    row("matrix in UTF-16", matrix(utf16("{\"matrix\": {}}")), {Malformed, file, 1, 1});
    text("matrix is no object", "[{\"matrix\": {}}]", Malformed, "[{");
    text("matrix twice", "{\"matrix\": {\"t\": {\"a\": {\"score\": 1}}},\n\"matrix\": {}}", Duplicate, "{}}");
    text("matrix text after it", "{\"matrix\": {\"t\": {\"a\": {\"score\": 1}}}} x", Malformed, "x");
    text("matrix comma too many", "{\"matrix\": {\"t\": {\"a\": {\"score\": 1},}}}", Malformed, "}}}");
    text("matrix ids is an object", "{\"ids\": {}, \"matrix\": {}}", Malformed, "{}, ");
    text("matrix id is a number", "{\"ids\": [7], \"matrix\": {}}", Malformed, "7]");
    text("matrix metadata is a list", "{\"matrix\": {\"t\": {\"a\": {\"score\": 1}}}, \"metadata\": []}", Malformed,
         "[]");
    text("matrix metadata twice of a task",
         "{\"matrix\": {\"t\": {\"a\": {\"score\": 1}}}, \"metadata\": {\"t\": {},\n\"t\": {}}}", Duplicate,
         "\"t\": {}}}");
    text("matrix prompt is a number",
         "{\"matrix\": {\"t\": {\"a\": {\"score\": 1}}}, \"metadata\": {\"t\": {\"prompt\": 7}}}", WrongType, "7}}");
    cell("matrix cell cost is negative", "\"cost_usd\": -2", OutOfRange, "-2");
    cell("matrix cell tokens are a text", "\"in_tok\": \"7\"", WrongType, "\"7\"");
    cell("matrix cell key twice", "\"score\": 1, \"score\": 0", Duplicate, "0}");
    cell("matrix cell score is a bare NaN", "\"score\": NaN", Malformed, "NaN");
    cell("matrix cell with broken UTF-8", "\"source_model\": \"x\xff\"", Malformed, "\xff");
}

/// A table of RouterBench with two models, `a` and `m/b`.
void addRouterBenchRows(const Row& row)
{
    using enum ErrorCode;
    const std::string table = "routerbench_0shot.csv";
    const std::string header = "sample_id,prompt,eval_name,a,m/b,a|model_response,m/b|model_response,a|total_cost,"
                               "m/b|total_cost,oracle_model_to_route_to\n";
    const std::string good = "s1,p,mbpp,1.0,0.0,ra,rb,0.1,0.2,a\n";
    const auto text = [&](const char* name, const std::string& bytes, ErrorCode code, std::string_view piece,
                          std::uint64_t total = 1) {
        row(name, {{table, bytes}}, wantedAt(code, table, bytes, piece, total));
    };
    const auto line = [&](const char* name, const std::string& bytes, ErrorCode code, std::uint64_t number) {
        row(name, {{table, bytes}}, {code, table, number});
    };
    line("RouterBench empty", "", Empty, 0);
    line("RouterBench header only", header, Empty, 0);
    line("RouterBench in UTF-16", utf16(header), Malformed, 1);
    line("RouterBench without sample_id", "prompt,eval_name,a,a|total_cost\np,mbpp,1,0.1\n", MissingColumn, 1);
    line("RouterBench without eval_name", "sample_id,prompt,a,a|total_cost\ns,p,1,0.1\n", MissingColumn, 1);
    line("RouterBench without a model", "sample_id,prompt,eval_name\ns1,p,mbpp\n", MissingColumn, 1);
    text("RouterBench cost of no model", "sample_id,eval_name,a,a|total_cost,c|total_cost\ns1,mbpp,1,0.1,0.2\n",
         MissingColumn, "c|total_cost");
    text("RouterBench answers of no model", "sample_id,eval_name,a,a|total_cost,c|model_response\ns1,mbpp,1,0.1,x\n",
         MissingColumn, "c|model_response");
    text("RouterBench model twice", "sample_id,eval_name,a,a|total_cost,a\ns1,mbpp,1,0.1,1\n", Duplicate, "a\ns1");
    text("RouterBench too few fields", header + good + "s2,p,mbpp,1.0\n", Malformed, "1.0\n");
    text("RouterBench too many fields", header + good + "s2,p,mbpp,1.0,0.0,ra,rb,0.1,0.2,a,more\n", Malformed, "more");
    text("RouterBench score is a word", header + "s1,p,mbpp,high,0.0,ra,rb,0.1,0.2,a\n", WrongType, "high");
    text("RouterBench score is NaN", header + "s1,p,mbpp,1,nan,ra,rb,0.1,0.2,a\n", OutOfRange, "nan");
    text("RouterBench cost is negative", header + "s1,p,mbpp,1,0,ra,rb,-0.1,0.2,a\n", OutOfRange, "-0.1");
    text("RouterBench cost is a word", header + "s1,p,mbpp,1,0,ra,rb,0.1,free,a\n", WrongType, "free");
    text("RouterBench sample twice", header + good + good, Duplicate, "s1");
    text("RouterBench sample blank", header + " ,p,mbpp,1,0,ra,rb,0.1,0.2,a\n", Malformed, " ,p");
    text("RouterBench sample with a control character", header + "s\x01,p,mbpp,1,0,ra,rb,0.1,0.2,a\n", Malformed,
         "s\x01");
    text("RouterBench oracle unknown", header + "s1,p,mbpp,1,0,ra,rb,0.1,0.2,z/q\n", UnknownModel, "z/q");
    text("RouterBench quote never closed", header + good + "s2,\"p,mbpp,1,0,ra,rb,0.1,0.2,a\n", Malformed, "\"p");
    text("RouterBench text after a quote", header + "s1,\"p\"x,mbpp,1,0,ra,rb,0.1,0.2,a\n", Malformed, "x,mbpp");
    text("RouterBench broken UTF-8 in a prompt", header + "s1,p\xff,mbpp,1,0,ra,rb,0.1,0.2,a\n", Malformed, "\xff");
    text("RouterBench broken UTF-8 in an answer", header + "s1,p,mbpp,1,0,ra,r\xc3,0.1,0.2,a\n", Malformed, "\xc3");
    text("RouterBench NUL byte", header + "s1,p\0,mbpp,1,0,ra,rb,0.1,0.2,a\n"_s, Malformed, std::string_view("\0", 1));
    const std::string wide = "sample_id,eval_name" + rowsOfModels(maxModels, ",", "") + ",last\n";
    text("RouterBench too many models", wide, TooLarge, "last");
    row("RouterBench two tables", {{table, header + good}, {"routerbench_5shot.csv", header + good}},
        {Duplicate, "routerbench_5shot.csv"});
    row("RouterBench pickle", {{"routerbench_0shot.pkl", "\x80\x04."}}, {NotRecognised, "routerbench_0shot.pkl"});
}

/// Runs of LLMRouterBench of the model m1 on the split test of aime.
void addLlmRouterBenchRows(const Row& row)
{
    using enum ErrorCode;
    const std::string run = "aime-test-m1-20250102_030405.json";
    const std::string head =
        "{\"dataset_name\": \"aime\", \"split\": \"test\", \"model_name\": \"m1\", \"demo\": false,\n";
    const auto records = [&](const std::string& text) { return head + "\"records\": [" + text + "]}\n"; };
    const std::string good = "{\"index\": 1, \"prompt\": \"p\", \"score\": 1.0}";
    const auto text = [&](const char* name, const std::string& bytes, ErrorCode code, std::string_view piece) {
        row(name, {{run, bytes}}, wantedAt(code, run, bytes, piece));
    };
    row("LLMRouterBench empty", {{run, ""}}, {Empty, run});
    row("LLMRouterBench in UTF-16", {{run, utf16(records(good))}}, {Malformed, run, 1, 1});
    text("LLMRouterBench is a list", "[" + good + "]", Malformed, "[");
    row("LLMRouterBench without records", {{run, head + "\"counts\": 1}"}}, {MissingColumn, run, 1});
    row("LLMRouterBench of no records", {{run, records("")}}, {Empty, run});
    text("LLMRouterBench records are an object", head + "\"records\":\n {}}", Malformed, "{}}");
    text("LLMRouterBench records twice", records(good).substr(0, records(good).size() - 2) + ",\n\"records\": []}",
         Duplicate, "\"records\": []");
    text("LLMRouterBench cut off in a record", head + "\"records\": [" + good + ",\n{\"index\": 2, \"sco", Malformed,
         "");
    text("LLMRouterBench cut off after a record", head + "\"records\": [" + good, Malformed, "");
    text("LLMRouterBench record is a number", records(good + ",\n7"), Malformed, "7]");
    text("LLMRouterBench record without index", records(good + ",\n{\"score\": 1}"), MissingColumn, "{\"score\": 1}");
    text("LLMRouterBench index is a list", records("{\"index\": [1]}"), WrongType, "[1]");
    row("LLMRouterBench index twice", {{run, records(good + ",\n " + good)}}, {Duplicate, run, 3});
    text("LLMRouterBench score is a text", records("{\"index\": 1, \"score\": \"1\"}"), WrongType, "\"1\"");
    text("LLMRouterBench score is a bare NaN", records("{\"index\": 1, \"score\": NaN}"), Malformed, "NaN");
    text("LLMRouterBench cost is negative", records("{\"index\": 1,\n\"cost\": -1}"), OutOfRange, "-1");
    text("LLMRouterBench tokens are negative", records("{\"index\": 1, \"prompt_tokens\": -7}"), OutOfRange, "-7");
    text("LLMRouterBench tokens overflow", records("{\"index\": 1, \"completion_tokens\": 4294967296}"), OutOfRange,
         "4294967296");
    text("LLMRouterBench key twice", records("{\"index\": 1, \"score\": 1, \"score\": 0}"), Duplicate, "0}");
    text("LLMRouterBench broken UTF-8", records("{\"index\": 1, \"prediction\": \"a\xff\"}"), Malformed, "\xff");
    text("LLMRouterBench half a surrogate", records("{\"index\": 1, \"prompt\": \"\\ud800x\"}"), Malformed, "\\ud800");
    text("LLMRouterBench nested too deep", records("{\"index\": 1, \"x\": " + std::string(100, '[') + "}"), TooLarge,
         std::string(100 - 63, '[') + "}");
    text("LLMRouterBench text after the document", records(good) + "x", Malformed, "x");
    const std::string number = "{\"dataset_name\": \"aime\", \"model_name\": 7, \"records\": [" + good + "]}";
    text("LLMRouterBench model is a number", number, WrongType, "7,");
    const std::string word = "{\"demo\": \"no\", \"records\": [" + good + "]}";
    text("LLMRouterBench demo is a word", word, WrongType, "\"no\"");
    row("LLMRouterBench of demos only", {{run, "{\"demo\": true, \"records\": [" + good + "]}"}}, {Empty, run});
    row("LLMRouterBench one run twice", {{"x/" + run, records(good)}, {"y/" + run, records(good)}}, {Duplicate, run});
}

/// Predictions of a router in RouterArena.
void addRouterArenaRows(const Row& row)
{
    using enum ErrorCode;
    const std::string file = "router.json";
    const std::string good = "[{\"global index\": \"A_1\", \"prediction\": \"m\"},\n";
    const auto text = [&](const char* name, const std::string& bytes, ErrorCode code, std::string_view piece) {
        row(name, {{file, bytes}}, wantedAt(code, file, bytes, piece));
    };
    const auto second = [&](const char* name, const std::string& element, ErrorCode code, std::string_view piece) {
        text(name, good + element + "]", code, piece);
    };
    const auto member = [&](const char* name, const std::string& members, ErrorCode code, std::string_view piece) {
        second(name, "{\"global index\": \"A_2\", \"prediction\": \"m\", " + members + "}", code, piece);
    };
    text("RouterArena cut off in a row", "[{\"global index\": \"A_1\", \"prediction\": \"m", Malformed, "");
    text("RouterArena cut off after a row", "[{\"global index\": \"A_1\", \"prediction\": \"m\"}", Malformed, "");
    text("RouterArena text after the list", good + "{\"global index\": 2, \"prediction\": \"m\"}]\n x", Malformed, "x");
    second("RouterArena row is a number", "7", Malformed, "7");
    second("RouterArena comma too many", "", Malformed, "]");
    text("RouterArena comma missing", "[{\"global index\": \"A_1\", \"prediction\": \"m\"}\n{\"global index\": 2}]",
         Malformed, "{\"global index\": 2}");
    second("RouterArena without index", "{\"prediction\": \"m\"}", MissingColumn, "{\"prediction\": \"m\"}");
    second("RouterArena index is a list", "{\"global index\": [2], \"prediction\": \"m\"}", WrongType, "[2]");
    second("RouterArena without prediction", "{\"global index\": \"A_2\"}", MissingColumn,
           "{\"global index\": \"A_2\"}");
    second("RouterArena prediction is null", "{\"global index\": \"A_2\", \"prediction\": null}", MissingColumn,
           "null");
    second("RouterArena prediction is a number", "{\"global index\": \"A_2\", \"prediction\": 7}", WrongType, "7}");
    member("RouterArena result is a text", "\"generated_result\": \"r\"", WrongType, "\"r\"");
    member("RouterArena answer is a number", "\"generated_result\":\n{\"generated_answer\": 7}", WrongType, "7}");
    member("RouterArena usage is a list", "\"generated_result\": {\"token_usage\": [1]}", WrongType, "[1]");
    member("RouterArena tokens are negative", "\"generated_result\": {\"token_usage\":\n{\"input_tokens\": -7}}",
           OutOfRange, "-7");
    member("RouterArena tokens are a fraction", "\"generated_result\": {\"token_usage\": {\"output_tokens\": 1.5}}",
           WrongType, "1.5");
    member("RouterArena tokens twice",
           "\"generated_result\": {\"token_usage\": {\"input_tokens\": 1, \"input_tokens\": 2}}", Duplicate, "2}}");
    member("RouterArena accuracy is a text", "\"accuracy\": \"1.0\"", WrongType, "\"1.0\"");
    member("RouterArena accuracy is a bare NaN", "\"accuracy\": NaN", Malformed, "NaN");
    member("RouterArena cost is negative", "\"cost\": -1", OutOfRange, "-1");
    member("RouterArena for_optimality is a word", "\"for_optimality\": \"no\"", WrongType, "\"no\"");
    member("RouterArena key twice", "\"cost\": 1, \"cost\": 2", Duplicate, "2}");
    member("RouterArena broken UTF-8", "\"prompt\": \"p\xff\"", Malformed, "\xff");
    second("RouterArena task routed twice", "{\"global index\": \"A_1\", \"prediction\": \"m2\"}", Duplicate,
           "\"A_1\"");
    const std::string unrouted = "{\"global index\": \"A_1\", \"prediction\": \"m2\", \"for_optimality\": true}";
    second("RouterArena unrouted call twice", unrouted + ",\n" + unrouted, Duplicate, "\"A_1\"");
    text("RouterArena too many models",
         "[" +
             rowsOfModels(maxModels, "{\"global index\": \"A_1\", \"for_optimality\": true, \"prediction\": \"",
                          "\"},\n") +
             "{\"global index\": \"A_2\", \"prediction\": \"last\"}]",
         TooLarge, "\"last\"");
}

/// Rows of RouteLLM for a weak and a strong model.
void addRouteLlmRows(const Row& row)
{
    using enum ErrorCode;
    const std::string file = "mmlu_anatomy.csv";
    const std::string header = "prompt,weak,strong\n";
    const std::string good = "\"Which?\nA. x\",True,False\n";
    const auto text = [&](const char* name, const std::string& bytes, ErrorCode code, std::string_view piece) {
        row(name, {{file, bytes}}, wantedAt(code, file, bytes, piece));
    };
    row("RouteLLM header only", {{file, header}}, {Empty, file});
    row("RouteLLM of one model", {{file, "prompt,weak\np,True\n"}}, {MissingColumn, file, 1});
    row("RouteLLM of one model and its answers", {{file, "prompt,weak,weak_response\np,True,x\n"}},
        {MissingColumn, file, 1});
    text("RouteLLM model twice", "prompt,weak,weak\np,True,True\n", Duplicate, "weak\np");
    text("RouteLLM prompt column twice", "prompt,weak,strong,prompt\np,True,True,q\n", Duplicate, "prompt\np");
    text("RouteLLM model with a control character", "prompt,we\x01k,strong\np,True,True\n", Malformed, "we\x01k");
    text("RouteLLM broken UTF-8 in a model", "prompt,we\xff,strong\np,True,True\n", Malformed, "we\xff");
    text("RouteLLM model with an endless name", "prompt," + std::string(5000, 'w') + ",strong\np,True,True\n", TooLarge,
         std::string(5000, 'w'));
    text("RouteLLM without a prompt", header + good + ",True,False\n", WrongType, ",True,False");
    text("RouteLLM right is a word", header + good + "p,yes,False\n", WrongType, "yes");
    text("RouteLLM right is a fraction", header + good + "p,True,0.5\n", WrongType, "0.5");
    text("RouteLLM right is 2", header + good + "p,2,True\n", WrongType, "2,True");
    text("RouteLLM right is negative", header + good + "p,-1,True\n", WrongType, "-1");
    text("RouteLLM too few fields", header + good + "p,True\n", Malformed, "True\n");
    text("RouteLLM too many fields", header + good + "p,True,True,more\n", Malformed, "more");
    text("RouteLLM cut off in a row", header + good + "p,Tr", Malformed, "Tr");
    text("RouteLLM quote never closed", header + good + "\"p,True,True\n", Malformed, "\"p");
    text("RouteLLM text after a quote", header + "\"p\"x,True,True\n", Malformed, "x,True");
    text("RouteLLM broken UTF-8 in a prompt", header + "p\xff,True,True\n", Malformed, "\xff");
    text("RouteLLM surrogate in UTF-8", header + "p\xed\xa0\x80,True,True\n", Malformed, "\xed");
    text("RouteLLM NUL byte", header + "p\0,True,True\n"_s, Malformed, std::string_view("\0", 1));
    text("RouteLLM broken UTF-8 in an answer", "prompt,weak,strong,weak_response\np,True,True,\xc3\n", Malformed,
         "\xc3");
    const std::string wide = "prompt" + rowsOfModels(maxModels, ",", "") + ",last\n";
    text("RouteLLM too many models", wide, TooLarge, "last");
    row("RouteLLM two files of one name", {{"x/" + file, header + good}, {"y/" + file, header + good}},
        {Duplicate, file, 2});
    const std::string bad = header + "p,True,maybe\n";
    row("RouteLLM fault in the second file", {{"gsm8k.csv", header + good}, {file, bad}},
        wantedAt(WrongType, file, bad, "maybe"));
}

/// Routing data of LLMRouter, with a price for the model m.
void addLlmRouterRows(const Row& row)
{
    using enum ErrorCode;
    const std::string file = "default_routing_test_data.jsonl";
    const std::string prices = "default_llm.json";
    const std::string good = "{\"task_name\": \"gsm8k\", \"query\": \"q\", \"task_id\": null, \"model_name\": \"m\", "
                             "\"performance\": 1.0}\n";
    const auto text = [&](const char* name, const std::string& bytes, ErrorCode code, std::string_view piece) {
        row(name, {{file, bytes}}, wantedAt(code, file, bytes, piece));
    };
    const auto member = [&](const char* name, const std::string& members, ErrorCode code, std::string_view piece) {
        text(name, good + "{\"task_name\": \"gsm8k\", \"query\": \"r\", \"model_name\": \"m\", " + members + "}\n",
             code, piece);
    };
    const auto price = [&](const char* name, const std::string& bytes, ErrorCode code, std::string_view piece) {
        row(name, {{file, good}, {prices, bytes}}, wantedAt(code, prices, bytes, piece));
    };
    row("LLMRouter without task_name", {{file, good + "{\"query\": \"q\", \"model_name\": \"m\"}\n"}},
        {MissingColumn, file, 2});
    row("LLMRouter without query", {{file, good + "{\"task_name\": \"t\", \"model_name\": \"m\"}\n"}},
        {MissingColumn, file, 2});
    row("LLMRouter without model_name", {{file, good + "{\"task_name\": \"t\", \"query\": \"q\"}\n"}},
        {MissingColumn, file, 2});
    text("LLMRouter query is a number", good + "{\"task_name\": \"t\", \"query\": 7, \"model_name\": \"m\"}\n",
         WrongType, "7,");
    text("LLMRouter model is null", good + "{\"task_name\": \"t\", \"query\": \"q\", \"model_name\": null}\n",
         MissingColumn, "null}");
    text("LLMRouter task_name with a control character",
         good + "{\"task_name\": \"a\\u0001\", \"query\": \"q\", \"model_name\": \"m\"}\n", Malformed, "\"a\\u0001");
    text("LLMRouter model with an endless name",
         good + "{\"task_name\": \"t\", \"query\": \"q\", \"model_name\": \"" + std::string(5000, 'm') + "\"}\n",
         TooLarge, "\"mmm" + std::string(4997, 'm'));
    member("LLMRouter task_id is a list", "\"task_id\": [1]", WrongType, "[1]");
    member("LLMRouter response is a list", "\"response\": []", WrongType, "[]");
    member("LLMRouter performance is a text", "\"performance\": \"1\"", WrongType, "\"1\"");
    member("LLMRouter performance is a bare NaN", "\"performance\": NaN", Malformed, "NaN");
    member("LLMRouter tokens are negative", "\"input_tokens\": -7", OutOfRange, "-7");
    member("LLMRouter tokens are a fraction", "\"output_tokens\": 1.5", WrongType, "1.5");
    member("LLMRouter tokens overflow", "\"token_num\": 4294967296", OutOfRange, "4294967296");
    member("LLMRouter time is negative", "\"response_time\": -0.5", OutOfRange, "-0.5");
    member("LLMRouter time is endless", "\"response_time\": 1e9", OutOfRange, "1e9");
    member("LLMRouter key twice", "\"performance\": 1, \"performance\": 0", Duplicate, "0}");
    member("LLMRouter broken UTF-8", "\"response\": \"a\xff\"", Malformed, "\xff");
    row("LLMRouter query and model twice", {{file, good + good}}, {Duplicate, file, 2});
    const std::string given = "{\"task_name\": \"c\", \"task_id\": \"H/0\", \"model_name\": \"m\", \"query\": ";
    text("LLMRouter task_id with another query", given + "\"q\"}\n" + given + "\"r\"}\n", Conflict, "\"H/0\"");
    text("LLMRouter line cut off", good + "{\"task_name\": \"t\"", Malformed, "");
    text("LLMRouter two objects on a line", good.substr(0, good.size() - 1) + " {}\n", Malformed, "{}");
    price("LLMRouter price is negative", "{\"m\":\n{\"input_price\": -1, \"output_price\": 1}}", OutOfRange, "-1");
    price("LLMRouter price is a text", "{\"m\": {\"input_price\": \"1\"}}", WrongType, "\"1\"");
    price("LLMRouter price twice", "{\"m\": {\"input_price\": 1},\n\"m\": {\"input_price\": 1}}", Duplicate, "\"m\"");
    price("LLMRouter price is a list", "{\"m\": {\"input_price\": 1},\n\"n\": []}", Malformed, "[]");
    price("LLMRouter prices cut off", "{\"m\": {\"input_price\": 1}", Malformed, "");
    row("LLMRouter prices differ",
        {{file, good}, {prices, "{\"m\": {\"input_price\": 1}}"}, {"more.json", "{\"m\": {\"input_price\": 2}}"}},
        {Conflict, "more.json"});
    text("LLMRouter too many models",
         rowsOfModels(maxModels, "{\"task_name\": \"t\", \"query\": \"q\", \"model_name\": \"", "\"}\n") +
             "{\"task_name\": \"t\", \"query\": \"q\", \"model_name\": \"last\"}\n",
         TooLarge, "\"last\"");
}

class MalformedTest final : public QObject {
    Q_OBJECT

private slots:
    void faultsAreNamedWithTheirPlace_data();
    void faultsAreNamedWithTheirPlace();
    void allBadRowsAreReportedInOrder();
    void endlessLinesAreRefused();
    void whatIsNotThereIsSaid();
    void hugeHostileFilesAreFinished_data();
    void hugeHostileFilesAreFinished();
    void whatIsNoFileIsNamed();
    void foldersThatMayNotBeReadAreNamed();
    void namesAreAlwaysUtf8();
    void stoppingGivesNothing();
    void stoppingAMatrixGivesNothing();
};

void MalformedTest::faultsAreNamedWithTheirPlace_data()
{
    QTest::addColumn<Door>("door");
    QTest::addColumn<Files>("files");
    QTest::addColumn<Wanted>("wanted");
    const auto row = [](const char* name, Door door, Files files, Wanted wanted) {
        QTest::newRow(name) << door << std::move(files) << std::move(wanted);
    };
    const auto bench = [&](const char* name, Files files, Wanted wanted) {
        row(name, Door::Benchmark, std::move(files), std::move(wanted));
    };
    using enum ErrorCode;

    // Text
    bench("CSV empty", {{testTable, ""}}, {Empty, testTable});
    bench("CSV header only", table(""), {Empty, testTable});
    bench("CSV in UTF-16", {{testTable, utf16(idHeader)}}, {Malformed, testTable, 1, 1});
    bench("CSV in UTF-16 without mark", {{testTable, utf16(idHeader).substr(2)}}, {Malformed, testTable, 1, 1});
    bench("CSV in UTF-32", {{testTable, "\xff\xfe\0\0t\0\0\0"_s}}, {Malformed, testTable, 1, 1});
    bench("CSV quote never closed", table(goodRow + "\"t2,id_test\n"), {Malformed, testTable, 3, 1});
    bench("CSV text after quote", table("\"t1\"x,id_test,test,d,a,0,,,,,,\n"), {Malformed, testTable, 2, 5});
    bench("CSV with carriage returns alone", {{testTable, "task_id,model,score\rt1,a,1\rt2,a,0\r"}},
          {Malformed, testTable, 1, 20});
    bench("CSV too few fields", table("t1,id_test\n"), {Malformed, testTable, 2, 4});
    bench("CSV too many fields", table("t1,id_test,test,d,a,0,,,,,,,extra\n"), {Malformed, testTable, 2, 29});
    bench("CSV truncated row", table(goodRow + "t2,id_test,test,d,a,0."), {Malformed, testTable, 3, 21});
    bench("CSV NUL byte", table("t\0001,id_test,test,d,a,0,,,,,,\n"_s), {Malformed, testTable, 2, 2});
    bench("CSV NUL in quotes", table("\"t\0001\",id_test,test,d,a,0,,,,,,\n"_s), {Malformed, testTable, 2, 3});
    bench("CSV broken UTF-8 in an id", table("ab\xff,id_test,test,d,a,0,,,,,,\n"), {Malformed, testTable, 2, 3});
    bench("CSV broken UTF-8 in a model", table("t1,id_test,test,d,a,0,,,,,,\nt1,id_test,test,d,m\xc3,0,,,,,,\n"),
          {Malformed, testTable, 3, 20});
    bench("CSV overlong UTF-8", table("a\xc0\xaf,id_test,test,d,a,0,,,,,,\n"), {Malformed, testTable, 2, 2});
    bench("CSV surrogate in UTF-8", table("a\xed\xa0\x80,id_test,test,d,a,0,,,,,,\n"), {Malformed, testTable, 2, 2});
    bench("CSV control character in an id", table("a\tb,id_test,test,d,a,0,,,,,,\n"), {Malformed, testTable, 2, 1});
    bench("CSV line break in an id, next row bad",
          table("\"a\nb\",id_test,test,d,a,0,,,,,,\nt2,id_test,test,d,a,x,,,,,,\n"), {Malformed, testTable, 2, 1, 2});
    bench("CSV column missing", {{testTable, "task_id,split,score\nt1,id_test,1\n"}}, {MissingColumn, testTable, 1});
    bench("CSV column twice", {{testTable, "task_id,model,score,model\nt1,a,1,a\n"}}, {Duplicate, testTable, 1, 21});

    // Values
    bench("score is a word", table("t1,id_test,test,d,a,high,,,,,,\n"), {WrongType, testTable, 2, 21});
    bench("score is NaN", table("t1,id_test,test,d,a,nan,,,,,,\n"), {OutOfRange, testTable, 2, 21});
    bench("score is infinite", table("t1,id_test,test,d,a,-inf,,,,,,\n"), {OutOfRange, testTable, 2, 21});
    bench("score overflows", table("t1,id_test,test,d,a,1e999,,,,,,\n"), {OutOfRange, testTable, 2, 21});
    bench("score with a tail", table("t1,id_test,test,d,a,0.5x,,,,,,\n"), {WrongType, testTable, 2, 21});
    bench("score with a decimal comma", table("t1,id_test,test,d,a,\"0,5\",,,,,,\n"), {WrongType, testTable, 2, 21});
    bench("cost is negative", table("t1,id_test,test,d,a,1,-0.1,,,,,\n"), {OutOfRange, testTable, 2, 23});
    bench("tokens are negative", table("t1,id_test,test,d,a,1,0.1,-5,,,,\n"), {OutOfRange, testTable, 2, 27});
    bench("tokens overflow", table("t1,id_test,test,d,a,1,0.1,4294967296,,,,\n"), {OutOfRange, testTable, 2, 27});
    bench("tokens are a fraction", table("t1,id_test,test,d,a,1,0.1,1.5,,,,\n"), {WrongType, testTable, 2, 27});
    bench("id is blank", table(",id_test,test,d,a,1,,,,,,\n"), {WrongType, testTable, 2, 1});
    bench("id is endless", table(std::string(5000, 'x') + ",id_test,test,d,a,1,,,,,,\n"), {TooLarge, testTable, 2, 1});
    bench("model is blank", table(goodRow + "t1,id_test,test,d,,1,,,,,,\n"), {WrongType, testTable, 3, 19});
    bench("resolved is 2", oodTable("t1,s,b,o,d,a,a,2,1,1,1,1,1,0.1,,\n"),
          {WrongType, "ood176_results_long.csv", 2, 16});
    bench("graded is a word", oodTable("t1,s,b,o,d,a,a,1,1,maybe,1,1,1,0.1,,\n"),
          {WrongType, "ood176_results_long.csv", 2, 20});
    bench("OOD without resolved", {{"ood176_results_long.csv", "task_id,model,score\nt1,a,1\n"}},
          {MissingColumn, "ood176_results_long.csv", 1});

    // Consistency
    bench("row twice", table(goodRow + goodRow), {Duplicate, testTable, 3});
    bench("model outside the pool", tableWithPool("t1,id_test,test,d,c,1,,,,,,\n"), {UnknownModel, testTable, 2, 19});
    bench("task outside the list",
          {{testTable, idHeader + goodRow}, {"id_test_tasks.jsonl", "{\"task_id\": \"t2\"}\n"}},
          {UnknownTask, testTable, 2, 1});
    bench("task listed twice", tasks("{\"task_id\": \"t1\"}\n{\"task_id\": \"t1\"}\n"),
          {Duplicate, "id_test_tasks.jsonl", 2, 13});
    bench("task in two lists",
          {{"id_test_tasks.jsonl", "{\"task_id\": \"t1\"}\n"}, {"id_probing_tasks.jsonl", "{\"task_id\": \"t1\"}\n"}},
          {Duplicate, "id_test_tasks.jsonl", 1, 13});
    bench("task in two tables",
          {{testTable, idHeader + goodRow}, {"id_probing_results_long.csv", idHeader + "t1,probing,val,d,a,1,,,,,,\n"}},
          {Duplicate, testTable, 2, 1});
    bench("table of another split", table("t1,probing,test,d,a,0,,,,,,\n"), {Conflict, testTable, 2, 4});
    bench("list of another split", tasks("{\"task_id\": \"t1\", \"split\": \"probing\"}"),
          {Conflict, "id_test_tasks.jsonl", 1, 28});
    bench("dimension differs",
          {{testTable, idHeader + goodRow}, {"id_test_tasks.jsonl", "{\"task_id\": \"t1\", \"dimension\": \"e\"}\n"}},
          {Conflict, testTable, 2, 17});
    bench("both tables, score differs",
          {{testTable, idHeader + goodRow},
           {"id_results_long.csv", idHeader + "t1,id_test,test,d,a,0.6,0.1,10,20,30,5,\n"}},
          {Conflict, "id_results_long.csv", 2});
    bench(
        "both tables, cost missing in one",
        {{testTable, idHeader + goodRow}, {"id_results_long.csv", idHeader + "t1,id_test,test,d,a,0.5,,10,20,30,5,\n"}},
        {Conflict, "id_results_long.csv", 2});
    bench("both tables, row only in the split's",
          {{testTable, idHeader + goodRow + "t1,id_test,test,d,b,1,,,,,,\n"},
           {"id_results_long.csv", idHeader + goodRow}},
          {Conflict, testTable, 3});
    bench("both tables, row only in the union",
          {{testTable, idHeader + goodRow},
           {"id_results_long.csv", idHeader + goodRow + "t1,id_test,test,d,b,1,,,,,,\n"},
           {"models.json", pool}},
          {Conflict, "id_results_long.csv", 3});
    bench("both lists, task only in the split's",
          {{"id_test_tasks.jsonl", "{\"task_id\": \"t1\"}\n{\"task_id\": \"t2\"}\n"},
           {"id_tasks.jsonl", "{\"task_id\": \"t1\", \"split\": \"id_test\"}\n"}},
          {Conflict, "id_test_tasks.jsonl", 2});
    bench("both lists, task only in the union",
          {{"id_test_tasks.jsonl", "{\"task_id\": \"t1\"}\n"},
           {"id_tasks.jsonl", "{\"task_id\": \"t1\", \"split\": \"id_test\"}\n"
                              "{\"task_id\": \"t2\", \"split\": \"id_test\"}\n"}},
          {Conflict, "id_tasks.jsonl", 2, 13});
    bench("list of both without split", {{"id_tasks.jsonl", "{\"task_id\": \"t1\"}\n"}},
          {MissingColumn, "id_tasks.jsonl", 1});
    bench("raw matrix disagrees",
          {{"ood176_results_long.csv", oodHeader + "t1,s,b,o,d,a,a,1,1,1,10,20,3,0.25,,\n"},
           {"raw_matrices/matrix_acrouter_ood176.json",
            "{\"matrix\": {\"t1\":\n{\"a\": {\"resolved\": true, \"cost_usd\": 0.26}}}}"}},
          {Conflict, "matrix_acrouter_ood176.json", 2, 7});
    bench("same file twice", {{"x/models.json", pool}, {"y/models.json", pool}}, {Duplicate, "models.json"});

    // JSON
    bench("JSON lines empty", tasks(""), {Empty, "id_test_tasks.jsonl"});
    bench("JSON line truncated", tasks("{\"task_id\": \"t1\""), {Malformed, "id_test_tasks.jsonl", 1, 17});
    bench("JSON line is a list", tasks("[1]\n"), {Malformed, "id_test_tasks.jsonl", 1, 1});
    bench("JSON comma too many", tasks("{\"task_id\": \"t1\",}\n"), {Malformed, "id_test_tasks.jsonl", 1, 18});
    bench("JSON two objects on a line", tasks("{\"task_id\": \"t1\"} {\"task_id\": \"t2\"}\n"),
          {Malformed, "id_test_tasks.jsonl", 1, 19});
    bench("JSON key twice", tasks("{\"task_id\": \"t1\", \"task_id\": \"t2\"}\n"),
          {Duplicate, "id_test_tasks.jsonl", 1, 30});
    bench("JSON without id", tasks("{\"dimension\": \"d\"}\n"), {MissingColumn, "id_test_tasks.jsonl", 1});
    bench("JSON id is null", tasks("{\"task_id\": null}\n"), {MissingColumn, "id_test_tasks.jsonl", 1, 13});
    bench("JSON id is a number", tasks("{\"task_id\": 7}\n"), {WrongType, "id_test_tasks.jsonl", 1, 13});
    bench("JSON prompt is a list", tasks("{\"task_id\": \"t1\", \"prompt\": []}\n"),
          {WrongType, "id_test_tasks.jsonl", 1, 29});
    bench("JSON half a surrogate", tasks("{\"task_id\": \"\\ud800x\"}\n"), {Malformed, "id_test_tasks.jsonl", 1, 14});
    bench("JSON unknown escape", tasks("{\"task_id\": \"a\\qb\"}\n"), {Malformed, "id_test_tasks.jsonl", 1, 15});
    bench("JSON raw control character", tasks("{\"task_id\": \"a\tb\"}\n"), {Malformed, "id_test_tasks.jsonl", 1, 15});
    bench("JSON broken UTF-8", tasks("{\"task_id\": \"a\xff\"}\n"), {Malformed, "id_test_tasks.jsonl", 1, 15});
    bench("JSON broken UTF-8 after an escape", tasks("{\"task_id\": \"\\n\xff\"}\n"),
          {Malformed, "id_test_tasks.jsonl", 1, 16});
    bench("JSON bare NaN", own("{\"task_id\": \"t1\", \"model\": \"a\", \"score\": NaN}\n"),
          {Malformed, "model_results.jsonl", 1, 42});
    bench("JSON number with a leading zero", own("{\"task_id\": \"t1\", \"model\": \"a\", \"score\": 01}\n"),
          {Malformed, "model_results.jsonl", 1, 43});
    bench("JSON nested too deep", tasks("{\"x\": " + std::string(100000, '[') + "\n"),
          {TooLarge, "id_test_tasks.jsonl", 1, 70});
    bench("JSON in UTF-16", tasks(utf16("{\"task_id\": \"t1\"}\n")), {Malformed, "id_test_tasks.jsonl", 1, 1});

    // Pool and summary
    bench("pool is a number", {{"models.json", "7"}, {testTable, idHeader + goodRow}},
          {Malformed, "models.json", 1, 1});
    bench("pool without models", {{"models.json", "{\"x\": 1}"}, {"id_test_tasks.jsonl", "{\"task_id\": \"t1\"}\n"}},
          {MissingColumn, "models.json", 1, 1});
    bench("pool empty", {{"models.json", "{\"models\": []}"}, {"id_test_tasks.jsonl", "{\"task_id\": \"t1\"}\n"}},
          {Empty, "models.json"});
    bench(
        "pool names a model twice",
        {{"models.json", "{\"models\": [{\"model\": \"a\"},\n {\"model\": \"a\"}]}"}, {testTable, idHeader + goodRow}},
        {Duplicate, "models.json", 2, 12});
    bench("price is negative",
          {{"models.json", "{\"models\": [{\"model\": \"a\", \"input_per_1m\": -1}]}"},
           {"id_test_tasks.jsonl", "{\"task_id\": \"t1\"}\n"}},
          {OutOfRange, "models.json", 1, 44});
    bench("summary truncated", {{"summary.json", "{\"id\": {"}, {testTable, idHeader + goodRow}},
          {Malformed, "summary.json", 1, 9});

    // Matrix JSON
    bench("matrix missing", matrix("{\"ids\": []}"), {MissingColumn, "matrix.json", 1, 1});
    bench("matrix of nothing", matrix("{\"matrix\": {}}"), {Empty, "matrix.json"});
    bench("matrix is a list", matrix("{\"matrix\":\n [1]}"), {Malformed, "matrix.json", 2, 2});
    bench("matrix cell is a number", matrix("{\"matrix\": {\"t\": {\"a\":\n1}}}"), {Malformed, "matrix.json", 2, 1});
    bench("matrix score is a text", matrix("{\"matrix\": {\"t\": {\"a\":\n{\"score\": \"1\"}}}}"),
          {WrongType, "matrix.json", 2, 11});
    bench("matrix task twice",
          matrix("{\"matrix\": {\"t\": {\"a\": {\"score\": 1}},\n\"t\": {\"a\": {\"score\": 1}}}}"),
          {Duplicate, "matrix.json", 2, 1, 2});
    bench("matrix model twice", matrix("{\"matrix\": {\"t\": {\"a\": {\"score\": 1},\n\"a\": {\"score\": 1}}}}"),
          {Duplicate, "matrix.json", 2, 6});
    bench("matrix id twice", matrix("{\"ids\": [\"t\", \"t\"], \"matrix\": {\"t\": {\"a\": {\"score\": 1}}}}"),
          {Duplicate, "matrix.json", 1, 15});
    bench("matrix task not in ids", matrix("{\"ids\": [\"t\"], \"matrix\": {\"u\": {\"a\": {\"score\": 1}}}}"),
          {UnknownTask, "matrix.json", 1, 27});
    bench("matrix model not in models", matrix("{\"models\": [\"b\"], \"matrix\": {\"t\": {\"a\": {\"score\": 1}}}}"),
          {UnknownModel, "matrix.json", 1, 41});
    bench("matrix truncated", matrix("{\"matrix\": {\"t\": {\"a\": {\"score\": 1}"), {Malformed, "matrix.json", 1, 36});

    // The user's own benchmark
    bench("own: neither score nor resolved", own("{\"task_id\": \"t1\", \"model\": \"a\"}\n"),
          {MissingColumn, "model_results.jsonl", 1});
    bench("own: task unknown", own("{\"task_id\": \"t9\", \"model\": \"a\", \"score\": 1}\n"),
          {UnknownTask, "model_results.jsonl", 1, 13});
    bench("own: outcome twice",
          own("{\"task_id\": \"t1\", \"model\": \"a\", \"score\": 1}\n{\"task_id\": \"t1\", \"model\": \"a\", "
              "\"score\": 1}\n"),
          {Duplicate, "model_results.jsonl", 2});
    bench("own: task twice",
          own("{\"task_id\": \"t1\", \"model\": \"a\", \"score\": 1}\n", "{\"id\": \"t1\"}\n{\"id\": \"t1\"}\n"),
          {Duplicate, "tasks.jsonl", 2, 8});
    bench("own: score is a text", own("{\"task_id\": \"t1\", \"model\": \"a\", \"score\": \"1\"}\n"),
          {WrongType, "model_results.jsonl", 1, 42});

    // Other routing benchmarks, and the two forms of one's own
    for (const auto add : {addOwnRows, addMatrixRows, addRouterBenchRows, addLlmRouterBenchRows, addRouterArenaRows,
                           addRouteLlmRows, addLlmRouterRows})
        add(bench);

    // Pools
    bench("no model: tasks alone", {{"tasks.jsonl", "{\"id\": \"t1\"}\n"}}, {NotApplicable, ""});
    bench("no model: the release's tasks alone", tasks("{\"task_id\": \"t1\"}\n"), {NotApplicable, ""});
    bench("no model: a matrix of nulls", matrix("{\"matrix\": {\"t1\": {\"a\": null}}}"),
          {NotApplicable, "matrix.json"});
    const std::size_t tooMany = maxModels + 1;
    bench("too many models: own results",
          own(rowsOfModels(tooMany, "{\"task_id\": \"t1\", \"model\": \"", "\", \"score\": 1}\n")),
          {TooLarge, "model_results.jsonl", tooMany, 28});
    bench("too many models: the release's table", table(rowsOfModels(tooMany, "t1,id_test,test,d,", ",1,,,,,,\n")),
          {TooLarge, testTable, tooMany + 1, 19});
    bench("too many models: the pool",
          {{"models.json", "[" + rowsOfModels(maxModels, "{\"model\": \"", "\"},\n") + "{\"model\": \"x\"}]"},
           {testTable, idHeader + goodRow}},
          {TooLarge, "models.json", tooMany, 1});
    bench("too many models: a matrix",
          matrix("{\"matrix\": {\"t\": {" + rowsOfModels(maxModels, "\n\"", "\": {\"score\": 1},") +
                 "\n\"x\": {\"score\": 1}}}}"),
          {TooLarge, "matrix.json", tooMany + 1, 6});
    bench("too many models: a matrix with a list",
          matrix("{\"models\": [" + rowsOfModels(maxModels, "\n\"", "\",") + "\n\"x\"], \"matrix\": {}}"),
          {TooLarge, "matrix.json", tooMany + 1, 1});
    bench("folder of something else", {{"readme.txt", "hello"}}, {NotRecognised, ""});

    // Decisions, prompts, group maps, on a benchmark of tasks t1 and t2 and models a and b
    const auto decisions = [&](const char* name, const std::string& lines, Wanted wanted) {
        row(name, Door::Decisions, {{"router.jsonl", lines}}, std::move(wanted));
    };
    decisions("decisions: model unknown", "{\"task_id\": \"t1\", \"chosen_model\": \"z\"}\n",
              {UnknownModel, "router.jsonl", 1, 35});
    decisions("decisions: chain model unknown",
              "{\"task_id\": \"t1\", \"chosen_model\": \"a\", \"chain_run\": [\"a\", \"z\"]}\n",
              {UnknownModel, "router.jsonl", 1, 59});
    decisions("decisions: chain is a text", "{\"task_id\": \"t1\", \"chosen_model\": \"a\", \"chain_run\": \"a\"}\n",
              {WrongType, "router.jsonl", 1, 53});
    decisions("decisions: chain of numbers", "{\"task_id\": \"t1\", \"chosen_model\": \"a\", \"chain_run\": [1]}\n",
              {WrongType, "router.jsonl", 1, 54});
    decisions("decisions: task twice",
              "{\"task_id\": \"t1\", \"chosen_model\": \"a\"}\n{\"task_id\": \"t1\", \"chosen_model\": \"a\"}\n",
              {Duplicate, "router.jsonl", 2, 13});
    decisions("decisions: no known task", "{\"task_id\": \"t7\", \"chosen_model\": \"a\"}\n", {Empty, "router.jsonl"});
    decisions("decisions: resolved is a word",
              "{\"task_id\": \"t1\", \"chosen_model\": \"a\", \"resolved\": \"yes\"}\n",
              {WrongType, "router.jsonl", 1, 52});
    decisions("decisions: cost is negative", "{\"task_id\": \"t1\", \"chosen_model\": \"a\", \"cost_usd\": -1}\n",
              {OutOfRange, "router.jsonl", 1, 52});
    row("decisions: none in the folder", Door::Decisions,
        {{"tasks.jsonl", "{\"task_id\": \"t1\"}\n"}, {"map.json", "{}"}}, {Empty, ""});
    row("prompts: task twice", Door::Prompts,
        {{"p.jsonl", "{\"task_id\": \"t1\", \"prompt\": \"x\"}\n{\"task_id\": \"t1\", \"prompt\": \"y\"}\n"}},
        {Duplicate, "p.jsonl", 2, 13});
    row("prompts: second line broken", Door::Prompts,
        {{"p.jsonl", "{\"task_id\": \"t1\", \"prompt\": \"x\"}\n{\"task_id\": \"t2\"}\n"}},
        {MissingColumn, "p.jsonl", 2});
    row("prompts: no known task", Door::Prompts, {{"p.jsonl", "{\"task_id\": \"t8\", \"prompt\": \"x\"}\n"}},
        {Empty, "p.jsonl"});
    row("group map: model unknown", Door::GroupMap,
        {{"g.json", "{\"levels\": [{\"mode\": \"source\",\n\"mapping\": {\"x\": \"z\"}}], \"fallback_model\": \"a\"}"}},
        {UnknownModel, "g.json", 2, 18});
    row("group map: mode unknown", Door::GroupMap,
        {{"g.json", "{\"levels\": [{\"mode\": \"zodiac\", \"mapping\": {}}], \"fallback_model\": \"a\"}"}},
        {UnknownName, "g.json", 1, 22});
    row("group map: no fallback", Door::GroupMap, {{"g.json", "{\"levels\": []}"}}, {MissingColumn, "g.json", 1, 1});
    row("group map: level without mapping", Door::GroupMap,
        {{"g.json", "{\"levels\": [\n{\"mode\": \"source\"}], \"fallback_model\": \"a\"}"}},
        {MissingColumn, "g.json", 2, 1});
    row("group map: levels no list", Door::GroupMap, {{"g.json", "{\"levels\": 1, \"fallback_model\": \"a\"}"}},
        {WrongType, "g.json", 1, 12});
}

void MalformedTest::faultsAreNamedWithTheirPlace()
{
    QFETCH(Door, door);
    QFETCH(Files, files);
    QFETCH(Wanted, wanted);
    QTemporaryDir folder;
    const fs::path root = folder.path().toStdString();
    for (const File& file : files) {
        fs::create_directories((root / file.name).parent_path());
        std::ofstream(root / file.name, std::ios::binary) << file.bytes;
    }
    const bool oneFile = door == Door::Prompts || door == Door::GroupMap ||
                         (files.size() == 1 && (door == Door::Decisions || files[0].name.starts_with("matrix")));
    Benchmark benchmark = smallBenchmark();
    const ErrorList errors = errorsOf(door, oneFile ? root / files[0].name : root, benchmark);

    QVERIFY(!errors.empty());
    const Error& first = errors.items().front();
    const std::string said = describe(first);
    QVERIFY2(first.code == wanted.code, said.c_str());
    QVERIFY2(fs::path(first.place.file).filename() == wanted.file ||
                 (wanted.file.empty() && (first.place.file.empty() || fs::path(first.place.file) == root)),
             said.c_str());
    QVERIFY2(first.place.line == wanted.line, said.c_str());
    QVERIFY2(wanted.column == 0 || first.place.column == wanted.column, said.c_str());
    for (const Error& error : errors.items())
        qDebug("%s", describe(error).c_str());
    QCOMPARE(errors.total(), wanted.total);
    // No partial import.
    QVERIFY(!benchmark.tasks.hasPrompts());
}

void MalformedTest::allBadRowsAreReportedInOrder()
{
    QTemporaryDir folder;
    const fs::path file = fs::path(folder.path().toStdString()) / testTable;
    std::ofstream out(file);
    out << idHeader;
    for (int i = 0; i < 3000; ++i)
        out << "t" << i << ",id_test,test,d,a," << (i % 2 == 0 ? "x" : "1") << ",,,,,,\n";
    out.close();
    const auto imported = importBenchmark(file, {});
    QVERIFY(!imported);
    QCOMPARE(imported.error().total(), std::uint64_t{1500});
    QCOMPARE(imported.error().items().size(), std::size_t{1000});
    for (std::size_t i = 0; i < 1000; ++i)
        QCOMPARE(imported.error().items()[i].place.line, 2 + 2 * i);
}

void MalformedTest::endlessLinesAreRefused()
{
    QTemporaryDir folder;
    const fs::path root = folder.path().toStdString();
    for (const char* name : {"tasks.jsonl", "model_results.csv"}) {
        const fs::path file = root / name;
        std::ofstream(file) << "{\"";
        fs::resize_file(file, longestRecord * 2);
        std::fstream(file, std::ios::in | std::ios::out) << "{\"abc";
        // The rest of the file is sparse, so the line has no end.
        const auto imported = importBenchmark(root, {});
        QVERIFY(!imported);
        const Error& first = imported.error().items().front();
        QVERIFY2(first.code == ErrorCode::TooLarge, describe(first).c_str());
        QCOMPARE(fs::path(first.place.file).filename().string(), std::string(name));
        fs::remove(file);
    }
}

void MalformedTest::whatIsNotThereIsSaid()
{
    Benchmark benchmark = smallBenchmark();
    for (const Door door : {Door::Benchmark, Door::Decisions, Door::Prompts, Door::GroupMap}) {
        const ErrorList errors = errorsOf(door, "/nowhere/at/all.jsonl", benchmark);
        QCOMPARE(errors.total(), std::uint64_t{1});
        QCOMPARE(errors.items()[0].code, ErrorCode::FileNotFound);
        QCOMPARE(errors.items()[0].place.file, std::string("/nowhere/at/all.jsonl"));
    }
    const ErrorList errors = errorsOf(Door::GroupMap, "/", benchmark);
    QCOMPARE(errors.items()[0].code, ErrorCode::FileUnreadable);
}

void MalformedTest::hugeHostileFilesAreFinished_data()
{
    QTest::addColumn<Files>("files");
    QTest::addColumn<quint64>("errors");
    // Each takes minutes where the work grows with the square of the size.
    std::string oneLine = "{\"matrix\": {";
    for (int task = 0; task < 40000; ++task) {
        oneLine += (task > 0 ? ",\"t" : "\"t") + std::to_string(task) + "\": {";
        for (int model = 0; model < 8; ++model)
            oneLine += (model > 0 ? ",\"m" : "\"m") + std::to_string(model) + "\": {\"score\": 1}";
        oneLine += "}";
    }
    QTest::newRow("a matrix on one line") << matrix(oneLine + "}}") << quint64{0};
    std::string twice;
    for (int i = 0; i < 200000; ++i)
        twice += (i > 0 ? ",{\"model\": \"a\"}" : "{\"model\": \"a\"}");
    QTest::newRow("a model 200 000 times")
        << Files{{"models.json", "[" + twice + "]"}, {testTable, idHeader + goodRow}} << quint64{199999};
    std::string sources;
    for (int i = 0; i < 100000; ++i)
        sources += "t" + std::to_string(i) + ",s,b,o,d,a,x" + std::to_string(i) + ",1,1,1,1,1,1,0.1,,\n";
    QTest::newRow("100 000 other names of a model") << oodTable(sources) << quint64{100000 - maxAliases};
    std::string splits;
    for (int i = 0; i < 100000; ++i)
        splits += "{\"id\": \"t" + std::to_string(i) + "\", \"split\": \"s" + std::to_string(i) + "\"}\n";
    QTest::newRow("100 000 splits") << own("{\"task_id\": \"t1\", \"model\": \"a\", \"score\": 1}\n", splits)
                                    << quint64{100000 - maxSplits};
    std::string rows;
    for (int i = 0; i < 2000; ++i)
        rows += "t" + std::to_string(i) + ",id_test,test,d,a,0.5,0.1,10,20,30,5,\n";
    std::string counts;
    for (int i = 0; i < 200000; ++i)
        counts += (i > 0 ? ",\"id_test\": {\"rows\": 2000}" : "\"id_test\": {\"rows\": 2000}");
    QTest::newRow("a summary that counts 200 000 times")
        << Files{{testTable, idHeader + rows}, {"summary.json", "{" + counts + "}"}} << quint64{0};
}

void MalformedTest::hugeHostileFilesAreFinished()
{
    QFETCH(Files, files);
    QFETCH(quint64, errors);
    QTemporaryDir folder;
    const fs::path root = folder.path().toStdString();
    for (const File& file : files)
        std::ofstream(root / file.name, std::ios::binary) << file.bytes;
    const auto imported = importBenchmark(root, {});
    QCOMPARE(imported ? 0 : imported.error().total(), errors);
}

void MalformedTest::whatIsNoFileIsNamed()
{
    QTemporaryDir folder;
    const fs::path pipe = fs::path(folder.path().toStdString()) / "matrix.json";
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    Benchmark benchmark = smallBenchmark();
    for (const Door door : {Door::Benchmark, Door::Decisions, Door::Prompts, Door::GroupMap}) {
        const ErrorList errors = errorsOf(door, pipe, benchmark);
        QCOMPARE(errors.items()[0].code, ErrorCode::FileUnreadable);
        QVERIFY(errors.items()[0].found.find("pipe") != std::string::npos);
        QVERIFY(errorsOf(door, "/dev/null", benchmark).items()[0].found.find("device") != std::string::npos);
    }
    QVERIFY(errorsOf(Door::Prompts, folder.path().toStdString(), benchmark).items()[0].found.find("folder") !=
            std::string::npos);
}

void MalformedTest::foldersThatMayNotBeReadAreNamed()
{
    QTemporaryDir folder;
    const fs::path root = folder.path().toStdString();
    const fs::path closed = root / "closed";
    fs::create_directory(closed);
    fs::permissions(root, fs::perms(0755));
    fs::permissions(closed, fs::perms::none);
    // Root may read everything.
    const uid_t user = ::geteuid();
    if (user == 0 && ::seteuid(65534) != 0)
        QSKIP("the rights of root can't be given up here");
    const auto imported = importBenchmark(closed, {});
    if (user == 0)
        QCOMPARE(::seteuid(0), 0);
    fs::permissions(closed, fs::perms(0755));
    QVERIFY(!imported);
    QCOMPARE(imported.error().items()[0].code, ErrorCode::FileUnreadable);
    QCOMPARE(imported.error().items()[0].place.file, closed.string());
}

void MalformedTest::namesAreAlwaysUtf8()
{
    QTemporaryDir folder;
    const fs::path root = fs::path(folder.path().toStdString()) / "caf\xe9\x1b";
    fs::create_directory(root);
    std::ofstream(root / testTable) << idHeader << goodRow;
    const auto imported = importBenchmark(root, {});
    QVERIFY(imported.has_value());
    QCOMPARE(imported->name, std::string("caf\xef\xbf\xbd "));
    QVERIFY(!invalidUtf8(imported->origin));
    std::ofstream(root / "r\xff.jsonl") << "{\"task_id\": \"t1\", \"chosen_model\": \"a\"}\n";
    const auto decisions = importDecisions(root / "r\xff.jsonl", *imported, {});
    QVERIFY(decisions.has_value());
    QCOMPARE(decisions->front().name, std::string("r\xef\xbf\xbd"));
    for (const char* name : {"\xff", "a\x1b[2J", " "}) {
        const auto named = importBenchmark(root, {.name = name, .aliases = {}, .progress = {}});
        QVERIFY(!named);
        QCOMPARE(named.error().items()[0].code, ErrorCode::BadParameter);
    }
    // QTemporaryDir can't remove such names.
    fs::remove_all(root);
}

void MalformedTest::stoppingAMatrixGivesNothing()
{
    QTemporaryDir folder;
    const fs::path file = fs::path(folder.path().toStdString()) / "matrix.json";
    std::ofstream out(file);
    out << "{\"matrix\": {\"t\": {\"a\": {\"score\": 1}}";
    for (int i = 0; i < 20000; ++i)
        out << ",\"t" << i << "\": {\"a\": {\"score\": 1}}";
    out << "}}";
    out.close();
    std::stop_source stop;
    ImportOptions options;
    options.progress.stop = stop.get_token();
    options.progress.report = [&](double fraction) {
        if (fraction > 0.3)
            stop.request_stop();
    };
    const auto imported = importBenchmark(file, options);
    QVERIFY(!imported);
    QCOMPARE(imported.error().total(), std::uint64_t{1});
    QCOMPARE(imported.error().items()[0].code, ErrorCode::Cancelled);
}

void MalformedTest::stoppingGivesNothing()
{
    QTemporaryDir folder;
    const fs::path file = fs::path(folder.path().toStdString()) / testTable;
    std::ofstream out(file);
    out << idHeader;
    for (int i = 0; i < 20000; ++i)
        out << "t" << i << ",id_test,test,d,a,1,,,,,,\n";
    out.close();
    std::stop_source stop;
    ImportOptions options;
    options.progress.stop = stop.get_token();
    options.progress.report = [&](double fraction) {
        if (fraction > 0.3)
            stop.request_stop();
    };
    const auto imported = importBenchmark(file, options);
    QVERIFY(!imported);
    QCOMPARE(imported.error().total(), std::uint64_t{1});
    QCOMPARE(imported.error().items()[0].code, ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(MalformedTest)
#include "tst_malformed.moc"
