// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A stored session as it was recorded, with random access. Opening it computes no decision: it works for policies and
/// parameters that are not known here, and for policies that would decide differently today. Thread-safety: pure
/// functions.
#pragma once

#include "core/features/recordedencoder.h"
#include "core/session/sessionengine.h"
#include "core/session/sessionjournal.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace acr {

/// Something that can't be had of a recording.
struct RecordingNotice {
    enum class Kind : std::uint8_t {
        Definition, ///< parts of the definition are not known here
        Benchmark,  ///< it was recorded on other data than those it is shown with
        Stream,     ///< its stream can't be made: the recorded tasks stand for it
        Events,     ///< its events can't be applied: outcomes and oracle are those without
        Prices,     ///< its prior set can't be applied: the oracle is that of the benchmark's prices
        Priors,     ///< the benchmark that gave the priors of a live session is not there
        Policy,     ///< its policy is not known here
    };
    Kind kind = Kind::Definition;
    Error why;
};
/// In English.
[[nodiscard]] std::string describe(const RecordingNotice& notice);

/// A value of a parameter that a policy had by default when the session was recorded, and that it has not now.
struct ParameterChange {
    std::string name;
    /// Empty: the parameter did not exist then.
    std::string recorded;
    /// Empty: it does not exist now.
    std::string now;
    bool operator==(const ParameterChange&) const = default;
};

struct Recording {
    SessionTrack track;
    /// Empty: the policy's states can be had. Otherwise the first says why they can't.
    std::vector<RecordingNotice> notices;
    /// By name; empty where the record does not say which values the policy had.
    std::vector<ParameterChange> parameters;
    /// Records of kinds that are not known here.
    std::size_t unknownRecords = 0;
};

/// What gave a live session its priors.
struct LiveTeaching {
    /// With prompts.
    std::shared_ptr<const Benchmark> benchmark;
    /// The vectors of its tasks, where the session has a remote encoder; else null.
    std::shared_ptr<const RecordedEncoder> encoder;
};

/// What a stored session consists of.
struct StoredSession {
    SessionDefinition definition;
    /// As StoredDefinition::unknown.
    std::vector<Error> unknown;
    FoldedSession folded;
    /// All steps are there.
    bool finished = false;
    /// Loads what gave a live session its priors. On any thread. Empty: it had none.
    std::function<Result<LiveTeaching>()> livePriors{};
};

/// Of a live session, the benchmark that gave its priors is loaded. REQUIRES: the steps are of tasks and models of the
/// benchmark.
[[nodiscard]] Recording openRecording(const SessionSources& sources, StoredSession stored);

/// The policy's spec with the values of all parameters, in the order of their names. The spec itself where it is not
/// known here.
[[nodiscard]] std::string fullPolicyText(const std::string& policy);
/// Between two such texts of one policy. A parameter that was renamed is the same.
[[nodiscard]] std::vector<ParameterChange> parameterChanges(const std::string& recorded, const std::string& now);

} // namespace acr
