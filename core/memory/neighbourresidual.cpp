// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/neighbourresidual.h"

#include <algorithm>

namespace acr {

NeighbourResidual::NeighbourResidual(std::shared_ptr<const TaskVectors> vectors, const MemorySettings& settings,
                                     double trust)
    : m_vectors(std::move(vectors))
    , m_settings(settings)
    , m_trust(trust)
    , m_store(static_cast<std::uint32_t>(m_vectors->dimensions()), settings.capacity)
{}

void NeighbourResidual::recall(TaskIndex task, std::span<double> corrections) const
{
    if (!m_vectors->fromPrompt(task) || m_store.empty())
        return;
    auto& [found, sum, weights] = *m_buffers;
    m_store.nearest((*m_vectors)[task], m_settings.neighbours, m_settings.threshold, found);
    sum.assign(corrections.size(), 0);
    weights.assign(corrections.size(), 0);
    for (const Neighbour& neighbour : found) {
        const auto surprise = static_cast<double>(m_surprise[neighbour.id % m_surprise.size()]);
        if (isMissing(surprise))
            continue;
        const std::size_t j = neighbour.experience->attempt.model.position();
        const double weight = static_cast<double>(neighbour.similarity) * static_cast<double>(neighbour.similarity);
        sum[j] += weight * surprise;
        weights[j] += weight;
    }
    for (std::size_t j = 0; j < corrections.size(); ++j)
        corrections[j] += sum[j] / (weights[j] + m_trust);
}

std::optional<MemoryId> NeighbourResidual::remember(TaskIndex task, std::uint32_t step, const Attempt& attempt,
                                                    double surprise)
{
    if (!m_vectors->fromPrompt(task))
        return std::nullopt;
    const auto id = m_store.remember((*m_vectors)[task], {task, step, attempt});
    if (!id)
        return std::nullopt;
    // The oldest entry is evicted first, so ids in the store span at most its capacity.
    if (*id >= m_surprise.size() && m_surprise.size() < m_store.capacity())
        m_surprise.push_back(static_cast<float>(surprise));
    else
        m_surprise[*id % m_surprise.size()] = static_cast<float>(surprise);
    return id;
}

void NeighbourResidual::amend(MemoryId id, const Attempt& attempt, double surprise)
{
    const Experience* const before = m_store.find(id);
    if (before == nullptr)
        return;
    Experience after = *before;
    after.attempt = attempt;
    m_store.amend(id, after);
    m_surprise[id % m_surprise.size()] = static_cast<float>(surprise);
}

} // namespace acr
