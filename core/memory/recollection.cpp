// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/recollection.h"

#include <algorithm>

namespace acr {

Recollection::Recollection(std::shared_ptr<const TaskVectors> vectors, const MemorySettings& settings, double trust)
    : m_vectors(std::move(vectors))
    , m_settings(settings)
    , m_trust(trust)
    , m_store(static_cast<std::uint32_t>(m_vectors->dimensions()), settings.capacity)
{
    m_found.reserve(settings.neighbours);
}

void Recollection::recall(TaskIndex task, std::span<double> corrections)
{
    if (!m_vectors->fromPrompt(task) || m_store.empty())
        return;
    m_store.nearest((*m_vectors)[task], m_settings.neighbours, m_settings.threshold, m_found);
    m_sum.assign(corrections.size(), 0);
    m_weight.assign(corrections.size(), 0);
    for (const Neighbour& neighbour : m_found) {
        const std::size_t j = neighbour.experience->attempt.model.position();
        const double weight = static_cast<double>(neighbour.similarity) * static_cast<double>(neighbour.similarity);
        m_sum[j] += weight * static_cast<double>(m_surprise[neighbour.id % m_surprise.size()]);
        m_weight[j] += weight;
    }
    for (std::size_t j = 0; j < corrections.size(); ++j)
        corrections[j] += m_sum[j] / (m_weight[j] + m_trust);
}

void Recollection::remember(TaskIndex task, std::uint32_t step, const Attempt& attempt, double surprise)
{
    if (!m_vectors->fromPrompt(task))
        return;
    const auto id = m_store.remember((*m_vectors)[task], {task, step, attempt});
    if (!id)
        return;
    // The oldest entry is evicted first, so ids in the store span at most its capacity.
    if (*id >= m_surprise.size() && m_surprise.size() < m_store.capacity())
        m_surprise.push_back(static_cast<float>(surprise));
    else
        m_surprise[*id % m_surprise.size()] = static_cast<float>(surprise);
}

} // namespace acr
