// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Memories in a workspace: named snapshots, and the user's changes by hand, saved immediately. Both name tasks and
/// models, so they belong to no benchmark and stay when one is removed; only changes of a run's memory belong to the
/// benchmark of the run.
///
/// Errors: those of Workspace; UnknownName (no such snapshot), Duplicate (the name is taken), BadParameter (an empty
/// name). Thread-safety: as the workspace.
#pragma once

#include "core/memory/memorystate.h"
#include "core/policy/memorysnapshot.h"
#include "core/workspace/workspace.h"

#include <optional>

namespace acr {

struct MemorySummary {
    std::string name;
    /// ISO 8601, UTC.
    std::string createdUtc;
    /// The benchmark on which it was gathered; it may be gone.
    std::string benchmark;
    std::string policy;
    std::string encoder;
    std::uint64_t version = 0;
    std::uint64_t steps = 0;
    std::size_t entries = 0;
    std::size_t capacity = 0;
};

class MemoryStore {
public:
    /// REQUIRES: the workspace outlives the store.
    explicit MemoryStore(Workspace& workspace);

    [[nodiscard]] Result<void> save(std::string_view name, const MemoryState& state);
    /// In the order in which they were saved.
    [[nodiscard]] Result<std::vector<MemorySummary>> list();
    [[nodiscard]] Result<MemoryState> load(std::string_view name);
    /// Its changes by hand go with it.
    [[nodiscard]] Result<void> rename(std::string_view from, std::string_view to);
    /// With its changes by hand.
    [[nodiscard]] Result<void> remove(std::string_view name);
    /// The first of name, "name 2", "name 3", … that is free.
    [[nodiscard]] Result<std::string> freeName(std::string_view name);

    // Changes by hand, in order. Saving replaces those that were there.

    /// To the memory of a run on a benchmark; `run` is any text that identifies the run.
    [[nodiscard]] Result<void> saveEdits(BenchmarkId id, std::string_view run, std::span<const MemoryEdit> edits);
    [[nodiscard]] Result<std::vector<MemoryEdit>> edits(BenchmarkId id, std::string_view run);
    /// To a snapshot. Error UnknownName also for reading.
    [[nodiscard]] Result<void> saveSnapshotEdits(std::string_view name, std::span<const MemoryEdit> edits);
    [[nodiscard]] Result<std::vector<MemoryEdit>> snapshotEdits(std::string_view name);

private:
    [[nodiscard]] Result<std::int64_t> idOf(std::string_view name);
    [[nodiscard]] Result<void> insertBlocks(std::int64_t snapshotId, const MemoryState& state,
                                            std::span<const std::uint32_t> taskNumbers,
                                            std::span<const std::uint32_t> modelNumbers);
    [[nodiscard]] Result<void> readBlocks(std::int64_t snapshotId, MemoryState& state);

    Workspace& m_workspace;
    Database& m_database;
};

} // namespace acr
