// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/nearestnames.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace acr {

namespace {

/// Longer names are compared by containment only: the distance costs the product of the lengths.
constexpr std::size_t longestCompared = 80;

/// Restricted Damerau-Levenshtein distance over bytes.
std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> twoBefore(b.size() + 1);
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> now(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        before[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            now[j] = std::min({before[j] + 1, now[j - 1] + 1, before[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = std::min(now[j], twoBefore[j - 2] + 1);
        }
        std::swap(twoBefore, before);
        std::swap(before, now);
    }
    return before[b.size()];
}

/// The lower, the better; nothing when the names have little in common.
std::optional<std::size_t> distanceOf(const std::string& wanted, const std::string& name)
{
    if (wanted.empty())
        return std::nullopt;
    const std::size_t place = name.find(wanted);
    if (place == 0)
        return 0;
    if (place != std::string::npos)
        return 1;
    if (wanted.size() > longestCompared || name.size() > longestCompared)
        return std::nullopt;
    const std::size_t distance = editDistance(wanted, name);
    return distance <= std::max<std::size_t>(1, wanted.size() / 3) ? std::optional(1 + distance) : std::nullopt;
}

} // namespace

std::vector<std::string> nearestNames(std::string_view wanted, std::span<const std::string> names, std::size_t limit)
{
    const std::string folded = foldedCase(wanted);
    std::vector<std::pair<std::size_t, std::size_t>> ranked;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (const auto distance = distanceOf(folded, foldedCase(names[i])))
            ranked.emplace_back(*distance, i);
    std::ranges::sort(ranked, [&](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : names[a.second] < names[b.second];
    });
    std::vector<std::string> nearest;
    for (const auto& [distance, i] : ranked) {
        if (nearest.size() == limit)
            break;
        if (std::ranges::find(nearest, names[i]) == nearest.end())
            nearest.push_back(names[i]);
    }
    return nearest;
}

} // namespace acr
