// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the user changed by hand in the memory of one run, or in one snapshot. It is kept in the workspace, beside the
/// benchmark of the run or with the snapshot; every change is saved at once and is one step to undo, also after a
/// restart. GUI thread only.
#pragma once

#include "core/policy/memorysnapshot.h"
#include "widgets/document/workspacefile.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>

#include <memory>
#include <vector>

class QUndoStack;

namespace acr::ui {

class MemoryEdits final : public QObject {
    Q_OBJECT

public:
    /// All outlive the edits. Without a file (null) nothing is stored.
    MemoryEdits(Document& document, WorkspaceFile* file, QUndoStack& undo, QObject* parent = nullptr);

    /// What a snapshot is called here.
    [[nodiscard]] static QString snapshotRun(const QString& name);
    /// Reads the changes of a run; `run` is snapshotRun(), or any other text that tells runs of the benchmark apart.
    /// Empty: there is none.
    void setRun(const QString& run);
    [[nodiscard]] const QString& run() const { return m_run; }
    [[nodiscard]] const std::vector<MemoryEdit>& all() const { return m_edits; }
    /// Adds a change to those of the run; `text` names the step.
    void add(const QString& text, const MemoryEdit& edit);
    /// The snapshot was renamed in the workspace: the steps that undo its changes are of the new name.
    void renameSnapshot(const QString& from, const QString& to);
    /// There is no such snapshot any more: undoing its changes does nothing. REQUIRES: setRun() is called next when it
    /// is the one that is shown.
    void removeSnapshot(const QString& name);

signals:
    /// Changes of the run were added or taken back.
    void changed();
    /// `what` says what could not be done.
    void failed(const QString& what, const acr::Error& error);

private:
    /// Where changes can be saved, or null.
    [[nodiscard]] Workspace* writable() const;
    void apply(const QString& run, const std::vector<MemoryEdit>& edits);
    [[nodiscard]] Result<std::vector<MemoryEdit>> stored(const QString& run) const;
    /// What steps call the run: the same after it is renamed.
    [[nodiscard]] QString handleOf(const QString& run);
    void readNames();
    void keepNames();
    /// A step that was kept. False when the changes are not those that the step left.
    [[nodiscard]] bool doStep(const QJsonObject& data, bool forward);

    Document& m_document;
    WorkspaceFile* m_file;
    QUndoStack& m_undo;
    QString m_run;
    std::vector<MemoryEdit> m_edits;
    /// The names of the runs that steps are about, by what the steps call them; kept on the desk.
    QHash<QString, std::shared_ptr<QString>> m_names;
    bool m_namesRead = false;
};

} // namespace acr::ui
