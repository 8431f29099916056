// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/translatable.h"
#include "core/features/banditfeatures.h"
#include "core/policy/armfeedback.h"
#include "core/policy/common.h"
#include "core/policy/entries.h"

#include <cmath>

namespace acr {

namespace {

/// LinUCB (Li et al. 2010): the mean of each arm's ridge regression, and α times its uncertainty √(xᵀA⁻¹x) on top.
class LinUcbPolicy final : public CloneablePolicy<LinUcbPolicy> {
public:
    /// Its features: all metadata, the dimension only, or none.
    enum class Information : std::uint8_t { All, Dimension, None };

    LinUcbPolicy(const PolicySetup& setup, std::span<const double> streamCosts, double alpha, double ridge,
                 Information information)
        : m_tasks(*setup.tasks)
        , m_information(information)
        , m_features(std::make_shared<const BanditFeatures>(*setup.tasks, setup.stream))
        , m_rank(setup.models, streamCosts)
        , m_weights(setup.weights)
        , m_alpha(alpha)
        , m_arms(setup.models.size(), RidgeArm(dimensions(), ridge))
    {}

    [[nodiscard]] Result<void> admit(std::span<const TaskIndex> tasks) override
    {
        m_features = BanditFeatures::admitting(tasks, m_features);
        for (RidgeArm& arm : m_arms)
            arm.grow(dimensions());
        return {};
    }

    void decide(const TaskContext& request, Decision& decision) const override
    {
        State& state = decision.state<State>();
        look(request.task, state.x);
        state.learned.clear();
        state.means.resize(m_arms.size());
        state.values.resize(m_arms.size());
        for (std::size_t j = 0; j < m_arms.size(); ++j) {
            state.means[j] = m_arms[j].mean(state.x);
            state.values[j] = state.means[j] + m_alpha * std::sqrt(m_arms[j].variance(state.x));
        }
        decideFor(bestModel(state.values, request, m_rank), "upper_bound", request, decision);
    }

    void observe(Decision& decision, std::span<const Attempt> attempts) override
    {
        State& state = decision.state<State>();
        state.learned.observe(m_arms, state.x, m_weights, attempts);
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
        std::vector<double> shares(m_arms.size());
        for (std::size_t j = 0; j < m_arms.size(); ++j) {
            shares[j] = state.values[j] - state.means[j];
            ballot.votes.push_back({"mean", ModelIndex::at(j), state.means[j]});
            ballot.votes.push_back({"bonus", ModelIndex::at(j), shares[j]});
        }
        ballot.pivotal = pivotalOf(ballot);
        ballot.flip = flipOfWeight("bonus", m_alpha, ballot.values, shares, decision.pick);
        return ballot;
    }

private:
    struct State final : CloneableState<State> {
        SparseVector x;
        std::vector<double> values;
        std::vector<double> means;
        ArmFeedback learned;
    };

    [[nodiscard]] Eigen::Index dimensions() const
    {
        if (m_information == Information::All)
            return m_features->dimensions();
        return m_information == Information::None
                   ? 1
                   : 1 + static_cast<Eigen::Index>(m_tasks.categories(Facet::Dimension).size());
    }

    void look(TaskIndex task, SparseVector& x) const
    {
        if (m_information == Information::All)
            return m_features->of(task, x);
        x.clear();
        x.add(0, 1);
        if (m_information == Information::Dimension)
            x.add(1 + static_cast<Eigen::Index>(m_tasks[task].category(Facet::Dimension).position()), 1);
    }

    const TaskTable& m_tasks;
    Information m_information;
    std::shared_ptr<const BanditFeatures> m_features;
    TieRank m_rank;
    RewardWeights m_weights;
    double m_alpha;
    std::vector<RidgeArm> m_arms;
};

} // namespace

PolicyEntry linUcbEntry()
{
    return {
        .info = {.id = "linucb",
                 .family = PolicyFamily::Bandit,
                 .kind = PolicyKind::Bandit,
                 .summary = QT_TRANSLATE_NOOP(
                     "Policy",
                     "Linear upper confidence bound on metadata features, learning from the chosen model only."),
                 .parameters =
                     {{.name = "alpha",
                       .kind = ParameterKind::Real,
                       .defaultValue = 1.0,
                       .minimum = 0,
                       .maximum = 100,
                       .choices = {},
                       .help = QT_TRANSLATE_NOOP("Policy", "Width of the confidence bound: how eagerly it explores.")},
                      {.name = "ridge",
                       .kind = ParameterKind::Real,
                       .defaultValue = 1.0,
                       .minimum = 1e-6,
                       .maximum = 1e6,
                       .choices = {},
                       .help = QT_TRANSLATE_NOOP("Policy", "Ridge penalty of the regression of each arm.")},
                      {.name = "information",
                       .kind = ParameterKind::Choice,
                       .defaultValue = std::string("all"),
                       .minimum = 0,
                       .maximum = 0,
                       .choices = {"all", "dimension", "none"},
                       .help = QT_TRANSLATE_NOOP(
                           "Policy", "What it sees of a task: all metadata, its dimension alone, or nothing.")}},
                 .published = {{.router = "LinUCB"}}},
        .make = [](const PolicySpec& spec, const PolicySetup& setup,
                   const StreamCosts& costs) -> Result<std::unique_ptr<Policy>> {
            const std::string& seen = spec.parameters.text("information");
            const auto information = seen == "all"         ? LinUcbPolicy::Information::All
                                     : seen == "dimension" ? LinUcbPolicy::Information::Dimension
                                                           : LinUcbPolicy::Information::None;
            return std::make_unique<LinUcbPolicy>(setup, costs.byModel, spec.parameters.real("alpha"),
                                                  spec.parameters.real("ridge"), information);
        }};
}

} // namespace acr
