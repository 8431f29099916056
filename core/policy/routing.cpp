// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/policy/routing.h"

#include "core/policy/common.h"
#include "core/policy/entries.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace acr {

namespace {

constexpr std::array<std::string_view, 6> sourceNames{"exact_name", "json",     "name_in_text",
                                                      "index",      "fallback", "recorded"};
constexpr std::array<std::string_view, 5> variantNames{"vanilla", "dimension", "statistics", "anonymous", "examples"};
constexpr std::string_view setPrefix = "llm ";
/// Of a prompt, in bytes; routers are told the beginning of longer ones.
constexpr std::size_t maxOfPrompt = 6000;
constexpr std::size_t maxOfExample = 600;
constexpr std::size_t shownExamples = 3;

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string loweredText(std::string_view text)
{
    std::string low(text);
    std::ranges::transform(low, low.begin(), lowered);
    return low;
}

bool isWordByte(char c)
{
    const char low = lowered(c);
    return (low >= 'a' && low <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/// Not within a code point.
std::string_view beginningOf(std::string_view text, std::size_t bytes)
{
    constexpr unsigned char continuation = 0x80;
    constexpr unsigned char continuationMask = 0xc0;
    if (text.size() <= bytes)
        return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & continuationMask) == continuation)
        --bytes;
    return text.substr(0, bytes);
}

std::string_view withoutQuotes(std::string_view text)
{
    constexpr std::string_view around = " \t\r\n\"'`*.,:;()[]";
    const std::size_t first = text.find_first_not_of(around);
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(around) - first + 1);
}

std::string letterOf(std::size_t model)
{
    constexpr std::size_t letters = 26;
    return model < letters ? std::string(1, static_cast<char>('A' + model)) : std::to_string(model + 1);
}

/// Where the object that begins there ends; nothing where it does not.
std::optional<std::size_t> endOfObject(std::string_view text, std::size_t begin)
{
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = begin; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{') {
            ++depth;
        } else if (c == '}' && --depth == 0) {
            return i + 1;
        }
    }
    return std::nullopt;
}

} // namespace

std::string_view routeSourceName(RouteSource source)
{
    return sourceNames.at(static_cast<std::size_t>(source));
}

std::string_view routerVariantName(RouterVariant variant)
{
    return variantNames.at(static_cast<std::size_t>(variant));
}

RouterVariant routerVariantOf(const PolicySpec& spec)
{
    const auto found = std::ranges::find(variantNames, spec.parameters.text("variant"));
    return static_cast<RouterVariant>(found - variantNames.begin());
}

std::string routingSetName(const PolicySpec& spec)
{
    return fmt::format("{}{} {}", setPrefix, spec.argument, spec.parameters.text("variant"));
}

std::optional<PolicySpec> routerOfSet(const DecisionSet& set)
{
    const std::string_view name = set.name;
    const std::size_t space = name.rfind(' ');
    if (!name.starts_with(setPrefix) || space <= setPrefix.size())
        return std::nullopt;
    auto spec = parsePolicySpec(fmt::format(
        "llm:{}@variant={}", name.substr(setPrefix.size(), space - setPrefix.size()), name.substr(space + 1)));
    return spec ? std::optional(std::move(*spec)) : std::nullopt;
}

RoutingPrompt::RoutingPrompt(const PolicySetup& setup, RouterVariant variant)
    : m_tasks(*setup.tasks)
    , m_variant(variant)
    , m_fallback(ModelIndex::at(0))
{
    for (const Model& model : setup.models)
        m_models.push_back(model.name);
    if (hasTraining(setup))
        learn(setup);
}

