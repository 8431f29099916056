// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/bytes.h"
#include "core/base/translatable.h"
#include "core/policy/learner.h"
#include "core/policy/minibatch.h"

#include <cmath>

namespace acr {

namespace {

void softmaxRows(FeatureMatrix& logits)
{
    for (auto row : logits.rowwise()) {
        row.array() -= row.maxCoeff();
        row = row.array().exp();
        row /= row.sum();
    }
}

/// Multinomial logistic regression: the probability that a model is the best of its task; tied models share it.
class LogisticRegression final : public Learner {
public:
    explicit LogisticRegression(FeatureMatrix weights)
        : m_weights(std::move(weights))
    {}

    [[nodiscard]] FeatureMatrix predict(const FeatureMatrix& features) const override
    {
        FeatureMatrix values = features * m_weights.topRows(features.cols());
        values.rowwise() += m_weights.row(features.cols());
        softmaxRows(values);
        return values;
    }

    [[nodiscard]] std::string toBytes() const override
    {
        ByteWriter writer;
        writer.numbers(std::vector<float>(m_weights.data(), m_weights.data() + m_weights.size()));
        return writer.take();
    }

private:
    FeatureMatrix m_weights; ///< features and a bias × models
};

/// Each task's best models share 1. A task on which all models are equal is left out.
std::vector<Eigen::Index> labelRows(const LearnerData& data, FeatureMatrix& labels)
{
    labels = FeatureMatrix::Zero(data.tasks(), data.models());
    std::vector<Eigen::Index> rows;
    for (Eigen::Index i = 0; i < data.tasks(); ++i) {
        float best = -1;
        float worst = 2;
        for (const float score : data.scores.row(i)) {
            if (!std::isnan(score)) {
                best = std::max(best, score);
                worst = std::min(worst, score);
            }
        }
        if (best <= worst)
            continue;
        for (Eigen::Index j = 0; j < data.models(); ++j)
            labels(i, j) = data.scores(i, j) == best ? 1.0F : 0.0F;
        labels.row(i) /= labels.row(i).sum();
        rows.push_back(i);
    }
    return rows;
}

Result<std::unique_ptr<Learner>> fitLogReg(const PolicySpec& spec, const LearnerData& data, const Progress& progress)
{
    FeatureMatrix labels;
    std::vector<Eigen::Index> rows = labelRows(data, labels);
    const Eigen::Index inputs = data.features.cols();
    const Eigen::Index models = data.models();
    Eigen::VectorXf weights = Eigen::VectorXf::Zero((inputs + 1) * models);
    FeatureMatrix batch;
    FeatureMatrix errors;
    const auto gradient = [&](std::span<const Eigen::Index> chosen, const Eigen::VectorXf& at, Eigen::VectorXf& slope) {
        const Eigen::Map<const FeatureMatrix> w(at.data(), inputs + 1, models);
        Eigen::Map<FeatureMatrix> g(slope.data(), inputs + 1, models);
        batch.resize(static_cast<Eigen::Index>(chosen.size()), inputs);
        for (std::size_t i = 0; i < chosen.size(); ++i)
            batch.row(static_cast<Eigen::Index>(i)) = data.features.row(chosen[i]);
        errors.noalias() = batch * w.topRows(inputs);
        errors.rowwise() += w.row(inputs);
        softmaxRows(errors);
        for (std::size_t i = 0; i < chosen.size(); ++i)
            errors.row(static_cast<Eigen::Index>(i)) -= labels.row(chosen[i]);
        errors /= static_cast<float>(chosen.size());
        g.topRows(inputs).noalias() += batch.transpose() * errors;
        g.row(inputs) += errors.colwise().sum();
    };
    if (auto done =
            fitInMiniBatches(weights, std::move(rows), miniBatchSettings(spec.parameters, 0.02), gradient, progress);
        !done)
        return Unexpected(done.error());
    return std::make_unique<LogisticRegression>(Eigen::Map<const FeatureMatrix>(weights.data(), inputs + 1, models));
}

Result<std::unique_ptr<Learner>> loadLogReg(std::string_view stored, const LearnerData& data)
{
    ByteReader reader(stored);
    const std::vector<float> weights = reader.numbers<float>();
    const Eigen::Index inputs = data.features.cols();
    if (!reader.complete() || static_cast<Eigen::Index>(weights.size()) != (inputs + 1) * data.models())
        return storedLearnerIsDamaged("logreg");
    return std::make_unique<LogisticRegression>(
        Eigen::Map<const FeatureMatrix>(weights.data(), inputs + 1, data.models()));
}

} // namespace

PolicyEntry logRegEntry()
{
    return trainedEntry(
        {.info = {.id = "logreg",
                  .family = PolicyFamily::Fitted,
                  .kind = PolicyKind::Learned,
                  .summary = QT_TRANSLATE_NOOP(
                      "Policy",
                      "Multinomial logistic regression on the task's text and categories: which model is the best."),
                  .parameters = miniBatchParameters(1e-3, 20),
                  .fitted = true,
                  .trained = true,
                  .readsText = true,
                  .published = {{.router = "LogReg"}}},
         .version = "logreg/1",
         .fit = fitLogReg,
         .load = loadLogReg});
}

} // namespace acr
