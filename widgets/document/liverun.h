// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The window's live session, shared by all pages: tasks that wait for one, the one that runs, or the last one. It runs
/// on a thread of its own, and survives the window that shows it. What happens is told at most once a frame.
///
/// What happens is written into the workspace file that was open when it began, before it is told. When it ends, also
/// when it was cancelled, what was observed is a session and a benchmark of that file. Another file that is opened, or
/// none, cancels it. Thread-safety: the window's thread only.
#pragma once

#include "core/live/liveballots.h"
#include "core/live/livesession.h"
#include "widgets/document/liveboard.h"
#include "widgets/document/workspacefile.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <utility>
#include <vector>

namespace acr::ui {

class Jobs;
struct OpenedLiveSession;

class LiveRun final : public QObject {
    Q_OBJECT

public:
    enum class State : std::uint8_t {
        Waiting,   ///< for somebody to start it
        Preparing, ///< the policy is made, and learns its priors
        Running,
        Ended,
    };

    struct Setup {
        std::shared_ptr<const EndpointSet> endpoints;
        LiveSettings settings;
        /// What comes of simulated endpoints is simulated, too.
        bool simulated = false;
        /// Ends when all tasks are done; otherwise it waits for more.
        bool endsWhenDone = false;
        /// Of the session; one that is taken gets a number.
        std::string name = "live";
        /// The stored session of that name goes on, with its policy, seed, weights, encoder and share of shadow tasks.
        bool goesOn = false;
        /// Of a session that begins: "remote:" and a model of the endpoints' list of encoders; empty: the program's
        /// own.
        std::string encoder{};
        /// Of a session that begins: a benchmark of the open file that gives the priors. Nothing, or one that is there
        /// no more: the one that is shown, or the last one with a probing split.
        std::optional<BenchmarkId> priors{};
    };
    struct Ending {
        /// Why the session could not begin or go on; Cancelled where somebody stopped it.
        std::optional<Error> problem;
        /// The benchmark in the workspace file; none where nothing was observed, or nothing could be kept.
        std::optional<BenchmarkId> benchmark;
        /// Of the session and its benchmark.
        std::string name;
        /// Why it is not kept, where that failed.
        std::optional<Error> notKept;
    };
    /// A live session of the workspace file.
    struct Stored {
        std::string name;
        /// Its tasks that have an answer.
        std::size_t steps = 0;
        /// Every task has an answer; another one can go on.
        bool finished = false;
        /// Its models are the built-in ones.
        bool simulated = false;
        /// Of one that is not finished, as endpointsText(); empty where it has none.
        std::string endpoints{};
        bool operator==(const Stored&) const = default;
    };
    /// What an earlier run of a session that goes on has left.
    struct Earlier {
        /// Calls that were started and have no end.
        std::size_t lostCalls = 0;
        /// Decisions that the policy would take differently now.
        std::size_t changedDecisions = 0;
    };

    LiveRun(WorkspaceFile& file, Jobs& jobs, QObject* parent = nullptr);
    /// Cancels the session, and waits until what was observed is kept.
    ~LiveRun() override;

    [[nodiscard]] State state() const { return m_state; }
    /// Preparing or running.
    [[nodiscard]] bool active() const { return m_state == State::Preparing || m_state == State::Running; }
    /// Something is going on: the session is being prepared, or a task is open that is not held back by a pause.
    [[nodiscard]] bool busy() const;

    [[nodiscard]] const LiveBoard& board() const { return m_board; }
    /// Empty before a session has begun.
    [[nodiscard]] const std::vector<Model>& models() const { return m_models; }
    [[nodiscard]] bool simulated() const { return m_setup.simulated; }
    [[nodiscard]] const LiveSettings& settings() const { return m_setup.settings; }
    /// Probed tasks that the policy has learned from.
    [[nodiscard]] std::size_t trainingTasks() const { return m_trainingTasks; }
    /// Why there is no sandbox, so that no answer is run; nothing where there is one, or no session has begun.
    [[nodiscard]] const std::optional<Error>& noSandbox() const { return m_noSandbox; }
    /// What bounds answers; nothing where there is no sandbox, or no session has begun.
    [[nodiscard]] const std::optional<SandboxStrength>& sandbox() const { return m_sandbox; }
    /// There is a sandbox that does not bound all, which nobody has accepted: no answer of the session is run.
    [[nodiscard]] bool unboundedRefused() const { return m_unboundedRefused; }
    /// Answers of the next session are run also where the sandbox does not bound all.
    [[nodiscard]] bool acceptsUnbounded() const { return m_acceptsUnbounded; }
    void setAcceptsUnbounded(bool accepts);
    /// Of the last session.
    [[nodiscard]] const Ending& ending() const { return m_ending; }
    /// Of the session that runs, or was opened: empty where it was not kept.
    [[nodiscard]] const std::string& sessionName() const { return m_ending.name; }
    /// The file that the session is written into, or was opened from; empty: none.
    [[nodiscard]] const std::string& workspace() const { return m_workspace; }
    /// That file is the one that is open now; what the session left can't be shown otherwise.
    [[nodiscard]] bool isOfOpenFile() const { return m_workspace == m_file.file().toStdString(); }
    [[nodiscard]] const Earlier& earlier() const { return m_earlier; }
    /// The live sessions of the open file, in the order in which they were added.
    [[nodiscard]] const std::vector<Stored>& stored() const { return m_stored; }
    /// The ballots of the session's decisions, for any thread; null before one has begun.
    [[nodiscard]] const std::shared_ptr<LiveBallots>& ballots() const { return m_ballots; }
    /// Tasks in the policy's memory; nothing for policies without one.
    [[nodiscard]] std::optional<std::size_t> memories() const;

