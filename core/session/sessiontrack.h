// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a session recorded, made for going back and forth in it: any step's decision, and the policy as it was before
/// any step.
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

/// Everything that a session plays in. Shared as const by those who compute and those who look.
struct SessionSetting {
    SessionDefinition definition;
    std::shared_ptr<const Benchmark> benchmark;
    Stream stream;
    /// At the prices that the priors ask for.
    std::shared_ptr<const PricedWorld> priced;
    SessionWorld world;

    [[nodiscard]] TaskContext contextAt(std::uint32_t position) const
    {
        return {stream.tasks[position], position, world.availableAt(position)};
    }
};

/// The ballot of a step in short; the whole of it can be had from the policy as it was.
struct StepNote {
    /// What the policy would have chosen before it learned anything from the stream.
    ModelIndex priorPick;
    /// Position in the track's reasons.
    std::uint16_t reason = 0;
    /// Lead of the pick over the best other candidate; missing when there was none.
    double margin = missing;
};

/// Some consecutive steps, as they come from whoever computes them.
struct SessionChunk {
    /// Step number of the first, from 0.
    std::size_t firstStep = 0;
    std::vector<Step> steps;
    /// Of these steps; firstAttempt counts from the start of the session.
    std::vector<Attempt> attempts;
    std::vector<StepNote> notes;
    /// The words that the notes' reasons count in.
    std::vector<std::string> reasons;
    /// The policy as it was before the first of them.
    std::shared_ptr<const Policy> before;
    /// Tasks left out because the policy does not cover them, up to the end of the chunk.
    std::uint32_t uncovered = 0;
    /// The stream has ended.
    bool last = false;
};

class SessionTrack {
public:
    static constexpr std::size_t mostCheckpoints = 128;

    explicit SessionTrack(std::shared_ptr<const SessionSetting> setting);

    /// REQUIRES: the chunk begins where the track ends.
    void append(const SessionChunk& chunk);
    /// The first steps, in another setting that agrees on them: where a fork begins. REQUIRES: steps ≤ size().
    [[nodiscard]] SessionTrack prefix(std::size_t steps, std::shared_ptr<const SessionSetting> setting) const;

    [[nodiscard]] const SessionSetting& setting() const { return *m_setting; }
    [[nodiscard]] const std::shared_ptr<const SessionSetting>& sharedSetting() const { return m_setting; }
    [[nodiscard]] const Run& run() const { return m_run; }
    [[nodiscard]] std::size_t size() const { return m_run.steps.size(); }
    [[nodiscard]] bool finished() const { return m_finished; }
    /// Tasks of the stream before the step of that number, or before the one to come.
    [[nodiscard]] std::uint32_t positionOf(std::size_t step) const;
    [[nodiscard]] const StepNote& note(std::size_t step) const { return m_notes[step]; }
    [[nodiscard]] const std::string& reason(std::size_t step) const { return m_reasons[m_notes[step].reason]; }
    /// The decision went another way than it would have without what was learned in the stream.
    [[nodiscard]] bool overrulesPrior(std::size_t step) const;

    /// The policy as it was before the step; the step after the last one is the state to come. Valid until the next
    /// call. REQUIRES: step ≤ size(); something was appended or shared.
    [[nodiscard]] const Policy& policyBefore(std::size_t step) const;
    /// Why the step was decided as it was. REQUIRES: step < size().
    [[nodiscard]] Ballot ballotOf(std::size_t step) const;
    [[nodiscard]] std::size_t checkpoints() const { return m_checkpoints.size(); }

private:
    struct Checkpoint {
        std::size_t step = 0;
        std::shared_ptr<const Policy> policy;
        /// Kept when checkpoints are thinned: here another policy takes over.
        bool pinned = false;
    };
    /// The policy that was asked for last. Copies of the track do not share it: it moves.
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
