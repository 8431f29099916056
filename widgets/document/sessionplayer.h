// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The session that the window plays, shared by all pages: its steps, its forks, and the playback state. One of the
/// forks is the selected one: it is what pages show beside the session.
///
/// The session is computed ahead in the background; playing only moves the cursor, which is the document's selected
/// step, within the computed steps. A change of weights in the document restarts it with the same policy, events and
/// fork. A stored session is opened as it was recorded (see SessionLane). Of each stream it is kept what was played
/// there, with cursor and fork (see SessionKeeper); on a stream without, the session goes on with the same policy.
/// Nothing is computed before the first want(). GUI thread only.
#pragma once

#include "core/evaluation/breakpoint.h"
#include "core/evaluation/oraclechange.h"
#include "widgets/document/document.h"
#include "widgets/document/savedsessions.h"
#include "widgets/document/sessionlane.h"
#include "widgets/document/workspacefile.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <optional>
#include <utility>
#include <vector>

namespace acr::ui {

class SessionKeeper;

class SessionPlayer final : public QObject {
    Q_OBJECT

public:
    /// Steps per second; unlimited means as many as frames allow.
    static constexpr double unlimitedSpeed = 0;

    /// `file` may be null: then nothing is saved. All are to outlive the player.
    SessionPlayer(Document& document, Jobs& jobs, WorkspaceFile* file, QObject* parent = nullptr);

    /// A view shows the session from now on; starts one with the default policy when there is none.
    void want();
    /// Begins a session on the document's stream with its weights.
    void play(const QString& policy, std::uint64_t seed, std::vector<SessionEvent> events = {},
              const SessionPriors& priors = {});
    [[nodiscard]] const SessionLane& lane() const { return *m_main; }
    static constexpr std::size_t maxForks = 5;
    /// The selected fork; one without a track where there is none.
    [[nodiscard]] const SessionLane& fork() const { return *m_fork; }
    [[nodiscard]] bool hasFork() const { return m_fork->track() != nullptr; }
    /// The forks that have begun, in the order in which they were made.
    struct Fork {
        const SessionLane* lane = nullptr;
        /// Stable while the fork is there, from 0: for its colour.
        std::size_t place = 0;
        /// The first step in which it differs from the session, within the computed steps of both.
        std::optional<std::size_t> divergence{};
    };
    [[nodiscard]] std::vector<Fork> forks() const;
    /// The place of the selected fork among forks().
    [[nodiscard]] std::optional<std::size_t> selectedFork() const;
    /// REQUIRES for both: one of forks().
    void selectFork(std::size_t fork);
    void dropFork(std::size_t fork);
    [[nodiscard]] bool forksComputing() const;
    /// Forks before the step at the cursor, and selects the fork. Fails with TooLarge when there are maxForks.
    void forkHere(const SessionChange& change);
    /// Takes the selected fork away; the one made before it is selected then.
    void dropFork();
    /// The selected fork becomes the session; the other forks are of the session before and are taken away.
    void keepFork();
    /// What each event of the session changes for the oracle, in the order of the events; empty until it is computed.
    [[nodiscard]] const std::vector<OracleChange>& oracleChanges() const { return m_oracleChanges; }
    /// The first step in which session and selected fork differ, within the computed steps of both.
    [[nodiscard]] std::optional<std::size_t> divergence() const { return stateOf(*m_fork).divergence; }
    /// Restarts the session with other events.
    void setEvents(std::vector<SessionEvent> events);

    /// The current step, from 0; nothing before the first is computed.
    [[nodiscard]] std::optional<std::size_t> cursor() const;
    /// Moves to the step, or to the nearest computed one.
    void seek(std::size_t step);
    /// Moves to the step of the task; when it is still to be computed, as soon as it is.
    void seekTask(TaskIndex task);
    void stepBy(int steps);
    void toStart() { seek(0); }
    void toEnd();
    void setPlaying(bool playing);
    [[nodiscard]] bool playing() const { return m_playing; }
    void setSpeed(double stepsPerSecond);
    [[nodiscard]] double speed() const { return m_speed; }
    void setBreakpoints(std::vector<Breakpoint> breakpoints);
    [[nodiscard]] const std::vector<Breakpoint>& breakpoints() const { return m_breakpoints; }

