// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Calls models within a budget that is never passed, calls in flight included.
///
/// Before a call, the most that it can cost is set aside: its prompt and the longest answer, at the model's prices. A
/// call that does not fit is answered as cancelled, and costs nothing. A call whose cost stays unknown counts with what
/// was set aside. Thread-safety: see ModelProvider.
#pragma once

#include "core/provider/endpoints.h"
#include "core/provider/modelprovider.h"

#include <functional>

namespace acr {

struct Budget {
    double usd = std::numeric_limits<double>::infinity();
    std::size_t calls = std::numeric_limits<std::size_t>::max();
};

class BudgetedProvider final : public ModelProvider {
public:
    /// `promptBytes`: of a call. The provider is borrowed.
    BudgetedProvider(ModelProvider& provider, EndpointSet prices, std::uint32_t maxOutputTokens,
                     std::function<std::size_t(const ModelCall&)> promptBytes, const Budget& budget);

    CallId call(const ModelCall& call, Handler handler) override;
    void cancel(CallId call) override { m_provider.cancel(call); }

    /// Of answered calls, those of unknown cost at what was set aside for them.
    [[nodiscard]] double spentUsd() const { return m_spent; }
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
    Budget m_budget;
    double m_spent = 0;
    double m_setAside = 0;
    std::size_t m_calls = 0;
    bool m_exhausted = false;
};

} // namespace acr
