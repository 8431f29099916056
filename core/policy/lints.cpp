// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/random.h"
#include "core/base/translatable.h"
#include "core/features/banditfeatures.h"
#include "core/policy/common.h"
#include "core/policy/entries.h"
#include "core/policy/ridgearm.h"

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
        , m_random(setup.seed)
        , m_arms(setup.models.size(), RidgeArm(m_features->dimensions(), ridge))
        , m_values(setup.models.size())
        , m_means(setup.models.size())
    {}

    ModelIndex choose(const TaskContext& context) override
    {
        m_features->of(context.task, m_x);
        for (std::size_t j = 0; j < m_arms.size(); ++j) {
            m_means[j] = m_arms[j].mean(m_x);
            m_values[j] = m_means[j] + m_spread * std::sqrt(m_arms[j].variance(m_x)) * m_random.normal();
        }
        m_available = context.available;
        m_pick = bestModel(m_values, context);
        return m_pick;
    }

    void learn(const TaskContext&, std::span<const Attempt> attempts) override
    {
        for (const Attempt& attempt : attempts) {
            if (!isMissing(attempt.score)) // missing feedback is not a score of 0
                m_arms[attempt.model.position()].learn(m_x, reward(m_weights, attempt.score, attempt.costUsd));
        }
    }

    [[nodiscard]] Ballot ballot() const override
    {
        Ballot ballot = ballotOver(m_pick, m_values, "sampled", m_available);
        std::vector<double> shares(m_arms.size());
        for (std::size_t j = 0; j < m_arms.size(); ++j) {
            ballot.votes.push_back({"mean", ModelIndex::at(j), m_means[j]});
            ballot.votes.push_back({"draw", ModelIndex::at(j), m_values[j] - m_means[j]});
            shares[j] = m_values[j] - m_means[j];
        }
        ballot.pivotal = pivotalOf(ballot);
        ballot.flip = flipOfWeight("draw", m_spread, ballot.values, shares, m_pick);
        return ballot;
    }

private:
    std::shared_ptr<const BanditFeatures> m_features;
    RewardWeights m_weights;
    double m_spread;
    Random m_random;
    std::vector<RidgeArm> m_arms;
    SparseVector m_x;
    std::vector<double> m_values;
    std::vector<double> m_means;
    std::uint64_t m_available = 0;
    ModelIndex m_pick;
};

} // namespace

PolicyEntry linTsEntry()
{
    return {
        .info = {.id = "lints",
                 .family = PolicyFamily::Bandit,
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
                 .seeded = true},
        .make = [](const PolicySpec& spec, const PolicySetup& setup) -> Result<std::unique_ptr<Policy>> {
            return std::make_unique<LinTsPolicy>(setup, spec.parameters.real("v"), spec.parameters.real("ridge"));
        }};
}

} // namespace acr
