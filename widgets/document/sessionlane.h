// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// One session of the window: the steps computed so far, their running metrics, and the job that computes more.
///
/// The job passes chunks through a queue. The lane reads it on the window's thread for a few milliseconds at a time, so
/// that the window stays responsive. GUI thread only.
#pragma once

#include "core/evaluation/runningmetrics.h"
#include "core/session/sessionengine.h"
#include "core/workspace/sessionstore.h"
#include "widgets/jobs/latestjob.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>
#include <optional>

namespace acr::ui {

class SessionLane final : public QObject {
    Q_OBJECT

public:
    explicit SessionLane(Jobs& jobs, QObject* parent = nullptr);

    /// Replaces the session. `shared`: the steps of the parent session, for a fork.
    void start(const SessionSources& sources, const SessionDefinition& definition,
               std::optional<SessionTrack> shared = {});
    /// Stops and forgets.
    void clear();

    /// Null until the session has begun: its stream and its policy are made in the background.
    [[nodiscard]] const SessionTrack* track() const { return m_track ? &*m_track : nullptr; }
    [[nodiscard]] const OracleTable* oracle() const { return m_oracle ? &*m_oracle : nullptr; }
    [[nodiscard]] const RunningMetrics& metrics() const { return m_metrics; }
    [[nodiscard]] std::size_t size() const { return m_track ? m_track->size() : 0; }
    /// The requested definition, even if it could not be computed.
    [[nodiscard]] const SessionDefinition& definition() const { return m_definition; }
    /// Steps are still coming.
    [[nodiscard]] bool computing() const { return m_queue != nullptr; }
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
    /// What start() was asked for.
    struct Request {
        SessionSources sources;
        SessionDefinition definition;
        std::optional<SessionTrack> shared;
    };

    void run();
    void take();
    void forgetTrack();
    void stop();

    LatestJob m_job;
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
