// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The text of a filter over tasks, parsed. It knows no benchmark; TaskFilter binds it to one.
///
///     filter     = [ condition { [ "and" | "or" ] condition } ]       no word between two conditions means "and"
///     condition  = "not" condition | "(" filter ")" | predicate | text
///     predicate  = term comparison value | term [ "not" ] "in" "(" value { "," value } ")"
///                | ("solves" | "fails" | "missing") "(" name ")"
///     term       = property | ("score" | "cost" | "regret" | "pick") "(" name ")"
///     comparison = "=" | "!=" | "<" | "<=" | ">" | ">=" | "contains"
///     value      = number | text | term
///     text       = word | '"' characters '"'                           \" and \\ stand for " and \ in quotes
///
/// Properties: id, prompt, prompt_chars, solved_by, and the facets by their stable names. Words of the language are
/// written in any case. A text that stands alone is searched for in the task's id and categories. "and" binds more
/// tightly than "or". Names of models and policies inside parentheses need quotes only for white space, commas,
/// parentheses and quotation marks.
///
/// Thread-safety: a value.
#pragma once

#include "core/benchmark/task.h"
#include "core/session/filtererror.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

inline constexpr std::size_t longestFilter = 8192;
inline constexpr std::size_t maxFilterConditions = 256;
inline constexpr std::size_t deepestFilter = 64;

/// What a condition looks at.
enum class FilterSubject : std::uint8_t {
    // Of a task.
    Id,
    Prompt,
    PromptChars,
    SolvedBy, ///< how many models solve it
    Facet,
    // Of a model or a policy on a task.
    Score,
    Cost,
    Regret, ///< of a policy; a model's is that of always calling it
    Pick,   ///< of a policy: the model
    Solves,
    Fails,
    Missing, ///< of a model, a policy or a property: no value
};

enum class FilterKind : std::uint8_t { Number, Text, Model, Truth };

/// Bytes of the text.
struct FilterSpan {
    std::size_t offset = 0;
    std::size_t length = 0;
    bool operator==(const FilterSpan&) const = default;
};

struct FilterTerm {
    FilterSubject subject = FilterSubject::Id;
    /// Of FilterSubject::Facet.
    Facet facet = Facet::Dimension;
    /// What stands in parentheses; empty for properties.
    std::string name{};
    FilterSpan place{};
    FilterSpan namePlace{};

    bool operator==(const FilterTerm&) const = default;
};

enum class FilterOperator : std::uint8_t { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual, In, Contains };

struct FilterValue {
    std::string text{};
    double number = 0;
    FilterSpan place{};

    bool operator==(const FilterValue&) const = default;
};

/// One node of the tree in postfix order: operands stand before their And, Or or Not.
struct FilterNode {
    enum class Kind : std::uint8_t { Search, Predicate, Not, And, Or };
    Kind kind = Kind::Search;
    FilterTerm left{};
    FilterOperator op = FilterOperator::Equal;
    /// One value, or those of a list; of Search: the text. Empty where `right` is given, and of Truth terms.
    std::vector<FilterValue> values{};
    std::optional<FilterTerm> right{};
    FilterSpan place{};

    bool operator==(const FilterNode&) const = default;
};

class FilterSyntax {
public:
    /// An empty text, or one of white space, lets every task pass.
    [[nodiscard]] static tl::expected<FilterSyntax, FilterError> parse(std::string_view text);

    [[nodiscard]] const std::vector<FilterNode>& nodes() const { return m_nodes; }
    [[nodiscard]] bool empty() const { return m_nodes.empty(); }
    /// Some condition depends on what "solves" means.
    [[nodiscard]] bool speaksOfSolving() const;
    /// Some condition looks at prompts.
    [[nodiscard]] bool readsPrompts() const;

private:
    std::vector<FilterNode> m_nodes;
};

/// What the parser would take at the end of a text, for completion.
struct FilterExpectation {
    enum class What : std::uint8_t { Nothing, Condition, Connective, Operator, Number, Value, Name, Open, Close };
    What what = What::Nothing;
    /// Of Operator, Number, Value, Name and Open: the term in question.
    FilterTerm term{};
    /// The word or quoted text that ends with the text; its length is 0 when none does.
    FilterSpan word{};
};
/// `text` ends at the caret.
[[nodiscard]] FilterExpectation expectedIn(std::string_view text);

[[nodiscard]] FilterKind kindOf(const FilterTerm& term);
/// The term as it is written: `score(gpt-5.4)`.
[[nodiscard]] std::string textOf(const FilterTerm& term);
/// The text as a filter takes it for a value or a name: in quotes where it needs them.
[[nodiscard]] std::string filterQuoted(std::string_view text);

/// A property or a function by its name in the language.
struct FilterWord {
    std::string_view name;
    FilterSubject subject;
    Facet facet;
    bool takesName;
};
[[nodiscard]] std::span<const FilterWord> filterWords();

} // namespace acr
