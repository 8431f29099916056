// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/sessionjournal.h"

#include "core/base/column.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace acr {

void JournalWriter::operator()(std::uint32_t tag, double value)
{
    if (!isMissing(value))
        m_record.addReal(tag, value);
}

void JournalWriter::operator()(std::uint32_t tag, const std::string& text)
{
    if (!text.empty())
        m_record.addText(tag, text);
}

void JournalWriter::operator()(std::uint32_t tag, const std::vector<std::string>& texts)
{
    for (const std::string& text : texts)
        m_record.addText(tag, text);
}

void JournalWriter::operator()(std::uint32_t tag, const std::vector<double>& values)
{
    if (values.empty())
        return;
    const ColumnBytes<double> column{std::span<const double>(values)};
    m_record.add(tag, {column.bytes().begin(), column.bytes().end()});
}

template <class Value>
void JournalReader::take(std::uint32_t tag, const std::optional<Value>& found, Value& value)
{
    if (found)
        value = *found;
    else if (m_wrong == 0 && m_record.field(tag) != nullptr)
        m_wrong = tag;
}

void JournalReader::operator()(std::uint32_t tag, std::uint64_t& value)
{
    take(tag, m_record.whole(tag), value);
}

void JournalReader::operator()(std::uint32_t tag, bool& value)
{
    std::uint64_t number = value ? 1 : 0;
    take(tag, m_record.whole(tag), number);
    value = number != 0;
}

void JournalReader::operator()(std::uint32_t tag, JournalVerdict::Result& value)
{
    std::uint64_t number = 0;
    take(tag, m_record.whole(tag), number);
    // A result that a later version knows is none for this one.
    constexpr auto last = static_cast<std::uint64_t>(JournalVerdict::Result::Pass);
    value = number <= last ? static_cast<JournalVerdict::Result>(number) : JournalVerdict::Result::Unknown;
}

void JournalReader::operator()(std::uint32_t tag, double& value)
{
    take(tag, m_record.real(tag), value);
}

void JournalReader::operator()(std::uint32_t tag, std::string& text)
{
    take(tag, m_record.text(tag), text);
}

void JournalReader::operator()(std::uint32_t tag, std::vector<std::string>& texts)
{
    texts = m_record.texts(tag);
}

void JournalReader::operator()(std::uint32_t tag, std::vector<double>& values)
{
    values.clear();
    const JournalRecord::Field* const found = m_record.field(tag);
    if (found == nullptr)
        return;
    values.resize(found->bytes.size() / sizeof(double));
    if (!readColumn(found->bytes, std::span(values)) && m_wrong == 0)
        m_wrong = tag;
}

void addVerdict(std::vector<JournalVerdict>& verdicts, JournalVerdict verdict)
{
    std::erase_if(verdicts, [&](const JournalVerdict& before) {
        return before.judge == verdict.judge && before.person == verdict.person;
    });
    if (!verdict.withdrawn)
        verdicts.push_back(std::move(verdict));
}

const JournalVerdict* JournalTurn::Call::verdict() const
{
    const auto person = std::ranges::find(verdicts, true, &JournalVerdict::person);
    if (person != verdicts.end())
        return &*person;
    return verdicts.empty() ? nullptr : &verdicts.back();
}

const JournalTurn::Aside* JournalTurn::aside(std::string_view purpose) const
{
    const auto found = std::ranges::find(asides, purpose, [](const Aside& each) { return each.started.purpose; });
    return found == asides.end() ? nullptr : &*found;
}

Result<JournalTurn*> SessionFold::turn(std::uint64_t number)
{
    if (number >= m_folded.turns.size())
        return failure(ErrorCode::Malformed, fmt::format("turn {} without a request", number),
                       fmt::format("one of {} turns", m_folded.turns.size()));
    return &m_folded.turns[static_cast<std::size_t>(number)];
}

Result<JournalTurn::Call*> SessionFold::call(std::uint64_t number, std::uint64_t ofTurn)
{
    const auto found = turn(ofTurn);
    if (!found)
        return Unexpected(found.error());
    auto& calls = (*found)->calls;
    if (number >= calls.size())
        return failure(ErrorCode::Malformed, fmt::format("call {} of turn {}, which was not started", number, ofTurn),
                       fmt::format("one of {} calls", calls.size()));
    return &calls[static_cast<std::size_t>(number)];
}

