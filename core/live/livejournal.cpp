// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/livejournal.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>
#include <limits>

namespace acr {

namespace {

double countOrMissing(std::int32_t count)
{
    return count == missingCount ? missing : count;
}

std::int32_t countOf(double recorded)
{
    if (!std::isfinite(recorded) || recorded < 0 || recorded > std::numeric_limits<std::int32_t>::max())
        return missingCount;
    return static_cast<std::int32_t>(recorded);
}

JournalVerdict::Result resultOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Unknown: break;
    case Verdict::Failed: return JournalVerdict::Result::Fail;
    case Verdict::Passed: return JournalVerdict::Result::Pass;
    }
    return JournalVerdict::Result::Unknown;
}

Verdict verdictOf(JournalVerdict::Result result)
{
    switch (result) {
    case JournalVerdict::Result::Unknown: break;
    case JournalVerdict::Result::Fail: return Verdict::Failed;
    case JournalVerdict::Result::Pass: return Verdict::Passed;
    }
    return Verdict::Unknown;
}

} // namespace

std::string liveTime()
{
    constexpr int firstYear = 1900;
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    gmtime_r(&now, &parts);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", parts.tm_year + firstYear, parts.tm_mon + 1,
                       parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec);
}

JournalRequest journalRequest(std::uint64_t turn, const RunnableTask& task, bool shadow)
{
    JournalRequest request;
    request.turn = turn;
    request.task = task.id;
    request.utc = liveTime();
    request.prompt = task.prompt;
    request.dimension = task.dimension;
    request.source = task.source;
    request.language = task.language;
    request.difficulty = task.difficulty;
    request.tests = task.tests;
    request.entryPoint = task.entryPoint;
    request.solution = task.canonicalSolution;
    request.input = task.input;
    request.expectedOutput = task.expectedOutput;
    request.hasExpectedOutput = task.hasExpectedOutput;
    request.timeLimitSeconds = task.timeLimitSeconds;
    request.shadow = shadow;
    request.command = task.command;
    return request;
}

RunnableTask runnableTask(const JournalRequest& request)
{
    RunnableTask task;
    task.id = request.task;
    task.prompt = request.prompt;
    task.dimension = request.dimension;
    task.source = request.source;
    task.language = request.language;
    task.difficulty = request.difficulty;
    task.tests = request.tests;
    task.entryPoint = request.entryPoint;
    task.canonicalSolution = request.solution;
    task.input = request.input;
    task.expectedOutput = request.expectedOutput;
    task.hasExpectedOutput = request.hasExpectedOutput;
    task.command = request.command;
    if (!isMissing(request.timeLimitSeconds))
        task.timeLimitSeconds = request.timeLimitSeconds;
    return task;
}

JournalCallFinished journalCallFinished(const LiveCallFinished& finished, const std::string& model)
{
    const CallDetails& details = *finished.details;
    JournalCallFinished record;
    record.turn = finished.call.turn;
    record.call = finished.call.call;
    record.model = model;
    record.costUsd = finished.costUsd;
    record.inputTokens = countOrMissing(details.tokens.input);
    record.outputTokens = countOrMissing(details.tokens.output);
    record.latencySeconds = details.latencySeconds;
    record.requestId = details.requestId;
    record.utc = liveTime();
    record.answer = details.answer;
    record.cachedInputTokens = countOrMissing(details.tokens.cachedInput);
    record.reasoningTokens = countOrMissing(details.tokens.reasoning);
    record.servedModel = details.servedModel;
    record.lost = finished.lost;
    if (details.failure != CallFailure::None) {
        record.failure = callFailureName(details.failure);
        record.error = details.failureText.empty() ? record.failure : details.failureText;
    }
    return record;
}

ModelReply replyOf(const JournalCallFinished& finished)
{
    ModelReply reply;
    reply.costUsd = finished.costUsd;
    CallDetails& details = reply.details;
    details.answer = finished.answer;
    details.tokens = {.input = countOf(finished.inputTokens),
                      .output = countOf(finished.outputTokens),
                      .cachedInput = countOf(finished.cachedInputTokens),
                      .reasoning = countOf(finished.reasoningTokens)};
    details.latencySeconds = finished.latencySeconds;
    details.requestId = finished.requestId;
    details.servedModel = finished.servedModel;
    if (!finished.failure.empty() || !finished.error.empty()) {
        details.failure = callFailureNamed(finished.failure);
        details.failureText = finished.error;
    }
    return reply;
}

