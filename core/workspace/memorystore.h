// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Memories in a workspace: named snapshots, and the user's changes to the memory of a run, saved immediately.
///
/// Errors: those of Workspace; UnknownName (no such snapshot), Duplicate (the name is taken), BadParameter (an empty
/// name). Thread-safety: as the workspace.
#pragma once

#include "core/policy/memorysnapshot.h"
#include "core/workspace/workspace.h"

namespace acr {

struct MemorySummary {
    std::string name;
    /// ISO 8601, UTC.
    std::string createdUtc;
    std::string policy;
    std::string encoder;
    std::uint64_t steps = 0;
    std::size_t entries = 0;
    std::size_t capacity = 0;
};

class MemoryStore {
public:
    /// REQUIRES: the workspace outlives the store.
    explicit MemoryStore(Workspace& workspace);

    /// REQUIRES: the snapshot is of that benchmark.
    [[nodiscard]] Result<void> save(const Benchmark& benchmark, BenchmarkId id, std::string_view name,
                                    const MemorySnapshot& snapshot);
    /// In the order in which they were saved.
    [[nodiscard]] Result<std::vector<MemorySummary>> list(BenchmarkId id);
    [[nodiscard]] Result<MemorySnapshot> load(const Benchmark& benchmark, BenchmarkId id, std::string_view name);
    [[nodiscard]] Result<void> rename(BenchmarkId id, std::string_view from, std::string_view to);
    [[nodiscard]] Result<void> remove(BenchmarkId id, std::string_view name);
    /// The first of name, "name 2", "name 3", … that is free.
    [[nodiscard]] Result<std::string> freeName(BenchmarkId id, std::string_view name);

    /// Replaces the user's changes to the memory of a run. `run` is any text that identifies the run.
    [[nodiscard]] Result<void> saveEdits(BenchmarkId id, std::string_view run, std::span<const MemoryEdit> edits);
    [[nodiscard]] Result<std::vector<MemoryEdit>> edits(const Benchmark& benchmark, BenchmarkId id,
                                                        std::string_view run);

private:
    [[nodiscard]] Result<void> insertBlocks(std::int64_t snapshotId, const VectorStore& entries);
    [[nodiscard]] Result<void> readBlocks(const Benchmark& benchmark, std::int64_t snapshotId, VectorStore& entries);

    Workspace& m_workspace;
    Database& m_database;
};

} // namespace acr
