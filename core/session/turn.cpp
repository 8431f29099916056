// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/turn.h"

#include "core/benchmark/limits.h"

#include <algorithm>
#include <iterator>

namespace acr {

namespace {

bool wasCancelled(const Attempt& attempt)
{
    return attempt.details != nullptr && attempt.details->failure == CallFailure::Cancelled;
}

} // namespace

void Turn::start(const Policy& policy, const TaskContext& request)
{
    m_policy = &policy;
    m_attempts.clear();
    policy.decide(request, m_decision);
    m_toCall = m_decision.first;
    m_stoodIn = !request.isAvailable(*m_toCall);
    if (m_stoodIn)
        m_toCall = request.available.first();
}

void Turn::onAttempt(const Attempt& attempt)
{
    m_attempts.push_back(attempt);
    m_toCall = m_policy->next(m_decision, m_attempts);
    if (m_toCall && m_decision.context.isAvailable(*m_toCall) && m_attempts.size() < maxModels)
        return;
    stop();
}

void Turn::onFailure(double costUsd, std::shared_ptr<const CallDetails> details)
{
    onAttempt({.model = *m_toCall,
               .passed = false,
               .graded = false,
               .applied = false,
               .costUsd = costUsd,
               .details = std::move(details)});
}

void Turn::fallBack(ModelIndex model)
{
    m_stoodIn = true;
    m_toCall = model;
}

void Turn::stop()
{
    m_toCall.reset();
    m_answer = m_policy->settle(m_decision, m_attempts);
}

void Turn::onVerdict(std::size_t attempt, bool passed, double score)
{
    m_attempts[attempt].passed = passed;
    m_attempts[attempt].graded = true;
    m_attempts[attempt].score = score;
}

void Turn::teach(Policy& policy)
{
    if (std::ranges::none_of(m_attempts, wasCancelled)) {
        policy.observe(m_decision, m_attempts);
        return;
    }
    if (const std::vector<Attempt> made = withoutCancelled(m_attempts); !made.empty())
        policy.observe(m_decision, made);
}

bool failedAsCall(const Attempt& attempt)
{
    return attempt.details != nullptr && attempt.details->failure != CallFailure::None;
}

std::optional<ModelIndex> replacementAfterFailures(const Policy& policy, const Turn& turn)
{
    const auto attempts = turn.attempts();
    for (const Attempt& attempt : attempts) {
        if (!failedAsCall(attempt) || attempt.details->failure == CallFailure::Cancelled)
            return std::nullopt;
    }
    std::vector<double> values;
    policy.valuesOf(turn.decision(), values);
    std::optional<ModelIndex> best;
    for (std::size_t j = 0; j < values.size(); ++j) {
        const ModelIndex model = ModelIndex::at(j);
        const bool wasCalled = std::ranges::find(attempts, model, &Attempt::model) != attempts.end();
        if (!wasCalled && !isMissing(values[j]) && turn.decision().context.isAvailable(model) &&
            (!best || values[j] > values[best->position()]))
            best = model;
    }
    return best;
}

std::size_t answerAmong(std::span<const Attempt> attempts, std::size_t settled)
{
    std::size_t answer = 0;
    bool hasAnswer = false;
    for (std::size_t i = 0; i < attempts.size(); ++i) {
        if (i == settled || (!hasAnswer && !failedAsCall(attempts[i])))
            answer = i;
        hasAnswer = hasAnswer || !failedAsCall(attempts[i]);
    }
    return answer;
}

std::vector<Attempt> withoutCancelled(std::span<const Attempt> attempts)
{
    std::vector<Attempt> kept;
    std::ranges::remove_copy_if(attempts, std::back_inserter(kept), wasCancelled);
    return kept;
}

} // namespace acr
