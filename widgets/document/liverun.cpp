// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/liverun.h"

#include "core/live/livehistory.h"
#include "core/memory/vectorstore.h"
#include "core/workspace/livepriors.h"
#include "core/workspace/livestore.h"
#include "widgets/jobs/jobs.h"

#include <algorithm>
#include <utility>

namespace acr::ui {

namespace {

/// Milliseconds: what happens within a frame is told at once.
constexpr int frame = 16;

/// Tells others where the session is, while it exists.
class AnnouncedSession {
public:
    /// REQUIRES: the mutex is locked.
    AnnouncedSession(std::mutex& mutex, LiveSession*& place, LiveSession& session)
        : m_mutex(mutex)
        , m_place(place)
    {
        m_place = &session;
    }
    ~AnnouncedSession()
    {
        const std::scoped_lock lock(m_mutex);
        m_place = nullptr;
    }
    AnnouncedSession(const AnnouncedSession&) = delete;
    AnnouncedSession& operator=(const AnnouncedSession&) = delete;

private:
    std::mutex& m_mutex;
    LiveSession*& m_place;
};

/// Keeps what is written down in memory, too, for whoever asks for a ballot. It survives the end of the program only
/// where there is another journal.
class KeepingJournal final : public LiveJournal {
public:
    /// `kept` may be null. All are borrowed.
    KeepingJournal(LiveJournal* kept, RecordLog& log)
        : m_kept(kept)
        , m_log(log)
    {}
    Result<void> append(std::span<const JournalRecord> records) override
    {
        if (m_kept != nullptr) {
            if (auto written = m_kept->append(records); !written)
                return written;
        }
        m_log.append(records);
        return {};
    }

private:
    LiveJournal* m_kept;
    RecordLog& m_log;
};

/// Where a session is written down while it runs.
struct LiveRecord {
    Workspace workspace;
    LiveStore store;
    StoredLiveSession session;
    std::unique_ptr<LiveJournal> journal;

    explicit LiveRecord(Workspace opened)
        : workspace(std::move(opened))
        , store(workspace)
    {}
};

/// The session that goes on, or a new one.
Result<StoredLiveSession> sessionFor(LiveRecord& record, const LiveRun::Setup& setup, const BenchmarkSummary* priors)
{
    if (setup.goesOn)
        return record.store.named(setup.name);
    const auto name = SessionStore(record.workspace).freeName(setup.name);
    if (!name)
        return Unexpected(name.error());
    return record.store.add(*name, setup.settings, setup.endpoints->pool(), priors,
                            setup.simulated ? DataKind::Simulated : DataKind::Live,
                            setup.simulated ? std::string() : endpointsText(*setup.endpoints));
}

Result<std::unique_ptr<LiveRecord>> recordIn(const std::string& file, const LiveRun::Setup& setup,
                                             const BenchmarkSummary* priors)
{
    auto workspace = Workspace::open(file);
    if (!workspace)
        return Unexpected(workspace.error());
    auto record = std::make_unique<LiveRecord>(std::move(*workspace));
    auto session = sessionFor(*record, setup, priors);
    if (!session)
        return Unexpected(session.error());
    record->session = std::move(*session);
    auto journal = record->store.journal(record->session);
    if (!journal)
        return Unexpected(journal.error());
    record->journal = std::move(*journal);
    return record;
}

/// Makes the benchmark of what was written down; nothing where no task has ended, and then nothing of a new one stays.
Result<std::optional<BenchmarkId>> settled(LiveRecord& record, bool hasTurns, bool goesOn)
{
    const std::string& name = record.session.summary.name;
    record.journal.reset();
    if (!hasTurns && goesOn)
        return std::nullopt;
    if (!hasTurns) {
        if (auto removed = SessionStore(record.workspace).remove(record.session.summary.id); !removed)
            return Unexpected(removed.error());
        if (auto removed = record.workspace.removeBenchmark(record.session.summary.benchmark); !removed)
            return Unexpected(removed.error());
        return std::nullopt;
    }
    if (auto made = record.store.settle(name); !made)
        return Unexpected(made.error());
    const auto summary = SessionStore(record.workspace).named(name);
    if (!summary)
        return Unexpected(summary.error());
    return summary->benchmark;
}

} // namespace

/// A stored session as the window shows it.
struct OpenedLiveSession {
    std::vector<LiveEvent> events;
    std::vector<Model> models;
    LiveSettings settings;
    std::string name;
    BenchmarkId benchmark;
    bool simulated = false;
    std::shared_ptr<LiveBallots> ballots;
};

LiveRun::LiveRun(WorkspaceFile& file, Jobs& jobs, QObject* parent)
    : QObject(parent)
    , m_file(file)
    , m_jobs(jobs)
{
    m_frames.setInterval(frame);
    m_frames.setTimerType(Qt::PreciseTimer);
    connect(&m_frames, &QTimer::timeout, this, &LiveRun::deliver);
    connect(&file, &WorkspaceFile::copied, this, [this](const QString& from, const QString& to) {
        m_copy = {from.toStdString(), to.toStdString()};
    });
    connect(&file, &WorkspaceFile::fileChanged, this, &LiveRun::followFile);
    connect(&file, &WorkspaceFile::benchmarksChanged, this, &LiveRun::listStored);
    listStored();
}

LiveRun::~LiveRun()
{
    m_thread.request_stop();
}

void LiveRun::followFile()
{
    const std::string file = m_file.file().toStdString();
    if (active() && m_workspace != file)
        m_thread.request_stop();
    if (file.empty())
        return;
    // What a session that has ended left is in the copy, too.
    if (!active() && file == m_copy.second && m_workspace == m_copy.first && !m_workspace.empty())
        m_workspace = file;
    else
        m_copy = {};
}

void LiveRun::setState(State state)
{
    if (state == m_state)
        return;
    m_state = state;
    emit stateChanged();
}

bool LiveRun::busy() const
{
    if (m_state == State::Preparing)
        return true;
    if (m_state != State::Running)
        return false;
    std::size_t inFlight = 0;
    for (const LiveEndpointHealth& endpoint : m_board.endpoints())
        inFlight += endpoint.inFlight;
    return m_board.open() > 0 && (!m_paused || inFlight > 0);
}

std::optional<std::size_t> LiveRun::memories() const
{
    const std::ptrdiff_t count = m_shared ? m_shared->memories.load() : -1;
    return count < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(count));
}

