// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The session that the window plays, shared by all pages: its steps, an optional fork, and the playback state.
///
/// The session is computed ahead in the background; playing only moves the cursor, which is the document's selected
/// step, within the computed steps. A change of stream or weights in the document restarts it with the same policy.
/// Nothing is computed before the first want(). GUI thread only.
#pragma once

#include "core/evaluation/breakpoint.h"
#include "widgets/document/document.h"
#include "widgets/document/savedsessions.h"
#include "widgets/document/sessionlane.h"
#include "widgets/document/workspacefile.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <optional>
#include <vector>

namespace acr::ui {

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
    [[nodiscard]] const SessionLane& fork() const { return *m_fork; }
    [[nodiscard]] bool hasFork() const { return m_fork->track() != nullptr; }
    /// Forks before the step at the cursor; replaces an existing fork.
    void forkHere(const SessionChange& change);
    void dropFork();
    /// The fork becomes the session.
    void keepFork();
    /// The first step in which session and fork differ, within the computed steps of both.
    [[nodiscard]] std::optional<std::size_t> divergence() const { return m_divergence; }
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

    /// The router's beliefs after the step at the cursor; empty for policies without beliefs.
    [[nodiscard]] std::vector<BeliefRow> beliefs() const;
    /// Those before its first step: what the priors say. Null while there is no session.
    [[nodiscard]] std::shared_ptr<const std::vector<BeliefRow>> startBeliefs() const;

    /// The benchmark's tasks as vectors; null until they are encoded; the first call starts that in the background.
    [[nodiscard]] std::shared_ptr<const TaskVectors> vectors();
    /// The vectors are being encoded.
    [[nodiscard]] bool encoding() const { return m_encodingJob.running(); }
    /// The player's jobs, which tell why steps or vectors are missing.
    [[nodiscard]] LatestJob& sessionJob() { return m_main->job(); }
    [[nodiscard]] LatestJob& forkJob() { return m_fork->job(); }
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

signals:
    /// Session, fork or divergence changed.
    void sessionChanged();
    /// New steps of the session or the fork were added.
    void stepsAppended(bool fork, std::size_t from, std::size_t to);
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
    /// A stored session was opened, but recomputing it gives other decisions from `step` on (from 0). The recomputed
    /// session is shown and not saved; the stored one is not changed.
    void differsFromSaved(std::size_t step);

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
    void compare();
    void appended(bool fork, std::size_t from, std::size_t to);
    void saveSteps(SessionLane& lane);
    void saveUnnamed(SessionLane& lane);
    [[nodiscard]] const SessionSummary* resumable() const;

    Document& m_document;
    WorkspaceFile* m_file;
    SavedSessions* m_saved;
    SessionLane* m_main;
    SessionLane* m_fork;
    std::shared_ptr<const TaskVectors> m_vectors;
    /// startBeliefs() of the session with this setting.
    mutable std::shared_ptr<const std::vector<BeliefRow>> m_startBeliefs;
    mutable std::weak_ptr<const SessionSetting> m_startSetting;
    LatestJob m_encodingJob;
    bool m_wanted = false;
    bool m_following = true;
    SessionDefinition m_template; ///< policy, seed, events, priors of the session
    std::optional<std::size_t> m_divergence;
    std::size_t m_compared = 0;    ///< number of first steps known to be equal
    std::optional<Run> m_expected; ///< the stored steps of an opened session, until they are confirmed

    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_owed = 0; ///< fractions of steps
    bool m_playing = false;
    double m_speed = 16;
    std::vector<Breakpoint> m_breakpoints;
    QTimer m_saveSoon;
    bool m_waiting = false;            ///< at the first step, for the session to be computed
    std::optional<TaskIndex> m_sought; ///< whose step is still to be computed
};

} // namespace acr::ui
