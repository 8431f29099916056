// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/bytes.h"
#include "core/base/elementaryfunctions.h"
#include "core/base/translatable.h"
#include "core/policy/learner.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace acr {

namespace {

/// RouteLLM's similarity-weighted ranking (Ong et al. 2024) on a neighbourhood: among the k training tasks nearest to a
/// task, every pair of models with different scores is a match of weight γ^(1 + s), s the cosine divided by the
/// greatest. Bradley and Terry's strengths of the matches are found by Hunter's minorise-maximise steps (2004); the
/// value of a model is its mean chance of beating another one.
class SimilarityRanking final : public Learner {
public:
    SimilarityRanking(FeatureMatrix units, FeatureMatrix scores, std::size_t neighbours, double gamma)
        : m_units(std::move(units))
        , m_scores(std::move(scores))
        , m_neighbours(std::min(neighbours, static_cast<std::size_t>(m_units.rows())))
        , m_gamma(gamma)
    {}

    [[nodiscard]] FeatureMatrix predict(const FeatureMatrix& features) const override
    {
        const FeatureMatrix similarities = features.rowwise().normalized() * m_units.transpose();
        FeatureMatrix values(features.rows(), m_scores.cols());
        std::vector<Eigen::Index> order(static_cast<std::size_t>(m_units.rows()));
        for (Eigen::Index i = 0; i < features.rows(); ++i) {
            const auto similarity = similarities.row(i);
            std::iota(order.begin(), order.end(), Eigen::Index{0});
            const auto nearer = [&](Eigen::Index a, Eigen::Index b) {
                return similarity[a] != similarity[b] ? similarity[a] > similarity[b] : a < b;
            };
            const auto end = order.begin() + static_cast<std::ptrdiff_t>(m_neighbours);
            std::nth_element(order.begin(), end - (m_neighbours > 0 ? 1 : 0), order.end(), nearer);
            std::sort(order.begin(), end);
            values.row(i) = ranking(std::span(order.begin(), end), similarity).cast<float>();
        }
        return values;
    }

    [[nodiscard]] std::string toBytes() const override
    {
        ByteWriter writer;
        writer.number(static_cast<std::uint64_t>(m_neighbours));
        writer.number(m_gamma);
        writer.numbers(std::vector<float>(m_units.data(), m_units.data() + m_units.size()));
        writer.numbers(std::vector<float>(m_scores.data(), m_scores.data() + m_scores.size()));
        return writer.take();
    }