std::string LiveRun::freeId()
{
    std::string id;
    do
        id = "task-" + std::to_string(++m_lastNumber);
    while (m_ids.contains(id));
    return id;
}

void LiveRun::add(RunnableTask task)
{
    std::vector<RunnableTask> one;
    one.push_back(std::move(task));
    add(std::move(one));
}

void LiveRun::add(std::vector<RunnableTask> tasks)
{
    if (tasks.empty())
        return;
    if (m_state == State::Ended)
        clear();
    // The session would refuse a second task of an id as well; here the numbers of the others stay those of the list.
    std::erase_if(tasks, [this](RunnableTask& task) {
        if (task.id.empty())
            task.id = freeId();
        const bool isNew = m_ids.insert(task.id).second;
        if (!isNew)
            m_board.apply(LiveTaskRefused{task.id, Error{ErrorCode::Duplicate, {}, task.id, {}}});
        return !isNew;
    });
    if (!active()) {
        for (RunnableTask& task : tasks) {
            show(task);
            m_waiting.push_back(std::move(task));
        }
        emit changed(m_board.takeChanged());
        emit stateChanged();
        return;
    }
    m_expected += tasks.size();
    const std::scoped_lock lock(m_shared->mutex);
    for (RunnableTask& task : tasks) {
        if (m_shared->session != nullptr)
            m_shared->session->add(std::move(task));
        else
            m_shared->added.push_back(std::move(task));
    }
}

void LiveRun::show(const RunnableTask& task)
{
    m_board.apply(LiveTaskQueued{.turn = m_board.tasks().size(),
                                 .index = {},
                                 .task = std::make_shared<const RunnableTask>(task),
                                 .shadow = false});
}

void LiveRun::clear()
{
    m_board = {};
    m_waiting.clear();
    m_verdicts.clear();
    m_ids.clear();
    m_lastNumber = 0;
    m_models.clear();
    m_ballots.reset();
    m_shared.reset();
    m_noSandbox.reset();
    m_sandbox.reset();
    m_unboundedRefused = false;
    m_ending = {};
    m_earlier = {};
    m_trainingTasks = 0;
    m_state = State::Waiting;
    emit boardReset();
    emit stateChanged();
}

