// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The router's beliefs: the expected score and cost of each model on each group of tasks, updated from the models that
/// it called.
///
/// There is a prior mean for every source × model. Experience is stored as differences from it, for the region (see
/// taskgroups.h), the dimension and the source. Each level is shrunk towards the wider one by pseudo-counts:
///     e_l = e_p + b + n/(n + κ_l)·(r̄ − e_p − b)
/// with the mean difference r̄ of the n observed outcomes, the estimate e_p of the wider group, and b, how much easier
/// the group is than expected for all models alike:  b = Σ w(r̄ − e_p) / (λ + Σ w),  w = n·κ/(n + κ). In the
/// out-of-distribution region λ is small, so that failures of one model lower the expectations of all models. The
/// evidence of an estimate, in observations, is  N_l = n + κ_l·N_p/(κ_l + N_p).
///
/// Drifting models: in the in-distribution region each dimension has a second, fast estimate with few observations and
/// a small pseudo-count. The belief is  (1 − w)·e_steady + w·e_fast,  where w is the posterior probability of the
/// third of three cases: nothing changed; a change common to all models (no reason to call another one); the called
/// model changed. Each observed score with prediction error ε lowers the log-probability of a case by ε²/2σ². No case
/// falls more than L_max behind the best, so that the posterior can recover. Costs are stored as sums; the expected
/// costs of models that were not called are scaled by the ratio of all observed to all expected costs.
///
/// Shapes: by model. No allocation after construction, except by admit(). A copyable value; thread-safety: as any
/// value.
#pragma once

#include "core/base/numberrows.h"
#include "core/memory/priorset.h"
#include "core/memory/taskgroups.h"

#include <array>
#include <memory>
#include <span>
#include <vector>

namespace acr {

/// Pseudo-counts, in tasks.
struct RegionTrust {
    double region = 0;
    double dimension = 0;
    double source = 0;
    double cost = 0;
    /// λ: penalty of a shift common to all models; infinite turns it off.
    double common = 0;
};

/// The fast estimate of a dimension.
struct FastEstimateSettings {
    double trust = 0;      ///< pseudo-count of the fast estimate; 0: there is no fast estimate
    double window = 10;    ///< observations kept
    double odds = -4;      ///< its prior log-probability, relative to the other cases
    double maximum = 10;   ///< L_max
    double variance = 0.2; ///< σ², of one score
};

struct BeliefSettings {
    RegionTrust inDistribution;
    RegionTrust outOfDistribution;
    /// Upper limit of the prior's pseudo-counts.
    double priorCap = 0;
    /// Weight of the dimension's prior mean, against the mean over all tasks, in the out-of-distribution region.
    double dimensionShare = 0;
    /// Number of observations kept per group and model; older ones are down-weighted.
    double window = 1e9;
    FastEstimateSettings fast;
};

class Belief {
public:
    /// The expected scores and costs of the models on a task. Shapes: models. Keeps its memory when it is written anew.
    class View {
    public:
        [[nodiscard]] double* score() { return m_rows.row(0); }
        [[nodiscard]] double* cost() { return m_rows.row(1); }
        [[nodiscard]] double* evidence() { return m_rows.row(2); }
        [[nodiscard]] const double* score() const { return m_rows.row(0); }
        [[nodiscard]] const double* cost() const { return m_rows.row(1); }
        [[nodiscard]] const double* evidence() const { return m_rows.row(2); }

    private:
        friend class Belief;
        NumberRows<3> m_rows;
    };

    /// REQUIRES: the priors' models are those of the pool, or there are none.
    Belief(std::span<const Model> models, std::shared_ptr<const PriorSet> priors,
           std::shared_ptr<const TaskGroups> groups, const BeliefSettings& settings);

    /// Takes over groups to which tasks were added. New groups start from their priors. REQUIRES: otherwise those there
    /// are.
    void admit(std::shared_ptr<const TaskGroups> groups);

