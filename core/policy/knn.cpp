// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/translatable.h"
#include "core/features/banditfeatures.h"
#include "core/policy/common.h"
#include "core/policy/entries.h"

#include <algorithm>
#include <numeric>

namespace acr {

namespace {

/// Unit vectors in rows, growing by doubling. A shared copy is never written to (see OnlineKnnPolicy::learn).
class UnitRows {
public:
    explicit UnitRows(Eigen::Index dimensions)
        : m_rows(0, dimensions)
    {}
    void add(const Eigen::VectorXd& vector)
    {
        if (m_count == m_rows.rows())
            m_rows.conservativeResize(std::max<Eigen::Index>(64, 2 * m_count), Eigen::NoChange);
        m_rows.row(m_count++) = vector.normalized();
    }
    [[nodiscard]] Eigen::Index count() const { return m_count; }

    /// The k rows most similar by cosine, most similar first, equal ones in order of entry.
    void nearest(const Eigen::VectorXd& vector, std::size_t k, std::vector<std::size_t>& order,
                 Eigen::VectorXd& similarity) const
    {
        similarity.noalias() = m_rows.topRows(m_count) * vector.normalized();
        order.resize(static_cast<std::size_t>(m_count));
        std::iota(order.begin(), order.end(), std::size_t{0});
        const std::size_t wanted = std::min(k, order.size());
        std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(wanted), order.end(),
                          [&](std::size_t a, std::size_t b) {
                              const double left = similarity[static_cast<Eigen::Index>(a)];
                              const double right = similarity[static_cast<Eigen::Index>(b)];
                              return left != right ? left > right : a < b;
                          });
        order.resize(wanted);
    }

private:
    Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> m_rows;
    Eigen::Index m_count = 0;
};

/// Where no single neighbour's score flips the pick: the value that the second model would need.
std::optional<FlipChange> flipOfNeighbourOrValue(std::span<const NeighbourScore> scores, const RewardWeights& weights,
                                                 const Ballot& ballot)
{
    if (scores.empty())
        return std::nullopt;
    const auto flip = flipOfNeighbour(scores, weights.score, ballot.values, ballot.pick);
    return flip ? flip : flipOfValue(ballot.values, ballot.pick);
}

/// Mean reward by model among the k nearest earlier tasks, each of which knows only the model that was called. The
/// first tasks call the models in turn.
class OnlineKnnPolicy final : public CloneablePolicy<OnlineKnnPolicy> {
public:
    OnlineKnnPolicy(const PolicySetup& setup, std::size_t k)
        : m_features(std::make_shared<const BanditFeatures>(*setup.tasks, setup.stream))
        , m_rank(setup)
        , m_weights(setup.weights)
        , m_k(k)
        , m_rows(m_features->dimensions())
        , m_values(setup.models.size())
    {}

    ModelIndex choose(const TaskContext& context) override
    {
        m_x = m_features->of(context.task);
        m_order.clear();
        std::ranges::fill(m_values, missing);
        const std::size_t step = m_seen.size();
        m_warmingUp = step < m_values.size();
        if (!m_warmingUp) {
            m_rows.nearest(m_x, m_k, m_order, m_similarity);
            std::ranges::transform(sharesWithout(std::nullopt), m_values.begin(), &Share::mean);
        } else {
            m_values[step] = 0;
        }
        m_context = context;
        m_pick = pickOf(m_values);
        return m_pick;
    }

    void learn(const TaskContext& context, std::span<const Attempt> attempts) override
    {
        for (const Attempt& attempt : attempts) {
            if (isMissing(attempt.score)) // missing feedback is not a score of 0
                continue;
            m_rows.add(m_x);
            m_seen.push_back(
                {{context.task, attempt.model, attempt.score}, reward(m_weights, attempt.score, attempt.costUsd)});
        }
    }

    [[nodiscard]] Ballot ballot() const override
    {
        Ballot ballot = ballotOver(m_pick, m_values, m_warmingUp ? "warm_up" : "neighbours", m_context.available);
        std::vector<NeighbourScore> scores;
        for (const std::size_t entry : m_order) {
            ballot.votes.push_back({"neighbour", m_seen[entry].call.model, m_seen[entry].reward});
            scores.push_back(m_seen[entry].call);
        }
        ballot.pivotal = pivotal();
        ballot.flip = flipOfNeighbourOrValue(scores, m_weights, ballot);
        return ballot;
    }

private:
    /// If no available model has been observed, all have the value 0.
    ModelIndex pickOf(std::vector<double>& values) const
    {
        bool anybody = false;
        for (std::size_t j = 0; j < values.size(); ++j)
            anybody = anybody || (!isMissing(values[j]) && m_context.isAvailable(ModelIndex::at(j)));
        if (!anybody)
            std::ranges::fill(values, 0.0);
        return bestModel(values, m_context, m_rank);
    }

    /// What the neighbours that one model answered add to its value.
    struct Share {
        double sum = 0; ///< of rewards
        double count = 0;
        [[nodiscard]] double mean() const { return count > 0 ? sum / count : missing; }
    };
    /// By model, over the neighbours of the task save the one at `left` in their order.
    [[nodiscard]] std::vector<Share> sharesWithout(std::optional<std::size_t> left) const
    {
        std::vector<Share> shares(m_values.size());
        for (std::size_t i = 0; i < m_order.size(); ++i) {
            if (i == left)
                continue;
            const Seen& seen = m_seen[m_order[i]];
            shares[seen.call.model.position()].sum += seen.reward;
            ++shares[seen.call.model.position()].count;
        }
        return shares;
    }

