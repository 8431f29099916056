// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/checks.h"
#include "app/cli/output.h"

#include "core/workspace/embeddingstore.h"
#include "core/workspace/filterstore.h"
#include "core/workspace/trainedpolicystore.h"

#include <fmt/format.h>

#include <csignal>
#include <cstdio>
#include <thread>
#include <unistd.h>

namespace acr::cli {

namespace {

/// The text of a filter and, on the line below it, where the error stands.
void pointAt(std::string_view text, std::uint64_t column)
{
    const std::string_view before = text.substr(0, std::min<std::size_t>(text.size(), column - 1));
    signalProgress(fmt::format("  {}\n  {:>{}}\n", visible(text, false), '^', codePoints(visible(before, false)) + 1));
}

} // namespace

int report(const Error& error)
{
    complain(describe(error));
    switch (error.code) {
    case ErrorCode::Cancelled: return Interrupted;
    case ErrorCode::BadFilter:
        // That of a file stands in the file.
        if (error.place.file.empty() && error.place.column > 0)
            pointAt(error.expected, error.place.column);
        return WrongUsage;
    case ErrorCode::BadParameter:
    case ErrorCode::UnknownName: return WrongUsage;
    default: return Failed;
    }
}

int report(const ErrorList& errors)
{
    constexpr std::size_t shown = 50;
    const std::size_t count = std::min(shown, errors.items().size());
    for (std::size_t i = 0; i < count; ++i)
        complain(describe(errors.items()[i]));
    if (errors.total() > count)
        complain(fmt::format("and {} more", errors.total() - count));
    if (count > 0 && errors.items().front().code == ErrorCode::Cancelled)
        return Interrupted;
    complain("nothing was changed");
    return Failed;
}

namespace {

/// Waits for Ctrl+C, and SIGTERM when asked to, on its own thread and cancels the work. Blocks the signals in every
/// thread started later. A second one ends the program.
class InterruptWatch {
public:
    explicit InterruptWatch(bool terminate)
    {
        sigemptyset(&m_signals);
        sigaddset(&m_signals, SIGINT);
        if (terminate)
            sigaddset(&m_signals, SIGTERM);
        sigaddset(&m_signals, SIGUSR1);
        pthread_sigmask(SIG_BLOCK, &m_signals, nullptr);
        m_thread = std::thread([this] {
            for (int signal = nextSignal(); signal != SIGUSR1; signal = nextSignal()) {
                if (!m_stop.request_stop())
                    endProgram(signal);
            }
        });
    }
    ~InterruptWatch()
    {
        pthread_kill(m_thread.native_handle(), SIGUSR1);
        m_thread.join();
    }
    InterruptWatch(const InterruptWatch&) = delete;
    InterruptWatch& operator=(const InterruptWatch&) = delete;
    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }

private:
    [[nodiscard]] int nextSignal() const
    {
        int signal = 0;
        sigwait(&m_signals, &signal);
        return signal;
    }
    /// Ends as a program does that does not handle the signal, so that shells stop their scripts as well.
    static void endProgram(int signal)
    {
        std::signal(signal, SIG_DFL);
        sigset_t ending;
        sigemptyset(&ending);
        sigaddset(&ending, signal);
        pthread_sigmask(SIG_UNBLOCK, &ending, nullptr);
        pthread_kill(pthread_self(), signal);
    }

    sigset_t m_signals{};
    std::stop_source m_stop;
    std::thread m_thread;
};

bool stderrIsTerminal()
{
    return isatty(STDERR_FILENO) == 1;
}

Progress progressUntil(std::stop_token stop, const std::string& title)
{
    Progress progress;
    progress.stop = std::move(stop);
    if (stderrIsTerminal())
        progress.report = [title = visible(title, false)](double fraction) {
            signalProgress(fmt::format("\r{}: {:3.0f} %", title, 100 * fraction));
        };
    return progress;
}

} // namespace

// There is one watch in a process, which runs one command.
Progress terminalProgress(const std::string& title)
{
    static InterruptWatch watch(false);
    return progressUntil(watch.token(), title);
}

Progress workerProgress(const std::string& title)
{
    static InterruptWatch watch(true);
    return progressUntil(watch.token(), title);
}

void endProgressLine()
{
    if (stderrIsTerminal())
        signalProgress("\r\x1b[K");
}

