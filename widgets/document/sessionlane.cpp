// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/sessionlane.h"

#include <QElapsedTimer>

#include <deque>
#include <mutex>

namespace acr::ui {

namespace {

/// Interval between two reads of the queue, and the time limit of one read: a part of a frame.
constexpr int takeEveryMs = 15;
constexpr qint64 takeForMs = 4;

} // namespace

struct SessionLane::Queue {
    std::mutex mutex;
    std::optional<Begun> begun;
    std::deque<SessionChunk> chunks;
    bool taken = false; ///< begun has become the track; the window's thread only
};

SessionLane::SessionLane(Jobs& jobs, QObject* parent)
    : QObject(parent)
    , m_job(jobs, [this] {
        const auto saved = m_saved;
        const QString name = m_name;
        run();
        setSaved(saved, name);
    })
{
    m_taking.setInterval(takeEveryMs);
    connect(&m_taking, &QTimer::timeout, this, &SessionLane::take);
}

void SessionLane::stop()
{
    m_taking.stop();
    m_queue.reset();
}

void SessionLane::forgetTrack()
{
    m_track.reset();
    m_oracle.reset();
    m_metrics = {};
}

void SessionLane::clear()
{
    stop();
    m_job.drop();
    const bool was = m_track.has_value();
    forgetTrack();
    m_request.reset();
    m_saved.reset();
    m_name.clear();
    m_definition = {};
    if (was)
        emit began();
}

void SessionLane::setSaved(std::optional<SessionId> id, const QString& name)
{
    m_saved = id;
    m_name = name;
}

void SessionLane::start(const SessionSources& sources, const SessionDefinition& definition,
                        std::optional<SessionTrack> shared)
{
    m_definition = definition;
    m_request.emplace(Request{sources, definition, std::move(shared)});
    run();
}

void SessionLane::run()
{
    m_saved.reset();
    m_name.clear();
    // The old steps remain visible until the first new ones arrive.
    m_queue = std::make_shared<Queue>();
    m_taking.start();
    m_job.start(
        tr("Running %1").arg(QString::fromStdString(m_definition.policy)),
        [queue = m_queue, request = *m_request](const Progress& progress) -> Result<void> {
            const auto& [sources, definition, shared] = request;
            auto engine = shared ? SessionEngine::makeFork(sources, definition, *shared, progress)
                                 : SessionEngine::make(sources, definition, progress);
            if (!engine)
                return Unexpected(engine.error());
            OracleTable oracle = oracleOf(engine->start().setting());
            RunningMetrics metrics;
            metrics.extend(engine->start().run(), oracle);
            {
                const std::scoped_lock lock(queue->mutex);
                queue->begun.emplace(Begun{engine->start(), std::move(oracle), std::move(metrics)});
            }
            const auto tasks = static_cast<double>(engine->start().setting().stream.tasks.size());
            while (!engine->finished()) {
                if (progress.stopped())
                    return failure(ErrorCode::Cancelled);
                SessionChunk chunk = engine->advance();
                progress(static_cast<double>(engine->step()) / tasks);
                const std::scoped_lock lock(queue->mutex);
                queue->chunks.push_back(std::move(chunk));
            }
            return {};
        },
        [this](const Result<void>& done) {
            if (done || m_job.cancelled()) {
                take();
                return;
            }
            stop();
            emit failed(done.error());
        });
}

void SessionLane::take()
{
    if (!m_queue)
        return;
    // A slot connected to the signal may start another session.
    const std::shared_ptr<Queue> queue = m_queue;
    std::optional<Begun> begun;
    {
        const std::scoped_lock lock(queue->mutex);
        begun.swap(queue->begun);
    }
    if (begun) {
        m_track.emplace(std::move(begun->track));
        m_oracle.emplace(std::move(begun->oracle));
        m_metrics = std::move(begun->metrics);
        queue->taken = true;
        emit began();
    }
    if (queue != m_queue)
        return;
    if (!queue->taken) {
        if (m_job.running())
            return;
        // Cancelled before it began: what is there is of another session.
        stop();
        forgetTrack();
        emit began();
        emit failed(*m_job.problem());
        return;
    }
    const std::size_t from = m_track->size();
    bool all = false;
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < takeForMs) {
        std::optional<SessionChunk> chunk;
        {
            const std::scoped_lock lock(queue->mutex);
            if (!queue->chunks.empty()) {
                chunk.emplace(std::move(queue->chunks.front()));
                queue->chunks.pop_front();
            }
        }
        if (!chunk) {
            all = !m_job.running();
            break;
        }
        m_track->append(*chunk);
        m_metrics.extend(m_track->run(), *m_oracle);
    }
    if (m_track->size() > from)
        emit appended(from, m_track->size());
    if (all && queue == m_queue) {
        stop();
        if (!m_job.problem()) {
            emit finished();
            return;
        }
        // A session without a step shows nothing, and pages would keep what they showed before.
        if (m_track->size() == 0) {
            forgetTrack();
            emit began();
        }
        emit failed(*m_job.problem());
    }
}

} // namespace acr::ui

#include "moc_sessionlane.cpp"
