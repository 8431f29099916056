// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/policy/registry.h"

#include "core/benchmark/limits.h"
#include "core/policy/entries.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace acr {

namespace {

/// Until entries() is called first.
std::vector<PolicyEntry>& added()
{
    static std::vector<PolicyEntry> policies;
    return policies;
}

std::span<const PolicyEntry> entries()
{
    static const std::vector<PolicyEntry> all = [] {
        std::vector<PolicyEntry> list = listedPolicies();
        std::ranges::move(added(), std::back_inserter(list));
        return list;
    }();
    return all;
}

std::vector<double> streamCostsOf(const OutcomeMatrix& outcomes, std::span<const TaskIndex> stream, std::size_t models)
{
    std::vector<double> sums(models);
    for (const TaskIndex task : stream) {
        const auto costs = outcomes.costs(task);
        for (std::size_t j = 0; j < models; ++j)
            sums[j] += costOrZero(costs[j]);
    }
    return sums;
}

} // namespace

void addPolicy(PolicyEntry entry)
{
    added().push_back(std::move(entry));
}

const PolicyEntry* policyEntry(std::string_view id)
{
    const auto found = std::ranges::find(entries(), id, [](const PolicyEntry& candidate) { return candidate.info.id; });
    return found == entries().end() ? nullptr : &*found;
}

std::string PolicySpec::text() const
{
    std::string name = id;
    if (!argument.empty())
        name += ":" + argument;
    const PolicyInfo* info = policyInfo(id);
    if (info == nullptr)
        return name;
    for (const ParameterSpec& spec : info->parameters) {
        const auto value = parameters.all().find(spec.name);
        if (value != parameters.all().end() && value->second != spec.defaultValue)
            name += fmt::format("@{}={}", spec.name, parameterText(value->second));
    }
    return name;
}

std::span<const PolicyInfo> policies()
{
    static const std::vector<PolicyInfo> infos = [] {
        std::vector<PolicyInfo> list;
        for (const PolicyEntry& candidate : entries())
            list.emplace_back(candidate.info).hindsight = candidate.hindsight();
        return list;
    }();
    return infos;
}

const PolicyInfo* policyInfo(std::string_view id)
{
    const auto found = std::ranges::find(policies(), id, &PolicyInfo::id);
    return found == policies().end() ? nullptr : &*found;
}

Result<PolicySpec> parsePolicySpec(std::string_view text)
{
    const std::size_t parametersStart = text.find('@');
    const std::string_view head = text.substr(0, parametersStart);
    const std::size_t colon = head.find(':');
    PolicySpec spec;
    spec.id = head.substr(0, colon);
    if (colon != std::string_view::npos)
        spec.argument = head.substr(colon + 1);
    const PolicyInfo* info = policyInfo(spec.id);
    if (info == nullptr) {
        std::vector<std::string_view> ids;
        for (const PolicyInfo& candidate : policies())
            ids.push_back(candidate.id);
        return failure(ErrorCode::UnknownName, spec.id, fmt::format("one of {}", fmt::join(ids, ", ")));
    }
    if (info->argument.empty() != spec.argument.empty())
        return failure(ErrorCode::BadParameter, std::string(head),
                       info->argument.empty() ? spec.id : fmt::format("{}:<{}>", spec.id, info->argument));
    spec.parameters = ParameterSet::defaults(info->parameters);
    std::string_view rest =
        parametersStart == std::string_view::npos ? std::string_view() : text.substr(parametersStart + 1);
    while (!rest.empty()) {
        const std::size_t end = rest.find('@');
        const std::string_view assignment = rest.substr(0, end);
        const std::size_t equals = assignment.find('=');
        if (equals == std::string_view::npos)
            return failure(ErrorCode::BadParameter, std::string(assignment), "name=value");
        auto changed =
            spec.parameters.withValue(info->parameters, assignment.substr(0, equals), assignment.substr(equals + 1));
        if (!changed)
            return Unexpected(changed.error());
        spec.parameters = std::move(*changed);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    return spec;
}

bool hasTraining(const PolicySetup& setup)
{
    return !setup.training.empty() && setup.trainingOutcomes != nullptr;
}

Unexpected needsTraining(const PolicySpec& spec)
{
    return failure(ErrorCode::NotApplicable, spec.text(), "a probing split");
}

Hindsight PolicyEntry::hindsight() const
{
    if (std::holds_alternative<MakeInHindsight>(make))
        return Hindsight::Outcomes;
    return std::holds_alternative<MakeWithStreamCosts>(make) ? Hindsight::StreamCosts : Hindsight::None;
}

Result<std::unique_ptr<Policy>> makePolicy(const PolicySpec& spec, const PolicySetup& setup,
                                           const HindsightOutcomes& hindsight)
{
    const PolicyEntry* found = policyEntry(spec.id);
    if (found == nullptr)
        return failure(ErrorCode::UnknownName, spec.id);
    return makePolicy(*found, spec, setup, hindsight);
}

Result<std::unique_ptr<Policy>> makePolicy(const PolicyEntry& entry, const PolicySpec& spec, const PolicySetup& setup,
                                           const HindsightOutcomes& hindsight)
{
    if (auto usable = checkPoolSize(setup.models.size(), spec.text(), {}); !usable)
        return Unexpected(usable.error());
    if (const auto* const make = std::get_if<PolicyEntry::MakeInHindsight>(&entry.make))
        return (*make)(spec, setup, hindsight.outcomes);
    if (const auto* const make = std::get_if<PolicyEntry::MakeWithStreamCosts>(&entry.make)) {
        StreamCosts costs;
        if (hindsight.outcomes != nullptr && hindsight.streamCosts)
            costs.byModel = streamCostsOf(*hindsight.outcomes, setup.stream, setup.models.size());
        return (*make)(spec, setup, costs);
    }
    return std::get<PolicyEntry::Make>(entry.make)(spec, setup);
}

} // namespace acr
