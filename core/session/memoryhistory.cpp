// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/memoryhistory.h"

#include <algorithm>

namespace acr {

namespace {

/// Versions of a long run are dropped beyond so many: their keys would take as much memory as all task vectors.
constexpr MemoryVersion versionsKept = 1U << 17U;

MemoryVersion versionAfter(const Run& run, std::size_t steps)
{
    return steps < run.steps.size() ? run.steps[steps].firstAttempt : run.attempts.size();
}

} // namespace

MemoryHistory::MemoryHistory(std::shared_ptr<const TaskVectors> vectors, std::size_t capacity)
    : m_vectors(std::move(vectors))
    , m_capacity(capacity)
{}

MemorySnapshot MemoryHistory::at(const SessionTrack& track, std::size_t steps)
{
    steps = std::min(steps, track.size());
    return at(track.hasState(steps) ? &track.policyBefore(steps) : nullptr, track.run(), steps,
              *track.setting().benchmark);
}

MemorySnapshot MemoryHistory::at(const Policy* policyThen, const Run& run, std::size_t steps,
                                 const Benchmark& benchmark)
{
    MemorySnapshot snapshot;
    snapshot.policy = run.policy;
    snapshot.encoder = m_vectors->encoder();
    snapshot.steps = steps;
    if (policyThen != nullptr)
        snapshot.beliefs = policyThen->beliefs();
    if (const VectorStore* const own = policyThen != nullptr ? policyThen->memory() : nullptr) {
        snapshot.entries = *own;
        snapshot.version = own->nextId();
        return snapshot;
    }
    snapshot.gathered = true;
    snapshot.version = versionAfter(run, steps);
    gather(run, steps, benchmark);
    snapshot.entries = m_gathered->at(snapshot.version).value();
    return snapshot;
}

void MemoryHistory::gather(const Run& run, std::size_t steps, const Benchmark& benchmark)
{
    if (!m_gathered || versionAfter(run, steps) < m_gathered->firstVersion()) {
        m_gathered.emplace(m_vectors->encoder(), static_cast<std::uint32_t>(m_vectors->dimensions()), m_capacity,
                           taskNamesOf(benchmark), modelNamesOf(benchmark));
        m_at = 0;
    }
    for (; m_at < steps; ++m_at) {
        const Step& taken = run.steps[m_at];
        const EncodedKey key{m_vectors->encoder(), (*m_vectors)[taken.task]};
        for (const Attempt& attempt : run.attemptsOf(taken))
            m_gathered->append(key, {taken.task, taken.position, attempt}).value();
        if (m_gathered->version() - m_gathered->firstVersion() > 2 * versionsKept)
            m_gathered->dropVersionsBefore(m_gathered->version() - versionsKept);
    }
}

} // namespace acr
