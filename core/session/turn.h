// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// One turn of the loop, Context → Action → Feedback, as a state machine without input and output: the only place where
/// a turn happens. It says which model to call, a driver makes the call and reports what came of it, until the turn has
/// an answer. A replay drives it in a tight loop; a driver of real calls may keep many turns open.
///
///     turn.start(policy, request);
///     while (const auto model = turn.toCall())
///         turn.onAttempt(...the outcome of calling *model...);
///     turn.answer(), then turn.teach(policy), now or later
///
/// If the policy's first model is unavailable, the first available model of the pool is called instead. An unavailable
/// model later in a cascade ends the attempts. A turn that starts anew reuses its memory. Thread-safety: as any value.
#pragma once

#include "core/policy/policy.h"

#include <optional>
#include <span>
#include <vector>

namespace acr {

class Turn {
public:
    /// REQUIRES: the policy covers the task; some model is available. The policy is used until the turn has an answer,
    /// and must not learn from other turns while a call of this turn is reported.
    void start(const Policy& policy, const TaskContext& request);

    /// The model to call now; nothing when the turn has an answer.
    [[nodiscard]] std::optional<ModelIndex> toCall() const { return m_toCall; }
    /// The model that toCall() said was called. A verdict that is not there yet is a missing score with `graded` false.
    void onAttempt(const Attempt& attempt);
    /// The call failed or timed out: an attempt without an answer, which cost this much.
    void onFailure(double costUsd = 0, std::shared_ptr<const CallDetails> details = {});
    /// One more call, of a model that the policy did not ask for, because calls before failed. REQUIRES: toCall() is
    /// nothing.
    void fallBack(ModelIndex model);
    /// No further calls: the answer is one of the attempts that were made. REQUIRES: at least one attempt.
    void stop();
    /// A later or corrected verdict on an attempt. It changes neither the calls nor the answer of a turn that has one.
    /// REQUIRES: attempt < attempts().size().
    void onVerdict(std::size_t attempt, bool passed, double score);

    [[nodiscard]] const Decision& decision() const { return m_decision; }
    [[nodiscard]] std::span<const Attempt> attempts() const { return m_attempts; }
    /// Another model than the policy's was called first, or in place of one whose call failed.
    [[nodiscard]] bool stoodIn() const { return m_stoodIn; }
    /// Which attempt is the answer. REQUIRES: toCall() is nothing.
    [[nodiscard]] std::size_t answer() const { return m_answer; }

    /// The policy learns from the attempts as they are known now, but not from calls that were cancelled; again after
    /// later verdicts. REQUIRES: the policy that decided, or a copy of it.
    void teach(Policy& policy);

private:
    const Policy* m_policy = nullptr;
    Decision m_decision;
    std::vector<Attempt> m_attempts;
    std::optional<ModelIndex> m_toCall;
    std::size_t m_answer = 0;
    bool m_stoodIn = false;
};

/// Whether the call of the attempt gave no answer.
[[nodiscard]] bool failedAsCall(const Attempt& attempt);
/// The available model of the highest value that was not called, where no call of the turn gave an answer and none was
/// cancelled; else nothing.
[[nodiscard]] std::optional<ModelIndex> replacementAfterFailures(const Policy& policy, const Turn& turn);
/// Which attempt is the answer where calls can fail: the policy's, or in place of an earlier one that failed, the first
/// that did not. REQUIRES: some attempt.
[[nodiscard]] std::size_t answerAmong(std::span<const Attempt> attempts, std::size_t settled);
/// The attempts whose calls were not cancelled. A cancelled call, and one that a budget did not allow, tells nothing
/// about its model: no policy learns from it.
[[nodiscard]] std::vector<Attempt> withoutCancelled(std::span<const Attempt> attempts);

} // namespace acr
