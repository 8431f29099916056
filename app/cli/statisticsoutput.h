// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Output of the statistics on the command line, as tables and as JSON.
#pragma once

#include "core/base/texttable.h"
#include "core/evaluation/portfolio.h"
#include "core/session/stream.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace acr::cli {

/// The input of the statistics. Borrows benchmark and stream.
struct StatisticsReport {
    const Benchmark* benchmark = nullptr;
    const Stream* stream = nullptr;
    /// The other set of tasks; empty for none.
    std::vector<TaskIndex> against;
    StatisticSettings settings;
};

/// `part` is one of means, cells, sets, pairs, portfolio, explained.
[[nodiscard]] TextTable statisticsTable(const StatisticsReport& report, std::string_view part);
/// A line that explains the numbers.
[[nodiscard]] std::string statisticsNote(const StatisticsReport& report, std::string_view part);
/// All parts.
[[nodiscard]] nlohmann::ordered_json statisticsJson(const StatisticsReport& report);

} // namespace acr::cli
