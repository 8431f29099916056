// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Other prices for the models of a benchmark, and what its calls would have cost at them.
///
/// A cell's cost is multiplied by (price of its tokens at the new prices) / (at the old ones), so that recorded
/// discounts are kept, and unchanged prices give bit-identical costs. Where the old price is unknown or 0, the cost is
/// the price of the tokens. A cell without tokens is multiplied by the same ratio of the model's mean tokens; with no
/// tokens of the model anywhere, of one input token to one output token. A missing cost stays missing. Pure functions.
#pragma once

#include "core/benchmark/benchmark.h"

#include <span>
#include <string>
#include <vector>

namespace acr {

/// A price that replaces the benchmark's, in USD per million tokens.
struct PriceChange {
    std::string model;
    double inputPerMillion = 0;
    double outputPerMillion = 0;

    bool operator==(const PriceChange&) const = default;
};

/// A pool and its outcomes at changed prices.
struct PricedOutcomes {
    std::vector<Model> models;
    OutcomeMatrix outcomes;
    /// By model: all costs at the new prices over all at the old ones; 1 for a model whose price did not change.
    std::vector<double> ratio;
};

/// Changes for models that the pool lacks are left out. The benchmark must hold the token columns.
[[nodiscard]] PricedOutcomes atPrices(std::span<const Model> models, const OutcomeMatrix& outcomes,
                                      std::span<const PriceChange> changes);

} // namespace acr