    [[nodiscard]] std::string stored() const override
    {
        ByteWriter writer;
        writer.number(static_cast<std::uint64_t>(m_neighbours));
        writer.number(m_gamma);
        return writer.take();
    }

private:
    template <class Similarity>
    [[nodiscard]] Eigen::RowVectorXd ranking(std::span<const Eigen::Index> neighbours,
                                             const Similarity& similarity) const
    {
        constexpr double evenMatch = 0.5; ///< of each pair, so that every strength is positive and finite
        constexpr int rounds = 40;
        const Eigen::Index models = m_scores.cols();
        double nearest = 0;
        for (const Eigen::Index i : neighbours)
            nearest = std::max(nearest, static_cast<double>(similarity[i]));
        // The loops over the winners are the inner ones: their sums are independent of each other, so they are computed
        // side by side.
        Eigen::MatrixXd wins = Eigen::MatrixXd::Constant(models, models, evenMatch);
        std::vector<double> weights;
        for (const Eigen::Index i : neighbours) {
            // Divided by the weight of the nearest task: probabilities do not change, but the even matches stay small.
            weights.push_back(nearest > 0 ? portablePow(m_gamma, static_cast<double>(similarity[i]) / nearest - 1) : 1);
        }
        for (Eigen::Index k = 0; k < models; ++k) {
            double* const column = wins.col(k).data();
            for (std::size_t i = 0; i < neighbours.size(); ++i) {
                const float* const scores = m_scores.row(neighbours[i]).data();
                const float score = scores[k];
                for (Eigen::Index j = 0; j < models; ++j) {
                    const float lead = scores[j] - score;
                    column[j] += weights[i] * static_cast<double>(lead > 0 ? lead : 0.0F);
                }
            }
        }
        const Eigen::MatrixXd matches = wins + wins.transpose();
        Eigen::VectorXd won = Eigen::VectorXd::Zero(models);
        for (Eigen::Index k = 0; k < models; ++k) {
            won.head(k) += wins.col(k).head(k);
            won.tail(models - k - 1) += wins.col(k).tail(models - k - 1);
        }
        Eigen::RowVectorXd strength = Eigen::RowVectorXd::Ones(models);
        Eigen::VectorXd played(models);
        for (int round = 0; round < rounds; ++round) {
            played.setZero();
            for (Eigen::Index k = 0; k < models; ++k) {
                const double* const column = matches.col(k).data();
                for (Eigen::Index j = 0; j < k; ++j)
                    played[j] += column[j] / (strength[j] + strength[k]);
                for (Eigen::Index j = k + 1; j < models; ++j)
                    played[j] += column[j] / (strength[j] + strength[k]);
            }
            Eigen::RowVectorXd next(models);
            for (Eigen::Index j = 0; j < models; ++j)
                next[j] = played[j] > 0 ? won[j] / played[j] : 1;
            strength = next / next.mean();
        }
        Eigen::RowVectorXd values = Eigen::RowVectorXd::Zero(models);
        for (Eigen::Index j = 0; j < models; ++j) {
            for (Eigen::Index k = 0; k < models; ++k)
                values[j] += j == k ? 0.0 : strength[j] / (strength[j] + strength[k]);
        }
        return values / static_cast<double>(std::max<Eigen::Index>(1, models - 1));
    }

    FeatureMatrix m_units; ///< features of the training tasks, each of length 1
    FeatureMatrix m_scores;
    std::size_t m_neighbours;
    double m_gamma;
};

Result<std::unique_ptr<Learner>> fitSw(const PolicySpec& spec, const LearnerData& data, const Progress& progress)
{
    progress(1);
    return std::make_unique<SimilarityRanking>(data.features.rowwise().normalized(), data.scores,
                                               static_cast<std::size_t>(spec.parameters.integer("k")),
                                               spec.parameters.real("gamma"));
}

Result<std::unique_ptr<Learner>> loadSw(std::string_view stored, const LearnerData& data)
{
    ByteReader reader(stored);
    const auto neighbours = reader.number<std::uint64_t>();
    const auto gamma = reader.number<double>();
    if (!reader.complete() || !(gamma >= 1))
        return storedLearnerIsDamaged("sw");
    return std::make_unique<SimilarityRanking>(data.features.rowwise().normalized(), data.scores,
                                               static_cast<std::size_t>(neighbours), gamma);
}

} // namespace

PolicyEntry swEntry()
{
    return trainedEntry(
        {.info = {.id = "sw",
                  .family = PolicyFamily::Fitted,
                  .kind = PolicyKind::Memory,
                  .summary = QT_TRANSLATE_NOOP("Policy", "Bradley-Terry ranking of the models on similar training "
                                                         "tasks, the nearer the weightier (RouteLLM)."),
                  .parameters = {{.name = "k",
                                  .kind = ParameterKind::Integer,
                                  .defaultValue = std::int64_t{100},
                                  .minimum = 1,
                                  .maximum = 1000000,
                                  .choices = {},
                                  .help = QT_TRANSLATE_NOOP("Policy", "Number of neighbours.")},
                                 {.name = "gamma",
                                  .kind = ParameterKind::Real,
                                  .defaultValue = 100.0,
                                  .minimum = 1,
                                  .maximum = 1e6,
                                  .choices = {},
                                  .help = QT_TRANSLATE_NOOP(
                                      "Policy",
                                      "Ratio of the weight of the nearest task to that of a task with similarity 0.")}},
                  .fitted = true,
                  .trained = true,
                  .readsText = true},
         .version = "sw/1",
         .fit = fitSw,
         .load = loadSw});
}

} // namespace acr
