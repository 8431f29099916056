// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The environment of a run: it is given a model and a task and returns the outcome of the call.
#pragma once

#include "core/benchmark/outcomematrix.h"
#include "core/benchmark/reward.h"
#include "core/policy/policy.h"
#include "core/verifier/recordedverdicts.h"

namespace acr {

/// The true outcome, and the outcome that the policy observes. They differ where a verifier errs.
struct Observation {
    Attempt seen;
    double trueScore = missing;
};

class Environment {
public:
    virtual ~Environment() = default;
    [[nodiscard]] virtual Observation attempt(const TaskContext& context, ModelIndex model) = 0;
};

/// Replays an outcome matrix: the outcome of a call is the recorded cell. The policy observes the verifier's verdict,
/// which is the recorded score unless the verifier errs. A task counts as resolved at score 1. REQUIRES: the matrix
/// outlives the environment. Thread-safety: const access to the matrix only; one environment a run.
class ReplayEnvironment final : public Environment {
public:
    explicit ReplayEnvironment(const OutcomeMatrix& outcomes, MissingScores convention = MissingScores::AsZero,
                               RecordedVerifier verifier = {})
        : m_outcomes(outcomes)
        , m_convention(convention)
        , m_verifier(std::move(verifier))
    {}
    [[nodiscard]] Observation attempt(const TaskContext& context, ModelIndex model) override;

private:
    const OutcomeMatrix& m_outcomes;
    MissingScores m_convention;
    RecordedVerifier m_verifier;
};

} // namespace acr
