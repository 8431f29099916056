// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the router of the window's session remembers after the step at the cursor, and the map of the tasks of its
/// stream, which is drawn in the background once somebody looks. GUI thread only.
#pragma once

#include "core/session/memoryhistory.h"
#include "widgets/document/gradualstate.h"
#include "widgets/document/sessionplayer.h"
#include "widgets/jobs/latestjob.h"
#include "widgets/pages/memory/memorymap.h"

#include <QObject>

#include <memory>
#include <optional>

namespace acr::ui {

class SessionMemory final : public QObject {
    Q_OBJECT

public:
    /// Player and jobs outlive this.
    SessionMemory(SessionPlayer& player, Jobs& jobs, QObject* parent = nullptr);

    /// While nobody looks, no map is drawn.
    void setActive(bool active);
    /// Follows the player to another session, and draws the map that is missing.
    void follow();

    /// Null without a session.
    [[nodiscard]] const std::shared_ptr<const SessionSetting>& setting() const { return m_setting; }
    /// Of the session's stream; null until it is drawn.
    [[nodiscard]] std::shared_ptr<const MemoryMap> places() const { return m_history ? m_places : nullptr; }
    /// Tells the memory of this run from those of others; empty without a session.
    [[nodiscard]] QString run() const;
    /// Nothing until there is a map, a step at the cursor, and the policy's state there: see stateNearer().
    [[nodiscard]] std::optional<MemorySnapshot> atCursor();
    /// The state at the cursor is being computed from a checkpoint.
    [[nodiscard]] bool waitsForState() const { return m_state.waits(); }

    [[nodiscard]] LatestJob& drawingJob() { return m_drawing; }

signals:
    /// After atCursor() had no state yet: it is time to ask again.
    void stateNearer();
    /// Another session, or none.
    void sessionChanged();
    /// The map is on its way.
    void drawing();
    /// The map, and with it the memory at the cursor, is there.
    void ready();
    /// There will be none, because the tasks can't be read as vectors.
    void withoutVectors();
    /// Drawing was cancelled or has failed; see drawingJob().
    void notDrawn();

private:
    void draw();
    void take(std::shared_ptr<const MemoryMap> places);

    SessionPlayer& m_player;
    std::shared_ptr<const SessionSetting> m_setting;
    std::optional<MemoryHistory> m_history; ///< of that session
    std::shared_ptr<const MemoryMap> m_places;
    GradualState m_state;
    bool m_active = false;
    LatestJob m_drawing;
};

} // namespace acr::ui
