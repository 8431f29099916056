// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/policy/minibatch.h"

#include "core/base/random.h"
#include "core/base/translatable.h"

#include <algorithm>
#include <cmath>

namespace acr {

Result<void> fitInMiniBatches(Eigen::VectorXf& weights, std::vector<Eigen::Index> rows,
                              const MiniBatchSettings& settings, const BatchGradient& gradient,
                              const Progress& progress)
{
    constexpr float firstDecay = 0.9F;
    constexpr float secondDecay = 0.999F;
    constexpr float tiny = 1e-8F;
    Random random(settings.seed);
    Eigen::VectorXf first = Eigen::VectorXf::Zero(weights.size());
    Eigen::VectorXf second = first;
    Eigen::VectorXf slope = first;
    float firstPower = 1;
    float secondPower = 1;
    const std::size_t batches = (rows.size() + settings.batch - 1) / settings.batch;
    const double steps = static_cast<double>(settings.epochs) * static_cast<double>(batches);
    double step = 0;
    for (std::int64_t epoch = 0; epoch < settings.epochs; ++epoch) {
        random.shuffle(std::span(rows));
        for (std::size_t begin = 0; begin < rows.size(); begin += settings.batch, ++step) {
            if (progress.stopped())
                return failure(ErrorCode::Cancelled);
            slope.setZero();
            gradient(std::span(rows).subspan(begin, std::min(settings.batch, rows.size() - begin)), weights, slope);
            slope += static_cast<float>(settings.l2) * weights;
            first = firstDecay * first + (1 - firstDecay) * slope;
            second = secondDecay * second + (1 - secondDecay) * slope.cwiseAbs2();
            firstPower *= firstDecay;
            secondPower *= secondDecay;
            const auto rate = static_cast<float>(settings.rate * (1 - step / steps)) / (1 - firstPower);
            weights.array() -= rate * first.array() / ((second.array() / (1 - secondPower)).sqrt() + tiny);
        }
        progress(static_cast<double>(epoch + 1) / static_cast<double>(settings.epochs));
    }
    return {};
}

Eigen::VectorXf randomWeights(Eigen::Index count, double scale, std::uint64_t seed)
{
    Random random(derivedSeed(seed, 1));
    Eigen::VectorXf weights(count);
    for (float& weight : weights)
        weight = static_cast<float>(scale * (2 * random.uniform() - 1));
    return weights;
}

std::vector<ParameterSpec> miniBatchParameters(double l2, std::int64_t epochs)
{
    return {
        {.name = "l2",
         .kind = ParameterKind::Real,
         .defaultValue = l2,
         .minimum = 0,
         .maximum = 1,
         .choices = {},
         .help = QT_TRANSLATE_NOOP("Policy", "Regularisation: the weight of half the squared weights in the loss.")},
        {.name = "epochs",
         .kind = ParameterKind::Integer,
         .defaultValue = epochs,
         .minimum = 1,
         .maximum = 1000,
         .choices = {},
         .help = QT_TRANSLATE_NOOP("Policy", "Passes over the training tasks.")},
        {.name = "seed",
         .kind = ParameterKind::Integer,
         .defaultValue = std::int64_t{1},
         .minimum = 0,
         .maximum = 1e9,
         .choices = {},
         .help = QT_TRANSLATE_NOOP("Policy", "Seed of the training: starting weights and the order of tasks.")}};
}

MiniBatchSettings miniBatchSettings(const ParameterSet& parameters, double rate)
{
    return {.epochs = parameters.integer("epochs"),
            .rate = rate,
            .l2 = parameters.real("l2"),
            .seed = static_cast<std::uint64_t>(parameters.integer("seed"))};
}

} // namespace acr
