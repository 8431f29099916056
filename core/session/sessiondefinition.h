// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The definition of a session: everything that determines its decisions, as a plain value. Sessions with the same
/// definition are identical to the last byte.
#pragma once

#include "core/base/error.h"
#include "core/benchmark/reward.h"
#include "core/memory/priorset.h"
#include "core/session/routersettings.h"
#include "core/session/sessionevent.h"
#include "core/session/stream.h"
#include "core/verifier/verifiersettings.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace acr {

struct SessionDefinition;

/// The prior set in place of priors learned from the probing split; none: the learned ones.
struct SessionPriors {
    /// For display; the set itself is used.
    std::string name{};
    std::shared_ptr<const PriorSet> set{};

    [[nodiscard]] bool given() const { return set != nullptr; }
    bool operator==(const SessionPriors& other) const;
};

/// The session with which a fork shares its first steps.
struct SessionFork {
    /// Steps that are shared.
    std::uint32_t after = 0;
    std::shared_ptr<const SessionDefinition> of;

    [[nodiscard]] bool isFork() const { return of != nullptr; }
    bool operator==(const SessionFork& other) const;
};

struct SessionDefinition : RouterSettings {
    /// Content hash of the benchmark.
    std::string benchmark;
    StreamDefinition stream;
    SessionPriors priors{};
    /// Specs of the trained policies that vote; see trainedVoters().
    std::vector<std::string> trained{};
    MissingScores missingScores = MissingScores::AsZero;
    VerifierSettings verifier{};
    /// In the order in which they happen.
    std::vector<SessionEvent> events;
    SessionFork fork{};

    bool operator==(const SessionDefinition&) const = default;
};

/// Limit of nested forks.
inline constexpr std::size_t deepestFork = 12;

/// The settings of a fork that may differ from its parent session. Unset members are inherited.
struct SessionChange {
    std::optional<std::string> policy{};
    std::optional<std::uint64_t> seed{};
    std::optional<SessionPriors> priors{};
    /// Replace the events after the shared steps; models still join at the original steps.
    std::optional<std::vector<SessionEvent>> events{};
};

/// The definition of a fork after `steps` steps, at stream position `position`.
/// Errors: OutOfRange for an event within the shared steps; BadParameter for a model that joins; TooLarge for forks
/// that are too deep.
[[nodiscard]] Result<SessionDefinition> forkOf(const SessionDefinition& definition, std::uint32_t after,
                                               std::uint32_t position, const SessionChange& change);

} // namespace acr
