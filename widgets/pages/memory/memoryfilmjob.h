// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The film of a memory with its map, as one piece of background work.
#pragma once

#include "core/memory/principalplane.h"
#include "core/session/memoryfilm.h"

#include <array>
#include <memory>
#include <vector>

namespace acr::ui {

struct MappedFilm {
    std::shared_ptr<MemoryFilm> film;
    PrincipalPlane plane;
    /// By task of the benchmark: where its embedding lies; NaN where the stream does not have it.
    std::vector<std::array<float, 2>> places;
    /// Tasks of the stream whose embeddings had to do without a prompt.
    std::size_t withoutPrompt = 0;
};

/// Everything that the film depends on.
struct FilmOrder {
    std::shared_ptr<const Benchmark> benchmark;
    std::shared_ptr<const std::vector<DecisionSet>> decisions;
    std::shared_ptr<const Stream> stream;
    std::shared_ptr<const TaskEncoding> encoding;
    PolicySpec policy;
    RewardWeights weights;
    MissingScores missingScores = MissingScores::AsZero;
    std::size_t capacity = MemorySettings{}.capacity;
};

/// Errors: those of MemoryFilm::record.
[[nodiscard]] Result<MappedFilm> recordMappedFilm(const FilmOrder& order, const Progress& progress);

} // namespace acr::ui
