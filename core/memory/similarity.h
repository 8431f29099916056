// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Inner products of queries with a block of keys.
///
/// A block holds 64 keys in four tiles of 16; a tile stores dimension after dimension, the 16 keys side by side:
///     keys[(tile × dimensions + dimension) × 16 + lane].
/// Each product is summed from the first dimension to the last, one rounding for the product and one for the sum,
/// whatever the width of the machine's registers: the same bytes come out on every machine, for one query and for many.
/// Thread-safety: pure functions.
#pragma once

#include <array>
#include <cstddef>
#include <span>

namespace acr {

inline constexpr std::size_t keyTile = 16;
inline constexpr std::size_t keyBlock = 64;
/// Queries that one pass over a block serves.
inline constexpr std::size_t queryTile = 6;

using BlockProducts = std::array<float, keyBlock>;

/// Which instructions to use. The results do not depend on it.
enum class SimilarityPath : unsigned char { Baseline, Wide };

/// Wide where this machine has it (AVX2 on x86-64).
[[nodiscard]] SimilarityPath bestSimilarityPath();

/// Shapes: both the same. A vector of zeros stays one.
void scaleToUnit(std::span<const float> from, std::span<float> into);

/// products[e] = query · key e. Shapes: keys 64 × dimensions as above, 64-byte aligned; query: dimensions.
/// REQUIRES: this machine has the path.
void blockProducts(SimilarityPath path, const float* keys, const float* query, std::size_t dimensions,
                   BlockProducts& products);

/// The same for `queryTile` queries at once, stored side by side: queries[dimension × queryTile + query].
void blockProducts(SimilarityPath path, const float* keys, const float* queries, std::size_t dimensions,
                   std::array<BlockProducts, queryTile>& products);

} // namespace acr