void SessionFold::addLearned(std::uint64_t ofTurn)
{
    JournalFeedback& feedback = m_folded.feedback.emplace_back();
    feedback.turn = ofTurn;
    feedback.learned = true;
    for (const JournalTurn::Call& made : m_folded.turns[static_cast<std::size_t>(ofTurn)].calls) {
        const JournalVerdict* const counts = made.verdict();
        auto& kept = feedback.verdicts.emplace_back();
        if (counts == nullptr)
            continue;
        kept = *counts;
        kept->trace.clear();
    }
}

Result<void> SessionFold::addOfTurn(const JournalRecord& record)
{
    switch (static_cast<JournalKind>(record.kind())) {
    case JournalKind::Request: {
        auto request = fromRecord<JournalRequest>(record);
        if (!request)
            return Unexpected(request.error());
        if (request->turn != m_folded.turns.size())
            return failure(ErrorCode::Malformed, fmt::format("the request of turn {}", request->turn),
                           fmt::format("turn {}", m_folded.turns.size()));
        m_folded.turns.emplace_back().request = std::move(*request);
        return {};
    }
    case JournalKind::Decision: {
        auto decision = fromRecord<JournalDecision>(record);
        const auto of = decision ? turn(decision->turn) : Unexpected(decision.error());
        if (!of)
            return Unexpected(of.error());
        if ((*of)->decision && (*of)->calls.empty()) {
            // A turn that the budget did not allow is decided again.
            std::erase_if(m_folded.feedback, [&](const JournalFeedback& before) {
                return before.turn == decision->turn && !before.learned;
            });
        }
        if (!(*of)->decision || (*of)->calls.empty())
            m_folded.feedback.push_back({.turn = decision->turn, .learned = false, .verdicts = {}});
        (*of)->decision = std::move(*decision);
        return {};
    }
    case JournalKind::CallStarted: {
        auto started = fromRecord<JournalCallStarted>(record);
        const auto of = started ? turn(started->turn) : Unexpected(started.error());
        if (!of)
            return Unexpected(of.error());
        if (started->call != (*of)->calls.size())
            return failure(ErrorCode::Malformed, fmt::format("call {} of turn {}", started->call, started->turn),
                           fmt::format("call {}", (*of)->calls.size()));
        JournalTurn::Call& made = (*of)->calls.emplace_back();
        made.model = std::move(started->model);
        made.shadow = started->shadow;
        made.limitUsd = started->limitUsd;
        return {};
    }
    case JournalKind::CallFinished: {
        auto finished = fromRecord<JournalCallFinished>(record);
        const auto of = finished ? call(finished->call, finished->turn) : Unexpected(finished.error());
        if (!of)
            return Unexpected(of.error());
        if (!finished->model.empty())
            (*of)->model = finished->model;
        (*of)->finished = std::move(*finished);
        return {};
    }
    case JournalKind::Verdict: {
        auto verdict = fromRecord<JournalVerdict>(record);
        const auto of = verdict ? call(verdict->call, verdict->turn) : Unexpected(verdict.error());
        if (!of)
            return Unexpected(of.error());
        const std::uint64_t ofTurn = verdict->turn;
        addVerdict((*of)->verdicts, std::move(*verdict));
        if (m_folded.turns[static_cast<std::size_t>(ofTurn)].answer && !(*of)->shadow)
            addLearned(ofTurn);
        return {};
    }
    case JournalKind::Answer: {
        const auto answer = fromRecord<JournalAnswer>(record);
        const auto of = answer ? call(answer->call, answer->turn) : Unexpected(answer.error());
        if (!of)
            return Unexpected(of.error());
        JournalTurn& ended = m_folded.turns[static_cast<std::size_t>(answer->turn)];
        ended.answer = answer->call;
        ended.fellBack = answer->fellBack;
        ended.estimatedRegret = answer->estimatedRegret;
        ended.refused = answer->refused;
        ended.beliefScores = answer->beliefScores;
        ended.beliefCosts = answer->beliefCosts;
        ended.refusals = answer->refusals;
        addLearned(answer->turn);
        return {};
    }
    case JournalKind::AsideStarted: {
        auto started = fromRecord<JournalAsideStarted>(record);
        const auto of = started ? turn(started->turn) : Unexpected(started.error());
        if (!of)
            return Unexpected(of.error());
        (*of)->asides.push_back({std::move(*started), std::nullopt, 0});
        return {};
    }
    case JournalKind::AsideFinished: {
        auto finished = fromRecord<JournalAsideFinished>(record);
        const auto of = finished ? turn(finished->turn) : Unexpected(finished.error());
        if (!of)
            return Unexpected(of.error());
        const auto made = std::ranges::find((*of)->asides, finished->purpose,
                                            [](const JournalTurn::Aside& each) { return each.started.purpose; });
        if (made == (*of)->asides.end())
            return failure(ErrorCode::Malformed, "the end of a call that was not started: " + finished->purpose);
        made->finished = std::move(*finished);
        made->endedBefore = m_endedAsides++;
        return {};
    }
    default: ++m_folded.unknownRecords; return {};
    }
}

