// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// One session of the window: its steps so far, their running metrics, and the jobs that compute more.
///
/// A session that was stored is opened as it was recorded: all of its steps are there at once, without the states of
/// its policy. These are computed when they are asked for; a session that has not ended goes on after that, unless its
/// policy would decide differently today. A session without a record is computed from its definition.
///
/// A job passes chunks through a queue. The lane reads it on the window's thread for a few milliseconds at a time, so
/// that the window stays responsive. GUI thread only.
#pragma once

#include "core/evaluation/runningmetrics.h"
#include "core/session/sessionretrace.h"
#include "core/workspace/sessionstore.h"
#include "widgets/jobs/latestjob.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace acr::ui {

class SessionLane final : public QObject {
    Q_OBJECT

public:
    explicit SessionLane(Jobs& jobs, QObject* parent = nullptr);

    /// Replaces the session. `shared`: the steps of the parent session, for a fork.
    void start(const SessionSources& sources, const SessionDefinition& definition,
               std::optional<SessionTrack> shared = {});
    /// Replaces the session by a stored one.
    void open(const SessionSources& sources, StoredSession stored);
    /// Stops and forgets.
    void clear();

    /// Where the session was opened and has no states yet: computes them in the background.
    void reachStates();
    /// They are being computed.
    [[nodiscard]] bool reachingStates() const { return m_states.running(); }
    /// Why there are none, where that is known.
    [[nodiscard]] std::optional<Error> withoutStates() const;
    /// The work that computes them.
    [[nodiscard]] LatestJob& statesJob() { return m_states; }
    /// The recorded steps in which the policy would decide differently today, as far as states are there.
    struct Differences {
        std::size_t steps = 0;
        std::size_t first = 0; ///< where there are any
        /// Those in which other models would be called, in order.
        std::vector<std::size_t> decisions;
    };
    [[nodiscard]] const Differences& differences() const { return m_differences; }
    /// Of an opened session, as in Recording; empty for others.
    [[nodiscard]] const std::vector<RecordingNotice>& notices() const { return m_notices; }
    [[nodiscard]] const std::vector<ParameterChange>& parameters() const { return m_parameters; }
    /// Number of the steps that were opened.
    [[nodiscard]] std::size_t recorded() const { return m_recorded; }

    /// Null until the session has begun: its stream and its policy are made in the background.
    [[nodiscard]] const SessionTrack* track() const { return m_track ? &*m_track : nullptr; }
    [[nodiscard]] const OracleTable* oracle() const { return m_oracle ? &*m_oracle : nullptr; }
    [[nodiscard]] const RunningMetrics& metrics() const { return m_metrics; }
    [[nodiscard]] std::size_t size() const { return m_track ? m_track->size() : 0; }
    /// The requested definition, even if it could not be computed.
    [[nodiscard]] const SessionDefinition& definition() const { return m_definition; }
    /// Steps are still coming.
    [[nodiscard]] bool computing() const { return m_queue != nullptr || m_opening || m_goesOn; }
    /// The work that computes the steps; says why there are none, or no more. Doing it anew begins the same session
    /// again.
    [[nodiscard]] LatestJob& job() { return m_job; }
    [[nodiscard]] const LatestJob& job() const { return m_job; }

    /// The stored session, if it is saved; later steps are saved too.
    [[nodiscard]] std::optional<SessionId> saved() const { return m_saved; }
    [[nodiscard]] const QString& name() const { return m_name; }
    void setSaved(std::optional<SessionId> id, const QString& name);

signals:
    /// track() was replaced or removed.
    void began();
    void appended(std::size_t from, std::size_t to);
    /// The first step after those that were opened is about to be appended.
    void goesOn();
    /// States are there, or withoutStates() says why not.
    void statesReached();
    /// All steps are computed.
    void finished();
    /// No more steps come. When the job was cancelled, those that were computed stay.
    void failed(const acr::Error& error);

private:
    struct Begun {
        SessionTrack track;
        OracleTable oracle;
        RunningMetrics metrics;
    };
    struct Queue;
    /// What start() or open() was asked for.
    struct Request {
        SessionSources sources;
        SessionDefinition definition;
        std::optional<SessionTrack> shared;
        std::optional<StoredSession> stored{};
    };
    struct Opened;
    struct StateQueue;

    void run();
    void openStored();
    void take();
    void takeStates();
    void forgetTrack();
    void dropStates();
    void stop();

    LatestJob m_job;
    LatestJob m_states;
    std::shared_ptr<StateQueue> m_stateQueue;
    QTimer m_takingStates;
    bool m_opening = false;
    bool m_goesOn = false; ///< more steps come, or may come, after those that were opened
    bool m_reached = false;
    std::size_t m_recorded = 0;
    Differences m_differences;
    std::vector<RecordingNotice> m_notices;
    std::vector<ParameterChange> m_parameters;
    std::optional<Request> m_request;
    std::shared_ptr<Queue> m_queue;
    QTimer m_taking;
    SessionDefinition m_definition;
    std::optional<SessionTrack> m_track;
    std::optional<OracleTable> m_oracle;
    RunningMetrics m_metrics;
    std::optional<SessionId> m_saved;
    QString m_name;
};

} // namespace acr::ui
