// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Answers calls from recorded outcomes: costs, tokens and latencies of a benchmark, without an answer's text.
///
/// With a clock, replies take the recorded latency, or a drawn one where none is recorded, and a share of the calls can
/// fail: a model service as a simulation. Draws depend on (seed, task, model, sample) alone. Thread-safety: see
/// ModelProvider.
#pragma once

#include "core/base/clock.h"
#include "core/provider/modelprovider.h"

#include <map>

namespace acr {

struct SimulatedService {
    /// Mean of the exponential distribution from which latencies are drawn that are not recorded, in seconds.
    double meanLatencySeconds = 1;
    /// Share of the calls that fail with ServerError, and cost nothing.
    double failureShare = 0;
    std::uint64_t seed = 1;
};

class RecordedProvider final : public ModelProvider {
public:
    /// Answers at once. The outcomes are borrowed.
    explicit RecordedProvider(const OutcomeMatrix& outcomes);
    /// Answers when the clock says so. Outcomes and clock are borrowed.
    RecordedProvider(const OutcomeMatrix& outcomes, Clock& clock, const SimulatedService& service);

    CallId call(const ModelCall& call, Handler handler) override;
    void cancel(CallId call) override;

    [[nodiscard]] ModelReply replyTo(const ModelCall& call) const;

private:
    struct Waiting {
        TimerId timer = 0;
        Handler handler;
    };

    const OutcomeMatrix& m_outcomes;
    Clock* m_clock = nullptr;
    SimulatedService m_service;
    std::map<CallId, Waiting> m_waiting;
    CallId m_next = 0;
};

} // namespace acr
