// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/translatable.h"
#include "core/features/banditfeatures.h"
#include "core/policy/armfeedback.h"
#include "core/policy/common.h"
#include "core/policy/drawsequence.h"
#include "core/policy/entries.h"

#include <cmath>

namespace acr {

namespace {

/// Linear Thompson sampling (Agrawal and Goyal 2013): per arm θ̃ ~ N(θ̂, v²A⁻¹). A decision needs θ̃ only along x, where
/// the draw is xᵀθ̂ + v·√(xᵀA⁻¹x)·z with a single normal z.
class LinTsPolicy final : public CloneablePolicy<LinTsPolicy> {
public:
    LinTsPolicy(const PolicySetup& setup, double spread, double ridge)
        : m_features(std::make_shared<const BanditFeatures>(*setup.tasks, setup.stream))
        , m_weights(setup.weights)
        , m_spread(spread)
        , m_draws(setup.seed, setup.models.size())
        , m_arms(setup.models.size(), RidgeArm(m_features->dimensions(), ridge))
    {}

    [[nodiscard]] Result<void> admit(std::span<const TaskIndex> tasks) override
    {
        m_features = BanditFeatures::admitting(tasks, m_features);
        for (RidgeArm& arm : m_arms)
            arm.grow(m_features->dimensions());
        return {};
    }

    void decide(const TaskContext& request, Decision& decision) const override
    {
        State& state = decision.state<State>();
        m_features->of(request.task, state.x);
        state.learned.clear();
        state.means.resize(m_arms.size());
        state.values.resize(m_arms.size());
        m_draws.drawAt(
            request.step, state.after,
            [&](Random& random) {
                for (std::size_t j = 0; j < m_arms.size(); ++j)
                    random.normal();
            },
            [&](Random& random) {
                for (std::size_t j = 0; j < m_arms.size(); ++j) {
                    state.means[j] = m_arms[j].mean(state.x);
                    state.values[j] =
                        state.means[j] + m_spread * std::sqrt(m_arms[j].variance(state.x)) * random.normal();
                }
            });
        decideFor(bestModel(state.values, request), "sampled", request, decision);
        decision.probability = missing;
    }

    void observe(Decision& decision, std::span<const Attempt> attempts) override
    {
        State& state = decision.state<State>();
        m_draws.reach(state.after);
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
            ballot.votes.push_back({"draw", ModelIndex::at(j), shares[j]});
        }
        ballot.pivotal = pivotalOf(ballot);
        ballot.flip = flipOfWeight("draw", m_spread, ballot.values, shares, decision.pick);
        return ballot;
    }

private:
    struct State final : CloneableState<State> {
        SparseVector x;
        std::vector<double> values;
        std::vector<double> means;
        DrawSequence::Place after;
        ArmFeedback learned;
    };

    std::shared_ptr<const BanditFeatures> m_features;
    RewardWeights m_weights;
    double m_spread;
    DrawSequence m_draws;
    std::vector<RidgeArm> m_arms;
};

} // namespace

PolicyEntry linTsEntry()
{
    return {
        .info = {.id = "lints",
                 .family = PolicyFamily::Bandit,
                 .kind = PolicyKind::Bandit,
                 .summary = QT_TRANSLATE_NOOP(
                     "Policy", "Linear Thompson sampling on metadata features, learning from the chosen model only."),
                 .parameters = {{.name = "v",
                                 .kind = ParameterKind::Real,
                                 .defaultValue = 0.5,
                                 .minimum = 0,
                                 .maximum = 100,
                                 .choices = {},
                                 .help = QT_TRANSLATE_NOOP("Policy",
                                                           "Spread of the draws; the release used 0.35 on OOD176.")},
                                {.name = "ridge",
                                 .kind = ParameterKind::Real,
                                 .defaultValue = 1.0,
                                 .minimum = 1e-6,
                                 .maximum = 1e6,
                                 .choices = {},
                                 .help = QT_TRANSLATE_NOOP("Policy", "Ridge penalty of the regression of each arm.")}},
                 .seeded = true,
                 .published = {{.router = "LinTS"}}},
        .make = [](const PolicySpec& spec, const PolicySetup& setup) -> Result<std::unique_ptr<Policy>> {
            return std::make_unique<LinTsPolicy>(setup, spec.parameters.real("v"), spec.parameters.real("ridge"));
        }};
}

} // namespace acr
