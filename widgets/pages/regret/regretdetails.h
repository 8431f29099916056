// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The details that the regret page computes in jobs, beside the curves.
#pragma once

#include "core/evaluation/rundifference.h"
#include "core/evaluation/statistics.h"
#include "widgets/pages/regret/publishedfacts.h"
#include "widgets/pages/regret/regretsplit.h"
#include "widgets/pages/regret/runcomparison.h"

#include <QHash>

#include <optional>

namespace acr::ui {

/// Run A in detail, and A against B. Shared as const.
struct RegretDetails {
    QString a;
    QString b;
    RegretSplit split;
    KindSplit kinds{};
    std::optional<PublishedFacts> published;
    RunComparison comparison;
    RunDifference difference;
};

/// Seeds are positions in the rows' runs; `splitFacet` is for run A, `differenceFacet` for A − B. REQUIRES: both rows
/// are there and have runs.
[[nodiscard]] RegretDetails regretDetails(const StreamResults& results, const QString& a, const QString& b,
                                          Facet splitFacet, Facet differenceFacet, std::size_t seedA,
                                          std::size_t seedB);

/// 95 % intervals of ΔCumReg of each row against the reference, over the tasks that both cover, by policy
/// text.
[[nodiscard]] QHash<QString, Interval> intervalsAgainst(const StreamResults& results, const QString& reference,
                                                        const Progress& progress = {});

} // namespace acr::ui
