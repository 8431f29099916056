// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/benchmarkdownload.h"

#include "core/provider/filefetch.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPointer>

#include <filesystem>
#include <vector>

namespace acr::ui {

BenchmarkDownload::BenchmarkDownload(WorkspaceFile& workspace, Jobs& jobs, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_jobs(jobs)
{}

BenchmarkDownload::~BenchmarkDownload()
{
    for (const auto& [folder, job] : m_running)
        m_jobs.drop(job);
}

void BenchmarkDownload::start(const QString& address, const QString& folder)
{
    begin(address, QDir::cleanPath(QDir(folder).absolutePath()), m_workspace.file());
}

void BenchmarkDownload::begin(const QString& address, const QString& folder, const QString& workspace)
{
    if (m_running.contains(folder))
        return;
    const QString title = tr("Downloading CodeRouterBench into %1").arg(QFileInfo(folder).fileName());
    const std::filesystem::path into = QFile::encodeName(folder).toStdString();
    const JobId job = m_jobs.startWaiting(
        this, title,
        [from = address.toStdString(), into](const Progress& progress) {
            return fetchFiles({.from = from, .into = into, .files = codeRouterBenchFiles(false)}, progress);
        },
        [this, title, address, folder, workspace](const Result<std::vector<FetchedFile>>& fetched) {
            m_running.erase(folder);
            if (!fetched) {
                emit ended(title, fetched.error(),
                           [self = QPointer<BenchmarkDownload>(this), address, folder, workspace] {
                               if (self)
                                   self->begin(address, folder, workspace);
                           });
                return;
            }
            emit downloaded(folder);
            if (!workspace.isEmpty() && workspace == m_workspace.file() && !m_workspace.isReadOnly())
                m_workspace.importBenchmark(folder);
        });
    m_running.emplace(folder, job);
}

} // namespace acr::ui

#include "moc_benchmarkdownload.cpp"
