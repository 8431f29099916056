// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The tasks of tables and heatmaps, with the facts about each under the current reward: the input of the item models.
/// Immutable once made.
#pragma once

#include "core/benchmark/benchmark.h"
#include "core/evaluation/taskfacts.h"
#include "core/session/taskfilter.h"
#include "widgets/models/rowtable.h"

#include <QString>

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace acr::ui {

struct TaskView {
    std::shared_ptr<const Benchmark> benchmark;
    std::vector<TaskIndex> tasks; ///< in the order of the stream
    RewardWeights weights;
    MissingScores missingScores = MissingScores::AsZero;
    double solvesAt = defaultSolvesAt; ///< the lowest score that solves a task
    std::vector<TaskFacts> facts;      ///< by place in `tasks`
    std::vector<std::int32_t> placeOf; ///< by task of the benchmark; −1: not shown
    /// Decimals that tell the view's costs apart.
    int costDecimals = 4;
    /// Ids and categories as searched texts over groups of rows.
    std::shared_ptr<const std::vector<RowTableModel::SearchField>> searchFields;

    [[nodiscard]] std::optional<std::size_t> place(TaskIndex task) const;
    /// ε₁·s + ε₂·κ; missing when the score is not there, or does not count under the convention.
    [[nodiscard]] double rewardOf(std::size_t place, ModelIndex model) const;
    /// Oracle reward less rewardOf.
    [[nodiscard]] double regretOf(std::size_t place, ModelIndex model) const;
    /// The model with the best reward, the first of the pool where several share it; none when no score counts.
    [[nodiscard]] std::optional<ModelIndex> winner(std::size_t place) const;
    /// Same tasks of the same benchmark: only what follows from the reward differs.
    [[nodiscard]] bool sameTasks(const TaskView& other) const;
};

/// Decimals that all costs of these tasks are written with.
[[nodiscard]] int costDecimalsOf(const Benchmark& benchmark, std::span<const TaskIndex> tasks);

/// Parts that do not depend on the reward are reused from a previous view of the same tasks.
[[nodiscard]] std::shared_ptr<const TaskView> makeTaskView(std::shared_ptr<const Benchmark> benchmark,
                                                           std::vector<TaskIndex> tasks, const RewardWeights& weights,
                                                           MissingScores convention, const TaskView* previous = nullptr,
                                                           double solvesAt = defaultSolvesAt);

/// The facet as a list of check boxes over groups of rows; only categories that occur. No names: nothing to choose
/// from.
[[nodiscard]] RowTableModel::FacetField categoryFacet(const TaskView& view, Facet facet);
/// By place: the rank of the task's category in natural order; missing where it has none.
[[nodiscard]] std::vector<double> categoryKeys(const TaskView& view, Facet facet);
/// Translated title of a facet of tasks.
[[nodiscard]] QString taskFacetTitle(Facet facet);
/// A category as it is shown. Names are the data's own and stay as they are; those of siblings, and of splits that the
/// program knows, are translated.
[[nodiscard]] QString categoryTitle(Facet facet, std::string_view name);
/// The text for an empty category.
[[nodiscard]] QString notGiven();

[[nodiscard]] inline bool hasFlag(std::uint8_t flags, OutcomeFlag flag)
{
    return (flags & static_cast<std::uint8_t>(flag)) != 0;
}

} // namespace acr::ui
