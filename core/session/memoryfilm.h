// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The memory and beliefs of a session's router after any step, for playing forwards and backwards.
///
/// A policy that keeps a memory of its own is asked for it. For every other policy, and where the track has no state of
/// the policy, its attempts are stored in a separate memory. Moving forwards costs the steps in between; moving
/// backwards costs at most `capacity` steps. Thread-safety: one thread at a time.
#pragma once

#include "core/features/taskvectors.h"
#include "core/policy/memorysnapshot.h"
#include "core/session/sessiontrack.h"

#include <memory>
#include <optional>

namespace acr {

class MemoryFilm {
public:
    /// `capacity` is used where the policy keeps no memory. REQUIRES: vectors of the session's tasks.
    MemoryFilm(std::shared_ptr<const TaskVectors> vectors, std::size_t capacity);

    [[nodiscard]] const TaskVectors& vectors() const { return *m_vectors; }
    /// After the first `steps` steps, or after all existing ones.
    /// REQUIRES: the track has steps; it is the same session in every call, which may have grown since.
    [[nodiscard]] MemorySnapshot at(const SessionTrack& track, std::size_t steps);

private:
    std::shared_ptr<const TaskVectors> m_vectors;
    std::size_t m_capacity;
    /// The separate memory after m_at steps.
    std::optional<VectorStore> m_gathered;
    std::size_t m_at = 0;
};

} // namespace acr
