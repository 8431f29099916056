// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/memoryfilm.h"

#include "core/session/memoryreplay.h"

#include <algorithm>

namespace acr {

MemoryFilm::MemoryFilm(std::shared_ptr<const TaskVectors> vectors, std::size_t capacity)
    : m_vectors(std::move(vectors))
    , m_capacity(capacity)
{}

MemorySnapshot MemoryFilm::at(const SessionTrack& track, std::size_t steps)
{
    steps = std::min(steps, track.size());
    const Policy* const policy = track.hasState(steps) ? &track.policyBefore(steps) : nullptr;
    MemorySnapshot snapshot;
    snapshot.policy = track.run().policy;
    snapshot.encoder = m_vectors->encoder();
    snapshot.steps = steps;
    if (policy != nullptr)
        snapshot.beliefs = policy->beliefs();
    if (const VectorStore* own = policy != nullptr ? policy->memory() : nullptr) {
        snapshot.entries = *own;
        return snapshot;
    }
    snapshot.gathered = true;
    if (!m_gathered || m_at > steps) {
        m_gathered = gatherMemory(track.run(), steps, *m_vectors, m_capacity);
        m_at = steps;
    }
    for (; m_at < steps; ++m_at) {
        const Step& taken = track.run().steps[m_at];
        for (const Attempt& attempt : track.run().attemptsOf(taken))
            m_gathered->remember((*m_vectors)[taken.task], {taken.task, taken.position, attempt});
    }
    snapshot.entries = *m_gathered;
    return snapshot;
}

} // namespace acr
