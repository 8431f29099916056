// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/memoryreplay.h"

#include <algorithm>

namespace acr {

namespace {

MemorySnapshot snapshotOf(const Policy& policy, const Run& run, std::size_t steps, const TaskVectors& vectors,
                          std::size_t capacity)
{
    MemorySnapshot snapshot;
    snapshot.policy = run.policy;
    snapshot.encoder = vectors.encoder();
    snapshot.steps = steps;
    snapshot.beliefs = policy.beliefs();
    if (const VectorStore* own = policy.memory()) {
        snapshot.entries = *own;
    } else {
        snapshot.gathered = true;
        snapshot.entries = gatherMemory(run, steps, vectors, capacity);
    }
    return snapshot;
}

} // namespace

VectorStore gatherMemory(const Run& run, std::size_t steps, const TaskVectors& vectors, std::size_t capacity)
{
    VectorStore store(static_cast<std::uint32_t>(vectors.dimensions()), capacity);
    steps = std::min(steps, run.steps.size());
    // Entries that would be evicted later are not inserted.
    std::size_t first = steps;
    for (std::size_t kept = 0; first > 0 && kept < capacity; kept += run.steps[first].attemptCount)
        --first;
    for (std::size_t i = first; i < steps; ++i) {
        const Step& step = run.steps[i];
        for (const Attempt& attempt : run.attemptsOf(step))
            store.remember(vectors[step.task], {step.task, step.position, attempt});
    }
    return store;
}

MemorySnapshot memoryOf(const SessionTrack& track, const TaskVectors& vectors, std::size_t steps, std::size_t capacity)
{
    steps = std::min(steps, track.size());
    return snapshotOf(track.policyBefore(steps), track.run(), steps, vectors, capacity);
}

Result<MemorySnapshot> memoryAfter(const Benchmark& benchmark, const Stream& stream, const PolicySpec& spec,
                                   const ReplaySettings& settings, std::size_t steps, std::size_t capacity,
                                   const Progress& progress)
{
    ReplaySettings shared = settings;
    if (!shared.encoding)
        shared.encoding = encodingOf(benchmark);
    shared.record = {};
    const auto world = PricedWorld::of(benchmark, settings.priors);
    if (!world)
        return Unexpected(world.error());
    const auto started = startReplay(benchmark, *world, stream, spec, shared, progress.stop);
    if (!started)
        return Unexpected(started.error());
    StreamReplay& replay = *started->replay;
    steps = std::min(steps, stream.tasks.size());
    constexpr std::size_t stepsBetweenReports = 256;
    while (replay.run().steps.size() < steps && replay.step()) {
        if (replay.run().steps.size() % stepsBetweenReports != 0)
            continue;
        if (progress.stopped())
            return failure(ErrorCode::Cancelled);
        progress(static_cast<double>(replay.run().steps.size()) / static_cast<double>(steps));
    }
    const auto vectors = shared.encoding->vectors();
    if (!vectors)
        return Unexpected(vectors.error());
    MemorySnapshot snapshot = snapshotOf(replay.policy(), replay.run(), replay.run().steps.size(), **vectors, capacity);
    snapshot.policy = spec.text();
    return snapshot;
}

} // namespace acr
