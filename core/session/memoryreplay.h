// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The memory of a router after any number of steps, by replaying them.
///
/// One moment of a MemoryHistory, which says what a memory holds. Thread-safety: pure functions.
#pragma once

#include "core/features/taskvectors.h"
#include "core/policy/memorysnapshot.h"
#include "core/session/replay.h"
#include "core/session/sessiontrack.h"

namespace acr {

/// Memory and beliefs of a recorded session after its first `steps` steps; beyond its end, its end. `capacity` is used
/// where the policy keeps no memory. REQUIRES: the vectors are of the session's benchmark; the track has a step, and
/// the state after it.
[[nodiscard]] MemorySnapshot memoryOf(const SessionTrack& track, std::shared_ptr<const TaskVectors> vectors,
                                      std::size_t steps, std::size_t capacity);

/// Memory and beliefs of replay(benchmark, stream, spec, settings) after its first `steps` steps (or all, where the
/// stream has fewer). `capacity` is used where the policy keeps no memory. Errors: those of replay() and of the task
/// vectors.
[[nodiscard]] Result<MemorySnapshot> memoryAfter(const Benchmark& benchmark, const Stream& stream,
                                                 const PolicySpec& spec, const ReplaySettings& settings,
                                                 std::size_t steps, std::size_t capacity,
                                                 const Progress& progress = {});

} // namespace acr
