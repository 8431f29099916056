// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/sandboxnote.h"
#include "core/base/parallel.h"
#include "core/base/savefile.h"
#include "core/verifier/answercheck.h"
#include "core/verifier/answerfile.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <atomic>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace acr::cli {

namespace {

struct VerifyOptions : FormatOptions, SandboxOptions {
    std::string tasks;
    std::string answers;
    bool reference = false;
    bool failures = false;
    std::string out;
    std::size_t threads = 0;
};

std::string_view verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Unknown: return "unknown";
    case Verdict::Failed: return "failed";
    case Verdict::Passed: return "passed";
    }
    return {};
}

struct Counts {
    std::size_t passed = 0;
    std::size_t failed = 0;
    std::size_t unknown = 0;

    void add(Verdict verdict)
    {
        ++(verdict == Verdict::Passed ? passed : verdict == Verdict::Failed ? failed : unknown);
    }
    /// Of the answers with a verdict.
    [[nodiscard]] double passRate() const
    {
        return passed + failed == 0 ? missing : static_cast<double>(passed) / static_cast<double>(passed + failed);
    }
};

/// The tasks and the results in the files of an own benchmark.
Result<void> saveBenchmark(const std::filesystem::path& folder, const std::vector<RunnableTask>& tasks,
                           const std::vector<RecordedAnswer>& answers, const std::vector<ToolVerdict>& verdicts)
{
    std::error_code code;
    std::filesystem::create_directories(folder, code);
    if (code)
        return failure(ErrorCode::FileUnwritable, code.message(), {}, {.file = folder.string()});
    std::string taskLines;
    for (const RunnableTask& task : tasks) {
        Json line{{"task_id", task.id}};
        for (const auto& [name, value] : {std::pair{"prompt", &task.prompt},
                                          {"dimension", &task.dimension},
                                          {"source", &task.source},
                                          {"language", &task.language},
                                          {"difficulty", &task.difficulty}}) {
            if (!value->empty())
                line[name] = *value;
        }
        taskLines += line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    }
    std::string results;
    for (std::size_t i = 0; i < answers.size(); ++i)
        results += resultLine(answers[i], verdicts[i]);
    if (auto saved = saveFile(folder / "tasks.jsonl", taskLines); !saved)
        return saved;
    return saveFile(folder / "model_results.jsonl", results);
}

