// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The layout of the CodeRouterBench release: tables of outcomes (CSV), lists of tasks (JSON lines), the pool, the
/// counts to check against, and the raw agentic matrix. Any subset makes a benchmark.
#pragma once

#include "core/benchmark/import.h"
#include "core/benchmark/textsource.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace acr {

enum class ReleaseFile : std::uint8_t {
    Models,
    ProbingTasks,
    IdTestTasks,
    OodTasks,
    IdTasks,
    ProbingResults,
    IdTestResults,
    OodResults,
    IdResults,
    OodMatrix,
    Summary
};
inline constexpr std::size_t releaseFileCount = 11;

/// The file of the release with this name (without folders).
[[nodiscard]] std::optional<ReleaseFile> releaseFileNamed(std::string_view fileName);

/// Imports the files, each of a name that releaseFileNamed() knows and each name once.
[[nodiscard]] tl::expected<Benchmark, ErrorList> importCodeRouterBench(std::span<const SourceItem> files,
                                                                       const ImportOptions& options);

} // namespace acr
