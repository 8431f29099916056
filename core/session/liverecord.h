// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the journal of a live session says beside its steps, so that the session can be repeated: what its policy was
/// given while a turn was open, and in which order it decided and learned. Several turns were open at once, so a policy
/// decided before it had the feedback of all turns before. Plain values. Thread-safety: as any value.
#pragma once

#include "core/benchmark/benchmark.h"
#include "core/features/taskencoding.h"
#include "core/memory/attempt.h"
#include "core/session/sessionjournal.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace acr {

struct LiveRecord {
    /// Feedback of a step, as it was known then.
    struct Observation {
        std::size_t step = 0;
        std::vector<Attempt> attempts;
    };
    struct OpenStep {
        /// What the policy learned after the decision before, and before that of this step, in the order of decisions.
        std::vector<Observation> before;
        /// The calls as they were when the turn ended. Their details have the failure and no answer.
        std::vector<Attempt> attempts;
        /// Calls that the budget did not allow.
        std::uint64_t refused = 0;
        /// Where some call was refused: by call that the policy asked for, the model that the budget did not allow, or
        /// nothing where the call was made. Empty in sessions of earlier versions, whose budgets refused the last calls
        /// of a turn as far as their journals say.
        std::vector<std::optional<ModelIndex>> refusals;
        /// By call: the verdicts as they are now, of every tool and person that judged it.
        std::vector<std::vector<JournalVerdict>> verdicts;
    };
    /// By step.
    std::vector<OpenStep> steps;
    /// Every step, in the order of decisions. A task that waits, for its vector or for a call that the budget allows,
    /// is decided after later ones.
    std::vector<std::size_t> order;
    /// What the policy learned after the last decision.
    std::vector<Observation> after;
    /// Of the session's benchmark with the tasks that gave the priors.
    std::shared_ptr<const TaskEncoding> encoding;

    /// REQUIRES: step ≤ steps.size().
    [[nodiscard]] std::span<const Observation> learnedBefore(std::size_t step) const
    {
        return step < steps.size() ? std::span(steps[step].before) : std::span(after);
    }
};

/// The tasks whose outcomes teach priors: the probing split's, or all that a live session saw; empty for other
/// benchmarks without a probing split.
[[nodiscard]] std::span<const TaskIndex> teachingTasks(const Benchmark& benchmark);

/// The benchmark's models by position in the pool; empty where it lacks one.
[[nodiscard]] std::vector<ModelIndex> columnsOf(std::span<const Model> pool, const Benchmark& benchmark);

/// The benchmark of a live session, and behind its tasks those that taught its priors, as the probing split. The
/// session's tasks keep their positions. Without models of the pool the priors are left out, as in the session.
[[nodiscard]] Benchmark withTeachingTasks(const Benchmark& live, const Benchmark& priors);

/// Of a session whose steps are those of its turns, by the names of the benchmark's tasks and models. Without encoding.
/// REQUIRES: the steps are of tasks of the benchmark.
[[nodiscard]] LiveRecord liveRecord(const FoldedSession& folded, const Benchmark& benchmark);

} // namespace acr
