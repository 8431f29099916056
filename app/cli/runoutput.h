// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Output of runs and sessions on the command line, as text and as JSON.
#pragma once

#include "core/base/texttable.h"
#include "core/benchmark/decisionfiles.h"
#include "core/evaluation/runningmetrics.h"

#include <nlohmann/json.hpp>

#include <vector>

namespace acr::cli {

/// The decisions and outcomes of the run, in the format of a decision file.
[[nodiscard]] std::vector<DecisionRow> decisionRows(const Run& run, const RewardWeights& weights, bool seeded);

/// A formatted number; "–" where it is missing.
[[nodiscard]] std::string number(double value, int decimals);

/// A number that does not exist is null.
[[nodiscard]] nlohmann::ordered_json orNull(double value);

/// The step as one object: {"step" (from 1), "position", "task", "dimension", "chosen", "score", "cost_usd", "regret",
/// "quality_regret", "cost_regret", "verdict", "reason", "margin", "prior_pick", "attempts": [{"model", "score",
/// "cost_usd", "passed", "graded"}]}. Of a live session each attempt has "verdicts": [{"by", "person", "verdict",
/// "score"}].
[[nodiscard]] nlohmann::ordered_json stepJson(const SessionTrack& track, const OracleTable& oracle, std::size_t step);
/// With "ballot": {"pick", "margin", "values", "votes", "pivotal", "reason"}, and "oracle": {"models", "reward"}.
[[nodiscard]] nlohmann::ordered_json stepJsonWithBallot(const SessionTrack& track, const OracleTable& oracle,
                                                        std::size_t step);
/// The same as text.
[[nodiscard]] std::string stepText(const SessionTrack& track, const OracleTable& oracle, std::size_t step);

[[nodiscard]] nlohmann::ordered_json metricsJson(const RunningMetrics& metrics, std::size_t steps);

} // namespace acr::cli
