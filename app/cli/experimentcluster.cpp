// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/experimentcluster.h"

#include "app/cli/checks.h"
#include "app/cli/experimenttext.h"
#include "app/cli/output.h"
#include "core/workspace/experimentmerge.h"
#include "core/workspace/experimentwork.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <charconv>

namespace acr::cli {

namespace {

struct PlanOptions {
    std::string run;
    std::string file;
    std::string benchmark;
    std::string folder;
    std::uint64_t chunks = 0;
};

struct MergeOptions {
    std::string folder;
    std::string file;
    bool mixed = false;
};

struct StatusOptions {
    std::string folder;
    bool check = false;
    bool json = false;
};

int runPlan(const PlanOptions& options)
{
    auto text = experimentText(options.run);
    if (!text)
        return report(text.error());
    const auto definition = readExperiment(options.run, *text);
    if (!definition)
        return report(definition.error());
    auto opened = openBenchmark(options.file, options.benchmark, {.prompts = true, .counts = true});
    if (!opened)
        return report(opened.error());
    const auto summary = opened->workspace.benchmarkNamed(opened->benchmark.name);
    if (!summary)
        return report(summary.error());
    PlanRequest request{.definition = &*definition,
                        .text = std::move(*text),
                        .benchmark = &opened->benchmark,
                        .contentHash = *summary ? (*summary)->contentHash : std::string(),
                        .promptHash = *summary ? (*summary)->promptHash : std::string(),
                        .settings = {},
                        .chunks = options.chunks};
    request.settings.benchmarkHash = request.contentHash + request.promptHash;
    opened->giveTo(request.settings.replay);
    request.settings.priors = [&](const std::string& name) {
        return storedPriors(opened->workspace, opened->benchmark, name);
    };
    const auto folder = ExperimentFolder::write(request, options.folder, terminalProgress(definition->name));
    endProgressLine();
    if (!folder)
        return report(folder.error());
    say("{}: {} replays in {} chunks. Next: acrouter experiment work {} --any, on as many machines as share the "
        "folder\n",
        definition->name, folder->facts().cells, folder->facts().chunks, options.folder);
    return Success;
}

struct OpenedPlan {
    ExperimentFolder folder;
    std::unique_ptr<PlannedExperiment> planned;
};

Result<OpenedPlan> openPlan(const std::string& path)
{
    auto folder = ExperimentFolder::open(path);
    if (!folder)
        return Unexpected(folder.error());
    auto planned = PlannedExperiment::load(*folder);
    if (!planned)
        return Unexpected(planned.error());
    return OpenedPlan{std::move(*folder), std::move(*planned)};
}

/// "3/16"
bool readShare(const std::string& text, std::uint64_t& worker, std::uint64_t& workers)
{
    const char* const end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, worker);
    if (first.ec != std::errc() || first.ptr == end || *first.ptr != '/')
        return false;
    const auto second = std::from_chars(first.ptr + 1, end, workers);
    return second.ec == std::errc() && second.ptr == end && worker < workers;
}

int runMerge(const MergeOptions& options)
{
    auto plan = openPlan(options.folder);
    if (!plan)
        return report(plan.error());
    auto workspace = Workspace::openOrCreate(options.file);
    if (!workspace)
        return report(workspace.error());
    const auto merged = mergeExperiment(plan->folder, *plan->planned, *workspace, {.mixed = options.mixed},
                                        terminalProgress(plan->folder.facts().name));
    endProgressLine();
    if (!merged) {
        const int code = report(merged.error());
        if (merged.error().code == ErrorCode::Conflict)
            complain("chunks of different programs or machines are merged with --mixed; a chunk whose file is deleted "
                     "is computed again");
        complain("nothing was changed");
        return code;
    }
    say("{}: {} replays merged, {} of them were there already, {} could not run. The table: acrouter experiment {} "
        "--into {}\n",
        plan->folder.facts().name, merged->added + merged->present, merged->present, merged->skipped,
        plan->folder.definitionFile().string(), options.file);
    for (const auto& [fingerprint, chunks] : merged->fingerprints) {
        if (merged->fingerprints.size() > 1)
            say("{} chunks by {}\n", chunks, fingerprint.text());
    }
    return Success;
}

Json statusJson(const ExperimentFolder& folder, const ExperimentStatus& status)
{
    Json json{{"name", folder.facts().name},  {"benchmark", folder.facts().benchmark},
              {"chunks", status.chunks},      {"complete", status.complete},
              {"replays", status.cells},      {"complete_replays", status.completeCells},
              {"bytes", status.bytes},        {"missing", status.missing},
              {"begun", Json::array()},       {"invalid", Json::array()},
              {"fingerprints", Json::array()}};
    for (const BegunChunk& begun : status.begun)
        json["begun"].push_back({{"chunk", begun.chunk},
                                 {"host", begun.host},
                                 {"process", begun.process},
                                 {"bytes", begun.bytes},
                                 {"idle_seconds", begun.idleSeconds},
                                 {"dead", begun.dead}});
    for (const Error& error : status.invalid)
        json["invalid"].push_back(describe(error));
    for (const auto& [fingerprint, chunks] : status.fingerprints)
        json["fingerprints"].push_back({{"build", fingerprint.build},
                                        {"compiler", fingerprint.compiler},
                                        {"functions", fingerprint.functions},
                                        {"chunks", chunks}});
    return json;
}

int runPlanStatus(const StatusOptions& options)
{
    const auto folder = ExperimentFolder::open(options.folder);
    if (!folder)
        return report(folder.error());
    const auto status = experimentStatus(*folder, options.check);
    if (!status)
        return report(status.error());
    if (options.json) {
        printJson(statusJson(*folder, *status));
        return Success;
    }
    say("{} on {}: {} of {} chunks, {} of {} replays, {:.1f} MB\n", folder->facts().name, folder->facts().benchmark,
        status->complete, status->chunks, status->completeCells, status->cells,
        static_cast<double>(status->bytes) / 1e6);
    if (!status->begun.empty()) {
        TextTable table{{{"chunk", true}, {"host"}, {"process", true}, {"bytes", true}, {"idle s", true}, {"state"}},
                        {}};
        for (const BegunChunk& begun : status->begun)
            table.rows.push_back({std::to_string(begun.chunk), begun.host, std::to_string(begun.process),
                                  std::to_string(begun.bytes), fmt::format("{:.0f}", begun.idleSeconds),
                                  begun.dead ? "its process is gone" : "begun"});
        printTable(table, "human");
    }
    for (const Error& error : status->invalid)
        say("{}\n", describe(error));
    if (status->fingerprints.size() > 1)
        say("Chunks of different programs or machines, which merge refuses unless --mixed is given:\n");
    for (const auto& [fingerprint, chunks] : status->fingerprints)
        say("{} chunks by {}\n", chunks, fingerprint.text());
    if (status->complete == status->chunks)
        say("All chunks are there. Next: acrouter experiment merge {} --into FILE\n", options.folder);
    return Success;
}

} // namespace

