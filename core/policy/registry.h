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

/// The section of a table.
enum class PolicyFamily : std::uint8_t { Bound, Fixed, Fitted, Bandit, Cascade, Recorded, Ours };

/// The kind of method, which determines colour and mark of its curves. Language models are voters.
enum class PolicyKind : std::uint8_t {
    Bound,
    Ours,
    Release,
    Bandit,
    Map,
    Memory,
    Learned,
    Language,
    Chance,
    Single,
    Other
};

/// What a policy is given of outcomes that nobody paid for.
enum class Hindsight : std::uint8_t {
    None,
    StreamCosts, ///< the sum of costs by model over the stream: the tie rule of two of the release's routers
    Outcomes,    ///< all of it: the oracle
};

/// All outcomes of a stream, for the methods that are defined by them. A policy is given no more of them than its
/// PolicyInfo::hindsight says.
struct HindsightOutcomes {
    HindsightOutcomes() = default;
    /// Null: there are none to give. Borrowed.
    HindsightOutcomes(const OutcomeMatrix* all)
        : outcomes(all)
    {}

    const OutcomeMatrix* outcomes = nullptr;
    /// Whether a policy that breaks ties by what the whole stream costs is told it.
    bool streamCosts = true;
};

/// What the argument of an id can be. A table of all policies has a row for each value.
inline constexpr std::string_view modelArgument = "model";       ///< a model of the pool
inline constexpr std::string_view decisionFileArgument = "name"; ///< the name of a recorded decision file

inline constexpr std::string_view routerArgument = "router"; ///< a model that was asked to route; see routing.h

struct PolicyNeeds;

/// The published router whose figures belong beside a policy with its default parameters.
struct PublishedName {
    /// The argument of the policy's id; empty for ids without one.
    std::string_view argument{};
    std::string_view router{};
    /// The split; empty: on every one.
    std::string_view stream{};
};

/// Everything that the rest of the program knows of a policy.
struct PolicyInfo {
    std::string_view id{};
    PolicyFamily family = PolicyFamily::Fixed;
    PolicyKind kind = PolicyKind::Other;
    /// One English sentence, translation context "Policy".
    std::string_view summary{};
    std::vector<ParameterSpec> parameters{};
    /// The placeholder after the colon of the id: modelArgument, decisionFileArgument or routerArgument; empty for ids
    /// without one.
    std::string_view argument{};
    /// Different seeds give different runs.
    bool seeded = false;
    /// Fits on the probing split, as it is by default; policyneeds.h knows about parameters.
    bool fitted = false;
    /// Training is slow, so it is done in advance and saved (see trainedpolicy.h); tables omit untrained policies.
    bool trained = false;
    /// Compares tasks as vectors, so the prompts have to be loaded where the benchmark has any.
    bool readsText = false;
    /// Tables show the exact expectation over uniform choice in place of the mean of its runs.
    bool uniform = false;
    /// Decides by a vote, whose weights are a part of the prior set.
    bool votes = false;
    std::vector<PublishedName> published{};
    /// Corrects what follows from the above where parameters decide it; null: they do not. See needsOf().
    void (*needs)(const ParameterSet& parameters, PolicyNeeds& needs) = nullptr;
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
/// Errors: TooLarge (more models than maxModels, or than a trained method takes), UnknownModel, UnknownName (a recorded
/// name), NotApplicable (no model, no probing split to fit on, no hindsight, a file where none may be opened),
/// BadParameter.
[[nodiscard]] Result<std::unique_ptr<Policy>> makePolicy(const PolicySpec& spec, const PolicySetup& setup,
                                                         const HindsightOutcomes& hindsight = {});

} // namespace acr
