// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verifier/answercode.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace acr {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> otherNames{{{"py", "python"},
                                                                                    {"python3", "python"},
                                                                                    {"python 3", "python"},
                                                                                    {"js", "javascript"},
                                                                                    {"node", "javascript"},
                                                                                    {"ts", "typescript"},
                                                                                    {"c++", "cpp"},
                                                                                    {"cc", "cpp"},
                                                                                    {"cxx", "cpp"},
                                                                                    {"golang", "go"},
                                                                                    {"rs", "rust"},
                                                                                    {"sh", "bash"}}};

std::string_view withoutIndent(std::string_view line)
{
    const std::size_t start = line.find_first_not_of(" \t");
    return start == std::string_view::npos ? std::string_view() : line.substr(start);
}

/// The characters of a fence at the start of the line; 0: it is none.
std::size_t fenceLength(std::string_view line, char mark)
{
    const std::size_t length = std::min(line.find_first_not_of(mark), line.size());
    return length >= 3 ? length : 0;
}

} // namespace

std::string languageName(std::string_view name)
{
    std::string lower(name);
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
    const auto found =
        std::ranges::find(otherNames, std::string_view(lower), &std::pair<std::string_view, std::string_view>::first);
    return found == otherNames.end() ? lower : std::string(found->second);
}

std::string codeOf(std::string_view answer, std::string_view language)
{
    const std::string wanted = languageName(language);
    std::string best;
    std::string bestOfAny;
    std::string block;
    bool hasFence = false;
    bool inside = false;
    bool matches = false;
    char mark = '`';
    std::size_t fence = 0;
    const auto finish = [&] {
        if (matches && block.size() > best.size())
            best = block;
        if (block.size() > bestOfAny.size())
            bestOfAny = block;
        block.clear();
        inside = false;
    };
    for (std::size_t start = 0; start < answer.size();) {
        const std::size_t end = std::min(answer.find('\n', start), answer.size());
        const std::string_view line = answer.substr(start, end - start);
        start = end + 1;
        const std::string_view text = withoutIndent(line);
        if (!inside) {
            for (const char candidate : {'`', '~'}) {
                const std::size_t length = fenceLength(text, candidate);
                if (length == 0)
                    continue;
                std::string_view tag = withoutIndent(text.substr(length));
                tag = tag.substr(0, std::min(tag.find_first_of(" \t\r{,"), tag.size()));
                hasFence = inside = true;
                mark = candidate;
                fence = length;
                matches = tag.empty() || languageName(tag) == wanted;
                break;
            }
            continue;
        }
        const std::size_t closing = fenceLength(text, mark);
        if (closing >= fence && withoutIndent(text.substr(closing)).find_first_not_of("\r") == std::string_view::npos) {
            finish();
            continue;
        }
        block.append(line);
        block += '\n';
    }
    if (inside)
        finish();
    if (!hasFence)
        return std::string(answer);
    return best.empty() ? bestOfAny : best;
}

} // namespace acr