Result<BenchmarkSummary> chooseBenchmark(const std::vector<BenchmarkSummary>& summaries, const std::string& name,
                                         const std::string& file)
{
    if (summaries.empty())
        return failure(ErrorCode::Empty, {}, "a benchmark: acrouter import DIR --into " + file, {.file = file});
    if (name.empty())
        return summaries.back();
    const auto found = std::ranges::find(summaries, name, &BenchmarkSummary::name);
    if (found != summaries.end())
        return *found;
    std::vector<std::string> names;
    for (const BenchmarkSummary& summary : summaries)
        names.push_back(summary.name);
    return failure(ErrorCode::UnknownName, name, fmt::format("one of {}", fmt::join(names, ", ")), {.file = file});
}

Result<Opened> openBenchmark(const std::string& file, const std::string& benchmarkName, const LoadOptions& options,
                             Workspace::OpenMode mode)
{
    auto workspace = Workspace::open(file, mode);
    if (!workspace)
        return Unexpected(workspace.error());
    if (workspace->openedWithoutLock())
        fmt::print(stderr, "acrouter: {}; it is read as it is, without a lock\n",
                   describe(*workspace->openedWithoutLock()));
    const auto summaries = workspace->benchmarks();
    if (!summaries)
        return Unexpected(summaries.error());
    const auto wanted = chooseBenchmark(*summaries, benchmarkName, file);
    if (!wanted)
        return Unexpected(wanted.error());
    auto benchmark = workspace->loadBenchmark(wanted->id, options);
    if (!benchmark)
        return Unexpected(benchmark.error());
    auto decisions = workspace->decisionSets(wanted->id);
    if (!decisions)
        return Unexpected(decisions.error());
    auto trained = TrainedPolicyStore(*workspace).load(wanted->id);
    if (!trained)
        return Unexpected(trained.error());
    const BenchmarkId id = wanted->id;
    return Opened{std::move(*workspace), id, std::move(*benchmark), std::move(*decisions), std::move(*trained)};
}

namespace {

Result<void> loadPrompts(Opened& opened)
{
    if (!promptsAreMissing(opened.benchmark.tasks))
        return {};
    auto benchmark = opened.workspace.loadBenchmark(opened.id, {.prompts = true, .counts = true});
    if (!benchmark)
        return Unexpected(benchmark.error());
    opened.benchmark = std::move(*benchmark);
    return {};
}

} // namespace

Result<void> loadPromptsFor(Opened& opened, std::span<const PolicySpec> specs, MissingScores missingScores)
{
    const std::span<const TaskIndex> training = probingTasks(opened.benchmark);
    const bool needed = std::ranges::any_of(specs, [&](const PolicySpec& spec) {
        return needsPrompts(spec, opened.benchmark.tasks, training, opened.trained, missingScores);
    });
    return needed ? loadPrompts(opened) : Result<void>();
}

Result<void> useEncoder(Opened& opened, const std::string& encoder, ReplaySettings& settings)
{
    if (auto loaded = loadPrompts(opened); !loaded)
        return loaded;
    const auto summaries = opened.workspace.benchmarks();
    if (!summaries)
        return Unexpected(summaries.error());
    const auto summary = std::ranges::find(*summaries, opened.id, &BenchmarkSummary::id);
    auto recorded = EmbeddingStore(opened.workspace).encoder(*summary, encoder, opened.benchmark.tasks);
    if (!recorded)
        return Unexpected(recorded.error());
    settings.encoding = std::make_shared<const TaskEncoding>(opened.benchmark.tasks, std::move(*recorded));
    return {};
}

Result<void> loadPromptsFor(Opened& opened, const StreamFilter& filter)
{
    const auto syntax = FilterSyntax::parse(filter.expression);
    return syntax && syntax->readsPrompts() ? loadPrompts(opened) : Result<void>();
}

void FormatOptions::addFormatsTo(CLI::App& command)
{
    auto* formatOption = command.add_option("--format", format, "human, markdown, csv or latex")
                             ->check(CLI::IsMember({"human", "markdown", "csv", "latex"}))
                             ->capture_default_str();
    command
        .add_option("--csv-formulas", formulas,
                    "Cells of --format csv that begin with = + - @: quoted (an apostrophe before them makes them text "
                    "for spreadsheets) or as-is")
        ->check(CLI::IsMember({"quoted", "as-is"}))
        ->needs(formatOption)
        ->capture_default_str();
    command.add_flag("--json", json, "JSON with full precision")->excludes(formatOption);
}

void StreamOptions::addTo(CLI::App& command)
{
    command.add_option("file", file, "The workspace (.acrw)")->required()->type_name(pathType);
    command.add_option("--stream", stream, "The split whose tasks come, for instance id_test; or all")->required();
    command.add_option("--benchmark", benchmark, "Which benchmark of the workspace (default: the one saved last)");
    addReplayTo(command);
    command.add_option("--threads", threads, "How many threads (default: all)");
    addFormatsTo(command);
}

