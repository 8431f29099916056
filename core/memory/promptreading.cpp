// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/promptreading.h"

#include "core/features/tasktext.h"
#include "core/memory/probeddifferences.h"

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

/// Least squares with weights between 0 and 1, by coordinate descent. Shapes: `own` is symmetric.
template <std::size_t N>
std::array<double, N> stackingWeights(const std::array<std::array<double, N>, N>& own,
                                      const std::array<double, N>& with)
{
    constexpr int rounds = 300;
    std::array<double, N> share{};
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t a = 0; a < N; ++a) {
            if (own[a][a] <= 0)
                continue;
            double left = with[a];
            for (std::size_t b = 0; b < N; ++b)
                left -= a == b ? 0 : own[a][b] * share[b];
            share[a] = std::clamp(left / own[a][a], 0.0, 1.0);
        }
    }
    return share;
}

} // namespace

/// Sums of products of the predictions with each other and with what they predict.
struct PromptReading::StackingSums {
    std::array<Weights, parts> own{};
    Weights with{};
    double tasks = 0;

    void add(const Predictions& predicted, std::span<const double> found)
    {
        for (std::size_t a = 0; a < parts; ++a) {
            for (std::size_t b = 0; b < parts; ++b)
                own[a][b] += product(predicted[a], predicted[b]);
            with[a] += product(predicted[a], found);
        }
        tasks += 1;
    }
    /// How much smaller the squared error of the predictions with these weights is than without any.
    [[nodiscard]] double explained(const Weights& share) const
    {
        double sum = 0;
        for (std::size_t a = 0; a < parts; ++a) {
            sum += 2 * share[a] * with[a];
            for (std::size_t b = 0; b < parts; ++b)
                sum -= share[a] * share[b] * own[a][b];
        }
        return sum;
    }
};

PromptReading::PromptReading(std::size_t models, const TaskTable& tasks,
                             const std::shared_ptr<const TaskVectors>& vectors, std::span<const TaskIndex> training,
                             const OutcomeMatrix& outcomes, MissingScores convention, const PriorSet& priors,
                             std::shared_ptr<const IdNeighbourhood> idNeighbourhood,
                             const PromptReadingSettings& settings)
    : m_models(models)
    , m_tasks(tasks)
    , m_vectors(vectors)
    , m_pooled(settings.pooled)
    , m_idNeighbourhood(std::move(idNeighbourhood))
    , m_ridge(models, tasks, vectors, training, outcomes, convention, priors, settings.ridge)
{
    if (m_ridge.empty())
        return;
    if (vectors->encoder().starts_with(TextVectors::method(vectors->dimensions())) &&
        vectors->dimensions() < comparedDimensions)
        m_comparedTexts = TextVectors::fit(tasks, training, comparedDimensions);
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
    std::vector<float> buffer;
    std::vector<PromptKernel::Source> sources;
    for (const std::vector<TaskIndex>& of : tasksOf) {
        PromptKernel::Source& source = sources.emplace_back();
        source.tasks = of;
        source.vectors = ByteVectors(m_comparedTexts ? comparedDimensions : vectors->dimensions());
        source.differences.resize(static_cast<Eigen::Index>(of.size()), static_cast<Eigen::Index>(models));
        for (std::size_t i = 0; i < of.size(); ++i) {
            source.vectors.add(comparedVector(of[i], *vectors, buffer));
            differences.of(of[i], row);
            subtractMean(row);
            for (std::size_t j = 0; j < models; ++j)
                source.differences(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = row[j];
        }
    }
    m_kernel.emplace(sources, settings.kernel);

    std::vector<StackingSums> sums(sources.size());
    StackingSums all;
    Predictions predicted;
    predicted.fill(std::vector<double>(models));
    for (std::size_t s = 0; s < sources.size(); ++s) {
        for (std::size_t i = 0; i < sources[s].tasks.size(); ++i) {
            for (std::size_t j = 0; j < models; ++j)
                row[j] = sources[s].differences(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j));
            predict(s, sources[s].tasks[i], *vectors, predicted);
            sums[s].add(predicted, row);
            all.add(predicted, row);
        }
    }
    const Weights common = stackingWeights(all.own, all.with);
    constexpr std::size_t words = 1;
    m_wordShare = all.own[words][words] > 0 ? std::clamp(all.with[words] / all.own[words][words], 0.0, 1.0) : 0;
    constexpr Weights idsAlone{1, 0, 0};
    for (const StackingSums& own : sums) {
        StackingSums shrunk = own;
        for (std::size_t a = 0; a < parts; ++a) {
            for (std::size_t b = 0; b < parts; ++b) {
                const double weight = settings.sourceTrust * all.own[a][b] / all.tasks;
                shrunk.own[a][b] += weight;
                shrunk.with[a] += weight * common[b];
            }
        }
        Source& source = m_sources.emplace_back();
        source.share = stackingWeights(shrunk.own, shrunk.with);
        source.evidence = (own.explained(source.share) - own.explained(idsAlone)) /
                          (2 * settings.variance * static_cast<double>(models));
        m_evidence += source.evidence;
    }
}

