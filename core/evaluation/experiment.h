// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// An experiment as a value: streams × orders × verifiers × priors × policies × seeds, read from one JSON file.
///
///     {"format": "acrouter-experiment", "version": 1, "name": "…", "description": "…",
///      "streams":   ["id_test", {"split": "ood176", "filter": {"dimension": ["bug_fixing"]}, "needs": "…"}],
///      "orders":    ["natural", {"shuffled": 10, "first": 1}],
///      "verifiers": ["perfect", {"false_pass": [0, 0.1, 0.2], "graded": 0.8}],
///      "priors":    ["none", "learned", {"priors": "night.json", "label": "by hand", "needs": "…"}],
///      "trained":   ["logreg", "mlp@hidden=32"],
///      "policies":  ["oracle", "always:*", {"policy": "acrouter", "parameters": {"horizon": [0, 40]}, "label": "…",
///      "needs": "…",
///                     "published": {"id_test": 48.59}}],
///      "seeds": 10, "baseline": "linucb", "cost_weight": -0.1, "missing_scores": "zero"}
///
/// Lists of values multiply. "priors" names prior sets of the workspace or files, and "none" for what each policy
/// learns by itself; they are applied to policies that take priors, and the others run once. "trained" are the policies
/// that vote where a policy asks trained ones: trained first where they are not yet; without it, those that the
/// workspace has. `always:*` is every model of the pool, `recorded:*` every decision file that covers the stream. What
/// has a "needs" is left out where it can't run, and the result says what it needs; anything else that can't run is an
/// error. Thread-safety: a value.
#pragma once

#include "core/policy/registry.h"
#include "core/session/stream.h"
#include "core/verifier/verifiersettings.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace acr {

struct ExperimentStream {
    std::string split;
    StreamFilter filter{};
    std::string needs{};

    /// "id_test", "ood176 dimension=bug_fixing"
    [[nodiscard]] std::string label() const;
};

struct ExperimentOrder {
    StreamOrder order = StreamOrder::Natural;
    /// Of the shuffled orders; one value, unused, for the natural one.
    std::vector<std::uint64_t> seeds{0};

    /// "natural", "shuffled × 10"
    [[nodiscard]] std::string label() const;
};

struct ExperimentPriors {
    /// What the user calls a prior set: a name or a file; empty: none is given.
    std::string source{};
    /// What the result calls it.
    std::string label = "none";
    std::string needs{};
};

struct ExperimentPolicy {
    PolicySpec spec;
    /// What the result calls it: the given label, else the spec's text.
    std::string label;
    std::string needs{};
    /// AvgPerf in percent that somebody printed for it, by split; means over orders, a perfect verifier, no priors of
    /// one's own.
    std::vector<std::pair<std::string, double>> published{};
};

struct ExperimentDefinition {
    std::string name;
    std::string description;
    std::vector<ExperimentStream> streams;
    std::vector<ExperimentOrder> orders{ExperimentOrder{}};
    std::vector<VerifierSettings> verifiers{VerifierSettings{}};
    std::vector<ExperimentPriors> priors{ExperimentPriors{}};
    /// Nothing: whatever is trained already.
    std::optional<std::vector<PolicySpec>> trained{};
    std::vector<ExperimentPolicy> policies;
    /// Of seeded policies, and of verifiers that err.
    std::vector<std::uint64_t> seeds{1};
    /// The label that differences are taken against; empty: none.
    std::string baseline;
    RewardWeights weights{};
    MissingScores missingScores = MissingScores::AsZero;
    /// Some parameter or verifier takes more than one value: what is best on a stream must not be chosen by it.
    bool varied = false;
};

/// No experiment lists more policies, or more of anything else, after its lists are multiplied.
inline constexpr std::size_t mostExperimentEntries = 10000;

/// Mistakes are all reported, each with its line and column. `file` is what they call it.
[[nodiscard]] tl::expected<ExperimentDefinition, ErrorList> readExperiment(const std::string& file, std::string text);

/// An experiment that comes with the program; its text is what one would copy to make another.
struct ExperimentPreset {
    std::string_view id;
    std::string_view text;
};
[[nodiscard]] std::span<const ExperimentPreset> experimentPresets();

} // namespace acr