void StreamOptions::addReplayTo(CLI::App& command)
{
    command.add_option("--order", order, "natural or shuffled")
        ->check(CLI::IsMember({"natural", "shuffled"}))
        ->capture_default_str();
    command.add_option("--seed", seed, "Seed of the shuffled order, and of a seeded policy")->capture_default_str();
    command
        .add_option("--filter", filters,
                    "Only tasks with FACET=VALUE, for instance dimension=bug_fixing; may be repeated")
        ->allow_extra_args(false);
    command.add_option("--where", where,
                       "Only tasks that pass this filter, for instance 'solves(a) and score(b) < 0.5', or @NAME for a "
                       "filter of the workspace");
    command.add_option("--solves-at", solvesAt, "The lowest score that solves a task, for --where (default: 1)")
        ->check(CLI::Range(0.0, 1.0));
    command.add_option("--cost-weight", costWeight, "ε₂ of the reward, per USD")
        ->check(costWeightRange())
        ->capture_default_str();
    command.add_flag("--leave-missing", leaveMissing,
                     "Leave ungraded and missing scores out instead of counting them as 0");
    command.add_option("--verifier", verifier,
                       "How well feedback tells the recorded scores: "
                       "false_pass=0.1,false_fail=0.05,graded=0.8,seed=1,tools=default (default: perfect)");
    command.add_option("--priors", priors,
                       "What routers start from: a prior set of the workspace, a JSON file, or learned");
}

void Opened::giveTo(ReplaySettings& settings) const
{
    settings.decisions = decisions;
    settings.trained = trained;
}

Result<ReplaySettings> StreamOptions::replaySettings() const
{
    auto quality = parseVerifier(verifier);
    if (!quality) {
        quality.error().found = "--verifier " + quality.error().found;
        return Unexpected(quality.error());
    }
    ReplaySettings settings;
    settings.weights.cost = costWeight;
    settings.missingScores = leaveMissing ? MissingScores::Leave : MissingScores::AsZero;
    settings.seed = seed;
    settings.verifier = std::move(*quality);
    // The policies of the command line are the user's own words.
    settings.mayOpenFiles = true;
    return settings;
}

Result<LeaderboardSettings> StreamOptions::leaderboardSettings() const
{
    auto one = replaySettings();
    if (!one)
        return Unexpected(one.error());
    LeaderboardSettings settings{.replay = std::move(*one)};
    settings.threads = threads;
    return settings;
}

Result<std::optional<PriorSet>> StreamOptions::openChosenPriors(Opened& opened) const
{
    if (priors.empty())
        return std::nullopt;
    auto named = openPriors(opened.workspace, opened.benchmark, priors);
    if (!named)
        return Unexpected(named.error());
    return std::move(*named);
}

Result<Stream> StreamOptions::openStream(Opened& opened) const
{
    auto wanted = definition(opened.workspace);
    if (!wanted)
        return Unexpected(wanted.error());
    if (const auto loaded = loadPromptsFor(opened, wanted->filter); !loaded)
        return Unexpected(loaded.error());
    return makeStream(opened.benchmark, std::move(*wanted));
}

Result<StreamDefinition> StreamOptions::definition(Workspace& workspace) const
{
    StreamDefinition definition;
    definition.split = stream;
    definition.order = order == "shuffled" ? StreamOrder::Shuffled : StreamOrder::Natural;
    definition.seed = seed;
    for (const std::string& filter : filters) {
        const std::size_t equals = filter.find('=');
        const auto facet = facetNamed(std::string_view(filter).substr(0, equals));
        if (equals == std::string::npos || !facet)
            return failure(
                ErrorCode::BadParameter, "--filter " + filter,
                "FACET=VALUE with dimension, split, source_split, source, bench, language, difficulty or siblings");
        auto& facets = definition.filter.facets;
        const auto same = std::ranges::find(facets, *facet, [](const auto& entry) { return entry.first; });
        const std::string value = filter.substr(equals + 1);
        if (same != facets.end())
            same->second.push_back(value);
        else
            facets.push_back({*facet, {value}});
    }
    definition.filter.expression = where;
    if (where.starts_with('@')) {
        auto saved = FilterStore(workspace).load(std::string_view(where).substr(1));
        if (!saved)
            return Unexpected(saved.error());
        definition.filter.expression = std::move(saved->text);
        definition.filter.solvesAt = saved->solvesAt;
    }
    definition.filter.solvesAt = solvesAt.value_or(definition.filter.solvesAt);
    if (const auto syntax = FilterSyntax::parse(definition.filter.expression); !syntax)
        return Unexpected(asError(syntax.error(), definition.filter.expression));
    return definition;
}

} // namespace acr::cli
