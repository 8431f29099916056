// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The parts of a task's id: words, which name its kind (a project, a language), and numbers. Pure functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

/// The parts of an id that matter here. Hashes are FNV-1a over lower-cased letters.
struct IdParts {
    std::uint64_t kind = 0; ///< all words, numbers left out
    std::uint64_t twin = 0; ///< all tokens with a digit, and single letters
    double number = 0;      ///< the last number
};

[[nodiscard]] IdParts idPartsOf(std::string_view id);
/// The words of which IdParts::kind is the hash, as texts: lower-cased, in order, an empty text where a number stands
/// alone.
[[nodiscard]] std::vector<std::string> idWordsOf(std::string_view id);

} // namespace acr
