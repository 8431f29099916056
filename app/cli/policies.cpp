// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "core/policy/registry.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace acr::cli {

namespace {

std::string_view kindName(ParameterKind kind)
{
    switch (kind) {
    case ParameterKind::Integer: return "integer";
    case ParameterKind::Real: return "real";
    case ParameterKind::Choice: return "choice";
    case ParameterKind::Text: return "text";
    }
    return {};
}

std::string idWithArgument(const PolicyInfo& info)
{
    return info.argument.empty() ? std::string(info.id) : fmt::format("{}:<{}>", info.id, info.argument);
}

nlohmann::ordered_json asJson()
{
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const PolicyInfo& info : policies()) {
        nlohmann::ordered_json entry;
        entry["id"] = info.id;
        entry["argument"] =
            info.argument.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(info.argument);
        entry["summary"] = info.summary;
        entry["seeded"] = info.seeded;
        entry["fitted"] = info.fitted;
        entry["parameters"] = nlohmann::ordered_json::array();
        for (const ParameterSpec& spec : info.parameters) {
            nlohmann::ordered_json parameter;
            parameter["name"] = spec.name;
            parameter["kind"] = kindName(spec.kind);
            std::visit([&](const auto& value) { parameter["default"] = value; }, spec.defaultValue);
            if (spec.kind == ParameterKind::Integer || spec.kind == ParameterKind::Real) {
                parameter["minimum"] = spec.minimum;
                parameter["maximum"] = spec.maximum;
            }
            if (spec.kind == ParameterKind::Choice)
                parameter["choices"] = spec.choices;
            parameter["help"] = spec.help;
            entry["parameters"].push_back(std::move(parameter));
        }
        list.push_back(std::move(entry));
    }
    return list;
}

int runPolicies(bool json)
{
    if (json) {
        printJson(asJson());
        return Success;
    }
    for (const PolicyInfo& info : policies()) {
        say("{}\n    {}\n", idWithArgument(info), info.summary);
        for (const ParameterSpec& spec : info.parameters) {
            const std::string choices =
                spec.choices.empty() ? std::string() : fmt::format(" ({})", fmt::join(spec.choices, ", "));
            say("    @{}={}{}  {}\n", spec.name, parameterText(spec.defaultValue), choices, spec.help);
        }
    }
    return Success;
}

} // namespace

void addPoliciesCommand(CLI::App& app, Command& chosen)
{
    auto json = std::make_shared<bool>(false);
    CLI::App* command = app.add_subcommand("policies", "What each policy does, with its parameters");
    command->add_flag("--json", *json, "JSON");
    command->callback([json, &chosen] { chosen = [json] { return runPolicies(*json); }; });
}

} // namespace acr::cli
