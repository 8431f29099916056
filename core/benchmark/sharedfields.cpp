// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/sharedfields.h"

namespace acr {

TaskFacts readTaskFacts(FieldValues& values, std::size_t first)
{
    return {.originalId = values.name(first + TaskFields::OriginalId).value_or(""),
            .split = values.name(first + TaskFields::Split).value_or(""),
            .dimension = values.name(first + TaskFields::Dimension).value_or(""),
            .sourceSplit = values.name(first + TaskFields::SourceSplit).value_or(""),
            .source = values.name(first + TaskFields::Source).value_or(""),
            .bench = values.name(first + TaskFields::Bench).value_or(""),
            .language = values.name(first + TaskFields::Language).value_or(""),
            .difficulty = values.name(first + TaskFields::Difficulty).value_or(""),
            .prompt = values.text(first + TaskFields::Prompt)};
}

Outcome readOutcome(FieldValues& values, std::size_t first)
{
    Outcome outcome;
    outcome.score = values.number(first + OutcomeFields::Score);
    if (const auto resolved = values.flag(first + OutcomeFields::Resolved); resolved && isMissing(outcome.score))
        outcome.score = *resolved ? 1 : 0;
    if (const auto applied = values.flag(first + OutcomeFields::Applied)) {
        outcome.set(OutcomeFlag::AppliedKnown);
        if (*applied)
            outcome.set(OutcomeFlag::Applied);
    }
    if (values.flag(first + OutcomeFields::Graded) == false)
        outcome.set(OutcomeFlag::Ungraded);
    outcome.costUsd = values.amount(first + OutcomeFields::CostUsd);
    outcome.inputTokens = values.count(first + OutcomeFields::InputTokens);
    outcome.outputTokens = values.count(first + OutcomeFields::OutputTokens);
    outcome.totalTokens = values.count(first + OutcomeFields::TotalTokens);
    outcome.latencyMs = values.count(first + OutcomeFields::LatencyMs, true);
    outcome.calls = values.count(first + OutcomeFields::Calls);
    setTokenRecordFlag(outcome, values.text(first + OutcomeFields::CostSource).value_or(""));
    return outcome;
}

KeptTaskFacts::KeptTaskFacts(const TaskFacts& facts)
    : m_originalId(facts.originalId)
    , m_split(facts.split)
    , m_dimension(facts.dimension)
    , m_sourceSplit(facts.sourceSplit)
    , m_source(facts.source)
    , m_bench(facts.bench)
    , m_language(facts.language)
    , m_difficulty(facts.difficulty)
    , m_prompt(facts.prompt)
{}

TaskFacts KeptTaskFacts::facts() const
{
    return {.originalId = m_originalId,
            .split = m_split,
            .dimension = m_dimension,
            .sourceSplit = m_sourceSplit,
            .source = m_source,
            .bench = m_bench,
            .language = m_language,
            .difficulty = m_difficulty,
            .prompt = m_prompt};
}

} // namespace acr
