// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Time and timers of an event loop, so that whatever waits can be tested without waiting.
///
/// Times are seconds of a monotonic clock with an arbitrary start. Timers run in the order of their times, those of
/// equal times in the order in which they were set, on the thread that calls runDue(). A timer may set and cancel
/// others. Thread-safety: one thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <utility>

namespace acr {

/// Never used twice by a clock.
using TimerId = std::uint64_t;

class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual double now() const = 0;

    /// Runs `action` when runDue() is called at now() + delay or later.
    TimerId callAfter(double delay, std::function<void()> action);
    /// False where it has run or was cancelled.
    bool cancel(TimerId timer);
    /// Runs the timers whose time has come; returns how many.
    std::size_t runDue();
    /// The time of the next timer; nothing where there is none.
    [[nodiscard]] std::optional<double> nextDue() const;

private:
    std::map<std::pair<double, TimerId>, std::function<void()>> m_timers;
    std::map<TimerId, double> m_dueOf;
    TimerId m_next = 0;
};

/// The machine's monotonic clock.
class SystemClock final : public Clock {
public:
    [[nodiscard]] double now() const override
    {
        return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
    }
};

/// A clock that stands still until it is moved.
class SimulatedClock final : public Clock {
public:
    [[nodiscard]] double now() const override { return m_now; }
    /// Moves to the next timer and runs what is due; false where there is no timer.
    bool runNext();

private:
    double m_now = 0;
};

} // namespace acr