int runWork(const WorkOptions& options)
{
    WorkSettings settings{.fingerprint = {}, .chunk = options.chunk, .threads = options.threads};
    if (options.chunk.has_value() == options.any) {
        complain("one of --chunk K and --any is needed");
        return WrongUsage;
    }
    if (!options.share.empty() && !readShare(options.share, settings.worker, settings.workers))
        return report(Error{ErrorCode::BadParameter, {}, options.share, "I/N, a worker's number from 0 to N − 1"});
    // From here on a signal ends the work in order.
    const Progress progress = workerProgress(options.folder);
    auto plan = openPlan(options.folder);
    if (!plan)
        return report(plan.error());
    settings.fingerprint = numericFingerprint(ACR_VERSION);
    const auto done = workOnExperiment(plan->folder, *plan->planned, settings, progress);
    endProgressLine();
    if (!done)
        return report(done.error());
    say("{} chunks computed with {} replays, {} of them failed; {} chunks were there\n", done->computed, done->cells,
        done->failed, done->skipped);
    return Success;
}

void addClusterCommands(CLI::App& experiment, Command& chosen)
{
    auto planOptions = std::make_shared<PlanOptions>();
    CLI::App* plan = experiment.add_subcommand(
        "plan", "Write an experiment and all that it needs to a folder, for workers on any number of machines");
    plan->add_option("run", planOptions->run, "The experiment's JSON file, or preset:NAME")
        ->required()
        ->type_name(pathType);
    plan->add_option("--from", planOptions->file, "The workspace (.acrw) that holds the benchmark")
        ->required()
        ->type_name(pathType);
    plan->add_option("--benchmark", planOptions->benchmark,
                     "Which benchmark of the workspace (default: the one saved last)");
    plan->add_option("--chunks", planOptions->chunks,
                     "Into how many parts the replays are divided: several times as many as there will be workers")
        ->required();
    plan->add_option("--into", planOptions->folder, "The new folder, which all workers reach")
        ->required()
        ->type_name(pathType);
    plan->callback([planOptions, &chosen] { chosen = [planOptions] { return runPlan(*planOptions); }; });

    auto workOptions = std::make_shared<WorkOptions>();
    CLI::App* work = experiment.add_subcommand(
        "work", "Compute chunks of a planned experiment. Any number of workers may run at once, and be killed");
    work->add_option("folder", workOptions->folder, "The folder of the plan")->required()->type_name(pathType);
    work->add_option("--chunk", workOptions->chunk, "Only this chunk, from 0 on");
    work->add_flag("--any", workOptions->any, "All chunks that are left");
    work->add_option("--share", workOptions->share,
                     "With --any, I/N: begin with the part of worker I of N, then help the others");
    work->add_option("--threads", workOptions->threads,
                     "How many chunks are computed at once (default: 1; 0: one for each core)");
    work->callback([workOptions, &chosen] { chosen = [workOptions] { return runWork(*workOptions); }; });

    auto mergeOptions = std::make_shared<MergeOptions>();
    CLI::App* merge = experiment.add_subcommand(
        "merge", "Verify the chunks of a planned experiment and put their results into a workspace, all or nothing");
    merge->add_option("folder", mergeOptions->folder, "The folder of the plan")->required()->type_name(pathType);
    merge
        ->add_option("--into", mergeOptions->file,
                     "The workspace (.acrw); the benchmark is added where it does not hold it")
        ->required()
        ->type_name(pathType);
    merge->add_flag("--mixed", mergeOptions->mixed,
                    "Take chunks of different programs or machines, whose last digits may differ");
    merge->callback([mergeOptions, &chosen] { chosen = [mergeOptions] { return runMerge(*mergeOptions); }; });

    auto statusOptions = std::make_shared<StatusOptions>();
    CLI::App* status = experiment.add_subcommand("status", "How far a planned experiment is");
    status->add_option("folder", statusOptions->folder, "The folder of the plan")->required()->type_name(pathType);
    status->add_flag("--check", statusOptions->check, "Read all chunks and verify their checksums");
    status->add_flag("--json", statusOptions->json, "JSON");
    status->callback([statusOptions, &chosen] { chosen = [statusOptions] { return runPlanStatus(*statusOptions); }; });

    addSubmitCommand(experiment, chosen);
}

} // namespace acr::cli
