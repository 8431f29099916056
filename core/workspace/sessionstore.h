// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Recorded sessions in a workspace: their definitions, and their journals, saved while they run.
///
/// Records are appended in transactions: when the program is killed, what was appended is saved and the current block
/// is not. A session is what its journal says: opening it computes nothing (see recording.h). A fork stores only its
/// own records while its parent session exists. What a later version has written into a journal stays there.
///
/// Errors: those of Workspace; UnknownName (no such session), Duplicate (the name is taken), Conflict (steps that do
/// not continue the stored ones), Malformed (damage, such as a circle of forks). Thread-safety: as the workspace.
#pragma once

#include "core/live/livejournal.h"
#include "core/session/recording.h"
#include "core/workspace/workspace.h"

#include <functional>
#include <span>
#include <vector>

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
    /// As StoredDefinition::unknown.
    std::vector<Error> unknown;
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
    /// Adds a session of tasks that are not in a benchmark yet. The benchmark holds the pool.
    [[nodiscard]] Result<SessionId> addLive(BenchmarkId benchmark, std::string_view name,
                                            const SessionDefinition& definition, JournalStart start);
    /// Gives a live session its benchmark and its steps, in place of those that it had. Its other records stay.
    [[nodiscard]] Result<void> settleLive(SessionId id, BenchmarkId benchmark, const SessionDefinition& definition,
                                          const Run& run, bool finished, const StepNotes& notes);
    /// Whether something in the workspace belongs to the benchmark, other than what was saved with it.
    [[nodiscard]] Result<bool> isInUse(BenchmarkId benchmark);
    /// Saves the steps of the run that are not stored yet, with their notes where there are any. `finished` when these
    /// are the last.
    [[nodiscard]] Result<void> append(SessionId id, const Run& run, bool finished, const StepNotes& notes = {});
    [[nodiscard]] Result<void> append(SessionId id, const SessionTrack& track)
    {
        return append(id, track.run(), track.finished(), track.notes());
    }
    /// Says in the journal that steps from here on are decided by the policy as it is now, unless it says so already.
    [[nodiscard]] Result<void> goOn(SessionId id, const SessionSetting& setting);
    /// Appends records as they are, and waits until the disk has them.
    [[nodiscard]] Result<void> appendRecords(SessionId id, std::span<const JournalRecord> records);
    /// Appends many batches of records a second. A batch survives the end of the program; a power failure loses at
    /// most what was appended within the last second. `next`: of nextPosition(), from before the records were read that
    /// the session goes on from. Errors of appending also: Conflict where another program has gone on with the session
    /// since. REQUIRES: the workspace outlives it.
    [[nodiscard]] Result<std::unique_ptr<LiveJournal>> journal(SessionId id, std::int64_t next);
    /// Where the next record goes.
    [[nodiscard]] Result<std::int64_t> nextPosition(SessionId id);
    /// The records of the session itself, without those of the sessions that it branches off.
    [[nodiscard]] Result<std::vector<JournalRecord>> records(SessionId id);

    /// What the first record of the session's journal says; that of no start where it says something else.
    [[nodiscard]] Result<JournalStart> firstStart(SessionId id);

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
    /// All of a session, for openRecording().
    [[nodiscard]] Result<StoredSession> loadStored(const SessionSummary& session);
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
    struct NewSession {
        std::string definition{}; ///< JSON
        std::size_t streamTasks = 0;
        std::optional<SessionId> parent{};
        std::uint32_t sharedSteps = 0;
    };
    /// Its row and the first record of its journal.
    [[nodiscard]] Result<SessionId> insertSession(BenchmarkId benchmark, std::string_view name,
                                                  const NewSession& session, const JournalRecord& start);
    [[nodiscard]] Result<void> insertRecord(SessionId id, const JournalRecord& record);
    /// Until `use` says false. What it returns as an error is an error of its record.
    [[nodiscard]] Result<void> forEachRecord(const Head& session,
                                             const std::function<Result<bool>(JournalRecord)>& use);
    /// Folds the session's journal up to that step, after the steps of the sessions that it branches off. With `shared`
    /// only these, and their records are added to it.
    [[nodiscard]] Result<SessionFold> fold(const Head& session, std::size_t to,
                                           std::vector<JournalRecord>* shared = nullptr);
    /// Folds the records of the session itself until there are `to` steps. `own`: those that are not of steps as well.
    [[nodiscard]] Result<void> foldRecords(const Head& session, std::size_t to, bool own, SessionFold& fold,
                                           std::vector<JournalRecord>* shared);
    [[nodiscard]] Result<void> keepSharedSteps(SessionId fork);

    Workspace& m_workspace;
    Database& m_database;
};

/// Identifies the decisions and outcomes of a run: XXH3-128 in hexadecimal over all steps and attempts.
[[nodiscard]] std::string runDigest(const Run& run);

} // namespace acr
