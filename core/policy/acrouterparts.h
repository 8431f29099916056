// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The parts of `acrouter`. Internal to core/policy; other modules use registry.h.
///
/// How the default values were chosen. Suites are those of tests/benchmarks/bench_acrouter; none contains a reported
/// stream.
///
/// Parameters of tasks like the probed ones (shrink, near_*, prior_cap, kind, reach, neighbours, twins):
///     suite val    three partitions of the real probing split into five folds
///     suite simid  simulated single-call streams, some with drifting models
/// Exploration, and tasks unlike the probed ones (horizon, block, far_*, dimension_share):
///     suite abroad real probing dimensions and sources that are left out of the priors: single, in sequential pairs,
///                  and mixed
///     suite simood simulated agentic streams
/// Memory (reading_*, recall_trust):
///     suite simtext    simulated single-call streams with prompts, some with drifting models; regret falls by a fifth
/// Drifting models (agile_*):
///     suite simtext    regret falls by a sixth
///     suite valordered the real probing folds in the order of their ids: a hard source must not be mistaken for a
///                      change of the model (regret rises by 0.6 %; val shows no difference)
/// A start without priors (cold_*):
///     suite cold       real probing tasks, shuffled and sorted by dimension
/// Cascades:
///     suite casabroad  the left-out dimensions of abroad at agentic costs
///     suite cascade    simulated agentic streams: shuffled, and sorted by source and project like published benchmarks
///     Discrimination and ease: casabroad (4 % lower regret; cascade shows no difference). near_discrimination: val.
///     The slope of the price: both. optimism and cascade_horizon: cascade alone, by the mean loss against the best
///     fixed chain and by the loss in the worst tenth of the runs. In casabroad, where many tasks have no solver,
///     exploring does not pay: regret is 3 % higher with these two.
///
/// Choices that were influenced by a reported stream:
/// - In earlier versions, exploration in a cascade and the kinds of tasks were added because the router had locked in
///   on one model on OOD176 in natural order. Costs of unfamiliar tasks are ratios of sums, not log-normal, because of
///   a figure on OOD176 (simood prefers it, abroad does not).
/// - An agile estimate has to be more likely than a shift common to all models. This followed a look at the ID test,
///   where regret in natural order was 13 % higher without. The suite valordered was added then. The five simulated
///   benchmarks of bench_acrouter were run before and after, and no choice was made by them.
/// - For the cascade, OOD176 was inspected six times as a table of regrets of one to six settings, and once as the
///   means of its models by bench. These showed the lock-in again, so optimism was tried, and the worst tenth became a
///   criterion. The cascade's OOD176 figures are therefore optimistic.
/// - Simulated agentic means are calibrated to published ones, so simood and cascade are not independent of them.
#pragma once

#include "core/memory/belief.h"
#include "core/memory/reading.h"
#include "core/memory/recollection.h"
#include "core/memory/solvability.h"
#include "core/memory/vicinity.h"
#include "core/policy/expectedgain.h"
#include "core/policy/policy.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>

namespace acr {

/// The value of exploring: a block of observations may improve later picks.
struct Exploration {
    double horizon = 0;    ///< number of later tasks that benefit from a better choice
    double block = 1;      ///< observations that are considered together
    double variance = 0.2; ///< of one score
};

struct ChangeSearch {
    double finest = 1e-3; ///< lower limit of a change
    double growth = 2;    ///< ratio of one tried size to the previous one
    int halvings = 12;    ///< bisections between the last size that flips nothing and the first that does
};

/// The smallest change up to `most` that flips the pick, assuming that larger changes flip it as well; nothing if none
/// is found.
template <class Flips>
std::optional<double> smallestChange(const ChangeSearch& search, double most, const Flips& flips)
{
    double inside = 0;
    double outside = search.finest;
    while (outside < most && !flips(outside)) {
        inside = outside;
        outside *= search.growth;
    }
    outside = std::min(outside, most);
    if (outside <= inside || !flips(outside))
        return std::nullopt;
    for (int i = 0; i < search.halvings; ++i) {
        const double middle = (inside + outside) / 2;
        (flips(middle) ? outside : inside) = middle;
    }
    return outside;
}

struct AcRouterParts {
    RewardWeights weights;
    Exploration exploration;
    Belief belief;
    TaskCorrections vicinity;
    TaskCorrections reading; ///< empty: prompts are not read
    std::optional<Recollection> recollection;
    /// See Policy::restarted().
    std::function<std::unique_ptr<Policy>(const PriorSet&)> restart;
};

/// One call a task.
[[nodiscard]] std::unique_ptr<Policy> makeAcRouterSingle(AcRouterParts parts);

/// Calls in the optimal order, until the next call is not worth its cost.
[[nodiscard]] std::unique_ptr<Policy> makeAcRouterCascade(AcRouterParts parts, Solvability solvability);

} // namespace acr
