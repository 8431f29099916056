// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a session is: everything that its decisions follow from, as a plain value. Two sessions with the same
/// definition have the same bytes.
///
/// JSON: {"format": "acrouter-session", "version": 1, "benchmark", "stream": {"split", "order", "seed", "filter":
/// {facet: [names]}}, "policy", "seed", "reward": {"score", "cost"}, "missing_scores": "zero" | "leave", "verifier":
/// see verifiersettings.h, "priors": {"name", "set": see priorjson.h}, "trained": [specs], "events": [{"after", "kind",
/// "model", "amount", "seed"}], "fork": {"after", "of": a definition}}. Benchmark, stream and policy have to be there.
#pragma once

#include "core/benchmark/reward.h"
#include "core/benchmark/textsource.h"
#include "core/memory/priorset.h"
#include "core/session/sessionevent.h"
#include "core/session/stream.h"
#include "core/verifier/verifiersettings.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace acr {

struct SessionDefinition;

/// What the router starts from in place of what it would learn from the probing split; none: that.
struct SessionPriors {
    /// For people; the set itself decides.
    std::string name{};
    std::shared_ptr<const PriorSet> set{};

    [[nodiscard]] bool given() const { return set != nullptr; }
    bool operator==(const SessionPriors& other) const;
};

/// The session that a fork shares its first steps with.
struct SessionFork {
    /// Steps that are shared.
    std::uint32_t after = 0;
    std::shared_ptr<const SessionDefinition> of;

    [[nodiscard]] bool isFork() const { return of != nullptr; }
    bool operator==(const SessionFork& other) const;
};

struct SessionDefinition {
    /// Content hash of the benchmark.
    std::string benchmark;
    StreamDefinition stream;
    /// A policy's spec; see parsePolicySpec.
    std::string policy = "acrouter";
    /// Of a seeded policy.
    std::uint64_t seed = 1;
    SessionPriors priors{};
    /// Specs of the trained policies that vote; see trainedVoters().
    std::vector<std::string> trained{};
    RewardWeights weights;
    MissingScores missingScores = MissingScores::AsZero;
    VerifierSettings verifier{};
    /// In the order in which they happen.
    std::vector<SessionEvent> events;
    SessionFork fork{};

    bool operator==(const SessionDefinition&) const = default;
};

inline constexpr std::uint64_t sessionFormatVersion = 1;
/// Forks of forks may go this deep.
inline constexpr std::size_t deepestFork = 12;

/// The definition as JSON, indented, ending with a newline. The same definition gives the same text.
[[nodiscard]] std::string sessionJson(const SessionDefinition& definition);
/// The first fault is the error, with its line and column. Errors: Malformed, MissingColumn, WrongType, OutOfRange,
/// UnknownName, Duplicate, TooLarge, NewerVersion.
[[nodiscard]] Result<SessionDefinition> readSessionJson(TextSource& source);

/// What may differ in a fork from the session that it branches off. What is not given stays as it is.
struct SessionChange {
    std::optional<std::string> policy{};
    std::optional<std::uint64_t> seed{};
    std::optional<SessionPriors> priors{};
    /// Replace the events after the shared steps, except that models join when they did.
    std::optional<std::vector<SessionEvent>> events{};
};

/// The definition of a fork after so many steps at stream position `position`.
/// Errors: OutOfRange for an event within the shared steps; BadParameter for a model that joins; TooLarge for forks
/// that are too deep.
[[nodiscard]] Result<SessionDefinition> forkOf(const SessionDefinition& definition, std::uint32_t after,
                                               std::uint32_t position, const SessionChange& change);

} // namespace acr
