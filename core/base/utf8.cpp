// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/utf8.h"

#include <fmt/format.h>

#include <cstdint>
#include <cstring>

namespace acr {

std::size_t utf8SequenceLength(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const auto continues = [&](std::size_t i) { return (byte(i) & 0xc0U) == 0x80U; };
    const unsigned first = byte(0);
    if (text.empty())
        return 0;
    if (first < 0x80)
        return 1;
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
        // Eight ASCII bytes at a time, since nearly all text here is ASCII.
        std::uint64_t eight = 0;
        if (at + sizeof eight <= text.size()) {
            std::memcpy(&eight, text.data() + at, sizeof eight);
            if ((eight & 0x8080808080808080U) == 0) {
                at += sizeof eight;
                continue;
            }
        }
        const std::size_t length = utf8SequenceLength(text.substr(at));
        if (length == 0)
            return at;
        at += length;
    }
    return std::nullopt;
}

std::string repairedUtf8(std::string_view text)
{
    std::string repaired;
    while (const auto broken = invalidUtf8(text)) {
        repaired += text.substr(0, *broken);
        repaired += "\xef\xbf\xbd";
        text.remove_prefix(*broken + 1);
    }
    repaired += text;
    return repaired;
}

std::string printable(std::string_view text)
{
    std::string shown;
    shown.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = utf8SequenceLength(text);
        const auto byte = static_cast<unsigned char>(text.front());
        // U+0080 to U+009F are control characters as well; their first byte is 0xc2.
        const bool control =
            byte < 0x20 || byte == 0x7f || (length == 2 && byte == 0xc2 && static_cast<unsigned char>(text[1]) < 0xa0);
        if (length == 0 || byte < 0x20 || byte == 0x7f)
            shown += fmt::format("\\x{:02x}", byte);
        else if (control)
            shown += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[1]));
        else
            shown += text.substr(0, length);
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return shown;
}

std::string foldedCase(std::string_view text)
{
    std::string folded(text);
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const auto first = static_cast<unsigned char>(folded[i]);
        if (first >= 'A' && first <= 'Z') {
            folded[i] = static_cast<char>(first + ('a' - 'A'));
            continue;
        }
        // Two bytes, code points up to U+07FF.
        if ((first & 0xE0U) != 0xC0U || i + 1 == folded.size())
            continue;
        const auto second = static_cast<unsigned char>(folded[i + 1]);
        if ((second & 0xC0U) != 0x80U)
            continue;
        unsigned point = (first & 0x1FU) << 6U | (second & 0x3FU);
        const bool latin = point >= 0xC0 && point <= 0xDE && point != 0xD7;
        const bool greek = point >= 0x391 && point <= 0x3A9 && point != 0x3A2;
        const bool cyrillic = point >= 0x410 && point <= 0x42F;
        if (latin || greek || cyrillic)
            point += 0x20;
        else if (point >= 0x400 && point <= 0x40F)
            point += 0x50;
        folded[i] = static_cast<char>(0xC0U | point >> 6U);
        folded[++i] = static_cast<char>(0x80U | (point & 0x3FU));
    }
    return folded;
}

} // namespace acr
