// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What each policy registers. Internal to core/policy; other modules use registry.h.
#pragma once

#include "core/policy/registry.h"

#include <memory>
#include <variant>
#include <vector>

namespace acr {

struct LearnerMethod;

/// What the whole stream costs with each model; empty where it is not known. Shape: models.
struct StreamCosts {
    std::vector<double> byModel;
};

/// How a policy is made says what it is given: a PolicySetup has nothing that a router could not know when it decides.
struct PolicyEntry {
    using Made = Result<std::unique_ptr<Policy>>;
    using Make = Made (*)(const PolicySpec&, const PolicySetup&);
    using MakeWithStreamCosts = Made (*)(const PolicySpec&, const PolicySetup&, const StreamCosts&);
    /// With all outcomes, or null where there are none to give.
    using MakeInHindsight = Made (*)(const PolicySpec&, const PolicySetup&, const OutcomeMatrix*);

    PolicyInfo info;
    std::variant<Make, MakeWithStreamCosts, MakeInHindsight> make;
    /// How it is trained in advance; null: it is not. See learner.h.
    std::shared_ptr<const LearnerMethod> learner{};

    [[nodiscard]] Hindsight hindsight() const;
};

/// As makePolicy() for a policy that need not be registered.
[[nodiscard]] Result<std::unique_ptr<Policy>> makePolicy(const PolicyEntry& entry, const PolicySpec& spec,
                                                         const PolicySetup& setup, const HindsightOutcomes& hindsight);

/// The entries of CMakeLists.txt, in its order: each source of a policy defines a function that makes its entry.
[[nodiscard]] std::vector<PolicyEntry> listedPolicies();
/// Adds a policy after the listed ones, for tests and programs with policies of their own. REQUIRES: a new id; nobody
/// has asked the registry yet.
void addPolicy(PolicyEntry entry);
[[nodiscard]] const PolicyEntry* policyEntry(std::string_view id);

/// Whether there is something to fit to, else the error.
[[nodiscard]] bool hasTraining(const PolicySetup& setup);
[[nodiscard]] Unexpected needsTraining(const PolicySpec& spec);

/// Gives a policy its clone().
template <class Derived>
class CloneablePolicy : public Policy {
public:
    [[nodiscard]] std::unique_ptr<Policy> clone() const override
    {
        return std::make_unique<Derived>(static_cast<const Derived&>(*this));
    }
};

} // namespace acr
