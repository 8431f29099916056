// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/sessionplayer.h"

#include "core/session/session.h"
#include "core/workspace/priorstore.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <cmath>
#include <utility>

namespace acr::ui {

namespace {

constexpr const char* defaultPolicy = "acrouter";
constexpr int frameMs = 16;
/// At unlimited speed, so that the curve can be seen to grow.
constexpr int stepsAFrame = 256;
/// Dragging a slider starts a session per pixel; these are not written to the file.
constexpr int saveMs = 150;

} // namespace

SessionPlayer::SessionPlayer(Document& document, Jobs& jobs, WorkspaceFile* file, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_file(file)
    , m_saved(new SavedSessions(file, this))
    , m_main(new SessionLane(jobs, this))
    , m_fork(new SessionLane(jobs, this))
    , m_encodingJob(jobs, [this] { encode(); })
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(frameMs);
    connect(&m_timer, &QTimer::timeout, this, &SessionPlayer::tick);
    m_template.policy = defaultPolicy;
    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(saveMs);
    connect(&m_saveSoon, &QTimer::timeout, this, [this] {
        saveUnnamed(*m_main);
        saveUnnamed(*m_fork);
    });
    for (SessionLane* lane : {m_main, m_fork}) {
        const bool isFork = lane == m_fork;
        connect(lane, &SessionLane::began, this, [this, lane, isFork] {
            m_divergence.reset();
            m_compared = 0;
            compare();
            if (!isFork && lane->track() == nullptr)
                m_document.selectStep(std::nullopt);
            if (lane->track() != nullptr)
                m_saveSoon.start();
            emit sessionChanged();
            if (!isFork && lane->size() > 0 && !m_document.selectedStep())
                waitAtStart();
        });
        connect(lane, &SessionLane::appended, this,
                [this, isFork](std::size_t from, std::size_t to) { appended(isFork, from, to); });
        connect(lane, &SessionLane::finished, this, [this, lane] {
            saveSteps(*lane);
            const bool found = lane == m_main && seekSought();
            if (lane == m_main)
                m_sought.reset();
            // Everything is computed, unless it was changed meanwhile.
            if (lane == m_main && !found && (!cursor() || (m_waiting && !m_playing)))
                toEnd();
            emit sessionChanged();
        });
        connect(lane, &SessionLane::failed, this, [this, lane](const Error& error) {
            // What was computed before somebody cancelled it can still be looked at.
            if (error.code != ErrorCode::Cancelled)
                lane->clear();
            emit sessionChanged();
            emit failed(error);
        });
    }
    connect(&m_document, &Document::benchmarkSwitched, this, [this] {
        m_template = {};
        m_template.policy = defaultPolicy;
        m_expected.reset();
        m_sought.reset();
    });
    connect(&m_document, &Document::benchmarkChanged, this, [this] {
        setPlaying(false);
        m_fork->clear();
        m_main->clear();
        m_vectors.reset();
        m_encodingJob.drop();
        m_template.events.clear();
        m_template.priors = {};
        m_saved->refresh();
    });
    const auto follow = [this] {
        if (m_wanted && m_following)
            restart();
    };
    connect(&m_document, &Document::streamChanged, this, [this, follow] {
        if (m_wanted && m_following)
            m_document.selectStep(std::nullopt);
        follow();
    });
    connect(&m_document, &Document::weightsChanged, this, follow);
    connect(&m_document, &Document::selectedStepChanged, this, &SessionPlayer::cursorMoved);
    // A task that is selected anywhere moves the cursor, where the session has it.
    connect(&m_document, &Document::selectedTaskChanged, this, [this] {
        const auto task = m_document.selectedTask();
        const auto at = cursor();
        if (m_document.cursor() == Document::Cursor::Stays || m_playing || !task || !at ||
            m_main->track()->run().steps[*at].task == *task)
            return;
        if (const auto step = stepOf(*task))
            moveTo(*step);
    });
    connect(&m_document, &Document::placeRequested, this, [this](TaskPlace place) {
        if (place != TaskPlace::Step || !m_document.selectedTask())
            return;
        const TaskIndex task = *m_document.selectedTask();
        want();
        seekTask(task);
    });
    connect(m_saved, &SavedSessions::changed, this, &SessionPlayer::savedSessionsChanged);
}

void SessionPlayer::want()
{
    if (m_wanted && (m_main->track() != nullptr || m_main->computing() || m_main->job().cancelled()))
        return;
    m_wanted = true;
    if (const SessionSummary* last = resumable()) {
        openSaved(SessionSummary(*last));
        return;
    }
    restart();
}

std::optional<SessionSources> SessionPlayer::sources()
{
    const auto& benchmark = m_document.benchmark();
    if (!benchmark || !m_document.stream())
        return std::nullopt;
    SessionSources made{benchmark, "unsaved", m_document.decisions(), m_document.encoding(), m_document.trained()};
    if (m_file != nullptr && m_file->current()) {
        const auto current = std::ranges::find(m_file->benchmarks(), *m_file->current(), &BenchmarkSummary::id);
        if (current != m_file->benchmarks().end())
            made.benchmarkHash = current->contentHash;
    }
    return made;
}

std::vector<std::string> SessionPlayer::trainedVotersOf(const std::string& policy) const
{
    const auto spec = parsePolicySpec(policy);
    return spec ? trainedVoters(*spec, *m_document.trained(), m_document.missingScores()) : std::vector<std::string>();
}

void SessionPlayer::restart()
{
    const auto from = sources();
    if (!from)
        return;
    setPlaying(false);
    m_wanted = true;
    m_expected.reset();
    m_template.benchmark = from->benchmarkHash;
    m_template.stream = m_document.stream()->definition;
    m_template.weights = m_document.weights();
    m_template.missingScores = m_document.missingScores();
    m_template.trained = trainedVotersOf(m_template.policy);
    m_template.fork = {};
    // Events of another stream may lie beyond the end of this one.
    std::erase_if(m_template.events,
                  [&](const SessionEvent& event) { return event.after >= m_document.stream()->tasks.size(); });
    m_fork->clear();
    m_main->start(*from, m_template);
    emit sessionChanged();
}

void SessionPlayer::play(const QString& policy, std::uint64_t seed, std::vector<SessionEvent> events,
                         const SessionPriors& priors)
{
    m_template = {};
    m_template.policy = policy.toStdString();
    m_template.seed = seed;
    m_template.events = std::move(events);
    m_template.priors = priors;
    m_document.selectStep(std::nullopt);
    restart();
}

void SessionPlayer::setEvents(std::vector<SessionEvent> events)
{
    std::ranges::stable_sort(events, {}, &SessionEvent::after);
    if (events == m_template.events)
        return;
    m_template.events = std::move(events);
    restart();
}

void SessionPlayer::forkHere(const SessionChange& change)
{
    const auto from = sources();
    const auto at = cursor();
    if (!from || !at || m_main->track() == nullptr)
        return;
    const SessionTrack& track = *m_main->track();
    auto definition =
        forkOf(track.setting().definition, static_cast<std::uint32_t>(*at), track.positionOf(*at), change);
    if (!definition) {
        emit failed(definition.error());
        return;
    }
    if (change.policy)
        definition->trained = trainedVotersOf(definition->policy);
    m_fork->start(*from, *definition, track);
}

void SessionPlayer::dropFork()
{
    m_fork->clear();
}

void SessionPlayer::keepFork()
{
    if (!hasFork())
        return;
    setPlaying(false);
    const SessionDefinition kept = m_fork->definition();
    const auto from = sources();
    if (!from)
        return;
    std::optional<SessionTrack> parent;
    if (m_main->track() != nullptr)
        parent = *m_main->track();
    m_template = kept;
    m_fork->clear();
    m_main->start(*from, kept, std::move(parent));
}

std::optional<std::size_t> SessionPlayer::cursor() const
{
    const auto step = m_document.selectedStep();
    return step && *step < m_main->size() ? std::optional<std::size_t>(*step) : std::nullopt;
}

void SessionPlayer::waitAtStart()
{
    moveTo(0);
    m_waiting = true;
}

void SessionPlayer::moveTo(std::size_t step)
{
    m_waiting = false;
    m_document.selectStep(static_cast<std::uint32_t>(step));
    // While playing, tasks change too fast to be read.
    if (!m_playing)
        m_document.selectTask(m_main->track()->run().steps[step].task);
}

void SessionPlayer::seek(std::size_t step)
{
    m_sought.reset();
    if (m_main->size() == 0)
        return;
    moveTo(std::min(step, m_main->size() - 1));
}

std::optional<std::size_t> SessionPlayer::stepOf(TaskIndex task) const
{
    if (m_main->track() == nullptr)
        return std::nullopt;
    const auto& steps = m_main->track()->run().steps;
    const auto at = std::ranges::find(steps, task, &Step::task);
    return at == steps.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - steps.begin()));
}

