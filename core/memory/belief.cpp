// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/belief.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace acr {

namespace {

constexpr std::size_t regions = 2;

/// What a call may cost by the price list alone, in no unit that matters: the ratio is learned with the first call.
double listPrice(const Model& model)
{
    const double price = 3 * model.inputPricePerMillion + model.outputPricePerMillion;
    return isMissing(price) ? missing : 1e-3 * price;
}

} // namespace

Belief::Belief(std::span<const Model> models, const PriorSet& priors, std::shared_ptr<const TaskGroups> groups, const BeliefSettings& settings)
    : m_models(models.size())
    , m_groups(std::move(groups))
    , m_settings(settings)
{
    assert(m_models <= mostBeliefModels);
    auto prior = std::make_shared<Prior>();
    const std::size_t leaves = m_groups->leaves();
    prior->score.resize(leaves * m_models);
    prior->cost.resize(leaves * m_models);
    prior->trust.resize(leaves * m_models);
    for (std::size_t region = 0; region < regions; ++region) {
        const RegionTrust& trust = region == 0 ? m_settings.familiar : m_settings.abroad;
        prior->regionTrust[region].assign(m_models, trust.region);
        prior->dimensionTrust[region].assign(m_models, trust.dimension);
    }
    double meanPrice = 0;
    double priced = 0;
    for (const Model& model : models) {
        if (!isMissing(listPrice(model))) {
            meanPrice += listPrice(model);
            ++priced;
        }
    }
    meanPrice = priced > 0 ? meanPrice / priced : 1e-3;
    for (std::uint32_t index = 0; index < leaves; ++index) {
        const TaskGroups::Leaf& leaf = m_groups->leaf(index);
        for (std::size_t j = 0; j < m_models; ++j) {
            const std::size_t at = index * m_models + j;
            const PriorCell* everywhere = priors.empty() ? nullptr : &priors.everywhere[j];
            const PriorCell* dimension = leaf.dimensionRow < 0 ? nullptr : &priors.dimensions[static_cast<std::size_t>(leaf.dimensionRow)].cells[j];
            const PriorCell* source = leaf.sourceRow < 0 ? nullptr : &priors.sources[static_cast<std::size_t>(leaf.sourceRow)].cells[j];
            double score = 0.5;
            double cost = missing;
            double trust = m_settings.abroad.source;
            if (everywhere != nullptr) {
                score = everywhere->mean;
                cost = everywhere->costUsd;
                if (leaf.familiar && dimension != nullptr && source != nullptr) {
                    score = dimension->mean + source->mean;
                    trust = std::min(source->pseudoCount, m_settings.priorCap) + m_settings.familiar.source;
                    cost = source->costUsd;
                } else if (dimension != nullptr) {
                    score += m_settings.dimensionShare * (dimension->mean - everywhere->mean);
                }
            }
            if (isMissing(cost))
                cost = isMissing(listPrice(models[j])) ? meanPrice : listPrice(models[j]);
            prior->score[at] = score;
            prior->cost[at] = cost;
            prior->trust[at] = trust;
        }
    }
    m_prior = std::move(prior);
    m_count.resize((regions + m_groups->dimensions() + leaves) * m_models);
    m_residual.resize(m_count.size());
    m_cost.resize((regions + leaves) * m_models);
    m_costCount.resize(m_cost.size());
}

void Belief::narrow(std::size_t first, const double* trust, double common, double* estimate, double* evidence) const
{
    const double* const count = m_count.data() + first;
    const double* const residual = m_residual.data() + first;
    double shift = 0;
    if (std::isfinite(common)) {
        double weights = common;
        double sum = 0;
        for (std::size_t j = 0; j < m_models; ++j) {
            const double weight = trust[j] / (count[j] + trust[j]);
            weights += count[j] * weight;
            sum += weight * (residual[j] - count[j] * estimate[j]);
        }
        shift = weights > 0 ? sum / weights : 0;
    }
    for (std::size_t j = 0; j < m_models; ++j) {
        const double start = estimate[j] + shift;
        estimate[j] = (residual[j] + trust[j] * start) / (count[j] + trust[j]);
        evidence[j] = count[j] + trust[j] * evidence[j] / (trust[j] + evidence[j]);
    }
}

void Belief::look(std::uint32_t index, View& view) const
{
    const TaskGroups::Leaf& leaf = m_groups->leaf(index);
    const std::size_t region = leaf.familiar ? 0 : 1;
    const double common = (leaf.familiar ? m_settings.familiar : m_settings.abroad).common;
    const double costTrust = (leaf.familiar ? m_settings.familiar : m_settings.abroad).cost;
    const std::size_t leafAt = index * m_models;
    const double* const priorScore = m_prior->score.data() + leafAt;
    const double* const priorCost = m_prior->cost.data() + leafAt;

    double* const score = view.score.data();
    double* const evidence = view.evidence.data();
    std::fill_n(score, m_models, 0.0);
    std::fill_n(evidence, m_models, 1e12);
    narrow(region * m_models, m_prior->regionTrust[region].data(), common, score, evidence);
    narrow((regions + leaf.dimension) * m_models, m_prior->dimensionTrust[region].data(), common, score, evidence);
    narrow((regions + m_groups->dimensions()) * m_models + leafAt, m_prior->trust.data() + leafAt, common, score, evidence);

    const Ratio& ratio = m_costRatio[region];
    // The prior itself counts as one call per `cost` pseudo-count at home, and as very little abroad.
    const double anchor = costTrust * 1e-3;
    const double scale = (ratio.seen + anchor) / (ratio.expected + anchor);
    const double* const regionCost = m_cost.data() + region * m_models;
    const double* const regionCount = m_costCount.data() + region * m_models;
    const double* const leafCost = m_cost.data() + regions * m_models + leafAt;
    const double* const leafCount = m_costCount.data() + regions * m_models + leafAt;
    for (std::size_t j = 0; j < m_models; ++j) {
        score[j] += priorScore[j];
        const double expected = scale * priorCost[j];
        const double inRegion = leaf.familiar ? expected : (regionCost[j] + costTrust * expected) / (regionCount[j] + costTrust);
        view.cost[j] = (leafCost[j] + costTrust * inRegion) / (leafCount[j] + costTrust);
    }
}

void Belief::add(std::size_t at, double residual)
{
    m_count[at] += 1;
    m_residual[at] += residual;
    if (m_count[at] > m_settings.window) {
        const double fade = m_settings.window / m_count[at];
        m_count[at] *= fade;
        m_residual[at] *= fade;
    }
}

void Belief::learn(std::uint32_t index, ModelIndex model, double score, double costUsd)
{
    const TaskGroups::Leaf& leaf = m_groups->leaf(index);
    const std::size_t region = leaf.familiar ? 0 : 1;
    const std::size_t j = model.position();
    const std::size_t leafAt = index * m_models + j;
    if (!isMissing(score)) {
        const double residual = score - m_prior->score[leafAt];
        add(region * m_models + j, residual);
        add((regions + leaf.dimension) * m_models + j, residual);
        add((regions + m_groups->dimensions()) * m_models + leafAt, residual);
    }
    if (!isMissing(costUsd)) {
        m_costRatio[region].seen += costUsd;
        m_costRatio[region].expected += m_prior->cost[leafAt];
        for (const std::size_t at : {region * m_models + j, regions * m_models + leafAt}) {
            m_cost[at] += costUsd;
            m_costCount[at] += 1;
        }
    }
}

} // namespace acr
