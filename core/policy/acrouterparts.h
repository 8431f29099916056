// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The parts of `acrouter`. Internal to core/policy; other modules use registry.h.
/// How the default values were chosen: see "Default values" in .github/CONTRIBUTING.md.
#pragma once

#include "core/memory/belief.h"
#include "core/memory/correctionweights.h"
#include "core/memory/idneighbourhood.h"
#include "core/memory/neighbourresidual.h"
#include "core/memory/promptmodel.h"
#include "core/memory/solvability.h"
#include "core/policy/expectedgain.h"
#include "core/policy/policy.h"
#include "core/policy/taskadmission.h"

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

/// The smallest change up to `maximum` that flips the pick, assuming that larger changes flip it as well; nothing if
/// none is found.
template <class Flips>
std::optional<double> smallestChange(const ChangeSearch& search, double maximum, const Flips& flips)
{
    double inside = 0;
    double outside = search.finest;
    while (outside < maximum && !flips(outside)) {
        inside = outside;
        outside *= search.growth;
    }
    outside = std::min(outside, maximum);
    if (outside <= inside || !flips(outside))
        return std::nullopt;
    for (int i = 0; i < search.halvings; ++i) {
        const double middle = (inside + outside) / 2;
        (flips(middle) ? outside : inside) = middle;
    }
    return outside;
}

/// What is known from prompts.
struct PromptParts {
    /// What the probed tasks say, and of which tasks; null and empty: nothing.
    std::shared_ptr<const PromptModel> promptModel;
    TaskCorrections corrections;
    CorrectionWeights promptWeights;
    /// What earlier calls of the stream say.
    std::optional<NeighbourResidual> neighbourResidual;
    CorrectionWeights recallWeights;
    /// Prior log odds that either tells something.
    double odds = 0;
};

struct AcRouterParts {
    RewardWeights weights;
    Exploration exploration;
    Belief belief;
    TaskCorrections idNeighbourhood;
    PromptParts prompts;
    /// See Policy::admit().
    std::shared_ptr<const TaskAdmission> admission;
    /// See Policy::restarted().
    std::function<std::unique_ptr<Policy>(const PriorSet&)> restart;
};

/// One call a task.
[[nodiscard]] std::unique_ptr<Policy> makeAcRouterSingle(AcRouterParts parts);

/// Calls in the optimal order, until the next call is not worth its cost.
[[nodiscard]] std::unique_ptr<Policy> makeAcRouterCascade(AcRouterParts parts, Solvability solvability);

} // namespace acr
