// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The outcomes in a session: those of the benchmark, changed by the session's events. Replays, the oracle and regret
/// all use the same outcomes, so the oracle's regret is always 0. Thread-safety: const access from any number of
/// threads.
#pragma once

#include "core/benchmark/modelset.h"
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

    /// The outcomes of calls by task, at the task's position in the stream. Tasks outside the stream are unchanged.
    [[nodiscard]] const OutcomeMatrix& outcomes() const { return *m_outcomes; }
    /// The models that can be called, by position in the stream; empty: all can, always.
    [[nodiscard]] std::span<const ModelSet> available() const { return m_available; }
    [[nodiscard]] ModelSet availableAt(std::size_t position) const
    {
        return m_available.empty() ? ModelSet() : m_available[position];
    }
    /// Whether there are any events.
    [[nodiscard]] bool changed() const { return m_changed; }

private:
    std::shared_ptr<const OutcomeMatrix> m_outcomes;
    std::vector<ModelSet> m_available;
    bool m_changed = false;
};

} // namespace acr
