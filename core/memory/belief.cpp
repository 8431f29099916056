// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/belief.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace acr {

namespace {

constexpr std::size_t regions = 2;

/// Relative cost of a call by the price list alone. The unit does not matter: the ratio is learned with the first call.
double listPrice(const Model& model)
{
    const double price = 3 * model.inputPricePerMillion + model.outputPricePerMillion;
    return isMissing(price) ? missing : 1e-3 * price;
}

enum Case : std::uint8_t { steadyCase, commonCase, fastCase };

double fastShare(const std::array<double, 3>& chances)
{
    // Below a hundredth it is not worth looking at.
    constexpr double least = -4.6;
    if (chances[fastCase] < std::max(chances[steadyCase], chances[commonCase]) + least)
        return 0;
    return 1 /
           (1 + std::exp(chances[steadyCase] - chances[fastCase]) + std::exp(chances[commonCase] - chances[fastCase]));
}

} // namespace

Belief::Belief(std::span<const Model> models, const PriorSet& priors, std::shared_ptr<const TaskGroups> groups,
               const BeliefSettings& settings)
    : m_models(models.size())
    , m_groups(std::move(groups))
    , m_settings(settings)
{
    assert(m_models <= maxModels);
    auto prior = std::make_shared<Prior>();
    prior->set = priors;
    for (std::size_t region = 0; region < regions; ++region) {
        const RegionTrust& trust = region == 0 ? m_settings.inDistribution : m_settings.outOfDistribution;
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
    for (const Model& model : models)
        prior->listPrice.push_back(isMissing(listPrice(model)) ? meanPrice : listPrice(model));
    fill(*prior);
    m_prior = std::move(prior);
    const std::size_t leaves = m_groups->leaves();
    m_count.resize((regions + m_groups->dimensions() + leaves) * m_models);
    m_residual.resize(m_count.size());
    if (m_settings.fast.trust > 0) {
        m_fastCount.resize(m_groups->dimensions() * m_models);
        m_fastResidual.resize(m_fastCount.size());
        m_commonCount.resize(m_groups->dimensions());
        m_commonResidual.resize(m_groups->dimensions());
        m_chances[fastCase] = m_settings.fast.odds;
        m_fastWeight = fastShare(m_chances);
    }
    m_cost.resize((regions + leaves) * m_models);
    m_costCount.resize(m_cost.size());
}

void Belief::fill(Prior& prior) const
{
    const PriorSet& priors = prior.set;
    const std::size_t leaves = m_groups->leaves();
    const auto first = static_cast<std::uint32_t>(prior.score.size() / m_models);
    for (std::vector<double>* column :
         {&prior.score, &prior.cost, &prior.trust, &prior.dimensionScore, &prior.dimensionCost, &prior.dimensionMean})
        column->resize(leaves * m_models, missing);
    for (std::uint32_t index = first; index < leaves; ++index) {
        const TaskGroups::Leaf& leaf = m_groups->leaf(index);
        for (std::size_t j = 0; j < m_models; ++j) {
            const std::size_t at = index * m_models + j;
            const PriorCell* everywhere = priors.empty() ? nullptr : &priors.everywhere[j];
            const PriorCell* dimension = leaf.dimensionRow < 0
                                             ? nullptr
                                             : &priors.dimensions[static_cast<std::size_t>(leaf.dimensionRow)].cells[j];
            const PriorCell* source =
                leaf.sourceRow < 0 ? nullptr : &priors.sources[static_cast<std::size_t>(leaf.sourceRow)].cells[j];
            double score = 0.5;
            double cost = missing;
            double dimensionScore = 0.5;
            double dimensionCost = missing;
            double trust = m_settings.outOfDistribution.source;
            if (everywhere != nullptr) {
                score = dimensionScore = everywhere->mean;
                cost = dimensionCost = everywhere->costUsd;
                if (leaf.inDistribution && dimension != nullptr && source != nullptr) {
                    dimensionScore = dimension->mean;
                    dimensionCost = dimension->costUsd;
                    score = dimension->mean + source->mean;
                    trust = std::min(source->pseudoCount, m_settings.priorCap) + m_settings.inDistribution.source;
                    cost = source->costUsd;
                } else if (dimension != nullptr) {
                    score += m_settings.dimensionShare * (dimension->mean - everywhere->mean);
                    dimensionScore = score;
                }
            }
            prior.score[at] = score;
            prior.cost[at] = isMissing(cost) ? prior.listPrice[j] : cost;
            prior.dimensionScore[at] = dimensionScore;
            if (dimension != nullptr)
                prior.dimensionMean[at] = dimension->mean;
            prior.dimensionCost[at] = isMissing(dimensionCost) ? prior.listPrice[j] : dimensionCost;
            prior.trust[at] = trust;
        }
    }
}

void Belief::admit(std::shared_ptr<const TaskGroups> groups)
{
    const std::size_t dimensionsBefore = m_groups->dimensions();
    const std::size_t leavesBefore = m_groups->leaves();
    m_groups = std::move(groups);
    const std::size_t dimensions = m_groups->dimensions();
    const std::size_t leaves = m_groups->leaves();
    if (leaves == leavesBefore)
        return;
    auto prior = std::make_shared<Prior>(*m_prior);
    fill(*prior);
    m_prior = std::move(prior);
    // The leaves stand behind the dimensions.
    for (std::vector<double>* sums : {&m_count, &m_residual}) {
        const auto firstLeaf = static_cast<std::ptrdiff_t>((regions + dimensionsBefore) * m_models);
        sums->insert(sums->begin() + firstLeaf, (dimensions - dimensionsBefore) * m_models, 0.0);
        sums->resize((regions + dimensions + leaves) * m_models);
    }
    if (m_settings.fast.trust > 0) {
        m_fastCount.resize(dimensions * m_models);
        m_fastResidual.resize(m_fastCount.size());
        m_commonCount.resize(dimensions);
        m_commonResidual.resize(dimensions);
    }
    m_cost.resize((regions + leaves) * m_models);
    m_costCount.resize(m_cost.size());
}

void Belief::narrow(const double* count, const double* residual, const double* trust, double common, double* estimate,
                    double* evidence) const
{
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

void Belief::lookAtRegion(std::size_t region, double common, double* estimate, double* evidence) const
{
    const double* const trust = m_prior->regionTrust[region].data();
    const double* const count = m_count.data() + region * m_models;
    const double* const residual = m_residual.data() + region * m_models;
    if (std::isfinite(common)) {
        std::fill_n(estimate, m_models, 0.0);
        std::fill_n(evidence, m_models, 1e12);
        narrow(count, residual, trust, common, estimate, evidence);
        return;
    }
    // The widest group: it is shrunk towards 0.
    for (std::size_t j = 0; j < m_models; ++j) {
        evidence[j] = count[j] + trust[j];
        estimate[j] = residual[j] / evidence[j];
    }
}

void Belief::differencesInDimension(const TaskGroups::Leaf& leaf, double* estimate, double* evidence) const
{
    const std::size_t region = leaf.inDistribution ? 0 : 1;
    const double common = trustOf(leaf).common;
    lookAtRegion(region, common, estimate, evidence);
    if (leaf.inDistribution) {
        narrowDimension(leaf, estimate, evidence);
        return;
    }
    const std::size_t node = regions + leaf.dimension;
    narrow(m_count.data() + node * m_models, m_residual.data() + node * m_models,
           m_prior->dimensionTrust[region].data(), common, estimate, evidence);
}

void Belief::narrowDimension(const TaskGroups::Leaf& leaf, double* estimate, double* evidence) const
{
    const std::size_t steady = (regions + leaf.dimension) * m_models;
    const double* const trust = m_prior->dimensionTrust.front().data();
    const double common = m_settings.inDistribution.common;
    if (m_fastWeight == 0) {
        narrow(m_count.data() + steady, m_residual.data() + steady, trust, common, estimate, evidence);
        return;
    }
    std::array<double, maxModels> fast;
    std::array<double, maxModels> fastEvidence;
    const std::size_t at = leaf.dimension * m_models;
    const double fastTrust = m_settings.fast.trust;
    for (std::size_t j = 0; j < m_models; ++j) {
        fast[j] = (m_fastResidual[at + j] + fastTrust * estimate[j]) / (m_fastCount[at + j] + fastTrust);
        fastEvidence[j] = m_fastCount[at + j] + fastTrust * evidence[j] / (fastTrust + evidence[j]);
    }
    narrow(m_count.data() + steady, m_residual.data() + steady, trust, common, estimate, evidence);
    for (std::size_t j = 0; j < m_models; ++j) {
        estimate[j] += m_fastWeight * (fast[j] - estimate[j]);
        evidence[j] += m_fastWeight * (fastEvidence[j] - evidence[j]);
    }
}

void Belief::judge(const TaskGroups::Leaf& leaf, std::size_t leafAt, std::size_t model, double residual)
{
    const std::size_t steadyAt = (regions + leaf.dimension) * m_models + model;
    const std::size_t fastAt = leaf.dimension * m_models + model;
    const std::size_t ownAt = (regions + m_groups->dimensions()) * m_models + leafAt;
    const double fastTrust = m_settings.fast.trust;
    // All divisions first, so that they can run in parallel.
    const double perRegion = 1 / (m_count[model] + m_settings.inDistribution.region);
    const double perSteady = 1 / (m_count[steadyAt] + m_settings.inDistribution.dimension);
    const double perOwn = 1 / (m_count[ownAt] + m_prior->trust[leafAt]);
    const double perCommon = 1 / (m_commonCount[leaf.dimension] + fastTrust);
    const double perFast = 1 / (m_fastCount[fastAt] + fastTrust);
    const double region = m_residual[model] * perRegion;
    const double expected = (m_residual[steadyAt] + m_settings.inDistribution.dimension * region) * perSteady;
    const double common = m_commonResidual[leaf.dimension] * perCommon;
    const double fast = (m_fastResidual[fastAt] + fastTrust * region) * perFast;
    const double left = residual - m_residual[ownAt] * perOwn;
    const double share = m_prior->trust[leafAt] * perOwn;
    const std::array<double, 3> errors{left - share * expected, left - share * (expected + common),
                                       left - share * fast};
    const double perSquare = 0.5 / m_settings.fast.variance;
    for (std::size_t i = 0; i < errors.size(); ++i)
        m_chances[i] -= errors[i] * errors[i] * perSquare;
    const double best = std::ranges::max(m_chances);
    for (double& chance : m_chances)
        chance = std::max(chance - best, -m_settings.fast.most);
    m_fastWeight = fastShare(m_chances);
    add(m_commonCount[leaf.dimension], m_commonResidual[leaf.dimension], residual - expected, m_settings.fast.window);
    add(m_fastCount[fastAt], m_fastResidual[fastAt], residual, m_settings.fast.window);
}

double Belief::costScale(std::size_t region, double trust) const
{
    // In the in-distribution region the prior counts as one call per `cost` pseudo-count, and in the
    // out-of-distribution region as very little.
    const double anchor = trust * 1e-3;
    return (m_costRatio[region].seen + anchor) / (m_costRatio[region].expected + anchor);
}

void Belief::look(std::uint32_t index, View& view) const
{
    const TaskGroups::Leaf& leaf = m_groups->leaf(index);
    const std::size_t region = leaf.inDistribution ? 0 : 1;
    const double costTrust = trustOf(leaf).cost;
    const std::size_t leafAt = index * m_models;
    const double* const priorScore = m_prior->score.data() + leafAt;
    const double* const priorCost = m_prior->cost.data() + leafAt;

    double* const score = view.score.data();
    double* const evidence = view.evidence.data();
    differencesInDimension(leaf, score, evidence);
    const std::size_t node = regions + m_groups->dimensions() + index;
    narrow(m_count.data() + node * m_models, m_residual.data() + node * m_models, m_prior->trust.data() + leafAt,
           trustOf(leaf).common, score, evidence);

    const double scale = costScale(region, costTrust);
    const double* const regionCost = m_cost.data() + region * m_models;
    const double* const regionCount = m_costCount.data() + region * m_models;
    const double* const leafCost = m_cost.data() + regions * m_models + leafAt;
    const double* const leafCount = m_costCount.data() + regions * m_models + leafAt;
    for (std::size_t j = 0; j < m_models; ++j) {
        score[j] += priorScore[j];
        const double expected = scale * priorCost[j];
        const double inRegion =
            leaf.inDistribution ? expected : (regionCost[j] + costTrust * expected) / (regionCount[j] + costTrust);
        view.cost[j] = (leafCost[j] + costTrust * inRegion) / (leafCount[j] + costTrust);
    }
}

void Belief::lookAtDimension(std::uint32_t index, View& view) const
{
    const TaskGroups::Leaf& leaf = m_groups->leaf(index);
    const std::size_t region = leaf.inDistribution ? 0 : 1;
    const double costTrust = trustOf(leaf).cost;
    differencesInDimension(leaf, view.score.data(), view.evidence.data());
    const double scale = costScale(region, costTrust);
    for (std::size_t j = 0; j < m_models; ++j) {
        view.score[j] += m_prior->dimensionScore[index * m_models + j];
        double cost = 0;
        double count = 0;
        for (std::uint32_t other = 0; other < m_groups->leaves(); ++other) {
            if (m_groups->leaf(other).dimension == leaf.dimension) {
                cost += m_cost[(regions + other) * m_models + j];
                count += m_costCount[(regions + other) * m_models + j];
            }
        }
        view.cost[j] = (cost + costTrust * scale * m_prior->dimensionCost[index * m_models + j]) / (count + costTrust);
    }
}

void Belief::sensitivity(std::uint32_t index, ModelIndex model, std::span<double> slopes) const
{
    // Everything is linear in the prior mean: raising it lowers the observed differences by the same amount.
    const TaskGroups::Leaf& leaf = m_groups->leaf(index);
    const std::size_t region = leaf.inDistribution ? 0 : 1;
    std::array<double, maxModels> residual{};
    std::array<double, maxModels> evidence{};
    std::ranges::fill(slopes, 0.0);
    const double reach = leaf.inDistribution ? 1 : m_settings.dimensionShare;
    const std::size_t inDimension = (regions + leaf.dimension) * m_models;
    const auto step = [&](std::size_t node, std::size_t counted, const double* trust) {
        residual[model.position()] = -reach * m_count[counted + model.position()];
        narrow(m_count.data() + node * m_models, residual.data(), trust, trustOf(leaf).common, slopes.data(),
               evidence.data());
    };
    step(region, inDimension, m_prior->regionTrust[region].data());
    const double wider = slopes[model.position()];
    step(regions + leaf.dimension, inDimension, m_prior->dimensionTrust[region].data());
    if (leaf.inDistribution && m_fastWeight > 0) {
        const double count = m_fastCount[leaf.dimension * m_models + model.position()];
        const double fast = (m_settings.fast.trust * wider - count) / (count + m_settings.fast.trust);
        slopes[model.position()] += m_fastWeight * (fast - slopes[model.position()]);
    }
    const std::size_t leafNode = regions + m_groups->dimensions() + index;
    step(leafNode, leafNode * m_models, m_prior->trust.data() + index * m_models);
    slopes[model.position()] += reach;
}

void Belief::add(double& count, double& sum, double residual, double window)
{
    count += 1;
    sum += residual;
    if (count > window) {
        const double fade = window / count;
        count *= fade;
        sum *= fade;
    }
}

void Belief::learn(std::uint32_t index, ModelIndex model, double score, double costUsd)
{
    const TaskGroups::Leaf& leaf = m_groups->leaf(index);
    const std::size_t region = leaf.inDistribution ? 0 : 1;
    const std::size_t j = model.position();
    const std::size_t leafAt = index * m_models + j;
    if (!isMissing(score)) {
        const double residual = score - m_prior->score[leafAt];
        if (leaf.inDistribution && !m_fastCount.empty())
            judge(leaf, leafAt, j, residual);
        for (const std::size_t at : {region * m_models + j, (regions + leaf.dimension) * m_models + j,
                                     (regions + m_groups->dimensions()) * m_models + leafAt})
            add(m_count[at], m_residual[at], residual, m_settings.window);
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

void Belief::correct(std::uint32_t index, ModelIndex model, double scoreBefore, double scoreAfter, double costBefore,
                     double costAfter)
{
    const TaskGroups::Leaf& leaf = m_groups->leaf(index);
    const std::size_t region = leaf.inDistribution ? 0 : 1;
    const std::size_t j = model.position();
    const std::size_t leafAt = index * m_models + j;
    if (isMissing(scoreBefore)) {
        learn(index, model, scoreAfter, missing);
    } else if (isMissing(scoreAfter) || scoreAfter != scoreBefore) {
        const bool withdrawn = isMissing(scoreAfter);
        const double change = withdrawn ? m_prior->score[leafAt] - scoreBefore : scoreAfter - scoreBefore;
        for (const std::size_t at : {region * m_models + j, (regions + leaf.dimension) * m_models + j,
                                     (regions + m_groups->dimensions()) * m_models + leafAt}) {
            m_residual[at] += change;
            m_count[at] = withdrawn ? std::max(0.0, m_count[at] - 1) : m_count[at];
        }
    }
    if (isMissing(costBefore)) {
        learn(index, model, missing, costAfter);
    } else if (isMissing(costAfter) || costAfter != costBefore) {
        const bool withdrawn = isMissing(costAfter);
        const double change = withdrawn ? -costBefore : costAfter - costBefore;
        m_costRatio[region].seen += change;
        m_costRatio[region].expected -= withdrawn ? m_prior->cost[leafAt] : 0;
        for (const std::size_t at : {region * m_models + j, regions * m_models + leafAt}) {
            m_cost[at] += change;
            m_costCount[at] -= withdrawn ? 1 : 0;
        }
    }
}

} // namespace acr
