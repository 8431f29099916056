// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Work in the background: started from the window, run on a thread, its result handed back by value in the window's
/// thread. Every piece of work that may take longer than 200 ms goes through here, so that it can be seen, and
/// cancelled, in one place. Whoever starts work always hears how it ended: with a value, with an error, or with
/// ErrorCode::Cancelled. For work of which only the latest run counts, see LatestJob.
///
/// Thread-safety: use from the window's thread only; the work itself runs elsewhere and must own or share (as const)
/// what it reads.
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "widgets/jobs/remainingtime.h"

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QThreadPool>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <type_traits>
#include <utility>

namespace acr::ui {

using JobId = quint64;

/// What work that gives back a T hands over: Result<T>; a Result stays as it is.
template <class T>
struct JobOutcomeOf {
    using Type = Result<T>;
};
template <class T>
struct JobOutcomeOf<Result<T>> {
    using Type = Result<T>;
};
template <class Work>
using JobOutcome = typename JobOutcomeOf<std::decay_t<std::invoke_result_t<Work&, const Progress&>>>::Type;

class Jobs final : public QObject {
    Q_OBJECT

public:
    struct Info {
        JobId id = 0;
        QString title;
        double fraction = 0;
        /// Milliseconds as of the call of running(); see RemainingTime.
        std::optional<qint64> remainingMs;
    };

    using RetryId = quint64;
    /// Work that gave no result and can be done again.
    struct Unfinished {
        RetryId id = 0;
        QString title;
        Error error;
    };

    explicit Jobs(QObject* parent = nullptr);
    /// Asks all work to stop and waits for it.
    ~Jobs() override;

    /// Runs `work(const Progress&)` on a thread, then `done` here with a JobOutcome<Work>: what the work gave back, or
    /// ErrorCode::Cancelled when the job was cancelled. `done` is not called when the job was dropped or `context` is
    /// gone. The work is expected to return soon after its progress says stop.
    template <class Work, class Done>
    JobId start(QObject* context, const QString& title, Work work, Done done)
    {
        return startIn(m_pool, Completed::Forgotten, context, title, std::move(work), std::move(done));
    }
    /// As start(), for work that changes a file: when it was complete before it was cancelled, `done` gets what it gave
    /// back, since the file has it.
    template <class Work, class Done>
    JobId startWriting(QObject* context, const QString& title, Work work, Done done)
    {
        return startIn(m_pool, Completed::Kept, context, title, std::move(work), std::move(done));
    }
    /// As start(), for work that mostly waits for something outside of the program: it takes no thread from other work.
    template <class Work, class Done>
    JobId startWaiting(QObject* context, const QString& title, Work work, Done done)
    {
        return startIn(m_waiting, Completed::Forgotten, context, title, std::move(work), std::move(done));
    }

    /// Asks the work to stop; its `done` is called with ErrorCode::Cancelled when it has, even if it was complete. Work
    /// that waits for a thread does not begin.
    void cancel(JobId id);
    void cancelAll();
    /// Asks the work to stop; nobody wants to hear of it any more, and its `done` is never called.
    void drop(JobId id);
    [[nodiscard]] QList<Info> running() const;
    [[nodiscard]] bool idle() const { return m_jobs.empty(); }

    /// Lists work that was cancelled or failed, with a way to do it again, until it is withdrawn or done again or its
    /// owner is gone. It replaces one of the same owner and title.
    RetryId offerRetry(QObject* owner, const QString& title, const Error& error, std::function<void()> retry);
    void withdraw(RetryId id);
    void withdrawAll(const QObject* owner);
    /// Withdraws it and does the work again.
    void retry(RetryId id);
    /// The oldest first.
    [[nodiscard]] QList<Unfinished> unfinished() const;

signals:
    /// unfinished() is another list.
    void unfinishedChanged();
    void started(acr::ui::JobId id);
    void progressed(acr::ui::JobId id);
    void finished(acr::ui::JobId id);

private:
    enum class Ending { Completed, Cancelled, Dropped };
    /// What becomes of the value of work that was complete when it was cancelled.
    enum class Completed { Forgotten, Kept };
    struct Job {
        Info info;
        std::stop_source stop;
        /// Cancelled or dropped, so that the work need not begin. When the program ends, work that waits for a thread
        /// is asked to stop but does begin: it may be the one that saves.
        std::stop_source unwanted;
        bool dropped = false;
        QElapsedTimer clock;
        RemainingTime remaining;
    };

    struct Offer {
        Unfinished what;
        const QObject* owner = nullptr;
        std::function<void()> retry;
    };

    template <class Work, class Done>
    JobId startIn(QThreadPool& threads, Completed completed, QObject* context, const QString& title, Work work,
                  Done done)
    {
        auto [id, progress, unwanted] = begin(title);
        threads.start([this, id = id, completed, progress = std::move(progress), unwanted = std::move(unwanted),
                       context = QPointer<QObject>(context), work = std::move(work), done = std::move(done)]() mutable {
            giveWay();
            // Work that nobody waits for does not begin, and its result does not stay until the window's thread is
            // free.
            auto outcome = std::make_shared<JobOutcome<Work>>(failure(ErrorCode::Cancelled));
            if (!unwanted.stop_requested()) {
                if constexpr (std::is_void_v<std::invoke_result_t<Work&, const Progress&>>) {
                    work(std::as_const(progress));
                    *outcome = JobOutcome<Work>();
                } else {
                    *outcome = work(std::as_const(progress));
                }
            }
            const bool isKept = completed == Completed::Kept && outcome->has_value();
            if (unwanted.stop_requested() && !isKept)
                *outcome = failure(ErrorCode::Cancelled);
            QMetaObject::invokeMethod(
                this,
                [this, id, isKept, context, outcome, done = std::move(done)]() mutable {
                    const Ending ending = finish(id);
                    if (ending == Ending::Cancelled && !isKept)
                        *outcome = failure(ErrorCode::Cancelled);
                    if (ending != Ending::Dropped && context)
                        done(std::move(*outcome));
                },
                Qt::QueuedConnection);
        });
        return id;
    }

    struct Begun {
        JobId id = 0;
        Progress progress;
        std::stop_token unwanted;
    };
    Begun begin(const QString& title);
    /// The calling thread gives way to the window's where there are fewer cores than threads.
    static void giveWay();
    /// Forgets the job.
    Ending finish(JobId id);
    void report(JobId id, double fraction);

    std::map<JobId, Job> m_jobs;
    JobId m_next = 1;
    QList<Offer> m_offers;
    RetryId m_nextOffer = 1;
    // Last, so that their threads end before what they report to.
    QThreadPool m_pool;
    QThreadPool m_waiting;
};

} // namespace acr::ui
