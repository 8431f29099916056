// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/jobs/latestjob.h"

#include <utility>

namespace acr::ui {

LatestJob::LatestJob(Jobs& jobs, std::function<void()> retry, QObject* parent)
    : QObject(parent)
    , m_jobs(jobs)
    , m_retry(std::move(retry))
{}

LatestJob::~LatestJob()
{
    forget();
}

void LatestJob::forget()
{
    if (m_id != 0)
        m_jobs.drop(std::exchange(m_id, 0));
    if (m_problem)
        m_jobs.withdrawAll(this);
    m_problem.reset();
}

void LatestJob::fail(const Error& error)
{
    m_problem = error;
    m_jobs.offerRetry(this, m_title, error, [this] { retry(); });
}

void LatestJob::drop()
{
    if (m_id == 0 && !m_problem)
        return;
    forget();
    emit changed();
}

void LatestJob::retry()
{
    if (!m_problem)
        return;
    m_retry();
    // What the work needs may not be there.
    if (m_problem)
        fail(*m_problem);
}

} // namespace acr::ui

#include "moc_latestjob.cpp"
