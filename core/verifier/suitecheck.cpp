// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verifier/suitecheck.h"

#include "core/base/utf8.h"
#include "core/verifier/pythonrunners.h"
#include "core/verifier/suiterunners.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace acr {

namespace {

/// Runners that wait for a suite.
constexpr std::size_t waitingSuites = 2;
constexpr std::size_t maxMutants = 40;
/// Mutants for each further run against the solution, and how many such runs there are.
constexpr std::size_t mutantsPerControl = 4;
constexpr std::size_t minControls = 3;
constexpr std::size_t maxControls = 6;
/// A mutant may take so many times as long as the solution, and at least so many seconds.
constexpr double slowMutant = 10;
constexpr double minMutantSeconds = 2;
/// The sandbox's own limits come after those that the runner keeps.
constexpr double sandboxOutlivesRunner = 2;
constexpr std::size_t mutatorBytes = std::size_t{8} << 20U;
constexpr std::size_t listedMutants = 10;
constexpr std::size_t listedLines = 20;

ToolVerdict mutantsVerdict(Verdict verdict, double score, std::string_view trace)
{
    ToolVerdict result;
    result.tool = mutantsTool;
    result.verdict = verdict;
    result.score = verdict == Verdict::Unknown ? missing : score;
    result.trace = repairedUtf8(trace);
    return result;
}

std::string textIn(const nlohmann::json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::vector<int> linesIn(const nlohmann::json& object, const char* key)
{
    std::vector<int> lines;
    const auto found = object.find(key);
    if (found == object.end() || !found->is_array())
        return lines;
    for (const nlohmann::json& line : *found) {
        if (line.is_number_integer())
            lines.push_back(line.get<int>());
    }
    return lines;
}

std::string jsonText(const nlohmann::json& json)
{
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

SandboxJob suiteJob()
{
    SandboxJob job = pythonRunnerJob(pythonSuiteRunner());
    job.forked->modules.emplace_back("unittest");
    return job;
}

/// What was not reached, in words; empty: all was.
std::string unreached(const std::vector<int>& lines, const std::vector<int>& reached)
{
    std::vector<int> left;
    std::ranges::set_difference(lines, reached, std::back_inserter(left));
    if (left.empty())
        return {};
    const bool more = left.size() > listedLines;
    left.resize(std::min(left.size(), listedLines));
    return fmt::format("\nlines of the solution that are not reached: {}{}", fmt::join(left, ", "), more ? ", …" : "");
}

} // namespace

SuiteCheck::SuiteCheck(Sandbox sandbox)
    : m_sandbox(std::move(sandbox))
    , m_runners(std::make_shared<const WarmPairs>(m_sandbox, pythonRunnerJob(pythonSolutionRunner()), suiteJob(),
                                                  waitingSuites))
{}

Result<SuiteCheck::Programs> SuiteCheck::programsOf(const RunnableTask& task, const std::stop_token& stop) const
{
    SandboxJob job = pythonRunnerJob(pythonMutator());
    job.limits.outputBytes = mutatorBytes;
    // A solution may go on where the prompt ends.
    const nlohmann::json input{
        {"sources", nlohmann::json::array({task.canonicalSolution, task.prompt + task.canonicalSolution})},
        {"entry", task.entryPoint},
        {"most", maxMutants}};
    job.input = jsonText(input);
    const auto ran = m_sandbox.run(job, stop);
    if (!ran)
        return Unexpected(ran.error());
    if (ran->end == SandboxResult::End::Cancelled)
        return failure(ErrorCode::Cancelled);
    Programs programs;
    const auto json = nlohmann::json::parse(ran->output, nullptr, false);
    if (!ran->succeeded() || !json.is_object())
        return programs;
    programs.source = textIn(json, "source");
    programs.plain = textIn(json, "plain");
    const auto mutants = json.find("mutants");
    if (mutants == json.end() || !mutants->is_array())
        return programs;
    for (const nlohmann::json& each : *mutants) {
        if (!each.is_object())
            continue;
        const auto line = each.find("line");
        programs.mutants.push_back({.line = line != each.end() && line->is_number_integer() ? line->get<int>() : 0,
                                    .what = textIn(each, "what"),
                                    .program = textIn(each, "program")});
    }
    return programs;
}

Result<SuiteCheck::SuiteRun> SuiteCheck::run(const RunnableTask& task, const std::string& program,
                                             const std::string& suite, double seconds, bool trace,
                                             const std::stop_token& stop) const
{
    // The same for all runs of a task, so that runners which wait can be used.
    WarmPairs::Limits limits;
    limits.first.cpuSeconds = limits.first.wallSeconds = task.timeLimitSeconds + sandboxOutlivesRunner;
    limits.second = limits.first;
    const nlohmann::json message{{"program", program}, {"suite", suite}, {"seconds", seconds}, {"trace", trace}};
    const auto ran = m_runners->run(limits, jsonText(message), stop);
    if (!ran)
        return Unexpected(ran.error());
    if (ran->first.end == SandboxResult::End::Cancelled)
        return failure(ErrorCode::Cancelled);
    SuiteRun result;
    result.seconds = ran->first.seconds;
    const auto json = nlohmann::json::parse(ran->first.output, nullptr, false);
    if (!ran->first.succeeded() || !json.is_object()) {
        result.end = ran->first.end == SandboxResult::End::TimedOut ? "time" : "ended";
        result.text = "the solution's process ended";
        return result;
    }
    result.end = textIn(json, "end");
    result.text = textIn(json, "text");
    const auto calls = json.find("calls");
    if (calls != json.end() && calls->is_number_unsigned())
        result.calls = calls->get<std::size_t>();
    result.lines = linesIn(json, "lines");
    result.reached = linesIn(json, "reached");
    return result;
}

Result<ToolVerdict> SuiteCheck::check(const RunnableTask& task, const std::string& suite,
                                      const std::stop_token& stop) const
{
    const auto programs = programsOf(task, stop);
    if (!programs)
        return Unexpected(programs.error());
    if (programs->source.empty())
        return mutantsVerdict(Verdict::Unknown, missing, "the reference solution is no program with the function");
    const auto solution = run(task, programs->plain, suite, task.timeLimitSeconds, false, stop);
    if (!solution)
        return Unexpected(solution.error());
    if (solution->end == "load")
        return mutantsVerdict(Verdict::Unknown, missing, "the reference solution does not run: " + solution->text);
    if (solution->unknown())
        return mutantsVerdict(Verdict::Unknown, missing, solution->text);
    if (!solution->passed())
        return mutantsVerdict(Verdict::Failed, 0, "it fails against the reference solution: " + solution->text);
    if (solution->calls == 0)
        return mutantsVerdict(Verdict::Failed, 0, "it calls no function of the reference solution");
    const std::size_t all = programs->mutants.size();
    if (all == 0)
        return mutantsVerdict(Verdict::Unknown, missing, "nothing can be changed in the reference solution");

    const double seconds = std::min(task.timeLimitSeconds, std::max(minMutantSeconds, slowMutant * solution->seconds));
    const std::size_t controls = std::min(all, std::clamp(all / mutantsPerControl, minControls, maxControls));
    std::size_t found = 0;
    std::size_t missed = 0;
    std::string list;
    for (std::size_t i = 0; i < all; ++i) {
        const Mutant& mutant = programs->mutants[i];
        const auto ran = run(task, mutant.program, suite, seconds, false, stop);
        if (!ran)
            return Unexpected(ran.error());
        if (!ran->passed() && !ran->unknown()) {
            ++found;
        } else if (++missed <= listedMutants) {
            list += fmt::format("\nnot found: line {}: {}", mutant.line, mutant.what);
        }
        if ((i + 1) * controls / all == i * controls / all)
            continue;
        const auto control = run(task, programs->plain, suite, task.timeLimitSeconds, false, stop);
        if (!control)
            return Unexpected(control.error());
        if (!control->passed())
            return mutantsVerdict(Verdict::Failed, 0,
                                  "it fails against the reference solution in one of several runs: " + control->text);
    }
    if (missed > listedMutants)
        list += fmt::format("\nnot found: {} more", missed - listedMutants);

    std::string trace = fmt::format("{} of {} mutants found", found, all);
    const auto traced = run(task, programs->source, suite, task.timeLimitSeconds, true, stop);
    if (!traced)
        return Unexpected(traced.error());
    if (traced->passed() && !traced->lines.empty()) {
        constexpr std::size_t percent = 100;
        trace += fmt::format(", {} % of lines reached", percent * traced->reached.size() / traced->lines.size());
        list += unreached(traced->lines, traced->reached);
    }
    const double score = static_cast<double>(found) / static_cast<double>(all);
    return mutantsVerdict(3 * found >= 2 * all ? Verdict::Passed : Verdict::Failed, score, trace + list);
}

} // namespace acr
