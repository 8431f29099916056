// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Files of decisions: JSON lines of `task_id, chosen_model` and, optionally, the outcome that the router got.
#pragma once

#include "core/benchmark/import.h"
#include "core/benchmark/textsource.h"

#include <optional>
#include <span>
#include <string>

namespace acr {

/// Reads one file. A chain may end with any model. `score` (0 to 1) takes precedence over `resolved`. Models may be
/// given by an alias.
[[nodiscard]] DecisionSet readDecisions(TextSource& source, const Benchmark& benchmark, std::span<const Alias> aliases,
                                        const Progress& progress, ErrorList& errors);

/// Whether the first record of the file has a `chosen_model`.
[[nodiscard]] bool looksLikeDecisions(const SourceItem& file);

/// A decision as it is written: what was recorded, and what the session knows about it.
struct DecisionRow {
    RecordedDecision decision;
    /// Missing where it is not known.
    double observedReward = missing;
    std::optional<std::uint64_t> seed;
};

/// The rows as JSON lines, in the shape that is read above; `step` counts from 1. A score between 0 and 1, which is
/// neither resolved nor not, is written as `score`.
[[nodiscard]] std::string decisionLines(const Benchmark& benchmark, std::span<const DecisionRow> rows);

/// Writes decisionLines() to a file, which is replaced only when all of it is written.
/// Errors: FileUnwritable.
[[nodiscard]] Result<void> writeDecisions(const std::filesystem::path& path, const Benchmark& benchmark,
                                          std::span<const DecisionRow> rows);

} // namespace acr
