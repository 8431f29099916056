// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/filtercompletion.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace acr {

namespace {

using Candidate = FilterCompletion::Candidate;
using What = FilterExpectation::What;

/// More can't be read in a list.
constexpr std::size_t maxCandidates = 50;

class Candidates {
public:
    explicit Candidates(std::string_view typed)
        : m_typed(foldedCase(typed))
    {}

    /// `text` is inserted when `name` resembles what is typed.
    void add(std::string_view name, std::string text, Candidate::Kind kind, bool startsOnly)
    {
        const std::size_t place = foldedCase(name).find(m_typed);
        if (place == 0)
            m_starting.push_back({std::move(text), kind});
        else if (place != std::string::npos && !startsOnly)
            m_containing.push_back({std::move(text), kind});
    }

    std::vector<Candidate> all()
    {
        std::vector<Candidate> all = std::move(m_starting);
        all.insert(all.end(), m_containing.begin(), m_containing.end());
        all.resize(std::min(all.size(), maxCandidates));
        return all;
    }

private:
    std::string m_typed;
    std::vector<Candidate> m_starting;
    std::vector<Candidate> m_containing;
};

void addConditions(Candidates& candidates)
{
    for (const FilterWord& word : filterWords())
        candidates.add(word.name, std::string(word.name) + (word.takesName ? "(" : " "),
                       word.takesName ? Candidate::Kind::Function : Candidate::Kind::Property, true);
    candidates.add("not", "not ", Candidate::Kind::Word, true);
}

void addOperators(Candidates& candidates, FilterKind kind)
{
    const auto add = [&](std::initializer_list<std::string_view> signs) {
        for (const std::string_view sign : signs)
            candidates.add(sign, std::string(sign) + ' ', Candidate::Kind::Word, true);
    };
    if (kind == FilterKind::Number)
        add({"<", "<=", "=", "!=", ">=", ">"});
    else
        add({"=", "!="});
    candidates.add("in", "in (", Candidate::Kind::Word, true);
    if (kind == FilterKind::Text)
        add({"contains"});
}

bool takesPolicy(FilterSubject subject)
{
    return subject == FilterSubject::Pick || subject == FilterSubject::Regret;
}

} // namespace

FilterVocabulary FilterVocabulary::of(const Benchmark& benchmark, std::vector<std::string> policies)
{
    FilterVocabulary vocabulary;
    for (const Model& model : benchmark.models)
        vocabulary.models.push_back(model.name);
    vocabulary.policies = std::move(policies);
    for (std::size_t f = 0; f < facetCount; ++f) {
        const auto& names = benchmark.tasks.categories(static_cast<Facet>(f)).names();
        vocabulary.values[f].assign(names.begin() + 1, names.end());
        std::ranges::sort(vocabulary.values[f]);
    }
    return vocabulary;
}

FilterCompletion completeFilter(std::string_view text, std::size_t caret, const FilterVocabulary& vocabulary)
{
    // Beside a text in closed quotes nothing is replaced.
    FilterCompletion completion{.replaced = {caret, 0}};
    const FilterExpectation expected = expectedIn(text.substr(0, caret));
    std::string_view typed = text.substr(expected.word.offset, expected.word.length);
    const bool quoted = typed.starts_with('"');
    if (quoted) {
        typed.remove_prefix(1);
        if (typed.ends_with('"'))
            return completion;
    }
    // What stands on the right of the caret belongs to the same word.
    std::size_t end = caret;
    constexpr std::string_view ends = " \t\n\r\f\v(),\"=<>";
    while (!typed.empty() && end < text.size() && ends.find(text[end]) == std::string_view::npos)
        ++end;
    if (quoted && end < text.size() && text[end] == '"')
        ++end;
    completion.replaced = {expected.word.offset, end - expected.word.offset};

    Candidates candidates(typed);
    const bool closes = end >= text.size() || text[end] != ')';
    const auto addNames = [&](const std::vector<std::string>& names, Candidate::Kind kind, bool closing) {
        for (const std::string& name : names)
            candidates.add(name, filterQuoted(name) + (closing && closes ? ")" : ""), kind, false);
    };
    switch (expected.what) {
    case What::Condition:
    case What::Connective:
        if (quoted)
            break;
        if (expected.what == What::Connective)
            for (const char* word : {"and", "or"})
                candidates.add(word, std::string(word) + ' ', Candidate::Kind::Word, true);
        addConditions(candidates);
        break;
    case What::Operator:
        if (!quoted)
            addOperators(candidates, kindOf(expected.term));
        break;
    case What::Name:
        if (takesPolicy(expected.term.subject)) {
            addNames(vocabulary.policies, Candidate::Kind::Policy, true);
        } else {
            addNames(vocabulary.models, Candidate::Kind::Model, true);
            addNames(vocabulary.policies, Candidate::Kind::Policy, true);
        }
        break;
    case What::Value:
        if (expected.term.subject == FilterSubject::Facet)
            addNames(vocabulary.values[static_cast<std::size_t>(expected.term.facet)], Candidate::Kind::Value, false);
        else if (expected.term.subject == FilterSubject::Pick)
            addNames(vocabulary.models, Candidate::Kind::Model, false);
        break;
    case What::Open: candidates.add("(", "(", Candidate::Kind::Word, true); break;
    case What::Close: candidates.add(")", ")", Candidate::Kind::Word, true); break;
    case What::Number:
    case What::Nothing: break;
    }
    completion.candidates = candidates.all();
    completion.inviting = !typed.empty() || expected.what == What::Name || expected.what == What::Value;
    // What stands there already is no suggestion.
    const std::string_view there = text.substr(completion.replaced.offset, completion.replaced.length);
    std::erase_if(completion.candidates, [&](const Candidate& candidate) {
        return candidate.text == there || candidate.text == std::string(there) + ' ';
    });
    return completion;
}

} // namespace acr
