// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/scratch.h"
#include "core/base/translatable.h"
#include "core/features/banditfeatures.h"
#include "core/policy/common.h"
#include "core/policy/entries.h"
#include "core/policy/policyneeds.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace acr {

namespace {

/// Unit vectors in rows, growing by doubling. A shared copy is never written to (see OnlineKnnPolicy::observe).
class UnitRows {
public:
    explicit UnitRows(Eigen::Index dimensions)
        : m_rows(0, dimensions)
    {}
    /// A shorter vector has zeros at its end.
    void add(const Eigen::VectorXd& vector)
    {
        if (m_count == m_rows.rows())
            m_rows.conservativeResize(std::max<Eigen::Index>(64, 2 * m_count), Eigen::NoChange);
        m_rows.row(m_count).head(vector.size()) = vector.normalized();
        m_rows.row(m_count++).tail(m_rows.cols() - vector.size()).setZero();
    }
    /// Appends dimensions in which all rows are zero.
    void grow(Eigen::Index dimensions)
    {
        const Eigen::Index before = m_rows.cols();
        if (before >= dimensions)
            return;
        m_rows.conservativeResize(Eigen::NoChange, dimensions);
        // A block of a matrix without rows would be an offset to a null pointer.
        if (m_rows.rows() > 0)
            m_rows.rightCols(dimensions - before).setZero();
    }
    [[nodiscard]] Eigen::Index count() const { return m_count; }
    [[nodiscard]] Eigen::Index dimensions() const { return m_rows.cols(); }

    struct Buffers {
        Eigen::VectorXd similarity;
        std::vector<std::size_t> order;
    };
    /// The k rows most similar by cosine save those left out, most similar first, equal ones in order of entry. The
    /// order is in the buffers.
    std::span<const std::size_t> nearest(const Eigen::VectorXd& vector, std::size_t k,
                                         std::span<const std::size_t> leftOut, Buffers& buffers) const
    {
        constexpr double below = -2; // any cosine
        buffers.similarity.noalias() = m_rows.topRows(m_count) * vector.normalized();
        for (const std::size_t row : leftOut)
            buffers.similarity[static_cast<Eigen::Index>(row)] = below;
        std::vector<std::size_t>& order = buffers.order;
        order.resize(static_cast<std::size_t>(m_count));
        std::iota(order.begin(), order.end(), std::size_t{0});
        const std::size_t wanted = std::min(k, order.size() - leftOut.size());
        std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(wanted), order.end(),
                          [&](std::size_t a, std::size_t b) {
                              const double left = buffers.similarity[static_cast<Eigen::Index>(a)];
                              const double right = buffers.similarity[static_cast<Eigen::Index>(b)];
                              return left != right ? left > right : a < b;
                          });
        return std::span(order).first(wanted);
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
/// first tasks call the models in turn, by the number of scores observed. Corrected feedback replaces the neighbour's
/// score, withdrawn feedback removes the neighbour; feedback out of order changes only the order of equally similar
/// neighbours.
class OnlineKnnPolicy final : public CloneablePolicy<OnlineKnnPolicy> {
public:
    OnlineKnnPolicy(const PolicySetup& setup, std::span<const double> streamCosts, std::size_t k)
        : m_features(std::make_shared<const BanditFeatures>(*setup.tasks, setup.stream))
        , m_rank(setup.models, streamCosts)
        , m_weights(setup.weights)
        , m_k(k)
        , m_rows(m_features->dimensions())
        , m_models(setup.models.size())
    {}

    [[nodiscard]] Result<void> admit(std::span<const TaskIndex> tasks) override
    {
        m_features = BanditFeatures::admitting(tasks, m_features);
        m_rows.grow(m_features->dimensions());
        return {};
    }

    void decide(const TaskContext& request, Decision& decision) const override
    {
        State& state = decision.state<State>();
        state.x = m_features->of(request.task);
        state.order.clear();
        state.rows.clear();
        state.values.assign(m_models, missing);
        const std::size_t step = m_seen.size();
        state.warmingUp = step < m_models;
        if (!state.warmingUp) {
            const auto nearest = m_rows.nearest(state.x, m_k, m_withdrawn, *m_buffers);
            state.order.assign(nearest.begin(), nearest.end());
            sharesWithout(state, std::nullopt, *m_shares);
            std::ranges::transform(*m_shares, state.values.begin(), &Share::mean);
        } else {
            state.values[step] = 0;
        }
        decideFor(pickOf(state.values, request), state.warmingUp ? "warm_up" : "neighbours", request, decision);
    }

