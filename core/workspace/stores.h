// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The SQL behind Workspace, by subject. All run in a transaction of the caller.
#pragma once

#include "core/workspace/database.h"
#include "core/workspace/workspace.h"

#include <array>
#include <cstddef>
#include <string_view>

namespace acr::store {

/// Names of the outcome columns in the file.
inline constexpr std::string_view scoreColumn = "score";
inline constexpr std::string_view costColumn = "cost_usd";
inline constexpr std::string_view flagColumn = "flags";
/// In the order of OutcomeMatrix::Column.
inline constexpr std::array<std::string_view, OutcomeMatrix::columnCount> countColumns{
    "input_tokens", "output_tokens", "total_tokens", "latency_ms", "calls"};

[[nodiscard]] Result<BenchmarkId> insertBenchmark(Database& database, const Benchmark& benchmark,
                                                  const Progress& progress);
[[nodiscard]] Result<std::vector<BenchmarkSummary>> summaries(Database& database);
[[nodiscard]] Result<Benchmark> readBenchmark(Database& database, BenchmarkId id, const LoadOptions& options,
                                              const Progress& progress);
[[nodiscard]] Result<std::string> readPrompt(Database& database, BenchmarkId id, TaskIndex task);
[[nodiscard]] Result<void> replacePrompts(Database& database, BenchmarkId id, std::span<const TaskPrompt> prompts,
                                          const Progress& progress);
/// Error UnknownName when there is no such benchmark.
[[nodiscard]] Result<void> removeBenchmark(Database& database, BenchmarkId id);

[[nodiscard]] Result<std::vector<Alias>> readAliases(Database& database, BenchmarkId id);
[[nodiscard]] Result<void> insertAliases(Database& database, BenchmarkId id, std::span<const Alias> aliases);
/// Errors: those of checkAliases, UnknownName.
[[nodiscard]] Result<void> replaceAliases(Database& database, BenchmarkId id, std::span<const Alias> aliases);

struct BenchmarkShape {
    std::size_t tasks = 0;
    std::size_t models = 0;
    std::size_t blockTasks = 0;
};
/// Error UnknownName when there is no such benchmark.
[[nodiscard]] Result<BenchmarkShape> shapeOf(Database& database, BenchmarkId id);

[[nodiscard]] Result<void> replaceDecisionSets(Database& database, BenchmarkId id, std::span<const DecisionSet> sets);
[[nodiscard]] Result<std::vector<DecisionSet>> readDecisionSets(Database& database, BenchmarkId id);
[[nodiscard]] Result<void> removeDecisionSet(Database& database, BenchmarkId id, std::string_view name);

} // namespace acr::store
