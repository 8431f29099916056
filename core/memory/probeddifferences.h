// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How each model's score on a probed task differs from the prior mean of the task's source, less the mean of that over
/// models, which does not change a decision. The training data of the id neighbourhood and the
/// prompt ridge. Immutable; thread-safe. Tasks,
/// outcomes and priors are borrowed.
#pragma once

#include "core/benchmark/outcomematrix.h"
#include "core/benchmark/reward.h"
#include "core/memory/priorset.h"
#include "core/memory/taskgroups.h"

#include <span>

namespace acr {

class ProbedDifferences {
public:
    ProbedDifferences(const TaskTable& tasks, std::span<const TaskIndex> training, const OutcomeMatrix& outcomes,
                      MissingScores convention, const PriorSet& priors);

    /// Writes the differences, and returns the mean that was subtracted: how much easier the task is than expected.
    /// Shape: models. 0 where a score does not count, and throughout where the prior set has no row of the task's
    /// source. REQUIRES: the task is one of the training tasks.
    double of(TaskIndex task, std::span<double> row) const;

private:
    TaskGroups m_groups;
    const OutcomeMatrix& m_outcomes;
    MissingScores m_convention;
    const PriorSet& m_priors;
};

} // namespace acr
