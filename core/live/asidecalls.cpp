// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/asidecalls.h"

#include <algorithm>

namespace acr {

namespace {

constexpr const char* refusedText = "the budget does not allow another call";

ModelReply cancelled(const char* why)
{
    ModelReply reply;
    reply.costUsd = 0;
    reply.details.failure = CallFailure::Cancelled;
    reply.details.failureText = why;
    return reply;
}

} // namespace

AsideCalls::AsideCalls(ModelProvider& provider, BudgetedProvider& budget, Finished finished)
    : m_provider(provider)
    , m_budget(budget)
    , m_finished(std::move(finished))
{}

bool AsideCalls::wasRefused(const ModelReply& reply)
{
    return reply.details.failure == CallFailure::Cancelled && reply.details.failureText == refusedText;
}

void AsideCalls::setMade(std::uint64_t turn, std::string purpose, ModelReply reply)
{
    m_made.insert_or_assign({turn, std::move(purpose)}, std::move(reply));
}

void AsideCalls::ask(AsideCall call, Handler handler)
{
    const Number number = m_next++;
    const auto made = m_made.find({call.turn, call.purpose});
    const double limit = m_budget.limitOf(call.call);
    Open& open = m_open[number];
    open.call = std::move(call);
    open.handler = std::move(handler);
    open.limitUsd = limit;
    if (made != m_made.end())
        m_answered.emplace_back(number, made->second);
    else if (!m_budget.reserve(limit))
        m_answered.emplace_back(number, cancelled(refusedText));
    else
        m_new.push_back(number);
}

std::vector<AsideCalls::Held> AsideCalls::takeNew()
{
    std::vector<Held> held;
    for (const Number number : std::exchange(m_new, {})) {
        const auto found = m_open.find(number);
        if (found == m_open.end())
            continue;
        m_taken.push_back(number);
        held.push_back({found->second.call, found->second.limitUsd});
    }
    return held;
}

bool AsideCalls::release()
{
    const auto answered = std::exchange(m_answered, {});
    for (const auto& [number, reply] : answered)
        answer(number, reply);
    const auto taken = std::exchange(m_taken, {});
    for (const Number number : taken) {
        const auto found = m_open.find(number);
        if (found == m_open.end())
            continue;
        found->second.left = true;
        const ModelCall asked = found->second.call.call;
        const CallId inner = m_provider.call(asked, [this, number](const ModelReply& reply) { finish(number, reply); });
        // The reply may have come at once.
        if (const auto still = m_open.find(number); still != m_open.end())
            still->second.inner = inner;
    }
    return !answered.empty() || !taken.empty();
}

void AsideCalls::finish(Number number, const ModelReply& reply)
{
    const auto found = m_open.find(number);
    if (found == m_open.end())
        return;
    m_budget.settle(found->second.limitUsd, reply.costUsd);
    m_finished(found->second.call, reply);
    answer(number, reply);
}

void AsideCalls::answer(Number number, const ModelReply& reply)
{
    auto node = m_open.extract(number);
    if (!node.empty())
        node.mapped().handler(reply);
}

void AsideCalls::cancelAll()
{
    std::vector<Number> numbers;
    for (const auto& [number, open] : m_open)
        numbers.push_back(number);
    for (const Number number : numbers) {
        const auto found = m_open.find(number);
        if (found == m_open.end())
            continue;
        if (found->second.left) {
            m_provider.cancel(found->second.inner);
            continue;
        }
        const ModelReply reply = cancelled("cancelled before it was sent");
        if (std::ranges::find(m_taken, number) != m_taken.end()) {
            finish(number, reply);
            continue;
        }
        if (std::ranges::find(m_new, number) != m_new.end())
            m_budget.settle(found->second.limitUsd, 0);
        answer(number, reply);
    }
}

} // namespace acr
