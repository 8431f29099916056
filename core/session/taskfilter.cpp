// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/taskfilter.h"

#include "core/base/nearestnames.h"
#include "core/base/utf8.h"
#include "core/policy/registry.h"

#include <algorithm>
#include <functional>
#include <map>

namespace acr {

namespace {

/// With no name near enough, all of them are listed up to this number.
constexpr std::size_t maxListedNames = 12;

std::vector<std::string> suggestedNames(std::string_view wanted, const std::vector<std::string>& names)
{
    std::vector<std::string> nearest = nearestNames(wanted, names);
    return nearest.empty() && names.size() <= maxListedNames ? names : nearest;
}

/// The comparison is chosen once, so that each loop is a plain one.
template <class Compare>
void compareAll(const std::vector<double>& left, const std::vector<double>& right, std::vector<std::uint8_t>& marks,
                const Compare& compare)
{
    if (right.size() == 1) {
        const double constant = right.front();
        for (std::size_t i = 0; i < marks.size(); ++i)
            marks[i] = compare(left[i], constant) ? 1 : 0;
        return;
    }
    for (std::size_t i = 0; i < marks.size(); ++i)
        marks[i] = compare(left[i], right[i]) ? 1 : 0;
}

} // namespace

/// Looks up the names of a filter in a benchmark.
class FilterBinder {
public:
    FilterBinder(const Benchmark& benchmark, const FilterBinding& binding)
        : m_benchmark(benchmark)
        , m_binding(binding)
        , m_filter(benchmark)
    {
        m_filter.m_solvesAt = binding.solvesAt;
    }

    tl::expected<TaskFilter, FilterError> bind(const FilterSyntax& syntax)
    {
        for (const FilterNode& node : syntax.nodes()) {
            TaskFilter::Step step;
            switch (node.kind) {
            case FilterNode::Kind::Search: searchStep(node, step); break;
            case FilterNode::Kind::Predicate: predicateStep(node, step); break;
            case FilterNode::Kind::Not: step.kind = Kind::Not; break;
            case FilterNode::Kind::And: step.kind = Kind::And; break;
            case FilterNode::Kind::Or: step.kind = Kind::Or; break;
            }
            if (m_error)
                return tl::unexpected(std::move(*m_error));
            m_filter.m_steps.push_back(std::move(step));
        }
        if (m_readsIds)
            m_filter.foldIds();
        return std::move(m_filter);
    }

private:
    using Kind = TaskFilter::Step::Kind;
    using From = TaskFilter::Numbers::From;

    void fail(FilterFault fault, FilterSpan place, std::string found, std::vector<std::string> suggestions = {})
    {
        if (!m_error)
            m_error = FilterError{.fault = fault,
                                  .offset = place.offset,
                                  .length = place.length,
                                  .found = std::move(found),
                                  .suggestions = std::move(suggestions)};
    }

    void searchStep(const FilterNode& node, TaskFilter::Step& step)
    {
        step.kind = Kind::Search;
        step.texts.push_back(foldedCase(node.values.front().text));
        m_readsIds = true;
    }

    void predicateStep(const FilterNode& node, TaskFilter::Step& step)
    {
        step.op = node.op;
        switch (node.left.subject) {
        case FilterSubject::Id: textStep(node, Kind::Id, step); break;
        case FilterSubject::Prompt:
            if (!m_benchmark.tasks.hasPrompts())
                fail(FilterFault::NoPrompts, node.left.place, {});
            textStep(node, Kind::Prompt, step);
            break;
        case FilterSubject::Facet: facetStep(node, step); break;
        case FilterSubject::Pick: pickStep(node, step); break;
        case FilterSubject::Missing: missingStep(node.left, step); break;
        case FilterSubject::Solves:
        case FilterSubject::Fails:
            step.kind = Kind::Compare;
            step.op =
                node.left.subject == FilterSubject::Solves ? FilterOperator::GreaterOrEqual : FilterOperator::Less;
            step.left = numbersOf(node.left);
            step.right.constant = m_binding.solvesAt;
            break;
        case FilterSubject::PromptChars:
        case FilterSubject::SolvedBy:
        case FilterSubject::Score:
        case FilterSubject::Cost:
        case FilterSubject::Regret:
            step.left = numbersOf(node.left);
            if (node.op == FilterOperator::In) {
                step.kind = Kind::CompareList;
                for (const FilterValue& value : node.values)
                    step.list.push_back(value.number);
                break;
            }
            step.kind = Kind::Compare;
            if (node.right)
                step.right = numbersOf(*node.right);
            else
                step.right.constant = node.values.front().number;
            break;
        }
    }

