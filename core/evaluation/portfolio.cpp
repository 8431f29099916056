// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/evaluation/portfolio.h"

#include "core/base/elementaryfunctions.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <map>
#include <numbers>
#include <utility>

namespace acr {

namespace {

/// The rewards of one task, NaN where a score does not count. Shape: models.
std::vector<double> rewardsOf(const Benchmark& benchmark, TaskIndex task, const StatisticSettings& settings)
{
    std::vector<double> rewards(benchmark.models.size());
    for (std::size_t j = 0; j < rewards.size(); ++j)
        rewards[j] = metricValue(benchmark.outcomes, task, ModelIndex::at(j), settings);
    return rewards;
}

/// Best value, or NaN when none is there.
double bestOf(std::span<const double> rewards)
{
    double best = missing;
    for (const double value : rewards)
        if (!isMissing(value) && !(value <= best))
            best = value;
    return best;
}

/// Adds each model's share of the worth of one task. Rising rewards r1 ≤ … ≤ rk: the step from one to the next is
/// shared by all models that reach it.
void addShapley(std::span<const double> rewards, std::vector<double>& shapley)
{
    std::vector<std::size_t> order;
    for (std::size_t j = 0; j < rewards.size(); ++j)
        if (!isMissing(rewards[j]))
            order.push_back(j);
    std::ranges::sort(order, {}, [&](std::size_t j) { return std::pair(rewards[j], j); });
    double below = 0;
    double share = 0;
    for (std::size_t place = 0; place < order.size(); ++place) {
        share += (rewards[order[place]] - below) / static_cast<double>(order.size() - place);
        below = rewards[order[place]];
        shapley[order[place]] += share;
    }
}

/// Sums and counts by model: a mean that tasks are added to.
struct Means {
    std::vector<double> sums;
    std::vector<std::size_t> counts;

