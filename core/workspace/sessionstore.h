// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Recorded sessions in a workspace: their definitions, and their steps as they are taken.
///
/// Steps are appended in blocks, each a transaction: when the program dies, what was appended is there, and what was in
/// flight is not. A session goes on from there by its definition (see SessionEngine), and the steps that are there say
/// whether it came out the same. A fork keeps its own steps only, as long as the session that it branches off is there.
///
/// Errors: those of Workspace; UnknownName (no such session), Duplicate (the name is taken), Conflict (steps that do
/// not follow on what is there). Thread-safety: as the workspace.
#pragma once

#include "core/session/sessiontrack.h"
#include "core/workspace/workspace.h"

namespace acr {

/// A session within one workspace; never used again for another one.
struct SessionId {
    std::int64_t value = 0;
    auto operator<=>(const SessionId&) const = default;
};

struct SessionSummary {
    SessionId id;
    BenchmarkId benchmark;
    std::string name;
    /// ISO 8601, UTC.
    std::string createdUtc;
    SessionDefinition definition;
    std::size_t streamTasks = 0;
    /// The session that it branches off, while that one is there.
    std::optional<SessionId> parent;
    std::string parentName;
    std::size_t steps = 0;
    bool finished = false;
};

class SessionStore {
public:
    /// REQUIRES: the workspace outlives the store.
    explicit SessionStore(Workspace& workspace);

    /// A session without steps; of a fork with a parent here, with the steps that it shares.
    [[nodiscard]] Result<SessionId> add(BenchmarkId benchmark, std::string_view name, const SessionSetting& setting,
                                        std::optional<SessionId> parent = {});
    /// Saves the steps that the run has more than the file. `finished` when these are the last.
    [[nodiscard]] Result<void> append(SessionId id, const Run& run, bool finished);

    /// In the order in which they were added.
    [[nodiscard]] Result<std::vector<SessionSummary>> list();
    [[nodiscard]] Result<SessionSummary> named(std::string_view name);
    /// The first of name, "name 2", "name 3", … that is free.
    [[nodiscard]] Result<std::string> freeName(std::string_view name);
    /// Steps and attempts; policy, seed and ballots are not stored.
    [[nodiscard]] Result<Run> load(SessionId id);
    [[nodiscard]] Result<void> rename(SessionId id, std::string_view name);
    /// Forks of it keep the steps that they shared.
    [[nodiscard]] Result<void> remove(SessionId id);

private:
    [[nodiscard]] Result<SessionSummary> summaryOf(SessionId id);
    [[nodiscard]] Result<void> insertBlock(SessionId id, const Run& run, std::size_t from, std::size_t to);
    [[nodiscard]] Result<void> readBlocks(SessionId id, std::size_t to, Run& run);
    [[nodiscard]] Result<void> keepSharedSteps(const SessionSummary& fork);

    Workspace& m_workspace;
    Database& m_database;
};

/// What identifies what a run did: XXH3-128 in hexadecimal over all steps and attempts.
[[nodiscard]] std::string runDigest(const Run& run);

} // namespace acr
