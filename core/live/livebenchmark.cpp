// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/livebenchmark.h"

#include <cmath>

namespace acr {

namespace {

void setCell(OutcomeMatrix& outcomes, TaskIndex task, const Attempt& attempt, bool shadow)
{
    constexpr double milliseconds = 1000;
    const CallDetails& details = *attempt.details;
    if (details.failure != CallFailure::None)
        return;
    Outcome outcome;
    if (shadow)
        outcome.set(OutcomeFlag::Shadow);
    outcome.costUsd = attempt.costUsd;
    outcome.inputTokens = details.tokens.input;
    outcome.outputTokens = details.tokens.output;
    if (!isMissing(details.latencySeconds))
        outcome.latencyMs = static_cast<std::int32_t>(std::lround(milliseconds * details.latencySeconds));
    if (attempt.graded)
        outcome.score = attempt.score;
    else
        outcome.set(OutcomeFlag::Ungraded);
    outcomes.setOutcome(task, attempt.model, outcome);
}

} // namespace

Benchmark liveBenchmark(std::string name, const std::vector<Model>& models,
                        std::span<const std::shared_ptr<const LiveTurn>> turns)
{
    Benchmark live;
    live.name = std::move(name);
    live.kind = DataKind::Live;
    live.origin = liveOrigin;
    live.models = models;
    live.outcomes = OutcomeMatrix(turns.size(), models.size());
    live.outcomes.setCalledOnly(true);
    Split split{"live", {}};
    TaskCatalog catalog;
    for (const auto& turn : turns) {
        TaskRequest request = turn->request->request();
        request.category(Facet::Split) = split.name;
        const auto index = catalog.add(request);
        if (!index)
            continue;
        split.tasks.push_back(*index);
        for (const Attempt& attempt : turn->attempts)
            setCell(live.outcomes, *index, attempt, turn->shadow);
        for (const Attempt& attempt : turn->shadows)
            setCell(live.outcomes, *index, attempt, turn->shadow);
    }
    live.tasks = catalog.tasks();
    live.splits.push_back(std::move(split));
    return live;
}

DecisionSet liveDecisions(std::string name, const Benchmark& live,
                          std::span<const std::shared_ptr<const LiveTurn>> turns)
{
    DecisionSet set;
    set.name = std::move(name);
    for (const auto& turn : turns) {
        const auto task = live.tasks.find(turn->request->id);
        if (!task || turn->attempts.empty())
            continue;
        RecordedDecision decision;
        decision.task = *task;
        decision.chosen = turn->attempts[turn->answer].model;
        for (const Attempt& attempt : turn->attempts)
            decision.chain.push_back(attempt.model);
        set.decisions.push_back(std::move(decision));
    }
    return set;
}

} // namespace acr
