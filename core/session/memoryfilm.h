// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the router of a session remembered and believed after any of its steps, for going back and forth in it.
///
/// A policy that keeps a memory of its own is asked for it. For every other one the attempts that it made are
/// remembered beside it; forwards that costs what the steps in between bring, backwards a capacity's worth of steps.
/// Thread-safety: one thread at a time.
#pragma once

#include "core/features/taskvectors.h"
#include "core/policy/memorysnapshot.h"
#include "core/session/sessiontrack.h"

#include <memory>
#include <optional>

namespace acr {

class MemoryFilm {
public:
    /// `capacity` counts where the policy keeps no memory. REQUIRES: vectors of the session's tasks.
    MemoryFilm(std::shared_ptr<const TaskVectors> vectors, std::size_t capacity);

    [[nodiscard]] const TaskVectors& vectors() const { return *m_vectors; }
    /// After the first `steps` steps, or all that are there.
    /// REQUIRES: the track has steps; it is the same session in every call, which may have grown since.
    [[nodiscard]] MemorySnapshot at(const SessionTrack& track, std::size_t steps);

private:
    std::shared_ptr<const TaskVectors> m_vectors;
    std::size_t m_capacity;
    /// What would have been remembered after m_at steps.
    std::optional<VectorStore> m_gathered;
    std::size_t m_at = 0;
};

} // namespace acr