    void textStep(const FilterNode& node, Kind kind, TaskFilter::Step& step)
    {
        step.kind = kind;
        for (const FilterValue& value : node.values)
            step.texts.push_back(node.op == FilterOperator::Contains ? foldedCase(value.text) : value.text);
        std::ranges::sort(step.texts);
        m_readsIds = m_readsIds || (kind == Kind::Id && node.op == FilterOperator::Contains);
    }

    void facetStep(const FilterNode& node, TaskFilter::Step& step)
    {
        step.kind = Kind::Category;
        step.facet = node.left.facet;
        const CategoryTable& table = m_benchmark.tasks.categories(node.left.facet);
        step.passes.assign(table.size(), 0);
        // The empty name, index 0, is a missing value.
        const std::vector<std::string> names(table.names().begin() + 1, table.names().end());
        for (const FilterValue& value : node.values) {
            if (node.op == FilterOperator::Contains) {
                const std::string part = foldedCase(value.text);
                for (std::size_t i = 0; i < names.size(); ++i)
                    if (foldedCase(names[i]).find(part) != std::string::npos)
                        step.passes[i + 1] = 1;
                continue;
            }
            const auto index = nameIn(names, value.text);
            if (!index) {
                fail(FilterFault::UnknownValue, value.place, value.text, suggestedNames(value.text, names));
                return;
            }
            step.passes[*index + 1] = 1;
        }
        if (node.op == FilterOperator::NotEqual)
            for (std::size_t i = 1; i < step.passes.size(); ++i)
                step.passes[i] ^= 1U;
    }

    /// As it is written, or the only one that differs in case.
    static std::optional<std::size_t> nameIn(const std::vector<std::string>& names, std::string_view wanted)
    {
        std::optional<std::size_t> found;
        const std::string folded = foldedCase(wanted);
        std::size_t similar = 0;
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (names[i] == wanted)
                return i;
            if (foldedCase(names[i]) == folded) {
                found = i;
                ++similar;
            }
        }
        return similar == 1 ? found : std::nullopt;
    }

    std::optional<std::size_t> modelNamed(std::string_view name) const
    {
        if (const auto model = m_benchmark.modelOrAlias(name))
            return model->position();
        std::vector<std::string> names;
        for (const Model& model : m_benchmark.models)
            names.push_back(model.name);
        return nameIn(names, name);
    }

    std::vector<std::string> modelNames() const
    {
        std::vector<std::string> names;
        for (const Model& model : m_benchmark.models)
            names.push_back(model.name);
        for (const Alias& alias : m_benchmark.aliases)
            names.push_back(alias.name);
        return names;
    }

    static std::vector<std::string> policyNames()
    {
        std::vector<std::string> names;
        for (const PolicyInfo& info : policies())
            if (info.argument.empty())
                names.emplace_back(info.id);
        return names;
    }

    /// The text of the spec that a name stands for, if it is a policy's.
    std::optional<std::string> policyNamed(const FilterTerm& term)
    {
        const auto spec = parsePolicySpec(term.name);
        if (!spec)
            return std::nullopt;
        if (policyInfo(spec->id)->argument == modelArgument && !m_benchmark.modelOrAlias(spec->argument)) {
            fail(FilterFault::UnknownModel, term.namePlace, spec->argument,
                 suggestedNames(spec->argument, modelNames()));
            return std::nullopt;
        }
        return spec->text();
    }

    /// Null after a fault, and while the policy is replayed.
    const PolicyFacts* factsOf(const FilterTerm& term, const std::string& spec)
    {
        if (m_binding.policies == nullptr) {
            fail(FilterFault::PolicyInStream, term.place, term.name);
            return nullptr;
        }
        auto facts = m_binding.policies->facts(spec);
        if (!facts) {
            fail(FilterFault::PolicyFailed, term.place, describe(facts.error()));
            return nullptr;
        }
        if (*facts == nullptr) {
            m_filter.m_pending = true;
            return nullptr;
        }
        m_filter.m_facts.push_back(*facts);
        return facts->get();
    }

