// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/liverecord.h"

#include "core/benchmark/taskcatalog.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace acr {

namespace {

std::shared_ptr<const CallDetails> detailsOf(const JournalCallFinished& finished)
{
    if (finished.failure.empty() && finished.error.empty())
        return std::make_shared<const CallDetails>();
    auto details = std::make_shared<CallDetails>();
    details->failure = callFailureNamed(finished.failure);
    // A call that was stopped with the program is one that failed for the turn that goes on.
    if (details->failure == CallFailure::Cancelled)
        details->failure = CallFailure::ServerError;
    return details;
}

/// The positions of the calls that the policy asked for.
std::vector<std::size_t> callsOf(const JournalTurn& turn, const Benchmark& benchmark)
{
    std::vector<std::size_t> calls;
    for (std::size_t i = 0; i < turn.calls.size(); ++i) {
        const JournalTurn::Call& call = turn.calls[i];
        if (benchmark.model(call.model) && call.finished && !call.shadow)
            calls.push_back(i);
    }
    return calls;
}

/// The same calls as attempts, with these verdicts.
std::vector<Attempt> attemptsOf(const JournalTurn& turn, const JournalFeedback& feedback, const Benchmark& benchmark)
{
    std::vector<Attempt> attempts;
    for (const std::size_t i : callsOf(turn, benchmark)) {
        const JournalTurn::Call& call = turn.calls[i];
        Attempt& attempt = attempts.emplace_back();
        attempt.model = *benchmark.model(call.model);
        attempt.details = detailsOf(*call.finished);
        attempt.applied = attempt.details->failure == CallFailure::None;
        attempt.costUsd = call.finished->costUsd;
        const bool isJudged = i < feedback.verdicts.size() && feedback.verdicts[i].has_value();
        setRecordedVerdict(attempt, isJudged ? &*feedback.verdicts[i] : nullptr);
    }
    return attempts;
}

} // namespace

std::span<const TaskIndex> teachingTasks(const Benchmark& benchmark)
{
    const Split* const probing = benchmark.split(probingSplit);
    if (probing != nullptr && !probing->tasks.empty())
        return probing->tasks;
    const Split* const seen = isOfLiveSession(benchmark) ? benchmark.split("live") : nullptr;
    return seen != nullptr ? std::span<const TaskIndex>(seen->tasks) : std::span<const TaskIndex>();
}

std::vector<ModelIndex> columnsOf(std::span<const Model> pool, const Benchmark& benchmark)
{
    std::vector<ModelIndex> columns;
    for (const Model& model : pool) {
        const auto column = benchmark.modelOrAlias(model.name);
        if (!column)
            return {};
        columns.push_back(*column);
    }
    return columns;
}

Benchmark withTeachingTasks(const Benchmark& live, const Benchmark& priors)
{
    Benchmark joined = live;
    const std::vector<ModelIndex> columns = columnsOf(live.models, priors);
    const auto teaching = teachingTasks(priors);
    if (columns.empty() || teaching.empty())
        return joined;
    TaskCatalog catalog(std::move(joined.tasks));
    const TaskCatalog known(priors.tasks);
    Split probing{std::string(probingSplit), {}};
    std::vector<TaskIndex> from;
    for (const TaskIndex task : teaching) {
        // A live session refuses other tasks of a known id, so none is in both.
        if (const auto added = catalog.add(known.request(task)); added && added->position() >= live.tasks.size()) {
            probing.tasks.push_back(*added);
            from.push_back(task);
        }
    }
    joined.tasks = catalog.tasks();
    joined.outcomes.appendTasks(probing.tasks.size());
    for (std::size_t i = 0; i < from.size(); ++i) {
        for (std::size_t j = 0; j < columns.size(); ++j)
            joined.outcomes.setOutcome(probing.tasks[i], ModelIndex::at(j),
                                       priors.outcomes.outcome(from[i], columns[j]));
    }
    std::erase_if(joined.splits, [](const Split& split) { return split.name == probingSplit; });
    joined.splits.push_back(std::move(probing));
    return joined;
}

LiveRecord liveRecord(const FoldedSession& folded, const Benchmark& benchmark)
{
    std::map<TaskIndex, std::size_t> stepOfTask;
    for (std::size_t i = 0; i < folded.run.steps.size(); ++i)
        stepOfTask.emplace(folded.run.steps[i].task, i);
    LiveRecord record;
    record.steps.resize(folded.run.steps.size());
    std::vector<LiveRecord::Observation> learned;
    std::vector<bool> decided(record.steps.size());
    for (const JournalFeedback& feedback : folded.feedback) {
        const JournalTurn& turn = folded.turns[static_cast<std::size_t>(feedback.turn)];
        const auto task = benchmark.tasks.find(turn.request.task);
        const auto found = task ? stepOfTask.find(*task) : stepOfTask.end();
        if (found == stepOfTask.end())
            continue;
        LiveRecord::OpenStep& step = record.steps[found->second];
        if (!feedback.learned) {
            step.before = std::exchange(learned, {});
            if (!decided[found->second])
                record.order.push_back(found->second);
            decided[found->second] = true;
            continue;
        }
        learned.push_back({found->second, attemptsOf(turn, feedback, benchmark)});
        // The first time, when the turn ended.
        if (step.attempts.empty()) {
            step.attempts = learned.back().attempts;
            step.refused = turn.refused;
            for (const std::string& model : turn.refusals)
                step.refusals.push_back(benchmark.model(model));
            for (const std::size_t call : callsOf(turn, benchmark))
                step.verdicts.push_back(turn.calls[call].verdicts);
        }
        // A damaged journal may have an answer without its decision: nothing is learned from it.
        if (!decided[found->second])
            learned.pop_back();
    }
    record.after = std::move(learned);
    for (std::size_t step = 0; step < decided.size(); ++step) {
        if (!decided[step])
            record.order.push_back(step);
    }
    return record;
}

} // namespace acr
