// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/checks.h"
#include "app/cli/commands.h"
#include "app/cli/memoryoutput.h"
#include "app/cli/output.h"
#include "app/cli/sessionwork.h"
#include "core/policy/memoryfiles.h"
#include "core/session/memoryreplay.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <memory>
#include <optional>

namespace acr::cli {

namespace {

struct MemoryOptions {
    StreamOptions stream; ///< file, benchmark, stream and its order
    std::string snapshot;
    std::string session;
    std::string policy;
    std::size_t at = std::numeric_limits<std::size_t>::max();
    std::size_t capacity = MemorySettings{}.capacity;

    std::string path;
    std::string name;
    std::string other;
    std::string like;
    std::uint32_t neighbours = MemorySettings{}.neighbours;
    double threshold = MemorySettings{}.threshold;
    std::size_t limit = 50;
    bool beliefs = false;
    std::size_t queries = 200;
    double noise = 0.5;
    MemoryIndex index{.fromCapacity = 0};
};

void print(const TextTable& table, const nlohmann::ordered_json& json, const MemoryOptions& options)
{
    if (options.stream.json)
        printJson(json);
    else
        printTable(table, options.stream.format, options.stream.formulas);
}

constexpr std::string_view sessionPrefix = "session:";

/// A stored session and a step of it: `session:NAME`, `session:NAME@STEP`. A name may hold an @ itself.
struct SessionMoment {
    std::string name;
    std::size_t step = std::numeric_limits<std::size_t>::max();
};

std::optional<SessionMoment> momentOf(std::string_view text)
{
    if (!text.starts_with(sessionPrefix))
        return std::nullopt;
    text.remove_prefix(sessionPrefix.size());
    SessionMoment moment{std::string(text)};
    if (const std::size_t at = text.rfind('@'); at != std::string_view::npos && at + 1 < text.size()) {
        std::size_t step = 0;
        const auto [end, error] = std::from_chars(text.data() + at + 1, text.data() + text.size(), step);
        if (error == std::errc() && end == text.data() + text.size())
            moment = {std::string(text.substr(0, at)), step};
    }
    return moment;
}

/// The memory of a stored session's router at that step.
Result<MemorySnapshot> memoryOfSession(const Opened& opened, const MemoryOptions& options, const SessionMoment& moment)
{
    SessionSummary summary;
    auto work = openSession(options.stream.file, moment.name, Workspace::OpenMode::ReadOnly, summary);
    if (!work)
        return Unexpected(work.error());
    if (summary.benchmark != opened.id)
        return failure(ErrorCode::Conflict, fmt::format("session '{}' of another benchmark", moment.name),
                       opened.benchmark.name, {.file = options.stream.file});
    if (summary.steps == 0)
        return failure(ErrorCode::Empty, {}, fmt::format("a step of session '{}'", moment.name),
                       {.file = options.stream.file});
    work->sources.encoding = encodingOf(*work->sources.benchmark);
    auto recorded = openRecorded(*work, summary);
    if (!recorded)
        return Unexpected(recorded.error());
    if (const auto reached = reachStates(*work, *recorded, moment.step); !reached)
        return Unexpected(reached.error());
    const auto vectors = work->sources.encoding->vectors();
    if (!vectors)
        return Unexpected(vectors.error());
    return memoryOf(recorded->track, *vectors, moment.step, options.capacity);
}

/// A stored snapshot over the benchmark. What has no place there is said.
Result<MemorySnapshot> storedMemory(Opened& opened, const std::string& name)
{
    const auto state = MemoryStore(opened.workspace).load(name);
    if (!state)
        return Unexpected(state.error());
    MemorySnapshot snapshot = placed(*state, opened.benchmark);
    if (!snapshot.unplaced.empty())
        complain(fmt::format("{}: {}", name, unplacedText(snapshot, opened.benchmark)));
    return snapshot;
}

/// A snapshot of that name, or a step of a stored session.
Result<MemorySnapshot> namedMemory(Opened& opened, const MemoryOptions& options, const std::string& name)
{
    if (const auto moment = momentOf(name))
        return memoryOfSession(opened, options, *moment);
    return storedMemory(opened, name);
}

/// A stored snapshot, a step of a stored session, or the memory after a replay.
Result<MemorySnapshot> memoryOf(Opened& opened, const MemoryOptions& options)
{
    if (!options.session.empty())
        return memoryOfSession(opened, options, {options.session, options.at});
    if (!options.snapshot.empty())
        return storedMemory(opened, options.snapshot);
    if (options.stream.stream.empty() || options.policy.empty())
        return failure(ErrorCode::BadParameter, "a memory of nothing",
                       "--snapshot NAME, --session NAME, or --stream and --policy");
    const auto spec = parsePolicySpec(options.policy);
    if (!spec)
        return Unexpected(spec.error());
    const auto stream = options.stream.openStream(opened);
    if (!stream)
        return Unexpected(stream.error());
    auto settings = options.stream.replaySettings();
    if (!settings)
        return Unexpected(settings.error());
    opened.giveTo(*settings);
    const auto priors = options.stream.openChosenPriors(opened);
    if (!priors)
        return Unexpected(priors.error());
    settings->priors = *priors ? &**priors : nullptr;
    auto snapshot = memoryAfter(opened.benchmark, *stream, *spec, *settings, options.at, options.capacity,
                                terminalProgress("replaying"));
    endProgressLine();
    return snapshot;
}

/// The same apart from the benchmark, with all that a stored snapshot has.
Result<MemoryState> stateFor(Opened& opened, const MemoryOptions& options)
{
    if (options.session.empty() && !options.snapshot.empty())
        return MemoryStore(opened.workspace).load(options.snapshot);
    const auto snapshot = memoryOf(opened, options);
    if (!snapshot)
        return Unexpected(snapshot.error());
    return stateOf(*snapshot, opened.benchmark);
}

/// The requested benchmark; else that of the named session; else none, which means the one saved last.
Result<std::string> benchmarkFor(const MemoryOptions& options)
{
    std::string session = options.session;
    for (const std::string& name : {options.name, options.other}) {
        if (const auto moment = momentOf(name); moment && session.empty())
            session = moment->name;
    }
    if (!options.stream.benchmark.empty() || session.empty())
        return options.stream.benchmark;
    auto workspace = Workspace::open(options.stream.file, Workspace::OpenMode::ReadOnly);
    if (!workspace)
        return Unexpected(workspace.error());
    const auto summary = SessionStore(*workspace).named(session);
    if (!summary)
        return Unexpected(summary.error());
    const auto benchmarks = workspace->benchmarks();
    if (!benchmarks)
        return Unexpected(benchmarks.error());
    const auto found = std::ranges::find(*benchmarks, summary->benchmark, &BenchmarkSummary::id);
    return found != benchmarks->end() ? found->name : std::string();
}

Result<Opened> open(const MemoryOptions& options, Workspace::OpenMode mode = Workspace::OpenMode::ReadOnly)
{
    auto benchmark = benchmarkFor(options);
    if (!benchmark)
        return Unexpected(benchmark.error());
    // Priors may change prices, which takes token counts.
    auto opened =
        openBenchmark(options.stream.file, *benchmark, {.prompts = true, .counts = !options.stream.priors.empty()});
    if (opened && mode == Workspace::OpenMode::ReadWrite) {
        auto workspace = Workspace::open(options.stream.file, mode);
        if (!workspace)
            return Unexpected(workspace.error());
        opened->workspace = std::move(*workspace);
    }
    return opened;
}

int runList(const MemoryOptions& options)
{
    auto workspace = Workspace::open(options.stream.file, Workspace::OpenMode::ReadOnly);
    if (!workspace)
        return report(workspace.error());
    auto snapshots = MemoryStore(*workspace).list();
    if (!snapshots)
        return report(snapshots.error());
    if (!options.stream.benchmark.empty())
        std::erase_if(*snapshots,
                      [&](const MemorySummary& each) { return each.benchmark != options.stream.benchmark; });
    print(snapshotTable(*snapshots), snapshotJson(*snapshots), options);
    return Success;
}

int runShow(const MemoryOptions& options)
{
    auto opened = open(options);
    if (!opened)
        return report(opened.error());
    const auto snapshot = memoryOf(*opened, options);
    if (!snapshot)
        return report(snapshot.error());
    const VectorStore& store = snapshot->entries;
    if (options.beliefs) {
        print(beliefTable(snapshot->beliefs, opened->benchmark),
              nlohmann::ordered_json::parse(beliefsText(snapshot->beliefs, modelNamesOf(opened->benchmark).all())),
              options);
        return Success;
    }
    std::vector<ShownEntry> shown;
    if (!options.like.empty()) {
        const auto task = opened->benchmark.tasks.find(options.like);
        if (!task)
            return report({ErrorCode::UnknownTask, {}, options.like, {}});
        const auto vectors = encodingOf(opened->benchmark)->vectors();
        if (!vectors)
            return report(vectors.error());
        if ((*vectors)->encoder() != snapshot->encoder)
            return report({ErrorCode::Conflict,
                           {},
                           snapshot->encoder,
                           (*vectors)->encoder() + ": the encoder of this benchmark"});
        for (const Neighbour& neighbour : store.nearest((**vectors)[*task], options.neighbours, options.threshold))
            shown.push_back({neighbour.id, static_cast<double>(neighbour.similarity)});
    } else {
        const std::vector<MemoryId> ids = store.ids();
        for (auto id = ids.rbegin(); id != ids.rend() && shown.size() < options.limit; ++id)
            shown.push_back({*id});
    }
    print(entryTable(store, opened->benchmark, shown), entryJson(*snapshot, opened->benchmark, shown), options);
    if (!options.stream.json && options.stream.format == "human") {
        say("{} of {} entries, {} pinned, {} dimensions, version {}, after {} steps of {}{}\n", store.size(),
            store.capacity(), store.pinnedCount(), store.dimensions(), snapshot->version, snapshot->steps,
            snapshot->policy, snapshot->gathered ? " (which keeps no memory: its attempts, remembered beside it)" : "");
    }
    return Success;
}

int runExport(const MemoryOptions& options)
{
    auto opened = open(options);
    if (!opened)
        return report(opened.error());
    const auto state = stateFor(*opened, options);
    if (!state)
        return report(state.error());
    const auto written = writeMemory(options.path, *state);
    return written ? static_cast<int>(Success) : report(written.error());
}

int runImport(const MemoryOptions& options)
{
    auto opened = open(options, Workspace::OpenMode::ReadWrite);
    if (!opened)
        return report(opened.error());
    auto source = TextSource::open(options.path);
    if (!source)
        return report(source.error());
    ErrorList errors;
    const auto state = readMemory(*source, terminalProgress("reading"), errors);
    endProgressLine();
    if (!state)
        return report(errors);
    MemoryStore store(opened->workspace);
    const auto name = options.name.empty() ? store.freeName(std::filesystem::path(options.path).stem().string())
                                           : Result<std::string>(options.name);
    if (!name)
        return report(name.error());
    if (const auto saved = store.save(*name, *state); !saved)
        return report(saved.error());
    say("{}: {} entries, {} groups of beliefs\n", *name, state->entries.size(), state->beliefs.size());
    // All of it is kept; what this benchmark can't show is said.
    if (const MemorySnapshot shown = placed(*state, opened->benchmark); !shown.unplaced.empty())
        complain(fmt::format("{}: {}", *name, unplacedText(shown, opened->benchmark)));
    return Success;
}

int runSnapshot(const MemoryOptions& options)
{
    auto opened = open(options, Workspace::OpenMode::ReadWrite);
    if (!opened)
        return report(opened.error());
    const auto state = stateFor(*opened, options);
    if (!state)
        return report(state.error());
    if (const auto saved = MemoryStore(opened->workspace).save(options.name, *state); !saved)
        return report(saved.error());
    say("{}: {} entries after {} steps, {} groups of beliefs\n", options.name, state->entries.size(), state->steps,
        state->beliefs.size());
    return Success;
}

int runRemove(const MemoryOptions& options)
{
    auto workspace = Workspace::open(options.stream.file);
    if (!workspace)
        return report(workspace.error());
    const auto removed = MemoryStore(*workspace).remove(options.name);
    return removed ? static_cast<int>(Success) : report(removed.error());
}

int runDiff(const MemoryOptions& options)
{
    auto opened = open(options);
    if (!opened)
        return report(opened.error());
    const auto before = namedMemory(*opened, options, options.name);
    if (!before)
        return report(before.error());
    const auto after = namedMemory(*opened, options, options.other);
    if (!after)
        return report(after.error());
    const MemoryDiff diff = diffMemories(*before, *after);
    print(diffTable(diff, *before, *after, opened->benchmark), diffJson(diff, *before, *after, opened->benchmark),
          options);
    if (!options.stream.json && options.stream.format == "human")
        say("{} added, {} forgotten, {} changed, {} beliefs changed\n", diff.added.size(), diff.forgotten.size(),
            diff.changed.size(), diff.beliefs.size());
    return Success;
}

int runRecall(const MemoryOptions& options)
{
    auto opened = open(options);
    if (!opened)
        return report(opened.error());
    const auto snapshot = memoryOf(*opened, options);
    if (!snapshot)
        return report(snapshot.error());
    const VectorStore& exact = snapshot->entries;
    VectorStore approximate(exact.dimensions(), exact.capacity(), options.index);
    std::vector<float> key(exact.dimensions());
    for (const MemoryId id : exact.ids()) {
        exact.keyOf(id, key);
        approximate.remember(key, *exact.find(id));
    }
    const auto queries = recallQueries(approximate, options.queries, options.noise, options.stream.seed);
    const RecallReport recall = memoryRecall(approximate, queries, options.neighbours, options.stream.threads);
    if (options.stream.json) {
        printJson(recallJson(recall));
    } else {
        say("{} of {} entries behind graphs; {} queries, k = {}: recall {:.4f} (worst {:.2f}), similarity lost "
            "{:.6f}\n",
            recall.indexed, recall.entries, recall.queries, recall.k, recall.recall, recall.minimum,
            recall.similarityLoss);
    }
    return Success;
}

void addMemorySource(CLI::App& command, MemoryOptions& options, bool stored = true)
{
    auto* session =
        command.add_option("--session", options.session, "A session stored in the workspace, as it was --at a step");
    if (stored)
        command.add_option("--snapshot", options.snapshot, "A snapshot stored in the workspace; or else a replay:")
            ->excludes(session);
    command.add_option("--stream", options.stream.stream, "The split of the stream, for instance id_test")
        ->excludes(session);
    command.add_option("--policy", options.policy, "The policy's spec, for instance acrouter")->excludes(session);
    command.add_option("--at", options.at, "After so many steps (default: all)");
    command.add_option("--capacity", options.capacity, "Entries kept, for policies without a memory of their own")
        ->check(CLI::Range(1, 100000000))
        ->capture_default_str();
    options.stream.addReplayTo(command);
}

} // namespace

void addMemoryCommand(CLI::App& app, Command& chosen)
{
    auto options = std::make_shared<MemoryOptions>();
    CLI::App* memory = app.add_subcommand(
        "memory",
        "What a router remembers and believes after any number of steps; snapshots, their differences, files");
    memory->add_option("file", options->stream.file, "The workspace (.acrw)")->required()->type_name(pathType);
    memory->add_option(
        "--benchmark", options->stream.benchmark,
        "Over which benchmark of the workspace (default: the one saved last); `list`: only snapshots made on it");
    memory->require_subcommand(1);
    const auto add = [&](const char* name, const char* help, int (*run)(const MemoryOptions&)) {
        CLI::App* command = memory->add_subcommand(name, help)->fallthrough();
        command->callback([options, &chosen, run] { chosen = [options, run] { return run(*options); }; });
        return command;
    };

    options->stream.addFormatsTo(*add("list", "The snapshots in the workspace", runList));

    CLI::App* show = add("show", "Entries, the newest first; or those nearest to a task; or the beliefs", runShow);
    addMemorySource(*show, *options);
    show->add_option("--like", options->like, "The neighbours of the task of this id");
    show->add_option("-k,--neighbours", options->neighbours, "How many of them")
        ->check(CLI::Range(1, 100000))
        ->capture_default_str();
    show->add_option("--threshold", options->threshold, "Their minimum cosine similarity")
        ->check(CLI::Range(-1.0, 1.0))
        ->capture_default_str();
    show->add_option("--limit", options->limit, "How many entries are shown")->capture_default_str();
    show->add_flag("--beliefs", options->beliefs, "Beliefs about each model, by dimension and source");
    options->stream.addFormatsTo(*show);

    CLI::App* write =
        add("export", "Writes a memory to a file: JSON, or JSON lines for names that end with .jsonl", runExport);
    write->add_option("path", options->path, "The file to write")->required()->type_name(pathType);
    addMemorySource(*write, *options);

    CLI::App* read = add("import", "Stores the memory of a file as a snapshot", runImport);
    read->add_option("path", options->path, "The file to read")->required()->type_name(pathType);
    read->add_option("--as", options->name, "The name of the snapshot (default: that of the file)");

    CLI::App* keep = add("snapshot", "Stores the memory of a replay or a session as a snapshot", runSnapshot);
    keep->add_option("name", options->name, "The name of the snapshot")->required();
    addMemorySource(*keep, *options, false);

    add("remove", "Removes a snapshot", runRemove)
        ->add_option("name", options->name, "The name of the snapshot")
        ->required();

    CLI::App* diff =
        add("diff", "Entries added, forgotten and changed between two snapshots, or steps of sessions", runDiff);
    diff->add_option("before", options->name, "A snapshot; or session:NAME@STEP")->required();
    diff->add_option("after", options->other, "Another one")->required();
    diff->add_option("--capacity", options->capacity,
                     "Entries kept, for sessions of policies without a memory of their own")
        ->check(CLI::Range(1, 100000000))
        ->capture_default_str();
    options->stream.addFormatsTo(*diff);

    CLI::App* recall = add("recall", "Recall of the approximate index against exact search", runRecall);
    addMemorySource(*recall, *options);
    recall->add_option("-k,--neighbours", options->neighbours, "k")->check(CLI::Range(1, 1000))->capture_default_str();
    recall->add_option("--queries", options->queries, "How many queries: entries, moved at random")
        ->check(CLI::Range(1, 1000000))
        ->capture_default_str();
    recall->add_option("--noise", options->noise, "How far they are moved; entries have length 1")
        ->check(CLI::Range(0.0, 10.0))
        ->capture_default_str();
    recall->add_option("--segment", options->index.segment, "Entries of one graph")
        ->check(CLI::Range(64, 1000000))
        ->capture_default_str();
    recall->add_option("--effort", options->index.effort, "Candidates from each graph")
        ->check(CLI::Range(1, 100000))
        ->capture_default_str();
    recall->add_flag("--json", options->stream.json, "JSON with full precision");
}

} // namespace acr::cli
