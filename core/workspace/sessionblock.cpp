// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/sessionblock.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace acr::store {

namespace {

constexpr unsigned passedFlag = 1;
constexpr unsigned gradedFlag = 2;
constexpr unsigned appliedFlag = 4;

} // namespace

SessionBlock blockOf(const Run& run, std::size_t from, std::size_t to)
{
    SessionBlock block;
    for (std::size_t i = from; i < to; ++i) {
        const Step& step = run.steps[i];
        block.task.push_back(step.task.value);
        block.position.push_back(step.position);
        block.chosen.push_back(step.chosen.value);
        block.attempts.push_back(step.attemptCount);
        block.score.push_back(step.score);
        block.cost.push_back(step.costUsd);
        for (const Attempt& attempt : run.attemptsOf(step)) {
            block.attemptModel.push_back(attempt.model.value);
            block.attemptFlags.push_back(static_cast<std::uint8_t>((attempt.passed ? passedFlag : 0U) |
                                                                   (attempt.graded ? gradedFlag : 0U) |
                                                                   (attempt.applied ? appliedFlag : 0U)));
            block.attemptScore.push_back(attempt.score);
            block.attemptCost.push_back(attempt.costUsd);
        }
    }
    return block;
}

bool appendBlock(const Statement& row, int firstColumn, const BenchmarkShape& shape, Run& run)
{
    const auto bytes = [&](int column) { return row.bytes(firstColumn + column); };
    if (row.integer(firstColumn) <= 0 || std::cmp_greater(row.integer(firstColumn), bytes(1).size()))
        return false;
    const auto steps = static_cast<std::size_t>(row.integer(firstColumn));
    const std::size_t attempts = bytes(8).size();
    SessionBlock block;
    const auto fill = [&](auto& column, int at, std::size_t count) {
        column.resize(count);
        return readColumn(bytes(at), std::span(column));
    };
    const bool fits = fill(block.task, 1, steps) && fill(block.position, 2, steps) && fill(block.chosen, 3, steps) &&
                      fill(block.attempts, 4, steps) && fill(block.score, 5, steps) && fill(block.cost, 6, steps) &&
                      fill(block.attemptModel, 7, attempts) && fill(block.attemptFlags, 8, attempts) &&
                      fill(block.attemptScore, 9, attempts) && fill(block.attemptCost, 10, attempts);
    const auto knownModel = [&](std::uint16_t model) { return model < shape.models; };
    const bool sound =
        fits && std::ranges::all_of(block.task, [&](std::uint32_t task) { return task < shape.tasks; }) &&
        std::ranges::all_of(block.chosen, knownModel) && std::ranges::all_of(block.attemptModel, knownModel) &&
        std::ranges::find(block.attempts, std::uint16_t{0}) == block.attempts.end() &&
        std::accumulate(block.attempts.begin(), block.attempts.end(), std::size_t{0}) == attempts;
    if (!sound)
        return false;
    for (std::size_t i = 0; i < steps; ++i) {
        Step step;
        step.task = TaskIndex(block.task[i]);
        step.position = block.position[i];
        step.chosen = ModelIndex(block.chosen[i]);
        step.attemptCount = block.attempts[i];
        step.firstAttempt = static_cast<std::uint32_t>(run.attempts.size());
        step.score = block.score[i];
        step.costUsd = block.cost[i];
        run.steps.push_back(step);
        run.attempts.resize(run.attempts.size() + step.attemptCount);
    }
    const std::size_t start = run.attempts.size() - attempts;
    for (std::size_t i = 0; i < attempts; ++i) {
        Attempt& attempt = run.attempts[start + i];
        attempt.model = ModelIndex(block.attemptModel[i]);
        attempt.passed = (block.attemptFlags[i] & passedFlag) != 0;
        attempt.graded = (block.attemptFlags[i] & gradedFlag) != 0;
        attempt.applied = (block.attemptFlags[i] & appliedFlag) != 0;
        attempt.score = block.attemptScore[i];
        attempt.costUsd = block.attemptCost[i];
    }
    return true;
}

} // namespace acr::store
