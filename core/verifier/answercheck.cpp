// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verifier/answercheck.h"

#include "core/base/utf8.h"
#include "core/verifier/answercode.h"
#include "core/verifier/answerdiff.h"
#include "core/verifier/languagetools.h"
#include "core/verifier/prompttests.h"
#include "core/verifier/pythonrunners.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace acr {

namespace {

/// Python's runners that wait for an answer.
constexpr std::size_t waitingRunners = 2;
/// Seconds by the clock by which the tests outlive the answer, so that a slow answer is named as such.
constexpr double testsOutliveAnswer = 2;
constexpr std::size_t shownTrace = 4000;
constexpr const char* examplesTool = "examples";
constexpr const char* commandTool = "command";
constexpr const char* begunPasses = "the program in the prompt passes its tests without the answer";
/// Of a command that can't tell.
constexpr int nothingKnown = 77;

ToolVerdict verdictOf(std::string_view tool, Verdict verdict, std::string trace)
{
    ToolVerdict result;
    result.tool = tool;
    result.verdict = verdict;
    result.score = verdict == Verdict::Unknown ? missing : verdict == Verdict::Passed ? 1 : 0;
    if (trace.size() > shownTrace)
        trace = trace.substr(0, shownTrace) + " …";
    // Programs print any bytes.
    result.trace = repairedUtf8(trace);
    return result;
}

/// The time limit is one of processor time, so that a verdict does not depend on what else the machine does. A program
/// that waits uses none of it: after so many times as long by the clock it is ended, too.
constexpr double clockPerProcessor = 3;

/// Why a program that did not exit with 0 ended. `limit`: seconds of processor time.
std::string endOf(const SandboxResult& result, double limit)
{
    switch (result.end) {
    case SandboxResult::End::Exited: return fmt::format("exit code {}", result.code);
    case SandboxResult::End::Killed: return fmt::format("killed by signal {}", result.code);
    case SandboxResult::End::TimedOut:
        if (result.seconds > clockPerProcessor * limit)
            return fmt::format("more than {} s by the clock", clockPerProcessor * limit);
        return fmt::format("more than {} s", limit);
    case SandboxResult::End::TooMuchText: return "too much output";
    case SandboxResult::End::Cancelled: return "cancelled";
    }
    return {};
}

SandboxLimits limitsOf(const RunnableTask& task)
{
    SandboxLimits limits;
    limits.cpuSeconds = task.timeLimitSeconds;
    limits.wallSeconds = clockPerProcessor * task.timeLimitSeconds;
    return limits;
}

/// The exit code of the script where the program could not be built.
constexpr int buildFailed = 98;
/// That of timeout(1).
constexpr int ranTooLong = 124;

/// For the compiler.
constexpr double buildSeconds = 20;

void addOtherFile(const LanguageTool& tool, SandboxJob& job)
{
    if (!tool.otherFile.empty())
        job.files.push_back({std::string(tool.otherFile), std::string(tool.otherText)});
}

/// `run.sh` is its first file.
SandboxJob programJob(const LanguageTool& tool, std::string program, const RunnableTask& task)
{
    SandboxJob job;
    job.command = {"/usr/bin/sh", "/task/run.sh"};
    std::string script;
    if (tool.build.empty())
        script = fmt::format("exec {}\n", tool.run);
    else
        script =
            fmt::format("{} || exit {}\nulimit -S -t {}\nexec /usr/bin/timeout -k 1 {} {}\n", tool.build, buildFailed,
                        std::ceil(task.timeLimitSeconds), clockPerProcessor * task.timeLimitSeconds, tool.run);
    job.files = {{"run.sh", std::move(script)}, {std::string(tool.file), std::move(program)}};
    addOtherFile(tool, job);
    job.input = task.input;
    job.limits = limitsOf(task);
    if (!tool.build.empty()) {
        job.limits.cpuSeconds += buildSeconds;
        job.limits.wallSeconds += clockPerProcessor * buildSeconds;
    }
    return job;
}

/// Why a program that did not succeed failed, with what it wrote. `limit`: seconds of processor time.
std::string failureOf(const SandboxResult& result, double limit)
{
    const bool exited = result.end == SandboxResult::End::Exited;
    std::string text = exited && result.code == buildFailed ? "it does not compile"
                       : exited && result.code == ranTooLong
                           ? fmt::format("more than {} s by the clock", clockPerProcessor * limit)
                           : endOf(result, limit);
    if (!result.errors.empty())
        text += "\n" + result.errors;
    return text;
}

std::string_view trimmedLine(std::string_view line)
{
    const std::size_t end = line.find_last_not_of(" \t\r");
    return end == std::string_view::npos ? std::string_view() : line.substr(0, end + 1);
}

/// Lines without white space at their ends, and without empty lines at the end.
std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        lines.push_back(trimmedLine(text.substr(start, end - start)));
        start = end + 1;
    }
    while (!lines.empty() && lines.back().empty())
        lines.pop_back();
    return lines;
}

