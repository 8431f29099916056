// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/jobs/jobs.h"

#include <algorithm>
#include <atomic>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace acr::ui {

namespace {

/// A third of the window's share of a core that both want.
[[maybe_unused]] constexpr int niceness = 5;

constexpr qint64 millisecondsBetweenReports = 50;

/// Threads that wait cost next to nothing.
constexpr int waitingThreads = 64;

} // namespace

Jobs::Jobs(QObject* parent)
    : QObject(parent)
{
    m_waiting.setMaxThreadCount(waitingThreads);
}

void Jobs::giveWay()
{
#ifdef Q_OS_LINUX
    // QThread's priorities mean nothing to Linux's usual scheduler; niceness is a matter of each thread there.
    [[maybe_unused]] thread_local const int once =
        ::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), niceness);
#endif
}

Jobs::~Jobs()
{
    cancelAll();
    m_pool.waitForDone();
    m_waiting.waitForDone();
}

void Jobs::cancel(JobId id)
{
    const auto found = m_jobs.find(id);
    if (found == m_jobs.end())
        return;
    found->second.unwanted.request_stop();
    found->second.stop.request_stop();
}

void Jobs::cancelAll()
{
    for (auto& [id, job] : m_jobs)
        job.stop.request_stop();
}

void Jobs::drop(JobId id)
{
    const auto found = m_jobs.find(id);
    if (found == m_jobs.end())
        return;
    found->second.dropped = true;
    found->second.unwanted.request_stop();
    found->second.stop.request_stop();
}

QList<Jobs::Info> Jobs::running() const
{
    QList<Info> list;
    for (const auto& [id, job] : m_jobs) {
        list.append(job.info);
        list.back().remainingMs = job.remaining.at(job.clock.elapsed());
    }
    return list;
}

Jobs::RetryId Jobs::offerRetry(QObject* owner, const QString& title, const Error& error, std::function<void()> retry)
{
    m_offers.removeIf([&](const Offer& offer) { return offer.owner == owner && offer.what.title == title; });
    const RetryId id = m_nextOffer++;
    m_offers.append({{id, title, error}, owner, std::move(retry)});
    connect(owner, &QObject::destroyed, this, &Jobs::withdrawAll, Qt::UniqueConnection);
    emit unfinishedChanged();
    return id;
}

void Jobs::withdraw(RetryId id)
{
    if (m_offers.removeIf([id](const Offer& offer) { return offer.what.id == id; }) > 0)
        emit unfinishedChanged();
}

void Jobs::withdrawAll(const QObject* owner)
{
    if (m_offers.removeIf([owner](const Offer& offer) { return offer.owner == owner; }) > 0)
        emit unfinishedChanged();
}

void Jobs::retry(RetryId id)
{
    const auto found = std::ranges::find(m_offers, id, [](const Offer& offer) { return offer.what.id; });
    if (found == m_offers.end())
        return;
    const auto again = found->retry;
    withdraw(id);
    again();
}

QList<Jobs::Unfinished> Jobs::unfinished() const
{
    QList<Unfinished> list;
    for (const Offer& offer : m_offers)
        list.append(offer.what);
    return list;
}

Jobs::Begun Jobs::begin(const QString& title)
{
    const JobId id = m_next++;
    Job& job = m_jobs[id];
    job.info.id = id;
    job.info.title = title;
    job.clock.start();
    Progress progress;
    progress.stop = job.stop.get_token();
    // Reports come often and from another thread; only a few a second are worth a repaint.
    auto last = std::make_shared<std::atomic<qint64>>(-millisecondsBetweenReports);
    progress.report = [this, id, last, clock = job.clock](double fraction) {
        const qint64 now = clock.elapsed();
        qint64 before = last->load();
        if (now - before < millisecondsBetweenReports || !last->compare_exchange_strong(before, now))
            return;
        QMetaObject::invokeMethod(
            this, [this, id, fraction] { report(id, fraction); }, Qt::QueuedConnection);
    };
    emit started(id);
    return {id, std::move(progress), job.unwanted.get_token()};
}

Jobs::Ending Jobs::finish(JobId id)
{
    const auto found = m_jobs.find(id);
    if (found == m_jobs.end())
        return Ending::Dropped;
    const Ending ending = found->second.dropped                 ? Ending::Dropped
                          : found->second.stop.stop_requested() ? Ending::Cancelled
                                                                : Ending::Completed;
    m_jobs.erase(found);
    emit finished(id);
    return ending;
}

void Jobs::report(JobId id, double fraction)
{
    const auto found = m_jobs.find(id);
    if (found == m_jobs.end())
        return;
    Job& job = found->second;
    job.info.fraction = fraction;
    job.remaining.report(fraction, job.clock.elapsed());
    emit progressed(id);
}

} // namespace acr::ui

#include "moc_jobs.cpp"
