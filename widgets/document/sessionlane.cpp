// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/sessionlane.h"

#include <QElapsedTimer>

#include <deque>
#include <mutex>
#include <utility>
#include <variant>

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

/// A stored session with what is computed from its steps.
struct SessionLane::Opened {
    Recording recording;
    OracleTable oracle;
    RunningMetrics metrics;
};

struct SessionLane::StateQueue {
    std::mutex mutex;
    std::deque<std::variant<RetracedSteps, SessionChunk>> items;
};

SessionLane::SessionLane(Jobs& jobs, QObject* parent)
    : QObject(parent)
    , m_job(jobs,
            [this] {
                const auto saved = m_saved;
                const QString name = m_name;
                if (m_request->stored)
                    openStored();
                else
                    run();
                setSaved(saved, name);
            })
    , m_states(jobs, [this] { reachStates(); })
{
    m_takingStates.setInterval(takeEveryMs);
    connect(&m_takingStates, &QTimer::timeout, this, &SessionLane::takeStates);
    m_taking.setInterval(takeEveryMs);
    connect(&m_taking, &QTimer::timeout, this, &SessionLane::take);
}

void SessionLane::stop()
{
    m_taking.stop();
    m_queue.reset();
}

void SessionLane::dropStates()
{
    m_takingStates.stop();
    m_stateQueue.reset();
    m_states.drop();
    m_goesOn = false;
}

void SessionLane::forgetTrack()
{
    dropStates();
    m_reached = false;
    m_recorded = 0;
    m_differences = {};
    m_notices.clear();
    m_parameters.clear();
    m_track.reset();
    m_oracle.reset();
    m_metrics = {};
}

void SessionLane::clear()
{
    stop();
    m_job.drop();
    m_opening = false;
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
    m_opening = false;
    dropStates();
    m_request.emplace(Request{sources, definition, std::move(shared)});
    run();
}

void SessionLane::open(const SessionSources& sources, StoredSession stored)
{
    m_definition = stored.definition;
    m_request.emplace(Request{sources, stored.definition, {}, std::move(stored)});
    openStored();
}

void SessionLane::openStored()
{
    stop();
    dropStates();
    m_saved.reset();
    m_name.clear();
    m_opening = true;
    m_job.start(
        tr("Opening %1").arg(QString::fromStdString(m_definition.policy)),
        [request = *m_request](const Progress& progress) -> Result<std::shared_ptr<Opened>> {
            Recording recording = openRecording(request.sources, *request.stored);
            if (progress.stopped())
                return failure(ErrorCode::Cancelled);
            OracleTable oracle = oracleOf(recording.track.setting());
            auto opened = std::make_shared<Opened>(Opened{std::move(recording), std::move(oracle), {}});
            opened->metrics.extend(opened->recording.track.run(), opened->oracle);
            return opened;
        },
        [this](Result<std::shared_ptr<Opened>> done) {
            m_opening = false;
            forgetTrack();
            if (!done) {
                emit began();
                emit failed(done.error());
                return;
            }
            Recording& recording = (*done)->recording;
            m_track.emplace(std::move(recording.track));
            m_oracle.emplace(std::move((*done)->oracle));
            m_metrics = std::move((*done)->metrics);
            m_notices = std::move(recording.notices);
            m_parameters = std::move(recording.parameters);
            m_recorded = m_track->size();
            m_goesOn = !m_track->finished() && m_notices.empty();
            // Slots may start or open another session.
            const auto setting = m_track->sharedSetting();
            const auto current = [&] { return m_track && m_track->sharedSetting() == setting; };
            emit began();
            if (current() && m_recorded > 0)
                emit appended(0, m_recorded);
            if (!current())
                return;
            if (m_goesOn)
                reachStates();
            else
                emit finished();
        });
}

