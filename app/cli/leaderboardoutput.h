// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Output of the leaderboard on the command line, as text and as JSON.
#pragma once

#include "core/base/texttable.h"
#include "core/evaluation/leaderboard.h"
#include "core/evaluation/rundifference.h"

#include <nlohmann/json.hpp>

namespace acr::cli {

[[nodiscard]] TextTable leaderboardTable(std::span<const LeaderboardRow> rows);
/// {"stream", "n", "order", "reward", "rows": [{policy, n, cum_regret, …, published: {…}}]}, in each row what
/// leaderboardColumns() names; a number that does not exist is null.
[[nodiscard]] nlohmann::ordered_json leaderboardJson(const Benchmark& benchmark, const Stream& stream,
                                                     const ReplaySettings& settings,
                                                     std::span<const LeaderboardRow> rows);
/// The difference of two runs by group, its sum in the last row.
[[nodiscard]] TextTable differenceTable(const RunDifference& difference);
/// {"a", "b", "by", "groups": [{group, n, differing, cum_regret_a, cum_regret_b, difference, quality, cost}], "total":
/// {…}}.
[[nodiscard]] nlohmann::ordered_json differenceJson(const RunDifference& difference, const Run& a, const Run& b);
/// The note below the table about the content of the sums, or nothing.
[[nodiscard]] std::string leaderboardNote(std::span<const LeaderboardRow> rows);

} // namespace acr::cli
