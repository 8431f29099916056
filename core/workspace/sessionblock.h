// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Steps of a session by column, as they are stored. Internal to core/workspace.
#pragma once

#include "core/session/run.h"
#include "core/workspace/column.h"
#include "core/workspace/database.h"
#include "core/workspace/summaryreader.h"

#include <cstdint>
#include <vector>

namespace acr::store {

struct SessionBlock {
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
[[nodiscard]] SessionBlock blockOf(const Run& run, std::size_t from, std::size_t to);

/// Calls `use` with the bytes of every column in the order of the members, which is that of the file.
template <class Use>
auto withBytes(const SessionBlock& block, const Use& use)
{
    const ColumnBytes<std::uint32_t> task(block.task);
    const ColumnBytes<std::uint32_t> position(block.position);
    const ColumnBytes<std::uint16_t> chosen(block.chosen);
    const ColumnBytes<std::uint16_t> attempts(block.attempts);
    const ColumnBytes<double> score(block.score);
    const ColumnBytes<double> cost(block.cost);
    const ColumnBytes<std::uint16_t> attemptModel(block.attemptModel);
    const ColumnBytes<std::uint8_t> attemptFlags(block.attemptFlags);
    const ColumnBytes<double> attemptScore(block.attemptScore);
    const ColumnBytes<double> attemptCost(block.attemptCost);
    return use(task.bytes(), position.bytes(), chosen.bytes(), attempts.bytes(), score.bytes(), cost.bytes(),
               attemptModel.bytes(), attemptFlags.bytes(), attemptScore.bytes(), attemptCost.bytes());
}

/// Reads a block from a row: its count in the first column, its ten columns after that. False when it is damaged.
[[nodiscard]] bool appendBlock(const Statement& row, int firstColumn, const BenchmarkShape& shape, Run& run);

} // namespace acr::store
