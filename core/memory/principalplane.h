// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The plane of the first two principal components of a set of vectors: the memory page's map.
///
/// The first two principal components of the covariance. Of a large set every n-th vector is used, which bounds the
/// cost. Each axis points to where its largest component is positive: the same vectors give the same plane. A value;
/// thread-safety: as any value.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace acr {

class PrincipalPlane {
public:
    PrincipalPlane() = default;
    /// Shape: vectors n × dimensions.
    PrincipalPlane(std::span<const float> vectors, std::size_t dimensions);

    [[nodiscard]] std::size_t dimensions() const { return m_mean.size(); }
    /// Where a vector lies in the plane. REQUIRES: vector has dimensions() numbers.
    [[nodiscard]] std::array<float, 2> project(std::span<const float> vector) const;
    /// Shares of the variance that the two axes show; they sum to at most 1.
    [[nodiscard]] const std::array<double, 2>& explained() const { return m_explained; }

private:
    std::vector<float> m_mean;
    std::array<std::vector<float>, 2> m_axes;
    std::array<double, 2> m_explained{};
};

} // namespace acr
