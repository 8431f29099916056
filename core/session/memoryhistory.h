// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The memory and beliefs of a run's router after any step, for playing forwards and backwards.
///
/// A policy that keeps a memory of its own is asked for it. For every other policy, and where the track has no state of
/// the policy, its attempts are appended to a Memory beside it, whose versions are those after each step: moving
/// forwards costs the steps in between, moving backwards the changes since a kept copy of the store. Thread-safety: one
/// thread at a time.
#pragma once

#include "core/features/taskvectors.h"
#include "core/memory/memory.h"
#include "core/policy/memorysnapshot.h"
#include "core/session/sessiontrack.h"

#include <memory>
#include <optional>

namespace acr {

class MemoryHistory {
public:
    /// `capacity` is used where the policy keeps no memory. REQUIRES: vectors of the tasks of the run.
    MemoryHistory(std::shared_ptr<const TaskVectors> vectors, std::size_t capacity);

    [[nodiscard]] const TaskVectors& vectors() const { return *m_vectors; }
    /// After the first `steps` steps, or after all existing ones.
    /// REQUIRES: the track has steps; it is the same session in every call, which may have grown since.
    [[nodiscard]] MemorySnapshot at(const SessionTrack& track, std::size_t steps);
    /// The same of a run whose policy is known at that moment; null: its state is not known. REQUIRES: steps ≤ the
    /// run's; as above.
    [[nodiscard]] MemorySnapshot at(const Policy* policyThen, const Run& run, std::size_t steps,
                                    const Benchmark& benchmark);

private:
    void gather(const Run& run, std::size_t steps, const Benchmark& benchmark);

    std::shared_ptr<const TaskVectors> m_vectors;
    std::size_t m_capacity;
    /// The separate memory, with the benchmark's indices. Its version is the number of attempts before.
    std::optional<Memory> m_gathered;
    /// Steps whose attempts were appended.
    std::size_t m_at = 0;
};

} // namespace acr
