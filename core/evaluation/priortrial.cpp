// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/priortrial.h"

#include "core/memory/releasevote.h"

#include <algorithm>
#include <cmath>

namespace acr {

namespace {

constexpr double trialDigits = 1e4;

/// The address of the number that the flip is about; nothing where a prior set has no such number.
std::optional<PriorAddress> addressOfFlip(const FlipChange& flip, const PriorSet& priors, std::span<const Model> models)
{
    if (flip.kind == FlipChange::Kind::PriorMean)
        return PriorAddress{
            .field = PriorField::Mean, .dimension = flip.subject, .name = models[flip.model.position()].name};
    if (flip.kind != FlipChange::Kind::VoterWeight)
        return std::nullopt;
    if (flip.subject == "cost")
        return PriorAddress{.field = PriorField::CostWeight};
    if (flip.subject == mainPriorVoter)
        return PriorAddress{.field = PriorField::MainPriorWeight};
    if (std::ranges::find(priors.vote.voters, flip.subject, &VoteSettings::Voter::name) == priors.vote.voters.end())
        return std::nullopt;
    return PriorAddress{.field = PriorField::Voter, .name = flip.subject};
}

} // namespace

std::optional<PriorTrial> trialOf(const FlipChange& flip, const PriorSet& priors, std::span<const Model> models)
{
    const auto address = addressOfFlip(flip, priors, models);
    if (!address || flip.to == flip.from || !std::isfinite(flip.to) || !priorValue(priors, *address))
        return std::nullopt;
    const bool up = flip.to > flip.from;
    const double scaled = flip.to * trialDigits;
    const PriorRange range = priorRange(address->field);
    const double value =
        std::clamp((up ? std::floor(scaled) + 1 : std::ceil(scaled) - 1) / trialDigits, range.low, range.high);
    if (up ? value < flip.to : value > flip.to)
        return std::nullopt;
    return PriorTrial{*address, value};
}

} // namespace acr
