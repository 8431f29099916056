// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/liveregret.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace acr {

namespace {

/// The 97.5 % quantile of Student's t. Above ten degrees of freedom the expansion of Abramowitz and Stegun, 26.7.5.
double studentQuantile(std::size_t degrees)
{
    constexpr std::array<double, 10> few{12.7062, 4.3027, 3.1824, 2.7764, 2.5706,
                                         2.4469,  2.3646, 2.3060, 2.2622, 2.2281};
    if (degrees <= few.size())
        return few[degrees - 1];
    constexpr double z = 1.959963985;
    const auto n = static_cast<double>(degrees);
    const double z3 = z * z * z;
    const double z5 = z3 * z * z;
    return z + (z3 + z) / (4 * n) + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n);
}

/// The reward that the session got on the task, with this score of the answer.
double rewardOf(const LiveTurn& turn, double score, const RewardWeights& weights)
{
    double cost = 0;
    for (const Attempt& attempt : turn.attempts)
        cost += costOrZero(attempt.costUsd);
    return reward(weights, score, cost);
}

/// The scores of single calls, by model; missing where there is none with a verdict.
struct KnownCalls {
    std::vector<double> scores;
    std::vector<double> costs;

    KnownCalls(const LiveTurn& turn, std::size_t models)
        : scores(models, missing)
        , costs(models, missing)
    {
        add(turn.attempts);
        add(turn.shadows);
    }

private:
    void add(const std::vector<Attempt>& attempts)
    {
        for (const Attempt& attempt : attempts) {
            if (!attempt.graded || isMissing(attempt.score) || attempt.model.position() >= scores.size())
                continue;
            scores[attempt.model.position()] = attempt.score;
            costs[attempt.model.position()] = attempt.costUsd;
        }
    }
};

/// The expected maximum of independent rewards of two values each.
double expectedBest(std::span<const double> chances, std::span<const double> costs, const RewardWeights& weights)
{
    struct Value {
        double reward;
        std::size_t model;
        bool solved;
    };
    std::vector<Value> values;
    for (std::size_t j = 0; j < chances.size(); ++j) {
        values.push_back({reward(weights, 0, costs[j]), j, false});
        values.push_back({reward(weights, 1, costs[j]), j, true});
    }
    std::ranges::sort(values, {}, &Value::reward);
    // The chance that every model's reward is at most the value at hand.
    std::vector<double> below(chances.size(), 0.0);
    double before = 0;
    double expected = 0;
    for (const Value& value : values) {
        below[value.model] += value.solved ? chances[value.model] : 1 - chances[value.model];
        double all = 1;
        for (const double each : below)
            all *= each;
        expected += value.reward * (all - before);
        before = all;
    }
    return expected;
}

} // namespace

double measuredRegret(const LiveTurn& turn, std::size_t models, const RewardWeights& weights)
{
    if (!turn.shadow || turn.attempts.empty() || models == 0)
        return missing;
    const KnownCalls known(turn, models);
    double best = -std::numeric_limits<double>::infinity();
    for (std::size_t j = 0; j < models; ++j) {
        if (isMissing(known.scores[j]))
            return missing;
        best = std::max(best, reward(weights, known.scores[j], known.costs[j]));
    }
    return best - rewardOf(turn, turn.attempts[turn.answer].score, weights);
}

std::shared_ptr<const BeliefRow> beliefsOf(const LiveTurn& turn, std::span<const BeliefRow> beliefs)
{
    const auto row = std::ranges::find_if(beliefs, [&](const BeliefRow& each) {
        return each.source.empty() && each.dimension == turn.request->dimension;
    });
    return row == beliefs.end() ? nullptr : std::make_shared<const BeliefRow>(*row);
}

double estimatedRegret(const LiveTurn& turn, std::span<const BeliefRow> beliefs, std::size_t models,
                       const RewardWeights& weights)
{
    LiveTurn believed = turn;
    believed.beliefs = beliefsOf(turn, beliefs);
    return estimatedRegret(believed, models, weights);
}

double estimatedRegret(const LiveTurn& turn, std::size_t models, const RewardWeights& weights)
{
    const BeliefRow* const row = turn.beliefs.get();
    if (row == nullptr || row->cells.size() != models || turn.attempts.empty())
        return missing;
    const KnownCalls known(turn, models);
    std::vector<double> chances(models);
    std::vector<double> costs(models);
    for (std::size_t j = 0; j < models; ++j) {
        const BeliefRow::Cell& cell = row->cells[j];
        const bool called = !isMissing(known.scores[j]);
        if (!called && isMissing(cell.mean))
            return missing;
        chances[j] = std::clamp(called ? known.scores[j] : cell.mean, 0.0, 1.0);
        costs[j] = called ? known.costs[j] : cell.costUsd;
    }
    const Attempt& answer = turn.attempts[turn.answer];
    const double score = !isMissing(answer.score) ? answer.score : chances[answer.model.position()];
    return expectedBest(chances, costs, weights) - rewardOf(turn, score, weights);
}

LiveRegret liveRegret(std::span<const std::shared_ptr<const LiveTurn>> turns, std::size_t models,
                      const RewardWeights& weights)
{
    LiveRegret regret;
    std::vector<double> measured;
    double estimated = 0;
    for (const auto& turn : turns) {
        const double seen = measuredRegret(*turn, models, weights);
        if (!isMissing(seen)) {
            measured.push_back(seen);
            continue;
        }
        regret.unmeasuredShadowTasks += turn->shadow ? 1 : 0;
        if (isMissing(turn->estimatedRegret)) {
            ++regret.unknownTasks;
            continue;
        }
        ++regret.estimated.tasks;
        estimated += turn->estimatedRegret;
    }
    if (regret.estimated.tasks > 0)
        regret.estimated.mean = estimated / static_cast<double>(regret.estimated.tasks);
    LiveRegret::Measured& of = regret.measured;
    of.tasks = measured.size();
    if (measured.empty())
        return regret;
    const auto count = static_cast<double>(measured.size());
    double sum = 0;
    for (const double each : measured)
        sum += each;
    of.mean = sum / count;
    if (measured.size() < 2)
        return regret;
    double squares = 0;
    for (const double each : measured)
        squares += (each - of.mean) * (each - of.mean);
    const double half = studentQuantile(measured.size() - 1) * std::sqrt(squares / (count - 1) / count);
    of.low = of.mean - half;
    of.high = of.mean + half;
    return regret;
}

} // namespace acr