bool SessionPlayer::seekSought()
{
    const auto step = m_sought ? stepOf(*m_sought) : std::nullopt;
    if (!step)
        return false;
    m_sought.reset();
    moveTo(*step);
    return true;
}

void SessionPlayer::seekTask(TaskIndex task)
{
    setPlaying(false);
    m_sought = task;
    if (!seekSought() && !m_main->computing() && m_main->track() != nullptr)
        m_sought.reset();
}

void SessionPlayer::stepBy(int steps)
{
    setPlaying(false);
    const auto at = cursor();
    const auto target = at ? static_cast<std::ptrdiff_t>(*at) + steps : 0;
    seek(static_cast<std::size_t>(std::max<std::ptrdiff_t>(target, 0)));
}

void SessionPlayer::toEnd()
{
    if (m_main->size() > 0)
        seek(m_main->size() - 1);
}

void SessionPlayer::setPlaying(bool playing)
{
    if (playing && m_main->size() == 0)
        playing = false;
    if (m_playing == playing)
        return;
    if (playing) {
        // At the end, playing restarts from the beginning.
        const auto at = cursor();
        if (!at || (*at + 1 == m_main->size() && !m_main->computing()))
            seek(0);
        m_owed = 0;
        m_clock.start();
        m_timer.start();
    } else {
        m_timer.stop();
    }
    m_playing = playing;
    if (!playing) {
        if (const auto at = cursor())
            m_document.selectTask(m_main->track()->run().steps[*at].task);
    }
    emit playingChanged(playing);
}