    /// Adds a task to the session, or to those that wait for one; after a session has ended, these begin anew. A task
    /// without an id gets one.
    void add(RunnableTask task);
    void add(std::vector<RunnableTask> tasks);
    /// Takes away the tasks that wait, or what the last session has shown. REQUIRES: !active().
    void clear();
    /// A session with the tasks that wait. REQUIRES: !active().
    void start(Setup setup);
    void setPaused(bool paused);
    [[nodiscard]] bool paused() const { return m_paused; }
    /// Ends the session: at once where nothing is open, else what is open is cancelled.
    void stop();
    /// Shows a stored session: tasks, calls and verdicts. REQUIRES: !active().
    void open(const std::string& name);
    /// A stored session is being read, or a verdict on one is being written.
    [[nodiscard]] bool working() const { return m_work > 0; }

    /// Whether a person can judge the call: it gave an answer, and its task has ended, in the session that runs, or in
    /// one of the file that can be written.
    [[nodiscard]] bool canJudge(std::size_t task, std::uint64_t call) const;
    /// A person's verdict on a call; see LiveSession::judge(). REQUIRES: canJudge().
    void judge(std::size_t task, std::uint64_t call, PersonVerdict verdict);

signals:
    void stateChanged();
    /// Other tasks than before, or none: board() is another one.
    void boardReset();
    /// These tasks, by number, and the sums.
    void changed(const std::set<std::size_t>& tasks);
    /// stored() is another list.
    void storedChanged();
    void acceptsUnboundedChanged();
    /// A verdict on a session that is shown no more can't be written.
    void failed(const acr::Error& error);
    /// A stored session was not read, or a verdict was not written, also because somebody cancelled it; `retry` does it
    /// again while the same session or file is there.
    void notDone(const QString& title, const acr::Error& error, const std::function<void()>& retry);

private:
    /// What the thread shares with the window's.
    struct Shared {
        struct Begun {
            std::vector<Model> models;
            std::size_t trainingTasks = 0;
            std::optional<Error> noSandbox;
            std::optional<SandboxStrength> sandbox;
            bool unboundedRefused = false;
            /// Of the session in the workspace file.
            std::string name;
            LiveSettings settings;
            /// Tasks of an earlier run.
            std::size_t earlierTasks = 0;
            Earlier earlier;
            std::shared_ptr<LiveBallots> ballots;
        };
        std::mutex mutex;
        std::vector<LiveEvent> events;
        std::optional<Begun> begun;
        std::optional<Ending> ending;
        /// While it exists.
        LiveSession* session = nullptr;
        /// What was asked for before it existed.
        std::vector<RunnableTask> added;
        bool paused = false;
        bool finishing = false;
        /// −1: the policy has no memory.
        std::atomic<std::ptrdiff_t> memories = -1;
    };
    /// What the thread begins with, by value.
    struct Work {
        Setup setup;
        std::string workspace;
        bool writable = false;
        std::optional<BenchmarkSummary> priors;
        bool acceptsUnbounded = false;
    };

    /// What a session that begins starts from.
    struct Start {
        std::shared_ptr<const Benchmark> benchmark;     ///< that gives the priors; null: none
        std::shared_ptr<const RecordedEncoder> vectors; ///< of its tasks by the remote encoder; null: there are none
        std::shared_ptr<RecordedEncoder> encoder;       ///< null: the program's own
    };

    [[nodiscard]] static Result<Start> startOf(const Work& work, const std::stop_token& stop);
    [[nodiscard]] static Ending route(const Work& work, Shared& shared, const std::stop_token& stop);
    /// The benchmark that the policy learns its priors from; see Setup::priors.
    [[nodiscard]] std::optional<BenchmarkSummary> priors() const;
    void deliver();
    void showOpened(OpenedLiveSession opened);
    /// After the session of the file has changed.
    void readAgain(std::optional<BenchmarkId> benchmark);
    void listStored();
    void writeVerdicts();
    /// After another file was opened, or none.
    void followFile();
    void setState(State state);
    void finishIfDone();
    [[nodiscard]] std::string freeId();
    /// Puts the task at the end of the board, as one that waits.
    void show(const RunnableTask& task);

    WorkspaceFile& m_file;
    Jobs& m_jobs;
    std::vector<Stored> m_stored;
    Earlier m_earlier;
    int m_work = 0;         ///< jobs that run
    bool m_writing = false; ///< one of them writes verdicts
    /// Of persons, on the session that has ended, by id of the task: not written yet.
    using Verdicts = std::vector<std::pair<std::string, PersonVerdict>>;
    Verdicts m_verdicts;
    LiveBoard m_board;
    std::vector<RunnableTask> m_waiting;
    std::set<std::string> m_ids;
    std::size_t m_lastNumber = 0;
    State m_state = State::Waiting;
    Setup m_setup;
    std::string m_workspace; ///< in which the session is kept
    /// The last copy of a workspace file, from and to; it is opened next.
    std::pair<std::string, std::string> m_copy;
    std::vector<Model> m_models;
    std::shared_ptr<LiveBallots> m_ballots;
    std::size_t m_trainingTasks = 0;
    std::optional<Error> m_noSandbox;
    std::optional<SandboxStrength> m_sandbox;
    bool m_unboundedRefused = false;
    bool m_acceptsUnbounded = false;
    Ending m_ending;
    bool m_paused = false;
    std::size_t m_expected = 0; ///< tasks that were added to the session
    std::shared_ptr<Shared> m_shared;
    QTimer m_frames;
    std::jthread m_thread; ///< last: it ends before what it uses
};

} // namespace acr::ui
