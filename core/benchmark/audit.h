// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The data audit: anomalies in a benchmark's data, with counts and examples, so that nobody mistakes an imputed price
/// or an ungraded run for a measurement. Findings are informative and never prevent an operation.
///
/// Thread-safety: reads the benchmark only.
#pragma once

#include "core/base/index.h"
#include "core/benchmark/benchmark.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

/// What a finding counts (`count` of `outOf`), and the content of `found` and `expected` where the kind uses them.
enum class AuditKind : std::uint8_t {
    MissingCells,           ///< cells that no source mentions, of all cells
    MissingScores,          ///< cells without a score though the source mentions them
    MissingCosts,           ///< cells without a cost though the source mentions them
    UngradedCells,          ///< cells whose score is a convention: no verifier ran
    ZeroTokenRecords,       ///< cells recorded with no tokens at all, so their cost is 0 as well
    FewTokenCounts,         ///< subject model: distinct (input, output) counts, of its cells; found: the same
    RepeatedTokenCounts,    ///< subject model: cells that share their counts with many others, of its cells
    CostsNotFromTokens,     ///< subject model: cells whose cost is not tokens × prices; found, expected: sums in USD
    ScoresOutOfRange,       ///< cells whose score is below 0 or above 1; found: the worst
    UnsolvedTasks,          ///< tasks on which no model scores above 0, of the tasks with scores
    TiesForBest,            ///< tasks with more than one best-scoring model, unsolved ones included
    DuplicatePrompts,       ///< tasks with the same prompt as an earlier task of the stream
    DuplicateTasks,         ///< tasks that a stream lists twice
    TasksInTwoSplits,       ///< tasks of the stream that another stream has too; subject: that other
    TableOrderDiffers,      ///< positions at which the source's table and its task list have different tasks
    SummaryDisagrees,       ///< subject: the count's name in the source's summary; found (here), expected (there)
    PublishedNotReproduced, ///< subject: router and metric; found (recomputed), expected (published)
    PromptsOfSource,        ///< subject data set: tasks with their prompt, of its tasks; found: the rank correlation of
                            ///< prompt length with recorded input tokens
    ImplausiblePrompts,     ///< subject data set and form of ids: tasks with a prompt, of its tasks; found: that rank
                            ///< correlation, expected: the lowest that is plausible
    SiblingsInProbing, ///< subject data set: tasks with a near-duplicate in the probing split, of those with a prompt;
                       ///< found: those with the same text, expected: those of the same problem
};
/// The stable name in files and on the command line ("ungraded_cells").
[[nodiscard]] std::string_view auditKindName(AuditKind kind);
[[nodiscard]] std::optional<AuditKind> auditKindNamed(std::string_view name);

/// Severity: worth knowing, changes figures, or an error in the data.
enum class AuditSeverity : std::uint8_t { Note, Caution, Fault };
[[nodiscard]] std::string_view auditSeverityName(AuditSeverity severity);

struct AuditExample {
    TaskIndex task;
    std::optional<ModelIndex> model;
    /// The anomalous value as text: a score, a pair of token counts, a cost and the expected one.
    std::string text;
};

struct AuditFinding {
    AuditKind kind = AuditKind::MissingCells;
    AuditSeverity severity = AuditSeverity::Note;
    std::string stream;  ///< the split; empty when it concerns all streams
    std::string subject; ///< see AuditKind
    std::uint64_t count = 0;
    std::uint64_t outOf = 0;
    double found = missing;
    double expected = missing;
    std::vector<AuditExample> examples; ///< the first maxExamples
};

inline constexpr std::size_t maxExamples = 10;

/// All findings: stream by stream in the benchmark's order, in the order of AuditKind, by model.
[[nodiscard]] std::vector<AuditFinding> audit(const Benchmark& benchmark);

} // namespace acr
