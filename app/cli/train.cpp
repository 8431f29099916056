// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/checks.h"
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "core/base/parallel.h"
#include "core/workspace/trainedpolicystore.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <memory>
#include <mutex>
#include <numeric>

namespace acr::cli {

namespace {

struct TrainOptions {
    std::string file;
    std::string benchmark;
    std::vector<std::string> policies;
    std::optional<std::uint64_t> seed;
    bool leaveMissing = false;
    bool again = false;
    bool json = false;
    std::size_t threads = 0;
};

/// One policy to train, and the result.
struct Training {
    PolicySpec spec;
    std::shared_ptr<const TrainedPolicy> trained;
    bool savedBefore = false;
    double seconds = 0;
    std::optional<Error> error;
};

/// All policies that can be trained, or the requested ones; the seed is set where there is such a parameter.
Result<std::vector<Training>> wantedTrainings(const TrainOptions& options)
{
    std::vector<std::string> texts = options.policies;
    if (texts.empty()) {
        for (const PolicyInfo& info : policies()) {
            if (info.trained)
                texts.emplace_back(info.id);
        }
    }
    std::vector<Training> trainings;
    for (const std::string& text : texts) {
        auto spec = parsePolicySpec(text);
        if (!spec)
            return Unexpected(spec.error());
        const PolicyInfo* info = policyInfo(spec->id);
        if (!info->trained)
            return failure(ErrorCode::NotApplicable, text, "a policy that is trained");
        if (options.seed &&
            std::ranges::find(info->parameters, "seed", &ParameterSpec::name) != info->parameters.end()) {
            auto seeded = spec->parameters.withValue(info->parameters, "seed", std::to_string(*options.seed));
            if (!seeded)
                return Unexpected(seeded.error());
            spec->parameters = std::move(*seeded);
        }
        trainings.push_back({.spec = std::move(*spec)});
    }
    return trainings;
}

void trainAll(std::vector<Training>& trainings, const Benchmark& benchmark, const TrainOptions& options,
              const PolicySetup& setup)
{
    std::vector<TaskIndex> tasks(benchmark.tasks.size());
    for (std::size_t i = 0; i < tasks.size(); ++i)
        tasks[i] = TaskIndex::at(i);
    const Progress progress = terminalProgress("training");
    std::mutex mutex;
    std::vector<double> fractions(trainings.size(), 0.0);
    parallelFor(trainings.size(), options.threads, [&](std::size_t index) {
        Training& training = trainings[index];
        if (training.trained)
            return;
        Progress part;
        part.stop = progress.stop;
        part.report = [&, index](double fraction) {
            const std::scoped_lock lock(mutex);
            fractions[index] = fraction;
            progress(std::accumulate(fractions.begin(), fractions.end(), 0.0) / static_cast<double>(fractions.size()));
        };
        const auto start = std::chrono::steady_clock::now();
        auto trained = trainPolicy(training.spec, setup, tasks, part);
        training.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        if (trained)
            training.trained = std::make_shared<const TrainedPolicy>(std::move(*trained));
        else
            training.error = trained.error();
    });
    endProgressLine();
}

void print(std::span<const Training> trainings, bool json)
{
    if (json) {
        auto list = nlohmann::ordered_json::array();
        for (const Training& training : trainings) {
            if (training.trained)
                list.push_back({{"policy", training.trained->spec},
                                {"training_tasks", training.trained->trainingTasks},
                                {"without_prompt", training.trained->withoutPrompt},
                                {"version", training.trained->version},
                                {"fingerprint", fmt::format("{:016x}", training.trained->fingerprint)},
                                {"saved_before", training.savedBefore},
                                {"seconds", training.seconds}});
            else
                list.push_back({{"policy", training.spec.text()}, {"error", describe(*training.error)}});
        }
        printJson(list);
        return;
    }
    for (const Training& training : trainings) {
        if (!training.trained) {
            say("{}: left out: {}\n", training.spec.text(), describe(*training.error));
            continue;
        }
        const TrainedPolicy& trained = *training.trained;
        say("{}: {} tasks of the probing split, {} with prompts", trained.spec, trained.trainingTasks,
            trained.trainingTasks - trained.withoutPrompt);
        if (training.savedBefore)
            say("; trained before\n");
        else
            say("; {:.1f} s\n", training.seconds);
    }
}

int runTrain(const TrainOptions& options)
{
    auto trainings = wantedTrainings(options);
    if (!trainings)
        return report(trainings.error());
    auto opened = openBenchmark(options.file, options.benchmark, {.prompts = true, .counts = false},
                                Workspace::OpenMode::ReadWrite);
    if (!opened)
        return report(opened.error());
    const Stream none;
    const MissingScores missingScores = options.leaveMissing ? MissingScores::Leave : MissingScores::AsZero;
    const PolicySetup setup =
        replaySetup(opened->benchmark, none, {{.missingScores = missingScores, .trained = opened->trained}});
    for (Training& training : *trainings) {
        training.trained = options.again ? nullptr : trainedBefore(training.spec, setup);
        training.savedBefore = training.trained != nullptr;
    }
    trainAll(*trainings, opened->benchmark, options, setup);

    TrainedPolicyStore store(opened->workspace);
    const auto saved = opened->workspace.atomically([&]() -> Result<void> {
        for (const Training& training : *trainings) {
            // A build without boosted trees skips them, unless they were requested by name.
            if (training.error && (training.error->code != ErrorCode::NotAvailable || !options.policies.empty()))
                return Unexpected(*training.error);
            if (training.trained && !training.savedBefore) {
                if (auto done = store.save(opened->id, *training.trained); !done)
                    return done;
            }
        }
        return {};
    });
    if (!saved)
        return report(saved.error());
    print(*trainings, options.json);
    return Success;
}

} // namespace

void addTrainCommand(CLI::App& app, Command& chosen)
{
    auto options = std::make_shared<TrainOptions>();
    CLI::App* command = app.add_subcommand(
        "train", "Trains policies on the probing split and saves them; tables and replays then use them at once");
    command->add_option("file", options->file, "The workspace (.acrw)")->required()->type_name(pathType);
    command->add_option("--benchmark", options->benchmark,
                        "Which benchmark of the workspace (default: the one saved last)");
    command
        ->add_option(
            "--policies", options->policies,
            "Policy specs, separated by commas, for instance logreg,mlp@hidden=32 (default: all that are trained)")
        ->delimiter(',');
    command->add_option("--seed", options->seed, "Seed of the training, for policies that take one");
    command->add_flag("--leave-missing", options->leaveMissing,
                      "Leave ungraded and missing scores out instead of counting them as 0");
    command->add_flag("--again", options->again, "Train policies again that are already trained");
    command->add_flag("--json", options->json, "Print JSON");
    command->add_option("--threads", options->threads, "How many threads (default: all)");
    command->callback([options, &chosen] { chosen = [options] { return runTrain(*options); }; });
}

} // namespace acr::cli
