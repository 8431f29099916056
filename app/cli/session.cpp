// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/checks.h"
#include "app/cli/output.h"
#include "app/cli/runoutput.h"
#include "app/cli/sessionwork.h"
#include "core/base/savefile.h"
#include "core/session/sessionjson.h"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <memory>

namespace acr::cli {

namespace {

struct SessionOptions {
    StreamOptions stream;
    std::string definitionFile;
    std::string policy = "acrouter";
    std::uint64_t policySeed = 1;
    std::string file;
    std::string name;
    std::string newName;
    std::uint32_t after = 0;
    std::vector<std::string> events;
    std::vector<std::string> breakpoints;
    std::uint64_t step = 0;
    std::string what = "decisions";
    std::string target;
    bool json = false;
};

std::string definitionText(const SessionDefinition& definition)
{
    std::string text = fmt::format("{} on {}", definition.policy, definition.stream.split);
    if (definition.stream.order == StreamOrder::Shuffled)
        text += fmt::format(", shuffled with seed {}", definition.stream.seed);
    return text;
}

int printSession(const SessionSummary& summary, const RecordedSession& session, bool json)
{
    const std::size_t steps = session.track.size();
    const RunningMetrics::Sums& sums = session.metrics.after(steps);
    const std::string digest = runDigest(session.track.run());
    if (json) {
        Json out{{"session", summary.name},
                 {"stream_tasks", summary.streamTasks},
                 {"finished", session.track.finished()},
                 {"digest", digest}};
        out["metrics"] = metricsJson(session.metrics, steps);
        if (session.stopped)
            out["stopped_by"] = breakpointText(*session.stopped);
        out["definition"] = Json::parse(sessionJson(summary.definition));
        printJson(out);
        return Success;
    }
    say("session '{}': {}\n", summary.name, definitionText(summary.definition));
    say("{} of {} tasks taken, CumReg {:.2f}, AvgPerf {:.2f} %, ${:.2f}, of which ${:.2f} on attempts that were "
        "not the answer\n",
        steps, summary.streamTasks, sums.cumRegret, sums.avgPerfPct(), sums.costUsd, sums.lostUsd);
    if (session.stopped)
        say("stopped after step {}: {}\n", steps, breakpointText(*session.stopped));
    say("digest {}\n", digest);
    return Success;
}

int runAndPrint(SessionWork& work, const SessionSummary& summary, const SessionOptions& options)
{
    const auto breakpoints = parseBreakpoints(options.breakpoints, *work.sources.benchmark);
    if (!breakpoints)
        return report(breakpoints.error());
    const auto session = goOn(work, summary, *breakpoints);
    if (!session)
        return report(session.error());
    return printSession(summary, *session, options.json);
}

/// None for an empty name.
Result<SessionPriors> priorsOf(const std::string& name, const SessionWork& work)
{
    if (name.empty())
        return SessionPriors{};
    auto set = openPriors(*work.workspace, *work.sources.benchmark, name);
    if (!set)
        return Unexpected(set.error());
    return SessionPriors{std::filesystem::path(name).stem().string(),
                         std::make_shared<const PriorSet>(std::move(*set))};
}

Result<SessionDefinition> definitionOf(const SessionOptions& options, const SessionWork& work)
{
    if (!options.definitionFile.empty()) {
        auto source = TextSource::open(options.definitionFile);
        if (!source)
            return Unexpected(source.error());
        return readSessionJson(*source);
    }
    auto stream = options.stream.definition(*work.workspace);
    if (!stream)
        return Unexpected(stream.error());
    if (stream->split.empty())
        return failure(ErrorCode::BadParameter, "no --stream", "--stream or --definition");
    const auto spec = parsePolicySpec(options.policy);
    if (!spec)
        return Unexpected(spec.error());
    auto events = parseEvents(options.events);
    if (!events)
        return Unexpected(events.error());
    auto priors = priorsOf(options.stream.priors, work);
    if (!priors)
        return Unexpected(priors.error());
    auto verifier = parseVerifier(options.stream.verifier);
    if (!verifier)
        return Unexpected(verifier.error());
    SessionDefinition definition;
    definition.priors = std::move(*priors);
    definition.verifier = std::move(*verifier);
    definition.benchmark = work.benchmark.contentHash;
    definition.stream = std::move(*stream);
    definition.policy = spec->text();
    definition.trained = trainedVoters(*spec, *work.sources.trained,
                                       options.stream.leaveMissing ? MissingScores::Leave : MissingScores::AsZero);
    definition.seed = options.policySeed;
    definition.weights.cost = options.stream.costWeight;
    definition.missingScores = options.stream.leaveMissing ? MissingScores::Leave : MissingScores::AsZero;
    definition.events = std::move(*events);
    return definition;
}

/// The session that a fork branches off.
struct Origin {
    SessionId id;
    const SessionTrack& track;
};

/// Adds the session to the file. Nothing is added unless it can run.
Result<SessionSummary> addSession(SessionWork& work, const SessionDefinition& definition, const std::string& wantedName,
                                  const std::optional<Origin>& parent = {})
{
    SessionStore store = work.store();
    const auto engine = parent ? SessionEngine::makeFork(work.sources, definition, parent->track)
                               : SessionEngine::make(work.sources, definition);
    if (!engine)
        return Unexpected(engine.error());
    const std::string usual = fmt::format("{}{}", parsePolicySpec(definition.policy)->id,
                                          parent ? " fork" : " on " + definition.stream.split);
    const auto name = wantedName.empty() ? store.freeName(usual) : Result<std::string>(wantedName);
    if (!name)
        return Unexpected(name.error());
    const auto added = store.add(work.benchmark.id, *name, engine->start().setting(),
                                 parent ? std::optional(parent->id) : std::nullopt);
    if (!added)
        return Unexpected(added.error());
    return store.named(*name);
}

int runSession(const SessionOptions& options)
{
    auto work = openForSessions(options.stream.file, options.stream.benchmark, Workspace::OpenMode::ReadWrite);
    if (!work)
        return report(work.error());
    const auto definition = definitionOf(options, *work);
    if (!definition)
        return report(definition.error());
    if (const auto breakpoints = parseBreakpoints(options.breakpoints, *work->sources.benchmark); !breakpoints)
        return report(breakpoints.error());
    const auto summary = addSession(*work, *definition, options.name);
    if (!summary)
        return report(summary.error());
    return runAndPrint(*work, *summary, options);
}

int resumeSession(const SessionOptions& options)
{
    SessionSummary summary;
    auto work = openSession(options.file, options.name, Workspace::OpenMode::ReadWrite, summary);
    if (!work)
        return report(work.error());
    return runAndPrint(*work, summary, options);
}

int forkSession(const SessionOptions& options)
{
    SessionSummary parent;
    auto work = openSession(options.file, options.name, Workspace::OpenMode::ReadWrite, parent);
    if (!work)
        return report(work.error());
    if (parent.steps < options.after)
        return report(Error{ErrorCode::OutOfRange,
                            {},
                            fmt::format("--after {}", options.after),
                            fmt::format("at most {}, the steps that '{}' has", parent.steps, parent.name)});
    const auto session = openRecorded(*work, parent);
    if (!session)
        return report(session.error());
    // A definition that is known in part only makes no other.
    if (!parent.unknown.empty())
        return report(parent.unknown.front());
    SessionChange change;
    if (!options.policy.empty()) {
        const auto spec = parsePolicySpec(options.policy);
        if (!spec)
            return report(spec.error());
        change.policy = spec->text();
    }
    auto priors = priorsOf(options.stream.priors, *work);
    if (!priors)
        return report(priors.error());
    if (priors->given())
        change.priors = std::move(*priors);
    if (options.policySeed != 0)
        change.seed = options.policySeed;
    if (!options.events.empty()) {
        auto events = parseEvents(options.events);
        if (!events)
            return report(events.error());
        change.events = std::move(*events);
    }
    auto definition = forkOf(parent.definition, options.after, session->track.positionOf(options.after), change);
    if (!definition)
        return report(definition.error());
    if (change.policy)
        definition->trained =
            trainedVoters(*parsePolicySpec(definition->policy), *work->sources.trained, definition->missingScores);
    const auto summary = addSession(*work, *definition, options.newName, Origin{parent.id, session->track});
    if (!summary)
        return report(summary.error());
    const int code = runAndPrint(*work, *summary, options);
    if (code != Success || options.json)
        return code;
    const auto forked = work->store().load(summary->id);
    const auto original = work->store().load(parent.id);
    if (!forked || !original)
        return report(forked ? original.error() : forked.error());
    if (const auto divergence = firstDivergence(*forked, *original))
        say("first differs from '{}' in step {}\n", parent.name, *divergence + 1);
    else
        say("no difference from '{}' in the steps that both have\n", parent.name);
    return Success;
}

int listSessions(const SessionOptions& options)
{
    auto workspace = Workspace::open(options.file, Workspace::OpenMode::ReadOnly);
    if (!workspace)
        return report(workspace.error());
    const auto summaries = SessionStore(*workspace).list();
    if (!summaries)
        return report(summaries.error());
    if (options.json) {
        Json out = Json::array();
        for (const SessionSummary& summary : *summaries) {
            if (summary.damage) {
                out.push_back({{"session", summary.name}, {"damaged", describe(*summary.damage)}});
                continue;
            }
            out.push_back({{"session", summary.name},
                           {"policy", summary.definition.policy},
                           {"stream", summary.definition.stream.split},
                           {"steps", summary.steps},
                           {"stream_tasks", summary.streamTasks},
                           {"finished", summary.finished},
                           {"created_utc", summary.createdUtc},
                           {"fork_of", summary.parent ? Json(summary.parentName) : Json(nullptr)},
                           {"fork_after",
                            summary.definition.fork.isFork() ? Json(summary.definition.fork.after) : Json(nullptr)}});
        }
        printJson(out);
        return Success;
    }
    TextTable table{.columns = {{"session", false},
                                {"policy", false},
                                {"stream", false},
                                {"steps", true},
                                {"of", true},
                                {"fork of", false},
                                {"created (UTC)", false}},
                    .rows = {}};
    for (const SessionSummary& summary : *summaries)
        table.rows.push_back({summary.name, summary.damage ? "damaged" : summary.definition.policy,
                              summary.damage ? std::string() : summary.definition.stream.split,
                              std::to_string(summary.steps), std::to_string(summary.streamTasks),
                              summary.definition.fork.isFork()
                                  ? fmt::format("{} after {}", summary.parentName, summary.definition.fork.after)
                                  : std::string(),
                              summary.createdUtc});
    printTable(table, "human");
    return Success;
}

int showSession(const SessionOptions& options)
{
    SessionSummary summary;
    auto work = openSession(options.file, options.name, Workspace::OpenMode::ReadOnly, summary);
    if (!work)
        return report(work.error());
    auto session = openRecorded(*work, summary);
    if (!session)
        return report(session.error());
    if (options.step == 0)
        return printSession(summary, *session, options.json);
    if (options.step > session->track.size())
        return report(Error{ErrorCode::OutOfRange,
                            {},
                            fmt::format("--step {}", options.step),
                            fmt::format("1 to {}", session->track.size())});
    const auto step = static_cast<std::size_t>(options.step - 1);
    // Without a state the step is shown as it was recorded.
    if (const auto reached = reachStates(*work, *session, step); !reached) {
        if (reached.error().code == ErrorCode::Cancelled)
            return report(reached.error());
        complain(fmt::format("the votes of the step can't be had: {}", describe(reached.error())));
    }
    if (options.json)
        printJson(stepJsonWithBallot(session->track, session->oracle, step));
    else
        sayText(stepText(session->track, session->oracle, step));
    return Success;
}

int exportSession(const SessionOptions& options)
{
    SessionSummary summary;
    auto work = openSession(options.file, options.name, Workspace::OpenMode::ReadOnly, summary);
    if (!work)
        return report(work.error());
    std::string text;
    if (options.what == "definition") {
        text = sessionJson(summary.definition);
    } else {
        const auto session = openRecorded(*work, summary);
        if (!session)
            return report(session.error());
        const Run& run = session->track.run();
        const PolicyInfo* const policy = policyInfo(run.policy.substr(0, run.policy.find_first_of(":@")));
        if (options.what == "decisions")
            text = decisionLines(*work->sources.benchmark,
                                 decisionRows(run, summary.definition.weights, policy != nullptr && policy->seeded));
        for (std::size_t step = 0; options.what == "steps" && step < run.steps.size(); ++step)
            text +=
                stepJson(session->track, session->oracle, step).dump(-1, ' ', false, Json::error_handler_t::replace) +
                "\n";
    }
    if (options.target.empty()) {
        printText(text);
        return Success;
    }
    if (const auto written = saveFile(options.target, text); !written)
        return report(written.error());
    return Success;
}

/// What was decided in a step, or would be now.
std::string takenText(const Benchmark& benchmark, const std::optional<Step>& step, std::span<const Attempt> attempts)
{
    if (!step)
        return "not decided";
    std::vector<std::string_view> models;
    for (const Attempt& attempt : attempts)
        models.emplace_back(benchmark.models[attempt.model.position()].name);
    return fmt::format("{}, score {}, ${:.4f}", fmt::join(models, " > "), number(step->score, 2), step->costUsd);
}

Json takenJson(const Benchmark& benchmark, const std::optional<Step>& step, std::span<const Attempt> attempts)
{
    if (!step)
        return nullptr;
    Json models = Json::array();
    for (const Attempt& attempt : attempts)
        models.push_back(benchmark.models[attempt.model.position()].name);
    return {{"models", std::move(models)},
            {"chosen", benchmark.models[step->chosen.position()].name},
            {"score", orNull(step->score)},
            {"cost_usd", step->costUsd}};
}

const char* kindName(StepDifference::Kind kind)
{
    switch (kind) {
    case StepDifference::Kind::Decision: return "decision";
    case StepDifference::Kind::Outcome: return "outcome";
    case StepDifference::Kind::Coverage: return "coverage";
    }
    return "";
}

struct ShownDifference {
    const StepDifference& difference;
    std::string task;
    std::span<const Attempt> recorded;
};

ShownDifference shownDifference(const Recording& recording, const StepDifference& difference)
{
    const Run& run = recording.track.run();
    if (!difference.recorded)
        return {difference, {}, {}};
    return {difference, recording.track.setting().benchmark->tasks[difference.recorded->task].id,
            run.attemptsOf(*difference.recorded)};
}

void printVerification(const SessionSummary& summary, const Recording& recording, const Verification& verification)
{
    const Benchmark& benchmark = *recording.track.setting().benchmark;
    if (verification.identical()) {
        say("session '{}': {} steps, computed again: identical\n", summary.name, verification.steps);
    } else {
        say("session '{}': {} steps, computed again: {} other decisions, {} other outcomes, {} tasks that only one of "
            "them decides\n",
            summary.name, verification.steps, verification.decisions, verification.outcomes, verification.coverage);
        TextTable table{
            .columns = {{"step", true}, {"task", false}, {"differs", false}, {"recorded", false}, {"now", false}},
            .rows = {}};
        for (const StepDifference& difference : verification.first) {
            const ShownDifference shown = shownDifference(recording, difference);
            table.rows.push_back({std::to_string(difference.step + 1), shown.task, kindName(difference.kind),
                                  takenText(benchmark, difference.recorded, shown.recorded),
                                  takenText(benchmark, difference.now, difference.attemptsNow)});
        }
        printTable(table, "human");
        if (verification.differences() > verification.first.size())
            say("and {} more\n", verification.differences() - verification.first.size());
    }
    for (const ParameterChange& change : recording.parameters)
        say("parameter {}: {} when it was recorded, {} now\n", change.name,
            change.recorded.empty() ? "unknown" : change.recorded, change.now.empty() ? "unknown" : change.now);
}

Json verificationJson(const SessionSummary& summary, const Recording& recording, const Verification& verification)
{
    const Benchmark& benchmark = *recording.track.setting().benchmark;
    Json out{{"session", summary.name},
             {"steps", verification.steps},
             {"identical", verification.identical()},
             {"decisions", verification.decisions},
             {"outcomes", verification.outcomes},
             {"coverage", verification.coverage}};
    out["first"] = Json::array();
    for (const StepDifference& difference : verification.first) {
        const ShownDifference shown = shownDifference(recording, difference);
        out["first"].push_back({{"step", difference.step + 1},
                                {"task", shown.task},
                                {"differs", kindName(difference.kind)},
                                {"recorded", takenJson(benchmark, difference.recorded, shown.recorded)},
                                {"now", takenJson(benchmark, difference.now, difference.attemptsNow)}});
    }
    out["parameters"] = Json::array();
    for (const ParameterChange& change : recording.parameters)
        out["parameters"].push_back({{"name", change.name}, {"recorded", change.recorded}, {"now", change.now}});
    return out;
}

int verifySession(const SessionOptions& options)
{
    SessionSummary summary;
    auto work = openSession(options.file, options.name, Workspace::OpenMode::ReadOnly, summary);
    if (!work)
        return report(work.error());
    const auto recording = loadRecording(*work, summary);
    if (!recording)
        return report(recording.error());
    const auto verification = verify(work->sources, *recording, terminalProgress("verifying"));
    endProgressLine();
    if (!verification)
        return report(verification.error());
    if (options.json)
        printJson(verificationJson(summary, *recording, *verification));
    else
        printVerification(summary, *recording, *verification);
    return verification->identical() ? Success : Failed;
}

int removeSession(const SessionOptions& options)
{
    auto workspace = Workspace::open(options.file);
    if (!workspace)
        return report(workspace.error());
    SessionStore store(*workspace);
    const auto found = store.find(options.name);
    if (!found)
        return report(found.error());
    if (!*found)
        return report(store.named(options.name).error());
    if (const auto removed = store.remove(**found); !removed)
        return report(removed.error());
    return Success;
}

} // namespace

void addSessionCommand(CLI::App& app, Command& chosen)
{
    CLI::App* group = app.add_subcommand(
        "session", "Sessions that are recorded step by step, and can be looked into, forked and resumed");
    group->require_subcommand(1);
    const auto add = [&](const char* name, const char* help, int (*run)(const SessionOptions&), bool named) {
        auto options = std::make_shared<SessionOptions>();
        CLI::App* command = group->add_subcommand(name, help);
        if (std::string_view(name) != "run") {
            command->add_option("file", options->file, "The workspace (.acrw)")->required()->type_name(pathType);
            if (named)
                command->add_option("session", options->name, "The session's name")->required();
        }
        command->callback([options, run, &chosen] { chosen = [options, run] { return run(*options); }; });
        return std::pair(command, options);
    };
    const auto addRunning = [](CLI::App* command, SessionOptions& options, bool events) {
        if (events)
            command
                ->add_option("--event", options.events,
                             "down:MODEL@N, up:MODEL@N, join:MODEL@N, price:MODEL=FACTOR@N, improve:MODEL=SHARE@N: "
                             "what happens after N tasks; may be repeated")
                ->allow_extra_args(false);
        command
            ->add_option("--break-at", options.breakpoints,
                         "Stop after a step with regret>X, attempts>=N, model=NAME, dimension=NAME, task=ID, "
                         "overrules-prior, explored or failed; may be repeated")
            ->allow_extra_args(false);
    };

    auto [run, runOptions] = add("run", "Run a policy through a stream and record every step", runSession, false);
    runOptions->stream.addTo(*run);
    run->get_option("--stream")->required(false);
    run->remove_option(run->get_option("--format"));
    run->remove_option(run->get_option("--threads"));
    run->add_option("--definition", runOptions->definitionFile,
                    "A session definition (JSON) instead of stream, policy and events")
        ->type_name(pathType)
        ->excludes("--stream");
    run->add_option("--policy", runOptions->policy, "The policy's spec")->capture_default_str();
    run->add_option("--policy-seed", runOptions->policySeed, "Seed of a seeded policy")->capture_default_str();
    run->add_option("--name", runOptions->name, "The session's name (default: one made from policy and stream)");
    addRunning(run, *runOptions, true);
    run->callback([options = runOptions, &chosen] {
        chosen = [options] {
            options->json = options->stream.json;
            return runSession(*options);
        };
    });

    auto [list, listOptions] = add("list", "The sessions of a workspace", listSessions, false);
    list->add_flag("--json", listOptions->json, "JSON");
    auto [show, showOptions] =
        add("show", "The result of a session; or one step: ballot, attempts, regret", showSession, true);
    show->add_option("--step", showOptions->step, "The step, from 1")->check(CLI::PositiveNumber);
    show->add_flag("--json", showOptions->json, "JSON with full precision");
    auto [fork, forkOptions] =
        add("fork", "Branch off: the same first steps, then another policy, seed or other events", forkSession, true);
    forkOptions->policy.clear();
    forkOptions->policySeed = 0;
    fork->add_option("--after", forkOptions->after, "Steps that are shared")->required();
    fork->add_option("--policy", forkOptions->policy, "Another policy from there on");
    fork->add_option("--policy-seed", forkOptions->policySeed, "Another seed from there on")
        ->check(CLI::PositiveNumber);
    fork->add_option(
        "--priors", forkOptions->stream.priors,
        "A prior set of the workspace, a JSON file, or learned, that the router has started from, from there on");
    fork->add_option("--name", forkOptions->newName, "The fork's name");
    fork->add_flag("--json", forkOptions->json, "JSON with full precision");
    addRunning(fork, *forkOptions, true);
    auto [resume, resumeOptions] = add("resume", "Resume a session that stopped or was killed", resumeSession, true);
    resume->add_flag("--json", resumeOptions->json, "JSON with full precision");
    addRunning(resume, *resumeOptions, false);
    auto [verified, verifyOptions] =
        add("verify", "Compute a session again and compare: exit code 1 where a step differs", verifySession, true);
    verified->add_flag("--json", verifyOptions->json, "JSON with full precision");
    auto [exported, exportOptions] =
        add("export", "Write a session's decisions, steps or definition", exportSession, true);
    exported
        ->add_option("--what", exportOptions->what, "decisions or steps (a JSON object a line), or definition (JSON)")
        ->check(CLI::IsMember({"decisions", "steps", "definition"}))
        ->capture_default_str();
    exported->add_option("--to", exportOptions->target, "The file (default: standard output)")->type_name(pathType);
    add("remove", "Remove a session; its forks keep the steps that they share", removeSession, true);
}

} // namespace acr::cli
