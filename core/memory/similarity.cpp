// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/similarity.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace acr {

namespace {

#define ACR_INLINE __attribute__((always_inline)) inline

/// Eight floats; two registers of the baseline, one of AVX2.
using Wide = float __attribute__((vector_size(32)));

constexpr std::size_t wideFloats = 8;
constexpr std::size_t tilesInBlock = keyBlock / keyTile;

ACR_INLINE void load(Wide& into, const float* from)
{
    into = *reinterpret_cast<const Wide __attribute__((may_alias))*>(from);
}

/// `tiles` tiles side by side, so that the sums of one do not wait for each other.
template <std::size_t tiles>
ACR_INLINE void tileProducts(const float* keys, const float* query, std::size_t dimensions, float* products)
{
    constexpr std::size_t vectors = tiles * keyTile / wideFloats;
    const std::size_t tileFloats = dimensions * keyTile;
    Wide sums[vectors] = {};
    for (std::size_t d = 0; d < dimensions; ++d) {
        const float factor = query[d];
#pragma GCC unroll 8
        for (std::size_t v = 0; v < vectors; ++v) {
            Wide key;
            load(key, keys + (v / 2) * tileFloats + d * keyTile + (v % 2) * wideFloats);
            sums[v] += key * factor;
        }
    }
#pragma GCC unroll 8
    for (std::size_t v = 0; v < vectors; ++v)
        std::memcpy(products + v * wideFloats, &sums[v], sizeof(Wide));
}

/// One tile with `queryTile` queries.
ACR_INLINE void tileManyProducts(const float* keys, const float* queries, std::size_t dimensions, std::size_t tile,
                                 std::array<BlockProducts, queryTile>& products)
{
    Wide low[queryTile] = {};
    Wide high[queryTile] = {};
    const float* row = keys + tile * dimensions * keyTile;
    for (std::size_t d = 0; d < dimensions; ++d, row += keyTile, queries += queryTile) {
        Wide first;
        Wide second;
        load(first, row);
        load(second, row + wideFloats);
#pragma GCC unroll 6
        for (std::size_t q = 0; q < queryTile; ++q) {
            low[q] += first * queries[q];
            high[q] += second * queries[q];
        }
    }
#pragma GCC unroll 6
    for (std::size_t q = 0; q < queryTile; ++q) {
        std::memcpy(products[q].data() + tile * keyTile, &low[q], sizeof(Wide));
        std::memcpy(products[q].data() + tile * keyTile + wideFloats, &high[q], sizeof(Wide));
    }
}

void baselineOne(const float* keys, const float* query, std::size_t dimensions, float* products)
{
    for (std::size_t tile = 0; tile < tilesInBlock; tile += 2)
        tileProducts<2>(keys + tile * dimensions * keyTile, query, dimensions, products + tile * keyTile);
}

void baselineMany(const float* keys, const float* queries, std::size_t dimensions,
                  std::array<BlockProducts, queryTile>& products)
{
    for (std::size_t tile = 0; tile < tilesInBlock; ++tile)
        tileManyProducts(keys, queries, dimensions, tile, products);
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) void wideOne(const float* keys, const float* query, std::size_t dimensions,
                                             float* products)
{
    tileProducts<tilesInBlock>(keys, query, dimensions, products);
}

__attribute__((target("avx2"))) void wideMany(const float* keys, const float* queries, std::size_t dimensions,
                                              std::array<BlockProducts, queryTile>& products)
{
    for (std::size_t tile = 0; tile < tilesInBlock; ++tile)
        tileManyProducts(keys, queries, dimensions, tile, products);
}
#endif

} // namespace

SimilarityPath bestSimilarityPath()
{
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx2") ? SimilarityPath::Wide : SimilarityPath::Baseline;
#else
    return SimilarityPath::Baseline;
#endif
}

void scaleToUnit(std::span<const float> from, std::span<float> into)
{
    double squares = 0;
    for (const float number : from)
        squares += static_cast<double>(number) * static_cast<double>(number);
    // A vector of unit length up to rounding is not changed, so that scaling is idempotent.
    constexpr double rounding = 1e-6;
    const double factor = std::abs(squares - 1) < rounding ? 1.0 : squares > 0 ? 1.0 / std::sqrt(squares) : 0.0;
    std::ranges::transform(from, into.begin(),
                           [factor](float number) { return static_cast<float>(static_cast<double>(number) * factor); });
}

void blockProducts([[maybe_unused]] SimilarityPath path, const float* keys, const float* query, std::size_t dimensions,
                   BlockProducts& products)
{
#if defined(__x86_64__)
    if (path == SimilarityPath::Wide)
        return wideOne(keys, query, dimensions, products.data());
#endif
    baselineOne(keys, query, dimensions, products.data());
}

void blockProducts([[maybe_unused]] SimilarityPath path, const float* keys, const float* queries,
                   std::size_t dimensions, std::array<BlockProducts, queryTile>& products)
{
#if defined(__x86_64__)
    if (path == SimilarityPath::Wide)
        return wideMany(keys, queries, dimensions, products);
#endif
    baselineMany(keys, queries, dimensions, products);
}

} // namespace acr
