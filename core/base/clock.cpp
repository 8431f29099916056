// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/clock.h"

#include <algorithm>

namespace acr {

TimerId Clock::callAfter(double delay, std::function<void()> action)
{
    const TimerId timer = m_next++;
    const double due = now() + std::max(0.0, delay);
    m_timers.emplace(std::pair(due, timer), std::move(action));
    m_dueOf.emplace(timer, due);
    return timer;
}

bool Clock::cancel(TimerId timer)
{
    const auto due = m_dueOf.find(timer);
    if (due == m_dueOf.end())
        return false;
    m_timers.erase({due->second, timer});
    m_dueOf.erase(due);
    return true;
}

std::size_t Clock::runDue()
{
    std::size_t count = 0;
    while (!m_timers.empty() && m_timers.begin()->first.first <= now()) {
        auto node = m_timers.extract(m_timers.begin());
        m_dueOf.erase(node.key().second);
        node.mapped()();
        ++count;
    }
    return count;
}

std::optional<double> Clock::nextDue() const
{
    return m_timers.empty() ? std::nullopt : std::optional(m_timers.begin()->first.first);
}

bool SimulatedClock::runNext()
{
    const auto due = nextDue();
    if (!due)
        return false;
    m_now = std::max(m_now, *due);
    runDue();
    return true;
}

} // namespace acr
