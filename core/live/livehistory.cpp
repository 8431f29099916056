// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/livehistory.h"

#include "core/live/liveregret.h"
#include "core/verifier/calledattempt.h"

#include <algorithm>
#include <utility>

namespace acr {

namespace {

Attempt attemptOf(const JournalTurn::Call& call, std::span<const Model> models)
{
    const auto model = std::ranges::find(models, call.model, &Model::name);
    const ModelReply reply = call.finished ? replyOf(*call.finished) : lostReply();
    Attempt attempt = calledAttempt(ModelIndex::at(static_cast<std::size_t>(model - models.begin())), reply);
    if (const auto judgement = judgementOf(call.verdicts))
        setVerdict(attempt, *judgement);
    return attempt;
}

std::shared_ptr<const BeliefRow> beliefsIn(const JournalTurn& turn)
{
    if (turn.beliefScores.empty() || turn.beliefScores.size() != turn.beliefCosts.size())
        return nullptr;
    auto row = std::make_shared<BeliefRow>();
    row->dimension = turn.request.dimension;
    for (std::size_t i = 0; i < turn.beliefScores.size(); ++i)
        row->cells.push_back({.mean = turn.beliefScores[i], .costUsd = turn.beliefCosts[i]});
    return row;
}

} // namespace

bool isOfLiveSession(const JournalRecord& record)
{
    return record.kind() != static_cast<std::uint32_t>(JournalKind::Steps) &&
           record.kind() != static_cast<std::uint32_t>(JournalKind::End);
}

double budgetedCost(const JournalTurn::Call& call)
{
    const double cost = call.finished ? call.finished->costUsd : missing;
    return costOrZero(isMissing(cost) ? call.limitUsd : cost);
}

double budgetedCost(const JournalTurn::Aside& aside)
{
    const double cost = aside.finished ? aside.finished->costUsd : missing;
    return costOrZero(isMissing(cost) ? aside.started.limitUsd : cost);
}

Result<void> checkModels(const FoldedSession& folded, std::span<const Model> models)
{
    const auto same = [](const std::string& name, const Model& model) { return name == model.name; };
    for (const JournalStart& start : folded.starts) {
        if (start.models.empty() || std::ranges::equal(start.models, models, same))
            continue;
        std::string names;
        for (const std::string& name : start.models)
            names += (names.empty() ? "" : ", ") + name;
        return failure(ErrorCode::Conflict, "a pool of other models", "the models of the session: " + names);
    }
    for (const JournalTurn& turn : folded.turns) {
        for (const JournalTurn::Call& call : turn.calls) {
            if (std::ranges::find(models, call.model, &Model::name) == models.end())
                return failure(ErrorCode::Conflict, "a call of the model " + call.model, "a model of the pool");
        }
    }
    return {};
}

std::shared_ptr<LiveTurn> liveTurnOf(std::uint64_t number, const JournalTurn& turn, std::span<const Model> models,
                                     const RewardWeights& weights)
{
    auto live = std::make_shared<LiveTurn>();
    live->number = number;
    live->task = TaskIndex::at(static_cast<std::size_t>(number));
    live->request = std::make_shared<const RunnableTask>(runnableTask(turn.request));
    live->fellBack = turn.fellBack;
    live->shadow = turn.request.shadow;
    live->estimatedRegret = turn.estimatedRegret;
    if (turn.decision)
        live->reason = turn.decision->reason;
    for (std::size_t i = 0; i < turn.calls.size(); ++i) {
        const JournalTurn::Call& call = turn.calls[i];
        if (call.shadow) {
            if (!call.finished || call.finished->failure == callFailureName(CallFailure::Cancelled))
                continue;
            live->shadows.push_back(attemptOf(call, models));
            live->shadowCalls.push_back(i);
            live->shadowJudgements.push_back(judgementOf(call.verdicts).value_or(Judgement()));
            continue;
        }
        if (i == *turn.answer)
            live->answer = live->attempts.size();
        live->attempts.push_back(attemptOf(call, models));
        live->calls.push_back(i);
        live->judgements.push_back(judgementOf(call.verdicts).value_or(Judgement()));
    }
    live->beliefs = beliefsIn(turn);
    const auto isJudged = [](const JournalTurn::Call& call) {
        return std::ranges::find(call.verdicts, true, &JournalVerdict::person) != call.verdicts.end();
    };
    if (std::ranges::any_of(turn.calls, isJudged))
        live->estimatedRegret = estimatedRegret(*live, models.size(), weights);
    return live;
}

Result<LiveHistory> liveHistory(std::span<const JournalRecord> records, const RewardWeights& weights)
{
    LiveHistory history;
    SessionFold fold({});
    for (const JournalRecord& record : records) {
        if (!isOfLiveSession(record))
            continue;
        if (auto added = fold.add(record); !added)
            return Unexpected(added.error());
    }
    history.folded = fold.take();
    const FoldedSession& folded = history.folded;
    if (folded.starts.empty() || folded.starts.front().models.empty())
        return failure(ErrorCode::Malformed, "a live session that does not name its models", "its start");
    history.start = folded.starts.front();
    for (const std::string& name : history.start.models)
        history.models.push_back({.name = name});
    if (auto known = checkModels(folded, history.models); !known)
        return Unexpected(known.error());
    for (std::size_t number = 0; number < folded.turns.size(); ++number) {
        const JournalTurn& turn = folded.turns[number];
        for (const JournalTurn::Call& call : turn.calls) {
            ++history.calls;
            history.spentUsd += budgetedCost(call);
            if (!call.finished || call.finished->lost)
                history.unknownCalls.push_back({turn.request.task, call.model});
        }
        for (const JournalTurn::Aside& aside : turn.asides) {
            ++history.calls;
            history.spentUsd += budgetedCost(aside);
            if (!aside.finished || aside.finished->lost)
                history.unknownCalls.push_back({turn.request.task, aside.started.model});
        }
        auto live = turn.answer ? liveTurnOf(number, turn, history.models, weights) : nullptr;
        if (live != nullptr && !live->attempts.empty())
            history.turns.push_back(std::move(live));
        else
            history.waiting.push_back(turn.request.task);
    }
    return history;
}

} // namespace acr
