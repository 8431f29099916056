// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/liveexplainer.h"

#include "widgets/document/liverun.h"

#include <utility>

namespace acr::ui {

LiveExplainer::LiveExplainer(const LiveRun& run, Jobs& jobs, QObject* parent)
    : QObject(parent)
    , m_run(run)
    , m_job(jobs, [this] { compute(); })
{}

void LiveExplainer::look(std::optional<std::size_t> task)
{
    std::optional<Looked> looked;
    const auto& tasks = m_run.board().tasks();
    if (task && *task < tasks.size() && tasks[*task].decision && m_run.ballots() != nullptr)
        looked = Looked{m_run.ballots(), *task, tasks[*task].decisions};
    if (looked == m_looked)
        return;
    m_looked = std::move(looked);
    m_ballot.reset();
    if (m_looked)
        compute();
    else
        m_job.drop();
}

void LiveExplainer::compute()
{
    if (!m_looked)
        return;
    m_job.start(
        tr("Computing the ballot"),
        [looked = *m_looked](const Progress& progress) { return looked.session->ballotOn(looked.task, progress); },
        [this](Result<std::optional<LiveBallot>> ballot) {
            if (!ballot || !*ballot)
                return;
            m_ballot = std::make_shared<const LiveBallot>(std::move(**ballot));
            emit explained();
        });
}

} // namespace acr::ui

#include "moc_liveexplainer.cpp"
