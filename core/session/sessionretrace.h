// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Repeats a recorded session step by step: at each step the present policy decides after it has learned from all that
/// was recorded before, and its decision stands beside the recorded one. So each difference counts once, and the
/// policy's state before any step can be had, also where the policy would decide differently today.
///
/// The steps that a fork shares are decided by the policies of the sessions that it branches off. Thread-safety: one
/// thread at a time.
#pragma once

#include "core/session/recording.h"

#include <optional>
#include <vector>

namespace acr {

/// A step at which record and present policy are not the same.
struct StepDifference {
    enum class Kind : std::uint8_t {
        Decision, ///< other models, or another answer
        Outcome,  ///< the same calls, with other results
        Coverage, ///< one of them does not decide the task, or decides one before it that the other leaves out
    };
    Kind kind = Kind::Decision;
    std::size_t step = 0;
    /// One of them may be absent: the task is not decided.
    std::optional<Step> recorded;
    std::optional<Step> now;
    /// Of `now`.
    std::vector<Attempt> attemptsNow;
};

/// Consecutive steps that were repeated by one policy.
struct RetracedSteps {
    std::size_t firstStep = 0;
    std::size_t steps = 0;
    /// The state before the first of them; null where `problem` says why there is none.
    std::shared_ptr<const Policy> before;
    std::optional<Error> problem;
    /// It begins to decide here.
    bool takesOver = false;
    /// By step, of decisions of which the record says nothing.
    StepNotes notes;
    std::vector<StepDifference> differences;

    /// States, and what the record does not say of decisions that are the same, become part of the track.
    void addTo(SessionTrack& track) const;
};

class SessionRetrace {
public:
    /// REQUIRES: the track is of a recording without notices, or with one about its policy.
    SessionRetrace(SessionSources sources, SessionTrack recorded);

    /// All recorded steps are repeated.
    [[nodiscard]] bool finished() const { return m_step >= m_recorded; }
    [[nodiscard]] std::size_t step() const { return m_step; }
    /// Repeats up to `maxSteps` steps. Error Cancelled. REQUIRES: !finished(), maxSteps > 0.
    [[nodiscard]] Result<RetracedSteps> advance(std::size_t maxSteps, const Progress& progress = {});

    // After the recorded steps the session can go on.
    /// Whether the stream has ended.
    [[nodiscard]] bool ended() const;
    /// Whether the policy decides any task after the record; false before anything was repeated.
    [[nodiscard]] bool decidesMore() const { return m_engine && m_engine->decidesMore(); }
    /// Computes up to `maxSteps` steps after those that there are. Errors: those of makeSetting and
    /// SessionEngine::after. REQUIRES: finished(), !ended(), maxSteps > 0.
    [[nodiscard]] Result<SessionChunk> goOn(std::size_t maxSteps, const Progress& progress = {});

private:
    /// The steps in [from, to), which the policy of one definition decides.
    struct Part {
        SessionDefinition definition;
        std::size_t from = 0;
        std::size_t to = 0;
    };
    /// Makes the policy of the part that the next step is of. Nothing where it is there already.
    [[nodiscard]] Result<void> begin(const Progress& progress);

    SessionSources m_sources;
    SessionTrack m_track;
    std::size_t m_recorded = 0;
    std::vector<Part> m_parts;
    std::size_t m_part = 0;
    std::optional<SessionEngine> m_engine; ///< of m_part, once that has begun
    std::size_t m_step = 0;
};

/// What comes of computing a recorded session again.
struct Verification {
    static constexpr std::size_t maxShown = 20;

    std::size_t steps = 0;
    std::size_t decisions = 0; ///< steps that differ in this way, and so on
    std::size_t outcomes = 0;
    std::size_t coverage = 0;
    /// The first of them.
    std::vector<StepDifference> first;

    [[nodiscard]] std::size_t differences() const { return decisions + outcomes + coverage; }
    [[nodiscard]] bool identical() const { return differences() == 0; }
};
/// Errors: why it can't be computed again; Cancelled.
[[nodiscard]] Result<Verification> verify(const SessionSources& sources, const Recording& recording,
                                          const Progress& progress = {});

} // namespace acr
