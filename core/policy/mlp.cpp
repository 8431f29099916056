// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/bytes.h"
#include "core/base/translatable.h"
#include "core/policy/learner.h"
#include "core/policy/minibatch.h"

#include <cmath>

namespace acr {

namespace {

constexpr Eigen::Index maxUnits = 4096;

/// Views of one vector of weights as the layers of a network with one hidden layer.
template <class Vector, class Matrix>
struct Layers {
    Eigen::Map<Matrix> hidden; ///< inputs and a bias × hidden units
    Eigen::Map<Matrix> output; ///< hidden units and a bias × models

    Layers(Vector& weights, Eigen::Index inputs, Eigen::Index units, Eigen::Index models)
        : hidden(weights.data(), inputs + 1, units)
        , output(weights.data() + (inputs + 1) * units, units + 1, models)
    {}
};
using LayersRead = Layers<const Eigen::VectorXf, const FeatureMatrix>;
using LayersEdit = Layers<Eigen::VectorXf, FeatureMatrix>;

/// The hidden units (rectified) and the outputs (logistic) for rows of features.
void forward(const FeatureMatrix& features, const LayersRead& layers, FeatureMatrix& hidden, FeatureMatrix& output)
{
    const Eigen::Index inputs = layers.hidden.rows() - 1;
    const Eigen::Index units = layers.hidden.cols();
    hidden.noalias() = features * layers.hidden.topRows(inputs);
    hidden.rowwise() += layers.hidden.row(inputs);
    hidden = hidden.cwiseMax(0.0F);
    output.noalias() = hidden * layers.output.topRows(units);
    output.rowwise() += layers.output.row(units);
    output = (1 + (-output.array()).exp()).inverse();
}

/// One hidden layer: the expected score of each model.
class Perceptron final : public Learner {
public:
    Perceptron(Eigen::VectorXf weights, Eigen::Index inputs, Eigen::Index units, Eigen::Index models)
        : m_weights(std::move(weights))
        , m_inputs(inputs)
        , m_units(units)
        , m_models(models)
    {}

    [[nodiscard]] FeatureMatrix predict(const FeatureMatrix& features) const override
    {
        FeatureMatrix hidden;
        FeatureMatrix output;
        forward(features, LayersRead(m_weights, m_inputs, m_units, m_models), hidden, output);
        return output;
    }

    [[nodiscard]] std::string toBytes() const override
    {
        ByteWriter writer;
        writer.number(static_cast<std::int64_t>(m_units));
        writer.numbers(std::vector<float>(m_weights.begin(), m_weights.end()));
        return writer.take();
    }

private:
    Eigen::VectorXf m_weights;
    Eigen::Index m_inputs;
    Eigen::Index m_units;
    Eigen::Index m_models;
};

Result<std::unique_ptr<Learner>> fitMlp(const PolicySpec& spec, const LearnerData& data, const Progress& progress)
{
    const Eigen::Index inputs = data.features.cols();
    const Eigen::Index models = data.models();
    const auto units = static_cast<Eigen::Index>(spec.parameters.integer("hidden"));
    const MiniBatchSettings settings = miniBatchSettings(spec.parameters, 0.005);
    std::vector<Eigen::Index> rows(static_cast<std::size_t>(data.tasks()));
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] = static_cast<Eigen::Index>(i);
    Eigen::VectorXf weights = randomWeights((inputs + 1) * units + (units + 1) * models, 0.1, settings.seed);
    FeatureMatrix batch;
    FeatureMatrix hidden;
    FeatureMatrix errors;
    FeatureMatrix hiddenErrors;
    const auto gradient = [&](std::span<const Eigen::Index> chosen, const Eigen::VectorXf& at, Eigen::VectorXf& slope) {
        const LayersRead layers(at, inputs, units, models);
        LayersEdit slopes(slope, inputs, units, models);
        batch.resize(static_cast<Eigen::Index>(chosen.size()), inputs);
        for (std::size_t i = 0; i < chosen.size(); ++i)
            batch.row(static_cast<Eigen::Index>(i)) = data.features.row(chosen[i]);
        forward(batch, layers, hidden, errors);
        // The slope of the logistic loss for targets between 0 and 1 is output − target; a score that does not count
        // has none.
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            for (Eigen::Index j = 0; j < models; ++j) {
                float& error = errors(static_cast<Eigen::Index>(i), j);
                const float score = data.scores(chosen[i], j);
                error = std::isnan(score) ? 0.0F : (error - score) / static_cast<float>(chosen.size());
            }
        }
        slopes.output.topRows(units).noalias() += hidden.transpose() * errors;
        slopes.output.row(units) += errors.colwise().sum();
        hiddenErrors.noalias() = errors * layers.output.topRows(units).transpose();
        hiddenErrors.array() *= (hidden.array() > 0).cast<float>();
        slopes.hidden.topRows(inputs).noalias() += batch.transpose() * hiddenErrors;
        slopes.hidden.row(inputs) += hiddenErrors.colwise().sum();
    };
    if (auto done = fitInMiniBatches(weights, std::move(rows), settings, gradient, progress); !done)
        return Unexpected(done.error());
    return std::make_unique<Perceptron>(std::move(weights), inputs, units, models);
}

Result<std::unique_ptr<Learner>> loadMlp(std::string_view stored, const LearnerData& data)
{
    ByteReader reader(stored);
    const auto units = static_cast<Eigen::Index>(reader.number<std::int64_t>());
    const std::vector<float> weights = reader.numbers<float>();
    const Eigen::Index inputs = data.features.cols();
    const Eigen::Index models = data.models();
    if (!reader.complete() || units < 1 || units > maxUnits ||
        static_cast<Eigen::Index>(weights.size()) != (inputs + 1) * units + (units + 1) * models)
        return storedLearnerIsDamaged("mlp");
    return std::make_unique<Perceptron>(
        Eigen::Map<const Eigen::VectorXf>(weights.data(), static_cast<Eigen::Index>(weights.size())), inputs, units,
        models);
}

} // namespace

PolicyEntry mlpEntry()
{
    std::vector<ParameterSpec> parameters = miniBatchParameters(3e-4, 10);
    parameters.insert(parameters.begin(), {.name = "hidden",
                                           .kind = ParameterKind::Integer,
                                           .defaultValue = std::int64_t{64},
                                           .minimum = 1,
                                           .maximum = static_cast<double>(maxUnits),
                                           .choices = {},
                                           .help = QT_TRANSLATE_NOOP("Policy", "Units of the hidden layer.")});
    return trainedEntry(
        {.info = {.id = "mlp",
                  .family = PolicyFamily::Fitted,
                  .kind = PolicyKind::Learned,
                  .summary = QT_TRANSLATE_NOOP("Policy", "A network with one hidden layer on the task's text and "
                                                         "categories: the expected score of each model."),
                  .parameters = std::move(parameters),
                  .fitted = true,
                  .trained = true,
                  .readsText = true,
                  .published = {{.router = "TF-IDF+MLP"}}},
         .version = "mlp/1",
         .fit = fitMlp,
         .load = loadMlp});
}

} // namespace acr
