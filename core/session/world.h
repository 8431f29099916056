// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The outcomes that a session meets: those of the benchmark, changed by the session's events. Replays, the oracle and
/// regret all read the same world, so the regret of the oracle stays 0 whatever happens.
/// Thread-safety: const access from any number of threads.
#pragma once

#include "core/session/sessionevent.h"
#include "core/session/stream.h"

#include <memory>
#include <span>
#include <vector>

namespace acr {

class SessionWorld {
public:
    /// Errors: UnknownModel; OutOfRange (an event after the stream's end, an amount that is not possible); Conflict (no
    /// model can be called at some step); Duplicate (events on a stream in which a task comes twice). `recorded` are
    /// the benchmark's outcomes, or those at other prices.
    [[nodiscard]] static Result<SessionWorld> make(const Benchmark& benchmark,
                                                   std::shared_ptr<const OutcomeMatrix> recorded, const Stream& stream,
                                                   std::span<const SessionEvent> events);

    /// What a call on a task at its place in the stream gives. Tasks outside the stream are as recorded.
    [[nodiscard]] const OutcomeMatrix& outcomes() const { return *m_outcomes; }
    /// Bit j is set where model j can be called, by position in the stream; empty: all can, always.
    [[nodiscard]] std::span<const std::uint64_t> available() const { return m_available; }
    [[nodiscard]] std::uint64_t availableAt(std::size_t position) const
    {
        return m_available.empty() ? ~std::uint64_t{0} : m_available[position];
    }
    /// Whether any event is part of it.
    [[nodiscard]] bool changed() const { return m_changed; }

private:
    std::shared_ptr<const OutcomeMatrix> m_outcomes;
    std::vector<std::uint64_t> m_available;
    bool m_changed = false;
};

} // namespace acr
