// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Recorded sessions in a workspace: their definitions, and their steps, saved while they run.
///
/// Steps are appended in blocks, each a transaction: when the program is killed, appended blocks are saved and the
/// current one is not. A session resumes from its definition (see SessionEngine), and the stored steps show whether the
/// result is the same. A fork stores only its own steps while its parent session exists.
///
/// Errors: those of Workspace; UnknownName (no such session), Duplicate (the name is taken), Conflict (steps that do
/// not continue the stored ones), Malformed (damage, such as a circle of forks). Thread-safety: as the workspace.
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
    /// The parent session, while it exists.
    std::optional<SessionId> parent;
    std::string parentName;
    std::size_t steps = 0;
    bool finished = false;
    /// Why the definition can't be read, where it can't: it is empty then. Such a session can be renamed and removed.
    std::optional<Error> damage;
};

class SessionStore {
public:
    /// REQUIRES: the workspace outlives the store.
    explicit SessionStore(Workspace& workspace);

    /// Adds a session without steps. A fork whose parent is in the workspace has the shared steps.
    [[nodiscard]] Result<SessionId> add(BenchmarkId benchmark, std::string_view name, const SessionSetting& setting,
                                        std::optional<SessionId> parent = {});
    /// Saves the steps of the run that are not stored yet. `finished` when these are the last.
    [[nodiscard]] Result<void> append(SessionId id, const Run& run, bool finished);

    /// In the order in which they were added, the damaged ones among them.
    [[nodiscard]] Result<std::vector<SessionSummary>> list();
    /// Errors also: the damage of a damaged one.
    [[nodiscard]] Result<SessionSummary> named(std::string_view name);
    /// Nothing where no session has the name. Damaged ones count.
    [[nodiscard]] Result<std::optional<SessionId>> find(std::string_view name);
    /// The first of name, "name 2", "name 3", … that is free.
    [[nodiscard]] Result<std::string> freeName(std::string_view name);
    /// Steps and attempts; policy, seed and ballots are not stored.
    [[nodiscard]] Result<Run> load(SessionId id);
    [[nodiscard]] Result<void> rename(SessionId id, std::string_view name);
    /// Forks of it keep the steps that they shared.
    [[nodiscard]] Result<void> remove(SessionId id);

private:
    /// What the columns say of a session, without its definition.
    struct Head {
        SessionId id;
        BenchmarkId benchmark;
        std::string name;
        std::optional<SessionId> parent;
        std::size_t forkAfter = 0;
        std::size_t steps = 0;
        std::size_t streamTasks = 0;
    };
    [[nodiscard]] Result<Head> headOf(SessionId id);
    /// Error Duplicate where another session than `self` has the name.
    [[nodiscard]] Result<void> checkNameIsFree(std::string_view name, std::optional<SessionId> self = {});
    [[nodiscard]] Result<void> insertBlock(SessionId id, const Run& run, std::size_t from, std::size_t to);
    /// The first `to` steps, those of the sessions that it branches off among them.
    [[nodiscard]] Result<void> readSteps(const Head& session, std::size_t to, Run& run);
    /// The steps of the session itself that come before `to`.
    [[nodiscard]] Result<void> readBlocks(const Head& session, std::size_t to, Run& run);
    [[nodiscard]] Result<void> keepSharedSteps(SessionId fork);

    Workspace& m_workspace;
    Database& m_database;
};

/// Identifies the decisions and outcomes of a run: XXH3-128 in hexadecimal over all steps and attempts.
[[nodiscard]] std::string runDigest(const Run& run);

} // namespace acr
