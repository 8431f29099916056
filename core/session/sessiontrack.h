// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The record of a session with random access: the decision of any step, and the policy's state before any step.
///
/// Checkpoints (copies of the policy) are thinned as the session grows, so that there are never more than some hundred,
/// evenly spread: memory stays bounded, and any step is reached from the checkpoint before it by repeating at most
/// 2·steps/checkpoints turns with the feedback that was recorded.
/// Thread-safety: one thread at a time; copies share only what is const.
#pragma once

#include "core/session/pricedworld.h"
#include "core/session/run.h"
#include "core/session/sessiondefinition.h"
#include "core/session/world.h"

#include <array>
#include <memory>
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

    [[nodiscard]] TaskContext contextAt(std::uint32_t position) const
    {
        return {stream.tasks[position], position, world.availableAt(position)};
    }
};

/// A summary of a step's decision; the ballot is computed on demand from the policy's state.
struct StepNote {
    /// The policy's pick without learning from the stream.
    ModelIndex priorPick;
    /// Position in the track's reasons.
    std::uint16_t reason = 0;
    /// Lead of the pick over the best other candidate; missing when there was none.
    double margin = missing;
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
    /// Tasks left out because the policy does not cover them, up to the end of the chunk.
    std::uint32_t uncovered = 0;
    /// The stream has ended.
    bool last = false;
};

class SessionTrack {
public:
    static constexpr std::size_t maxCheckpoints = 128;

    explicit SessionTrack(std::shared_ptr<const SessionSetting> setting);

    /// REQUIRES: the chunk begins where the track ends.
    void append(const SessionChunk& chunk);
    /// The first steps, in another setting that agrees on them: the start of a fork. REQUIRES: steps ≤ size().
    [[nodiscard]] SessionTrack prefix(std::size_t steps, std::shared_ptr<const SessionSetting> setting) const;

    [[nodiscard]] const SessionSetting& setting() const { return *m_setting; }
    [[nodiscard]] const std::shared_ptr<const SessionSetting>& sharedSetting() const { return m_setting; }
    [[nodiscard]] const Run& run() const { return m_run; }
    [[nodiscard]] std::size_t size() const { return m_run.steps.size(); }
    [[nodiscard]] bool finished() const { return m_finished; }
    /// Number of tasks of the stream before that step, or before the next one.
    [[nodiscard]] std::uint32_t positionOf(std::size_t step) const;
    [[nodiscard]] const StepNote& note(std::size_t step) const { return m_notes[step]; }
    [[nodiscard]] const std::string& reason(std::size_t step) const { return m_reasons[m_notes[step].reason]; }
    /// Whether the decision differs from the one without learning in the stream.
    [[nodiscard]] bool overrulesPrior(std::size_t step) const;

    /// The policy's state before the step; for the step after the last one, the current state. Valid until the next
    /// call. REQUIRES: step ≤ size(); something was appended or shared.
    [[nodiscard]] const Policy& policyBefore(std::size_t step) const;
    /// The ballot of the step. REQUIRES: step < size().
    [[nodiscard]] Ballot ballotOf(std::size_t step) const;
    [[nodiscard]] std::size_t checkpoints() const { return m_checkpoints.size(); }

private:
    struct Checkpoint {
        std::size_t step = 0;
        std::shared_ptr<const Policy> policy;
        /// Never removed when checkpoints are thinned: the step at which a fork's policy takes over.
        bool pinned = false;
    };
    /// The most recently requested policy state. Not shared by copies of the track, because it changes.
    struct Cursor {
        std::size_t step = 0;
        std::unique_ptr<Policy> policy;

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

    void thin();

    std::shared_ptr<const SessionSetting> m_setting;
    Run m_run;
    std::vector<StepNote> m_notes;
    std::vector<std::string> m_reasons;
    std::vector<Checkpoint> m_checkpoints;
    std::size_t m_spacing = 1;
    bool m_finished = false;
    mutable Cursor m_cursor;
};

} // namespace acr
