// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/policy/parameters.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace acr {

namespace {

template <class Number>
Result<ParameterValue> readNumber(const ParameterSpec& spec, std::string_view text)
{
    const std::string range = fmt::format("{} {} to {}", std::is_integral_v<Number> ? "a whole number" : "a number",
                                          spec.minimum, spec.maximum);
    Number value{};
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = status == std::errc() && end == text.data() + text.size();
    const double real = static_cast<double>(value);
    if (!whole || !std::isfinite(real) || real < spec.minimum || real > spec.maximum)
        return failure(ErrorCode::BadParameter, fmt::format("{}={}", spec.name, text), range);
    return ParameterValue(value);
}

Result<ParameterValue> readValue(const ParameterSpec& spec, std::string_view text)
{
    switch (spec.kind) {
    case ParameterKind::Integer: return readNumber<std::int64_t>(spec, text);
    case ParameterKind::Real: return readNumber<double>(spec, text);
    case ParameterKind::Choice:
        if (std::ranges::find(spec.choices, text) == spec.choices.end())
            return failure(ErrorCode::BadParameter, fmt::format("{}={}", spec.name, text),
                           fmt::format("one of {}", fmt::join(spec.choices, ", ")));
        return ParameterValue(std::string(text));
    case ParameterKind::Text: return ParameterValue(std::string(text));
    }
    return failure(ErrorCode::BadParameter, std::string(text));
}

} // namespace

ParameterSet ParameterSet::defaults(std::span<const ParameterSpec> schema)
{
    ParameterSet set;
    for (const ParameterSpec& spec : schema)
        set.m_values.emplace(spec.name, spec.defaultValue);
    return set;
}

Result<ParameterSet> ParameterSet::withValue(std::span<const ParameterSpec> schema, std::string_view name,
                                             std::string_view text) const
{
    auto spec = std::ranges::find(schema, name, &ParameterSpec::name);
    if (spec == schema.end() && !name.empty())
        spec = std::ranges::find(schema, name, &ParameterSpec::formerName);
    if (spec == schema.end()) {
        std::vector<std::string_view> names;
        for (const ParameterSpec& entry : schema)
            names.push_back(entry.name);
        return failure(ErrorCode::UnknownName, std::string(name),
                       names.empty() ? "no parameter at all" : fmt::format("one of {}", fmt::join(names, ", ")));
    }
    auto value = readValue(*spec, text);
    if (!value)
        return Unexpected(value.error());
    ParameterSet changed = *this;
    changed.m_values.insert_or_assign(std::string(spec->name), std::move(*value));
    return changed;
}

std::string parameterText(const ParameterValue& value)
{
    return std::visit([](const auto& held) { return fmt::format("{}", held); }, value);
}

} // namespace acr
