// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the router believes before the first task: the thing that users hold in their hands.
///
/// Means are scores in [0, 1] and costs in USD; a pseudo-count says how many observed tasks a mean is worth. A source's
/// means are kept as differences from its dimension's, so that moving a dimension moves its sources with it.
/// A plain value. Thread-safety: as any value.
#pragma once

#include "core/benchmark/benchmark.h"
#include "core/benchmark/reward.h"

#include <span>
#include <string>
#include <vector>

namespace acr {

struct PriorCell {
    double mean = 0;
    double pseudoCount = 0;
    double costUsd = missing; ///< missing where no cost is known

    bool operator==(const PriorCell&) const = default;
};

/// One row of the prior desk: a dimension, or a source within a dimension. Cells by model.
struct PriorRow {
    std::string dimension;
    std::string source; ///< empty: the dimension as a whole
    std::vector<PriorCell> cells;

    bool operator==(const PriorRow&) const = default;
};

struct PriorSet {
    std::vector<std::string> models;
    /// Over all tasks.
    std::vector<PriorCell> everywhere;
    /// Means of dimensions, by name.
    std::vector<PriorRow> dimensions;
    /// For each dimension and source the difference from the dimension's mean; costs and pseudo-counts are the source's own.
    std::vector<PriorRow> sources;

    [[nodiscard]] bool empty() const { return everywhere.empty(); }
    [[nodiscard]] const PriorRow* dimension(std::string_view name) const;
    [[nodiscard]] const PriorRow* source(std::string_view dimensionName, std::string_view name) const;
    bool operator==(const PriorSet&) const = default;
};

/// How strongly small groups of tasks are drawn to the larger ones around them.
struct PriorFit {
    double dimensionShrink = 10; ///< weight of the mean over all tasks in a dimension's mean, in tasks
    double sourceShrink = 20;    ///< weight of the dimension's mean in a source's mean, in tasks
};

/// The name under which a task's outcomes are gathered within its dimension: its source, or its bench where it has none.
[[nodiscard]] const std::string& sourceNameOf(const TaskTable& tasks, TaskIndex task);

/// Means and counts of the training tasks, which see all models' outcomes. Pseudo-counts are the numbers of tasks.
[[nodiscard]] PriorSet learnPriors(std::span<const Model> models, const TaskTable& tasks, std::span<const TaskIndex> training,
                                   const OutcomeMatrix& outcomes, MissingScores convention, const PriorFit& fit = {});

} // namespace acr
