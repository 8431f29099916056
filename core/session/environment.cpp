// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/environment.h"

namespace acr {

Observation ReplayEnvironment::attempt(const TaskContext& context, ModelIndex model)
{
    const std::size_t cell = m_outcomes.cell(context.task, model);
    const auto flags = m_outcomes.allFlags()[cell];
    const auto has = [&](OutcomeFlag flag) { return (flags & static_cast<std::uint8_t>(flag)) != 0; };
    double score = m_outcomes.allScores()[cell];
    const bool graded = !has(OutcomeFlag::Ungraded) && !isMissing(score);
    if (!graded)
        score = m_convention == MissingScores::AsZero ? (isMissing(score) ? 0.0 : score) : missing;
    Observation observation;
    observation.trueScore = score;
    const Attempt truth{.model = model,
                        .passed = score >= 1.0,
                        .graded = graded,
                        .applied = has(OutcomeFlag::AppliedKnown) ? has(OutcomeFlag::Applied) : true,
                        .score = score,
                        .costUsd = m_outcomes.allCosts()[cell]};
    observation.seen = m_verifier.judge(context.task, truth);
    return observation;
}

} // namespace acr
