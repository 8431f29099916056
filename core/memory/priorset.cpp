// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/priorset.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace acr {

namespace {

struct Sums {
    std::vector<double> score;
    std::vector<double> count;
    std::vector<double> cost;
    std::vector<double> costCount;

    explicit Sums(std::size_t models)
        : score(models)
        , count(models)
        , cost(models)
        , costCount(models)
    {}
    void add(const OutcomeMatrix& outcomes, TaskIndex task, MissingScores convention)
    {
        const auto scores = outcomes.scores(task);
        const auto costs = outcomes.costs(task);
        for (std::size_t j = 0; j < score.size(); ++j) {
            if (scoreCounts(outcomes, task, ModelIndex::at(j), convention)) {
                score[j] += isMissing(scores[j]) ? 0.0 : scores[j];
                ++count[j];
            }
            if (!isMissing(costs[j])) {
                cost[j] += costs[j];
                ++costCount[j];
            }
        }
    }
    /// Means shrunk towards those of the larger group, which may be null.
    [[nodiscard]] std::vector<PriorCell> cells(const std::vector<PriorCell>* around, double shrink,
                                               double costShrink) const
    {
        std::vector<PriorCell> cells(score.size());
        for (std::size_t j = 0; j < cells.size(); ++j) {
            PriorCell& cell = cells[j];
            const PriorCell* outer = around != nullptr ? &(*around)[j] : nullptr;
            const double weight = outer != nullptr ? shrink : 0;
            cell.pseudoCount = count[j];
            if (count[j] + weight > 0)
                cell.mean = (score[j] + (outer != nullptr ? weight * outer->mean : 0)) / (count[j] + weight);
            const bool outerCost = outer != nullptr && !isMissing(outer->costUsd);
            const double costWeight = outerCost ? costShrink : 0;
            if (costCount[j] + costWeight > 0)
                cell.costUsd = (cost[j] + (outerCost ? costWeight * outer->costUsd : 0)) / (costCount[j] + costWeight);
        }
        return cells;
    }
};

constexpr double costShrinkTasks = 5;

const PriorRow* rowOf(const std::vector<PriorRow>& rows, std::string_view dimension, std::string_view source)
{
    const auto found = std::ranges::find_if(
        rows, [&](const PriorRow& row) { return row.dimension == dimension && row.source == source; });
    return found == rows.end() ? nullptr : &*found;
}

} // namespace

bool PriorCell::operator==(const PriorCell& other) const
{
    const bool sameCost = costUsd == other.costUsd || (isMissing(costUsd) && isMissing(other.costUsd));
    return mean == other.mean && pseudoCount == other.pseudoCount && sameCost;
}

bool PriorSet::operator==(const PriorSet& other) const
{
    const auto others = [](const PriorSet& set) {
        return std::tie(set.models, set.everywhere, set.dimensions, set.sources, set.vote, set.memory, set.weights,
                        set.prices, set.tunedOn);
    };
    const bool sameHorizon = explorationHorizon == other.explorationHorizon ||
                             (isMissing(explorationHorizon) && isMissing(other.explorationHorizon));
    return sameHorizon && others(*this) == others(other);
}

const PriorRow* PriorSet::dimension(std::string_view name) const
{
    return rowOf(dimensions, name, {});
}

const PriorRow* PriorSet::source(std::string_view dimensionName, std::string_view name) const
{
    return rowOf(sources, dimensionName, name);
}

std::optional<ModelIndex> PriorSet::model(std::string_view name) const
{
    const auto found = std::ranges::find(models, name);
    return found == models.end() ? std::nullopt
                                 : std::optional(ModelIndex::at(static_cast<std::size_t>(found - models.begin())));
}

