// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Error rates of the verifier in a replay. A plain value; part of a session's definition.
#pragma once

#include "core/benchmark/jsondocument.h"
#include "core/verifier/toolweights.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace acr {

struct VerifierSettings {
    /// Probability that an answer that does not resolve its task (score below 1) is judged to resolve it.
    double falsePass = 0;
    /// Probability that an answer with a score above 0 is judged to have score 0. falsePass + falseFail ≤ 1: beyond
    /// that, the inverted verdict would be more accurate.
    double falseFail = 0;
    /// Share of the tasks that get feedback.
    double gradedShare = 1;
    /// The errors are drawn from (seed, task, model), never from the order of calls.
    std::uint64_t seed = 1;
    /// When there are tools, each one that applies errs on its own, with the rates above. Recorded benchmarks hold one
    /// score a call, so all tools start from that same score. A replay with tools shows how independent errors average
    /// out.
    ToolWeights tools{};

    /// Sees every recorded score as it is.
    [[nodiscard]] bool perfect() const { return falsePass == 0 && falseFail == 0 && gradedShare == 1; }
    bool operator==(const VerifierSettings&) const = default;
};

/// {"false_pass", "false_fail", "graded", "seed", "tools": {dimension or "*": {tool: weight}}}; what has its default is
/// left out.
[[nodiscard]] nlohmann::ordered_json verifierJson(const VerifierSettings& settings);
/// The same from a node of a document; everything is optional, mistakes go into the list with their places.
[[nodiscard]] VerifierSettings readVerifier(const JsonDocument& document, const JsonNode& node, ErrorList& errors);
/// From the text that verifierJson gave, for stored sessions. Errors: those of JsonDocument and readVerifier.
[[nodiscard]] Result<VerifierSettings> readVerifier(std::string_view json);
/// From "false_pass=0.1,false_fail=0.05,graded=0.8,seed=3,tools=default"; empty is perfect. Errors: BadParameter,
/// UnknownName.
[[nodiscard]] Result<VerifierSettings> parseVerifier(std::string_view text);
/// The inverse: "perfect" for a verifier that never errs. Tools that are not the default are written as tools=own.
[[nodiscard]] std::string verifierText(const VerifierSettings& settings);

} // namespace acr
