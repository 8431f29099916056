// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Live sessions in a workspace: stored sessions whose journal is written while real models are called.
///
/// While it runs, a session belongs to a benchmark of its name that holds the pool and nothing else. settle() makes the
/// benchmark of what the journal says: tasks, answers' outcomes, decisions; the session then has steps, and is listed,
/// opened and exported as any other. It can be settled again after more has happened; the benchmark stays the same one
/// where its tasks do.
///
/// Errors: those of SessionStore; Malformed for a session that is not a live one. Thread-safety: as the workspace.
#pragma once

#include "core/live/liveballots.h"
#include "core/live/livehistory.h"
#include "core/live/livesession.h"
#include "core/workspace/sessionstore.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

/// A live session as it is stored.
struct StoredLiveSession {
    SessionSummary summary;
    std::vector<JournalRecord> records;
    LiveHistory history;
    /// See SessionStore::journal().
    std::int64_t next = 0;

    /// Sets what the session was started with: its router, the share of shadow tasks and the encoder.
    void applyTo(LiveSettings& settings) const;
};

class LiveStore {
public:
    /// REQUIRES: the workspace outlives the store.
    explicit LiveStore(Workspace& workspace);

    /// Adds a session without tasks. `priors`: the benchmark that the policy has its priors from; null: none. `kind`:
    /// of the benchmark that is made of it; what simulated models answer is simulated. `endpoints`: as
    /// endpointsText(); empty for built-in models.
    [[nodiscard]] Result<StoredLiveSession> add(std::string_view name, const LiveSettings& settings,
                                                std::span<const Model> models, const BenchmarkSummary* priors,
                                                DataKind kind = DataKind::Live, std::string_view endpoints = {});
    [[nodiscard]] Result<StoredLiveSession> named(std::string_view name);
    /// All live sessions, in the order in which they were added. One that is not finished can go on: some task has no
    /// answer, or the program ended while it ran.
    [[nodiscard]] Result<std::vector<SessionSummary>> list();
    /// JournalStart::endpoints.
    [[nodiscard]] Result<std::string> endpointsOf(const SessionSummary& session);
    /// See SessionStore::journal().
    [[nodiscard]] Result<std::unique_ptr<LiveJournal>> journal(const StoredLiveSession& session);
    /// The ballots of the session as it is stored. Its priors are read when the first one is asked for, from the file,
    /// on whatever thread asks. They do not need this store. `session`: its records are moved from. Errors: those of
    /// Workspace::loadBenchmark(), and of livePriors() with the first ballot.
    [[nodiscard]] Result<std::shared_ptr<LiveBallots>> ballots(StoredLiveSession session);
    /// A person's verdict on a call of a task that has ended. A running session does not see it; one that goes on
    /// learns from it. Errors also: UnknownName (no task of that id has an answer from that call).
    [[nodiscard]] Result<void> judge(const StoredLiveSession& session, const std::string& taskId,
                                     const PersonVerdict& verdict);
    /// On the answer.
    [[nodiscard]] Result<void> judge(const StoredLiveSession& session, const std::string& taskId, bool passed,
                                     const std::string& person)
    {
        return judge(session, taskId,
                     {.verdict = passed ? Verdict::Passed : Verdict::Failed, .person = person, .call = {}});
    }
    /// Makes the benchmark, its decisions ("live") and the steps of the session. Nothing happens where no task has
    /// ended. Where it has other tasks than before, the benchmark that the session had is removed, unless something
    /// else in the workspace belongs to it.
    [[nodiscard]] Result<void> settle(std::string_view name);

private:
    /// How many records the journal of the live session has whose benchmark it is, without steps and end; missing: it
    /// is of none.
    [[nodiscard]] Result<double> journalLength(BenchmarkId benchmark);
    /// Those that the session's encoder gave, so that replays of its benchmark can use them.
    [[nodiscard]] Result<void> saveVectors(const BenchmarkSummary& benchmark, const LiveHistory& history,
                                           const TaskTable& tasks);

    Workspace& m_workspace;
    SessionStore m_sessions;
};

} // namespace acr
