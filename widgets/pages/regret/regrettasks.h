// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The tasks behind the figures of the Regret page, for the list of tasks.
///
/// Of a policy with seeds the tasks are those of one run, which the title names. Thread-safety: pure functions.
#pragma once

#include "widgets/pages/regret/regretsplit.h"

#include <optional>

namespace acr::ui {

/// What a figure of a run counts.
enum class RunFigure : std::uint8_t {
    Regret,    ///< tasks with regret
    Score,     ///< tasks without the full score
    Agreement, ///< tasks on which the run picks what the oracle picks, or ties with it
};

/// Nothing (no tasks) when the results have no such policy, or its run has no such tasks. `seed` is the number of the
/// run, from 0.
[[nodiscard]] TaskList tasksBehind(const StreamResults& results, const QString& policy, std::size_t seed,
                                   RunFigure figure);
/// The tasks with regret of one group of regretSplit(); the empty name is the group of tasks without one.
[[nodiscard]] TaskList tasksOfGroup(const StreamResults& results, const QString& policy, std::size_t seed, Facet facet,
                                    const QString& group);
/// The tasks of one kind of kindSplit(); `kindName` is what the title calls it.
[[nodiscard]] TaskList tasksOfKind(const StreamResults& results, const QString& policy, std::size_t seed, StepKind kind,
                                   const QString& kindName);

/// The tasks on which the two runs have another regret: of one group, whose empty name is the tasks without one, or of
/// all groups.
[[nodiscard]] TaskList tasksOfDifference(const StreamResults& results, const QString& a, std::size_t seedA,
                                         const QString& b, std::size_t seedB, Facet facet,
                                         const std::optional<QString>& group);

} // namespace acr::ui