void SessionPlayer::setSpeed(double stepsPerSecond)
{
    if (m_speed == stepsPerSecond)
        return;
    m_speed = stepsPerSecond;
    m_owed = 0;
    emit speedChanged();
}

void SessionPlayer::setBreakpoints(std::vector<Breakpoint> breakpoints)
{
    if (m_breakpoints == breakpoints)
        return;
    m_breakpoints = std::move(breakpoints);
    emit breakpointsChanged();
}

void SessionPlayer::tick()
{
    const auto at = cursor();
    if (!at) {
        setPlaying(false);
        return;
    }
    // A late frame takes more steps, but a very late one (a dialog, a suspended machine) does not skip ahead.
    const double elapsed = std::min<double>(static_cast<double>(m_clock.restart()), 100);
    m_owed += m_speed == unlimitedSpeed ? stepsAFrame : m_speed * elapsed / 1000;
    const auto steps = static_cast<std::size_t>(std::floor(m_owed));
    if (steps == 0)
        return;
    m_owed -= static_cast<double>(steps);
    const std::size_t last = m_main->size() - 1;
    const std::size_t target = std::min(*at + steps, last);
    for (std::size_t step = *at + 1; step <= target && !m_breakpoints.empty(); ++step) {
        const auto met = std::ranges::find_if(m_breakpoints, [&](const Breakpoint& breakpoint) {
            return meets(breakpoint, *m_main->track(), *m_main->oracle(), step);
        });
        if (met == m_breakpoints.end())
            continue;
        moveTo(step);
        setPlaying(false);
        emit stoppedAt(*met);
        return;
    }
    if (target > *at)
        moveTo(target);
    if (target == last && !m_main->computing())
        setPlaying(false);
}

std::vector<BeliefRow> SessionPlayer::beliefs() const
{
    const auto at = cursor();
    return at ? m_main->track()->policyBefore(*at + 1).beliefs() : std::vector<BeliefRow>();
}

std::shared_ptr<const std::vector<BeliefRow>> SessionPlayer::startBeliefs() const
{
    const SessionTrack* const track = cursor() ? m_main->track() : nullptr;
    if (track == nullptr)
        return nullptr;
    if (m_startSetting.lock() != track->sharedSetting()) {
        m_startSetting = track->sharedSetting();
        m_startBeliefs = std::make_shared<const std::vector<BeliefRow>>(track->policyBefore(0).beliefs());
    }
    return m_startBeliefs;
}

std::shared_ptr<const TaskVectors> SessionPlayer::vectors()
{
    if (!m_vectors && !m_encodingJob.running() && !m_encodingJob.problem() && sources())
        encode();
    return m_vectors;
}

void SessionPlayer::encode()
{
    m_encodingJob.start(
        tr("Reading the tasks"),
        [benchmark = m_document.benchmark(), encoding = m_document.encoding()](const Progress&) {
            return encoding->vectors();
        },
        [this](Result<std::shared_ptr<const TaskVectors>> made) {
            if (made)
                m_vectors = std::move(*made);
            emit vectorsReady();
        });
}

void SessionPlayer::compare()
{
    if (!hasFork() || m_main->track() == nullptr || m_divergence)
        return;
    // They share the steps before the fork, so the search is short until both have gone on.
    m_divergence = firstDivergence(m_main->track()->run(), m_fork->track()->run(), m_compared);
    m_compared = std::min(m_main->size(), m_fork->size());
}

