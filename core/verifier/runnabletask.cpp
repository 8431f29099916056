// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verifier/runnabletask.h"

#include "core/benchmark/fieldvalues.h"
#include "core/benchmark/jsonlinesreader.h"
#include "core/benchmark/textcheck.h"
#include "core/verifier/answercode.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <unordered_map>

namespace acr {

namespace {

enum RunnableField : std::size_t {
    IdField,
    PromptField,
    DimensionField,
    SourceField,
    LanguageField,
    DifficultyField,
    TestsField,
    EntryPointField,
    SolutionField,
    WrongField,
    InputField,
    ExpectedOutputField,
    CommandField,
    TimeLimitField,
    runnableFieldCount,
};

constexpr std::array<FieldSpec, runnableFieldCount> runnableFields{
    {{.name = "task_id", .required = true, .otherName = "id"},
     {.name = "prompt"},
     {.name = "dimension"},
     {.name = "source"},
     {.name = "language"},
     {.name = "difficulty"},
     {.name = "tests"},
     {.name = "entry_point"},
     {.name = "canonical_solution"},
     {.name = "wrong_solutions"},
     {.name = "input"},
     {.name = "expected_output"},
     {.name = "check_command"},
     {.name = "time_limit_s"}}};

constexpr double longestTimeLimit = 3600;

std::vector<std::string> textsOf(const Record& record, FieldValues& values, RunnableField field, const char* expected)
{
    const auto list = nlohmann::json::parse(record[field].text, nullptr, false);
    std::vector<std::string> texts;
    for (const nlohmann::json& text : list.is_array() ? list : nlohmann::json::array()) {
        if (!text.is_string()) {
            values.bad(ErrorCode::WrongType, field, expected);
            return {};
        }
        texts.push_back(text.get<std::string>());
    }
    return texts;
}

/// A text, or a list of statements as lines.
std::string testsOf(const Record& record, FieldValues& values)
{
    if (record[TestsField].kind != FieldValue::Kind::List)
        return std::string(values.text(TestsField).value_or(""));
    std::string text;
    for (const std::string& statement : textsOf(record, values, TestsField, "a text, or a list of texts"))
        text += statement + "\n";
    return text;
}

std::vector<std::string> wrongSolutionsOf(const Record& record, FieldValues& values)
{
    const auto kind = record[WrongField].kind;
    if (kind == FieldValue::Kind::List)
        return textsOf(record, values, WrongField, "a list of texts");
    if (kind != FieldValue::Kind::Absent)
        values.bad(ErrorCode::WrongType, WrongField, "a list of texts");
    return {};
}

} // namespace

TaskRequest RunnableTask::request() const
{
    TaskRequest request;
    request.id = id;
    request.prompt = prompt;
    request.category(Facet::Dimension) = dimension;
    request.category(Facet::Source) = source;
    request.category(Facet::Language) = language;
    request.category(Facet::Difficulty) = difficulty;
    return request;
}

bool asksForTests(const RunnableTask& task)
{
    return task.dimension == "test_generation" && task.language == "python" && !task.canonicalSolution.empty() &&
           task.tests.empty() && !task.hasExpectedOutput && task.command.empty();
}

std::vector<RunnableTask> readRunnableTasks(TextSource& source, const Progress& progress, ErrorList& errors)
{
    std::vector<RunnableTask> tasks;
    std::unordered_map<std::string, std::uint64_t> lines;
    JsonLinesReader rows(source, runnableFields, errors, progress);
    FieldValues values(rows);
    while (rows.next()) {
        values.reset();
        RunnableTask task;
        task.id = values.requiredName(IdField);
        task.prompt = values.text(PromptField).value_or("");
        task.dimension = values.name(DimensionField).value_or("");
        task.source = values.name(SourceField).value_or("");
        task.language = languageName(values.name(LanguageField).value_or("python"));
        task.difficulty = values.name(DifficultyField).value_or("");
        task.tests = testsOf(rows, values);
        task.entryPoint = values.text(EntryPointField).value_or("");
        task.canonicalSolution = values.text(SolutionField).value_or("");
        task.wrongSolutions = wrongSolutionsOf(rows, values);
        task.input = values.text(InputField).value_or("");
        const auto expected = values.text(ExpectedOutputField);
        task.hasExpectedOutput = expected.has_value();
        task.expectedOutput = expected.value_or("");
        task.command = values.text(CommandField).value_or("");
        const double limit = values.amount(TimeLimitField);
        if (limit > longestTimeLimit || limit == 0)
            values.bad(ErrorCode::OutOfRange, TimeLimitField, "seconds up to 3600");
        else if (limit > 0)
            task.timeLimitSeconds = limit;
        if (!values.good())
            continue;
        const auto [first, isNew] = lines.emplace(task.id, rows.line());
        if (!isNew)
            errors.add({ErrorCode::Duplicate, rows.place(IdField), "task " + shown(task.id),
                        fmt::format("one line a task; first in line {}", first->second)});
        else
            tasks.push_back(std::move(task));
    }
    if (tasks.empty() && errors.empty())
        errors.add({ErrorCode::Empty, {.file = source.name()}, {}, "a task"});
    return tasks;
}

} // namespace acr
