// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/loop.h"

namespace acr {

namespace {

std::shared_ptr<const CallDetails> refusedCall()
{
    auto details = std::make_shared<CallDetails>();
    details->failure = CallFailure::Cancelled;
    return details;
}

} // namespace

Step takeTurn(Policy& policy, Environment& environment, const TaskContext& context, ReplayedTurn& replayed,
              const TurnOptions& options)
{
    Step step;
    step.task = context.task;
    step.position = context.step;
    Turn& turn = replayed.turn;
    turn.start(policy, context);
    if (options.ballot != nullptr)
        *options.ballot = policy.explain(turn.decision());
    replayed.trueScores.clear();
    while (const auto model = turn.toCall()) {
        const Observation observation = environment.attempt(context, *model);
        replayed.trueScores.push_back(observation.trueScore);
        step.costUsd += costOrZero(observation.seen.costUsd);
        turn.onAttempt(observation.seen);
    }
    const std::span<const Attempt> attempts = turn.attempts();
    step.costUsd += policy.decisionCost(context.task);
    step.attemptCount = static_cast<std::uint16_t>(attempts.size());
    step.chosen = attempts[turn.answer()].model;
    step.score = replayed.trueScores[turn.answer()];
    if (options.takeReported && !turn.stoodIn()) {
        if (const auto reported = policy.reported(context.task)) {
            step.score = reported->score;
            step.costUsd = reported->costUsd;
        }
    }
    if (options.teach)
        turn.teach(policy);
    return step;
}

void retraceTurn(Policy& policy, const TaskContext& context, std::span<const Attempt> attempts, Decision& decision)
{
    if (!policy.covers(context.task))
        return;
    policy.decide(context, decision);
    policy.observe(decision, attempts);
}

void learnAsLive(Policy& policy, const LiveRecord& live, std::size_t step, std::span<Decision> open)
{
    for (const LiveRecord::Observation& observation : live.learnedBefore(step)) {
        if (observation.step < open.size() && policy.covers(open[observation.step].context.task))
            policy.observe(open[observation.step], observation.attempts);
    }
}

void takeLiveTurn(Policy& policy, const LiveRecord::OpenStep& recorded, Environment& elsewhere,
                  const TaskContext& context, ReplayedTurn& replayed)
{
    Turn& turn = replayed.turn;
    turn.start(policy, context);
    std::size_t asked = 0;
    std::size_t calls = 0;
    for (;;) {
        if (!turn.toCall()) {
            const auto model = replacementAfterFailures(policy, turn);
            if (!model || calls > recorded.attempts.size())
                break;
            turn.fallBack(*model);
        }
        const ModelIndex model = *turn.toCall();
        if (asked < recorded.refusals.size() && recorded.refusals[asked] == model) {
            ++asked;
            turn.onFailure(0, refusedCall());
            continue;
        }
        if (recorded.refusals.empty() && calls > 0 && calls == recorded.attempts.size() && recorded.refused > 0)
            break;
        Attempt attempt = elsewhere.attempt(context, model).seen;
        if (calls < recorded.attempts.size() && recorded.attempts[calls].model == model)
            attempt = recorded.attempts[calls];
        ++asked;
        ++calls;
        turn.onAttempt(attempt);
    }
    if (turn.toCall())
        turn.stop();
    const std::span<const Attempt> attempts = turn.attempts();
    replayed.made = withoutCancelled(attempts);
    // Where the policy asks for nothing now but what was refused, that is what is compared.
    if (replayed.made.empty())
        replayed.made.assign(attempts.begin(), attempts.end());
    const auto before = withoutCancelled(attempts.first(turn.answer()));
    const bool answerWasMade =
        replayed.made.size() == attempts.size() || !withoutCancelled(attempts.subspan(turn.answer(), 1)).empty();
    replayed.answer = answerAmong(replayed.made, answerWasMade ? before.size() : replayed.made.size());
}

} // namespace acr
