// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/promptmodel.h"

#include "core/memory/probeddifferences.h"
#include "core/memory/stackingweights.h"

#include <algorithm>
#include <numeric>

namespace acr {

namespace {

void subtractMean(std::span<double> values)
{
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    for (double& value : values)
        value -= mean;
}

double product(std::span<const double> a, std::span<const double> b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// No weight above 1 either.
std::array<double, 2> boundedWeights(const StackingSums& sums)
{
    const std::array<double, 2> share = stackingWeights(sums);
    return {std::min(share[0], 1.0), std::min(share[1], 1.0)};
}

} // namespace

PromptModel::PromptModel(std::size_t models, const TaskTable& tasks, const std::shared_ptr<const TaskVectors>& vectors,
                         std::span<const TaskIndex> training, const OutcomeMatrix& outcomes, MissingScores convention,
                         const PriorSet& priors, const IdNeighbourhood* idNeighbourhood,
                         const PromptModelSettings& settings)
    : m_models(models)
    , m_tasks(tasks)
    , m_vectors(vectors)
    , m_pooled(settings.pooled)
    , m_ridge(models, tasks, vectors, training, outcomes, convention, priors, settings.ridge)
{
    if (m_ridge.empty())
        return;
    std::vector<std::vector<TaskIndex>> tasksOf;
    for (const TaskIndex task : training) {
        if (!vectors->fromPrompt(task))
            continue;
        const auto [found, isNew] =
            m_sourceByName.try_emplace({dimensionNameOf(tasks, task), sourceNameOf(tasks, task)}, tasksOf.size());
        if (isNew)
            tasksOf.emplace_back();
        tasksOf[found->second].push_back(task);
    }
    const ProbedDifferences differences(tasks, training, outcomes, convention, priors);
    std::vector<double> row(models);
    std::vector<float> offsets(models);
    std::vector<PromptKernel::Source> sources;
    for (const std::vector<TaskIndex>& of : tasksOf) {
        PromptKernel::Source& source = sources.emplace_back();
        source.tasks = of;
        source.differences.resize(static_cast<Eigen::Index>(of.size()), static_cast<Eigen::Index>(models));
        for (std::size_t i = 0; i < of.size(); ++i) {
            differences.of(of[i], row);
            if (idNeighbourhood != nullptr) {
                idNeighbourhood->correct(tasks, of[i], offsets);
                for (std::size_t j = 0; j < models; ++j)
                    row[j] -= static_cast<double>(offsets[j]);
            }
            subtractMean(row);
            for (std::size_t j = 0; j < models; ++j)
                source.differences(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = row[j];
        }
    }
    m_kernel.emplace(vectors, sources, settings.kernel);

    std::vector<StackingSums> sums(sources.size());
    StackingSums all;
    std::array<std::vector<double>, parts> predicted{std::vector<double>(models), std::vector<double>(models)};
    const auto rowOf = [&](std::size_t source, std::size_t i) {
        for (std::size_t j = 0; j < models; ++j)
            row[j] = sources[source].differences(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j));
    };
    for (std::size_t s = 0; s < sources.size(); ++s) {
        for (std::size_t i = 0; i < sources[s].tasks.size(); ++i) {
            rowOf(s, i);
            predict(s, sources[s].tasks[i], *vectors, predicted);
            for (StackingSums* const to : {&sums[s], &all}) {
                for (std::size_t part = 0; part < parts; ++part) {
                    to->own[part] += product(predicted[part], predicted[part]);
                    to->with[part] += product(predicted[part], row);
                }
                to->shared += product(predicted[0], predicted[1]);
            }
        }
    }
    m_share = boundedWeights(all);
    for (std::size_t s = 0; s < sources.size(); ++s) {
        StackingSums shrunk = sums[s];
        for (std::size_t part = 0; part < parts; ++part) {
            const double weight =
                settings.sourceTrust * sums[s].own[part] / static_cast<double>(sources[s].tasks.size());
            shrunk.own[part] += weight;
            shrunk.with[part] += weight * m_share[part];
        }
        Source& source = m_sources.emplace_back();
        source.share = boundedWeights(shrunk);
        for (std::size_t part = 0; part < parts; ++part) {
            source.evidence += source.share[part] * (2 * sums[s].with[part] - source.share[part] * sums[s].own[part]) -
                               source.share[part] * source.share[1 - part] * sums[s].shared;
        }
        source.evidence /= 2 * settings.variance * static_cast<double>(models);
        m_evidence += source.evidence;
    }
}

std::optional<std::size_t> PromptModel::sourceOf(TaskIndex task) const
{
    const auto found = m_sourceByName.find({dimensionNameOf(m_tasks, task), sourceNameOf(m_tasks, task)});
    return found == m_sourceByName.end() ? std::nullopt : std::optional(found->second);
}

float PromptModel::predict(std::size_t source, TaskIndex task, const TaskVectors& vectors,
                           std::array<std::vector<double>, parts>& predicted) const
{
    std::vector<float> offsets(m_models);
    const float ease = m_ridge.correct(task, vectors, offsets);
    std::ranges::copy(offsets, predicted[0].begin());
    subtractMean(predicted[0]);
    if (source < m_sourceByName.size())
        m_kernel->predict(source, task, vectors, predicted[1]);
    else
        std::ranges::fill(predicted[1], 0.0);
    subtractMean(predicted[1]);
    return ease;
}

void PromptModel::correct(TaskIndex task, const TaskVectors& vectors, std::span<float> offsets) const
{
    std::ranges::fill(offsets, 0.0F);
    if (!vectors.fromPrompt(task))
        return;
    std::array<std::vector<double>, parts> predicted{std::vector<double>(m_models), std::vector<double>(m_models)};
    const auto source = sourceOf(task);
    offsets[m_models] = predict(source.value_or(m_sources.size()), task, vectors, predicted);
    const std::array<double, parts>& share = source ? m_sources[*source].share : m_share;
    for (std::size_t j = 0; j < m_models; ++j)
        offsets[j] = static_cast<float>(share[0] * predicted[0][j] + share[1] * predicted[1][j]);
}

TaskCorrections PromptModel::corrections(std::span<const TaskIndex> stream) const
{
    const std::size_t width = m_models + 1;
    std::vector<float> offsets(stream.size() * width, 0);
    for (std::size_t i = 0; i < stream.size(); ++i)
        correct(stream[i], *m_vectors, std::span(offsets).subspan(i * width, width));
    return {width, m_tasks.size(), stream, std::move(offsets)};
}

double PromptModel::evidence(const std::string& dimension, const std::string& source) const
{
    const auto found = m_sourceByName.find({dimension, source});
    const double own = found == m_sourceByName.end() ? 0 : m_sources[found->second].evidence;
    return own + m_pooled * (m_evidence - own);
}

} // namespace acr
