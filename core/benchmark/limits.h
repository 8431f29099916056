// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Limits that hold for every benchmark, wherever it comes from.
///
/// Thread-safety: pure functions and constants.
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <string>
#include <type_traits>
#include <utility>

namespace acr {

/// The largest pool of models, of benchmarks and prior sets.
inline constexpr std::size_t maxModels = 1024;
/// The size of the published pool. What a replay does for every task has a version for this number of models, in which
/// the compiler unrolls the loops over them; it computes the same bits as the one for any number.
using PublishedPool = std::integral_constant<std::size_t, 8>;

/// No matrix of tasks × models has more cells, so that a hostile file can't exhaust the memory.
inline constexpr std::size_t maxCells = std::size_t{1} << 27U;

/// Names of tasks, models and categories are no longer, in bytes.
inline constexpr std::size_t maxNameBytes = 4096;
/// A benchmark has no more splits, and takes no more other names of models from its files.
inline constexpr std::size_t maxSplits = 1000;
inline constexpr std::size_t maxAliases = 1000;

/// A source names one model more than maxModels; `place` is where it does.
[[nodiscard]] inline Error tooManyModels(Place place)
{
    const std::string limit = std::to_string(maxModels) + " models";
    return {ErrorCode::TooLarge, std::move(place), "a pool of more than " + limit, limit};
}

/// Errors: NotApplicable for a pool without models, TooLarge for one with more than the limit. `subject` is what the
/// message says has these models.
[[nodiscard]] inline Result<void> checkPoolSize(std::size_t models, const std::string& subject, const Place& place,
                                                std::size_t limit = maxModels)
{
    if (models == 0)
        return failure(ErrorCode::NotApplicable, subject + " without models", "at least one model", place);
    if (models > limit)
        return failure(ErrorCode::TooLarge, subject + " with " + std::to_string(models) + " models",
                       std::to_string(limit) + " models", place);
    return {};
}

} // namespace acr
