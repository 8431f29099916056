// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Where a row's regret comes from: by dimension (or another facet) as quality and cost part, and by what
/// kind of task it was. Computed off the window's thread, shown by SplitPanel.
#pragma once

#include "widgets/document/document.h"

#include <QString>

#include <array>
#include <cstdint>
#include <vector>

namespace acr::ui {

struct RegretGroup {
    QString name;
    double tasks = 0;
    double quality = 0;
    double cost = 0;
    [[nodiscard]] double regret() const { return quality + cost; }
};

struct RegretSplit {
    Facet facet = Facet::Dimension;
    /// Largest regret first. Mean over the seeds; of `random` the exact expectation.
    std::vector<RegretGroup> groups;
};

/// Facets that tell tasks of the stream apart.
[[nodiscard]] std::vector<Facet> usefulFacets(const StreamResults& results);
[[nodiscard]] RegretSplit regretSplit(const StreamResults& results, const LeaderboardRow& row, Facet facet);

/// Kinds of steps, compared with the oracle. Avoidable regret has two kinds: another model had a better score, or the
/// same score at a lower cost.
enum class StepKind : std::uint8_t { WorseAnswer, Dearer, Unsolvable, Tied, Optimal, Unknown };
inline constexpr std::size_t stepKindCount = 6;
struct KindShare {
    double tasks = 0;
    double regret = 0;
};
using KindSplit = std::array<KindShare, stepKindCount>;

[[nodiscard]] StepKind kindOf(const StepRegret& regret);
/// Mean over the seeds; of `random` the exact expectation.
[[nodiscard]] KindSplit kindSplit(const StreamResults& results, const LeaderboardRow& row);

} // namespace acr::ui
