// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a policy decided as it did: the values, the votes behind them, and the smallest change that flips the pick.
/// Computed on demand; see Policy::explain(). Plain values.
#pragma once

#include "core/base/index.h"
#include "core/benchmark/outcomematrix.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace acr {

/// One vote in a decision. The policy defines `weight`: a share of votes or an expected reward.
struct Vote {
    std::string voter;
    ModelIndex model;
    double weight = 0;
};

/// The smallest change of one number that a decision rests on by which it would have been another.
struct FlipChange {
    enum class Kind : std::uint8_t {
        VoterWeight,    ///< the weight of `subject`, a voter
        PriorMean,      ///< the prior mean of `model` in the dimension `subject`; empty: over all tasks
        Value,          ///< the value of `model` in Ballot::values, where that is estimated as a whole
        NeighbourScore, ///< the score of `model` on `task`, a neighbour
    };
    Kind kind = Kind::VoterWeight;
    std::string subject;
    ModelIndex model; ///< for all kinds except VoterWeight
    TaskIndex task{}; ///< of a neighbour
    double from = 0;
    double to = 0; ///< beyond this value the other model is picked; at it the two are level
    ModelIndex pickAfter;
};

struct Ballot {
    ModelIndex pick;
    /// The value of each model that the pick maximises; NaN for a model that was no candidate. Shape: models.
    std::vector<double> values;
    std::vector<Vote> votes;
    /// Lead of the pick over the best other candidate; NaN when there was none.
    double margin = missing;
    /// Index into votes of the first voter without which the pick would differ; −1 when there is none. Votes of one
    /// name are one voter's, but neighbours vote each for itself.
    int pivotal = -1;
    /// Nothing where the policy has no such number, or no admissible value flips the pick.
    std::optional<FlipChange> flip;
    /// A stable identifier of the reason: "known_dimension", "global_fallback", "warm_up", "explored", …
    std::string reason;

    /// Null where there is none.
    [[nodiscard]] const Vote* pivotalVote() const
    {
        return pivotal < 0 ? nullptr : &votes[static_cast<std::size_t>(pivotal)];
    }
    /// The vote is one of several of its voter: a share of the value of each model.
    [[nodiscard]] bool votesForMany(const Vote& vote) const;
};

/// Ballot::margin of a pick among these values.
[[nodiscard]] double marginOf(ModelIndex pick, std::span<const double> values);

} // namespace acr