void SessionPlayer::appended(bool fork, std::size_t from, std::size_t to)
{
    compare();
    saveSteps(fork ? *m_fork : *m_main);
    emit stepsAppended(fork, from, to);
    if (!fork && !m_document.selectedStep())
        waitAtStart();
    else if (!fork && from <= *m_document.selectedStep() && *m_document.selectedStep() < to)
        emit cursorMoved(); // The document's selected step is computed now.
    if (!fork)
        seekSought();
}

bool SessionPlayer::canSave() const
{
    return m_saved->writable() && m_main->track() != nullptr;
}

void SessionPlayer::saveSteps(SessionLane& lane)
{
    if (lane.track() == nullptr)
        return;
    if (&lane == m_main && m_expected && m_expected->steps.size() <= lane.size()) {
        const auto difference = firstDifference(*m_expected, lane.track()->run());
        m_expected.reset();
        if (difference) {
            lane.setSaved({}, {});
            emit differsFromSaved(*difference);
        }
    }
    if (!lane.saved() || !canSave() || (&lane == m_main && m_expected))
        return;
    if (const auto saved = m_saved->append(lane); !saved)
        emit failed(saved.error());
}

void SessionPlayer::saveUnnamed(SessionLane& lane)
{
    if (lane.track() == nullptr || lane.saved() || !canSave())
        return;
    const bool isFork = &lane == m_fork;
    const char* const name = isFork ? SavedSessions::unnamedFork : SavedSessions::unnamedSession;
    if (const auto begun = m_saved->setUnnamed(lane, name, isFork ? m_main->saved() : std::nullopt); !begun) {
        emit failed(begun.error());
        return;
    }
    saveSteps(lane);
    m_saved->refresh();
}

const SessionSummary* SessionPlayer::resumable() const
{
    return m_document.stream()
               ? m_saved->unnamed(m_document.stream()->definition, m_document.weights(), m_document.missingScores())
               : nullptr;
}

std::vector<std::string> SessionPlayer::storedPriors() const
{
    if (m_file == nullptr || m_file->workspace() == nullptr)
        return {};
    return PriorStore(*m_file->workspace()).names().value_or(std::vector<std::string>());
}

Result<PriorSet> SessionPlayer::storedPriors(const std::string& name) const
{
    if (m_file == nullptr || m_file->workspace() == nullptr)
        return failure(ErrorCode::Empty, name, "an open workspace");
    return PriorStore(*m_file->workspace()).load(name);
}

Result<void> SessionPlayer::save(const QString& name, bool fork)
{
    SessionLane& lane = fork ? *m_fork : *m_main;
    if (!canSave() || lane.track() == nullptr)
        return failure(ErrorCode::Empty, {}, "a session and a workspace that can be written");
    const bool isNew = !lane.saved();
    if (auto named = m_saved->setName(lane, name, fork ? m_main->saved() : std::nullopt); !named)
        return named;
    if (isNew)
        saveSteps(lane);
    m_saved->refresh();
    emit sessionChanged();
    return {};
}

void SessionPlayer::openSaved(const SessionSummary& session)
{
    if (m_file == nullptr || m_file->workspace() == nullptr)
        return;
    auto stored = m_saved->load(session);
    if (!stored) {
        emit failed(stored.error());
        return;
    }
    setPlaying(false);
    {
        // The document changes to the session's stream; this must not start another session.
        const QScopedValueRollback following(m_following, false);
        if (const auto set = m_document.setStream(session.definition.stream); !set) {
            emit failed(set.error());
            return;
        }
        m_document.setWeights(session.definition.weights);
        m_document.setMissingScores(session.definition.missingScores);
    }
    const auto from = sources();
    if (!from)
        return;
    m_wanted = true;
    m_template = session.definition;
    m_fork->clear();
    m_document.selectStep(std::nullopt);
    m_main->start(*from, session.definition);
    const bool unnamed = session.name == SavedSessions::unnamedSession || session.name == SavedSessions::unnamedFork;
    m_main->setSaved(session.id, unnamed ? QString() : QString::fromStdString(session.name));
    m_expected = std::move(*stored);
    emit sessionChanged();
}

Result<void> SessionPlayer::removeSaved(const SessionSummary& session)
{
    if (!canSave())
        return failure(ErrorCode::Empty, {}, "a workspace that can be written");
    if (auto removed = m_saved->remove(session.id); !removed)
        return removed;
    for (SessionLane* lane : {m_main, m_fork}) {
        if (lane->saved() == session.id)
            lane->setSaved({}, {});
    }
    m_saved->refresh();
    emit sessionChanged();
    return {};
}

} // namespace acr::ui
