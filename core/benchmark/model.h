// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The pool: which models can be chosen, and what they cost.
#pragma once

#include <limits>
#include <string>

namespace acr {

/// A model of the pool. Prices in USD per million tokens; NaN where the source names none.
struct Model {
    std::string name = {};
    std::string provider = {};
    std::string tier = {};
    double inputPricePerMillion = std::numeric_limits<double>::quiet_NaN();
    double outputPricePerMillion = std::numeric_limits<double>::quiet_NaN();
    std::string note = {};
};

/// USD for one call at the model's prices. NaN when a price or a count is unknown.
[[nodiscard]] double priceOf(const Model& model, double inputTokens, double outputTokens);

} // namespace acr
