// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The session of a slide while it is presented: its decisions are computed again in the background, so that each step
/// shows its ballot and its figures. The session of the Session page stays as it is. GUI thread only.
#pragma once

#include "widgets/document/sessionlane.h"
#include "widgets/pages/present/livesources.h"

#include <QObject>

#include <memory>

namespace acr::ui {

class SessionSlide final : public QObject {
    Q_OBJECT

public:
    /// Null when the slide shows no session, or one of another benchmark than the open one.
    [[nodiscard]] static std::unique_ptr<SessionSlide> of(const Slide& slide, const LiveSources& sources);

    /// A snapshot of the ballot of a step.
    [[nodiscard]] static bool isBallot(const QJsonObject& chart);
    /// The step is computed.
    [[nodiscard]] bool has(std::size_t step) const { return m_lane.track() != nullptr && step < m_lane.size(); }
    [[nodiscard]] const SessionLane& lane() const { return m_lane; }
    /// The work in the background, which says why steps are missing.
    [[nodiscard]] LatestJob& work() { return m_lane.job(); }
    /// REQUIRES for both: has(step).
    [[nodiscard]] QJsonObject ballot(std::size_t step) const;
    [[nodiscard]] QList<SlideFigure> figures(std::size_t step) const;

signals:
    /// More steps are computed.
    void changed();

private:
    explicit SessionSlide(Jobs& jobs);

    SessionLane m_lane;
};

} // namespace acr::ui
