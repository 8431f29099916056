// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The snapshots of memories that the open workspace keeps, of any benchmark. They are read over the benchmark that is
/// shown, saved, imported and exported in the background. GUI thread only.
#pragma once

#include "core/workspace/memorystore.h"
#include "widgets/document/workspacefile.h"
#include "widgets/jobs/latestjob.h"
#include "widgets/pages/memory/memoryview.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace acr::ui {

class SnapshotLibrary final : public QObject {
    Q_OBJECT

public:
    /// All outlive the library. Without a file (null) there are no snapshots.
    SnapshotLibrary(Document& document, WorkspaceFile* file, Jobs& jobs, QObject* parent = nullptr);

    /// Reads the list anew.
    void refresh();
    /// In the order in which they were saved.
    [[nodiscard]] const std::vector<MemorySummary>& snapshots() const { return m_snapshots; }
    /// There is a benchmark in a workspace that can be written.
    [[nodiscard]] bool isWritable() const;
    /// The name, with a number where it is taken.
    [[nodiscard]] QString freeName(const QString& wanted) const;

    /// Reads one; of several only the last that is asked for. An empty name: none. REQUIRES: one of snapshots().
    void read(const QString& name);
    [[nodiscard]] LatestJob& readingJob() { return m_reading; }

    // Each of these is a change in the file, whole or not at all. When it fails, failed() says so.
    void rename(const QString& from, const QString& to);
    void remove(const QString& name);

    // These run in the background, whole or not at all. When one is cancelled or fails, notDone() says so.
    void save(const std::shared_ptr<const MemoryView>& view, const QString& name);
    /// From a JSON or JSON lines file, under the file's name.
    void importFile(const QString& path);
    /// Writes a memory, stored or not, to a file.
    void exportFile(const std::shared_ptr<const MemoryView>& view, const QString& path);

signals:
    /// Another benchmark is open; nothing that was read is of it.
    void reset();
    /// snapshots() is another.
    void changed();
    void snapshotRead(const QString& name, std::shared_ptr<const acr::ui::MemoryView> view);
    /// A new one, which is in the list already.
    void added(const QString& name);
    void renamed(const QString& from, const QString& to);
    void removed(const QString& name);
    /// Saving, importing or exporting was cancelled or has failed. `title` names the work, `retry` begins it again;
    /// both are about the open benchmark.
    void notDone(const QString& title, const acr::Error& error, const std::function<void()>& retry);
    /// `what` says what could not be done.
    void failed(const QString& what, const acr::Error& error);
    /// Something was not begun; `sentence` says what and why.
    void refused(const QString& sentence);

private:
    /// The open workspace, when the benchmark is in it.
    [[nodiscard]] Workspace* openWorkspace() const;
    void startRead();
    /// A job that is done with a text, or not; `retry` begins it again. Work that was complete before the job was
    /// cancelled counts as done.
    void run(const QString& title, std::function<Result<std::string>(const Progress&)> work,
             std::function<void(const QString&)> done, const std::function<void()>& retry);

    Document& m_document;
    WorkspaceFile* m_file;
    Jobs& m_jobs;
    std::vector<MemorySummary> m_snapshots;
    QString m_wanted; ///< to be read
    LatestJob m_reading;
};

} // namespace acr::ui
