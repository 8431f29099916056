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
};

SessionLane::SessionLane(Jobs& jobs, QObject* parent)
    : QObject(parent)
    , m_jobs(jobs)
{
    m_taking.setInterval(takeEveryMs);
    connect(&m_taking, &QTimer::timeout, this, &SessionLane::take);
}

SessionLane::~SessionLane()
{
    if (m_job != 0)
        m_jobs.cancel(m_job);
}

void SessionLane::clear()
{
    if (m_job != 0)
        m_jobs.cancel(m_job);
    m_job = 0;
    m_taking.stop();
    m_queue.reset();
    const bool was = m_track.has_value();
    m_track.reset();
    m_oracle.reset();
    m_metrics = {};
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
    if (m_job != 0)
        m_jobs.cancel(m_job);
    m_definition = definition;
    m_saved.reset();
    m_name.clear();
    // The old steps remain visible until the first new ones arrive.
    m_queue = std::make_shared<Queue>();
    m_taking.start();
    m_job = m_jobs.start(
        this, tr("Running %1").arg(QString::fromStdString(definition.policy)),
        [queue = m_queue, sources, definition, shared = std::move(shared)](const Progress& progress) -> Result<void> {
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
        [this](Result<void> done) {
            if (done) {
                m_job = 0;
                take();
                return;
            }
            m_job = 0;
            m_taking.stop();
            m_queue.reset();
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
        emit began();
    }
    if (!m_track || queue != m_queue)
        return;
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
            all = m_job == 0;
            break;
        }
        m_track->append(*chunk);
        m_metrics.extend(m_track->run(), *m_oracle);
    }
    if (m_track->size() > from)
        emit appended(from, m_track->size());
    if (all && queue == m_queue) {
        m_taking.stop();
        m_queue.reset();
        emit finished();
    }
}

} // namespace acr::ui
