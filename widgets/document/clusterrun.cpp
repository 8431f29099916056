// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/clusterrun.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace acr::ui {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds shortestPause{1000};
constexpr std::chrono::milliseconds longestPause{60'000};
/// Looking at many chunks in a shared folder costs the file server: it is done for a small part of the time.
constexpr int pausesPerLook = 20;
/// Computing is most of a run.
constexpr double waitingShare = 0.95;

void pauseBetweenLooks(Clock::duration look, const std::stop_token& stop)
{
    const auto pause = std::clamp(std::chrono::duration_cast<std::chrono::milliseconds>(look * pausesPerLook),
                                  shortestPause, longestPause);
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, stop, pause, [] { return false; });
}

Result<MergeResult> mergeInto(const std::string& workspace, const ExperimentFolder& folder, bool mixed,
                              const Progress& progress)
{
    auto planned = PlannedExperiment::load(folder);
    if (!planned)
        return Unexpected(planned.error());
    // A database connection belongs to one thread.
    auto opened = Workspace::open(workspace);
    if (!opened)
        return Unexpected(opened.error());
    return mergeExperiment(folder, **planned, *opened, {.mixed = mixed}, progress);
}

} // namespace

/// What the job has seen, for the window.
struct ClusterRun::Mailbox {
    std::mutex mutex;
    std::optional<ExperimentStatus> status;
    bool merging = false;
};

ClusterRun::ClusterRun(ExperimentFolder folder, QString workspace, Jobs& jobs, QObject* parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_workspace(std::move(workspace))
    , m_jobs(jobs)
{
    connect(&jobs, &Jobs::progressed, this, [this](JobId id) {
        if (id == m_job)
            takeNews();
    });
}

ClusterRun::~ClusterRun()
{
    if (m_job != 0)
        m_jobs.drop(m_job);
}

QString ClusterRun::title() const
{
    return tr("Cluster run “%1”").arg(name());
}

void ClusterRun::start()
{
    if (m_job != 0)
        return;
    m_problem.reset();
    m_result.reset();
    m_state = State::Waiting;
    m_mailbox = std::make_shared<Mailbox>();
    m_job = m_jobs.startWaiting(
        this, title(),
        [folder = m_folder, workspace = m_workspace.toStdString(), mixed = m_mixed,
         mailbox = m_mailbox](const Progress& progress) -> Result<MergeResult> {
            SeenChunks seen;
            for (;;) {
                const auto before = Clock::now();
                auto status = experimentStatus(folder, false, &seen);
                if (!status)
                    return Unexpected(status.error());
                const auto look = Clock::now() - before;
                const bool complete = status->complete == status->chunks;
                const double share = static_cast<double>(status->completeCells) / static_cast<double>(status->cells);
                {
                    const std::scoped_lock lock(mailbox->mutex);
                    mailbox->status = std::move(*status);
                    mailbox->merging = complete;
                }
                progress(waitingShare * share);
                if (complete)
                    break;
                pauseBetweenLooks(look, progress.stop);
                if (progress.stopped())
                    return failure(ErrorCode::Cancelled);
            }
            Progress merging;
            merging.stop = progress.stop;
            merging.report = [&progress](double fraction) { progress(waitingShare + (1 - waitingShare) * fraction); };
            return mergeInto(workspace, folder, mixed, merging);
        },
        [this](const Result<MergeResult>& merged) { end(merged); });
    emit changed();
}

void ClusterRun::stop()
{
    if (m_job != 0)
        m_jobs.cancel(m_job);
}

void ClusterRun::takeNews()
{
    {
        const std::scoped_lock lock(m_mailbox->mutex);
        if (!m_mailbox->status && m_state == (m_mailbox->merging ? State::Merging : State::Waiting))
            return;
        if (m_mailbox->status)
            m_status = std::exchange(m_mailbox->status, std::nullopt);
        m_state = m_mailbox->merging ? State::Merging : State::Waiting;
    }
    emit changed();
}

void ClusterRun::end(const Result<MergeResult>& merged)
{
    takeNews();
    m_job = 0;
    if (merged) {
        m_state = State::Merged;
        m_result = *merged;
    } else {
        m_state = State::Ended;
        m_problem = merged.error();
    }
    emit changed();
    emit ended();
}

} // namespace acr::ui

#include "moc_clusterrun.cpp"
