// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/clusterruns.h"

#include <QDir>
#include <QFile>

#include <utility>

namespace acr::ui {

ClusterRuns::ClusterRuns(WorkspaceFile& workspace, Jobs& jobs, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_jobs(jobs)
{
    connect(&workspace, &WorkspaceFile::fileChanged, this, [this] {
        std::erase_if(m_runs, [this](const auto& run) { return run->workspace() != m_workspace.file(); });
    });
}

ClusterRuns::~ClusterRuns() = default;

Result<ClusterRun*> ClusterRuns::watch(const QString& folder)
{
    if (m_workspace.file().isEmpty())
        return failure(ErrorCode::Empty, {}, tr("an open workspace to merge into").toStdString());
    if (m_workspace.isReadOnly())
        return failure(ErrorCode::FileUnwritable, tr("the workspace is open for reading only").toStdString(), {},
                       {.file = m_workspace.file().toStdString()});
    const std::filesystem::path path = QFile::encodeName(QDir::cleanPath(QDir(folder).absolutePath())).toStdString();
    for (const auto& run : m_runs) {
        if (run->folder().path() == path) {
            run->start();
            return run.get();
        }
    }
    auto opened = ExperimentFolder::open(path);
    if (!opened)
        return Unexpected(opened.error());
    ClusterRun* const run =
        m_runs.emplace_back(std::make_unique<ClusterRun>(std::move(*opened), m_workspace.file(), m_jobs)).get();
    connect(run, &ClusterRun::ended, this, [this, run] {
        // The benchmark may be new in the file.
        if (run->workspace() == m_workspace.file())
            m_workspace.readBenchmarksAgain();
        emit ended(run);
    });
    run->start();
    return run;
}

} // namespace acr::ui

#include "moc_clusterruns.cpp"