    TaskFilter::Numbers numbersOf(const FilterTerm& term)
    {
        TaskFilter::Numbers numbers;
        numbers.constant = missing;
        if (term.subject == FilterSubject::PromptChars || term.subject == FilterSubject::SolvedBy) {
            numbers.from = term.subject == FilterSubject::PromptChars ? From::PromptChars : From::SolvedBy;
            return numbers;
        }
        const auto model = modelNamed(term.name);
        if (model && term.subject != FilterSubject::Regret) {
            numbers.from = term.subject == FilterSubject::Cost ? From::Costs : From::Scores;
            numbers.model = *model;
            return numbers;
        }
        const auto spec = model ? std::optional("always:" + m_benchmark.models[*model].name) : policyNamed(term);
        if (!spec) {
            std::vector<std::string> names = modelNames();
            for (std::string& name : policyNames())
                names.push_back(std::move(name));
            auto near = nearestNames(term.name, names);
            fail(FilterFault::UnknownName, term.namePlace, term.name,
                 near.empty() ? suggestedNames(term.name, modelNames()) : near);
            return numbers;
        }
        if (const PolicyFacts* facts = factsOf(term, *spec)) {
            numbers.from = From::Facts;
            numbers.facts = term.subject == FilterSubject::Cost     ? &facts->costUsd
                            : term.subject == FilterSubject::Regret ? &facts->regret
                                                                    : &facts->score;
        }
        return numbers;
    }

    const std::vector<std::int32_t>* picksOf(const FilterTerm& term)
    {
        const auto spec = policyNamed(term);
        if (!spec) {
            if (modelNamed(term.name))
                fail(FilterFault::WantsPolicy, term.namePlace, term.name, {"always:" + term.name});
            fail(FilterFault::UnknownPolicy, term.namePlace, term.name, nearestNames(term.name, policyNames()));
            return nullptr;
        }
        const PolicyFacts* facts = factsOf(term, *spec);
        return facts == nullptr ? nullptr : &facts->pick;
    }

    void pickStep(const FilterNode& node, TaskFilter::Step& step)
    {
        step.kind = Kind::Pick;
        step.picks = picksOf(node.left);
        if (node.right) {
            step.otherPicks = picksOf(*node.right);
            if (step.otherPicks == nullptr)
                step.picks = nullptr;
            return;
        }
        step.passes.assign(m_benchmark.models.size(), 0);
        for (const FilterValue& value : node.values) {
            const auto model = modelNamed(value.text);
            if (!model) {
                fail(FilterFault::UnknownModel, value.place, value.text, suggestedNames(value.text, modelNames()));
                return;
            }
            step.passes[*model] = 1;
        }
        if (node.op == FilterOperator::NotEqual)
            for (std::uint8_t& passes : step.passes)
                passes ^= 1U;
    }

    void missingStep(const FilterTerm& term, TaskFilter::Step& step)
    {
        step.kind = Kind::MissingNumber;
        if (const auto model = modelNamed(term.name)) {
            step.left.from = From::Scores;
            step.left.model = *model;
            return;
        }
        const std::string folded = foldedCase(term.name);
        const auto words = filterWords();
        const auto word = std::ranges::find(words, std::string_view(folded), &FilterWord::name);
        if (word != words.end() && word->subject == FilterSubject::Facet) {
            step.kind = Kind::Category;
            step.facet = word->facet;
            step.passes.assign(m_benchmark.tasks.categories(word->facet).size(), 0);
            step.passes.front() = 1;
            return;
        }
        if (word != words.end() &&
            (word->subject == FilterSubject::Prompt || word->subject == FilterSubject::PromptChars)) {
            step.left.from = From::PromptChars;
            return;
        }
        if (const auto spec = policyNamed(term)) {
            step.kind = Kind::MissingPick;
            if (const PolicyFacts* facts = factsOf(term, *spec))
                step.picks = &facts->pick;
            return;
        }
        fail(FilterFault::UnknownName, term.namePlace, term.name, suggestedNames(term.name, modelNames()));
    }

