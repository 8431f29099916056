// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A policy that counts how often it explains a decision. It takes the model with the best mean score so far, so what
/// it decides depends on the order in which it learns.
#pragma once

#include "core/memory/releasevote.h"
#include "core/policy/common.h"
#include "core/policy/entries.h"

#include <atomic>
#include <string>
#include <vector>

namespace acr::test {

/// Of all copies of the policy.
inline std::atomic<int> explanations = 0;

class CountedPolicy final : public CloneablePolicy<CountedPolicy> {
public:
    explicit CountedPolicy(std::size_t models)
        : m_sums(models, 0.5)
        , m_counts(models, 1.0)
    {}
    using Policy::decide;
    void decide(const TaskContext& request, Decision& decision) const override
    {
        std::vector<double>& values = decision.state<Values>().values;
        values.clear();
        for (std::size_t j = 0; j < m_sums.size(); ++j)
            values.push_back(m_sums[j] / m_counts[j]);
        keepAvailable(values, request);
        decideFor(bestModel(values, request), "mean_score", request, decision);
    }
    void observe(Decision&, std::span<const Attempt> attempts) override
    {
        for (const Attempt& attempt : attempts) {
            if (isMissing(attempt.score))
                continue;
            m_sums[attempt.model.position()] += attempt.score;
            m_counts[attempt.model.position()] += 1;
        }
    }
    void valuesOf(const Decision& decision, std::vector<double>& values) const override
    {
        values = decision.state<Values>().values;
    }
    [[nodiscard]] Ballot explain(const Decision& decision) const override
    {
        ++explanations;
        Ballot ballot = ballotOf(*this, decision);
        ballot.votes.push_back({std::string(mainPriorVoter), decision.pick, ballot.values[decision.pick.position()]});
        return ballot;
    }
    [[nodiscard]] std::vector<std::string> votersOf(const Decision&) const override
    {
        return {std::string(mainPriorVoter)};
    }

private:
    struct Values final : CloneableState<Values> {
        std::vector<double> values;
    };
    std::vector<double> m_sums;
    std::vector<double> m_counts;
};

/// The policy "counted", for addPolicy(). It says that it decides by a vote.
[[nodiscard]] inline PolicyEntry countedEntry()
{
    return {.info = {.id = "counted",
                     .family = PolicyFamily::Fixed,
                     .summary = "The model with the best mean score so far.",
                     .votes = true},
            .make = [](const PolicySpec&, const PolicySetup& setup) -> Result<std::unique_ptr<Policy>> {
                return std::make_unique<CountedPolicy>(setup.models.size());
            }};
}

} // namespace acr::test
