// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/regret/regretdetails.h"

#include "core/base/parallel.h"
#include "widgets/pages/regret/regretdata.h"

#include <algorithm>
#include <atomic>
#include <cmath>

namespace acr::ui {

RegretDetails regretDetails(const StreamResults& results, const QString& a, const QString& b, Facet splitFacet,
                            Facet differenceFacet, std::size_t seedA, std::size_t seedB)
{
    const LeaderboardRow& rowA = *rowOf(results, a);
    const LeaderboardRow& rowB = *rowOf(results, b);
    RegretDetails details;
    details.a = a;
    details.b = b;
    details.split = regretSplit(results, rowA, splitFacet);
    details.kinds = kindSplit(results, rowA);
    if (rowA.published)
        details.published = publishedFacts(results, rowA);
    const Run& runA = rowA.runs[std::min(seedA, rowA.runs.size() - 1)];
    const Run& runB = rowB.runs[std::min(seedB, rowB.runs.size() - 1)];
    details.comparison = compareRuns(results, runA, runB);
    details.difference = differenceBy(runA, runB, results.oracle, results.benchmark->tasks, differenceFacet);
    return details;
}

QHash<QString, Interval> intervalsAgainst(const StreamResults& results, const QString& reference,
                                          const Progress& progress)
{
    QHash<QString, Interval> intervals;
    const LeaderboardRow* base = rowOf(results, reference);
    if (base == nullptr)
        return intervals;
    const std::vector<double> baseRegret = regretByPosition(results, *base);
    std::vector<Interval> byRow(results.rows.size());
    std::atomic<std::size_t> done = 0;
    parallelFor(byRow.size(), 0, [&](std::size_t index) {
        if (progress.stopped())
            return;
        const std::vector<double> regret = regretByPosition(results, results.rows[index]);
        std::vector<double> left;
        std::vector<double> right;
        for (std::size_t i = 0; i < regret.size(); ++i) {
            if (std::isnan(regret[i]) || std::isnan(baseRegret[i]))
                continue;
            left.push_back(regret[i]);
            right.push_back(baseRegret[i]);
        }
        if (&results.rows[index] != base && !left.empty())
            byRow[index] = pairedBootstrap(left, right);
        progress(static_cast<double>(++done) / static_cast<double>(byRow.size()));
    });
    for (std::size_t i = 0; i < byRow.size(); ++i) {
        if (!isMissing(byRow[i].estimate))
            intervals.insert(policyOf(results.rows[i]), byRow[i]);
    }
    return intervals;
}

} // namespace acr::ui