/// The first line that differs, in words; empty: none does.
std::string differenceOf(std::string_view output, std::string_view expectedOutput)
{
    const auto seen = linesOf(output);
    const auto expected = linesOf(expectedOutput);
    for (std::size_t i = 0; i < std::max(seen.size(), expected.size()); ++i) {
        const std::string_view is = i < seen.size() ? seen[i] : "(nothing)";
        const std::string_view should = i < expected.size() ? expected[i] : "(nothing)";
        if (is != should || i >= seen.size() || i >= expected.size())
            return fmt::format("line {} of the output: {} in place of {}", i + 1, is, should);
    }
    return {};
}

/// The tests with a statement that fails at their end; nothing where they do not have so many closing braces.
std::optional<std::string> failingTests(const LanguageTool& tool, const std::string& tests)
{
    std::size_t at = tests.size();
    for (int brace = 0; brace < tool.bracesAfterFailure; ++brace) {
        at = at == 0 ? std::string::npos : tests.rfind('}', at - 1);
        if (at == std::string::npos)
            return std::nullopt;
    }
    std::string failing = tests;
    failing.insert(at, tool.failure);
    return failing;
}

/// Where the definition of the function begins, at the start of a line.
std::size_t definitionOf(std::string_view text, const std::string& function)
{
    for (const char* start : {"def ", "async def ", "class "}) {
        const std::string line = start + function;
        for (std::size_t at = text.find(line); at != std::string_view::npos; at = text.find(line, at + 1)) {
            const std::size_t after = at + line.size();
            const bool whole = after < text.size() && (text[after] == '(' || text[after] == ':' || text[after] == ' ');
            if (whole && (at == 0 || text[at - 1] == '\n'))
                return at;
        }
    }
    return std::string_view::npos;
}

/// The text from its first line that looks like Python code.
std::string_view codeIn(std::string_view text)
{
    for (std::size_t start = 0; start < text.size();) {
        const std::string_view rest = text.substr(start);
        for (const char* code : {"import ", "from ", "def ", "async def ", "class ", "@", "#"}) {
            if (rest.starts_with(code))
                return rest;
        }
        const std::size_t end = rest.find('\n');
        const std::string_view line = rest.substr(0, std::min(end, rest.size()));
        const std::size_t equals = line.find(" = ");
        if (equals != std::string_view::npos && line.substr(0, equals).find(' ') == std::string_view::npos)
            return rest;
        start = end == std::string_view::npos ? text.size() : start + end + 1;
    }
    return {};
}

/// Where the body of a function begins that the text starts with: behind its docstring, before which there may be
/// imports, or behind its head.
std::size_t bodyOf(std::string_view text)
{
    const std::size_t head = text.find(":\n");
    if (head == std::string_view::npos)
        return text.size();
    std::size_t first = text.find_first_not_of(" \t\n", head + 1);
    while (first != std::string_view::npos &&
           (text.substr(first).starts_with("import ") || text.substr(first).starts_with("from ")))
        first = text.find_first_not_of(" \t\n", std::min(text.find('\n', first), text.size()));
    for (const std::string_view quotes : {"\"\"\"", "'''"}) {
        if (first == std::string_view::npos || !text.substr(first).starts_with(quotes))
            continue;
        const std::size_t end = text.find(quotes, first + quotes.size());
        const std::size_t line = end == std::string_view::npos ? end : text.find('\n', end);
        return line == std::string_view::npos ? text.size() : line + 1;
    }
    return head + 2;
}

