// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Output of memories on the command line, as text and as JSON.
#pragma once

#include "core/base/texttable.h"
#include "core/memory/memoryrecall.h"
#include "core/workspace/memorystore.h"

#include <nlohmann/json.hpp>

namespace acr::cli {

[[nodiscard]] TextTable snapshotTable(std::span<const MemorySummary> snapshots);
[[nodiscard]] nlohmann::ordered_json snapshotJson(std::span<const MemorySummary> snapshots);

/// What of a memory the benchmark has no place for, in one line. REQUIRES: there is something.
[[nodiscard]] std::string unplacedText(const MemorySnapshot& snapshot, const Benchmark& benchmark);

/// An entry, and its similarity to the given task (missing without one).
struct ShownEntry {
    MemoryId id = 0;
    double similarity = missing;
};
[[nodiscard]] TextTable entryTable(const VectorStore& store, const Benchmark& benchmark,
                                   std::span<const ShownEntry> entries);
/// {"policy", "version", "steps", "gathered", "encoder", "dimensions", "capacity", "size", "pinned", "unplaced":
/// {"entries", "tasks": [...], "models": [...]}, "entries": [...]}; only exports contain keys.
[[nodiscard]] nlohmann::ordered_json entryJson(const MemorySnapshot& snapshot, const Benchmark& benchmark,
                                               std::span<const ShownEntry> entries);
[[nodiscard]] TextTable beliefTable(std::span<const BeliefRow> beliefs, const Benchmark& benchmark);

[[nodiscard]] TextTable diffTable(const MemoryDiff& diff, const MemorySnapshot& before, const MemorySnapshot& after,
                                  const Benchmark& benchmark);
[[nodiscard]] nlohmann::ordered_json diffJson(const MemoryDiff& diff, const MemorySnapshot& before,
                                              const MemorySnapshot& after, const Benchmark& benchmark);

[[nodiscard]] nlohmann::ordered_json recallJson(const RecallReport& report);

} // namespace acr::cli