    /// The first neighbour without which another model would be picked; −1: there is none.
    [[nodiscard]] int pivotal() const
    {
        std::vector<double> values;
        const auto pickWith = [&](ModelIndex model, const Share& share) {
            values = m_values;
            values[model.position()] = share.mean();
            return pickOf(values);
        };
        const std::vector<Share> all = sharesWithout(std::nullopt);
        for (std::size_t i = 0; i < m_order.size(); ++i) {
            const Seen& seen = m_seen[m_order[i]];
            const Share& of = all[seen.call.model.position()];
            // Subtraction rounds differently from a sum without the term, so a result is confirmed by summing again.
            if (pickWith(seen.call.model, {of.sum - seen.reward, of.count - 1}) != m_pick &&
                pickWith(seen.call.model, sharesWithout(i)[seen.call.model.position()]) != m_pick)
                return static_cast<int>(i);
        }
        return -1;
    }

    struct Seen {
        NeighbourScore call;
        double reward = 0;
    };

    std::shared_ptr<const BanditFeatures> m_features;
    TieRank m_rank;
    RewardWeights m_weights;
    std::size_t m_k;
    UnitRows m_rows;
    std::vector<Seen> m_seen;
    Eigen::VectorXd m_x;
    Eigen::VectorXd m_similarity;
    std::vector<std::size_t> m_order;
    std::vector<double> m_values;
    bool m_warmingUp = true;
    TaskContext m_context;
    ModelIndex m_pick;
};

/// Mean reward of every model over the k nearest tasks of the probing split, whose outcomes are all known.
class FrozenKnnPolicy final : public CloneablePolicy<FrozenKnnPolicy> {
public:
    FrozenKnnPolicy(const PolicySetup& setup, std::size_t k)
        : m_rank(setup)
        , m_weights(setup.weights)
        , m_convention(setup.missingScores)
        , m_k(k)
        , m_outcomes(*setup.trainingOutcomes)
        , m_training(setup.training.begin(), setup.training.end())
        , m_models(setup.models.size())
    {
        std::vector<TaskIndex> all(m_training);
        all.insert(all.end(), setup.stream.begin(), setup.stream.end());
        m_features = std::make_shared<const BanditFeatures>(*setup.tasks, all);
        auto rows = std::make_shared<UnitRows>(m_features->dimensions());
        for (const TaskIndex task : m_training)
            rows->add(m_features->of(task));
        m_rows = std::move(rows);
    }

    ModelIndex choose(const TaskContext& context) override
    {
        m_rows->nearest(m_features->of(context.task), m_k, m_order, m_similarity);
        GroupMean mean(m_models);
        TaskSums sums(m_models);
        for (const std::size_t entry : m_order) {
            sums.read(m_outcomes, m_training[entry], m_convention);
            mean.add(sums);
        }
        m_values = mean.meanRewards(m_weights);
        m_available = context.available;
        m_pick = bestModel(m_values, context, m_rank);
        return m_pick;
    }

    [[nodiscard]] Ballot ballot() const override
    {
        Ballot ballot = ballotOver(m_pick, m_values, "neighbours", m_available);
        std::vector<NeighbourScore> scores;
        for (const std::size_t entry : m_order) {
            const TaskIndex task = m_training[entry];
            for (std::size_t j = 0; j < m_models; ++j) {
                const ModelIndex model = ModelIndex::at(j);
                if (scoreCounts(m_outcomes, task, model, m_convention))
                    scores.push_back(
                        {task, model, isMissing(m_outcomes.scores(task)[j]) ? 0 : m_outcomes.scores(task)[j]});
            }
        }
        ballot.flip = flipOfNeighbourOrValue(scores, m_weights, ballot);
        return ballot;
    }

private:
    TieRank m_rank;
    RewardWeights m_weights;
    MissingScores m_convention;
    std::size_t m_k;
    const OutcomeMatrix& m_outcomes;
    std::vector<TaskIndex> m_training;
    std::shared_ptr<const BanditFeatures> m_features;
    std::shared_ptr<const UnitRows> m_rows;
    std::size_t m_models;
    Eigen::VectorXd m_similarity;
    std::vector<std::size_t> m_order;
    std::vector<double> m_values;
    std::uint64_t m_available = 0;
    ModelIndex m_pick;
};

} // namespace

PolicyEntry knnEntry()
{
    return {
        .info = {.id = "knn",
                 .family = PolicyFamily::Fitted,
                 .summary =
                     QT_TRANSLATE_NOOP("Policy", "Mean reward by model among the nearest tasks, by metadata features."),
                 .parameters =
                     {{.name = "k",
                       .kind = ParameterKind::Integer,
                       .defaultValue = std::int64_t{8},
                       .minimum = 1,
                       .maximum = 10000,
                       .choices = {},
                       .help = QT_TRANSLATE_NOOP("Policy", "How many neighbours are asked.")},
                      {.name = "variant",
                       .kind = ParameterKind::Choice,
                       .defaultValue = std::string("online"),
                       .minimum = 0,
                       .maximum = 0,
                       .choices = {"online", "frozen"},
                       .help = QT_TRANSLATE_NOOP(
                           "Policy",
                           "online: neighbours are earlier tasks of the stream; frozen: tasks of the probing split.")}},
                 .hindsight = Hindsight::StreamCosts},
        .make = [](const PolicySpec& spec, const PolicySetup& setup) -> Result<std::unique_ptr<Policy>> {
            const auto k = static_cast<std::size_t>(spec.parameters.integer("k"));
            if (spec.parameters.text("variant") == "online")
                return std::make_unique<OnlineKnnPolicy>(setup, k);
            if (!hasTraining(setup))
                return needsTraining(spec);
            return std::make_unique<FrozenKnnPolicy>(setup, k);
        }};
}

} // namespace acr
