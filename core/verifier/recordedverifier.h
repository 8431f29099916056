// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The Feedback of a replay: what a verifier of a given quality says of a recorded outcome. The recorded score stays
/// what regret is measured by; only what the router sees is wrong.
///
/// The draw for a call depends on (seed, task, model, tool) alone, so the same call gets the same verdict in whatever
/// order and on whatever thread it is made, and every policy of a comparison meets the same errors. A higher rate errs
/// wherever a lower one does. Thread-safety: const access from any number of threads.
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
    /// What is seen of an attempt whose recorded outcome is `truth`. Without feedback the score is missing, the answer
    /// does not count as resolved, and the cost is still seen.
    [[nodiscard]] Attempt judge(TaskIndex task, const Attempt& truth) const;

private:
    [[nodiscard]] double seenScore(TaskIndex task, ModelIndex model, std::size_t tool, double truth) const;

    VerifierSettings m_settings;
    const TaskTable* m_tasks = nullptr;
};

} // namespace acr
