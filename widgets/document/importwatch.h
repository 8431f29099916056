// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Watches the files that the shown benchmark, its decisions and its prompts were imported from, and says when they
/// hold something else than what was imported: while the program runs, and when the workspace is opened. A file that
/// is gone is not offered; it is when it comes back with other content.
///
/// Only files that this user's program imported are looked at; see ImportRecord. Files are compared in a job.
/// Thread-safety: the window's thread only.
#pragma once

#include "widgets/document/importrecord.h"
#include "widgets/document/workspacefile.h"
#include "widgets/jobs/latestjob.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QTimer>

namespace acr::ui {

class ImportWatch final : public QObject {
    Q_OBJECT

public:
    /// The record is in `settingsFolder`. REQUIRES: the others outlive this.
    ImportWatch(WorkspaceFile& workspace, Jobs& jobs, const QString& settingsFolder, QObject* parent = nullptr);
    ~ImportWatch() override;

    /// An import whose files have changed.
    struct Changed {
        ImportSource::Kind kind = ImportSource::Kind::Benchmark;
        QStringList paths;

        bool operator==(const Changed&) const = default;
    };
    /// In the order of their imports.
    [[nodiscard]] const QList<Changed>& changed() const { return m_changed; }
    /// Imports it as it was imported: a benchmark becomes a new one of the workspace, decisions and prompts replace
    /// those that are there. It is offered no more until the files change once more; see importEnded() of the workspace
    /// file for an import that fails.
    void importAgain(const Changed& changed);
    /// It is not offered until the files change once more, also in later sessions.
    void dismiss(const Changed& changed);

    /// The paths that are watched now.
    [[nodiscard]] QStringList watched() const { return m_watcher.files() + m_watcher.directories(); }

signals:
    /// changed() is another list.
    void changedChanged();

private:
    struct Finding;

    void follow(bool again);
    void note(const WorkspaceImport& import);
    void watchPaths();
    void look(const QString& path);
    void compare();
    void take(const QList<Finding>& findings);
    void setChanged(const QList<Changed>& changed);

    WorkspaceFile& m_workspace;
    ImportRecord m_record;
    ImportRecord::Place m_place;
    QList<ImportRecord::Source> m_sources;
    QList<SourceState> m_found; ///< by source: as it is now
    QSet<QString> m_around;     ///< folders that are watched for the sake of what is in them
    QByteArray m_seen;          ///< sizes and times of the sources' paths
    QSet<QString> m_begun;      ///< contents whose import was begun
    QList<Changed> m_changed;
    QFileSystemWatcher m_watcher;
    QTimer m_settled;
    LatestJob m_comparing;
};

} // namespace acr::ui