void SessionLane::reachStates()
{
    if (!m_request || !m_request->stored || !m_track || m_opening || m_reached || m_states.running() || m_stateQueue ||
        !m_notices.empty() || (m_recorded == 0 && !m_goesOn))
        return;
    m_stateQueue = std::make_shared<StateQueue>();
    m_takingStates.start();
    m_states.start(
        tr("Computing the states of %1").arg(QString::fromStdString(m_definition.policy)),
        [queue = m_stateQueue, sources = m_request->sources, track = *m_track,
         goesOn = m_goesOn](const Progress& progress) -> Result<void> {
            SessionRetrace retrace(sources, track);
            const auto tasks = static_cast<double>(track.setting().stream.tasks.size());
            bool same = true;
            while (!retrace.finished()) {
                if (progress.stopped())
                    return failure(ErrorCode::Cancelled);
                auto retraced = retrace.advance(SessionEngine::usualChunk, progress);
                if (!retraced)
                    return Unexpected(retraced.error());
                same = same && retraced->differences.empty();
                // Of a fork's shared steps only the states may be missing.
                if (retraced->problem && retrace.finished())
                    return Unexpected(*retraced->problem);
                progress(static_cast<double>(retrace.step()) / tasks);
                const std::scoped_lock lock(queue->mutex);
                queue->items.emplace_back(std::move(*retraced));
            }
            while (goesOn && same && !retrace.ended()) {
                if (progress.stopped())
                    return failure(ErrorCode::Cancelled);
                auto chunk = retrace.goOn(SessionEngine::usualChunk, progress);
                if (!chunk)
                    return Unexpected(chunk.error());
                progress(static_cast<double>(chunk->firstStep) / tasks);
                const std::scoped_lock lock(queue->mutex);
                queue->items.emplace_back(std::move(*chunk));
            }
            return {};
        },
        [this](const Result<void>&) { takeStates(); });
}

std::optional<Error> SessionLane::withoutStates() const
{
    if (!m_notices.empty())
        return m_notices.front().why;
    return m_states.problem();
}

void SessionLane::takeStates()
{
    const std::shared_ptr<StateQueue> queue = m_stateQueue;
    if (!queue)
        return;
    const std::size_t from = m_track->size();
    bool all = false;
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < takeForMs) {
        std::optional<std::variant<RetracedSteps, SessionChunk>> item;
        {
            const std::scoped_lock lock(queue->mutex);
            if (!queue->items.empty()) {
                item.emplace(std::move(queue->items.front()));
                queue->items.pop_front();
            }
        }
        if (!item) {
            all = !m_states.running();
            break;
        }
        if (const auto* const retraced = std::get_if<RetracedSteps>(&*item)) {
            retraced->addTo(*m_track);
            if (m_differences.steps == 0 && !retraced->differences.empty())
                m_differences.first = retraced->differences.front().step;
            m_differences.steps += retraced->differences.size();
            for (const StepDifference& difference : retraced->differences) {
                if (difference.kind == StepDifference::Kind::Decision)
                    m_differences.decisions.push_back(difference.step);
            }
            continue;
        }
        if (!m_reached) {
            m_reached = true;
            emit statesReached();
            if (queue == m_stateQueue)
                emit goesOn();
            if (queue != m_stateQueue)
                return;
        }
        m_track->append(std::get<SessionChunk>(*item));
        m_metrics.extend(m_track->run(), *m_oracle);
    }
    if (m_track->size() > from)
        emit appended(from, m_track->size());
    if (queue != m_stateQueue)
        return;
    if (!all)
        return;
    m_takingStates.stop();
    m_stateQueue.reset();
    const bool reached = std::exchange(m_reached, !m_states.problem());
    const bool went = std::exchange(m_goesOn, false);
    const auto setting = m_track->sharedSetting();
    if (!reached || m_states.problem())
        emit statesReached();
    if (went && m_track && m_track->sharedSetting() == setting)
        emit finished();
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
            auto engine = request.shared
                              ? SessionEngine::makeFork(request.sources, request.definition, *request.shared, progress)
                              : SessionEngine::make(request.sources, request.definition, progress);
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
        forgetTrack();
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
