// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/belief.h"

#include "core/base/elementaryfunctions.h"
#include "core/benchmark/limits.h"

#include <algorithm>
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

/// The experience with a group of tasks. Shapes: models.
struct Experienced {
    const double* count;
    const double* residual;
    const double* trust;
};

/// The common shift: b.
template <class Models>
double shiftOf(Models models, const Experienced& group, double common, const double* estimate)
{
    if (!std::isfinite(common))
        return 0;
    double weights = common;
    double sum = 0;
    for (std::size_t j = 0; j < models; ++j) {
        const double weight = group.trust[j] / (group.count[j] + group.trust[j]);
        weights += group.count[j] * weight;
        sum += weight * (group.residual[j] - group.count[j] * estimate[j]);
    }
    return weights > 0 ? sum / weights : 0;
}

/// Estimates of one group from those of the wider one, in place. Shapes: models.
template <class Models>
void narrow(Models models, const Experienced& group, double common, double* __restrict estimate,
            double* __restrict evidence)
{
    const double shift = shiftOf(models, group, common, estimate);
    const double* __restrict const count = group.count;
    const double* __restrict const residual = group.residual;
    const double* __restrict const trust = group.trust;
    for (std::size_t j = 0; j < models; ++j) {
        estimate[j] = (residual[j] + trust[j] * (estimate[j] + shift)) / (count[j] + trust[j]);
        evidence[j] = count[j] + trust[j] * evidence[j] / (trust[j] + evidence[j]);
    }
}

/// Recent experience with a group of tasks. Shapes: models.
struct RecentlyExperienced {
    const double* count;
    const double* residual;
    double trust;
};

/// As narrow(), with fast estimates at this weight.
template <class Models>
void narrowWithFast(Models models, const Experienced& group, double common, const RecentlyExperienced& recent,
                    double weight, double* __restrict estimate, double* __restrict evidence)
{
    const double shift = shiftOf(models, group, common, estimate);
    const double* __restrict const count = group.count;
    const double* __restrict const residual = group.residual;
    const double* __restrict const trust = group.trust;
    const double* __restrict const fastCount = recent.count;
    const double* __restrict const fastResidual = recent.residual;
    const double fastTrust = recent.trust;
    for (std::size_t j = 0; j < models; ++j) {
        const double fast = (fastResidual[j] + fastTrust * estimate[j]) / (fastCount[j] + fastTrust);
        const double fastEvidence = fastCount[j] + fastTrust * evidence[j] / (fastTrust + evidence[j]);
        const double steady = (residual[j] + trust[j] * (estimate[j] + shift)) / (count[j] + trust[j]);
        const double steadyEvidence = count[j] + trust[j] * evidence[j] / (trust[j] + evidence[j]);
        estimate[j] = steady + weight * (fast - steady);
        evidence[j] = steadyEvidence + weight * (fastEvidence - steadyEvidence);
    }
}

enum Case : std::uint8_t { steadyCase, commonCase, fastCase };

double fastShare(const std::array<double, 3>& chances)
{
    // Below a hundredth it is not worth looking at.
    constexpr double minimum = -4.6;
    if (chances[fastCase] < std::max(chances[steadyCase], chances[commonCase]) + minimum)
        return 0;
    return 1 / (1 + portableExp(chances[steadyCase] - chances[fastCase]) +
                portableExp(chances[commonCase] - chances[fastCase]));
}

} // namespace

