// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// An experiment as a value: streams × orders × verifiers × priors × policies × seeds, read from one JSON file.
///
///     {"format": "acrouter-experiment", "version": 1, "name": "…", "description": "…",
///      "streams":   ["id_test", {"split": "ood176", "filter": {"dimension": ["bug_fixing"]},
///                                "where": "solves(glm-5)", "solves_at": 0.5, "needs": "…"}],
///      "orders":    ["natural", {"shuffled": 10, "first": 1}],
///      "verifiers": ["perfect", {"false_pass": [0, 0.1, 0.2], "graded": 0.8}],
///      "priors":    ["none", "learned", {"priors": "night.json", "label": "by hand", "needs": "…"}],
///      "trained":   ["logreg", "mlp@hidden=32"],
///      "policies":  ["oracle", "always:*",
///                    {"policy": "acrouter", "parameters": {"horizon": [0, 40]}, "label": "…", "needs": "…",
///                     "published": {"id_test": 48.59}}],
///      "seeds": 10, "baseline": "linucb", "cost_weight": -0.1, "missing_scores": "zero"}
///
/// "published" gives a policy's printed AvgPerf by stream; one of id_test or ood176 stands beside the streams of
/// CodeRouterBench only (see publishedStream()).
///
/// Lists of values multiply. "priors" lists prior sets of the workspace, or "none" for what each policy learns
/// by itself. They apply to policies that take priors; the others run once. "trained" lists the trained policies that
/// vote; those that are missing are trained first. Without it, the trained policies of the workspace vote. `always:*`
/// is every model of the pool, `recorded:*` every decision file that covers the stream. An element with "needs" is
/// skipped where it can't run, and the result states what it needs. Any other element that can't run is an error.
/// Thread-safety: a value.
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
    /// The user's reference to a prior set: a name or a file; empty: none.
    std::string source{};
    /// Its name in the result.
    std::string label = "none";
    std::string needs{};
};

struct ExperimentPolicy {
    PolicySpec spec;
    /// Its name in the result: the given label, else the spec's text.
    std::string label;
    std::string needs{};
    /// Published AvgPerf in percent, by split. Compared with means over orders, with a perfect verifier and without the
    /// user's priors.
    std::vector<std::pair<std::string, double>> published{};
};

struct ExperimentDefinition {
    std::string name;
    std::string description;
    std::vector<ExperimentStream> streams;
    std::vector<ExperimentOrder> orders{ExperimentOrder{}};
    std::vector<VerifierSettings> verifiers{VerifierSettings{}};
    std::vector<ExperimentPriors> priors{ExperimentPriors{}};
    /// Empty optional: those that are trained already.
    std::optional<std::vector<PolicySpec>> trained{};
    std::vector<ExperimentPolicy> policies;
    /// Of seeded policies, and of verifiers that err.
    std::vector<std::uint64_t> seeds{1};
    /// The label that differences are taken against; empty: none.
    std::string baseline;
    /// Where the policies stand in the file, for errors that come to light with the benchmark.
    Place policiesPlace{};
    RewardWeights weights{};
    MissingScores missingScores = MissingScores::AsZero;
    /// Whether some parameter or verifier takes more than one value. The best value on a stream must not be selected by
    /// the figures on the same stream.
    bool varied = false;
};

/// Limit of policies, and of every other list, after lists are multiplied.
inline constexpr std::size_t maxExperimentEntries = 10000;
/// No experiment has more replays.
inline constexpr std::size_t maxExperimentReplays = 1'000'000;
/// A replay keeps one number for each task of its stream; all replays together keep no more of them (2 GiB).
inline constexpr std::size_t maxExperimentRegrets = std::size_t{1} << 28U;

/// All errors are reported, each with line and column. `file` is the name in errors.
[[nodiscard]] tl::expected<ExperimentDefinition, ErrorList> readExperiment(const std::string& file, std::string text);

/// An experiment that comes with the program; its text can be copied as a template.
struct ExperimentPreset {
    std::string_view id;
    std::string_view text;
};
[[nodiscard]] std::span<const ExperimentPreset> experimentPresets();

} // namespace acr
