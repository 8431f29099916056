// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Who solves what others do not: an item-response filter.
///
/// A task has a hidden difficulty θ ~ N(0, 1), on a grid of equally likely classes; model j resolves it with probability
///     P_j(θ) = σ(A_j + u_lj + b_l + e_k − δθ)
/// with the model's ability A in the task's region, its bent u for the source l, and b, how easy the source is for all
/// models alike, as e is for the task's kind (its project, by the words of its id). Each is normal with a mean and a variance, and is filtered from the attempts that were made (assumed
/// density filtering): an attempt with outcome y moves parameter i by  v_i·g/(1 + VI),  g = E(y − P),  I = E(P(1 − P)),
/// V = Σ v_i, expectations over the classes given all attempts on the task. So a failure after other failures, which is
/// expected on a hard task, says less against a model than one on a task that others solved.
///
/// No allocation after construction. A copyable value; thread-safety: as any value.
#pragma once

#include "core/memory/priorset.h"
#include "core/memory/taskgroups.h"

#include <array>
#include <memory>
#include <span>
#include <vector>

namespace acr {

inline constexpr std::size_t difficultyClasses = 9;

struct SolvabilitySettings {
    double discrimination = 1.5; ///< δ: how much difficulty, rather than luck, decides
    double abilityVariance = 1;
    double bentVariance = 1;
    double easeVariance = 1;
    double kindVariance = 1;
    /// Share of the dimension's prior mean in what is expected abroad.
    double dimensionShare = 0;
    /// Observations that a probed mean counts for at most.
    double priorCap = 100;
};

/// What an attempt taught; score in [0, 1].
struct SolvabilityEvidence {
    ModelIndex model;
    double score = 0;
};

class Solvability {
public:
    using Classes = std::array<double, difficultyClasses>;

    /// REQUIRES: the groups know the kinds of tasks.
    Solvability(std::size_t models, const PriorSet& priors, std::shared_ptr<const TaskGroups> groups, const SolvabilitySettings& settings);

    /// Probability of each model to resolve a task of the leaf, by difficulty class, and the variance of its ability there.
    /// Shapes: models.
    void look(std::uint32_t leaf, std::uint32_t kind, std::span<Classes> probability, std::span<double> variance) const;
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
    };
    [[nodiscard]] Classes curve(double mean, double variance) const;

    std::size_t m_models;
    std::shared_ptr<const TaskGroups> m_groups;
    double m_discrimination;
    Classes m_grid{};
    std::array<std::vector<Normal>, 2> m_ability; ///< familiar, abroad; by model
    std::vector<Normal> m_bent;                   ///< by leaf × model
    std::vector<Normal> m_ease;                   ///< by leaf
    std::vector<Normal> m_kindEase;               ///< by kind
};

} // namespace acr
