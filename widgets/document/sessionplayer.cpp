// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/sessionplayer.h"

#include "core/session/replay.h"
#include "core/workspace/priorstore.h"
#include "widgets/document/deskstate.h"
#include "widgets/document/keptstep.h"
#include "widgets/document/pinnedruns.h"
#include "widgets/document/sessionkeeper.h"
#include "widgets/document/streamjson.h"
#include "widgets/document/undokeeper.h"

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
    , m_fork(nullptr)
    , m_oracleJob(jobs, [this] { computeOracleChanges(); })
    , m_encodingJob(jobs, [this] { encode(); })
    , m_verifyJob(jobs, [this] { verify(); })
{
    if (file != nullptr) {
        m_keeper = new SessionKeeper(file->desk(), this);
        connect(this, &SessionPlayer::sessionChanged, this, &SessionPlayer::note);
        connect(this, &SessionPlayer::savedSessionsChanged, this, &SessionPlayer::note);
        connect(this, &SessionPlayer::cursorMoved, this, [this] {
            if (isOfDocument())
                m_keeper->noteCursor(m_soughtStep ? m_soughtStep : cursor());
        });
        keepEventSteps();
    }
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(frameMs);
    connect(&m_timer, &QTimer::timeout, this, &SessionPlayer::tick);
    m_template.policy = defaultPolicy;
    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(saveMs);
    connect(&m_saveSoon, &QTimer::timeout, this, [this] {
        saveUnnamed(*m_main);
        for (const ForkState& fork : m_forks)
            saveUnnamed(*fork.lane);
    });
    connectLane(m_main);
    for (std::size_t i = 0; i < maxForks; ++i) {
        m_forks.push_back({.lane = new SessionLane(jobs, this)});
        connectLane(m_forks.back().lane);
    }
    m_fork = m_forks.front().lane;
    connect(&m_document, &Document::benchmarkSwitched, this, [this] {
        m_template = {};
        m_template.policy = defaultPolicy;
        m_sought.reset();
        m_soughtStep.reset();
        m_wantedForks.clear();
        if (m_keeper != nullptr)
            m_keeper->forget();
    });
    connect(&m_document, &Document::benchmarkChanged, this, [this] {
        setPlaying(false);
        clearForks();
        m_main->clear();
        m_vectors.reset();
        m_encodingJob.drop();
        m_template.events.clear();
        m_template.priors = {};
        m_saved->refresh();
    });
    connect(&m_document, &Document::streamChanged, this, [this] {
        if (!m_wanted || !m_following)
            return;
        m_document.selectStep(std::nullopt);
        if (!resume())
            restart();
    });
    connect(&m_document, &Document::weightsChanged, this, [this] {
        if (!m_wanted || !m_following)
            return;
        auto forks = wantedForks();
        const auto sought = m_soughtStep;
        restart();
        m_soughtStep = sought;
        m_wantedForks = std::move(forks);
    });
    connect(&m_document, &Document::selectedStepChanged, this, &SessionPlayer::cursorMoved);
    // A task that is selected anywhere moves the cursor, where the session has it.
    connect(&m_document, &Document::selectedTaskChanged, this, [this] {
        const auto task = m_document.selectedTask();
        const auto at = cursor();
        if (m_document.cursor() == Document::Cursor::Stays || m_playing || !task || !at ||
            m_main->track()->run().steps[*at].task == *task)
            return;
        if (const auto step = stepOf(*task)) {
            m_soughtStep.reset();
            moveTo(*step);
        }
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

void SessionPlayer::connectLane(SessionLane* lane)
{
    connect(lane, &SessionLane::began, this, [this, lane] { begun(*lane); });
    connect(lane, &SessionLane::appended, this,
            [this, lane](std::size_t from, std::size_t to) { appended(*lane, from, to); });
    connect(lane, &SessionLane::finished, this, [this, lane] {
        saveSteps(*lane);
        const bool found = lane == m_main && seekSought();
        if (lane == m_main) {
            m_sought.reset();
            m_soughtStep.reset();
            // What it shares is not all there.
            m_wantedForks.clear();
        }
        // Everything is computed, unless it was changed meanwhile.
        if (lane == m_main && !found && (!cursor() || (m_waiting && !m_playing)))
            toEnd();
        emit sessionChanged();
    });
    connect(lane, &SessionLane::goesOn, this, [this, lane] {
        if (!lane->saved() || !canSave())
            return;
        if (const auto said = m_saved->goOn(*lane); !said)
            emit failed(said.error());
    });
    connect(lane, &SessionLane::statesReached, this, [this, lane] {
        emit sessionChanged();
        if (lane == m_main)
            emit cursorMoved();
    });
    connect(lane, &SessionLane::failed, this, [this, lane](const Error& error) { failedLane(*lane, error); });
}

void SessionPlayer::begun(SessionLane& lane)
{
    for (ForkState& fork : m_forks) {
        if (&lane != m_main && fork.lane != &lane)
            continue;
        fork.divergence.reset();
        fork.compared = 0;
        compare(fork);
    }
    if (&lane == m_main) {
        m_verification.reset();
        m_notVerified.reset();
        m_verifyJob.drop();
        computeOracleChanges();
        if (lane.track() == nullptr)
            m_document.selectStep(std::nullopt);
    } else if (lane.track() != nullptr) {
        // What is made last is what the user wants to see. Work that was cancelled may have been done again.
        ForkState& made = stateOf(lane);
        if (!made.used) {
            made.used = true;
            made.order = ++m_made;
        }
        m_fork = &lane;
    }
    if (lane.track() != nullptr)
        m_saveSoon.start();
    emit sessionChanged();
    if (&lane == m_main && lane.size() > 0 && !m_document.selectedStep())
        waitAtStart();
}

void SessionPlayer::failedLane(SessionLane& lane, const Error& error)
{
    // What was computed before somebody cancelled it can still be looked at.
    if (error.code != ErrorCode::Cancelled)
        lane.clear();
    if (&lane != m_main && lane.track() == nullptr)
        remove(stateOf(lane));
    emit sessionChanged();
    emit failed(error);
}

void SessionPlayer::computeOracleChanges()
{
    m_oracleChanges.clear();
    m_oracleJob.drop();
    const SessionTrack* track = m_main->track();
    if (track == nullptr || track->setting().definition.events.empty()) {
        emit oracleChangesReady();
        return;
    }
    m_oracleJob.start(
        tr("Comparing the oracle with and without events"),
        [setting = track->sharedSetting()](const Progress& progress) { return acr::oracleChanges(*setting, progress); },
        [this](Result<std::vector<OracleChange>> changes) {
            if (changes)
                m_oracleChanges = std::move(*changes);
            emit oracleChangesReady();
        });
}

void SessionPlayer::want()
{
    if (m_wanted && (m_main->track() != nullptr || m_main->computing() || m_main->job().cancelled()))
        return;
    m_wanted = true;
    if (resume())
        return;
    if (const SessionSummary* last = resumable()) {
        openSaved(SessionSummary(*last));
        return;
    }
    restart();
}

bool SessionPlayer::resume()
{
    const auto from = sources();
    if (m_keeper == nullptr || !from)
        return false;
    auto kept = m_keeper->on(m_document.stream()->definition, *m_document.benchmark());
    if (!kept)
        return false;
    const SessionDefinition& definition = kept->session.definition;
    const bool same = definition.benchmark == from->benchmarkHash && definition.weights == m_document.weights() &&
                      definition.missingScores == m_document.missingScores();
    const SessionSummary* const record = same ? recordOf(kept->session.saved, definition) : nullptr;
    if (record != nullptr)
        openSaved(SessionSummary(*record));
    if (m_main->computing() && m_main->definition() == definition) {
        // It goes on in its record.
    } else if (same && definition.fork.isFork()) {
        setPlaying(false);
        m_template = definition;
        clearForks();
        m_main->start(*from, definition);
    } else {
        m_template = definition;
        restart();
    }
    m_wantedForks.clear();
    for (const SessionKeeper::Session& fork : kept->forks)
        m_wantedForks.emplace_back(fork.definition, fork.saved);
    m_soughtStep = kept->cursor;
    emit sessionChanged();
    return true;
}

const SessionSummary* SessionPlayer::recordOf(std::optional<SessionId> id, const SessionDefinition& definition) const
{
    const auto record = std::ranges::find_if(m_saved->all(), [&](const SessionSummary& summary) {
        return id == summary.id && !summary.damage && summary.definition == definition;
    });
    return record != m_saved->all().end() ? &*record : nullptr;
}

SessionPlayer::Wanted SessionPlayer::wantedForks() const
{
    std::vector<const ForkState*> begun;
    for (const ForkState& fork : m_forks) {
        if (fork.used && fork.lane->definition().fork.isFork())
            begun.push_back(&fork);
    }
    std::ranges::sort(begun, {}, &ForkState::order);
    Wanted wanted;
    for (const ForkState* fork : begun)
        wanted.emplace_back(fork->lane->definition(), fork->lane->saved());
    wanted.insert(wanted.end(), m_wantedForks.begin(), m_wantedForks.end());
    return wanted;
}

void SessionPlayer::startWantedForks()
{
    const SessionTrack* const track = m_main->track();
    const auto from = sources();
    if (m_wantedForks.empty() || track == nullptr || !from)
        return;
    const SessionDefinition& parent = track->setting().definition;
    Wanted later;
    for (auto& [definition, saved] : std::exchange(m_wantedForks, {})) {
        if (track->size() < definition.fork.after) {
            later.emplace_back(std::move(definition), saved);
            continue;
        }
        if (definition.missingScores != parent.missingScores)
            definition.trained = trainedVotersOf(definition.policy);
        definition.benchmark = parent.benchmark;
        definition.stream = parent.stream;
        definition.weights = parent.weights;
        definition.missingScores = parent.missingScores;
        definition.fork.of = std::make_shared<const SessionDefinition>(parent);
        const SessionSummary* const record = recordOf(saved, definition);
        ForkState* const free = takeFork(record != nullptr ? record->name : std::string());
        if (free == nullptr)
            continue; // more than there may be: a foreign or an older file
        auto stored = record != nullptr ? m_saved->load(*record) : Result<StoredSession>();
        if (record != nullptr && stored)
            free->lane->open(*from, std::move(*stored));
        else
            free->lane->start(*from, definition, *track);
        if (record != nullptr && stored) {
            const bool unnamed = SavedSessions::isUnnamed(record->name);
            free->lane->setSaved(record->id, unnamed ? QString() : QString::fromStdString(record->name));
        }
    }
    m_wantedForks = std::move(later);
}

bool SessionPlayer::isOfDocument() const
{
    return m_document.stream() != nullptr && m_main->definition().stream == m_document.stream()->definition &&
           (m_main->track() != nullptr || m_main->computing());
}

void SessionPlayer::note()
{
    if (!isOfDocument())
        return;
    SessionKeeper::Kept now{{m_main->definition(), m_main->saved()}, {}, m_soughtStep ? m_soughtStep : cursor()};
    for (auto& [definition, saved] : wantedForks())
        now.forks.push_back({std::move(definition), saved});
    m_keeper->note(std::move(now));
}

void SessionPlayer::keepEventSteps()
{
    const auto apply = [this](const QJsonObject& data, bool forward) {
        const QJsonValue wanted = valueToSet(data, forward);
        const auto events = eventsFromJson(wanted.toArray());
        if (!events || !wanted.isArray()) {
            m_file->desk().say(tr("The step about events is damaged and does nothing."));
            return;
        }
        want();
        setEvents(*events);
    };
    m_file->undoKeeper().setHandler(stepkind::events, this, {apply, [] { return tr("Change events"); }});
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
    m_soughtStep.reset();
    m_wantedForks.clear();
    m_template.benchmark = from->benchmarkHash;
    m_template.stream = m_document.stream()->definition;
    m_template.weights = m_document.weights();
    m_template.missingScores = m_document.missingScores();
    m_template.trained = trainedVotersOf(m_template.policy);
    m_template.fork = {};
    // Events of another stream may lie beyond the end of this one.
    std::erase_if(m_template.events,
                  [&](const SessionEvent& event) { return event.after >= m_document.stream()->tasks.size(); });
    clearForks();
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
    const auto sought = m_soughtStep;
    restart();
    m_soughtStep = sought;
}

void SessionPlayer::forkHere(const SessionChange& change)
{
    const auto from = sources();
    const auto at = cursor();
    if (!from || !at || m_main->track() == nullptr)
        return;
    const SessionTrack& track = *m_main->track();
    // A definition that is known in part only makes no other.
    for (const RecordingNotice& notice : m_main->notices()) {
        if (notice.kind == RecordingNotice::Kind::Definition) {
            emit failed(notice.why);
            return;
        }
    }
    auto definition =
        forkOf(track.setting().definition, static_cast<std::uint32_t>(*at), track.positionOf(*at), change);
    if (!definition) {
        emit failed(definition.error());
        return;
    }
    if (change.policy)
        definition->trained = trainedVotersOf(definition->policy);
    ForkState* const free = takeFork();
    if (free == nullptr) {
        emit failed(
            {ErrorCode::TooLarge, {}, std::to_string(maxForks + 1) + " forks", std::to_string(maxForks) + " forks"});
        return;
    }
    free->lane->start(*from, *definition, track);
}

SessionPlayer::ForkState* SessionPlayer::takeFork(const std::string& record)
{
    const auto saysSo = [&](const ForkState& fork) {
        return !fork.used && record == SavedSessions::unnamedForkName(static_cast<std::size_t>(&fork - m_forks.data()));
    };
    auto free = std::ranges::find_if(m_forks, saysSo);
    if (free == m_forks.end())
        free = std::ranges::find(m_forks, false, &ForkState::used);
    if (free == m_forks.end())
        return nullptr;
    free->used = true;
    free->order = ++m_made;
    return &*free;
}

const SessionPlayer::ForkState& SessionPlayer::stateOf(const SessionLane& lane) const
{
    return *std::ranges::find(m_forks, &lane, &ForkState::lane);
}

SessionPlayer::ForkState& SessionPlayer::stateOf(const SessionLane& lane)
{
    return *std::ranges::find(m_forks, &lane, &ForkState::lane);
}

std::vector<SessionPlayer::Fork> SessionPlayer::forks() const
{
    std::vector<const ForkState*> shown;
    for (const ForkState& fork : m_forks) {
        if (fork.used && fork.lane->track() != nullptr)
            shown.push_back(&fork);
    }
    std::ranges::sort(shown, {}, &ForkState::order);
    std::vector<Fork> forks;
    for (const ForkState* fork : shown)
        forks.push_back({fork->lane, static_cast<std::size_t>(fork - m_forks.data()), fork->divergence});
    return forks;
}

std::optional<std::size_t> SessionPlayer::selectedFork() const
{
    const auto all = forks();
    const auto found = std::ranges::find(all, m_fork, &Fork::lane);
    return found == all.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - all.begin()));
}

bool SessionPlayer::forksComputing() const
{
    return std::ranges::any_of(m_forks, [](const ForkState& fork) { return fork.lane->computing(); });
}

std::vector<LatestJob*> SessionPlayer::forkJobs()
{
    std::vector<LatestJob*> jobs;
    for (const ForkState& fork : m_forks)
        jobs.push_back(&fork.lane->job());
    return jobs;
}

void SessionPlayer::selectFork(std::size_t fork)
{
    SessionLane* const lane = m_forks[forks()[fork].place].lane;
    if (lane == m_fork)
        return;
    m_fork = lane;
    emit sessionChanged();
}

void SessionPlayer::remove(ForkState& fork)
{
    fork.used = false;
    fork.divergence.reset();
    fork.compared = 0;
    if (fork.lane != m_fork)
        return;
    const auto left = forks();
    if (!left.empty())
        m_fork = m_forks[left.back().place].lane;
}

void SessionPlayer::dropFork(std::size_t fork)
{
    ForkState& dropped = m_forks[forks()[fork].place];
    dropped.used = false;
    // The lane says that it has begun anew, without a track.
    dropped.lane->clear();
    remove(dropped);
    emit sessionChanged();
}

void SessionPlayer::clearForks()
{
    for (ForkState& fork : m_forks) {
        fork.used = false;
        fork.lane->clear();
        fork.divergence.reset();
        fork.compared = 0;
    }
    m_fork = m_forks.front().lane;
}

void SessionPlayer::dropFork()
{
    if (const auto selected = selectedFork())
        dropFork(*selected);
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
    // What was opened stays as it was recorded, whatever its policy would decide today.
    std::optional<StoredSession> opened;
    if (m_fork->recorded() > 0) {
        const SessionTrack& track = *m_fork->track();
        opened.emplace(StoredSession{kept, {}, {}, track.finished()});
        opened->folded.run = track.run();
        opened->folded.notes = track.notes();
        for (const RecordingNotice& notice : m_fork->notices()) {
            if (notice.kind == RecordingNotice::Kind::Definition)
                opened->unknown.push_back(notice.why);
        }
    }
    clearForks();
    if (opened)
        m_main->open(*from, std::move(*opened));
    else
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
    m_soughtStep.reset();
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
    if (m_soughtStep && *m_soughtStep < m_main->size()) {
        moveTo(*std::exchange(m_soughtStep, std::nullopt));
        return true;
    }
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
    m_soughtStep.reset();
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
        m_soughtStep.reset();
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
    if (!at)
        return {};
    if (!m_main->track()->hasState(*at + 1)) {
        reachStates();
        return {};
    }
    return m_main->track()->policyBefore(*at + 1).beliefs();
}

std::shared_ptr<const std::vector<BeliefRow>> SessionPlayer::startBeliefs() const
{
    const SessionTrack* const track = cursor() ? m_main->track() : nullptr;
    if (track == nullptr)
        return nullptr;
    if (!track->hasState(0)) {
        reachStates();
        return nullptr;
    }
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

void SessionPlayer::compare(ForkState& fork)
{
    if (fork.lane->track() == nullptr || m_main->track() == nullptr || fork.divergence)
        return;
    // They share the steps before the fork, so the search is short until both have gone on.
    fork.divergence = firstDivergence(m_main->track()->run(), fork.lane->track()->run(), fork.compared);
    fork.compared = std::min(m_main->size(), fork.lane->size());
}

void SessionPlayer::appended(SessionLane& lane, std::size_t from, std::size_t to)
{
    const bool isMain = &lane == m_main;
    for (ForkState& fork : m_forks) {
        if (isMain || fork.lane == &lane)
            compare(fork);
    }
    saveSteps(lane);
    if (isMain || &lane == m_fork)
        emit stepsAppended(!isMain, from, to);
    if (!isMain)
        emit forksAppended();
    if (isMain && !m_document.selectedStep())
        waitAtStart();
    else if (isMain && from <= *m_document.selectedStep() && *m_document.selectedStep() < to)
        emit cursorMoved(); // The document's selected step is computed now.
    if (isMain) {
        seekSought();
        startWantedForks();
    }
}

bool SessionPlayer::canSave() const
{
    return m_saved->writable() && m_main->track() != nullptr;
}

void SessionPlayer::saveSteps(SessionLane& lane)
{
    if (lane.track() == nullptr)
        return;
    if (!lane.saved() || !canSave())
        return;
    if (const auto saved = m_saved->append(lane); !saved)
        emit failed(saved.error());
}

void SessionPlayer::saveUnnamed(SessionLane& lane)
{
    if (lane.track() == nullptr || lane.saved() || !canSave())
        return;
    const bool isFork = &lane != m_main;
    const std::string name =
        isFork ? SavedSessions::unnamedForkName(static_cast<std::size_t>(&stateOf(lane) - m_forks.data()))
               : SavedSessions::unnamedSession;
    if (const auto made = m_saved->setUnnamed(lane, name, isFork ? m_main->saved() : std::nullopt); !made) {
        emit failed(made.error());
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
        // Where the stream can't be made, the recorded tasks stand for it, and a notice says so.
        static_cast<void>(m_document.setStream(session.definition.stream));
        m_document.setWeights(session.definition.weights);
        m_document.setMissingScores(session.definition.missingScores);
    }
    const auto from = sources();
    if (!from)
        return;
    m_wanted = true;
    m_soughtStep.reset();
    m_wantedForks.clear();
    m_template = session.definition;
    clearForks();
    m_document.selectStep(std::nullopt);
    m_main->open(*from, std::move(*stored));
    const bool unnamed = SavedSessions::isUnnamed(session.name);
    m_main->setSaved(session.id, unnamed ? QString() : QString::fromStdString(session.name));
    emit sessionChanged();
}

void SessionPlayer::verify()
{
    const auto from = sources();
    if (!from || m_main->track() == nullptr)
        return;
    m_verification.reset();
    m_notVerified.reset();
    if (!m_main->notices().empty()) {
        m_verifyJob.drop();
        m_notVerified = m_main->notices().front().why;
        emit verified();
        return;
    }
    m_verifyJob.start(
        tr("Verifying the session"),
        [from = *from, recording = Recording{*m_main->track(), m_main->notices(), m_main->parameters()}](
            const Progress& progress) { return acr::verify(from, recording, progress); },
        [this](Result<Verification> done) {
            if (done)
                m_verification.emplace(std::move(*done));
            emit verified();
        });
    emit verified();
}

bool SessionPlayer::pinSession()
{
    const SessionTrack* track = m_main->track();
    return track != nullptr && m_document.pinned().pinSession(track->run(), track->sharedSetting(),
                                                              PinnedRun::Origin::Session, m_main->name());
}

bool SessionPlayer::pinFork()
{
    const SessionTrack* track = m_fork->track();
    return track != nullptr && m_document.pinned().pinSession(track->run(), track->sharedSetting(),
                                                              PinnedRun::Origin::Fork, m_fork->name());
}

Result<void> SessionPlayer::pinSaved(const SessionSummary& session)
{
    const auto from = sources();
    if (!from || m_file == nullptr || m_file->workspace() == nullptr)
        return failure(ErrorCode::Empty, {}, "an open workspace");
    auto stored = m_saved->load(session);
    if (!stored)
        return Unexpected(stored.error());
    const Recording recording = openRecording(*from, std::move(*stored));
    const bool unnamed = SavedSessions::isUnnamed(session.name);
    const auto origin = !unnamed                           ? PinnedRun::Origin::Stored
                        : session.definition.fork.isFork() ? PinnedRun::Origin::Fork
                                                           : PinnedRun::Origin::Session;
    if (!m_document.pinned().pinSession(recording.track.run(), recording.track.sharedSetting(), origin,
                                        unnamed ? QString() : QString::fromStdString(session.name)))
        return failure(ErrorCode::Conflict, session.definition.stream.split, m_document.stream()->definition.split);
    return {};
}

Result<void> SessionPlayer::removeSaved(const SessionSummary& session)
{
    if (!canSave())
        return failure(ErrorCode::Empty, {}, "a workspace that can be written");
    if (auto removed = m_saved->remove(session.id); !removed)
        return removed;
    if (m_main->saved() == session.id)
        m_main->setSaved({}, {});
    for (const ForkState& fork : m_forks) {
        if (fork.lane->saved() == session.id)
            fork.lane->setSaved({}, {});
    }
    m_saved->refresh();
    emit sessionChanged();
    return {};
}

} // namespace acr::ui

#include "moc_sessionplayer.cpp"