    void observe(Decision& decision, std::span<const Attempt> attempts) override
    {
        State& state = decision.state<State>();
        for (std::size_t i = 0; i < std::max(attempts.size(), state.rows.size()); ++i) {
            if (i == state.rows.size())
                state.rows.push_back(noRow);
            std::size_t& row = state.rows[i];
            if (i >= attempts.size() || isMissing(attempts[i].score)) { // missing feedback is not a score of 0
                withdraw(row);
                continue;
            }
            const Attempt& attempt = attempts[i];
            const Seen seen{{decision.context.task, attempt.model, attempt.score},
                            reward(m_weights, attempt.score, attempt.costUsd)};
            if (row == noRow) {
                row = m_seen.size();
                m_rows.add(state.x);
                m_seen.push_back(seen);
            } else {
                m_seen[row] = seen;
                std::erase(m_withdrawn, row);
            }
        }
    }

    void valuesOf(const Decision& decision, std::vector<double>& values) const override
    {
        values = decision.state<State>().values;
        keepAvailable(values, decision.context);
    }

    [[nodiscard]] Ballot explain(const Decision& decision) const override
    {
        const State& state = decision.state<State>();
        Ballot ballot = ballotOf(*this, decision);
        std::vector<NeighbourScore> scores;
        for (const std::size_t entry : state.order) {
            ballot.votes.push_back({"neighbour", m_seen[entry].call.model, m_seen[entry].reward});
            scores.push_back(m_seen[entry].call);
        }
        ballot.pivotal = pivotal(decision);
        ballot.flip = flipOfNeighbourOrValue(scores, m_weights, ballot);
        return ballot;
    }

private:
    static constexpr std::size_t noRow = std::numeric_limits<std::size_t>::max();

    struct State final : CloneableState<State> {
        Eigen::VectorXd x;
        std::vector<std::size_t> order; ///< the neighbours, as rows
        std::vector<double> values;
        std::vector<std::size_t> rows; ///< what was learned: the row of each attempt, or noRow
        bool warmingUp = true;
    };

    void withdraw(std::size_t row)
    {
        if (row != noRow && std::ranges::find(m_withdrawn, row) == m_withdrawn.end())
            m_withdrawn.push_back(row);
    }

    /// If no available model has been observed, all have the value 0.
    ModelIndex pickOf(std::vector<double>& values, const TaskContext& request) const
    {
        bool anybody = false;
        for (std::size_t j = 0; j < values.size(); ++j)
            anybody = anybody || (!isMissing(values[j]) && request.isAvailable(ModelIndex::at(j)));
        if (!anybody)
            std::ranges::fill(values, 0.0);
        return bestModel(values, request, m_rank);
    }

    /// What the neighbours that one model answered add to its value.
    struct Share {
        double sum = 0; ///< of rewards
        double count = 0;
        [[nodiscard]] double mean() const { return count > 0 ? sum / count : missing; }
    };
    /// By model, over the neighbours of the task save the one at `left` in their order.
    void sharesWithout(const State& state, std::optional<std::size_t> left, std::vector<Share>& shares) const
    {
        shares.assign(m_models, {});
        for (std::size_t i = 0; i < state.order.size(); ++i) {
            if (i == left)
                continue;
            const Seen& seen = m_seen[state.order[i]];
            shares[seen.call.model.position()].sum += seen.reward;
            ++shares[seen.call.model.position()].count;
        }
    }

