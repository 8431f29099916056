// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/solvability.h"

#include "core/base/elementaryfunctions.h"

#include <algorithm>
#include <cmath>

namespace acr {

namespace {

/// π/8: how a logistic curve flattens under a normal shift.
constexpr double flattening = 0.3927;

/// A mean of scores as the ability that gives it: E σ(a − δθ) ≈ σ(a / √(1 + πδ²/8)).
double abilityOf(double mean, double discrimination)
{
    const double inside = std::clamp(mean, 0.02, 0.98);
    return portableLog(inside / (1 - inside)) * std::sqrt(1 + flattening * discrimination * discrimination);
}

/// Quantiles of the normal distribution in the middle of nine equally likely classes: 0, and these with both signs.
constexpr std::array<double, difficultyClasses / 2> quantiles{1.5932, 0.9674, 0.5895, 0.2822};

/// Standardised logarithms of the list prices; 0 where one is not known.
std::vector<double> pricesOf(std::span<const Model> models)
{
    std::vector<double> prices(models.size(), missing);
    double sum = 0;
    double squares = 0;
    double count = 0;
    for (std::size_t j = 0; j < models.size(); ++j) {
        const double price = 3 * models[j].inputPricePerMillion + models[j].outputPricePerMillion;
        if (isMissing(price) || !(price > 0))
            continue;
        prices[j] = portableLog(price);
        sum += prices[j];
        squares += prices[j] * prices[j];
        ++count;
    }
    const double mean = count > 0 ? sum / count : 0;
    const double variance = count > 0 ? squares / count - mean * mean : 0;
    for (double& price : prices)
        price = isMissing(price) || !(variance > 1e-9) ? 0 : (price - mean) / std::sqrt(variance);
    return prices;
}

/// First and second derivative of ln Z with respect to a parameter, from the gradient and the mean curvature of each
/// class.
struct Derivatives {
    double gradient = 0;
    double curvature = 0;
};

Derivatives derivativesOf(const Solvability::Classes& weight, const Solvability::Classes& pull, double stiffness)
{
    double mean = 0;
    double square = 0;
    for (std::size_t k = 0; k < difficultyClasses; ++k) {
        mean += weight[k] * pull[k];
        square += weight[k] * pull[k] * pull[k];
    }
    return {mean, square - mean * mean - stiffness};
}

} // namespace

void Solvability::Normal::move(double gradient, double curvature)
{
    // With few classes the curvature is approximate, so the change of the variance by one task is bounded.
    constexpr double minLeft = 0.05;
    const double before = variance;
    mean += before * gradient;
    variance = std::clamp(before + before * before * curvature, minLeft * before, before);
}

Solvability::Solvability(std::span<const Model> models, std::shared_ptr<const PriorSet> priors,
                         std::shared_ptr<const TaskGroups> groups, const SolvabilitySettings& settings)
    : m_models(models.size())
    , m_groups(std::move(groups))
    , m_priors(std::move(priors))
    , m_settings(settings)
    , m_discrimination(settings.discrimination)
    , m_optimism(settings.optimism)
    , m_price(pricesOf(models))
{
    m_ability[0].assign(m_models, {0, 0.02 * settings.abilityVariance});
    m_ability[1].assign(m_models, {0, settings.abilityVariance});
    m_slope[1] = {settings.slopeMean, settings.slopeVariance};
    fill();
}

void Solvability::admit(std::shared_ptr<const TaskGroups> groups)
{
    m_groups = std::move(groups);
    fill();
}

void Solvability::fill()
{
    const PriorSet& priors = *m_priors;
    const std::size_t leaves = m_groups->leaves();
    const auto first = static_cast<std::uint32_t>(m_ease.size());
    m_effect.resize(leaves * m_models);
    m_ease.resize(leaves);
    m_kindEase.resize(m_groups->kinds(), {0, m_settings.kindVariance});
    for (std::uint32_t index = first; index < leaves; ++index) {
        const TaskGroups::Leaf& leaf = m_groups->leaf(index);
        m_ease[index] = {0, leaf.inDistribution ? 0.02 * m_settings.easeVariance : m_settings.easeVariance};
        for (std::size_t j = 0; j < m_models; ++j) {
            Normal& effect = m_effect[index * m_models + j];
            effect = {0, m_settings.effectVariance};
            if (priors.empty())
                continue;
            double mean = priors.everywhere[j].mean;
            const PriorCell* dimension = leaf.dimensionRow < 0
                                             ? nullptr
                                             : &priors.dimensions[static_cast<std::size_t>(leaf.dimensionRow)].cells[j];
            if (leaf.inDistribution) {
                const PriorCell& source = priors.sources[static_cast<std::size_t>(leaf.sourceRow)].cells[j];
                mean = dimension->mean + source.mean;
                effect.variance =
                    1 / (1 / m_settings.effectVariance +
                         std::max(0.05, mean * (1 - mean)) * std::min(source.pseudoCount, m_settings.priorCap));
            } else if (dimension != nullptr) {
                mean += m_settings.dimensionShare * (dimension->mean - mean);
            }
            effect.mean = abilityOf(mean, m_discrimination[leaf.inDistribution ? 0 : 1]);
        }
    }
}

double Solvability::ownVariance(std::uint32_t leaf, std::size_t model) const
{
    const std::size_t region = regionOf(leaf);
    return m_ability[region][model].variance + m_effect[leaf * m_models + model].variance +
           m_price[model] * m_price[model] * m_slope[region].variance;
}

double Solvability::spreadOf(std::uint32_t leaf, std::uint32_t kind) const
{
    const double discrimination = m_discrimination[regionOf(leaf)];
    return std::sqrt(discrimination * discrimination + m_ease[leaf].variance + m_kindEase[kind].variance);
}

Solvability::Curve Solvability::curve(std::uint32_t leaf, std::uint32_t kind, std::size_t model, double spread,
                                      double optimism) const
{
    const std::size_t region = regionOf(leaf);
    const double own = ownVariance(leaf, model);
    const double mean = m_ability[region][model].mean + m_effect[leaf * m_models + model].mean +
                        m_price[model] * m_slope[region].mean + m_ease[leaf].mean + m_kindEase[kind].mean +
                        optimism * std::sqrt(own);
    Curve curve;
    curve.slope = 1 / std::sqrt(1 + flattening * own);
    // Classes of opposite quantiles need one exponential. Within these limits no factor is 0 or infinite.
    constexpr double maximum = 300;
    const double odds = portableExp(std::clamp(-mean * curve.slope, -maximum, maximum));
    for (std::size_t k = 0; k < quantiles.size(); ++k) {
        const double factor = portableExp(std::min(spread * curve.slope * quantiles[k], maximum));
        curve.probability[k] = factor / (factor + odds);
        curve.probability[difficultyClasses - 1 - k] = 1 / (1 + odds * factor);
    }
    curve.probability[quantiles.size()] = 1 / (1 + odds);
    return curve;
}

void Solvability::look(std::uint32_t leaf, std::uint32_t kind, std::span<Classes> probability,
                       std::span<double> variance) const
{
    const std::size_t region = regionOf(leaf);
    const double spread = spreadOf(leaf, kind);
    for (std::size_t j = 0; j < m_models; ++j) {
        variance[j] = m_ability[region][j].variance + m_effect[leaf * m_models + j].variance;
        probability[j] = curve(leaf, kind, j, spread, m_optimism).probability;
    }
}

Solvability::Chance Solvability::expect(std::uint32_t leaf, ModelIndex model) const
{
    Chance chance;
    double slope = 0;
    for (const double p : curve(leaf, 0, model.position(), spreadOf(leaf, 0), 0).probability) {
        chance.mean += p / difficultyClasses;
        slope += p * (1 - p) / difficultyClasses;
    }
    chance.sd = slope * std::sqrt(ownVariance(leaf, model.position()) + m_ease[leaf].variance);
    return chance;
}

void Solvability::learn(std::uint32_t leaf, std::uint32_t kind, std::span<const SolvabilityEvidence> attempts)
{
    const std::size_t region = regionOf(leaf);
    auto& [pull, stiff] = *m_buffers;
    if (pull.size() < attempts.size()) {
        pull.resize(std::max(m_models, attempts.size()));
        stiff.resize(pull.size());
    }
    Classes weight;
    weight.fill(1.0 / difficultyClasses);
    const double spread = spreadOf(leaf, kind);
    for (std::size_t i = 0; i < attempts.size(); ++i) {
        const double score = attempts[i].score;
        const Curve of = curve(leaf, kind, attempts[i].model.position(), spread, 0);
        double sum = 0;
        for (std::size_t k = 0; k < difficultyClasses; ++k) {
            const double p = std::clamp(of.probability[k], 1e-12, 1 - 1e-12);
            weight[k] *= score >= 1   ? p
                         : score <= 0 ? 1 - p
                                      : portableExp(score * portableLog(p) + (1 - score) * portableLog1p(-p));
            pull[i][k] = (score - p) * of.slope;
            stiff[i][k] = p * (1 - p) * of.slope * of.slope;
            sum += weight[k];
        }
        for (double& w : weight)
            w /= sum;
    }
    Classes together{};
    Classes tilt{};
    double togetherStiffness = 0;
    double tiltStiffness = 0;
    for (std::size_t i = 0; i < attempts.size(); ++i) {
        const std::size_t j = attempts[i].model.position();
        double stiffness = 0;
        for (std::size_t k = 0; k < difficultyClasses; ++k) {
            stiffness += weight[k] * stiff[i][k];
            together[k] += pull[i][k];
            tilt[k] += m_price[j] * pull[i][k];
        }
        togetherStiffness += stiffness;
        tiltStiffness += m_price[j] * m_price[j] * stiffness;
        const Derivatives own = derivativesOf(weight, pull[i], stiffness);
        m_ability[region][j].move(own.gradient, own.curvature);
        m_effect[leaf * m_models + j].move(own.gradient, own.curvature);
    }
    const Derivatives common = derivativesOf(weight, together, togetherStiffness);
    m_ease[leaf].move(common.gradient, common.curvature);
    m_kindEase[kind].move(common.gradient, common.curvature);
    const Derivatives byPrice = derivativesOf(weight, tilt, tiltStiffness);
    m_slope[region].move(byPrice.gradient, byPrice.curvature);
}

} // namespace acr
