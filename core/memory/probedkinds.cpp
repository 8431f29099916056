// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/probedkinds.h"

#include "core/memory/idparts.h"
#include "core/memory/probeddifferences.h"
#include "core/memory/taskgroups.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace acr {

namespace {

using KindPart = KindCriterion::Part;

/// The first has priority where several divide in the same way.
constexpr std::array<KindCriterion, 11> allKindCriteria{{{KindPart::Words},
                                                         {KindPart::Facet, 0, Facet::Language},
                                                         {KindPart::Facet, 0, Facet::Difficulty},
                                                         {KindPart::Facet, 0, Facet::Bench},
                                                         {KindPart::Hundreds},
                                                         {KindPart::Word, 0},
                                                         {KindPart::Word, 1},
                                                         {KindPart::Word, 2},
                                                         {KindPart::Word, 3},
                                                         {KindPart::Word, 4},
                                                         {KindPart::Word, 5}}};

/// Kinds in the order in which they are shown: by number, then by name.
using KindLabel = std::pair<double, std::string>;

KindLabel kindLabelOf(const TaskTable& tasks, TaskIndex task, const KindCriterion& criterion)
{
    const auto named = [](std::string name) { return KindLabel{0, name.empty() ? unnamedGroup : std::move(name)}; };
    const auto shown = [](const std::string& word) { return word.empty() ? std::string("#") : word; };
    switch (criterion.part) {
    case KindPart::Words: {
        std::string name;
        for (const std::string& word : idWordsOf(tasks[task].id))
            name += (name.empty() ? "" : " ") + shown(word);
        return named(std::move(name));
    }
    case KindPart::Word: {
        const std::vector<std::string> words = idWordsOf(tasks[task].id);
        return named(criterion.word < words.size() ? shown(words[criterion.word]) : std::string());
    }
    case KindPart::Hundreds: {
        const double first = 100 * std::floor(idPartsOf(tasks[task].id).number / 100);
        return {first, fmt::format("{:.0f}–{:.0f}", first, first + 99)};
    }
    case KindPart::Facet: return named(tasks.categoryName(task, criterion.facet));
    }
    return {};
}

} // namespace

std::string kindCriterionName(const KindCriterion& criterion)
{
    switch (criterion.part) {
    case KindPart::Words: return "id_words";
    case KindPart::Word: return fmt::format("id_word_{}", criterion.word + 1);
    case KindPart::Hundreds: return "id_hundreds";
    case KindPart::Facet: return std::string(facetName(criterion.facet));
    }
    return {};
}

ProbedKinds::ProbedKinds(std::size_t models, const TaskTable& tasks, std::span<const TaskIndex> training,
                         const OutcomeMatrix& outcomes, MissingScores convention, const PriorSet& priors,
                         const KindTest& test)
    : m_models(models)
    , m_tasks(tasks)
    , m_outcomes(outcomes)
    , m_convention(convention)
    , m_test(test)
{
    if (training.empty() || priors.empty())
        return;
    const TaskGroups groups(tasks, training, priors);
    const ProbedDifferences differences(tasks, training, outcomes, convention, priors);
    for (std::uint32_t leaf = 0; leaf < groups.leaves(); ++leaf)
        m_sources.push_back({groups.leaf(leaf).dimensionName, groups.leaf(leaf).sourceName, {}, {}});
    std::vector<bool> seen(tasks.size(), false);
    for (const TaskIndex task : training) {
        if (seen[task.position()])
            continue;
        seen[task.position()] = true;
        Source& source = m_sources[groups.leafOf(task)];
        const std::size_t at = source.differences.size();
        source.tasks.push_back(task);
        source.differences.resize(at + models);
        differences.of(task, std::span(source.differences).subspan(at, models));
    }
}