    /// The states of an opened session are computed where they are not there yet: what is asked for below, and the
    /// ballots of its steps. cursorMoved() tells that they are there.
    void reachStates() const { m_main->reachStates(); }
    /// The router's beliefs after the step at the cursor; empty for policies without beliefs, and where there is no
    /// state yet.
    [[nodiscard]] std::vector<BeliefRow> beliefs() const;
    /// Those before its first step: what the priors say. Null while there is no session, or no state.
    [[nodiscard]] std::shared_ptr<const std::vector<BeliefRow>> startBeliefs() const;

    /// The benchmark's tasks as vectors; null until they are encoded; the first call starts that in the background.
    [[nodiscard]] std::shared_ptr<const TaskVectors> vectors();
    /// The vectors are being encoded.
    [[nodiscard]] bool encoding() const { return m_encodingJob.running(); }
    /// The player's jobs, which tell why steps or vectors are missing.
    [[nodiscard]] LatestJob& sessionJob() { return m_main->job(); }
    [[nodiscard]] std::vector<LatestJob*> forkJobs();
    [[nodiscard]] LatestJob& oracleJob() { return m_oracleJob; }
    [[nodiscard]] LatestJob& encodingJob() { return m_encodingJob; }

    /// Named prior sets of the open file, for forks.
    [[nodiscard]] std::vector<std::string> storedPriors() const;
    [[nodiscard]] Result<PriorSet> storedPriors(const std::string& name) const;

    /// Sessions of the open benchmark in the open file.
    [[nodiscard]] const std::vector<SessionSummary>& savedSessions() const { return m_saved->all(); }
    [[nodiscard]] bool canSave() const;
    /// Session and fork are saved by themselves until the user names them. Saves the session, or the fork, under a
    /// name; its steps follow as they come.
    [[nodiscard]] Result<void> save(const QString& name, bool fork = false);
    void openSaved(const SessionSummary& session);
    [[nodiscard]] Result<void> removeSaved(const SessionSummary& session);

    /// Computes the steps of the session again in the background and compares; verified() tells the end.
    void verify();
    /// Of the steps that the session had; nothing until it is computed.
    [[nodiscard]] const std::optional<Verification>& verification() const { return m_verification; }
    /// Why it can't be computed, where that is known.
    [[nodiscard]] const std::optional<Error>& notVerified() const
    {
        return m_notVerified ? m_notVerified : m_verifyJob.problem();
    }
    [[nodiscard]] LatestJob& verifyJob() { return m_verifyJob; }
    [[nodiscard]] const LatestJob& verifyJob() const { return m_verifyJob; }
    /// The work that computes the states of an opened session.
    [[nodiscard]] LatestJob& statesJob() { return m_main->statesJob(); }

