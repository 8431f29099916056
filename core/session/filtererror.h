// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What is wrong with the text of a filter, and where. Thread-safety: pure functions.
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

enum class FilterFault : std::uint8_t {
    TooLong,          ///< found: the limit in bytes
    TooMany,          ///< found: the limit of conditions
    TooDeep,          ///< found: the limit of open parentheses
    NotUtf8,          ///< a byte that is no UTF-8
    UnclosedQuote,    ///< a quotation mark that is never closed
    MissingCondition, ///< a condition is expected
    MissingOperator,  ///< found: the term that has to be compared
    MissingNumber,    ///< found: what stands there, or empty
    MissingValue,     ///< a name or a text is expected
    MissingOpen,      ///< found: the function that needs parentheses
    MissingClose,     ///< a closing parenthesis is expected
    MissingName,      ///< the name of a model or a policy is expected
    StrayClose,       ///< a closing parenthesis too many
    WrongOperator,    ///< found: the operator that does not fit the term
    WrongKind,        ///< a text stands where the other side is a number, or the other way round
    UnknownSubject,   ///< found: the name before the operator
    UnknownFunction,  ///< found: the name before the parenthesis
    UnknownModel,     ///< found: the name
    UnknownPolicy,    ///< found: the name
    UnknownName,      ///< found: neither a model nor a policy
    UnknownValue,     ///< found: a value that no task has
    WantsPolicy,      ///< found: the name of a model where a policy is expected
    PolicyInStream,   ///< found: the policy that a stream must not depend on
    PolicyFailed,     ///< found: the policy and why it can't be replayed
    NoPrompts,        ///< the benchmark holds no prompts
};

struct FilterError {
    FilterFault fault = FilterFault::MissingCondition;
    /// Bytes of the filter's text; the length may be 0, at the end.
    std::size_t offset = 0;
    std::size_t length = 0;
    std::string found{};
    /// Names that could stand there, best first; may be empty.
    std::vector<std::string> suggestions{};
    /// The text ends where something is expected: whoever types may not be done.
    bool incomplete = false;

    bool operator==(const FilterError&) const = default;
};

/// The English sentence, with `%1` for what was found; also the source text of the translations (context "Filter").
[[nodiscard]] std::string_view filterSentenceTemplate(FilterFault fault);
/// A second sentence for the suggestions, with `%1` for their list; likewise.
[[nodiscard]] std::string_view filterSuggestionTemplate();

/// Both sentences in English, on one line; control characters and broken UTF-8 are escaped.
[[nodiscard]] std::string describe(const FilterError& error);
/// As an error of the whole filter: BadFilter with its place in the text, line 1.
[[nodiscard]] Error asError(const FilterError& error, std::string_view text);

} // namespace acr
