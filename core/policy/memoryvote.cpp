// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/policy/memoryvote.h"

#include "core/policy/common.h"

#include <algorithm>

namespace acr {

MemoryVote::MemoryVote(const PolicySetup& setup, std::shared_ptr<const TaskVectors> vectors,
                       const MemorySettings& settings, bool warm)
    : m_vectors(std::move(vectors))
    , m_settings(settings)
    , m_weights(setup.weights)
    , m_store(static_cast<std::uint32_t>(m_vectors->dimensions()), settings.capacity)
    , m_models(setup.models.size())
{
    if (!warm || setup.trainingOutcomes == nullptr)
        return;
    for (std::size_t i = 0; i < setup.training.size(); ++i) {
        const TaskIndex task = setup.training[i];
        const ModelIndex model = ModelIndex::at(i % setup.models.size());
        if (!scoreCounts(*setup.trainingOutcomes, task, model, setup.missingScores))
            continue;
        const Outcome outcome = setup.trainingOutcomes->outcome(task, model);
        Experience experience;
        experience.task = task;
        experience.attempt = {.model = model,
                              .passed = outcome.score >= 1,
                              .score = isMissing(outcome.score) ? 0.0 : outcome.score,
                              .costUsd = outcome.costUsd};
        m_store.remember((*m_vectors)[task], experience);
    }
}

std::optional<ModelIndex> MemoryVote::pick(const TaskContext& context) const
{
    auto& [found, means, count] = *m_buffers;
    m_store.nearest((*m_vectors)[context.task], m_settings.neighbours, m_settings.threshold, found);
    means.assign(m_models, 0.0);
    count.assign(m_models, 0.0);
    for (const Neighbour& neighbour : found) {
        const Attempt& attempt = neighbour.experience->attempt;
        means[attempt.model.position()] += reward(m_weights, attempt.score, attempt.costUsd);
        ++count[attempt.model.position()];
    }
    bool any = false;
    for (std::size_t j = 0; j < m_models; ++j) {
        const bool candidate = count[j] > 0 && context.isAvailable(ModelIndex::at(j));
        means[j] = candidate ? means[j] / count[j] : missing;
        any = any || candidate;
    }
    return any ? std::optional(bestModel(means, context)) : std::nullopt;
}

std::optional<MemoryId> MemoryVote::remember(const TaskContext& context, const Attempt& attempt)
{
    Experience experience;
    experience.task = context.task;
    experience.step = context.step;
    experience.attempt = attempt;
    return m_store.remember((*m_vectors)[context.task], experience);
}

void MemoryVote::amend(MemoryId id, const Attempt& attempt)
{
    const Experience* const before = m_store.find(id);
    if (before == nullptr)
        return;
    Experience after = *before;
    after.attempt = attempt;
    m_store.amend(id, after);
}

} // namespace acr