    const Benchmark& m_benchmark;
    const FilterBinding& m_binding;
    TaskFilter m_filter;
    std::optional<FilterError> m_error;
    bool m_readsIds = false;
};

tl::expected<TaskFilter, FilterError> TaskFilter::bind(const FilterSyntax& syntax, const Benchmark& benchmark,
                                                       const FilterBinding& binding)
{
    return FilterBinder(benchmark, binding).bind(syntax);
}

void TaskFilter::foldIds()
{
    const auto tasks = m_benchmark->tasks.all();
    m_idEnds.reserve(tasks.size());
    for (const Task& task : tasks) {
        m_ids += task.id;
        m_idEnds.push_back(m_ids.size());
    }
    m_ids = foldedCase(m_ids);
}

std::vector<std::uint8_t> TaskFilter::passing(std::string_view alsoSearched) const
{
    const std::size_t tasks = m_benchmark->tasks.size();
    if (m_steps.empty())
        return std::vector<std::uint8_t>(tasks, 1);
    const std::string also = foldedCase(alsoSearched);
    std::vector<std::vector<std::uint8_t>> stack;
    for (const Step& step : m_steps) {
        if (step.kind == Step::Kind::Not) {
            for (std::uint8_t& mark : stack.back())
                mark ^= 1U;
        } else if (step.kind == Step::Kind::And || step.kind == Step::Kind::Or) {
            const std::vector<std::uint8_t> right = std::move(stack.back());
            stack.pop_back();
            std::vector<std::uint8_t>& left = stack.back();
            if (step.kind == Step::Kind::And)
                for (std::size_t i = 0; i < tasks; ++i)
                    left[i] &= right[i];
            else
                for (std::size_t i = 0; i < tasks; ++i)
                    left[i] |= right[i];
        } else {
            stack.emplace_back(tasks, std::uint8_t{0});
            evaluate(step, also, stack.back());
        }
    }
    return std::move(stack.back());
}

std::vector<bool> TaskFilter::searchesFoundIn(std::string_view text) const
{
    const std::string folded = foldedCase(text);
    std::vector<bool> found;
    for (const Step& step : m_steps)
        if (step.kind == Step::Kind::Search)
            found.push_back(folded.find(step.texts.front()) != std::string::npos);
    return found;
}

std::vector<double> TaskFilter::numbers(const Numbers& from) const
{
    if (from.from == Numbers::From::Constant)
        return {from.constant};
    if (from.from == Numbers::From::Facts)
        return *from.facts;
    const OutcomeMatrix& outcomes = m_benchmark->outcomes;
    const std::size_t models = outcomes.models();
    std::vector<double> values(m_benchmark->tasks.size(), missing);
    switch (from.from) {
    case Numbers::From::Scores:
    case Numbers::From::Costs: {
        const auto cells = from.from == Numbers::From::Scores ? outcomes.allScores() : outcomes.allCosts();
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = cells[i * models + from.model];
        break;
    }
    case Numbers::From::PromptChars:
        for (std::size_t i = 0; i < values.size(); ++i)
            if (const std::int32_t chars = m_benchmark->tasks[TaskIndex::at(i)].promptChars; chars >= 0)
                values[i] = chars;
        break;
    case Numbers::From::SolvedBy:
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<double>(std::ranges::count_if(outcomes.scores(TaskIndex::at(i)),
                                                                  [&](double score) { return score >= m_solvesAt; }));
        break;
    case Numbers::From::Constant:
    case Numbers::From::Facts: break;
    }
    return values;
}

void TaskFilter::search(const std::string& folded, std::vector<std::uint8_t>& marks) const
{
    std::size_t start = 0;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const std::string_view id = std::string_view(m_ids).substr(start, m_idEnds[i] - start);
        marks[i] = id.find(folded) != std::string_view::npos ? 1 : 0;
        start = m_idEnds[i];
    }
}