/// The code in the prompt after the diff; nothing where it fits none.
std::optional<std::string> changedProgram(const RunnableTask& task, std::string_view diff)
{
    const std::string fenced = codeOf(task.prompt, task.language);
    // Without a fence, code may follow words.
    const std::string_view behindWords = task.language == "python" ? codeIn(task.prompt) : std::string_view();
    for (const std::string_view code : {std::string_view(fenced), behindWords, std::string_view(task.prompt)}) {
        if (auto changed = withDiff(code, diff))
            return changed;
    }
    return std::nullopt;
}

} // namespace

AnswerCheck::AnswerCheck(Sandbox sandbox)
    : m_sandbox(std::move(sandbox))
    , m_python(std::make_shared<const WarmPairs>(m_sandbox, pythonRunnerJob(pythonTestRunner()),
                                                 pythonRunnerJob(pythonAnswerRunner()), waitingRunners))
    , m_suites(m_sandbox)
{}

std::vector<std::string> AnswerCheck::languages()
{
    std::vector<std::string> names;
    for (const LanguageTool& tool : languageTools()) {
        if (tool.available())
            names.emplace_back(tool.language);
    }
    return names;
}

Result<ToolVerdict> AnswerCheck::check(const RunnableTask& task, std::string_view answer,
                                       const std::stop_token& stop) const
{
    std::string why = whyNotRun(task.language);
    if (!why.empty() && task.command.empty())
        return verdictOf("tests", Verdict::Unknown, std::move(why));
    std::string code = codeOf(answer, task.language);
    if (asksForTests(task))
        return m_suites.check(task, code, stop);
    if (isDiff(code)) {
        auto changed = changedProgram(task, code);
        if (!changed)
            return verdictOf("syntax", Verdict::Failed, "the diff does not fit the code in the prompt:\n" + code);
        code = std::move(*changed);
    }
    if (!task.command.empty())
        return checkByCommand(task, code, stop);
    if (task.hasExpectedOutput)
        return checkOutput(task, code, stop);
    if (!task.tests.empty())
        return task.language == "python" ? checkPython(task, code, stop) : checkProgram(task, code, stop);
    const PromptTests found = promptTests(task.prompt, task.language);
    return found.empty() ? checkSyntax(task, code, stop) : checkExamples(task, found, code, stop);
}

Result<ToolVerdict> AnswerCheck::checkExamples(const RunnableTask& task, const PromptTests& found,
                                               const std::string& code, const std::stop_token& stop) const
{
    RunnableTask tested = task;
    ToolVerdict last;
    if (!found.pythonTests.empty()) {
        tested.tests = found.pythonTests;
        auto verdict = checkPython(tested, code, stop);
        if (!verdict)
            return verdict;
        verdict->tool = examplesTool;
        return verdict;
    }
    for (std::size_t i = 0; i < found.examples.size(); ++i) {
        tested.input = found.examples[i].input;
        tested.expectedOutput = found.examples[i].output;
        tested.hasExpectedOutput = true;
        auto verdict = checkOutput(tested, code, stop);
        if (!verdict)
            return verdict;
        last = std::move(*verdict);
        last.tool = examplesTool;
        if (last.verdict != Verdict::Passed) {
            last.trace = fmt::format("example {} of the prompt: {}", i + 1, last.trace);
            break;
        }
    }
    return last;
}

Result<ToolVerdict> AnswerCheck::checkByCommand(const RunnableTask& task, const std::string& code,
                                                const std::stop_token& stop) const
{
    const LanguageTool* const tool = languageTool(task.language);
    const std::string file(tool != nullptr ? tool->file : "answer.txt");
    SandboxJob job;
    job.command = {"/usr/bin/sh", "/task/run.sh"};
    std::string script = fmt::format("export ANSWER=/task/{}\n", file);
    if (!task.tests.empty())
        script += "export TESTS=/task/tests\n";
    job.files = {{"run.sh", script + task.command + "\n"}, {file, code}};
    if (!task.tests.empty())
        job.files.push_back({"tests", task.tests});
    if (tool != nullptr)
        addOtherFile(*tool, job);
    job.input = task.input;
    job.limits = limitsOf(task);
    const auto ran = m_sandbox.run(job, stop);
    if (!ran)
        return Unexpected(ran.error());
    if (ran->end == SandboxResult::End::Cancelled)
        return failure(ErrorCode::Cancelled);
    const std::string said = ran->output + ran->errors;
    if (ran->succeeded())
        return verdictOf(commandTool, Verdict::Passed, said);
    const bool unknown = ran->end == SandboxResult::End::Exited && ran->code == nothingKnown;
    return verdictOf(commandTool, unknown ? Verdict::Unknown : Verdict::Failed,
                     endOf(*ran, task.timeLimitSeconds) + (said.empty() ? "" : "\n" + said));
}