Result<void> SessionFold::add(const JournalRecord& record)
{
    switch (static_cast<JournalKind>(record.kind())) {
    case JournalKind::Steps: return appendSteps(record, m_shape, m_folded.run, m_folded.notes);
    case JournalKind::Start: {
        auto start = fromRecord<JournalStart>(record);
        if (!start)
            return Unexpected(start.error());
        m_folded.starts.push_back(std::move(*start));
        return {};
    }
    case JournalKind::Event: {
        auto event = fromRecord<JournalEvent>(record);
        if (!event)
            return Unexpected(event.error());
        m_folded.events.push_back(std::move(*event));
        return {};
    }
    case JournalKind::End: m_folded.ended = true; return {};
    default: return addOfTurn(record);
    }
}

void SessionFold::cutTo(std::size_t steps)
{
    Run& run = m_folded.run;
    if (steps < run.steps.size())
        run.attempts.resize(run.steps[steps].firstAttempt);
    run.steps.resize(steps);
    m_folded.notes.notes.resize(steps);
}

void setRecordedVerdict(Attempt& attempt, const JournalVerdict* verdict)
{
    attempt.graded = verdict != nullptr && verdict->result != JournalVerdict::Result::Unknown;
    attempt.passed = attempt.graded && verdict->result == JournalVerdict::Result::Pass;
    attempt.score = verdict != nullptr ? verdict->score : missing;
    if (attempt.graded && isMissing(attempt.score))
        attempt.score = attempt.passed ? 1 : 0;
}

Run runOfTurns(std::span<const JournalTurn> turns, const Benchmark& benchmark)
{
    Run run;
    for (std::size_t number = 0; number < turns.size(); ++number) {
        const JournalTurn& turn = turns[number];
        const auto task = benchmark.tasks.find(turn.request.task);
        if (!task || !turn.answer)
            continue;
        Step step;
        step.task = *task;
        step.position = static_cast<std::uint32_t>(number);
        step.firstAttempt = static_cast<std::uint32_t>(run.attempts.size());
        std::optional<ModelIndex> chosen;
        for (std::size_t i = 0; i < turn.calls.size(); ++i) {
            const JournalTurn::Call& call = turn.calls[i];
            const auto model = std::ranges::find(benchmark.models, call.model, &Model::name);
            if (model == benchmark.models.end() || !call.finished || call.shadow)
                continue;
            Attempt attempt;
            attempt.model = ModelIndex::at(static_cast<std::size_t>(model - benchmark.models.begin()));
            attempt.costUsd = call.finished->costUsd;
            attempt.applied = call.finished->error.empty();
            setRecordedVerdict(attempt, call.verdict());
            step.costUsd += costOrZero(attempt.costUsd);
            if (i == *turn.answer) {
                chosen = attempt.model;
                step.score = attempt.score;
            }
            run.attempts.push_back(attempt);
        }
        if (const JournalTurn::Aside* const routing = turn.aside(routingPurpose); routing && routing->finished)
            step.costUsd += costOrZero(routing->finished->costUsd);
        step.attemptCount = static_cast<std::uint16_t>(run.attempts.size() - step.firstAttempt);
        if (chosen) {
            step.chosen = *chosen;
            run.steps.push_back(step);
        } else {
            run.attempts.resize(step.firstAttempt);
        }
    }
    return run;
}

} // namespace acr
