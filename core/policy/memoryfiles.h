// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Memories as files, for notebooks and other workspaces.
///
/// JSON: {"format": "acrouter-memory", "version": 1, "benchmark", "policy", "encoder", "dimensions", "capacity",
/// "memory_version", "steps", "gathered", "beliefs": [{"dimension", "source", "models": [{"model", "mean", "sd",
/// "evidence", "cost_usd"}]}], "entries": [entry]} with entries {"task_id", "model", "step" (from 1; null: before the
/// stream), "score", "cost_usd" (null: missing), "passed", "graded", "applied", "pinned", "key": [floats]}, oldest
/// first. JSON lines: the same object without entries, then an entry a line. Tasks and models are any names: files
/// belong to no benchmark. What is read back is what was written, bit for bit; ids are renumbered from 0.
#pragma once

#include "core/base/progress.h"
#include "core/benchmark/textsource.h"
#include "core/memory/memorystate.h"

#include <filesystem>
#include <optional>
#include <string>

namespace acr {

inline constexpr std::uint32_t memoryFileVersion = 1;
/// A memory holds no more rows of beliefs: a row for each dimension, and for each source within it.
inline constexpr std::size_t maxBeliefRows = 10'000;

enum class MemoryFileFormat : std::uint8_t { Json, JsonLines };
/// JSON lines for names that end with ".jsonl", else JSON.
[[nodiscard]] MemoryFileFormat memoryFormatFor(std::string_view fileName);

[[nodiscard]] std::string memoryText(const MemoryState& state, MemoryFileFormat format);
/// Writes memoryText() to a file, which is replaced only when all of it is written. Error FileUnwritable.
[[nodiscard]] Result<void> writeMemory(const std::filesystem::path& path, const MemoryState& state);

/// Reads either format, by the name of the source. Nothing when there are errors.
[[nodiscard]] std::optional<MemoryState> readMemory(TextSource& source, const Progress& progress, ErrorList& errors);

/// The beliefs alone, as they stand in the JSON; `models` are the names of their cells.
[[nodiscard]] std::string beliefsText(std::span<const BeliefRow> beliefs, std::span<const std::string> models);
/// Reads beliefsText() and adds new names to `models`. Nothing when there are errors.
[[nodiscard]] std::optional<std::vector<BeliefRow>> readBeliefs(std::string_view text, const std::string& sourceName,
                                                                NameTable& models, ErrorList& errors);

} // namespace acr
