// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/policy/common.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace acr {

namespace {

template <class Before>
ModelIndex bestBy(std::span<const double> values, const TaskContext& context, Before before)
{
    std::optional<ModelIndex> best;
    for (std::size_t j = 0; j < values.size(); ++j) {
        const ModelIndex model = ModelIndex::at(j);
        if (isMissing(values[j]) || !context.isAvailable(model))
            continue;
        if (!best || values[j] > values[best->position()] ||
            (values[j] == values[best->position()] && before(model, *best)))
            best = model;
    }
    return best.value_or(ModelIndex());
}

} // namespace

TieRank::TieRank(std::span<const Model> models, std::span<const double> streamCosts)
    : m_rank(models.size())
{
    std::vector<std::size_t> order(models.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (!streamCosts.empty()) {
        std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
            return streamCosts[a] != streamCosts[b] ? streamCosts[a] < streamCosts[b] : models[a].name > models[b].name;
        });
    }
    for (std::size_t i = 0; i < order.size(); ++i)
        m_rank[order[i]] = static_cast<std::uint32_t>(i);
}

Result<ModelIndex> modelNamed(std::string_view name, const PolicySetup& setup)
{
    const auto found = std::ranges::find(setup.models, name, &Model::name);
    if (found != setup.models.end())
        return ModelIndex::at(static_cast<std::size_t>(found - setup.models.begin()));
    std::string names;
    for (const Model& model : setup.models)
        names += (names.empty() ? "" : ", ") + model.name;
    return failure(ErrorCode::UnknownModel, std::string(name), names);
}

ModelIndex bestModel(std::span<const double> values, const TaskContext& context, const TieRank& rank)
{
    return bestBy(values, context, [&](ModelIndex a, ModelIndex b) { return rank.before(a, b); });
}

ModelIndex bestModel(std::span<const double> values, const TaskContext& context)
{
    return bestBy(values, context, [](ModelIndex, ModelIndex) { return false; });
}

void TaskSums::read(const OutcomeMatrix& outcomes, TaskIndex task, MissingScores convention)
{
    const std::size_t models = m_values.size() / 4;
    const auto scores = outcomes.scores(task);
    const auto costs = outcomes.costs(task);
    for (std::size_t j = 0; j < models; ++j) {
        const bool counts = scoreCounts(outcomes, task, ModelIndex::at(j), convention);
        m_values[j] = counts && !isMissing(scores[j]) ? scores[j] : 0.0;
        m_values[models + j] = costOrZero(costs[j]);
        m_values[2 * models + j] = counts ? 1.0 : 0.0;
        m_values[3 * models + j] = isMissing(costs[j]) ? 0.0 : 1.0;
    }
}

void GroupMean::add(const TaskSums& task)
{
    ++m_tasks;
    const double* const values = task.values().data();
    double* const sums = m_sums.data();
    const std::size_t count = m_sums.size();
    for (std::size_t i = 0; i < count; ++i)
        sums[i] += values[i];
}

std::vector<double> GroupMean::meanScores() const
{
    std::vector<double> means(m_models, missing);
    for (std::size_t j = 0; j < m_models; ++j) {
        if (m_sums[2 * m_models + j] > 0)
            means[j] = m_sums[j] / m_sums[2 * m_models + j];
    }
    return means;
}

std::vector<double> GroupMean::meanRewards(const RewardWeights& weights) const
{
    std::vector<double> means = meanScores();
    for (std::size_t j = 0; j < m_models; ++j) {
        const double costs = m_sums[3 * m_models + j];
        means[j] = weights.score * means[j] + weights.cost * (costs > 0 ? m_sums[m_models + j] / costs : 0.0);
    }
    return means;
}

void keepAvailable(std::span<double> values, const TaskContext& context)
{
    if (context.available.isAll())
        return;
    for (std::size_t j = 0; j < values.size(); ++j) {
        if (!context.isAvailable(ModelIndex::at(j)))
            values[j] = missing;
    }
}

double marginOf(ModelIndex pick, std::span<const double> values)
{
    double runnerUp = missing;
    for (std::size_t j = 0; j < values.size(); ++j) {
        if (j != pick.position() && !isMissing(values[j]) && (isMissing(runnerUp) || values[j] > runnerUp))
            runnerUp = values[j];
    }
    return values[pick.position()] - runnerUp;
}

Ballot ballotOver(const Decision& decision, std::vector<double> values)
{
    Ballot ballot;
    ballot.pick = decision.pick;
    ballot.margin = marginOf(decision.pick, values);
    ballot.values = std::move(values);
    ballot.reason = decision.reason;
    return ballot;
}

