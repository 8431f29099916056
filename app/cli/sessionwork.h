// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Shared by the parts of `acrouter session`: loading a session with its inputs, and running it while it is recorded.
#pragma once

#include "app/cli/commands.h"
#include "core/evaluation/breakpoint.h"
#include "core/evaluation/runningmetrics.h"
#include "core/session/sessionengine.h"
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
    SessionTrack track;
    OracleTable oracle;
    RunningMetrics metrics;
    /// The breakpoint that stopped it.
    std::optional<Breakpoint> stopped;
};

/// Continues the session from its last recorded step to the end or to the first breakpoint, and records each step. The
/// recorded steps are recomputed and have to be the same (error Conflict).
[[nodiscard]] Result<RecordedSession> goOn(SessionWork& work, const SessionSummary& summary,
                                           std::span<const Breakpoint> breakpoints);
/// The recorded steps only.
[[nodiscard]] Result<RecordedSession> recompute(SessionWork& work, const SessionSummary& summary);

[[nodiscard]] Result<std::vector<Breakpoint>> parseBreakpoints(std::span<const std::string> texts,
                                                               const Benchmark& benchmark);
[[nodiscard]] Result<std::vector<SessionEvent>> parseEvents(std::span<const std::string> texts);

} // namespace acr::cli
