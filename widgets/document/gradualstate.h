// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Waits for a policy's state before a step of a session without holding up the event loop: the turns since the last
/// checkpoint are repeated some milliseconds at a time. GUI thread only.
#pragma once

#include "core/session/sessiontrack.h"

#include <QTimer>

#include <functional>

namespace acr::ui {

class GradualState {
public:
    /// `goOn` is called from the event loop after each has() that was false; it asks again for what it then needs.
    explicit GradualState(std::function<void()> goOn);

    /// Whether SessionTrack::policyBefore(step) takes no time now. REQUIRES: track.hasState(step).
    [[nodiscard]] bool has(const SessionTrack& track, std::size_t step);
    [[nodiscard]] bool waits() const { return m_soon.isActive(); }

private:
    QTimer m_soon;
};

} // namespace acr::ui
