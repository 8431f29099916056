// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The router's beliefs before the first task, which users can edit.
///
/// Means are scores in [0, 1] and costs in USD; a pseudo-count is the number of observed tasks that a mean is worth. A
/// source's means are kept as differences from its dimension's, so that moving a dimension moves its sources with it.
/// A plain value. Thread-safety: as any value.
#pragma once

#include "core/base/error.h"
#include "core/benchmark/benchmark.h"
#include "core/benchmark/prices.h"
#include "core/benchmark/reward.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace acr {

struct PriorCell {
    double mean = 0;
    double pseudoCount = 0;
    double costUsd = missing; ///< missing where no cost is known

    /// Two missing costs are equal.
    bool operator==(const PriorCell& other) const;
};

/// One row of the prior desk: a dimension, or a source within a dimension. Cells by model.
struct PriorRow {
    std::string dimension;
    std::string source; ///< empty: the dimension as a whole
    std::vector<PriorCell> cells;

    bool operator==(const PriorRow&) const = default;
};

/// The weights of the voters in `acrouter-vote`; the defaults are the release's (routing by weighted vote, arXiv
/// 2606.22902).
struct VoteSettings {
    struct Voter {
        std::string name;
        double weight = 0;

        bool operator==(const Voter&) const = default;
    };
    struct Specialist {
        std::string dimension;
        std::string voter;

        bool operator==(const Specialist&) const = default;
    };

    std::vector<Voter> voters;
    /// The model that the main prior votes for on every task, and its weight.
    std::string mainPrior;
    double mainPriorWeight = 0;
    /// At most one a dimension: that voter's weight counts `boost` times there.
    std::vector<Specialist> specialists;
    double boost = 1;

    bool operator==(const VoteSettings&) const = default;
};

/// Capacity of the memory of earlier tasks, and how neighbours are found.
struct MemorySettings {
    std::uint32_t neighbours = 10;  ///< k
    double threshold = 0.5;         ///< least cosine similarity of a neighbour
    std::uint32_t capacity = 20000; ///< entries; the oldest is evicted first

    bool operator==(const MemorySettings&) const = default;
};

struct PriorSet {
    std::vector<std::string> models;
    /// Over all tasks.
    std::vector<PriorCell> everywhere;
    /// Means of dimensions, by name.
    std::vector<PriorRow> dimensions;
    /// For each dimension and source the difference from the dimension's mean; costs and pseudo-counts are the source's
    /// own.
    std::vector<PriorRow> sources;
    VoteSettings vote{};
    MemorySettings memory{};
    /// Number of later tasks over which an exploring call is expected to pay off; missing: the policy's default.
    double explorationHorizon = missing;
    /// ε₁ and ε₂ by which a router with these priors decides; nothing: those of the session.
    std::optional<RewardWeights> weights{};
    std::vector<PriceChange> prices{};
    /// Streams whose outcomes these numbers were chosen on, beside the probing split; figures on them are optimistic.
    std::vector<std::string> tunedOn{};

    [[nodiscard]] bool empty() const { return everywhere.empty(); }
    [[nodiscard]] const PriorRow* dimension(std::string_view name) const;
    [[nodiscard]] const PriorRow* source(std::string_view dimensionName, std::string_view name) const;
    [[nodiscard]] std::optional<ModelIndex> model(std::string_view name) const;
    /// Two missing horizons are equal.
    bool operator==(const PriorSet& other) const;
};

/// How strongly small groups of tasks are shrunk towards the larger groups that contain them.
struct PriorFit {
    double dimensionShrink = 10; ///< weight of the mean over all tasks in a dimension's mean, in tasks
    double sourceShrink = 20;    ///< weight of the dimension's mean in a source's mean, in tasks
};

/// The name of the group of tasks without a dimension or source.
inline const std::string unnamedGroup = "(none)";

/// The name under which a task's outcomes are gathered: its dimension, and within that its source, or its bench where
/// it has none.
[[nodiscard]] const std::string& dimensionNameOf(const TaskTable& tasks, TaskIndex task);
[[nodiscard]] const std::string& sourceNameOf(const TaskTable& tasks, TaskIndex task);

/// The same priors for a pool: columns in its order; models that the pool lacks are left out.
/// Error UnknownModel for a model of the pool that the priors do not know.
[[nodiscard]] Result<PriorSet> priorsFor(const PriorSet& priors, std::span<const Model> pool);

/// Expected costs at changed prices: by model, times the ratio. The price changes are removed from the set.
[[nodiscard]] PriorSet atPrices(PriorSet priors, std::span<const double> ratio);

/// Means and counts of the training tasks, which see all models' outcomes. Pseudo-counts are the numbers of tasks.
[[nodiscard]] PriorSet learnPriors(std::span<const Model> models, const TaskTable& tasks,
                                   std::span<const TaskIndex> training, const OutcomeMatrix& outcomes,
                                   MissingScores convention, const PriorFit& fit = {});

} // namespace acr
