// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Jobs that have not begun when a test cancels them, however fast they are.
#pragma once

#include "widgets/jobs/jobs.h"

#include <QSemaphore>
#include <QThread>

#include <memory>

namespace acr::test {

/// Occupies every thread of the jobs as long as it lives: what is started meanwhile has not begun when it is cancelled.
class HeldJobs {
public:
    explicit HeldJobs(ui::Jobs& jobs)
    {
        for (int i = 0; i < QThread::idealThreadCount(); ++i) {
            jobs.start(
                &m_context, QStringLiteral("held"),
                [gate = m_gate](const Progress&) {
                    gate->acquire();
                    return true;
                },
                [](const Result<bool>&) {});
        }
    }
    ~HeldJobs() { m_gate->release(QThread::idealThreadCount()); }
    HeldJobs(const HeldJobs&) = delete;
    HeldJobs& operator=(const HeldJobs&) = delete;

private:
    QObject m_context;
    std::shared_ptr<QSemaphore> m_gate = std::make_shared<QSemaphore>();
};

} // namespace acr::test
