// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/textcheck.h"

#include "core/benchmark/limits.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace acr {

std::string shown(std::string_view value)
{
    constexpr std::size_t longest = 80;
    std::string text = "'";
    std::size_t at = 0;
    while (at < value.size() && at < longest) {
        const std::size_t length = utf8SequenceLength(value.substr(at));
        const auto byte = static_cast<unsigned char>(value[at]);
        if (length == 0 || byte < 0x20 || byte == 0x7f)
            text += fmt::format("\\x{:02x}", byte);
        else
            text += value.substr(at, length);
        at += length == 0 ? 1 : length;
    }
    if (at < value.size())
        text += "…";
    text += '\'';
    return text;
}

std::optional<Error> nameFault(std::string_view name)
{
    const auto fault = [&](ErrorCode code, std::string found, std::string expected) {
        return Error{code, {}, std::move(found), std::move(expected)};
    };
    if (name.size() > maxNameBytes)
        return fault(ErrorCode::TooLarge, std::to_string(name.size()) + " bytes",
                     std::to_string(maxNameBytes) + " bytes a name");
    if (invalidUtf8(name))
        return fault(ErrorCode::Malformed, shown(name), "a name in UTF-8");
    const bool control =
        std::ranges::any_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    if (control || trimmed(name).empty())
        return fault(ErrorCode::Malformed, shown(name), "a name without control characters");
    return std::nullopt;
}

std::string nameOfPath(std::string_view text)
{
    std::string name = repairedUtf8(text.substr(0, maxNameBytes));
    std::ranges::replace_if(
        name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
    return trimmed(name).empty() ? std::string("unnamed") : name;
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

ParsedNumber parseNumber(std::string_view text)
{
    text = trimmed(text);
    ParsedNumber parsed;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), parsed.value);
    if (code == std::errc::invalid_argument || end != text.data() + text.size())
        return {};
    const bool finite = code != std::errc::result_out_of_range && std::isfinite(parsed.value);
    parsed.status = finite ? NumberStatus::Good : NumberStatus::OutOfRange;
    return parsed;
}

} // namespace acr