std::vector<double> ProbedKinds::meanScores(std::span<const TaskIndex> tasks) const
{
    std::vector<double> means(m_models, missing);
    for (std::size_t j = 0; j < m_models; ++j) {
        double sum = 0;
        double count = 0;
        for (const TaskIndex task : tasks) {
            if (!scoreCounts(m_outcomes, task, ModelIndex::at(j), m_convention))
                continue;
            const double score = m_outcomes.scores(task)[j];
            sum += isMissing(score) ? 0 : score;
            ++count;
        }
        if (count > 0)
            means[j] = sum / count;
    }
    return means;
}

std::optional<ProbedKinds::Division> ProbedKinds::divide(const Source& source, const KindCriterion& criterion) const
{
    std::map<KindLabel, std::vector<std::size_t>> kinds; // positions in the source
    for (std::size_t i = 0; i < source.tasks.size(); ++i)
        kinds[kindLabelOf(m_tasks, source.tasks[i], criterion)].push_back(i);
    const auto isShown = [this](const auto& kind) { return kind.second.size() >= m_test.minimumTasks; };
    if (std::ranges::count_if(kinds, isShown) < 2)
        return std::nullopt;

    const auto sumOf = [&](const auto& positions) {
        std::vector<double> sum(m_models);
        for (const std::size_t i : positions) {
            for (std::size_t j = 0; j < m_models; ++j)
                sum[j] += source.differences[i * m_models + j];
        }
        return sum;
    };
    std::vector<double> total(m_models);
    for (const auto& kind : kinds) {
        const std::vector<double> sum = sumOf(kind.second);
        for (std::size_t j = 0; j < m_models; ++j)
            total[j] += sum[j];
    }
    std::vector<double> gains;
    gains.reserve(source.tasks.size());
    const double otherTasks = static_cast<double>(source.tasks.size()) - 1;
    for (const auto& kind : kinds) {
        const std::vector<double> sum = sumOf(kind.second);
        const double others = static_cast<double>(kind.second.size()) - 1;
        const double weight = others + m_test.trust;
        for (const std::size_t i : kind.second) {
            double gain = 0;
            for (std::size_t j = 0; j < m_models && weight > 0; ++j) {
                const double own = source.differences[i * m_models + j];
                const double mean = (total[j] - own) / otherTasks;
                const double predicted = (sum[j] - own - others * mean) / weight;
                gain += predicted * (2 * (own - mean) - predicted);
            }
            gains.push_back(gain);
        }
    }

    Division division{source.dimension, source.name, criterion};
    for (const double gain : gains)
        division.gain += gain;
    const double mean = division.gain / static_cast<double>(gains.size());
    double squares = 0;
    for (const double gain : gains)
        squares += (gain - mean) * (gain - mean);
    division.standardError = std::sqrt(squares);
    // Where all models have the same scores, differences are rounding errors.
    const double rounding = 1e-12 * static_cast<double>(gains.size());
    division.supported = division.gain > std::max(rounding, m_test.standardErrors * division.standardError);
    for (const auto& kind : kinds) {
        if (!isShown(kind))
            continue;
        Kind& shown = division.kinds.emplace_back();
        shown.name = kind.first.second;
        for (const std::size_t i : kind.second)
            shown.tasks.push_back(source.tasks[i]);
        shown.scores = meanScores(shown.tasks);
    }
    return division;
}

std::vector<ProbedKinds::Division> ProbedKinds::by(const KindCriterion& criterion) const
{
    std::vector<Division> divisions;
    for (const Source& source : m_sources) {
        if (auto division = divide(source, criterion))
            divisions.push_back(std::move(*division));
    }
    return divisions;
}

std::vector<ProbedKinds::Division> ProbedKinds::supported() const
{
    // Divisions into the same kinds differ by rounding.
    constexpr double largerBy = 1 + 1e-9;
    std::vector<Division> found;
    for (const Source& source : m_sources) {
        std::optional<Division> best;
        for (const KindCriterion& criterion : allKindCriteria) {
            auto division = divide(source, criterion);
            if (division && division->supported && (!best || division->gain > best->gain * largerBy))
                best = std::move(division);
        }
        if (best)
            found.push_back(std::move(*best));
    }
    return found;
}

} // namespace acr
