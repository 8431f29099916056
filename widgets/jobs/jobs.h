// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Work in the background: started from the window, run on a thread, its result handed back by value in the window's
/// thread. Every piece of work that may take longer than 200 ms goes through here, so that it can be seen, and
/// cancelled, in one place.
///
/// Thread-safety: use from the window's thread only; the work itself runs elsewhere and must own or share (as const)
/// what it reads.
#pragma once

#include "core/base/progress.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QThreadPool>

#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <utility>

namespace acr::ui {

using JobId = quint64;

class Jobs final : public QObject {
    Q_OBJECT

public:
    struct Info {
        JobId id = 0;
        QString title;
        double fraction = 0;
        /// Milliseconds, extrapolated from the fraction; nothing before there is something to go by.
        std::optional<qint64> remainingMs;
    };

    explicit Jobs(QObject* parent = nullptr);
    /// Asks all work to stop and waits for it.
    ~Jobs() override;

    /// Runs `work(const Progress&)` on a thread, then `done(result)` here, unless the job was cancelled or `context`
    /// was destroyed. The work is expected to return soon after its progress says stop.
    template <class Work, class Done>
    JobId start(QObject* context, const QString& title, Work work, Done done)
    {
        auto [id, progress] = begin(title);
        m_pool.start([this, id = id, progress = std::move(progress), context = QPointer<QObject>(context),
                      work = std::move(work), done = std::move(done)]() mutable {
            giveWay();
            auto result = std::make_shared<std::decay_t<decltype(work(progress))>>(work(progress));
            QMetaObject::invokeMethod(
                this,
                [this, id, context, result, done = std::move(done)]() mutable {
                    const bool wanted = finish(id);
                    if (wanted && context)
                        done(std::move(*result));
                },
                Qt::QueuedConnection);
        });
        return id;
    }

    void cancel(JobId id);
    void cancelAll();
    [[nodiscard]] QList<Info> running() const;
    [[nodiscard]] bool idle() const { return m_jobs.empty(); }

signals:
    void started(acr::ui::JobId id);
    void progressed(acr::ui::JobId id);
    void finished(acr::ui::JobId id);

private:
    struct Job {
        Info info;
        std::stop_source stop;
        QElapsedTimer clock;
    };

    std::pair<JobId, Progress> begin(const QString& title);
    /// The calling thread gives way to the window's where there are fewer cores than threads.
    static void giveWay();
    /// Forgets the job; true when it was not cancelled.
    bool finish(JobId id);
    void report(JobId id, double fraction);

    std::map<JobId, Job> m_jobs;
    JobId m_next = 1;
    QThreadPool m_pool; ///< last, so that its threads end before what they report to
};

} // namespace acr::ui
