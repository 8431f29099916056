// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/promptkernel.h"

#include <Eigen/Cholesky>

#include <algorithm>

namespace acr {

PromptKernel::PromptKernel(std::shared_ptr<const TaskVectors> vectors, std::span<const Source> sources,
                           const PromptKernelSettings& settings)
    : m_settings(settings)
{
    for (const Source& source : sources) {
        Fit& fit = m_fits.emplace_back();
        const auto count = static_cast<Eigen::Index>(std::min(source.tasks.size(), maxTasks));
        if (count == 0 || settings.trust <= 0)
            continue;
        Eigen::MatrixXd differences(count, source.differences.cols());
        fit.keys.resize(static_cast<Eigen::Index>(vectors->dimensions()), count);
        for (Eigen::Index i = 0; i < count; ++i) {
            // Spread over all of them where there are too many.
            const std::size_t at = static_cast<std::size_t>(i) * source.tasks.size() / static_cast<std::size_t>(count);
            const TaskIndex task = source.tasks[at];
            fit.tasks.push_back(task);
            fit.columnOf.emplace(task, i);
            std::ranges::copy((*vectors)[task], fit.keys.col(i).data());
            differences.row(i) = source.differences.row(static_cast<Eigen::Index>(at));
        }
        Eigen::MatrixXd system = kernel(fit.keys.transpose() * fit.keys);
        system.diagonal().array() += settings.trust;
        const Eigen::MatrixXd inverse =
            Eigen::LLT<Eigen::MatrixXd>(system).solve(Eigen::MatrixXd::Identity(count, count));
        const Eigen::MatrixXd weights = inverse * differences;
        fit.leftOut = (differences - inverse.diagonal().cwiseInverse().asDiagonal() * weights).transpose();
        fit.weights = weights.transpose();
    }
}

Eigen::MatrixXd PromptKernel::kernel(const Eigen::MatrixXf& cosines) const
{
    return cosines.cast<double>().unaryExpr([this](double cosine) {
        const double near = std::max(0.0, (cosine - m_settings.threshold) / (1 - m_settings.threshold));
        return near * near * near + m_settings.broad * cosine;
    });
}

void PromptKernel::predict(std::size_t source, TaskIndex task, const TaskVectors& vectors,
                           std::span<double> differences) const
{
    Eigen::Map<Eigen::VectorXd> predicted(differences.data(), static_cast<Eigen::Index>(differences.size()));
    const Fit& fit = m_fits[source];
    if (fit.tasks.empty()) {
        predicted.setZero();
        return;
    }
    if (const auto own = fit.columnOf.find(task); own != fit.columnOf.end()) {
        predicted = fit.leftOut.col(own->second);
        return;
    }
    const std::span<const float> vector = vectors[task];
    const Eigen::Map<const Eigen::VectorXf> query(vector.data(), static_cast<Eigen::Index>(vector.size()));
    predicted = fit.weights * kernel(fit.keys.transpose() * query);
}

} // namespace acr
