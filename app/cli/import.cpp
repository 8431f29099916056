// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/import.h"
#include "app/cli/checks.h"
#include "app/cli/commands.h"
#include "app/cli/importwork.h"
#include "app/cli/output.h"
#include "core/benchmark/importer.h"
#include "core/benchmark/limits.h"
#include "core/benchmark/simulator.h"
#include "core/workspace/answerstore.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <memory>
#include <optional>
#include <utility>

namespace acr::cli {

namespace {

struct ImportOptionsLine {
    std::string path;
    std::string into;
    std::string name;
    std::string benchmark;
    std::vector<std::string> decisions;
    std::string prompts;
    std::vector<std::string> aliases; ///< other=name
    double probingShare = 0;
    bool json = false;
};

struct Imported {
    std::string benchmark;
    std::size_t tasks = 0;
    std::size_t models = 0;
    std::size_t decisionFiles = 0;
    std::uint64_t decisionsOfUnknownTasks = 0;
    std::uint64_t prompts = 0;
    std::size_t answers = 0;
};

int print(const Imported& imported, bool json)
{
    if (json) {
        const nlohmann::ordered_json summary{{"benchmark", imported.benchmark},
                                             {"tasks", imported.tasks},
                                             {"models", imported.models},
                                             {"decision_files", imported.decisionFiles},
                                             {"decisions_of_unknown_tasks", imported.decisionsOfUnknownTasks},
                                             {"prompts_attached", imported.prompts},
                                             {"answers", imported.answers}};
        printJson(summary);
        return Success;
    }
    say("{}: {} tasks × {} models", imported.benchmark, imported.tasks, imported.models);
    if (imported.decisionFiles > 0)
        say(", {} decision files", imported.decisionFiles);
    if (imported.decisionsOfUnknownTasks > 0)
        say(" ({} of their rows are about tasks that are not in the benchmark)", imported.decisionsOfUnknownTasks);
    if (imported.prompts > 0)
        say(", {} prompts attached", imported.prompts);
    if (imported.answers > 0)
        say(", {} answers of models", imported.answers);
    say("\n");
    return Success;
}

/// The benchmark for decisions and prompts when no new one is imported.
Result<std::pair<BenchmarkId, Benchmark>> existing(Workspace& workspace, const std::string& name)
{
    const auto summaries = workspace.benchmarks();
    if (!summaries)
        return Unexpected(summaries.error());
    const auto found = name.empty() ? summaries->end() - (summaries->empty() ? 0 : 1)
                                    : std::ranges::find(*summaries, name, &BenchmarkSummary::name);
    if (found == summaries->end())
        return failure(ErrorCode::Empty, name, "a benchmark to which the decisions or prompts belong",
                       {.file = workspace.file()});
    auto benchmark = workspace.loadBenchmark(found->id, {.prompts = true});
    if (!benchmark)
        return Unexpected(benchmark.error());
    return std::pair(found->id, std::move(*benchmark));
}

/// A workspace to save in; a new one that nothing is saved in is removed again.
class Target {
public:
    [[nodiscard]] static Result<Target> open(const std::string& file)
    {
        auto opened = Workspace::open(file);
        const bool isNew = !opened && opened.error().code == ErrorCode::FileNotFound;
        if (isNew)
            opened = Workspace::create(file);
        if (!opened)
            return Unexpected(opened.error());
        return Target(std::move(*opened), isNew);
    }
    [[nodiscard]] Workspace& workspace() { return *m_workspace; }
    /// To be called when saving failed.
    void abandon()
    {
        if (!m_isNew)
            return;
        const auto saved = m_workspace->benchmarks();
        if (!saved || !saved->empty())
            return;
        const std::string file = m_workspace->file();
        m_workspace.reset();
        std::error_code error;
        for (const char* suffix : {"", "-wal", "-shm"})
            std::filesystem::remove(file + suffix, error);
    }

private:
    Target(Workspace workspace, bool isNew)
        : m_workspace(std::move(workspace))
        , m_isNew(isNew)
    {}

