// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What could be typed next in a filter. Thread-safety: pure functions.
#pragma once

#include "core/benchmark/benchmark.h"
#include "core/session/filtersyntax.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

/// The names that a filter can use on a benchmark.
struct FilterVocabulary {
    std::vector<std::string> models;
    std::vector<std::string> policies;
    std::array<std::vector<std::string>, facetCount> values;

    /// `policies`: specs in the order in which they are offered.
    [[nodiscard]] static FilterVocabulary of(const Benchmark& benchmark, std::vector<std::string> policies);
};

struct FilterCompletion {
    struct Candidate {
        /// Replaces the range.
        std::string text;
        enum class Kind : std::uint8_t { Property, Function, Word, Model, Policy, Value } kind = Kind::Word;
        bool operator==(const Candidate&) const = default;
    };
    /// Bytes of the text; the caret lies in it or at its end.
    FilterSpan replaced{};
    /// Best first. Those that start with what is typed come before those that contain it.
    std::vector<Candidate> candidates{};
    /// Something of a candidate is typed, or only a name or a value can stand here: worth showing unasked.
    bool inviting = false;
};

/// REQUIRES: caret <= text.size(). Nothing for a text that is wrong before the caret.
[[nodiscard]] FilterCompletion completeFilter(std::string_view text, std::size_t caret,
                                              const FilterVocabulary& vocabulary);

} // namespace acr
