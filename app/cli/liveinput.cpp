// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/liveinput.h"

#include "core/benchmark/textsource.h"
#include "core/live/builtintasks.h"
#include "core/live/simulatedmodels.h"
#include "core/verifier/answercheck.h"
#include "core/verifier/languagetools.h"

#include <fmt/format.h>

namespace acr::cli {

namespace {

void addBuiltInTasks(LiveInput& input)
{
    BuiltInSelection selection = builtInTasksIn(AnswerCheck::languages());
    input.tasks = std::move(selection.tasks);
    for (const auto& [language, count] : selection.leftOut)
        input.note += fmt::format("{} tasks are left out: {}\n", count, whyNotRun(language));
}

} // namespace

void LiveInputOptions::addTo(CLI::App& command)
{
    command.add_option("--tasks", tasks, "Tasks with tests or expected outputs, as JSON lines");
    addEndpointsTo(command);
}

void LiveInputOptions::addEndpointsTo(CLI::App& command)
{
    CLI::Option* ofEndpoints = command.add_option("--endpoints", endpoints, "Endpoints and models, as JSON");
    command
        .add_flag(
            "--built-in", builtIn,
            "Simulated models in place of endpoints, and the tasks that come with the program in place of --tasks")
        ->excludes(ofEndpoints);
    command
        .add_option("--latency", latency,
                    "With --built-in: share of the models' published latencies that their answers take")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 10.0));
}

void LiveInputOptions::check(bool needsTasks, bool needsEndpoints)
{
    m_needsTasks = needsTasks;
    if (!builtIn && ((needsEndpoints && endpoints.empty()) || (needsTasks && tasks.empty())))
        throw CLI::RequiredError("--tasks and --endpoints, or --built-in");
}

Result<LiveInput> readLiveInput(const LiveInputOptions& options, std::uint64_t seed, ErrorList& errors)
{
    LiveInput input;
    if (!options.tasks.empty()) {
        auto source = TextSource::open(options.tasks);
        if (!source)
            return Unexpected(source.error());
        input.tasks = readRunnableTasks(*source, {}, errors);
    } else if (options.m_needsTasks) {
        addBuiltInTasks(input);
    }
    if (options.builtIn) {
        input.endpoints = SimulatedModels::pool();
        input.provider = simulatedProvider({.seed = seed, .latencyFactor = options.latency});
        return input;
    }
    if (options.endpoints.empty())
        return input;
    const auto text = textOfFile(options.endpoints);
    if (!text)
        return Unexpected(text.error());
    if (auto endpoints = readEndpoints(options.endpoints, *text, errors))
        input.endpoints = std::move(*endpoints);
    return input;
}

} // namespace acr::cli
