// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/sessionwork.h"
#include "core/workspace/trainedpolicystore.h"

#include <fmt/format.h>

#include <algorithm>

namespace acr::cli {

namespace {

/// Steps per commit: at most this many are repeated after a kill.
constexpr std::size_t stepsInFlight = 64;

Result<SessionWork> load(std::unique_ptr<Workspace> workspace, const BenchmarkSummary& summary)
{
    auto benchmark = workspace->loadBenchmark(summary.id, {.prompts = true, .counts = true});
    if (!benchmark)
        return Unexpected(benchmark.error());
    auto decisions = workspace->decisionSets(summary.id);
    if (!decisions)
        return Unexpected(decisions.error());
    auto trained = TrainedPolicyStore(*workspace).load(summary.id);
    if (!trained)
        return Unexpected(trained.error());
    SessionWork work{std::move(workspace), summary, {}};
    work.sources = {std::make_shared<const Benchmark>(std::move(*benchmark)), summary.contentHash,
                    std::make_shared<const std::vector<DecisionSet>>(std::move(*decisions))};
    work.sources.trained = std::make_shared<const TrainedPolicies>(std::move(*trained));
    return work;
}

Result<RecordedSession> replayStored(SessionWork& work, const SessionSummary& summary,
                                     std::optional<SessionEngine>& engine, const Progress& progress)
{
    const auto stored = work.store().load(summary.id);
    if (!stored)
        return Unexpected(stored.error());
    auto made = SessionEngine::make(work.sources, summary.definition, progress);
    if (!made)
        return Unexpected(made.error());
    engine.emplace(std::move(*made));
    SessionTrack track = engine->start();
    if (auto advanced = engine->advanceTo(stored->steps.size(), track, progress); !advanced)
        return Unexpected(advanced.error());
    const auto difference = firstDifference(*stored, track.run());
    if (difference || track.size() < stored->steps.size())
        return failure(ErrorCode::Conflict,
                       fmt::format("step {} of session '{}' as it is computed now",
                                   difference.value_or(track.size()) + 1, summary.name),
                       "another decision was recorded", {.file = work.workspace->file()});
    OracleTable oracle = oracleOf(track.setting());
    RecordedSession session{std::move(track), std::move(oracle), {}, {}};
    session.metrics.extend(session.track.run(), session.oracle);
    return session;
}

} // namespace

Result<SessionWork> openForSessions(const std::string& file, const std::string& benchmarkName, Workspace::OpenMode mode)
{
    auto workspace = Workspace::open(file, mode);
    if (!workspace)
        return Unexpected(workspace.error());
    const auto summaries = workspace->benchmarks();
    if (!summaries)
        return Unexpected(summaries.error());
    const auto wanted = chooseBenchmark(*summaries, benchmarkName, file);
    if (!wanted)
        return Unexpected(wanted.error());
    return load(std::make_unique<Workspace>(std::move(*workspace)), *wanted);
}

Result<SessionWork> openSession(const std::string& file, const std::string& session, Workspace::OpenMode mode,
                                SessionSummary& summary)
{
    auto workspace = Workspace::open(file, mode);
    if (!workspace)
        return Unexpected(workspace.error());
    auto found = SessionStore(*workspace).named(session);
    if (!found)
        return Unexpected(found.error());
    summary = std::move(*found);
    const auto benchmarks = workspace->benchmarks();
    if (!benchmarks)
        return Unexpected(benchmarks.error());
    const auto benchmark = std::ranges::find(*benchmarks, summary.benchmark, &BenchmarkSummary::id);
    if (benchmark == benchmarks->end())
        return failure(ErrorCode::UnknownName, fmt::format("benchmark {}", summary.benchmark.value),
                       "a benchmark of this workspace", {.file = file});
    return load(std::make_unique<Workspace>(std::move(*workspace)), *benchmark);
}

Result<RecordedSession> recompute(SessionWork& work, const SessionSummary& summary)
{
    std::optional<SessionEngine> engine;
    auto session = replayStored(work, summary, engine, terminalProgress("replaying"));
    endProgressLine();
    return session;
}

Result<RecordedSession> goOn(SessionWork& work, const SessionSummary& summary, std::span<const Breakpoint> breakpoints)
{
    const Progress progress = terminalProgress("recording");
    std::optional<SessionEngine> engine;
    auto session = replayStored(work, summary, engine, progress);
    if (!session)
        return session;
    SessionStore store = work.store();
    while (!engine->finished()) {
        if (progress.stopped())
            return failure(ErrorCode::Cancelled);
        const std::size_t before = session->track.size();
        session->track.append(engine->advance(stepsInFlight));
        if (const auto step = firstBreak(breakpoints, session->track, session->oracle, before)) {
            const auto met = std::ranges::find_if(breakpoints, [&](const Breakpoint& breakpoint) {
                return meets(breakpoint, session->track, session->oracle, *step);
            });
            session->stopped = *met;
            if (*step + 1 < session->track.size())
                session->track = session->track.prefix(*step + 1, session->track.sharedSetting());
        }
        if (auto saved = store.append(summary.id, session->track.run(), session->track.finished()); !saved)
            return Unexpected(saved.error());
        if (session->stopped)
            break;
        progress(static_cast<double>(session->track.size()) / static_cast<double>(summary.streamTasks));
    }
    // A session without remaining steps is finished, even if nothing was appended.
    if (auto saved = store.append(summary.id, session->track.run(), !session->stopped || session->track.finished());
        !saved)
        return Unexpected(saved.error());
    session->metrics.extend(session->track.run(), session->oracle);
    endProgressLine();
    return session;
}

Result<std::vector<Breakpoint>> parseBreakpoints(std::span<const std::string> texts, const Benchmark& benchmark)
{
    std::vector<Breakpoint> breakpoints;
    for (const std::string& text : texts) {
        auto breakpoint = parseBreakpoint(text);
        if (!breakpoint)
            return Unexpected(breakpoint.error());
        if (auto checked = checkBreakpoint(*breakpoint, benchmark); !checked)
            return Unexpected(checked.error());
        breakpoints.push_back(std::move(*breakpoint));
    }
    return breakpoints;
}

Result<std::vector<SessionEvent>> parseEvents(std::span<const std::string> texts)
{
    std::vector<SessionEvent> events;
    for (const std::string& text : texts) {
        auto event = parseEvent(text);
        if (!event)
            return Unexpected(event.error());
        events.push_back(std::move(*event));
    }
    std::ranges::stable_sort(events, {}, &SessionEvent::after);
    return events;
}

} // namespace acr::cli
