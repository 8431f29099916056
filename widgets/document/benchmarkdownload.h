// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Downloads CodeRouterBench as `acrouter fetch` does, and imports it into the workspace file that was open at the
/// beginning, unless another one is open by then. A download survives the window that asked for it. What had come
/// before it was cancelled or broke off is kept, and continued from there. Thread-safety: the window's thread only.
#pragma once

#include "widgets/document/workspacefile.h"
#include "widgets/jobs/jobs.h"

#include <QObject>
#include <QString>

#include <functional>
#include <map>

namespace acr::ui {

class BenchmarkDownload final : public QObject {
    Q_OBJECT

public:
    /// REQUIRES: both outlive this.
    BenchmarkDownload(WorkspaceFile& workspace, Jobs& jobs, QObject* parent = nullptr);
    /// Drops what runs.
    ~BenchmarkDownload() override;

    /// Nothing happens where that folder is being downloaded to. REQUIRES: isFolderAddress(address).
    void start(const QString& address, const QString& folder);

signals:
    /// All files are there, and right. Before they are imported.
    void downloaded(const QString& folder);
    /// There is no result. `retry` continues.
    void ended(const QString& title, const acr::Error& error, const std::function<void()>& retry);

private:
    void begin(const QString& address, const QString& folder, const QString& workspace);

    WorkspaceFile& m_workspace;
    Jobs& m_jobs;
    std::map<QString, JobId> m_running; ///< by folder
};

} // namespace acr::ui
