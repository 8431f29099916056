// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/loop.h"

#include "core/benchmark/limits.h"

#include <array>
#include <bit>

namespace acr {

Step takeTurn(Policy& policy, Environment& environment, const TaskContext& context, std::vector<Attempt>& attempts,
              const TurnOptions& options)
{
    Step step;
    step.task = context.task;
    step.position = context.step;
    step.firstAttempt = static_cast<std::uint32_t>(attempts.size());
    const std::size_t first = attempts.size();
    const auto own = [&] { return std::span<const Attempt>(attempts).subspan(first); };
    ModelIndex model = policy.choose(context);
    if (options.ballot != nullptr)
        *options.ballot = policy.ballot();
    const bool stoodIn = !context.isAvailable(model);
    if (stoodIn)
        model = ModelIndex::at(static_cast<std::size_t>(std::countr_zero(context.available)));
    std::array<double, maxModels> trueScores{};
    for (;;) {
        const Observation observation = environment.attempt(context, model);
        trueScores[own().size()] = observation.trueScore;
        attempts.push_back(observation.seen);
        step.costUsd += costOrZero(observation.seen.costUsd);
        const auto next = policy.escalate(context, own());
        if (!next || !context.isAvailable(*next) || own().size() == trueScores.size())
            break;
        model = *next;
    }
    const std::size_t settled = policy.settle(own());
    step.attemptCount = static_cast<std::uint16_t>(own().size());
    step.chosen = own()[settled].model;
    step.score = trueScores[settled];
    if (options.takeReported && !stoodIn) {
        if (const auto reported = policy.reported(context.task)) {
            step.score = reported->score;
            step.costUsd = reported->costUsd;
        }
    }
    policy.learn(context, own());
    return step;
}

void retraceTurn(Policy& policy, const TaskContext& context, std::span<const Attempt> attempts)
{
    if (!policy.covers(context.task))
        return;
    policy.choose(context);
    for (std::size_t seen = 1; seen <= attempts.size(); ++seen)
        static_cast<void>(policy.escalate(context, attempts.first(seen)));
    policy.learn(context, attempts);
}

} // namespace acr
