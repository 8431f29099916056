// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Calls models within a budget that is never passed, calls in flight included.
///
/// Before a call, the most that it can cost is set aside: its prompt and the longest answer, at the model's prices. A
/// call that does not fit is answered as cancelled, and costs nothing. A call whose cost stays unknown counts with what
/// was set aside. Thread-safety: see ModelProvider.
#pragma once

#include "core/live/liveevents.h"
#include "core/provider/endpoints.h"
#include "core/provider/modelprovider.h"

#include <functional>

namespace acr {

class BudgetedProvider final : public ModelProvider {
public:
    /// `promptBytes`: of a call. `refused` is told of a call that does not fit, before it is answered. The provider is
    /// borrowed.
    BudgetedProvider(ModelProvider& provider, EndpointSet prices, std::uint32_t maxOutputTokens,
                     std::function<std::size_t(const ModelCall&)> promptBytes,
                     std::function<void(const ModelCall&)> refused, const Budget& budget);

    CallId call(const ModelCall& call, Handler handler) override;
    void cancel(CallId call) override { m_provider.cancel(call); }

    [[nodiscard]] const Budget& budget() const { return m_budget; }
    /// For the calls from now on, those made so far counted.
    void setBudget(const Budget& budget);
    /// Counts calls of an earlier run of the session.
    void count(std::size_t calls, double usd);
    /// Calls that are counted already, and pass.
    void letPass(std::function<bool(const ModelCall&)> counted) { m_counted = std::move(counted); }

    /// Sets aside what a call can cost that is made elsewhere; missing: not known. False where it does not fit.
    [[nodiscard]] bool reserve(double limitUsd);
    /// The end of such a call; missing: its cost is not known.
    void settle(double limitUsd, double costUsd);

    /// Of answered calls, those of unknown cost at what was set aside for them.
    [[nodiscard]] double spentUsd() const { return m_spent; }
    [[nodiscard]] double setAsideUsd() const { return m_setAside; }
    [[nodiscard]] std::size_t calls() const { return m_calls; }
    /// Whether some call did not fit.
    [[nodiscard]] bool exhausted() const { return m_exhausted; }
    /// The most that a call can cost, in USD; missing where the model has no prices.
    [[nodiscard]] double limitOf(const ModelCall& call) const;

private:
    ModelProvider& m_provider;
    EndpointSet m_prices;
    std::uint32_t m_maxOutputTokens;
    std::function<std::size_t(const ModelCall&)> m_promptBytes;
    std::function<void(const ModelCall&)> m_refused;
    std::function<bool(const ModelCall&)> m_counted;
    Budget m_budget;
    double m_spent = 0;
    double m_setAside = 0;
    std::size_t m_calls = 0;
    bool m_exhausted = false;
};

} // namespace acr
