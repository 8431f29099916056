// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Entry points for importing files. Each import is all or nothing: it returns a complete value, or all errors in the
/// files (each with file, line and column), and has no other effect.
///
/// Thread-safety: any number of imports may run at once; each is cancelled by its Progress.
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/benchmark/answerspool.h"
#include "core/benchmark/benchmark.h"
#include "core/benchmark/decisions.h"

#include <cstdint>
#include <filesystem>
#include <memory>
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
    /// Moves about this share of the tasks (0 to 1), drawn by their ids, from their streams to `probing`, so that
    /// policies can be fitted to a benchmark that names no such tasks. The same tasks each time. Error NotApplicable
    /// for a benchmark that has this stream.
    double probingShare = 0;
    /// Takes the answers of the models, where a benchmark's files have them; without one they are left out. After an
    /// import that failed it is of no use.
    std::shared_ptr<AnswerSpool> answers = nullptr;
};

/// Reads a benchmark of any supported kind: a CodeRouterBench folder with any subset of its files (also in
/// sub-folders) or one of its tables, another routing benchmark (RouterBench, LLMRouterBench, RouterArena, LLMRouter,
/// RouteLLM), a matrix JSON, or a user's own benchmark (a folder with tasks and results as JSON lines or CSV, or such a
/// results file alone).
/// Errors: NotRecognised, everything that can be wrong with a file, Cancelled, those of checkPoolSize (limits.h).
[[nodiscard]] tl::expected<Benchmark, ErrorList> importBenchmark(const std::filesystem::path& path,
                                                                 const ImportOptions& options);

/// Reads a file of decisions (JSON lines, or predictions of RouterArena), or all such files in a folder and its
/// sub-folders in the order of their paths; other files there are skipped. A set has the name of its file without the
/// extension. Rows whose task the benchmark does not have are counted, but a file without any known task is an error.
[[nodiscard]] tl::expected<std::vector<DecisionSet>, ErrorList>
importDecisions(const std::filesystem::path& path, const Benchmark& benchmark, const ImportOptions& options);

/// The files of decisions in a folder and its sub-folders, or the file itself if it is one, in the order of their
/// paths.
[[nodiscard]] std::vector<std::filesystem::path> decisionFiles(const std::filesystem::path& path);

/// Like importDecisions(), for the decisions that lie in the folder of a benchmark: files without any known task are
/// left out, and there may be none at all.
[[nodiscard]] tl::expected<std::vector<DecisionSet>, ErrorList>
importFoundDecisions(const std::filesystem::path& path, const Benchmark& benchmark, const ImportOptions& options);

/// Adds prompts from JSON lines (or CSV) of `task_id, prompt` and returns how many tasks got one. Tasks that the
/// benchmark does not have are skipped; a file without any known task is an error. On errors the benchmark is as
/// before.
[[nodiscard]] tl::expected<std::uint64_t, ErrorList> attachPrompts(const std::filesystem::path& path,
                                                                   Benchmark& benchmark, const ImportOptions& options);

} // namespace acr
