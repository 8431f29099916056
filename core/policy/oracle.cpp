// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/scratch.h"
#include "core/base/translatable.h"
#include "core/policy/common.h"
#include "core/policy/entries.h"

namespace acr {

namespace {

/// argmax of the reward of each task in hindsight: the reference for regret.
class OraclePolicy final : public CloneablePolicy<OraclePolicy> {
public:
    OraclePolicy(const PolicySetup& setup, const OutcomeMatrix& outcomes)
        : m_outcomes(outcomes)
        , m_weights(setup.weights)
        , m_convention(setup.missingScores)
        , m_models(setup.models.size())
    {}

    [[nodiscard]] bool covers(TaskIndex task) const override { return task.position() < m_outcomes.tasks(); }

    void decide(const TaskContext& request, Decision& decision) const override
    {
        look(request, *m_values);
        decideFor(bestModel(*m_values, request), "hindsight", request, decision);
    }

    void valuesOf(const Decision& decision, std::vector<double>& values) const override
    {
        look(decision.context, values);
        keepAvailable(values, decision.context);
    }

    [[nodiscard]] Ballot explain(const Decision& decision) const override
    {
        Ballot ballot = ballotOf(*this, decision);
        ballot.flip = flipOfValue(ballot.values, decision.pick);
        return ballot;
    }

private:
    void look(const TaskContext& request, std::vector<double>& values) const
    {
        const auto scores = m_outcomes.scores(request.task);
        const auto costs = m_outcomes.costs(request.task);
        values.resize(m_models);
        bool any = false;
        for (std::size_t j = 0; j < m_models; ++j) {
            const bool counts = scoreCounts(m_outcomes, request.task, ModelIndex::at(j), m_convention);
            values[j] = counts ? reward(m_weights, scores[j], costs[j]) : missing;
            any = any || (counts && request.isAvailable(ModelIndex::at(j)));
        }
        if (!any) {
            for (std::size_t j = 0; j < m_models; ++j)
                values[j] = reward(m_weights, 0, costs[j]);
        }
    }

    const OutcomeMatrix& m_outcomes;
    RewardWeights m_weights;
    MissingScores m_convention;
    std::size_t m_models;
    Scratch<std::vector<double>> m_values;
};

} // namespace

PolicyEntry oracleEntry()
{
    return {.info = {.id = "oracle",
                     .family = PolicyFamily::Bound,
                     .kind = PolicyKind::Bound,
                     .summary = QT_TRANSLATE_NOOP(
                         "Policy", "The best model of each task in hindsight: a bound, never a competitor."),
                     .published = {{.router = "Oracle"}}},
            .make = [](const PolicySpec& spec, const PolicySetup& setup,
                       const OutcomeMatrix* outcomes) -> Result<std::unique_ptr<Policy>> {
                if (outcomes == nullptr)
                    return failure(ErrorCode::NotApplicable, spec.id, "outcomes of all models");
                return std::make_unique<OraclePolicy>(setup, *outcomes);
            }};
}

} // namespace acr