std::optional<BenchmarkSummary> LiveRun::priors() const
{
    const auto& all = m_file.benchmarks();
    if (m_setup.priors) {
        const auto chosen = std::ranges::find(all, *m_setup.priors, &BenchmarkSummary::id);
        if (chosen != all.end())
            return *chosen;
    }
    const auto isProbed = [](const BenchmarkSummary& benchmark) {
        return std::ranges::any_of(benchmark.splits, [](const BenchmarkSummary::SplitSize& split) {
            return split.name == "probing" && split.tasks > 0;
        });
    };
    const auto shown = std::ranges::find_if(all, [&](const BenchmarkSummary& benchmark) {
        return m_file.current() == benchmark.id && isProbed(benchmark);
    });
    if (shown != all.end())
        return *shown;
    const auto last = std::find_if(all.rbegin(), all.rend(), isProbed);
    return last == all.rend() ? std::nullopt : std::optional(*last);
}

void LiveRun::start(Setup setup)
{
    const std::set<std::string> ids = std::exchange(m_ids, {});
    std::vector<RunnableTask> tasks = std::exchange(m_waiting, {});
    clear();
    m_ids = ids;
    m_lastNumber = tasks.size();
    m_setup = std::move(setup);
    m_workspace = m_file.file().toStdString();
    m_paused = false;
    m_expected = tasks.size();
    // The session gives them these numbers, too.
    for (const RunnableTask& task : tasks)
        show(task);
    m_shared = std::make_shared<Shared>();
    m_shared->added = std::move(tasks);
    m_shared->memories = -1;
    Work work{m_setup, m_workspace, !m_workspace.empty() && !m_file.isReadOnly(), priors(), m_acceptsUnbounded};
    m_thread = std::jthread([work = std::move(work), shared = m_shared](const std::stop_token& stop) {
        Ending ending = route(work, *shared, stop);
        const std::scoped_lock lock(shared->mutex);
        shared->ending = std::move(ending);
    });
    m_frames.start();
    emit changed(m_board.takeChanged());
    setState(State::Preparing);
}

Result<LiveRun::Start> LiveRun::startOf(const Work& work, const std::stop_token& stop)
{
    Start start;
    if (!work.workspace.empty() && work.priors) {
        auto workspace = Workspace::open(work.workspace, Workspace::OpenMode::ReadOnly);
        if (!workspace)
            return Unexpected(workspace.error());
        auto priors = priorsToStartFrom(*workspace, *work.priors, work.setup.encoder, {{}, stop});
        if (!priors)
            return Unexpected(priors.error());
        start.benchmark = std::move(priors->benchmark);
        start.vectors = std::move(priors->encoder);
    }
    if (work.setup.encoder.empty())
        return start;
    auto encoder = newLiveEncoder(*work.setup.endpoints, work.setup.encoder, start.vectors.get());
    if (!encoder)
        return Unexpected(encoder.error());
    start.encoder = std::move(*encoder);
    return start;
}

