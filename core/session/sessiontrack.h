// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The record of a session with random access: the decision of any step, and the policy's state before any step.
///
/// A track that was opened from a stored session begins without states: its steps, notes and reasons are those of the
/// record. States come by repeating the recorded turns (see SessionRetrace); where there is none, the ballot of a step
/// says what the record says.
///
/// Checkpoints (copies of the policy) are thinned as the session grows, so that there are never more than some hundred,
/// evenly spread: memory stays bounded, and any step is reached from the checkpoint before it by repeating at most
/// 2·steps/checkpoints turns with the feedback that was recorded. The states of a live session are reached from its
/// start, as turns are open there that no checkpoint has.
/// Thread-safety: one thread at a time; copies share only what is const.
#pragma once

#include "core/policy/decision.h"
#include "core/session/liverecord.h"
#include "core/session/pricedworld.h"
#include "core/session/run.h"
#include "core/session/sessiondefinition.h"
#include "core/session/stepnotes.h"
#include "core/session/world.h"

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace acr {

/// The environment of a session. Shared as const by computing and viewing threads.
struct SessionSetting {
    SessionDefinition definition;
    std::shared_ptr<const Benchmark> benchmark;
    Stream stream;
    /// At the prices of the priors.
    std::shared_ptr<const PricedWorld> priced;
    SessionWorld world;
    /// Of a live session: in which order it decided and learned. Null for replays.
    std::shared_ptr<const LiveRecord> live{};

    [[nodiscard]] TaskContext contextAt(std::uint32_t position) const
    {
        return {stream.tasks[position], position, world.availableAt(position)};
    }
};

/// Consecutive steps, as computed by a SessionEngine.
struct SessionChunk {
    /// Step number of the first, from 0.
    std::size_t firstStep = 0;
    std::vector<Step> steps;
    /// Of these steps; firstAttempt counts from the start of the session.
    std::vector<Attempt> attempts;
    std::vector<StepNote> notes;
    /// The texts that the notes' reasons refer to by position.
    std::vector<std::string> reasons;
    /// The policy's state before the first step of the chunk.
    std::shared_ptr<const Policy> before;
    /// Another policy decides from here on: a fork's.
    bool takesOver = false;
    /// Tasks left out because the policy does not cover them, up to the end of the chunk.
    std::uint32_t uncovered = 0;
    /// The stream has ended.
    bool last = false;
};

class SessionTrack {
public:
    static constexpr std::size_t maxCheckpoints = 128;

    explicit SessionTrack(std::shared_ptr<const SessionSetting> setting);

    /// The steps of a stored session, without states. `finished`: its stream has ended.
    [[nodiscard]] static SessionTrack recorded(std::shared_ptr<const SessionSetting> setting, Run run, StepNotes notes,
                                               bool finished);

    /// REQUIRES: the chunk begins where the track ends.
    void append(const SessionChunk& chunk);
    /// Adds the policy's state before a recorded step; null: it can't be had from this step on. `takesOver`: a fork's
    /// policy decides from this step on, or that of a fork that the session branches off. REQUIRES: states are added by
    /// rising steps, before anything is appended.
    void addState(std::size_t step, std::shared_ptr<const Policy> policy, bool takesOver);
    /// Fills in what the record does not say of a step.
    void addNote(std::size_t step, const StepNote& note, const std::string& reason);
    /// The first steps, in another setting that agrees on them: the start of a fork. REQUIRES: steps ≤ size().
    [[nodiscard]] SessionTrack prefix(std::size_t steps, std::shared_ptr<const SessionSetting> setting) const;

    [[nodiscard]] const SessionSetting& setting() const { return *m_setting; }
    [[nodiscard]] const std::shared_ptr<const SessionSetting>& sharedSetting() const { return m_setting; }
    [[nodiscard]] const Run& run() const { return m_run; }
    [[nodiscard]] std::size_t size() const { return m_run.steps.size(); }
    [[nodiscard]] bool finished() const { return m_finished; }
    /// Number of tasks of the stream before that step, or before the next one.
    [[nodiscard]] std::uint32_t positionOf(std::size_t step) const;
    [[nodiscard]] const StepNote& note(std::size_t step) const { return m_notes.notes[step]; }
    /// Empty where it is not known.
    [[nodiscard]] const std::string& reason(std::size_t step) const;
    [[nodiscard]] const StepNotes& notes() const { return m_notes; }
    /// Whether the decision differs from the one without learning in the stream; false where that is not known.
    [[nodiscard]] bool overrulesPrior(std::size_t step) const;

    /// Whether policyBefore() of the step is there.
    [[nodiscard]] bool hasState(std::size_t step) const;
    /// The policy's state before the step; for the step after the last one, the current state. Valid until the next
    /// call. REQUIRES: step ≤ size(); hasState(step).
    [[nodiscard]] const Policy& policyBefore(std::size_t step) const;
    /// Repeats turns towards policyBefore(step) for about so long, at least one. Whether it is there now; otherwise the
    /// next call goes on from here. For callers that must not wait. REQUIRES: those of policyBefore().
    [[nodiscard]] bool approachState(std::size_t step, std::chrono::milliseconds atMost) const;
    /// The ballot of the step; without a state, that of the record. REQUIRES: step < size().
    [[nodiscard]] Ballot ballotOf(std::size_t step) const;
    /// Pick, margin and reason of the record, without values and votes. REQUIRES: step < size().
    [[nodiscard]] Ballot recordedBallotOf(std::size_t step) const;
    [[nodiscard]] std::size_t checkpoints() const { return m_checkpoints.size(); }

private:
    struct Checkpoint {
        std::size_t step = 0;
        std::shared_ptr<const Policy> policy; ///< null: unknown from here on
        /// Never removed when checkpoints are thinned: the step at which another policy takes over.
        bool pinned = false;
    };
    /// The most recently requested policy state. Not shared by copies of the track, because it changes.
    struct Cursor {
        std::size_t step = 0;
        std::unique_ptr<Policy> policy;
        std::vector<Decision> open; ///< of a live session, by step

        Cursor() = default;
        Cursor(std::size_t at, std::unique_ptr<Policy> copy)
            : step(at)
            , policy(std::move(copy))
        {}
        Cursor(const Cursor&) {}
        Cursor(Cursor&&) = default;
        Cursor& operator=(const Cursor&) { return *this = Cursor(); }
        Cursor& operator=(Cursor&&) = default;
    };

    using Deadline = std::optional<std::chrono::steady_clock::time_point>;
    /// Whether the cursor is at the step now.
    bool approach(std::size_t step, Deadline deadline) const;
    bool approachLive(std::size_t step, Deadline deadline) const;
    void addCheckpoint(std::size_t step, std::shared_ptr<const Policy> policy, bool pinned);
    void thin();

    std::shared_ptr<const SessionSetting> m_setting;
    Run m_run;
    StepNotes m_notes;
    std::vector<Checkpoint> m_checkpoints;
    std::size_t m_spacing = 1;
    bool m_finished = false;
    mutable Cursor m_cursor;
};

} // namespace acr
