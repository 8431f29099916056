// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/simulatoroptions.h"

#include "core/benchmark/limits.h"

#include <fmt/format.h>

#include <algorithm>

namespace acr {

namespace {

constexpr std::size_t maxTasks = 1'000'000;

} // namespace

Result<void> simulation::checkOptions(const SimulatorOptions& options)
{
    std::size_t tasks = 0;
    for (const std::size_t count : options.dimensionTasks) {
        if (count > maxTasks)
            return failure(ErrorCode::BadParameter, fmt::format("{} tasks", count), fmt::format("0 … {}", maxTasks));
        tasks += count;
    }
    if (tasks > maxTasks || options.agenticTasks > maxTasks)
        return failure(ErrorCode::BadParameter, fmt::format("{} tasks", std::max(tasks, options.agenticTasks)),
                       fmt::format("0 … {}", maxTasks));
    if (options.models < 1 || options.models > maxModels)
        return failure(ErrorCode::BadParameter, fmt::format("{} models", options.models),
                       fmt::format("1 … {}", maxModels));
    if ((tasks + options.agenticTasks) * options.models > maxCells)
        return failure(ErrorCode::BadParameter,
                       fmt::format("{} × {} cells", tasks + options.agenticTasks, options.models),
                       fmt::format("{} cells", maxCells));
    for (const double share :
         {options.probingShare, options.oracleMean, options.agenticOracleMean, options.topicShare}) {
        if (!(share >= 0 && share <= 1))
            return failure(ErrorCode::BadParameter, fmt::format("{}", share), "0 … 1");
    }
    if (!(options.drift >= 0 && options.drift <= 10))
        return failure(ErrorCode::BadParameter, fmt::format("{}", options.drift), "0 … 10");
    return {};
}

SimulatorOptions simulatorOptionsFor(std::size_t tasks, std::size_t models)
{
    SimulatorOptions options;
    options.models = models;
    options.agenticTasks = 0;
    for (std::size_t dimension = 0; dimension < simulatedDimensionCount; ++dimension)
        options.dimensionTasks[dimension] =
            tasks / simulatedDimensionCount + (dimension < tasks % simulatedDimensionCount ? 1 : 0);
    return options;
}

} // namespace acr