JournalAsideFinished journalAsideFinished(std::uint64_t turn, const std::string& purpose, const ModelReply& reply)
{
    JournalAsideFinished record;
    record.turn = turn;
    record.purpose = purpose;
    record.costUsd = reply.costUsd;
    record.inputTokens = countOrMissing(reply.details.tokens.input);
    record.outputTokens = countOrMissing(reply.details.tokens.output);
    record.latencySeconds = reply.details.latencySeconds;
    record.requestId = reply.details.requestId;
    record.utc = liveTime();
    record.answer = reply.details.answer;
    if (reply.failed()) {
        record.failure = callFailureName(reply.details.failure);
        record.error = reply.details.failureText;
    }
    return record;
}

ModelReply replyOf(const JournalTurn::Aside& aside)
{
    if (!aside.finished)
        return lostReply();
    const JournalAsideFinished& finished = *aside.finished;
    ModelReply reply;
    reply.costUsd = finished.costUsd;
    reply.details.answer = finished.answer;
    reply.details.tokens.input = countOf(finished.inputTokens);
    reply.details.tokens.output = countOf(finished.outputTokens);
    reply.details.latencySeconds = finished.latencySeconds;
    reply.details.requestId = finished.requestId;
    if (finished.failure.empty() && finished.error.empty())
        return reply;
    reply.details.failure = callFailureNamed(finished.failure);
    if (reply.details.failure == CallFailure::Cancelled)
        reply.details.failure = CallFailure::ServerError;
    reply.details.failureText = finished.error;
    return reply;
}

std::vector<JournalVerdict> journalVerdicts(const LiveVerdict& verdict)
{
    std::vector<JournalVerdict> records;
    for (const ToolVerdict& tool : verdict.judgement->tools) {
        JournalVerdict record;
        record.turn = verdict.call.turn;
        record.call = verdict.call.call;
        record.judge = tool.tool;
        record.person = verdict.person;
        record.result = resultOf(tool.verdict);
        record.score = tool.score;
        record.utc = liveTime();
        record.trace = tool.trace;
        records.push_back(std::move(record));
    }
    return records;
}

JournalVerdict journalVerdict(std::uint64_t turn, std::uint64_t call, const PersonVerdict& verdict)
{
    JournalVerdict record;
    record.turn = turn;
    record.call = call;
    record.judge = verdict.person;
    record.person = true;
    record.withdrawn = verdict.withdrawn;
    record.utc = liveTime();
    if (verdict.withdrawn)
        return record;
    record.result = resultOf(verdict.verdict);
    if (verdict.verdict != Verdict::Unknown)
        record.score = verdict.verdict == Verdict::Passed ? 1 : 0;
    record.trace = verdict.comment;
    return record;
}

std::optional<Judgement> judgementOf(const std::vector<JournalVerdict>& verdicts)
{
    if (verdicts.empty())
        return std::nullopt;
    Judgement judgement;
    for (const JournalVerdict& verdict : verdicts)
        judgement.tools.push_back({verdict.judge, verdictOf(verdict.result), verdict.score, verdict.trace});
    auto counts = std::ranges::find(verdicts, true, &JournalVerdict::person);
    if (counts == verdicts.end())
        counts = std::prev(verdicts.end());
    judgement.verdict = verdictOf(counts->result);
    judgement.score = counts->score;
    if (isMissing(judgement.score) && judgement.verdict != Verdict::Unknown)
        judgement.score = judgement.verdict == Verdict::Passed ? 1 : 0;
    return judgement;
}

ModelReply lostReply()
{
    ModelReply reply;
    reply.details.failure = CallFailure::ServerError;
    reply.details.failureText = "the program ended during the call; whether it was billed is not known";
    return reply;
}

} // namespace acr
