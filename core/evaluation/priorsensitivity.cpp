// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/priorsensitivity.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <cmath>
#include <mutex>

namespace acr {

namespace {

constexpr double meanStep = 0.05;

std::vector<PriorAddress> addressesOf(const PriorDesk& desk, const PriorSet& priors,
                                      const SensitivitySettings& settings)
{
    std::vector<PriorAddress> addresses;
    const auto cells = [&](const std::string& dimension, const std::string& source) {
        for (const std::string& model : priors.models) {
            addresses.push_back({PriorField::Mean, dimension, source, model});
            if (settings.strengths) {
                addresses.push_back({PriorField::Strength, dimension, source, model});
                addresses.push_back({PriorField::Cost, dimension, source, model});
            }
        }
    };
    if (!priors.everywhere.empty())
        cells({}, {});
    for (const PriorRow& row : priors.dimensions)
        cells(row.dimension, {});
    for (const PriorRow& row : priors.sources) {
        if (settings.sources)
            cells(row.dimension, row.source);
    }
    for (const VoteSettings::Voter& voter : priors.vote.voters)
        addresses.push_back({.field = PriorField::Voter, .name = voter.name});
    addresses.push_back({.field = PriorField::MainPriorWeight});
    addresses.push_back({.field = PriorField::Boost});
    addresses.push_back({.field = PriorField::Exploration});
    addresses.push_back({.field = PriorField::CostWeight});
    for (const Model& model : desk.benchmark().models) {
        addresses.push_back({.field = PriorField::InputPrice, .name = model.name});
        addresses.push_back({.field = PriorField::OutputPrice, .name = model.name});
    }
    return addresses;
}

/// The value that applies where the set gives none.
double valueInForce(const PriorDesk& desk, const PriorSet& priors, const PriorAddress& address)
{
    const double own = priorValue(priors, address).value_or(missing);
    if (!isMissing(own))
        return own;
    const auto& parameters = desk.spec().parameters.all();
    switch (address.field) {
    case PriorField::Exploration: {
        const bool cascade = parameters.contains("mode") && desk.spec().parameters.text("mode") == "cascade";
        const auto found = parameters.find(cascade ? "cascade_horizon" : "horizon");
        return found != parameters.end() ? std::get<double>(found->second) : missing;
    }
    case PriorField::CostWeight: return desk.settings().weights.cost;
    case PriorField::InputPrice:
    case PriorField::OutputPrice: {
        const auto model = desk.benchmark().model(address.name);
        if (!model)
            return missing;
        const Model& found = desk.benchmark().models[model->position()];
        return address.field == PriorField::InputPrice ? found.inputPricePerMillion : found.outputPricePerMillion;
    }
    default: return missing;
    }
}

PriorSet moved(const PriorDesk& desk, PriorSet priors, const PriorAddress& address, double value)
{
    if (address.field == PriorField::CostWeight && !priors.weights)
        priors.weights = desk.settings().weights;
    if (address.field == PriorField::InputPrice || address.field == PriorField::OutputPrice) {
        const Model& model = desk.benchmark().models[desk.benchmark().model(address.name)->position()];
        if (std::ranges::find(priors.prices, address.name, &PriceChange::model) == priors.prices.end())
            priors.prices.push_back({address.name, model.inputPricePerMillion, model.outputPricePerMillion});
    }
    static_cast<void>(setPriorValue(priors, address, value));
    return priors;
}

} // namespace

double PriorSensitivity::effect() const
{
    return std::max(std::abs(regretLower), std::abs(regretHigher));
}

Result<std::vector<PriorSensitivity>> priorSensitivity(const PriorDesk& desk, const PriorSet& priors,
                                                       const SensitivitySettings& settings, const Progress& progress)
{
    const auto base = desk.figures(priors);
    if (!base)
        return Unexpected(base.error());
    std::vector<PriorSensitivity> results;
    for (PriorAddress& address : addressesOf(desk, priors, settings)) {
        PriorSensitivity result;
        result.value = valueInForce(desk, priors, address);
        if (isMissing(result.value))
            continue;
        const PriorRange range = priorRange(address.field);
        const bool mean = address.field == PriorField::Mean;
        const auto kept = [&](double value) {
            return std::clamp(range.whole ? std::round(value) : value, range.low, range.high);
        };
        result.lower = kept(mean ? result.value - meanStep : std::min(result.value / 2, result.value * 2));
        result.higher = kept(mean ? result.value + meanStep : std::max(result.value / 2, result.value * 2));
        result.address = std::move(address);
        results.push_back(std::move(result));
    }
    std::mutex mutex;
    std::optional<Error> error;
    std::size_t done = 0;
    parallelFor(2 * results.size(), settings.threads, [&](std::size_t job) {
        if (progress.stopped())
            return;
        PriorSensitivity& result = results[job / 2];
        const double value = job % 2 == 0 ? result.lower : result.higher;
        double change = 0;
        std::optional<Error> problem;
        if (value != result.value) {
            const auto figures = desk.figures(moved(desk, priors, result.address, value));
            if (figures)
                change = figures->cumRegret - base->cumRegret;
            else
                problem = figures.error();
        }
        const std::scoped_lock lock(mutex);
        (job % 2 == 0 ? result.regretLower : result.regretHigher) = change;
        if (problem)
            error = std::move(problem);
        if (++done % 16 == 0)
            progress(static_cast<double>(done) / static_cast<double>(2 * results.size()));
    });
    if (progress.stopped())
        return failure(ErrorCode::Cancelled);
    if (error)
        return Unexpected(std::move(*error));
    for (PriorSensitivity& result : results) {
        if (result.higher != result.lower)
            result.slope = (result.regretHigher - result.regretLower) / (result.higher - result.lower);
    }
    std::ranges::stable_sort(
        results, [](const PriorSensitivity& a, const PriorSensitivity& b) { return a.effect() > b.effect(); });
    return results;
}

} // namespace acr
