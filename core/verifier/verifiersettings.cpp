// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verifier/verifiersettings.h"

#include "core/benchmark/textcheck.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <charconv>
#include <limits>
#include <set>

namespace acr {

namespace {

constexpr std::string_view everyDimension = "*";

void readTools(const JsonDocument& document, const JsonNode& node, ToolWeights& tools, ErrorList& errors)
{
    for (const JsonNode& row : node.children) {
        if (row.kind != JsonKind::Object) {
            errors.add(document.error(row, ErrorCode::WrongType, shownNode(row), "an object of tools and weights"));
            continue;
        }
        std::vector<ToolWeight> weights;
        for (const JsonNode& tool : row.children) {
            if (const auto weight = jsonNumber(document, tool, 0, 1e9, errors))
                weights.push_back({tool.key, *weight});
        }
        if (weights.size() != row.children.size())
            continue;
        if (auto added = tools.add(row.key == everyDimension ? std::string() : row.key, std::move(weights)); !added)
            errors.add(document.error(row, added.error().code, added.error().found, added.error().expected));
    }
}

} // namespace

nlohmann::ordered_json verifierJson(const VerifierSettings& settings)
{
    const VerifierSettings defaults;
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    if (settings.falsePass != defaults.falsePass)
        json["false_pass"] = settings.falsePass;
    if (settings.falseFail != defaults.falseFail)
        json["false_fail"] = settings.falseFail;
    if (settings.gradedShare != defaults.gradedShare)
        json["graded"] = settings.gradedShare;
    if (settings.seed != defaults.seed)
        json["seed"] = settings.seed;
    for (const ToolWeights::Row& row : settings.tools.rows()) {
        auto& tools = json["tools"][row.dimension.empty() ? std::string(everyDimension) : row.dimension];
        for (const ToolWeight& tool : row.tools)
            tools[tool.tool] = tool.weight;
    }
    return json;
}

VerifierSettings readVerifier(const JsonDocument& document, const JsonNode& node, ErrorList& errors)
{
    VerifierSettings settings;
    const std::uint64_t before = errors.total();
    JsonMembers members(document, node, {"false_pass", "false_fail", "graded", "seed", "tools"}, errors);
    settings.falsePass = members.number("false_pass", 0, 1).value_or(settings.falsePass);
    settings.falseFail = members.number("false_fail", 0, 1).value_or(settings.falseFail);
    settings.gradedShare = members.number("graded", 0, 1).value_or(settings.gradedShare);
    settings.seed = members.whole("seed", 0, std::numeric_limits<std::uint64_t>::max()).value_or(settings.seed);
    if (const JsonNode* tools = members.object("tools"))
        readTools(document, *tools, settings.tools, errors);
    if (errors.total() == before && settings.falsePass + settings.falseFail > 1)
        errors.add(document.error(node, ErrorCode::OutOfRange,
                                  fmt::format("{} + {}", settings.falsePass, settings.falseFail),
                                  "false_pass + false_fail of at most 1"));
    return settings;
}

Result<VerifierSettings> readVerifier(std::string_view json)
{
    const auto document = JsonDocument::parse("verifier", std::string(json));
    if (!document)
        return Unexpected(document.error());
    ErrorList errors;
    VerifierSettings settings = readVerifier(*document, document->root(), errors);
    if (!errors.empty())
        return Unexpected(errors.items().front());
    return settings;
}

Result<VerifierSettings> parseVerifier(std::string_view text)
{
    VerifierSettings settings;
    if (text == "perfect")
        return settings;
    std::set<std::string_view> seen;
    while (!text.empty()) {
        const std::size_t end = text.find(',');
        const std::string_view part = trimmed(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        const std::size_t equals = part.find('=');
        const std::string_view name = part.substr(0, equals);
        const std::string_view value = equals == std::string_view::npos ? std::string_view() : part.substr(equals + 1);
        if (!seen.insert(name).second)
            return failure(ErrorCode::BadParameter, std::string(part),
                           fmt::format("each name once, {} stands there twice", name));
        if (name == "tools" && value == "default") {
            settings.tools = defaultToolWeights();
            continue;
        }
        if (name == "seed") {
            const auto [last, status] = std::from_chars(value.data(), value.data() + value.size(), settings.seed);
            if (value.empty() || status != std::errc() || last != value.data() + value.size())
                return failure(ErrorCode::BadParameter, std::string(part), "a whole number");
            continue;
        }
        double* target = name == "false_pass"   ? &settings.falsePass
                         : name == "false_fail" ? &settings.falseFail
                         : name == "graded"     ? &settings.gradedShare
                                                : nullptr;
        if (target == nullptr)
            return failure(name == "tools" ? ErrorCode::BadParameter : ErrorCode::UnknownName,
                           std::string(name == "tools" ? part : name),
                           name == "tools" ? "tools=default" : "one of false_pass, false_fail, graded, seed, tools");
        const ParsedNumber number = parseNumber(value);
        if (number.status != NumberStatus::Good || number.value < 0 || number.value > 1)
            return failure(ErrorCode::BadParameter, std::string(part), "a number from 0 to 1");
        *target = number.value;
    }
    if (settings.falsePass + settings.falseFail > 1)
        return failure(ErrorCode::BadParameter,
                       fmt::format("false_pass={},false_fail={}", settings.falsePass, settings.falseFail),
                       "a sum of at most 1");
    return settings;
}

std::string verifierText(const VerifierSettings& settings)
{
    if (settings.perfect())
        return "perfect";
    std::vector<std::string> parts;
    const VerifierSettings defaults;
    if (settings.falsePass != defaults.falsePass)
        parts.push_back(fmt::format("false_pass={}", settings.falsePass));
    if (settings.falseFail != defaults.falseFail)
        parts.push_back(fmt::format("false_fail={}", settings.falseFail));
    if (settings.gradedShare != defaults.gradedShare)
        parts.push_back(fmt::format("graded={}", settings.gradedShare));
    if (settings.seed != defaults.seed)
        parts.push_back(fmt::format("seed={}", settings.seed));
    if (!settings.tools.empty())
        parts.push_back(settings.tools == defaultToolWeights() ? "tools=default" : "tools=own");
    return fmt::format("{}", fmt::join(parts, ","));
}

} // namespace acr
