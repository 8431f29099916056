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

enum Field : std::size_t {
    TaskId,
    Prompt,
    Dimension,
    Source,
    Language,
    Difficulty,
    Tests,
    EntryPoint,
    Solution,
    Input,
    ExpectedOutput,
    TimeLimit,
    fieldCount,
};

constexpr std::array<FieldSpec, fieldCount> fields{{{.name = "task_id", .required = true, .otherName = "id"},
                                                    {.name = "prompt"},
                                                    {.name = "dimension"},
                                                    {.name = "source"},
                                                    {.name = "language"},
                                                    {.name = "difficulty"},
                                                    {.name = "tests"},
                                                    {.name = "entry_point"},
                                                    {.name = "canonical_solution"},
                                                    {.name = "input"},
                                                    {.name = "expected_output"},
                                                    {.name = "time_limit_s"}}};

constexpr double longestTimeLimit = 3600;

/// A text, or a list of statements as lines.
std::string testsOf(const Record& record, FieldValues& values)
{
    if (record[Tests].kind != FieldValue::Kind::List)
        return std::string(values.text(Tests).value_or(""));
    const auto list = nlohmann::json::parse(record[Tests].text, nullptr, false);
    std::string text;
    for (const nlohmann::json& statement : list.is_array() ? list : nlohmann::json::array()) {
        if (!statement.is_string()) {
            values.bad(ErrorCode::WrongType, Tests, "a text, or a list of texts");
            return {};
        }
        text += statement.get<std::string>() + "\n";
    }
    return text;
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

std::vector<RunnableTask> readRunnableTasks(TextSource& source, const Progress& progress, ErrorList& errors)
{
    std::vector<RunnableTask> tasks;
    std::unordered_map<std::string, std::uint64_t> lines;
    JsonLinesReader rows(source, fields, errors, progress);
    FieldValues values(rows);
    while (rows.next()) {
        values.reset();
        RunnableTask task;
        task.id = values.requiredName(TaskId);
        task.prompt = values.text(Prompt).value_or("");
        task.dimension = values.name(Dimension).value_or("");
        task.source = values.name(Source).value_or("");
        task.language = languageName(values.name(Language).value_or("python"));
        task.difficulty = values.name(Difficulty).value_or("");
        task.tests = testsOf(rows, values);
        task.entryPoint = values.text(EntryPoint).value_or("");
        task.canonicalSolution = values.text(Solution).value_or("");
        task.input = values.text(Input).value_or("");
        const auto expected = values.text(ExpectedOutput);
        task.hasExpectedOutput = expected.has_value();
        task.expectedOutput = expected.value_or("");
        const double limit = values.amount(TimeLimit);
        if (limit > longestTimeLimit || limit == 0)
            values.bad(ErrorCode::OutOfRange, TimeLimit, "seconds up to 3600");
        else if (limit > 0)
            task.timeLimitSeconds = limit;
        if (!values.good())
            continue;
        const auto [first, isNew] = lines.emplace(task.id, rows.line());
        if (!isNew)
            errors.add({ErrorCode::Duplicate, rows.place(TaskId), "task " + shown(task.id),
                        fmt::format("one line a task; first in line {}", first->second)});
        else
            tasks.push_back(std::move(task));
    }
    if (tasks.empty() && errors.empty())
        errors.add({ErrorCode::Empty, {.file = source.name()}, {}, "a task"});
    return tasks;
}

} // namespace acr