LiveRun::Ending LiveRun::route(const Work& work, Shared& shared, const std::stop_token& stop)
{
    Ending ending;
    const auto fails = [&ending](const Error& error) {
        ending.problem = error;
        return ending;
    };
    Shared::Begun begun;
    std::optional<Sandbox> sandbox;
    if (auto opened = Sandbox::open()) {
        begun.sandbox = opened->strength();
        begun.unboundedRefused = !opened->strength().boundsAll() && !work.acceptsUnbounded;
        if (!begun.unboundedRefused)
            sandbox = std::move(*opened);
    } else {
        begun.noSandbox = opened.error();
    }
    Setup setup = work.setup;
    std::shared_ptr<const Benchmark> benchmark;
    std::shared_ptr<RecordedEncoder> encoder;
    std::shared_ptr<const RecordedEncoder> vectors;
    if (!setup.goesOn) {
        auto starts = startOf(work, stop);
        if (!starts)
            return fails(starts.error());
        benchmark = std::move(starts->benchmark);
        vectors = std::move(starts->vectors);
        if (starts->encoder) {
            encoder = std::move(starts->encoder);
            setup.settings.encoder = encoder->name();
        }
    }
    std::unique_ptr<LiveRecord> record;
    if (work.writable) {
        auto begunRecord = recordIn(work.workspace, setup, work.priors ? &*work.priors : nullptr);
        if (!begunRecord)
            return fails(begunRecord.error());
        record = std::move(*begunRecord);
        ending.name = record->session.summary.name;
    }
    // The session's last words are in the journal when it is gone.
    const auto keep = [&](bool hasTurns) {
        if (!record)
            return;
        if (const auto kept = settled(*record, hasTurns, work.setup.goesOn))
            ending.benchmark = *kept;
        else
            ending.notKept = kept.error();
    };
    const auto failsEmpty = [&](const Error& error) {
        keep(false);
        return fails(error);
    };
    if (record && setup.goesOn) {
        auto earlier = livePriors(record->workspace, record->session.history.start);
        if (!earlier)
            return fails(earlier.error());
        benchmark = std::move(earlier->benchmark);
        vectors = std::move(earlier->encoder);
        encoder = earlierLiveEncoder(record->session.history.start.encoder, vectors.get());
    }
    LiveWorld world(*work.setup.endpoints, benchmark.get(), std::move(encoder));
    LiveSettings settings = setup.settings;
    std::vector<JournalRecord> earlier;
    if (record && setup.goesOn) {
        record->session.applyTo(settings);
        earlier = record->session.records;
    }
    const auto log = std::make_shared<RecordLog>(earlier);
    KeepingJournal journal(record ? record->journal.get() : nullptr, *log);
    settings.journal = &journal;
    auto session = LiveSession::make(world, *work.setup.endpoints, std::move(sandbox), settings, earlier);
    if (!session)
        return failsEmpty(session.error());
    begun.models = world.models();
    begun.trainingTasks = world.trainingTasks();
    begun.name = ending.name;
    begun.settings = settings;
    begun.settings.journal = nullptr;
    begun.ballots = std::make_shared<LiveBallots>(
        [pool = world.models(), set = begun.settings, benchmark, vectors]() -> Result<LiveBallots::Beginning> {
            return LiveBallots::Beginning{pool, set, benchmark, vectors};
        },
        log);
    begun.earlier = {(*session)->lostCalls(), (*session)->changedDecisions()};
    if (record)
        begun.earlierTasks = record->session.history.folded.turns.size();

    bool hasTurns = false;
    {
        std::unique_lock lock(shared.mutex);
        const AnnouncedSession announced(shared.mutex, shared.session, **session);
        for (RunnableTask& task : std::exchange(shared.added, {}))
            (*session)->add(std::move(task));
        (*session)->setPaused(shared.paused);
        if (shared.finishing)
            (*session)->finish();
        shared.begun = std::move(begun);
        lock.unlock();

        const auto ran = (*session)->run(
            [&shared, &session](const LiveEvent& event) {
                if (std::holds_alternative<LiveTurnEnded>(event) || std::holds_alternative<LiveDecided>(event)) {
                    const VectorStore* const memory = (*session)->policy().memory();
                    shared.memories = memory != nullptr ? static_cast<std::ptrdiff_t>(memory->size()) : -1;
                }
                const std::scoped_lock guard(shared.mutex);
                shared.events.push_back(event);
            },
            stop);
        if (!ran)
            ending.problem = ran.error();
        hasTurns = !(*session)->turns().empty();
    }
    session->reset();
    keep(hasTurns);
    return ending;
}

void LiveRun::deliver()
{
    std::vector<LiveEvent> events;
    std::optional<Shared::Begun> begun;
    std::optional<Ending> ending;
    {
        const std::scoped_lock lock(m_shared->mutex);
        events.swap(m_shared->events);
        begun = std::exchange(m_shared->begun, std::nullopt);
        ending = std::exchange(m_shared->ending, std::nullopt);
    }
    if (begun) {
        m_models = std::move(begun->models);
        m_trainingTasks = begun->trainingTasks;
        m_noSandbox = std::move(begun->noSandbox);
        m_sandbox = begun->sandbox;
        m_unboundedRefused = begun->unboundedRefused;
        m_ending.name = std::move(begun->name);
        m_setup.settings = std::move(begun->settings);
        m_earlier = begun->earlier;
        m_ballots = std::move(begun->ballots);
        m_expected += begun->earlierTasks;
        setState(State::Running);
    }
    if (!events.empty()) {
        for (const LiveEvent& event : events) {
            if (const auto* const queued = std::get_if<LiveTaskQueued>(&event))
                m_ids.insert(queued->task->id);
            m_board.apply(event);
        }
        emit changed(m_board.takeChanged());
        finishIfDone();
    }
    if (!ending)
        return;
    m_frames.stop();
    m_thread.join();
    m_ending = std::move(*ending);
    m_paused = false;
    m_board.close();
    emit changed(m_board.takeChanged());
    if (m_workspace == m_file.file().toStdString())
        readAgain(m_ending.benchmark);
    setState(State::Ended);
    if (m_ending.benchmark)
        writeVerdicts();
}

