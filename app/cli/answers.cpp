// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/checks.h"
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "core/workspace/answerstore.h"

#include <nlohmann/json.hpp>

#include <memory>
#include <optional>

namespace acr::cli {

namespace {

struct AnswersOptions {
    std::string file;
    std::string benchmark;
    std::string task;
    std::string model;
};

/// An answer as `acrouter verify` reads it.
nlohmann::ordered_json answerLine(const Benchmark& benchmark, TaskIndex task, const ModelAnswer& answer)
{
    const Outcome outcome = benchmark.outcomes.outcome(task, answer.model);
    nlohmann::ordered_json line{{"task_id", benchmark.tasks[task].id},
                                {"model", benchmark.models[answer.model.position()].name},
                                {"answer", answer.text}};
    if (!isMissing(outcome.costUsd))
        line["cost_usd"] = outcome.costUsd;
    if (outcome.inputTokens >= 0)
        line["input_tokens"] = outcome.inputTokens;
    if (outcome.outputTokens >= 0)
        line["output_tokens"] = outcome.outputTokens;
    if (outcome.latencyMs >= 0)
        line["latency_ms"] = outcome.latencyMs;
    return line;
}

int runAnswers(const AnswersOptions& options)
{
    auto opened = openBenchmark(options.file, options.benchmark, {.prompts = false, .counts = true});
    if (!opened)
        return report(opened.error());
    const Benchmark& benchmark = opened->benchmark;
    std::optional<ModelIndex> model;
    if (!options.model.empty()) {
        model = benchmark.modelOrAlias(options.model);
        if (!model)
            return report(Error{ErrorCode::UnknownModel, {}, options.model, benchmark.modelNames()});
    }
    AnswerStore store(opened->workspace);
    std::vector<TaskIndex> tasks;
    if (options.task.empty()) {
        auto all = store.tasks(opened->id);
        if (!all)
            return report(all.error());
        tasks = std::move(*all);
    } else if (const auto task = benchmark.tasks.find(options.task)) {
        tasks.push_back(*task);
    } else {
        return report(Error{ErrorCode::UnknownTask, {}, options.task, {}});
    }
    std::size_t printed = 0;
    for (const TaskIndex task : tasks) {
        const auto answers = store.answers(opened->id, task);
        if (!answers)
            return report(answers.error());
        for (const ModelAnswer& answer : *answers) {
            if (model && answer.model != *model)
                continue;
            ++printed;
            say("{}\n", answerLine(benchmark, task, answer)
                            .dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
        }
    }
    if (printed == 0)
        return report(Error{ErrorCode::Empty, {.file = options.file}, {}, "answers of models to these tasks"});
    return Success;
}

} // namespace

void addAnswersCommand(CLI::App& app, Command& chosen)
{
    auto options = std::make_shared<AnswersOptions>();
    CLI::App* command = app.add_subcommand(
        "answers", "Answers of the models that came with an imported benchmark, as JSON lines for verify");
    command->add_option("file", options->file, "The workspace (.acrw)")->required()->type_name(pathType);
    command->add_option("--benchmark", options->benchmark,
                        "Which benchmark of the workspace (default: the one saved last)");
    command->add_option("--task", options->task, "The answers to this task only");
    command->add_option("--model", options->model, "The answers of this model only");
    command->callback([options, &chosen] { chosen = [options] { return runAnswers(*options); }; });
}

} // namespace acr::cli
