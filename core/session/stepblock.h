// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Consecutive steps of a replay as one record of the journal: a column is a field, so a session of 100 000 steps takes
/// a few megabytes.
///
/// Tags: 1 the number of the first step, 2 the number of steps, both whole numbers; from 16 on columns. The bytes of a
/// column begin with what its entries are of (0 the block as a whole, 1 a step, 2 an attempt) and with the bytes of an
/// entry; little-endian entries follow. So a block can be cut without knowing all of its columns.
/// 16 task, 17 position: uint32; 18 chosen, 19 attempts: uint16; 20 score, 21 cost_usd: float64. Of the attempts of
/// these steps, one after the other: 22 model: uint16; 23 flags: uint8 (1 passed, 2 graded, 4 applied); 24 score,
/// 25 cost_usd: float64. Of the decisions, where they are known: 26 the pick without learning: uint16 (0xffff: nothing
/// is known of the step); 27 reason: uint16; 28 margin: float64; 29 the texts of the reasons, of the block: a text
/// column of base/column.h after the number of texts as uint32.
/// Thread-safety: pure functions.
#pragma once

#include "core/base/column.h"
#include "core/session/journalrecord.h"
#include "core/session/run.h"
#include "core/session/stepnotes.h"

#include <array>

namespace acr {

/// The size of the benchmark that the steps are of.
struct JournalShape {
    std::size_t tasks = 0;
    std::size_t models = 0;
};

struct StepColumns {
    std::vector<std::uint32_t> task;
    std::vector<std::uint32_t> position;
    std::vector<std::uint16_t> chosen;
    std::vector<std::uint16_t> attempts;
    std::vector<double> score;
    std::vector<double> cost;
    std::vector<std::uint16_t> attemptModel;
    std::vector<std::uint8_t> attemptFlags;
    std::vector<double> attemptScore;
    std::vector<double> attemptCost;
};

/// The steps in [from, to) of the run.
[[nodiscard]] StepColumns stepColumns(const Run& run, std::size_t from, std::size_t to);

/// Calls `use` with the bytes of every column in the order of the members, which is that of the tags.
template <class Use>
auto withBytes(const StepColumns& columns, const Use& use)
{
    const ColumnBytes<std::uint32_t> task(columns.task);
    const ColumnBytes<std::uint32_t> position(columns.position);
    const ColumnBytes<std::uint16_t> chosen(columns.chosen);
    const ColumnBytes<std::uint16_t> attempts(columns.attempts);
    const ColumnBytes<double> score(columns.score);
    const ColumnBytes<double> cost(columns.cost);
    const ColumnBytes<std::uint16_t> attemptModel(columns.attemptModel);
    const ColumnBytes<std::uint8_t> attemptFlags(columns.attemptFlags);
    const ColumnBytes<double> attemptScore(columns.attemptScore);
    const ColumnBytes<double> attemptCost(columns.attemptCost);
    return use(std::array{task.bytes(), position.bytes(), chosen.bytes(), attempts.bytes(), score.bytes(), cost.bytes(),
                          attemptModel.bytes(), attemptFlags.bytes(), attemptScore.bytes(), attemptCost.bytes()});
}

/// A record of the columns with these bytes, in the order of the members of StepColumns.
[[nodiscard]] JournalRecord stepsRecord(std::size_t firstStep, std::size_t steps,
                                        const std::array<std::span<const std::byte>, 10>& columns);
/// The steps in [from, to) of the run, with their notes where there are any.
[[nodiscard]] JournalRecord stepsRecord(const Run& run, const StepNotes& notes, std::size_t from, std::size_t to);

/// Adds the steps of a record. Errors: Malformed, with the column at fault; nothing is added then.
[[nodiscard]] Result<void> appendSteps(const JournalRecord& record, const JournalShape& shape, Run& run,
                                       StepNotes& notes);

/// The record without the steps from `steps` on, with all of its columns. Errors: Malformed.
[[nodiscard]] Result<JournalRecord> firstStepsOf(const JournalRecord& record, std::size_t steps);

} // namespace acr
