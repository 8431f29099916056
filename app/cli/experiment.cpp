// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/checks.h"
#include "app/cli/commands.h"
#include "app/cli/experimentcluster.h"
#include "app/cli/experimenttext.h"
#include "app/cli/output.h"
#include "core/evaluation/experimentoutput.h"
#include "core/workspace/experimentstore.h"
#include "core/workspace/trainedpolicystore.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace acr::cli {

namespace {

struct ExperimentOptions : FormatOptions {
    std::string run;
    std::string file;
    std::string benchmark;
    bool listPresets = false;
    bool show = false;
    bool fresh = false;
    std::size_t threads = 0;
};

int listPresets()
{
    for (const ExperimentPreset& preset : experimentPresets()) {
        const auto definition = readExperiment(std::string(preset.id), std::string(preset.text));
        if (definition)
            say("{}{}\n    {}\n    {}\n", presetPrefix, preset.id, definition->name, definition->description);
    }
    return Success;
}

int runExperimentCommand(const ExperimentOptions& options)
{
    if (options.listPresets)
        return listPresets();
    if (options.run.empty() || (options.file.empty() && !options.show)) {
        complain("an experiment file (or preset:NAME) and --into FILE are needed");
        return WrongUsage;
    }
    const auto text = experimentText(options.run);
    if (!text)
        return report(text.error());
    const auto definition = readExperiment(options.run, *text);
    if (!definition)
        return report(definition.error());
    if (options.show) {
        printText(*text);
        return Success;
    }
    auto opened = openBenchmark(options.file, options.benchmark, {.prompts = true, .counts = true},
                                Workspace::OpenMode::ReadWrite);
    if (!opened)
        return report(opened.error());
    const auto summary = opened->workspace.benchmarkNamed(opened->benchmark.name);
    if (!summary)
        return report(summary.error());
    ExperimentStore store(opened->workspace, opened->id);
    if (options.fresh) {
        if (const auto forgotten = store.forgetCells(); !forgotten)
            return report(forgotten.error());
    }
    ExperimentSettings settings;
    settings.benchmarkHash = *summary ? (*summary)->contentHash + (*summary)->promptHash : std::string();
    opened->giveTo(settings.replay);
    settings.threads = options.threads;
    settings.priors = [&](const std::string& name) { return storedPriors(opened->workspace, opened->benchmark, name); };
    settings.store = &store;
    const auto result = runExperiment(*definition, opened->benchmark, settings, terminalProgress(definition->name));
    endProgressLine();
    if (!result)
        return report(result.error());
    // An experiment that fails is not listed. Its finished replays are kept all the same.
    const auto kept = opened->workspace.atomically([&]() -> Result<void> {
        if (auto done = store.saveDefinition(definition->name, *text); !done)
            return done;
        for (const auto& trained : result->trained) {
            if (auto done = TrainedPolicyStore(opened->workspace).save(opened->id, *trained); !done)
                return done;
        }
        return {};
    });
    if (!kept)
        return report(kept.error());
    if (options.json) {
        printJson(experimentJson(*definition, *result, opened->benchmark));
        return Success;
    }
    printTable(experimentTable(*definition, *result), options.format, options.formulas);
    if (options.format == "human") {
        say("\n{}\n{}, {}.\n{}", definition->name, opened->benchmark.name, dataKindName(opened->benchmark.kind),
            experimentNotes(*definition, *result));
        complain(fmt::format("{} replays, {} of them from earlier runs", result->cells, result->reused));
    }
    return Success;
}

} // namespace

void addExperimentCommand(CLI::App& app, Command& chosen)
{
    auto options = std::make_shared<ExperimentOptions>();
    CLI::App* command = app.add_subcommand(
        "experiment",
        "Streams × orders × policies × parameters × seeds from one file, on all cores, into the workspace; resumable");
    command->add_option("run", options->run, "The experiment's JSON file, or preset:NAME")->type_name(pathType);
    command->add_option("--into", options->file, "The workspace (.acrw) that holds the benchmark and keeps the results")
        ->type_name(pathType);
    command->add_option("--benchmark", options->benchmark,
                        "Which benchmark of the workspace (default: the one saved last)");
    command->add_flag("--list-presets", options->listPresets, "The experiments that come with the program");
    command->add_flag("--show", options->show, "Print the experiment's file, to copy and change, and run nothing");
    command->add_flag("--fresh", options->fresh,
                      "Forget finished replays of this benchmark first (results of another version of the program)");
    command->add_option("--threads", options->threads, "How many threads (default: all)");
    options->addFormatsTo(*command);
    command->require_subcommand(0, 1);
    command->callback([options, command, &chosen] {
        if (command->get_subcommands().empty())
            chosen = [options] { return runExperimentCommand(*options); };
    });
    addClusterCommands(*command, chosen);
}

} // namespace acr::cli
