// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/priorfield.h"

#include "core/benchmark/limits.h"
#include "core/benchmark/textcheck.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

namespace acr {

namespace {

/// The part of an address after its field.
enum class Subject : std::uint8_t { Nothing, Cell, Model, Voter, Dimension };

struct FieldFact {
    std::string_view name;
    Subject subject;
    PriorRange range;
};

constexpr double maxStrength = 1e9;
constexpr std::array<FieldFact, priorFieldCount> facts{{
    {"mean", Subject::Cell, {0, 1}},
    {"strength", Subject::Cell, {0, maxStrength}},
    {"cost", Subject::Cell, {0, 1e6}},
    {"voter", Subject::Voter, {0, 1e6}},
    {"main_prior", Subject::Nothing, {}},
    {"main_prior_weight", Subject::Nothing, {0, 1e6}},
    {"specialist", Subject::Dimension, {}},
    {"boost", Subject::Nothing, {0, 1e6}},
    {"k", Subject::Nothing, {1, 10000, true}},
    {"threshold", Subject::Nothing, {-1, 1}},
    {"capacity", Subject::Nothing, {1, 1e9, true}},
    {"exploration", Subject::Nothing, {0, 1e6}},
    {"epsilon1", Subject::Nothing, {0, 1e6}},
    {"epsilon2", Subject::Nothing, {-1e6, 0}},
    {"input_price", Subject::Model, {0, 1e6}},
    {"output_price", Subject::Model, {0, 1e6}},
}};

const FieldFact& factOf(PriorField field)
{
    return facts[static_cast<std::size_t>(field)];
}

Unexpected badValue(const PriorAddress& address, std::string_view found)
{
    const PriorRange range = priorRange(address.field);
    return failure(ErrorCode::BadParameter, fmt::format("{}={}", address.text(), found),
                   fmt::format("{} from {} to {}", range.whole ? "a whole number" : "a number", range.low, range.high));
}

template <class Set> // PriorSet or const PriorSet
auto rowOf(Set& priors, const PriorAddress& address) -> Result<decltype(&priors.everywhere)>
{
    if (address.dimension.empty()) {
        if (priors.everywhere.empty())
            return failure(ErrorCode::UnknownName, address.text(), "a set that has means; this one is empty");
        return &priors.everywhere;
    }
    auto& rows = address.source.empty() ? priors.dimensions : priors.sources;
    const auto found = std::ranges::find_if(
        rows, [&](const PriorRow& row) { return row.dimension == address.dimension && row.source == address.source; });
    if (found != rows.end())
        return &found->cells;
    std::vector<std::string> names;
    for (const PriorRow& row : rows) {
        if (address.source.empty() || row.dimension == address.dimension)
            names.push_back(address.source.empty() ? row.dimension : row.source);
    }
    return failure(ErrorCode::UnknownName,
                   address.source.empty() ? address.dimension : address.dimension + "/" + address.source,
                   fmt::format("one of {}", fmt::join(names, ", ")));
}

template <class Set>
auto cellOf(Set& priors, const PriorAddress& address) -> Result<decltype(&priors.everywhere.front())>
{
    const auto row = rowOf(priors, address);
    if (!row)
        return Unexpected(row.error());
    const auto model = priors.model(address.name);
    if (!model)
        return failure(ErrorCode::UnknownModel, address.name, fmt::format("{}", fmt::join(priors.models, ", ")));
    return &(**row)[model->position()];
}

/// The mean that a source's difference is added to; 0 for other rows.
double baseOf(const PriorSet& priors, const PriorAddress& address, std::size_t model)
{
    if (address.source.empty())
        return 0;
    const PriorRow* around = priors.dimension(address.dimension);
    return around != nullptr ? around->cells[model].mean : 0;
}

std::string number(double value)
{
    return isMissing(value) ? std::string() : fmt::format("{}", value);
}

const PriceChange* priceIn(const PriorSet& priors, std::string_view model)
{
    const auto found = std::ranges::find(priors.prices, model, &PriceChange::model);
    return found == priors.prices.end() ? nullptr : &*found;
}

} // namespace

PriorRange priorRange(PriorField field)
{
    return factOf(field).range;
}

std::string_view priorFieldName(PriorField field)
{
    return factOf(field).name;
}

std::string PriorAddress::text() const
{
    const FieldFact& fact = factOf(field);
    switch (fact.subject) {
    case Subject::Nothing: return std::string(fact.name);
    case Subject::Dimension: return fmt::format("{}:{}", fact.name, dimension);
    case Subject::Model:
    case Subject::Voter: return fmt::format("{}:{}", fact.name, name);
    case Subject::Cell: break;
    }
    return fmt::format("{}:{}{}{}:{}", fact.name, dimension.empty() ? "*" : dimension, source.empty() ? "" : "/",
                       source, name);
}

Result<PriorAddress> parsePriorAddress(std::string_view text)
{
    const std::size_t colon = std::min(text.find(':'), text.size());
    const auto fact = std::ranges::find(facts, text.substr(0, colon), &FieldFact::name);
    std::vector<std::string_view> names;
    for (const FieldFact& known : facts)
        names.push_back(known.name);
    if (fact == facts.end())
        return failure(ErrorCode::BadParameter, std::string(text),
                       fmt::format("an address that begins with one of {}", fmt::join(names, ", ")));
    PriorAddress address;
    address.field = static_cast<PriorField>(fact - facts.begin());
    const std::string_view rest = colon < text.size() ? text.substr(colon + 1) : std::string_view();
    const auto wrong = [&](std::string_view shape) {
        return failure(ErrorCode::BadParameter, std::string(text), fmt::format("{}{}", fact->name, shape));
    };
    switch (fact->subject) {
    case Subject::Nothing:
        if (colon < text.size())
            return wrong(", alone");
        break;
    case Subject::Dimension:
        if (rest.empty())
            return wrong(":DIMENSION");
        address.dimension = rest;
        break;
    case Subject::Model:
    case Subject::Voter:
        if (rest.empty())
            return wrong(":NAME");
        address.name = rest;
        break;
    case Subject::Cell: {
        const std::size_t second = rest.find(':');
        const std::string_view group = rest.substr(0, second);
        if (second == std::string_view::npos || group.empty() || second + 1 == rest.size())
            return wrong(":DIMENSION[/SOURCE]:MODEL, or * for all dimensions");
        const std::size_t slash = group.find('/');
        address.dimension = group == "*" ? std::string_view() : group.substr(0, slash);
        address.source = slash == std::string_view::npos ? std::string_view() : group.substr(slash + 1);
        address.name = rest.substr(second + 1);
        break;
    }
    }
    return address;
}

Result<double> priorValue(const PriorSet& priors, const PriorAddress& address)
{
    switch (address.field) {
    case PriorField::Mean:
    case PriorField::Strength:
    case PriorField::Cost: {
        const auto cell = cellOf(priors, address);
        if (!cell)
            return Unexpected(cell.error());
        if (address.field == PriorField::Mean)
            return (*cell)->mean + baseOf(priors, address, priors.model(address.name)->position());
        return address.field == PriorField::Strength ? (*cell)->pseudoCount : (*cell)->costUsd;
    }
    case PriorField::Voter: {
        const auto found = std::ranges::find(priors.vote.voters, address.name, &VoteSettings::Voter::name);
        return found == priors.vote.voters.end() ? missing : found->weight;
    }
    case PriorField::MainPrior:
    case PriorField::Specialist: return missing;
    case PriorField::MainPriorWeight: return priors.vote.mainPriorWeight;
    case PriorField::Boost: return priors.vote.boost;
    case PriorField::Neighbours: return priors.memory.neighbours;
    case PriorField::Threshold: return priors.memory.threshold;
    case PriorField::Capacity: return priors.memory.capacity;
    case PriorField::Exploration: return priors.explorationHorizon;
    case PriorField::ScoreWeight: return priors.weights ? priors.weights->score : missing;
    case PriorField::CostWeight: return priors.weights ? priors.weights->cost : missing;
    case PriorField::InputPrice:
    case PriorField::OutputPrice: {
        const PriceChange* change = priceIn(priors, address.name);
        return change == nullptr                         ? missing
               : address.field == PriorField::InputPrice ? change->inputPerMillion
                                                         : change->outputPerMillion;
    }
    }
    return missing;
}

std::vector<double> priorMeans(const PriorSet& priors, std::string_view dimension, std::string_view source)
{
    const PriorAddress address{PriorField::Mean, std::string(dimension), std::string(source), {}};
    const auto row = rowOf(priors, address);
    std::vector<double> means;
    for (std::size_t j = 0; row && j < (**row).size(); ++j)
        means.push_back((**row)[j].mean + baseOf(priors, address, j));
    return means;
}

Result<std::string> priorText(const PriorSet& priors, const PriorAddress& address)
{
    if (address.field == PriorField::MainPrior)
        return priors.vote.mainPrior;
    if (address.field == PriorField::Specialist) {
        const auto found =
            std::ranges::find(priors.vote.specialists, address.dimension, &VoteSettings::Specialist::dimension);
        return found == priors.vote.specialists.end() ? std::string() : found->voter;
    }
    const auto value = priorValue(priors, address);
    if (!value)
        return Unexpected(value.error());
    return number(*value);
}

Result<void> setPriorValue(PriorSet& priors, const PriorAddress& address, double value)
{
    const PriorRange range = priorRange(address.field);
    const bool isName = address.field == PriorField::MainPrior || address.field == PriorField::Specialist;
    if (isName || !(value >= range.low && value <= range.high) || (range.whole && value != std::floor(value)))
        return badValue(address, number(value));
    switch (address.field) {
    case PriorField::Mean:
    case PriorField::Strength:
    case PriorField::Cost: {
        const auto cell = cellOf(priors, address);
        if (!cell)
            return Unexpected(cell.error());
        if (address.field == PriorField::Mean)
            (*cell)->mean = value - baseOf(priors, address, priors.model(address.name)->position());
        else
            (address.field == PriorField::Strength ? (*cell)->pseudoCount : (*cell)->costUsd) = value;
        break;
    }
    case PriorField::Voter: {
        const auto found = std::ranges::find(priors.vote.voters, address.name, &VoteSettings::Voter::name);
        if (found == priors.vote.voters.end())
            priors.vote.voters.push_back({address.name, value});
        else
            found->weight = value;
        break;
    }
    case PriorField::MainPrior:
    case PriorField::Specialist: break;
    case PriorField::MainPriorWeight: priors.vote.mainPriorWeight = value; break;
    case PriorField::Boost: priors.vote.boost = value; break;
    case PriorField::Neighbours: priors.memory.neighbours = static_cast<std::uint32_t>(value); break;
    case PriorField::Threshold: priors.memory.threshold = value; break;
    case PriorField::Capacity: priors.memory.capacity = static_cast<std::uint32_t>(value); break;
    case PriorField::Exploration: priors.explorationHorizon = value; break;
    case PriorField::ScoreWeight:
    case PriorField::CostWeight: {
        RewardWeights weights = priors.weights.value_or(RewardWeights{});
        (address.field == PriorField::ScoreWeight ? weights.score : weights.cost) = value;
        priors.weights = weights;
        break;
    }
    case PriorField::InputPrice:
    case PriorField::OutputPrice: {
        if (priceIn(priors, address.name) == nullptr)
            priors.prices.push_back({address.name, 0, 0});
        PriceChange& change = *std::ranges::find(priors.prices, address.name, &PriceChange::model);
        (address.field == PriorField::InputPrice ? change.inputPerMillion : change.outputPerMillion) = value;
        break;
    }
    }
    return {};
}

Result<void> setPriorText(PriorSet& priors, const PriorAddress& address, std::string_view value)
{
    switch (address.field) {
    case PriorField::MainPrior: priors.vote.mainPrior = value; return {};
    case PriorField::Specialist:
        std::erase_if(priors.vote.specialists, [&](const VoteSettings::Specialist& specialist) {
            return specialist.dimension == address.dimension;
        });
        if (!value.empty())
            priors.vote.specialists.push_back({address.dimension, std::string(value)});
        return {};
    default: break;
    }
    if (value.empty()) {
        switch (address.field) {
        case PriorField::Cost: {
            const auto cell = cellOf(priors, address);
            if (!cell)
                return Unexpected(cell.error());
            (*cell)->costUsd = missing;
            return {};
        }
        case PriorField::Voter:
            std::erase_if(priors.vote.voters,
                          [&](const VoteSettings::Voter& voter) { return voter.name == address.name; });
            return {};
        case PriorField::Exploration: priors.explorationHorizon = missing; return {};
        case PriorField::ScoreWeight:
        case PriorField::CostWeight: priors.weights.reset(); return {};
        case PriorField::InputPrice:
        case PriorField::OutputPrice:
            std::erase_if(priors.prices, [&](const PriceChange& change) { return change.model == address.name; });
            return {};
        default: return badValue(address, {});
        }
    }
    const ParsedNumber parsed = parseNumber(value);
    if (parsed.status != NumberStatus::Good)
        return badValue(address, value);
    return setPriorValue(priors, address, parsed.value);
}

double priorCellValue(const PriorCell& cell, PriorField field)
{
    return field == PriorField::Mean ? cell.mean : field == PriorField::Strength ? cell.pseudoCount : cell.costUsd;
}

Result<void> checkPriors(const PriorSet& priors)
{
    using DimensionAndSource = std::pair<std::string, std::string>;
    const auto bad = [](std::string found, std::string expected) {
        return failure(ErrorCode::OutOfRange, std::move(found), std::move(expected));
    };
    const auto inRange = [](PriorField field, double value) {
        const PriorRange range = priorRange(field);
        return value >= range.low && value <= range.high;
    };
    if (priors.models.size() > maxModels)
        return failure(ErrorCode::TooLarge, fmt::format("a set of {} models", priors.models.size()),
                       fmt::format("{} models", maxModels));
    std::set<std::string> names(priors.models.begin(), priors.models.end());
    if (names.size() != priors.models.size() || priors.models.empty() || names.contains(""))
        return failure(ErrorCode::Duplicate, "models", "at least one model, each once");
    const auto checkCells = [&](const DimensionAndSource& row, const std::vector<PriorCell>& cells) -> Result<void> {
        if (cells.size() != priors.models.size())
            return bad(fmt::format("{}/{}: {} cells", row.first, row.second, cells.size()),
                       fmt::format("{}", priors.models.size()));
        for (std::size_t j = 0; j < cells.size(); ++j) {
            for (const PriorField field : priorCellFields) {
                const double value = priorCellValue(cells[j], field);
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
    std::set<DimensionAndSource> rows;
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