Belief::Belief(std::span<const Model> models, std::shared_ptr<const PriorSet> priors,
               std::shared_ptr<const TaskGroups> groups, const BeliefSettings& settings)
    : m_models(models.size())
    , m_groups(std::move(groups))
    , m_settings(settings)
{
    auto prior = std::make_shared<Prior>();
    prior->set = std::move(priors);
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
    const PriorSet& priors = *prior.set;
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

template <class Models>
void Belief::differencesInRegion(Models models, std::size_t region, double common, double* estimate,
                                 double* evidence) const
{
    const double* const trust = m_prior->regionTrust[region].data();
    const double* const count = m_count.data() + region * models;
    const double* const residual = m_residual.data() + region * models;
    if (std::isfinite(common)) {
        std::fill_n(estimate, std::size_t{models}, 0.0);
        std::fill_n(evidence, std::size_t{models}, 1e12);
        narrow(models, {count, residual, trust}, common, estimate, evidence);
        return;
    }
    // The widest group: it is shrunk towards 0.
    for (std::size_t j = 0; j < models; ++j) {
        evidence[j] = count[j] + trust[j];
        estimate[j] = residual[j] / evidence[j];
    }
}

template <class Models>
void Belief::differences(Models models, const TaskGroups::Leaf& leaf, double* estimate, double* evidence) const
{
    const std::size_t region = leaf.inDistribution ? 0 : 1;
    const double common = trustOf(leaf).common;
    differencesInRegion(models, region, common, estimate, evidence);
    const std::size_t node = (regions + leaf.dimension) * models;
    const Experienced group{m_count.data() + node, m_residual.data() + node, m_prior->dimensionTrust[region].data()};
    if (!leaf.inDistribution || m_fastWeight == 0) {
        narrow(models, group, common, estimate, evidence);
        return;
    }
    const std::size_t fastAt = leaf.dimension * models;
    narrowWithFast(models, group, common,
                   {m_fastCount.data() + fastAt, m_fastResidual.data() + fastAt, m_settings.fast.trust}, m_fastWeight,
                   estimate, evidence);
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
        chance = std::max(chance - best, -m_settings.fast.maximum);
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

template <class Models>
void Belief::lookAtLeaf(Models models, std::uint32_t index, View& view) const
{
    const TaskGroups::Leaf& leaf = m_groups->leaf(index);
    const std::size_t leafAt = index * models;
    const std::size_t node = (regions + m_groups->dimensions()) * models + leafAt;
    double* __restrict const score = view.score();
    differences(models, leaf, score, view.evidence());
    narrow(models, {m_count.data() + node, m_residual.data() + node, m_prior->trust.data() + leafAt},
           trustOf(leaf).common, score, view.evidence());
    const double* __restrict const priorScore = m_prior->score.data() + leafAt;
    for (std::size_t j = 0; j < models; ++j)
        score[j] += priorScore[j];
    lookAtCostsOf(models, index, view);
}

template <class Models>
void Belief::lookAtCostsOf(Models models, std::uint32_t index, View& view) const
{
    const TaskGroups::Leaf& leaf = m_groups->leaf(index);
    const std::size_t region = leaf.inDistribution ? 0 : 1;
    const double costTrust = trustOf(leaf).cost;
    const std::size_t leafAt = index * models;
    double* __restrict const cost = view.cost();
    const double scale = costScale(region, costTrust);
    const double* __restrict const priorCost = m_prior->cost.data() + leafAt;
    const double* __restrict const regionCost = m_cost.data() + region * models;
    const double* __restrict const regionCount = m_costCount.data() + region * models;
    const double* __restrict const leafCost = m_cost.data() + regions * models + leafAt;
    const double* __restrict const leafCount = m_costCount.data() + regions * models + leafAt;
    if (leaf.inDistribution) {
        for (std::size_t j = 0; j < models; ++j)
            cost[j] = (leafCost[j] + costTrust * (scale * priorCost[j])) / (leafCount[j] + costTrust);
        return;
    }
    for (std::size_t j = 0; j < models; ++j) {
        const double inRegion = (regionCost[j] + costTrust * (scale * priorCost[j])) / (regionCount[j] + costTrust);
        cost[j] = (leafCost[j] + costTrust * inRegion) / (leafCount[j] + costTrust);
    }
}

void Belief::look(std::uint32_t leaf, View& view) const
{
    view.m_rows.resize(m_models);
    if (m_models == PublishedPool::value)
        lookAtLeaf(PublishedPool(), leaf, view);
    else
        lookAtLeaf(m_models, leaf, view);
}

void Belief::lookAtCosts(std::uint32_t leaf, View& view) const
{
    view.m_rows.resize(m_models);
    if (m_models == PublishedPool::value)
        lookAtCostsOf(PublishedPool(), leaf, view);
    else
        lookAtCostsOf(m_models, leaf, view);
}

void Belief::lookAtDimension(std::uint32_t index, View& view) const
{
    view.m_rows.resize(m_models);
    const TaskGroups::Leaf& leaf = m_groups->leaf(index);
    const std::size_t region = leaf.inDistribution ? 0 : 1;
    const double costTrust = trustOf(leaf).cost;
    differences(m_models, leaf, view.score(), view.evidence());
    const double scale = costScale(region, costTrust);
    for (std::size_t j = 0; j < m_models; ++j) {
        view.score()[j] += m_prior->dimensionScore[index * m_models + j];
        double cost = 0;
        double count = 0;
        for (std::uint32_t other = 0; other < m_groups->leaves(); ++other) {
            if (m_groups->leaf(other).dimension == leaf.dimension) {
                cost += m_cost[(regions + other) * m_models + j];
                count += m_costCount[(regions + other) * m_models + j];
            }
        }
        view.cost()[j] =
            (cost + costTrust * scale * m_prior->dimensionCost[index * m_models + j]) / (count + costTrust);
    }
}

void Belief::sensitivity(std::uint32_t index, ModelIndex model, std::span<double> slopes) const
{
    // Everything is linear in the prior mean: raising it lowers the observed differences by the same amount.
    const TaskGroups::Leaf& leaf = m_groups->leaf(index);
    const std::size_t region = leaf.inDistribution ? 0 : 1;
    std::vector<double> residual(m_models);
    std::vector<double> evidence(m_models);
    std::ranges::fill(slopes, 0.0);
    const double reach = leaf.inDistribution ? 1 : m_settings.dimensionShare;
    const std::size_t inDimension = (regions + leaf.dimension) * m_models;
    const auto step = [&](std::size_t node, std::size_t counted, const double* trust) {
        residual[model.position()] = -reach * m_count[counted + model.position()];
        narrow(m_models, {m_count.data() + node * m_models, residual.data(), trust}, trustOf(leaf).common,
               slopes.data(), evidence.data());
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
