// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/gradualstate.h"

#include <utility>

namespace acr::ui {

namespace {

/// Half of a frame of the screen, so that what follows has the other half.
constexpr std::chrono::milliseconds atATime{8};

} // namespace

GradualState::GradualState(std::function<void()> goOn)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    m_soon.callOnTimeout(std::move(goOn));
}

bool GradualState::has(const SessionTrack& track, std::size_t step)
{
    const bool reached = track.approachState(step, atATime);
    if (reached)
        m_soon.stop();
    else
        m_soon.start();
    return reached;
}

} // namespace acr::ui
