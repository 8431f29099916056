// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Trains policies on the open benchmark, each in its own job. A trained policy is saved in the workspace, if a
/// writable one is open, and then added to the document. Cancelled or failed training changes nothing. Thread-safety:
/// the window's thread only.
#pragma once

#include "widgets/document/document.h"
#include "widgets/document/workspacefile.h"

#include <QObject>
#include <QStringList>

#include <optional>

namespace acr::ui {

class PolicyTrainer final : public QObject {
    Q_OBJECT

public:
    /// `file` may be null: then nothing is saved. All are to outlive the trainer.
    PolicyTrainer(Document& document, Jobs& jobs, WorkspaceFile* file, QObject* parent = nullptr);

    /// Begins to train under the document's convention of missing scores. False when it is already in progress, or when
    /// nothing is open.
    bool start(const PolicySpec& spec);
    [[nodiscard]] bool busy() const { return !m_running.empty(); }
    /// What is being trained, by spec.
    [[nodiscard]] const QStringList& running() const { return m_running; }

signals:
    /// running() is another list.
    void runningChanged();
    /// The document has it. `saved`: the workspace as well.
    void trained(const QString& policy, bool saved);
    void failed(const QString& policy, const acr::Error& error);

private:
    /// The file of a training, as of its start.
    struct Target {
        std::string file;
        BenchmarkId id;
        std::string contentHash;
        std::string promptHash;
    };
    struct Outcome {
        std::shared_ptr<const TrainedPolicy> trained;
        bool saved = false;
    };
    [[nodiscard]] std::optional<Target> target() const;
    [[nodiscard]] static Result<void> save(const Target& target, const TrainedPolicy& trained);

    Document& m_document;
    Jobs& m_jobs;
    WorkspaceFile* m_file;
    QStringList m_running;
};

} // namespace acr::ui
