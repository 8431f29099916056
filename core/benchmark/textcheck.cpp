// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/textcheck.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace acr {

std::size_t utf8Length(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const auto continues = [&](std::size_t i) { return (byte(i) & 0xc0U) == 0x80U; };
    const unsigned first = byte(0);
    if (first < 0x80)
        return text.empty() ? 0 : 1;
    if (first >= 0xc2 && first <= 0xdf)
        return continues(1) ? 2 : 0;
    if (first >= 0xe0 && first <= 0xef) {
        const unsigned second = byte(1);
        const bool overlong = first == 0xe0 && second < 0xa0;
        const bool surrogate = first == 0xed && second > 0x9f;
        return continues(1) && continues(2) && !overlong && !surrogate ? 3 : 0;
    }
    if (first >= 0xf0 && first <= 0xf4) {
        const unsigned second = byte(1);
        const bool outside = (first == 0xf0 && second < 0x90) || (first == 0xf4 && second > 0x8f);
        return continues(1) && continues(2) && continues(3) && !outside ? 4 : 0;
    }
    return 0;
}

std::optional<std::size_t> invalidUtf8(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        // Eight ASCII bytes at a time: nearly all text here is.
        std::uint64_t eight = 0;
        if (at + sizeof eight <= text.size()) {
            std::memcpy(&eight, text.data() + at, sizeof eight);
            if ((eight & 0x8080808080808080U) == 0) {
                at += sizeof eight;
                continue;
            }
        }
        const std::size_t length = utf8Length(text.substr(at));
        if (length == 0)
            return at;
        at += length;
    }
    return std::nullopt;
}

std::string shown(std::string_view value)
{
    constexpr std::size_t longest = 80;
    std::string text = "'";
    std::size_t at = 0;
    while (at < value.size() && at < longest) {
        const std::size_t length = utf8Length(value.substr(at));
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
