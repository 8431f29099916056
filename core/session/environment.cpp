// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/environment.h"

namespace acr {

Observation ReplayEnvironment::attempt(const TaskContext& context, ModelIndex model)
{
    const Attempt truth = recordedAttempt(m_outcomes, m_convention, context.task, model);
    return {m_verifier.judge(context.task, truth), truth.score};
}

} // namespace acr