void TaskFilter::evaluate(const Step& step, std::string_view alsoSearched, std::vector<std::uint8_t>& marks) const
{
    const auto tasks = m_benchmark->tasks.all();
    const auto isListed = [&](const std::string& text) { return std::ranges::binary_search(step.texts, text); };
    switch (step.kind) {
    case Step::Kind::Search: {
        const std::string& wanted = step.texts.front();
        if (alsoSearched.find(wanted) != std::string_view::npos) {
            std::ranges::fill(marks, std::uint8_t{1});
            return;
        }
        search(wanted, marks);
        for (std::size_t f = 0; f < facetCount; ++f) {
            const auto& names = m_benchmark->tasks.categories(static_cast<Facet>(f)).names();
            std::vector<std::uint8_t> hits(names.size());
            bool any = false;
            for (std::size_t i = 1; i < names.size(); ++i) {
                hits[i] = foldedCase(names[i]).find(wanted) != std::string::npos ? 1 : 0;
                any = any || hits[i] != 0;
            }
            for (std::size_t i = 0; any && i < marks.size(); ++i)
                marks[i] |= hits[tasks[i].categories[f].position()];
        }
        return;
    }
    case Step::Kind::Compare: {
        std::vector<double> left = numbers(step.left);
        const std::vector<double> right = numbers(step.right);
        if (left.size() == 1)
            left.assign(marks.size(), left.front());
        switch (step.op) {
        case FilterOperator::Equal: compareAll(left, right, marks, std::equal_to<>()); return;
        case FilterOperator::Less: compareAll(left, right, marks, std::less<>()); return;
        case FilterOperator::LessOrEqual: compareAll(left, right, marks, std::less_equal<>()); return;
        case FilterOperator::Greater: compareAll(left, right, marks, std::greater<>()); return;
        case FilterOperator::GreaterOrEqual: compareAll(left, right, marks, std::greater_equal<>()); return;
        default:
            // Not equal, and both are there.
            compareAll(left, right, marks, [](double a, double b) { return a < b || a > b; });
        }
        return;
    }
    case Step::Kind::CompareList: {
        const std::vector<double> left = numbers(step.left);
        for (std::size_t i = 0; left.size() == marks.size() && i < marks.size(); ++i)
            marks[i] = std::ranges::find(step.list, left[i]) != step.list.end() ? 1 : 0;
        return;
    }
    case Step::Kind::Category:
        for (std::size_t i = 0; i < marks.size(); ++i)
            marks[i] = step.passes[tasks[i].category(step.facet).position()];
        return;
    case Step::Kind::Id:
        if (step.op == FilterOperator::Contains) {
            search(step.texts.front(), marks);
            return;
        }
        for (std::size_t i = 0; i < marks.size(); ++i)
            marks[i] = isListed(tasks[i].id) != (step.op == FilterOperator::NotEqual) ? 1 : 0;
        return;
    case Step::Kind::Prompt:
        for (std::size_t i = 0; i < marks.size(); ++i) {
            if (tasks[i].promptChars < 0)
                continue;
            const std::string& prompt = m_benchmark->tasks.prompt(TaskIndex::at(i));
            const bool hit = step.op == FilterOperator::Contains
                                 ? foldedCase(prompt).find(step.texts.front()) != std::string::npos
                                 : isListed(prompt) != (step.op == FilterOperator::NotEqual);
            marks[i] = hit ? 1 : 0;
        }
        return;
    case Step::Kind::Pick:
        for (std::size_t i = 0; i < marks.size() && step.picks != nullptr; ++i) {
            const std::int32_t pick = (*step.picks)[i];
            if (pick == PolicyFacts::noPick)
                continue;
            if (step.otherPicks == nullptr) {
                marks[i] = step.passes[static_cast<std::size_t>(pick)];
                continue;
            }
            const std::int32_t other = (*step.otherPicks)[i];
            if (other != PolicyFacts::noPick)
                marks[i] = (pick == other) == (step.op == FilterOperator::Equal) ? 1 : 0;
        }
        return;
    case Step::Kind::MissingNumber: {
        const std::vector<double> values = numbers(step.left);
        for (std::size_t i = 0; i < marks.size(); ++i)
            marks[i] = isMissing(values[i]) ? 1 : 0;
        return;
    }
    case Step::Kind::MissingPick:
        for (std::size_t i = 0; i < marks.size() && step.picks != nullptr; ++i)
            marks[i] = (*step.picks)[i] == PolicyFacts::noPick ? 1 : 0;
        return;
    case Step::Kind::Not:
    case Step::Kind::And:
    case Step::Kind::Or: return;
    }
}

} // namespace acr
