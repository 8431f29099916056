// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Output of the leaderboard on the command line, as text and as JSON.
#pragma once

#include "core/base/texttable.h"
#include "core/evaluation/leaderboard.h"

#include <nlohmann/json.hpp>

namespace acr::cli {

[[nodiscard]] TextTable leaderboardTable(std::span<const LeaderboardRow> rows);
/// {"stream", "n", "order", "reward", "rows": [{policy, n, avg_perf_pct, cum_regret, cost_usd, perf_per_dollar,
/// oracle_agreement, coverage, seeds, published, …}]}; a number that does not exist is null.
[[nodiscard]] nlohmann::ordered_json leaderboardJson(const Benchmark& benchmark, const Stream& stream,
                                                     const LeaderboardSettings& settings,
                                                     std::span<const LeaderboardRow> rows);
/// The note below the table about the content of the sums, or nothing.
[[nodiscard]] std::string leaderboardNote(std::span<const LeaderboardRow> rows);

} // namespace acr::cli
