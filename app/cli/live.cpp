// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/liveinput.h"
#include "app/cli/output.h"
#include "app/cli/sandboxnote.h"
#include "core/benchmark/textsource.h"
#include "core/live/liveregret.h"
#include "core/live/livesession.h"
#include "core/session/liverecord.h"
#include "core/session/stream.h"
#include "core/verifier/verifiersettings.h"
#include "core/workspace/livepriors.h"
#include "core/workspace/livestore.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>
#include <optional>
#include <set>

namespace acr::cli {

namespace {

struct LiveOptions : SandboxOptions {
    std::string file;
    LiveInputOptions input;
    std::string benchmark;
    std::string name;
    std::string resume;
    std::string policy = "acrouter";
    std::uint64_t seed = 1;
    std::optional<double> budget;
    std::optional<std::size_t> calls;
    double shadow = 0;
    std::size_t parallel = 8;
    std::size_t threads = 2;
    std::uint32_t maxTokens = 4096;
    double costWeight = -0.1;
    std::string judge;
    std::uint32_t samples = 0;
    std::string tools;
    std::string encoder;
    std::string task;
    std::string verdict;
    std::string person = "person";
    bool json = false;
    // Of the command route.
    std::string split;
    std::size_t limit = 0;
};

std::string dollars(double value)
{
    return isMissing(value) ? "?" : fmt::format("{:.6f}", value);
}

Json amountOrNull(double value)
{
    return isMissing(value) ? Json(nullptr) : Json(value);
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
std::string turnText(const LiveTurn& turn, const std::vector<Model>& models)
{
    const auto text = [&](const Attempt& attempt) {
        return fmt::format("{} {} ${}", models[attempt.model.position()].name, verdictText(attempt),
                           dollars(attempt.costUsd));
    };
    std::string calls;
    for (const Attempt& attempt : turn.attempts)
        calls += (calls.empty() ? "" : " → ") + text(attempt);
    std::string shadows;
    for (const Attempt& attempt : turn.shadows)
        shadows += (shadows.empty() ? "; shadow: " : ", ") + text(attempt);
    return fmt::format("{}: {}{}", turn.request->id, calls, shadows);
}

Json attemptJson(const Attempt& attempt, const Judgement& judgement, const std::vector<Model>& models)
{
    Json entry{{"model", models[attempt.model.position()].name},
               {"verdict", verdictText(attempt)},
               {"cost_usd", amountOrNull(attempt.costUsd)},
               {"input_tokens", attempt.details->tokens.input},
               {"output_tokens", attempt.details->tokens.output},
               {"latency_s", amountOrNull(attempt.details->latencySeconds)}};
    if (!attempt.details->failureText.empty())
        entry["failure"] = attempt.details->failureText;
    for (const ToolVerdict& tool : judgement.tools) {
        if (!tool.trace.empty())
            entry["trace"] = tool.trace;
    }
    return entry;
}

Json turnJson(const LiveTurn& turn, const std::vector<Model>& models)
{
    const auto list = [&](const std::vector<Attempt>& attempts, const std::vector<Judgement>& judgements) {
        Json all = Json::array();
        for (std::size_t i = 0; i < attempts.size(); ++i)
            all.push_back(attemptJson(attempts[i], judgements[i], models));
        return all;
    };
    return {{"task", turn.request->id},
            {"chosen", models[turn.attempts[turn.answer].model.position()].name},
            {"reason", turn.reason},
            {"fell_back", turn.fellBack},
            {"attempts", list(turn.attempts, turn.judgements)},
            {"shadow", turn.shadow},
            {"shadow_calls", list(turn.shadows, turn.shadowJudgements)},
            {"estimated_regret", amountOrNull(turn.estimatedRegret)}};
}

Json regretJson(const LiveRegret& regret)
{
    return {{"measured",
             {{"tasks", regret.measured.tasks},
              {"mean", amountOrNull(regret.measured.mean)},
              {"low", amountOrNull(regret.measured.low)},
              {"high", amountOrNull(regret.measured.high)}}},
            {"estimated", {{"tasks", regret.estimated.tasks}, {"mean", amountOrNull(regret.estimated.mean)}}},
            {"unknown", {{"tasks", regret.unknownTasks}}},
            {"unmeasured_shadow_tasks", regret.unmeasuredShadowTasks}};
}

std::string regretText(const LiveRegret& regret)
{
    std::string measured = "no task";
    if (regret.measured.tasks > 0)
        measured = fmt::format("{:.4f} a task on {} shadow tasks{}", regret.measured.mean, regret.measured.tasks,
                               isMissing(regret.measured.low) ? std::string()
                                                              : fmt::format(", 95 % interval {:.4f} to {:.4f}",
                                                                            regret.measured.low, regret.measured.high));
    const std::string estimated =
        regret.estimated.tasks == 0
            ? "no task"
            : fmt::format("{:.4f} a task on {} tasks", regret.estimated.mean, regret.estimated.tasks);
    std::string text = fmt::format("regret measured: {}\nregret estimated from beliefs: {}\nregret unknown: {} tasks\n",
                                   measured, estimated, regret.unknownTasks);
    if (regret.unmeasuredShadowTasks > 0)
        text +=
            fmt::format("{} shadow tasks can't be measured: a model gave no verdict\n", regret.unmeasuredShadowTasks);
    return text;
}

constexpr std::string_view offlineText = "No endpoint could be reached: this machine seems to be offline.\n";

/// What a session has, as its journal says.
int printLive(const StoredLiveSession& session, const Json& run, bool json)
{
    const LiveHistory& history = session.history;
    std::size_t passed = 0;
    for (const auto& turn : history.turns)
        passed += turn->attempts[turn->answer].verdict() == Verdict::Passed ? 1 : 0;
    const LiveRegret regret = liveRegret(history.turns, history.models.size(), session.summary.definition.weights);
    const std::size_t tasks = history.turns.size() + history.waiting.size();
    if (json) {
        Json turns = Json::array();
        for (const auto& turn : history.turns)
            turns.push_back(turnJson(*turn, history.models));
        Json unknown = Json::array();
        for (const LiveHistory::UnknownCall& call : history.unknownCalls)
            unknown.push_back({{"task", call.task}, {"model", call.model}});
        Json out{{"session", session.summary.name},  {"tasks", tasks},
                 {"answered", history.turns.size()}, {"passed", passed},
                 {"calls", history.calls},           {"spent_usd", history.spentUsd},
                 {"regret", regretJson(regret)},     {"unknown_calls", std::move(unknown)},
                 {"waiting", history.waiting}};
        out.update(run);
        out["benchmark"] = history.turns.empty() ? "" : session.summary.name;
        out["turns"] = std::move(turns);
        printJson(out);
        return Success;
    }
    say("{} of {} tasks answered, {} passed, {} calls, ${}{}\n", history.turns.size(), tasks, passed, history.calls,
        dollars(history.spentUsd), run.value("budget_exhausted", false) ? "; the budget allows no further call" : "");
    if (run.value("offline", false))
        sayText(offlineText);
    for (const LiveHistory::UnknownCall& call : history.unknownCalls)
        say("unknown: {} of task {}; the program ended during the call, which is not made again\n", call.model,
            call.task);
    sayText(regretText(regret));
    if (!history.turns.empty() && session.summary.steps > 0)
        say("Saved as the session and the benchmark {}; its decisions are the policy recorded:live.\n",
            session.summary.name);
    return Success;
}

/// The named benchmark, or the last of the workspace that is not a live session's; none where there is none.
Result<LivePriors> startingPriors(Workspace& workspace, const std::string& name, const std::string& encoder)
{
    auto summaries = workspace.benchmarks();
    if (!summaries)
        return Unexpected(summaries.error());
    if (name.empty()) {
        // Those of simulated models are simulated.
        std::erase_if(*summaries, [](const BenchmarkSummary& each) {
            return each.kind == DataKind::Live || each.origin == liveOrigin;
        });
        if (summaries->empty())
            return LivePriors{};
    }
    const auto chosen = chooseBenchmark(*summaries, name, workspace.file());
    if (!chosen)
        return Unexpected(chosen.error());
    return priorsToStartFrom(workspace, *chosen, encoder);
}

/// Adds the tasks of the file that the session does not have.
void addTasks(LiveSession& session, const std::vector<RunnableTask>& tasks, const LiveHistory& history)
{
    std::set<std::string, std::less<>> known;
    for (const JournalTurn& turn : history.folded.turns)
        known.insert(turn.request.task);
    for (const RunnableTask& task : tasks) {
        if (!known.contains(task.id))
            session.add(task);
    }
    session.finish();
}

Result<StoredLiveSession> sessionToRun(LiveStore& store, Workspace& workspace, const LiveOptions& options,
                                       LiveSettings& settings, const EndpointSet& endpoints, LivePriors& priors)
{
    if (!options.resume.empty()) {
        auto session = store.named(options.resume);
        auto earlier = session ? livePriors(workspace, session->history.start) : Unexpected(session.error());
        if (!earlier)
            return Unexpected(earlier.error());
        priors = std::move(*earlier);
        session->applyTo(settings);
        return session;
    }
    auto started = startingPriors(workspace, options.benchmark, options.encoder);
    if (!started)
        return Unexpected(started.error());
    priors = std::move(*started);
    if (!options.encoder.empty()) {
        const auto encoder = newLiveEncoder(endpoints, options.encoder, priors.encoder.get());
        if (!encoder)
            return Unexpected(encoder.error());
        settings.encoder = (*encoder)->name();
    }
    const auto name =
        options.name.empty() ? SessionStore(workspace).freeName("live") : Result<std::string>(options.name);
    if (!name)
        return Unexpected(name.error());
    return store.add(*name, settings, endpoints.pool(), priors.summary ? &*priors.summary : nullptr,
                     options.input.builtIn ? DataKind::Simulated : DataKind::Live,
                     options.input.builtIn ? std::string() : endpointsText(endpoints));
}

LiveSettings settingsOf(const LiveOptions& options)
{
    LiveSettings settings;
    settings.policy = options.policy;
    settings.seed = options.seed;
    settings.weights.cost = options.costWeight;
    if (options.budget)
        settings.budget.usd = *options.budget;
    if (options.calls)
        settings.budget.calls = *options.calls;
    settings.shadowShare = options.shadow;
    settings.parallel = options.parallel;
    settings.verifierThreads = options.threads;
    settings.http.maxOutputTokens = options.maxTokens;
    settings.judge = options.judge;
    settings.samples = options.samples;
    return settings;
}

/// Weights of verification tools by dimension, from a JSON file.
Result<ToolWeights> toolsFrom(const std::string& path)
{
    if (path.empty())
        return ToolWeights();
    const auto text = textOfFile(path);
    if (!text)
        return Unexpected(text.error());
    auto settings = readVerifier(*text);
    if (!settings)
        return Unexpected(settings.error());
    return settings->tools;
}

/// What `live run` and `live route` begin with: what they were given, and the session in its workspace.
struct BegunLive {
    LiveInput input;
    LiveSettings settings;
    std::optional<Workspace> workspace;
    std::optional<LiveStore> store;
    LivePriors priors;
    StoredLiveSession session;
    std::unique_ptr<LiveJournal> journal;
};

/// Reads the files that the options name. Success, or the code of what was reported.
int readInputs(const LiveOptions& options, BegunLive& begun)
{
    ErrorList errors;
    auto input = readLiveInput(options.input, options.seed, errors);
    if (!input)
        return report(input.error());
    if (!errors.empty())
        return report(errors);
    auto tools = toolsFrom(options.tools);
    if (!tools)
        return report(tools.error());
    if (const auto spec = parsePolicySpec(options.policy); !spec)
        return report(spec.error());
    begun.input = std::move(*input);
    begun.settings = settingsOf(options);
    begun.settings.provider = begun.input.provider;
    begun.settings.tools = std::move(*tools);
    return Success;
}

/// A session that goes on has the endpoints that it began with, where no others are given. Success, or the code of what
/// was reported.
int useStoredEndpoints(BegunLive& begun)
{
    const std::string& text = begun.session.history.start.endpoints;
    if (text.empty())
        return report(Error{ErrorCode::Empty,
                            {},
                            "no endpoints in the session " + begun.session.summary.name,
                            "--endpoints, or --built-in for built-in models"});
    ErrorList errors;
    auto endpoints = readEndpoints("endpoints of the session " + begun.session.summary.name, text, errors);
    if (!endpoints)
        return report(errors);
    begun.input.endpoints = std::move(*endpoints);
    return Success;
}

/// Opens the workspace, and in it the session that goes on, or a new one. Success, or the code of what was reported.
int openLiveSession(const LiveOptions& options, bool makesFile, BegunLive& begun)
{
    auto workspace = makesFile ? Workspace::openOrCreate(options.file)
                               : Workspace::open(options.file, Workspace::OpenMode::ReadWrite);
    if (!workspace)
        return report(workspace.error());
    begun.workspace.emplace(std::move(*workspace));
    begun.store.emplace(*begun.workspace);
    auto session =
        sessionToRun(*begun.store, *begun.workspace, options, begun.settings, begun.input.endpoints, begun.priors);
    if (!session)
        return report(session.error());
    begun.session = std::move(*session);
    if (begun.input.endpoints.models.empty()) {
        if (const int code = useStoredEndpoints(begun); code != Success)
            return code;
    }
    auto journal = begun.store->journal(begun.session);
    if (!journal)
        return report(journal.error());
    begun.journal = std::move(*journal);
    begun.settings.journal = begun.journal.get();
    return Success;
}

int runLive(const LiveOptions& options)
{
    BegunLive begun;
    if (const int code = readInputs(options, begun); code != Success)
        return code;
    auto sandbox = Sandbox::open();
    if (!sandbox)
        return reportNoSandbox(sandbox.error());
    const SandboxStrength strength = sandbox->strength();
    if (const int code = checkSandbox(strength, options); code != Success)
        return code;
    if (const int code = openLiveSession(options, options.resume.empty(), begun); code != Success)
        return code;
    const std::vector<RunnableTask>& tasks = begun.input.tasks;
    const EndpointSet& endpoints = begun.input.endpoints;
    const StoredLiveSession& stored = begun.session;
    const std::string name = stored.summary.name;

    LiveWorld world(endpoints, begun.priors.benchmark.get(),
                    earlierLiveEncoder(begun.settings.encoder, begun.priors.encoder.get()));
    const auto session = LiveSession::make(world, endpoints, std::move(*sandbox), begun.settings, stored.records);
    if (!session)
        return report(session.error());
    if (const std::size_t changed = (*session)->changedDecisions(); changed > 0)
        complain(fmt::format("in {} of the recorded tasks the policy would decide differently now; it has learned from "
                             "what was recorded",
                             changed));
    addTasks(**session, tasks, stored.history);
    const std::size_t earlier = stored.history.turns.size();
    const std::size_t all = std::max<std::size_t>(1, stored.history.folded.turns.size() + tasks.size());
    if (!options.json)
        say("{}session {}: {} models, priors from {} probed tasks\n", begun.input.note, name, world.models().size(),
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
            if (!options.json && ended > earlier)
                say("{}\n", turnText(*end->turn, world.models()));
            progress(std::min(1.0, static_cast<double>(ended) / static_cast<double>(all)));
        },
        stop.get_token());
    endProgressLine();
    const bool cancelled = !ran && ran.error().code == ErrorCode::Cancelled;
    // What was seen is kept, also where the session was stopped.
    if (const auto settled = begun.store->settle(name); !settled)
        return report(settled.error());
    if (refused)
        return report(*refused);
    if (!ran && !cancelled)
        return report(ran.error());
    const auto now = begun.store->named(name);
    if (!now)
        return report(now.error());
    printLive(*now,
              {{"budget_exhausted", (*session)->budgetExhausted()},
               {"offline", (*session)->offline()},
               {"sandbox", sandboxJson(strength)}},
              options.json);
    return cancelled ? Interrupted : Success;
}

/// A task of a benchmark, to be routed and not answered.
RunnableTask routedTask(const TaskTable& tasks, TaskIndex index)
{
    RunnableTask task;
    task.id = tasks[index].id;
    task.prompt = tasks.prompt(index);
    task.dimension = tasks.categoryName(index, Facet::Dimension);
    task.source = tasks.categoryName(index, Facet::Source);
    return task;
}

/// What was recorded of the router, as decisions of the benchmark.
DecisionSet routedSet(const PolicySpec& spec, const RoutingChoices& routes)
{
    DecisionSet set{.name = routingSetName(spec), .decisions = {}, .unknownTasks = 0};
    for (const auto& [task, choice] : routes)
        set.decisions.push_back(
            {.task = task, .chosen = choice.model, .chain = {}, .score = missing, .costUsd = choice.costUsd});
    return set;
}

int sayRoutes(const std::string& session, const DecisionSet& set, const RoutingChoices& routes, const LiveSession& ran,
              bool json)
{
    std::size_t fallbacks = 0;
    double cost = 0;
    for (const auto& [task, choice] : routes) {
        fallbacks += choice.source == RouteSource::Fallback ? 1 : 0;
        cost += costOrZero(choice.costUsd);
    }
    if (json) {
        printJson({{"session", session},
                   {"decisions", set.name},
                   {"tasks", routes.size()},
                   {"fallbacks", fallbacks},
                   {"calls", ran.calls()},
                   {"cost_usd", cost},
                   {"spent_usd", ran.spentUsd()},
                   {"budget_exhausted", ran.budgetExhausted()},
                   {"offline", ran.offline()}});
        return Success;
    }
    say("{} tasks have an answer of the router, {} of them name no model; {} calls, ${}{}\n", routes.size(), fallbacks,
        ran.calls(), dollars(cost), ran.budgetExhausted() ? "; the budget allows no further call" : "");
    if (ran.offline())
        sayText(offlineText);
    return Success;
}

/// The tasks of the stream, up to the limit.
Result<std::vector<RunnableTask>> tasksToRoute(const Benchmark& benchmark, const LiveOptions& options)
{
    const auto stream = makeStream(benchmark, {.split = options.split});
    if (!stream)
        return Unexpected(stream.error());
    std::vector<RunnableTask> tasks;
    std::size_t withoutPrompt = 0;
    for (const TaskIndex task : stream->tasks) {
        if (options.limit > 0 && tasks.size() == options.limit)
            break;
        tasks.push_back(routedTask(benchmark.tasks, task));
        withoutPrompt += tasks.back().prompt.empty() ? 1 : 0;
    }
    if (withoutPrompt > 0)
        complain(
            fmt::format("{} of {} tasks have no prompt: the router is told their ids", withoutPrompt, tasks.size()));
    return tasks;
}

int routeLive(const LiveOptions& options)
{
    BegunLive begun;
    if (const int code = readInputs(options, begun); code != Success)
        return code;
    begun.settings.routeOnly = true;
    if (const int code = openLiveSession(options, false, begun); code != Success)
        return code;
    const LivePriors& priors = begun.priors;
    // Of the session that goes on, where there is one.
    const auto spec = parsePolicySpec(begun.settings.policy);
    if (!spec)
        return report(spec.error());
    if (!priors.benchmark)
        return report(Error{ErrorCode::Empty, {.file = options.file}, "a benchmark", "a benchmark with tasks"});
    if (!priors.summary)
        return report(Error{ErrorCode::UnknownName,
                            {.file = options.file},
                            "no benchmark with the content that was routed",
                            "the benchmark " + begun.session.history.start.priorsFrom});
    const auto tasks = tasksToRoute(*priors.benchmark, options);
    if (!tasks)
        return report(tasks.error());
    LiveWorld world(begun.input.endpoints, priors.benchmark.get());
    if (columnsOf(world.models(), *priors.benchmark).empty())
        return report(Error{ErrorCode::Conflict,
                            {},
                            "models of the endpoints",
                            "models of the benchmark: " + priors.benchmark->modelNames()});
    const auto session =
        LiveSession::make(world, begun.input.endpoints, std::nullopt, begun.settings, begun.session.records);
    if (!session)
        return report(session.error());
    addTasks(**session, *tasks, begun.session.history);
    const Progress progress = terminalProgress("routing");
    const auto ran = (*session)->run({}, progress.stop);
    endProgressLine();
    const bool cancelled = !ran && ran.error().code == ErrorCode::Cancelled;
    if (!ran && !cancelled)
        return report(ran.error());
    // The pool's order is that of the endpoints.
    RoutingChoices routes = (*session)->routes();
    const auto columns = columnsOf(world.models(), *priors.benchmark);
    for (auto& [task, choice] : routes)
        choice.model = columns[choice.model.position()];
    const DecisionSet set = routedSet(*spec, routes);
    if (const auto saved = begun.workspace->saveDecisionSets(priors.summary->id, std::vector{set}); !saved)
        return report(saved.error());
    sayRoutes(begun.session.summary.name, set, routes, **session, options.json);
    if (!options.json)
        say("They replay without a network: the policy {} on the benchmark {}.\n", spec->text(), priors.summary->name);
    return cancelled ? Interrupted : Success;
}

int showLive(const LiveOptions& options)
{
    auto workspace = Workspace::open(options.file, Workspace::OpenMode::ReadOnly);
    if (!workspace)
        return report(workspace.error());
    const auto session = LiveStore(*workspace).named(options.name);
    if (!session)
        return report(session.error());
    if (!options.json) {
        for (const auto& turn : session->history.turns)
            say("{}\n", turnText(*turn, session->history.models));
        for (const std::string& task : session->history.waiting)
            say("{}: waits\n", task);
    }
    return printLive(*session, Json::object(), options.json);
}

int judgeLive(const LiveOptions& options)
{
    auto workspace = Workspace::open(options.file, Workspace::OpenMode::ReadWrite);
    if (!workspace)
        return report(workspace.error());
    LiveStore store(*workspace);
    const auto session = store.named(options.name);
    if (!session)
        return report(session.error());
    if (const auto judged = store.judge(*session, options.task, options.verdict == "pass", options.person); !judged)
        return report(judged.error());
    if (const auto settled = store.settle(options.name); !settled)
        return report(settled.error());
    return Success;
}

} // namespace

void addLiveCommand(CLI::App& app, Command& chosen)
{
    CLI::App* live =
        app.add_subcommand("live", "Routes tasks to real models, and verifies their answers by running them");
    live->require_subcommand(1);
    const auto add = [&](const char* name, const char* help, int (*run)(const LiveOptions&)) {
        auto options = std::make_shared<LiveOptions>();
        CLI::App* command = live->add_subcommand(name, help);
        command->callback([options, run, &chosen] {
            if (run == runLive)
                options->input.check(options->resume.empty(), options->resume.empty());
            if (run == routeLive)
                options->input.check(false, options->resume.empty());
            chosen = [options, run] { return run(*options); };
        });
        return std::pair(command, options);
    };
    auto [command, options] =
        add("run", "Routes the tasks of a file, and saves what came of it as a session and a benchmark", runLive);
    command->add_option("file", options->file, "Workspace; made where it is not there")->required();
    options->input.addTo(*command);
    auto* const resume = command->add_option(
        "--resume", options->resume, "Goes on with that session, which was stopped or killed; --tasks adds to it");
    command
        ->add_option("--benchmark", options->benchmark,
                     "Benchmark whose probing split gives the priors (default: the last that is not a live session's)")
        ->excludes(resume);
    command->add_option("--name", options->name, "Name of the session and its benchmark (default: live)")
        ->excludes(resume);
    command->add_option("--policy", options->policy, "Policy that routes")->capture_default_str()->excludes(resume);
    command->add_option("--seed", options->seed, "Seed of a seeded policy, and of the choice of shadow tasks")
        ->capture_default_str()
        ->excludes(resume);
    command
        ->add_option("--budget", options->budget, "USD that are never passed, earlier runs counted (default: no limit)")
        ->check(CLI::NonNegativeNumber);
    command->add_option("--calls", options->calls,
                        "Calls that are never passed, earlier runs counted (default: no limit)");
    command
        ->add_option("--shadow", options->shadow, "Share of the tasks that are sent to every model, to measure regret")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1.0))
        ->excludes(resume);
    command->add_option("--parallel", options->parallel, "Tasks in flight")
        ->capture_default_str()
        ->check(CLI::Range(1, 1000));
    command->add_option("--threads", options->threads, "Answers that are run at once")
        ->capture_default_str()
        ->check(CLI::Range(1, 256));
    command->add_option("--max-tokens", options->maxTokens, "Limit of the tokens of an answer")
        ->capture_default_str()
        ->check(CLI::Range(1, 1000000));
    command->add_option("--judge", options->judge, "Model of the endpoints that judges answers");
    command
        ->add_option("--samples", options->samples,
                     "How often the model of an answer is asked again, to see whether it agrees with itself")
        ->check(CLI::Range(2, 100));
    command
        ->add_option("--encoder", options->encoder,
                     "remote:MODEL, of the endpoints' list embeddings: its vectors in place of the program's own")
        ->excludes(resume);
    command->add_option("--tools", options->tools,
                        "Weights of the tools run, judge and self_consistency by dimension, as JSON");
    command->add_option("--cost-weight", options->costWeight, "Reward of one USD")
        ->capture_default_str()
        ->excludes(resume);
    options->addSandboxTo(*command);
    command->add_flag("--json", options->json, "JSON with full precision");

    auto [route, routeOptions] =
        add("route", "Asks the model of a policy llm:… about the tasks of a benchmark, so that the policy replays",
            routeLive);
    route->add_option("file", routeOptions->file, "Workspace")->required();
    routeOptions->input.addEndpointsTo(*route);
    auto* const routeResume =
        route->add_option("--resume", routeOptions->resume, "Goes on with that recording; no call is made twice");
    route->add_option("--policy", routeOptions->policy, "llm:MODEL, with @variant=…")->excludes(routeResume);
    route->add_option("--benchmark", routeOptions->benchmark, "Benchmark (default: the last that is not live)")
        ->excludes(routeResume);
    route->add_option("--stream", routeOptions->split, "Split whose tasks are asked about")->required();
    route->add_option("--limit", routeOptions->limit, "At most so many tasks, from the first on (default: all)");
    route->add_option("--name", routeOptions->name, "Name of the recording (default: live)")->excludes(routeResume);
    route
        ->add_option("--budget", routeOptions->budget,
                     "USD that are never passed, earlier runs counted (default: no limit)")
        ->check(CLI::NonNegativeNumber);
    route->add_option("--calls", routeOptions->calls,
                      "Calls that are never passed, earlier runs counted (default: no limit)");
    route->add_option("--parallel", routeOptions->parallel, "Calls in flight")
        ->capture_default_str()
        ->check(CLI::Range(1, 1000));
    route->add_option("--max-tokens", routeOptions->maxTokens, "Limit of the tokens of an answer")
        ->capture_default_str()
        ->check(CLI::Range(1, 1000000));
    route->add_flag("--json", routeOptions->json, "JSON with full precision");

    auto [show, showOptions] = add("show", "What the journal of a live session says, also while it runs", showLive);
    show->add_option("file", showOptions->file, "Workspace")->required();
    show->add_option("session", showOptions->name, "The session's name")->required();
    show->add_flag("--json", showOptions->json, "JSON with full precision");

    auto [verdict, verdictOptions] =
        add("verdict", "A person's verdict on an answer, which overrules the tools'", judgeLive);
    verdict->add_option("file", verdictOptions->file, "Workspace")->required();
    verdict->add_option("session", verdictOptions->name, "The session's name")->required();
    verdict->add_option("task", verdictOptions->task, "The task's id")->required();
    verdict->add_option("verdict", verdictOptions->verdict, "pass or fail")
        ->required()
        ->check(CLI::IsMember({"pass", "fail"}));
    verdict->add_option("--by", verdictOptions->person, "Who says so")->capture_default_str();
}

} // namespace acr::cli
