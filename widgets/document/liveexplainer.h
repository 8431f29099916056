// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The ballot of the task of the live session that somebody looks at. It is computed from the journal, in the
/// background; no other ballot is. Looking at another task drops what is computed for the one before. GUI thread only.
#pragma once

#include "core/live/liveballots.h"
#include "widgets/jobs/latestjob.h"

#include <QObject>

#include <cstddef>
#include <memory>
#include <optional>

namespace acr::ui {

class LiveRun;

class LiveExplainer final : public QObject {
    Q_OBJECT

public:
    /// Both are to outlive this.
    LiveExplainer(const LiveRun& run, Jobs& jobs, QObject* parent = nullptr);

    /// Somebody looks at the task of the run's board, by number, or at none. Nothing happens where the ballot of its
    /// decision is there, or is being computed.
    void look(std::optional<std::size_t> task);
    /// Of the task that is looked at; null where it is not decided or not computed.
    [[nodiscard]] const std::shared_ptr<const LiveBallot>& ballot() const { return m_ballot; }
    /// Says why there is no ballot.
    [[nodiscard]] LatestJob& job() { return m_job; }
    [[nodiscard]] const LatestJob& job() const { return m_job; }

signals:
    /// ballot() is there.
    void explained();

private:
    /// A decision of a session.
    struct Looked {
        std::shared_ptr<LiveBallots> session;
        std::size_t task = 0;
        std::size_t decisions = 0;
        bool operator==(const Looked&) const = default;
    };
    void compute();

    const LiveRun& m_run;
    std::optional<Looked> m_looked;
    std::shared_ptr<const LiveBallot> m_ballot;
    LatestJob m_job;
};

} // namespace acr::ui
