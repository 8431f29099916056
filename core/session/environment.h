// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The world that a session acts in: it is told which model to call on which task, and answers what came of it.
#pragma once

#include "core/benchmark/outcomematrix.h"
#include "core/benchmark/reward.h"
#include "core/policy/policy.h"
#include "core/verifier/recordedverifier.h"

namespace acr {

/// What happened, and what the policy gets to see of it. They differ where a verifier errs.
struct Observation {
    Attempt seen;
    double trueScore = missing;
};

class Environment {
public:
    virtual ~Environment() = default;
    [[nodiscard]] virtual Observation attempt(const TaskContext& context, ModelIndex model) = 0;
};

/// Replays an outcome matrix: the call's outcome is the recorded cell; what is seen of it is what the verifier says,
/// which is the recorded score unless its settings make it err. A task counts as resolved at score 1. REQUIRES: the
/// matrix outlives the environment. Thread-safety: const access to the matrix only; one environment a session.
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
