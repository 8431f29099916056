// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// One arm of a linear bandit: ridge regression of the reward on the features, one observation at a time.
///
/// With A = ridge·I + Σ x xᵀ and b = Σ r·x it keeps A⁻¹ by Sherman and Morrison, A⁻¹ − p pᵀ/(1 + xᵀp) with p = A⁻¹x,
/// and θ̂ = A⁻¹b by recursive least squares, θ̂ + p·(r − xᵀθ̂)/(1 + xᵀp). Features are sparse: an estimate costs the
/// square of their number, not of the dimensions. Copies share A⁻¹ until one of them learns: of a bandit with many arms
/// it is the most, and few of them learn between two copies. A value; thread-safety: as any value.
#pragma once

#include "core/features/sparsevector.h"

#include <atomic>
#include <memory>

namespace acr {

class RidgeArm {
public:
    RidgeArm(Eigen::Index dimensions, double ridge);
    /// Appends features up to that number, which were zero in all observations so far.
    void grow(Eigen::Index dimensions);

    /// xᵀθ̂
    [[nodiscard]] double mean(const SparseVector& x) const { return x.dot(m_theta); }
    /// xᵀA⁻¹x, never below 0.
    [[nodiscard]] double variance(const SparseVector& x) const;
    void learn(const SparseVector& x, double observed);
    /// As if `after` had been learned in place of `before`, up to rounding.
    void correct(const SparseVector& x, double before, double after);
    /// As if it had not been learned, up to rounding. REQUIRES: it was.
    void forget(const SparseVector& x, double observed);

private:
    /// A matrix that copies share until it is written to.
    class SharedMatrix {
    public:
        explicit SharedMatrix(Eigen::MatrixXd matrix)
            : m_matrix(std::make_shared<Eigen::MatrixXd>(std::move(matrix)))
        {}
        SharedMatrix(const SharedMatrix& other)
            : m_matrix(other.m_matrix)
            , m_shared(true)
        {
            other.m_shared = true;
        }
        SharedMatrix& operator=(const SharedMatrix&) = delete;
        ~SharedMatrix() = default;

        [[nodiscard]] const Eigen::MatrixXd& operator*() const { return *m_matrix; }
        [[nodiscard]] Eigen::MatrixXd& edit()
        {
            if (m_shared) {
                m_matrix = std::make_shared<Eigen::MatrixXd>(*m_matrix);
                m_shared = false;
            }
            return *m_matrix;
        }
        void replace(Eigen::MatrixXd matrix)
        {
            m_matrix = std::make_shared<Eigen::MatrixXd>(std::move(matrix));
            m_shared = false;
        }

    private:
        std::shared_ptr<Eigen::MatrixXd> m_matrix;
        /// Atomic as several threads may copy the same object.
        mutable std::atomic<bool> m_shared = false;
    };

    void project(const SparseVector& x);
    /// Adds gain·(observed − xᵀθ̂)·p to θ̂ and takes gain·p pᵀ from A⁻¹.
    void update(const SparseVector& x, double observed, double gain);

    double m_ridge;
    SharedMatrix m_inverse;      ///< A⁻¹
    Eigen::VectorXd m_theta;     ///< θ̂
    Eigen::VectorXd m_projected; ///< A⁻¹x while learning
};

} // namespace acr
