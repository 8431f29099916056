// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The Feedback of a replay: the verdict of a verifier of given quality on a recorded outcome. Regret always uses the
/// recorded score; only the router's observation is affected.
///
/// The draw for a call depends on (seed, task, model, tool) alone, so the same call gets the same verdict in whatever
/// order and on whatever thread it is made, and all compared policies get the same errors. Errors at a higher rate
/// include those at a lower one. Thread-safety: const access from any number of threads.
#pragma once

#include "core/benchmark/task.h"
#include "core/policy/policy.h"
#include "core/verifier/verifiersettings.h"

namespace acr {

class RecordedVerifier {
public:
    /// Never errs.
    RecordedVerifier() = default;
    /// `tasks` says which tools apply; may be null when there are no tools, and outlives this.
    explicit RecordedVerifier(VerifierSettings settings, const TaskTable* tasks = nullptr);

    [[nodiscard]] const VerifierSettings& settings() const { return m_settings; }
    /// The observed attempt, given the recorded outcome `truth`. Without feedback the score is missing, the answer
    /// does not count as resolved, and the cost is still seen.
    [[nodiscard]] Attempt judge(TaskIndex task, const Attempt& truth) const;

private:
    [[nodiscard]] double seenScore(TaskIndex task, ModelIndex model, std::size_t tool, double truth) const;

    VerifierSettings m_settings;
    const TaskTable* m_tasks = nullptr;
};

} // namespace acr
