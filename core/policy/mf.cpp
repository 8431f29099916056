// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/bytes.h"
#include "core/base/elementaryfunctions.h"
#include "core/base/translatable.h"
#include "core/policy/learner.h"
#include "core/policy/minibatch.h"

#include <cmath>

namespace acr {

namespace {

constexpr Eigen::Index maxFactors = 1024;

float logistic(float x)
{
    return 1 / (1 + static_cast<float>(portableExp(static_cast<double>(-x))));
}

/// RouteLLM's matrix factorisation (Ong et al. 2024): the strength of model m on task x is the inner product of a
/// learned vector of the model and a learned projection of the task, plus a bias of the model; that m beats n has the
/// probability σ(strength(m) − strength(n)). The value is the mean probability of beating another model of the pool.
class Factorisation final : public Learner {
public:
    Factorisation(Eigen::VectorXf weights, Eigen::Index inputs, Eigen::Index factors, Eigen::Index models)
        : m_weights(std::move(weights))
        , m_inputs(inputs)
        , m_factors(factors)
        , m_models(models)
    {}

    [[nodiscard]] FeatureMatrix predict(const FeatureMatrix& features) const override
    {
        const Eigen::Map<const FeatureMatrix> projection(m_weights.data(), m_inputs, m_factors);
        const Eigen::Map<const FeatureMatrix> models(m_weights.data() + m_inputs * m_factors, m_factors + 1, m_models);
        FeatureMatrix strengths = (features * projection) * models.topRows(m_factors);
        strengths.rowwise() += models.row(m_factors);
        FeatureMatrix values = FeatureMatrix::Zero(strengths.rows(), m_models);
        for (Eigen::Index i = 0; i < strengths.rows(); ++i) {
            for (Eigen::Index j = 0; j < m_models; ++j) {
                for (Eigen::Index k = 0; k < m_models; ++k)
                    values(i, j) += j == k ? 0.0F : logistic(strengths(i, j) - strengths(i, k));
            }
        }
        return values / static_cast<float>(std::max<Eigen::Index>(1, m_models - 1));
    }

    [[nodiscard]] std::string toBytes() const override
    {
        ByteWriter writer;
        writer.number(static_cast<std::int64_t>(m_factors));
        writer.numbers(std::vector<float>(m_weights.begin(), m_weights.end()));
        return writer.take();
    }

private:
    Eigen::VectorXf m_weights; ///< inputs × factors, then factors and a bias × models
    Eigen::Index m_inputs;
    Eigen::Index m_factors;
    Eigen::Index m_models;
};

Result<std::unique_ptr<Learner>> fitMf(const PolicySpec& spec, const LearnerData& data, const Progress& progress)
{
    const Eigen::Index inputs = data.features.cols();
    const Eigen::Index models = data.models();
    const auto factors = static_cast<Eigen::Index>(spec.parameters.integer("factors"));
    const MiniBatchSettings settings = miniBatchSettings(spec.parameters, 0.005);
    std::vector<Eigen::Index> rows(static_cast<std::size_t>(data.tasks()));
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] = static_cast<Eigen::Index>(i);
    Eigen::VectorXf weights = randomWeights(inputs * factors + (factors + 1) * models, 0.3, settings.seed);
    FeatureMatrix batch;
    FeatureMatrix projected;
    FeatureMatrix strengths;
    FeatureMatrix errors;
    const auto gradient = [&](std::span<const Eigen::Index> chosen, const Eigen::VectorXf& at, Eigen::VectorXf& slope) {
        const Eigen::Map<const FeatureMatrix> projection(at.data(), inputs, factors);
        const Eigen::Map<const FeatureMatrix> vectors(at.data() + inputs * factors, factors + 1, models);
        Eigen::Map<FeatureMatrix> projectionSlope(slope.data(), inputs, factors);
        Eigen::Map<FeatureMatrix> vectorSlope(slope.data() + inputs * factors, factors + 1, models);
        const auto count = static_cast<Eigen::Index>(chosen.size());
        batch.resize(count, inputs);
        for (std::size_t i = 0; i < chosen.size(); ++i)
            batch.row(static_cast<Eigen::Index>(i)) = data.features.row(chosen[i]);
        projected.noalias() = batch * projection;
        strengths.noalias() = projected * vectors.topRows(factors);
        strengths.rowwise() += vectors.row(factors);
        errors.setZero(count, models);
        // Every pair of models with different scores is a match, weighted by the difference of the scores.
        for (Eigen::Index i = 0; i < count; ++i) {
            const auto scores = data.scores.row(chosen[static_cast<std::size_t>(i)]);
            for (Eigen::Index j = 0; j < models; ++j) {
                for (Eigen::Index k = 0; k < models; ++k) {
                    const float lead = scores[j] - scores[k];
                    if (!(lead > 0))
                        continue;
                    const float pull = lead * logistic(strengths(i, k) - strengths(i, j)) / static_cast<float>(count);
                    errors(i, j) -= pull;
                    errors(i, k) += pull;
                }
            }
        }
        vectorSlope.topRows(factors).noalias() += projected.transpose() * errors;
        vectorSlope.row(factors) += errors.colwise().sum();
        projectionSlope.noalias() += batch.transpose() * (errors * vectors.topRows(factors).transpose());
    };
    if (auto done = fitInMiniBatches(weights, std::move(rows), settings, gradient, progress); !done)
        return Unexpected(done.error());
    return std::make_unique<Factorisation>(std::move(weights), inputs, factors, models);
}

Result<std::unique_ptr<Learner>> loadMf(std::string_view stored, const LearnerData& data)
{
    ByteReader reader(stored);
    const auto factors = static_cast<Eigen::Index>(reader.number<std::int64_t>());
    const std::vector<float> weights = reader.numbers<float>();
    const Eigen::Index inputs = data.features.cols();
    const Eigen::Index models = data.models();
    if (!reader.complete() || factors < 1 || factors > maxFactors ||
        static_cast<Eigen::Index>(weights.size()) != inputs * factors + (factors + 1) * models)
        return storedLearnerIsDamaged("mf");
    return std::make_unique<Factorisation>(
        Eigen::Map<const Eigen::VectorXf>(weights.data(), static_cast<Eigen::Index>(weights.size())), inputs, factors,
        models);
}

} // namespace

PolicyEntry mfEntry()
{
    std::vector<ParameterSpec> parameters = miniBatchParameters(1e-3, 10);
    parameters.insert(parameters.begin(),
                      {.name = "factors",
                       .kind = ParameterKind::Integer,
                       .defaultValue = std::int64_t{16},
                       .minimum = 1,
                       .maximum = static_cast<double>(maxFactors),
                       .choices = {},
                       .help = QT_TRANSLATE_NOOP("Policy", "Length of the vectors of models and tasks.")});
    return trainedEntry(
        {.info = {.id = "mf",
                  .family = PolicyFamily::Fitted,
                  .kind = PolicyKind::Learned,
                  .summary = QT_TRANSLATE_NOOP(
                      "Policy",
                      "Matrix factorisation of model by task, learned from which model beats which (RouteLLM)."),
                  .parameters = std::move(parameters),
                  .fitted = true,
                  .trained = true,
                  .readsText = true,
                  .published = {{.router = "RouteLLM-MF"}}},
         .version = "mf/1",
         .fit = fitMf,
         .load = loadMf});
}

} // namespace acr