    explicit Means(std::size_t models)
        : sums(models)
        , counts(models)
    {}
    void add(std::span<const double> rewards)
    {
        for (std::size_t j = 0; j < rewards.size(); ++j) {
            if (isMissing(rewards[j]))
                continue;
            sums[j] += rewards[j];
            ++counts[j];
        }
    }
    [[nodiscard]] double mean(std::size_t model) const
    {
        return counts[model] == 0 ? missing : sums[model] / static_cast<double>(counts[model]);
    }
    /// The first of the best in the order of the pool; 0 when nothing was added.
    [[nodiscard]] std::size_t best() const
    {
        std::size_t best = 0;
        for (std::size_t j = 1; j < sums.size(); ++j)
            if (isMissing(mean(best)) || mean(j) > mean(best))
                best = j;
        return best;
    }
};

std::size_t countOf(std::uint64_t bits)
{
    return static_cast<std::size_t>(std::popcount(bits));
}

double entropyTerm(double weight, double total)
{
    return weight > 0 ? -weight / total * portableLog(weight / total) / std::numbers::ln2 : 0;
}

} // namespace

std::vector<PairCounts> complementarity(const Benchmark& benchmark, std::span<const TaskIndex> tasks,
                                        MissingScores convention, double solved)
{
    const StatisticSettings settings{.metric = StatisticMetric::Score, .missingScores = convention};
    const std::size_t models = benchmark.models.size();
    // Bits by task: a pair is counted a word at a time.
    constexpr std::size_t bits = 64;
    const std::size_t words = (tasks.size() + bits - 1) / bits;
    std::vector<std::uint64_t> counted(models * words);
    std::vector<std::uint64_t> solves(models * words);
    for (std::size_t j = 0; j < models; ++j) {
        for (std::size_t i = 0; i < tasks.size(); ++i) {
            const double score = metricValue(benchmark.outcomes, tasks[i], ModelIndex::at(j), settings);
            const std::size_t word = j * words + i / bits;
            counted[word] |= std::uint64_t{!isMissing(score)} << (i % bits);
            solves[word] |= std::uint64_t{score >= solved} << (i % bits);
        }
    }
    std::vector<PairCounts> pairs(models * models);
    for (std::size_t first = 0; first < models; ++first) {
        for (std::size_t second = first; second < models; ++second) {
            PairCounts pair;
            for (std::size_t word = 0; word < words; ++word) {
                const std::uint64_t known = counted[first * words + word] & counted[second * words + word];
                const std::uint64_t one = solves[first * words + word] & known;
                const std::uint64_t other = solves[second * words + word] & known;
                pair.both += countOf(one & other);
                pair.onlyFirst += countOf(one & ~other);
                pair.onlySecond += countOf(other & ~one);
                pair.neither += countOf(known & ~one & ~other);
            }
            pairs[first * models + second] = pair;
            pairs[second * models + first] = {pair.both, pair.onlySecond, pair.onlyFirst, pair.neither};
        }
    }
    return pairs;
}

Portfolio portfolioOf(const Benchmark& benchmark, std::span<const TaskIndex> tasks, const RewardWeights& weights,
                      MissingScores convention)
{
    const StatisticSettings settings{
        .metric = StatisticMetric::Reward, .weights = weights, .missingScores = convention};
    const std::size_t models = benchmark.models.size();
    Portfolio portfolio;
    portfolio.models.resize(models);
    std::vector<std::vector<double>> losses(models);
    std::vector<double> shapley(models);
    std::vector<std::size_t> optimal(models);
    std::vector<std::size_t> alone(models);
    Means means(models);
    double oracle = 0;
    for (const TaskIndex task : tasks) {
        const std::vector<double> rewards = rewardsOf(benchmark, task, settings);
        const double best = bestOf(rewards);
        if (isMissing(best))
            continue;
        ++portfolio.tasks;
        oracle += best;
        means.add(rewards);
        addShapley(rewards, shapley);
        const auto bests = std::ranges::count(rewards, best);
        double second = missing;
        for (const double value : rewards)
            if (value < best && !(value <= second))
                second = value;
        for (std::size_t j = 0; j < models; ++j) {
            const bool isBest = rewards[j] == best;
            optimal[j] += isBest ? 1 : 0;
            alone[j] += isBest && bests == 1 ? 1 : 0;
            // A pool of one has no remaining models to compare with.
            if (isBest && bests == 1)
                losses[j].push_back(isMissing(second) ? missing : best - second);
            else
                losses[j].push_back(0);
        }
    }
    if (portfolio.tasks == 0)
        return portfolio;
    const double count = static_cast<double>(portfolio.tasks);
    portfolio.oracleReward = oracle / count;
    for (std::size_t j = 0; j < models; ++j) {
        ModelValue& value = portfolio.models[j];
        value.meanReward = means.mean(j);
        if (models > 1)
            value.loss = meanEstimate(losses[j]);
        value.shapley = shapley[j] / count;
        value.optimal = shareEstimate(optimal[j], portfolio.tasks);
        value.alone = shareEstimate(alone[j], portfolio.tasks);
    }
    return portfolio;
}

Explanation explainChoice(const Benchmark& benchmark, std::span<const TaskIndex> tasks, Facet facet,
                          const RewardWeights& weights, MissingScores convention, std::span<const TaskIndex> training)
{
    const StatisticSettings settings{
        .metric = StatisticMetric::Reward, .facet = facet, .weights = weights, .missingScores = convention};
    const std::size_t models = benchmark.models.size();
    Explanation explained;
    explained.facet = facet;
    const auto categoryOf = [&](TaskIndex task) { return benchmark.tasks[task].category(facet).position(); };

    Means learnedAll(models);
    std::map<std::size_t, Means> learnedGroups;
    for (const TaskIndex task : training) {
        const std::vector<double> rewards = rewardsOf(benchmark, task, settings);
        learnedAll.add(rewards);
        learnedGroups.try_emplace(categoryOf(task), models).first->second.add(rewards);
    }

    Means all(models);
    std::vector<double> choices(models); ///< weight of each model as the best choice
    double oracle = 0;
    double byGroup = 0;
    double learned = 0;
    double conditional = 0; ///< entropy of the choice within groups, times tasks
    for (const GroupTable::Group& group : groupsOf(benchmark.tasks, tasks, facet)) {
        Means own(models);
        std::vector<double> ownChoices(models);
        std::size_t counted = 0;
        const auto known = learnedGroups.find(categoryOf(group.tasks.front()));
        const std::size_t taught = (known == learnedGroups.end() ? learnedAll : known->second).best();
        for (const TaskIndex task : group.tasks) {
            const std::vector<double> rewards = rewardsOf(benchmark, task, settings);
            const double best = bestOf(rewards);
            if (isMissing(best))
                continue;
            ++counted;
            oracle += best;
            all.add(rewards);
            own.add(rewards);
            learned += isMissing(rewards[taught]) ? 0 : rewards[taught];
            const double part = 1 / static_cast<double>(std::ranges::count(rewards, best));
            for (std::size_t j = 0; j < models; ++j)
                if (rewards[j] == best)
                    ownChoices[j] += part;
        }
        if (counted == 0)
            continue;
        ++explained.groups;
        explained.tasks += counted;
        byGroup += own.sums[own.best()];
        for (std::size_t j = 0; j < models; ++j) {
            choices[j] += ownChoices[j];
            conditional += static_cast<double>(counted) * entropyTerm(ownChoices[j], static_cast<double>(counted));
        }
    }
    if (explained.tasks == 0)
        return explained;
    const double count = static_cast<double>(explained.tasks);
    explained.bestModel = ModelIndex::at(all.best());
    explained.bestSingle = all.sums[all.best()] / count;
    explained.bestByGroup = byGroup / count;
    explained.oracle = oracle / count;
    if (!training.empty())
        explained.learned = learned / count;
    const double gap = explained.oracle - explained.bestSingle;
    if (gap > 0) {
        explained.attained = (explained.bestByGroup - explained.bestSingle) / gap;
        explained.attainedByLearned = (explained.learned - explained.bestSingle) / gap;
    }
    explained.entropy = 0;
    for (const double weight : choices)
        explained.entropy += entropyTerm(weight, count);
    explained.information = std::max(0.0, explained.entropy - conditional / count);
    const auto ever = static_cast<double>(std::ranges::count_if(choices, [](double weight) { return weight > 0; }));
    explained.informationByChance =
        (static_cast<double>(explained.groups) - 1) * (ever - 1) / (2 * count * std::numbers::ln2);
    if (explained.entropy > explained.informationByChance)
        explained.normalised = std::max(0.0, (explained.information - explained.informationByChance) /
                                                 (explained.entropy - explained.informationByChance));
    return explained;
}

} // namespace acr
