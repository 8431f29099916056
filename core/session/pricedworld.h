// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The benchmark at the prices of a prior set. Thread-safety: const access from any number of threads.
#pragma once

#include "core/benchmark/prices.h"
#include "core/memory/priorset.h"

#include <optional>
#include <span>

namespace acr {

/// A benchmark for a replay with priors: the pool's columns in order, costs at the prices of the priors.
class PricedWorld {
public:
    /// Error UnknownModel where the priors lack a model of the pool. REQUIRES: the benchmark outlives this; it holds
    /// token columns where the priors change prices. Without priors it is the benchmark itself.
    [[nodiscard]] static Result<PricedWorld> of(const Benchmark& benchmark, const PriorSet* priors);

    [[nodiscard]] std::span<const Model> models() const
    {
        return m_priced ? std::span<const Model>(m_priced->models) : std::span<const Model>(m_benchmark->models);
    }
    [[nodiscard]] const OutcomeMatrix& outcomes() const
    {
        return m_priced ? m_priced->outcomes : m_benchmark->outcomes;
    }
    /// Null without priors.
    [[nodiscard]] const PriorSet* priors() const { return m_priors ? &*m_priors : nullptr; }

private:
    explicit PricedWorld(const Benchmark& benchmark)
        : m_benchmark(&benchmark)
    {}
    const Benchmark* m_benchmark;
    std::optional<PricedOutcomes> m_priced;
    std::optional<PriorSet> m_priors;
};

} // namespace acr
