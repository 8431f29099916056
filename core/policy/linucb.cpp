// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/translatable.h"
#include "core/features/banditfeatures.h"
#include "core/policy/common.h"
#include "core/policy/entries.h"
#include "core/policy/ridgearm.h"

#include <cmath>

namespace acr {

namespace {

/// LinUCB (Li et al. 2010): the mean of each arm's ridge regression, and α times its uncertainty √(xᵀA⁻¹x) on top.
class LinUcbPolicy final : public CloneablePolicy<LinUcbPolicy> {
public:
    /// Its features: all metadata, the dimension only, or none.
    enum class Information : std::uint8_t { All, Dimension, None };

    LinUcbPolicy(const PolicySetup& setup, double alpha, double ridge, Information information)
        : m_tasks(*setup.tasks)
        , m_information(information)
        , m_features(std::make_shared<const BanditFeatures>(*setup.tasks, setup.stream))
        , m_rank(setup)
        , m_weights(setup.weights)
        , m_alpha(alpha)
        , m_arms(setup.models.size(), RidgeArm(dimensions(), ridge))
        , m_values(setup.models.size())
        , m_means(setup.models.size())
    {}

    ModelIndex choose(const TaskContext& context) override
    {
        look(context.task);
        for (std::size_t j = 0; j < m_arms.size(); ++j) {
            m_means[j] = m_arms[j].mean(m_x);
            m_values[j] = m_means[j] + m_alpha * std::sqrt(m_arms[j].variance(m_x));
        }
        m_available = context.available;
        m_pick = bestModel(m_values, context, m_rank);
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
        Ballot ballot = ballotOver(m_pick, m_values, "upper_bound", m_available);
        std::vector<double> shares(m_arms.size());
        for (std::size_t j = 0; j < m_arms.size(); ++j) {
            ballot.votes.push_back({"mean", ModelIndex::at(j), m_means[j]});
            ballot.votes.push_back({"bonus", ModelIndex::at(j), m_values[j] - m_means[j]});
            shares[j] = m_values[j] - m_means[j];
        }
        ballot.pivotal = pivotalOf(ballot);
        ballot.flip = flipOfWeight("bonus", m_alpha, ballot.values, shares, m_pick);
        return ballot;
    }

private:
    [[nodiscard]] Eigen::Index dimensions() const
    {
        if (m_information == Information::All)
            return m_features->dimensions();
        return m_information == Information::None
                   ? 1
                   : 1 + static_cast<Eigen::Index>(m_tasks.categories(Facet::Dimension).size());
    }

    void look(TaskIndex task)
    {
        if (m_information == Information::All)
            return m_features->of(task, m_x);
        m_x.clear();
        m_x.add(0, 1);
        if (m_information == Information::Dimension)
            m_x.add(1 + static_cast<Eigen::Index>(m_tasks[task].category(Facet::Dimension).position()), 1);
    }

    const TaskTable& m_tasks;
    Information m_information;
    std::shared_ptr<const BanditFeatures> m_features;
    TieRank m_rank;
    RewardWeights m_weights;
    double m_alpha;
    std::vector<RidgeArm> m_arms;
    SparseVector m_x;
    std::vector<double> m_values;
    std::vector<double> m_means;
    std::uint64_t m_available = 0;
    ModelIndex m_pick;
};

} // namespace

PolicyEntry linUcbEntry()
{
    return {
        .info = {.id = "linucb",
                 .family = PolicyFamily::Bandit,
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
                 .hindsight = Hindsight::StreamCosts},
        .make = [](const PolicySpec& spec, const PolicySetup& setup) -> Result<std::unique_ptr<Policy>> {
            const std::string& seen = spec.parameters.text("information");
            const auto information = seen == "all"         ? LinUcbPolicy::Information::All
                                     : seen == "dimension" ? LinUcbPolicy::Information::Dimension
                                                           : LinUcbPolicy::Information::None;
            return std::make_unique<LinUcbPolicy>(setup, spec.parameters.real("alpha"), spec.parameters.real("ridge"),
                                                  information);
        }};
}

} // namespace acr
