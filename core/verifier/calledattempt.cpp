// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verifier/calledattempt.h"

namespace acr {

Attempt calledAttempt(ModelIndex model, const ModelReply& reply)
{
    return {.model = model,
            .passed = false,
            .graded = false,
            .applied = !reply.failed(),
            .costUsd = reply.costUsd,
            .details = std::make_shared<const CallDetails>(reply.details)};
}

void setVerdict(Attempt& attempt, const Judgement& judgement)
{
    const bool failed = attempt.details != nullptr && attempt.details->failure != CallFailure::None;
    attempt.graded = judgement.verdict != Verdict::Unknown;
    attempt.passed = attempt.graded ? judgement.verdict == Verdict::Passed : judgement.score >= 1;
    attempt.applied = judgement.applied && !failed;
    attempt.score = judgement.score;
}

} // namespace acr
