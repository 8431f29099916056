// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Recall of a store's approximate index against exact search.
/// Thread-safety: pure functions of a store that is not being changed.
#pragma once

#include "core/memory/vectorstore.h"

namespace acr {

struct RecallReport {
    std::size_t queries = 0;
    std::uint32_t k = 0;
    /// Share of the exact k nearest that were found; missing without queries.
    double recall = missing;
    /// The worst of the queries.
    double minimum = missing;
    /// Mean loss of similarity, over places 1 to k.
    double similarityLoss = missing;
    std::size_t entries = 0;
    std::size_t indexed = 0;
};

/// Asks for the k nearest with `queries` (n × dimensions), without a threshold, both ways.
[[nodiscard]] RecallReport memoryRecall(const VectorStore& store, std::span<const float> queries, std::uint32_t k,
                                        std::size_t threads = 1);

/// Queries near what the store holds: `count` of its entries, evenly over their age, each moved by noise of length
/// `noise`. Shape: at most count × dimensions.
[[nodiscard]] std::vector<float> recallQueries(const VectorStore& store, std::size_t count, double noise,
                                               std::uint64_t seed);

} // namespace acr
