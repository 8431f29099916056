// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The fields that all formats share, and their readers: what is known of a task, and the outcome of a model on it. An
/// importer's fields are its own joined with these; a reader is given the position of the first of the shared ones.
#pragma once

#include "core/benchmark/benchmarkbuilder.h"
#include "core/benchmark/fieldvalues.h"
#include "core/benchmark/record.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace acr {

struct TaskFields {
    enum Field : std::size_t {
        Split,
        SourceSplit,
        Dimension,
        Source,
        Bench,
        OriginalId,
        Prompt,
        Language,
        Difficulty,
        Count
    };
    static constexpr std::array<FieldSpec, Count> specs{{{.name = "split"},
                                                         {.name = "source_split"},
                                                         {.name = "dimension"},
                                                         {.name = "source"},
                                                         {.name = "bench"},
                                                         {.name = "original_task_id"},
                                                         {.name = "prompt"},
                                                         {.name = "language"},
                                                         {.name = "difficulty"}}};
};

struct OutcomeFields {
    enum Field : std::size_t {
        Score,
        Resolved,
        Applied,
        Graded,
        CostUsd,
        CostSource,
        InputTokens,
        OutputTokens,
        TotalTokens,
        LatencyMs,
        Calls,
        Count
    };
    /// The score, or whether the task was resolved, which is read as a score of 1 or 0, may be required.
    static constexpr std::array<FieldSpec, Count> specs(bool scoreRequired = false, bool resolvedRequired = false)
    {
        return {{{.name = "score", .required = scoreRequired},
                 {.name = "resolved", .required = resolvedRequired},
                 {.name = "apply_ok"},
                 {.name = "graded"},
                 {.name = "cost_usd"},
                 {.name = "cost_source"},
                 {.name = "input_tokens", .otherName = "in_tok"},
                 {.name = "output_tokens", .otherName = "out_tok"},
                 {.name = "total_tokens"},
                 {.name = "latency_ms"},
                 {.name = "calls"}}};
    }
};

/// The fields of an importer, one list after the other.
template <std::size_t A, std::size_t B>
constexpr std::array<FieldSpec, A + B> joinedFields(const std::array<FieldSpec, A>& first,
                                                    const std::array<FieldSpec, B>& second)
{
    std::array<FieldSpec, A + B> joined{};
    std::copy(first.begin(), first.end(), joined.begin());
    std::copy(second.begin(), second.end(), joined.begin() + A);
    return joined;
}

/// All facts but the id. Valid until the next record. `first`: the position of TaskFields::specs.
[[nodiscard]] TaskFacts readTaskFacts(FieldValues& values, std::size_t first);
/// `first`: the position of OutcomeFields::specs().
[[nodiscard]] Outcome readOutcome(FieldValues& values, std::size_t first);

/// Facts that outlive their record.
class KeptTaskFacts {
public:
    KeptTaskFacts() = default;
    explicit KeptTaskFacts(const TaskFacts& facts);
    [[nodiscard]] TaskFacts facts() const;

private:
    std::string m_originalId, m_split, m_dimension, m_sourceSplit, m_source, m_bench, m_language, m_difficulty;
    std::optional<std::string> m_prompt;
};

} // namespace acr
