// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/filtersyntax.h"

#include "core/base/nearestnames.h"
#include "core/base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace acr {

namespace {

constexpr std::array<FilterWord, 19> allFilterWords{{
    {"id", FilterSubject::Id, Facet::Dimension, false},
    {"prompt", FilterSubject::Prompt, Facet::Dimension, false},
    {"prompt_chars", FilterSubject::PromptChars, Facet::Dimension, false},
    {"solved_by", FilterSubject::SolvedBy, Facet::Dimension, false},
    {"dimension", FilterSubject::Facet, Facet::Dimension, false},
    {"split", FilterSubject::Facet, Facet::Split, false},
    {"source_split", FilterSubject::Facet, Facet::SourceSplit, false},
    {"source", FilterSubject::Facet, Facet::Source, false},
    {"bench", FilterSubject::Facet, Facet::Bench, false},
    {"language", FilterSubject::Facet, Facet::Language, false},
    {"difficulty", FilterSubject::Facet, Facet::Difficulty, false},
    {"siblings", FilterSubject::Facet, Facet::Siblings, false},
    {"score", FilterSubject::Score, Facet::Dimension, true},
    {"cost", FilterSubject::Cost, Facet::Dimension, true},
    {"regret", FilterSubject::Regret, Facet::Dimension, true},
    {"pick", FilterSubject::Pick, Facet::Dimension, true},
    {"solves", FilterSubject::Solves, Facet::Dimension, true},
    {"fails", FilterSubject::Fails, Facet::Dimension, true},
    {"missing", FilterSubject::Missing, Facet::Dimension, true},
}};

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

/// ASCII letters only: the words of the language.
bool sameWord(std::string_view text, std::string_view word)
{
    return std::ranges::equal(text, word,
                              [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

const FilterWord* wordNamed(std::string_view text)
{
    const auto found =
        std::ranges::find_if(allFilterWords, [&](const FilterWord& word) { return sameWord(text, word.name); });
    return found == allFilterWords.end() ? nullptr : &*found;
}

std::vector<std::string> namesOfWords(bool takingNames)
{
    std::vector<std::string> names;
    for (const FilterWord& word : allFilterWords)
        if (word.takesName == takingNames)
            names.emplace_back(word.name);
    return names;
}

std::optional<double> numberIn(std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

enum class Sign : std::uint8_t { End, Word, Quoted, Open, Close, Comma, Compare };

struct Token {
    Sign sign = Sign::End;
    FilterSpan place{};
    /// Of Word and Quoted: what it says.
    std::string text{};
    FilterOperator op = FilterOperator::Equal;

    [[nodiscard]] bool is(std::string_view keyword) const { return sign == Sign::Word && sameWord(text, keyword); }
};

/// Cuts the text into tokens, one at a time; an unclosed quotation mark is a fault.
class Lexer {
public:
    explicit Lexer(std::string_view text)
        : m_text(text)
    {}

    [[nodiscard]] std::size_t offset() const { return m_offset; }
    void seek(std::size_t offset) { m_offset = offset; }
    [[nodiscard]] bool openQuote() const { return m_openQuote; }
    /// The last word or quoted text that was read.
    [[nodiscard]] FilterSpan lastWord() const { return m_lastWord; }

    /// Inside the parentheses of a function, comparison signs belong to the name.
    Token next(bool isName)
    {
        while (m_offset < m_text.size() && isSpace(m_text[m_offset]))
            ++m_offset;
        const std::size_t start = m_offset;
        Token token;
        if (start == m_text.size()) {
            token.place = {start, 0};
            return token;
        }
        const char c = m_text[start];
        if (c == '(' || c == ')' || c == ',') {
            token.sign = c == '(' ? Sign::Open : c == ')' ? Sign::Close : Sign::Comma;
            ++m_offset;
        } else if (c == '"') {
            token.sign = Sign::Quoted;
            readQuoted(token.text);
        } else if (!isName && readComparison(token.op)) {
            token.sign = Sign::Compare;
        } else {
            token.sign = Sign::Word;
            while (m_offset < m_text.size() && !endsWord(isName))
                ++m_offset;
            token.text = std::string(m_text.substr(start, m_offset - start));
        }
        token.place = {start, m_offset - start};
        if (token.sign == Sign::Word || token.sign == Sign::Quoted)
            m_lastWord = token.place;
        return token;
    }

private:
    void readQuoted(std::string& text)
    {
        for (++m_offset; m_offset < m_text.size(); ++m_offset) {
            const char c = m_text[m_offset];
            if (c == '"') {
                ++m_offset;
                return;
            }
            const bool escapes = c == '\\' && m_offset + 1 < m_text.size() &&
                                 (m_text[m_offset + 1] == '"' || m_text[m_offset + 1] == '\\');
            text += escapes ? m_text[++m_offset] : c;
        }
        m_openQuote = true;
    }

    bool readComparison(FilterOperator& op)
    {
        const std::string_view two = m_text.substr(m_offset, 2);
        if (two == "!=" || two == "<=" || two == ">=" || two == "==") {
            op = two == "!="   ? FilterOperator::NotEqual
                 : two == "<=" ? FilterOperator::LessOrEqual
                 : two == ">=" ? FilterOperator::GreaterOrEqual
                               : FilterOperator::Equal;
            m_offset += 2;
            return true;
        }
        const char c = m_text[m_offset];
        if (c != '=' && c != '<' && c != '>')
            return false;
        op = c == '=' ? FilterOperator::Equal : c == '<' ? FilterOperator::Less : FilterOperator::Greater;
        ++m_offset;
        return true;
    }

    [[nodiscard]] bool endsWord(bool isName) const
    {
        const char c = m_text[m_offset];
        if (isSpace(c) || c == '(' || c == ')' || c == ',' || c == '"')
            return true;
        return !isName && (c == '=' || c == '<' || c == '>' || m_text.substr(m_offset, 2) == "!=");
    }

    std::string_view m_text;
    std::size_t m_offset = 0;
    FilterSpan m_lastWord{};
    bool m_openQuote = false;
};

/// Operator precedence with a stack of its own: the nesting of the text is never that of calls.
class Parser {
public:
    explicit Parser(std::string_view text)
        : m_text(text)
        , m_lexer(text)
    {}

    [[nodiscard]] std::optional<FilterError> run()
    {
        if (m_text.size() > longestFilter)
            return failed(FilterFault::TooLong, {longestFilter, m_text.size() - longestFilter},
                          std::to_string(longestFilter));
        if (const auto bad = invalidUtf8(m_text))
            return failed(FilterFault::NotUtf8, {*bad, 1});
        while (step()) {
        }
        return m_error;
    }

    [[nodiscard]] std::vector<FilterNode>& nodes() { return m_nodes; }
    [[nodiscard]] const FilterExpectation& expected() const { return m_expected; }
    [[nodiscard]] FilterSpan lastWord() const { return m_lexer.lastWord(); }

private:
    enum class Pending : std::uint8_t { Or, And, Not, Open };

    struct PendingOperator {
        Pending kind;
        FilterSpan place;
    };

    Token next(bool isName = false)
    {
        Token token = m_lexer.next(isName);
        if (m_lexer.openQuote() && !m_error)
            m_error = FilterError{.fault = FilterFault::UnclosedQuote,
                                  .offset = token.place.offset,
                                  .length = token.place.length,
                                  .incomplete = true};
        return token;
    }

    Token peek(bool isName = false)
    {
        const std::size_t before = m_lexer.offset();
        Token token = next(isName);
        m_lexer.seek(before);
        return token;
    }

    FilterError failed(FilterFault fault, FilterSpan place, std::string found = {},
                       std::vector<std::string> suggestions = {})
    {
        if (!m_error)
            m_error = FilterError{.fault = fault,
                                  .offset = place.offset,
                                  .length = place.length,
                                  .found = std::move(found),
                                  .suggestions = std::move(suggestions)};
        return *m_error;
    }

    /// Something is missing where the token stands.
    bool wanted(FilterFault fault, const Token& token, FilterExpectation::What what, const FilterTerm& term = {},
                std::string found = {})
    {
        m_expected.what = what;
        m_expected.term = term;
        failed(fault, token.place, std::move(found));
        m_error->incomplete = m_error->incomplete || token.sign == Sign::End;
        return false;
    }

    /// Reads one condition or connective; false at the end and after a fault.
    bool step()
    {
        const Token token = next();
        if (m_error)
            return false;
        return m_wantsCondition ? condition(token) : connective(token);
    }

    bool condition(const Token& token)
    {
        if (token.is("not"))
            return push({Pending::Not, token.place});
        if (token.sign == Sign::Open)
            return push({Pending::Open, token.place});
        if (token.sign == Sign::End && m_nodes.empty() && m_pending.empty())
            return false;
        const bool isConnective = token.is("and") || token.is("or");
        if (isConnective || (token.sign != Sign::Word && token.sign != Sign::Quoted))
            return wanted(FilterFault::MissingCondition, token, FilterExpectation::What::Condition);
        FilterNode node;
        if (!(token.sign == Sign::Quoted ? search(token, node) : predicate(token, node)) || m_error)
            return false;
        const std::size_t end = m_lexer.offset();
        node.place = {token.place.offset, end - token.place.offset};
        if (!add(std::move(node)))
            return false;
        m_wantsCondition = false;
        return true;
    }

    bool connective(const Token& token)
    {
        if (token.sign == Sign::End) {
            reduce(Pending::Or);
            if (!m_pending.empty())
                return wanted(FilterFault::MissingClose, token, FilterExpectation::What::Close);
            return false;
        }
        if (token.sign == Sign::Close) {
            reduce(Pending::Or);
            if (m_pending.empty()) {
                failed(FilterFault::StrayClose, token.place);
                return false;
            }
            m_pending.pop_back();
            --m_depth;
            m_expected.what = FilterExpectation::What::Nothing;
            return true;
        }
        if (token.sign == Sign::Comma || token.sign == Sign::Compare) {
            failed(FilterFault::MissingCondition, token.place);
            return false;
        }
        const bool isOr = token.is("or");
        if (!isOr && !token.is("and"))
            m_lexer.seek(token.place.offset); // two conditions side by side
        const Pending kind = isOr ? Pending::Or : Pending::And;
        reduce(kind);
        m_wantsCondition = true;
        return push({kind, token.place});
    }

    bool push(PendingOperator pending)
    {
        if (pending.kind == Pending::Open && ++m_depth > deepestFilter) {
            failed(FilterFault::TooDeep, pending.place, std::to_string(deepestFilter));
            return false;
        }
        if (m_nodes.size() + m_pending.size() >= 4 * maxFilterConditions) {
            failed(FilterFault::TooMany, pending.place, std::to_string(maxFilterConditions));
            return false;
        }
        m_pending.push_back(pending);
        return true;
    }

    bool add(FilterNode node)
    {
        if (++m_conditions > maxFilterConditions) {
            failed(FilterFault::TooMany, node.place, std::to_string(maxFilterConditions));
            return false;
        }
        m_nodes.push_back(std::move(node));
        return true;
    }

    /// Turns what binds at least as tightly as `kind`, back to the last open parenthesis, into nodes.
    void reduce(Pending kind)
    {
        while (!m_pending.empty() && m_pending.back().kind != Pending::Open && m_pending.back().kind >= kind) {
            FilterNode node;
            node.kind = m_pending.back().kind == Pending::Or    ? FilterNode::Kind::Or
                        : m_pending.back().kind == Pending::And ? FilterNode::Kind::And
                                                                : FilterNode::Kind::Not;
            node.place = m_pending.back().place;
            m_pending.pop_back();
            m_nodes.push_back(std::move(node));
        }
    }

    bool search(const Token& token, FilterNode& node)
    {
        node.kind = FilterNode::Kind::Search;
        node.values.push_back({token.text, 0, token.place});
        m_expected.what = FilterExpectation::What::Nothing;
        if (token.sign == Sign::Word) {
            // Not an error, but what follows may make it a predicate.
            if (const FilterWord* word = wordNamed(token.text)) {
                m_expected.term = {word->subject, word->facet, {}, token.place, {}};
                m_expected.what = word->takesName ? FilterExpectation::What::Open : FilterExpectation::What::Operator;
            }
        }
        return true;
    }

    bool predicate(const Token& first, FilterNode& node)
    {
        const FilterWord* word = wordNamed(first.text);
        const Token after = peek();
        if (m_error)
            return false;
        const bool isCall = after.sign == Sign::Open && after.place.offset == first.place.offset + first.place.length;
        if (word == nullptr) {
            if (after.sign == Sign::Compare) {
                auto properties = namesOfWords(false);
                failed(FilterFault::UnknownSubject, first.place, first.text, nearestNames(first.text, properties));
                return false;
            }
            if (isCall) {
                auto functions = namesOfWords(true);
                failed(FilterFault::UnknownFunction, first.place, first.text,
                       nearestNames(first.text, functions).empty() ? functions : nearestNames(first.text, functions));
                return false;
            }
            return search(first, node);
        }
        if (word->takesName) {
            if (after.sign == Sign::Compare)
                return wanted(FilterFault::MissingOpen, after, FilterExpectation::What::Open, {}, first.text);
            if (after.sign != Sign::Open)
                return search(first, node);
        } else if (!after.is("in") && !after.is("contains") && after.sign != Sign::Compare && !isNotIn(after)) {
            return search(first, node);
        }
        node.kind = FilterNode::Kind::Predicate;
        if (!term(first, *word, node.left))
            return false;
        if (kindOf(node.left) == FilterKind::Truth) {
            m_expected.what = FilterExpectation::What::Nothing;
            return true;
        }
        return comparison(node);
    }

    bool isNotIn(const Token& token)
    {
        if (!token.is("not"))
            return false;
        const std::size_t before = m_lexer.offset();
        m_lexer.seek(token.place.offset + token.place.length);
        const bool isIn = peek().is("in");
        m_lexer.seek(before);
        return isIn;
    }

    /// The parentheses of a function with the name in them; nothing more for a property.
    bool term(const Token& first, const FilterWord& word, FilterTerm& term)
    {
        term.subject = word.subject;
        term.facet = word.facet;
        term.place = first.place;
        if (!word.takesName)
            return true;
        const Token open = next();
        if (open.sign != Sign::Open)
            return wanted(FilterFault::MissingOpen, open, FilterExpectation::What::Open, term, first.text);
        const Token name = next(true);
        if (m_error || (name.sign != Sign::Word && name.sign != Sign::Quoted) || name.text.empty())
            return wanted(FilterFault::MissingName, name, FilterExpectation::What::Name, term);
        term.name = name.text;
        term.namePlace = name.place;
        const Token close = next();
        if (close.sign != Sign::Close)
            return wanted(FilterFault::MissingClose, close, FilterExpectation::What::Close, term);
        term.place.length = close.place.offset + 1 - term.place.offset;
        return true;
    }

    bool comparison(FilterNode& node)
    {
        Token token = next();
        bool negated = false;
        if (token.is("not") && peek().is("in")) {
            negated = true;
            token = next();
        }
        if (token.is("in"))
            node.op = FilterOperator::In;
        else if (token.is("contains"))
            node.op = FilterOperator::Contains;
        else if (token.sign == Sign::Compare)
            node.op = token.op;
        else
            return wanted(FilterFault::MissingOperator, token, FilterExpectation::What::Operator, node.left,
                          textOf(node.left));
        const FilterKind kind = kindOf(node.left);
        const bool orders = node.op == FilterOperator::Less || node.op == FilterOperator::LessOrEqual ||
                            node.op == FilterOperator::Greater || node.op == FilterOperator::GreaterOrEqual;
        if ((orders && kind != FilterKind::Number) ||
            (node.op == FilterOperator::Contains && kind != FilterKind::Text)) {
            failed(FilterFault::WrongOperator, token.place,
                   std::string(m_text.substr(token.place.offset, token.place.length)));
            return false;
        }
        if (node.op == FilterOperator::In) {
            if (!list(node))
                return false;
        } else if (!value(node, true)) {
            return false;
        }
        m_expected.what = FilterExpectation::What::Nothing;
        if (negated)
            return push({Pending::Not, token.place});
        return true;
    }

    bool list(FilterNode& node)
    {
        const Token open = next();
        if (open.sign != Sign::Open)
            return wanted(FilterFault::MissingOpen, open, FilterExpectation::What::Open, node.left, "in");
        for (;;) {
            if (!value(node, false))
                return false;
            if (node.values.size() > maxFilterConditions) {
                failed(FilterFault::TooMany, node.values.back().place, std::to_string(maxFilterConditions));
                return false;
            }
            const Token after = next();
            if (after.sign == Sign::Close)
                return true;
            if (after.sign != Sign::Comma)
                return wanted(FilterFault::MissingClose, after, FilterExpectation::What::Close, node.left);
        }
    }

    /// A number, a text, or, with `mayBeTerm`, another term.
    bool value(FilterNode& node, bool mayBeTerm)
    {
        const FilterKind kind = kindOf(node.left);
        const bool isNumber = kind == FilterKind::Number;
        const Token token = next();
        const auto missing = [&] {
            return wanted(isNumber ? FilterFault::MissingNumber : FilterFault::MissingValue, token,
                          isNumber ? FilterExpectation::What::Number : FilterExpectation::What::Value, node.left);
        };
        if (m_error || (token.sign != Sign::Word && token.sign != Sign::Quoted))
            return missing();
        const FilterWord* word = token.sign == Sign::Word && mayBeTerm ? wordNamed(token.text) : nullptr;
        // "pick(a) = id" is the text, "score(a) < solved_by" the property.
        if (word != nullptr && (word->takesName ? peek().sign == Sign::Open : isNumber)) {
            FilterTerm right;
            if (!term(token, *word, right))
                return false;
            if (kindOf(right) != kind || kind == FilterKind::Text) {
                failed(FilterFault::WrongKind, right.place, textOf(right));
                return false;
            }
            node.right = std::move(right);
            return true;
        }
        FilterValue value{token.text, 0, token.place};
        if (isNumber) {
            const auto number = token.sign == Sign::Word ? numberIn(token.text) : std::nullopt;
            if (!number)
                return missing();
            value.number = *number;
        }
        node.values.push_back(std::move(value));
        return true;
    }

    std::string_view m_text;
    Lexer m_lexer;
    std::vector<FilterNode> m_nodes;
    std::vector<PendingOperator> m_pending;
    std::size_t m_depth = 0;
    std::size_t m_conditions = 0;
    bool m_wantsCondition = true;
    std::optional<FilterError> m_error;
    FilterExpectation m_expected;
};

} // namespace

tl::expected<FilterSyntax, FilterError> FilterSyntax::parse(std::string_view text)
{
    Parser parser(text);
    if (auto error = parser.run())
        return tl::unexpected(std::move(*error));
    FilterSyntax syntax;
    syntax.m_nodes = std::move(parser.nodes());
    return syntax;
}

bool FilterSyntax::speaksOfSolving() const
{
    const auto solving = [](const FilterTerm& term) {
        return term.subject == FilterSubject::Solves || term.subject == FilterSubject::Fails ||
               term.subject == FilterSubject::SolvedBy;
    };
    return std::ranges::any_of(m_nodes, [&](const FilterNode& node) {
        return node.kind == FilterNode::Kind::Predicate && (solving(node.left) || (node.right && solving(*node.right)));
    });
}

bool FilterSyntax::readsPrompts() const
{
    return std::ranges::any_of(m_nodes, [](const FilterNode& node) {
        return node.kind == FilterNode::Kind::Predicate && node.left.subject == FilterSubject::Prompt;
    });
}

FilterExpectation expectedIn(std::string_view text)
{
    Parser whole(text);
    static_cast<void>(whole.run());
    const FilterSpan word = whole.lastWord();
    const bool atWord = word.length > 0 && word.offset + word.length == text.size();
    Parser before(text.substr(0, atWord ? word.offset : text.size()));
    const auto error = before.run();
    FilterExpectation expected;
    if (error && error->incomplete && error->fault != FilterFault::UnclosedQuote) {
        expected = before.expected();
    } else if (!error && before.nodes().empty()) {
        expected.what = FilterExpectation::What::Condition;
    } else if (!error) {
        expected = before.expected();
        if (expected.what == FilterExpectation::What::Nothing)
            expected.what = FilterExpectation::What::Connective;
    }
    expected.word = atWord ? word : FilterSpan{text.size(), 0};
    return expected;
}

FilterKind kindOf(const FilterTerm& term)
{
    switch (term.subject) {
    case FilterSubject::Id:
    case FilterSubject::Prompt:
    case FilterSubject::Facet: return FilterKind::Text;
    case FilterSubject::PromptChars:
    case FilterSubject::SolvedBy:
    case FilterSubject::Score:
    case FilterSubject::Cost:
    case FilterSubject::Regret: return FilterKind::Number;
    case FilterSubject::Pick: return FilterKind::Model;
    case FilterSubject::Solves:
    case FilterSubject::Fails:
    case FilterSubject::Missing: return FilterKind::Truth;
    }
    return FilterKind::Text;
}

std::string textOf(const FilterTerm& term)
{
    const auto word = std::ranges::find_if(allFilterWords, [&](const FilterWord& one) {
        return one.subject == term.subject && (term.subject != FilterSubject::Facet || one.facet == term.facet);
    });
    return word->takesName ? fmt::format("{}({})", word->name, filterQuoted(term.name)) : std::string(word->name);
}

std::string filterQuoted(std::string_view text)
{
    const bool plain = !text.empty() && std::ranges::none_of(text, [](char c) {
        return isSpace(c) || c == '(' || c == ')' || c == ',' || c == '"' || c == '\\' || c == '=' || c == '<' ||
               c == '>' || c == '!';
    });
    if (plain && !sameWord(text, "and") && !sameWord(text, "or") && !sameWord(text, "not") && !sameWord(text, "in") &&
        !sameWord(text, "contains") && wordNamed(text) == nullptr)
        return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

std::span<const FilterWord> filterWords()
{
    return allFilterWords;
}

} // namespace acr
