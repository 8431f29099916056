// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/memoryreplay.h"

#include "core/session/memoryhistory.h"

#include <algorithm>

namespace acr {

MemorySnapshot memoryOf(const SessionTrack& track, std::shared_ptr<const TaskVectors> vectors, std::size_t steps,
                        std::size_t capacity)
{
    return MemoryHistory(std::move(vectors), capacity).at(track, steps);
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
    MemorySnapshot snapshot =
        MemoryHistory(*vectors, capacity).at(&replay.policy(), replay.run(), replay.run().steps.size(), benchmark);
    snapshot.policy = spec.text();
    return snapshot;
}

} // namespace acr
