// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The probability that a model solves what others failed: an item-response filter.
///
/// A task has a hidden difficulty θ ~ N(0, 1); model j resolves it with probability
///     P_j(θ) = σ(A_j + u_lj + β·x_j + b_l + e_k − δθ)
/// with the model's ability A in the task's region, its deviation u for the source l, the effect β of the price x
/// (standardised logarithm of the list price) on ability in the region, the ease b of the source for all models, and
/// the ease e of the task's kind (its project, by the words of its id). Each is normal with a mean and a variance, and
/// is filtered from the attempts that were made by assumed density: with Z the probability of all attempts on a task,
///     mean += v·∂ln Z,   variance += v²·∂²ln Z
/// so a failure after other failures, which is expected on a hard task, lowers a model's ability less than a failure on
/// a task that others solved, and it also changes the variance less. Z is a sum over classes of what is common to all
/// models on the task, √(δ² + Var b + Var e)·z with z on equally likely quantiles; the uncertainty v_j of a model's own
/// parameters flattens its curve by 1/√(1 + πv_j/8).
///
/// No allocation after the first attempts, except by admit(). A copyable value; thread-safety: as any value.
#pragma once

#include "core/base/scratch.h"
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
        1.5, 1.5}; ///< δ, in-distribution and out-of-distribution: discrimination of the hidden difficulty
    double abilityVariance = 1;
    double effectVariance = 1;
    double easeVariance = 1;
    double kindVariance = 1;
    /// Weight of the dimension's prior mean in the out-of-distribution region.
    double dimensionShare = 0;
    /// Upper limit of a probed mean's pseudo-count.
    double priorCap = 100;
    double slopeMean = 0; ///< of β in the out-of-distribution region; models without a price have x = 0
    double slopeVariance = 0;
    /// Optimism: number of standard deviations of a model's own uncertainty that is added to its ability when choosing
    /// the next model.
    double optimism = 0;
};

/// An attempt to learn from; score in [0, 1].
struct SolvabilityEvidence {
    ModelIndex model;
    double score = 0;
};

class Solvability {
public:
    using Classes = std::array<double, difficultyClasses>;

    /// REQUIRES: the groups contain the kinds of tasks.
    Solvability(std::span<const Model> models, std::shared_ptr<const PriorSet> priors,
                std::shared_ptr<const TaskGroups> groups, const SolvabilitySettings& settings);

    /// As Belief::admit().
    void admit(std::shared_ptr<const TaskGroups> groups);

    /// Probability of each model to resolve a task of the leaf, by difficulty class, with optimism, and the variance of
    /// its ability there. Shapes: models.
    void look(std::uint32_t leaf, std::uint32_t kind, std::span<Classes> probability, std::span<double> variance) const;
    /// All attempts on one task.
    void learn(std::uint32_t leaf, std::uint32_t kind, std::span<const SolvabilityEvidence> attempts);

    /// Probability to resolve a task of the leaf, with its uncertainty.
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
    [[nodiscard]] std::size_t regionOf(std::uint32_t leaf) const { return m_groups->leaf(leaf).inDistribution ? 0 : 1; }
    /// Of the model's own parameters.
    [[nodiscard]] double ownVariance(std::uint32_t leaf, std::size_t model) const;
    /// √(δ² + Var b + Var e).
    [[nodiscard]] double spreadOf(std::uint32_t leaf, std::uint32_t kind) const;
    [[nodiscard]] Curve curve(std::uint32_t leaf, std::uint32_t kind, std::size_t model, double spread,
                              double optimism) const;

    /// Appends the parameters of the groups' leaves and kinds that are not there yet.
    void fill();

    std::size_t m_models;
    std::shared_ptr<const TaskGroups> m_groups;
    std::shared_ptr<const PriorSet> m_priors;
    SolvabilitySettings m_settings;
    std::array<double, 2> m_discrimination;
    double m_optimism;
    std::vector<double> m_price;                  ///< x, by model
    std::array<std::vector<Normal>, 2> m_ability; ///< in-distribution, out-of-distribution; by model
    std::array<Normal, 2> m_slope{};              ///< in-distribution, out-of-distribution
    std::vector<Normal> m_effect;                 ///< by leaf × model
    std::vector<Normal> m_ease;                   ///< by leaf
    std::vector<Normal> m_kindEase;               ///< by kind
    /// While learning, by attempt.
    struct Buffers {
        std::vector<Classes> pull;
        std::vector<Classes> stiff;
    };
    Scratch<Buffers> m_buffers;
};

} // namespace acr