void RoutingPrompt::learn(const PolicySetup& setup)
{
    const std::size_t models = m_models.size();
    struct Sums {
        explicit Sums(std::size_t count)
            : scores(count)
            , costs(count)
            , scored(count)
            , priced(count)
        {}
        std::size_t tasks = 0;
        std::vector<double> scores, costs, scored, priced;
    };
    Sums all(models);
    std::vector<Sums> byDimension(m_tasks.categories(Facet::Dimension).size(), Sums(models));
    for (const TaskIndex task : setup.training) {
        const auto scores = setup.trainingOutcomes->scores(task);
        const auto costs = setup.trainingOutcomes->costs(task);
        std::optional<std::size_t> best;
        for (Sums* sums : {&all, &byDimension[m_tasks[task].category(Facet::Dimension).position()]}) {
            ++sums->tasks;
            for (std::size_t j = 0; j < models; ++j) {
                if (!isMissing(scores[j])) {
                    sums->scores[j] += scores[j];
                    ++sums->scored[j];
                }
                if (!isMissing(costs[j])) {
                    sums->costs[j] += costs[j];
                    ++sums->priced[j];
                }
            }
        }
        for (std::size_t j = 0; j < models; ++j) {
            const double worth = reward(setup.weights, scores[j], costOrZero(costs[j]));
            if (scores[j] > 0 && (!best || worth > reward(setup.weights, scores[*best], costOrZero(costs[*best]))))
                best = j;
        }
        if (best)
            m_examples.emplace_back(task, ModelIndex::at(*best));
    }
    const auto meansOf = [&](const Sums& sums) {
        Statistics statistics;
        statistics.tasks = sums.tasks;
        for (std::size_t j = 0; j < models; ++j) {
            statistics.scores.push_back(sums.scored[j] > 0 ? sums.scores[j] / sums.scored[j] : missing);
            statistics.costs.push_back(sums.priced[j] > 0 ? sums.costs[j] / sums.priced[j] : missing);
        }
        return statistics;
    };
    m_overall = meansOf(all);
    for (const Sums& sums : byDimension)
        m_byDimension.push_back(meansOf(sums));
    for (std::size_t j = 1; j < models; ++j) {
        const double best = m_overall.scores[m_fallback.position()];
        if (m_overall.scores[j] > best || (isMissing(best) && !isMissing(m_overall.scores[j])))
            m_fallback = ModelIndex::at(j);
    }
}

std::string RoutingPrompt::shownName(std::size_t model) const
{
    return m_variant == RouterVariant::Anonymous ? "Model " + letterOf(model) : m_models[model];
}

std::string RoutingPrompt::examplesFor(TaskIndex task) const
{
    std::vector<std::size_t> near;
    for (std::size_t i = 0; i < m_examples.size(); ++i) {
        if (m_tasks[m_examples[i].first].category(Facet::Dimension) == m_tasks[task].category(Facet::Dimension))
            near.push_back(i);
    }
    if (near.size() < shownExamples) {
        near.resize(m_examples.size());
        for (std::size_t i = 0; i < near.size(); ++i)
            near[i] = i;
    }
    std::string text;
    const std::size_t shown = std::min(shownExamples, near.size());
    for (std::size_t k = 0; k < shown; ++k) {
        const auto& [example, best] = m_examples[near[k * near.size() / shown]];
        const std::string& prompt = m_tasks.prompt(example);
        text += fmt::format("Example {}:\nDimension: {}\nTask: {}\nBest model: {}\n\n", k + 1,
                            m_tasks.categoryName(example, Facet::Dimension),
                            prompt.empty() ? std::string_view(m_tasks[example].id) : beginningOf(prompt, maxOfExample),
                            m_models[best.position()]);
    }
    return text;
}

ModelQuestion RoutingPrompt::questionOf(TaskIndex task) const
{
    ModelQuestion question;
    question.system =
        "You assign coding tasks to language models. Choose the one model of the list that is most likely "
        "to solve the task. If several are equally likely, choose the cheapest. Do not solve the task. "
        "Answer with one JSON object and nothing else: {\"model\": \"<name from the list>\"}.";
    std::string& text = question.prompt;
    text = "Models:\n";
    for (std::size_t j = 0; j < m_models.size(); ++j)
        text += fmt::format("{}. {}\n", j + 1, shownName(j));
    text += "\n";
    const std::string& dimension = m_tasks.categoryName(task, Facet::Dimension);
    const std::size_t position = m_tasks[task].category(Facet::Dimension).position();
    if (m_variant == RouterVariant::Statistics || m_variant == RouterVariant::Anonymous) {
        const bool known = position < m_byDimension.size() && m_byDimension[position].tasks > 0;
        const Statistics& statistics = known ? m_byDimension[position] : m_overall;
        if (statistics.tasks > 0)
            text += fmt::format("Results on {} earlier tasks{}:\n", statistics.tasks,
                                known ? " of the dimension " + dimension : std::string());
        for (std::size_t j = 0; j < m_models.size() && statistics.tasks > 0; ++j) {
            if (!isMissing(statistics.scores[j]))
                text += fmt::format("{}: mean score {:.3f}{}\n", shownName(j), statistics.scores[j],
                                    isMissing(statistics.costs[j])
                                        ? std::string()
                                        : fmt::format(", mean cost ${:.6f}", statistics.costs[j]));
        }
        text += "\n";
    }
    if (m_variant == RouterVariant::Examples)
        text += examplesFor(task);
    if (m_variant != RouterVariant::Vanilla && !dimension.empty())
        text += fmt::format("Dimension: {}\n", dimension);
    const std::string& prompt = m_tasks.prompt(task);
    const std::string_view shown = prompt.empty() ? std::string_view(m_tasks[task].id) : std::string_view(prompt);
    text += fmt::format("Task:\n{}{}\n", beginningOf(shown, maxOfPrompt), shown.size() > maxOfPrompt ? " […]" : "");
    return question;
}

