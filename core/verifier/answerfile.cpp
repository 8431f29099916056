// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verifier/answerfile.h"

#include "core/benchmark/fieldvalues.h"
#include "core/benchmark/jsonlinesreader.h"
#include "core/benchmark/textcheck.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <map>

namespace acr {

namespace {

enum AnswerField : std::size_t {
    AnsweredTask,
    AnsweringModel,
    AnswerText,
    AnswerCost,
    AnswerInput,
    AnswerOutput,
    AnswerLatency,
    answerFieldCount
};

constexpr std::array<FieldSpec, answerFieldCount> answerFields{
    {{.name = "task_id", .required = true, .otherName = "id"},
     {.name = "model", .required = true},
     {.name = "answer", .required = true, .otherName = "response"},
     {.name = "cost_usd"},
     {.name = "input_tokens"},
     {.name = "output_tokens"},
     {.name = "latency_ms"}}};

} // namespace

std::vector<RecordedAnswer> readAnswers(TextSource& source, const Progress& progress, ErrorList& errors)
{
    std::vector<RecordedAnswer> answers;
    std::map<std::pair<std::string, std::string>, std::uint64_t> lines;
    JsonLinesReader rows(source, answerFields, errors, progress);
    FieldValues values(rows);
    while (rows.next()) {
        values.reset();
        RecordedAnswer answer;
        answer.task = values.requiredName(AnsweredTask);
        answer.model = values.requiredName(AnsweringModel);
        answer.answer = values.text(AnswerText).value_or("");
        answer.costUsd = values.amount(AnswerCost);
        answer.inputTokens = values.count(AnswerInput);
        answer.outputTokens = values.count(AnswerOutput);
        answer.latencyMs = values.count(AnswerLatency, true);
        if (!values.good())
            continue;
        const auto [first, isNew] = lines.emplace(std::pair(answer.task, answer.model), rows.line());
        if (!isNew)
            errors.add({ErrorCode::Duplicate, rows.place(AnsweredTask),
                        shown(answer.model) + ", task " + shown(answer.task),
                        fmt::format("one answer of a model to a task; first in line {}", first->second)});
        else
            answers.push_back(std::move(answer));
    }
    if (answers.empty() && errors.empty())
        errors.add({ErrorCode::Empty, {.file = source.name()}, {}, "an answer"});
    return answers;
}

std::string resultLine(const RecordedAnswer& answer, const ToolVerdict& verdict)
{
    nlohmann::ordered_json line{{"task_id", answer.task}, {"model", answer.model}};
    if (verdict.verdict != Verdict::Unknown)
        line["score"] = verdict.score;
    if (!isMissing(answer.costUsd))
        line["cost_usd"] = answer.costUsd;
    if (answer.inputTokens >= 0)
        line["input_tokens"] = answer.inputTokens;
    if (answer.outputTokens >= 0)
        line["output_tokens"] = answer.outputTokens;
    if (answer.latencyMs >= 0)
        line["latency_ms"] = answer.latencyMs;
    return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

} // namespace acr