Ballot ballotOf(const Policy& policy, const Decision& decision)
{
    std::vector<double> values;
    policy.valuesOf(decision, values);
    return ballotOver(decision, std::move(values));
}

bool Ballot::votesForMany(const Vote& vote) const
{
    return reason != "neighbours" && std::ranges::count(votes, vote.voter, &Vote::voter) > 1;
}

int pivotalOf(const Ballot& ballot)
{
    std::vector<double> left(ballot.values.size());
    for (std::size_t first = 0; first < ballot.votes.size(); ++first) {
        const std::string& voter = ballot.votes[first].voter;
        if (std::ranges::find(ballot.votes.begin(), ballot.votes.begin() + static_cast<std::ptrdiff_t>(first), voter,
                              &Vote::voter) != ballot.votes.begin() + static_cast<std::ptrdiff_t>(first))
            continue;
        left = ballot.values;
        for (const Vote& vote : ballot.votes) {
            if (vote.voter == voter)
                left[vote.model.position()] -= vote.weight;
        }
        const double of = left[ballot.pick.position()];
        if (std::ranges::any_of(left, [&](double value) { return value > of; }))
            return static_cast<int>(first);
    }
    return -1;
}

std::optional<FlipChange> flipOfWeight(const std::string& voter, double weight, std::span<const double> values,
                                       std::span<const double> shares, ModelIndex pick)
{
    std::optional<FlipChange> smallest;
    const std::size_t first = pick.position();
    for (std::size_t j = 0; j < values.size() && weight > 0; ++j) {
        const double slope = (shares[j] - shares[first]) / weight;
        if (j == first || isMissing(values[j]) || slope == 0)
            continue;
        const double to = weight + (values[first] - values[j]) / slope;
        if (to >= 0 && std::isfinite(to) && (!smallest || std::abs(to - weight) < std::abs(smallest->to - weight)))
            smallest = FlipChange{.kind = FlipChange::Kind::VoterWeight,
                                  .subject = voter,
                                  .model = {},
                                  .from = weight,
                                  .to = to,
                                  .pickAfter = ModelIndex::at(j)};
    }
    return smallest;
}

std::optional<FlipChange> flipOfMean(std::string subject, std::span<const double> means, ModelIndex pick)
{
    const double best = means[pick.position()];
    std::optional<std::size_t> second;
    for (std::size_t j = 0; j < means.size(); ++j) {
        if (j != pick.position() && means[j] <= best && (!second || means[j] > means[*second]))
            second = j;
    }
    if (!second)
        return std::nullopt;
    const auto model = ModelIndex::at(*second);
    return FlipChange{.kind = FlipChange::Kind::PriorMean,
                      .subject = std::move(subject),
                      .model = model,
                      .from = means[*second],
                      .to = best,
                      .pickAfter = model};
}

std::optional<FlipChange> flipOfValue(std::span<const double> values, ModelIndex pick)
{
    auto flip = flipOfMean({}, values, pick);
    if (flip)
        flip->kind = FlipChange::Kind::Value;
    return flip;
}

std::optional<FlipChange> flipOfNeighbour(std::span<const NeighbourScore> scores, double weight,
                                          std::span<const double> values, ModelIndex pick)
{
    const auto second = flipOfValue(values, pick);
    if (!second || weight <= 0)
        return std::nullopt;
    std::vector<double> counts(values.size());
    for (const NeighbourScore& neighbour : scores)
        ++counts[neighbour.model.position()];
    const double best = values[pick.position()];
    std::optional<FlipChange> smallest;
    for (const NeighbourScore& neighbour : scores) {
        const bool forPick = neighbour.model == pick;
        const ModelIndex after = forPick ? second->pickAfter : neighbour.model;
        const double lead = best - values[after.position()];
        if (isMissing(lead) || lead < 0)
            continue;
        const double change = lead * counts[neighbour.model.position()] / weight;
        const double to = neighbour.score + (forPick ? -change : change);
        // Scores are within 0 and 1, and the change would need a score outside.
        if ((forPick ? to <= 0 : to >= 1) || (smallest && change >= std::abs(smallest->to - smallest->from)))
            continue;
        smallest = FlipChange{.kind = FlipChange::Kind::NeighbourScore,
                              .subject = {},
                              .model = neighbour.model,
                              .task = neighbour.task,
                              .from = neighbour.score,
                              .to = to,
                              .pickAfter = after};
    }
    return smallest;
}

} // namespace acr