Result<PriorSet> priorsFor(const PriorSet& priors, std::span<const Model> pool)
{
    const auto same = [](const std::string& name, const Model& model) { return name == model.name; };
    if (std::ranges::equal(priors.models, pool, same))
        return priors;
    std::vector<std::size_t> column;
    for (const Model& model : pool) {
        const auto known = priors.model(model.name);
        if (!known)
            return failure(ErrorCode::UnknownModel, model.name,
                           fmt::format("priors for it, beside those for {}", fmt::join(priors.models, ", ")));
        column.push_back(known->position());
    }
    PriorSet fitted = priors;
    const auto pick = [&](std::vector<PriorCell>& cells) {
        std::vector<PriorCell> picked;
        for (const std::size_t j : column)
            picked.push_back(cells[j]);
        cells = std::move(picked);
    };
    fitted.models.clear();
    for (const Model& model : pool)
        fitted.models.push_back(model.name);
    if (!fitted.everywhere.empty())
        pick(fitted.everywhere);
    for (std::vector<PriorRow>* rows : {&fitted.dimensions, &fitted.sources}) {
        for (PriorRow& row : *rows)
            pick(row.cells);
    }
    return fitted;
}

PriorSet atPrices(PriorSet priors, std::span<const double> ratio)
{
    const auto scale = [&](std::vector<PriorCell>& cells) {
        for (std::size_t j = 0; j < cells.size(); ++j)
            cells[j].costUsd *= ratio[j];
    };
    scale(priors.everywhere);
    for (std::vector<PriorRow>* rows : {&priors.dimensions, &priors.sources}) {
        for (PriorRow& row : *rows)
            scale(row.cells);
    }
    priors.prices.clear();
    return priors;
}

const std::string& sourceNameOf(const TaskTable& tasks, TaskIndex task)
{
    const std::string& source = tasks.categoryName(task, Facet::Source);
    const std::string& name = source.empty() ? tasks.categoryName(task, Facet::Bench) : source;
    return name.empty() ? unnamedGroup : name;
}

const std::string& dimensionNameOf(const TaskTable& tasks, TaskIndex task)
{
    const std::string& name = tasks.categoryName(task, Facet::Dimension);
    return name.empty() ? unnamedGroup : name;
}

PriorSet learnPriors(std::span<const Model> models, const TaskTable& tasks, std::span<const TaskIndex> training,
                     const OutcomeMatrix& outcomes, MissingScores convention, const PriorFit& fit)
{
    PriorSet set;
    for (const Model& model : models)
        set.models.push_back(model.name);
    if (training.empty())
        return set;
    // Groups by category numbers: names are only looked up once a group.
    struct Group {
        TaskIndex example;
        Sums sums;
    };
    Sums all(models.size());
    std::vector<Group> dimensions;
    std::vector<Group> sources;
    std::unordered_map<std::uint64_t, std::size_t> dimensionOf;
    std::unordered_map<std::uint64_t, std::size_t> sourceOf;
    for (const TaskIndex task : training) {
        const auto category = [&](Facet facet) {
            return static_cast<std::uint64_t>(tasks[task].category(facet).position());
        };
        const std::uint64_t dimension = category(Facet::Dimension);
        const std::uint64_t source =
            category(Facet::Source) != 0 ? 2 * category(Facet::Source) : 2 * category(Facet::Bench) + 1;
        const auto place = [&](auto& map, auto& groups, std::uint64_t key) -> Sums& {
            const auto [found, isNew] = map.try_emplace(key, groups.size());
            if (isNew)
                groups.push_back({task, Sums(models.size())});
            return groups[found->second].sums;
        };
        all.add(outcomes, task, convention);
        place(dimensionOf, dimensions, dimension).add(outcomes, task, convention);
        place(sourceOf, sources, dimension << 32U | source).add(outcomes, task, convention);
    }
    set.everywhere = all.cells(nullptr, 0, 0);
    for (const Group& group : dimensions)
        set.dimensions.push_back({dimensionNameOf(tasks, group.example),
                                  {},
                                  group.sums.cells(&set.everywhere, fit.dimensionShrink, costShrinkTasks)});
    for (const Group& group : sources) {
        const std::string& name = dimensionNameOf(tasks, group.example);
        const PriorRow& around = *set.dimension(name);
        PriorRow row{name, sourceNameOf(tasks, group.example),
                     group.sums.cells(&around.cells, fit.sourceShrink, costShrinkTasks)};
        for (std::size_t j = 0; j < row.cells.size(); ++j)
            row.cells[j].mean -= around.cells[j].mean;
        set.sources.push_back(std::move(row));
    }
    return set;
}

} // namespace acr
