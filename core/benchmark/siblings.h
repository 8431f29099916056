// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Near-duplicates between the probing split, which policies are fitted to, and the tasks outside of it. A policy that
/// remembers a sibling's outcome looks better than it will be on new tasks.
///
/// Thread-safety: pure functions.
#pragma once

#include "core/base/progress.h"
#include "core/benchmark/benchmark.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

/// How near the nearest task on the other side is.
enum class SiblingKind : std::uint8_t {
    Unknown,     ///< the task has no prompt, or the other side has none
    None,        ///< its prompt is like none on the other side
    Similar,     ///< similar text: see similarText
    SameProblem, ///< the same problem, or variants of one: DS-1000's perturbations, one LeetCode problem in DebugBench,
                 ///< …
    Exact,       ///< the same text, white space aside
};
/// "none", "similar", "same_problem", "exact"; empty for Unknown.
[[nodiscard]] std::string_view siblingKindName(SiblingKind kind);
[[nodiscard]] std::optional<SiblingKind> siblingKindNamed(std::string_view name);
/// Whether tasks of that kind have a sibling.
[[nodiscard]] constexpr bool isSibling(SiblingKind kind)
{
    return kind >= SiblingKind::Similar;
}

/// Texts are similar when this share of their runs of five words and signs is common to both (Jaccard's index).
inline constexpr double similarText = 0.5;

/// By task of the benchmark.
struct Siblings {
    std::vector<SiblingKind> kinds;
    /// The nearest task on the other side; the task itself where there is none.
    std::vector<TaskIndex> nearest;
    /// Jaccard's index of the texts of both; 0 where there is no nearest.
    std::vector<float> similarity;
};

/// Compares every task of the probing split with every task outside of it, by their prompts and origins; a task that
/// is in both is compared as one of the probing split. `origins` has an entry a task (empty: not known), or none at
/// all. Where it is cancelled the result is empty.
[[nodiscard]] Siblings findSiblings(const TaskTable& tasks, std::span<const TaskIndex> probing,
                                    std::span<const std::string> origins, const Progress& progress = {});

/// The kind that the facet `siblings` says.
[[nodiscard]] SiblingKind siblingKindOf(const TaskTable& tasks, TaskIndex task);
/// Sets the facet. REQUIRES: one kind a task.
void setSiblingKinds(TaskTable& tasks, std::span<const SiblingKind> kinds);

/// A copy in which the tasks of the probing split that have a sibling outside of it have no prompt: nothing that reads
/// prompts can find them, and what is learned from outcomes by dimension and source stays. REQUIRES: loaded prompts.
[[nodiscard]] Benchmark withSiblingsWithheld(const Benchmark& benchmark);

} // namespace acr
