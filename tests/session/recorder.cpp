// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Records a session into a workspace, a few steps per commit, and prints a line after each, until it is finished or
/// killed. Usage: session_recorder FILE POLICY. The file holds the benchmark; the session "killed" is started or
/// resumed. With "live" for the policy it appends what a session of real calls appends, record by record.

#include "core/session/sessionretrace.h"
#include "core/workspace/sessionstore.h"

#include <cstdio>
#include <exception>

#include <unistd.h>

namespace {

using namespace acr;

int say(const Error& error)
{
    std::fprintf(stderr, "%s\n", describe(error).c_str());
    return 1;
}

bool printDot()
{
    const char done = '.';
    return ::write(STDOUT_FILENO, &done, 1) == 1;
}

/// Goes on after the last turn that was begun, up to 40 turns.
int runLive(SessionStore& store, const SessionSummary& summary, const Benchmark& benchmark)
{
    const auto stored = store.loadStored(summary);
    if (!stored)
        return say(stored.error());
    const std::string& model = benchmark.models.front().name;
    for (std::uint64_t turn = stored->folded.turns.size(); turn < 40; ++turn) {
        const std::string& task = benchmark.tasks[TaskIndex(static_cast<std::uint32_t>(turn))].id;
        const JournalRecord records[] = {
            journalRecord(JournalRequest{.turn = turn, .task = task}),
            journalRecord(JournalDecision{.turn = turn, .first = model, .pick = model, .reason = "known_source"}),
            journalRecord(JournalCallStarted{.turn = turn, .call = 0, .model = model}),
            journalRecord(JournalCallFinished{.turn = turn, .call = 0, .model = model, .costUsd = 0.5}),
            journalRecord(JournalVerdict{.turn = turn, .judge = "tests", .result = JournalVerdict::Result::Pass}),
            journalRecord(JournalAnswer{.turn = turn})};
        for (const JournalRecord& record : records) {
            if (const auto saved = store.appendRecords(summary.id, std::span(&record, 1)); !saved)
                return say(saved.error());
            if (!printDot())
                return 1;
        }
    }
    return 0;
}

int run(const std::string& file, const std::string& policy)
{
    auto workspace = Workspace::open(file);
    if (!workspace)
        return say(workspace.error());
    const auto benchmarks = workspace->benchmarks();
    if (!benchmarks)
        return say(benchmarks.error());
    auto benchmark = workspace->loadBenchmark(benchmarks->front().id);
    if (!benchmark)
        return say(benchmark.error());
    const SessionSources sources{std::make_shared<const Benchmark>(std::move(*benchmark)),
                                 benchmarks->front().contentHash, nullptr};
    SessionDefinition definition;
    definition.benchmark = sources.benchmarkHash;
    definition.stream.split = "id_test";
    definition.policy = policy == "live" ? "random" : policy;
    auto engine = SessionEngine::make(sources, definition);
    if (!engine)
        return say(engine.error());
    SessionStore store(*workspace);
    auto summary = store.named("killed");
    if (!summary) {
        if (const auto added = store.add(benchmarks->front().id, "killed", engine->start().setting()); !added)
            return say(added.error());
        summary = store.named("killed");
    }
    if (!summary)
        return say(summary.error());
    if (policy == "live")
        return runLive(store, *summary, *sources.benchmark);
    auto stored = store.loadStored(*summary);
    if (!stored)
        return say(stored.error());
    const Recording recording = openRecording(sources, std::move(*stored));
    SessionTrack track = recording.track;
    SessionRetrace retrace(sources, track);
    while (!retrace.finished()) {
        const auto retraced = retrace.advance(SessionEngine::usualChunk);
        if (!retraced)
            return say(retraced.error());
        if (!retraced->differences.empty())
            return 4;
    }
    while (!retrace.ended()) {
        const auto chunk = retrace.goOn(5);
        if (!chunk)
            return say(chunk.error());
        track.append(*chunk);
        if (const auto saved = store.append(summary->id, track); !saved)
            return say(saved.error());
        if (!printDot())
            return 1;
    }
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    try {
        return argc == 3 ? run(argv[1], argv[2]) : 2;
    } catch (const std::exception& exception) {
        std::fprintf(stderr, "%s\n", exception.what());
        return 3;
    }
}
