// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the router believes of each model on each group of tasks, updated from the models that it called.
///
/// A prior mean stands for every source × model. Experience is kept as the difference from it, for the region, the
/// dimension and the source, each drawn to the wider one around it by pseudo-counts:
///     e_l = e_p + b + n/(n + κ_l)·(r̄ − e_p − b)
/// with the mean difference r̄ of the n outcomes seen, the estimate e_p of the wider group, and b, how much harder the
/// group is than expected for all models alike:  b = Σ w(r̄ − e_p) / (λ + Σ w),  w = n·κ/(n + κ). Abroad λ is small, so
/// that one model's failures lower what is expected of every other one too. The evidence behind an estimate, in
/// observations, is  N_l = n + κ_l·N_p/(κ_l + N_p). Models change: on familiar ground a second estimate of each
/// dimension, agile, keeps few observations and trusts them soon. What is believed is  (1 − w)·e_steady + w·e_agile,
/// where w is the posterior chance of the agile case among three: nothing changed, something changed that is common to
/// all models (which is no reason to call another one), the called model changed. Each loses ε²/2σ² of the logarithm of
/// its chance with every score that it foretold wrong by ε, and never falls further than L_max behind the best, so that
/// the judgement can turn. Costs are kept as sums; those of models not yet called follow the ratio of all costs seen to
/// those expected.
///
/// Shapes: by model. No allocation after construction. A copyable value; thread-safety: as any value.
#pragma once

#include "core/memory/priorset.h"
#include "core/memory/taskgroups.h"

#include <array>
#include <memory>
#include <span>
#include <vector>

namespace acr {

inline constexpr std::size_t mostBeliefModels = 64;

/// Pseudo-counts, in tasks.
struct RegionTrust {
    double region = 0;
    double dimension = 0;
    double source = 0;
    double cost = 0;
    /// λ: against a shift common to all models; infinite turns it off.
    double common = 0;
};

/// The agile estimate of a dimension.
struct AgileSettings {
    double trust = 0;      ///< pseudo-count against a change; 0: there is no agile estimate
    double window = 10;    ///< observations kept
    double odds = -4;      ///< logarithm of its chance at the start, against the others
    double most = 10;      ///< L_max
    double variance = 0.2; ///< σ², of one score
};

struct BeliefSettings {
    RegionTrust familiar;
    RegionTrust abroad;
    /// The prior's own pseudo-counts are cut to this.
    double priorCap = 0;
    /// Share of the dimension's prior mean, against the mean over all tasks, in what is expected abroad.
    double dimensionShare = 0;
    /// Observations kept of a group and model: older ones fade.
    double window = 1e9;
    AgileSettings agile;
};

class Belief {
public:
    /// What is expected of the models on a task.
    struct View {
        std::array<double, mostBeliefModels> score;
        std::array<double, mostBeliefModels> cost;
        std::array<double, mostBeliefModels> evidence;
    };

    /// REQUIRES: the priors' models are those of the pool, or there are none.
    Belief(std::span<const Model> models, const PriorSet& priors, std::shared_ptr<const TaskGroups> groups,
           const BeliefSettings& settings);

    [[nodiscard]] std::size_t models() const { return m_models; }
    [[nodiscard]] const TaskGroups& groups() const { return *m_groups; }
    void look(std::uint32_t leaf, View& view) const;
    /// As look, of the leaf's whole dimension.
    void lookAtDimension(std::uint32_t leaf, View& view) const;
    /// How the expected scores on the leaf would move with the prior mean of the leaf's dimension for one model, were
    /// all experience the same: ∂score_i/∂mean. Shape: models. Exact as long as nothing has faded.
    void sensitivity(std::uint32_t leaf, ModelIndex model, std::span<double> slopes) const;
    /// The prior mean of the leaf's dimension; missing where the prior set has no such row.
    [[nodiscard]] double dimensionPrior(std::uint32_t leaf, ModelIndex model) const
    {
        return m_prior->dimensionMean[leaf * m_models + model.position()];
    }
    /// `score` less whatever the caller added to the expected score for reasons of its own. A missing score or cost
    /// teaches nothing about itself.
    void learn(std::uint32_t leaf, ModelIndex model, double score, double costUsd);
    /// w: how far the agile estimates are believed, in [0, 1].
    [[nodiscard]] double agility() const { return m_agility; }

private:
    /// Estimates of one group from those of the wider one, in place. Shapes: models.
    void narrow(const double* count, const double* residual, const double* trust, double common, double* estimate,
                double* evidence) const;
    [[nodiscard]] const RegionTrust& trustOf(const TaskGroups::Leaf& leaf) const
    {
        return leaf.familiar ? m_settings.familiar : m_settings.abroad;
    }
    [[nodiscard]] double costScale(std::size_t region, double trust) const;
    /// Estimates of a region.
    void lookAtRegion(std::size_t region, double common, double* estimate, double* evidence) const;
    /// Estimates of the leaf's dimension, as differences from the priors.
    void differencesInDimension(const TaskGroups::Leaf& leaf, double* estimate, double* evidence) const;
    /// Estimates of a familiar leaf's dimension from those of the region, in place.
    void narrowDimension(const TaskGroups::Leaf& leaf, double* estimate, double* evidence) const;
    /// Weighs the three cases by an outcome, and adds it to the agile estimates.
    void judge(const TaskGroups::Leaf& leaf, std::size_t leafAt, std::size_t model, double residual);
    static void add(double& count, double& sum, double residual, double window);

    std::size_t m_models;
    std::shared_ptr<const TaskGroups> m_groups;
    BeliefSettings m_settings;
    /// Fixed after construction, shared by copies.
    struct Prior {
        std::vector<double> score;          ///< by leaf × model
        std::vector<double> dimensionScore; ///< by leaf × model, of the leaf's dimension
        std::vector<double> dimensionCost;
        std::vector<double> dimensionMean; ///< as it stands in the prior set
        std::vector<double> cost;
        std::vector<double> trust; ///< pseudo-count of the source's mean
        std::array<std::vector<double>, 2> regionTrust;
        std::array<std::vector<double>, 2> dimensionTrust;
    };
    std::shared_ptr<const Prior> m_prior;
    /// By node × model: regions (familiar, abroad), dimensions, leaves.
    std::vector<double> m_count;
    std::vector<double> m_residual;
    /// By dimension × model; empty without agile estimates.
    std::vector<double> m_agileCount;
    std::vector<double> m_agileResidual;
    /// By dimension: what all models that were called lately have in common.
    std::vector<double> m_commonCount;
    std::vector<double> m_commonResidual;
    /// Logarithms of the chances, up to a constant: of the steady estimate, of a shift common to all models, of the
    /// agile estimate.
    std::array<double, 3> m_chances{};
    double m_agility = 0;
    /// By leaf × model, and by region × model: costs.
    std::vector<double> m_costCount;
    std::vector<double> m_cost;
    struct Ratio {
        double seen = 0;
        double expected = 0;
    };
    std::array<Ratio, 2> m_costRatio{};
};

} // namespace acr
