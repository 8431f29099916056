// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/translatable.h"
#include "core/policy/common.h"
#include "core/policy/entries.h"

namespace acr {

namespace {

/// argmax of the reward of each task in hindsight: the reference for regret.
class OraclePolicy final : public CloneablePolicy<OraclePolicy> {
public:
    explicit OraclePolicy(const PolicySetup& setup)
        : m_outcomes(*setup.hindsight)
        , m_weights(setup.weights)
        , m_convention(setup.missingScores)
        , m_values(setup.models.size())
    {}

    ModelIndex choose(const TaskContext& context) override
    {
        const auto scores = m_outcomes.scores(context.task);
        const auto costs = m_outcomes.costs(context.task);
        bool any = false;
        for (std::size_t j = 0; j < m_values.size(); ++j) {
            const bool counts = scoreCounts(m_outcomes, context.task, ModelIndex::at(j), m_convention);
            m_values[j] = counts ? reward(m_weights, scores[j], costs[j]) : missing;
            any = any || (counts && context.isAvailable(ModelIndex::at(j)));
        }
        if (!any) {
            for (std::size_t j = 0; j < m_values.size(); ++j)
                m_values[j] = reward(m_weights, 0, costs[j]);
        }
        m_available = context.available;
        m_pick = bestModel(m_values, context);
        return m_pick;
    }

    [[nodiscard]] Ballot ballot() const override
    {
        Ballot ballot = ballotOver(m_pick, m_values, "hindsight", m_available);
        ballot.flip = flipOfValue(ballot.values, m_pick);
        return ballot;
    }

private:
    const OutcomeMatrix& m_outcomes;
    RewardWeights m_weights;
    MissingScores m_convention;
    std::vector<double> m_values;
    std::uint64_t m_available = 0;
    ModelIndex m_pick;
};

} // namespace

PolicyEntry oracleEntry()
{
    return {.info = {.id = "oracle",
                     .family = PolicyFamily::Bound,
                     .summary = QT_TRANSLATE_NOOP(
                         "Policy", "The best model of each task in hindsight: a bound, never a competitor."),
                     .hindsight = Hindsight::Outcomes},
            .make = [](const PolicySpec& spec, const PolicySetup& setup) -> Result<std::unique_ptr<Policy>> {
                if (setup.hindsight == nullptr)
                    return failure(ErrorCode::NotApplicable, spec.id, "outcomes of all models");
                return std::make_unique<OraclePolicy>(setup);
            }};
}

} // namespace acr