std::optional<ModelIndex> RoutingPrompt::named(std::string_view text) const
{
    const std::string wanted = loweredText(withoutQuotes(text));
    for (std::size_t j = 0; j < m_models.size(); ++j) {
        const bool isLetter = m_variant == RouterVariant::Anonymous && wanted == loweredText(letterOf(j));
        if (!wanted.empty() && (wanted == loweredText(shownName(j)) || isLetter))
            return ModelIndex::at(j);
    }
    return std::nullopt;
}

std::optional<ModelIndex> RoutingPrompt::numbered(std::string_view text) const
{
    std::size_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || number < 1 || number > m_models.size())
        return std::nullopt;
    return ModelIndex::at(number - 1);
}

std::optional<ModelIndex> RoutingPrompt::inJson(std::string_view text) const
{
    for (std::size_t begin = text.find('{'); begin != std::string_view::npos; begin = text.find('{', begin + 1)) {
        const auto end = endOfObject(text, begin);
        if (!end)
            continue;
        const auto json = nlohmann::json::parse(text.substr(begin, *end - begin), nullptr, false);
        if (!json.is_object())
            continue;
        for (const char* const key : {"model", "choice", "answer", "route", "name", "index"}) {
            const auto value = json.find(key);
            if (value == json.end())
                continue;
            if (value->is_string()) {
                const std::string& name = value->get_ref<const std::string&>();
                if (const auto model = named(name))
                    return model;
                if (const auto model = numbered(withoutQuotes(name)))
                    return model;
            } else if (value->is_number_unsigned()) {
                if (const auto model = numbered(std::to_string(value->get<std::uint64_t>())))
                    return model;
            }
        }
    }
    return std::nullopt;
}

std::optional<ModelIndex> RoutingPrompt::lastNameIn(std::string_view text) const
{
    const std::string low = loweredText(text);
    struct Found {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::size_t model = 0;
    };
    std::optional<Found> last;
    for (std::size_t j = 0; j < m_models.size(); ++j) {
        const std::string name = loweredText(shownName(j));
        for (std::size_t at = low.find(name); !name.empty() && at != std::string::npos; at = low.find(name, at + 1)) {
            const std::size_t end = at + name.size();
            const bool whole = (at == 0 || !isWordByte(low[at - 1])) && (end == low.size() || !isWordByte(low[end]));
            // A name may be the beginning of another one.
            if (whole && (!last || end > last->end || (end == last->end && at < last->begin) ||
                          (at == last->begin && end > last->end)))
                last = Found{at, end, j};
        }
    }
    return last ? std::optional(ModelIndex::at(last->model)) : std::nullopt;
}

RoutingChoice RoutingPrompt::read(std::string_view answer) const
{
    if (const auto model = named(answer))
        return {*model, RouteSource::ExactName, missing};
    if (const auto model = inJson(answer))
        return {*model, RouteSource::Json, missing};
    if (const auto model = lastNameIn(answer))
        return {*model, RouteSource::NameInText, missing};
    for (std::size_t at = 0; at < answer.size(); ++at) {
        if (answer[at] < '0' || answer[at] > '9' || (at > 0 && (isWordByte(answer[at - 1]) || answer[at - 1] == '.')))
            continue;
        std::size_t end = at;
        while (end < answer.size() && answer[end] >= '0' && answer[end] <= '9')
            ++end;
        const bool whole =
            end == answer.size() || (!isWordByte(answer[end]) && !(answer[end] == '.' && end + 1 < answer.size() &&
                                                                   answer[end + 1] >= '0' && answer[end + 1] <= '9'));
        if (const auto model = numbered(answer.substr(at, end - at)); model && whole)
            return {*model, RouteSource::Index, missing};
    }
    return fallback();
}

} // namespace acr