    /// Pin the session, the fork, or a stored session as it was recorded; see PinnedRuns. They tell whether it is
    /// pinned now. Errors of a stored one: its damage, those of makeSetting; Conflict for one on another stream.
    bool pinSession();
    bool pinFork();
    [[nodiscard]] Result<void> pinSaved(const SessionSummary& session);

signals:
    /// Session, fork or divergence changed.
    void sessionChanged();
    /// New steps of the session or the selected fork were added.
    void stepsAppended(bool fork, std::size_t from, std::size_t to);
    /// New steps of any fork were added, or oracleChanges() are others.
    void forksAppended();
    void oracleChangesReady();
    void cursorMoved();
    void playingChanged(bool playing);
    void speedChanged();
    void breakpointsChanged();
    /// Playing stopped at the cursor at this breakpoint.
    void stoppedAt(const acr::Breakpoint& breakpoint);
    void savedSessionsChanged();
    /// vectors() are there, or could not be made: encodingJob() tells why.
    void vectorsReady();
    void failed(const acr::Error& error);
    /// verification() is there, or notVerified(), or it is being computed.
    void verified();

private:
    [[nodiscard]] std::optional<SessionSources> sources();
    /// The trained policies that a session of the policy has to name.
    [[nodiscard]] std::vector<std::string> trainedVotersOf(const std::string& policy) const;
    void restart();
    void encode();
    void tick();
    void moveTo(std::size_t step);
    void waitAtStart();
    /// The computed step of the task.
    [[nodiscard]] std::optional<std::size_t> stepOf(TaskIndex task) const;
    /// Moves to the sought task if its step is there.
    bool seekSought();
    /// A lane for a fork, with what is known of it. Lanes are made once and used again.
    struct ForkState {
        SessionLane* lane = nullptr;
        bool used = false;
        std::optional<std::size_t> divergence;
        std::size_t compared = 0; ///< number of first steps known to be equal
        std::size_t order = 0;    ///< of making
    };
    [[nodiscard]] const ForkState& stateOf(const SessionLane& lane) const;
    [[nodiscard]] ForkState& stateOf(const SessionLane& lane);
    /// A free one, which is in use from now on; null where all are. Where the name of its record is that of an unnamed
    /// fork, the one that is saved under this name, if it is free.
    [[nodiscard]] ForkState* takeFork(const std::string& record = {});
    void connectLane(SessionLane* lane);
    void begun(SessionLane& lane);
    void failedLane(SessionLane& lane, const Error& error);
    void remove(ForkState& fork);
    void clearForks();
    void computeOracleChanges();
    void compare(ForkState& fork);
    void appended(SessionLane& lane, std::size_t from, std::size_t to);
    void saveSteps(SessionLane& lane);
    void saveUnnamed(SessionLane& lane);
    [[nodiscard]] const SessionSummary* resumable() const;
    /// Goes on with what was played on the document's stream; false when there is nothing.
    bool resume();
    using Wanted = std::vector<std::pair<SessionDefinition, std::optional<SessionId>>>;
    /// The stored session of that id, where it is still of this definition.
    [[nodiscard]] const SessionSummary* recordOf(std::optional<SessionId> id,
                                                 const SessionDefinition& definition) const;
    /// Starts those of the kept forks whose shared steps are there.
    void startWantedForks();
    /// The forks that there are, or will be, with their stored sessions.
    [[nodiscard]] Wanted wantedForks() const;
    [[nodiscard]] bool isOfDocument() const;
    void note();
    void keepEventSteps();

    Document& m_document;
    WorkspaceFile* m_file;
    SavedSessions* m_saved;
    SessionLane* m_main;
    std::vector<ForkState> m_forks;
    SessionLane* m_fork; ///< the selected one
    std::size_t m_made = 0;
    std::vector<OracleChange> m_oracleChanges;
    LatestJob m_oracleJob;
    std::shared_ptr<const TaskVectors> m_vectors;
    /// startBeliefs() of the session with this setting.
    mutable std::shared_ptr<const std::vector<BeliefRow>> m_startBeliefs;
    mutable std::weak_ptr<const SessionSetting> m_startSetting;
    LatestJob m_encodingJob;
    bool m_wanted = false;
    bool m_following = true;
    SessionDefinition m_template; ///< policy, seed, events, priors of the session
    std::optional<Verification> m_verification;
    std::optional<Error> m_notVerified; ///< where nothing has to be tried
    LatestJob m_verifyJob;

    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_owed = 0; ///< fractions of steps
    bool m_playing = false;
    double m_speed = 16;
    std::vector<Breakpoint> m_breakpoints;
    QTimer m_saveSoon;
    bool m_waiting = false;            ///< at the first step, for the session to be computed
    std::optional<TaskIndex> m_sought; ///< whose step is still to be computed

    SessionKeeper* m_keeper = nullptr; ///< null where there is no file
    // What was kept, until it is computed.
    std::optional<std::size_t> m_soughtStep;
    Wanted m_wantedForks;
};

} // namespace acr::ui