    [[nodiscard]] std::size_t models() const { return m_models; }
    [[nodiscard]] const TaskGroups& groups() const { return *m_groups; }
    void look(std::uint32_t leaf, View& view) const;
    /// The costs of look() alone; the view's other rows are left as they are.
    void lookAtCosts(std::uint32_t leaf, View& view) const;
    /// As look, of the leaf's whole dimension.
    void lookAtDimension(std::uint32_t leaf, View& view) const;
    /// The derivatives ∂score_i/∂mean of the expected scores on the leaf with respect to one model's prior mean in the
    /// leaf's dimension, with the same experience. Shape: models. Exact as long as no observation was down-weighted.
    void sensitivity(std::uint32_t leaf, ModelIndex model, std::span<double> slopes) const;
    /// The prior mean of the leaf's dimension; missing where the prior set has no such row.
    [[nodiscard]] double dimensionPrior(std::uint32_t leaf, ModelIndex model) const
    {
        return m_prior->dimensionMean[leaf * m_models + model.position()];
    }
    /// `score` excludes corrections that the caller added to the expected score. A missing score or cost is not learned
    /// from.
    void learn(std::uint32_t leaf, ModelIndex model, double score, double costUsd);
    /// As if `after` had been learned in place of `before`, which was; missing numbers were or are not learned. Exact
    /// up to rounding as long as no observation was down-weighted, except for the fast estimates and the case
    /// probabilities: they follow the order of observations, and keep the first score.
    void correct(std::uint32_t leaf, ModelIndex model, double scoreBefore, double scoreAfter, double costBefore,
                 double costAfter);
    /// w: the weight of the fast estimates, in [0, 1].
    [[nodiscard]] double fastWeight() const { return m_fastWeight; }

private:
    struct Prior;
    /// Appends the priors of the groups' leaves that are not there yet.
    void fill(Prior& prior) const;
    [[nodiscard]] const RegionTrust& trustOf(const TaskGroups::Leaf& leaf) const
    {
        return leaf.inDistribution ? m_settings.inDistribution : m_settings.outOfDistribution;
    }
    [[nodiscard]] double costScale(std::size_t region, double trust) const;
    /// Estimates of a region, as differences from the priors.
    template <class Models>
    void differencesInRegion(Models models, std::size_t region, double common, double* estimate,
                             double* evidence) const;
    /// Estimates of the leaf's dimension, as differences from the priors.
    template <class Models>
    void differences(Models models, const TaskGroups::Leaf& leaf, double* estimate, double* evidence) const;
    template <class Models>
    void lookAtLeaf(Models models, std::uint32_t leaf, View& view) const;
    template <class Models>
    void lookAtCostsOf(Models models, std::uint32_t leaf, View& view) const;
    /// Updates the probabilities of the three cases by an outcome, and adds it to the fast estimates.
    void judge(const TaskGroups::Leaf& leaf, std::size_t leafAt, std::size_t model, double residual);
    static void add(double& count, double& sum, double residual, double window);

    std::size_t m_models;
    std::shared_ptr<const TaskGroups> m_groups;
    BeliefSettings m_settings;
    /// Changes with the groups only; shared by copies.
    struct Prior {
        std::shared_ptr<const PriorSet> set;
        std::vector<double> listPrice;      ///< by model, the mean where one is not known
        std::vector<double> score;          ///< by leaf × model
        std::vector<double> dimensionScore; ///< by leaf × model, of the leaf's dimension
        std::vector<double> dimensionCost;
        std::vector<double> dimensionMean; ///< as given in the prior set
        std::vector<double> cost;
        std::vector<double> trust; ///< pseudo-count of the source's mean
        std::array<std::vector<double>, 2> regionTrust;
        std::array<std::vector<double>, 2> dimensionTrust;
    };
    std::shared_ptr<const Prior> m_prior;
    /// By node × model: regions (in-distribution, out-of-distribution), dimensions, leaves.
    std::vector<double> m_count;
    std::vector<double> m_residual;
    /// By dimension × model; empty without fast estimates.
    std::vector<double> m_fastCount;
    std::vector<double> m_fastResidual;
    /// By dimension: the recent shift that is common to all called models.
    std::vector<double> m_commonCount;
    std::vector<double> m_commonResidual;
    /// Log-probabilities, up to a constant: of the steady estimate, of a shift common to all models, of the
    /// fast estimate.
    std::array<double, 3> m_chances{};
    double m_fastWeight = 0;
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
