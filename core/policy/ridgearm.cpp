// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/policy/ridgearm.h"

#include <algorithm>

namespace acr {

RidgeArm::RidgeArm(Eigen::Index dimensions, double ridge)
    : m_ridge(ridge)
    , m_inverse(Eigen::MatrixXd::Identity(dimensions, dimensions) / ridge)
    , m_theta(Eigen::VectorXd::Zero(dimensions))
    , m_projected(dimensions)
{}

void RidgeArm::grow(Eigen::Index dimensions)
{
    const Eigen::Index before = m_theta.size();
    if (before >= dimensions)
        return;
    Eigen::MatrixXd inverse = Eigen::MatrixXd::Identity(dimensions, dimensions) / m_ridge;
    inverse.topLeftCorner(before, before) = *m_inverse;
    m_inverse.replace(std::move(inverse));
    m_theta.conservativeResize(dimensions);
    m_theta.tail(dimensions - before).setZero();
    m_projected.resize(dimensions);
}

double RidgeArm::variance(const SparseVector& x) const
{
    const Eigen::MatrixXd& inverse = *m_inverse;
    double diagonal = 0;
    double beside = 0;
    const auto entries = x.entries();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const double* const column = inverse.col(entries[i].index).data();
        double sum = 0;
        for (std::size_t j = i + 1; j < entries.size(); ++j)
            sum += column[entries[j].index] * entries[j].value;
        beside += entries[i].value * sum;
        diagonal += entries[i].value * entries[i].value * column[entries[i].index];
    }
    return std::max(0.0, diagonal + 2 * beside);
}

void RidgeArm::project(const SparseVector& x)
{
    const Eigen::MatrixXd& inverse = *m_inverse;
    m_projected.setZero();
    for (const SparseVector::Entry& entry : x.entries())
        m_projected += entry.value * inverse.col(entry.index);
}

void RidgeArm::update(const SparseVector& x, double observed, double gain)
{
    m_theta += (gain * (observed - mean(x))) * m_projected;
    Eigen::MatrixXd& inverse = m_inverse.edit();
    // Where A⁻¹x is zero, the column does not change; at first that is most columns.
    for (Eigen::Index column = 0; column < m_projected.size(); ++column) {
        if (m_projected[column] != 0)
            inverse.col(column) -= (gain * m_projected[column]) * m_projected;
    }
}

void RidgeArm::learn(const SparseVector& x, double observed)
{
    project(x);
    update(x, observed, 1.0 / (1.0 + x.dot(m_projected)));
}

void RidgeArm::correct(const SparseVector& x, double before, double after)
{
    project(x);
    m_theta += (after - before) * m_projected;
}

void RidgeArm::forget(const SparseVector& x, double observed)
{
    // (A − x xᵀ)⁻¹ = A⁻¹ + p pᵀ/(1 − xᵀp): the same step with the opposite sign.
    project(x);
    update(x, observed, -1.0 / (1.0 - x.dot(m_projected)));
}

} // namespace acr
