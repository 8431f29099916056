// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The tasks that a figure counts, by the same definitions as the figure itself. All functions keep the order of
/// `tasks`.
///
/// Thread-safety: pure functions.
#pragma once

#include "core/evaluation/metrics.h"
#include "core/evaluation/modelstatistics.h"

#include <functional>
#include <span>
#include <vector>

namespace acr {

/// The tasks on which the model has a value of the metric: those that its mean in groupTable() is over.
[[nodiscard]] std::vector<TaskIndex> tasksWithValue(const Benchmark& benchmark, std::span<const TaskIndex> tasks,
                                                    ModelIndex model, const StatisticSettings& settings);
/// The tasks that the first model solves and the second does not: PairCounts::onlyFirst of complementarity().
[[nodiscard]] std::vector<TaskIndex> tasksOnlyFirstSolves(const Benchmark& benchmark, std::span<const TaskIndex> tasks,
                                                          MissingScores convention, ModelIndex first, ModelIndex second,
                                                          double solved);
/// The tasks on which the model's score counts and is at least `solved`.
[[nodiscard]] std::vector<TaskIndex> tasksSolvedBy(const Benchmark& benchmark, std::span<const TaskIndex> tasks,
                                                   MissingScores convention, ModelIndex model, double solved);
/// The tasks on which the model has the best reward, alone or with others: ModelValue::optimal of portfolioOf().
[[nodiscard]] std::vector<TaskIndex> tasksBestFor(const Benchmark& benchmark, std::span<const TaskIndex> tasks,
                                                  const RewardWeights& weights, MissingScores convention,
                                                  ModelIndex model);
/// The tasks of the steps that `wanted` holds for, in the order of the run.
[[nodiscard]] std::vector<TaskIndex>
tasksOfSteps(const Run& run, const OracleTable& oracle,
             const std::function<bool(const Step& step, const StepRegret& regret)>& wanted);

} // namespace acr
