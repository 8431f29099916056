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
    , m_sum(setup.models.size())
    , m_count(setup.models.size())
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

std::optional<ModelIndex> MemoryVote::pick(const TaskContext& context)
{
    m_store.nearest((*m_vectors)[context.task], m_settings.neighbours, m_settings.threshold, m_found);
    std::ranges::fill(m_sum, 0.0);
    std::ranges::fill(m_count, 0.0);
    for (const Neighbour& neighbour : m_found) {
        const Attempt& attempt = neighbour.experience->attempt;
        m_sum[attempt.model.position()] += reward(m_weights, attempt.score, attempt.costUsd);
        ++m_count[attempt.model.position()];
    }
    std::vector<double> means(m_sum.size(), missing);
    bool any = false;
    for (std::size_t j = 0; j < means.size(); ++j) {
        if (m_count[j] > 0 && context.isAvailable(ModelIndex::at(j))) {
            means[j] = m_sum[j] / m_count[j];
            any = true;
        }
    }
    return any ? std::optional(bestModel(means, context)) : std::nullopt;
}

void MemoryVote::remember(const TaskContext& context, const Attempt& attempt)
{
    Experience experience;
    experience.task = context.task;
    experience.step = context.step;
    experience.attempt = attempt;
    m_store.remember((*m_vectors)[context.task], experience);
}

} // namespace acr
