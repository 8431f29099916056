// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a recomputed figure differs from the published one: facts computed from the results, and their sentences.
///
/// CumReg = Σ r* − Σ r, so a difference falls into three parts that can be computed: the oracle differs, the router's
/// own scores and costs differ, and a rest, which is rounding of the printed figures or unexplained.
#pragma once

#include "widgets/document/document.h"

#include <QStringList>

namespace acr::ui {

struct PublishedFacts {
    PublishedFigure figure;
    /// Tasks that the printed figure is for; 0 when unknown.
    std::size_t publishedTasks = 0;
    std::size_t streamTasks = 0;
    std::size_t rowTasks = 0;

    double cumRegret = missing; ///< recomputed
    double avgPerfPct = missing;
    double costUsd = missing;

    double oracleAvgPerfPct = missing; ///< recomputed
    double oracleCostUsd = missing;
    double publishedOracleAvgPerfPct = missing;
    double publishedOracleCostUsd = missing;

    /// The contribution of the different oracle to CumReg; missing when the paper gives none.
    double fromOracle = missing;
    /// The contribution of the row's different scores and costs.
    double fromOwn = missing;
    /// The rest, and how much of it rounding of the printed figures can explain.
    double rest = missing;
    double rounding = missing;

    std::size_t missingCosts = 0; ///< attempts of one run
    std::size_t ungraded = 0;     ///< picks without a verified score, of one run
    std::size_t seeds = 0;        ///< 0 for a policy without
    bool canonicalWeights = true;
    bool shuffled = false;
    MissingScores convention = MissingScores::AsZero;

    [[nodiscard]] double difference() const { return cumRegret - figure.cumRegret; }
};

/// REQUIRES: the row has a published figure.
[[nodiscard]] PublishedFacts publishedFacts(const StreamResults& results, const LeaderboardRow& row);

/// The facts in words, most important first; translated.
[[nodiscard]] QStringList explain(const PublishedFacts& facts);

} // namespace acr::ui
