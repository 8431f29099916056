// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/budgetedprovider.h"

#include "core/benchmark/reward.h"

#include <algorithm>
#include <cmath>

namespace acr {

BudgetedProvider::BudgetedProvider(ModelProvider& provider, EndpointSet prices, std::uint32_t maxOutputTokens,
                                   std::function<std::size_t(const ModelCall&)> promptBytes,
                                   std::function<void(const ModelCall&)> refused, const Budget& budget)
    : m_provider(provider)
    , m_prices(std::move(prices))
    , m_maxOutputTokens(maxOutputTokens)
    , m_promptBytes(std::move(promptBytes))
    , m_refused(std::move(refused))
    , m_budget(budget)
{}

double BudgetedProvider::limitOf(const ModelCall& call) const
{
    constexpr double million = 1e6;
    // A token has at least one byte; messages add some of their own.
    constexpr std::size_t around = 200;
    const EndpointModel& model = m_prices.models[call.model.position()];
    return (static_cast<double>(m_promptBytes(call) + around) * model.inputPerMillion +
            m_maxOutputTokens * model.outputPerMillion) /
           million;
}

CallId BudgetedProvider::call(const ModelCall& call, Handler handler)
{
    if (m_counted && m_counted(call))
        return m_provider.call(call, std::move(handler));
    const double limit = limitOf(call);
    if (!reserve(limit)) {
        ModelReply reply;
        reply.costUsd = 0;
        reply.details.failure = CallFailure::Cancelled;
        reply.details.failureText = isMissing(limit) ? "the model has no price, so a budget can't be kept"
                                                     : "the budget does not allow another call";
        m_refused(call);
        handler(reply);
        return 0;
    }
    return m_provider.call(call, [this, limit, handler = std::move(handler)](const ModelReply& reply) {
        settle(limit, reply.costUsd);
        handler(reply);
    });
}

bool BudgetedProvider::reserve(double limitUsd)
{
    // Without a price nothing can be promised.
    const bool fits = std::isfinite(m_budget.usd) ? m_spent + m_setAside + limitUsd <= m_budget.usd : true;
    if (!fits || m_calls >= m_budget.calls) {
        m_exhausted = true;
        return false;
    }
    ++m_calls;
    m_setAside += costOrZero(limitUsd);
    return true;
}

void BudgetedProvider::settle(double limitUsd, double costUsd)
{
    m_setAside -= costOrZero(limitUsd);
    m_spent += isMissing(costUsd) ? costOrZero(limitUsd) : costUsd;
}

void BudgetedProvider::setBudget(const Budget& budget)
{
    m_budget = budget;
    m_exhausted = false;
}

void BudgetedProvider::count(std::size_t calls, double usd)
{
    m_calls += calls;
    m_spent += usd;
}

} // namespace acr
