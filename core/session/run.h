// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The record of a run, from which all views are made: curves, tables, playback, exports.
#pragma once

#include "core/policy/policy.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace acr {

/// The router's decision on one task of the stream.
struct Step {
    TaskIndex task;
    ModelIndex chosen;
    std::uint16_t attemptCount = 0;
    /// The attempts of the step are attempts[firstAttempt] …
    std::uint32_t firstAttempt = 0;
    /// In the stream, from 0. It is larger than the step's number where a policy does not cover all tasks.
    std::uint32_t position = 0;
    /// The final score; missing when unknown and the convention leaves such scores out.
    double score = missing;
    /// USD for all attempts of the step; an unknown cost counts as 0 here and in missingCosts of the metrics.
    double costUsd = 0;
};

struct Run {
    /// The policy's spec.
    std::string policy;
    std::uint64_t seed = 0;
    std::vector<Step> steps;
    /// Of all steps, in order.
    std::vector<Attempt> attempts;
    /// One per step, or empty when they were not requested.
    std::vector<Ballot> ballots;
    /// Tasks of the stream that the policy does not cover.
    std::uint32_t uncovered = 0;

    [[nodiscard]] std::span<const Attempt> attemptsOf(const Step& step) const
    {
        return std::span(attempts).subspan(step.firstAttempt, step.attemptCount);
    }
};

/// How two steps of one task differ.
enum class StepComparison : std::uint8_t {
    Same,     ///< to the last bit
    Outcomes, ///< the same models were called and the same one answered, with other results
    Decision, ///< other models were called, or another one answered
};
[[nodiscard]] StepComparison compareSteps(const Step& a, std::span<const Attempt> attemptsOfA, const Step& b,
                                          std::span<const Attempt> attemptsOfB);

/// The first step from `from` on in which two runs over the same stream called different models or had different
/// results, within the length of both; nothing when there is none.
[[nodiscard]] std::optional<std::size_t> firstDivergence(const Run& a, const Run& b, std::size_t from = 0);
/// The first step in which they differ in any bit of the record, within the length of both.
[[nodiscard]] std::optional<std::size_t> firstDifference(const Run& a, const Run& b);

} // namespace acr
