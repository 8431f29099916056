// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/solvability.h"

#include <algorithm>
#include <cmath>

namespace acr {

namespace {

double logistic(double x)
{
    return 1 / (1 + std::exp(-x));
}

/// A mean of scores as the ability that gives it: E σ(a − δθ) ≈ σ(a / √(1 + πδ²/8)).
double abilityOf(double mean, double discrimination)
{
    const double inside = std::clamp(mean, 0.02, 0.98);
    return std::log(inside / (1 - inside)) * std::sqrt(1 + 0.3927 * discrimination * discrimination);
}

/// Quantiles of the normal distribution in the middle of nine equally likely classes.
constexpr Solvability::Classes quantiles{-1.5932, -0.9674, -0.5895, -0.2822, 0, 0.2822, 0.5895, 0.9674, 1.5932};

} // namespace

Solvability::Solvability(std::size_t models, const PriorSet& priors, std::shared_ptr<const TaskGroups> groups, const SolvabilitySettings& settings)
    : m_models(models)
    , m_groups(std::move(groups))
    , m_discrimination(settings.discrimination)
{
    for (std::size_t k = 0; k < difficultyClasses; ++k)
        m_grid[k] = settings.discrimination * quantiles[k];
    m_ability[0].assign(models, {0, 0.02 * settings.abilityVariance});
    m_ability[1].assign(models, {0, settings.abilityVariance});
    const std::size_t leaves = m_groups->leaves();
    m_bent.resize(leaves * models);
    m_ease.resize(leaves);
    m_kindEase.assign(m_groups->kinds(), {0, settings.kindVariance});
    for (std::uint32_t index = 0; index < leaves; ++index) {
        const TaskGroups::Leaf& leaf = m_groups->leaf(index);
        m_ease[index] = {0, leaf.familiar ? 0.02 * settings.easeVariance : settings.easeVariance};
        for (std::size_t j = 0; j < models; ++j) {
            Normal& bent = m_bent[index * models + j];
            bent = {0, settings.bentVariance};
            if (priors.empty())
                continue;
            double mean = priors.everywhere[j].mean;
            const PriorCell* dimension = leaf.dimensionRow < 0 ? nullptr : &priors.dimensions[static_cast<std::size_t>(leaf.dimensionRow)].cells[j];
            if (leaf.familiar) {
                const PriorCell& source = priors.sources[static_cast<std::size_t>(leaf.sourceRow)].cells[j];
                mean = dimension->mean + source.mean;
                bent.variance = 1 / (1 / settings.bentVariance + std::max(0.05, mean * (1 - mean)) * std::min(source.pseudoCount, settings.priorCap));
            } else if (dimension != nullptr) {
                mean += settings.dimensionShare * (dimension->mean - mean);
            }
            bent.mean = abilityOf(mean, m_discrimination);
        }
    }
}

Solvability::Classes Solvability::curve(double mean, double variance) const
{
    // Not knowing the ability flattens the curve.
    const double scale = 1 / std::sqrt(1 + 0.3927 * variance);
    Classes probability{};
    for (std::size_t k = 0; k < difficultyClasses; ++k)
        probability[k] = logistic((mean - m_grid[k]) * scale);
    return probability;
}

void Solvability::look(std::uint32_t leaf, std::uint32_t kind, std::span<Classes> probability, std::span<double> variance) const
{
    const std::size_t region = m_groups->leaf(leaf).familiar ? 0 : 1;
    for (std::size_t j = 0; j < m_models; ++j) {
        const Normal& ability = m_ability[region][j];
        const Normal& bent = m_bent[leaf * m_models + j];
        const double own = ability.variance + bent.variance;
        variance[j] = own;
        probability[j] = curve(ability.mean + bent.mean + m_ease[leaf].mean + m_kindEase[kind].mean, own + m_ease[leaf].variance + m_kindEase[kind].variance);
    }
}

Solvability::Chance Solvability::expect(std::uint32_t leaf, ModelIndex model) const
{
    const Normal& ability = m_ability[m_groups->leaf(leaf).familiar ? 0 : 1][model.position()];
    const Normal& bent = m_bent[leaf * m_models + model.position()];
    const double variance = ability.variance + bent.variance + m_ease[leaf].variance;
    const Classes probability = curve(ability.mean + bent.mean + m_ease[leaf].mean, variance);
    Chance chance;
    double slope = 0;
    for (const double p : probability) {
        chance.mean += p / difficultyClasses;
        slope += p * (1 - p) / difficultyClasses;
    }
    chance.sd = slope * std::sqrt(variance);
    return chance;
}

void Solvability::learn(std::uint32_t leaf, std::uint32_t kind, std::span<const SolvabilityEvidence> attempts)
{
    const std::size_t region = m_groups->leaf(leaf).familiar ? 0 : 1;
    Classes weight;
    weight.fill(1.0 / difficultyClasses);
    for (const SolvabilityEvidence& attempt : attempts) {
        const std::size_t j = attempt.model.position();
        const Normal& ability = m_ability[region][j];
        const Normal& bent = m_bent[leaf * m_models + j];
        const Classes probability = curve(ability.mean + bent.mean + m_ease[leaf].mean + m_kindEase[kind].mean,
                                          ability.variance + bent.variance + m_ease[leaf].variance + m_kindEase[kind].variance);
        double sum = 0;
        for (std::size_t k = 0; k < difficultyClasses; ++k) {
            weight[k] *= attempt.score * probability[k] + (1 - attempt.score) * (1 - probability[k]);
            sum += weight[k];
        }
        for (double& w : weight)
            w /= sum;
    }
    for (const SolvabilityEvidence& attempt : attempts) {
        const std::size_t j = attempt.model.position();
        Normal& ability = m_ability[region][j];
        Normal& bent = m_bent[leaf * m_models + j];
        Normal& ease = m_ease[leaf];
        Normal& kindEase = m_kindEase[kind];
        const Classes probability = curve(ability.mean + bent.mean + ease.mean + kindEase.mean, 0);
        double gradient = 0;
        double information = 0;
        for (std::size_t k = 0; k < difficultyClasses; ++k) {
            gradient += weight[k] * (attempt.score - probability[k]);
            information += weight[k] * probability[k] * (1 - probability[k]);
        }
        const double total = ability.variance + bent.variance + ease.variance + kindEase.variance;
        const double divisor = 1 + total * information;
        for (Normal* parameter : {&ability, &bent, &ease, &kindEase}) {
            const double variance = parameter->variance;
            parameter->mean += variance * gradient / divisor;
            parameter->variance = variance * (1 - variance * information / divisor);
        }
    }
}

} // namespace acr