void LiveRun::finishIfDone()
{
    // Tasks for which nothing is left of the budget stay in the queue.
    if (m_setup.endsWhenDone && (m_board.open() == 0 || m_board.budget().exhausted) &&
        m_board.tasks().size() + m_board.refused().size() >= m_expected) {
        const std::scoped_lock lock(m_shared->mutex);
        m_shared->finishing = true;
        if (m_shared->session != nullptr)
            m_shared->session->finish();
    }
}

void LiveRun::setAcceptsUnbounded(bool accepts)
{
    if (accepts == m_acceptsUnbounded)
        return;
    m_acceptsUnbounded = accepts;
    emit acceptsUnboundedChanged();
}

void LiveRun::setPaused(bool paused)
{
    if (!active() || paused == m_paused)
        return;
    m_paused = paused;
    {
        const std::scoped_lock lock(m_shared->mutex);
        m_shared->paused = paused;
        if (m_shared->session != nullptr)
            m_shared->session->setPaused(paused);
    }
    emit stateChanged();
}

void LiveRun::stop()
{
    if (!active())
        return;
    if (m_state == State::Preparing || m_board.open() > 0) {
        m_thread.request_stop();
        return;
    }
    const std::scoped_lock lock(m_shared->mutex);
    m_shared->finishing = true;
    if (m_shared->session != nullptr)
        m_shared->session->finish();
}

void LiveRun::listStored()
{
    std::vector<Stored> now;
    if (Workspace* const workspace = m_file.workspace(); workspace != nullptr) {
        LiveStore store(*workspace);
        const auto sessions = store.list();
        for (const SessionSummary& session : sessions ? *sessions : std::vector<SessionSummary>()) {
            const auto benchmark = std::ranges::find(m_file.benchmarks(), session.benchmark, &BenchmarkSummary::id);
            Stored& stored = now.emplace_back();
            stored.name = session.name;
            stored.steps = session.steps;
            stored.finished = session.finished;
            stored.simulated = benchmark != m_file.benchmarks().end() && benchmark->kind == DataKind::Simulated;
            if (stored.finished)
                continue;
            if (auto endpoints = store.endpointsOf(session))
                stored.endpoints = std::move(*endpoints);
        }
    }
    if (now == m_stored)
        return;
    m_stored = std::move(now);
    emit storedChanged();
}

void LiveRun::readAgain(std::optional<BenchmarkId> benchmark)
{
    m_file.readBenchmarksAgain();
    // Its outcomes are others.
    if (benchmark && m_file.current() == benchmark)
        m_file.reloadBenchmark();
}

void LiveRun::open(const std::string& name)
{
    ++m_work;
    const QString title = tr("Opening the live session %1").arg(QString::fromStdString(name));
    m_jobs.start(
        this, title,
        [file = m_file.file().toStdString(), name](const Progress&) -> Result<OpenedLiveSession> {
            auto workspace = Workspace::open(file, Workspace::OpenMode::ReadOnly);
            if (!workspace)
                return Unexpected(workspace.error());
            auto session = LiveStore(*workspace).named(name);
            if (!session)
                return Unexpected(session.error());
            const auto benchmarks = workspace->benchmarks();
            if (!benchmarks)
                return Unexpected(benchmarks.error());
            OpenedLiveSession opened;
            opened.events = eventsOf(session->history);
            opened.models = session->history.models;
            session->applyTo(opened.settings);
            opened.name = name;
            opened.benchmark = session->summary.benchmark;
            const auto of = std::ranges::find(*benchmarks, opened.benchmark, &BenchmarkSummary::id);
            opened.simulated = of != benchmarks->end() && of->kind == DataKind::Simulated;
            auto ballots = LiveStore(*workspace).ballots(std::move(*session));
            if (!ballots)
                return Unexpected(ballots.error());
            opened.ballots = std::move(*ballots);
            return opened;
        },
        [this, title, name, file = m_file.file()](Result<OpenedLiveSession> opened) {
            --m_work;
            // Another file may be open by now: the session is none of its sessions.
            const bool isOfFile = file == m_file.file();
            if (opened && !active() && isOfFile)
                showOpened(std::move(*opened));
            else if (!opened && isOfFile)
                emit notDone(title, opened.error(), [this, name, file] {
                    if (!active() && file == m_file.file())
                        open(name);
                });
            emit stateChanged();
        });
    emit stateChanged();
}

