// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The tables of the Statistics page: their columns, and their rows from the statistics of a stream.
#pragma once

#include "widgets/pages/statistics/factmodel.h"
#include "widgets/pages/statistics/statisticsbelief.h"

namespace acr::ui {

/// Groups × models: means with intervals and quartiles, the other split and what is believed beside them.
[[nodiscard]] FactModel* makeCellTable(QObject* parent);
void fillCellTable(FactModel& model, const StatisticsData& data, const StatisticsBelief& belief);
/// Ordered pairs of models: who solves what the other does not.
[[nodiscard]] FactModel* makePairTable(QObject* parent);
void fillPairTable(FactModel& model, const StatisticsData& data);
/// Each model's value to the pool.
[[nodiscard]] FactModel* makePortfolioTable(QObject* parent);
void fillPortfolioTable(FactModel& model, const StatisticsData& data);
/// The share of the best choice that each facet explains.
[[nodiscard]] FactModel* makeExplanationTable(QObject* parent);
void fillExplanationTable(FactModel& model, const StatisticsData& data);

} // namespace acr::ui
