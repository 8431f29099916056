// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Stacking of two predictions: the weights of their sum that fits best what they predict. Thread-safety: pure
/// functions.
#pragma once

#include <array>

namespace acr {

/// Sums over what was predicted, of products of the two predictions with each other and with the truth.
struct StackingSums {
    std::array<double, 2> own{};  ///< of each prediction with itself
    std::array<double, 2> with{}; ///< of each prediction with the truth
    double shared = 0;            ///< of one prediction with the other
};

/// Non-negative least squares. Where the predictions are the same up to a factor, the second has all of the weight.
[[nodiscard]] std::array<double, 2> stackingWeights(const StackingSums& sums);

} // namespace acr
