// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A planned experiment whose workers run elsewhere. A job looks at its folder until all chunks are there, and merges
/// them into the workspace file that was open at the beginning. Stopping it stops the looking: workers know nothing of
/// it. Thread-safety: the window's thread only.
#pragma once

#include "core/workspace/experimentmerge.h"
#include "core/workspace/experimentwork.h"
#include "widgets/jobs/jobs.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace acr::ui {

class ClusterRun final : public QObject {
    Q_OBJECT

public:
    enum class State : std::uint8_t {
        Waiting, ///< for chunks
        Merging,
        Merged,
        Ended, ///< stopped, or failed: problem() says which
    };

    /// `folder` was opened by the caller. `workspace` is the path of a file that can be written.
    ClusterRun(ExperimentFolder folder, QString workspace, Jobs& jobs, QObject* parent = nullptr);
    /// Drops the job.
    ~ClusterRun() override;

    /// Begins to look, also after an end; nothing happens while it does.
    void start();
    /// Stops looking, or takes back a merge that has begun. problem() is Cancelled afterwards.
    void stop();
    /// Whether chunks of programs or machines are merged whose last digits may differ. Counts from the next merge on.
    void setMixed(bool mixed) { m_mixed = mixed; }
    [[nodiscard]] bool mixed() const { return m_mixed; }

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool running() const { return m_job != 0; }
    [[nodiscard]] const ExperimentFolder& folder() const { return m_folder; }
    [[nodiscard]] QString name() const { return QString::fromStdString(m_folder.facts().name); }
    /// Of its job.
    [[nodiscard]] QString title() const;
    [[nodiscard]] const QString& workspace() const { return m_workspace; }
    /// As it was looked at last.
    [[nodiscard]] const std::optional<ExperimentStatus>& status() const { return m_status; }
    [[nodiscard]] const std::optional<Error>& problem() const { return m_problem; }
    /// After merging.
    [[nodiscard]] const std::optional<MergeResult>& result() const { return m_result; }

signals:
    void changed();
    /// It does not run any more: problem() or result() says how it ended.
    void ended();

private:
    struct Mailbox;

    void takeNews();
    void end(const Result<MergeResult>& merged);

    ExperimentFolder m_folder;
    QString m_workspace;
    Jobs& m_jobs;
    JobId m_job = 0;
    State m_state = State::Ended;
    bool m_mixed = false;
    std::shared_ptr<Mailbox> m_mailbox;
    std::optional<ExperimentStatus> m_status;
    std::optional<Error> m_problem;
    std::optional<MergeResult> m_result;
};

} // namespace acr::ui
