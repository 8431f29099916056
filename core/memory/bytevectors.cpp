// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/bytevectors.h"

#include <algorithm>
#include <cmath>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace acr {

namespace {

/// Bytes that are multiplied at once.
constexpr std::size_t bytesAtOnce = 16;

/// Shapes: a multiple of bytesAtOnce. No sum overflows up to 100 000 dimensions.
std::int32_t byteProduct(const std::int8_t* bytes, const std::int16_t* wide, std::size_t count)
{
#if defined(__SSE2__)
    __m128i sum = _mm_setzero_si128();
    const auto load = [](const void* from) { return _mm_loadu_si128(static_cast<const __m128i*>(from)); };
    for (std::size_t i = 0; i < count; i += bytesAtOnce) {
        const __m128i packed = load(bytes + i);
        const __m128i low = _mm_srai_epi16(_mm_unpacklo_epi8(packed, packed), 8);
        const __m128i high = _mm_srai_epi16(_mm_unpackhi_epi8(packed, packed), 8);
        sum = _mm_add_epi32(sum, _mm_madd_epi16(low, load(wide + i)));
        sum = _mm_add_epi32(sum, _mm_madd_epi16(high, load(wide + i + bytesAtOnce / 2)));
    }
    sum = _mm_add_epi32(sum, _mm_srli_si128(sum, 8));
    sum = _mm_add_epi32(sum, _mm_srli_si128(sum, 4));
    return _mm_cvtsi128_si32(sum);
#else
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < count; ++i)
        sum += static_cast<std::int32_t>(bytes[i]) * static_cast<std::int32_t>(wide[i]);
    return sum;
#endif
}

/// Writes the rounded components, and returns their length.
template <class Integer>
double roundVector(std::span<const float> vector, Integer* rounded)
{
    float largest = 0;
    for (const float value : vector)
        largest = std::max(largest, std::abs(value));
    if (!(largest > 0))
        return 0;
    std::int64_t squares = 0;
    for (std::size_t i = 0; i < vector.size(); ++i) {
        const auto value = static_cast<int>(std::lround(static_cast<double>(vector[i]) * 127 / largest));
        rounded[i] = static_cast<Integer>(value);
        squares += static_cast<std::int64_t>(value) * value;
    }
    return std::sqrt(static_cast<double>(squares));
}

} // namespace

ByteVectors::ByteVectors(std::size_t dimensions)
    : m_dimensions(dimensions)
    , m_stride((dimensions + bytesAtOnce - 1) / bytesAtOnce * bytesAtOnce)
{}

void ByteVectors::add(std::span<const float> vector)
{
    m_bytes.resize(m_bytes.size() + m_stride);
    m_lengths.push_back(roundVector(vector, m_bytes.data() + (m_bytes.size() - m_stride)));
}

void ByteVectors::add(const ByteVectors& others, std::size_t index)
{
    const auto from = others.m_bytes.begin() + static_cast<std::ptrdiff_t>(index * m_stride);
    m_bytes.insert(m_bytes.end(), from, from + static_cast<std::ptrdiff_t>(m_stride));
    m_lengths.push_back(others.m_lengths[index]);
}

void ByteVectors::cosines(std::span<const float> vector, std::span<double> cosines) const
{
    std::vector<std::int16_t> wide(m_stride);
    const double length = roundVector(vector, wide.data());
    compare(wide, length, cosines);
}

void ByteVectors::cosines(std::size_t index, std::span<double> cosines) const
{
    const auto from = m_bytes.begin() + static_cast<std::ptrdiff_t>(index * m_stride);
    compare(std::vector<std::int16_t>(from, from + static_cast<std::ptrdiff_t>(m_stride)), m_lengths[index], cosines);
}

void ByteVectors::compare(const std::vector<std::int16_t>& wide, double length, std::span<double> cosines) const
{
    for (std::size_t i = 0; i < cosines.size(); ++i) {
        const double lengths = length * m_lengths[i];
        cosines[i] = lengths > 0 ? byteProduct(m_bytes.data() + i * m_stride, wide.data(), m_stride) / lengths : 0;
    }
}

} // namespace acr
