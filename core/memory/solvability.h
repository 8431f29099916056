// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Who solves what others do not: an item-response filter.
///
/// A task has a hidden difficulty θ ~ N(0, 1); model j resolves it with probability
///     P_j(θ) = σ(A_j + u_lj + β·x_j + b_l + e_k − δθ)
/// with the model's ability A in the task's region, its bent u for the source l, how much the price x (standardised
/// logarithm of the list price) tells of ability in the region, β, and b, how easy the source is for all models alike,
/// as e is for the task's kind (its project, by the words of its id). Each is normal with a mean and a variance, and is
/// filtered from the attempts that were made by assumed density: with Z the probability of all attempts on a task,
///     mean += v·∂ln Z,   variance += v²·∂²ln Z
/// so a failure after other failures, which is expected on a hard task, says less against a model than one on a task
/// that others solved, and so does it change less how sure one is. Z is a sum over classes of what is common to all
/// models on the task, √(δ² + Var b + Var e)·z with z on equally likely quantiles; not knowing what is a model's own,
/// v_j, flattens its curve by 1/√(1 + πv_j/8).
///
/// No allocation after construction. A copyable value; thread-safety: as any value.
#pragma once

#include "core/memory/priorset.h"
#include "core/memory/taskgroups.h"

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <vector>

namespace acr {

inline constexpr std::size_t difficultyClasses = 9;

struct SolvabilitySettings {
    std::array<double, 2> discrimination{
        1.5, 1.5}; ///< δ, familiar and abroad: how much difficulty, rather than luck, decides
    double abilityVariance = 1;
    double bentVariance = 1;
    double easeVariance = 1;
    double kindVariance = 1;
    /// Share of the dimension's prior mean in what is expected abroad.
    double dimensionShare = 0;
    /// Observations that a probed mean counts for at most.
    double priorCap = 100;
    double slopeMean = 0; ///< of β abroad; models without a price have x = 0
    double slopeVariance = 0;
    /// Standard deviations of what is not known of a model alone that are added to its ability where it is decided whom
    /// to try.
    double optimism = 0;
};

/// What an attempt taught; score in [0, 1].
struct SolvabilityEvidence {
    ModelIndex model;
    double score = 0;
};

class Solvability {
public:
    using Classes = std::array<double, difficultyClasses>;

    /// REQUIRES: the groups know the kinds of tasks; at most 64 models.
    Solvability(std::span<const Model> models, const PriorSet& priors, std::shared_ptr<const TaskGroups> groups,
                const SolvabilitySettings& settings);

    /// Probability of each model to resolve a task of the leaf, by difficulty class, with optimism, and the variance of
    /// its ability there. Shapes: models.
    void look(std::uint32_t leaf, std::uint32_t kind, std::span<Classes> probability, std::span<double> variance) const;
    /// All attempts on one task. REQUIRES: at most 64.
    void learn(std::uint32_t leaf, std::uint32_t kind, std::span<const SolvabilityEvidence> attempts);

    /// Chance to resolve a task of the leaf and how well it is known.
    struct Chance {
        double mean = 0;
        double sd = 0;
    };
    [[nodiscard]] Chance expect(std::uint32_t leaf, ModelIndex model) const;

private:
    struct Normal {
        double mean = 0;
        double variance = 0;

        void move(double gradient, double curvature);
    };
    struct Curve {
        Classes probability{};
        double slope = 0; ///< of the flattened curve
    };
    [[nodiscard]] std::size_t regionOf(std::uint32_t leaf) const { return m_groups->leaf(leaf).familiar ? 0 : 1; }
    /// Of what is the model's own.
    [[nodiscard]] double ownVariance(std::uint32_t leaf, std::size_t model) const;
    [[nodiscard]] Curve curve(std::uint32_t leaf, std::uint32_t kind, std::size_t model, double optimism) const;

    std::size_t m_models;
    std::shared_ptr<const TaskGroups> m_groups;
    std::array<double, 2> m_discrimination;
    double m_optimism;
    std::vector<double> m_price;                  ///< x, by model
    std::array<std::vector<Normal>, 2> m_ability; ///< familiar, abroad; by model
    std::array<Normal, 2> m_slope{};              ///< familiar, abroad
    std::vector<Normal> m_bent;                   ///< by leaf × model
    std::vector<Normal> m_ease;                   ///< by leaf
    std::vector<Normal> m_kindEase;               ///< by kind
};

} // namespace acr
