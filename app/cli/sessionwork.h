// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Shared by the parts of `acrouter session`: loading a session with its inputs, and running it while it is recorded.
#pragma once

#include "app/cli/commands.h"
#include "core/evaluation/breakpoint.h"
#include "core/evaluation/runningmetrics.h"
#include "core/session/sessionretrace.h"
#include "core/workspace/sessionstore.h"

#include <memory>

namespace acr::cli {

/// A workspace with one loaded benchmark.
struct SessionWork {
    std::unique_ptr<Workspace> workspace;
    BenchmarkSummary benchmark;
    SessionSources sources;

    [[nodiscard]] SessionStore store() const { return SessionStore(*workspace); }
};

/// Errors: those of Workspace; Empty and UnknownName for the benchmark, which is the one saved last when no name is
/// given.
[[nodiscard]] Result<SessionWork> openForSessions(const std::string& file, const std::string& benchmarkName,
                                                  Workspace::OpenMode mode);
/// With the benchmark of that session.
[[nodiscard]] Result<SessionWork> openSession(const std::string& file, const std::string& session,
                                              Workspace::OpenMode mode, SessionSummary& summary);

/// A session up to its last recorded step.
struct RecordedSession {
    /// As Recording::notices.
    std::vector<RecordingNotice> notices;
    SessionTrack track;
    OracleTable oracle;
    RunningMetrics metrics;
    /// The breakpoint that stopped it.
    std::optional<Breakpoint> stopped;
};

/// The session as it was recorded; nothing is computed. What can't be had of it is said on standard error.
[[nodiscard]] Result<RecordedSession> openRecorded(SessionWork& work, const SessionSummary& summary);
[[nodiscard]] Result<Recording> loadRecording(SessionWork& work, const SessionSummary& summary);
/// Adds the states of the policy to a session, up to that of the step. Where the policy would have decided differently
/// before, that is said on standard error. Errors: why there are none.
[[nodiscard]] Result<void> reachStates(SessionWork& work, RecordedSession& session, std::size_t step);
/// Continues the session from its last recorded step to the end or to the first breakpoint, and records each step.
/// The policy learns from what was recorded; where it would have decided differently, that is said on standard error.
[[nodiscard]] Result<RecordedSession> goOn(SessionWork& work, const SessionSummary& summary,
                                           std::span<const Breakpoint> breakpoints);

[[nodiscard]] Result<std::vector<Breakpoint>> parseBreakpoints(std::span<const std::string> texts,
                                                               const Benchmark& benchmark);
[[nodiscard]] Result<std::vector<SessionEvent>> parseEvents(std::span<const std::string> texts);

} // namespace acr::cli
