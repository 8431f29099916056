// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The cluster runs that are watched for the open workspace file. They survive the window that shows them; when another
/// file is opened they are forgotten, since their results belong into the former one. Their workers go on.
/// Thread-safety: the window's thread only.
#pragma once

#include "widgets/document/clusterrun.h"
#include "widgets/document/workspacefile.h"

#include <QObject>
#include <QString>

#include <memory>
#include <vector>

namespace acr::ui {

class ClusterRuns final : public QObject {
    Q_OBJECT

public:
    /// REQUIRES: both outlive this.
    ClusterRuns(WorkspaceFile& workspace, Jobs& jobs, QObject* parent = nullptr);
    ~ClusterRuns() override;

    /// Watches the plan in the folder; one that is watched already is given again, and begun anew if it has ended. The
    /// pointer is valid until another workspace file is opened. Errors: those of ExperimentFolder::open(), Empty where
    /// no file is open, FileUnwritable where it is open for reading only.
    [[nodiscard]] Result<ClusterRun*> watch(const QString& folder);

signals:
    /// A run does not run any more; see its problem() and result().
    void ended(acr::ui::ClusterRun* run);

private:
    WorkspaceFile& m_workspace;
    Jobs& m_jobs;
    std::vector<std::unique_ptr<ClusterRun>> m_runs;
};

} // namespace acr::ui
