// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/likeness.h"

#include "core/memory/taskgroups.h"
#include "core/memory/vectorstore.h"

#include <algorithm>

namespace acr {

namespace {

/// Differences of a probed task's scores to its source's prior mean, less their mean over models.
void residualsOf(TaskIndex task, const TaskGroups& groups, const PriorSet& priors, const OutcomeMatrix& outcomes, MissingScores convention, std::span<double> row)
{
    std::ranges::fill(row, 0.0);
    const TaskGroups::Leaf& leaf = groups.leaf(groups.leafOf(task));
    if (leaf.sourceRow < 0)
        return;
    const auto& dimension = priors.dimensions[static_cast<std::size_t>(leaf.dimensionRow)].cells;
    const auto& source = priors.sources[static_cast<std::size_t>(leaf.sourceRow)].cells;
    const auto scores = outcomes.scores(task);
    double mean = 0;
    double counted = 0;
    for (std::size_t j = 0; j < row.size(); ++j) {
        if (!scoreCounts(outcomes, task, ModelIndex::at(j), convention))
            continue;
        row[j] = (isMissing(scores[j]) ? 0 : scores[j]) - dimension[j].mean - source[j].mean;
        mean += row[j];
        ++counted;
    }
    for (std::size_t j = 0; j < row.size() && counted > 0; ++j) {
        if (scoreCounts(outcomes, task, ModelIndex::at(j), convention))
            row[j] -= mean / counted;
    }
}

} // namespace

Likeness::Likeness(std::size_t models, const TaskTable& tasks, const TaskVectors& vectors, std::span<const TaskIndex> stream, std::span<const TaskIndex> training,
                   const OutcomeMatrix& outcomes, MissingScores convention, const PriorSet& priors, const LikenessSettings& settings)
    : m_models(models)
{
    if (training.empty() || priors.empty())
        return;
    VectorStore store(static_cast<std::uint32_t>(vectors.dimensions()), training.size());
    std::vector<double> residuals;
    const TaskGroups groups(tasks, training, priors);
    for (const TaskIndex task : training) {
        if (!vectors.fromPrompt(task) || !store.remember(vectors[task], {.task = task, .step = Experience::beforeStream, .attempt = {}}))
            continue;
        residuals.resize(residuals.size() + models);
        residualsOf(task, groups, priors, outcomes, convention, std::span(residuals).last(models));
    }
    if (store.empty())
        return;
    m_rowOf.assign(tasks.size(), 0);
    m_offsets.resize(stream.size() * models);
    std::vector<Neighbour> found;
    std::vector<double> sums(models);
    for (std::size_t i = 0; i < stream.size(); ++i) {
        m_rowOf[stream[i].position()] = static_cast<std::uint32_t>(i);
        if (!vectors.fromPrompt(stream[i]))
            continue;
        store.nearest(vectors[stream[i]], settings.neighbours + 1, settings.threshold, found);
        std::ranges::fill(sums, 0.0);
        double weights = settings.trust;
        std::size_t taken = 0;
        for (const Neighbour& neighbour : found) {
            if (neighbour.experience->task == stream[i] || taken == settings.neighbours)
                continue;
            ++taken;
            const double similarity = static_cast<double>(neighbour.similarity);
            const double weight = similarity * similarity;
            weights += weight;
            const double* const row = residuals.data() + neighbour.id * models;
            for (std::size_t j = 0; j < models; ++j)
                sums[j] += weight * row[j];
        }
        for (std::size_t j = 0; j < models; ++j)
            m_offsets[i * models + j] = static_cast<float>(sums[j] / weights);
    }
}

} // namespace acr
