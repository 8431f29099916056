// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/checks.h"

#include "app/cli/output.h"
#include "core/benchmark/textcheck.h"

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

namespace acr::cli {

namespace {

// A check gives the empty text for what it accepts, else a sentence.

std::string checkWhole(const std::string& text)
{
    std::uint64_t value = 0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || status != std::errc() || end != text.data() + text.size())
        return shown(text) + " is not a whole number from 0 to 18446744073709551615";
    return {};
}

std::string checkFinite(const std::string& text)
{
    return parseNumber(text).status == NumberStatus::Good ? std::string() : shown(text) + " is not a finite number";
}

std::string checkText(const std::string& text)
{
    return invalidUtf8(text) ? shown(text) + " is not UTF-8" : std::string();
}

} // namespace

CLI::Validator costWeightRange()
{
    return CLI::Range(-1e6, 0.0);
}

void checkValues(CLI::App& app)
{
    for (CLI::Option* option : app.get_options()) {
        const std::string type = option->get_type_name();
        if (option->get_items_expected_max() == 0)
            continue;
        if (type.starts_with("UINT"))
            option->check(CLI::Validator(checkWhole, ""));
        else if (type.starts_with("FLOAT"))
            option->check(CLI::Validator(checkFinite, ""));
        else if (type.starts_with("TEXT"))
            option->check(CLI::Validator(checkText, ""));
    }
    for (CLI::App* command : app.get_subcommands({}))
        checkValues(*command);
}

} // namespace acr::cli
