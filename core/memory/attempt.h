// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// One call of a model and the verifier's verdict: all that a router ever learns about an outcome.
#pragma once

#include "core/base/index.h"
#include "core/benchmark/outcomematrix.h"

#include <cstdint>
#include <memory>
#include <string>

namespace acr {

/// Tokens of a call as the provider counts them; missingCount where it does not say.
struct TokenUsage {
    std::int32_t input = missingCount;
    std::int32_t output = missingCount;
    /// Contained in `input`.
    std::int32_t cachedInput = missingCount;
    /// Contained in `output`.
    std::int32_t reasoning = missingCount;

    bool operator==(const TokenUsage&) const = default;
};

/// Why a call gave no answer.
enum class CallFailure : std::uint8_t {
    None,
    Unreachable, ///< no connection
    TimedOut,
    RateLimited,
    Refused,     ///< the provider rejects the request
    ServerError, ///< the provider failed
    BadReply,    ///< the reply can't be read
    Cancelled,
};
/// The stable lower-case name in files ("timed_out").
[[nodiscard]] std::string_view callFailureName(CallFailure failure);
/// ServerError for a name that only a later version knows.
[[nodiscard]] CallFailure callFailureNamed(std::string_view name);

/// What is known of a call that was really made.
struct CallDetails {
    std::string answer;
    TokenUsage tokens;
    double latencySeconds = missing;
    CallFailure failure = CallFailure::None;
    /// English, for the log; empty without a failure.
    std::string failureText;
    /// The provider's name of the request.
    std::string requestId;
    /// The model that the provider says it served; empty where it does not say.
    std::string servedModel;

    bool operator==(const CallDetails&) const = default;
};

/// What a model is asked in place of the task itself: to route it, or to judge an answer.
struct ModelQuestion {
    std::string system;
    std::string prompt;
};

enum class Verdict : std::uint8_t { Unknown, Failed, Passed };

/// Costs in USD.
struct Attempt {
    ModelIndex model;
    /// The verifier's verdict: the answer resolved the task.
    bool passed = false;
    /// Whether a verifier gave a verdict.
    bool graded = true;
    /// The answer could be applied (a patch that fits); true where the source does not say.
    bool applied = true;
    double score = missing;
    double costUsd = missing;
    /// Null in replays, whose benchmarks hold no answers.
    std::shared_ptr<const CallDetails> details{};

    [[nodiscard]] Verdict verdict() const
    {
        if (!graded)
            return Verdict::Unknown;
        return passed ? Verdict::Passed : Verdict::Failed;
    }
};

} // namespace acr
