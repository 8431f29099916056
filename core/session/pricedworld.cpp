// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/pricedworld.h"

namespace acr {

Result<PricedWorld> PricedWorld::of(const Benchmark& benchmark, const PriorSet* priors)
{
    PricedWorld world(benchmark);
    if (priors == nullptr)
        return world;
    auto fitted = priorsFor(*priors, benchmark.models);
    if (!fitted)
        return Unexpected(fitted.error());
    if (!fitted->prices.empty()) {
        world.m_priced = atPrices(benchmark.models, benchmark.outcomes, fitted->prices);
        *fitted = atPrices(std::move(*fitted), world.m_priced->ratio);
    }
    world.m_priors = std::move(*fitted);
    return world;
}

} // namespace acr
