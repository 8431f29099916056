// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verifier/recordedverdicts.h"

namespace acr {

void RecordedVerdicts::verify(const ModelCall& call, const ModelReply&, Handler handler)
{
    const Attempt seen = m_quality.judge(call.task, recordedAttempt(m_outcomes, m_convention, call.task, call.model));
    Judgement judgement;
    judgement.verdict = seen.verdict();
    judgement.score = seen.score;
    judgement.applied = seen.applied;
    handler(judgement);
}

} // namespace acr