    /// The first neighbour without which another model would be picked; −1: there is none.
    [[nodiscard]] int pivotal(const Decision& decision) const
    {
        const State& state = decision.state<State>();
        std::vector<double> values;
        const auto pickWith = [&](ModelIndex model, const Share& share) {
            values = state.values;
            values[model.position()] = share.mean();
            return pickOf(values, decision.context);
        };
        std::vector<Share> all;
        std::vector<Share> without;
        sharesWithout(state, std::nullopt, all);
        for (std::size_t i = 0; i < state.order.size(); ++i) {
            const Seen& seen = m_seen[state.order[i]];
            const Share& of = all[seen.call.model.position()];
            // Subtraction rounds differently from a sum without the term, so a result is confirmed by summing again.
            if (pickWith(seen.call.model, {of.sum - seen.reward, of.count - 1}) == decision.pick)
                continue;
            sharesWithout(state, i, without);
            if (pickWith(seen.call.model, without[seen.call.model.position()]) != decision.pick)
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
    std::vector<Seen> m_seen;             ///< by row
    std::vector<std::size_t> m_withdrawn; ///< rows whose feedback was withdrawn
    std::size_t m_models;
    Scratch<UnitRows::Buffers> m_buffers;
    Scratch<std::vector<Share>> m_shares;
};

/// Mean reward of every model over the k nearest tasks of the probing split, whose outcomes are all known.
class FrozenKnnPolicy final : public CloneablePolicy<FrozenKnnPolicy> {
public:
    FrozenKnnPolicy(const PolicySetup& setup, std::span<const double> streamCosts, std::size_t k)
        : m_rank(setup.models, streamCosts)
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

    [[nodiscard]] Result<void> admit(std::span<const TaskIndex> tasks) override
    {
        m_features = BanditFeatures::admitting(tasks, m_features);
        if (m_features->dimensions() > m_rows->dimensions()) {
            auto rows = std::make_shared<UnitRows>(*m_rows);
            rows->grow(m_features->dimensions());
            m_rows = std::move(rows);
        }
        return {};
    }

    void decide(const TaskContext& request, Decision& decision) const override
    {
        State& state = decision.state<State>();
        const auto nearest = m_rows->nearest(m_features->of(request.task), m_k, {}, *m_buffers);
        state.order.assign(nearest.begin(), nearest.end());
        GroupMean mean(m_models);
        TaskSums sums(m_models);
        for (const std::size_t entry : state.order) {
            sums.read(m_outcomes, m_training[entry], m_convention);
            mean.add(sums);
        }
        state.values = mean.meanRewards(m_weights);
        decideFor(bestModel(state.values, request, m_rank), "neighbours", request, decision);
    }

    void valuesOf(const Decision& decision, std::vector<double>& values) const override
    {
        values = decision.state<State>().values;
        keepAvailable(values, decision.context);
    }

    [[nodiscard]] Ballot explain(const Decision& decision) const override
    {
        Ballot ballot = ballotOf(*this, decision);
        std::vector<NeighbourScore> scores;
        for (const std::size_t entry : decision.state<State>().order) {
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
    struct State final : CloneableState<State> {
        std::vector<std::size_t> order; ///< the neighbours, as positions in the training tasks
        std::vector<double> values;
    };

    TieRank m_rank;
    RewardWeights m_weights;
    MissingScores m_convention;
    std::size_t m_k;
    const OutcomeMatrix& m_outcomes;
    std::vector<TaskIndex> m_training;
    std::shared_ptr<const BanditFeatures> m_features;
    std::shared_ptr<const UnitRows> m_rows;
    std::size_t m_models;
    Scratch<UnitRows::Buffers> m_buffers;
};

} // namespace

PolicyEntry knnEntry()
{
    return {
        .info = {.id = "knn",
                 .family = PolicyFamily::Fitted,
                 .kind = PolicyKind::Memory,
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
                 .published = {{.router = "kNN Retrieval"}},
                 .needs = [](const ParameterSet& parameters,
                             PolicyNeeds& needs) { needs.training = parameters.text("variant") == "frozen"; }},
        .make = [](const PolicySpec& spec, const PolicySetup& setup,
                   const StreamCosts& costs) -> Result<std::unique_ptr<Policy>> {
            const auto k = static_cast<std::size_t>(spec.parameters.integer("k"));
            if (spec.parameters.text("variant") == "online")
                return std::make_unique<OnlineKnnPolicy>(setup, costs.byModel, k);
            if (!hasTraining(setup))
                return needsTraining(spec);
            return std::make_unique<FrozenKnnPolicy>(setup, costs.byModel, k);
        }};
}

} // namespace acr
