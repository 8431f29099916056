// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/priordiff.h"

#include <fmt/format.h>

#include <algorithm>

namespace acr {

namespace {

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
            for (const PriorField field : priorCellFields) {
                // Sources are compared by their difference from the dimension, not by their mean, which moves with the
                // dimension.
                const bool same = was == nullptr || is == nullptr
                                      ? was == is
                                      : !differs(priorCellValue(*was, field), priorCellValue(*is, field));
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

} // namespace acr
