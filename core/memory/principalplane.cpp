// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/principalplane.h"

#include <Eigen/Eigenvalues>

#include <algorithm>

namespace acr {

namespace {

constexpr std::size_t maxSampled = 4000;

} // namespace

PrincipalPlane::PrincipalPlane(std::span<const float> vectors, std::size_t dimensions)
    : m_mean(dimensions)
    , m_axes{std::vector<float>(dimensions), std::vector<float>(dimensions)}
{
    using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const std::size_t count = dimensions > 0 ? vectors.size() / dimensions : 0;
    if (count == 0)
        return;
    const auto width = static_cast<Eigen::Index>(dimensions);
    const std::size_t stride = (count + maxSampled - 1) / maxSampled;
    Matrix sample(static_cast<Eigen::Index>((count + stride - 1) / stride), width);
    for (std::size_t i = 0; i < count; i += stride)
        sample.row(static_cast<Eigen::Index>(i / stride)) =
            Eigen::Map<const Eigen::RowVectorXf>(vectors.data() + i * dimensions, width);
    const Eigen::RowVectorXf mean = sample.colwise().mean();
    sample.rowwise() -= mean;
    std::copy_n(mean.data(), dimensions, m_mean.begin());
    const Eigen::MatrixXd covariance =
        (sample.transpose() * sample).cast<double>() / static_cast<double>(sample.rows());
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(covariance);
    const double total = std::max(0.0, covariance.trace());
    for (Eigen::Index axis = 0; axis < std::min<Eigen::Index>(2, width); ++axis) {
        Eigen::VectorXd direction = solver.eigenvectors().col(width - 1 - axis);
        Eigen::Index largest = 0;
        direction.cwiseAbs().maxCoeff(&largest);
        if (direction[largest] < 0)
            direction = -direction;
        const auto place = static_cast<std::size_t>(axis);
        for (std::size_t d = 0; d < dimensions; ++d)
            m_axes[place][d] = static_cast<float>(direction[static_cast<Eigen::Index>(d)]);
        m_explained[place] = total > 0 ? std::max(0.0, solver.eigenvalues()[width - 1 - axis]) / total : 0;
    }
}

std::array<float, 2> PrincipalPlane::project(std::span<const float> vector) const
{
    std::array<float, 2> place{};
    for (std::size_t axis = 0; axis < place.size(); ++axis) {
        for (std::size_t d = 0; d < m_mean.size(); ++d)
            place[axis] += (vector[d] - m_mean[d]) * m_axes[axis][d];
    }
    return place;
}

} // namespace acr
