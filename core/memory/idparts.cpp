// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/idparts.h"

namespace acr {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isWordPart(char c)
{
    return isDigit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/// "dimN_" says no more than the dimension.
std::string_view withoutDimension(std::string_view id)
{
    if (id.starts_with("dim")) {
        const std::size_t end = id.find('_');
        id.remove_prefix(end == std::string_view::npos ? 0 : end);
    }
    return id;
}

} // namespace

IdParts idPartsOf(std::string_view id)
{
    constexpr std::uint64_t start = 14695981039346656037U;
    constexpr std::uint64_t prime = 1099511628211U;
    id = withoutDimension(id);
    IdParts parts{start, start, 0};
    std::size_t at = 0;
    while (at < id.size()) {
        if (!isWordPart(id[at])) {
            ++at;
            continue;
        }
        const std::size_t begin = at;
        bool digits = false;
        std::uint64_t token = start;
        while (at < id.size() && isWordPart(id[at])) {
            const char c = isDigit(id[at]) ? id[at] : static_cast<char>(id[at] | 0x20);
            token = (token ^ static_cast<unsigned char>(c)) * prime;
            if (isDigit(c)) {
                parts.number = digits && isDigit(id[at - 1]) ? 10 * parts.number + (c - '0') : c - '0';
                digits = true;
            } else {
                parts.kind = (parts.kind ^ static_cast<unsigned char>(c)) * prime;
            }
            ++at;
        }
        parts.kind = (parts.kind ^ 0xFFU) * prime;
        if (digits || at - begin == 1)
            parts.twin = (parts.twin ^ token) * prime;
    }
    return parts;
}

std::vector<std::string> idWordsOf(std::string_view id)
{
    id = withoutDimension(id);
    std::vector<std::string> words;
    bool inside = false;
    for (const char c : id) {
        if (isWordPart(c) && !inside)
            words.emplace_back();
        inside = isWordPart(c);
        if (inside && !isDigit(c))
            words.back() += static_cast<char>(c | 0x20);
    }
    return words;
}

} // namespace acr