int runVerify(const VerifyOptions& options)
{
    ErrorList errors;
    auto taskSource = TextSource::open(options.tasks);
    if (!taskSource)
        return report(taskSource.error());
    const std::vector<RunnableTask> tasks = readRunnableTasks(*taskSource, {}, errors);
    std::vector<RecordedAnswer> answers;
    if (options.reference) {
        for (const RunnableTask& task : tasks) {
            // Where tests are asked for, the solution is what they test.
            if (!task.canonicalSolution.empty() && !asksForTests(task))
                answers.push_back({.task = task.id, .model = "reference", .answer = task.canonicalSolution});
        }
    } else {
        auto answerSource = TextSource::open(options.answers);
        if (!answerSource)
            return report(answerSource.error());
        answers = readAnswers(*answerSource, {}, errors);
    }
    std::unordered_map<std::string_view, const RunnableTask*> byId;
    for (const RunnableTask& task : tasks)
        byId.emplace(task.id, &task);
    for (const RecordedAnswer& answer : answers) {
        if (!byId.contains(answer.task))
            errors.add({ErrorCode::UnknownTask, {.file = options.answers}, answer.task, options.tasks});
    }
    if (!errors.empty())
        return report(errors);
    if (answers.empty())
        return report(Error{ErrorCode::Empty, {.file = options.tasks}, {}, "a reference solution"});

    auto sandbox = Sandbox::open();
    if (!sandbox)
        return reportNoSandbox(sandbox.error());
    const SandboxStrength strength = sandbox->strength();
    if (const int code = checkSandbox(strength, options); code != Success)
        return code;
    const AnswerCheck check(std::move(*sandbox));
    const Progress progress = terminalProgress("verifying");
    std::vector<ToolVerdict> verdicts(answers.size());
    std::atomic<std::size_t> done{0};
    std::mutex mutex;
    std::optional<Error> failed;
    parallelFor(answers.size(), options.threads, [&](std::size_t i) {
        if (progress.stopped())
            return;
        auto verdict = check.check(*byId.find(answers[i].task)->second, answers[i].answer, progress.stop);
        const std::scoped_lock lock(mutex);
        if (verdict)
            verdicts[i] = std::move(*verdict);
        else if (!failed)
            failed = verdict.error();
        progress(static_cast<double>(++done) / static_cast<double>(answers.size()));
    });
    endProgressLine();
    if (progress.stopped())
        return Interrupted;
    if (failed)
        return report(*failed);
    if (!options.out.empty()) {
        if (const auto saved = saveBenchmark(options.out, tasks, answers, verdicts); !saved)
            return report(saved.error());
    }

    std::map<std::string, Counts> byModel;
    Json list = Json::array();
    for (std::size_t i = 0; i < answers.size(); ++i) {
        byModel[answers[i].model].add(verdicts[i].verdict);
        list.push_back({{"task", answers[i].task},
                        {"model", answers[i].model},
                        {"verdict", verdictName(verdicts[i].verdict)},
                        {"tool", verdicts[i].tool},
                        {"trace", verdicts[i].trace}});
    }
    if (options.json) {
        Json models = Json::array();
        for (const auto& [model, counts] : byModel) {
            const double rate = counts.passRate();
            models.push_back({{"model", model},
                              {"passed", counts.passed},
                              {"failed", counts.failed},
                              {"unknown", counts.unknown},
                              {"pass_rate", isMissing(rate) ? Json(nullptr) : Json(rate)}});
        }
        printJson({{"sandbox", sandboxJson(strength)}, {"models", std::move(models)}, {"answers", std::move(list)}});
        return Success;
    }
    TextTable table{{{"model"}, {"passed", true}, {"failed", true}, {"unknown", true}, {"pass rate %", true}}, {}};
    for (const auto& [model, counts] : byModel) {
        const double rate = counts.passRate();
        table.rows.push_back({model, std::to_string(counts.passed), std::to_string(counts.failed),
                              std::to_string(counts.unknown),
                              isMissing(rate) ? "–" : fmt::format("{:.1f}", 100 * rate)});
    }
    printTable(table, options.format, options.formulas);
    for (std::size_t i = 0; options.failures && i < answers.size(); ++i) {
        if (verdicts[i].verdict != Verdict::Passed)
            say("{} · {} · {}: {}\n", answers[i].task, answers[i].model, verdictName(verdicts[i].verdict),
                verdicts[i].trace);
    }
    return Success;
}

} // namespace

void addVerifyCommand(CLI::App& app, Command& chosen)
{
    auto options = std::make_shared<VerifyOptions>();
    CLI::App* command = app.add_subcommand(
        "verify", "Runs answers of models against the tests of their tasks, in a sandbox without network");
    command->add_option("TASKS", options->tasks, "Tasks with tests or expected outputs, as JSON lines")->required();
    CLI::Option* answers = command->add_option("ANSWERS", options->answers, "Answers by task and model, as JSON lines");
    CLI::Option* reference =
        command->add_flag("--reference", options->reference, "Verify the reference solutions of the tasks instead");
    answers->excludes(reference);
    command->add_flag("--failures", options->failures, "List what did not pass, with the reason");
    command->add_option("--out", options->out,
                        "Save tasks and verdicts in this folder, in the files of an own benchmark, to import");
    command->add_option("--threads", options->threads, "Answers that are run at once (default: one per processor)");
    options->addSandboxTo(*command);
    options->addFormatsTo(*command);
    command->callback([options, &chosen] {
        if (options->answers.empty() && !options->reference)
            throw CLI::RequiredError("ANSWERS or --reference");
        chosen = [options] { return runVerify(*options); };
    });
}

} // namespace acr::cli
