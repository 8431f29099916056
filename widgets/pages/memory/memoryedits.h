// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the user changed by hand in the memory of one run. It is kept in the workspace beside the benchmark; every
/// change is saved at once and is one step to undo. GUI thread only.
#pragma once

#include "core/policy/memorysnapshot.h"
#include "widgets/document/workspacefile.h"

#include <QObject>

#include <vector>

class QUndoStack;

namespace acr::ui {

class MemoryEdits final : public QObject {
    Q_OBJECT

public:
    /// All outlive the edits. Without a file (null) nothing is stored.
    MemoryEdits(Document& document, WorkspaceFile* file, QUndoStack& undo, QObject* parent = nullptr);

    /// Reads the changes of a run; `run` is any text that tells runs of the benchmark apart. Empty: there is none.
    void setRun(const QString& run);
    [[nodiscard]] const QString& run() const { return m_run; }
    [[nodiscard]] const std::vector<MemoryEdit>& all() const { return m_edits; }
    /// Adds a change to those of the run; `text` names the step.
    void add(const QString& text, const MemoryEdit& edit);

signals:
    /// Changes of the run were added or taken back.
    void changed();
    /// `what` says what could not be done.
    void failed(const QString& what, const acr::Error& error);

private:
    void apply(const QString& run, const std::vector<MemoryEdit>& edits);

    Document& m_document;
    WorkspaceFile* m_file;
    QUndoStack& m_undo;
    QString m_run;
    std::vector<MemoryEdit> m_edits;
};

} // namespace acr::ui