Result<ToolVerdict> AnswerCheck::checkSyntax(const RunnableTask& task, const std::string& code,
                                             const std::stop_token& stop) const
{
    const LanguageTool& tool = *languageTool(task.language);
    std::string errors;
    // The answer may go on where the prompt ends.
    for (const std::string& start : {std::string(), task.prompt}) {
        SandboxJob job = programJob(tool, start + code, task);
        job.files.front().content = fmt::format("exec {}\n", tool.syntax);
        const auto ran = m_sandbox.run(job, stop);
        if (!ran)
            return Unexpected(ran.error());
        if (ran->end == SandboxResult::End::Cancelled)
            return failure(ErrorCode::Cancelled);
        if (ran->succeeded())
            return verdictOf("syntax", Verdict::Unknown,
                             "it can be parsed; the task has no tests, no expected output and no examples");
        if (errors.empty())
            errors = failureOf(*ran, job.limits.cpuSeconds);
    }
    return verdictOf("syntax", Verdict::Failed, "it can't be parsed: " + errors);
}

Result<ToolVerdict> AnswerCheck::checkPython(const RunnableTask& task, const std::string& code,
                                             const std::stop_token& stop) const
{
    const std::string& entry = task.entryPoint;
    const std::size_t defined = entry.empty() ? std::string::npos : definitionOf(task.prompt, entry);
    const std::size_t hole = task.prompt.rfind("??");
    if (hole != std::string::npos && defined != std::string::npos && hole > defined) {
        // The answer is a value in place of a hole in the prompt's assertion.
        std::string tests = task.prompt.substr(defined);
        tests.replace(hole - defined, 2, "answer()");
        // Of what stands before the function, imports and helpers are needed, and the question is no code.
        tests.insert(0, codeIn(std::string_view(task.prompt).substr(0, defined)));
        return runPython(task,
                         {.program = "def answer():\n    return (" + code + "\n    )\n",
                          .tests = std::move(tests),
                          .entry = "answer"},
                         stop);
    }
    // What stands before the function in the prompt (imports, helpers) belongs to the answer and to the tests.
    const std::string preamble = defined == std::string::npos
                                     ? std::string()
                                     : std::string(codeIn(std::string_view(task.prompt).substr(0, defined)));
    TestedPython tested{.program = preamble + code, .preamble = preamble, .tests = task.tests, .entry = entry};
    if (entry.empty() || defined == std::string::npos || definitionOf(code, entry) != std::string::npos)
        return runPython(task, tested, stop);
    // The answer goes on where the prompt ends; or it is the whole body of a function that the prompt begins.
    const std::string begun = task.prompt.substr(defined);
    tested.begun = preamble + begun;
    tested.program = tested.begun + code;
    auto verdict = runPython(task, tested, stop);
    const std::size_t body = bodyOf(begun);
    if (!verdict || verdict->verdict == Verdict::Passed || verdict->trace == begunPasses || body >= begun.size())
        return verdict;
    tested.begun.clear();
    tested.program = preamble + begun.substr(0, body) + code;
    auto whole = runPython(task, tested, stop);
    return whole && whole->verdict == Verdict::Passed ? whole : verdict;
}

