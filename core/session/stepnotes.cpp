// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/stepnotes.h"

#include <algorithm>

namespace acr {

std::uint16_t StepNotes::reasonNumber(std::string_view text)
{
    const auto known = std::ranges::find(reasons, text);
    const auto number = static_cast<std::uint16_t>(known - reasons.begin());
    if (known == reasons.end())
        reasons.emplace_back(text);
    return number;
}

void StepNotes::append(std::span<const StepNote> added, std::span<const std::string> addedReasons)
{
    std::vector<std::uint16_t> numbers;
    for (const std::string& reason : addedReasons)
        numbers.push_back(reasonNumber(reason));
    notes.reserve(notes.size() + added.size());
    for (const StepNote& note : added) {
        StepNote& kept = notes.emplace_back();
        if (!note.known || note.reason >= numbers.size())
            continue;
        kept = note;
        kept.reason = numbers[note.reason];
    }
}

} // namespace acr
