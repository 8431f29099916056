// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Verdicts from recorded scores, with the errors of a verifier of given quality. Thread-safety: const access to the
/// matrix only; see Verifier.
#pragma once

#include "core/benchmark/reward.h"
#include "core/verifier/recordedverifier.h"
#include "core/verifier/verifier.h"

namespace acr {

/// What a call brought according to the matrix: the recorded score by the convention for missing scores, and the cost.
[[nodiscard]] inline Attempt recordedAttempt(const OutcomeMatrix& outcomes, MissingScores convention, TaskIndex task,
                                             ModelIndex model)
{
    const std::size_t cell = outcomes.cell(task, model);
    const auto flags = outcomes.allFlags()[cell];
    const auto has = [&](OutcomeFlag flag) { return (flags & static_cast<std::uint8_t>(flag)) != 0; };
    double score = outcomes.allScores()[cell];
    const bool graded = !has(OutcomeFlag::Ungraded) && !isMissing(score);
    if (!graded)
        score = convention == MissingScores::AsZero ? (isMissing(score) ? 0.0 : score) : missing;
    return {.model = model,
            .passed = score >= 1.0,
            .graded = graded,
            .applied = has(OutcomeFlag::AppliedKnown) ? has(OutcomeFlag::Applied) : true,
            .score = score,
            .costUsd = outcomes.allCosts()[cell]};
}

class RecordedVerdicts final : public Verifier {
public:
    /// The outcomes are borrowed.
    RecordedVerdicts(const OutcomeMatrix& outcomes, MissingScores convention, RecordedVerifier quality)
        : m_outcomes(outcomes)
        , m_convention(convention)
        , m_quality(std::move(quality))
    {}

    /// At once. A verdict of Unknown keeps the score that the convention gives it.
    void verify(const ModelCall& call, const ModelReply& reply, Handler handler) override;

private:
    const OutcomeMatrix& m_outcomes;
    MissingScores m_convention;
    RecordedVerifier m_quality;
};

} // namespace acr
