// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/prices.h"

#include <algorithm>

namespace acr {

namespace {

/// The ratio of two prices; missing where the old one is unknown or nothing.
double ratioOf(const Model& before, const Model& after, double inputTokens, double outputTokens)
{
    const double old = priceOf(before, inputTokens, outputTokens);
    return old > 0 ? priceOf(after, inputTokens, outputTokens) / old : missing;
}

} // namespace

PricedOutcomes atPrices(std::span<const Model> models, const OutcomeMatrix& outcomes,
                        std::span<const PriceChange> changes)
{
    PricedOutcomes priced{{models.begin(), models.end()}, outcomes, std::vector<double>(models.size(), 1.0)};
    const auto inputs = outcomes.all(OutcomeMatrix::Column::InputTokens);
    const auto outputs = outcomes.all(OutcomeMatrix::Column::OutputTokens);
    const auto costs = priced.outcomes.editCosts();
    const bool counted = !inputs.empty() && !outputs.empty();
    for (const PriceChange& change : changes) {
        const auto found = std::ranges::find(models, change.model, &Model::name);
        if (found == models.end())
            continue;
        const auto j = static_cast<std::size_t>(found - models.begin());
        Model& after = priced.models[j];
        after.inputPricePerMillion = change.inputPerMillion;
        after.outputPricePerMillion = change.outputPerMillion;
        if (after.inputPricePerMillion == found->inputPricePerMillion &&
            after.outputPricePerMillion == found->outputPricePerMillion)
            continue;
        double meanInput = 0;
        double meanOutput = 0;
        const auto known = [&](std::size_t cell) {
            return counted && inputs[cell] >= 0 && outputs[cell] >= 0 && (inputs[cell] > 0 || outputs[cell] > 0);
        };
        for (std::size_t cell = j; cell < costs.size(); cell += models.size()) {
            meanInput += known(cell) ? inputs[cell] : 0;
            meanOutput += known(cell) ? outputs[cell] : 0;
        }
        const bool any = meanInput + meanOutput > 0;
        const double usual = ratioOf(*found, after, any ? meanInput : 1, any ? meanOutput : 1);
        double before = 0;
        double now = 0;
        for (std::size_t cell = j; cell < costs.size(); cell += models.size()) {
            double& cost = costs[cell];
            const double old = cost;
            const double ratio = known(cell) ? ratioOf(*found, after, inputs[cell], outputs[cell]) : usual;
            if (isMissing(old))
                continue;
            if (known(cell) && isMissing(ratio))
                cost = priceOf(after, inputs[cell], outputs[cell]);
            else if (!isMissing(ratio))
                cost *= ratio;
            before += old;
            now += cost;
        }
        priced.ratio[j] = before > 0 ? now / before : isMissing(usual) ? 1.0 : usual;
    }
    return priced;
}

} // namespace acr