Result<ToolVerdict> AnswerCheck::runPython(const RunnableTask& task, const TestedPython& tested,
                                           const std::stop_token& stop) const
{
    WarmPairs::Limits limits;
    limits.second = limits.first = limitsOf(task);
    const double secondsBegun = tested.begun.empty() ? 0 : std::ceil(limits.second.wallSeconds);
    limits.first.wallSeconds += testsOutliveAnswer + secondsBegun;
    const nlohmann::json message{{"program", tested.program}, {"preamble", tested.preamble},
                                 {"tests", tested.tests},     {"entry", tested.entry},
                                 {"begun", tested.begun},     {"seconds", static_cast<int>(secondsBegun)}};
    const auto ran =
        m_python->run(limits, message.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace), stop);
    if (!ran)
        return Unexpected(ran.error());
    if (ran->first.end == SandboxResult::End::Cancelled)
        return failure(ErrorCode::Cancelled);
    const std::size_t line = std::min(ran->first.output.find('\n'), ran->first.output.size());
    const std::string kind = ran->first.output.substr(0, line);
    std::string trace = ran->first.output.substr(std::min(line + 1, ran->first.output.size()));
    if (ran->second.end != SandboxResult::End::Exited && ran->second.end != SandboxResult::End::Cancelled)
        trace += (trace.empty() ? "" : ": ") + endOf(ran->second, task.timeLimitSeconds);
    if (kind == "pass" && ran->first.succeeded())
        return verdictOf("tests", Verdict::Passed, std::move(trace));
    if (kind == "begun" && ran->first.succeeded())
        return verdictOf("tests", Verdict::Unknown, begunPasses);
    if (kind == "unknown" && ran->first.succeeded())
        return verdictOf("tests", Verdict::Unknown, std::move(trace));
    if (kind != "fail")
        trace = "the tests: " + endOf(ran->first, task.timeLimitSeconds);
    return verdictOf("tests", Verdict::Failed, std::move(trace));
}

Result<ToolVerdict> AnswerCheck::checkOutput(const RunnableTask& task, const std::string& code,
                                             const std::stop_token& stop) const
{
    const LanguageTool& tool = *languageTool(task.language);
    std::vector<std::string> starts{""};
    // An answer that only goes on where the prompt ends.
    if (!task.entryPoint.empty() && code.find(task.entryPoint) == std::string::npos)
        starts.push_back(task.prompt);
    ToolVerdict verdict;
    for (const std::string& start : starts) {
        std::string program = start + code;
        if (!task.tests.empty())
            program += "\n" + std::string(tool.beforeTests) + task.tests;
        const auto ran = m_sandbox.run(programJob(tool, std::move(program), task), stop);
        if (!ran)
            return Unexpected(ran.error());
        if (ran->end == SandboxResult::End::Cancelled)
            return failure(ErrorCode::Cancelled);
        std::string trace =
            ran->succeeded() ? differenceOf(ran->output, task.expectedOutput) : failureOf(*ran, task.timeLimitSeconds);
        if (trace.empty())
            return verdictOf("output", Verdict::Passed, {});
        if (verdict.tool.empty())
            verdict = verdictOf("output", Verdict::Failed, std::move(trace));
    }
    return verdict;
}

Result<ToolVerdict> AnswerCheck::checkProgram(const RunnableTask& task, const std::string& code,
                                              const std::stop_token& stop) const
{
    const LanguageTool& tool = *languageTool(task.language);
    const auto failing = failingTests(tool, task.tests);
    if (!failing)
        return verdictOf("tests", Verdict::Unknown, "the tests do not end as a program of this language");
    const bool isWhole = !task.entryPoint.empty() && code.find(task.entryPoint) != std::string::npos;
    // A prompt that begins the program may hold what an answer with the whole function leaves out.
    const std::vector<std::string> starts =
        isWhole ? std::vector<std::string>{"", task.prompt} : std::vector<std::string>{task.prompt};
    std::string trace;
    for (const std::string& start : starts) {
        const std::string program = start + code + "\n" + std::string(tool.beforeTests);
        const auto ran = m_sandbox.run(programJob(tool, program + task.tests, task), stop);
        if (!ran)
            return Unexpected(ran.error());
        if (ran->end == SandboxResult::End::Cancelled)
            return failure(ErrorCode::Cancelled);
        if (!ran->succeeded()) {
            if (trace.empty())
                trace = failureOf(*ran, task.timeLimitSeconds);
            continue;
        }
        const auto control = m_sandbox.run(programJob(tool, program + *failing, task), stop);
        if (!control)
            return Unexpected(control.error());
        if (control->end == SandboxResult::End::Cancelled)
            return failure(ErrorCode::Cancelled);
        if (control->succeeded())
            return verdictOf("tests", Verdict::Failed, "it ends with success without running its tests");
        return verdictOf("tests", Verdict::Passed, {});
    }
    return verdictOf("tests", Verdict::Failed, std::move(trace));
}

} // namespace acr
