// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Entry points for importing files. Each import is all or nothing: it returns a complete value, or all errors in the
/// files (each with file, line and column), and has no other effect.
///
/// Thread-safety: any number of imports may run at once; each is cancelled by its Progress.
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/benchmark/benchmark.h"
#include "core/benchmark/decisions.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace acr {

struct ImportOptions {
    /// The benchmark's name; by default that of the folder or file.
    std::string name;
    /// Other names for models, beside releaseAliases().
    std::vector<Alias> aliases;
    /// For decisions: `aliases` replace those of the benchmark. Otherwise they take precedence over them.
    bool onlyTheseAliases = false;
    Progress progress;
};

/// Reads a benchmark of any supported kind: a CodeRouterBench folder with any subset of its files (also in
/// sub-folders) or one of its tables, a matrix JSON, or a user's own benchmark (a folder with tasks and model_results
/// as JSON lines or CSV, or such a results file alone).
/// Errors: NotRecognised, everything that can be wrong with a file, Cancelled, those of checkPoolSize (limits.h).
[[nodiscard]] tl::expected<Benchmark, ErrorList> importBenchmark(const std::filesystem::path& path,
                                                                 const ImportOptions& options);

/// Reads a file of decisions, or all such files in a folder and its sub-folders in the order of their paths; other
/// files there are skipped. A set has the name of its file without the extension. Rows whose task the benchmark does
/// not have are counted, but a file without any known task is an error.
[[nodiscard]] tl::expected<std::vector<DecisionSet>, ErrorList>
importDecisions(const std::filesystem::path& path, const Benchmark& benchmark, const ImportOptions& options);

/// Adds prompts from JSON lines (or CSV) of `task_id, prompt` and returns how many tasks got one. Tasks that the
/// benchmark does not have are skipped; a file without any known task is an error. On errors the benchmark is as
/// before.
[[nodiscard]] tl::expected<std::uint64_t, ErrorList> attachPrompts(const std::filesystem::path& path,
                                                                   Benchmark& benchmark, const ImportOptions& options);

} // namespace acr
