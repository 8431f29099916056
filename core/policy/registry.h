// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The policies by their stable ids, with their parameters and documentation.
///
/// A policy is named by a spec: an id, `always:<model>`, `recorded:<name>`, each optionally followed by parameters as
/// `@name=value`: `cascade@k=3`, `knn@variant=frozen@k=20`. Specs name rows of tables and runs in files.
#pragma once

#include "core/policy/parameters.h"
#include "core/policy/policy.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

/// Families determine the colour of a curve and the section of a table.
enum class PolicyFamily : std::uint8_t { Bound, Fixed, Fitted, Bandit, Cascade, Recorded, Ours };

/// What a policy is given of outcomes that nobody paid for.
enum class Hindsight : std::uint8_t {
    None,
    StreamCosts, ///< the sum of costs by model over the stream: the tie rule of two of the release's routers
    Outcomes,    ///< all of it: the oracle
};

struct PolicyInfo {
    std::string_view id{};
    PolicyFamily family = PolicyFamily::Fixed;
    /// One English sentence, translation context "Policy".
    std::string_view summary{};
    std::vector<ParameterSpec> parameters{};
    /// The placeholder after the colon of the id ("model", "name"); empty for ids without one.
    std::string_view argument{};
    /// Different seeds give different runs.
    bool seeded = false;
    /// Fits on the probing split, as it is by default; policyneeds.h knows about parameters.
    bool fitted = false;
    /// Training is slow, so it is done in advance and saved (see trainedpolicy.h); tables omit untrained policies.
    bool trained = false;
    /// Compares tasks as vectors, so the prompts have to be loaded where the benchmark has any.
    bool readsText = false;
    /// Follows from how the policy is made; filled in by the registry.
    Hindsight hindsight = Hindsight::None;
};

struct PolicySpec {
    std::string id;
    std::string argument;
    ParameterSet parameters;
    /// Only what differs from the defaults, in the schema's order: this is the row's name.
    [[nodiscard]] std::string text() const;
};

/// All policies, in the order in which tables list them.
[[nodiscard]] std::span<const PolicyInfo> policies();
[[nodiscard]] const PolicyInfo* policyInfo(std::string_view id);
/// Errors: UnknownName, BadParameter.
[[nodiscard]] Result<PolicySpec> parsePolicySpec(std::string_view text);
/// `hindsight`: all outcomes of the stream, for the methods that are defined by them; null: there are none to give. A
/// policy is given no more of them than its PolicyInfo::hindsight says. Errors: TooLarge (more models than maxModels,
/// or than a trained method takes), UnknownModel, UnknownName (a recorded name), NotApplicable (no model, no probing
/// split to fit on, no hindsight, a file where none may be opened), BadParameter.
[[nodiscard]] Result<std::unique_ptr<Policy>> makePolicy(const PolicySpec& spec, const PolicySetup& setup,
                                                         const OutcomeMatrix* hindsight = nullptr);

} // namespace acr
