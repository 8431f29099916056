// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/promptridge.h"

#include "core/memory/probeddifferences.h"
#include "core/memory/stackingweights.h"

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace acr {

namespace {

/// Directions of texts, and the penalty on weights of a condensed task.
constexpr Eigen::Index maxDirections = 16;
constexpr PromptRidgeSettings condensedSettings{100, 100};
/// Up to so many outputs, one a model and one for all, weights are solved for dimension by dimension, and with more by
/// the sum of the inverses.
constexpr Eigen::Index maxOutputsInTurns = 65;

} // namespace

/// Sums over some probed tasks: of products of features, and of features and differences.
struct PromptRidge::Moments {
    FeatureMatrix gram;
    FeatureMatrix cross;
};

PromptRidge::Weights PromptRidge::solve(std::span<const Moments> dimensions, const PromptRidgeSettings& settings)
{
    // With the moments G and C of a dimension d, F = G + λ_d·I and W = ΣG + λI, coordinate descent alternates between
    // the dimension's own weights w = F⁻¹(C − Gc) and the common ones c = W⁻¹Σ(C − Gw). As F⁻¹G = I − λ_d·F⁻¹, a round
    // is
    //     c ← c + W⁻¹(λ_d·Σ(F⁻¹C + λ_d·F⁻¹c − c) − λc),
    // without products of large and narrow matrices, and w = F⁻¹(C + λ_d·c) − c.
    using Matrix = Eigen::MatrixXd;
    const Eigen::Index features = dimensions.front().gram.rows();
    const Eigen::Index outputs = dimensions.front().cross.cols();
    const Matrix identity = Matrix::Identity(features, features);
    Matrix whole = identity * settings.common;
    Matrix common = Matrix::Zero(features, outputs);
    Matrix solvedCrosses = common;
    std::vector<Eigen::LLT<Matrix>> factors;
    factors.reserve(dimensions.size());
    for (const Moments& moments : dimensions) {
        Matrix gram = moments.gram.cast<double>();
        whole += gram;
        gram.diagonal().array() += settings.dimension;
        factors.emplace_back(gram);
        const Matrix cross = moments.cross.cast<double>();
        common += cross;
        solvedCrosses += factors.back().solve(cross);
    }
    const Eigen::LLT<Matrix> wholeFactor(whole);
    common = wholeFactor.solve(common).eval();
    // ΣF⁻¹, for many outputs.
    Matrix inverses;
    if (outputs > maxOutputsInTurns) {
        inverses = Matrix::Zero(features, features);
        for (const Eigen::LLT<Matrix>& factor : factors)
            inverses += factor.solve(identity);
    }
    // The sum is convex and converges after a few rounds.
    constexpr int rounds = 12;
    const double shrunk = settings.dimension * static_cast<double>(factors.size()) + settings.common;
    for (int round = 1; round < rounds; ++round) {
        Matrix solved = Matrix::Zero(features, outputs);
        if (outputs > maxOutputsInTurns) {
            solved = inverses * common;
        } else {
            for (const Eigen::LLT<Matrix>& factor : factors)
                solved += factor.solve(common);
        }
        solved = settings.dimension * (solvedCrosses + settings.dimension * solved) - shrunk * common;
        common += wholeFactor.solve(solved);
    }
    Weights weights{common.cast<float>(), {}};
    for (std::size_t d = 0; d < factors.size(); ++d) {
        const Matrix right = dimensions[d].cross.cast<double>() + settings.dimension * common;
        weights.ofDimension.emplace_back((factors[d].solve(right) - common).cast<float>());
    }
    return weights;
}

Eigen::RowVectorXf PromptRidge::predict(const Weights& weights, const Eigen::RowVectorXf& features,
                                        TaskIndex task) const
{
    const auto dimension = static_cast<std::size_t>(m_tasks[task].category(Facet::Dimension).position());
    Eigen::RowVectorXf predicted = features * weights.common;
    // A dimension that was not there at the fit has no weights of its own.
    if (dimension < weights.ofDimension.size())
        predicted += features * weights.ofDimension[dimension];
    return predicted;
}

FeatureMatrix PromptRidge::FeatureView::rows(const FeatureMatrix& features) const
{
    if (projection.size() == 0)
        return features;
    FeatureMatrix result(features.rows(), projection.cols() + features.cols() - projection.rows());
    result.leftCols(projection.cols()) = features.leftCols(projection.rows()) * projection;
    result.rightCols(features.cols() - projection.rows()) = features.rightCols(features.cols() - projection.rows());
    return result;
}

Eigen::RowVectorXf PromptRidge::FeatureView::row(const Eigen::RowVectorXf& features) const
{
    if (projection.size() == 0)
        return features;
    Eigen::RowVectorXf result(projection.cols() + features.cols() - projection.rows());
    result.head(projection.cols()) = features.head(projection.rows()) * projection;
    result.tail(features.cols() - projection.rows()) = features.tail(features.cols() - projection.rows());
    return result;
}

FeatureMatrix PromptRidge::mainDirections(FeatureMatrix texts, std::span<const TaskIndex> probed) const
{
    const auto dimensionOf = [&](std::size_t i) {
        return static_cast<Eigen::Index>(m_tasks[probed[i]].category(Facet::Dimension).position());
    };
    const auto dimensions = static_cast<Eigen::Index>(m_tasks.categories(Facet::Dimension).size());
    FeatureMatrix mean = FeatureMatrix::Zero(dimensions, texts.cols());
    Eigen::VectorXf count = Eigen::VectorXf::Zero(dimensions);
    for (std::size_t i = 0; i < probed.size(); ++i) {
        mean.row(dimensionOf(i)) += texts.row(static_cast<Eigen::Index>(i));
        count[dimensionOf(i)] += 1;
    }
    for (std::size_t i = 0; i < probed.size(); ++i)
        texts.row(static_cast<Eigen::Index>(i)) -= mean.row(dimensionOf(i)) / count[dimensionOf(i)];
    const FeatureMatrix spread = texts.transpose() * texts / static_cast<float>(probed.size());
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(spread.cast<double>());
    const Eigen::Index directions = std::min<Eigen::Index>(maxDirections, texts.cols());
    FeatureMatrix projection = FeatureMatrix::Zero(texts.cols(), directions);
    // Texts have length 1. Directions of less variance are rounding errors, of equal texts for example, and stay 0.
    constexpr double minVariance = 1e-6;
    for (Eigen::Index k = 0; k < directions; ++k) {
        const Eigen::Index at = texts.cols() - 1 - k;
        const double variance = eigen.eigenvalues()[at];
        if (variance > minVariance)
            projection.col(k) = (eigen.eigenvectors().col(at) / std::sqrt(variance)).cast<float>();
    }
    return projection;
}

PromptRidge::PromptRidge(std::size_t models, const TaskTable& tasks, std::shared_ptr<const TaskVectors> vectors,
                         std::span<const TaskIndex> training, const OutcomeMatrix& outcomes, MissingScores convention,
                         const PriorSet& priors, const PromptRidgeSettings& settings)
    : m_tasks(tasks)
{
    std::vector<TaskIndex> probed;
    std::ranges::copy_if(training, std::back_inserter(probed),
                         [&](TaskIndex task) { return vectors->fromPrompt(task); });
    if (probed.empty() || priors.empty())
        return;
    m_layout = std::make_unique<const TaskFeatures>(tasks, std::move(vectors), probed);
    const FeatureMatrix features = m_layout->rows(probed);
    const ProbedDifferences differences(tasks, probed, outcomes, convention, priors);
    const auto outputs = static_cast<Eigen::Index>(models) + 1;
    FeatureMatrix found(features.rows(), outputs);
    const std::size_t dimensions = tasks.categories(Facet::Dimension).size();
    std::vector<std::vector<Eigen::Index>> rowsOf(dimensions * folds);
    m_foldOf.assign(tasks.size(), -1);
    std::vector<double> row(models);
    for (std::size_t i = 0; i < probed.size(); ++i) {
        const auto at = static_cast<Eigen::Index>(i);
        found(at, outputs - 1) = static_cast<float>(differences.of(probed[i], row));
        for (std::size_t j = 0; j < models; ++j)
            found(at, static_cast<Eigen::Index>(j)) = static_cast<float>(row[j]);
        m_foldOf[probed[i].position()] = static_cast<std::int8_t>(i % folds);
        rowsOf[static_cast<std::size_t>(tasks[probed[i]].category(Facet::Dimension).position()) * folds + i % folds]
            .push_back(at);
    }

    m_views.back().projection =
        mainDirections(features.leftCols(static_cast<Eigen::Index>(m_layout->vectors().dimensions())), probed);
    // By feature set: its predictions for the tasks that the fit has not seen.
    std::array<FeatureMatrix, std::tuple_size_v<decltype(m_views)>> predicted;
    for (std::size_t which = 0; which < m_views.size(); ++which) {
        FeatureView& view = m_views[which];
        const FeatureMatrix seen = view.rows(features);
        std::vector<Moments> parts;
        for (const auto& rows : rowsOf) {
            const FeatureMatrix x = seen(rows, Eigen::all);
            const FeatureMatrix y = found(rows, Eigen::all);
            parts.push_back({x.transpose() * x, x.transpose() * y});
        }
        for (std::size_t without = 0; without <= folds; ++without) {
            std::vector<Moments> sums(
                dimensions, {FeatureMatrix::Zero(seen.cols(), seen.cols()), FeatureMatrix::Zero(seen.cols(), outputs)});
            for (std::size_t part = 0; part < parts.size(); ++part) {
                if (part % folds == without)
                    continue;
                sums[part / folds].gram += parts[part].gram;
                sums[part / folds].cross += parts[part].cross;
            }
            view.fits[without] = solve(sums, which == 0 ? settings : condensedSettings);
        }
        predicted[which].resize(seen.rows(), outputs);
        for (std::size_t i = 0; i < probed.size(); ++i) {
            const auto at = static_cast<Eigen::Index>(i);
            predicted[which].row(at) = predict(view.fits[i % folds], seen.row(at), probed[i]);
        }
    }

    for (std::size_t part = 0; part < 2; ++part) {
        const auto product = [&](const FeatureMatrix& a, const FeatureMatrix& b) {
            return part == 0 ? a.leftCols(outputs - 1)
                                   .cast<double>()
                                   .cwiseProduct(b.leftCols(outputs - 1).cast<double>())
                                   .sum()
                             : a.col(outputs - 1).cast<double>().dot(b.col(outputs - 1).cast<double>());
        };
        const std::array<double, 2> share =
            stackingWeights({.own = {product(predicted[0], predicted[0]), product(predicted[1], predicted[1])},
                             .with = {product(predicted[0], found), product(predicted[1], found)},
                             .shared = product(predicted[0], predicted[1])});
        for (std::size_t which = 0; which < 2; ++which)
            m_views[which].share[part] = share[which];
    }
}

float PromptRidge::correct(TaskIndex task, const TaskVectors& vectors, std::span<float> offsets) const
{
    std::ranges::fill(offsets, 0.0F);
    if (!vectors.fromPrompt(task))
        return 0;
    const Eigen::RowVectorXf features = m_layout->rows(std::span(&task, 1), vectors).row(0);
    const std::int8_t fold = task.position() < m_foldOf.size() ? m_foldOf[task.position()] : std::int8_t{-1};
    double easier = 0;
    for (const FeatureView& view : m_views) {
        const Eigen::RowVectorXf predicted =
            predict(view.fits[fold < 0 ? folds : static_cast<std::size_t>(fold)], view.row(features), task);
        easier += view.share[1] * static_cast<double>(predicted[static_cast<Eigen::Index>(offsets.size())]);
        for (std::size_t j = 0; j < offsets.size(); ++j)
            offsets[j] +=
                static_cast<float>(view.share[0] * static_cast<double>(predicted[static_cast<Eigen::Index>(j)]));
    }
    return static_cast<float>(easier);
}

} // namespace acr
