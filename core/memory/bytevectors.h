// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Vectors of one byte per dimension, and their cosines.
///
/// Each vector is scaled so that its largest component becomes ±127, and rounded. Inner products are integers, so the
/// cosines are the same on every machine, whatever its instructions. In 2 048 dimensions rounding changes a cosine of
/// hashed texts by about 0.001. Memory: 1 byte per dimension. A copyable value; thread-safety: as any value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace acr {

class ByteVectors {
public:
    explicit ByteVectors(std::size_t dimensions = 0);

    [[nodiscard]] std::size_t size() const { return m_lengths.size(); }
    [[nodiscard]] std::size_t dimensions() const { return m_dimensions; }
    /// Shape: dimensions. A vector of zeros has the cosine 0 with all.
    void add(std::span<const float> vector);
    /// Adds a vector of others. REQUIRES: the same dimensions.
    void add(const ByteVectors& others, std::size_t index);
    /// Writes the cosines of the first vectors with another one. Shapes: dimensions; at most size().
    void cosines(std::span<const float> vector, std::span<double> cosines) const;
    /// The same of the first vectors with one of these.
    void cosines(std::size_t index, std::span<double> cosines) const;

private:
    void compare(const std::vector<std::int16_t>& wide, double length, std::span<double> cosines) const;

    std::size_t m_dimensions = 0;
    std::size_t m_stride = 0; ///< dimensions, and zeros behind them
    std::vector<std::int8_t> m_bytes;
    std::vector<double> m_lengths; ///< of the rounded vectors
};

} // namespace acr
