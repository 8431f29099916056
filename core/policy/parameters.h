// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Parameters of a policy: a schema that says what there is, and a set of values that was checked against it. The same
/// schema makes command-line help, forms in the window and the parameters stored with a run.
#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace acr {

enum class ParameterKind : std::uint8_t { Integer, Real, Choice, Text };

using ParameterValue = std::variant<std::int64_t, double, std::string>;

struct ParameterSpec {
    std::string_view name;
    ParameterKind kind = ParameterKind::Real;
    ParameterValue defaultValue;
    double minimum = 0;
    double maximum = 0;
    std::vector<std::string_view> choices;
    /// One English sentence, translation context "Policy".
    std::string_view help;
    /// The name in earlier versions, which texts may still use; empty: there is none.
    std::string_view formerName{};
};

/// Values by name. Every parameter of the schema is there; made only by `defaults` and `withValue`.
class ParameterSet {
public:
    [[nodiscard]] static ParameterSet defaults(std::span<const ParameterSpec> schema);
    /// Reads the text as the parameter's kind asks. Errors: UnknownName, BadParameter (naming the range or the
    /// choices).
    [[nodiscard]] Result<ParameterSet> withValue(std::span<const ParameterSpec> schema, std::string_view name,
                                                 std::string_view text) const;

    [[nodiscard]] std::int64_t integer(std::string_view name) const { return std::get<std::int64_t>(at(name)); }
    [[nodiscard]] double real(std::string_view name) const { return std::get<double>(at(name)); }
    [[nodiscard]] const std::string& text(std::string_view name) const { return std::get<std::string>(at(name)); }
    [[nodiscard]] const std::map<std::string, ParameterValue, std::less<>>& all() const { return m_values; }

    bool operator==(const ParameterSet&) const = default;

private:
    [[nodiscard]] const ParameterValue& at(std::string_view name) const { return m_values.find(name)->second; }
    std::map<std::string, ParameterValue, std::less<>> m_values;
};

/// The value as the command line would take it.
[[nodiscard]] std::string parameterText(const ParameterValue& value);

} // namespace acr
