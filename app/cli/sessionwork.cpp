// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/sessionwork.h"

#include "app/cli/output.h"
#include "core/workspace/trainedpolicystore.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

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

/// Says once where the policy decides differently from the record.
class DifferenceNote {
public:
    void see(const RetracedSteps& retraced)
    {
        m_steps += retraced.steps;
        m_differences += retraced.differences.size();
        if (!m_first && !retraced.differences.empty())
            m_first = retraced.differences.front().step;
    }
    void say() const
    {
        if (m_first)
            complain(fmt::format("in {} of the first {} recorded steps, from step {} on, the policy would decide "
                                 "differently now; it has learned from what was recorded",
                                 m_differences, m_steps, *m_first + 1));
    }

private:
    std::size_t m_steps = 0;
    std::size_t m_differences = 0;
    std::optional<std::size_t> m_first;
};

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

Result<Recording> loadRecording(SessionWork& work, const SessionSummary& summary)
{
    auto stored = work.store().loadStored(summary);
    if (!stored)
        return Unexpected(stored.error());
    return openRecording(work.sources, std::move(*stored));
}

Result<RecordedSession> openRecorded(SessionWork& work, const SessionSummary& summary)
{
    auto recording = loadRecording(work, summary);
    if (!recording)
        return Unexpected(recording.error());
    for (const RecordingNotice& notice : recording->notices)
        complain(fmt::format("session '{}' is shown as it was recorded: {}", summary.name, describe(notice)));
    OracleTable oracle = oracleOf(recording->track.setting());
    RecordedSession session{std::move(recording->notices), std::move(recording->track), std::move(oracle), {}, {}};
    session.metrics.extend(session.track.run(), session.oracle);
    return session;
}

Result<void> reachStates(SessionWork& work, RecordedSession& session, std::size_t step)
{
    if (!session.notices.empty())
        return Unexpected(session.notices.front().why);
    const Progress progress = terminalProgress("replaying");
    SessionRetrace retrace(work.sources, session.track);
    DifferenceNote note;
    std::optional<Error> problem;
    bool differsThere = false;
    while (!retrace.finished() && retrace.step() <= step) {
        const auto retraced = retrace.advance(SessionEngine::usualChunk, progress);
        if (!retraced)
            return Unexpected(retraced.error());
        retraced->addTo(session.track);
        note.see(*retraced);
        problem = retraced->problem;
        differsThere =
            std::ranges::find(retraced->differences, step, &StepDifference::step) != retraced->differences.end();
        progress(static_cast<double>(retrace.step()) / static_cast<double>(session.track.size()));
    }
    endProgressLine();
    if (problem)
        return Unexpected(*problem);
    note.say();
    if (differsThere)
        complain(
            fmt::format("step {} is one of them: its votes are those of the decision that it would be now", step + 1));
    return {};
}

Result<RecordedSession> goOn(SessionWork& work, const SessionSummary& summary, std::span<const Breakpoint> breakpoints)
{
    auto session = openRecorded(work, summary);
    if (!session)
        return session;
    if (!session->notices.empty())
        return Unexpected(session->notices.front().why);
    const Progress progress = terminalProgress("recording");
    SessionStore store = work.store();
    SessionRetrace retrace(work.sources, session->track);
    DifferenceNote note;
    while (!retrace.finished()) {
        if (progress.stopped())
            return failure(ErrorCode::Cancelled);
        const auto retraced = retrace.advance(SessionEngine::usualChunk, progress);
        if (!retraced)
            return Unexpected(retraced.error());
        retraced->addTo(session->track);
        note.see(*retraced);
    }
    if (session->track.size() > 0 && !retrace.ended()) {
        if (auto begun = store.goOn(summary.id, session->track.setting()); !begun)
            return Unexpected(begun.error());
    }
    while (!retrace.ended()) {
        if (progress.stopped())
            return failure(ErrorCode::Cancelled);
        const std::size_t before = session->track.size();
        const auto chunk = retrace.goOn(stepsInFlight, progress);
        if (!chunk)
            return Unexpected(chunk.error());
        session->track.append(*chunk);
        if (const auto step = firstBreak(breakpoints, session->track, session->oracle, before)) {
            const auto met = std::ranges::find_if(breakpoints, [&](const Breakpoint& breakpoint) {
                return meets(breakpoint, session->track, session->oracle, *step);
            });
            session->stopped = *met;
            if (*step + 1 < session->track.size())
                session->track = session->track.prefix(*step + 1, session->track.sharedSetting());
        }
        if (auto saved = store.append(summary.id, session->track); !saved)
            return Unexpected(saved.error());
        if (session->stopped)
            break;
        progress(static_cast<double>(session->track.size()) / static_cast<double>(summary.streamTasks));
    }
    // A session without remaining steps is finished, even if nothing was appended.
    if (auto saved = store.append(summary.id, session->track.run(), !session->stopped || session->track.finished(),
                                  session->track.notes());
        !saved)
        return Unexpected(saved.error());
    session->metrics.extend(session->track.run(), session->oracle);
    endProgressLine();
    note.say();
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
