// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The user's own benchmark: tasks and outcomes as JSON lines or CSV, prices from a models.json. In a folder without
/// the usual names, the files are recognised by their fields: results have a task, a model and `score` or `resolved`; a
/// list of tasks has neither a model nor a chosen one.
#pragma once

#include "core/benchmark/import.h"
#include "core/benchmark/textsource.h"

#include <optional>
#include <vector>

namespace acr {

/// The files of one benchmark. Only results are needed; without a list of tasks, the tasks are those of the results.
struct OwnBenchmarkFiles {
    std::optional<SourceItem> tasks;  ///< tasks.jsonl or tasks.csv
    std::vector<SourceItem> results;  ///< model_results.jsonl or model_results.csv; or one file for each model
    std::optional<SourceItem> models; ///< models.json

    /// Assigns the file by its name; false for any other name.
    bool take(SourceItem item);
};

/// The split that tasks are in when their list names none.
inline constexpr std::string_view ownSplit = "all";

[[nodiscard]] tl::expected<Benchmark, ErrorList> importOwnBenchmark(const OwnBenchmarkFiles& files,
                                                                    const ImportOptions& options);

} // namespace acr
