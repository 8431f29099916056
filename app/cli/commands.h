// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Shared by the commands of `acrouter`: exit codes, opening files, printing.
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/base/texttable.h"
#include "core/evaluation/leaderboard.h"
#include "core/policy/registry.h"
#include "core/workspace/workspace.h"

#include <CLI/App.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace acr::cli {

/// Documented in the help page "Command line"; scripts rely on them.
enum ExitCode : int {
    Success = 0,
    Failed = 1,     ///< the message on stderr has the details
    WrongUsage = 2, ///< an unknown option, a missing argument, an impossible value
    Interrupted = 130,
};

/// The action of a command, run after the command line was parsed.
using Command = std::function<int()>;
/// Each adds its subcommand and the action to run for it.
void addImportCommand(CLI::App& app, Command& chosen);
void addFetchCommand(CLI::App& app, Command& chosen);
void addDemoCommand(CLI::App& app, Command& chosen);
void addTableCommand(CLI::App& app, Command& chosen);
void addReplayCommand(CLI::App& app, Command& chosen);
void addAuditCommand(CLI::App& app, Command& chosen);
void addExperimentCommand(CLI::App& app, Command& chosen);
void addTrainCommand(CLI::App& app, Command& chosen);
void addStatisticsCommand(CLI::App& app, Command& chosen);
void addPoliciesCommand(CLI::App& app, Command& chosen);
void addMemoryCommand(CLI::App& app, Command& chosen);
void addSessionCommand(CLI::App& app, Command& chosen);
void addPriorsCommand(CLI::App& app, Command& chosen);
void addTasksCommand(CLI::App& app, Command& chosen);
void addFiltersCommand(CLI::App& app, Command& chosen);
void addVerifyCommand(CLI::App& app, Command& chosen);
void addLiveCommand(CLI::App& app, Command& chosen);
void addEndpointsCommand(CLI::App& app, Command& chosen);
void addPromptsCommand(CLI::App& app, Command& chosen);
void addAnswersCommand(CLI::App& app, Command& chosen);

/// Prints "acrouter: …" to stderr and gives the exit code for it.
int report(const Error& error);
int report(const ErrorList& errors);

/// A progress line on stderr if that is a terminal, and cancellation by Ctrl+C.
[[nodiscard]] Progress terminalProgress(const std::string& title);
/// As above; SIGTERM cancels too, as job schedulers send it.
[[nodiscard]] Progress workerProgress(const std::string& title);
void endProgressLine();

/// The benchmark of that name, or the one saved last when it is empty. Errors: Empty, UnknownName.
[[nodiscard]] Result<BenchmarkSummary> chooseBenchmark(const std::vector<BenchmarkSummary>& summaries,
                                                       const std::string& name, const std::string& file);

/// A benchmark of a workspace, with its decision files.
struct Opened {
    Workspace workspace;
    BenchmarkId id;
    Benchmark benchmark;
    std::vector<DecisionSet> decisions;
    std::vector<std::shared_ptr<const TrainedPolicy>> trained;

    /// Gives the settings the decision files and trained policies of the benchmark, which they borrow.
    void giveTo(ReplaySettings& settings) const;
};
/// Opens the file and loads the named benchmark, or the one saved last.
[[nodiscard]] Result<Opened> openBenchmark(const std::string& file, const std::string& benchmarkName,
                                           const LoadOptions& options = {},
                                           Workspace::OpenMode mode = Workspace::OpenMode::ReadOnly);
/// Loads the prompts as well when the filter looks at them.
[[nodiscard]] Result<void> loadPromptsFor(Opened& opened, const StreamFilter& filter);
/// Loads the prompts as well when one of the policies reads them.
[[nodiscard]] Result<void> loadPromptsFor(Opened& opened, std::span<const PolicySpec> specs,
                                          MissingScores missingScores);

/// Tasks as vectors of a remote encoder, as they were recorded, in place of the program's own; prompts are loaded too.
/// Errors: those of EmbeddingStore::encoder().
[[nodiscard]] Result<void> useEncoder(Opened& opened, const std::string& encoder, ReplaySettings& settings);

/// A prior set by the user's reference: a name in the workspace, a JSON file, or `learned` for the priors of the
/// benchmark's probing split (unless a set has that name). Errors: those of readPriorFile(); UnknownName.
[[nodiscard]] Result<PriorSet> openPriors(Workspace& workspace, const Benchmark& benchmark, const std::string& name);
/// As above for a name that stands in a file: it opens no other one.
[[nodiscard]] Result<PriorSet> storedPriors(Workspace& workspace, const Benchmark& benchmark, const std::string& name);

/// How a command prints its table.
struct FormatOptions {
    std::string format = "human";
    std::string formulas = "quoted"; ///< what cells of CSV become that spreadsheets would run
    bool json = false;

    void addFormatsTo(CLI::App& command);
};

/// Options shared by table and replay.
struct StreamOptions : FormatOptions {
    std::string file;
    std::string benchmark;
    std::string stream;
    std::string order = "natural";
    std::uint64_t seed = 1;
    std::vector<std::string> filters; ///< facet=value
    std::string where;                ///< a filter's text, or @ and the name of a saved filter
    std::optional<double> solvesAt;
    double costWeight = -0.1;
    bool leaveMissing = false;
    std::string verifier;
    std::string priors; ///< see openPriors(); empty: none
    std::size_t threads = 0;

    void addTo(CLI::App& command);
    /// What a replay depends on beside file, benchmark, stream and policy; addTo() adds these too.
    void addReplayTo(CLI::App& command);
    /// Saved filters are read from the workspace. Errors: BadParameter, those of FilterStore, BadFilter.
    [[nodiscard]] Result<StreamDefinition> definition(Workspace& workspace) const;
    /// The stream, for a benchmark that gets prompts when the filter reads them. Errors also: those of makeStream.
    [[nodiscard]] Result<Stream> openStream(Opened& opened) const;
    /// The prior set of --priors; nothing when none is given. Errors: those of openPriors().
    [[nodiscard]] Result<std::optional<PriorSet>> openChosenPriors(Opened& opened) const;
    /// Everything that one replay depends on except decisions, trained policies and priors, which come from the
    /// workspace. Errors: those of parseVerifier.
    [[nodiscard]] Result<ReplaySettings> replaySettings() const;
    /// Weights, convention, first seed, threads and verifier. The caller sets the number of seeds and the decisions.
    /// Errors: those of parseVerifier.
    [[nodiscard]] Result<LeaderboardSettings> leaderboardSettings() const;
};

} // namespace acr::cli
