// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// One kind of work in the background of which only the latest run counts: starting it again drops the run before.
/// It says whether it runs, and, once a run was cancelled or failed, why there is no result, until the next run begins;
/// until then it is among the unfinished work of Jobs, too.
/// Thread-safety: the window's thread only.
#pragma once

#include "widgets/jobs/jobs.h"

#include <functional>

namespace acr::ui {

class LatestJob final : public QObject {
    Q_OBJECT

public:
    /// `retry` does the work anew with what is there by then. `jobs` outlives this.
    LatestJob(Jobs& jobs, std::function<void()> retry, QObject* parent = nullptr);
    /// Drops what runs.
    ~LatestJob() override;

    /// As Jobs::start, with this as the context. running() is false and problem() is known when `done` is called.
    template <class Work, class Done>
    void start(const QString& title, Work work, Done done)
    {
        forget();
        m_title = title;
        m_id = m_jobs.start(this, title, std::move(work), [this, done = std::move(done)](auto outcome) mutable {
            m_id = 0;
            if (!outcome)
                fail(outcome.error());
            emit changed();
            done(std::move(outcome));
        });
        emit changed();
    }
    /// The result of the run is not wanted any more; forgets a problem as well.
    void drop();
    /// Does the work anew, after a run that gave no result.
    void retry();

    [[nodiscard]] bool running() const { return m_id != 0; }
    /// Why the last run gave no result.
    [[nodiscard]] const std::optional<Error>& problem() const { return m_problem; }
    [[nodiscard]] bool cancelled() const { return m_problem && m_problem->code == ErrorCode::Cancelled; }
    /// What the last run was called, for people.
    [[nodiscard]] const QString& title() const { return m_title; }

signals:
    /// running() or problem() is another.
    void changed();

private:
    void forget();
    void fail(const Error& error);

    Jobs& m_jobs;
    std::function<void()> m_retry;
    JobId m_id = 0;
    QString m_title;
    std::optional<Error> m_problem;
};

} // namespace acr::ui
