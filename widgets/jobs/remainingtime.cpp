// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/jobs/remainingtime.h"

namespace acr::ui {

namespace {

/// The speed is measured over this time; over less than the second it is not a speed.
constexpr qint64 windowMs = 4000;
constexpr qint64 shortestMs = 250;

} // namespace

void RemainingTime::report(double fraction, qint64 at)
{
    m_recent.push_back({fraction, at});
    while (m_recent.size() > 2 && m_recent[1].at <= at - windowMs)
        m_recent.pop_front();
}

std::optional<qint64> RemainingTime::at(qint64 now) const
{
    const Report& first = m_recent.front();
    const Report& last = m_recent.back();
    const double done = last.fraction - first.fraction;
    if (last.at - first.at < shortestMs || done <= 0)
        return std::nullopt;
    const double predicted = (1 - last.fraction) * static_cast<double>(last.at - first.at) / done;
    const qint64 left = last.at + static_cast<qint64>(predicted) - now;
    return left > 0 ? std::optional(left) : std::nullopt;
}

} // namespace acr::ui
