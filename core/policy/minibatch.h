// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Gradient descent in small batches by Adam (Kingma and Ba 2015), with a learning rate that falls linearly to 0 and L2
/// regularisation. Batches come in an order shuffled from the seed, so a fit is a function of its inputs.
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/policy/parameters.h"

#include <Eigen/Core>

#include <cstdint>
#include <functional>
#include <span>

namespace acr {

struct MiniBatchSettings {
    std::int64_t epochs = 20;
    std::size_t batch = 64;
    double rate = 0.01;
    double l2 = 0; ///< of half the squared weights, per task
    std::uint64_t seed = 1;
};

/// Adds to `gradient` (all 0 when called, as long as the weights) the mean gradient of the loss over those rows.
using BatchGradient =
    std::function<void(std::span<const Eigen::Index> rows, const Eigen::VectorXf& weights, Eigen::VectorXf& gradient)>;

/// Changes the weights in place. `rows` are those to learn from. Error Cancelled.
[[nodiscard]] Result<void> fitInMiniBatches(Eigen::VectorXf& weights, std::vector<Eigen::Index> rows,
                                            const MiniBatchSettings& settings, const BatchGradient& gradient,
                                            const Progress& progress);

/// Small random weights to start from: uniform in ±scale.
[[nodiscard]] Eigen::VectorXf randomWeights(Eigen::Index count, double scale, std::uint64_t seed);

/// Parameters that such fits share: l2, epochs, seed, with these defaults.
[[nodiscard]] std::vector<ParameterSpec> miniBatchParameters(double l2, std::int64_t epochs);
/// The settings that those parameters ask for.
[[nodiscard]] MiniBatchSettings miniBatchSettings(const ParameterSet& parameters, double rate);

} // namespace acr
