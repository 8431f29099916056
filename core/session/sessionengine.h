// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Computes the steps of a session from its definition, in chunks: into a track in memory, a file, or both.
///
/// The same definition gives the same steps, whatever the sizes of the chunks. A fork begins with its shared steps. Its
/// policy learns from their feedback and makes the decisions from there on. Thread-safety: one thread at a time; chunks
/// may be handed to another one.
#pragma once

#include "core/base/progress.h"
#include "core/policy/registry.h"
#include "core/policy/trainedpolicy.h"
#include "core/session/environment.h"
#include "core/session/loop.h"
#include "core/session/sessiontrack.h"

#include <map>
#include <memory>

namespace acr {

/// Looks up what session definitions refer to.
struct SessionSources {
    std::shared_ptr<const Benchmark> benchmark;
    /// Its content hash.
    std::string benchmarkHash;
    std::shared_ptr<const std::vector<DecisionSet>> decisions;
    /// The tasks as vectors, shared by many sessions; null: each makes its own when it needs them.
    std::shared_ptr<const TaskEncoding> encoding{};
    /// Policies that were trained on the benchmark before; a session trains what it names and does not find here.
    std::shared_ptr<const TrainedPolicies> trained{};
};

/// Stream and world of a definition. Errors: Conflict (the definition is of another benchmark); those of makeStream and
/// SessionWorld::make.
[[nodiscard]] Result<std::shared_ptr<const SessionSetting>> makeSetting(const SessionSources& sources,
                                                                        SessionDefinition definition);

/// A recorded step beside what the policy does at it now, after it has learned from everything recorded before.
struct FollowedStep {
    StepComparison comparison = StepComparison::Same;
    /// False: the policy does not decide the task at all.
    bool covered = true;
    /// The policy decides a task that the record leaves out before this step.
    bool leftOut = false;
    /// Nothing where it is not covered. Its attempts are followedAttempts().
    Step made;
    /// Of the decision, where it was asked for; the reason is that of lastTurn().
    StepNote note;
};

class SessionEngine {
public:
    /// Default number of steps per chunk: a compromise between speed and visible progress.
    static constexpr std::size_t usualChunk = 256;

    /// Errors: those of makeSetting, parsePolicySpec and makePolicy; Conflict or OutOfRange for a fork that does not
    /// match its parent; Cancelled.
    [[nodiscard]] static Result<SessionEngine> make(const SessionSources& sources, const SessionDefinition& definition,
                                                    const Progress& progress = {});
    /// The same for a fork whose shared steps are available. REQUIRES: definition.fork branches off the track's
    /// definition.
    [[nodiscard]] static Result<SessionEngine> makeFork(const SessionSources& sources,
                                                        const SessionDefinition& definition, const SessionTrack& parent,
                                                        const Progress& progress = {});

    /// A session whose first `kept` steps are those of a recorded track; its policy learns from their feedback. Errors:
    /// those of parsePolicySpec and makePolicy; Cancelled. REQUIRES: the steps are of the setting's stream; they are at
    /// least those that a fork shares.
    [[nodiscard]] static Result<SessionEngine> after(const SessionSources& sources,
                                                     std::shared_ptr<const SessionSetting> setting,
                                                     const SessionTrack& recorded, std::size_t kept,
                                                     const Progress& progress = {});

    /// The state before the first chunk: the shared steps of a fork, else nothing.
    [[nodiscard]] const SessionTrack& start() const { return *m_start; }
    [[nodiscard]] bool finished() const { return m_position >= m_setting->stream.tasks.size(); }
    /// Number of the next step, from 0.
    [[nodiscard]] std::size_t step() const { return m_step; }
    /// Computes up to `maxSteps` steps. REQUIRES: maxSteps > 0.
    [[nodiscard]] SessionChunk advance(std::size_t maxSteps = usualChunk);
    /// Continues to that step, or to the end, and appends to the track.
    /// Error Cancelled.
    [[nodiscard]] Result<void> advanceTo(std::size_t step, SessionTrack& track, const Progress& progress = {});

    /// Takes the next step beside a recorded one, and learns from what was recorded. `withNote`: fills in the note.
    /// REQUIRES: step() < the steps of the run, which is on the setting's stream.
    [[nodiscard]] FollowedStep follow(const Run& recorded, bool withNote);
    /// Of the last step that was taken or followed.
    [[nodiscard]] const Turn& lastTurn() const { return m_turn.turn; }
    /// Of the last step that was followed, with the outcomes that are known now.
    [[nodiscard]] std::span<const Attempt> followedAttempts() const { return m_followed; }
    /// The policy's state before the next step.
    [[nodiscard]] std::shared_ptr<const Policy> policy() const { return m_policy->clone(); }
    /// Whether the policy decides any task that is left.
    [[nodiscard]] bool decidesMore() const;

private:
    /// What the policy's last turn decided.
    [[nodiscard]] StepNote noteOfTurn() const;

    SessionEngine(std::shared_ptr<const SessionSetting> setting, std::unique_ptr<Policy> policy,
                  std::unique_ptr<SessionTrack> start);

    void retraceStart(const Progress& progress);
    /// A step of a live session whose decision came before that of an earlier step.
    struct DecidedAhead {
        FollowedStep followed;
        ReplayedTurn turn;
        std::vector<Attempt> attempts;
    };

    /// Follows a step of a live session; its attempts are known now with their last verdicts.
    [[nodiscard]] Step followLive(const TaskContext& context, const Run& recorded, std::size_t number);
    /// The same with what was learned before it.
    [[nodiscard]] FollowedStep decideLive(const Run& recorded, std::size_t number, bool withNote);

    std::shared_ptr<const SessionSetting> m_setting;
    std::unique_ptr<SessionTrack> m_start;
    std::unique_ptr<Policy> m_policy;
    /// Decides at each step and never learns.
    std::unique_ptr<const Policy> m_untaught;
    Decision m_untaughtDecision;
    ReplayedTurn m_turn;
    std::vector<Attempt> m_followed;
    std::vector<Decision> m_open; ///< of a live session, by step
    std::size_t m_decided = 0;    ///< of the live record's order
    std::map<std::size_t, DecidedAhead> m_ahead;
    mutable std::vector<double> m_values;
    std::unique_ptr<Environment> m_environment;
    std::size_t m_position = 0;
    std::size_t m_step = 0;
    std::size_t m_attempts = 0;
    std::uint32_t m_uncovered = 0;
};

/// The definition's session from the start to the end. Errors: those of make; Cancelled.
[[nodiscard]] Result<SessionTrack> recordSession(const SessionSources& sources, const SessionDefinition& definition,
                                                 const Progress& progress = {});

} // namespace acr