    std::optional<Workspace> m_workspace;
    bool m_isNew = false;
};

/// Whether a place that is no benchmark has decisions instead.
bool isOfDecisions(const ErrorList& errors, const std::string& path)
{
    return errors.total() == 1 && errors.items().front().code == ErrorCode::NotRecognised &&
           !decisionFiles(path).empty();
}

int runImport(ImportOptionsLine line)
{
    ImportOptions options;
    options.answers = std::make_shared<AnswerSpool>();
    options.name = line.name;
    options.probingShare = line.probingShare;
    options.progress = terminalProgress("importing");
    for (const std::string& alias : line.aliases) {
        const std::size_t equals = alias.find('=');
        if (equals == std::string::npos)
            return report(Error{ErrorCode::BadParameter, {}, "--alias " + alias, "OTHER=NAME"});
        options.aliases.push_back({alias.substr(0, equals), alias.substr(equals + 1)});
    }
    if (line.path.empty() && line.decisions.empty() && line.prompts.empty())
        return report(
            Error{ErrorCode::BadParameter, {}, "import without a path", "a benchmark, --decisions or --prompts"});

    // Everything is read before the workspace is changed, so that invalid input has no effect.
    Imported imported;
    Benchmark benchmark;
    if (!line.path.empty()) {
        auto read = importBenchmark(line.path, options);
        if (read) {
            benchmark = std::move(*read);
        } else if (isOfDecisions(read.error(), line.path)) {
            line.decisions.push_back(std::exchange(line.path, {}));
        } else {
            endProgressLine();
            return report(read.error());
        }
    }
    BenchmarkId id{};
    if (line.path.empty()) {
        auto workspace = Workspace::open(line.into);
        if (!workspace)
            return report(workspace.error());
        auto found = existing(*workspace, line.benchmark);
        if (!found)
            return report(found.error());
        id = found->first;
        benchmark = std::move(found->second);
    }
    if (!line.prompts.empty()) {
        const auto attached = attachPrompts(line.prompts, benchmark, options);
        if (!attached)
            return report(attached.error());
        imported.prompts = *attached;
    }
    std::vector<DecisionSet> decisions;
    if (!line.path.empty()) {
        auto found = importFoundDecisions(line.path, benchmark, options);
        if (!found)
            return report(found.error());
        decisions = std::move(*found);
    }
    for (const std::string& path : line.decisions) {
        auto sets = importDecisions(path, benchmark, options);
        if (!sets)
            return report(sets.error());
        decisions.insert(decisions.end(), std::make_move_iterator(sets->begin()), std::make_move_iterator(sets->end()));
    }

    auto target = Target::open(line.into);
    if (!target)
        return report(target.error());
    Workspace& workspace = target->workspace();
    const auto saved = workspace.atomically([&]() -> Result<void> {
        if (!line.path.empty()) {
            const auto newId = workspace.saveBenchmark(benchmark, options.progress);
            if (!newId)
                return Unexpected(newId.error());
            id = *newId;
            if (options.answers->size() > 0) {
                if (auto kept = AnswerStore(workspace).save(id, *options.answers, options.progress); !kept)
                    return kept;
            }
        } else if (imported.prompts > 0) {
            std::vector<TaskPrompt> prompts;
            for (std::size_t i = 0; i < benchmark.tasks.size(); ++i) {
                if (!benchmark.tasks.prompt(TaskIndex::at(i)).empty())
                    prompts.push_back({TaskIndex::at(i), benchmark.tasks.prompt(TaskIndex::at(i))});
            }
            if (auto done = workspace.savePrompts(id, prompts, options.progress); !done)
                return done;
        }
        return workspace.saveDecisionSets(id, decisions);
    });
    endProgressLine();
    if (!saved) {
        target->abandon();
        return report(saved.error());
    }
    imported.benchmark = benchmark.name;
    imported.tasks = benchmark.tasks.size();
    imported.models = benchmark.models.size();
    imported.answers = options.answers->size();
    imported.decisionFiles = decisions.size();
    for (const DecisionSet& set : decisions)
        imported.decisionsOfUnknownTasks += set.unknownTasks;
    return print(imported, line.json);
}

struct DemoOptions {
    std::string into;
    SimulatorOptions simulator;
    std::size_t tasks = 0; ///< 0: the built-in sizes
    bool json = false;
};

int runDemo(const DemoOptions& options)
{
    const Progress progress = terminalProgress("simulating");
    SimulatorOptions simulator = options.simulator;
    if (options.tasks > 0) {
        simulator = simulatorOptionsFor(options.tasks, options.simulator.models);
        simulator.seed = options.simulator.seed;
        simulator.prompts = options.simulator.prompts;
        simulator.drift = options.simulator.drift;
    }
    const auto benchmark = simulate(simulator, progress);
    endProgressLine();
    if (!benchmark)
        return report(benchmark.error());
    auto target = Target::open(options.into);
    if (!target)
        return report(target.error());
    const auto saved = target->workspace().saveBenchmark(*benchmark, progress);
    endProgressLine();
    if (!saved) {
        target->abandon();
        return report(saved.error());
    }
    return print({.benchmark = benchmark->name, .tasks = benchmark->tasks.size(), .models = benchmark->models.size()},
                 options.json);
}

} // namespace

int importPath(const std::string& path, const std::string& into, const std::string& name, bool json)
{
    ImportOptionsLine line;
    line.path = path;
    line.into = into;
    line.name = name;
    line.json = json;
    return runImport(line);
}

void addImportCommand(CLI::App& app, Command& chosen)
{
    auto line = std::make_shared<ImportOptionsLine>();
    CLI::App* command =
        app.add_subcommand("import", "Reads a benchmark, decision files or prompts into a workspace, all or nothing");
    command->add_option("path", line->path, "What to read: " + importableKinds())->type_name(pathType);
    command->add_option("--into", line->into, "The workspace (.acrw); made when it is not there")
        ->required()
        ->type_name(pathType);
    command->add_option("--name", line->name, "Name of the benchmark (default: that of the folder)");
    command->add_option("--benchmark", line->benchmark,
                        "Without a path: the benchmark to add decisions or prompts to (default: the one saved last)");
    command
        ->add_option("--decisions", line->decisions,
                     "A file of decisions (JSON lines) or a folder of them; may be repeated")
        ->allow_extra_args(false)
        ->type_name(pathType);
    command->add_option("--prompts", line->prompts, "JSON lines of task_id and prompt to attach")->type_name(pathType);
    command->add_option("--alias", line->aliases, "Another name of a model as OTHER=NAME; may be repeated")
        ->allow_extra_args(false);
    command
        ->add_option("--probing", line->probingShare,
                     "Draw this share of the tasks by their ids as the stream probing, to which policies are fitted")
        ->check(CLI::Range(0.0, 1.0));
    command->add_flag("--json", line->json, "JSON summary");
    command->callback([line, &chosen] { chosen = [line] { return runImport(*line); }; });
}

void addDemoCommand(CLI::App& app, Command& chosen)
{
    auto options = std::make_shared<DemoOptions>();
    CLI::App* command =
        app.add_subcommand("demo", "Makes the built-in simulated benchmark, always labelled as simulated");
    command->add_option("--into", options->into, "The workspace (.acrw); made when it is not there")
        ->required()
        ->type_name(pathType);
    command->add_option("--seed", options->simulator.seed, "Another seed, another benchmark")->capture_default_str();
    command->add_option("--models", options->simulator.models, "Size of the pool")
        ->check(CLI::Range(std::size_t{2}, maxModels))
        ->capture_default_str();
    command
        ->add_option("--tasks", options->tasks,
                     "Another size, spread evenly over the dimensions (default: 9 999 and 176 agentic)")
        ->check(CLI::Range(9, 1000000));
    command
        ->add_option("--drift", options->simulator.drift,
                     "How far abilities move along the stream, in standard deviations")
        ->capture_default_str();
    command->add_flag("!--no-prompts", options->simulator.prompts, "Leave the synthetic prompts out");
    command->add_flag("--json", options->json, "JSON summary");
    command->callback([options, &chosen] { chosen = [options] { return runDemo(*options); }; });
}

} // namespace acr::cli