void LiveRun::showOpened(OpenedLiveSession opened)
{
    clear();
    m_workspace = m_file.file().toStdString();
    m_models = std::move(opened.models);
    m_setup.settings = opened.settings;
    m_setup.simulated = opened.simulated;
    m_ballots = std::move(opened.ballots);
    m_ending.name = opened.name;
    for (const LiveEvent& event : opened.events)
        m_board.apply(event);
    m_board.close();
    if (!m_board.turns().empty())
        m_ending.benchmark = opened.benchmark;
    m_state = State::Ended;
    emit changed(m_board.takeChanged());
    emit stateChanged();
}

bool LiveRun::canJudge(std::size_t task, std::uint64_t call) const
{
    if (task >= m_board.tasks().size())
        return false;
    const LiveTaskState& state = m_board.tasks()[task];
    const auto found = state.calls.find(call);
    if (state.turn == nullptr || found == state.calls.end() || found->second.stage != LiveCallState::Stage::Ended ||
        found->second.details == nullptr || found->second.failed())
        return false;
    if (m_state == State::Running)
        return true;
    return m_state == State::Ended && m_ending.benchmark && m_workspace == m_file.file().toStdString() &&
           !m_file.isReadOnly();
}

void LiveRun::judge(std::size_t task, std::uint64_t call, PersonVerdict verdict)
{
    if (!canJudge(task, call))
        return;
    verdict.call = call;
    const std::string& id = m_board.tasks()[task].task->id;
    if (m_state == State::Running) {
        const std::scoped_lock lock(m_shared->mutex);
        if (m_shared->session != nullptr) {
            m_shared->session->judge(id, std::move(verdict));
            return;
        }
    }
    m_verdicts.emplace_back(id, std::move(verdict));
    // A session that has ended and is being stored gets it when it is there.
    if (m_state == State::Ended)
        writeVerdicts();
}

void LiveRun::writeVerdicts()
{
    // One job at a time: a later verdict replaces the one before.
    if (m_writing || m_verdicts.empty())
        return;
    m_writing = true;
    ++m_work;
    const QString title = tr("Recording a verdict");
    const auto verdicts = std::make_shared<const Verdicts>(std::exchange(m_verdicts, {}));
    m_jobs.startWriting(
        this, title,
        [file = m_workspace, name = m_ending.name, verdicts](const Progress& progress) -> Result<OpenedLiveSession> {
            if (progress.stopped())
                return failure(ErrorCode::Cancelled);
            auto workspace = Workspace::open(file);
            if (!workspace)
                return Unexpected(workspace.error());
            LiveStore store(*workspace);
            const auto judged = workspace->atomically([&]() -> Result<void> {
                const auto session = store.named(name);
                if (!session)
                    return Unexpected(session.error());
                for (const auto& [task, verdict] : *verdicts) {
                    if (auto written = store.judge(*session, task, verdict); !written)
                        return written;
                }
                return store.settle(name);
            });
            if (!judged)
                return Unexpected(judged.error());
            const auto session = store.named(name);
            if (!session)
                return Unexpected(session.error());
            OpenedLiveSession now;
            now.events = eventsOf(session->history);
            now.name = name;
            now.benchmark = session->summary.benchmark;
            return now;
        },
        [this, title, verdicts, file = m_workspace, name = m_ending.name](Result<OpenedLiveSession> judged) {
            --m_work;
            m_writing = false;
            const bool isSession = m_state == State::Ended && m_ending.name == name;
            const bool isShown = isSession && m_workspace == file;
            // The file was copied meanwhile, perhaps without these.
            const bool isCopied = isSession && m_copy.first == file && m_copy.second == m_workspace;
            if (isCopied)
                m_verdicts.insert(m_verdicts.begin(), verdicts->begin(), verdicts->end());
            if (!judged && isShown) {
                // Written with the next verdict, before later ones, or when the user retries.
                m_verdicts.insert(m_verdicts.begin(), verdicts->begin(), verdicts->end());
                emit notDone(title, judged.error(), [this] { writeVerdicts(); });
                emit stateChanged();
                return;
            }
            if (!judged) {
                if (judged.error().code != ErrorCode::Cancelled && !isCopied)
                    emit failed(judged.error());
            } else if (isShown) {
                // What the journal does not have, such as values and how the endpoints did, stays.
                for (const LiveEvent& event : judged->events) {
                    if (isOfVerdict(event))
                        m_board.apply(event);
                }
                m_ending.benchmark = judged->benchmark;
                emit changed(m_board.takeChanged());
                if (isOfOpenFile())
                    readAgain(judged->benchmark);
            }
            emit stateChanged();
            writeVerdicts();
        });
    emit stateChanged();
}

} // namespace acr::ui

#include "moc_liverun.cpp"
