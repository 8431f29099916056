// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/priorfield.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace acr {

namespace {

constexpr std::array cellFields{PriorField::Mean, PriorField::Strength, PriorField::Cost};

/// The address of a row, without a field or a model.
using RowName = std::pair<std::string, std::string>;

/// The rows of both, in the order of the first, then what only the second has.
std::vector<RowName> rowNames(const PriorSet& before, const PriorSet& after)
{
    std::vector<RowName> names;
    const auto add = [&](RowName name) {
        if (std::ranges::find(names, name) == names.end())
            names.push_back(std::move(name));
    };
    for (const PriorSet* set : {&before, &after}) {
        if (!set->everywhere.empty())
            add({});
        for (const PriorRow& row : set->dimensions)
            add({row.dimension, {}});
    }
    for (const PriorSet* set : {&before, &after}) {
        for (const PriorRow& row : set->sources)
            add({row.dimension, row.source});
    }
    return names;
}

const PriorCell* cellAt(const PriorSet& priors, const RowName& row, std::string_view model)
{
    const auto column = priors.model(model);
    if (!column)
        return nullptr;
    if (row.first.empty())
        return priors.everywhere.empty() ? nullptr : &priors.everywhere[column->position()];
    const PriorRow* found = row.second.empty() ? priors.dimension(row.first) : priors.source(row.first, row.second);
    return found == nullptr ? nullptr : &found->cells[column->position()];
}

double fieldOf(const PriorCell& cell, PriorField field)
{
    return field == PriorField::Mean ? cell.mean : field == PriorField::Strength ? cell.pseudoCount : cell.costUsd;
}

bool differs(double a, double b)
{
    return !(a == b || (isMissing(a) && isMissing(b)));
}

template <class Item, class Name>
void addNames(std::vector<std::string>& names, const std::vector<Item>& items, Name Item::*name)
{
    for (const Item& item : items) {
        if (std::ranges::find(names, item.*name) == names.end())
            names.push_back(item.*name);
    }
}

} // namespace

std::vector<PriorChange> diffPriors(const PriorSet& before, const PriorSet& after)
{
    std::vector<PriorChange> changes;
    const auto textAt = [](const PriorSet& priors, const PriorAddress& address) {
        return priorText(priors, address).value_or(std::string());
    };
    std::vector<std::string> models = before.models;
    for (const std::string& model : after.models) {
        if (!before.model(model))
            models.push_back(model);
    }
    for (const RowName& row : rowNames(before, after)) {
        for (const std::string& model : models) {
            const PriorCell* was = cellAt(before, row, model);
            const PriorCell* is = cellAt(after, row, model);
            for (const PriorField field : cellFields) {
                // Sources are compared by their difference from the dimension, not by their mean, which moves with the
                // dimension.
                const bool same =
                    was == nullptr || is == nullptr ? was == is : !differs(fieldOf(*was, field), fieldOf(*is, field));
                if (same)
                    continue;
                const PriorAddress address{field, row.first, row.second, model};
                changes.push_back({address, was != nullptr ? textAt(before, address) : std::string(),
                                   is != nullptr ? textAt(after, address) : std::string()});
            }
        }
    }

    const auto compare = [&](const PriorAddress& address) {
        PriorChange change{address, textAt(before, address), textAt(after, address)};
        if (change.before != change.after)
            changes.push_back(std::move(change));
    };
    std::vector<std::string> voters;
    std::vector<std::string> dimensions;
    std::vector<std::string> priced;
    for (const PriorSet* set : {&before, &after}) {
        addNames(voters, set->vote.voters, &VoteSettings::Voter::name);
        addNames(dimensions, set->vote.specialists, &VoteSettings::Specialist::dimension);
        addNames(priced, set->prices, &PriceChange::model);
    }
    for (const std::string& voter : voters)
        compare({.field = PriorField::Voter, .name = voter});
    compare({.field = PriorField::MainPrior});
    compare({.field = PriorField::MainPriorWeight});
    for (const std::string& dimension : dimensions)
        compare({.field = PriorField::Specialist, .dimension = dimension});
    for (const PriorField field :
         {PriorField::Boost, PriorField::Neighbours, PriorField::Threshold, PriorField::Capacity,
          PriorField::Exploration, PriorField::ScoreWeight, PriorField::CostWeight})
        compare({.field = field});
    for (const std::string& model : priced) {
        compare({.field = PriorField::InputPrice, .name = model});
        compare({.field = PriorField::OutputPrice, .name = model});
    }
    return changes;
}

