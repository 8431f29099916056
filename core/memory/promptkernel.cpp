// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/promptkernel.h"

#include <Eigen/Cholesky>

#include <algorithm>

namespace acr {

PromptKernel::PromptKernel(std::span<const Source> sources, const PromptKernelSettings& settings)
    : m_settings(settings)
{
    for (const Source& source : sources) {
        Fit& fit = m_fits.emplace_back();
        const auto count = static_cast<Eigen::Index>(std::min(source.tasks.size(), mostTasks));
        if (count == 0 || settings.trust <= 0)
            continue;
        Eigen::MatrixXd differences(count, source.differences.cols());
        Eigen::MatrixXd system(count, count);
        fit.keys = ByteVectors(source.vectors.dimensions());
        for (Eigen::Index i = 0; i < count; ++i) {
            // Spread over all of them where there are too many.
            const std::size_t at = static_cast<std::size_t>(i) * source.tasks.size() / static_cast<std::size_t>(count);
            fit.columnOf.emplace(source.tasks[at], i);
            fit.keys.add(source.vectors, at);
            differences.row(i) = source.differences.row(static_cast<Eigen::Index>(at));
            // The upper triangle; the lower one is not read.
            const std::span<double> column(system.col(i).data(), static_cast<std::size_t>(i) + 1);
            fit.keys.cosines(static_cast<std::size_t>(i), column);
            for (double& value : column)
                value = kernel(value);
        }
        system.diagonal().array() += settings.trust;
        const Eigen::MatrixXd inverse =
            Eigen::LLT<Eigen::MatrixXd, Eigen::Upper>(system).solve(Eigen::MatrixXd::Identity(count, count));
        const Eigen::MatrixXd weights = inverse * differences;
        fit.leftOut = (differences - inverse.diagonal().cwiseInverse().asDiagonal() * weights).transpose();
        fit.weights = weights.transpose();
    }
}

double PromptKernel::kernel(double cosine) const
{
    const double near = std::max(0.0, (cosine - m_settings.threshold) / (1 - m_settings.threshold));
    return near * near * near + m_settings.broad * cosine;
}

void PromptKernel::predict(std::size_t source, TaskIndex task, std::span<const float> vector,
                           std::span<double> differences) const
{
    Eigen::Map<Eigen::VectorXd> predicted(differences.data(), static_cast<Eigen::Index>(differences.size()));
    const Fit& fit = m_fits[source];
    if (fit.columnOf.empty()) {
        predicted.setZero();
        return;
    }
    if (const auto own = fit.columnOf.find(task); own != fit.columnOf.end()) {
        predicted = fit.leftOut.col(own->second);
        return;
    }
    Eigen::VectorXd similarity(static_cast<Eigen::Index>(fit.keys.size()));
    fit.keys.cosines(vector, {similarity.data(), fit.keys.size()});
    predicted = fit.weights * similarity.unaryExpr([this](double cosine) { return kernel(cosine); });
}

} // namespace acr