std::optional<std::size_t> PromptReading::sourceOf(TaskIndex task) const
{
    const auto found = m_sourceByName.find({dimensionNameOf(m_tasks, task), sourceNameOf(m_tasks, task)});
    return found == m_sourceByName.end() ? std::nullopt : std::optional(found->second);
}

std::span<const float> PromptReading::comparedVector(TaskIndex task, const TaskVectors& vectors,
                                                     std::vector<float>& buffer) const
{
    if (!m_comparedTexts)
        return vectors[task];
    std::string text;
    const std::string_view prompt = taskText(m_tasks, task, text);
    buffer.resize(comparedDimensions);
    // Fails only when it is cancelled.
    static_cast<void>(m_comparedTexts->encode(std::span(&prompt, 1), buffer));
    return buffer;
}

float PromptReading::predictByWords(TaskIndex task, const TaskVectors& vectors, std::span<double> predicted) const
{
    std::vector<float> offsets(m_models);
    const float ease = m_ridge.correct(task, vectors, offsets);
    std::ranges::copy(offsets, predicted.begin());
    subtractMean(predicted);
    return ease;
}

float PromptReading::predict(std::size_t source, TaskIndex task, const TaskVectors& vectors,
                             Predictions& predicted) const
{
    auto& [ids, words, similar] = predicted;
    std::ranges::fill(ids, 0.0);
    if (m_idNeighbourhood && !m_idNeighbourhood->empty()) {
        std::vector<float> offsets(m_models);
        m_idNeighbourhood->correct(m_tasks, task, offsets);
        std::ranges::copy(offsets, ids.begin());
        subtractMean(ids);
    }
    std::vector<float> buffer;
    m_kernel->predict(
        source, task,
        m_kernel->contains(source, task) ? std::span<const float>() : comparedVector(task, vectors, buffer), similar);
    subtractMean(similar);
    return predictByWords(task, vectors, words);
}

void PromptReading::correct(TaskIndex task, const TaskVectors& vectors, std::span<float> offsets) const
{
    std::ranges::fill(offsets, 0.0F);
    if (!vectors.fromPrompt(task))
        return;
    Predictions predicted;
    predicted.fill(std::vector<double>(m_models));
    const auto source = sourceOf(task);
    if (!source) {
        offsets[m_models] = predictByWords(task, vectors, predicted[1]);
        for (std::size_t j = 0; j < m_models; ++j)
            offsets[j] = static_cast<float>(m_wordShare * predicted[1][j]);
        return;
    }
    offsets[m_models] = predict(*source, task, vectors, predicted);
    const auto& [idShare, wordShare, similarShare] = m_sources[*source].share;
    for (std::size_t j = 0; j < m_models; ++j)
        offsets[j] = static_cast<float>((idShare - 1) * predicted[0][j] + wordShare * predicted[1][j] +
                                        similarShare * predicted[2][j]);
}

TaskCorrections PromptReading::corrections(std::span<const TaskIndex> stream) const
{
    const std::size_t width = m_models + 1;
    std::vector<float> offsets(stream.size() * width, 0);
    for (std::size_t i = 0; i < stream.size(); ++i)
        correct(stream[i], *m_vectors, std::span(offsets).subspan(i * width, width));
    return {width, m_tasks.size(), stream, std::move(offsets)};
}

double PromptReading::evidence(const std::string& dimension, const std::string& source) const
{
    const auto found = m_sourceByName.find({dimension, source});
    const double own = found == m_sourceByName.end() ? 0 : m_sources[found->second].evidence;
    return own + m_pooled * (m_evidence - own);
}

} // namespace acr