Result<void> checkPriors(const PriorSet& priors)
{
    const auto bad = [](std::string found, std::string expected) {
        return failure(ErrorCode::OutOfRange, std::move(found), std::move(expected));
    };
    const auto inRange = [](PriorField field, double value) {
        const PriorRange range = priorRange(field);
        return value >= range.low && value <= range.high;
    };
    std::set<std::string> names(priors.models.begin(), priors.models.end());
    if (names.size() != priors.models.size() || priors.models.empty() || names.contains(""))
        return failure(ErrorCode::Duplicate, "models", "at least one model, each once");
    const auto checkCells = [&](const RowName& row, const std::vector<PriorCell>& cells) -> Result<void> {
        if (cells.size() != priors.models.size())
            return bad(fmt::format("{}/{}: {} cells", row.first, row.second, cells.size()),
                       fmt::format("{}", priors.models.size()));
        for (std::size_t j = 0; j < cells.size(); ++j) {
            for (const PriorField field : cellFields) {
                const double value = fieldOf(cells[j], field);
                const PriorAddress address{field, row.first, row.second, priors.models[j]};
                const bool difference = field == PriorField::Mean && !row.second.empty();
                const bool good = difference ? value >= -1 && value <= 1
                                             : inRange(field, value) || (field == PriorField::Cost && isMissing(value));
                if (!good)
                    return bad(fmt::format("{} = {}", address.text(), value),
                               difference
                                   ? "a difference from -1 to 1"
                                   : fmt::format("from {} to {}", priorRange(field).low, priorRange(field).high));
            }
        }
        return {};
    };
    std::set<RowName> rows;
    const auto checkRow = [&](const PriorRow& row) -> Result<void> {
        if (row.dimension.empty() || !rows.insert({row.dimension, row.source}).second)
            return failure(ErrorCode::Duplicate, fmt::format("{}/{}", row.dimension, row.source),
                           "each dimension and source once, by name");
        return checkCells({row.dimension, row.source}, row.cells);
    };
    if (priors.everywhere.empty() && !(priors.dimensions.empty() && priors.sources.empty()))
        return failure(ErrorCode::Empty, {}, "means over all tasks, where there are means of dimensions");
    if (!priors.everywhere.empty()) {
        if (auto good = checkCells({}, priors.everywhere); !good)
            return good;
    }
    for (const PriorRow& row : priors.dimensions) {
        if (auto good = row.source.empty() ? checkRow(row) : bad(row.source, "a dimension"); !good)
            return good;
    }
    for (const PriorRow& row : priors.sources) {
        if (!rows.contains({row.dimension, {}}) || row.source.empty())
            return failure(ErrorCode::UnknownName, fmt::format("{}/{}", row.dimension, row.source),
                           "a source in a dimension that is there");
        if (auto good = checkRow(row); !good)
            return good;
    }
    const auto checkNumber = [&](const PriorAddress& address) -> Result<void> {
        const double value = priorValue(priors, address).value_or(missing);
        if (!isMissing(value) && !inRange(address.field, value))
            return bad(fmt::format("{} = {}", address.text(), value),
                       fmt::format("from {} to {}", priorRange(address.field).low, priorRange(address.field).high));
        return {};
    };
    std::vector<PriorAddress> numbers;
    for (const PriorField field :
         {PriorField::MainPriorWeight, PriorField::Boost, PriorField::Neighbours, PriorField::Threshold,
          PriorField::Capacity, PriorField::Exploration, PriorField::ScoreWeight, PriorField::CostWeight})
        numbers.push_back({.field = field});
    std::set<std::string> once;
    const auto named = [&](PriorField field, const std::string& name) {
        numbers.push_back({.field = field, .name = name});
        return !name.empty() && once.insert(std::string(priorFieldName(field)) + ":" + name).second;
    };
    for (const VoteSettings::Voter& voter : priors.vote.voters) {
        if (!named(PriorField::Voter, voter.name))
            return failure(ErrorCode::Duplicate, "voter " + voter.name, "each voter once, by name");
    }
    for (const VoteSettings::Specialist& specialist : priors.vote.specialists) {
        if (specialist.dimension.empty() || !once.insert("specialist:" + specialist.dimension).second)
            return failure(ErrorCode::Duplicate, "specialist of " + specialist.dimension, "one specialist a dimension");
    }
    for (const PriceChange& change : priors.prices) {
        if (!named(PriorField::InputPrice, change.model) || !named(PriorField::OutputPrice, change.model))
            return failure(ErrorCode::Duplicate, "price of " + change.model, "one price a model");
    }
    for (const PriorAddress& address : numbers) {
        if (auto good = checkNumber(address); !good)
            return good;
    }
    if (priors.memory.neighbours == 0 || priors.memory.capacity == 0)
        return bad("0", "at least one neighbour and one entry");
    return {};
}

} // namespace acr
