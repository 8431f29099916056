// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/liveinput.h"
#include "app/cli/output.h"
#include "core/live/livebenchmark.h"
#include "core/live/livesession.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>
#include <optional>

namespace acr::cli {

namespace {

using Json = nlohmann::ordered_json;

struct LiveOptions {
    std::string file;
    LiveInputOptions input;
    std::string benchmark;
    std::string name = "live";
    std::string policy = "acrouter";
    std::uint64_t seed = 1;
    std::optional<double> budget;
    std::optional<std::size_t> calls;
    std::size_t parallel = 8;
    std::size_t threads = 2;
    std::uint32_t maxTokens = 4096;
    double costWeight = -0.1;
    bool json = false;
};

std::string dollars(double value)
{
    return isMissing(value) ? "?" : fmt::format("{:.6f}", value);
}

std::string verdictText(const Attempt& attempt)
{
    if (attempt.details->failure != CallFailure::None)
        return std::string(callFailureName(attempt.details->failure));
    switch (attempt.verdict()) {
    case Verdict::Unknown: return "unknown";
    case Verdict::Failed: return "failed";
    case Verdict::Passed: return "passed";
    }
    return {};
}

/// The calls of a turn with their verdicts, in one line.
std::string turnText(const LiveTurn& turn, const LiveWorld& world)
{
    std::string calls;
    for (const Attempt& attempt : turn.attempts)
        calls += fmt::format("{}{} {} ${}", calls.empty() ? "" : " → ", world.models()[attempt.model.position()].name,
                             verdictText(attempt), dollars(attempt.costUsd));
    return fmt::format("{}: {}", turn.request->id, calls);
}

Json turnJson(const LiveTurn& turn, const LiveWorld& world)
{
    Json attempts = Json::array();
    for (std::size_t i = 0; i < turn.attempts.size(); ++i) {
        const Attempt& attempt = turn.attempts[i];
        Json entry{{"model", world.models()[attempt.model.position()].name},
                   {"verdict", verdictText(attempt)},
                   {"cost_usd", isMissing(attempt.costUsd) ? Json(nullptr) : Json(attempt.costUsd)},
                   {"input_tokens", attempt.details->tokens.input},
                   {"output_tokens", attempt.details->tokens.output},
                   {"latency_s", attempt.details->latencySeconds}};
        if (!attempt.details->failureText.empty())
            entry["failure"] = attempt.details->failureText;
        for (const ToolVerdict& tool : turn.judgements[i].tools) {
            if (!tool.trace.empty())
                entry["trace"] = tool.trace;
        }
        attempts.push_back(std::move(entry));
    }
    return {{"task", turn.request->id},
            {"chosen", world.models()[turn.attempts[turn.answer].model.position()].name},
            {"reason", turn.reason},
            {"fell_back", turn.fellBack},
            {"attempts", std::move(attempts)}};
}

/// The benchmark to learn priors from: the named one, or the last of the workspace; nothing in an empty workspace.
Result<std::optional<Benchmark>> startingBenchmark(Workspace& workspace, const std::string& name)
{
    const auto summaries = workspace.benchmarks();
    if (!summaries)
        return Unexpected(summaries.error());
    if (summaries->empty() && name.empty())
        return std::nullopt;
    const auto chosen = chooseBenchmark(*summaries, name, workspace.file());
    if (!chosen)
        return Unexpected(chosen.error());
    auto benchmark = workspace.loadBenchmark(chosen->id, {.prompts = true});
    if (!benchmark)
        return Unexpected(benchmark.error());
    return std::optional(std::move(*benchmark));
}

int runLive(const LiveOptions& options)
{
    ErrorList errors;
    const auto input = readLiveInput(options.input, options.seed, errors);
    if (!input)
        return report(input.error());
    if (!errors.empty())
        return report(errors);
    const std::vector<RunnableTask>& tasks = input->tasks;
    const EndpointSet& endpoints = input->endpoints;
    auto sandbox = Sandbox::open();
    if (!sandbox)
        return report(sandbox.error());
    auto workspace = Workspace::openOrCreate(options.file);
    if (!workspace)
        return report(workspace.error());
    const auto benchmark = startingBenchmark(*workspace, options.benchmark);
    if (!benchmark)
        return report(benchmark.error());

    LiveWorld world(endpoints, *benchmark ? &**benchmark : nullptr);
    LiveSettings settings;
    settings.policy = options.policy;
    settings.seed = options.seed;
    settings.weights.cost = options.costWeight;
    if (options.budget)
        settings.budget.usd = *options.budget;
    if (options.calls)
        settings.budget.calls = *options.calls;
    settings.parallel = options.parallel;
    settings.verifierThreads = options.threads;
    settings.http.maxOutputTokens = options.maxTokens;
    settings.provider = input->provider;
    const auto session = LiveSession::make(world, endpoints, std::move(*sandbox), settings);
    if (!session)
        return report(session.error());
    for (const RunnableTask& task : tasks)
        (*session)->add(task);
    (*session)->finish();
    if (!options.json)
        say("{}{} tasks × {} models, priors from {} probed tasks\n", input->note, tasks.size(), world.models().size(),
            world.trainingTasks());

    const Progress progress = terminalProgress("routing");
    std::size_t ended = 0;
    std::optional<Error> refused;
    std::stop_source stop;
    const std::stop_callback interrupted(progress.stop, [&] { stop.request_stop(); });
    const auto ran = (*session)->run(
        [&](const LiveEvent& event) {
            if (const auto* const refusal = std::get_if<LiveTaskRefused>(&event)) {
                refused = refusal->why;
                stop.request_stop();
                return;
            }
            const auto* const end = std::get_if<LiveTurnEnded>(&event);
            if (end == nullptr)
                return;
            ++ended;
            if (!options.json)
                say("{}\n", turnText(*end->turn, world));
            progress(static_cast<double>(ended) / static_cast<double>(tasks.size()));
        },
        stop.get_token());
    endProgressLine();
    const bool cancelled = !ran && ran.error().code == ErrorCode::Cancelled;
    if (refused)
        return report(*refused);
    if (!ran && !cancelled)
        return report(ran.error());
    const auto turns = (*session)->turns();

    // What was seen is kept, also where the session was stopped.
    std::size_t passed = 0;
    for (const auto& turn : turns)
        passed += turn->attempts[turn->answer].verdict() == Verdict::Passed ? 1 : 0;
    std::string saved;
    if (!turns.empty()) {
        const Benchmark live = liveBenchmark(options.name, world.models(), turns);
        const auto stored = workspace->atomically([&]() -> Result<void> {
            const auto id = workspace->saveBenchmark(live);
            if (!id)
                return Unexpected(id.error());
            return workspace->saveDecisionSets(*id, std::vector{liveDecisions("live", live, turns)});
        });
        if (!stored)
            return report(stored.error());
        saved = live.name;
    }
    if (options.json) {
        Json list = Json::array();
        for (const auto& turn : turns)
            list.push_back(turnJson(*turn, world));
        printJson({{"tasks", tasks.size()},
                   {"answered", turns.size()},
                   {"passed", passed},
                   {"calls", (*session)->calls()},
                   {"spent_usd", (*session)->spentUsd()},
                   {"budget_exhausted", (*session)->budgetExhausted()},
                   {"benchmark", saved},
                   {"turns", std::move(list)}});
    } else {
        say("{} of {} tasks answered, {} passed, {} calls, ${}{}\n", turns.size(), tasks.size(), passed,
            (*session)->calls(), dollars((*session)->spentUsd()),
            (*session)->budgetExhausted() ? "; the budget allows no further call" : "");
        if (!saved.empty())
            say("Saved as the benchmark {}; its decisions are the policy recorded:live.\n", saved);
    }
    return cancelled ? Interrupted : Success;
}

} // namespace

void addLiveCommand(CLI::App& app, Command& chosen)
{
    auto options = std::make_shared<LiveOptions>();
    CLI::App* live =
        app.add_subcommand("live", "Routes tasks to real models, and verifies their answers by running them");
    live->require_subcommand(1);
    CLI::App* command =
        live->add_subcommand("run", "Routes the tasks of a file, and saves what came of it as a benchmark");
    command->add_option("file", options->file, "Workspace; made where it is not there")->required();
    options->input.addTo(*command);
    command->add_option("--benchmark", options->benchmark,
                        "Benchmark whose probing split gives the priors (default: the last of the workspace)");
    command->add_option("--name", options->name, "Name of the benchmark that is saved")->capture_default_str();
    command->add_option("--policy", options->policy, "Policy that routes")->capture_default_str();
    command->add_option("--seed", options->seed, "Seed of a seeded policy")->capture_default_str();
    command->add_option("--budget", options->budget, "USD that are never passed (default: no limit)")
        ->check(CLI::NonNegativeNumber);
    command->add_option("--calls", options->calls, "Calls that are never passed (default: no limit)");
    command->add_option("--parallel", options->parallel, "Tasks in flight")
        ->capture_default_str()
        ->check(CLI::Range(1, 1000));
    command->add_option("--threads", options->threads, "Answers that are run at once")
        ->capture_default_str()
        ->check(CLI::Range(1, 256));
    command->add_option("--max-tokens", options->maxTokens, "Limit of the tokens of an answer")
        ->capture_default_str()
        ->check(CLI::Range(1, 1000000));
    command->add_option("--cost-weight", options->costWeight, "Reward of one USD")->capture_default_str();
    command->add_flag("--json", options->json, "JSON with full precision");
    command->callback([options, &chosen] {
        options->input.check();
        chosen = [options] { return runLive(*options); };
    });
}

} // namespace acr::cli
