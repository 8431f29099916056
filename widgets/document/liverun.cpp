// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/liverun.h"

#include "core/memory/vectorstore.h"
#include "core/workspace/livestore.h"

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

Result<std::unique_ptr<LiveRecord>> recordIn(const std::string& file, const LiveRun::Setup& setup,
                                             const BenchmarkSummary* priors)
{
    auto workspace = Workspace::open(file);
    if (!workspace)
        return Unexpected(workspace.error());
    auto record = std::make_unique<LiveRecord>(std::move(*workspace));
    const auto name = SessionStore(record->workspace).freeName(setup.name);
    if (!name)
        return Unexpected(name.error());
    auto session = record->store.add(*name, setup.settings, setup.endpoints->pool(), priors,
                                     setup.simulated ? DataKind::Simulated : DataKind::Live);
    if (!session)
        return Unexpected(session.error());
    record->session = std::move(*session);
    auto journal = record->store.journal(record->session);
    if (!journal)
        return Unexpected(journal.error());
    record->journal = std::move(*journal);
    return record;
}

/// Makes the benchmark of what was written down; nothing where no task has ended, and then nothing of it stays.
Result<std::optional<BenchmarkId>> settled(LiveRecord& record, bool hasTurns)
{
    const std::string& name = record.session.summary.name;
    record.journal.reset();
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

LiveRun::LiveRun(WorkspaceFile& file, QObject* parent)
    : QObject(parent)
    , m_file(file)
{
    m_frames.setInterval(frame);
    m_frames.setTimerType(Qt::PreciseTimer);
    connect(&m_frames, &QTimer::timeout, this, &LiveRun::deliver);
    connect(&file, &WorkspaceFile::fileChanged, this, [this] {
        if (active() && m_workspace != m_file.file().toStdString())
            m_thread.request_stop();
    });
}

LiveRun::~LiveRun()
{
    m_thread.request_stop();
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
    m_ids.clear();
    m_lastNumber = 0;
    m_models.clear();
    m_shared.reset();
    m_noSandbox.reset();
    m_ending = {};
    m_trainingTasks = 0;
    m_state = State::Waiting;
    emit boardReset();
    emit stateChanged();
}

std::optional<BenchmarkSummary> LiveRun::priors() const
{
    const auto& all = m_file.benchmarks();
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
    Work work{m_setup, m_workspace, !m_workspace.empty() && !m_file.isReadOnly(), priors()};
    m_thread = std::jthread([work = std::move(work), shared = m_shared](const std::stop_token& stop) {
        Ending ending = route(work, *shared, stop);
        const std::scoped_lock lock(shared->mutex);
        shared->ending = std::move(ending);
    });
    m_frames.start();
    emit changed(m_board.takeChanged());
    setState(State::Preparing);
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
    if (auto opened = Sandbox::open())
        sandbox = std::move(*opened);
    else
        begun.noSandbox = opened.error();
    std::optional<Benchmark> benchmark;
    if (!work.workspace.empty() && work.priors) {
        auto workspace = Workspace::open(work.workspace, Workspace::OpenMode::ReadOnly);
        if (!workspace)
            return fails(workspace.error());
        auto loaded = workspace->loadBenchmark(work.priors->id, {.prompts = true, .counts = false}, {{}, stop});
        if (!loaded)
            return fails(loaded.error());
        benchmark = std::move(*loaded);
    }
    LiveWorld world(*work.setup.endpoints, benchmark ? &*benchmark : nullptr);
    LiveSettings settings = work.setup.settings;
    std::unique_ptr<LiveRecord> record;
    if (work.writable) {
        auto begunRecord = recordIn(work.workspace, work.setup, work.priors ? &*work.priors : nullptr);
        if (!begunRecord)
            return fails(begunRecord.error());
        record = std::move(*begunRecord);
        settings.journal = record->journal.get();
        ending.name = record->session.summary.name;
    }
    // The session's last words are in the journal when it is gone.
    const auto keep = [&](bool hasTurns) {
        if (!record)
            return;
        if (const auto kept = settled(*record, hasTurns))
            ending.benchmark = *kept;
        else
            ending.notKept = kept.error();
    };
    auto session = LiveSession::make(world, *work.setup.endpoints, std::move(sandbox), settings);
    if (!session) {
        keep(false);
        return fails(session.error());
    }
    begun.models = world.models();
    begun.trainingTasks = world.trainingTasks();

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
        setState(State::Running);
    }
    if (!events.empty()) {
        for (const LiveEvent& event : events)
            m_board.apply(event);
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
    if (m_ending.benchmark && m_workspace == m_file.file().toStdString())
        m_file.readBenchmarksAgain();
    setState(State::Ended);
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

void LiveRun::judge(std::size_t task, bool passed)
{
    if (m_state != State::Running || task >= m_board.tasks().size() || !m_board.tasks()[task].task)
        return;
    const std::scoped_lock lock(m_shared->mutex);
    if (m_shared->session != nullptr)
        m_shared->session->judge(m_board.tasks()[task].task->id, passed, {});
}

} // namespace acr::ui

#include "moc_liverun.cpp"
